package opinion_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// An objective that is not achieved, or may not be, comes with reasons. This file reads off the facts what these have to be,
// day by day and without the derivation, and compares: nothing that speaks against a control is left out, and nothing is said
// that the facts do not say.

// pessimist is the oracle that takes every open question for answered in the worst way: what may be wrong is wrong.
func pessimist(e *opinion.Examination, p opinion.Policy) *oracle {
	o := &oracle{e: e, p: p, yes: make(map[ask]bool), met: make(map[ask]bool)}
	for _, v := range e.Events {
		o.yes[ask{opinion.ConditionPrevents, string(v.ID)}] = true
	}
	for _, f := range e.CSOCFailures {
		o.yes[ask{opinion.CSOCFailurePrevents, string(f.ID)}] = true
	}
	for _, a := range e.Acts {
		o.yes[ask{opinion.ActUndermines, string(a.ID)}] = true
	}
	o.limbs()
	return o
}

// stretches lists the runs of days of within for which holds is true; nothing when it is true for all of them.
func (o *oracle) stretches(within soc1.Period, holds func(n int) bool) []soc1.Period {
	var list []soc1.Period
	for n, day := range o.days {
		switch last := len(list) - 1; {
		case !during(within, day) || !holds(n):
		case last >= 0 && list[last].End == day.AddDays(-1):
			list[last].End = day
		default:
			list = append(list, soc1.Period{Start: day, End: day})
		}
	}
	if len(list) == 1 && list[0] == within {
		return nil
	}
	return list
}

// on says how a control stood on the nth day, for a limb.
func (o *oracle) on(c *controls.Control, limb opinion.Limb, n int) byte {
	if limb == opinion.Design {
		return o.designed(c, o.days[n])
	}
	return o.operated(c, n)
}

// recorded lists the pointer to the judgement that answers a question, if there is one.
func (o *oracle) recorded(q opinion.Question, subject string) []string {
	for i, j := range o.e.Judgements {
		if j.Question == q && j.Subject == subject && j.Answer != 0 {
			return []string{fmt.Sprint("/judgements/", i)}
		}
	}
	return nil
}

// asStated is a period as a list, empty if there is none.
func asStated(p soc1.Period) []soc1.Period {
	if p == (soc1.Period{}) {
		return nil
	}
	return []soc1.Period{p}
}

// onlyAsked reports whether a list of procedures is inquiry alone.
func onlyAsked(list []controls.Procedure) bool {
	return !slices.ContainsFunc(list, func(p controls.Procedure) bool { return p.Nature != controls.Inquiry })
}

// bearsOn reports whether a limitation bears on a limb. One on design bears on operation too: what was not shown to be suitable
// was not shown to have achieved anything.
func bearsOn(l *opinion.Limitation, limb opinion.Limb) bool {
	return len(l.Limbs) == 0 || slices.Contains(l.Limbs, limb) || limb == opinion.Operation && slices.Contains(l.Limbs, opinion.Design)
}

// againstDesign lists what the walkthroughs of a control, and the limitations on it, say against it.
func (o *oracle) againstDesign(at int, limb opinion.Limb) []opinion.Reason {
	c := &o.e.Matrix.Controls[at]
	var list []opinion.Reason
	seen := slices.ContainsFunc(o.e.Matrix.Tests, func(t controls.Test) bool {
		return o.e.Type == soc1.Type2 && t.Control == c.ID && t.Outcome == controls.Performed && !onlyAsked(t.Procedures)
	})
	satisfied := func(w *controls.Walkthrough) bool {
		return w.Design == controls.DesignSuitable && w.Implementation == controls.Implemented
	}
	favourable := func(n int) bool {
		return slices.ContainsFunc(o.e.Matrix.Walkthroughs, func(w controls.Walkthrough) bool {
			return w.Control == c.ID && during(w.During, o.days[n]) && satisfied(&w) && (seen || len(w.Procedures) == 0 || !onlyAsked(w.Procedures))
		})
	}
	for i, w := range o.e.Matrix.Walkthroughs {
		r := opinion.Reason{Rule: opinion.RuleDesignUnevaluated, Control: c.ID, Days: asStated(w.During), Facts: []string{fmt.Sprint("/matrix/walkthroughs/", i)}}
		hearsay := !seen && len(w.Procedures) > 0 && onlyAsked(w.Procedures)
		switch {
		case w.Control != c.ID, satisfied(&w) && !hearsay:
			continue
		case satisfied(&w):
			r.Rule = opinion.RuleInquiryAlone
		case w.Implementation == controls.NotImplemented:
			r.Rule = opinion.RuleNotPutInPlace
		case w.Design == controls.DesignDeficient:
			r.Rule = opinion.RuleDesignFailed
		}
		list = append(list, r)
	}
	window := o.e.Window()
	walked := slices.ContainsFunc(o.e.Matrix.Walkthroughs, func(w controls.Walkthrough) bool { return w.Control == c.ID })
	some := false
	for n := range o.days {
		some = some || !favourable(n)
	}
	if !walked || len(list) == 0 && some {
		list = append(list, opinion.Reason{Rule: opinion.RuleDesignUnevaluated, Control: c.ID,
			Days: o.stretches(window, func(n int) bool { return !favourable(n) }), Facts: []string{fmt.Sprint("/matrix/controls/", at)}})
	}
	for i, l := range o.e.Limitations {
		if slices.Contains(l.Controls, c.ID) && bearsOn(&l, limb) && o.judged(opinion.AlternativeSufficient, string(l.ID)) != opinion.Yes {
			facts := append([]string{fmt.Sprint("/limitations/", i)}, o.recorded(opinion.AlternativeSufficient, string(l.ID))...)
			list = append(list, opinion.Reason{Rule: opinion.RuleControlLimited, Control: c.ID, Matter: l.ID, Facts: facts})
		}
	}
	return list
}

