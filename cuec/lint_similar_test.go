package cuec_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestSimilarityCountsSharedWords works the Dice coefficient out by hand: twice the words in common over the words of both, in whole
// per cent and rounded down.
func TestSimilarityCountsSharedWords(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"alpha bravo delta", "alpha bravo delta", 100},
		{"alpha bravo delta", "delta alpha bravo", 100},             // order does not count
		{"alpha bravo delta", "alpha alpha bravo delta bravo", 100}, // nor how often
		{"alpha bravo delta", "alpha bravo gamma", 66},              // 2*2 of 6
		{"alpha bravo delta", "alpha bravo gamma lima", 57},         // 2*2 of 7
		{"alpha bravo delta", "alpha gamma lima", 33},
		{"alpha bravo delta", "gamma lima oscar", 0},
		{"alpha bravo", "alpha bravo", 0}, // too few to say
		{"alpha bravo delta", "alpha bravo", 0},
		{"", "", 0},
		{"the alpha of a bravo and the delta", "alpha bravo delta", 100},                   // words that name nothing
		{"the user entity reviews alpha bravo", "the controller reviews alpha bravo", 100}, // who performs it
		{"promptly review alpha bravo as appropriate", "review alpha bravo", 100},          // how well
		{"reviews alpha bravo", "reviewing alpha bravos", 100},                             // forms
		{"approves alpha bravo", "approvals of alpha bravo", 100},
		{"reconciles alpha bravo", "reconciliation of alpha bravo", 66}, // "reconciliation" keeps an i more than the verb
		{"alpha bravo 401", "alpha bravo 401", 100},                     // numbers name something
		{"alpha bravo 401", "alpha bravo 403", 66},
		{"ALPHA Bravo delta", "alpha bravo DELTA", 100},
	} {
		if got := cuec.Similarity(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
	// Of a long control the first 64 different words count.
	var words []string
	for i := range 80 {
		words = append(words, fmt.Sprintf("w%d", i))
	}
	long := strings.Join(words, " ")
	if got := cuec.Similarity(long, strings.Join(words[:64], " ")); got != 100 {
		t.Errorf("the first 64 words: %d", got)
	}
	if got := cuec.Similarity(long, strings.Join(words[1:65], " ")); got != 98 { // 2*63 of 128
		t.Errorf("64 words from the second on: %d", got)
	}
}

// Similarity is the same in both directions, total with itself, and never grows when a word is added that the other side lacks.
func TestSimilarityIsAMeasure(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("alpha bravo delta gamma lima oscar tango quebec ledger payroll register cash")), 3, 12)
	rapid.Check(t, func(t *rapid.T) {
		a, b := strings.Join(words.Draw(t, "a"), " "), strings.Join(words.Draw(t, "b"), " ")
		s := cuec.Similarity(a, b)
		if s != cuec.Similarity(b, a) || s < 0 || s > 100 {
			t.Fatalf("%d one way, %d the other", s, cuec.Similarity(b, a))
		}
		if self := cuec.Similarity(a, a); self != 100 && self != 0 {
			t.Fatalf("%q is %d %% the same as itself", a, self)
		}
		if more := cuec.Similarity(a+" zulu", b); more > s && s > 0 {
			t.Fatalf("a word that the other lacks raises %d to %d", s, more)
		}
	})
}

// likenesses are controls with 100, 80, 60 and 40 per cent in common with "alpha bravo delta gamma lima".
func likenesses() map[int]string {
	return map[int]string{100: "alpha bravo delta gamma lima", 80: "alpha bravo delta gamma oscar", 60: "alpha bravo delta tango oscar", 40: "alpha bravo quebec tango oscar"}
}

// TestFromWhichLikenessADuplicateIsReported holds CU13 and CU20 to the share that the policy sets: equality counts, and copies within
// the register need at least 80 per cent, because its controls speak of the same things anyway.
func TestFromWhichLikenessADuplicateIsReported(t *testing.T) {
	for likeness, text := range likenesses() {
		if got := cuec.Similarity("alpha bravo delta gamma lima", text); got != likeness {
			t.Fatalf("%q: %d, want %d", text, got, likeness)
		}
		for percent, least := range map[int]int{0: 60, 1: 1, 40: 40, 41: 41, 60: 60, 61: 61, 80: 80, 81: 81, 100: 100, 101: 999, -1: 999} {
			m := controls.Matrix{Controls: []controls.Control{{ID: "C-1", Text: text}}}
			r := cuec.Register{CUECs: []cuec.CUEC{{ID: "A", Statement: "alpha bravo delta gamma lima"}, {ID: "B", Statement: text}}}
			l := r.Lint(&m, cuec.LintPolicy{SimilarPercent: percent})
			if got, want := l.CUECs[0].Has(cuec.RuleDuplicate), likeness >= least; got != want {
				t.Errorf("%d %% alike, from %d: CU13 %v, want %v", likeness, percent, got, want)
			}
			if got, want := l.CUECs[0].Has(cuec.RuleRepeated), likeness >= max(least, 80); got != want {
				t.Errorf("%d %% alike, from %d: CU20 %v, want %v", likeness, percent, got, want)
			}
		}
	}
}

