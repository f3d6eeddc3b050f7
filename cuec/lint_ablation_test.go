package cuec_test

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// lemma cuts the endings that a nonce word keeps, so that "reviews" and "reviewing" count as one word of the corpus.
func lemma(w string) (stem, ending string) {
	for _, e := range []string{"ing", "ied", "ies", "ed", "es", "s"} {
		if stem, ok := strings.CutSuffix(w, e); ok && len(stem) >= 3 {
			return strings.TrimSuffix(stem, "e"), e
		}
	}
	return strings.TrimSuffix(w, "e"), ""
}

// corpusWord is what the ablation calls a word: letters with inner hyphens.
var corpusWord = regexp.MustCompile(`[A-Za-z]+(?:-[A-Za-z]+)*`)

// lemmas returns the different words of some texts.
func lemmas(texts ...string) map[string]bool {
	set := make(map[string]bool)
	for _, text := range texts {
		for _, w := range corpusWord.FindAllString(text, -1) {
			stem, _ := lemma(strings.ToLower(w))
			set[stem] = true
		}
	}
	return set
}

// mask puts a nonce word with the same ending in the place of every word that is not known, so that the lint has to
// judge the statement as if nobody had read that statement before the lists were written.
func mask(text string, known map[string]bool) (masked string, count int) {
	masked = corpusWord.ReplaceAllStringFunc(text, func(w string) string {
		stem, ending := lemma(strings.ToLower(w))
		// Function words are grammar, not vocabulary: no list of them was learned from the corpus.
		if len(w) <= 3 || known[stem] || strings.Contains(grammarWords, " "+strings.ToLower(w)+" ") {
			return w
		}
		count++
		return "blorf" + ending
	})
	return masked, count
}

// grammarWords are the longer function words.
const grammarWords = " that this these those their them they what when where which who whom whose with within without before after until " +
	"upon from into over under between through during against each every must shall will should could would have been being were than then " +
	"only also never more most least less other such same some both once about because unless while whether including "

// TestTheVerdictWithoutWordsOfTheStatementItself estimates how the verdict carries over to statements that nobody has
// seen: each statement of the public corpus is judged with those of its words put out of sight that no other
// statement uses, then with those that no statement of another source uses. Words of the reference on CUECs stay,
// because the lists would hold them without any corpus. The estimate is a lower bound: the lists hold more than the
// corpus, but a nonce word cannot be in them.
func TestTheVerdictWithoutWordsOfTheStatementItself(t *testing.T) {
	all := corpus(t, "cuec_public.jsonl")
	sources := sourcesOf(t)
	reference := append(testableExamples(), referenceVerbs)
	for _, v := range vagueExamples() {
		reference = append(reference, v.text)
	}
	for _, way := range []struct {
		name              string
		bySource          bool
		precision, recall int // the least, in per mille
	}{
		{"one statement out", false, 960, 888},
		{"one source out", true, 960, 888},
	} {
		var y tally
		words := 0
		for i, c := range all {
			texts := append([]string{}, reference...)
			for j, other := range all {
				if i != j && !(way.bySource && sources[c.ID] != "" && sources[c.ID] == sources[other.ID]) {
					texts = append(texts, other.Text)
				}
			}
			text, n := mask(c.Text, lemmas(texts...))
			words += n
			l := cuec.Lint(text, cuec.LintPolicy{})
			if l.Testable != c.Testable && testing.Verbose() {
				t.Logf("%s: label %v, score %d: %s", c.ID, c.Testable, l.Score, text)
			}
			y.add(l.Testable, c.Testable)
		}
		t.Logf("%s: %d words out of sight, precision %d, recall %d per mille, %+v", way.name, words, y.precision(), y.recall(), y)
		if y.precision() < way.precision || y.recall() < way.recall {
			t.Errorf("%s: precision %d and recall %d per mille, want at least %d and %d", way.name, y.precision(), y.recall(), way.precision, way.recall)
		}
	}
}

// referenceVerbs are the verbs, vague words and actors that the reference names in its rules.
const referenceVerbs = "approve reconcile review resolve compare restrict notify remove authorize recalculate submit payroll manager controller " +
	"report file list account parameter monthly release business days termination sign-off ticket retained reconciliation differences investigated " +
	"appropriate adequate proper timely periodic periodically regularly needed sufficient reasonable effective ensure responsible practices " +
	"applicable various comply agreement understand consider client user users entity entities customer customers"

// sourcesOf returns the source of each statement of the public corpus.
func sourcesOf(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/corpus/cuec_public.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	sources := make(map[string]string)
	for line := range strings.Lines(string(data)) {
		var s struct {
			ID     string `json:"id"`
			Source string `json:"source_url"`
		}
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		sources[s.ID] = s.Source
	}
	return sources
}
