package soc1

// WindowOutcome is what one window gives to one customer.
type WindowOutcome struct {
	// Customer is the position of the customer in the request.
	Customer int `json:"customer"`
	// Needed holds the days that the customer needs covered. It is the zero Period if it does not use the
	// service in its fiscal year; the other fields are then zero.
	Needed Period `json:"needed,omitzero"`
	// TestedDays is the number of them that are tested.
	TestedDays int `json:"testedDays"`
	// Served says whether the customer reaches the threshold.
	Served bool `json:"served"`
	// Bridge is the number of needed days from the last tested one to the end.
	Bridge int `json:"bridge"`
}

// TryWindow works out what one window gives to each customer, in the order of the request, for example the windows that
// [PlanWindow] proposes or the one in use today. The window need not be within the limits; of these only the
// prior years and the days to issue count. A window of whole calendar months is repeated by months. It
// fails if the request or the window is not valid; the window's problems have paths that begin with
// /window.
func TryWindow(req WindowRequest, window Period) ([]WindowOutcome, error) {
	err1, err2 := req.Validate(), window.Validate()
	if err2 == nil && window.Start.Year() < minYear+maxWindowPrior {
		err2 = Problem{Code: CodeRange, Path: "/start", Message: "the windows of prior years would leave the calendar", Hint: "choose a window of the present"}
	}
	if err1 != nil || err2 != nil {
		var ps Problems
		ps.Merge("", err1)
		ps.Merge("/window", err2)
		return nil, ps.Err()
	}
	length := WindowLength{Days: window.Days()}
	if months, days := window.Months(); days == 0 {
		length = WindowLength{Months: months}
	}
	reports := req.Limits.windowReports(length, []int32{window.Start.n})
	months := req.Threshold.months()
	outcomes := make([]WindowOutcome, len(req.Customers))
	for i := range req.Customers {
		c, o := &req.Customers[i], &outcomes[i]
		o.Customer, o.Needed = i, c.needed(req.Year)
		if !o.Needed.IsValid() {
			continue
		}
		g := req.group(c, o.Needed)
		o.TestedDays, o.Bridge, o.Served = g.try(reports, 0, months, mostDays(months))
	}
	return outcomes, nil
}

// group returns the dates of a customer in the form in which they are compared.
func (r *WindowRequest) group(c *WindowCustomer, need Period) windowGroup {
	g := windowGroup{start: need.Start.n, end: need.End.n, by: maxDay}
	if c.ReportBy.IsValid() {
		g.by = c.ReportBy.n - int32(r.Limits.IssueDays)
	}
	switch months := r.Threshold.months(); {
	case months == 0:
		g.days = int32((need.Days()*r.Threshold.Percent + 99) / 100)
	case need.AtLeastMonths(months):
		g.reach = int32(addMonths(int(g.start), months)) - 1
	default:
		g.days = int32(need.Days())
	}
	return g
}

// try works out what the window of a number gives to a customer: the tested days, the bridge, and whether it is
// served. The threshold is in months, of which most is the greatest number of days, where the customer has
// to be reached by months.
func (g *windowGroup) try(reports []windowReport, number, months, most int) (tested, bridge int, served bool) {
	last := g.start - 1
	var stretch span
	for k := len(reports) - 1; k >= 0; k-- {
		r := &reports[k]
		s := span{start: max(r.start.days[number], g.start), end: min(r.end.days[number], g.end)}
		if r.end.days[number] > g.by || s.start > s.end {
			continue
		}
		tested += s.days()
		last = s.end
		if stretch.end > 0 && stretch.end+1 == s.start {
			s.start = stretch.start
		}
		stretch = s
		if g.reach > 0 && atLeastMonths(s.period(), months) {
			served = true
		}
	}
	if g.reach > 0 {
		served = served || tested >= most
	} else {
		served = tested >= int(g.days)
	}
	return tested, int(g.end - last), served
}

// tryServed sums the weight of the customers that reach the threshold by trying every window with every customer.
func tryServed(reports []windowReport, groups []windowGroup, months int) []int64 {
	total, most := make([]int64, len(reports[0].start.days)), mostDays(months)
	for i := range groups {
		g := &groups[i]
		for number := range total {
			if _, _, served := g.try(reports, number, months, most); served {
				total[number] += g.weight
			}
		}
	}
	return total
}
