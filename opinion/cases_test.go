package opinion_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
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
		Subservice            []caseSubservice
		Fraud                 bool `json:"fraud"`
		AssertionRefused      bool `json:"management_assertion_refused"`
		RepresentationRefused bool `json:"representation_refused"`
	} `json:"facts"`
	Expected   map[string]*string `json:"expected"`
	Acceptable []string           `json:"acceptable_overall"`
	Forbidden  []string           `json:"forbidden_overall"`
	ScoredOn   string             `json:"scored_on"`
	Reported   bool               `json:"exception_must_be_reported"`
}

// caseSubservice is a subservice organization as a case describes it.
type caseSubservice struct {
	Name   string `json:"name"`
	Method string `json:"method"`
	CSOCOk *bool  `json:"csoc_ok"`
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
	Tolerable       *float64 `json:"tolerable_rate"`
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
	for i, s := range c.Facts.Subservice {
		encodeSubservice(e, i, s)
	}
	c.encodeJudgements(e)
	return e
}

// encodeSubservice adds a subservice organization. A carved-out one is monitored, and every objective needs a control of it, which
// may be known not to have worked.
func encodeSubservice(e *opinion.Examination, i int, s caseSubservice) {
	id := soc1.SubserviceID(fmt.Sprint("SUB-", i+1))
	sub := soc1.Subservice{ID: id, Organization: soc1.Organization{ID: soc1.OrganizationID("ORG-" + id), Name: s.Name}, Services: "As the case says.", Method: soc1.Inclusive}
	if s.Method != "carve-out" && s.Method != "carve_out" {
		sub.Assertion.Status, sub.Representation.Status = soc1.LetterProvided, soc1.LetterProvided
		e.Subservices = append(e.Subservices, sub)
		return
	}
	sub.Method, sub.Monitoring = soc1.CarveOut, []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "As the case says."}}
	e.Subservices = append(e.Subservices, sub)
	c := cuec.CSOC{ID: soc1.CSOCID(fmt.Sprint("CSOC-", i+1)), Subservice: id, Statement: "As the case says."}
	for _, o := range e.Matrix.Objectives {
		c.Objectives = append(c.Objectives, o.ID)
	}
	e.Complementary.CSOCs = append(e.Complementary.CSOCs, c)
	if s.CSOCOk != nil && !*s.CSOCOk {
		e.CSOCFailures = append(e.CSOCFailures, opinion.CSOCFailure{ID: soc1.MatterID(fmt.Sprint("F-", i+1)), CSOC: c.ID, Text: "As the case says."})
	}
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
	if k.Tolerable != nil {
		t.Sample.Tolerable, t.Sample.Method = rateOf(*k.Tolerable), sampling.Haphazard
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

// rateOf turns a share of one into a rate.
func rateOf(share float64) sampling.Rate {
	r, err := sampling.ParseRate(fmt.Sprint(share))
	if err != nil {
		panic(err)
	}
	return r
}

// lastLimb is operation, or what comes last without it.
func lastLimb(t soc1.ReportType) opinion.Limb {
	if t == soc1.Type1 {
		return opinion.Design
	}
	return opinion.Operation
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
	untested := slices.ContainsFunc(e.Matrix.Tests, func(t controls.Test) bool { return t.Outcome != controls.Performed })
	if c.Facts.ScopeLimitation == "pervasive" || c.Facts.ScopeLimitation == "material" && !untested { // others show in the tests
		l := opinion.Limitation{ID: "L", Source: opinion.Management, Text: c.Scenario}
		if c.Facts.ScopeLimitation == "material" {
			l.Limbs = []opinion.Limb{lastLimb(e.Type)}
		}
		e.Limitations = []opinion.Limitation{l}
	}
	if c.Facts.Fraud {
		e.Acts = []opinion.Act{{ID: "A", Kind: opinion.Fraud, Text: c.Scenario}}
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
	if c.Facts.Fraud {
		open = append(open, ask{opinion.ActModifies, "A"})
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

// TestEveryFieldOfACaseIsRead holds the encoding to the fields that no public case fills.
func TestEveryFieldOfACaseIsRead(t *testing.T) {
	for _, c := range []struct {
		name, facts string
		want        [3]opinion.Kind
	}{
		{"a rate above the tolerable one", `"objectives": [{"id": "CO-1", "controls": [{"id": "C-1", "design": "ok", "implemented": true, "operated": null, "tested": true, "sample": 25, "deviations": 4, "tolerable_rate": 0.1}]}]`,
			[3]opinion.Kind{opinion.Unqualified, opinion.Unqualified, opinion.Qualified}},
		{"carved out", `"objectives": [{"id": "CO-1", "controls": [{"id": "C-1", "design": "ok", "implemented": true, "operated": true, "tested": true}]}], "subservice": [{"name": "Host", "method": "carve-out", "csoc_ok": true}]`,
			[3]opinion.Kind{opinion.Unqualified, opinion.Unqualified, opinion.Unqualified}},
		{"carved out, and known to have failed", `"objectives": [{"id": "CO-1", "controls": [{"id": "C-1", "design": "ok", "implemented": true, "operated": true, "tested": true}]}], "subservice": [{"name": "Host", "method": "carve-out", "csoc_ok": false}]`,
			[3]opinion.Kind{opinion.Unqualified, opinion.Unqualified, opinion.Unqualified}},
		{"fraud", `"objectives": [{"id": "CO-1", "controls": [{"id": "C-1", "design": "ok", "implemented": true, "operated": true, "tested": true}]}], "fraud": true`,
			[3]opinion.Kind{opinion.Unqualified, opinion.Unqualified, opinion.Undetermined}},
		{"a limitation that shows in no test", `"objectives": [{"id": "CO-1", "controls": [{"id": "C-1", "design": "ok", "implemented": true, "operated": true, "tested": true}]}], "scope_limitation": "material"`,
			[3]opinion.Kind{opinion.Unqualified, opinion.Unqualified, opinion.Qualified}},
	} {
		var x thirdParty
		facts := c.facts
		if !strings.Contains(facts, "scope_limitation") {
			facts += `, "scope_limitation": "none"`
		}
		if err := json.Unmarshal([]byte(`{"id": "X", "scenario": "As told.", "report_type": "type2", "facts": {"description_misstated": "no", `+facts+`}}`), &x); err != nil {
			t.Fatal(err)
		}
		o := form(t, x.encode(), opinion.USPolicy())
		for i, l := range o.Limbs {
			if l.Kind != c.want[i] {
				t.Errorf("%s: %v is %v, want %v: %v", c.name, l.Limb, l.Kind, c.want[i], o.Needs)
			}
		}
		if open := x.leftOpen(); o.Summary == opinion.Undetermined && len(open) != len(o.Needs) {
			t.Errorf("%s: %v is needed, and the case leaves %v open", c.name, o.Needs, open)
		}
	}
}
