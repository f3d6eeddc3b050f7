package opinion_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// inWords is what the derivation calls a grade, or a range of them.
func inWords(lo, hi byte) string {
	word := map[byte]string{bad: "failed", vague: "no evidence", idle: "not exercised", good: "effective"}
	if lo == hi {
		return word[lo]
	}
	return "open, from " + word[lo] + " to " + word[hi]
}

// testInWords is what the derivation calls what a test shows.
func testInWords(lo, hi byte) string {
	word := map[byte]string{bad: "does not support the control", vague: "no evidence", idle: "not exercised", good: "supports the control"}
	if lo == hi {
		return word[lo]
	}
	return "open: " + word[lo] + ", or " + word[hi]
}

// evidence writes the steps that a control has to have below it: every walkthrough and every test with what it showed, then
// everything else that speaks against the control, then what it relies on and may. Steps that modify end with a mark.
func (o *oracle) evidence(at int, limb opinion.Limb, modifies bool) []string {
	c := &o.e.Matrix.Controls[at]
	mark := func(text string, of bool) string {
		if modifies && of {
			return text + " !"
		}
		return text
	}
	var list, rest []string
	against := o.against(at, limb, idle)
	for i, w := range o.e.Matrix.Walkthroughs {
		if w.Control != c.ID {
			continue
		}
		rule, grade := opinion.RuleDesignSuitable, byte(good)
		for _, r := range againstOf(against, fmt.Sprint("/matrix/walkthroughs/", i)) {
			if rule, grade = r.Rule, vague; w.Design == controls.DesignDeficient || w.Implementation == controls.NotImplemented {
				grade = bad
			}
		}
		list = append(list, mark(fmt.Sprintf("walkthrough %s %v: %s", w.ID, rule, inWords(grade, grade)), grade != good))
	}
	for i := range o.e.Matrix.Tests {
		t := &o.e.Matrix.Tests[i]
		if limb != opinion.Operation || t.Control != c.ID {
			continue
		}
		lo, hi := o.test(t), o.atBest(t)
		tested, deviating := int64(0), int64(0)
		for _, d := range o.e.Matrix.Deviations {
			if d.Test == t.ID {
				deviating += d.Count
			}
		}
		if t.Outcome == controls.Performed {
			tested = t.Sample.Size
		}
		list = append(list, mark(fmt.Sprintf("test %s: %s, %d of %d", t.ID, testInWords(lo, hi), deviating, tested), lo != good))
	}
	for _, r := range against {
		switch {
		case r.Test != "" || strings.HasPrefix(r.Facts[0], "/matrix/walkthroughs/"):
		case r.Objective != "":
			rest = append(rest, string(r.Objective))
			list = append(list, mark(fmt.Sprintf("reliance %s %v", r.Objective, r.Rule), true))
		default:
			list = append(list, mark(r.Rule.String(), true))
		}
	}
	for _, id := range c.ReliesOn {
		if limb != opinion.Operation || slices.Contains(rest, string(id)) {
			continue
		}
		rule := opinion.RuleRelianceHeld
		if o.judged(opinion.RelianceUnaffected, string(c.ID)) == opinion.Yes || o.judged(opinion.RelianceUnaffected, string(c.ID)) == 0 && o.judged(opinion.RelianceUnaffected, string(id)) == opinion.Yes {
			rule = opinion.RuleRelianceUnaffected
		}
		list = append(list, fmt.Sprintf("reliance %s %v", id, rule))
	}
	return list
}

// againstOf returns the reasons that begin with a fact.
func againstOf(list []opinion.Reason, fact string) []opinion.Reason {
	return slices.DeleteFunc(slices.Clone(list), func(r opinion.Reason) bool { return r.Facts[0] != fact })
}

// atBest says what a test shows if all that is open about it is answered well.
func (o *oracle) atBest(t *controls.Test) byte {
	best := &oracle{e: o.e, p: o.p, yes: make(map[ask]bool), met: make(map[ask]bool)}
	for _, u := range o.e.Matrix.Tests {
		best.yes[ask{opinion.DeviationsAcceptable, string(u.ID)}] = true
	}
	for _, d := range o.e.Matrix.Deviations {
		best.yes[ask{opinion.DeviationAnomalous, string(d.ID)}] = true
	}
	return best.test(t)
}

// written writes the steps below a control as [oracle.evidence] does.
func written(s *opinion.Step) []string {
	var list []string
	for i := range s.Because {
		b := &s.Because[i]
		text := b.Rule.String()
		switch {
		case b.Rule == opinion.RuleAbsent: // about the line
			continue
		case b.Topic == opinion.TopicWalkthrough:
			text = fmt.Sprintf("walkthrough %s %v: %s", b.Subject, b.Rule, b.Result)
		case b.Topic == opinion.TopicTest:
			text = fmt.Sprintf("test %s: %s, %d of %d", b.Subject, b.Result, b.Deviating, b.Tested)
		case b.Topic == opinion.TopicReliance:
			text = fmt.Sprintf("reliance %s %v", b.Subject, b.Rule)
		}
		if b.Modifies {
			text += " !"
		}
		list = append(list, text)
	}
	return list
}

// Wherever a control is derived in full, it has all its evidence below it, for and against, and nothing else.
func TestDerivationHoldsAllEvidenceAboutAControl(t *testing.T) {
	controlSteps, marked := 0, 0
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		o, d := pessimist(e, p), derive(t, e, p)
		for limb := range opinion.Limbs() {
			root, ok := d.Limb(limb)
			if !ok || limb == opinion.Description {
				continue
			}
			var walk func(s *opinion.Step)
			walk = func(s *opinion.Step) {
				for i := range s.Because {
					walk(&s.Because[i])
				}
				if s.Topic != opinion.TopicControl || s.See != "" {
					return
				}
				controlSteps++
				if s.Modifies {
					marked++
				}
				at := slices.IndexFunc(e.Matrix.Controls, func(c controls.Control) bool { return c.ID == soc1.ControlID(s.Subject) })
				if got, want := written(s), o.evidence(at, limb, s.Modifies); !slices.Equal(got, want) {
					t.Fatalf("%v, %s: the evidence is\n%s\nwant\n%s\n%s", limb, s.Subject, strings.Join(got, "\n"), strings.Join(want, "\n"), show(e))
				}
			}
			walk(&root)
		}
	})
	if controlSteps == 0 || marked == 0 || marked == controlSteps {
		t.Errorf("%d of %d controls modify", marked, controlSteps)
	}
}
