package soc1_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// anyCustomer draws a user entity around 2025.
func anyCustomer(t *rapid.T) soc1.WindowCustomer {
	c := soc1.WindowCustomer{Weight: rapid.IntRange(0, 5).Draw(t, "weight")}
	if rapid.IntRange(0, 3).Draw(t, "rule") == 0 {
		c.YearEnd.Month = time.Month(rapid.IntRange(1, 12).Draw(t, "month"))
	} else {
		c.FiscalYear = anyYear(t)
	}
	if rapid.IntRange(0, 2).Draw(t, "service dates") == 0 {
		c.ServiceStart = dateNear(2).Draw(t, "service start")
		c.ServiceEnd = c.ServiceStart.AddDays(rapid.IntRange(0, 500).Draw(t, "service days"))
	}
	if rapid.IntRange(0, 2).Draw(t, "deadline") == 0 {
		c.ReportBy = dateNear(2).Draw(t, "by")
	}
	return c
}

// anyWindowRequest draws a planning question that brute force can answer.
func anyWindowRequest(t *rapid.T) soc1.WindowRequest {
	req := soc1.WindowRequest{
		Year:      2025,
		Customers: rapid.SliceOfN(rapid.Custom(anyCustomer), 1, 6).Draw(t, "customers"),
		Limits: soc1.WindowLimits{
			Earliest: dateNear(1).Draw(t, "earliest"), PriorYears: rapid.IntRange(0, 3).Draw(t, "prior"),
			IssueDays: rapid.IntRange(0, 90).Draw(t, "issue"), MonthStarts: rapid.Bool().Draw(t, "month starts"),
		},
	}
	req.Limits.Latest = req.Limits.Earliest.AddDays(rapid.IntRange(31, 120).Draw(t, "starts"))
	for _, l := range []soc1.WindowLength{{Months: 3}, {Months: 6}, {Months: 12}, {Months: 14}, {Days: 200}, {Days: 364}, {Days: 365}, {Days: 400}} {
		if rapid.IntRange(0, 3).Draw(t, "length") == 0 {
			req.Limits.Lengths = append(req.Limits.Lengths, l)
		}
	}
	switch rapid.IntRange(0, 2).Draw(t, "threshold") {
	case 0:
		req.Threshold.Months = rapid.IntRange(1, 15).Draw(t, "months")
	case 1:
		req.Threshold.Percent = rapid.IntRange(1, 100).Draw(t, "percent")
	}
	return req
}

// needOf returns the days that a customer needs, written anew from the rules.
func needOf(c soc1.WindowCustomer, year int) soc1.Period {
	need := c.FiscalYear.Period
	if c.YearEnd.Month != 0 {
		need = soc1.FiscalYearEnding(year, c.YearEnd.Month).Period
	}
	if c.ServiceStart.After(need.Start) {
		need.Start = c.ServiceStart
	}
	if c.ServiceEnd.IsValid() && c.ServiceEnd.Before(need.End) {
		need.End = c.ServiceEnd
	}
	return need
}

// onTime lists the windows, oldest first, whose report a customer has in time.
func onTime(req soc1.WindowRequest, c soc1.WindowCustomer, start soc1.Date, l soc1.WindowLength) []soc1.Period {
	var list []soc1.Period
	next := soc1.Date{}
	for k := range req.Limits.PriorYears + 1 {
		p := soc1.Period{Start: start.AddMonths(-12 * k)}
		p.End = p.Start.AddMonths(l.Months).AddDays(l.Days - 1)
		if k > 0 && (l.Months >= 12 || !p.End.Before(next)) {
			p.End = next.AddDays(-1)
		}
		next = p.Start
		if !c.ReportBy.IsValid() || !p.End.AddDays(req.Limits.IssueDays).After(c.ReportBy) {
			list = append(list, p)
		}
	}
	slices.Reverse(list)
	return list
}

// bruteOutcome looks at every day.
func bruteOutcome(req soc1.WindowRequest, c soc1.WindowCustomer, windows []soc1.Period) (tested, bridge int, served bool) {
	need := needOf(c, req.Year)
	months := req.Threshold.Months
	if req.Threshold == (soc1.WindowThreshold{}) {
		months = 6
	}
	var run soc1.Period
	for day := need.Start; !day.After(need.End); day = day.AddDays(1) {
		if !slices.ContainsFunc(windows, func(w soc1.Period) bool { return w.Contains(day) }) {
			bridge++
			run = soc1.Period{}
			continue
		}
		tested++
		bridge = 0
		if run.End = day; !run.Start.IsValid() {
			run.Start = day
		}
		served = served || months > 0 && run.AtLeastMonths(months)
	}
	switch {
	case months == 0:
		served = 100*tested >= req.Threshold.Percent*need.Days()
	case !need.AtLeastMonths(months):
		served = tested == need.Days()
	default:
		most := 0
		for first := soc1.DateOf(2023, time.March, 1); first.Before(soc1.DateOf(2024, time.March, 1)); first = first.AddDays(1) {
			most = max(most, first.AddMonths(months).Sub(first))
		}
		served = served || tested >= most
	}
	return tested, bridge, served
}

