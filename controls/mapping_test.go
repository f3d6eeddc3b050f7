package controls_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

func TestFrameworksHaveAsManyRequirementsAsPublished(t *testing.T) {
	if got := len(controls.ISO27001AnnexA2022.Requirements()); got != 93 {
		t.Errorf("Annex A has %d controls, want 93", got)
	}
	if got := len(controls.Criteria(soc1.TrustSecurity)); got != 33 {
		t.Errorf("there are %d common criteria, want 33", got)
	}
	if got := len(controls.TrustServices2017.Requirements()); got != 61 {
		t.Errorf("there are %d criteria, want 61", got)
	}
	for _, c := range []struct {
		framework controls.Framework
		id        string
		want      bool
	}{
		{controls.TrustServices2017, "CC6.8", true},
		{controls.TrustServices2017, "CC6.9", false},
		{controls.TrustServices2017, "A.5.1", false},
		{controls.ISO27001AnnexA2022, "A.8.34", true},
		{controls.ISO27001AnnexA2022, "A.8.35", false},
		{controls.ISO27001AnnexA2022, "", false},
		{0, "CC1.1", false},
	} {
		if got := c.framework.Has(c.id); got != c.want {
			t.Errorf("%v has %q: %v", c.framework, c.id, got)
		}
	}
	if controls.Criteria(soc1.TrustCategory(0)) != nil {
		t.Error("a category that is none has criteria")
	}
}

func TestASOC2AlwaysHasTheCommonCriteria(t *testing.T) {
	for _, c := range []struct {
		categories []soc1.TrustCategory
		want       int
	}{
		{nil, 33},
		{[]soc1.TrustCategory{soc1.TrustSecurity, soc1.TrustSecurity, 99}, 33},
		{[]soc1.TrustCategory{soc1.TrustProcessingIntegrity, soc1.TrustAvailability}, 41},
		{slices.Collect(soc1.TrustCategories()), 61},
	} {
		list := controls.SOC2Criteria(c.categories...)
		if len(list) != c.want || list[0] != "CC1.1" {
			t.Errorf("%v has %d criteria from %s", c.categories, len(list), list[0])
		}
	}
}

// TestEveryLinkIsReal: links point at requirements that exist, each once, from every area, and reach what the published
// comparisons of the field agree on.
func TestEveryLinkIsReal(t *testing.T) {
	seen := make(map[string]bool)
	for l := range controls.InformativeLinks() {
		key := l.Area.String() + " " + l.Requirement
		if !l.Framework.Has(l.Requirement) || !l.Confidence.IsValid() || seen[key] {
			t.Errorf("%+v is no link, or is there twice", l)
		}
		seen[key] = true
		if l.Framework == controls.ISO27001AnnexA2022 && l.Confidence == soc1.ConfidenceSure {
			t.Errorf("%+v is surer than any mapping in circulation", l)
		}
	}
	for _, want := range []string{
		"control-environment CC1.5", "risk-assessment CC3.4", "monitoring CC4.1", "access-removal CC6.2", "physical-access CC6.4", "data-transmission CC6.7",
		"incidents CC7.5", "change CC8.1", "vendors CC9.2", "backup A1.2", "transaction-processing PI1.5", "change A.8.32", "vendors A.5.23", "backup A.8.13",
	} {
		if !seen[want] {
			t.Errorf("there is no link %s", want)
		}
	}
	for a := range controls.Areas() {
		if len(a.Links()) == 0 {
			t.Errorf("%v has no link", a)
		}
	}
	for range controls.InformativeLinks() {
		break // the walk stops when asked to
	}
	if controls.Area(0).Links() != nil {
		t.Error("no area has links")
	}
}

// assigned gives the sound matrix a control of a SOC 2 alone, and areas to some of its controls.
func assigned() (controls.Matrix, controls.Programme) {
	m := sound()
	m.Controls = append(m.Controls, controls.Control{ID: "C-9", Text: "Badges are reviewed."}, controls.Control{ID: "C-10", Text: "Nobody needs this."})
	return m, controls.Programme{
		Criteria: []string{"CC8.1", "CC6.4", "CC9.2"},
		Assignments: []controls.AreaAssignment{
			{Control: "C-5", Areas: []controls.Area{controls.AreaChange, controls.AreaChange}},
			{Control: "C-9", Areas: []controls.Area{controls.AreaPhysical}},
			{Control: "C-1", Areas: []controls.Area{controls.AreaTransactions}}, // its criteria are not in scope
		},
	}
}

