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

// messages lists the findings of a rule with their severity.
func messages(l *cuec.StatementLint, rule cuec.Rule) []string {
	var list []string
	for _, f := range l.Findings {
		if f.Rule == rule {
			list = append(list, fmt.Sprint(f.Severity, ": ", f.Message))
		}
	}
	return list
}

// TestCSOCsAreMappedToObjectivesAndToNoRisk: a CSOC answers no risk of its own, because the subservice organization's risks are
// not in the matrix; an objective it needs all the same.
func TestCSOCsAreMappedToObjectivesAndToNoRisk(t *testing.T) {
	m := planMatrix()
	for _, c := range []struct {
		objectives []soc1.ObjectiveID
		want       []string
	}{
		{[]soc1.ObjectiveID{"CO-1"}, nil},
		{[]soc1.ObjectiveID{"CO-1", "CO-9"}, nil}, // what does not exist is a problem of the register, and Validate says so
		{[]soc1.ObjectiveID{"CO-9"}, []string{"error: it maps to no objective of the matrix"}},
		{nil, []string{"error: it maps to no objective of the matrix"}},
	} {
		r := cuec.Register{CSOCs: []cuec.CSOC{{ID: "CSOC-1", Statement: "The host reviews access lists quarterly.", Objectives: c.objectives}}}
		l := r.Lint(&m, cuec.LintPolicy{})
		if got := messages(&l.CSOCs[0], cuec.RuleMapping); !slices.Equal(got, c.want) {
			t.Errorf("%v: %q, want %q", c.objectives, got, c.want)
		}
	}
}

// TestWordsOfEveryMappingFinding is CU07 with each of its sentences.
func TestWordsOfEveryMappingFinding(t *testing.T) {
	m := planMatrix()
	const (
		noObjective = "error: it maps to no objective of the matrix"
		noRisk      = "error: it maps to no risk of the matrix"
		others      = "error: its risks belong to other objectives"
		stray       = "warning: it answers a risk of an objective that it does not map to"
	)
	for _, c := range []struct {
		objectives []soc1.ObjectiveID
		risks      []soc1.RiskID
		want       []string
	}{
		{[]soc1.ObjectiveID{"CO-1"}, []soc1.RiskID{"R-1"}, nil},
		{[]soc1.ObjectiveID{"CO-1", "CO-2"}, []soc1.RiskID{"R-1", "R-2"}, nil},
		{[]soc1.ObjectiveID{"CO-1"}, nil, []string{noRisk}},
		{[]soc1.ObjectiveID{"CO-1"}, []soc1.RiskID{"R-9"}, []string{noRisk}},
		{[]soc1.ObjectiveID{"CO-1"}, []soc1.RiskID{"R-2"}, []string{others}},
		{[]soc1.ObjectiveID{"CO-1"}, []soc1.RiskID{"R-2", "R-9"}, []string{others}},
		{[]soc1.ObjectiveID{"CO-1"}, []soc1.RiskID{"R-2", "R-1"}, []string{stray}},
		{nil, []soc1.RiskID{"R-1"}, []string{noObjective, others}},
		{nil, nil, []string{noObjective, noRisk}},
	} {
		r := oneCUEC(goodCUEC, c.objectives, c.risks)
		l := r.Lint(&m, cuec.LintPolicy{})
		if got := messages(&l.CUECs[0], cuec.RuleMapping); !slices.Equal(got, c.want) {
			t.Errorf("%v %v: %q, want %q", c.objectives, c.risks, got, c.want)
		}
	}
}

