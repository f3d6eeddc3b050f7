package opinion_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// inserted puts a member anywhere in a list: facts are rarely learnt in the order in which they are written down.
func inserted[T any](t *rapid.T, list []T, member T) []T {
	return slices.Insert(slices.Clone(list), rapid.IntRange(0, len(list)).Draw(t, "where"), member)
}

// keysOf lists the gaps of a result as "kind key".
func keysOf(r *opinion.Readiness) []string {
	var list []string
	for _, g := range r.Gaps {
		list = append(list, g.Gap.Kind.String()+" "+g.Gap.Key)
	}
	return list
}

// addFact adds one fact to an examination or to the dependencies, and returns the keys of the gaps that it may close.
func addFact(t *rapid.T, e *opinion.Examination, further *[]controls.Dependency) (closes []string) {
	m := &e.Matrix
	objective := func() soc1.ObjectiveID {
		return m.Objectives[rapid.IntRange(0, len(m.Objectives)-1).Draw(t, "objective")].ID
	}
	control := func() *controls.Control { return &m.Controls[rapid.IntRange(0, len(m.Controls)-1).Draw(t, "control")] }
	host := func() *soc1.Subservice {
		var carved []*soc1.Subservice
		for i := range e.Subservices {
			if e.Subservices[i].Method == soc1.CarveOut {
				carved = append(carved, &e.Subservices[i])
			}
		}
		if len(carved) == 0 {
			return nil
		}
		return carved[rapid.IntRange(0, len(carved)-1).Draw(t, "organization")]
	}
	switch rapid.IntRange(0, 12).Draw(t, "fact") {
	case 0:
		m.Objectives = inserted(t, m.Objectives, controls.Objective{ID: "NEW", Statement: "Controls provide reasonable assurance that fees are computed accurately.", Kind: controls.TransactionProcessing})
	case 1:
		id := objective()
		m.Risks = inserted(t, m.Risks, controls.Risk{ID: "NEW", Objective: id, Statement: "It is forgotten."})
		return []string{"no-control /objectives/" + string(id)}
	case 2:
		if len(m.Risks) == 0 {
			return nil
		}
		r := &m.Risks[rapid.IntRange(0, len(m.Risks)-1).Draw(t, "risk")]
		r.Sufficient = append(slices.Clone(r.Sufficient), newControl(e, "NEW"))
		// A general IT objective that gains an answer may be sound again.
		return []string{"no-control /risks/" + string(r.ID) + "/sufficient", "not-operating /risks/" + string(r.ID), "general-it-gap * /reliesOn/" + string(r.Objective)}
	case 3:
		c := control()
		m.Walkthroughs = inserted(t, m.Walkthroughs, controls.Walkthrough{ID: "NEW", Control: c.ID, Design: controls.DesignSuitable, Implementation: controls.Implemented})
		return []string{"undocumented /controls/" + string(c.ID)}
	case 4:
		m.Tests = inserted(t, m.Tests, examtest.SoundTest("NEW", control().ID))
	case 5:
		c := control()
		c.Information = inserted(t, c.Information, controls.Information{Name: rapid.SampledFrom([]string{"Leavers", "Register", "a/b"}).Draw(t, "report")})
		return []string{"information-unproven /controls/" + string(c.ID) + "/information"}
	case 6:
		c := control()
		c.ReliesOn = inserted(t, c.ReliesOn, objective())
		return []string{"general-it-gap /controls/" + string(c.ID) + "/reliesOn"}
	case 7:
		id := objective()
		e.Complementary.CUECs = inserted(t, e.Complementary.CUECs, cuec.CUEC{ID: "NEW", Statement: "The controller approves the file.", Objectives: []soc1.ObjectiveID{id}})
		return []string{"complementary-control-missing /dependencies/" + string(id) + "/statedAs"}
	case 8:
		if s := host(); s != nil {
			id := objective()
			e.Complementary.CSOCs = inserted(t, e.Complementary.CSOCs, cuec.CSOC{ID: "NEW", Subservice: s.ID, Statement: "Backups are kept.", Objectives: []soc1.ObjectiveID{id}})
			return []string{"complementary-control-missing /subservices/" + string(s.ID) + "/csocs", "complementary-control-missing /dependencies/" + string(id) + "/" + string(s.ID) + "/statedAs"}
		}
	case 9:
		e.Subservices = inserted(t, e.Subservices, soc1.Subservice{ID: "NEW", Organization: soc1.Organization{ID: "NEW", Name: "Printer"}, Services: "Printing", Method: soc1.CarveOut})
	case 10:
		e.Matters = inserted(t, e.Matters, opinion.Matter{ID: "NEW", Kind: opinion.MissingCUEC, Text: "No approval."})
	case 11:
		for i := range e.Matters {
			if k := e.Matters[i].Kind; k == opinion.MissingCUEC || k == opinion.MissingCSOC {
				e.Matters[i].Objectives = inserted(t, e.Matters[i].Objectives, objective())
				break
			}
		}
	case 12:
		if s := host(); s != nil {
			*further = inserted(t, *further, controls.Dependency{Objective: objective(), Subservice: s.ID})
		}
	}
	return nil
}