// bruteFigures evaluates one window for all customers.
func bruteFigures(req soc1.WindowRequest, start soc1.Date, l soc1.WindowLength) soc1.WindowFigures {
	f := soc1.WindowFigures{Window: soc1.Period{Start: start, End: start.AddMonths(l.Months).AddDays(l.Days - 1)}}
	for _, c := range req.Customers {
		if !needOf(c, req.Year).IsValid() {
			continue
		}
		weight := int64(max(c.Weight, 1))
		tested, bridge, served := bruteOutcome(req, c, onTime(req, c, start, l))
		f.TestedDays += weight * int64(tested)
		f.Bridge = max(f.Bridge, bridge)
		if served {
			f.Served += weight
		}
	}
	return f
}

// atLeastAsGood reports whether a is at least as good as b in every respect.
func atLeastAsGood(a, b soc1.WindowFigures) bool {
	return a.TestedDays >= b.TestedDays && a.Served >= b.Served && a.Bridge <= b.Bridge
}

// Every figure of every window, the frontier and the three best are what trying everything day by day gives.
func TestLawPlanningAgreesWithBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := anyWindowRequest(t)
		plan, err := soc1.PlanWindow(req)
		if err != nil {
			t.Fatal(err)
		}
		lengths := req.Limits.Lengths
		if len(lengths) == 0 {
			lengths = []soc1.WindowLength{{Months: 12}}
		}
		var want []soc1.WindowFigures
		for start := req.Limits.Earliest; !start.After(req.Limits.Latest); start = start.AddDays(1) {
			if req.Limits.MonthStarts && start.Day() != 1 {
				continue
			}
			var same []soc1.WindowFigures
			for _, l := range lengths {
				same = append(same, bruteFigures(req, start, l))
			}
			slices.SortStableFunc(same, func(a, b soc1.WindowFigures) int { return a.Window.End.Compare(b.Window.End) })
			want = append(want, same...)
		}
		got := slices.Clone(plan.Candidates)
		for i := range got {
			got[i].Reasons = nil
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("figures (-brute force +plan):\n%s", diff)
		}
		var frontier []soc1.Period
		for i, c := range want {
			beaten := false
			for j, other := range want {
				beaten = beaten || atLeastAsGood(other, c) && (!atLeastAsGood(c, other) || j < i)
			}
			if !beaten {
				frontier = append(frontier, c.Window)
			}
			if by := plan.Candidates[i].Reasons; beaten != (by[0].Code == soc1.WindowDominated) {
				t.Fatalf("%v: beaten %v, reasons %v", c.Window, beaten, by)
			}
		}
		var planned []soc1.Period
		for i, f := range plan.Frontier {
			planned = append(planned, f.Window)
			if i > 0 && f.TestedDays > plan.Frontier[i-1].TestedDays {
				t.Fatal("the frontier is not sorted by tested days")
			}
		}
		slices.SortFunc(planned, func(a, b soc1.Period) int {
			return cmp0(a.Start.Compare(b.Start), a.End.Compare(b.End))
		})
		if diff := cmp.Diff(frontier, planned); diff != "" {
			t.Fatalf("frontier (-brute force +plan):\n%s", diff)
		}
		for _, c := range want {
			if c.TestedDays > plan.ByDays.TestedDays || c.Served > plan.ByCustomers.Served || c.Bridge < plan.ByBridge.Bridge {
				t.Fatalf("%+v is better than %+v, %+v or %+v", c, plan.ByDays, plan.ByCustomers, plan.ByBridge)
			}
		}
	})
}

// cmp0 returns the first result that is not 0.
func cmp0(results ...int) int {
	for _, r := range results {
		if r != 0 {
			return r
		}
	}
	return 0
}

