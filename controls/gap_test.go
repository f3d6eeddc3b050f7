package controls_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// ready returns the sound matrix without a gap: what its mock test found is remediated before the year begins, and every
// control that depends on a system says on what.
func ready() controls.Matrix {
	m := sound()
	for i := range m.Controls {
		m.Controls[i].PerformedBy = "Payroll manager"
	}
	m.Controls[3].ReliesOn = []soc1.ObjectiveID{"IT-1"}
	for i := range m.Deviations {
		m.Deviations[i].Remediated = year().Start
	}
	return m
}

// gapsAt lists gaps as "kind path".
func gapsAt(gaps []controls.Gap) []string {
	var list []string
	for _, g := range gaps {
		list = append(list, g.Kind.String()+" "+g.Path)
	}
	return list
}

func TestEachGapIsFoundWhereItIs(t *testing.T) {
	m := ready()
	if gaps, err := m.Gaps(year()); err != nil || len(gaps) > 0 {
		t.Fatalf("the matrix without a gap has %v, %v", gapsAt(gaps), err)
	}
	for _, c := range []struct {
		name  string
		spoil func(*controls.Matrix)
		want  []string
	}{
		{"a risk without a set", func(m *controls.Matrix) { m.Risks[1].Sufficient = nil }, []string{"no-control /risks/1/sufficient"}},
		{
			"an objective without a risk", func(m *controls.Matrix) { m.Risks[1].Objective, m.Risks[0].Objective = "IT-1", "IT-1" },
			[]string{"no-control /objectives/0"},
		},
		{"nothing stated", func(m *controls.Matrix) { m.Objectives[0].Statement, m.Risks[0].Statement = "", "" }, []string{"undocumented /objectives/0/statement", "undocumented /risks/0/statement"}},
		{"a bare control", func(m *controls.Matrix) { m.Controls[4] = controls.Control{ID: "C-5"} }, []string{
			"undocumented /controls/4/text", "undocumented /controls/4/nature", "undocumented /controls/4/purpose", "undocumented /controls/4/frequency", "owner-missing /controls/4/performedBy",
		}},
		{"no owner", func(m *controls.Matrix) { m.Controls[0].PerformedBy = "" }, []string{"owner-missing /controls/0/performedBy"}},
		{"performed by a subservice organization", func(m *controls.Matrix) { m.Controls[0].PerformedBy, m.Controls[0].Subservice = "", "S-1" }, nil},
		{"no walkthrough", func(m *controls.Matrix) { m.Walkthroughs = m.Walkthroughs[:4] }, []string{"undocumented /controls/4"}},
		{"half a walkthrough", func(m *controls.Matrix) { m.Walkthroughs[4].Design = 0 }, []string{"undocumented /controls/4"}},
		{"a deficient design of what another relies on", func(m *controls.Matrix) {
			m.Walkthroughs[4].Design, m.Walkthroughs[4].Finding = controls.DesignDeficient, "Approval comes after release."
		}, []string{"design-gap /walkthroughs/4/design", "general-it-gap /controls/0/reliesOn/0", "general-it-gap /controls/3/reliesOn/0"}},
		{"a control not in use", func(m *controls.Matrix) {
			m.Walkthroughs[0].Implementation, m.Walkthroughs[0].Finding = controls.NotImplemented, "Nobody does it."
		}, []string{"not-operating /walkthroughs/0/implementation"}},
		{"a finding about other days", func(m *controls.Matrix) {
			w := &m.Walkthroughs[0]
			w.Implementation, w.Finding, w.During = controls.NotImplemented, "Nobody did it.", soc1.Period{End: day(time.January, 1).AddDays(-1)}
		}, nil},
		{"days without a control", func(m *controls.Matrix) { m.Controls[4].Operated = []soc1.Period{{Start: day(time.April, 1)}} }, []string{
			"not-operating /risks/2", "general-it-gap /controls/0/reliesOn/0", "general-it-gap /controls/3/reliesOn/0",
		}},
		{"days that another set covers", func(m *controls.Matrix) { m.Controls[0].Operated = []soc1.Period{{Start: day(time.April, 1)}} }, nil},
		{"a line with a gap", func(m *controls.Matrix) { m.Controls[2].Operated[0].Start = day(time.July, 3) }, []string{"not-operating /risks/1"}},
		{"evidence that cannot be had", func(m *controls.Matrix) {
			m.Tests[4] = controls.Test{ID: "T-5", Control: "C-5", Outcome: controls.EvidenceUnavailable, Reason: "Tickets were purged."}
		}, []string{"no-evidence /tests/4"}},
		{"a test not performed", func(m *controls.Matrix) {
			m.Tests[4] = controls.Test{ID: "T-5", Control: "C-5", Outcome: controls.NotPerformed, Reason: "Time ran out."}
		}, []string{"no-evidence /tests/4"}},
		{"nothing occurred", func(m *controls.Matrix) {
			m.Tests[4] = controls.Test{ID: "T-5", Control: "C-5", Outcome: controls.NoOccurrence, Reason: "No change was made."}
		}, nil},
		{"no population", func(m *controls.Matrix) { m.Tests[4].Population = controls.Population{} }, []string{"no-population /tests/4/population"}},
		{"an unproven population", func(m *controls.Matrix) { m.Tests[4].Population.Completeness = 0 }, []string{"no-population /tests/4/population"}},
		{"an incomplete population", func(m *controls.Matrix) { m.Tests[4].Population.Completeness = controls.EvidenceDeficient }, []string{"no-population /tests/4/population"}},
		{"information not named", func(m *controls.Matrix) { m.Controls[3].Information = nil }, []string{"information-unproven /controls/3/information"}},
		{"information unproven", func(m *controls.Matrix) { m.Controls[3].Information[0].Evidence = 0 }, []string{"information-unproven /controls/3/information/0"}},
		{"information of a test", func(m *controls.Matrix) {
			m.Tests[0].Information = []controls.Information{{Name: "Log", Evidence: controls.EvidenceSufficient}, {Name: "List", Evidence: controls.EvidenceDeficient}}
		}, []string{"information-unproven /tests/0/information/1"}},
		{"no general IT", func(m *controls.Matrix) { m.Controls[0].ReliesOn = nil }, []string{"general-it-gap /controls/0/reliesOn"}},
		{"reliance on something else", func(m *controls.Matrix) { m.Controls[4].ReliesOn = []soc1.ObjectiveID{"CO-1"} }, []string{"general-it-gap /controls/4/reliesOn/0"}},
		{"a deviation remediated too late", func(m *controls.Matrix) { m.Deviations[0].Remediated = day(time.March, 1) }, []string{"not-operating /deviations/0"}},
		{"a deviation not remediated", func(m *controls.Matrix) { m.Deviations[1].Remediated = soc1.Date{} }, []string{"no-evidence /deviations/1"}},
		{"a control that nobody needs", func(m *controls.Matrix) {
			m.Controls = append(m.Controls, controls.Control{ID: "C-9"})
			m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{ID: "W-9", Control: "C-9", Design: controls.DesignDeficient, Finding: "None."})
			m.Tests = append(m.Tests, controls.Test{ID: "T-9", Control: "C-9", Outcome: controls.Performed, Sample: controls.Sample{Size: 2}})
			m.Deviations = append(m.Deviations, controls.Deviation{ID: "D-9", Test: "T-9", Count: 1, Kind: controls.KindLate, Text: "Late."})
		}, nil},
	} {
		m := ready()
		c.spoil(&m)
		gaps, err := m.Gaps(year())
		if got := gapsAt(gaps); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q, %v", c.name, got, c.want, err)
		}
		for _, g := range gaps {
			if g.Message == "" || g.Action == "" || strings.HasSuffix(g.Message+g.Action, ".") || g.Objective == "" && g.Control == "" {
				t.Errorf("%s: %+v does not help a reader", c.name, g)
			}
		}
	}
}

