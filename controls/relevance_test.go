package controls_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// chained returns a matrix with every part an objective can have: CO-1 and CO-2 answer payroll accounts, IT-1 supports one of
// their controls and IT-2 one of IT-1's, CO-3 is about another account, CO-4 is half linked, CO-5 bears on nothing, and
// EL-1 concerns the organization.
func chained() controls.Matrix {
	type (
		objective = controls.Objective
		control   = controls.Control
	)
	const prefix = "Controls provide reasonable assurance that "
	a := func(list ...soc1.FinancialAssertion) []soc1.FinancialAssertion { return list }
	m := controls.Matrix{
		Accounts: []soc1.Account{
			{ID: "WAGES", Name: "Wages expense", Assertions: a(soc1.Occurrence, soc1.Accuracy, soc1.Completeness)},
			{ID: "CASH", Name: "Cash", Assertions: a(soc1.Existence)},
			{ID: "FEES", Name: "Fees"},
		},
		Objectives: []objective{
			{ID: "CO-1", Statement: prefix + "pay is computed accurately.", Kind: controls.TransactionProcessing, Accounts: []soc1.AccountID{"WAGES", "CASH"}, Assertions: a(soc1.Accuracy, soc1.Occurrence)},
			{ID: "CO-2", Statement: prefix + "pay is complete.", Kind: controls.TransactionProcessing, Accounts: []soc1.AccountID{"WAGES"}, Assertions: a(soc1.Completeness, soc1.Accuracy)},
			{ID: "CO-3", Statement: prefix + "fees are accurate.", Kind: controls.TransactionProcessing, Accounts: []soc1.AccountID{"FEES"}, Assertions: a(soc1.Accuracy)},
			{ID: "CO-4", Statement: prefix + "calls are answered.", Kind: controls.TransactionProcessing, Accounts: []soc1.AccountID{"WAGES"}},
			{ID: "CO-5", Statement: prefix + "systems are available.", Kind: controls.TransactionProcessing},
			{ID: "EL-1", Statement: prefix + "staff are competent.", Kind: controls.EntityLevel},
			{ID: "IT-1", Statement: prefix + "access is restricted.", Kind: controls.GeneralIT},
			{ID: "IT-2", Statement: prefix + "changes are approved.", Kind: controls.GeneralIT},
			{ID: "IT-3", Statement: prefix + "jobs run completely.", Kind: controls.GeneralIT},
		},
		Controls: []control{
			{ID: "C-1", Text: "The system computes pay.", Nature: controls.Automated, ReliesOn: []soc1.ObjectiveID{"IT-1"}},
			{ID: "C-2", Text: "The lead compares totals.", Nature: controls.Manual},
			{ID: "C-3", Text: "The system computes fees.", Nature: controls.Automated, ReliesOn: []soc1.ObjectiveID{"IT-3"}},
			{ID: "C-4", Text: "Access is granted by the owner.", Nature: controls.Manual, ReliesOn: []soc1.ObjectiveID{"IT-2"}},
			{ID: "C-5", Text: "Changes are approved.", Nature: controls.Manual},
		},
		Tests: []controls.Test{
			{ID: "T-1", Control: "C-1", Outcome: controls.Performed, Sample: controls.Sample{Size: 1}, Population: controls.Population{Size: 1}},
			{ID: "T-2", Control: "C-2", Outcome: controls.NotPerformed, Reason: "No time."},
		},
	}
	for _, x := range []struct {
		risk      soc1.RiskID
		objective soc1.ObjectiveID
		controls  []soc1.ControlID
	}{
		{"R-1", "CO-1", []soc1.ControlID{"C-1", "C-2"}}, {"R-2", "CO-2", []soc1.ControlID{"C-2"}}, {"R-3", "CO-3", []soc1.ControlID{"C-3"}},
		{"R-4", "IT-1", []soc1.ControlID{"C-4"}}, {"R-5", "IT-2", []soc1.ControlID{"C-5"}},
	} {
		m.Risks = append(m.Risks, controls.Risk{ID: x.risk, Objective: x.objective, Statement: "It goes wrong.", Sufficient: []controls.ControlSet{{Controls: x.controls}}})
	}
	return m
}

