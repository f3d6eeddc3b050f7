package review_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// The laws of facts: a fact that speaks for reliance never makes a conclusion worse, and one that speaks against it never makes one
// better, whatever else the case holds.

// fact is one thing that can be better or worse. It puts the better state into one copy of a case and the worse into another, and
// reports whether the case has a place for it.
type fact struct {
	name string
	put  func(g generator, good, bad *kase) bool
}

// kase is a case in the hands of a law.
type kase struct {
	r review.Received
	e review.Entity
}

// copied returns a deep copy.
func (c *kase) copied() kase { return kase{c.r.Clone(), c.e.Clone()} }

// facts lists the facts with a better and a worse state.
func facts() []fact {
	const yes, nope = opinion.Yes, opinion.No
	limb := func(g generator, good, bad *kase, better, worse opinion.Kind) bool {
		i := g.pick(len(good.r.Limbs)+1, "which limb") - 1
		if i < 0 {
			return false
		}
		good.r.Limbs[i] = review.Limb{Limb: good.r.Limbs[i].Limb, Kind: better}
		bad.r.Limbs[i] = review.Limb{Limb: bad.r.Limbs[i].Limb, Kind: worse}
		return true
	}
	return []fact{
		{"a licence", func(g generator, good, bad *kase) bool {
			good.r.Auditor.Licensed, bad.r.Auditor.Licensed = yes, [...]opinion.Answer{nope, 0}[g.pick(2, "unknown")]
			return true
		}},
		{"independence", func(g generator, good, bad *kase) bool {
			good.r.Auditor.Independent, bad.r.Auditor.Independent = yes, [...]opinion.Answer{nope, 0}[g.pick(2, "unknown")]
			return true
		}},
		{"a peer review", func(g generator, good, bad *kase) bool {
			good.r.Auditor.PeerReviewed, bad.r.Auditor.PeerReviewed = yes, [...]opinion.Answer{nope, 0}[g.pick(2, "unknown")]
			return true
		}},
		{"a standard in force", func(_ generator, good, bad *kase) bool {
			good.r.Standard, bad.r.Standard = soc1.ATC320, 0
			return true
		}},
		{"an issued report", func(_ generator, good, bad *kase) bool { good.r.Draft, bad.r.Draft = false, true; return true }},
		{"a date", func(_ generator, good, bad *kase) bool {
			bad.r.ReportDate = soc1.Date{}
			return good.r.ReportDate.IsValid()
		}},
		{"an unmodified opinion", func(g generator, good, bad *kase) bool {
			return limb(g, good, bad, opinion.Unqualified, opinion.Qualified)
		}},
		{"a qualified one instead of an adverse one", func(g generator, good, bad *kase) bool {
			return limb(g, good, bad, opinion.Qualified, opinion.Adverse)
		}},
		{"an opinion", func(g generator, good, bad *kase) bool {
			return limb(g, good, bad, opinion.Unqualified, [...]opinion.Kind{opinion.Disclaimer, opinion.Undetermined}[g.pick(2, "draft")])
		}},
		{"results that were read", func(_ generator, good, bad *kase) bool {
			good.r.NoExceptions, bad.r.NoExceptions = true, false
			return good.r.Type == soc1.Type2 && len(good.r.Exceptions) == 0
		}},
		{"changes that were read", func(_ generator, good, bad *kase) bool {
			good.r.NoChanges, bad.r.NoChanges = true, false
			return len(good.r.Changes) == 0
		}},
		{"subservice organizations that were read", func(_ generator, good, bad *kase) bool {
			good.r.NoSubservices, bad.r.NoSubservices = true, false
			return len(good.r.Subservices) == 0
		}},
		{"controls of the service organization", func(g generator, good, bad *kase) bool {
			bad.r.Objectives[g.pick(len(bad.r.Objectives), "bare")].Controls = nil
			return true
		}},
		{"an exception less", func(g generator, good, bad *kase) bool {
			bad.r.NoExceptions = false
			bad.r.Exceptions = append(bad.r.Exceptions, review.Exception{ID: "X-LAW", Objectives: g.some("exception on"), Text: "It failed."})
			// One that was read before: the first is no news, since an empty list may mean that nobody looked.
			return bad.r.Type == soc1.Type2 && (good.r.NoExceptions || len(good.r.Exceptions) > 0)
		}},
		{"a change less", func(g generator, good, bad *kase) bool {
			bad.r.NoChanges = false
			bad.r.Changes = append(bad.r.Changes, review.Change{ID: "CHG-LAW", Objectives: g.some("change on"), Text: "It changed."})
			return good.r.NoChanges || len(good.r.Changes) > 0
		}},
		{"an event less", func(g generator, good, bad *kase) bool {
			bad.e.NoIncidents = false
			bad.e.Incidents = append(bad.e.Incidents, review.Incident{ID: "I-LAW", Objectives: g.some("event on"), Text: "It happened."})
			return true
		}},
		{"a carve-out less", func(g generator, good, bad *kase) bool {
			bad.r.NoSubservices = false
			bad.r.Subservices = append(bad.r.Subservices, review.Subservice{ID: "S-LAW", Organization: party("SUB"), Method: soc1.CarveOut, Objectives: g.some("carved out for")})
			return good.r.NoSubservices || len(good.r.Subservices) > 0
		}},
		{"a review in time", func(_ generator, good, bad *kase) bool {
			good.e.NeededBy, bad.e.NeededBy = good.e.ReviewedOn, good.e.ReviewedOn.AddDays(-1)
			return true
		}},
		{"a customer", func(_ generator, good, bad *kase) bool { good.e.Customer, bad.e.Customer = yes, nope; return true }},
		{"a service in scope", func(_ generator, _, bad *kase) bool {
			bad.e.Services = append(bad.e.Services, "Brokerage")
			return len(bad.e.Services) > 1
		}},
		{"a system in scope", func(_ generator, good, bad *kase) bool {
			good.e.Systems, bad.e.Systems = nil, []string{"Payroll", "Brokerage"}
			return true
		}},
		{"an answered assertion", func(g generator, good, bad *kase) bool {
			good.e.Accounts[0].Assertions = append(good.e.Accounts[0].Assertions, review.AccountAssertion{Assertion: soc1.Cutoff, Objectives: []soc1.ObjectiveID{"CO-1"}})
			bad.e.Accounts[0].Assertions = append(bad.e.Accounts[0].Assertions, review.AccountAssertion{Assertion: soc1.Cutoff})
			// Naming an objective also makes it one that is needed.
			return slices.Contains(good.e.Objectives, "CO-1") || len(good.e.Objectives) == 0
		}},
		{"a file that is covered", func(_ generator, good, bad *kase) bool {
			bad.e.Information = append(bad.e.Information, "Unknown file")
			return true
		}},
		{"a report on a subservice organization", func(g generator, good, bad *kase) bool {
			needed := g.some("carved out for")
			for _, c := range []*kase{good, bad} {
				c.r.NoSubservices = false
				c.r.Subservices = append(c.r.Subservices, review.Subservice{ID: "S-LAW", Organization: party("SUB"), Method: soc1.CarveOut, Objectives: needed})
			}
			good.e.Reports = append(good.e.Reports, clean("R-LAW"))
			good.e.Links = append(good.e.Links, review.Link{From: "R", Subservice: "S-LAW", To: "R-LAW"})
			return true
		}},
		{"an inclusion with tests and assertion", func(g generator, good, bad *kase) bool {
			needed := g.some("included for")
			for _, c := range []*kase{good, bad} {
				c.r.NoSubservices = false
				c.r.Subservices = append(c.r.Subservices, review.Subservice{ID: "S-LAW", Organization: party("SUB"), Method: soc1.Inclusive, Objectives: needed, Tested: yes, Asserted: yes})
			}
			s := &bad.r.Subservices[len(bad.r.Subservices)-1]
			s.Tested, s.Asserted = [...]opinion.Answer{yes, nope, 0}[g.pick(3, "tests there")], [...]opinion.Answer{nope, 0}[g.pick(2, "assertion there")]
			return true
		}},
		{"an achieved objective", func(g generator, good, bad *kase) bool {
			i := g.pick(len(good.r.Objectives), "which objective")
			good.r.Objectives[i].Design, bad.r.Objectives[i].Design = opinion.Achieved, opinion.NotAchieved
			// The finding also says what a qualification without a name is about.
			return !slices.ContainsFunc(good.r.Limbs, func(l review.Limb) bool { return l.Limb == opinion.Design && l.Kind == opinion.Qualified })
		}},
		{"more of the window", func(g generator, good, bad *kase) bool {
			if bad.r.Type == soc1.Type2 {
				o := &bad.r.Objectives[g.pick(len(bad.r.Objectives), "tested in part")]
				good.r.Objectives[0].Tested, good.r.Objectives[1].Tested = soc1.Period{}, soc1.Period{}
				o.Tested = bad.r.Period
				o.Tested.Start = o.Tested.Start.AddDays(g.pick(o.Tested.Days(), "days later"))
			}
			return bad.r.Type == soc1.Type2
		}},
	}
}

