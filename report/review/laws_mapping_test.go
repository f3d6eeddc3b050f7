package review_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// The laws of mapping: how the entity's own controls answer the CUECs of a report.

// objectiveOf returns what was concluded on an objective, or nil if the entity does not need it.
func objectiveOf(r *review.Review, id soc1.ObjectiveID) *review.ObjectiveReview {
	for i := range r.Objectives {
		if r.Objectives[i].Objective == id {
			return &r.Objectives[i]
		}
	}
	return nil
}

// states lists everything that an entity can have for a CUEC, from the best to the worst. The zero mapping is none at all.
func states(id soc1.CUECID) []review.Mapping {
	effective := tested(id)
	untested, stale, failed, missing := effective, effective, effective, effective
	untested.Tested, untested.Effective = soc1.Date{}, 0
	stale.Tested = day(2024, time.June, 3)
	failed.Effective = nope
	missing.Implemented, missing.Tested, missing.Effective = nope, soc1.Date{}, 0
	return []review.Mapping{
		{CUEC: id, Applicable: nope, Reason: "No such transactions."}, effective, untested, stale, {}, failed, missing,
	}
}

// answered replaces the entity's answer to a CUEC of the report under review.
func answered(e review.Entity, m review.Mapping, id soc1.CUECID) review.Entity {
	now := e.Clone()
	now.Mappings = slices.DeleteFunc(now.Mappings, func(x review.Mapping) bool { return (x.Report == "" || x.Report == "R") && x.CUEC == id })
	if m.CUEC != "" {
		now.Mappings = append(now.Mappings, m)
	}
	return now
}

// mappingLaw draws a case whose report has the CUEC U-LAW for some objectives, and hands it over.
func mappingLaw(t *testing.T, check func(t *rapid.T, r review.Received, e review.Entity)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		r.CUECs = append(r.CUECs, cuec.CUEC{ID: "U-LAW", Statement: "Each month, the controller signs the reconciliation.", Objectives: generator{t}.some("law")})
		check(t, r, e)
	})
}

// A better answer never leads to a worse conclusion. A CUEC that is missing or failed is judged, and the judgement can be as
// light as "untested"; with none on file its worst end is the heaviest.
func TestLawABetterAnswerToACUECNeverWorsens(t *testing.T) {
	mappingLaw(t, func(t *rapid.T, r review.Received, e review.Entity) {
		list := states("U-LAW")
		better := generator{t}.pick(len(list)-1, "better")
		worse := better + 1 + generator{t}.pick(len(list)-better-1, "worse")
		good := assess(t, &r, answered(e, list[better], "U-LAW"), review.DefaultPolicy())
		bad := assess(t, &r, answered(e, list[worse], "U-LAW"), review.DefaultPolicy())
		// Design says nothing of operation: a control that failed its test is better designed than one nobody mapped.
		for _, v := range []review.View{review.ViewOperation, review.ViewAsOf} {
			if g, b := good.Overall(v), bad.Overall(v); b.Worst < g.Worst || b.Best < g.Best {
				t.Fatalf("%s is %s with state %d and %s with state %d", v, g.Title(), better, b.Title(), worse)
			}
		}
	})
}

// An answer to a CUEC changes nothing about objectives that the CUEC does not serve.
func TestLawAMappingReachesOnlyTheObjectivesOfItsCUEC(t *testing.T) {
	mappingLaw(t, func(t *rapid.T, r review.Received, e review.Entity) {
		list := states("U-LAW")
		a := assess(t, &r, answered(e, list[generator{t}.pick(len(list), "one")], "U-LAW"), review.DefaultPolicy())
		b := assess(t, &r, answered(e, list[generator{t}.pick(len(list), "other")], "U-LAW"), review.DefaultPolicy())
		for i := range a.Objectives {
			id := a.Objectives[i].Objective
			if !slices.Contains(r.CUECs[len(r.CUECs)-1].Objectives, id) && a.Objectives[i] != b.Objectives[i] {
				t.Fatalf("%s changed from %+v to %+v", id, a.Objectives[i], b.Objectives[i])
			}
		}
	})
}

