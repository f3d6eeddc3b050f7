package soc1

import (
	"cmp"
	"slices"
)

// WindowPlan is the answer to a [WindowRequest]: what every window that may be chosen would give, and which
// of them nothing else beats. It is plain data.
type WindowPlan struct {
	// Customers is the number of customers that use the service in their fiscal year, and Weight what
	// they count. The others are left out of every figure.
	Customers int   `json:"customers"`
	Weight    int64 `json:"weight"`
	// NeededDays is the weighted number of days that they need covered.
	NeededDays int64 `json:"neededDays"`
	// ByDays, ByCustomers and ByBridge are the best windows in one respect. Among windows that are alike in
	// it the others decide, in this order, and then the earlier start and the earlier end.
	ByDays      WindowFigures `json:"byDays"`
	ByCustomers WindowFigures `json:"byCustomers"`
	ByBridge    WindowFigures `json:"byBridge"`
	// Frontier holds the windows that no other beats: every better one in one respect is worse in another.
	// They come with the most tested days first. Of windows that are alike in all respects it has the
	// earliest.
	Frontier []WindowFigures `json:"frontier"`
	// Candidates holds every window that may be chosen, by start and then by end.
	Candidates []WindowFigures `json:"candidates"`
}

// WindowFigures is what a window gives.
type WindowFigures struct {
	// Window holds the days of the window.
	Window Period `json:"window"`
	// TestedDays is the number of needed days that are tested, summed over the customers by weight. Days
	// tested by the reports of prior years count if the plan has them.
	TestedDays int64 `json:"testedDays"`
	// Served is the weight of the customers that reach the threshold.
	Served int64 `json:"served"`
	// Bridge is the longest bridge: the greatest number of needed days, over all customers, from the last
	// tested one to the end. A customer of which no day is tested has all its days to bridge.
	Bridge int `json:"bridge"`
	// Reasons says what speaks for or against the window. It is never empty.
	Reasons []WindowReason `json:"reasons"`
}

// windowGroup stands for all customers with the same dates.
type windowGroup struct {
	// start and end are the needed days, and by the last day on which a window in use may end.
	start, end, by int32
	// reach is the day to which an unbroken stretch must reach that begins with the first needed day, if
	// the threshold is in months and the customer needs so many; else days is the number of tested days
	// that it takes.
	reach, days int32
	weight      int64
}

// PlanWindow works out for every window within the limits how many weighted days it would test, which
// customers it would serve and how long the longest bridge would be, and picks those that nothing else beats. All
// figures are exact whole numbers, and ties are decided by date, so the same question has the same answer.
//
// It fails if the request is not valid, with every [Problem] in one error, or if customers with different
// dates, lengths and starts are too many together. Customers with the same dates are joined first. The work then
// grows with the number of distinct customers times the lengths plus n log n in the number of windows; only where
// windows of other than twelve months are repeated each year does it grow with the product of all three.
func PlanWindow(req WindowRequest) (WindowPlan, error) {
	if err := req.Validate(); err != nil {
		return WindowPlan{}, err
	}
	var plan WindowPlan
	groups := req.groups(&plan)
	starts, lengths := req.Limits.starts(), req.Limits.lengths()
	if err := req.bounded(len(groups), len(starts)); err != nil {
		return WindowPlan{}, err
	}
	plan.Candidates = make([]WindowFigures, 0, len(starts)*len(lengths))
	for _, length := range lengths {
		plan.Candidates = append(plan.Candidates, sweepWindows(&req, length, starts, groups)...)
	}
	slices.SortStableFunc(plan.Candidates, func(a, b WindowFigures) int {
		return cmp.Or(a.Window.Start.Compare(b.Window.Start), a.Window.End.Compare(b.Window.End))
	})
	plan.choose()
	return plan, nil
}

// groups joins the customers with the same dates and counts them.
func (r *WindowRequest) groups(plan *WindowPlan) []windowGroup {
	var groups []windowGroup
	index := make(map[windowGroup]int32)
	for i := range r.Customers {
		c := &r.Customers[i]
		need := c.needed(r.Year)
		if !need.IsValid() {
			continue
		}
		g := r.group(c, need)
		at, ok := index[g]
		if !ok {
			at = int32(len(groups))
			index[g] = at
			groups = append(groups, g)
		}
		groups[at].weight += c.weight()
		plan.Customers++
		plan.Weight += c.weight()
		plan.NeededDays += c.weight() * int64(need.Days())
	}
	return groups
}

