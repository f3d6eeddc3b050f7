package review_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// evaluated returns an evaluation with every piece but compensating controls.
func evaluated(id review.DeficiencyID, l review.Likelihood, m review.Magnitude) review.Deficiency {
	return review.Deficiency{ID: id, Text: "The register was not reviewed.", Exists: yes, Likelihood: l, Magnitude: m, By: "controller", Dated: day(2026, time.February, 20), Why: "as discussed"}
}

// limited returns a compensating control that was tested in the year and worked.
func limited(detects review.Magnitude) review.CompensatingControl {
	return review.CompensatingControl{Control: "OWN-7", Text: "Budget comparison", Detects: detects, Tested: day(2025, time.November, 4), Effective: yes}
}

// grades assesses a reader with these evaluations and returns what came out.
func grades(t interface {
	Helper()
	Fatal(...any)
}, list ...review.Deficiency) *review.Review {
	t.Helper()
	r, e := clean("R"), reader()
	e.Deficiencies = list
	return assess(t, &r, e, review.DefaultPolicy())
}

// TestSeverityByRule states the grade of every complete evaluation: domain 8.3, AS 2201.62-.70.
func TestSeverityByRule(t *testing.T) {
	const (
		def, sig, weak = review.ControlDeficiency, review.SignificantDeficiency, review.MaterialWeakness
	)
	for _, tt := range []struct {
		l    review.Likelihood
		m    review.Magnitude
		want review.Severity
		// with is the grade with a control that catches what is material, and with one that catches what is more than
		// inconsequential.
		coarse, fine review.Severity
	}{
		{review.Remote, review.Inconsequential, def, def, def},
		{review.Remote, review.Consequential, def, def, def},
		{review.Remote, review.Material, def, def, def},
		{review.ReasonablyPossible, review.Inconsequential, def, def, def},
		{review.ReasonablyPossible, review.Consequential, sig, sig, def},
		{review.ReasonablyPossible, review.Material, weak, sig, def},
		{review.Probable, review.Inconsequential, def, def, def},
		{review.Probable, review.Consequential, sig, sig, def},
		{review.Probable, review.Material, weak, sig, def},
	} {
		d := evaluated("DEF-1", tt.l, tt.m)
		for detects, want := range map[review.Magnitude]review.Severity{0: tt.want, review.Material: tt.coarse, review.Consequential: tt.fine, review.Inconsequential: tt.fine} {
			d.Compensating = nil
			if detects != 0 {
				d.Compensating = []review.CompensatingControl{limited(detects)}
			}
			x := grades(t, d).Deficiencies[0]
			if x.Grade.Severity != want || len(x.Open) != 0 {
				t.Errorf("%s and %s with a control that catches %s: %s, open %v; want %s", tt.l, tt.m, detects, x.Grade.Title(), x.Open, want)
			}
		}
	}
}