// TestWhatMakesAnObjectiveRelevant is CU15 by the mapping: an assertion, an account, or a control that relies on a general IT
// objective. One relevant objective is enough, and a general IT objective does not become relevant by its kind alone.
func TestWhatMakesAnObjectiveRelevant(t *testing.T) {
	base := func() controls.Matrix {
		return controls.Matrix{
			Objectives: []controls.Objective{{ID: "CO-1", Kind: controls.TransactionProcessing}, {ID: "CO-2", Kind: controls.GeneralIT}},
			Controls:   []controls.Control{{ID: "C-1", Text: "x"}},
		}
	}
	for name, c := range map[string]struct {
		change     func(m *controls.Matrix)
		objectives []soc1.ObjectiveID
		relevant   bool
	}{
		"nothing":                       {func(*controls.Matrix) {}, []soc1.ObjectiveID{"CO-1"}, false},
		"an assertion":                  {func(m *controls.Matrix) { m.Objectives[0].Assertions = []soc1.FinancialAssertion{soc1.Accuracy} }, []soc1.ObjectiveID{"CO-1"}, true},
		"an account":                    {func(m *controls.Matrix) { m.Objectives[0].Accounts = []soc1.AccountID{"WAGES"} }, []soc1.ObjectiveID{"CO-1"}, true},
		"IT that nothing relies on":     {func(*controls.Matrix) {}, []soc1.ObjectiveID{"CO-2"}, false},
		"IT that a control relies on":   {func(m *controls.Matrix) { m.Controls[0].ReliesOn = []soc1.ObjectiveID{"CO-2"} }, []soc1.ObjectiveID{"CO-2"}, true},
		"processing that one relies on": {func(m *controls.Matrix) { m.Controls[0].ReliesOn = []soc1.ObjectiveID{"CO-1"} }, []soc1.ObjectiveID{"CO-1"}, false},
		"one of two, first":             {func(m *controls.Matrix) { m.Objectives[0].Accounts = []soc1.AccountID{"WAGES"} }, []soc1.ObjectiveID{"CO-1", "CO-2"}, true},
		"one of two, last":              {func(m *controls.Matrix) { m.Objectives[0].Accounts = []soc1.AccountID{"WAGES"} }, []soc1.ObjectiveID{"CO-2", "CO-1"}, true},
		"none that exists":              {func(*controls.Matrix) {}, []soc1.ObjectiveID{"CO-9"}, true}, // CU07 says what is wrong
	} {
		m := base()
		c.change(&m)
		r := oneCUEC(goodCUEC, c.objectives, nil)
		l := r.Lint(&m, cuec.LintPolicy{})
		if got := !l.CUECs[0].Has(cuec.RuleRelevance); got != c.relevant {
			t.Errorf("%s: relevant %v, want %v", name, got, c.relevant)
		}
	}
}

// TestOnlyASetWithAControlAnswersARisk: an empty set is a promise, and the objective still rests on what others do.
func TestOnlyASetWithAControlAnswersARisk(t *testing.T) {
	for name, c := range map[string]struct {
		sets []controls.ControlSet
		want []soc1.ObjectiveID
	}{
		"no set":           {nil, []soc1.ObjectiveID{"CO-1"}},
		"an empty set":     {[]controls.ControlSet{{}}, []soc1.ObjectiveID{"CO-1"}},
		"a set":            {[]controls.ControlSet{{Controls: []soc1.ControlID{"C-1"}}}, nil},
		"one beside empty": {[]controls.ControlSet{{}, {Controls: []soc1.ControlID{"C-1"}}}, nil},
	} {
		m := controls.Matrix{Objectives: []controls.Objective{{ID: "CO-1"}}, Risks: []controls.Risk{{ID: "R-1", Objective: "CO-1", Sufficient: c.sets}}}
		r := oneCUEC(goodCUEC, []soc1.ObjectiveID{"CO-1"}, []soc1.RiskID{"R-1"})
		if got := r.RestsOnAssumptions(&m); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		l := r.Lint(&m, cuec.LintPolicy{})
		if got := len(l.Findings) > 0; got != (c.want != nil) {
			t.Errorf("%s: %v", name, l.Findings)
		}
	}
	// An id that the matrix holds twice is one objective.
	m := controls.Matrix{Objectives: []controls.Objective{{ID: "CO-1"}, {ID: "CO-2"}, {ID: "CO-1"}}}
	r := oneCUEC(goodCUEC, []soc1.ObjectiveID{"CO-1"}, nil)
	if got := r.RestsOnAssumptions(&m); !slices.Equal(got, []soc1.ObjectiveID{"CO-1"}) {
		t.Errorf("%v", got)
	}
}

