package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Only the judgement that alternative procedures sufficed for this very limitation contradicts a test that had no evidence.
// Judgements about another limitation, on another question, or to the contrary do not.
func TestOnlySufficientAlternativesContradictMissingEvidence(t *testing.T) {
	yes := func(q opinion.Question, subject string) opinion.Judgement {
		return opinion.Judgement{Question: q, Subject: subject, Answer: opinion.Yes, Why: "As documented."}
	}
	no := yes(opinion.AlternativeSufficient, "L-1")
	no.Answer = opinion.No
	open := opinion.Judgement{Question: opinion.AlternativeSufficient, Subject: "L-1"}
	for _, c := range []struct {
		name       string
		judgements []opinion.Judgement
		conflicts  []string
	}{
		{"nothing is judged", nil, nil},
		{"they sufficed", []opinion.Judgement{yes(opinion.AlternativeSufficient, "L-1")}, []string{"/matrix/tests/0/outcome"}},
		{"they did not", []opinion.Judgement{no}, nil},
		{"the question is open", []opinion.Judgement{open}, nil},
		{"they sufficed for another limitation", []opinion.Judgement{yes(opinion.AlternativeSufficient, "L-2")}, []string{"/matrix/tests/1/outcome"}},
		{"the reach of the limitation is judged", []opinion.Judgement{yes(opinion.LimitationPervasive, "L-1")}, nil},
		{"something else is judged", []opinion.Judgement{yes(opinion.DeviationsAcceptable, "T-3-1")}, nil},
		{"the reach is judged, and that they did not suffice", []opinion.Judgement{yes(opinion.LimitationPervasive, "L-1"), no}, nil},
		{"they sufficed for both", []opinion.Judgement{yes(opinion.AlternativeSufficient, "L-2"), yes(opinion.AlternativeSufficient, "L-1")},
			[]string{"/matrix/tests/0/outcome", "/matrix/tests/1/outcome"}},
	} {
		e := examtest.Sound(3, 1)
		for i := range 2 {
			e.Matrix.Tests[i] = controls.Test{ID: e.Matrix.Tests[i].ID, Control: e.Matrix.Tests[i].Control, Outcome: controls.EvidenceUnavailable, Reason: "Destroyed."}
		}
		// A limitation that is expressly about the description too is judged by itself.
		limbs := []opinion.Limb{opinion.Description, opinion.Operation}
		e.Limitations = []opinion.Limitation{
			{ID: "L-1", Source: opinion.Circumstances, Text: "The records were destroyed.", Limbs: limbs, Controls: []soc1.ControlID{"C-1-1"}},
			{ID: "L-2", Source: opinion.Circumstances, Text: "The log was overwritten.", Limbs: limbs, Controls: []soc1.ControlID{"C-2-1"}},
		}
		e.Judgements = c.judgements
		if err := e.Validate(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var got []string
		for _, p := range soc1.ListProblems(e.ValidateFor(opinion.Reporting)) {
			got = append(got, p.Path)
		}
		if !slices.Equal(got, c.conflicts) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.conflicts)
		}
	}
}

// A judgement that was made says who made it and when; one that is still open has nothing to say. Each thing that is missing is
// reported at its place, and nothing else.
func TestOnlyJudgementsThatWereMadeHaveAnAuthorAndADay(t *testing.T) {
	day := examtest.Sound(1, 1).ReportDate
	const by, dated = "/judgements/0/by", "/judgements/0/dated"
	for _, c := range []struct {
		name  string
		what  opinion.Judgement
		lacks []string
	}{
		{"made, signed and dated", opinion.Judgement{Answer: opinion.Yes, Why: "Isolated.", By: "engagement partner", Dated: day}, nil},
		{"a no needs both as well", opinion.Judgement{Answer: opinion.No, Why: "Systematic."}, []string{by, dated}},
		{"made and signed", opinion.Judgement{Answer: opinion.Yes, Why: "Isolated.", By: "engagement partner"}, []string{dated}},
		{"made and dated", opinion.Judgement{Answer: opinion.Yes, Why: "Isolated.", Dated: day}, []string{by}},
		{"open", opinion.Judgement{}, nil},
		{"open, with the one who will make it", opinion.Judgement{By: "engagement partner"}, nil},
	} {
		e := examtest.Sound(1, 1)
		c.what.Question, c.what.Subject = opinion.DeviationsAcceptable, "T-1-1"
		e.Judgements = []opinion.Judgement{c.what}
		var got []string
		for _, p := range soc1.ListProblems(e.ValidateFor(opinion.Issuing)) {
			got = append(got, p.Path)
		}
		if !slices.Equal(got, c.lacks) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.lacks)
		}
		if err := e.ValidateFor(opinion.Reporting); err != nil {
			t.Errorf("%s: a draft need not say who judged: %v", c.name, err)
		}
	}
}
