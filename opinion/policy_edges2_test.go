package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// halves returns the two halves of the period of a sound examination.
func halves() (early, late soc1.Period) {
	year := examtest.Sound(1, 1).Period
	middle := year.Start.AddDays(181)
	return soc1.Period{Start: year.Start, End: middle}, soc1.Period{Start: middle.AddDays(1), End: year.End}
}

// inHalves replaces the test of a control by two, one of each half of the period, that showed the given states.
func inHalves(e *opinion.Examination, test soc1.TestID, early, late state) {
	at := slices.IndexFunc(e.Matrix.Tests, func(t controls.Test) bool { return t.ID == test })
	control := e.Matrix.Tests[at].Control
	e.Matrix.Tests = slices.Delete(e.Matrix.Tests, at, at+1)
	days := [2]soc1.Period{}
	days[0], days[1] = halves()
	for i, s := range []state{early, late} {
		t := examtest.SoundTest(test+soc1.TestID([]string{"-early", "-late"}[i]), control)
		t.Period = days[i]
		s.apply(e, &t)
		e.Matrix.Tests = append(e.Matrix.Tests, t)
	}
}

// replacedAtMidyear returns an examination whose only control gave way to another at midyear, each with a test in the given state.
func replacedAtMidyear(early, late state) *opinion.Examination {
	e := examtest.Sound(1, 2)
	m := &e.Matrix
	before, after := halves()
	m.Controls[0].Operated, m.Controls[0].Successor = []soc1.Period{before}, m.Controls[1].ID
	m.Controls[1].Operated = []soc1.Period{after}
	m.Risks[0].Sufficient[0].Controls = m.Risks[0].Sufficient[0].Controls[:1]
	early.apply(e, &m.Tests[0])
	late.apply(e, &m.Tests[1])
	return e
}

// How long a gap may be is open to policy only where there can be a gap: where an objective falls short on some of the days for
// which it was stated and not on others, or would under some answers to what is still open.
func TestTheLengthOfGapsMattersWhereAnswersCanTellDaysApart(t *testing.T) {
	early, late := halves()
	built := func(e *opinion.Examination, change func(e *opinion.Examination)) *opinion.Examination {
		change(e)
		return e
	}
	relying := func(change func(e *opinion.Examination)) *opinion.Examination {
		return built(examtest.Sound(2, 1), func(e *opinion.Examination) {
			e.Matrix.Objectives[1].Kind, e.Matrix.Objectives[1].Assertions, e.Matrix.Objectives[1].Accounts = controls.GeneralIT, nil, nil
			e.Matrix.Controls[0].ReliesOn = []soc1.ObjectiveID{"CO-2"}
			change(e)
		})
	}
	failing := func(days soc1.Period) *opinion.Examination { // while whether the test supports the control is open as well
		return built(hosted(), func(e *opinion.Examination) {
			e.CSOCFailures = []opinion.CSOCFailure{{ID: "F-1", CSOC: "CSOC-1", Text: "Backups could not be read.", Days: days}}
			awaits.apply(e, &e.Matrix.Tests[0])
		})
	}
	split := func(early, late state) *opinion.Examination {
		return built(examtest.Sound(1, 1), func(e *opinion.Examination) { inHalves(e, "T-1-1", early, late) })
	}
	for _, c := range []struct {
		name string
		e    *opinion.Examination
		may  bool
	}{
		{"sound throughout", examtest.Sound(1, 1), false},
		{"failed throughout", split(broke, broke), false},
		{"failed in one half", split(broke, worked), true},
		{"failed in one half, no evidence about the other", split(broke, absent), false},
		{"failed in one half, not exercised in the other", split(broke, quiet), true},
		{"failed in one half, open in the other", split(broke, awaits), true},
		{"no control in the first half", built(examtest.Sound(1, 1), func(e *opinion.Examination) { e.Matrix.Controls[0].Operated = []soc1.Period{late} }), true},
		{"no control before the objective was stated", built(examtest.Sound(1, 1), func(e *opinion.Examination) {
			e.Matrix.Objectives[0].InForce, e.Matrix.Controls[0].Operated = late, []soc1.Period{late}
		}), false},
		{"no control after the objective was given up", built(examtest.Sound(1, 1), func(e *opinion.Examination) {
			e.Matrix.Objectives[0].InForce, e.Matrix.Controls[0].Operated = early, []soc1.Period{early}
		}), false},
		{"one open question about all days", built(examtest.Sound(1, 1), func(e *opinion.Examination) { awaits.apply(e, &e.Matrix.Tests[0]) }), false},
		{"one open question about each half", split(awaits, awaits), true},
		{"one open question about each control of a line", replacedAtMidyear(awaits, awaits), true},
		{"a line of controls that worked", replacedAtMidyear(worked, worked), false},
		{"reliance on what may have failed in one half only", relying(func(e *opinion.Examination) { inHalves(e, "T-2-1", awaits, awaits) }), true},
		{"reliance on what held", relying(func(*opinion.Examination) {}), false},
		{"an open failure elsewhere in one half", failing(early), true},
		{"an open failure elsewhere on all days", failing(soc1.Period{}), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			exact := opinion.USPolicy().WithKnownFailure(opinion.KnownFailureAsks)
			lax := exact.WithShortGapDays(184)
			asked := func(p opinion.Policy) bool {
				return slices.ContainsFunc(form(t, c.e, p).Needs, func(n opinion.Need) bool { return n.Question == opinion.ShortGapMaterial && n.Subject == "CO-1" })
			}
			if asked(exact) || asked(lax) != c.may {
				t.Errorf("whether a gap is material: asked without an allowance %v, with one %v, want %v", asked(exact), asked(lax), c.may)
			}
			for _, p := range []opinion.Policy{exact, lax} {
				got := slices.ContainsFunc(used(form(t, c.e, p))[opinion.KnobShortGapDays].Places, func(at opinion.PolicyPlace) bool { return at.Subject == "CO-1" })
				if got != c.may {
					t.Errorf("with %d days allowed the policy is recorded: %v, want %v", p.ShortGapDays, got, c.may)
				}
				agree(t, c.e, p)
			}
		})
	}
}
