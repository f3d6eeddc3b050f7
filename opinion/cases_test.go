package opinion_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// thirdParty is one case from a guide, an exam or a published report. Whether an objective was achieved is in the file,
// but is never read: it is what has to be derived.
type thirdParty struct {
	ID         string `json:"id"`
	SOC        string `json:"soc"`
	ReportType string `json:"report_type"`
	Scenario   string `json:"scenario"`
	Facts      struct {
		Objectives []struct {
			ID       string        `json:"id"`
			Controls []caseControl `json:"controls"`
		} `json:"objectives"`
		DescriptionMisstated  string `json:"description_misstated"`
		ScopeLimitation       string `json:"scope_limitation"`
		Pervasive             bool   `json:"pervasive"`
		Subservice            []struct{ Name, Method string }
		AssertionRefused      bool `json:"management_assertion_refused"`
		RepresentationRefused bool `json:"representation_refused"`
	} `json:"facts"`
	Expected   map[string]*string `json:"expected"`
	Acceptable []string           `json:"acceptable_overall"`
	Forbidden  []string           `json:"forbidden_overall"`
	ScoredOn   string             `json:"scored_on"`
	Reported   bool               `json:"exception_must_be_reported"`
}

// caseControl is a control as a case describes it.
type caseControl struct {
	ID              string   `json:"id"`
	Design          string   `json:"design"`
	Implemented     bool     `json:"implemented"`
	Operated        *bool    `json:"operated"`
	Tested          bool     `json:"tested"`
	Sample          *int64   `json:"sample"`
	Deviations      *int64   `json:"deviations"`
	CompensatingFor []string `json:"compensating_for"`
}

// encode turns a case into an examination: low-level facts, and the judgements that the case states.
func (c *thirdParty) encode() *opinion.Examination {
	e := examtest.Sound(1, 1)
	e.Matrix, e.Complementary.CUECs = controls.Matrix{}, nil
	if c.ReportType == "type1" {
		e.Type, e.AsOf, e.Period, e.Description.NoChanges = soc1.Type1, e.Period.End, soc1.Period{}, false
	}
	m := &e.Matrix
	for _, o := range c.Facts.Objectives {
		objective := soc1.ObjectiveID(o.ID)
		m.Objectives = append(m.Objectives, controls.Objective{ID: objective, Statement: "As the case says.", Kind: controls.GeneralIT})
		r := controls.Risk{ID: soc1.RiskID("R-" + o.ID), Objective: objective, Statement: "As the case says."}
		var together controls.ControlSet
		for _, k := range o.Controls {
			if len(k.CompensatingFor) > 0 {
				r.Sufficient = append(r.Sufficient, controls.ControlSet{Controls: []soc1.ControlID{soc1.ControlID(k.ID)}, Rationale: "The case calls it compensating."})
			} else {
				together.Controls = append(together.Controls, soc1.ControlID(k.ID))
			}
			c.encodeControl(e, k)
		}
		r.Sufficient = append([]controls.ControlSet{together}, r.Sufficient...)
		m.Risks = append(m.Risks, r)
	}
	for _, s := range c.Facts.Subservice {
		sub := soc1.Subservice{ID: "SUB", Organization: soc1.Organization{ID: "SUB-ORG", Name: s.Name}, Services: "As the case says.", Method: soc1.Inclusive}
		sub.Assertion.Status, sub.Representation.Status = soc1.LetterProvided, soc1.LetterProvided
		e.Subservices = append(e.Subservices, sub)
	}
	c.encodeJudgements(e)
	return e
}

// encodeControl adds one control with what was found about it.
func (c *thirdParty) encodeControl(e *opinion.Examination, k caseControl) {
	m, id := &e.Matrix, soc1.ControlID(k.ID)
	m.Controls = append(m.Controls, controls.Control{ID: id, Text: "As the case says.", Nature: controls.Manual})
	w := controls.Walkthrough{ID: soc1.WalkthroughID("W-" + k.ID), Control: id, Design: controls.DesignSuitable, Implementation: controls.Implemented, Finding: "As the case says."}
	if k.Design == "deficient" {
		w.Design = controls.DesignDeficient
	}
	failed := k.Operated != nil && !*k.Operated
	if !k.Implemented || e.Type == soc1.Type1 && failed { // at a date, a control that does not operate is not in use
		w.Implementation = controls.NotImplemented
	}
	m.Walkthroughs = append(m.Walkthroughs, w)
	if e.Type == soc1.Type1 {
		return
	}
	t := examtest.SoundTest(soc1.TestID("T-"+k.ID), id)
	if !k.Tested {
		m.Tests = append(m.Tests, controls.Test{ID: t.ID, Control: id, Outcome: controls.EvidenceUnavailable, Reason: "As the case says."})
		return
	}
	if k.Sample != nil {
		t.Sample.Size = *k.Sample
	}
	m.Tests = append(m.Tests, t)
	found := int64(0)
	if k.Deviations != nil {
		found = *k.Deviations
	}
	d := controls.Deviation{ID: soc1.DeviationID("D-" + k.ID), Test: t.ID, Count: max(found, 1), Kind: controls.KindIncorrect, Text: "As the case says.", Pattern: controls.Isolated}
	switch {
	case failed:
		d.Pattern = controls.Systematic
	case found == 0:
		return
	case k.Operated != nil:
		e.Judgements = append(e.Judgements, opinion.Judgement{Question: opinion.DeviationsAcceptable, Subject: string(t.ID), Answer: opinion.Yes, Why: "As the case says."})
	}
	m.Deviations = append(m.Deviations, d)
}

