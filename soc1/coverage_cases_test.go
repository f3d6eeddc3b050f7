package soc1_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-9947fa86/attest/soc1"
)

// coverageCase is one third-party scenario of testdata/cases/coverage.jsonl.
type coverageCase struct {
	ID      string `json:"id"`
	Reports []struct {
		soc1.Period
		Type string `json:"type"`
	} `json:"report_periods"`
	Letters []struct {
		soc1.Period
		IssuedBy string `json:"issued_by"`
	} `json:"bridge_letters"`
	FiscalYear soc1.Period `json:"fiscal_year"`
	Expected   struct {
		FiscalDays  int       `json:"fiscal_days"`
		NeededDays  int       `json:"days_needing_coverage"`
		CoveredDays int       `json:"covered_days"`
		Uncovered   []dayRun  `json:"uncovered"`
		AfterBridge []dayRun  `json:"uncovered_after_bridge"`
		Leading     bool      `json:"leading_gap"`
		Class       caseClass `json:"class"`
		BridgeDays  int       `json:"bridge_days"`
		GapDays     int       `json:"gap_days"`
	} `json:"expected"`
}

// dayRun is a run of days with its length, as the cases state it.
type dayRun struct {
	soc1.Period
	Count int `json:"days"`
}

// caseClass is a verdict in the words of the cases.
type caseClass string

// class translates the verdict.
func (c caseClass) class() soc1.CoverageClass {
	switch c {
	case "full":
		return soc1.CoverageFull
	case "partial with bridge":
		return soc1.CoverageBridged
	case "insufficient":
		return soc1.CoverageInsufficient
	case "none":
		return soc1.CoverageNone
	}
	return 0
}

// caseFact is a fact that a scenario states in words only.
type caseFact struct {
	ID             string `json:"id"`
	MaterialChange bool   `json:"materialChange"`
	FollowUpTests  bool   `json:"followUpTests"`
	Why            string `json:"why"`
}

// caseDisagreement is a figure on which we differ from a case, with the reason.
type caseDisagreement struct {
	ID    string `json:"id"`
	Field string `json:"field"`
	Case  int    `json:"case"`
	Ours  int    `json:"ours"`
	Why   string `json:"why"`
}

func TestCoverageCases(t *testing.T) {
	var facts []caseFact
	var disagreements []caseDisagreement
	readJSON(t, "testdata/cases/coverage_facts.json", &facts)
	readJSON(t, "testdata/cases/coverage_disagreements.json", &disagreements)
	data, err := os.ReadFile("testdata/cases/coverage.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	used := 0
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c coverageCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		t.Run(c.ID, func(t *testing.T) { used += checkCase(t, c, facts, disagreements) })
	}
	if used != len(disagreements) {
		t.Errorf("%d of %d recorded disagreements were found; remove the others", used, len(disagreements))
	}
}

// checkCase compares one case and returns how many recorded disagreements it met.
func checkCase(t *testing.T, c coverageCase, facts []caseFact, disagreements []caseDisagreement) (used int) {
	req := c.request(facts)
	got, err := soc1.AssessCoverage(req, soc1.DefaultCoveragePolicy())
	if err != nil {
		t.Fatal(err)
	}
	same := func(field string, got, want int) {
		t.Helper()
		for _, d := range disagreements {
			if d.ID == c.ID && d.Field == field && d.Case == want && d.Ours == got {
				used++
				return
			}
		}
		if got != want {
			t.Errorf("%s: got %d, case says %d", field, got, want)
		}
	}
	days, want := got.Overall.Days, c.Expected
	same("fiscal days", days.Total, want.FiscalDays)
	same("needed days", days.Needed(), want.NeededDays)
	same("tested days", days.Tested, want.CoveredDays)
	same("gap days", days.Represented+days.Uncovered, want.GapDays)
	same("represented days", days.Represented, want.BridgeDays)
	same("claimed days", days.Claimed, want.BridgeDays)

	var gaps, open []dayRun
	leading := false
	for _, g := range got.Overall.Gaps {
		gaps = append(gaps, dayRun{g.Period, g.Days})
		leading = leading || g.Kind == soc1.GapLeading
		claimed := soc1.PeriodSet{}
		for _, l := range req.Letters {
			one, err := soc1.NewPeriodSet(l.Period)
			if err != nil {
				t.Fatal(err)
			}
			claimed = claimed.Union(one)
		}
		for p := range claimed.Complement(g.Period).All() {
			open = append(open, dayRun{p, p.Days()})
		}
	}
	if diff := cmp.Diff(want.Uncovered, gaps, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("gaps (-case +ours):\n%s", diff)
	}
	if diff := cmp.Diff(want.AfterBridge, open, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("open after letters (-case +ours):\n%s", diff)
	}
	if leading != want.Leading {
		t.Errorf("leading gap: got %v, case says %v", leading, want.Leading)
	}
	if got.Overall.Audit != want.Class.class() {
		t.Errorf("class: got %s, case says %q; reasons: %v", got.Overall.Audit, want.Class, got.Overall.Reasons)
	}
	return used
}

// request turns a case into a request. A letter belongs to the report whose window ends on the day before,
// and where there is none to the first report.
func (c coverageCase) request(facts []caseFact) soc1.CoverageRequest {
	req := soc1.CoverageRequest{FiscalYear: soc1.FiscalYear{Period: c.FiscalYear}}
	for i, r := range c.Reports {
		w := soc1.ReportWindow{ID: soc1.ReportID(fmt.Sprintf("R%d", i+1)), Type: soc1.Type2, Period: r.Period}
		if r.Type == "type1" {
			w.Type, w.AsOf, w.Period = soc1.Type1, r.End, soc1.Period{}
		}
		req.Reports = append(req.Reports, w)
	}
	for i, l := range c.Letters {
		letter := soc1.BridgeLetter{
			ID:     soc1.BridgeLetterID(fmt.Sprintf("L%d", i+1)),
			Report: req.Reports[0].ID,
			Period: l.Period,
			Issuer: soc1.IssuedByManagement,
		}
		for _, w := range req.Reports {
			if w.Period.End == l.Start.AddDays(-1) {
				letter.Report = w.ID
			}
		}
		if strings.Contains(l.IssuedBy, "auditor") {
			letter.Issuer = soc1.IssuedByServiceAuditor
		}
		for _, f := range facts {
			if f.ID == c.ID {
				letter.MaterialChange, letter.FollowUpTests = f.MaterialChange, f.FollowUpTests
			}
		}
		req.Letters = append(req.Letters, letter)
	}
	return req
}

// readJSON reads a file of testdata.
func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}