// TestWhichOfSeveralDuplicatesIsNamed: the most alike, and of equals the one with the least id, wherever it stands.
func TestWhichOfSeveralDuplicatesIsNamed(t *testing.T) {
	same := likenesses()
	for _, c := range []struct {
		ids   string
		texts []int
		want  string
	}{
		{"A B C", []int{60, 80, 60}, `it is 80 % the same as the service organization's control "B"`},
		{"C B A", []int{80, 80, 80}, `it is 80 % the same as the service organization's control "A"`},
		{"B C A", []int{80, 80, 60}, `it is 80 % the same as the service organization's control "B"`},
		{"A B C", []int{60, 60, 100}, `it is 100 % the same as the service organization's control "C"`},
	} {
		var m controls.Matrix
		for i, id := range strings.Fields(c.ids) {
			m.Controls = append(m.Controls, controls.Control{ID: soc1.ControlID(id), Text: same[c.texts[i]]})
		}
		r := cuec.Register{CUECs: []cuec.CUEC{{ID: "U", Statement: same[100]}}}
		l := r.Lint(&m, cuec.LintPolicy{})
		if got := messages(&l.CUECs[0], cuec.RuleDuplicate); !slices.Equal(got, []string{"warning: " + c.want}) {
			t.Errorf("%s: %q, want %q", c.ids, got, c.want)
		}
	}
}

// TestCUECsAndCSOCsAreNotComparedWithEachOther: the same words may be asked of the customer and of the host.
func TestCUECsAndCSOCsAreNotComparedWithEachOther(t *testing.T) {
	same := likenesses()[100]
	r := cuec.Register{CUECs: []cuec.CUEC{{ID: "U-1", Statement: same}}, CSOCs: []cuec.CSOC{{ID: "S-1", Statement: same}}}
	l := r.Lint(nil, cuec.LintPolicy{})
	if l.CUECs[0].Has(cuec.RuleRepeated) || l.CSOCs[0].Has(cuec.RuleRepeated) {
		t.Errorf("a CUEC and a CSOC are taken for one: %v %v", l.CUECs[0].Findings, l.CSOCs[0].Findings)
	}
	r.CSOCs = append(r.CSOCs, cuec.CSOC{ID: "S-2", Statement: same})
	r.CUECs = append(r.CUECs, cuec.CUEC{ID: "U-0", Statement: same})
	l = r.Lint(&controls.Matrix{Controls: []controls.Control{{ID: "C-1", Text: same}}}, cuec.LintPolicy{})
	for name, c := range map[string]struct {
		l    *cuec.StatementLint
		want string
	}{
		"U-1": {&l.CUECs[0], `"U-0"`}, "U-0": {&l.CUECs[1], `"U-1"`}, "S-1": {&l.CSOCs[0], `"S-2"`}, "S-2": {&l.CSOCs[1], `"S-1"`},
	} {
		if got := messages(c.l, cuec.RuleRepeated); !slices.Equal(got, []string{"warning: it is 100 % the same as " + c.want}) {
			t.Errorf("%s: %q, want %s", name, got, c.want)
		}
		// What the service organization does itself is a duplicate wherever it is asked.
		if !c.l.Has(cuec.RuleDuplicate) {
			t.Errorf("%s: %v", name, c.l.Findings)
		}
	}
}

// TestFindingsOfTheRegisterComeInAmongThoseOfTheWording: a list of findings has one order, whoever found them.
func TestFindingsOfTheRegisterComeInAmongThoseOfTheWording(t *testing.T) {
	texts := registers(corpus(t, "cuec_public.jsonl"))
	rapid.Check(t, func(t *rapid.T) {
		r, m := texts.Draw(t, "register"), planMatrix()
		l := r.Lint(&m, cuec.LintPolicy{MaxCUECs: 2, SimilarPercent: 20})
		for _, list := range [][]cuec.StatementLint{l.CUECs, l.CSOCs, l.Responsibilities} {
			for i := range list {
				if !slices.IsSortedFunc(list[i].Findings, func(a, b cuec.Finding) int { return int(a.Rule) - int(b.Rule) }) {
					t.Fatalf("%s: %v", list[i].Path, list[i].Findings)
				}
			}
		}
		for i := range l.CUECs {
			if want := soc1.Pointer("/cuecs", i); l.CUECs[i].Path != want {
				t.Fatalf("path %s, want %s", l.CUECs[i].Path, want)
			}
		}
		for i := range l.CSOCs {
			if want := soc1.Pointer("/csocs", i); l.CSOCs[i].Path != want {
				t.Fatalf("path %s, want %s", l.CSOCs[i].Path, want)
			}
		}
		for i := range l.Responsibilities {
			x := &l.Responsibilities[i]
			if want := soc1.Pointer("/responsibilities", i); x.Path != want || x.Draft != "" || len(x.Findings) > 1 {
				t.Fatalf("%s, want %s: %+v", x.Path, want, x)
			}
		}
	})
}