// encodeJudgements adds matters, limitations and letters, and what the case judges about them.
func (c *thirdParty) encodeJudgements(e *opinion.Examination) {
	judge := func(q opinion.Question, subject string, yes bool) {
		answer := opinion.No
		if yes {
			answer = opinion.Yes
		}
		e.Judgements = append(e.Judgements, opinion.Judgement{Question: q, Subject: subject, Answer: answer, Why: "As the case says."})
	}
	for limb := range opinion.Limbs() {
		if limb != opinion.Operation || e.Type == soc1.Type2 {
			judge(opinion.MisstatementPervasive, limb.String(), c.Facts.Pervasive)
			judge(opinion.LimitationPervasive, limb.String(), c.Facts.Pervasive)
		}
	}
	if c.Facts.DescriptionMisstated != "no" {
		e.Matters = []opinion.Matter{{ID: "M", Kind: opinion.Omission, Text: c.Scenario}}
		judge(opinion.MatterMaterial, "M", true)
	}
	if c.ID == "OP-025" { // the omission was there, and was corrected when the auditor asked
		e.Matters = []opinion.Matter{{ID: "M", Kind: opinion.Omission, Text: c.Scenario, Corrected: true}}
	}
	if c.Facts.ScopeLimitation == "pervasive" { // a limited one shows in the tests that could not be carried out
		e.Limitations = []opinion.Limitation{{ID: "L", Source: opinion.Management, Text: c.Scenario}}
	}
	if c.Facts.AssertionRefused {
		e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "As the case says."}
	}
	if c.Facts.RepresentationRefused {
		e.Representation = soc1.Representation{Status: soc1.LetterRefused, Reason: "As the case says."}
	}
}

// leftOpen returns the judgements that the case leaves to the reader.
func (c *thirdParty) leftOpen() []ask {
	var open []ask
	for _, o := range c.Facts.Objectives {
		for _, k := range o.Controls {
			if k.Operated == nil && k.Deviations != nil && *k.Deviations > 0 {
				open = append(open, ask{opinion.DeviationsAcceptable, "T-" + k.ID})
			}
		}
	}
	return open
}

// disagreement is a limb on which the derivation differs from a case, and why it stays that way.
type disagreement struct {
	Case     string `json:"case"`
	Limb     string `json:"limb"`
	Expected string `json:"expected"`
	Derived  string `json:"derived"`
	Reason   string `json:"reason"`
}

func TestThirdPartyCases(t *testing.T) {
	raw, err := os.ReadFile("testdata/cases/opinion.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var known []disagreement
	list, err := os.ReadFile("testdata/cases/disagreements.json")
	if err == nil {
		err = json.Unmarshal(list, &known)
	}
	if err != nil {
		t.Fatal(err)
	}
	var table bytes.Buffer
	agreed, limbs := 0, 0
	for s := bufio.NewScanner(bytes.NewReader(raw)); s.Scan(); {
		var c thirdParty
		if err := json.Unmarshal(s.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		o := form(t, c.encode(), opinion.USPolicy())
		fmt.Fprintf(&table, "%s %s:", c.ID, c.SOC)
		for _, l := range o.Limbs {
			fmt.Fprintf(&table, " %v", l.Kind)
			field := map[opinion.Limb]string{opinion.Description: "description", opinion.Design: "design", opinion.Operation: "operating"}[l.Limb]
			want := c.Expected[field]
			if want == nil {
				continue
			}
			limbs++
			d := slices.IndexFunc(known, func(d disagreement) bool { return d.Case == c.ID && d.Limb == field })
			switch {
			case l.Kind.String() == *want:
				agreed++
				if d >= 0 {
					t.Errorf("%s: %s agrees; take it off the list of disagreements", c.ID, field)
				}
			case d < 0 || known[d].Expected != *want || known[d].Derived != l.Kind.String() || known[d].Reason == "":
				t.Errorf("%s: %s is %v, the case says %s: %s", c.ID, field, l.Kind, *want, c.Scenario)
			default:
				fmt.Fprintf(&table, " (case: %s)", *want)
			}
		}
		fmt.Fprintf(&table, " -> %v\n", o.Summary)
		checkCase(t, &c, o)
	}
	t.Logf("%d of %d limbs agree", agreed, limbs)
	golden(t, "testdata/cases/results.txt", table.Bytes())
}

// checkCase checks a case as a whole.
func checkCase(t *testing.T, c *thirdParty, o *opinion.Opinion) {
	t.Helper()
	open := c.leftOpen()
	accepted := c.Acceptable
	if c.ScoredOn == "overall" {
		accepted = []string{*c.Expected["overall"]}
	}
	switch {
	case o.Summary == opinion.Undetermined:
		if len(open) == 0 || !slices.Equal(needsOf(o, opinion.Operation), open) || len(o.Needs) != len(open) {
			t.Errorf("%s: undetermined for want of %v, and the case leaves %v open", c.ID, o.Needs, open)
		}
		l, _ := o.Limb(opinion.Operation)
		for _, k := range possible(l) {
			if !slices.Contains(c.Acceptable, k.String()) {
				t.Errorf("%s: %v is called possible, the case allows %v", c.ID, k, c.Acceptable)
			}
		}
	case !slices.Contains(accepted, o.Summary.String()) || slices.Contains(c.Forbidden, o.Summary.String()):
		t.Errorf("%s: %v, the case says %v: %s", c.ID, o.Summary, accepted, c.Scenario)
	}
	deviating := int64(0)
	for _, k := range o.Controls {
		deviating += k.Deviating
	}
	if c.Reported && deviating == 0 {
		t.Errorf("%s: the deviation got lost", c.ID)
	}
}