// Trying one window says of each customer what brute force says, and adds up to the figures of the plan.
func TestLawTryingAWindowAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := anyWindowRequest(t)
		months := rapid.SampledFrom([]int{3, 6, 9, 12}).Draw(t, "length")
		req.Limits.Lengths, req.Limits.MonthStarts = []soc1.WindowLength{{Months: months}}, true
		plan, err := soc1.PlanWindow(req)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range plan.Candidates {
			outcomes, err := soc1.TryWindow(req, f.Window)
			if err != nil {
				t.Fatal(err)
			}
			sum := soc1.WindowFigures{Window: f.Window, Reasons: f.Reasons}
			for i, o := range outcomes {
				c := req.Customers[i]
				if !o.Needed.IsValid() {
					continue
				}
				tested, bridge, served := bruteOutcome(req, c, onTime(req, c, f.Window.Start, req.Limits.Lengths[0]))
				if want := (soc1.WindowOutcome{Customer: i, Needed: needOf(c, req.Year), TestedDays: tested, Served: served, Bridge: bridge}); o != want {
					t.Fatalf("%+v, want %+v", o, want)
				}
				sum.TestedDays += int64(max(c.Weight, 1) * o.TestedDays)
				sum.Bridge = max(sum.Bridge, o.Bridge)
				if o.Served {
					sum.Served += int64(max(c.Weight, 1))
				}
			}
			if diff := cmp.Diff(f, sum); diff != "" {
				t.Fatalf("(-plan +sum of outcomes):\n%s", diff)
			}
		}
	})
}

// The order of customers does not matter, a customer twice is a customer of twice the weight, and a further prior
// year never loses a day.
func TestLawPlanningIsASum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		req := anyWindowRequest(t)
		want, err := soc1.PlanWindow(req)
		if err != nil {
			t.Fatal(err)
		}
		other := req
		other.Customers = rapid.Permutation(req.Customers).Draw(t, "customers")
		got, err := soc1.PlanWindow(other)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("the order matters: %v\n%s", err, diff)
		}
		other.Customers = append(slices.Clone(req.Customers), req.Customers...)
		got, err = soc1.PlanWindow(other)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range got.Candidates {
			if old := want.Candidates[i]; c.TestedDays != 2*old.TestedDays || c.Served != 2*old.Served || c.Bridge != old.Bridge {
				t.Fatalf("twice the customers turn %+v into %+v", old, c)
			}
		}
		if other = req; other.Limits.PriorYears == 3 {
			return
		}
		other.Limits.PriorYears++
		got, err = soc1.PlanWindow(other)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range got.Candidates {
			if !atLeastAsGood(c, want.Candidates[i]) {
				t.Fatalf("a further prior year turns %+v into %+v", want.Candidates[i], c)
			}
		}
	})
}

func TestWindowRequestProblemsComeBackAtOnce(t *testing.T) {
	bad := soc1.WindowRequest{
		Customers: []soc1.WindowCustomer{
			{}, {FiscalYear: soc1.CalendarYear(2025), YearEnd: soc1.YearEndRule{Month: 3}, Weight: -1, ID: "no id"},
			{YearEnd: soc1.YearEndRule{Month: 13}}, {YearEnd: soc1.YearEndRule{Month: 3}},
			{YearEnd: soc1.YearEndRule{Month: 3, Weeks: soc1.WeekCalendar{Rule: soc1.LastWeekday, Month: time.May}}},
			{FiscalYear: soc1.CalendarYear(2025), ServiceStart: soc1.DateOf(2025, time.May, 2), ServiceEnd: soc1.DateOf(2025, time.May, 1)},
		},
		Limits: soc1.WindowLimits{
			Earliest: soc1.DateOf(2025, time.May, 2), Latest: soc1.DateOf(2025, time.May, 1), PriorYears: 4, IssueDays: -1,
			Lengths: []soc1.WindowLength{{}, {Months: 1, Days: 1}, {Months: 25}, {Days: 801}, {Days: 7}, {Days: 7}},
		},
		Threshold: soc1.WindowThreshold{Months: 30, Percent: 101},
	}
	_, err := soc1.PlanWindow(bad)
	want := []string{
		"/customers/0/fiscalYear/end", "/customers/0/fiscalYear/start", "/customers/1/id", "/customers/1/weight", "/customers/1/yearEnd",
		"/customers/2/yearEnd/month", "/customers/4/yearEnd/weeks", "/customers/5/serviceEnd",
		"/limits/issueDays", "/limits/latest", "/limits/lengths/0", "/limits/lengths/1", "/limits/lengths/2/months", "/limits/lengths/3/days", "/limits/lengths/5",
		"/limits/priorYears", "/threshold", "/threshold/months", "/threshold/percent", "/year",
	}
	if diff := cmp.Diff(want, paths(err)); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	empty := soc1.WindowRequest{Limits: soc1.WindowLimits{Earliest: soc1.DateOf(1, time.May, 2), Lengths: make([]soc1.WindowLength, 99)}}
	if got, want := paths(empty.Validate()), []string{"/customers", "/limits/earliest", "/limits/latest", "/limits/lengths"}; !slices.Equal(got, want) {
		t.Errorf("problems at %v, want %v", got, want)
	}
	far := soc1.WindowRequest{Customers: bad.Customers[5:], Limits: soc1.WindowLimits{Earliest: soc1.DateOf(2000, time.May, 2), Latest: soc1.DateOf(2025, time.May, 1)}}
	if got := paths(far.Validate()); !slices.Contains(got, "/limits/latest") {
		t.Errorf("25 years to begin in: %v", got)
	}
	far.Limits = soc1.WindowLimits{Earliest: soc1.DateOf(2025, time.May, 2), Latest: soc1.DateOf(2025, time.May, 9), MonthStarts: true}
	if got := paths(far.Validate()); !slices.Contains(got, "/limits/monthStarts") {
		t.Errorf("a week without the first of a month: %v", got)
	}
	if _, err := soc1.PlanWindow(soc1.WindowRequest{Customers: make([]soc1.WindowCustomer, 1<<20+1)}); !errors.Is(err, soc1.CodeTooLarge) {
		t.Errorf("too many customers: %v", err)
	}
}