// The counts of an objective add up to the CUECs that it needs, each is counted once, and only a test of the year that
// succeeded counts as one.
func TestLawMappingStatusCountsEveryCUECOnce(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, got *review.Review) {
		for _, o := range got.Objectives {
			needed, effective := 0, 0
			for i := range r.CUECs {
				if !slices.Contains(r.CUECs[i].Objectives, o.Objective) {
					continue
				}
				needed++
				if slices.ContainsFunc(e.Mappings, func(m review.Mapping) bool {
					return m.Report == "R" && m.CUEC == r.CUECs[i].ID && m.Applicable == yes && m.Designed != nope && m.Implemented != nope && m.Effective == yes && e.FiscalYear.Contains(m.Tested)
				}) {
					effective++
				}
			}
			m := o.Mapping
			if m.Needed != needed || m.Effective != effective || m.NotApplicable+m.Effective+m.Untested+m.Failed+m.Unmapped != needed {
				t.Fatalf("%s: %+v for %d CUECs, %d effective", o.Objective, m, needed, effective)
			}
			if m.Done() && !slices.ContainsFunc(got.Reasons, func(x review.Reason) bool {
				return x.Report != "R" || x.Rule.Point() != review.PointCUECs || !x.Limits()
			}) {
				for _, x := range got.Reasons {
					if x.Report == "R" && x.Rule.Point() == review.PointCUECs && x.Limits() && x.Concerns(review.ViewOperation, o.Objective) {
						t.Fatalf("%s is done and limited by %+v", o.Objective, x)
					}
				}
			}
		}
	})
}

// An answer to a CUEC of one report is none to the CUEC of the same id in another.
func TestLawAnAnswerBelongsToItsReport(t *testing.T) {
	mappingLaw(t, func(t *rapid.T, r review.Received, e review.Entity) {
		now := e.Clone()
		other := clean("R-LAW")
		other.UserReports = nil
		other.CUECs = []cuec.CUEC{{ID: "U-LAW", Statement: "Sign.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
		now.Reports = append(now.Reports, other)
		before := assess(t, &r, now, review.DefaultPolicy())
		m := tested("U-LAW")
		m.Report = "R-LAW"
		now.Mappings = append(now.Mappings, m)
		notBetterAlike(t, before, assess(t, &r, now, review.DefaultPolicy()))
	})
}

// One CUEC has one answer: a second is refused, whatever the two say.
func TestLawOneAnswerForEachCUEC(t *testing.T) {
	mappingLaw(t, func(t *rapid.T, r review.Received, e review.Entity) {
		list := states("U-LAW")
		pick := func(label string) review.Mapping {
			m := list[generator{t}.pick(len(list), label)]
			m.CUEC = "U-LAW"
			return m
		}
		now := answered(e, pick("first"), "U-LAW")
		second := pick("second")
		second.Report = [...]soc1.ReportID{"", "R"}[generator{t}.pick(2, "named")]
		now.Mappings = append(now.Mappings, second)
		if _, err := review.Assess(&r, &now, review.DefaultPolicy()); !errors.Is(err, soc1.CodeDuplicate) {
			t.Fatalf("two answers pass: %v", err)
		}
	})
}

// Invariant 17, where it matters: an objective that failed at the service organization stays failed whatever is assumed
// elsewhere, however much of it, and however well it was tested.
func TestLawNothingAssumedRepairsAFailedObjective(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, _ *review.Review) {
		if r.Type == soc1.Type1 {
			t.Skip("no operation to fail")
		}
		failed, now := r.Clone(), e.Clone()
		k := generator{t}.pick(2, "failed")
		failed.Objectives[k].Operation = opinion.NotAchieved
		failed.NoSubservices = false
		failed.Subservices = append(failed.Subservices, review.Subservice{ID: "S-LAW", Organization: party("SUB"), Method: soc1.CarveOut, Objectives: []soc1.ObjectiveID{failed.Objectives[k].ID}})
		for i := range 1 + (generator{t}).pick(5, "assumed") {
			u := soc1.CUECID(fmt.Sprintf("U-LAW-%d", i))
			failed.CUECs = append(failed.CUECs, cuec.CUEC{ID: u, Statement: "Sign.", Objectives: []soc1.ObjectiveID{failed.Objectives[k].ID}})
			failed.CSOCs = append(failed.CSOCs, cuec.CSOC{ID: soc1.CSOCID("S-" + u), Subservice: "S-LAW", Statement: "Restrict.", Objectives: []soc1.ObjectiveID{failed.Objectives[k].ID}})
			now.Mappings = append(now.Mappings, tested(u))
		}
		got := assess(t, &failed, now, review.DefaultPolicy())
		o := objectiveOf(got, failed.Objectives[k].ID)
		if o == nil {
			t.Skip("the entity does not need the objective")
		}
		if o.Operation.Best != no || got.Operation.Best != no {
			t.Fatalf("a failed objective is relied on: %+v", o)
		}
	})
}

