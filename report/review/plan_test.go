package review_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// planned drafts the test of one statement.
func planned(t *testing.T, statement string, change func(r *review.Received, e *review.Entity)) review.PlannedTest {
	t.Helper()
	r, e := clean("R"), reader()
	u := control("U-1")
	u.Statement = statement
	r.CUECs = []cuec.CUEC{u}
	if change != nil {
		change(&r, &e)
	}
	plan := assess(t, &r, e, review.DefaultPolicy()).Plan
	if len(plan) != 1 {
		t.Fatalf("%q: %d tests", statement, len(plan))
	}
	return plan[0]
}

// TestFrequenciesInTheWording reads each frequency from every way to write it, with the occurrences of a year and the customary number
// to test; what is driven by events has neither before the events are counted.
func TestFrequenciesInTheWording(t *testing.T) {
	for _, c := range []struct {
		words       string
		frequency   sampling.Frequency
		occurrences int64
	}{
		{"daily|each day|every day|each business day|every business day", sampling.Daily, 0},
		{"weekly|each week|every week", sampling.Weekly, 52},
		{"semi-monthly|twice a month", sampling.Semimonthly, 24},
		{"monthly|each month|every month|at month-end", sampling.Monthly, 12},
		{"quarterly|each quarter|every quarter|at quarter-end", sampling.Quarterly, 4},
		{"semi-annually|twice a year|every six months", sampling.Semiannual, 2},
		{"annually|each year|every year|yearly|at year-end", sampling.Annual, 1},
		{"on receipt|when a rate changes|within two days of a termination|before each pay date|per transaction", 0, 0},
	} {
		for words := range strings.SplitSeq(c.words, "|") {
			p := planned(t, "The controller reviews the payroll register "+words+".", nil)
			if p.Frequency != c.frequency || c.occurrences > 0 && p.Occurrences != c.occurrences {
				t.Errorf("%q: %s, %d occurrences, want %s and %d", words, p.Frequency, p.Occurrences, c.frequency, c.occurrences)
			}
			if c.frequency == 0 && (p.Occurrences != 0 || p.Items != 0) {
				t.Errorf("%q: %d of %d to test, though nobody counted", words, p.Items, p.Occurrences)
			}
			if c.frequency != 0 && (p.Items < 1 || p.Items > p.Occurrences) {
				t.Errorf("%q: %d of %d to test", words, p.Items, p.Occurrences)
			}
			if p.Timing == "" {
				t.Errorf("%q: no timing is read", words)
			}
		}
	}
	// The extent is the customary one for moderate reliance, and never more than there are.
	for _, row := range sampling.DefaultFrequencyTable().Rows {
		words := map[sampling.Frequency]string{sampling.Daily: "daily", sampling.Weekly: "weekly", sampling.Monthly: "monthly", sampling.Quarterly: "quarterly", sampling.Annual: "annually"}[row.Frequency]
		if words == "" {
			continue
		}
		if p := planned(t, "The controller reviews the payroll register "+words+".", nil); p.Items != min(row.Moderate, p.Occurrences) {
			t.Errorf("%s: %d to test, the table has %d", words, p.Items, row.Moderate)
		}
		one := func(_ *review.Received, e *review.Entity) { e.ServiceStart = e.FiscalYear.End }
		if p := planned(t, "The controller reviews the payroll register "+words+".", one); p.Items > p.Occurrences {
			t.Errorf("%s on one day: %d of %d to test", words, p.Items, p.Occurrences)
		}
	}
}