// TestEverySeverityRuleFires shows each rule on a case of its own, and that it is silent on the plain one.
func TestEverySeverityRuleFires(t *testing.T) {
	plain := evaluated("DEF-1", review.ReasonablyPossible, review.Material)
	fired := make(map[review.SeverityRule]bool)
	for _, tt := range []struct {
		rule   review.SeverityRule
		change func(d *review.Deficiency)
		grade  review.Severity
		open   []review.Piece
	}{
		{review.SeverityAbsent, func(d *review.Deficiency) { d.Exists = nope }, review.NoDeficiency, nil},
		{review.SeverityExistenceOpen, func(d *review.Deficiency) { d.Exists = 0 }, review.SeverityOpen, []review.Piece{review.PieceExistence}},
		{review.SeverityRemote, func(d *review.Deficiency) { d.Likelihood = review.Remote }, review.ControlDeficiency, nil},
		{review.SeverityPossible, func(d *review.Deficiency) { d.Likelihood = review.Probable }, review.MaterialWeakness, nil},
		{review.SeverityLikelihoodOpen, func(d *review.Deficiency) { d.Likelihood = 0 }, review.SeverityOpen, []review.Piece{review.PieceLikelihood}},
		{review.SeverityInconsequential, func(d *review.Deficiency) { d.Magnitude = review.Inconsequential }, review.ControlDeficiency, nil},
		{review.SeverityConsequential, func(d *review.Deficiency) { d.Magnitude = review.Consequential }, review.SignificantDeficiency, nil},
		{review.SeverityMaterial, func(*review.Deficiency) {}, review.MaterialWeakness, nil},
		{review.SeverityMagnitudeOpen, func(d *review.Deficiency) { d.Magnitude = 0 }, review.SeverityOpen, []review.Piece{review.PieceMagnitude}},
		{review.SeverityCompensated, func(d *review.Deficiency) { d.Compensating = append(d.Compensating, limited(review.Material)) }, review.SignificantDeficiency, nil},
		{review.SeverityPrecisionOpen, func(d *review.Deficiency) { d.Compensating = append(d.Compensating, limited(0)) }, review.SeverityOpen, []review.Piece{review.PiecePrecision}},
		{review.SeverityUntested, func(d *review.Deficiency) {
			d.Compensating = append(d.Compensating, review.CompensatingControl{Control: "OWN-7", Detects: review.Material})
		}, review.MaterialWeakness, []review.Piece{review.PieceTest}},
		{review.SeverityIneffective, func(d *review.Deficiency) {
			c := limited(review.Material)
			c.Effective = nope
			d.Compensating = append(d.Compensating, c)
		}, review.MaterialWeakness, nil},
		{review.SeverityAttention, func(d *review.Deficiency) { d.Likelihood, d.Attention = review.Remote, yes }, review.SignificantDeficiency, nil},
	} {
		d := plain.Clone()
		tt.change(&d)
		x := grades(t, d).Deficiencies[0]
		if !slices.ContainsFunc(x.Reasons, func(s review.SeverityReason) bool { return s.Rule == tt.rule && len(s.Facts) == 1 }) {
			t.Errorf("%s is no reason: %+v", tt.rule, x.Reasons)
		}
		if x.Grade.Severity != tt.grade || !slices.Equal(x.Open, tt.open) {
			t.Errorf("%s: %s, open %v; want %s, %v", tt.rule, x.Grade.Title(), x.Open, tt.grade, tt.open)
		}
		fired[tt.rule] = true
	}
	for _, s := range grades(t, plain).Deficiencies[0].Reasons {
		if s.Rule != review.SeverityPossible && s.Rule != review.SeverityMaterial {
			t.Errorf("the plain case has the reason %s", s.Rule)
		}
	}
	fired[review.SeverityCombined] = true // TestCombinedDeficiencies
	for rule := range review.SeverityRules() {
		if !fired[rule] || rule.Statement() == rule.String() {
			t.Errorf("%s is not shown, or has no statement", rule)
		}
	}
}

// Only a test in the fiscal year that had been made on the day of the review lets a control compensate.
func TestCompensationNeedsATestInTheYear(t *testing.T) {
	for tested, want := range map[soc1.Date]review.Severity{
		day(2024, time.December, 31): review.MaterialWeakness,
		day(2025, time.January, 1):   review.SignificantDeficiency,
		day(2025, time.December, 31): review.SignificantDeficiency,
		day(2026, time.January, 1):   review.MaterialWeakness,
	} {
		d := evaluated("DEF-1", review.Probable, review.Material)
		c := limited(review.Material)
		c.Tested = tested
		d.Compensating = []review.CompensatingControl{c}
		if got := grades(t, d).Deficiencies[0].Grade.Severity; got != want {
			t.Errorf("tested on %s: %s, want %s", tested, got, want)
		}
	}
	// A review in November cannot know of a test in December.
	r, e := clean("R"), reader()
	e.ReviewedOn = day(2025, time.November, 3)
	d := evaluated("DEF-1", review.Probable, review.Material)
	d.Compensating = []review.CompensatingControl{limited(review.Material)}
	e.Deficiencies = []review.Deficiency{d}
	if got := assess(t, &r, e, review.DefaultPolicy()).Deficiencies[0].Grade.Severity; got != review.MaterialWeakness {
		t.Errorf("a test that is still to come compensates: %s", got)
	}
}

