package soc1

import "cmp"

// WindowRequest is the question that [PlanWindow] answers: on which days should a service organization's report be
// tested, so that it serves its customers best. It is plain data; the zero value is incomplete.
type WindowRequest struct {
	// Customers are the user entities, in any order.
	Customers []WindowCustomer `json:"customers"`
	// Year is the calendar year for which customers with a [YearEndRule] need the report. It is not looked
	// at if all customers have an explicit fiscal year.
	Year int `json:"year,omitzero"`
	// Limits says which windows may be chosen.
	Limits WindowLimits `json:"limits"`
	// Threshold says when a customer counts as served.
	Threshold WindowThreshold `json:"threshold,omitzero"`
}

// WindowCustomer is what planning needs to know of a user entity. It has an explicit fiscal year or a rule.
type WindowCustomer struct {
	// ID names the customer. It is optional and not looked at, except for its form.
	ID OrganizationID `json:"id,omitzero"`
	// FiscalYear is the fiscal year for which the customer needs the report.
	FiscalYear FiscalYear `json:"fiscalYear,omitzero"`
	// YearEnd says when the customer's fiscal years end, in place of FiscalYear.
	YearEnd YearEndRule `json:"yearEnd,omitzero"`
	// ServiceStart is the first day on which it uses the service. The zero Date means before the year.
	ServiceStart Date `json:"serviceStart,omitzero"`
	// ServiceEnd is the last day. The zero Date means after the year.
	ServiceEnd Date `json:"serviceEnd,omitzero"`
	// ReportBy is the last day on which a report is of use, such as the start of its audit's fieldwork. A
	// report issued later does not count for this customer. The zero Date means that any time will do.
	ReportBy Date `json:"reportBy,omitzero"`
	// Weight is how much the customer counts, such as its share of revenue in basis points, from 1 to
	// 1,000,000. 0 counts as 1.
	Weight int `json:"weight,omitzero"`
}

// WindowLimits says which windows may be chosen. The zero value is incomplete.
type WindowLimits struct {
	// Earliest and Latest are the first and the last day on which the window may begin, at most ten years
	// apart.
	Earliest Date `json:"earliest"`
	Latest   Date `json:"latest"`
	// MonthStarts leaves only the first days of months to begin on.
	MonthStarts bool `json:"monthStarts,omitzero"`
	// Lengths are the lengths to choose from. If there are none, the window has twelve months.
	Lengths []WindowLength `json:"lengths,omitzero"`
	// PriorYears is the number of reports before this one that are there too, each a year before the next,
	// from 0 to 3. Windows of twelve months follow on one another without a gap; a longer one ends on the
	// day before the next begins.
	PriorYears int `json:"priorYears,omitzero"`
	// IssueDays is the number of days from the end of a window to the issue of its report, from 0 to 730.
	// It matters for customers with a ReportBy date.
	IssueDays int `json:"issueDays,omitzero"`
}

// WindowLength is the length of a window, in calendar months or in days but not both.
type WindowLength struct {
	// Months is the length in calendar months, from 1 to 24.
	Months int `json:"months,omitzero"`
	// Days is the length in days, from 1 to 800.
	Days int `json:"days,omitzero"`
}

// WindowThreshold says when a customer counts as served: by months or by percent, but not both. The zero value
// means six months, the customary minimum of [CoveragePolicy].
type WindowThreshold struct {
	// Months asks for so many calendar months of tested days, by the rule of CoveragePolicy.MinOverlapMonths,
	// from 1 to 24. A customer that needs fewer days than that is served if all of them are tested.
	Months int `json:"months,omitzero"`
	// Percent asks for so large a share of the needed days, from 1 to 100.
	Percent int `json:"percent,omitzero"`
}

// The limits on a plan keep the work bounded whatever the input.
const (
	maxWindowCustomers = 1 << 20
	maxWindowWeight    = 1_000_000
	maxWindowStarts    = 3660
	maxWindowLengths   = 36
	maxWindowMonths    = 24
	maxWindowDays      = 800
	maxWindowPrior     = 3
	maxWindowIssue     = 730
	// maxWindowSteps bounds the number of distinct customers times the lengths and the reports of one plan.
	maxWindowSteps = 1 << 23
	// maxWindowTrials bounds the same times the starts, where a year between two windows is not all tested
	// and every customer is tried with every window.
	maxWindowTrials = 1 << 28
)

// Validate returns nil if the question can be answered, else an error with every [Problem].
func (r WindowRequest) Validate() error {
	var ps Problems
	if len(r.Customers) == 0 {
		ps.Add(CodeMissing, "/customers", "there are no customers", "list the user entities that the report is for")
	}
	if n := len(r.Customers); n > maxWindowCustomers {
		ps.Addf(CodeTooLarge, "/customers", "join customers with the same dates into one of greater weight", "%d customers are more than %d", n, maxWindowCustomers)
		return ps.Err()
	}
	for i := range r.Customers {
		if c := &r.Customers[i]; !c.sound(r.Year) {
			c.check(&ps, i, r.Year)
		}
	}
	r.Limits.check(&ps)
	inRange(&ps, "/threshold/months", r.Threshold.Months, 0, maxWindowMonths)
	inRange(&ps, "/threshold/percent", r.Threshold.Percent, 0, 100)
	if r.Threshold.Months != 0 && r.Threshold.Percent != 0 {
		ps.Add(CodeConflict, "/threshold", "the threshold is given in months and in percent", "leave one of them out")
	}
	return ps.Err()
}

// sound reports whether check would find nothing. It is the quick answer for the many.
func (c *WindowCustomer) sound(year int) bool {
	ordered := !c.ServiceStart.IsValid() || !c.ServiceEnd.IsValid() || !c.ServiceEnd.Before(c.ServiceStart)
	explicit := c.YearEnd.IsZero() && c.FiscalYear.IsValid()
	return ordered && explicit && c.Weight >= 0 && c.Weight <= maxWindowWeight && (c.ID == "" || validID(c.ID))
}

