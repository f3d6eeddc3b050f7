package opinion

import (
	"reflect"
	"slices"

	"github.com/seed-9947fa86/attest/sampling"
)

// LimbShift is a limb whose opinion another value of the policy would change.
type LimbShift struct {
	// Limb is the limb.
	Limb Limb `json:"limb"`
	// Now are the kinds that are possible under the policy in force: one, unless judgements are missing.
	Now []Kind `json:"now"`
	// Then are those that would be possible.
	Then []Kind `json:"then"`
}

// PolicyEffect says what another value of one knob would do to an opinion, with the rest of the policy as it is.
type PolicyEffect struct {
	// Knob is the field of the policy.
	Knob Knob `json:"knob"`
	// Value is the other value, as the policy's JSON form writes it.
	Value string `json:"value"`
	// Limbs are the limbs whose kind, or possible kinds, would be others.
	Limbs []LimbShift `json:"limbs,omitzero"`
	// Summary is the label that the report would have.
	Summary Kind `json:"summary"`
	// Withdraw says whether no report could be issued.
	Withdraw bool `json:"withdraw,omitzero"`
	// Needs says that other judgements or letters would be needed.
	Needs bool `json:"needs,omitzero"`
	// Reasons says that there would be other reasons, or other conclusions on objectives or controls.
	Reasons bool `json:"reasons,omitzero"`
}

// Sensitivity forms the opinion anew under other values of every knob that [Opinion.PolicyUsed] records, one knob at a time, and
// returns what would change; knobs that are not recorded cannot change anything. It answers whether an opinion hangs on a choice
// that practice leaves open.
//
// Of a knob with named values it tries all. Of numbers it tries those at which something may change: shares around the numbers
// of objectives concerned, days of grace that just cover a late item, lengths of gaps that occur, the levels of confidence
// that tables are published for; at most sixteen of each. Values that change nothing are left out. Errors are those of [Form]. The
// work is that of one call of Form for each value tried.
//
// One knob at a time leaves out what two together would do; to try all combinations would take a product of calls where this
// takes a sum, and answer a question that nobody has.
func Sensitivity(e *Examination, p Policy) ([]PolicyEffect, error) {
	ev, err := prepare(e, p)
	if err != nil {
		return nil, err
	}
	// conclude ends the recording, and the shares that were met are needed after it.
	u := ev.usage
	o := ev.conclude()
	var list []PolicyEffect
	for _, use := range o.PolicyUsed {
		tried := []string{use.Value}
		for _, q := range ev.alternatives(use.Knob, u) {
			value := q.Value(use.Knob)
			// Shares around others may coincide, or leave the order that a policy keeps.
			if slices.Contains(tried, value) || q.Validate() != nil {
				continue
			}
			tried = append(tried, value)
			if f := o.effect(use.Knob, value, evaluated(e, q, ev.x).conclude()); f.changes(o) {
				list = append(list, f)
			}
		}
	}
	return list, nil
}

// effect compares o with the opinion under another value of a knob. What the policies themselves say is left out: the record of
// what was used differs by the value that was tried.
func (o *Opinion) effect(k Knob, value string, other *Opinion) PolicyEffect {
	f := PolicyEffect{Knob: k, Value: value, Summary: other.Summary, Withdraw: other.Withdraw, Needs: !reflect.DeepEqual(o.Needs, other.Needs)}
	f.Reasons = !slices.Equal(o.Objectives, other.Objectives) || !slices.Equal(o.Controls, other.Controls)
	for i := range o.Limbs {
		a, b := &o.Limbs[i], &other.Limbs[i]
		if now, then := a.possible(), b.possible(); !slices.Equal(now, then) {
			f.Limbs = append(f.Limbs, LimbShift{a.Limb, now, then})
		}
		f.Reasons = f.Reasons || !slices.Equal(a.Struck, b.Struck) || !reflect.DeepEqual(a.Reasons, b.Reasons)
	}
	return f
}