func TestCombinedDeficiencies(t *testing.T) {
	payroll := []review.Reach{{Account: "WAGES", Assertion: soc1.Accuracy}}
	a, b := evaluated("DEF-1", review.ReasonablyPossible, review.Consequential), evaluated("DEF-2", review.Probable, review.Inconsequential)
	a.Reach, b.Reach = payroll, payroll
	alone := grades(t, a, b)
	if !hasStep(alone, review.StepCombineDeficiencies, "WAGES, accuracy") {
		t.Errorf("two deficiencies on one assertion are not combined: %+v", alone.Work)
	}
	both := evaluated("DEF-3", review.Remote, review.Inconsequential)
	both.Reach, both.Combines = payroll, []review.DeficiencyID{"DEF-1", "DEF-2"}
	got := grades(t, both, a, b)
	if got.Deficiencies[0].Grade.Severity != review.SignificantDeficiency {
		t.Errorf("together they are lighter than one of them: %s", got.Deficiencies[0].Grade.Title())
	}
	if !slices.ContainsFunc(got.Deficiencies[0].Reasons, func(s review.SeverityReason) bool { return s.Rule == review.SeverityCombined && s.Subject == "DEF-1" }) {
		t.Errorf("%+v", got.Deficiencies[0].Reasons)
	}
	if hasStep(got, review.StepCombineDeficiencies, "WAGES, accuracy") {
		t.Error("what was combined is to be combined again")
	}
	b.Reach = nil
	if hasStep(grades(t, a, b), review.StepCombineDeficiencies, "WAGES, accuracy") {
		t.Error("deficiencies that meet nowhere are to be combined")
	}
}

// hasStep reports whether a kind of work about a subject is on the list.
func hasStep(r *review.Review, kind review.StepKind, subject string) bool {
	return slices.ContainsFunc(r.Work, func(s review.Step) bool { return s.Kind == kind && s.Subject == subject })
}

// A qualified report, a failed CUEC, an exception and an event each ask for an evaluation, and none of them is graded until the
// reader enters one.
func TestNothingIsGradedThatNobodyEntered(t *testing.T) {
	r, e := clean("R"), reader()
	r = without(r, opinion.Operation, opinion.Qualified, "CO-1", "CO-2")
	exceptionOn(&r, "X-1")
	mapped(func(m *review.Mapping) { m.Effective = nope })(&r, &e)
	told(review.IncidentTouches, yes)(&r, &e)
	got := assess(t, &r, e, review.DefaultPolicy())
	if len(got.Deficiencies) != 0 {
		t.Fatalf("graded without the reader: %+v", got.Deficiencies)
	}
	for _, subject := range []string{"CO-1", "CO-2", "U-1", "I-1"} {
		if !hasStep(got, review.StepEvaluateDeficiency, subject) {
			t.Errorf("%s is not to be evaluated: %+v", subject, got.Work)
		}
	}
	if !hasStep(got, review.StepEvaluateException, "X-1") {
		t.Errorf("the exception is not to be evaluated: %+v", got.Work)
	}
	d := evaluated("DEF-1", review.Remote, review.Inconsequential)
	d.Origins = []review.Origin{{Objective: "CO-1"}, {Report: "R", Exception: "X-1"}, {CUEC: "U-1"}, {Incident: "I-1"}}
	e.Deficiencies = []review.Deficiency{d}
	after := assess(t, &r, e, review.DefaultPolicy())
	for _, subject := range []string{"CO-1", "U-1", "I-1", "X-1"} {
		if hasStep(after, review.StepEvaluateDeficiency, subject) || hasStep(after, review.StepEvaluateException, subject) {
			t.Errorf("%s was evaluated and is to be evaluated again", subject)
		}
	}
	if !hasStep(after, review.StepEvaluateDeficiency, "CO-2") || !hasStep(after, review.StepCommunicateDeficiency, "DEF-1") {
		t.Errorf("%+v", after.Work)
	}
	// The evaluation replaces no other work: the report still gives nothing for CO-1, and the CUEC is still not there.
	if !hasStep(after, review.StepOwnTests, "operation") || !hasStep(after, review.StepImplementCUEC, "U-1") || !hasStep(after, review.StepFollowIncident, "I-1") {
		t.Errorf("an evaluation took other work away: %+v", after.Work)
	}
	if want := []review.Reach{{Account: "WAGES", Assertion: soc1.Accuracy}}; !slices.Equal(after.Deficiencies[0].Reach, want) {
		t.Errorf("reaches %+v", after.Deficiencies[0].Reach)
	}
	notBetterAlike(t, got, after)
}

// notBetterAlike fails unless two reviews conclude the same about the report.
func notBetterAlike(t interface {
	Helper()
	Fatalf(string, ...any)
}, a, b *review.Review) {
	t.Helper()
	if diff := gocmp.Diff([]any{a.Design, a.Operation, a.AsOf, a.Objectives}, []any{b.Design, b.Operation, b.AsOf, b.Objectives}); diff != "" {
		t.Fatalf("the conclusions on the report differ:\n%s", diff)
	}
}

