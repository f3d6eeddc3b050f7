package controls_test

import (
	"cmp"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// accountIDs are the accounts that random matrices and questions speak about.
var accountIDs = []soc1.AccountID{"WAGES", "CASH", "FEES", "TAX"}

// someOf draws a part of a list, in its order.
func someOf[T any](t *rapid.T, list []T, label string) []T {
	var part []T
	for _, x := range list {
		if rapid.Bool().Draw(t, label) {
			part = append(part, x)
		}
	}
	return part
}

// relatable draws a matrix whose objectives declare accounts and assertions, and whose controls rely on each other.
func relatable(t *rapid.T) controls.Matrix {
	m := chained()
	assertions := []soc1.FinancialAssertion{soc1.Occurrence, soc1.Completeness, soc1.Accuracy}
	m.Accounts = nil
	for _, id := range accountIDs {
		m.Accounts = append(m.Accounts, soc1.Account{ID: id, Name: string(id), Assertions: someOf(t, assertions, "bears on")})
	}
	for i := range m.Objectives {
		m.Objectives[i].Accounts, m.Objectives[i].Assertions = someOf(t, accountIDs, "account"), someOf(t, assertions, "assertion")
	}
	for i := range m.Controls {
		m.Controls[i].ReliesOn = nil
		for _, o := range m.Objectives {
			if rapid.IntRange(0, 5).Draw(t, "relies") == 0 {
				m.Controls[i].ReliesOn = append(m.Controls[i].ReliesOn, o.ID)
			}
		}
	}
	for i := range m.Risks {
		m.Risks[i].Objective = rapid.SampledFrom(m.Objectives).Draw(t, "threatens").ID
	}
	return m
}

// anyAccounts draws a question.
func anyAccounts(t *rapid.T, m controls.Matrix) []controls.SignificantAccount {
	var q []controls.SignificantAccount
	for _, id := range someOf(t, accountIDs, "asked") {
		a := controls.SignificantAccount{ID: id}
		if rapid.Bool().Draw(t, "other name") {
			a.ID, a.As = "MY-"+id, append(someOf(t, accountIDs[:2], "also"), "TAX")
		}
		for _, x := range []soc1.FinancialAssertion{soc1.Completeness, soc1.Accuracy, soc1.Cutoff} {
			if rapid.Bool().Draw(t, "relevant") {
				r := controls.RelevantAssertion{Assertion: x}
				if rapid.IntRange(0, 3).Draw(t, "expects") == 0 {
					r.Objectives = []soc1.ObjectiveID{rapid.SampledFrom(m.Objectives).Draw(t, "expected").ID}
				}
				a.Assertions = append(a.Assertions, r)
			}
		}
		q = append(q, a)
	}
	return q
}

// declares is the reference: whether the matrix declares that an objective bears on an assertion about an account.
func declares(m controls.Matrix, o controls.Objective, a controls.SignificantAccount, x soc1.FinancialAssertion) bool {
	ids := a.As
	if len(ids) == 0 {
		ids = []soc1.AccountID{a.ID}
	}
	return slices.Contains(o.Assertions, x) && slices.ContainsFunc(ids, func(id soc1.AccountID) bool {
		at := slices.IndexFunc(m.Accounts, func(k soc1.Account) bool { return k.ID == id })
		return slices.Contains(o.Accounts, id) && (at < 0 || len(m.Accounts[at].Assertions) == 0 || slices.Contains(m.Accounts[at].Assertions, x))
	})
}

func relate(t *rapid.T, m controls.Matrix, q []controls.SignificantAccount) *controls.Relevance {
	r, err := m.Relevance(q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestLawEveryLinkIsDeclaredAndEveryDeclarationIsLinked compares the answers with a search that tries every pair, and the spread
// out lines with both. Gaps and answered assertions are those asked about, each once.
func TestLawEveryLinkIsDeclaredAndEveryDeclarationIsLinked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := relatable(t)
		q := anyAccounts(t, m)
		before := m.Clone()
		r := relate(t, m, q)
		if !reflect.DeepEqual(m, before) {
			t.Fatal("the matrix was changed")
		}
		at, gaps := 0, slices.Collect(r.Gaps())
		lines := map[int]bool{}
		for l := range r.Links() {
			i := slices.IndexFunc(r.Assertions, func(c controls.AssertionChain) bool { return c.Account == l.Account && c.Assertion == l.Assertion })
			lines[i] = true
			if a := r.Assertions[i]; (l.Objective != "") != a.Answered() || l.Objective != "" && !slices.Contains(a.Objectives, l.Objective) {
				t.Fatalf("the line %+v is not in %+v", l, a)
			}
		}
		for _, a := range q {
			for _, x := range a.Assertions {
				got := r.Assertions[at]
				var want, undeclared []soc1.ObjectiveID
				for _, o := range m.Objectives {
					expected := len(x.Objectives) == 0 || slices.Contains(x.Objectives, o.ID)
					if declares(m, o, a, x.Assertion) && expected {
						want = append(want, o.ID)
					} else if expected && len(x.Objectives) > 0 {
						undeclared = append(undeclared, o.ID)
					}
				}
				if got.Account != a.ID || got.Assertion != x.Assertion || !slices.Equal(got.Objectives, want) || !slices.Equal(got.Undeclared, undeclared) {
					t.Fatalf("got %+v, want %v and undeclared %v", got, want, undeclared)
				}
				if slices.Contains(gaps, at) == got.Answered() || got.Answered() != (len(want) > 0) || !lines[at] {
					t.Fatalf("%+v is a gap and answered, or neither", got)
				}
				at++
			}
		}
		if at != len(r.Assertions) || len(r.Objectives) != len(m.Objectives) {
			t.Fatalf("%d assertions were asked about, %d answered", at, len(r.Assertions))
		}
	})
}

