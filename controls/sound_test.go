package controls_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// day returns a day of 2025.
func day(month time.Month, d int) soc1.Date { return soc1.DateOf(2025, month, d) }

// year is the examination period of the sound matrix.
func year() soc1.Period {
	return soc1.Period{Start: day(time.January, 1), End: day(time.December, 31)}
}

// walkthrough returns a favourable finding about a control.
func walkthrough(id soc1.WalkthroughID, control soc1.ControlID) controls.Walkthrough {
	return controls.Walkthrough{
		ID: id, Control: control, Performed: day(time.March, 3),
		Procedures: []controls.Procedure{{Nature: controls.Inspection, Text: "Traced one item."}},
		Design:     controls.DesignSuitable, Implementation: controls.Implemented,
	}
}

// test returns a performed test of a control on a sample.
func test(id soc1.TestID, control soc1.ControlID, size int64) controls.Test {
	t := controls.Test{
		ID: id, Control: control, Outcome: controls.Performed,
		Procedures: []controls.Procedure{{Nature: controls.Inquiry, Text: "Asked the owner."}, {Nature: controls.Inspection, Text: "Inspected sign-offs."}},
		Sample:     controls.Sample{Method: sampling.SimpleRandom, Size: size},
	}
	if size > 1 {
		t.Population = controls.Population{Size: 10 * size, Source: "pay calendar", Completeness: controls.EvidenceSufficient}
	}
	return t
}

// sound returns a matrix in which nothing is wrong and nothing is missing for a Type 2 report about 2025:
//
//   - CO-1 has the risk R-1, answered by C-1 and C-2 together or by C-4 alone, and R-2, answered by C-2;
//   - IT-1 has the risk R-3, answered by C-5, which C-1 relies on;
//   - C-3 replaced C-2 on 1 July.
func sound() controls.Matrix {
	return controls.Matrix{
		Accounts: []soc1.Account{
			{ID: "wages", Name: "Wages expense", Assertions: []soc1.FinancialAssertion{soc1.Occurrence, soc1.Accuracy}},
			{ID: "cash", Name: "Cash"},
		},
		Objectives: []controls.Objective{
			{
				ID: "CO-1", Name: "Calculation", Statement: "Controls provide reasonable assurance that pay is calculated accurately.",
				Kind: controls.TransactionProcessing, Accounts: []soc1.AccountID{"wages", "cash"}, Assertions: []soc1.FinancialAssertion{soc1.Accuracy},
			},
			{ID: "IT-1", Name: "Changes", Statement: "Controls provide reasonable assurance that changes are authorized.", Kind: controls.GeneralIT},
		},
		Risks: []controls.Risk{
			{ID: "R-1", Objective: "CO-1", Statement: "Rates are wrong.", Sufficient: []controls.ControlSet{
				{Controls: []soc1.ControlID{"C-1", "C-2"}},
				{Controls: []soc1.ControlID{"C-4"}, Rationale: "The comparison covers every employee with the same precision."},
			}},
			{ID: "R-2", Objective: "CO-1", Statement: "Hours are wrong.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-2"}}}},
			{ID: "R-3", Objective: "IT-1", Statement: "Unapproved changes go live.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-5"}}}},
		},
		Controls: []controls.Control{
			{ID: "C-1", Text: "The system calculates pay.", Nature: controls.Automated, Purpose: controls.Preventive, Frequency: controls.Continuous, ReliesOn: []soc1.ObjectiveID{"IT-1"}},
			{ID: "C-2", Text: "A clerk reviews the register.", Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Weekly, Operated: []soc1.Period{{End: day(time.June, 30)}}, Successor: "C-3"},
			{ID: "C-3", Text: "A manager reviews the register.", Nature: controls.Manual, Purpose: controls.Detective, Frequency: controls.Weekly, Operated: []soc1.Period{{Start: day(time.July, 1)}}},
			{
				ID: "C-4", Text: "An analyst compares pay with a report.", Nature: controls.ITDependentManual, Purpose: controls.Detective, Frequency: controls.Monthly,
				Information: []controls.Information{{Name: "Variance report", Source: "warehouse", Evidence: controls.EvidenceSufficient}},
			},
			{ID: "C-5", Text: "Changes are approved.", Nature: controls.Manual, Purpose: controls.Preventive, Frequency: controls.EventDriven},
		},
		Walkthroughs: []controls.Walkthrough{
			walkthrough("W-1", "C-1"), walkthrough("W-2", "C-2"), walkthrough("W-3", "C-3"), walkthrough("W-4", "C-4"), walkthrough("W-5", "C-5"),
		},
		Tests: []controls.Test{
			test("T-1", "C-1", 1), test("T-2", "C-2", 25), test("T-3", "C-3", 25), test("T-4", "C-4", 3), test("T-5", "C-5", 15),
		},
		Deviations: []controls.Deviation{
			{ID: "D-1", Test: "T-2", Count: 1, Kind: controls.KindLate, Text: "One review was two days late.", Cause: controls.CauseStaffing, Pattern: controls.Isolated},
			{ID: "D-2", Test: "T-2", Count: 1, Kind: controls.KindNoEvidence, Text: "One sign-off was missing.", Pattern: controls.Isolated},
		},
	}
}

// soundType1 is the sound matrix of a Type 1 engagement: without tests, and with the successor in place.
func soundType1() controls.Matrix {
	m := sound()
	m.Tests, m.Deviations = nil, nil
	m.Controls[1].Operated, m.Controls[1].Successor = nil, ""
	m.Controls = slices.Delete(m.Controls, 2, 3)
	m.Walkthroughs = slices.Delete(m.Walkthroughs, 2, 3)
	return m
}

// fault is one change that breaks a sound matrix, and what has to come back as "code pointer", sorted like the error.
type fault struct {
	name  string
	spoil func(*controls.Matrix)
	want  []string
}

// mustReport applies each fault to a sound matrix of its own.
func mustReport(t *testing.T, sound func() controls.Matrix, check func(*controls.Matrix) error, faults []fault) {
	t.Helper()
	m := sound()
	if err := check(&m); err != nil {
		t.Fatalf("the sound matrix has problems: %v", err)
	}
	for _, f := range faults {
		m := sound()
		f.spoil(&m)
		err := check(&m)
		if got := codesAt(err); !slices.Equal(got, f.want) {
			t.Errorf("%s: got %q, want %q\n%v", f.name, got, f.want, err)
		}
		for _, p := range soc1.ListProblems(err) {
			if p.Message == "" || p.Hint == "" || strings.HasSuffix(p.Message+p.Hint, ".") || strings.Contains(p.Message, "%!") {
				t.Errorf("%s: %q with the hint %q does not help a reader", f.name, p.Message, p.Hint)
			}
		}
	}
}

// codesAt lists what an error carries as "code pointer", in its order.
func codesAt(err error) []string {
	var list []string
	for _, p := range soc1.ListProblems(err) {
		list = append(list, string(p.Code)+" "+p.Path)
	}
	return list
}
