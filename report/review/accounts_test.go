package review_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// ledger returns an entity with three accounts: wages rest on CO-1, taxes on both objectives, cash on neither.
func ledger() review.Entity {
	e := reader()
	e.Accounts = []review.Account{
		{ID: "WAGES", Name: "Wages expense", Assertions: []review.AccountAssertion{{Assertion: soc1.Accuracy, Objectives: []soc1.ObjectiveID{"CO-1"}}, {Assertion: soc1.Occurrence, Objectives: []soc1.ObjectiveID{"CO-1"}}}},
		{ID: "TAXES", Name: "Payroll taxes", Assertions: []review.AccountAssertion{{Assertion: soc1.Completeness, Objectives: []soc1.ObjectiveID{"CO-2", "CO-1"}}}},
		{ID: "CASH", Name: "Cash", Significant: nope, Assertions: []review.AccountAssertion{{Assertion: soc1.Existence}}},
	}
	return e
}

// TestAccountsAreConcludedOnByTheirWorstObjective: every objective that an assertion rests on is needed, and one that rests on none is a
// gap, whether or not the account is significant.
func TestAccountsAreConcludedOnByTheirWorstObjective(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *review.Received, e *review.Entity)
		want   []string
	}{
		"in order": {func(*review.Received, *review.Entity) {}, []string{
			"WAGES accuracy: Rely", "WAGES occurrence: Rely", "TAXES completeness: Rely", "CASH existence: No reliance, a gap"}},
		"CO-2 failed": {func(r *review.Received, _ *review.Entity) { r.Objectives[1].Operation = opinion.NotAchieved }, []string{
			"WAGES accuracy: Rely", "WAGES occurrence: Rely", "TAXES completeness: No reliance", "CASH existence: No reliance, a gap"}},
		"CO-1 open": {func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X-1") }, []string{
			"WAGES accuracy: Undetermined: from rely to no reliance", "WAGES occurrence: Undetermined: from rely to no reliance",
			"TAXES completeness: Undetermined: from rely to no reliance", "CASH existence: No reliance, a gap"}},
		"one open, one failed": {func(r *review.Received, _ *review.Entity) {
			exceptionOn(r, "X-1")
			r.Objectives[1].Operation = opinion.NotAchieved
		}, []string{
			"WAGES accuracy: Undetermined: from rely to no reliance", "WAGES occurrence: Undetermined: from rely to no reliance",
			"TAXES completeness: No reliance", "CASH existence: No reliance, a gap"}},
	} {
		r, e := clean("R"), ledger()
		c.change(&r, &e)
		var got []string
		for _, x := range assess(t, &r, e, review.DefaultPolicy()).Accounts {
			s := fmt.Sprintf("%s %s: %s", x.Account, x.Assertion, x.Operation.Title())
			if x.Gap {
				s += ", a gap"
			}
			got = append(got, s)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

// TestGapsOfSignificantAccountsLimit: what no objective answers limits the whole by the policy, unless the account does not matter.
func TestGapsOfSignificantAccountsLimit(t *testing.T) {
	for significant, limits := range map[opinion.Answer]bool{yes: true, 0: true, nope: false} {
		for _, left := range []review.Reliance{rwp, part, no} {
			r, e := clean("R"), reader()
			e.Accounts = append(e.Accounts, review.Account{ID: "CASH", Name: "Cash", Significant: significant, Assertions: []review.AccountAssertion{{Assertion: soc1.Existence}}})
			p := review.DefaultPolicy()
			p.AssertionGap = left
			got := assess(t, &r, e, p)
			want := rely
			if limits {
				want = left
			}
			if got.Operation.Reliance != want || objectiveOf(got, "CO-1").Operation.Reliance != rely {
				t.Errorf("significant %s, policy %s: %s, CO-1 %s", significant, left, got.Operation.Title(), objectiveOf(got, "CO-1").Operation.Title())
			}
		}
	}
}

// TestWhatIsNeeded: the objectives that the entity names, or all of the report, and those that an assertion rests on in any case; in the
// order of the report, and behind them what the report lacks, in the order in which people number.
func TestWhatIsNeeded(t *testing.T) {
	for name, c := range map[string]struct {
		named, mapped, want []soc1.ObjectiveID
	}{
		"nothing named":               {nil, nil, []soc1.ObjectiveID{"CO-2", "CO-10", "CO-1"}},
		"one named":                   {[]soc1.ObjectiveID{"CO-1"}, nil, []soc1.ObjectiveID{"CO-1"}},
		"two named the other way":     {[]soc1.ObjectiveID{"CO-1", "CO-2"}, nil, []soc1.ObjectiveID{"CO-2", "CO-1"}},
		"one named twice":             {[]soc1.ObjectiveID{"CO-1", "CO-1"}, nil, []soc1.ObjectiveID{"CO-1"}},
		"one mapped":                  {nil, []soc1.ObjectiveID{"CO-1"}, []soc1.ObjectiveID{"CO-2", "CO-10", "CO-1"}},
		"one named, another mapped":   {[]soc1.ObjectiveID{"CO-10"}, []soc1.ObjectiveID{"CO-2"}, []soc1.ObjectiveID{"CO-2", "CO-10"}},
		"one that the report lacks":   {[]soc1.ObjectiveID{"CO-3"}, nil, []soc1.ObjectiveID{"CO-3"}},
		"several that it lacks":       {[]soc1.ObjectiveID{"CO-20", "CO-3", "CO-1"}, []soc1.ObjectiveID{"AB-1"}, []soc1.ObjectiveID{"CO-1", "AB-1", "CO-3", "CO-20"}},
		"mapped, and lacking, and no": {nil, []soc1.ObjectiveID{"CO-3"}, []soc1.ObjectiveID{"CO-2", "CO-10", "CO-1", "CO-3"}},
	} {
		r, e := clean("R"), reader()
		r.UserReports, r.Objectives = nil, nil
		for _, id := range []soc1.ObjectiveID{"CO-2", "CO-10", "CO-1"} {
			r.Objectives = append(r.Objectives, review.Objective{ID: id, Statement: "It is so.", Controls: []soc1.ControlID{"C-1"}})
		}
		e.Objectives, e.Accounts[0].Assertions[0].Objectives, e.Accounts[0].Significant = c.named, c.mapped, nope
		var got []soc1.ObjectiveID
		for _, o := range assess(t, &r, e, review.DefaultPolicy()).Objectives {
			got = append(got, o.Objective)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestWhereADeficiencyBears: on what was said, else on the accounts behind the objectives of its origins in the report under review.
func TestWhereADeficiencyBears(t *testing.T) {
	onWages := []review.Reach{{Account: "WAGES", Assertion: soc1.Accuracy}, {Account: "WAGES", Assertion: soc1.Occurrence}, {Account: "TAXES", Assertion: soc1.Completeness}}
	onTaxes := []review.Reach{{Account: "TAXES", Assertion: soc1.Completeness}}
	cash := []review.Reach{{Account: "CASH", Assertion: soc1.Existence}}
	for name, c := range map[string]struct {
		origins []review.Origin
		given   []review.Reach
		want    []review.Reach
	}{
		"no origin":                      {nil, nil, nil},
		"said":                           {nil, cash, cash},
		"said in spite of the origin":    {[]review.Origin{{Objective: "CO-1"}}, cash, cash},
		"an objective":                   {[]review.Origin{{Objective: "CO-1"}}, nil, onWages},
		"another objective":              {[]review.Origin{{Objective: "CO-2"}}, nil, onTaxes},
		"both":                           {[]review.Origin{{Objective: "CO-2"}, {Report: "R", Objective: "CO-1"}}, nil, onWages},
		"an exception":                   {[]review.Origin{{Exception: "X-1"}}, nil, onWages},
		"an exception on another":        {[]review.Origin{{Exception: "X-2"}}, nil, onTaxes},
		"an exception on nothing named":  {[]review.Origin{{Exception: "X-3"}}, nil, nil}, // that it is all of them, nobody said
		"a CUEC":                         {[]review.Origin{{CUEC: "U-1"}}, nil, onWages},
		"a CUEC of another":              {[]review.Origin{{CUEC: "U-2"}}, nil, onTaxes},
		"an event":                       {[]review.Origin{{Incident: "I-1"}}, nil, onWages},
		"an event on another":            {[]review.Origin{{Incident: "I-2"}}, nil, onTaxes},
		"an objective of another report": {[]review.Origin{{Report: "SUB-R", Objective: "CO-1"}}, nil, nil}, // not the entity's
	} {
		r, e := clean("R"), ledger()
		for i, ids := range [][]soc1.ObjectiveID{{"CO-1"}, {"CO-2"}, nil} {
			n := soc1.DeviationID(fmt.Sprintf("X-%d", i+1))
			exceptionOn(&r, n)
			r.Exceptions[i].Objectives = ids
			if ids == nil {
				continue
			}
			u := control(soc1.CUECID(fmt.Sprintf("U-%d", i+1)))
			u.Objectives = ids
			r.CUECs = append(r.CUECs, u)
			e.NoIncidents = false
			e.Incidents = append(e.Incidents, review.Incident{ID: soc1.MatterID(fmt.Sprintf("I-%d", i+1)), Text: "It happened.", Objectives: ids})
		}
		e.Reports = []review.Received{clean("SUB-R")}
		d := evaluated("DEF-1", review.Probable, review.Material)
		d.Origins, d.Reach = c.origins, c.given
		e.Deficiencies = []review.Deficiency{d}
		if got := assess(t, &r, e, review.DefaultPolicy()).Deficiencies[0].Reach; !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestWhatCountsAsAJudgement: any piece of an evaluation needs who, when and why; an evaluation without a piece needs none yet.
func TestWhatCountsAsAJudgement(t *testing.T) {
	for name, c := range map[string]struct {
		change func(d *review.Deficiency)
		judged bool
	}{
		"nothing":            {func(*review.Deficiency) {}, false},
		"existence":          {func(d *review.Deficiency) { d.Exists = yes }, true},
		"that there is none": {func(d *review.Deficiency) { d.Exists = nope }, true},
		"likelihood":         {func(d *review.Deficiency) { d.Likelihood = review.Remote }, true},
		"magnitude":          {func(d *review.Deficiency) { d.Magnitude = review.Material }, true},
		"attention":          {func(d *review.Deficiency) { d.Attention = nope }, true},
		"precision": {func(d *review.Deficiency) {
			d.Compensating = []review.CompensatingControl{{Control: "OWN-1", Detects: review.Material}}
		}, true},
		"a control without precision": {func(d *review.Deficiency) { d.Compensating = []review.CompensatingControl{{Control: "OWN-1"}} }, false},
		"an origin":                   {func(d *review.Deficiency) { d.Origins = []review.Origin{{Objective: "CO-1"}} }, false},
	} {
		r, e := clean("R"), reader()
		d := review.Deficiency{ID: "DEF-1", Text: "It was not reviewed."}
		c.change(&d)
		e.Deficiencies = []review.Deficiency{d}
		_, err := review.Assess(&r, &e, review.DefaultPolicy())
		var want []string
		if c.judged {
			want = []string{"missing /entity/deficiencies/0"}
		}
		if got := codesAt(err); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// The conclusion on an account is never better than that of an objective it rests on, and equals that of the worst.
func TestLawAccountsFollowTheirObjectives(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		e.Accounts = ledger().Accounts
		r.CUECs = append(r.CUECs, cuec.CUEC{ID: "U-LAW", Statement: "Sign.", Objectives: []soc1.ObjectiveID{"CO-1"}})
		got := assess(t, &r, e, review.DefaultPolicy())
		for _, x := range got.Accounts {
			if x.Gap != (len(x.Objectives) == 0) {
				t.Fatalf("%+v", x)
			}
			best, worst := rely, rely
			for _, id := range x.Objectives {
				o := objectiveOf(got, id)
				if o == nil {
					t.Fatalf("%s rests on %s, which is not concluded on", x.Account, id)
				}
				best, worst = max(best, o.Operation.Best), max(worst, o.Operation.Worst)
			}
			if !x.Gap && (x.Operation.Best != best || x.Operation.Worst != worst) {
				t.Fatalf("%s is %s, its objectives %s to %s", x.Account, x.Operation.Title(), best, worst)
			}
		}
	})
}
