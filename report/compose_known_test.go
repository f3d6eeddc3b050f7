package report_test

import (
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

func TestWhatBecameKnownIsDisclosedUnderBothStandards(t *testing.T) {
	for _, standard := range []soc1.Standard{soc1.ATC320, soc1.ISAE3402} {
		e := changed(subservice(soc1.CarveOut))
		e.Standard = standard
		later := soc1.DateOf(2026, time.January, 15)
		objective := []soc1.ObjectiveID{e.Matrix.Objectives[0].ID}
		e.CSOCFailures = []opinion.CSOCFailure{{ID: "F-1", CSOC: e.Complementary.CSOCs[0].ID, Text: "Backups could not be read", Known: "its own report"}}
		e.Events = []opinion.Event{
			{ID: "E-1", Kind: opinion.LaterCondition, Discovered: opinion.BeforeReport, Date: later, Text: "The payroll system was replaced"},
			{ID: "E-2", Kind: opinion.LaterCondition, Discovered: opinion.BeforeReport, Text: "The office moved", Disclosed: true},
			{ID: "E-3", Kind: opinion.PeriodCondition, Discovered: opinion.AfterReport, Text: "A breach came to light", Objectives: objective},
		}
		e.OtherInformation = []opinion.Inconsistency{{ID: "I-1", Text: "It promises daily backups"}, {ID: "I-2", Text: "It named another city", Corrected: true}}
		d := draft(t, e, report.Narrative{}).Document()
		wants(t, partText(d, "emphasis"), "The following does not modify our opinion.", "is known to have failed. Backups could not be read. It is known from: its own report.",
			"The payroll system was replaced. It arose after the period, and management does not disclose it.", "was not corrected: It promises daily backups.")
		lacks(t, partText(d, "emphasis"), "The office moved", "A breach came to light", "another city")
		wants(t, partText(d, "section-1"), "Facts discovered after the date of this report", "A breach came to light. Whether it would have changed the report has not been judged yet.")
		wants(t, partText(d, "record-known"), "The office moved", "another city")
	}
}

func TestConditionsAndActsThatModifyAreDescribedBeforeTheOpinion(t *testing.T) {
	e := changed()
	e.Events = []opinion.Event{{ID: "E-1", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach came to light", Objectives: []soc1.ObjectiveID{e.Matrix.Objectives[0].ID}}}
	e.Acts = []opinion.Act{{ID: "A-1", Kind: opinion.Fraud, Text: "Money was diverted", Informed: opinion.InformingRefused}}
	e.Judgements = []opinion.Judgement{
		{Question: opinion.ConditionPrevents, Subject: "E-1", Answer: opinion.Yes, Why: "Access was open."},
		{Question: opinion.ActModifies, Subject: "A-1", Answer: opinion.Yes, Why: "Users were harmed."},
		{Question: opinion.MisstatementPervasive, Subject: "operation", Answer: opinion.No, Why: "One service."},
	}
	d := draft(t, e, report.Narrative{}).Document()
	wants(t, partText(d, "basis"), "A breach came to light. The condition existed during the time that this report covers",
		"Fraud: Money was diverted. User entities whom it may affect were not informed of it.")
	lacks(t, partText(d, "emphasis"), "A breach")
}