// bounded refuses a request that would take too long.
func (r *WindowRequest) bounded(groups, starts int) error {
	steps, trials := groups*(1+r.Limits.PriorYears)*len(r.Limits.lengths()), 0
	for _, length := range r.Limits.lengths() {
		if !r.Limits.unbroken(length) {
			trials += groups * (1 + r.Limits.PriorYears)
		}
	}
	// Divided and not multiplied, so that nothing overflows where an int has 32 bits.
	if steps <= maxWindowSteps && trials <= maxWindowTrials/starts {
		return nil
	}
	var ps Problems
	ps.Addf(CodeTooLarge, "/customers", "join customers whose dates differ by little, or allow fewer lengths, starts or prior years",
		"%d customers with different dates are too many for %d lengths, %d starts and %d prior years", groups, len(r.Limits.lengths()), starts, r.Limits.PriorYears)
	return ps.Err()
}

// unbroken reports whether the windows of this and the prior years form one unbroken stretch.
func (l *WindowLimits) unbroken(length WindowLength) bool {
	return l.PriorYears == 0 || length.Months >= 12
}

// better compares two windows: a negative result means that a is to be preferred when the respects are looked
// at in the order days, customers, bridge.
func better(a, b *WindowFigures) int {
	return cmp.Or(cmp.Compare(b.TestedDays, a.TestedDays), cmp.Compare(b.Served, a.Served), cmp.Compare(a.Bridge, b.Bridge))
}

// choose fills in the frontier, the best windows and the reasons. The candidates are sorted by date.
func (p *WindowPlan) choose() {
	order := make([]int32, len(p.Candidates))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(i, j int32) int { return better(&p.Candidates[i], &p.Candidates[j]) })
	dominator := dominators(p.Candidates, order)
	byDays, byCustomers, byBridge := order[0], order[0], order[0]
	for _, i := range order {
		c := &p.Candidates[i]
		if c.Served > p.Candidates[byCustomers].Served {
			byCustomers = i
		}
		if c.Bridge < p.Candidates[byBridge].Bridge {
			byBridge = i
		}
	}
	// One array holds the reasons of all windows: a dominated window has one, and three are the most.
	reasons := make([]WindowReason, 0, len(order)+3*len(order))
	for _, i := range order {
		c, from := &p.Candidates[i], len(reasons)
		note := func(when bool, code WindowReasonCode) {
			if when {
				reasons = append(reasons, WindowReason{Code: code})
			}
		}
		if by := dominator[i]; by >= 0 {
			reasons = append(reasons, WindowReason{Code: WindowDominated, By: p.Candidates[by].Window})
		} else {
			note(c.TestedDays == p.Candidates[byDays].TestedDays, WindowMostDays)
			note(c.Served == p.Candidates[byCustomers].Served, WindowMostCustomers)
			note(c.Bridge == p.Candidates[byBridge].Bridge, WindowShortestBridge)
			note(len(reasons) == from, WindowTradeOff)
		}
		c.Reasons = reasons[from:len(reasons):len(reasons)]
		if dominator[i] < 0 {
			p.Frontier = append(p.Frontier, *c)
		}
	}
	p.ByDays, p.ByCustomers, p.ByBridge = p.Candidates[byDays], p.Candidates[byCustomers], p.Candidates[byBridge]
}

// dominators returns for each window the position of one that dominates it, or -1. The order is from better to
// worse by days, customers and bridge, so whatever dominates a window comes before it; of those, one with as
// many customers and the shortest bridge is enough to ask. A tree over the ranks of customers finds it in
// logarithmic time.
func dominators(list []WindowFigures, order []int32) []int32 {
	served := make([]int64, len(list))
	for i := range list {
		served[i] = list[i].Served
	}
	slices.Sort(served)
	served = slices.Compact(served)
	// Node k of the tree holds the window with the shortest bridge among some ranks up to k, the highest
	// number of customers having rank 1.
	tree := make([]int32, len(served)+1)
	for k := range tree {
		tree[k] = -1
	}
	result := make([]int32, len(list))
	for _, i := range order {
		c := &list[i]
		at, _ := slices.BinarySearch(served, c.Served)
		rank := len(served) - at
		best := int32(-1)
		for k := rank; k > 0; k -= k & -k {
			if t := tree[k]; t >= 0 && (best < 0 || list[t].Bridge < list[best].Bridge) {
				best = t
			}
		}
		result[i] = -1
		if best >= 0 && list[best].Bridge <= c.Bridge {
			result[i] = best
			continue
		}
		for k := rank; k < len(tree); k += k & -k {
			if t := tree[k]; t < 0 || c.Bridge < list[t].Bridge {
				tree[k] = i
			}
		}
	}
	return result
}
