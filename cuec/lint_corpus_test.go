package cuec_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// labelled is a statement that somebody judged.
type labelled struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Testable bool   `json:"testable"`
	Why      string `json:"why"`
	// Open says why verdict and label still differ; only statements in our own wording have it.
	Open string `json:"open"`
}

// corpus reads a file of testdata/corpus, one JSON object a line.
func corpus(t testing.TB, name string) []labelled {
	t.Helper()
	data, err := os.ReadFile("testdata/corpus/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all []labelled
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		var l labelled
		if err := json.Unmarshal(lines.Bytes(), &l); err != nil {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
		all = append(all, l)
	}
	return all
}

// tally counts verdicts against labels.
type tally struct{ right, wrong, missed, rejected int }

func (y *tally) add(verdict, label bool) {
	switch {
	case verdict && label:
		y.right++
	case verdict:
		y.wrong++
	case label:
		y.missed++
	default:
		y.rejected++
	}
}

// precision is the share of the statements called testable that are, recall the share of the testable ones that were
// called so, both in per mille.
func (y *tally) precision() int { return 1000 * y.right / max(1, y.right+y.wrong) }
func (y *tally) recall() int    { return 1000 * y.right / max(1, y.right+y.missed) }

// disagreement is a label of the corpus that the verdict does not share, with our reading.
type disagreement struct {
	ID      string `json:"id"`
	Verdict bool   `json:"verdict"`
	Score   int    `json:"score"`
	Reading string `json:"reading"`
	Label   string `json:"label"` // "defensible" or "doubtful"
}

// TestVerdictAgreesWithTheLabels holds the verdict to the figures that it has reached, for the two halves of the
// corpus apart and for both. The halves are those of odd and even ids.
func TestVerdictAgreesWithTheLabels(t *testing.T) {
	var even, odd, total tally
	found := make(map[string]cuec.StatementLint)
	all := corpus(t, "cuec_public.jsonl")
	if len(all) != 95 {
		t.Fatalf("the corpus has %d statements, not 95", len(all))
	}
	for _, c := range all {
		l := cuec.Lint(c.Text, cuec.LintPolicy{})
		half := &even
		if strings.IndexByte("13579", c.ID[len(c.ID)-1]) >= 0 {
			half = &odd
		}
		half.add(l.Testable, c.Testable)
		total.add(l.Testable, c.Testable)
		if l.Testable != c.Testable {
			found[c.ID] = l
		}
	}
	for _, h := range []struct {
		name              string
		tally             tally
		precision, recall int // the least, in per mille
	}{
		{"even", even, 1000, 960},
		{"odd", odd, 965, 965},
		{"total", total, 981, 962},
	} {
		t.Logf("%s: precision %d, recall %d per mille, %+v", h.name, h.tally.precision(), h.tally.recall(), h.tally)
		if h.tally.precision() < h.precision || h.tally.recall() < h.recall {
			t.Errorf("%s: precision %d and recall %d per mille, want at least %d and %d: %+v", h.name, h.tally.precision(), h.tally.recall(), h.precision, h.recall, h.tally)
		}
	}
	data, err := os.ReadFile("testdata/corpus/disagreements.json")
	if err != nil {
		t.Fatal(err)
	}
	var written []disagreement
	if err := json.Unmarshal(data, &written); err != nil {
		t.Fatal(err)
	}
	for _, d := range written {
		l, ok := found[d.ID]
		if !ok {
			t.Errorf("disagreements.json explains %s, on which the verdict and the label agree", d.ID)
			continue
		}
		if l.Testable != d.Verdict || l.Score != d.Score || d.Reading == "" || d.Label != "defensible" && d.Label != "doubtful" {
			t.Errorf("disagreements.json says %+v, the lint says %v with %d", d, l.Testable, l.Score)
		}
		delete(found, d.ID)
	}
	for id, l := range found {
		t.Errorf("disagreements.json does not explain %s: the verdict is %v with %d: %v %v", id, l.Testable, l.Score, l.Grounds, l.Refused)
	}
}

// TestVerdictOnStatementsOfOurOwn guards the reading of sentences that were written for this test, with words and shapes
// that the corpus lacks. It says nothing about agreement with others.
func TestVerdictOnStatementsOfOurOwn(t *testing.T) {
	for _, c := range corpus(t, "own.jsonl") {
		if l := cuec.Lint(c.Text, cuec.LintPolicy{}); l.Testable != c.Testable {
			t.Errorf("%s: verdict %v, score %d, %v %v: %s", c.ID, l.Testable, l.Score, l.Grounds, l.Refused, c.Text)
		}
	}
}

// TestPartsOfTheCorpusAreFound checks extracted parts on statements of each shape: preposed time, coordination, passive,
// relative clause, prohibition, complement clause.
func TestPartsOfTheCorpusAreFound(t *testing.T) {
	texts := make(map[string]string)
	for _, c := range corpus(t, "cuec_public.jsonl") {
		texts[c.ID] = c.Text
	}
	for _, c := range []struct {
		id   string
		part cuec.Part
		want string
	}{
		{"C088", cuec.PartActor, "pre-approved designated agency representative"},
		{"C088", cuec.PartTiming, "Every pay period"},
		{"C088", cuec.PartAction, "certifies"},
		{"C092", cuec.PartObject, "original certification form"},
		{"C092", cuec.PartTiming, "by the stated day"},
		{"C044", cuec.PartObject, "T&As"},
		{"C047", cuec.PartCriterion, "to account for all active"},
		{"CU-087", cuec.PartCriterion, "to its own HR system"},
		{"CU-081", cuec.PartEvidence, "archives"},
		{"CU-081", cuec.PartObject, "vendor conformance attestation"},
		{"CU-017", cuec.PartObject, "monthly activity report"},
		{"CU-017", cuec.PartTiming, "monthly"},
		{"CU-060", cuec.PartTiming, "at least quarterly"},
		{"C074", cuec.PartActor, "Plan management"},
		{"C074", cuec.PartAction, "monitors"},
		{"C095", cuec.PartObject, "payment approval"},
		{"C022", cuec.PartAction, "given"},
	} {
		text := texts[c.id]
		l := cuec.Lint(text, cuec.LintPolicy{})
		var got []string
		for _, s := range spans(&l, c.part) {
			got = append(got, text[s.Start:s.End])
		}
		if !strings.Contains("|"+strings.Join(got, "|")+"|", "|"+c.want+"|") {
			t.Errorf("%s: %v is %q, want %q, in %q", c.id, c.part, got, c.want, text)
		}
	}
}