func TestGapsOfDependencies(t *testing.T) {
	m := ready()
	gaps, err := m.Gaps(year(),
		controls.Dependency{Objective: "CO-1", StatedAs: "CUEC-1"},
		controls.Dependency{Objective: "IT-1"},
		controls.Dependency{Objective: "CO-1", Subservice: "S-1", StatedAs: "CSOC-1"},
		controls.Dependency{Objective: "IT-1", Subservice: "S-1", Monitoring: "Its report is reviewed."},
		controls.Dependency{Objective: "IT-1", Subservice: "S-2", StatedAs: "CSOC-2"},
	)
	want := []string{
		"complementary-control-missing /dependencies/1/statedAs", "complementary-control-missing /dependencies/3/statedAs", "monitoring-gap /dependencies/4/monitoring",
	}
	if got := gapsAt(gaps); err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, want %q, %v", got, want, err)
	}
	if gaps[2].Key != "/dependencies/IT-1/S-2/monitoring" || gaps[0].Key != "/dependencies/IT-1/statedAs" {
		t.Errorf("the keys are %q and %q", gaps[2].Key, gaps[0].Key)
	}
	_, err = m.Gaps(year(), controls.Dependency{}, controls.Dependency{Objective: "CO-9"}, controls.Dependency{Objective: "CO-1", Subservice: "S 1"},
		controls.Dependency{Objective: "IT-1"}, controls.Dependency{Objective: "IT-1"})
	faults := []string{"missing /dependencies/0/objective", "unknown-reference /dependencies/1/objective", "invalid /dependencies/2/subservice", "duplicate /dependencies/4"}
	if got := codesAt(err); !slices.Equal(got, faults) {
		t.Errorf("got %q, want %q", got, faults)
	}
}

