package soc1

import "math/bits"

// windowReport is the windows that one report can have, numbered by their start. This year's report is followed by
// those of the prior years. Both columns rise with the number, so that whatever one customer adds to a figure
// changes its form at a few numbers only, which a table finds at once.
type windowReport struct {
	start, end dayColumn
}

// dayColumn is a rising list of days with a table to find the first that is not before a given one.
type dayColumn struct {
	days  []int32
	table []int32
}

// newColumn makes the table of a list that rises and is not empty.
func newColumn(days []int32) dayColumn {
	first, last := days[0], days[len(days)-1]
	c := dayColumn{days: days, table: make([]int32, last-first+1)}
	at := 0
	for i := range c.table {
		for days[at] < first+int32(i) {
			at++
		}
		c.table[i] = int32(at)
	}
	return c
}

// from returns the number of the first day that is not before a given one, or the length of the list.
func (c *dayColumn) from(day int32) int {
	offset := int(day) - int(c.days[0])
	if offset < 0 {
		return 0
	}
	if offset >= len(c.table) {
		return len(c.days)
	}
	return int(c.table[offset])
}

// windowReports lays out the windows of a length for this report and those of the prior years.
func (l *WindowLimits) windowReports(length WindowLength, starts []int32) []windowReport {
	reports := make([]windowReport, 0, 1+l.PriorYears)
	for k := range 1 + l.PriorYears {
		first, last := make([]int32, len(starts)), make([]int32, len(starts))
		for i, day := range starts {
			first[i] = int32(addMonths(int(day), -12*k))
			last[i] = length.window(first[i])
			if k > 0 {
				// From 29 February a year reaches back to the 28th, so counting months anew would leave a day out.
				before := reports[k-1].start.days[i] - 1
				if last[i] > before || length.Months >= 12 {
					last[i] = before
				}
			}
		}
		reports = append(reports, windowReport{newColumn(first), newColumn(last)})
	}
	return reports
}

// sweepWindows returns the figures of all windows of one length, by start. Reasons are left out.
func sweepWindows(req *WindowRequest, length WindowLength, starts []int32, groups []windowGroup) []WindowFigures {
	reports := req.Limits.windowReports(length, starts)
	days, bridges := sweepDays(reports, groups), sweepBridges(reports, groups)
	var served []int64
	if months := req.Threshold.months(); req.Limits.unbroken(length) {
		served = sweepServed(reports, groups, months)
	} else {
		served = tryServed(reports, groups, months)
	}
	list := make([]WindowFigures, len(starts))
	for i := range list {
		window := Period{Start: Date{reports[0].start.days[i]}, End: Date{reports[0].end.days[i]}}
		list[i] = WindowFigures{Window: window, TestedDays: days[i], Served: served[i], Bridge: int(bridges[i])}
	}
	return list
}

// sweepDays sums the tested days. What a customer adds is min(its end, the window's end) - max(its start, the
// window's start) + 1, as long as the two meet and the report is on time; so the sum over all customers is
// a constant plus multiples of the window's ends, and each of the three changes at a few numbers.
func sweepDays(reports []windowReport, groups []windowGroup) []int64 {
	n := len(reports[0].start.days)
	total := make([]int64, n)
	for k := range reports {
		start, end := &reports[k].start, &reports[k].end
		constant, byEnd, byStart := make([]int64, n+1), make([]int64, n+1), make([]int64, n+1)
		for i := range groups {
			g := &groups[i]
			first := end.from(g.start)
			stop := min(start.from(g.end+1), end.from(g.by+1))
			if first >= stop {
				continue
			}
			// From number inner on the window ends after the customer's days, and from number late on it
			// begins with them or after.
			inner := min(max(end.from(g.end), first), stop)
			late := min(max(start.from(g.start), first), stop)
			w := g.weight
			byEnd[first] += w
			byEnd[inner] -= w
			byStart[late] -= w
			byStart[stop] += w
			constant[first] += w - w*int64(g.start)
			constant[late] += w * int64(g.start)
			constant[inner] += w * int64(g.end)
			constant[stop] -= w + w*int64(g.end)
		}
		// The terms may be larger than a total, but what overflows in one is taken back by the others.
		var c, e, s int64
		for i := range total {
			c, e, s = c+constant[i], e+byEnd[i], s+byStart[i]
			total[i] += c + e*int64(end.days[i]) + s*int64(start.days[i])
		}
	}
	return total
}