func TestEffortOfASmallInventory(t *testing.T) {
	m, p := assigned()
	m.Tests = append(m.Tests, test("T-6", "C-5", 1))
	m.Tests[4].Information = []controls.Information{{Name: "Variance report", Source: "warehouse"}, {Name: "Variance report", Source: "warehouse"}}
	e, err := m.Effort(p)
	if err != nil {
		t.Fatal(err)
	}
	// SOC 1: C-1 to C-5 with six tests, each of which asks for its items, and one report that C-4 and T-5 share.
	// SOC 2: C-5 with two tests and that report, and C-9 with a test to be planned.
	for name, w := range map[string][2]controls.Work{
		"SOC 1": {e.SOC1, {Tests: 6, Requests: 7}}, "SOC 2": {e.SOC2, {Tests: 3, Requests: 4}}, "separate": {e.Separate, {Tests: 9, Requests: 11}},
		"combined": {e.Combined, {Tests: 7, Requests: 8}}, "saving": {e.Saving, {Tests: 2, Requests: 3}},
	} {
		if w[0] != w[1] {
			t.Errorf("%s: %+v, want %+v", name, w[0], w[1])
		}
	}
	if !slices.Equal(e.Shared, []soc1.ControlID{"C-5"}) || !slices.Equal(e.OnlySOC1, []soc1.ControlID{"C-1", "C-2", "C-3", "C-4"}) ||
		!slices.Equal(e.OnlySOC2, []soc1.ControlID{"C-9"}) || !slices.Equal(e.Neither, []soc1.ControlID{"C-10"}) {
		t.Errorf("shared %v, only SOC 1 %v, only SOC 2 %v, neither %v", e.Shared, e.OnlySOC1, e.OnlySOC2, e.Neither)
	}
	if !slices.Equal(e.Unsupported, []string{"CC9.2"}) || len(e.Support) != 3 || !slices.Equal(e.Support[0].Controls, []soc1.ControlID{"C-5"}) {
		t.Errorf("support %v, without %v", e.Support, e.Unsupported)
	}
}

func TestAWrongProgrammeIsRefused(t *testing.T) {
	m, p := assigned()
	p.Criteria = append(p.Criteria, "CC8.1", "CC10.1", "")
	p.Assignments = append(p.Assignments, controls.AreaAssignment{Control: "C-5"}, controls.AreaAssignment{Control: "C-77"}, controls.AreaAssignment{Areas: []controls.Area{0, 99}})
	_, err := m.Effort(p)
	want := []string{
		"missing /assignments/5/control", "invalid /assignments/5/areas/0", "invalid /assignments/5/areas/1", "unknown-reference /assignments/4/control",
		"duplicate /assignments/3/control", "duplicate /criteria/3", "invalid /criteria/4", "invalid /criteria/5",
	}
	got := codesAt(err)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	m.Controls[0].ID = ""
	if _, err := m.Effort(controls.Programme{}); err == nil || !strings.Contains(err.Error(), "/controls/0/id") {
		t.Errorf("a matrix with a fault: %v", err)
	}
}

// programme draws a programme over the sound matrix with controls of its own.
func programme(t *rapid.T) (controls.Matrix, controls.Programme) {
	m := sound()
	for i := range rapid.IntRange(0, 4).Draw(t, "more controls") {
		m.Controls = append(m.Controls, controls.Control{ID: soc1.ControlID("X-" + strconv.Itoa(i)), Information: reports(t)})
	}
	p := controls.Programme{Criteria: rapid.SliceOfNDistinct(rapid.SampledFrom(controls.TrustServices2017.Requirements()), 0, 12, rapid.ID).Draw(t, "criteria")}
	for i := range m.Controls {
		if rapid.Bool().Draw(t, "assigned") {
			p.Assignments = append(p.Assignments, controls.AreaAssignment{Control: m.Controls[i].ID, Areas: areas(t)})
		}
	}
	return m, p
}

// areas draws a few areas.
func areas(t *rapid.T) []controls.Area {
	return rapid.SliceOfN(rapid.SampledFrom(slices.Collect(controls.Areas())), 0, 4).Draw(t, "areas")
}

