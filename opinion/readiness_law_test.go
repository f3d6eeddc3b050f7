package opinion_test

import (
	"cmp"
	"reflect"
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

// unready draws an examination with gaps of many kinds: a half-filled one.
func unready(t *rapid.T) *opinion.Examination {
	e := examtest.Examination().Draw(t, "examination")
	for i := range e.Matrix.Controls {
		c := &e.Matrix.Controls[i]
		if rapid.Bool().Draw(t, "owner") {
			c.PerformedBy = "Controller"
		}
		if rapid.IntRange(0, 5).Draw(t, "frequency") == 5 {
			c.Frequency = 0
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "host") == 3 {
		s := host()
		e.Subservices = append(e.Subservices, s)
	}
	return e
}

// planFor draws a plan that names some of the gaps of a result, some of them without dates.
func planFor(t *rapid.T, r *opinion.Readiness) []controls.Remediation {
	var plan []controls.Remediation
	for _, g := range r.Gaps {
		item := controls.Remediation{Kind: g.Gap.Kind, Key: g.Gap.Key, Owner: "Controller"}
		choice := rapid.IntRange(0, 9).Draw(t, "planned")
		if choice == 9 {
			continue
		}
		if choice < 8 {
			item.Due = r.Window.Start.AddDays(rapid.IntRange(-3, 6).Draw(t, "due"))
			item.Operates = item.Due
		}
		plan = append(plan, item)
	}
	return plan
}

func mustBeReady(t *rapid.T, e *opinion.Examination, p opinion.Policy, plan []controls.Remediation) *opinion.Readiness {
	t.Helper()
	r, err := opinion.Ready(e, p, plan)
	if err != nil {
		t.Fatalf("%v\n%s", err, show(e))
	}
	return r
}

// TestLawReadyLeavesTheOpinionToForm: it neither changes the examination nor the opinion.
func TestLawReadyLeavesTheOpinionToForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, p := unready(t), examtest.Policy().Draw(t, "policy")
		before := e.Clone()
		want, err := opinion.Form(e, p.WithLetters(opinion.LettersPresumed))
		if err != nil {
			t.Fatal(err)
		}
		r := mustBeReady(t, e, p, nil)
		mustBeReady(t, e, p, planFor(t, r))
		if !reflect.DeepEqual(r.Today, *want) {
			t.Fatalf("got %+v, want %+v", r.Today, *want)
		}
		if !reflect.DeepEqual(e, before) {
			t.Fatal("the examination was changed")
		}
		for i, stage := range slices.Collect(opinion.Stages()) {
			if n := len(soc1.ListProblems(e.ValidateFor(stage))); r.Stages[i] != (opinion.StageProblems{Stage: stage, Problems: n}) {
				t.Fatalf("%v: got %+v, want %d", stage, r.Stages[i], n)
			}
		}
	})
}

// TestLawReadyDoesNotDependOnOrder shuffles the examination and the plan.
func TestLawReadyDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := unready(t)
		plan := planFor(t, mustBeReady(t, e, opinion.USPolicy(), nil))
		one := mustBeReady(t, e, opinion.USPolicy(), plan)
		other := e.Clone()
		shuffle(func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "order") }, other)
		slices.Reverse(plan)
		two := mustBeReady(t, other, opinion.USPolicy(), plan)
		for _, r := range []*opinion.Readiness{one, two} {
			r.Today = opinion.Opinion{} // its own law
			for i := range r.Gaps {
				r.Gaps[i].Gap.Path = "" // a position
			}
			slices.SortFunc(r.Gaps, func(a, b opinion.OpenGap) int {
				return cmp.Or(cmp.Compare(a.Gap.Kind, b.Gap.Kind), strings.Compare(a.Gap.Key, b.Gap.Key))
			})
			slices.SortFunc(r.Objectives, func(a, b opinion.ObjectiveStart) int { return cmp.Compare(a.Objective, b.Objective) })
			slices.SortFunc(r.MockTests, func(a, b opinion.MockTest) int { return cmp.Compare(a.Control, b.Control) })
			slices.Sort(r.Untested)
			slices.Sort(r.Assumed)
		}
		if !reflect.DeepEqual(one, two) {
			t.Fatalf("got\n%+v and\n%+v", one, two)
		}
	})
}

