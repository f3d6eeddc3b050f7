package opinion_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// The scenarios are situations as an examiner, a firm's guide or a published report would put them. Each starts from an
// examination of the year 2025 in which everything is in order, with four control objectives unless it says otherwise:
// objective CO-i is threatened by risk R-i-1, answered by control C-i-1 with walkthrough W-i-1 and test T-i-1. A scenario
// is a list of facts laid over it; what follows for each limb was written down before it was run.

// fact lays one circumstance over an examination.
type fact func(e *opinion.Examination)

// given names the facts of scenarios; it holds nothing.
type given struct{}

// scenario is one situation and what is right about it.
type scenario struct {
	// name says the situation.
	name string
	// rests is the section of the reference on SOC 1 that decides it.
	rests string
	// objectives is how many control objectives there are; 0 means four.
	objectives int
	// policy is the policy; nil means the defaults for the United States.
	policy func() opinion.Policy
	// facts are laid over a sound examination in this order.
	facts []fact
	// want is the opinion on each limb in their order: U, Q, A and X (a disclaimer), or those still possible, as in "U/Q".
	want string
	// open are the judgements that the situation leaves open, sorted: the work list must name them and no other.
	open []string
	// withdraw says that no report may be issued.
	withdraw bool
	// revise is how many reasons there are to revise a report that was issued.
	revise int
}

// build returns the examination of the scenario.
func (s *scenario) build() *opinion.Examination {
	n := s.objectives
	if n == 0 {
		n = 4
	}
	e := examtest.Sound(n, 1)
	for _, f := range s.facts {
		f(e)
	}
	return e
}

// letters writes an opinion in the form of [scenario.want].
func spelt(o *opinion.Opinion) string {
	short := map[opinion.Kind]string{opinion.Unqualified: "U", opinion.Qualified: "Q", opinion.Adverse: "A", opinion.Disclaimer: "X"}
	limbs := make([]string, len(o.Limbs))
	for i, l := range o.Limbs {
		var kinds []string
		for _, k := range possible(l) {
			kinds = append(kinds, short[k])
		}
		limbs[i] = strings.Join(kinds, "/")
	}
	return strings.Join(limbs, " ")
}

// check forms the opinion and compares it with what is right.
func (s *scenario) check(t *testing.T) {
	t.Helper()
	e, policy := s.build(), opinion.USPolicy()
	if s.policy != nil {
		policy = s.policy()
	}
	o, err := opinion.Form(e, policy)
	if err != nil {
		t.Fatalf("%s: %v", s.name, err)
	}
	if got := spelt(o); got != s.want {
		t.Errorf("got %s, want %s (%s)\n%s", got, s.want, s.rests, spelledOut(o))
	}
	var open []string
	for _, n := range o.Needs {
		open = append(open, fmt.Sprintf("%v %s", n.Question, n.Subject))
	}
	slices.Sort(open)
	if !slices.Equal(open, s.open) {
		t.Errorf("asks %q, the situation leaves open %q (%s)", open, s.open, s.rests)
	}
	if o.Withdraw != s.withdraw {
		t.Errorf("withdraw is %v, want %v (%s)", o.Withdraw, s.withdraw, s.rests)
	}
	if len(o.Revise) != s.revise {
		t.Errorf("%d reasons to revise, want %d (%s)", len(o.Revise), s.revise, s.rests)
	}
	s.checkReport(t, e, o)
}

// checkReport checks that what was concluded can be reported, and that every deviation is, whatever was concluded from it.
func (s *scenario) checkReport(t *testing.T, e *opinion.Examination, o *opinion.Opinion) {
	t.Helper()
	if s.withdraw {
		return
	}
	r, err := report.New(e, o, report.Narrative{})
	if err != nil {
		t.Errorf("the report cannot be drawn up: %v", err)
		return
	}
	printed := strings.Join(slices.Collect(r.Document().Texts()), "\n")
	for _, d := range e.Matrix.Deviations {
		if !strings.Contains(printed, strings.TrimSuffix(d.Text, ".")) {
			t.Errorf("deviation %s is not in the report", d.ID)
		}
	}
}

// explained returns the reasons of an opinion for a message.
func spelledOut(o *opinion.Opinion) string {
	var b strings.Builder
	for _, l := range o.Limbs {
		for _, r := range l.Reasons {
			for depth, why := range r.All() {
				fmt.Fprintf(&b, "%s%v: %s\n", strings.Repeat("  ", depth+1), l.Limb, why.Text())
			}
		}
	}
	return b.String()
}

// run checks scenarios, each under its name.
func runScenarios(t *testing.T, list []scenario) {
	t.Helper()
	for i := range list {
		t.Run(strings.ReplaceAll(list[i].name, " ", "-"), list[i].check)
	}
}

// day is a day of the examined year.
func (g given) day(month time.Month, d int) soc1.Date { return soc1.DateOf(2025, month, d) }

// from and until are periods with one end at the edge of the examined period.
func (g given) from(d soc1.Date) soc1.Period  { return soc1.Period{Start: d} }
func (g given) until(d soc1.Date) soc1.Period { return soc1.Period{End: d} }

// both lays several facts over an examination as one.
func (g given) both(facts ...fact) fact {
	return func(e *opinion.Examination) {
		for _, f := range facts {
			f(e)
		}
	}
}

// yes and no are judgements of the auditor.
func (g given) yes(q opinion.Question, subject string) fact { return g.judged(q, subject, opinion.Yes) }
func (g given) no(q opinion.Question, subject string) fact  { return g.judged(q, subject, opinion.No) }

func (g given) judged(q opinion.Question, subject string, a opinion.Answer) fact {
	return func(e *opinion.Examination) {
		e.Judgements = append(e.Judgements, opinion.Judgement{Question: q, Subject: subject, Answer: a, By: "engagement partner", Dated: e.ReportDate, Why: "As documented."})
	}
}

// typeOne makes the examination one of Type 1 as of the last day of the year.
func (g given) typeOne(e *opinion.Examination) {
	e.Type, e.AsOf, e.Period, e.Description.NoChanges = soc1.Type1, e.Period.End, soc1.Period{}, false
	e.Matrix.Tests = nil
}

// isae puts the engagement under ISAE 3402.
func (g given) isae(e *opinion.Examination) { e.Standard = soc1.ISAE3402 }
