package opinion_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// struck writes the kinds that a limb cannot have, each with the rule that struck it out.
func struck(l opinion.LimbOpinion) string {
	var words []string
	for _, s := range l.Struck {
		words = append(words, s.Kind.String()+": "+s.Rule.String())
	}
	return strings.Join(words, ", ")
}

// Every kind that a limb cannot have is struck out for the reason that holds: what is wrong, or what is not. Each cell of the
// base matrix, and each way to leave it open, is a line.
func TestEveryKindIsStruckForTheRightReason(t *testing.T) {
	us, disclaims := opinion.USPolicy(), opinion.USPolicy()
	disclaims.WhenBoth = opinion.Disclaimer
	pending := func(e *opinion.Examination) { e.Representation = soc1.Representation{Status: soc1.LetterPending} }
	refused := func(e *opinion.Examination) {
		e.Representation = soc1.Representation{Status: soc1.LetterRefused, Reason: "Counsel advised against it."}
	}
	as := func(wrong, lack opinion.Answer) func(e *opinion.Examination) {
		return func(e *opinion.Examination) {
			answered(e, opinion.MisstatementPervasive, opinion.Operation.String(), wrong)
			answered(e, opinion.LimitationPervasive, opinion.Operation.String(), lack)
		}
	}
	yes, no := opinion.Yes, opinion.No
	for _, c := range []struct {
		name            string
		broken, lacking int // of nine objectives
		change          func(e *opinion.Examination)
		policy          opinion.Policy
		possible        string
		want            string
	}{
		{"all in order", 0, 0, as(0, 0), us, "[unqualified]",
			"qualified: nothing-misstated, adverse: nothing-misstated, disclaimer: nothing-lacking"},
		{"one failed", 1, 0, as(no, 0), us, "[qualified]",
			"unqualified: misstatement-present, adverse: confined, disclaimer: nothing-lacking"},
		{"one lacks evidence", 0, 1, as(0, no), us, "[qualified]",
			"unqualified: evidence-missing, adverse: nothing-misstated, disclaimer: confined"},
		{"one of each, both confined", 1, 1, as(no, no), us, "[qualified]",
			"unqualified: misstatement-present, adverse: confined, disclaimer: confined"},
		{"one failed, which is pervasive", 1, 0, as(yes, 0), us, "[adverse]",
			"unqualified: misstatement-present, qualified: more-pervasive, disclaimer: nothing-lacking"},
		{"one lacks evidence, which is pervasive", 0, 1, as(0, yes), us, "[disclaimer]",
			"unqualified: evidence-missing, qualified: more-pervasive, adverse: nothing-misstated"},
		{"one failed, the lack of another is pervasive", 1, 1, as(no, yes), us, "[disclaimer]",
			"unqualified: misstatement-present, qualified: more-pervasive, adverse: confined"},
		{"one lacks evidence, the failure of another is pervasive", 1, 1, as(yes, no), us, "[adverse]",
			"unqualified: misstatement-present, qualified: more-pervasive, disclaimer: confined"},
		{"both pervasive, and adverse prevails", 1, 1, as(yes, yes), us, "[adverse]",
			"unqualified: misstatement-present, qualified: more-pervasive, disclaimer: both-pervasive"},
		{"both pervasive, and the disclaimer prevails", 1, 1, as(yes, yes), disclaims, "[disclaimer]",
			"unqualified: misstatement-present, qualified: more-pervasive, adverse: both-pervasive"},
		{"pervasive or not is open", 5, 0, as(0, 0), us, "[qualified adverse]",
			"unqualified: misstatement-present, disclaimer: nothing-lacking"},
		{"a pervasive lack or not is open", 0, 5, as(0, 0), us, "[qualified disclaimer]",
			"unqualified: evidence-missing, adverse: nothing-misstated"},
		{"a letter is refused", 2, 0, refused, us, "[disclaimer]",
			"unqualified: representation-refused, qualified: representation-refused, adverse: representation-refused"},
		{"a letter is outstanding", 0, 0, pending, us, "[unqualified disclaimer]",
			"qualified: more-pervasive, adverse: nothing-misstated"},
		{"a letter is outstanding and one failed", 1, 0, func(e *opinion.Examination) { as(no, 0)(e); pending(e) }, us, "[qualified disclaimer]",
			"unqualified: misstatement-present, adverse: confined"},
		{"a letter is outstanding and all failed", 9, 0, pending, us, "[adverse disclaimer]",
			"unqualified: misstatement-present, qualified: more-pervasive"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := examtest.Sound(9, 1)
			for i := range e.Matrix.Tests {
				switch {
				case i < c.broken:
					broke.apply(e, &e.Matrix.Tests[i])
				case i < c.broken+c.lacking:
					absent.apply(e, &e.Matrix.Tests[i])
				}
			}
			c.change(e)
			l, _ := form(t, e, c.policy).Limb(opinion.Operation)
			if got := fmt.Sprint(possible(l)); got != c.possible {
				t.Errorf("possible are %v, want %v", got, c.possible)
			}
			if got := struck(l); got != c.want {
				t.Errorf("struck out are\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