// TestLawAFavourableFactIsNeverWorse tries a few facts on each case.
func TestLawAFavourableFactIsNeverWorse(t *testing.T) {
	list := facts()
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		c := kase{r, e}
		for _, i := range rapid.SliceOfNDistinct(rapid.IntRange(0, len(list)-1), 4, 4, rapid.ID[int]).Draw(t, "facts") {
			good, bad := c.copied(), c.copied()
			if !list[i].put(generator{t}, &good, &bad) {
				continue
			}
			t.Log(list[i].name)
			better := assess(t, &good.r, good.e, review.DefaultPolicy())
			worse := assess(t, &bad.r, bad.e, review.DefaultPolicy())
			notBetter(t, better, worse)
		}
	})
}

// TestEveryFactMakesADifference keeps the law honest: on an otherwise perfect case the worse state is worse.
func TestEveryFactMakesADifference(t *testing.T) {
	for _, f := range facts() {
		differs := false
		for seed := range 40 {
			rapid.Custom(func(t *rapid.T) bool {
				c := kase{clean("R"), reader()}
				good, bad := c.copied(), c.copied()
				rapid.Bool().Draw(t, "something, as an example needs")
				if !f.put(generator{t}, &good, &bad) {
					return false
				}
				better := assess(t, &good.r, good.e, review.DefaultPolicy())
				worse := assess(t, &bad.r, bad.e, review.DefaultPolicy())
				differs = differs || worse.Operation.Worst > better.Operation.Worst || worse.Design.Worst > better.Design.Worst
				return true
			}).Example(seed)
		}
		if !differs {
			t.Errorf("%s makes no difference", f.name)
		}
	}
}