func TestMissingPiecesComeBackAsWork(t *testing.T) {
	d := review.Deficiency{ID: "DEF-1", Text: "Something.", By: "controller", Dated: day(2026, time.February, 20), Why: "as discussed", Compensating: []review.CompensatingControl{{Text: "A second review", Detects: review.Consequential}}}
	got := grades(t, d)
	x := got.Deficiencies[0]
	if x.Grade.Best != review.NoDeficiency || x.Grade.Worst != review.MaterialWeakness {
		t.Errorf("%s", x.Grade.Title())
	}
	if want := []review.Piece{review.PieceExistence, review.PieceLikelihood, review.PieceMagnitude, review.PieceTest}; !slices.Equal(x.Open, want) {
		t.Errorf("open are %v", x.Open)
	}
	for _, s := range got.Work {
		if s.Kind == review.StepEvaluateDeficiency && (!strings.Contains(s.Text(), "How likely") || !strings.Contains(s.Text(), "How large")) {
			t.Errorf("the step does not ask: %q", s.Text())
		}
	}
	if !hasStep(got, review.StepEvaluateDeficiency, "DEF-1") || !hasStep(got, review.StepTestCompensation, "DEF-1") || hasStep(got, review.StepCommunicateDeficiency, "DEF-1") {
		t.Errorf("%+v", got.Work)
	}
	memo := rendered(t, got)
	for _, want := range []string{"Deficiencies of the entity", "Open: from no deficiency to material weakness", "The service organization is not graded", "How likely is it"} {
		if !strings.Contains(memo, want) {
			t.Errorf("the memo lacks %q", want)
		}
	}
}

func TestFaultyEvaluations(t *testing.T) {
	for _, f := range []struct {
		path   string
		code   soc1.Code
		hint   string
		change func(d *review.Deficiency)
	}{
		{"/entity/deficiencies/0/id", soc1.CodeMissing, "", func(d *review.Deficiency) { d.ID = "" }},
		{"/entity/deficiencies/0/text", soc1.CodeMissing, "", func(d *review.Deficiency) { d.Text = " " }},
		{"/entity/deficiencies/0", soc1.CodeMissing, "who", func(d *review.Deficiency) { d.By = "" }},
		{"/entity/deficiencies/0", soc1.CodeMissing, "when", func(d *review.Deficiency) { d.Dated = soc1.Date{} }},
		{"/entity/deficiencies/0/reach/0/account", soc1.CodeUnknownReference, "", func(d *review.Deficiency) {
			d.Reach = []review.Reach{{Account: "CASH", Assertion: soc1.Accuracy}}
		}},
		{"/entity/deficiencies/0/combines/0", soc1.CodeUnknownReference, "", func(d *review.Deficiency) { d.Combines = []review.DeficiencyID{"DEF-9"} }},
		{"/entity/deficiencies/0/combines/0", soc1.CodeConflict, "combines others itself", func(d *review.Deficiency) { d.Combines = []review.DeficiencyID{"DEF-1"} }},
		{"/entity/deficiencies/0/compensating/0/tested", soc1.CodeMissing, "no date", func(d *review.Deficiency) {
			d.Compensating = []review.CompensatingControl{{Control: "OWN-7", Effective: yes}}
		}},
		{"/entity/deficiencies/0/compensating/0/text", soc1.CodeMissing, "", func(d *review.Deficiency) {
			d.Compensating = []review.CompensatingControl{{}}
		}},
		{"/entity/deficiencies/0/origins/0", soc1.CodeShape, "names 0 facts", func(d *review.Deficiency) { d.Origins = []review.Origin{{}} }},
		{"/entity/deficiencies/0/origins/0", soc1.CodeShape, "names 2 facts", func(d *review.Deficiency) { d.Origins = []review.Origin{{Objective: "CO-1", CUEC: "U-1"}} }},
		{"/entity/deficiencies/0/origins/0", soc1.CodeUnknownReference, "", func(d *review.Deficiency) { d.Origins = []review.Origin{{Objective: "CO-9"}} }},
		{"/entity/deficiencies/0/origins/0", soc1.CodeUnknownReference, "", func(d *review.Deficiency) { d.Origins = []review.Origin{{Exception: "X-9"}} }},
		{"/entity/deficiencies/0/origins/0", soc1.CodeUnknownReference, "", func(d *review.Deficiency) { d.Origins = []review.Origin{{CUEC: "U-9"}} }},
		{"/entity/deficiencies/0/origins/0", soc1.CodeUnknownReference, "", func(d *review.Deficiency) { d.Origins = []review.Origin{{Incident: "I-9"}} }},
		{"/entity/deficiencies/0/likelihood", soc1.CodeInvalid, "", func(d *review.Deficiency) { d.Likelihood = 9 }},
		{"/entity/deficiencies", soc1.CodeTooLarge, "1025 entries", func(d *review.Deficiency) { d.Reach = make([]review.Reach, 1025) }},
	} {
		r, e := clean("R"), reader()
		d := evaluated("DEF-1", review.Remote, review.Material)
		f.change(&d)
		e.Deficiencies = []review.Deficiency{d}
		_, err := review.Assess(&r, &e, review.DefaultPolicy())
		if !errors.Is(err, f.code) || !strings.Contains(err.Error(), f.hint) || !slices.ContainsFunc(soc1.ListProblems(err), func(p soc1.Problem) bool { return p.Path == f.path && p.Code == f.code }) {
			t.Errorf("%s %s: %v", f.path, f.code, err)
		}
	}
}