// TestLawClosingAGapNeverMakesReadinessWorse repairs the cause of one gap after the other, with a plan that stays as it is.
func TestLawClosingAGapNeverMakesReadinessWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := unready(t)
		r := mustBeReady(t, e, opinion.USPolicy(), nil)
		plan := planFor(t, r)
		r = mustBeReady(t, e, opinion.USPolicy(), plan)
		for steps := 0; len(r.Gaps) > 0; steps++ {
			g := r.Gaps[rapid.IntRange(0, len(r.Gaps)-1).Draw(t, "gap")].Gap
			closeGap(t, e, g)
			next := mustBeReady(t, e, opinion.USPolicy(), plan)
			if hasGap(next, g) || steps > 500 {
				t.Fatalf("%v at %s is still open\n%s", g.Kind, g.Key, show(e))
			}
			noWorse(t, r, next, g)
			r = next
		}
		if len(r.Objectives) > 0 && !r.Today.Withdraw && r.Start != opinion.StartYes {
			t.Fatalf("no gap is open, and the answer is %v: %v", r.Start, r.Reasons)
		}
	})
}

// hasGap reports whether a gap is open.
func hasGap(r *opinion.Readiness, gap controls.Gap) bool {
	return slices.ContainsFunc(r.Gaps, func(g opinion.OpenGap) bool { return g.Gap.Kind == gap.Kind && g.Gap.Key == gap.Key })
}

// noWorse compares the results before and after a gap was closed.
func noWorse(t *rapid.T, before, after *opinion.Readiness, closed controls.Gap) {
	for _, g := range after.Gaps {
		if !hasGap(before, g.Gap) {
			t.Fatalf("closing %v at %s opened %v at %s", closed.Kind, closed.Key, g.Gap.Kind, g.Gap.Key)
		}
	}
	if after.Start > before.Start {
		t.Fatalf("closing %v at %s turned %v into %v", closed.Kind, closed.Key, before.Start, after.Start)
	}
	if left := after.Deficient.Subtract(before.Deficient); !left.IsZero() {
		t.Fatalf("closing %v at %s left %v deficient", closed.Kind, closed.Key, left)
	}
	if before.EarliestStart.IsValid() && (!after.EarliestStart.IsValid() || after.EarliestStart.After(before.EarliestStart)) {
		t.Fatalf("closing %v at %s moved the start from %v to %v", closed.Kind, closed.Key, before.EarliestStart, after.EarliestStart)
	}
	for i, o := range after.Objectives {
		if o.Start > before.Objectives[i].Start {
			t.Fatalf("closing %v at %s turned %s from %v into %v", closed.Kind, closed.Key, o.Objective, before.Objectives[i].Start, o.Start)
		}
	}
}

// newControl adds a control without any gap, named after what it is for.
func newControl(e *opinion.Examination, why string) controls.ControlSet {
	id := soc1.ControlID("N-" + why)
	e.Matrix.Controls = append(e.Matrix.Controls, controls.Control{
		ID: id, Text: "The controller compares the totals.", Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Daily, PerformedBy: "Controller",
	})
	e.Matrix.Walkthroughs = append(e.Matrix.Walkthroughs, controls.Walkthrough{ID: soc1.WalkthroughID(id), Control: id, Design: controls.DesignSuitable, Implementation: controls.Implemented})
	return controls.ControlSet{Controls: []soc1.ControlID{id}, Rationale: "It finds every error."}
}

