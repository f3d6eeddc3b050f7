package cuec_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestOurOwnWordingKeepsItsFigures holds the verdict to what it has reached on the statements in our own words. The
// figures of their first runs, which alone estimate anything, stand in testdata/corpus/README.md; these here guard
// against sliding back. Where verdict and label differ, the statement says why.
func TestOurOwnWordingKeepsItsFigures(t *testing.T) {
	for _, list := range []struct {
		name              string
		statements        int
		precision, recall int // the least, in per mille
	}{
		{"wording_1.jsonl", 137, 975, 987},
		{"wording_2.jsonl", 64, 944, 1000},
		{"wording_3.jsonl", 74, 1000, 1000},
		{"wording_4.jsonl", 60, 1000, 933},
		{"wording_5.jsonl", 42, 952, 952},
		{"shapes.jsonl", 231, 986, 972},
	} {
		all := corpus(t, list.name)
		if len(all) != list.statements {
			t.Errorf("%s has %d statements, not %d", list.name, len(all), list.statements)
		}
		var y tally
		for _, c := range all {
			l := cuec.Lint(c.Text, cuec.LintPolicy{})
			y.add(l.Testable, c.Testable)
			if differs := l.Testable != c.Testable; differs != (c.Open != "") {
				t.Errorf("%s: label %v, verdict %v, open %q, score %d, %v %v: %s", c.ID, c.Testable, l.Testable, c.Open, l.Score, l.Grounds, l.Refused, c.Text)
			}
		}
		t.Logf("%s: precision %d, recall %d per mille, %+v", list.name, y.precision(), y.recall(), y)
		if y.precision() < list.precision || y.recall() < list.recall {
			t.Errorf("%s: precision %d and recall %d per mille, want at least %d and %d", list.name, y.precision(), y.recall(), list.precision, list.recall)
		}
	}
}

// TestEveryLabelOfTheWordingHasItsReason: a label without a reason could not be disputed, and no statement stands there twice.
func TestEveryLabelOfTheWordingHasItsReason(t *testing.T) {
	seen := make(map[string]string)
	for _, name := range []string{"cuec_public.jsonl", "own.jsonl", "wording_1.jsonl", "wording_2.jsonl", "wording_3.jsonl", "wording_4.jsonl", "wording_5.jsonl", "shapes.jsonl"} {
		for _, c := range corpus(t, name) {
			if c.Why == "" && name != "own.jsonl" && name != "shapes.jsonl" {
				t.Errorf("%s has no reason", c.ID)
			}
			if other := seen[c.Text]; other != "" && name != "cuec_public.jsonl" {
				t.Errorf("%s repeats %s: %s", c.ID, other, c.Text)
			}
			seen[c.Text] = c.ID
		}
	}
}

// TestAVerdictComesWithItsEvidence: whatever the lint calls testable, it can show the act and the object for, and one of
// time, evidence and criterion.
func TestAVerdictComesWithItsEvidence(t *testing.T) {
	for _, name := range []string{"cuec_public.jsonl", "own.jsonl", "wording_1.jsonl", "wording_2.jsonl", "wording_3.jsonl", "wording_4.jsonl", "wording_5.jsonl", "shapes.jsonl"} {
		for _, c := range corpus(t, name) {
			l := cuec.Lint(c.Text, cuec.LintPolicy{})
			if !l.Testable {
				// And what it does not call testable, it says why.
				if l.Worst() < soc1.SeverityWarning {
					t.Errorf("%s is not testable, and no finding says why: %v: %s", c.ID, l.Findings, c.Text)
				}
				continue
			}
			proof := len(spans(&l, cuec.PartTiming)) + len(spans(&l, cuec.PartEvidence)) + len(spans(&l, cuec.PartCriterion))
			if len(spans(&l, cuec.PartAction)) == 0 || proof == 0 {
				t.Errorf("%s is called testable on %+v: %s", c.ID, l.Elements, c.Text)
			}
		}
	}
}
