package opinion_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// type2 is the scope of reports with all three limbs.
func type2() examtest.Scope {
	return examtest.Scope{Type: soc1.Type2, Letters: true, Judgements: true, Acts: true}
}

// supports reports whether a result says that a control worked.
func supports(r opinion.Result) bool {
	return r == opinion.Effective || r == opinion.EffectiveWithDeviations
}

// neverSupports checks that a control never counts as effective once all its tests were spoilt.
func neverSupports(t *testing.T, spoil func(t *controls.Test)) {
	t.Helper()
	law(t, type2(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		at := pick(len(e.Matrix.Controls))
		id := e.Matrix.Controls[at].ID
		for i := range e.Matrix.Tests {
			if test := &e.Matrix.Tests[i]; test.Control == id {
				spoil(test)
				e.Matrix.Deviations = slices.DeleteFunc(e.Matrix.Deviations, func(d controls.Deviation) bool {
					return d.Test == test.ID && test.Outcome != controls.Performed
				})
			}
		}
		tidy(e)
		if c := form(t, e, p).Controls[at]; supports(c.Result) {
			t.Fatalf("%+v\n%s", c, show(e))
		}
	})
}

func TestInvariant18NoOccurrenceIsNeitherEffectiveNorADeviation(t *testing.T) {
	idle := func(t *controls.Test) {
		*t = controls.Test{ID: t.ID, Control: t.Control, Period: t.Period, Outcome: controls.NoOccurrence, Reason: "Nobody left."}
	}
	neverSupports(t, idle)

	e := examtest.Sound(2, 1)
	idle(&e.Matrix.Tests[0])
	for _, p := range []opinion.Policy{opinion.USPolicy(), opinion.USPolicy().WithNonOccurrence(opinion.NonOccurrenceQualify)} {
		o := form(t, e, p)
		want := opinion.Unqualified
		if p.NonOccurrence == opinion.NonOccurrenceQualify {
			want = opinion.Undetermined // one of two objectives lacks evidence: the auditor says how far that reaches
		}
		if c := o.Controls[0]; c.Result != opinion.NoOccurrences || c.Deviating != 0 || o.Objectives[0].Operation != opinion.NotEvaluated {
			t.Errorf("%+v, %+v", c, o.Objectives[0])
		}
		if l, _ := o.Limb(opinion.Operation); l.Kind != want {
			t.Errorf("%v: operation is %v, want %v", p.NonOccurrence, l.Kind, want)
		}
	}
}

func TestInvariant18NoOccurrenceMakesUpForNothing(t *testing.T) {
	for _, c := range []struct {
		outcome controls.Outcome
		found   int64
		want    opinion.Finding
	}{
		{controls.Performed, 0, opinion.Achieved},
		{controls.Performed, 5, opinion.NotAchieved},
		{controls.EvidenceUnavailable, 0, opinion.NoConclusion},
		{controls.NoOccurrence, 0, opinion.NotEvaluated},
	} {
		e := examtest.Sound(1, 2)
		m := &e.Matrix
		m.Risks[0].Sufficient = []controls.ControlSet{
			{Controls: []soc1.ControlID{m.Controls[0].ID}},
			{Controls: []soc1.ControlID{m.Controls[1].ID}, Rationale: "Each finds every error."},
		}
		m.Tests[0] = controls.Test{ID: "T-1-1", Control: m.Controls[0].ID, Outcome: controls.NoOccurrence, Reason: "Nobody left."}
		if c.outcome != controls.Performed {
			m.Tests[1] = controls.Test{ID: "T-1-2", Control: m.Controls[1].ID, Outcome: c.outcome, Reason: "As it was."}
		}
		if c.found > 0 {
			m.Deviations = []controls.Deviation{{ID: "D", Test: m.Tests[1].ID, Count: c.found, Kind: controls.KindLate, Text: "Late.", Pattern: controls.Systematic}}
		}
		if got := form(t, e, opinion.USPolicy()).Objectives[0].Operation; got != c.want {
			t.Errorf("one set did not occur, the other is %v with %d deviations: %v, want %v", c.outcome, c.found, got, c.want)
		}
	}
}