// Invariant 25, the other way: what was tested at an included organization cannot stay in a report that carves it out.
func TestLawCarvingOutAnIncludedOneAddsNoTests(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, _ *review.Review) {
		k := slices.IndexFunc(r.Subservices, func(s review.Subservice) bool { return s.Method == soc1.Inclusive })
		if k < 0 {
			t.Skip("nothing is included")
		}
		before := assess(t, &r, e, review.DefaultPolicy())
		after := r.Clone()
		after.Subservices[k].Method = soc1.CarveOut
		got := assess(t, &after, e, review.DefaultPolicy())
		// Reports on the organization come into play, with exceptions of their own; those of this report stay as they were.
		of := func(list []review.ExceptionReview) (n int) {
			for _, x := range list {
				if x.Report == "R" {
					n++
				}
			}
			return n
		}
		if of(got.Exceptions) != of(before.Exceptions) {
			t.Fatalf("%d exceptions became %d", of(before.Exceptions), of(got.Exceptions))
		}
		if r.Type == soc1.Type1 {
			return
		}
		after.NoExceptions = false
		after.Exceptions = append(after.Exceptions, review.Exception{ID: "X-LAW", Subservice: after.Subservices[k].ID, Text: "Failed."})
		if _, err := review.Assess(&after, &e, review.DefaultPolicy()); !errors.Is(err, soc1.CodeConflict) {
			t.Fatalf("tests at a carved-out organization pass: %v", err)
		}
	})
}

// Chains end, however the reports refer to each other: every report carves out organizations that every other one covers.
func TestLawEveryWebOfReportsEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "reports")
		r, e := clean("R"), reader()
		for i := range n {
			x := clean(soc1.ReportID(fmt.Sprintf("R-%d", i)))
			x.UserReports = nil
			e.Reports = append(e.Reports, x)
		}
		all := append([]*review.Received{&r}, func() (list []*review.Received) {
			for i := range e.Reports {
				list = append(list, &e.Reports[i])
			}
			return list
		}()...)
		for _, from := range all {
			for i := range n {
				if rapid.IntRange(0, 2).Draw(t, "linked") == 0 {
					s := soc1.SubserviceID(fmt.Sprintf("S-%d", i))
					carve(from, s)
					e.Links = append(e.Links, review.Link{From: from.ID, Subservice: s, To: e.Reports[i].ID})
				}
			}
		}
		p := review.DefaultPolicy().WithMaxChain(rapid.IntRange(1, 16).Draw(t, "depth"))
		got := assess(t, &r, e, p)
		for _, c := range got.Chain {
			if c.Depth < 1 || c.Depth > p.MaxChain-1 {
				t.Fatalf("a report was followed to depth %d of %d", c.Depth, p.MaxChain)
			}
		}
		// A circle is no evidence, so that what needs it is never relied on without procedures.
		circle := slices.ContainsFunc(got.Reasons, func(x review.Reason) bool { return x.Rule == review.RuleChainCycle })
		for i := range got.Chain {
			circle = circle || slices.ContainsFunc(got.Chain[i].Reasons, func(x review.Reason) bool { return x.Rule == review.RuleChainCycle })
		}
		if circle && got.Operation.Best == rely {
			t.Fatal("a circle of reports is relied on")
		}
	})
}

// TestGeneratorReachesEveryRule keeps the laws above honest: a law holds of nothing if its cases never reach the branch.
func TestGeneratorReachesEveryRule(t *testing.T) {
	reached := make(map[review.Rule]int)
	draws := rapid.Custom(func(t *rapid.T) *review.Review {
		r, e := anyCase(t)
		return assess(t, &r, e, review.DefaultPolicy())
	})
	for seed := range 1500 {
		got := draws.Example(seed)
		seen := make(map[review.Rule]bool)
		for _, x := range got.Reasons {
			seen[x.Rule] = true
		}
		for i := range got.Chain {
			for _, x := range got.Chain[i].Reasons {
				seen[x.Rule] = true
			}
		}
		for rule := range seen {
			reached[rule]++
		}
	}
	// What the generator leaves in order: the laws say nothing of these, and the branches of the checklist show them.
	aside := []review.Rule{
		review.RuleNoReport, review.RuleOtherFamily, review.RuleNotForReader, review.RuleLocationOutside, review.RuleObjectiveBare, review.RuleObjectivesUnread,
		review.RuleAccountsUnstated, review.RuleMethodUnknown, review.RuleResponseUnexamined, review.RuleIncidentsUnasked, review.RuleDateUnknown,
	}
	for rule := range review.Rules() {
		if !slices.Contains(aside, rule) && reached[rule] == 0 {
			t.Errorf("no case of 1,500 reaches %s", rule)
		}
		if slices.Contains(aside, rule) && reached[rule] > 0 {
			t.Errorf("%s is reached by %d cases and said to be left aside", rule, reached[rule])
		}
	}
	t.Logf("%d rules reached", len(reached))
}
