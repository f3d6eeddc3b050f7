package review_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// law draws a case, assesses it and hands both over.
func law(t *testing.T, check func(t *rapid.T, r review.Received, e review.Entity, got *review.Review)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		check(t, r, e, assess(t, &r, e, review.DefaultPolicy()))
	})
}

// Invariant 17.
func TestLawAssumedControlsRepairNothing(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		g := generator{t}
		after, now := r.Clone(), e.Clone()
		after.CUECs = append(after.CUECs, cuec.CUEC{ID: "U-NEW", Statement: "The controller signs.", Objectives: g.some("cuec")})
		now.Mappings = append(now.Mappings, tested("U-NEW"))
		notBetter(t, before, assess(t, &after, now, review.DefaultPolicy()))
		for i := range after.Subservices {
			if after.Subservices[i].Method == soc1.CarveOut {
				after.CSOCs = append(after.CSOCs, cuec.CSOC{ID: "S-NEW", Subservice: after.Subservices[i].ID, Statement: "The host restricts access.", Objectives: g.some("csoc")})
				break
			}
		}
		notBetter(t, before, assess(t, &after, now, review.DefaultPolicy()))
	})
}

// Invariant 23: nobody examined what management answered.
func TestLawResponsesChangeNoConclusion(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		after := r.Clone()
		for i := range after.Exceptions {
			after.Exceptions[i].Response = "Corrected, with a compensating control."
		}
		got := assess(t, &after, e, review.DefaultPolicy())
		notBetter(t, before, got)
		notBetter(t, got, before)
	})
}

// Invariant 24.
func TestLawCarveOutsHaveNoResultsAndInclusionsNeedThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, e := clean("R"), reader()
		g := generator{t}
		exceptionOn(&r, "X-1")
		r.NoSubservices = false
		r.Subservices = []review.Subservice{{ID: "S", Organization: party("SUB"), Method: soc1.SubserviceMethod(1 + g.pick(2, "method")), Tested: g.answer("tested"), Asserted: g.answer("asserted")}}
		r.Exceptions[0].Subservice = "S"
		got, err := review.Assess(&r, &e, review.DefaultPolicy())
		if r.Subservices[0].Method == soc1.CarveOut {
			if !errors.Is(err, soc1.CodeConflict) {
				t.Fatalf("results of tests at a carved-out organization pass: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		proven := r.Subservices[0].Tested == yes && r.Subservices[0].Asserted == yes
		if flagged := slices.ContainsFunc(got.Reasons, func(x review.Reason) bool { return x.Rule == review.RuleInclusionUnproven }); flagged == proven {
			t.Fatalf("tested %s, asserted %s, flagged %v", r.Subservices[0].Tested, r.Subservices[0].Asserted, flagged)
		}
	})
}

// Invariant 25: including a subservice organization whose control failed is no better than carving it out.
func TestLawIncludingAFailureNeverImproves(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		k := slices.IndexFunc(r.Subservices, func(s review.Subservice) bool { return s.Method == soc1.CarveOut })
		if k < 0 || r.Type == soc1.Type1 {
			t.Skip("there is no carve-out, or no operation to fail")
		}
		if slices.ContainsFunc(r.Limbs, func(l review.Limb) bool { return l.Kind == opinion.Qualified && len(l.Objectives) == 0 }) {
			t.Skip("the finding would also say what an unnamed qualification is about")
		}
		after, now := r.Clone(), e.Clone()
		s := &after.Subservices[k]
		s.Method, s.Tested, s.Asserted = soc1.Inclusive, yes, yes
		now.Links = slices.DeleteFunc(now.Links, func(l review.Link) bool { return l.From == "R" && l.Subservice == s.ID })
		for i := range after.Objectives {
			if slices.Contains(s.Objectives, after.Objectives[i].ID) {
				after.Objectives[i].Operation = opinion.NotAchieved
			}
		}
		got := assess(t, &after, now, review.DefaultPolicy())
		for i := range got.Objectives {
			if x, y := before.Objectives[i].Operation, got.Objectives[i].Operation; y.Best < x.Best || y.Worst < x.Worst {
				t.Fatalf("%s improved from %s to %s", got.Objectives[i].Objective, x.Title(), y.Title())
			}
		}
	})
}

// Invariant 30.
func TestLawEveryAssumedControlServesAnObjectiveAndBareOnesAreFlagged(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, _ *review.Review) {
		after := r.Clone()
		k := generator{t}.pick(2, "bare")
		after.Objectives[k].Controls = nil
		got := assess(t, &after, e, review.DefaultPolicy())
		if o := objectiveOf(got, after.Objectives[k].ID); o != nil && (o.Operation.Best == rely || o.Design.Best == rely) {
			t.Fatalf("an objective without a control is relied on: %+v", o)
		}
		after.CUECs = append(after.CUECs, cuec.CUEC{ID: "U-NEW", Statement: "Sign.", Objectives: []soc1.ObjectiveID{"CO-9"}})
		if _, err := review.Assess(&after, &e, review.DefaultPolicy()); !errors.Is(err, soc1.CodeUnknownReference) {
			t.Fatalf("a CUEC for nothing passes: %v", err)
		}
		after.CUECs[len(after.CUECs)-1].Objectives = nil
		if _, err := review.Assess(&after, &e, review.DefaultPolicy()); !errors.Is(err, soc1.CodeMissing) {
			t.Fatalf("a CUEC without an objective passes: %v", err)
		}
	})
}