func TestInvariant19AnUntestedNecessaryControlModifies(t *testing.T) {
	law(t, type2(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		m := &e.Matrix
		id := m.Controls[pick(len(m.Controls))].ID
		for i := range m.Controls {
			m.Controls[i].Successor = ""
		}
		m.Risks = append(m.Risks, controls.Risk{ID: "R-new", Objective: m.Objectives[0].ID, Statement: "Something goes wrong.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{id}}}})
		var gone []soc1.TestID
		m.Tests = slices.DeleteFunc(m.Tests, func(t controls.Test) bool {
			if t.Control == id {
				gone = append(gone, t.ID)
			}
			return t.Control == id
		})
		m.Deviations = slices.DeleteFunc(m.Deviations, func(d controls.Deviation) bool { return slices.Contains(gone, d.Test) })
		e.Judgements = slices.DeleteFunc(e.Judgements, func(j opinion.Judgement) bool { return slices.Contains(gone, soc1.TestID(j.Subject)) })
		tidy(e)
		if l, _ := form(t, e, p).Limb(opinion.Operation); slices.Contains(possible(l), opinion.Unqualified) {
			t.Fatalf("%s is necessary and untested, and operation may be unqualified\n%s", id, show(e))
		}
	})
}

func TestInvariant20ARefusedAssertionLeavesNoOpinion(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "Counsel advised against it."}
		o := form(t, e, p)
		for _, l := range o.Limbs {
			if l.Kind != opinion.Disclaimer || len(l.Struck) != 3 {
				t.Fatalf("%v is %v, struck %v", l.Limb, l.Kind, l.Struck)
			}
		}
		if o.Summary != opinion.Disclaimer || len(o.Needs) > 0 || o.Withdraw != withdraws(e, p) {
			t.Fatalf("summary %v, needs %v, withdraw %v", o.Summary, o.Needs, o.Withdraw)
		}
	})
}

// withdraws reports whether a letter was refused that the policy does not do without.
func withdraws(e *opinion.Examination, p opinion.Policy) bool {
	refused := func(s soc1.LetterStatus, r opinion.Refusal) bool {
		return s == soc1.LetterRefused && r == opinion.RefusalWithdraw
	}
	if p.ActWithheld == opinion.ActWithdraws && slices.ContainsFunc(e.Acts, func(a opinion.Act) bool {
		return !a.Trivial && !a.UserEntitiesUnaffected && a.Informed == opinion.InformingRefused
	}) {
		return true
	}
	w := refused(e.Assertion.Status, p.AssertionRefused) || refused(e.Representation.Status, p.RepresentationRefused)
	for _, s := range e.Subservices {
		w = w || s.Method == soc1.Inclusive && (refused(s.Assertion.Status, p.AssertionRefused) || refused(s.Representation.Status, p.RepresentationRefused))
	}
	return w
}

func TestInvariant21WithoutRepresentationsNothingIsUnqualified(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		p.Letters = opinion.LettersRequired
		e.Representation = soc1.Representation{Status: []soc1.LetterStatus{0, soc1.LetterPending, soc1.LetterRefused}[pick(3)]}
		if e.Representation.Status == soc1.LetterRefused {
			e.Representation.Reason = "Counsel advised against it."
		}
		o := form(t, e, p)
		for _, l := range o.Limbs {
			if l.Kind != opinion.Disclaimer && l.Kind != opinion.Undetermined {
				t.Fatalf("%v is %v\n%s", l.Limb, l.Kind, show(e))
			}
		}
	})
}

func TestInvariant22WordsThatDoNotModifyChangeNothing(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		other := e.Clone()
		other.Description.Overview = append(other.Description.Overview, "A new system was bought after the period.")
		other.OtherInformation = append(other.OtherInformation, opinion.Inconsistency{ID: "I-new", Text: "It speaks of another system."})
		other.ServiceAuditor.Location, other.Assertion.Signatory = "Columbus, Ohio", "Chief Operating Officer"
		if e.Assertion.Status == 0 {
			other.Assertion.Signatory = ""
		}
		for i := range other.Matrix.Controls {
			other.Matrix.Controls[i].PerformedBy = "payroll clerk"
		}
		same(t, e, form(t, e, p), form(t, other, p))
	})
}

func TestInvariant23ResponsesChangeNothing(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		other := e.Clone()
		for i := range other.Matrix.Deviations {
			d := &other.Matrix.Deviations[i]
			d.Response, d.Remediated = "Management corrected it the same day.", e.Period.Start
		}
		same(t, e, form(t, e, p), form(t, other, p))
	})
}

func TestInvariant30EveryObjectiveHasAControlOrIsReported(t *testing.T) {
	law(t, examtest.Scope{}, func(t tester, _ func(n int) int, e *opinion.Examination, _ opinion.Policy) {
		err := e.ValidateFor(opinion.Planning)
		for i, objective := range e.Matrix.Objectives {
			bare := true
			for j, r := range e.Matrix.Risks {
				if r.Objective != objective.ID {
					continue
				}
				bare = false
				if len(r.Sufficient) == 0 && !hasProblem(err, soc1.CodeMissing, fmt.Sprintf("/risks/%d/sufficient", j)) {
					t.Fatalf("risk %s without a control was not reported\n%s", r.ID, show(e))
				}
			}
			if bare && !hasProblem(err, soc1.CodeMissing, fmt.Sprintf("/objectives/%d", i)) {
				t.Fatalf("objective %s without a risk was not reported\n%s", objective.ID, show(e))
			}
		}
		e.Complementary.CUECs[0].Objectives = []soc1.ObjectiveID{"CO-nowhere"}
		if !hasProblem(e.Validate(), soc1.CodeUnknownReference, "/complementary/cuecs/0/objectives/0") {
			t.Fatalf("a complementary control of no objective was accepted")
		}
	})
}

