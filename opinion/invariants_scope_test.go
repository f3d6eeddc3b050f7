package opinion_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// hostedBy gives an examination one subservice organization in place of those it has, by one method or the other. A carved-out
// one is monitored, and its control for the first objective is assumed; an included one gives its letters.
func hostedBy(e *opinion.Examination, method soc1.SubserviceMethod) {
	for i := range e.Matrix.Controls {
		e.Matrix.Controls[i].Subservice = ""
	}
	sub := soc1.Subservice{ID: "HOST", Organization: soc1.Organization{ID: "H", Name: "Data Centre"}, Services: "Hosting", Method: method}
	e.Complementary.CSOCs, e.CSOCFailures = nil, nil
	switch method {
	case soc1.CarveOut:
		sub.Monitoring = []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed."}}
		e.Complementary.CSOCs = []cuec.CSOC{{ID: "CSOC-H", Subservice: "HOST", Statement: "Backups are kept.", Objectives: []soc1.ObjectiveID{e.Matrix.Objectives[0].ID}}}
	case soc1.Inclusive:
		sub.Assertion.Status, sub.Representation.Status = soc1.LetterProvided, soc1.LetterProvided
	}
	e.Subservices = []soc1.Subservice{sub}
	orphans(e)
}

// ofHost adds a control of the subservice organization that the first objective needs.
func ofHost(e *opinion.Examination) {
	m := &e.Matrix
	m.Controls = append(m.Controls, controls.Control{ID: "C-host", Text: "Backups are kept.", Nature: controls.Manual, Subservice: "HOST"})
	m.Risks = append(m.Risks, controls.Risk{ID: "R-host", Objective: m.Objectives[0].ID, Statement: "Data is lost.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-host"}}}})
	m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{ID: "W-host", Control: "C-host", Design: controls.DesignSuitable, Implementation: controls.Implemented})
	if e.Type == soc1.Type2 {
		m.Tests = append(m.Tests, examtest.SoundTest("T-host", "C-host"))
	}
}

func TestInvariant24CarvedOutControlsStayOutAndIncludedOnesComeWithLetters(t *testing.T) {
	law(t, examtest.Scope{Judgements: true}, func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		carved, included := e.Clone(), e.Clone()
		hostedBy(carved, soc1.CarveOut)
		ofHost(carved)
		if !hasProblem(carved.Validate(), soc1.CodeShape, "/subservice") {
			t.Fatalf("a control of a carved-out organization was accepted\n%s", show(carved))
		}
		hostedBy(included, soc1.Inclusive)
		ofHost(included)
		o := form(t, included, p)
		last := o.Controls[len(o.Controls)-1]
		if last.Control != "C-host" || (included.Type == soc1.Type2) != (last.Tested > 0) {
			t.Fatalf("an included organization's control is concluded on as %+v\n%s", last, show(included))
		}
		p.Letters = opinion.LettersRequired
		included.Subservices[0].Assertion.Status = []soc1.LetterStatus{0, soc1.LetterPending}[pick(2)]
		for _, l := range form(t, included, p).Limbs {
			if l.Kind != opinion.Disclaimer && l.Kind != opinion.Undetermined {
				t.Fatalf("without the included organization's assertion %v is %v\n%s", l.Limb, l.Kind, show(included))
			}
		}
	})
}

func TestInvariant25IncludingAFailureNeverImproves(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		first := e.Matrix.Objectives[0].ID
		bare := !slices.ContainsFunc(e.Matrix.Risks, func(r controls.Risk) bool { return r.Objective == first })
		if bare || halfJudged(e) {
			return // an objective without any risk gains by having one
		}
		carved, included := e.Clone(), e.Clone()
		hostedBy(carved, soc1.CarveOut)
		hostedBy(included, soc1.Inclusive)
		ofHost(included)
		m := &included.Matrix
		if included.Type == soc1.Type2 {
			broke.apply(included, &m.Tests[len(m.Tests)-1])
		} else {
			w := &m.Walkthroughs[len(m.Walkthroughs)-1]
			w.Design, w.Finding = controls.DesignDeficient, "They cannot be read."
		}
		without, with := form(t, carved, p), form(t, included, p)
		// How far controls reach that are described and not in use is a share of all that are described, which are more now.
		without.Limbs, with.Limbs = without.Limbs[1:], with.Limbs[1:]
		without.Summary, with.Summary = 0, 0
		neverBetter(t, included, without, with)
		if len(without.Controls) >= len(with.Controls) {
			t.Fatalf("carving out brings %d controls, including %d", len(without.Controls), len(with.Controls))
		}
	})
}

func TestInvariant26DatesAreInOrder(t *testing.T) {
	if err := examtest.Sound(1, 1).ValidateFor(opinion.Issuing); err != nil {
		t.Fatalf("dates in order are refused: %v", err)
	}
	rapid.Check(t, func(t *rapid.T) {
		e := examtest.Sound(1, 1)
		day := func(name string) soc1.Date {
			return e.Period.End.AddDays(rapid.IntRange(-2, 3).Draw(t, name))
		}
		if rapid.Bool().Draw(t, "international") {
			e.Standard = soc1.ISAE3402
		}
		e.EvidenceObtained, e.ReportDate, e.Representation.Dated = day("evidence"), day("report"), day("letter")
		end, report, letter := e.Period.End, e.ReportDate, e.Representation.Dated
		want := !report.Before(e.EvidenceObtained) && !report.Before(end) && !letter.Before(end) && !letter.After(report) &&
			(e.Standard == soc1.ISAE3402 || letter == report)
		if got := e.ValidateFor(opinion.Issuing); (got == nil) != want {
			t.Fatalf("%v: evidence %s, report %s, letter %s, end %s: %v", e.Standard, e.EvidenceObtained, report, letter, end, got)
		}
	})
}

func TestInvariant27AnUnqualifiedReportMayHaveDeviations(t *testing.T) {
	found := 0
	law(t, examtest.Scope{Type: soc1.Type2, Judgements: true, Objectives: 1, Controls: 2}, func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		o := form(t, e, p)
		if l, _ := o.Limb(opinion.Operation); l.Kind == opinion.Unqualified && o.Objectives[0].Deviations > 0 {
			found++ // and they are counted all the same
		}
	})
	if found == 0 {
		t.Error("no deviation was found that left the opinion as it is")
	}
}

// Whose hands performed a procedure is told with the tests. The opinion is the service auditor's own, whatever it used.
func TestWhoPerformedAProcedureChangesNoOpinion(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		before := form(t, e, p)
		for i := range e.Matrix.Tests {
			for k := range e.Matrix.Tests[i].Procedures {
				e.Matrix.Tests[i].Procedures[k].By = controls.Performer(pick(3))
			}
		}
		if after := form(t, e, p); !reflect.DeepEqual(before, after) {
			t.Fatalf("was %+v, is %+v", before, after)
		}
	})
}