// Invariant 48. The cases include circles and chains of every shape, so that a result is itself half of the law.
func TestLawNeverBetterThanTheWorstRelevantEvidence(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, _ review.Entity, got *review.Review) {
		for v := range review.Views() {
			all := got.Overall(v)
			if all.IsZero() {
				continue
			}
			for _, x := range got.Reasons {
				for i := range got.Objectives {
					o := &got.Objectives[i]
					if x.Concerns(v, o.Objective) && (o.For(v).Best < x.Best || o.For(v).Worst < x.Worst) {
						t.Fatalf("%s of %s is %s in spite of %+v", v, o.Objective, o.For(v).Title(), x)
					}
					if all.Best < o.For(v).Best || all.Worst < o.For(v).Worst {
						t.Fatalf("%s is %s overall and %s for %s", v, all.Title(), o.For(v).Title(), o.Objective)
					}
				}
			}
		}
		for i := range r.Objectives {
			if o := objectiveOf(got, r.Objectives[i].ID); o != nil && r.Objectives[i].Operation == opinion.NotAchieved && o.Operation.Best != no {
				t.Fatalf("an objective that was not achieved is relied on: %+v", o)
			}
		}
	})
}

// Invariant 49.
func TestLawTypeOneGivesNoOperatingReliance(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, _ *review.Review) {
		first, now := typeOne(r), e.Clone()
		forget(&now, "R")
		got := assess(t, &first, now, review.DefaultPolicy())
		if got.Operation.Best != no || e.Filer == yes && got.AsOf.Best != no {
			t.Fatalf("operation %s, as of %s", got.Operation.Title(), got.AsOf.Title())
		}
		for _, o := range got.Objectives {
			if o.Operation.Best != no {
				t.Fatalf("%+v", o)
			}
		}
	})
}

// To record the first exception is also to have read the results, so the report to compare with is one whose results were read.
func TestLawMoreExceptionsNeverImprove(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, _ *review.Review) {
		if r.Type == soc1.Type1 {
			t.Skip("no tests")
		}
		r.NoExceptions = len(r.Exceptions) == 0
		before := assess(t, &r, e, review.DefaultPolicy())
		after, now := r.Clone(), e.Clone()
		after.NoExceptions = false
		after.Exceptions = append(after.Exceptions, review.Exception{ID: "X-NEW", Objectives: generator{t}.some("on"), Text: "Another."})
		generator{t}.judge(&now, "R", "X-NEW", review.ExceptionTouches, review.ExceptionTolerable)
		notBetter(t, before, assess(t, &after, now, review.DefaultPolicy()))
	})
}

func TestLawRemovingATestThatPassedNeverImproves(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		for i := range e.Mappings {
			if e.Mappings[i].Effective == yes {
				now := e.Clone()
				now.Mappings[i].Tested, now.Mappings[i].Effective = soc1.Date{}, 0
				notBetter(t, before, assess(t, &r, now, review.DefaultPolicy()))
			}
		}
	})
}

func TestLawALongerGapNeverImproves(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, _ *review.Review) {
		if r.Type == soc1.Type1 {
			t.Skip("no window")
		}
		now := e.Clone()
		// A letter that no longer begins where the window ends is another fact; other reports fill gaps of their own.
		now.Letters, now.Links, now.Reports = nil, nil, nil
		now.Judgements = slices.DeleteFunc(now.Judgements, func(j review.Judgement) bool { return j.Report != "R" })
		now.Mappings = slices.DeleteFunc(now.Mappings, func(m review.Mapping) bool { return m.Report != "R" })
		now.Mitigations = slices.DeleteFunc(now.Mitigations, func(m review.Mitigation) bool { return m.Report != "R" })
		before := assess(t, &r, now, review.DefaultPolicy())
		after := r.Clone()
		after.Period.End = after.Period.End.AddDays(-rapid.IntRange(1, max(1, after.Period.Days()-1)).Draw(t, "days"))
		if !after.Period.IsValid() {
			t.Skip("nothing is left of the window")
		}
		notBetter(t, before, assess(t, &after, now, review.DefaultPolicy()))
	})
}