// againstOperation lists what the tests of a control, and what it relies on, say against it. The rules of the tests
// themselves are not repeated here.
func (o *oracle) againstOperation(at int, shortfall byte) []opinion.Reason {
	c := &o.e.Matrix.Controls[at]
	var list []opinion.Reason
	for i := range o.e.Matrix.Tests {
		t := &o.e.Matrix.Tests[i]
		if t.Control != c.ID || rank(o.test(t)) > rank(shortfall) {
			continue
		}
		r := opinion.Reason{Control: c.ID, Test: t.ID, Days: asStated(t.Period), Facts: []string{fmt.Sprint("/matrix/tests/", i)}}
		if t.Outcome == controls.Performed {
			r.Tested = t.Sample.Size
		}
		for k := range o.e.Matrix.Deviations {
			d := &o.e.Matrix.Deviations[k]
			if d.Test != t.ID {
				continue
			}
			fact := fmt.Sprint("/matrix/deviations/", k)
			r.Deviating += d.Count
			r.Facts = append(r.Facts, fact)
			against, _ := o.counts(d)
			claim := opinion.Reason{Test: t.ID, Facts: []string{fact + "/anomaly"}}
			switch {
			case d.Anomaly && o.p.Anomalies == opinion.AnomaliesDisregarded:
				claim.Rule = opinion.RuleAnomalyDisregarded
				r.Because = append(r.Because, claim)
			case d.Anomaly && against > 0 && o.judged(opinion.DeviationAnomalous, string(d.ID)) == 0:
				claim.Rule = opinion.RuleAnomalyOpen
				r.Because = append(r.Because, claim)
			}
		}
		r.Facts = append(r.Facts, o.recorded(opinion.DeviationsAcceptable, string(t.ID))...)
		if t.Extends != "" && o.p.Extension == opinion.ExtensionBarred {
			r.Because = append(r.Because, opinion.Reason{Rule: opinion.RuleExtensionDisregarded, Test: t.ID, Facts: []string{fmt.Sprintf("/matrix/tests/%d/extends", i)}})
		}
		list = append(list, r)
	}
	if deficient(c.Information) {
		list = append(list, opinion.Reason{Rule: opinion.RuleInformationUnreliable, Control: c.ID, Facts: []string{fmt.Sprintf("/matrix/controls/%d/information", at)}})
	}
	untested := func(n int) bool {
		there := len(c.Operated) == 0 || slices.ContainsFunc(c.Operated, func(p soc1.Period) bool { return during(p, o.days[n]) })
		return there && !slices.ContainsFunc(o.e.Matrix.Tests, func(t controls.Test) bool { return t.Control == c.ID && during(t.Period, o.days[n]) })
	}
	for n := range o.days {
		if untested(n) {
			list = append(list, opinion.Reason{Rule: opinion.RuleUntested, Control: c.ID, Days: o.stretches(o.e.Window(), untested), Facts: []string{fmt.Sprint("/matrix/controls/", at)}})
			break
		}
	}
	return append(list, o.againstReliance(at)...)
}

// againstReliance lists the general IT objectives that did not hold and that a control relies on, unless it was judged to have
// worked in spite of that.
func (o *oracle) againstReliance(at int) []opinion.Reason {
	c := &o.e.Matrix.Controls[at]
	var list []opinion.Reason
	for _, id := range c.ReliesOn {
		held := o.held[id]
		judged, subject := o.judged(opinion.RelianceUnaffected, string(c.ID)), string(c.ID)
		if judged == 0 {
			judged, subject = o.judged(opinion.RelianceUnaffected, string(id)), string(id)
		}
		if judged == opinion.Yes || !slices.ContainsFunc(held, func(g byte) bool { return rank(g) <= rank(vague) }) {
			continue
		}
		r := opinion.Reason{Rule: opinion.RuleRelianceUnsupported, Control: c.ID, Objective: id,
			Days: o.stretches(o.e.Window(), func(n int) bool { return rank(held[n]) <= rank(vague) })}
		switch {
		case judged == 0 && o.p.Reliance == opinion.RelianceAsk:
			r.Rule = opinion.RuleRelianceOpen
		case o.p.Reliance != opinion.RelianceUnsupported && slices.Contains(held, bad):
			r.Rule = opinion.RuleRelianceFailed
		}
		goal := slices.IndexFunc(o.e.Matrix.Objectives, func(g controls.Objective) bool { return g.ID == id })
		r.Facts = append([]string{fmt.Sprint("/matrix/controls/", at), fmt.Sprint("/matrix/objectives/", goal)}, o.recorded(opinion.RelianceUnaffected, subject)...)
		list = append(list, r)
	}
	return list
}