// asked returns what an employer asks about its payroll.
func asked() []controls.SignificantAccount {
	return []controls.SignificantAccount{
		{ID: "SALARIES", Name: "Salaries", As: []soc1.AccountID{"WAGES"}, Assertions: []controls.RelevantAssertion{
			{Assertion: soc1.Completeness, WhatCouldGoWrong: "A branch's hours are lost"},
			{Assertion: soc1.Accuracy, WhatCouldGoWrong: "Rates of last year are used"},
			{Assertion: soc1.Cutoff},
		}},
		{ID: "CASH", Name: "Cash", Assertions: []controls.RelevantAssertion{{Assertion: soc1.Occurrence}}},
	}
}

func mustRelate(t *testing.T, m controls.Matrix, asked []controls.SignificantAccount, needs ...controls.Dependency) *controls.Relevance {
	t.Helper()
	r, err := m.Relevance(asked, needs...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRelevanceFollowsTheChain(t *testing.T) {
	r := mustRelate(t, chained(), asked(),
		controls.Dependency{Objective: "CO-1", StatedAs: "CUEC-1"}, controls.Dependency{Objective: "CO-1", Subservice: "BANK", StatedAs: "CSOC-1"},
		controls.Dependency{Objective: "CO-1", StatedAs: "CUEC-2"}, controls.Dependency{Objective: "CO-1", StatedAs: "CUEC-1"})
	wantAssertions := []controls.AssertionChain{
		// CO-2's only control has a test that nobody performed.
		{Account: "SALARIES", Assertion: soc1.Completeness, WhatCouldGoWrong: "A branch's hours are lost", Reach: controls.ReachControl, Objectives: []soc1.ObjectiveID{"CO-2"}},
		{Account: "SALARIES", Assertion: soc1.Accuracy, WhatCouldGoWrong: "Rates of last year are used", Reach: controls.ReachTest, Objectives: []soc1.ObjectiveID{"CO-1", "CO-2"}},
		{Account: "SALARIES", Assertion: soc1.Cutoff, Reach: controls.ReachNone},
		// CO-1 declares cash and occurrence, and the matrix leaves this pair out.
		{Account: "CASH", Assertion: soc1.Occurrence, Reach: controls.ReachNone},
	}
	if !reflect.DeepEqual(r.Assertions, wantAssertions) {
		t.Errorf("got %+v\nwant %+v", r.Assertions, wantAssertions)
	}
	if got := slices.Collect(r.Gaps()); !slices.Equal(got, []int{2, 3}) {
		t.Errorf("the gaps are %v", got)
	}
	parts := map[soc1.ObjectiveID]controls.ObjectivePart{}
	for _, o := range r.Objectives {
		parts[o.Objective] = o.Part
	}
	wantParts := map[soc1.ObjectiveID]controls.ObjectivePart{
		"CO-1": controls.PartAnswers, "CO-2": controls.PartAnswers, "CO-3": controls.PartElsewhere, "CO-4": controls.PartHalfLinked, "CO-5": controls.PartUnlinked,
		"EL-1": controls.PartPervasive, "IT-1": controls.PartSupports, "IT-2": controls.PartSupports, "IT-3": controls.PartElsewhere,
	}
	if !reflect.DeepEqual(parts, wantParts) {
		t.Errorf("the parts are %v", parts)
	}
	one := controls.ObjectiveChain{
		Objective: "CO-1", Part: controls.PartAnswers, Answers: 1, Risks: []soc1.RiskID{"R-1"}, Controls: []soc1.ControlID{"C-1", "C-2"},
		CUECs: []soc1.CUECID{"CUEC-1", "CUEC-2"}, CSOCs: []soc1.CSOCID{"CSOC-1"},
	}
	if !reflect.DeepEqual(r.Objectives[0], one) {
		t.Errorf("CO-1 is %+v", r.Objectives[0])
	}
	if got := r.Objectives[6].Supports; !slices.Equal(got, []soc1.ControlID{"C-1"}) {
		t.Errorf("IT-1 supports %v", got)
	}
	wantControls := []controls.ControlChain{
		{Control: "C-1", Tests: []soc1.TestID{"T-1"}, Objectives: []soc1.ObjectiveID{"CO-1"}, Assertions: 1},
		{Control: "C-2", Tests: []soc1.TestID{"T-2"}, Objectives: []soc1.ObjectiveID{"CO-1", "CO-2"}, Assertions: 2},
		{Control: "C-4", Objectives: []soc1.ObjectiveID{"IT-1"}}, {Control: "C-5", Objectives: []soc1.ObjectiveID{"IT-2"}},
	}
	if !reflect.DeepEqual(r.Controls, wantControls) {
		t.Errorf("the controls are %+v", r.Controls)
	}
	if r.Controls[0].CarriesSeveral() || !r.Controls[1].CarriesSeveral() {
		t.Error("C-2 carries several, and C-1 does not")
	}
}

// What the reader expects narrows the answer, and never adds to what is declared.
func TestRelevanceKeepsToWhatIsDeclared(t *testing.T) {
	q := asked()
	q[0].Assertions[1].Objectives = []soc1.ObjectiveID{"CO-3", "CO-2", "CO-5"}
	a := mustRelate(t, chained(), q).Assertions[1]
	if !slices.Equal(a.Objectives, []soc1.ObjectiveID{"CO-2"}) || !slices.Equal(a.Undeclared, []soc1.ObjectiveID{"CO-3", "CO-5"}) || a.Reach != controls.ReachControl {
		t.Errorf("got %+v", a)
	}
	q[0].Assertions[1].Objectives = []soc1.ObjectiveID{"CO-3"}
	if a := mustRelate(t, chained(), q).Assertions[1]; a.Answered() || a.Reach != controls.ReachNone {
		t.Errorf("got %+v", a)
	}
}

// Two captions of the entity may be one account of the matrix, and one caption two.
func TestRelevanceTranslatesAccounts(t *testing.T) {
	accuracy := []controls.RelevantAssertion{{Assertion: soc1.Accuracy}}
	r := mustRelate(t, chained(), []controls.SignificantAccount{
		{ID: "COSTS", As: []soc1.AccountID{"FEES", "WAGES"}, Assertions: accuracy},
		{ID: "BONUS", As: []soc1.AccountID{"WAGES"}, Assertions: accuracy},
		{ID: "WAGES", As: []soc1.AccountID{"OTHER"}, Assertions: accuracy},
	})
	for i, want := range [][]soc1.ObjectiveID{{"CO-1", "CO-2", "CO-3"}, {"CO-1", "CO-2"}, nil} {
		if got := r.Assertions[i].Objectives; !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", r.Assertions[i].Account, got, want)
		}
	}
}

// The coarser assertions of the PCAOB are answered by whatever falls under them, and cutoff falls under two.
func TestRelevanceSpeaksThePCAOBsLanguage(t *testing.T) {
	m := chained()
	m.Accounts[0].Assertions = append(m.Accounts[0].Assertions, soc1.Cutoff)
	m.Objectives[1].Assertions = []soc1.FinancialAssertion{soc1.Cutoff}
	ask := func(p soc1.PCAOBAssertion) controls.RelevantAssertion { return controls.RelevantAssertion{PCAOB: p} }
	r := mustRelate(t, m, []controls.SignificantAccount{{ID: "WAGES", Assertions: []controls.RelevantAssertion{
		ask(soc1.PCAOBExistence), ask(soc1.PCAOBCompleteness), ask(soc1.PCAOBValuation), ask(soc1.PCAOBRights),
	}}})
	for i, want := range [][]soc1.ObjectiveID{{"CO-1", "CO-2"}, {"CO-2"}, {"CO-1"}, nil} {
		if got := r.Assertions[i]; !slices.Equal(got.Objectives, want) || got.Assertion != 0 || !got.PCAOB.IsValid() {
			t.Errorf("%v: got %v, want %v", got.PCAOB, got.Objectives, want)
		}
	}
}

func TestRelevanceReportsWhatItCannotRead(t *testing.T) {
	q := []controls.SignificantAccount{
		{ID: "A", As: []soc1.AccountID{"WAGES", "WAGES", ""}, Assertions: []controls.RelevantAssertion{{}, {Assertion: soc1.Accuracy}, {Assertion: soc1.Accuracy}, {Assertion: soc1.Accuracy, WhatCouldGoWrong: "else", Objectives: []soc1.ObjectiveID{"CO-99"}}}},
		{ID: "A"}, {Assertions: []controls.RelevantAssertion{{PCAOB: 99}, {PCAOB: soc1.PCAOBRights, Assertion: soc1.Rights}}},
	}
	m := chained()
	_, err := m.Relevance(q, controls.Dependency{Objective: "CO-99", Subservice: "no id"})
	var got []string
	for _, p := range soc1.ListProblems(err) {
		got = append(got, p.Path)
	}
	want := []string{
		"/asked/0/as/1", "/asked/0/as/2", "/asked/0/assertions/0/assertion", "/asked/0/assertions/2", "/asked/0/assertions/3/objectives/0", "/asked/1/id", "/asked/2/assertions/0/pcaob", "/asked/2/assertions/1/pcaob", "/asked/2/id",
		"/dependencies/0/objective", "/dependencies/0/statedAs", "/dependencies/0/subservice",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	m.Risks[0].Objective = "CO-99"
	if _, err := m.Relevance(nil); !errors.Is(err, soc1.CodeUnknownReference) {
		t.Errorf("a matrix with a dangling reference: %v", err)
	}
	empty := controls.Matrix{}
	if r, err := empty.Relevance(nil); err != nil || !reflect.DeepEqual(*r, controls.Relevance{}) {
		t.Errorf("an empty matrix: %+v, %v", r, err)
	}
}

// hostileMatrix has objectives that all declare all accounts, and a question that sees many ways to go wrong in each.
func hostileMatrix(n, ways int) (controls.Matrix, []controls.SignificantAccount) {
	var m controls.Matrix
	var q []controls.SignificantAccount
	for i := range n {
		a := controls.SignificantAccount{ID: soc1.AccountID(fmt.Sprintf("A-%d", i))}
		for w := range ways {
			a.Assertions = append(a.Assertions, controls.RelevantAssertion{Assertion: soc1.Accuracy, WhatCouldGoWrong: fmt.Sprint(w)})
		}
		m.Accounts, q = append(m.Accounts, soc1.Account{ID: a.ID, Name: "Account"}), append(q, a)
	}
	for i := range n {
		o := controls.Objective{ID: soc1.ObjectiveID(fmt.Sprintf("CO-%d", i)), Statement: "All is well.", Assertions: []soc1.FinancialAssertion{soc1.Accuracy}}
		for j := range m.Accounts {
			o.Accounts = append(o.Accounts, m.Accounts[j].ID)
		}
		m.Objectives = append(m.Objectives, o)
	}
	return m, q
}

func TestRelevanceIsBounded(t *testing.T) {
	m, q := hostileMatrix(150, 200)
	if _, err := m.Relevance(q); !errors.Is(err, soc1.CodeTooLarge) {
		t.Errorf("4.5 million links: %v", err)
	}
	m, q = hostileMatrix(10, 1)
	if r := mustRelate(t, m, q); len(r.Assertions) != 10 || r.Objectives[0].Answers != 10 {
		t.Errorf("a hundred links: %+v", r)
	}
}

// BenchmarkRelevance asks about every account of matrices that grow tenfold.
func BenchmarkRelevance(b *testing.B) {
	for _, n := range []int{1, 10, 100, 1000} {
		m, q := relevanceOf(n)
		b.Run(fmt.Sprintf("objectives=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := m.Relevance(q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// relevanceOf returns a matrix of n objectives with an account and ten controls each, and the question about them all.
func relevanceOf(n int) (controls.Matrix, []controls.SignificantAccount) {
	var m controls.Matrix
	var q []controls.SignificantAccount
	for i := range n {
		account, objective := soc1.AccountID(fmt.Sprintf("A-%d", i)), soc1.ObjectiveID(fmt.Sprintf("CO-%d", i))
		assertions := []soc1.FinancialAssertion{soc1.Accuracy, soc1.Completeness}
		m.Accounts = append(m.Accounts, soc1.Account{ID: account, Name: "Account", Assertions: assertions})
		m.Objectives = append(m.Objectives, controls.Objective{ID: objective, Statement: "All is well.", Accounts: []soc1.AccountID{account}, Assertions: assertions})
		set := controls.ControlSet{}
		for j := range 10 {
			c := soc1.ControlID(fmt.Sprintf("C-%d-%d", i, j))
			m.Controls = append(m.Controls, controls.Control{ID: c, Text: "Someone does it."})
			set.Controls = append(set.Controls, c)
		}
		m.Risks = append(m.Risks, controls.Risk{ID: soc1.RiskID(fmt.Sprintf("R-%d", i)), Objective: objective, Statement: "It fails.", Sufficient: []controls.ControlSet{set}})
		q = append(q, controls.SignificantAccount{ID: account, Assertions: []controls.RelevantAssertion{{Assertion: soc1.Accuracy}, {Assertion: soc1.Completeness}}})
	}
	return m, q
}