// A conclusion is a range only while questions are open, and every answer leads into the range.
func TestLawAnswersStayWithinTheRange(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		open := false
		for v := range review.Views() {
			open = open || before.Overall(v).Reliance == review.Undetermined
		}
		for i := range before.Objectives {
			for v := range review.Views() {
				open = open || before.Objectives[i].For(v).Reliance == review.Undetermined
			}
		}
		if open != (len(before.Needs) > 0) {
			t.Fatalf("open %v, needs %+v", open, before.Needs)
		}
		if len(before.Needs) == 0 {
			return
		}
		n := before.Needs[generator{t}.pick(len(before.Needs), "need")]
		for a := range opinion.Answers() {
			now := e.Clone()
			j := judged(n.Question, n.Subject, a)
			j.Report = n.Report
			now.Judgements = append(now.Judgements, j)
			after := assess(t, &r, now, review.DefaultPolicy())
			for v := range review.Views() {
				within(t, before.Overall(v), after.Overall(v))
				for i := range before.Objectives {
					within(t, before.Objectives[i].For(v), after.Objectives[i].For(v))
				}
			}
			if slices.ContainsFunc(after.Needs, func(m review.Need) bool {
				return m.Question == n.Question && m.Report == n.Report && m.Subject == n.Subject
			}) {
				t.Fatalf("%s is asked again", n.Question)
			}
		}
	})
}

// within fails if a conclusion after an answer leaves the range before it.
func within(t *rapid.T, before, after review.Conclusion) {
	t.Helper()
	if after.Best < before.Best || after.Worst > before.Worst {
		t.Fatalf("the answer leads out of %s to %s", before.Title(), after.Title())
	}
}

// shuffle returns a permutation of a list.
func shuffle[T any](t *rapid.T, list []T) []T {
	list = slices.Clone(list)
	for i := len(list) - 1; i > 0; i-- {
		k := rapid.IntRange(0, i).Draw(t, "swap")
		list[i], list[k] = list[k], list[i]
	}
	return list
}

// essence is what must not depend on the order of the input.
func essence(r *review.Review) map[string]any {
	m := map[string]any{"design": r.Design, "operation": r.Operation, "asOf": r.AsOf}
	for _, o := range r.Objectives {
		m["objective "+string(o.Objective)] = o
	}
	for _, n := range r.Needs {
		m[fmt.Sprint("need ", n.Question, n.Report, n.Subject)] = true
	}
	for _, s := range r.Work {
		m[fmt.Sprint("work ", s.Kind, s.Question, s.Report, s.Subject, s.Objectives)] = s.Because
	}
	for _, x := range r.Reasons {
		m[fmt.Sprint("reason ", x.Rule, x.Report, x.Subject, x.Objectives, x.Views)] = [2]review.Reliance{x.Best, x.Worst}
	}
	return m
}

func TestLawOrderNeverMatters(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		after, now := r.Clone(), e.Clone()
		after.Objectives, after.CUECs, after.Exceptions = shuffle(t, after.Objectives), shuffle(t, after.CUECs), shuffle(t, after.Exceptions)
		after.Subservices, after.Limbs, after.Changes = shuffle(t, after.Subservices), shuffle(t, after.Limbs), shuffle(t, after.Changes)
		now.Reports, now.Links, now.Mappings, now.Judgements = shuffle(t, now.Reports), shuffle(t, now.Links), shuffle(t, now.Mappings), shuffle(t, now.Judgements)
		got := assess(t, &after, now, review.DefaultPolicy())
		if diff := gocmp.Diff(essence(before), essence(got)); diff != "" {
			t.Fatalf("order matters:\n%s", diff)
		}
	})
}

// A policy that takes less never gives more.
func TestLawAStricterPolicyNeverImproves(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		p := review.DefaultPolicy().WithCarveOut(part)
		p.PeerReview, p.AssertionGap = no, no
		notBetter(t, before, assess(t, &r, e, p))
	})
}

// Work is sorted and names each piece once; every limit has a point in the checklist.
func TestLawEveryLimitIsInTheChecklistAndWorkIsListedOnce(t *testing.T) {
	law(t, func(t *rapid.T, _ review.Received, _ review.Entity, got *review.Review) {
		n := 0
		for i, item := range got.Checklist {
			if int(item.Point) != i+1 || !item.Status.IsValid() || item.Finding == "" {
				t.Fatalf("item %d: %+v", i, item)
			}
			n += len(item.Reasons)
		}
		if n != len(got.Reasons) || len(got.Checklist) != 15 {
			t.Fatalf("%d reasons in %d points, %d in all", n, len(got.Checklist), len(got.Reasons))
		}
		order := func(x, y review.Step) int {
			return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Question, y.Question), cmp.Compare(x.Report, y.Report), cmp.Compare(x.Subject, y.Subject))
		}
		for i := 1; i < len(got.Work); i++ {
			if order(got.Work[i-1], got.Work[i]) >= 0 {
				t.Fatalf("work %+v and %+v", got.Work[i-1], got.Work[i])
			}
		}
	})
}
