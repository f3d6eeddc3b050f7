package cuec_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// planMatrix is a matrix in which CO-1 has a control, CO-2 has none, and CO-3 bears on nothing.
func planMatrix() controls.Matrix {
	return controls.Matrix{
		Objectives: []controls.Objective{
			{ID: "CO-1", Kind: controls.TransactionProcessing, Assertions: []soc1.FinancialAssertion{soc1.Accuracy}},
			{ID: "CO-2", Kind: controls.TransactionProcessing, Assertions: []soc1.FinancialAssertion{soc1.Occurrence}},
			{ID: "CO-3", Kind: controls.GeneralIT},
		},
		Risks: []controls.Risk{
			{ID: "R-1", Objective: "CO-1", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-1"}}}},
			{ID: "R-2", Objective: "CO-2"},
			{ID: "R-3", Objective: "CO-3", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-1"}}}},
			{ID: "R-4", Objective: "CO-1"},
		},
		Controls: []controls.Control{{ID: "C-1", Text: "Payroll calculations are recalculated for a sample of employees before each pay date by the payroll team."}},
	}
}

const goodCUEC = "The payroll manager approves the preliminary register before each pay date."

// oneCUEC returns a register with a single CUEC.
func oneCUEC(statement string, objectives []soc1.ObjectiveID, risks []soc1.RiskID) cuec.Register {
	return cuec.Register{CUECs: []cuec.CUEC{{ID: "CUEC-1", Statement: statement, Objectives: objectives, Risks: risks}}}
}

func TestMappingIsAskedFor(t *testing.T) {
	type objectives = []soc1.ObjectiveID
	type risks = []soc1.RiskID
	m := planMatrix()
	for _, c := range []struct {
		name       string
		objectives objectives
		risks      risks
		want       []soc1.Severity // of CU07
	}{
		{"mapped", objectives{"CO-1"}, risks{"R-1"}, nil},
		{"no risk", objectives{"CO-1"}, nil, []soc1.Severity{soc1.SeverityError}},
		{"no objective", nil, nil, []soc1.Severity{soc1.SeverityError, soc1.SeverityError}},
		{"unknown both", objectives{"CO-9"}, risks{"R-9"}, []soc1.Severity{soc1.SeverityError, soc1.SeverityError}},
		{"risk of another objective", objectives{"CO-1"}, risks{"R-2"}, []soc1.Severity{soc1.SeverityError}},
		{"and one of its own", objectives{"CO-1"}, risks{"R-1", "R-2"}, []soc1.Severity{soc1.SeverityWarning}},
	} {
		r := oneCUEC(goodCUEC, c.objectives, c.risks)
		var got []soc1.Severity
		for _, f := range r.Lint(&m, cuec.LintPolicy{}).CUECs[0].Findings {
			if f.Rule == cuec.RuleMapping {
				got = append(got, f.Severity)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestObjectivesOnAssumptionsAloneAreADesignMatter is CU16, for objectives and for single risks.
func TestObjectivesOnAssumptionsAloneAreADesignMatter(t *testing.T) {
	m := planMatrix()
	r := oneCUEC(goodCUEC, []soc1.ObjectiveID{"CO-2", "CO-1"}, []soc1.RiskID{"R-2", "R-4"})
	if got := r.RestsOnAssumptions(&m); !slices.Equal(got, []soc1.ObjectiveID{"CO-2"}) {
		t.Errorf("%v rest on assumptions, want CO-2", got)
	}
	var got []string
	for _, f := range r.Lint(&m, cuec.LintPolicy{}).Findings {
		got = append(got, fmt.Sprint(f.Rule, " ", f.Severity, " ", f.Objective, " ", f.Risk))
	}
	if want := []string{"cu16-design warning CO-1 R-4", "cu16-design error CO-2 "}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	csoc := cuec.Register{CSOCs: []cuec.CSOC{{ID: "CSOC-1", Statement: goodCUEC, Objectives: []soc1.ObjectiveID{"CO-2"}}}}
	if got := csoc.RestsOnAssumptions(&m); !slices.Equal(got, []soc1.ObjectiveID{"CO-2"}) {
		t.Errorf("with a CSOC, %v rest on assumptions", got)
	}
	var empty cuec.Register
	if got := empty.RestsOnAssumptions(&m); got != nil {
		t.Errorf("an empty register carries %v", got)
	}
	if got := r.RestsOnAssumptions(nil); got != nil {
		t.Errorf("without a matrix, %v rest on assumptions", got)
	}
}

func TestADutyOfTheServiceOrganizationIsADuplicate(t *testing.T) {
	m := planMatrix()
	r := oneCUEC("The payroll team recalculates payroll calculations for a sample of employees before each pay date.", []soc1.ObjectiveID{"CO-1"}, []soc1.RiskID{"R-1"})
	if l := r.Lint(&m, cuec.LintPolicy{}).CUECs[0]; !l.Has(cuec.RuleDuplicate) {
		t.Errorf("no duplicate in %v", l.Findings)
	}
	if l := r.Lint(&m, cuec.LintPolicy{SimilarPercent: -1}).CUECs[0]; l.Has(cuec.RuleDuplicate) {
		t.Errorf("the rule is off and finds %v", l.Findings)
	}
	r.CUECs[0].Statement = goodCUEC
	if l := r.Lint(&m, cuec.LintPolicy{}).CUECs[0]; l.Has(cuec.RuleDuplicate) {
		t.Errorf("%v", l.Findings)
	}
}

func TestTheSameCUECTwiceIsReportedOnBoth(t *testing.T) {
	m := planMatrix()
	r := oneCUEC(goodCUEC, []soc1.ObjectiveID{"CO-1"}, []soc1.RiskID{"R-1"})
	r.CUECs = append(r.CUECs, cuec.CUEC{ID: "CUEC-2", Statement: "Before each pay date the payroll manager approves preliminary registers.", Objectives: []soc1.ObjectiveID{"CO-1"}, Risks: []soc1.RiskID{"R-1"}})
	l := r.Lint(&m, cuec.LintPolicy{})
	if !l.CUECs[0].Has(cuec.RuleRepeated) || !l.CUECs[1].Has(cuec.RuleRepeated) {
		t.Errorf("%v\n%v", l.CUECs[0].Findings, l.CUECs[1].Findings)
	}
	if s := cuec.Similarity(r.CUECs[0].Statement, r.CUECs[1].Statement); s != 100 {
		t.Errorf("the two are %d %% the same", s)
	}
}

// TestDutiesAndControlsAreKeptApart is CU19, in both directions.
func TestDutiesAndControlsAreKeptApart(t *testing.T) {
	m := planMatrix()
	r := cuec.Register{
		CUECs: []cuec.CUEC{
			{ID: "CUEC-1", Statement: goodCUEC},
			{ID: "CUEC-2", Statement: "User entities attend training as needed."},
			{ID: "CUEC-3", Statement: "Customers comply with the master agreement."},
		},
		Responsibilities: []cuec.Responsibility{
			{Statement: goodCUEC},
			{Statement: "User entities keep their contact details up to date."},
		},
	}
	l := r.Lint(&m, cuec.LintPolicy{})
	for i, want := range []bool{false, true, true} {
		if got := l.CUECs[i].Has(cuec.RuleMisplaced); got != want {
			t.Errorf("%s: misplaced %v, want %v: %v", l.CUECs[i].Path, got, want, l.CUECs[i].Findings)
		}
	}
	for i, want := range []bool{true, false} {
		if got := l.Responsibilities[i].Has(cuec.RuleMisplaced); got != want || !want && len(l.Responsibilities[i].Findings) > 0 {
			t.Errorf("%s: misplaced %v, want %v: %v", l.Responsibilities[i].Path, got, want, l.Responsibilities[i].Findings)
		}
	}
}

func TestRelevanceComesFromTheObjective(t *testing.T) {
	m := planMatrix()
	r := oneCUEC(goodCUEC, []soc1.ObjectiveID{"CO-3"}, []soc1.RiskID{"R-3"})
	if l := r.Lint(&m, cuec.LintPolicy{}).CUECs[0]; !l.Has(cuec.RuleRelevance) {
		t.Errorf("an objective that bears on nothing: %v", l.Findings)
	}
	m.Controls[0].ReliesOn = []soc1.ObjectiveID{"CO-3"}
	if l := r.Lint(&m, cuec.LintPolicy{}).CUECs[0]; l.Has(cuec.RuleRelevance) {
		t.Errorf("an objective that a control relies on: %v", l.Findings)
	}
}

func TestTooManyCUECsAreCounted(t *testing.T) {
	m := planMatrix()
	var r cuec.Register
	for i := range 3 {
		r.CUECs = append(r.CUECs, cuec.CUEC{ID: soc1.CUECID(fmt.Sprint("CUEC-", i)), Statement: goodCUEC})
	}
	for most, want := range map[int]bool{0: false, 2: true, 3: false, -1: false} {
		l := r.Lint(&m, cuec.LintPolicy{MaxCUECs: most})
		got := slices.ContainsFunc(l.Findings, func(f cuec.RegisterFinding) bool { return f.Rule == cuec.RuleCount })
		if got != want {
			t.Errorf("at most %d: reported %v", most, got)
		}
	}
}

// registers draws registers over the matrix of these tests, with known, unknown and no references.
func registers(texts []labelled) *rapid.Generator[cuec.Register] {
	return rapid.Custom(func(t *rapid.T) cuec.Register {
		var r cuec.Register
		text := rapid.Custom(func(t *rapid.T) string { return rapid.SampledFrom(texts).Draw(t, "text").Text })
		objectives := rapid.SliceOfN(rapid.SampledFrom([]soc1.ObjectiveID{"CO-1", "CO-2", "CO-3", "CO-9"}), 0, 3)
		risks := rapid.SliceOfN(rapid.SampledFrom([]soc1.RiskID{"R-1", "R-2", "R-3", "R-4", "R-9"}), 0, 3)
		for i := range rapid.IntRange(0, 8).Draw(t, "cuecs") {
			r.CUECs = append(r.CUECs, cuec.CUEC{ID: soc1.CUECID(fmt.Sprint("CUEC-", i)), Statement: text.Draw(t, "statement"), Objectives: objectives.Draw(t, "objectives"), Risks: risks.Draw(t, "risks")})
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "csocs") {
			r.CSOCs = append(r.CSOCs, cuec.CSOC{ID: soc1.CSOCID(fmt.Sprint("CSOC-", i)), Statement: text.Draw(t, "statement"), Objectives: objectives.Draw(t, "objectives")})
		}
		for range rapid.IntRange(0, 4).Draw(t, "responsibilities") {
			r.Responsibilities = append(r.Responsibilities, cuec.Responsibility{Statement: text.Draw(t, "statement")})
		}
		return r
	})
}

// TestPermutingARegisterPermutesItsFindings: the order of a register, and that of the matrix, decide nothing.
func TestPermutingARegisterPermutesItsFindings(t *testing.T) {
	texts := registers(corpus(t, "cuec_public.jsonl"))
	rapid.Check(t, func(t *rapid.T) {
		r, m := texts.Draw(t, "register"), planMatrix()
		for _, c := range r.CUECs[:min(2, len(r.CUECs))] {
			m.Controls = append(m.Controls, controls.Control{ID: soc1.ControlID("C-" + string(c.ID)), Text: c.Statement})
		}
		order := rapid.Permutation(indexes(len(r.CUECs))).Draw(t, "order")
		shuffled, other := r.Clone(), m.Clone()
		for i, from := range order {
			shuffled.CUECs[i] = r.CUECs[from]
		}
		slices.Reverse(shuffled.CSOCs)
		slices.Reverse(shuffled.Responsibilities)
		slices.Reverse(other.Objectives)
		slices.Reverse(other.Risks)
		slices.Reverse(other.Controls)
		before, after := r.Lint(&m, cuec.LintPolicy{MaxCUECs: 5}), shuffled.Lint(&other, cuec.LintPolicy{MaxCUECs: 5})
		for i, from := range order {
			a, b := before.CUECs[from], after.CUECs[i]
			a.Path, b.Path = "", ""
			if d := cmp.Diff(a, b); d != "" {
				t.Fatalf("%s: %s", r.CUECs[from].ID, d)
			}
		}
		for i := range before.CSOCs {
			a, b := before.CSOCs[i], after.CSOCs[len(after.CSOCs)-1-i]
			a.Path, b.Path = "", ""
			if d := cmp.Diff(a, b); d != "" {
				t.Fatalf("%s: %s", r.CSOCs[i].ID, d)
			}
		}
		if d := cmp.Diff(before.Findings, after.Findings); d != "" {
			t.Fatal(d)
		}
	})
}

// indexes returns 0 to n-1.
func indexes(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// TestLintChangesNothing: the register and the matrix are the same afterwards, and a missing matrix is an empty one.
func TestLintChangesNothing(t *testing.T) {
	texts := registers(corpus(t, "cuec_public.jsonl"))
	rapid.Check(t, func(t *rapid.T) {
		r, m := texts.Draw(t, "register"), planMatrix()
		copyOfR, copyOfM := r.Clone(), m.Clone()
		r.Lint(&m, cuec.LintPolicy{})
		if d := cmp.Diff(copyOfR, r) + cmp.Diff(copyOfM, m); d != "" {
			t.Fatal(d)
		}
		if d := cmp.Diff(r.Lint(nil, cuec.LintPolicy{}), r.Lint(&controls.Matrix{}, cuec.LintPolicy{})); d != "" {
			t.Fatal(d)
		}
	})
}

// TestResultsSurviveTheWireForm: a stored result reads back as it was.
func TestResultsSurviveTheWireForm(t *testing.T) {
	m := planMatrix()
	r := oneCUEC("User entities promptly review reports.", []soc1.ObjectiveID{"CO-2"}, nil)
	before := r.Lint(&m, cuec.LintPolicy{})
	data, err := json.Marshal(before)
	if err != nil {
		t.Fatal(err)
	}
	var after cuec.RegisterLint
	if err := json.Unmarshal(data, &after); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(before, after); d != "" {
		t.Error(d)
	}
}
