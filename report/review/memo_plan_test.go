package review_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestTableOfPlannedTests: a row says what is particular to its control, and nothing that every test has.
func TestTableOfPlannedTests(t *testing.T) {
	r, e := clean("R"), reader()
	for i, statement := range []string{
		"Each month the payroll manager reconciles the payroll register to the general ledger and signs the reconciliation.",
		"HR notifies the payroll provider of terminations in writing within two days of the termination.",
		"Access is appropriate.",
	} {
		r.CUECs = append(r.CUECs, cuec.CUEC{ID: soc1.CUECID([]string{"U-1", "U-2", "U-3"}[i]), Statement: statement, Objectives: []soc1.ObjectiveID{"CO-1"}})
	}
	first, other := tested("U-1"), tested("U-2")
	other.Report, other.Control = "R", ""
	e.Mappings = []review.Mapping{first, other}
	got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "Tests of the entity's controls")
	want := []string{
		"U-1 | payroll manager | Each month | 3 of 12 | “signs”; “to the general ledger” | The test of October 3, 2025 is on record.",
		"U-2 | payroll manager | Terminations, within two days of the termination | By count | “writing” | " +
			"The wording leaves open, and has to be settled first: criterion.; Establish which control of the entity answers it, and whether it applies.; The test of October 3, 2025 is on record.",
		"U-3 | Not named | Not stated | By count |  | The wording leaves open, and has to be settled first: actor, action, object, frequency or trigger, evidence, criterion.; " +
			"Establish which control of the entity answers it, and whether it applies.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// The steps that every test has are stated once, with the days of the year where it has two parts.
	memo := rendered(t, assess(t, &r, e, review.DefaultPolicy()))
	if n := strings.Count(memo, "Reperform the comparison or decision"); n != 1 || !strings.Contains(memo, "Test January 1, 2025 to September 30, 2025 during the year, and roll forward to December 31, 2025") {
		t.Errorf("%d times in\n%s", n, memo)
	}
	e.ServiceStart = day(2025, 7, 1)
	if memo := rendered(t, assess(t, &r, e, review.DefaultPolicy())); strings.Contains(memo, "during the year, and roll forward") {
		t.Error("half a year is rolled forward")
	}
}

// TestAMappingInAnotherReportIsNoTestHere: the date on record is that of the report under review, though another report has a CUEC of the
// same id.
func TestAMappingInAnotherReportIsNoTestHere(t *testing.T) {
	for _, reversed := range []bool{false, true} {
		r, e := clean("R"), reader()
		r.CUECs = []cuec.CUEC{control("U-1")}
		other := clean("R-1")
		other.CUECs = []cuec.CUEC{control("U-1")}
		e.Reports = []review.Received{other}
		own, theirs := tested("U-1"), tested("U-1")
		theirs.Report, theirs.Tested = "R-1", day(2025, 5, 5)
		e.Mappings = []review.Mapping{own, theirs}
		if reversed {
			slices.Reverse(e.Mappings)
		}
		got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "Tests of the entity's controls")
		if !strings.HasSuffix(got[0], "The test of October 3, 2025 is on record.") {
			t.Errorf("reversed %v: %q", reversed, got)
		}
		got = rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "Complementary user entity controls")
		if !strings.HasSuffix(got[0], "Tested on October 3, 2025, effective") {
			t.Errorf("reversed %v: %q", reversed, got)
		}
	}
}