// Two long lists of which each alone is allowed are refused together, before they are multiplied.
func TestReachIsBounded(t *testing.T) {
	r, e := clean("R"), reader()
	for i := range 4096 {
		exceptionOn(&r, soc1.DeviationID(fmt.Sprintf("X-%d", i)))
		e.Accounts[0].Assertions = append(e.Accounts[0].Assertions, review.AccountAssertion{Assertion: soc1.Accuracy, Objectives: []soc1.ObjectiveID{"CO-1"}})
	}
	_, err := review.Assess(&r, &e, review.DefaultPolicy())
	if !errors.Is(err, soc1.CodeTooLarge) || !strings.Contains(err.Error(), "more than can be followed") {
		t.Errorf("%.300v", err)
	}
	e.Accounts[0].Assertions = e.Accounts[0].Assertions[:400]
	if _, err := review.Assess(&r, &e, review.DefaultPolicy()); err != nil {
		t.Errorf("%.300v", err)
	}
}

// deficiency draws an evaluation with any pieces missing.
func (g generator) deficiency(id review.DeficiencyID) review.Deficiency {
	d := evaluated(id, review.Likelihood(g.pick(4, "likelihood")), review.Magnitude(g.pick(4, "magnitude")))
	d.Exists, d.Attention = g.answer("exists"), [...]opinion.Answer{0, yes, nope}[g.pick(3, "attention")]
	for range g.pick(3, "compensating") {
		d.Compensating = append(d.Compensating, g.compensating())
	}
	return d
}

// compensating draws a compensating control, tested or not.
func (g generator) compensating() review.CompensatingControl {
	c := limited(review.Magnitude(g.pick(4, "detects")))
	c.Effective = g.answer("effective")
	if c.Effective == 0 {
		c.Tested = soc1.Date{}
	} else if g.rare("outside the year") {
		c.Tested = day(2024, time.May, 2)
	}
	return c
}

// lighter fails if a grade is lighter at either end than another.
func lighter(t *rapid.T, before, after review.Grading, what string) {
	t.Helper()
	if after.Best < before.Best || after.Worst < before.Worst {
		t.Fatalf("%s made it lighter: from %s to %s", what, before.Title(), after.Title())
	}
}

// deficiencyLaw draws an evaluation, grades it, and hands both over.
func deficiencyLaw(t *testing.T, check func(g generator, d review.Deficiency, got review.DeficiencyReview)) {
	t.Helper()
	rapid.Check(t, func(t *rapid.T) {
		g := generator{t}
		d := g.deficiency("DEF-1")
		check(g, d, grades(t, d).Deficiencies[0])
	})
}

