package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

func TestActs(t *testing.T) {
	u, q, open := opinion.Unqualified, opinion.Qualified, opinion.Undetermined
	act := func(kind opinion.ActKind, informed opinion.Informed, change ...func(a *opinion.Act)) opinion.Act {
		a := opinion.Act{ID: "A-1", Kind: kind, Text: "Money was diverted.", Informed: informed, Objectives: []soc1.ObjectiveID{"CO-1"}}
		for _, c := range change {
			c(&a)
		}
		return a
	}
	trivial := func(a *opinion.Act) { a.Trivial = true }
	internal := func(a *opinion.Act) { a.UserEntitiesUnaffected = true }
	asks, withdraws := opinion.USPolicy(), opinion.USPolicy().WithActWithheld(opinion.ActWithdraws)
	for _, c := range []struct {
		name     string
		act      opinion.Act
		standard soc1.Standard
		policy   opinion.Policy
		judged   map[opinion.Question]opinion.Answer
		want     [3]opinion.Kind
		withdraw bool
	}{
		{"informed", act(opinion.Fraud, opinion.UsersInformed), soc1.ATC320, asks, nil, [3]opinion.Kind{u, u, u}, false},
		{"not informed", act(opinion.Fraud, opinion.UsersNotInformed), soc1.ATC320, asks, nil, [3]opinion.Kind{u, u, open}, false},
		{"not known", act(opinion.NonCompliance, 0), soc1.ISAE3402, asks, nil, [3]opinion.Kind{u, u, open}, false},
		{"refused", act(opinion.UncorrectedError, opinion.InformingRefused), soc1.ISAE3402, withdraws, nil, [3]opinion.Kind{u, u, open}, true},
		{"not informed yet", act(opinion.UncorrectedError, opinion.UsersNotInformed), soc1.ISAE3402, withdraws, nil, [3]opinion.Kind{u, u, open}, false},
		{"modifies", act(opinion.Fraud, opinion.InformingRefused), soc1.ATC320, asks, map[opinion.Question]opinion.Answer{opinion.ActModifies: opinion.Yes}, [3]opinion.Kind{u, u, q}, false},
		{"does not modify", act(opinion.Fraud, opinion.InformingRefused), soc1.ATC320, asks, map[opinion.Question]opinion.Answer{opinion.ActModifies: opinion.No}, [3]opinion.Kind{u, u, u}, false},
		{"trivial", act(opinion.IntentionalAct, opinion.InformingRefused, trivial), soc1.ATC320, withdraws, nil, [3]opinion.Kind{u, u, u}, false},
		{"reaches no user entity", act(opinion.Fraud, opinion.InformingRefused, internal), soc1.ATC320, withdraws, nil, [3]opinion.Kind{u, u, u}, false},
		{"intentional", act(opinion.IntentionalAct, opinion.UsersInformed), soc1.ATC320, asks, nil, [3]opinion.Kind{open, open, open}, false},
		{"intentional elsewhere", act(opinion.IntentionalAct, opinion.UsersInformed), soc1.ISAE3402, asks, nil, [3]opinion.Kind{u, u, u}, false},
		{"intentional, before the standard asked", act(opinion.IntentionalAct, opinion.UsersInformed), soc1.SAS70, asks, nil, [3]opinion.Kind{u, u, u}, false},
		{"intentional, reassessed", act(opinion.IntentionalAct, opinion.UsersInformed), soc1.ATC320, asks, map[opinion.Question]opinion.Answer{opinion.ActMisstates: opinion.No, opinion.ActUndermines: opinion.Yes}, [3]opinion.Kind{u, q, q}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := examtest.Sound(3, 1)
			e.Standard, e.Acts = c.standard, []opinion.Act{c.act}
			for question := range opinion.Questions() {
				answered(e, question, "A-1", c.judged[question])
			}
			o := form(t, e, c.policy)
			for i, l := range o.Limbs {
				if l.Kind != c.want[i] {
					t.Errorf("%v is %v, want %v", l.Limb, l.Kind, c.want[i])
				}
			}
			if o.Withdraw != c.withdraw {
				t.Errorf("withdraw: %v", o.Withdraw)
			}
			agree(t, e, c.policy)
		})
	}
}

func TestAddingAnActNeverImproves(t *testing.T) {
	law(t, anything(), func(t tester, pick func(n int) int, e *opinion.Examination, p opinion.Policy) {
		more := e.Clone()
		more.Acts = append(more.Acts, opinion.Act{ID: "A-new", Kind: opinion.ActKind(1 + pick(4)), Text: "Money was diverted.", Informed: opinion.Informed(pick(4))})
		neverBetter(t, more, form(t, e, p), form(t, more, p))
	})
}
