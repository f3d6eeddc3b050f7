package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestStagesFindWhatCannotStandInAReport holds each finding to the stage from which it is made, and to its place.
func TestStagesFindWhatCannotStandInAReport(t *testing.T) {
	day := examtest.Sound(1, 1).ReportDate
	judged := func(q opinion.Question, subject string) opinion.Judgement {
		return opinion.Judgement{Question: q, Subject: subject, Answer: opinion.Yes, Why: "As documented.", By: "engagement partner", Dated: day}
	}
	unavailable := func(l opinion.Limitation) func(e *opinion.Examination) {
		return func(e *opinion.Examination) {
			l.ID, l.Source, l.Text = "L", opinion.Circumstances, "The records were destroyed."
			e.Limitations = []opinion.Limitation{l}
			e.Matrix.Tests[0] = controls.Test{ID: "T-1-1", Control: "C-1-1", Outcome: controls.EvidenceUnavailable, Reason: "Destroyed."}
			e.Judgements = []opinion.Judgement{judged(opinion.AlternativeSufficient, "L")}
		}
	}
	intentional := func(e *opinion.Examination) {
		e.Matrix.Deviations = []controls.Deviation{{ID: "D", Test: "T-1-1", Count: 1, Kind: controls.KindIncorrect, Text: "Overridden.", Intentional: true}}
	}
	for _, c := range []struct {
		name   string
		change func(e *opinion.Examination)
		from   opinion.Stage // 0 where nothing is to be found
		path   string
	}{
		{"alternative procedures for a control whose test had no evidence", unavailable(opinion.Limitation{Controls: []soc1.ControlID{"C-1-1"}}), opinion.Reporting, "/matrix/tests/0/outcome"},
		{"alternative procedures for its objective", unavailable(opinion.Limitation{Objectives: []soc1.ObjectiveID{"CO-1"}}), opinion.Reporting, "/matrix/tests/0/outcome"},
		{"alternative procedures for another objective", unavailable(opinion.Limitation{Objectives: []soc1.ObjectiveID{"CO-2"}}), 0, "/matrix/tests/0/outcome"},
		{"alternative procedures for another control", unavailable(opinion.Limitation{Controls: []soc1.ControlID{"C-2-1"}}), 0, "/matrix/tests/0/outcome"},
		{"an intentional deviation after which nothing was reassessed", intentional, opinion.Reporting, "/matrix/deviations/0/intentional"},
		{"an intentional deviation with its act", func(e *opinion.Examination) {
			intentional(e)
			e.Acts = []opinion.Act{{ID: "A", Kind: opinion.IntentionalAct, Text: "An override."}}
		}, 0, "/matrix/deviations/0/intentional"},
		{"an intentional deviation where no standard asks", func(e *opinion.Examination) { intentional(e); e.Standard = soc1.ISAE3402 }, 0, "/matrix/deviations/0/intentional"},
		{"a judgement that nobody signed", func(e *opinion.Examination) {
			e.Judgements = []opinion.Judgement{judged(opinion.DeviationsAcceptable, "T-1-1")}
			e.Judgements[0].By = ""
		}, opinion.Issuing, "/judgements/0/by"},
		{"a judgement without a date", func(e *opinion.Examination) {
			e.Judgements = []opinion.Judgement{judged(opinion.DeviationsAcceptable, "T-1-1")}
			e.Judgements[0].Dated = soc1.Date{}
		}, opinion.Issuing, "/judgements/0/dated"},
		{"a short period without its reason", func(e *opinion.Examination) {
			e.Standard, e.Period.Start = soc1.ISAE3402, e.Period.Start.AddMonths(6).AddDays(1)
		}, opinion.Reporting, "/periodReason"},
		{"a short period with its reason", func(e *opinion.Examination) {
			e.Standard, e.Period.Start, e.PeriodReason = soc1.ISAE3402, e.Period.Start.AddMonths(9), "The system is in operation since October."
		}, 0, "/periodReason"},
		{"a period of six calendar months", func(e *opinion.Examination) { e.Standard, e.Period.Start = soc1.ISAE3402, e.Period.Start.AddMonths(6) }, 0, "/periodReason"},
		{"a short period where no standard asks why", func(e *opinion.Examination) { e.Period.Start = e.Period.Start.AddMonths(9) }, 0, "/periodReason"},
		{"a date has no length", func(e *opinion.Examination) {
			e.Type, e.Standard, e.AsOf, e.Period, e.Matrix.Tests = soc1.Type1, soc1.ISAE3402, e.Period.End, soc1.Period{}, nil
		}, 0, "/periodReason"},
		{"an open judgement needs neither", func(e *opinion.Examination) {
			e.Judgements = []opinion.Judgement{{Question: opinion.DeviationsAcceptable, Subject: "T-1-1"}}
		}, 0, "/judgements/0/by"},
		{"information that nobody evaluated, in a control", func(e *opinion.Examination) {
			e.Matrix.Controls[0].Information = []controls.Information{{Name: "Aging list"}}
		}, opinion.Reporting, "/matrix/controls/0/information/0/evidence"},
		{"information that nobody evaluated, in a test", func(e *opinion.Examination) {
			e.Matrix.Tests[0].Information = []controls.Information{{Name: "Aging list"}}
		}, opinion.Reporting, "/matrix/tests/0/information/0/evidence"},
		{"information that was evaluated", func(e *opinion.Examination) {
			e.Matrix.Tests[0].Information = []controls.Information{{Name: "Aging list", Evidence: controls.EvidenceSufficient}}
		}, 0, "/matrix/tests/0/information/0/evidence"},
	} {
		e := examtest.Sound(2, 1)
		c.change(e)
		for stage := range opinion.Stages() {
			found := slices.ContainsFunc(soc1.ListProblems(e.ValidateFor(stage)), func(p soc1.Problem) bool { return p.Path == c.path })
			if want := c.from != 0 && stage >= c.from; found != want {
				t.Errorf("%s: found at %v: %v, want %v: %v", c.name, stage, found, want, e.ValidateFor(stage))
			}
		}
	}
}

// TestWrongSubjectsAreToldWhatIsWanted gives every question a subject that it cannot be about.
func TestWrongSubjectsAreToldWhatIsWanted(t *testing.T) {
	hints := make(map[string]bool)
	for q := range opinion.Questions() {
		if q == opinion.AssertionGiven || q == opinion.RepresentationGiven {
			continue
		}
		e := examtest.Sound(1, 1)
		e.Judgements = []opinion.Judgement{{Question: q, Subject: "nothing", Answer: opinion.Yes, Why: "As documented."}}
		list := soc1.ListProblems(e.Validate())
		if len(list) != 1 || list[0].Path != "/judgements/0/subject" || list[0].Hint == "" || list[0].Hint == "name what the question is about" {
			t.Errorf("%v: %v", q, list)
			continue
		}
		hints[list[0].Hint] = true
	}
	if len(hints) < 11 {
		t.Errorf("%d hints for all questions", len(hints))
	}
}

// TestNeedsReadAsOneLine: a need names its subject, if it has one.
func TestNeedsReadAsOneLine(t *testing.T) {
	q := opinion.DeviationsAcceptable
	if got, want := (opinion.Need{Question: q, Subject: "T-1"}).Text(), "T-1: "+q.Prompt(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := (opinion.Need{Question: opinion.AssertionGiven}).Text(); got != opinion.AssertionGiven.Prompt() {
		t.Errorf("%q", got)
	}
}
