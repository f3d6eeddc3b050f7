package opinion_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// document returns an examination's JSON as a tree of maps and lists.
func document(t tester, e *opinion.Examination) any {
	var b bytes.Buffer
	if err := opinion.Encode(&b, e); err != nil {
		t.Fatalf("Encode: %v", err)
	}
	var root any
	if err := json.Unmarshal(b.Bytes(), &root); err != nil {
		t.Fatalf("Unmarshal: %v", err)
	}
	return root
}

// resolves reports whether a JSON Pointer leads to something in a document.
func resolves(root any, pointer string) bool {
	if pointer == "" {
		return true
	}
	for _, token := range strings.Split(pointer, "/")[1:] {
		switch v := root.(type) {
		case map[string]any:
			next, ok := v[token]
			if !ok {
				return false
			}
			root = next
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i < 0 || i >= len(v) {
				return false
			}
			root = v[i]
		default:
			return false
		}
	}
	return true
}

func TestInvariant40EveryReasonLeadsToFacts(t *testing.T) {
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		o := form(t, e, p)
		root := document(t, e)
		for _, l := range o.Limbs {
			for _, r := range l.Reasons {
				for depth, why := range r.All() {
					if len(why.Because) == 0 && len(why.Facts) == 0 {
						t.Fatalf("%v: %v at depth %d has no facts\n%s", l.Limb, why.Rule, depth, show(e))
					}
					if !why.Rule.IsValid() || why.Citation() == 0 || why.Text() == "" {
						t.Fatalf("%v: the reason %+v has no rule, citation or text", l.Limb, why)
					}
					for _, f := range why.Facts {
						if !resolves(root, f) {
							t.Fatalf("%v: %v points to %s, where nothing is\n%s", l.Limb, why.Rule, f, show(e))
						}
					}
					for _, d := range why.Days {
						if !d.Start.IsValid() && !d.End.IsValid() {
							t.Fatalf("%v: %v names no days: %v", l.Limb, why.Rule, why.Days)
						}
					}
				}
			}
		}
	})
}

// A fact that speaks against a control and decides an objective must be found among the reasons.
func TestInvariant40NoFactIsLost(t *testing.T) {
	law(t, examtest.Scope{Type: soc1.Type2}, func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		if !deviate(pick, e) {
			return
		}
		without := e.Clone()
		without.Matrix.Deviations = without.Matrix.Deviations[:len(without.Matrix.Deviations)-1]
		before, _ := form(t, without, p).Limb(opinion.Operation)
		after, _ := form(t, e, p).Limb(opinion.Operation)
		if slices.Equal(possible(before), possible(after)) {
			return
		}
		fact := soc1.Pointer("/matrix/deviations", len(e.Matrix.Deviations)-1)
		for _, r := range after.Reasons {
			for _, why := range r.All() {
				if slices.Contains(why.Facts, fact) {
					return
				}
			}
		}
		t.Fatalf("a deviation changed operation from %v to %v, and no reason names it\n%s", possible(before), possible(after), show(e))
	})
}

// What is recorded in answer to the needs leads to one of the kinds that were called possible, and in the end to one.
func TestAnswersToNeedsDecide(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		p.Letters = opinion.LettersPresumed
		for range 30 {
			o := form(t, e, p)
			if len(o.Needs) == 0 {
				if o.Summary == opinion.Undetermined {
					t.Fatalf("nothing is needed and the summary is undetermined\n%s", show(e))
				}
				return
			}
			n := o.Needs[pick(len(o.Needs))]
			e.Judgements = slices.DeleteFunc(e.Judgements, func(j opinion.Judgement) bool {
				return j.Question == n.Question && j.Subject == n.Subject
			})
			e.Judgements = append(e.Judgements, opinion.Judgement{Question: n.Question, Subject: n.Subject, Answer: opinion.Answer(1 + pick(2)), Why: "As discussed."})
		}
		t.Fatalf("the questions do not end\n%s", show(e))
	})
}