// TestAMatrixThatIsNotValidHasNoGaps: its problems come first.
func TestAMatrixThatIsNotValidHasNoGaps(t *testing.T) {
	m := ready()
	m.Risks[0].Objective = "CO-9"
	if gaps, err := m.Gaps(year()); gaps != nil || !slices.Equal(codesAt(err), []string{"unknown-reference /risks/0/objective"}) {
		t.Errorf("%v, %v", gaps, err)
	}
	if list, err := m.Readiness(nil); list != nil || err == nil {
		t.Errorf("%v, %v", list, err)
	}
}

// TestWithoutAWindowNoDayIsMissing: the other gaps are still found.
func TestWithoutAWindowNoDayIsMissing(t *testing.T) {
	m := ready()
	m.Controls[4].Operated = []soc1.Period{{Start: day(time.April, 1)}}
	m.Controls[0].PerformedBy = ""
	m.Deviations[0].Remediated = day(time.March, 1)
	m.Walkthroughs[0].During = soc1.Period{Start: day(time.May, 1)}
	gaps, err := m.Gaps(soc1.Period{})
	if want := []string{"owner-missing /controls/0/performedBy", "not-operating /deviations/0", "no-evidence /deviations/1"}; err != nil || !slices.Equal(gapsAt(gaps), want) {
		t.Errorf("got %q, want %q, %v", gapsAt(gaps), want, err)
	}
}

func TestReadinessCountsGapsByObjective(t *testing.T) {
	m := ready()
	m.Controls[4].PerformedBy = ""                  // C-5 serves IT-1
	m.Controls[1].Text, m.Controls[2].Text = "", "" // C-2 and C-3 serve CO-1 through two risks
	m.Risks[2].Sufficient = append(m.Risks[2].Sufficient, controls.ControlSet{Controls: []soc1.ControlID{"C-4"}, Rationale: "It finds the same."})
	m.Controls[3].Information = nil // C-4 serves both
	gaps, err := m.Gaps(year(), controls.Dependency{Objective: "CO-1"})
	if err != nil {
		t.Fatal(err)
	}
	gaps = append(gaps, controls.Gap{Kind: 99, Objective: "CO-1"}, controls.Gap{Kind: controls.GapDesign, Control: "C-77"})
	list, err := m.Readiness(gaps)
	want := "[{CO-1 [{undocumented 2} {information-unproven 1} {complementary-control-missing 1}]} {IT-1 [{owner-missing 1} {information-unproven 1}]}]"
	if got := fmt.Sprint(list); err != nil || got != want {
		t.Errorf("got %s, want %s, %v", got, want, err)
	}
	if list, err := m.Readiness(nil); err != nil || len(list) != 2 || !list[0].Ready() || !list[1].Ready() {
		t.Errorf("without gaps: %v, %v", list, err)
	}
}

// TestHostileReuseOfPeriodsIsRefused: many sets that name a control with many periods ask for no more than a bounded
// amount of work.
func TestHostileReuseOfPeriodsIsRefused(t *testing.T) {
	const n = 3000
	m := controls.Matrix{Objectives: []controls.Objective{{ID: "CO-1"}}, Controls: []controls.Control{{ID: "C-1"}}}
	start := soc1.DateOf(2000, time.January, 1)
	for i := range n {
		d := start.AddDays(2 * i)
		m.Controls[0].Operated = append(m.Controls[0].Operated, soc1.Period{Start: d, End: d})
		m.Risks = append(m.Risks, controls.Risk{ID: soc1.RiskID("R-" + strconv.Itoa(i)), Objective: "CO-1", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-1"}}}})
	}
	gaps, err := m.Gaps(soc1.Period{Start: start, End: start.AddDays(2 * n)})
	if got := codesAt(err); gaps != nil || len(got) != 1 || !strings.HasPrefix(got[0], "too-large /risks/") {
		t.Errorf("%d gaps, %v", len(gaps), err)
	}
}

func BenchmarkMatrix_Gaps(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		m := controls.Matrix{Objectives: []controls.Objective{{ID: "CO-1", Statement: "Stated."}}}
		for i := range n {
			id := soc1.ControlID("C-" + strconv.Itoa(i))
			m.Controls = append(m.Controls, controls.Control{ID: id, Text: "Described.", Operated: []soc1.Period{{Start: year().Start.AddDays(i % 60)}}})
			m.Risks = append(m.Risks, controls.Risk{ID: soc1.RiskID("R-" + strconv.Itoa(i)), Objective: "CO-1", Statement: "Stated.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{id}}}})
		}
		b.Run("controls="+strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := m.Gaps(year()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
