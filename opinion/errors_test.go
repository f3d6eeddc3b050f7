package opinion_test

import (
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// fault is one way to spoil a sound examination, and the problem that has to come back.
type fault struct {
	name  string
	spoil func(e *opinion.Examination)
	code  soc1.Code
	path  string
}

// faults lists what [opinion.Examination.Validate] itself has to find.
func faults() []fault {
	type exam = opinion.Examination
	asType1 := func(e *exam) {
		e.Type, e.AsOf, e.Period, e.Description.NoChanges, e.Matrix.Tests = soc1.Type1, e.Period.End, soc1.Period{}, false, nil
	}
	matter := opinion.Matter{ID: "M", Kind: opinion.Omission, Text: "It is silent."}
	event := opinion.Event{ID: "E", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach.", Objectives: []soc1.ObjectiveID{"CO-1"}}
	limitation := opinion.Limitation{ID: "L", Source: opinion.Timing, Text: "Too late."}
	judgement := opinion.Judgement{Question: opinion.DeviationsAcceptable, Subject: "T-1-1", Answer: opinion.Yes, Why: "Isolated."}
	sub := soc1.Subservice{ID: "S", Organization: soc1.Organization{ID: "S", Name: "Host"}, Services: "Hosting", Method: soc1.CarveOut}
	return []fault{
		{"unknown version", func(e *exam) { e.Version = "attest.examination/9" }, soc1.CodeInvalid, "/version"},
		{"malformed id", func(e *exam) { e.ID = "1" }, soc1.CodeInvalid, "/id"},
		{"unknown type", func(e *exam) { e.Type = 9 }, soc1.CodeInvalid, "/type"},
		{"unknown standard", func(e *exam) { e.Standard = 99 }, soc1.CodeInvalid, "/standard"},
		{"edition of another standard", func(e *exam) { e.Edition = soc1.ISAE3402Edition2009 }, soc1.CodeConflict, "/edition"},
		{"reversed period", func(e *exam) { e.Period.Start, e.Period.End = e.Period.End, e.Period.Start }, soc1.CodeOrder, "/period"},
		{"organization without a name", func(e *exam) { e.ServiceOrganization.Name = "" }, soc1.CodeMissing, "/serviceOrganization/name"},
		{"auditor without an id", func(e *exam) { e.ServiceAuditor.ID = "" }, soc1.CodeMissing, "/serviceAuditor/id"},
		{"auditor audits itself", func(e *exam) { e.ServiceAuditor.ID = e.ServiceOrganization.ID }, soc1.CodeConflict, "/serviceAuditor/id"},
		{"Type 2 with a date", func(e *exam) { e.AsOf = e.Period.End }, soc1.CodeShape, "/asOf"},
		{"Type 1 with a period", func(e *exam) { p := e.Period; asType1(e); e.Period = p }, soc1.CodeShape, "/period"},
		{"Type 1 with a reason for its length", func(e *exam) { asType1(e); e.PeriodReason = "The system is new." }, soc1.CodeShape, "/periodReason"},
		{"Type 1 with tests", func(e *exam) { list := e.Matrix.Tests; asType1(e); e.Matrix.Tests = list }, soc1.CodeShape, "/matrix/tests"},
		{"Type 1 without changes", func(e *exam) { asType1(e); e.Description.NoChanges = true }, soc1.CodeShape, "/description/changes"},
		{"Type 1 limited on operation", func(e *exam) {
			asType1(e)
			e.Limitations = []opinion.Limitation{limitation}
			e.Limitations[0].Limbs = []opinion.Limb{opinion.Design, opinion.Operation}
		}, soc1.CodeShape, "/limitations/0/limbs/1"},
		{"subservice without a method", func(e *exam) { e.Subservices = []soc1.Subservice{sub}; e.Subservices[0].Method = 0 }, soc1.CodeMissing, "/subservices/0/method"},
		{"subservice twice", func(e *exam) { e.Subservices = []soc1.Subservice{sub, sub} }, soc1.CodeDuplicate, "/subservices/1/id"},
		{"control at an unknown subservice", func(e *exam) { e.Matrix.Controls[1].Subservice = "X" }, soc1.CodeUnknownReference, "/matrix/controls/1/subservice"},
		{"control at a carved-out subservice", func(e *exam) { e.Subservices, e.Matrix.Controls[0].Subservice = []soc1.Subservice{sub}, "S" }, soc1.CodeShape, "/matrix/controls/0/subservice"},
		{"description with two answers", func(e *exam) { e.Description.Changes = []soc1.Change{{Date: e.Period.Start}} }, soc1.CodeConflict, "/description/noChanges"},
		{"user report of no objective", func(e *exam) { e.Description.UserReports[0].Objective = "X" }, soc1.CodeUnknownReference, "/description/userReports/0/objective"},
		{"complementary control of nothing", func(e *exam) { e.Complementary.CUECs[0].Objectives = nil }, soc1.CodeMissing, "/complementary/cuecs/0/objectives"},
		{"refused without a reason", func(e *exam) { e.Assertion.Status = soc1.LetterRefused }, soc1.CodeMissing, "/assertion/reason"},
		{"unknown status", func(e *exam) { e.Representation.Status = 9 }, soc1.CodeInvalid, "/representation/status"},
		{"matter without an id", func(e *exam) { e.Matters = []opinion.Matter{matter}; e.Matters[0].ID = "" }, soc1.CodeMissing, "/matters/0/id"},
		{"matter twice", func(e *exam) { e.Matters = []opinion.Matter{matter, matter} }, soc1.CodeDuplicate, "/matters/1/id"},
		{"matter and limitation with one id", func(e *exam) {
			e.Matters, e.Limitations = []opinion.Matter{matter}, []opinion.Limitation{limitation}
			e.Limitations[0].ID = "M"
		}, soc1.CodeDuplicate, "/limitations/0/id"},
		{"matter without a kind", func(e *exam) { e.Matters = []opinion.Matter{matter}; e.Matters[0].Kind = 0 }, soc1.CodeMissing, "/matters/0/kind"},
		{"matter without a text", func(e *exam) { e.Matters = []opinion.Matter{matter}; e.Matters[0].Text = "" }, soc1.CodeMissing, "/matters/0/text"},
		{"matter about no objective", func(e *exam) {
			e.Matters = []opinion.Matter{matter}
			e.Matters[0].Objectives = []soc1.ObjectiveID{"CO-1", "X"}
		}, soc1.CodeUnknownReference, "/matters/0/objectives/1"},
		{"matter about an objective twice", func(e *exam) {
			e.Matters = []opinion.Matter{matter}
			e.Matters[0].Objectives = []soc1.ObjectiveID{"CO-1", "CO-1"}
		}, soc1.CodeDuplicate, "/matters/0/objectives/1"},
		{"limitation without a source", func(e *exam) { e.Limitations = []opinion.Limitation{limitation}; e.Limitations[0].Source = 0 }, soc1.CodeMissing, "/limitations/0/source"},
		{"limitation of an unknown limb", func(e *exam) {
			e.Limitations = []opinion.Limitation{limitation}
			e.Limitations[0].Limbs = []opinion.Limb{9}
		}, soc1.CodeInvalid, "/limitations/0/limbs/0"},
		{"limitation of no control", func(e *exam) {
			e.Limitations = []opinion.Limitation{limitation}
			e.Limitations[0].Controls = []soc1.ControlID{"X"}
		}, soc1.CodeUnknownReference, "/limitations/0/controls/0"},
		{"failure of no control", func(e *exam) { e.CSOCFailures = []opinion.CSOCFailure{{ID: "F", CSOC: "X", Text: "It failed."}} }, soc1.CodeUnknownReference, "/csocFailures/0/csoc"},
		{"failure without a text", func(e *exam) { e.CSOCFailures = []opinion.CSOCFailure{{ID: "F", CSOC: "X"}} }, soc1.CodeMissing, "/csocFailures/0/text"},
		{"failure on reversed days", func(e *exam) {
			e.CSOCFailures = []opinion.CSOCFailure{{ID: "F", CSOC: "X", Text: "It failed.", Days: soc1.Period{Start: e.Period.End, End: e.Period.Start}}}
		}, soc1.CodeOrder, "/csocFailures/0/days"},
		{"event without a kind", func(e *exam) { e.Events = []opinion.Event{event}; e.Events[0].Kind = 0 }, soc1.CodeMissing, "/events/0/kind"},
		{"event discovered at no time", func(e *exam) { e.Events = []opinion.Event{event}; e.Events[0].Discovered = 0 }, soc1.CodeMissing, "/events/0/discovered"},
		{"condition that bears on nothing", func(e *exam) { e.Events = []opinion.Event{event}; e.Events[0].Objectives = nil }, soc1.CodeMissing, "/events/0/objectives"},
		{"event about no objective", func(e *exam) {
			e.Events = []opinion.Event{event}
			e.Events[0].Objectives = []soc1.ObjectiveID{"X"}
		}, soc1.CodeUnknownReference, "/events/0/objectives/0"},
		{"event with the id of a matter", func(e *exam) {
			e.Events, e.Matters = []opinion.Event{event}, []opinion.Matter{matter}
			e.Events[0].ID = "M"
		}, soc1.CodeDuplicate, "/matters/0/id"},
		{"act without a kind", func(e *exam) { e.Acts = []opinion.Act{{ID: "A", Text: "A theft."}} }, soc1.CodeMissing, "/acts/0/kind"},
		{"act of which it is not known who knows", func(e *exam) { e.Acts = []opinion.Act{{ID: "A", Kind: opinion.Fraud, Text: "A theft.", Informed: 9}} }, soc1.CodeInvalid, "/acts/0/informed"},
		{"act about no objective", func(e *exam) {
			e.Acts = []opinion.Act{{ID: "A", Kind: opinion.Fraud, Text: "A theft.", Objectives: []soc1.ObjectiveID{"X"}}}
		}, soc1.CodeUnknownReference, "/acts/0/objectives/0"},
		{"inconsistency without a text", func(e *exam) { e.OtherInformation = []opinion.Inconsistency{{ID: "I"}} }, soc1.CodeMissing, "/otherInformation/0/text"},
		{"judgement on nothing", func(e *exam) { e.Judgements = []opinion.Judgement{judgement}; e.Judgements[0].Question = 0 }, soc1.CodeMissing, "/judgements/0/question"},
		{"judgement on a letter", func(e *exam) {
			e.Judgements = []opinion.Judgement{judgement}
			e.Judgements[0].Question = opinion.AssertionGiven
		}, soc1.CodeShape, "/judgements/0/question"},
		{"unknown answer", func(e *exam) { e.Judgements = []opinion.Judgement{judgement}; e.Judgements[0].Answer = 9 }, soc1.CodeInvalid, "/judgements/0/answer"},
		{"judgement without a reason", func(e *exam) { e.Judgements = []opinion.Judgement{judgement}; e.Judgements[0].Why = "" }, soc1.CodeMissing, "/judgements/0/why"},
		{"judgement about nothing", func(e *exam) { e.Judgements = []opinion.Judgement{judgement}; e.Judgements[0].Subject = "X" }, soc1.CodeUnknownReference, "/judgements/0/subject"},
		{"judgement twice", func(e *exam) { e.Judgements = []opinion.Judgement{judgement, judgement} }, soc1.CodeDuplicate, "/judgements/1"},
	}
}

// matrixFaults lists what the checks of package controls have to find, seen from the examination.
func matrixFaults() []fault {
	type exam = opinion.Examination
	day := func(e *exam, n int) soc1.Date { return e.Period.Start.AddDays(n) }
	late := controls.Deviation{ID: "D", Test: "T-1-1", Count: 1, Kind: controls.KindLate, Text: "Late."}
	return []fault{
		{"objective twice", func(e *exam) { e.Matrix.Objectives[1].ID = "CO-1" }, soc1.CodeDuplicate, "/matrix/objectives/1/id"},
		{"malformed control", func(e *exam) { e.Matrix.Controls[0].ID = "a b" }, soc1.CodeInvalid, "/matrix/controls/0/id"},
		{"risk of no objective", func(e *exam) { e.Matrix.Risks[0].Objective = "X" }, soc1.CodeUnknownReference, "/matrix/risks/0/objective"},
		{"risk without objective", func(e *exam) { e.Matrix.Risks[0].Objective = "" }, soc1.CodeMissing, "/matrix/risks/0/objective"},
		{"set of nothing", func(e *exam) { e.Matrix.Risks[0].Sufficient[0].Controls = nil }, soc1.CodeMissing, "/matrix/risks/0/sufficient/0/controls"},
		{"set of an unknown control", func(e *exam) { e.Matrix.Risks[0].Sufficient[0].Controls[1] = "X" }, soc1.CodeUnknownReference, "/matrix/risks/0/sufficient/0/controls/1"},
		{"control in a set twice", func(e *exam) { e.Matrix.Risks[0].Sufficient[0].Controls[1] = "C-1-1" }, soc1.CodeDuplicate, "/matrix/risks/0/sufficient/0/controls/1"},
		{"redundancy without rationale", func(e *exam) {
			r := &e.Matrix.Risks[0]
			r.Sufficient = append(r.Sufficient, r.Sufficient[0])
		}, soc1.CodeMissing, "/matrix/risks/0/sufficient/1/rationale"},
		{"reliance on nothing", func(e *exam) { e.Matrix.Controls[0].ReliesOn = []soc1.ObjectiveID{"X"} }, soc1.CodeUnknownReference, "/matrix/controls/0/reliesOn/0"},
		{"unknown nature", func(e *exam) { e.Matrix.Controls[0].Nature = 9 }, soc1.CodeInvalid, "/matrix/controls/0/nature"},
		{"periods out of order", func(e *exam) { e.Matrix.Controls[0].Operated = []soc1.Period{{Start: day(e, 9)}, {End: day(e, 3)}} }, soc1.CodeOrder, "/matrix/controls/0/operated/1"},
		{"succeeds itself", func(e *exam) { e.Matrix.Controls[0].Successor = "C-1-1" }, soc1.CodeCycle, "/matrix/controls/0/successor"},
		{"ring of successors", func(e *exam) {
			e.Matrix.Controls[0].Successor, e.Matrix.Controls[1].Successor = "C-1-2", "C-1-1"
		}, soc1.CodeCycle, "/matrix/controls/1/successor"},
		{"two predecessors", func(e *exam) {
			e.Matrix.Controls[0].Successor, e.Matrix.Controls[1].Successor = "C-2-1", "C-2-1"
		}, soc1.CodeConflict, "/matrix/controls/1/successor"},
		{"walkthrough of nothing", func(e *exam) { e.Matrix.Walkthroughs[0].Control = "X" }, soc1.CodeUnknownReference, "/matrix/walkthroughs/0/control"},
		{"finding not explained", func(e *exam) { e.Matrix.Walkthroughs[0].Design = controls.DesignDeficient }, soc1.CodeMissing, "/matrix/walkthroughs/0/finding"},
		{"nothing to correct", func(e *exam) { e.Matrix.Walkthroughs[0].DescriptionCorrected = true }, soc1.CodeConflict, "/matrix/walkthroughs/0/descriptionCorrected"},
		{"test without outcome", func(e *exam) { e.Matrix.Tests[0].Outcome = 0 }, soc1.CodeMissing, "/matrix/tests/0/outcome"},
		{"procedure without nature", func(e *exam) { e.Matrix.Tests[0].Procedures[0].Nature = 0 }, soc1.CodeMissing, "/matrix/tests/0/procedures/0/nature"},
		{"reversed test", func(e *exam) { e.Matrix.Tests[0].Period = soc1.Period{Start: day(e, 9), End: day(e, 3)} }, soc1.CodeOrder, "/matrix/tests/0/period"},
		{"negative sample", func(e *exam) { e.Matrix.Tests[0].Sample.Size = -1 }, soc1.CodeRange, "/matrix/tests/0/sample/size"},
		{"sample above population", func(e *exam) { e.Matrix.Tests[0].Sample.Size = 53 }, soc1.CodeRange, "/matrix/tests/0/sample/size"},
		{"unperformed without reason", func(e *exam) { t := &e.Matrix.Tests[0]; t.Outcome, t.Sample.Size = controls.NotPerformed, 0 }, soc1.CodeMissing, "/matrix/tests/0/reason"},
		{"no occurrence of many", func(e *exam) {
			t := &e.Matrix.Tests[0]
			t.Outcome, t.Sample.Size, t.Reason = controls.NoOccurrence, 0, "None."
		}, soc1.CodeConflict, "/matrix/tests/0/population/size"},
		{"more deviations than items", func(e *exam) {
			e.Matrix.Deviations = []controls.Deviation{late}
			e.Matrix.Deviations[0].Count = 26
		}, soc1.CodeRange, "/matrix/tests/0/sample/size"},
		{"counts that overflow", func(e *exam) {
			e.Matrix.Deviations = []controls.Deviation{late, late, late}
			for i := range e.Matrix.Deviations {
				e.Matrix.Deviations[i].ID = soc1.DeviationID([]string{"D-1", "D-2", "D-3"}[i])
				e.Matrix.Deviations[i].Count = 1<<63 - 1
			}
		}, soc1.CodeRange, "/matrix/tests/0/sample/size"},
		{"deviation of no test", func(e *exam) { e.Matrix.Deviations = []controls.Deviation{late}; e.Matrix.Deviations[0].Test = "X" }, soc1.CodeUnknownReference, "/matrix/deviations/0/test"},
		{"deviation without kind", func(e *exam) { e.Matrix.Deviations = []controls.Deviation{late}; e.Matrix.Deviations[0].Kind = 0 }, soc1.CodeMissing, "/matrix/deviations/0/kind"},
		{"negative days late", func(e *exam) { e.Matrix.Deviations = []controls.Deviation{late}; e.Matrix.Deviations[0].DaysLate = -1 }, soc1.CodeRange, "/matrix/deviations/0/daysLate"},
		{"late and not performed", func(e *exam) {
			e.Matrix.Deviations = []controls.Deviation{late}
			e.Matrix.Deviations[0].DaysLate, e.Matrix.Deviations[0].Kind = 1, controls.KindNotPerformed
		}, soc1.CodeConflict, "/matrix/deviations/0/daysLate"},
		{"anomaly that nobody investigated", func(e *exam) { e.Matrix.Deviations = []controls.Deviation{late}; e.Matrix.Deviations[0].Anomaly = true }, soc1.CodeConflict, "/matrix/deviations/0/anomaly"},
		{"planned extension of nothing", func(e *exam) { e.Matrix.Tests[1].Planned = true }, soc1.CodeConflict, "/matrix/tests/1/planned"},
		{"extends nothing", func(e *exam) { e.Matrix.Tests[1].Extends = "X" }, soc1.CodeUnknownReference, "/matrix/tests/1/extends"},
		{"extends itself", func(e *exam) { e.Matrix.Tests[1].Extends = e.Matrix.Tests[1].ID }, soc1.CodeCycle, "/matrix/tests/1/extends"},
		{"extends a test of another control", func(e *exam) { e.Matrix.Tests[1].Extends = e.Matrix.Tests[0].ID }, soc1.CodeConflict, "/matrix/tests/1/extends"},
		{"extends a test of other days", func(e *exam) {
			t := &e.Matrix.Tests[1]
			t.Control, t.Extends, t.Period.Start = "C-1-1", "T-1-1", day(e, 9)
		}, soc1.CodeConflict, "/matrix/tests/1/extends"},
		{"extends an extension", func(e *exam) {
			t := e.Matrix.Tests
			t[1].Control, t[1].Extends, t[2].Control, t[2].Extends = "C-1-1", "T-1-1", "C-1-1", "T-1-2"
		}, soc1.CodeConflict, "/matrix/tests/2/extends"},
		{"extends a test that was not performed", func(e *exam) {
			t := e.Matrix.Tests
			t[1].Control, t[1].Extends = "C-1-1", "T-1-1"
			t[0].Outcome, t[0].Reason, t[0].Sample, t[0].Population = controls.NoOccurrence, "None.", controls.Sample{}, controls.Population{}
		}, soc1.CodeConflict, "/matrix/tests/1/extends"},
		{"extended beyond the population", func(e *exam) {
			t := e.Matrix.Tests
			t[1].Control, t[1].Extends, t[1].Sample.Size = "C-1-1", "T-1-1", 28
		}, soc1.CodeRange, "/matrix/tests/0/sample/size"},
		{"line without end", func(e *exam) {
			*e = *examtest.Sound(1, 500)
			for i := range 400 {
				e.Matrix.Controls[i].Successor = e.Matrix.Controls[i+1].ID
			}
		}, soc1.CodeTooLarge, "/matrix/controls/366"},
	}
}

func TestValidateFindsEveryFault(t *testing.T) {
	for _, f := range append(faults(), matrixFaults()...) {
		t.Run(f.name, func(t *testing.T) {
			e := examtest.Sound(2, 3)
			if err := e.Validate(); err != nil {
				t.Fatal(err)
			}
			f.spoil(e)
			err := e.Validate()
			found := false
			for _, p := range soc1.ListProblems(err) {
				found = found || p.Code == f.code && p.Path == f.path
				if p.Message == "" || p.Hint == "" || strings.HasSuffix(p.Message, ".") {
					t.Errorf("%s: message %q, hint %q", p.Path, p.Message, p.Hint)
				}
			}
			if !found {
				t.Errorf("no %q at %s in: %v", f.code, f.path, err)
			}
			if o, err := opinion.Form(e, opinion.USPolicy()); err == nil || o != nil {
				t.Error("an opinion was formed all the same")
			}
		})
	}
}

func TestPolicyValidate(t *testing.T) {
	for _, f := range []struct {
		path  string
		code  soc1.Code
		spoil func(p *opinion.Policy)
	}{
		{"/beyond", soc1.CodeMissing, func(p *opinion.Policy) { p.Beyond = 0 }},
		{"/nonOccurrence", soc1.CodeMissing, func(p *opinion.Policy) { p.NonOccurrence = 9 }},
		{"/reliance", soc1.CodeMissing, func(p *opinion.Policy) { p.Reliance = 0 }},
		{"/assertionRefused", soc1.CodeMissing, func(p *opinion.Policy) { p.AssertionRefused = 0 }},
		{"/representationRefused", soc1.CodeMissing, func(p *opinion.Policy) { p.RepresentationRefused = 0 }},
		{"/letters", soc1.CodeMissing, func(p *opinion.Policy) { p.Letters = 0 }},
		{"/whenBoth", soc1.CodeMissing, func(p *opinion.Policy) { p.WhenBoth = opinion.Qualified }},
		{"/pervasiveFrom", soc1.CodeMissing, func(p *opinion.Policy) { p.PervasiveFrom = sampling.Rate{} }},
		{"/confinedBelow", soc1.CodeOrder, func(p *opinion.Policy) { p.PervasiveFrom = sampling.PercentRate(40) }},
		{"/confidence", soc1.CodeRange, func(p *opinion.Policy) { p.Confidence = sampling.PercentRate(100) }},
		{"/confidence", soc1.CodeRange, func(p *opinion.Policy) { p.Confidence = sampling.Rate{} }},
		{"/graceDays", soc1.CodeRange, func(p *opinion.Policy) { p.GraceDays = -1 }},
		{"/shortGapDays", soc1.CodeRange, func(p *opinion.Policy) { p.ShortGapDays = -1 }},
		{"/knownFailure", soc1.CodeMissing, func(p *opinion.Policy) { p.KnownFailure = 0 }},
		{"/actWithheld", soc1.CodeMissing, func(p *opinion.Policy) { p.ActWithheld = 0 }},
		{"/missingEvidence", soc1.CodeMissing, func(p *opinion.Policy) { p.MissingEvidence = 0 }},
		{"/anomalies", soc1.CodeMissing, func(p *opinion.Policy) { p.Anomalies = 9 }},
		{"/extension", soc1.CodeMissing, func(p *opinion.Policy) { p.Extension = 0 }},
	} {
		p := opinion.USPolicy()
		f.spoil(&p)
		if err := p.Validate(); !hasProblem(err, f.code, f.path) {
			t.Errorf("%s: %v", f.path, err)
		}
		if _, err := opinion.Form(examtest.Sound(1, 1), p); !hasProblem(err, f.code, "/policy"+f.path) {
			t.Errorf("Form, %s: %v", f.path, err)
		}
	}
}

// What is wrong is said once: a period with its ends swapped has its dates.
func TestReversedPeriodIsOneProblem(t *testing.T) {
	e := examtest.Sound(1, 1)
	e.Period.Start, e.Period.End = e.Period.End, e.Period.Start
	_, err := opinion.Form(e, opinion.USPolicy())
	if list := soc1.ListProblems(err); len(list) != 1 || list[0].Path != "/period" || list[0].Code != soc1.CodeOrder {
		t.Errorf("got %v", err)
	}
}