// closeGap repairs what a gap reports, and nothing else.
func closeGap(t *rapid.T, e *opinion.Examination, g controls.Gap) {
	m := &e.Matrix
	part := strings.Split(g.Key, "/")[1:]
	id := part[1]
	// Judgements about what is no longer in question go with it.
	answered := func(id string) {
		e.Judgements = slices.DeleteFunc(e.Judgements, func(j opinion.Judgement) bool { return j.Subject == id })
	}
	answered(id)
	switch part[0] {
	case "objectives":
		m.Risks = append(m.Risks, controls.Risk{ID: soc1.RiskID("N-" + id), Objective: soc1.ObjectiveID(id), Statement: "It is forgotten.", Sufficient: []controls.ControlSet{newControl(e, id)}})
	case "risks":
		i := slices.IndexFunc(m.Risks, func(r controls.Risk) bool { return string(r.ID) == id })
		m.Risks[i].Sufficient = append(m.Risks[i].Sufficient, newControl(e, id))
	case "controls":
		i := slices.IndexFunc(m.Controls, func(c controls.Control) bool { return string(c.ID) == id })
		closeAtControl(t, e, &m.Controls[i], part[2:])
	case "walkthroughs":
		w := &m.Walkthroughs[slices.IndexFunc(m.Walkthroughs, func(w controls.Walkthrough) bool { return string(w.ID) == id })]
		if part[2] == "design" {
			w.Design = controls.DesignSuitable
			return
		}
		w.Implementation, w.DescriptionCorrected = controls.Implemented, false
	case "tests":
		test := &m.Tests[slices.IndexFunc(m.Tests, func(t controls.Test) bool { return string(t.ID) == id })]
		switch {
		case g.Kind == controls.GapNoPopulation:
			test.Population.Completeness = controls.EvidenceSufficient
		case g.Kind == controls.GapInformation:
			test.Information[0].Evidence = controls.EvidenceSufficient
		default:
			sound := examtest.SoundTest(test.ID, test.Control)
			test.Outcome, test.Reason, test.Population, test.Sample = sound.Outcome, "", sound.Population, sound.Sample
		}
	case "deviations":
		d := &m.Deviations[slices.IndexFunc(m.Deviations, func(d controls.Deviation) bool { return string(d.ID) == id })]
		d.Remediated, d.Response = e.Window().Start, "Corrected."
	case "matters":
		i := slices.IndexFunc(e.Matters, func(m opinion.Matter) bool { return string(m.ID) == id })
		e.Matters[i].Corrected = true
	case "subservices", "dependencies":
		if part[0] == "dependencies" {
			id = part[2]
		}
		answered(id)
		if g.Kind == controls.GapComplement {
			e.Complementary.CSOCs = append(e.Complementary.CSOCs, cuec.CSOC{ID: soc1.CSOCID("N-" + id), Subservice: soc1.SubserviceID(id), Statement: "Backups are kept.", Objectives: []soc1.ObjectiveID{e.Matrix.Objectives[0].ID}})
		} // and with it monitoring, which is needed at the objective from now on
		s := &e.Subservices[slices.IndexFunc(e.Subservices, func(s soc1.Subservice) bool { return string(s.ID) == id })]
		s.Monitoring = []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed."}}
	default:
		t.Fatalf("nothing is known about gaps such as %s", g.Key)
	}
}

// closeAtControl repairs a gap that stands at a control.
func closeAtControl(t *rapid.T, e *opinion.Examination, c *controls.Control, rest []string) {
	field := ""
	if len(rest) > 0 {
		field = rest[0]
	}
	switch field {
	case "":
		e.Matrix.Walkthroughs = append(e.Matrix.Walkthroughs, controls.Walkthrough{ID: soc1.WalkthroughID("N-" + c.ID), Control: c.ID, Design: controls.DesignSuitable, Implementation: controls.Implemented})
	case "frequency":
		c.Frequency = controls.Daily
	case "performedBy":
		c.PerformedBy = "Controller"
	case "information":
		c.Information[0].Evidence = controls.EvidenceSufficient
	case "reliesOn": // it turns out that no system has a part in it
		c.Nature, c.ReliesOn = controls.Manual, nil
	default:
		t.Fatalf("nothing is known about %s of a control", field)
	}
}
