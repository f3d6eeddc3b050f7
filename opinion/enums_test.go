package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/internal/clonetest"
	"github.com/seed-9947fa86/attest/internal/enum/enumtest"
	"github.com/seed-9947fa86/attest/opinion"
)

// TestEnums holds every enumeration of the package to the laws and freezes its wire names.
func TestEnums(t *testing.T) {
	enumtest.Package(t, *update,
		enumtest.Of(opinion.ActKinds),
		enumtest.Of(opinion.ActPolicies),
		enumtest.Of(opinion.AnomalyPolicies),
		enumtest.Of(opinion.Answers),
		enumtest.Of(opinion.Beyonds),
		enumtest.Of(opinion.Discoveries),
		enumtest.Of(opinion.EventKinds),
		enumtest.Of(opinion.Extensions),
		enumtest.Of(opinion.FactKinds),
		enumtest.Of(opinion.Findings),
		enumtest.Of(opinion.InformedStates),
		enumtest.Of(opinion.Kinds),
		enumtest.Of(opinion.Knobs),
		enumtest.Of(opinion.KnownFailures),
		enumtest.Of(opinion.LetterPolicies),
		enumtest.Of(opinion.Limbs),
		enumtest.Of(opinion.LimitationSources),
		enumtest.Of(opinion.MatterKinds),
		enumtest.Of(opinion.MissingEvidences),
		enumtest.Of(opinion.NonOccurrences),
		enumtest.Of(opinion.Questions),
		enumtest.Of(opinion.Refusals),
		enumtest.Of(opinion.Reliances),
		enumtest.Of(opinion.Results),
		enumtest.Of(opinion.Rules),
		enumtest.Of(opinion.Stages),
		enumtest.Of(opinion.StartCauses),
		enumtest.Of(opinion.Starts),
		enumtest.Of(opinion.Topics),
		enumtest.Of(opinion.Turns),
	)
}

func TestCloneSharesNothing(t *testing.T) {
	clonetest.Deep(t, func(e *opinion.Examination) opinion.Examination { return *e.Clone() })
}

func TestAtLeastIsAPartialOrder(t *testing.T) {
	for a := range opinion.Kinds() {
		for b := range opinion.Kinds() {
			if a.AtLeast(b) && b.AtLeast(a) && a != b {
				t.Errorf("%v and %v are each as severe as the other", a, b)
			}
			for c := range opinion.Kinds() {
				if a.AtLeast(b) && b.AtLeast(c) && !a.AtLeast(c) {
					t.Errorf("%v, %v and %v are not in order", a, b, c)
				}
			}
		}
		if !a.AtLeast(a) {
			t.Errorf("%v is not as severe as itself", a)
		}
	}
	if opinion.Adverse.AtLeast(opinion.Disclaimer) || opinion.Disclaimer.AtLeast(opinion.Adverse) {
		t.Error("no standard ranks adverse against disclaimer")
	}
}

// Every rule, question and kind has words of its own.
func TestWords(t *testing.T) {
	seen := make(map[string]opinion.Rule)
	for r := range opinion.Rules() {
		if other, dup := seen[r.Statement()]; dup || r.Statement() == r.String() || r.Citation() == 0 {
			t.Errorf("%v: statement %q (also of %v), citation %v", r, r.Statement(), other, r.Citation())
		}
		seen[r.Statement()] = r
	}
	for q := range opinion.Questions() {
		if q.Prompt() == q.String() {
			t.Errorf("%v is not put as a question", q)
		}
	}
}