// reports draws a few reports from a small choice.
func reports(t *rapid.T) []controls.Information {
	var list []controls.Information
	for range rapid.IntRange(0, 2).Draw(t, "reports") {
		list = append(list, controls.Information{Name: rapid.SampledFrom([]string{"Variance report", "User list"}).Draw(t, "name"), Source: "warehouse"})
	}
	return list
}

// TestLawACombinedProgrammeNeverCostsMore: combined <= separate, the difference is the saving, and nothing is saved when
// nothing is shared.
func TestLawACombinedProgrammeNeverCostsMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, p := programme(t)
		e, err := m.Effort(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range [][5]int64{
			{e.SOC1.Tests, e.SOC2.Tests, e.Separate.Tests, e.Combined.Tests, e.Saving.Tests},
			{e.SOC1.Requests, e.SOC2.Requests, e.Separate.Requests, e.Combined.Requests, e.Saving.Requests},
		} {
			if w[0]+w[1] != w[2] || w[2]-w[3] != w[4] || w[4] < 0 || w[3] < max(w[0], w[1]) {
				t.Fatalf("SOC 1 %d, SOC 2 %d, separate %d, combined %d, saving %d", w[0], w[1], w[2], w[3], w[4])
			}
		}
		if (e.Saving.Tests > 0) != (len(e.Shared) > 0) {
			t.Fatalf("%d tests are saved with the shared controls %v", e.Saving.Tests, e.Shared)
		}
		if n := len(e.Shared) + len(e.OnlySOC1) + len(e.OnlySOC2) + len(e.Neither); n != len(m.Controls) {
			t.Fatalf("%d of %d controls are accounted for", n, len(m.Controls))
		}
		alone, err := m.Effort(controls.Programme{Assignments: p.Assignments})
		if err != nil || alone.SOC1 != e.SOC1 || alone.Saving != (controls.Work{}) || alone.SOC2 != (controls.Work{}) {
			t.Fatalf("without criteria: %+v, %v", alone, err)
		}
	})
}

// TestLawAnotherSharedControlNeverLowersTheSaving: nor does another criterion, or another area of a control.
func TestLawAnotherSharedControlNeverLowersTheSaving(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, p := programme(t)
		p.Criteria = slices.DeleteFunc(p.Criteria, func(c string) bool { return c == "CC8.1" })
		before, err := m.Effort(p)
		if err != nil {
			t.Fatal(err)
		}
		p.Criteria = append(p.Criteria, "CC8.1")
		wider, err := m.Effort(p)
		if err != nil || wider.Saving.Tests < before.Saving.Tests || wider.Saving.Requests < before.Saving.Requests {
			t.Fatalf("another criterion: %+v became %+v, %v", before.Saving, wider.Saving, err)
		}
		m.Controls = append(m.Controls, controls.Control{ID: "S-1", Information: reports(t)})
		m.Risks[0].Sufficient[0].Controls = append(m.Risks[0].Sufficient[0].Controls, "S-1")
		p.Assignments = append(p.Assignments, controls.AreaAssignment{Control: "S-1", Areas: append(areas(t), controls.AreaChange)})
		after, err := m.Effort(p)
		if err != nil || !slices.Contains(after.Shared, "S-1") || after.Saving.Tests <= wider.Saving.Tests || after.Saving.Requests <= wider.Saving.Requests {
			t.Fatalf("another shared control: %+v became %+v, %v", wider.Saving, after.Saving, err)
		}
	})
}

func BenchmarkMatrix_Effort(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		m, p := controls.StartingMatrix(controls.IndustryPayroll), controls.Programme{Criteria: controls.SOC2Criteria()}
		for i := range n {
			id := soc1.ControlID("C-" + strconv.Itoa(i))
			m.Controls = append(m.Controls, controls.Control{ID: id})
			p.Assignments = append(p.Assignments, controls.AreaAssignment{Control: id, Areas: []controls.Area{controls.Area(1 + i%17)}})
			r := &m.Risks[i%len(m.Risks)]
			if len(r.Sufficient) == 0 {
				r.Sufficient = make([]controls.ControlSet, 1)
			}
			r.Sufficient[0].Controls = append(r.Sufficient[0].Controls, id)
		}
		b.Run("controls="+strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := m.Effort(p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