// check records the problems of the customer at position i.
func (c *WindowCustomer) check(ps *Problems, i, year int) {
	at := Pointer("/customers", i)
	switch {
	case !c.YearEnd.IsZero() && !c.FiscalYear.IsZero():
		ps.Add(CodeConflict, at+"/yearEnd", "the customer has a fiscal year and a rule for one", "leave one of them out")
	case !c.YearEnd.IsZero():
		if err := c.YearEnd.Validate(); err != nil {
			ps.Merge(at+"/yearEnd", err)
		} else if _, err := c.YearEnd.Year(year); err != nil {
			ps.Addf(CodeRange, "/year", "give the calendar year in which the fiscal years end", "%d gives no fiscal year", year)
		}
	case !c.FiscalYear.IsValid():
		ps.Merge(at+"/fiscalYear", c.FiscalYear.Validate())
	}
	if c.ID != "" {
		ps.Merge(at+"/id", CheckID(c.ID))
	}
	if c.ServiceStart.IsValid() && c.ServiceEnd.IsValid() && c.ServiceEnd.Before(c.ServiceStart) {
		ps.Addf(CodeOrder, at+"/serviceEnd", "swap or correct the dates", "the service ends on %s, before it starts on %s", c.ServiceEnd, c.ServiceStart)
	}
	inRange(ps, at+"/weight", c.Weight, 0, maxWindowWeight)
}

// check records the problems of the limits.
func (l *WindowLimits) check(ps *Problems) {
	for _, d := range []struct {
		path string
		date Date
	}{{"/limits/earliest", l.Earliest}, {"/limits/latest", l.Latest}} {
		if !d.date.IsValid() {
			ps.Add(CodeMissing, d.path, "the date is missing", "give the first and the last day on which the window may begin")
		} else if y := d.date.Year(); y < minYear+maxWindowPrior || y > maxYear-3 {
			ps.Addf(CodeRange, d.path, "choose a date of the present", "windows around %s would leave the calendar", d.date)
		}
	}
	switch days := l.Latest.Sub(l.Earliest) + 1; {
	case !l.Earliest.IsValid() || !l.Latest.IsValid():
	case days < 1:
		ps.Addf(CodeOrder, "/limits/latest", "swap or correct the dates", "the latest start %s is before the earliest, %s", l.Latest, l.Earliest)
	case days > maxWindowStarts:
		ps.Addf(CodeRange, "/limits/latest", "plan for one engagement at a time", "%d days to begin on are more than %d", days, maxWindowStarts)
	case len(l.starts()) == 0:
		ps.Add(CodeRange, "/limits/monthStarts", "no month begins between the two dates", "allow any day, or move the dates")
	}
	inRange(ps, "/limits/priorYears", l.PriorYears, 0, maxWindowPrior)
	inRange(ps, "/limits/issueDays", l.IssueDays, 0, maxWindowIssue)
	if n := len(l.Lengths); n > maxWindowLengths {
		ps.Addf(CodeTooLarge, "/limits/lengths", "leave out lengths that differ by little", "%d lengths are more than %d", n, maxWindowLengths)
		return
	}
	for i, length := range l.Lengths {
		at := Pointer("/limits/lengths", i)
		if (length.Months == 0) == (length.Days == 0) {
			ps.Add(CodeShape, at, "a length has either months or days", "give one of them")
		}
		inRange(ps, at+"/months", length.Months, 0, maxWindowMonths)
		inRange(ps, at+"/days", length.Days, 0, maxWindowDays)
		for _, other := range l.Lengths[:i] {
			if other == length {
				ps.Add(CodeDuplicate, at, "the length occurs twice", "list every length once")
				break
			}
		}
	}
}

// inRange records a number outside its limits.
func inRange(ps *Problems, path string, n, least, most int) {
	if n < least || n > most {
		ps.Addf(CodeRange, path, "use a whole number within the limits", "%d is outside %d to %d", n, least, most)
	}
}

// starts lists the days on which the window may begin, as day numbers.
func (l *WindowLimits) starts() []int32 {
	list := make([]int32, 0, l.Latest.Sub(l.Earliest)+1)
	for n := l.Earliest.n; n <= l.Latest.n; n++ {
		if _, _, day := civil(int(n)); !l.MonthStarts || day == 1 {
			list = append(list, n)
		}
	}
	return list
}

// lengths lists the lengths to choose from.
func (l *WindowLimits) lengths() []WindowLength {
	if len(l.Lengths) == 0 {
		return []WindowLength{{Months: 12}}
	}
	return l.Lengths
}

// needed returns the days on which a valid customer needs coverage, or the zero Period.
func (c *WindowCustomer) needed(year int) Period {
	fy := c.FiscalYear.Period
	if !c.YearEnd.IsZero() {
		y, err := c.YearEnd.Year(year)
		if err != nil {
			return Period{}
		}
		fy = y.Period
	}
	return neededDays(fy, c.ServiceStart, c.ServiceEnd)
}

// weight returns how much the customer counts.
func (c *WindowCustomer) weight() int64 { return int64(cmp.Or(c.Weight, 1)) }

// months returns the threshold in months, or 0 if it is in percent.
func (t WindowThreshold) months() int {
	if t.Percent != 0 {
		return 0
	}
	return cmp.Or(t.Months, 6)
}

// window returns the window of this length that begins on a day.
func (l WindowLength) window(start int32) (end int32) {
	if l.Days > 0 {
		return start + int32(l.Days) - 1
	}
	return int32(addMonths(int(start), l.Months)) - 1
}