// changes reports whether anything would be otherwise.
func (f *PolicyEffect) changes(o *Opinion) bool {
	return len(f.Limbs) > 0 || f.Summary != o.Summary || f.Withdraw != o.Withdraw || f.Needs || f.Reasons
}

// possible returns the kinds that a limb may have. It gives a decided limb and an open one the same shape, so that from open to
// decided is a difference too.
func (l *LimbOpinion) possible() []Kind {
	if l.Kind == Undetermined {
		return l.Possible
	}
	return []Kind{l.Kind}
}

// alternatives returns the policy with the other values of a knob that are worth trying.
func (ev *evaluator) alternatives(k Knob, u *usage) []Policy {
	with := func(change func(p *Policy)) Policy {
		p := ev.policy
		change(&p)
		return p
	}
	var list []Policy
	switch k {
	case KnobPervasiveFrom, KnobConfinedBelow:
		shares := []sampling.Rate{ev.policy.ConfinedBelow, ev.policy.PervasiveFrom}
		for _, c := range u.counts {
			// A bound of the first share lets n of total reach it, and one of the second does not: between them lies every way to
			// judge n.
			shares = append(shares, shareOf(c[0], c[1]), shareOf(c[0]+1, c[1]))
		}
		slices.SortFunc(shares, sampling.Rate.Compare)
		for _, s := range shares {
			list = append(list, with(func(p *Policy) {
				if k == KnobPervasiveFrom {
					p.PervasiveFrom = s
				} else {
					p.ConfinedBelow = s
				}
			}))
		}
		return list
	case KnobGraceDays:
		// As many days as an item was late just cover it, and one day less would not.
		days := []int64{0}
		for i := range ev.m.Deviations {
			days = append(days, ev.m.Deviations[i].DaysLate)
		}
		for _, d := range fewest(days) {
			list = append(list, with(func(p *Policy) { p.GraceDays = d }))
		}
		return list
	case KnobShortGapDays:
		for _, d := range fewest(append(ev.gapLengths(), 0)) {
			list = append(list, with(func(p *Policy) { p.ShortGapDays = d }))
		}
		return list
	}
	return ev.policy.chosen(k)
}

// fewest returns the smallest of some numbers, each once, in order: as many as are tried.
func fewest(list []int64) []int64 {
	slices.Sort(list)
	list = slices.Compact(list)
	return list[:min(len(list), maxTried)]
}

// gapLengths returns the lengths of all gaps in objectives.
//
// Every run of days is taken as a gap, up to the whole window, at worst and at best: with a bound of that many days it would be a
// short one.
func (ev *evaluator) gapLengths() []int64 {
	var list []int64
	// The description has no objectives.
	for _, limb := range limbsOf(ev.exam.Type)[1:] {
		for o, p := range ev.profiles(limb) {
			for _, of := range []func(s span) grade{func(s span) grade { return s.lo }, func(s span) grade { return s.hi }} {
				gaps, _ := p.bridged(ev.window.Start, ev.inForce(o), int64(ev.window.Days()), of)
				for _, g := range gaps {
					list = append(list, int64(g.Days()))
				}
			}
		}
	}
	return list
}

// shareOf returns the share with the fewest digits that n of total objectives reach and n-1 do not; the whole if n is more than
// that. Both count objectives or controls of an examination, and are at least 1; as many as fit in memory are few enough for an
// int64 to hold ten times their square.
//
// Few digits because the value is shown to a reader: 0.7 says as much about two of three objectives as 0.66666667, and can be put
// into a policy.
func shareOf(n, total int) sampling.Rate {
	part, whole, den := int64(min(n, total)), int64(total), int64(10)
	for den*part/whole*whole <= den*(part-1) { // ends once den is total or more: a multiple of 1/den then lies between the two
		den *= 10
	}
	r, _ := sampling.RateFromRatio(den*part/whole, den) // no error: a share of the whole, over a power of ten
	return r
}