func TestInvariant38AStricterPolicyNeverImproves(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		before := form(t, e, p)
		strict := e.Clone()
		switch pick(5) {
		case 0:
			p = p.WithPervasiveness(sampling.PercentRate(0), sampling.PercentRate(1))
		case 1:
			p = p.WithBeyond(opinion.BeyondFail)
		case 2:
			p = p.WithNonOccurrence(opinion.NonOccurrenceQualify)
		case 3:
			if p.Reliance == opinion.RelianceAsk { // unsupported is no stricter: it takes a judged failure for a lack of evidence
				p = p.WithReliance(opinion.RelianceFails)
			}
		case 4:
			if halfJudged(e) {
				return
			}
			for i := range strict.Matrix.Tests {
				if s := &strict.Matrix.Tests[i].Sample; !s.Tolerable.IsZero() {
					s.Tolerable = sampling.PercentRate(1)
				}
			}
		}
		if !halfJudged(e) {
			neverBetter(t, e, before, form(t, strict, p))
		}
	})
}

func TestInvariant39ModifiedHasReasonsAndUnqualifiedNone(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		for _, l := range form(t, e, p).Limbs {
			if (l.Kind == opinion.Unqualified) != (len(l.Reasons) == 0) {
				t.Fatalf("%v is %v with %d reasons\n%s", l.Limb, l.Kind, len(l.Reasons), show(e))
			}
		}
	})
}

func TestInvariant44AutomatedControlNeedsItsGeneralControls(t *testing.T) {
	law(t, examtest.Scope{}, func(t tester, pick func(n int) int, _ *opinion.Examination, p opinion.Policy) {
		e := examtest.Sound(2, 1)
		m := &e.Matrix
		m.Objectives[1].Kind = controls.GeneralIT
		c, ground := &m.Controls[0], &m.Tests[1]
		c.Nature, c.ReliesOn, m.Tests[0].Sample.Size = controls.Automated, []soc1.ObjectiveID{m.Objectives[1].ID}, 1
		ground.Period.End = e.Period.Start.AddDays(pick(300))
		m.Deviations = []controls.Deviation{{ID: "D", Test: ground.ID, Count: 5, Kind: controls.KindNotPerformed, Text: "Not approved.", Pattern: controls.Systematic}}
		o := form(t, e, p)
		if supports(o.Controls[0].Result) || o.Objectives[0].Operation == opinion.Achieved {
			t.Fatalf("without its general controls the automated control is %v and the objective %v", o.Controls[0].Result, o.Objectives[0].Operation)
		}
		e.Judgements = []opinion.Judgement{{Question: opinion.RelianceUnaffected, Subject: string(c.ID), Answer: opinion.Yes, Why: "No change was made."}}
		if o = form(t, e, p); o.Objectives[0].Operation != opinion.Achieved {
			t.Fatalf("with other evidence the objective is %v", o.Objectives[0].Operation)
		}
	})
}

func TestInvariant45InquiryAloneNeverConcludes(t *testing.T) {
	neverSupports(t, func(t *controls.Test) {
		t.Procedures = []controls.Procedure{{Nature: controls.Inquiry, Text: "Asked."}}
	})
	neverSupports(t, func(t *controls.Test) { t.Procedures = nil })
}

func TestInvariant46AnIncompletePopulationNeverConcludes(t *testing.T) {
	neverSupports(t, func(t *controls.Test) { t.Population.Completeness = controls.EvidenceDeficient })
	neverSupports(t, func(t *controls.Test) {
		t.Information = []controls.Information{{Name: "List", Evidence: controls.EvidenceDeficient}}
	})
}

func TestInvariant47SummaryDependsOnTheLimbsAlone(t *testing.T) {
	known := make(map[string]opinion.Kind)
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		o := form(t, e, p)
		var kinds []string
		for _, l := range o.Limbs {
			kinds = append(kinds, l.Kind.String())
		}
		slices.Sort(kinds)
		key := strings.Join(append(kinds, p.WhenBoth.String()), " ")
		if want, seen := known[key]; seen && o.Summary != want {
			t.Fatalf("%s is %v, then %v", key, want, o.Summary)
		}
		known[key] = o.Summary
	})
	if len(known) < 20 {
		t.Errorf("only %d combinations were reached", len(known))
	}
	if got := known["adverse disclaimer unqualified disclaimer"]; got != opinion.Disclaimer && got != 0 {
		t.Errorf("the policy prefers a disclaimer, and the summary is %v", got)
	}
}