// against lists everything that speaks against a control on a limb.
func (o *oracle) against(at int, limb opinion.Limb, shortfall byte) []opinion.Reason {
	list := o.againstDesign(at, limb)
	if limb == opinion.Operation {
		list = append(list, o.againstOperation(at, shortfall)...)
	}
	return list
}

// explainsRisk fails unless the reasons why a risk was not answered are those that the facts hold.
func (o *oracle) explainsRisk(t tester, limb opinion.Limb, r opinion.Reason, within soc1.Period, shortfall byte) {
	t.Helper()
	risk := &o.e.Matrix.Risks[slices.IndexFunc(o.e.Matrix.Risks, func(k controls.Risk) bool { return k.ID == r.Risk })]
	reported := make(map[soc1.ControlID][]opinion.Reason)
	absent := make(map[soc1.ControlID][]soc1.Period)
	for _, b := range r.Because {
		if b.Rule == opinion.RuleAbsent {
			absent[b.Control] = b.Days
			continue
		}
		if b.Test != "" {
			b.Rule = 0
		}
		reported[b.Control] = append(reported[b.Control], b)
	}
	seen := make(map[soc1.ControlID]bool)
	for _, set := range risk.Sufficient {
		for _, member := range set.Controls {
			if seen[member] {
				continue
			}
			line := o.line(member)
			short, gone := false, false
			away := func(n int) bool {
				for id := range line {
					if c := o.control(id); len(c.Operated) == 0 || slices.ContainsFunc(c.Operated, func(p soc1.Period) bool { return during(p, o.days[n]) }) {
						return false
					}
				}
				return true
			}
			for n, day := range o.days {
				best := 0
				for id := range line {
					best = max(best, rank(o.on(o.control(id), limb, n)))
				}
				short = short || during(within, day) && best <= rank(shortfall)
				gone = gone || during(within, day) && away(n)
			}
			for id := range line {
				seen[id] = true
				at := slices.IndexFunc(o.e.Matrix.Controls, func(c controls.Control) bool { return c.ID == id })
				var want []opinion.Reason
				if short {
					want = o.against(at, limb, shortfall)
				}
				for i := range want {
					if want[i].Test != "" {
						want[i].Rule = 0
					}
				}
				if d := cmp.Diff(want, reported[id], cmpopts.EquateEmpty(), cmp.Comparer(func(a, b soc1.Date) bool { return a == b })); d != "" {
					t.Fatalf("%v, %s: what speaks against %s (want -, got +)\n%s\n%s", limb, r.Risk, id, d, show(o.e))
				}
			}
			if days, told := absent[member]; told != (gone && short) || told && !slices.Equal(days, o.stretches(within, away)) {
				t.Fatalf("%v, %s: %s was away %v, reported %v %v\n%s", limb, r.Risk, member, o.stretches(within, away), told, days, show(o.e))
			}
		}
	}
}

func TestReasonsSayAllThatTheFactsSay(t *testing.T) {
	risks := 0
	law(t, anything(), func(t tester, _ func(n int) int, e *opinion.Examination, p opinion.Policy) {
		o := pessimist(e, p)
		for _, l := range form(t, e, p).Limbs {
			for _, r := range l.Reasons {
				shortfall := byte(vague)
				switch r.Rule {
				case opinion.RuleObjectiveUnexercised:
					shortfall = idle
				case opinion.RuleObjectiveFailed, opinion.RuleObjectiveUnconcluded, opinion.RuleObjectiveOpen:
				default:
					continue
				}
				objective := o.e.Matrix.Objectives[slices.IndexFunc(o.e.Matrix.Objectives, func(x controls.Objective) bool { return x.ID == r.Objective })]
				within, ok := controls.Clip(objective.InForce, e.Window())
				if !ok {
					within = e.Window()
				}
				var limited []soc1.MatterID
				for _, b := range r.Because {
					switch b.Rule {
					case opinion.RuleRiskUncovered:
						o.explainsRisk(t, l.Limb, b, within, shortfall)
						risks++
					case opinion.RuleObjectiveLimited:
						limited = append(limited, b.Matter)
					}
				}
				var want []soc1.MatterID
				for _, x := range e.Limitations {
					if bearsOn(&x, l.Limb) && slices.Contains(x.Objectives, r.Objective) && o.judged(opinion.AlternativeSufficient, string(x.ID)) != opinion.Yes {
						want = append(want, x.ID)
					}
				}
				if !slices.Equal(limited, want) {
					t.Fatalf("%v, %s: limited by %v, want %v\n%s", l.Limb, r.Objective, limited, want, show(e))
				}
			}
		}
	})
	t.Logf("%d risks", risks)
}