// TestPartsOfTheYear: nine months are tested during the year and the rest at its end; a service used for no longer than that has one part.
func TestPartsOfTheYear(t *testing.T) {
	for _, c := range []struct {
		name          string
		start, end    soc1.Date
		interim, rest string
		rolledForward bool
	}{
		{"the year", soc1.Date{}, soc1.Date{}, "2025-01-01/2025-09-30", "2025-10-01/2025-12-31", true},
		{"nine months and a day", soc1.Date{}, day(2025, 10, 1), "2025-01-01/2025-09-30", "2025-10-01/2025-10-01", true},
		{"nine months", soc1.Date{}, day(2025, 9, 30), "2025-01-01/2025-09-30", "", false},
		{"from March 15", day(2025, 3, 15), soc1.Date{}, "2025-03-15/2025-12-14", "2025-12-15/2025-12-31", true},
		{"a day", day(2025, 3, 15), day(2025, 3, 15), "2025-03-15/2025-03-15", "", false},
	} {
		p := planned(t, "The controller reviews the payroll register monthly.", func(_ *review.Received, e *review.Entity) { e.ServiceStart, e.ServiceEnd = c.start, c.end })
		rest := ""
		if p.YearEnd.IsValid() {
			rest = p.YearEnd.String()
		}
		if p.Interim.String() != c.interim || rest != c.rest {
			t.Errorf("%s: %s and %s, want %s and %s", c.name, p.Interim, rest, c.interim, c.rest)
		}
		if got := slices.ContainsFunc(p.Steps, func(s string) bool { return strings.Contains(s, "roll forward") }); got != c.rolledForward {
			t.Errorf("%s: rolled forward %v", c.name, got)
		}
	}
}

// TestStepsOfAPlannedTest: what the wording leaves open is settled first, what is on record is used, and each step speaks of what the
// wording names.
func TestStepsOfAPlannedTest(t *testing.T) {
	const full = "Each month the payroll manager reconciles the payroll register to the general ledger and signs the reconciliation."
	steps := func(p review.PlannedTest) string { return strings.Join(p.Steps, "\n") }
	p := planned(t, full, nil)
	for _, want := range []string{
		"Establish whether the control applies, and which control of the entity answers it.",
		"Ask the performer (payroll manager) how the control is performed",
		"Obtain the list of all 12 occurrences expected in the year (monthly)",
		"inspect the evidence that the wording names (signs)",
		"Reperform the comparison or decision (criterion: to the general ledger)",
		"Test 2025-01-01 to 2025-09-30 during the year, and roll forward to 2025-12-31",
	} {
		if !strings.Contains(steps(p), want) {
			t.Errorf("no step %q in\n%s", want, steps(p))
		}
	}
	if strings.Contains(steps(p), "Settle with the entity") || strings.Contains(steps(p), "Use the test of") || len(p.Missing) != 0 || p.Done {
		t.Errorf("%v:\n%s", p.Missing, steps(p))
	}
	answered := planned(t, full, func(_ *review.Received, e *review.Entity) { e.Mappings = []review.Mapping{tested("U-1")} })
	if !answered.Done || strings.Contains(steps(answered), "Establish whether") || !strings.Contains(steps(answered), "Use the test of 2025-10-03 as far as it reaches") || answered.Control != "OWN-1" {
		t.Errorf("%s", steps(answered))
	}
	open := planned(t, full, func(_ *review.Received, e *review.Entity) {
		m := tested("U-1")
		m.Applicable, m.Owner = 0, ""
		e.Mappings = []review.Mapping{m}
	})
	if open.Done || !strings.Contains(steps(open), "Establish whether") || open.Performer != "payroll manager" {
		t.Errorf("%s: %s", open.Performer, steps(open))
	}
	stale := planned(t, full, func(_ *review.Received, e *review.Entity) {
		m := tested("U-1")
		m.Tested = day(2024, 10, 3)
		e.Mappings = []review.Mapping{m}
	})
	if stale.Done || strings.Contains(steps(stale), "Use the test of") {
		t.Errorf("a test of last year is used: %s", steps(stale))
	}
	vague := planned(t, "Access is appropriate.", nil)
	for _, want := range []string{
		"Settle with the entity what the wording leaves open: actor, action, object, frequency or trigger, evidence, criterion.",
		"Ask whoever performs the control how", "Obtain the list of all occurrences of the year,", "inspect what shows that it was performed, by whom and when,", "Reperform the decision for some",
	} {
		if !strings.Contains(steps(vague), want) {
			t.Errorf("no step %q in\n%s", want, steps(vague))
		}
	}
	events := planned(t, "HR notifies the payroll provider of terminations in writing within two days of the termination.", nil)
	if !strings.Contains(steps(events), "Obtain the list of all events of the year (") || !strings.Contains(steps(events), "from a source other than the performer") {
		t.Errorf("%s", steps(events))
	}
}