// TestLawAddingAnObjectiveNeverRemovesAnAnswer: nor does the chain lead less far.
func TestLawAddingAnObjectiveNeverRemovesAnAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := relatable(t)
		q := anyAccounts(t, m)
		before := relate(t, m, q)
		m.Objectives = append(m.Objectives, controls.Objective{ID: "NEW", Statement: "Controls provide reasonable assurance that tax is deposited.", Accounts: someOf(t, accountIDs, "account"), Assertions: []soc1.FinancialAssertion{soc1.Completeness}})
		after := relate(t, m, q)
		for i, a := range after.Assertions {
			old := before.Assertions[i]
			if a.Reach < old.Reach || len(slices.DeleteFunc(slices.Clone(old.Objectives), func(o soc1.ObjectiveID) bool { return slices.Contains(a.Objectives, o) })) > 0 {
				t.Fatalf("%+v became %+v", old, a)
			}
		}
		for i, o := range before.Objectives {
			if after.Objectives[i].Part != o.Part || after.Objectives[i].Answers != o.Answers {
				t.Fatalf("%+v became %+v", o, after.Objectives[i])
			}
		}
	})
}

// TestLaw3OrderNeverChangesTheRelevance shuffles the matrix and the question.
func TestLaw3OrderNeverChangesTheRelevance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := relatable(t)
		q := anyAccounts(t, m)
		one, two := relate(t, m, q), relate(t, permuted(t, m), rapid.Permutation(q).Draw(t, "question"))
		for _, r := range []*controls.Relevance{one, two} {
			slices.SortFunc(r.Assertions, func(a, b controls.AssertionChain) int {
				return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Assertion, b.Assertion))
			})
			slices.SortFunc(r.Objectives, func(a, b controls.ObjectiveChain) int { return cmp.Compare(a.Objective, b.Objective) })
			slices.SortFunc(r.Controls, func(a, b controls.ControlChain) int { return cmp.Compare(a.Control, b.Control) })
			for i := range r.Assertions {
				slices.Sort(r.Assertions[i].Objectives)
			}
			for i := range r.Objectives {
				o := &r.Objectives[i]
				slices.Sort(o.Risks)
				slices.Sort(o.Controls)
				slices.Sort(o.Supports)
			}
			for i := range r.Controls {
				slices.Sort(r.Controls[i].Objectives)
				slices.Sort(r.Controls[i].Tests)
			}
		}
		if !reflect.DeepEqual(one, two) {
			t.Fatalf("got\n%+v and\n%+v", one, two)
		}
	})
}

// TestLawSupportIsWhatControlsOfTheChainRelyOn checks the parts against a walk that goes on until nothing is added, and what
// rests on each control against the answers.
func TestLawSupportIsWhatControlsOfTheChainRelyOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := relatable(t)
		r := relate(t, m, anyAccounts(t, m))
		x, err := m.Check()
		if err != nil {
			t.Fatal(err)
		}
		reached, supported := map[int]bool{}, map[int]bool{}
		for o := range m.Objectives {
			reached[o] = r.Objectives[o].Part == controls.PartAnswers
		}
		for grown := true; grown; {
			grown = false
			for o := range m.Objectives {
				if !reached[o] {
					continue
				}
				for c := range x.ControlsOf(o) {
					for _, next := range x.ReliesOn(c) {
						grown = grown || !supported[next]
						supported[next], reached[next] = true, true
					}
				}
			}
		}
		for o, chain := range r.Objectives {
			if want := supported[o]; (chain.Part == controls.PartSupports) != (want && chain.Answers == 0) || (len(chain.Supports) > 0) != want {
				t.Fatalf("%+v is supported: %v", chain, want)
			}
			if (chain.Answers > 0) != (chain.Part == controls.PartAnswers) {
				t.Fatalf("%+v", chain)
			}
		}
		for _, c := range r.Controls {
			n := 0
			for _, a := range r.Assertions {
				if slices.ContainsFunc(a.Objectives, func(o soc1.ObjectiveID) bool { return slices.Contains(c.Objectives, o) }) {
					n++
				}
			}
			if n != c.Assertions || len(c.Objectives) == 0 {
				t.Fatalf("%+v carries %d assertions", c, n)
			}
		}
	})
}

// TestLawAPCAOBAssertionIsAnsweredByWhateverFallsUnderIt compares it with the questions about the finer ones.
func TestLawAPCAOBAssertionIsAnsweredByWhateverFallsUnderIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := relatable(t)
		account := rapid.SampledFrom(accountIDs).Draw(t, "account")
		for p := range soc1.PCAOBAssertions() {
			coarse := controls.SignificantAccount{ID: account, Assertions: []controls.RelevantAssertion{{PCAOB: p}}}
			fine := controls.SignificantAccount{ID: account}
			for a := range soc1.FinancialAssertions() {
				if slices.Contains(a.PCAOB(), p) {
					fine.Assertions = append(fine.Assertions, controls.RelevantAssertion{Assertion: a})
				}
			}
			reach, objectives := controls.ReachNone, map[soc1.ObjectiveID]bool{}
			for _, a := range relate(t, m, []controls.SignificantAccount{fine}).Assertions {
				reach = max(reach, a.Reach)
				for _, o := range a.Objectives {
					objectives[o] = true
				}
			}
			got := relate(t, m, []controls.SignificantAccount{coarse}).Assertions[0]
			if got.Reach != reach || len(got.Objectives) != len(objectives) {
				t.Fatalf("%v: got %+v, want %v as far as %v", p, got, objectives, reach)
			}
		}
	})
}