func TestPlansThatTakeTooLongAreRefused(t *testing.T) {
	req := manyCustomers(50_000)
	req.Limits = soc1.WindowLimits{
		Earliest: soc1.DateOf(2020, time.January, 1), Latest: soc1.DateOf(2029, time.December, 31), PriorYears: 3,
		Lengths: []soc1.WindowLength{{Months: 6}},
	}
	if _, err := soc1.PlanWindow(req); !errors.Is(err, soc1.CodeTooLarge) {
		t.Errorf("every window with every customer: %v", err)
	}
	for i := range 36 {
		req.Limits.Lengths = append(req.Limits.Lengths[:i], soc1.WindowLength{Days: 100 + i})
	}
	req.Limits.PriorYears = 0
	if _, err := soc1.PlanWindow(manyTimes(req, 10)); !errors.Is(err, soc1.CodeTooLarge) {
		t.Errorf("half a million different customers in 36 lengths: %v", err)
	}
}

func TestTryWindowRefusals(t *testing.T) {
	req := manyCustomers(1)
	if _, err := soc1.TryWindow(req, soc1.Period{}); !slices.Equal(paths(err), []string{"/window/end", "/window/start"}) {
		t.Errorf("problems at %v", paths(err))
	}
	early := soc1.Period{Start: soc1.DateOf(2, time.May, 1), End: soc1.DateOf(2, time.May, 9)}
	if _, err := soc1.TryWindow(req, early); !slices.Equal(paths(err), []string{"/window/start"}) {
		t.Errorf("problems at %v", paths(err))
	}
	req.Customers[0].ServiceEnd = soc1.DateOf(1999, time.January, 1)
	req.Customers[0].ServiceStart = soc1.Date{}
	got, err := soc1.TryWindow(req, soc1.CalendarYear(2025).Period)
	if err != nil || got[0] != (soc1.WindowOutcome{}) {
		t.Errorf("a customer that left long ago: %+v, %v", got, err)
	}
}

func TestYearEndRules(t *testing.T) {
	weeks := soc1.WeekCalendar{Rule: soc1.NearestWeekday, Month: time.December, Weekday: time.Saturday}
	for _, tc := range []struct {
		rule soc1.YearEndRule
		want string
	}{
		{soc1.YearEndRule{Month: time.June}, "FY2025 (2024-07-01/2025-06-30)"},
		{soc1.YearEndRule{Weeks: weeks}, "FY2025 (2024-12-29/2026-01-03)"},
	} {
		if got, err := tc.rule.Year(2025); err != nil || got.String() != tc.want {
			t.Errorf("%+v: %v, %v; want %s", tc.rule, got, err, tc.want)
		}
	}
	for _, rule := range []soc1.YearEndRule{{}, {Month: time.June}} {
		if fy, err := rule.Year(0); err == nil {
			t.Errorf("%+v gives %v", rule, fy)
		}
	}
}

func TestWindowReasonsReadAsPhrases(t *testing.T) {
	for code := range soc1.WindowReasonCodes() {
		if got := (soc1.WindowReason{Code: code}).String(); len(got) < 10 {
			t.Errorf("%v reads %q", code, got)
		}
	}
	if got := (soc1.WindowReason{}).String(); got != "WindowReasonCode(0)" {
		t.Errorf("no reason reads %q", got)
	}
}