// TestWhoPerformsAPlannedTest: the owner whom the entity names, else the role that the report names, else the one in the wording.
func TestWhoPerformsAPlannedTest(t *testing.T) {
	const wording = "The payroll manager reviews the payroll register monthly."
	for _, c := range []struct{ statement, actor, owner, want string }{
		{wording, "", "", "payroll manager"},
		{wording, "payroll supervisor", "", "payroll supervisor"},
		{wording, "payroll supervisor", "wage desk", "wage desk"},
		{wording, "", "wage desk", "wage desk"},
		{"Payroll registers are reviewed monthly.", "", "", ""},
		{"Payroll registers are reviewed monthly.", "", "wage desk", "wage desk"},
	} {
		p := planned(t, c.statement, func(r *review.Received, e *review.Entity) {
			r.CUECs[0].Actor = c.actor
			m := tested("U-1")
			m.Owner = c.owner
			e.Mappings = []review.Mapping{m}
		})
		if p.Performer != c.want || slices.Contains(p.Missing, cuec.PartActor) != (c.want == "") {
			t.Errorf("%q, %q, %q: %q, missing %v", c.statement, c.actor, c.owner, p.Performer, p.Missing)
		}
	}
}

// TestWhatIsPlanned: a test for each CUEC that applies and that an objective of the entity needs, and for no other.
func TestWhatIsPlanned(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *review.Received, e *review.Entity)
		want   []soc1.CUECID
	}{
		"all": {func(*review.Received, *review.Entity) {}, []soc1.CUECID{"U-1", "U-2", "U-3"}},
		"not applying": {func(_ *review.Received, e *review.Entity) {
			e.Mappings = []review.Mapping{{CUEC: "U-2", Applicable: nope, Reason: "No such files."}}
		}, []soc1.CUECID{"U-1", "U-3"}},
		"not needed": {func(_ *review.Received, e *review.Entity) {
			e.Objectives, e.Accounts[0].Assertions[0].Objectives = []soc1.ObjectiveID{"CO-2"}, []soc1.ObjectiveID{"CO-2"}
		}, []soc1.CUECID{"U-2", "U-3"}},
		"failed": {func(_ *review.Received, e *review.Entity) {
			m := tested("U-1")
			m.Effective = nope
			e.Mappings = []review.Mapping{m}
		}, []soc1.CUECID{"U-1", "U-2", "U-3"}},
		"never used":   {func(_ *review.Received, e *review.Entity) { e.ServiceStart = day(2026, 1, 1) }, nil},
		"only Type 1":  {func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }, []soc1.CUECID{"U-1", "U-2", "U-3"}},
		"of no report": {func(_ *review.Received, e *review.Entity) { e.Customer = opinion.No }, []soc1.CUECID{"U-1", "U-2", "U-3"}},
	} {
		r, e := clean("R"), reader()
		for i, ids := range [][]soc1.ObjectiveID{{"CO-1"}, {"CO-2"}, {"CO-2", "CO-1", "CO-2"}} {
			u := control(soc1.CUECID([]string{"U-1", "U-2", "U-3"}[i]))
			u.Objectives = ids
			r.CUECs = append(r.CUECs, u)
		}
		c.change(&r, &e)
		var got []soc1.CUECID
		for _, p := range assess(t, &r, e, review.DefaultPolicy()).Plan {
			got = append(got, p.CUEC)
			if p.CUEC == "U-3" && len(e.Objectives) == 0 && !slices.Equal(p.Objectives, []soc1.ObjectiveID{"CO-1", "CO-2"}) {
				t.Errorf("%s: U-3 is for %v", name, p.Objectives)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