func TestLawHeavierJudgementsNeverMakeADeficiencyLighter(t *testing.T) {
	deficiencyLaw(t, func(g generator, d review.Deficiency, before review.DeficiencyReview) {
		grade := func(d review.Deficiency) review.Grading { return grades(g.t, d).Deficiencies[0].Grade }
		if d.Likelihood != 0 && d.Likelihood < review.Probable {
			worse := d.Clone()
			worse.Likelihood++
			lighter(g.t, before.Grade, grade(worse), "a higher likelihood")
		}
		if d.Magnitude != 0 && d.Magnitude < review.Material {
			worse := d.Clone()
			worse.Magnitude++
			lighter(g.t, before.Grade, grade(worse), "a greater magnitude")
		}
		worse := d.Clone()
		worse.Attention = yes
		lighter(g.t, before.Grade, grade(worse), "attention")
	})
}

func TestLawCompensationNeverMakesADeficiencyHeavierOrDisappear(t *testing.T) {
	deficiencyLaw(t, func(g generator, d review.Deficiency, before review.DeficiencyReview) {
		c := g.compensating()
		with := d.Clone()
		with.Compensating = append(with.Compensating, c)
		after := grades(g.t, with).Deficiencies[0].Grade
		lighter(g.t, after, before.Grade, "taking a compensating control away")
		if d.Exists == yes && after.Best < review.ControlDeficiency {
			g.t.Fatalf("a deficiency disappeared: %s", after.Title())
		}
		if (c.Effective != yes || c.Tested.Year() != 2025) && after != before.Grade {
			g.t.Fatalf("a control that was not tested with success changed %s to %s", before.Grade.Title(), after.Title())
		}
	})
}

// A grade is a range exactly while pieces are missing, and whatever is supplied leads into the range.
func TestLawPiecesStayWithinTheRange(t *testing.T) {
	deficiencyLaw(t, func(g generator, d review.Deficiency, before review.DeficiencyReview) {
		pieces := slices.DeleteFunc(slices.Clone(before.Open), func(p review.Piece) bool { return p == review.PieceTest })
		if open := before.Grade.Severity == review.SeverityOpen; open != (len(pieces) > 0) {
			g.t.Fatalf("%s with open pieces %v", before.Grade.Title(), pieces)
		}
		for _, p := range pieces {
			now := d.Clone()
			switch p {
			case review.PieceExistence:
				now.Exists = [...]opinion.Answer{yes, nope}[g.pick(2, "exists now")]
			case review.PieceLikelihood:
				now.Likelihood = review.Likelihood(1 + g.pick(3, "likelihood now"))
			case review.PieceMagnitude:
				now.Magnitude = review.Magnitude(1 + g.pick(3, "magnitude now"))
			case review.PiecePrecision:
				for i := range now.Compensating {
					if now.Compensating[i].Detects == 0 {
						now.Compensating[i].Detects = review.Magnitude(1 + g.pick(3, "detects now"))
					}
				}
			}
			after := grades(g.t, now).Deficiencies[0]
			if after.Grade.Best < before.Grade.Best || after.Grade.Worst > before.Grade.Worst {
				g.t.Fatalf("%s led out of %s to %s", p, before.Grade.Title(), after.Grade.Title())
			}
			if slices.Contains(after.Open, p) {
				g.t.Fatalf("%s is asked again", p)
			}
		}
	})
}

func TestLawCombinationsAreNoLighterThanTheirParts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := generator{t}
		a, b, both := g.deficiency("DEF-1"), g.deficiency("DEF-2"), g.deficiency("DEF-3")
		alone := grades(t, both).Deficiencies[0].Grade
		both.Combines = []review.DeficiencyID{"DEF-1", "DEF-2"}
		got := grades(t, a, both, b).Deficiencies
		for _, part := range []review.Grading{got[0].Grade, got[2].Grade, alone} {
			lighter(t, part, got[1].Grade, "combining")
		}
	})
}

// The entity's own deficiencies never change what may be relied on, and a report never grades them.
func TestLawDeficienciesAndRelianceAreApart(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		now := e.Clone()
		d := generator{t}.deficiency("DEF-1")
		d.Reach = []review.Reach{{Account: "WAGES", Assertion: soc1.Accuracy}}
		now.Deficiencies = []review.Deficiency{d}
		after := assess(t, &r, now, review.DefaultPolicy())
		notBetterAlike(t, before, after)
		if len(before.Deficiencies) != 0 {
			t.Fatal("a deficiency that nobody entered")
		}
		if plain := grades(t, d); plain.Deficiencies[0].Grade != after.Deficiencies[0].Grade {
			t.Fatalf("the report changed the grade from %s to %s", plain.Deficiencies[0].Grade.Title(), after.Deficiencies[0].Grade.Title())
		}
	})
}