// sweepBridges finds the longest bridges. A customer's bridge begins after the latest report that is on time and
// does not begin after the customer's last day; up to which number that is this year's report, or the one
// before, and so on, rises from report to report.
func sweepBridges(reports []windowReport, groups []windowGroup) []int32 {
	n := len(reports[0].start.days)
	fixed := newRangeMax(n)
	longest := make([]int32, n)
	reached := make([]int, len(groups))
	for k := range reports {
		start, end := &reports[k].start, &reports[k].end
		latest := newRangeMax(n)
		for i := range groups {
			g := &groups[i]
			from := reached[i]
			to := max(from, min(start.from(g.end+1), end.from(g.by+1)))
			reached[i] = to
			meets := min(max(end.from(g.start), from), to)
			fixed.raise(from, meets, g.end-g.start+1)
			latest.raise(meets, min(max(end.from(g.end), meets), to), g.end)
		}
		for i, last := range latest.settle() {
			longest[i] = max(longest[i], last-end.days[i])
		}
	}
	for i := range groups {
		fixed.raise(reached[i], n, groups[i].end-groups[i].start+1)
	}
	for i, days := range fixed.settle() {
		longest[i] = max(longest[i], days)
	}
	return longest
}

// rangeMax takes the maximum over ranges of numbers. Level j holds what applies to 2^j numbers from each on.
type rangeMax [][]int32

// newRangeMax returns one for n numbers, all 0.
func newRangeMax(n int) rangeMax {
	m := make(rangeMax, bits.Len(uint(n)))
	for j := range m {
		m[j] = make([]int32, n)
	}
	return m
}

// raise lifts the numbers from one up to but without another to at least v.
func (m rangeMax) raise(from, to int, v int32) {
	if from >= to {
		return
	}
	j := bits.Len(uint(to-from)) - 1
	m[j][from] = max(m[j][from], v)
	m[j][to-1<<j] = max(m[j][to-1<<j], v)
}

// settle returns the values.
func (m rangeMax) settle() []int32 {
	for j := len(m) - 1; j > 0; j-- {
		half := 1 << (j - 1)
		for i, v := range m[j] {
			if v > 0 {
				m[j-1][i] = max(m[j-1][i], v)
				m[j-1][i+half] = max(m[j-1][i+half], v)
			}
		}
	}
	return m[0]
}

// sweepServed sums the weight of the customers that reach the threshold, where the reports of all years form one
// unbroken stretch. The stretch ends with the latest report that is on time. A customer is served by it if
// the days that both share are long enough: that limits the stretch's end from below and its start from
// above, and asks that the stretch itself be long enough, which depends on the window alone.
func sweepServed(reports []windowReport, groups []windowGroup, months int) []int64 {
	n := len(reports[0].start.days)
	total := make([]int64, n)
	start := &reports[len(reports)-1].start
	shifted := make([]int32, n)
	for i, day := range start.days {
		shifted[i] = int32(addMonths(int(day), months))
	}
	full := newColumn(shifted)
	for k := range reports {
		end := &reports[k].end
		shortest, longest := end.days[0]-start.days[0]+1, int32(0)
		for i := range n {
			shortest, longest = min(shortest, end.days[i]-start.days[i]+1), max(longest, end.days[i]-start.days[i]+1)
		}
		// The rows from 1 on are for customers that need so many days more than the shortest stretch has.
		byMonths, byDays := make([]int64, n+1), make([][]int64, longest-shortest+1)
		for i := range groups {
			g := &groups[i]
			from, to := 0, end.from(g.by+1)
			if k > 0 {
				from = reports[k-1].end.from(g.by + 1)
			}
			var row []int64
			if g.reach > 0 {
				row = byMonths
				from, to = max(from, end.from(g.reach)), min(to, full.from(g.end+2))
			} else if more := max(g.days-shortest, 0); more <= longest-shortest {
				if byDays[more] == nil {
					byDays[more] = make([]int64, n+1)
				}
				row = byDays[more]
				from, to = max(from, end.from(g.start+g.days-1)), min(to, start.from(g.end-g.days+2))
			}
			if row != nil && from < to {
				row[from] += g.weight
				row[to] -= g.weight
			}
		}
		addRow(total, byMonths, func(i int) bool { return end.days[i]+1 >= shifted[i] })
		for more, row := range byDays {
			if row != nil {
				addRow(total, row, func(i int) bool { return end.days[i]-start.days[i]+1 >= shortest+int32(more) })
			}
		}
	}
	return total
}

// addRow adds up the differences in a row and adds the sums to those totals that the filter lets pass.
func addRow(total, row []int64, passes func(int) bool) {
	sum := int64(0)
	for i := range total {
		if sum += row[i]; passes(i) {
			total[i] += sum
		}
	}
}
