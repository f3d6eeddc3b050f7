package opinion_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// A breach that began in the period came to light after it. Does it change the opinion?
func ExampleEvent() {
	exam := examtest.Sound(3, 1)
	exam.Events = []opinion.Event{{
		ID: "EV-1", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Date: exam.Period.End.AddDays(20),
		Text: "A former employee still had access in October.", Objectives: []soc1.ObjectiveID{"CO-2"},
	}}
	o, _ := opinion.Form(exam, opinion.USPolicy())
	fmt.Println(o.Summary, o.Needs[0].Question.Prompt())
	exam.Judgements = []opinion.Judgement{{Question: opinion.ConditionPrevents, Subject: "EV-1", Answer: opinion.Yes, Why: "The access was used."}}
	o, _ = opinion.Form(exam, opinion.USPolicy())
	l, _ := o.Limb(opinion.Operation)
	fmt.Println(l.Kind, l.Reasons[0].Because[0].Text())
	// Output:
	// undetermined Did the condition of the period that the event brought to light keep its objectives from being achieved?
	// qualified EV-1: an event shows a condition of the period in which the objective was not achieved
}

// The same breach came to light when the report was out. Must it be revised?
func ExampleOpinion_revise() {
	exam := examtest.Sound(3, 1)
	exam.Events = []opinion.Event{{
		ID: "EV-1", Kind: opinion.PeriodCondition, Discovered: opinion.AfterReport,
		Text: "A former employee still had access in October.", Objectives: []soc1.ObjectiveID{"CO-2"},
	}}
	o, _ := opinion.Form(exam, opinion.USPolicy())
	fmt.Println(o.Summary)
	for _, r := range o.Revise {
		fmt.Println(r.Text())
	}
	// Output:
	// unqualified
	// EV-1: whether a condition discovered after the report was issued would have changed it has not been judged
}

// Management refuses to tell the user entities of an uncorrected error.
func ExampleAct() {
	exam := examtest.Sound(2, 1)
	exam.Acts = []opinion.Act{{ID: "A-1", Kind: opinion.UncorrectedError, Text: "Overtime was paid twice in March.", Informed: opinion.InformingRefused}}
	for _, p := range []opinion.Policy{opinion.USPolicy(), opinion.USPolicy().WithActWithheld(opinion.ActWithdraws)} {
		o, _ := opinion.Form(exam, p)
		fmt.Println(o.Summary, "withdraw:", o.Withdraw)
	}
	exam.Acts[0].Informed = opinion.UsersInformed
	d, _ := opinion.Derive(exam, opinion.USPolicy())
	s, _ := d.Find("/operation/A-1")
	fmt.Println(s.Text())
	// Output:
	// undetermined withdraw: false
	// undetermined withdraw: true
	// Act A-1: without effect; the user entities that the act may affect were informed of it
}

// The data centre's own report says that its backups failed. It is carved out.
func ExampleCSOCFailure() {
	exam := examtest.Sound(3, 1)
	exam.Subservices = []soc1.Subservice{{
		ID: "SUB", Organization: soc1.Organization{ID: "DC", Name: "Data Centre"}, Services: "Hosting", Method: soc1.CarveOut,
		Monitoring: []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed every year."}},
	}}
	exam.Complementary.CSOCs = []cuec.CSOC{{ID: "CSOC-1", Subservice: "SUB", Statement: "Backups are restored every quarter.", Objectives: []soc1.ObjectiveID{"CO-1"}}}
	exam.CSOCFailures = []opinion.CSOCFailure{{ID: "F-1", CSOC: "CSOC-1", Text: "No backup was restored.", Known: "its own report"}}
	for k := range opinion.KnownFailures() {
		o, _ := opinion.Form(exam, opinion.USPolicy().WithKnownFailure(k))
		fmt.Printf("%v: %v\n", k, o.Summary)
	}
	// Output:
	// disclose: unqualified
	// ask: undetermined
	// modify: qualified
}

// A deviation is claimed to be an anomaly, a concept that only ISAE 3402 knows.
func ExampleAnomalies() {
	exam := examtest.Sound(1, 1)
	exam.Matrix.Deviations = []controls.Deviation{{
		ID: "D-1", Test: "T-1-1", Count: 1, Kind: controls.KindIncorrect, Text: "One total was wrong.", Pattern: controls.Isolated, Anomaly: true,
	}}
	exam.Judgements = []opinion.Judgement{{Question: opinion.DeviationAnomalous, Subject: "D-1", Answer: opinion.Yes, Why: "The server failed once, and logs show that nothing else was hit."}}
	for _, p := range []opinion.Policy{opinion.USPolicy(), opinion.ISAE3402Policy()} {
		o, _ := opinion.Form(exam, p)
		fmt.Printf("%s: %v, %d of %d items reported\n", p.Name, o.Controls[0].Result, o.Controls[0].Deviating, o.Controls[0].Tested)
	}
	// Output:
	// us: open, 1 of 25 items reported
	// isae-3402: effective-with-deviations, 1 of 25 items reported
}

// After one deviation, the test was extended: as planned, or as an afterthought.
func ExampleExtension() {
	exam := examtest.Sound(1, 1)
	exam.Matrix.Deviations = []controls.Deviation{{ID: "D-1", Test: "T-1-1", Count: 1, Kind: controls.KindLate, Text: "Reviewed late.", Pattern: controls.Isolated}}
	more := examtest.SoundTest("T-1-1-more", "C-1-1")
	more.Extends, more.Sample.Size, more.Sample.Expected = "T-1-1", 20, 1
	for _, planned := range []bool{true, false} {
		more.Planned = planned
		e := exam.Clone()
		e.Matrix.Tests = append(e.Matrix.Tests, more)
		for x := range opinion.Extensions() {
			o, _ := opinion.Form(e, opinion.USPolicy().WithExtension(x))
			fmt.Printf("planned %v, extension %v: %v\n", planned, x, o.Controls[0].Result)
		}
	}
	// Output:
	// planned true, extension allowed: effective-with-deviations
	// planned true, extension barred: open
	// planned false, extension allowed: open
	// planned false, extension barred: open
}