// TestLawAddingAFactKeepsTheKeysOfGaps: a gap that the fact does not close keeps its name, and so its place in a plan that was
// stored before.
func TestLawAddingAFactKeepsTheKeysOfGaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := unready(t)
		if len(e.Matrix.Objectives) == 0 || len(e.Matrix.Controls) == 0 {
			t.Skip("nothing to add to")
		}
		for i := range e.Matrix.Controls {
			if rapid.Bool().Draw(t, "uses a report") {
				e.Matrix.Controls[i].Information = []controls.Information{{Name: "Register"}}
			}
		}
		var further []controls.Dependency
		before, err := opinion.Ready(e, opinion.USPolicy(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var plan []controls.Remediation
		for _, g := range before.Gaps {
			plan = append(plan, controls.Remediation{Kind: g.Gap.Kind, Key: g.Gap.Key, Owner: "Controller", Due: before.Window.Start, Operates: before.Window.Start})
		}
		for range rapid.IntRange(1, 3).Draw(t, "facts") {
			next := e.Clone()
			also := slices.Clone(further)
			closes := addFact(t, next, &also)
			after, err := opinion.Ready(next, opinion.USPolicy(), plan, also...)
			if err != nil { // such as a second member with the same id
				continue
			}
			keys := keysOf(after)
			for _, k := range keysOf(before) {
				mayClose := slices.ContainsFunc(closes, func(c string) bool {
					kind, end, wild := strings.Cut(c, " * ")
					return c == k || wild && strings.HasPrefix(k, kind) && strings.Contains(k, end)
				})
				if !mayClose && !slices.Contains(keys, k) {
					t.Fatalf("%q is gone from %q; the fact may only close %q", k, keys, closes)
				}
			}
			for _, g := range after.Gaps {
				if was := slices.Contains(keysOf(before), g.Gap.Kind.String()+" "+g.Gap.Key); was && g.Outlook.Status == controls.RemediationUnplanned {
					t.Fatalf("the plan for %v at %s is lost", g.Gap.Kind, g.Gap.Key)
				}
			}
			e, further = next, also
			if before, err = opinion.Ready(e, opinion.USPolicy(), nil, further...); err != nil {
				t.Fatal(err)
			}
			plan = slices.DeleteFunc(plan, func(item controls.Remediation) bool {
				return !slices.Contains(keysOf(before), item.Kind.String()+" "+item.Key)
			})
			for _, g := range before.Gaps {
				if !slices.ContainsFunc(plan, func(item controls.Remediation) bool { return item.Kind == g.Gap.Kind && item.Key == g.Gap.Key }) {
					plan = append(plan, controls.Remediation{Kind: g.Gap.Kind, Key: g.Gap.Key, Owner: "Controller", Due: before.Window.Start, Operates: before.Window.Start})
				}
			}
		}
	})
}

// TestReadyNamesReportsAndOrganizations: keys have names where the matrix has positions, and what stands at an organization
// touches every objective that depends on it.
func TestReadyNamesReportsAndOrganizations(t *testing.T) {
	e := examtest.Sound(2, 1)
	e.Matrix.Controls[0].Information = []controls.Information{{Name: "Leavers"}, {Name: "Register", Evidence: controls.EvidenceSufficient}, {Name: "Leavers"}, {Name: "in/out"}}
	e.Subservices = []soc1.Subservice{host()}
	e.Complementary.CSOCs = []cuec.CSOC{{ID: "CSOC-1", Subservice: "S", Statement: "Backups are kept.", Objectives: []soc1.ObjectiveID{"CO-2", "CO-1"}}}
	r, err := opinion.Ready(e, opinion.USPolicy(), nil)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"information-unproven /controls/C-1-1/information/Leavers", "information-unproven /controls/C-1-1/information/Leavers/2",
		"information-unproven /controls/C-1-1/information/in~1out", "monitoring-gap /subservices/S/monitoring",
	}
	if got := keysOf(r); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if touches := r.Gaps[len(r.Gaps)-1].Touches; !slices.Equal(touches, []soc1.ObjectiveID{"CO-1", "CO-2"}) {
		t.Errorf("the organization touches %v", touches)
	}
	for _, o := range r.Objectives {
		if !slices.Contains(o.Today, controls.GapCount{Kind: controls.GapMonitoring, Count: 1}) {
			t.Errorf("%s counts %v", o.Objective, o.Today)
		}
	}
}