// TestARiskIsReportedOnce: several CUECs for one unanswered risk make one finding, and none where the objective says it already.
func TestARiskIsReportedOnce(t *testing.T) {
	m := planMatrix()
	var r cuec.Register
	for i, risk := range []soc1.RiskID{"R-4", "R-4", "R-2", "R-1", "R-9"} {
		r.CUECs = append(r.CUECs, cuec.CUEC{ID: soc1.CUECID(fmt.Sprint("CUEC-", i)), Statement: goodCUEC, Objectives: []soc1.ObjectiveID{"CO-1", "CO-2"}, Risks: []soc1.RiskID{risk, risk}})
	}
	var got []string
	for _, f := range r.Lint(&m, cuec.LintPolicy{}).Findings {
		got = append(got, fmt.Sprint(f.Severity, " ", f.Objective, " ", f.Risk, ": ", f.Message))
	}
	want := []string{
		`warning CO-1 R-4: the risk "R-4" has no answer but complementary controls`,
		`error CO-2 : the objective "CO-2" rests on complementary controls alone`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Adding a control of the service organization to a risk never makes more objectives rest on assumptions, and adding a CUEC or CSOC
// never makes fewer: nothing assumed elsewhere carries an objective (invariants 15 to 17).
func TestNothingAssumedCarriesAnObjective(t *testing.T) {
	texts := registers(corpus(t, "cuec_public.jsonl"))
	rapid.Check(t, func(t *rapid.T) {
		r, m := texts.Draw(t, "register"), planMatrix()
		before := r.RestsOnAssumptions(&m)
		more := r.Clone()
		ids := rapid.SliceOfN(rapid.SampledFrom([]soc1.ObjectiveID{"CO-1", "CO-2", "CO-3", "CO-9"}), 1, 3).Draw(t, "served")
		if rapid.Bool().Draw(t, "at the subservice organization") {
			more.CSOCs = append(more.CSOCs, cuec.CSOC{ID: "X", Statement: "It is done.", Objectives: ids})
		} else {
			more.CUECs = append(more.CUECs, cuec.CUEC{ID: "X", Statement: "It is done.", Objectives: ids})
		}
		after := more.RestsOnAssumptions(&m)
		for _, id := range before {
			if !slices.Contains(after, id) {
				t.Fatalf("%v no longer rests on assumptions", id)
			}
		}
		own := m.Clone()
		i := rapid.IntRange(0, len(own.Risks)-1).Draw(t, "risk")
		own.Risks[i].Sufficient = append(own.Risks[i].Sufficient, controls.ControlSet{Controls: []soc1.ControlID{"C-1"}})
		for _, id := range r.RestsOnAssumptions(&own) {
			if !slices.Contains(before, id) {
				t.Fatalf("%v rests on assumptions since it has a control", id)
			}
		}
		// CU16 and the list are one rule.
		var found []soc1.ObjectiveID
		for _, f := range r.Lint(&m, cuec.LintPolicy{}).Findings {
			if f.Rule == cuec.RuleDesign && f.Risk == "" {
				found = append(found, f.Objective)
			}
		}
		slices.Sort(before)
		if !slices.Equal(found, before) {
			t.Fatalf("CU16 finds %v, the list has %v", found, before)
		}
	})
}

// Renaming objectives, risks and controls consistently renames the findings and changes nothing else.
func TestRenamingARegisterRenamesItsFindings(t *testing.T) {
	texts := registers(corpus(t, "cuec_public.jsonl"))
	rapid.Check(t, func(t *rapid.T) {
		r, m := texts.Draw(t, "register"), planMatrix()
		named, other := r.Clone(), m.Clone()
		const mark = "Z-"
		for i := range named.CUECs {
			c := &named.CUECs[i]
			c.ID = mark + c.ID
			marked(mark, c.Objectives)
			marked(mark, c.Risks)
		}
		for i := range named.CSOCs {
			named.CSOCs[i].ID = mark + named.CSOCs[i].ID
			marked(mark, named.CSOCs[i].Objectives)
		}
		for i := range other.Objectives {
			other.Objectives[i].ID = mark + other.Objectives[i].ID
		}
		for i := range other.Risks {
			x := &other.Risks[i]
			x.ID, x.Objective = mark+x.ID, mark+x.Objective
			for k := range x.Sufficient {
				marked(mark, x.Sufficient[k].Controls)
			}
		}
		for i := range other.Controls {
			other.Controls[i].ID = mark + other.Controls[i].ID
		}
		before, after := fmt.Sprintf("%+v", r.Lint(&m, cuec.LintPolicy{})), fmt.Sprintf("%+v", named.Lint(&other, cuec.LintPolicy{}))
		if strings.ReplaceAll(after, mark, "") != before {
			t.Fatalf("names matter:\n%s\n%s", before, after)
		}
	})
}

// marked puts a mark in front of every id of a list.
func marked[ID ~string](mark string, ids []ID) {
	for i := range ids {
		ids[i] = ID(mark) + ids[i]
	}
}
