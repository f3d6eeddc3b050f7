package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// The tests in this file hold that a report claims no more than its facts bear out, and says everything once.

func TestDisclaimerIsNotOvershadowedByConclusionsOneByOne(t *testing.T) {
	e := changed(deviate("1-1", controls.Systematic), limited(opinion.Limitation{Limbs: []opinion.Limb{opinion.Operation}}), pervasive(opinion.LimitationPervasive, opinion.Operation))
	d := compose(t, e, opinion.USPolicy().WithWhenBoth(opinion.Disclaimer), report.Narrative{}).Document()
	summary := partText(d, "summary")
	wants(t, summary, "Disclaimer", "Control objectives: 2; no opinion is expressed on whether they were achieved", "D-1", "2 of 25")
	lacks(t, summary, "Not effective", "1 achieved", "1 not achieved")
	wants(t, partText(d, "section-4"), "They do not suffice for an opinion on whether the controls operated effectively throughout the period January 1, 2025 to December 31, 2025, and we express none.")
	wants(t, partText(d, "auditor-responsibilities"), "testing the operation of controls as far as we were able to")
	lacks(t, partText(d, "section-1")+partText(d, "section-4"), "that we consider necessary", "that we considered necessary")

	t1 := draft(t, changed(type1, limited(opinion.Limitation{})), report.Narrative{}).Document()
	wants(t, partText(t1, "summary"), "Control objectives: 2; no opinion is expressed")
	lacks(t, partText(t1, "summary"), "suitably designed controls")
}

func TestDisclaimerOnAllLimbsSpeaksOfAnEngagementAndEndsItsListInProse(t *testing.T) {
	d := draft(t, changed(limited(opinion.Limitation{}), subservice(soc1.CarveOut), subservice(soc1.Inclusive)), report.Narrative{}).Document()
	wants(t, partText(d, "scope"), "our engagement did not extend to them", "our engagement extended to them")
	lacks(t, partText(d, "scope"), "our examination extended")
	if h := part(d, "basis")[0].(report.Heading); h.Title() != "Basis for our disclaimer of opinion" {
		t.Errorf("the basis is headed %q", h.Title())
	}
	wants(t, partText(d, "auditor-responsibilities"), "Because of what is described under “Basis for our disclaimer of opinion”")
	lacks(t, plain(d), "modification of our opinion")
	limbs := items(t, d)
	if !strings.HasSuffix(limbs[0], ";") || !strings.HasSuffix(limbs[1], "; and") || !strings.HasSuffix(limbs[2], ".") {
		t.Errorf("the limbs end as %q", limbs)
	}
}

func TestOtherMattersDoNotSpeakOfAnOpinionThatIsNotExpressed(t *testing.T) {
	n := report.Narrative{Emphasis: []report.Passage{{Title: "Sale", Text: []string{"The company was sold."}}}}
	text := partText(draft(t, changed(dormant, limited(opinion.Limitation{})), n).Document(), "emphasis")
	wants(t, text, "The following is not among the reasons for which we express no opinion.", "We could not test the operation of these controls.\n", "The company was sold.")
	lacks(t, text, "our opinion")
	wants(t, partText(draft(t, changed(dormant), n).Document(), "emphasis"), "does not modify our opinion.", "our opinion on operating effectiveness does not extend to them.")
}

func TestSection4SaysWhetherDesignOrImplementationIsWrong(t *testing.T) {
	for _, tt := range []struct {
		design  controls.Design
		in      controls.Implementation
		finding string
		want    string
	}{
		{controls.DesignDeficient, controls.Implemented, "It is too late", "Not suitably designed. It is too late.\n"},
		{controls.DesignSuitable, controls.NotImplemented, "It was planned", "Not implemented. It was planned.\n"},
		{controls.DesignDeficient, controls.NotImplemented, "It was planned", "Not suitably designed and not implemented. It was planned.\n"},
	} {
		e := changed(func(e *opinion.Examination) {
			w := &e.Matrix.Walkthroughs[0]
			w.Design, w.Implementation, w.Finding = tt.design, tt.in, tt.finding
		})
		wants(t, partText(draft(t, e, report.Narrative{}).Document(), "section-4"), tt.want)
	}
	lacks(t, partText(draft(t, changed(), report.Narrative{}).Document(), "section-4"), "Not suitably designed", "Not implemented")
}

func TestMissingEvidenceDoesNotSayThatARiskWasNotAddressed(t *testing.T) {
	lost := func(e *opinion.Examination) {
		e.Limitations = append(e.Limitations, opinion.Limitation{ID: "L-1", Source: opinion.Circumstances, Text: "The log was lost.", Limbs: []opinion.Limb{opinion.Operation}, Controls: []soc1.ControlID{"C-1-1"}})
	}
	d := draft(t, changed(lost, confined(opinion.LimitationPervasive, opinion.Operation)), report.Narrative{}).Document()
	basis := partText(d, "basis")
	wants(t, basis, "We could not obtain sufficient appropriate evidence that this risk was addressed: An amount is calculated wrongly.",
		"Control C-1-1: The log was lost. The limitation arises from circumstances beyond management's control.",
		"The possible effect is confined to 1 of 2 control objectives, and in our judgment it is not pervasive.")
	lacks(t, basis, "was not addressed", "The effect is")

	open := partText(draft(t, changed(deviate("1-1", controls.Isolated)), report.Narrative{}).Document(), "open-matters")
	wants(t, open, "Whether this risk was addressed is still open: An amount is calculated wrongly.")
	lacks(t, open, "was not addressed")

	e := changed(dormant, confined(opinion.LimitationPervasive, opinion.Operation))
	unexercised := partText(compose(t, e, opinion.USPolicy().WithNonOccurrence(opinion.NonOccurrenceQualify), report.Narrative{}).Document(), "basis")
	wants(t, unexercised, "The controls that address this risk had no occasion to operate: An amount is calculated wrongly.")
	lacks(t, unexercised, "was not addressed")
}

// An objective that failed for one risk says nothing of another whose control waits for a judgement, whatever rule asks for it.
func TestARiskBesideAFailureIsAsOpenAsItsControl(t *testing.T) {
	e := changed(confined(opinion.MisstatementPervasive, opinion.Operation), deviate("1-1", controls.Systematic), deviate("2-1", controls.Isolated), func(e *opinion.Examination) {
		e.Matrix.Controls[2].Nature = controls.Automated
		e.Matrix.Risks = append(e.Matrix.Risks, controls.Risk{ID: "R-X", Objective: "CO-1", Statement: "A rate is changed unseen.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-2-1"}}}})
	})
	of := func() string { return partText(draft(t, e, report.Narrative{}).Document(), "basis") }
	wants(t, of(), "Whether this risk was addressed is still open: A rate is changed unseen.", "This risk was not addressed: An amount is calculated wrongly.")
	e.Judgements = append(e.Judgements, opinion.Judgement{Question: opinion.DeviationsAcceptable, Subject: "T-2-1", Answer: opinion.No, Why: "It recurred."})
	wants(t, of(), "This risk was not addressed: A rate is changed unseen.")
}

func TestWhatFailedByDesignIsDescribedOnce(t *testing.T) {
	e := changed(deficient("C-1-1"), confined(opinion.MisstatementPervasive, opinion.Design), confined(opinion.MisstatementPervasive, opinion.Operation))
	basis := partText(draft(t, e, report.Narrative{}).Document(), "basis")
	wants(t, basis, "For the reasons described under “Suitability of design”, the controls did not operate effectively to achieve control objective CO-1 throughout the period January 1, 2025 to December 31, 2025 either")
	for _, once := range []string{"The reviewer does not see the rates.", "Control objective CO-1 reads:", "An amount is calculated wrongly."} {
		if n := strings.Count(basis, once); n != 1 {
			t.Errorf("%q stands there %d times:\n%s", once, n, basis)
		}
	}
	deviate("1-1", controls.Systematic)(e) // now operation has a reason of its own
	basis = partText(draft(t, e, report.Narrative{}).Document(), "basis")
	wants(t, basis, "2 of 25 items tested deviated (D-1)", "As a result, the controls did not operate effectively")
	lacks(t, basis, "For the reasons described under")
}

func TestMatterOfSeveralLimbsIsDescribedUnderTheFirst(t *testing.T) {
	basis := partText(draft(t, changed(limited(opinion.Limitation{})), report.Narrative{}).Document(), "basis")
	if n := strings.Count(basis, "Access to the data centre was refused."); n != 1 {
		t.Errorf("the limitation is described %d times:\n%s", n, basis)
	}
	if n := strings.Count(basis, "What is described under “Fair presentation of the description” bears on this conclusion as well."); n != 2 {
		t.Errorf("it is referred to %d times:\n%s", n, basis)
	}
	unstated := func(e *opinion.Examination) {
		misstated(e)
		e.Matters[0].Kind = opinion.MissingCUEC
	}
	basis = partText(draft(t, changed(unstated), report.Narrative{}).Document(), "basis")
	if n := strings.Count(basis, "The description leaves out the correction of rejected items."); n != 1 {
		t.Errorf("the matter is described %d times:\n%s", n, basis)
	}
	wants(t, basis, "bears on this conclusion as well. Without that control, which the description does not tell anybody to apply")
}

func TestRelianceOnSeveralObjectivesIsOneSentence(t *testing.T) {
	e := changed(deviate("2-1", controls.Systematic), func(e *opinion.Examination) {
		third := e.Matrix.Objectives[1]
		third.ID = "CO-3"
		e.Matrix.Objectives = append(e.Matrix.Objectives, third)
		e.Matrix.Risks = append(e.Matrix.Risks, controls.Risk{ID: "R-3-1", Objective: "CO-3", Statement: "A change is wrong.", Sufficient: []controls.ControlSet{{Controls: []soc1.ControlID{"C-2-1"}}}})
		for i := range e.Matrix.Objectives[1:] {
			e.Matrix.Objectives[1+i].Kind = controls.GeneralIT
		}
		e.Matrix.Controls[0].ReliesOn = []soc1.ObjectiveID{"CO-2", "CO-3"}
		e.Judgements = append(e.Judgements, opinion.Judgement{Question: opinion.RelianceUnaffected, Subject: "C-1-1", Answer: opinion.No, By: "engagement partner", Why: "It was used."})
	}, pervasive(opinion.MisstatementPervasive, opinion.Operation))
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "basis"),
		"Control C-1-1 relies on control objectives CO-2 and CO-3, which were not achieved. That failure kept the control from operating effectively.")
}

func TestNeedsAreListedQuestionByQuestion(t *testing.T) {
	e := changed(deviate("1-1", controls.Isolated), deviate("1-2", controls.Isolated))
	text := partText(draft(t, e, report.Narrative{}).Document(), "section-1")
	wants(t, text, "given its extent and the nature and cause of any deviations? (T-1-1 and T-1-2)")
}

func TestGapBetweenControlsIsExplainedFromEitherSide(t *testing.T) {
	e := changed(func(e *opinion.Examination) {
		old, next := &e.Matrix.Controls[0], &e.Matrix.Controls[1]
		old.Operated, old.Successor, old.Gap = []soc1.Period{{End: soc1.DateOf(2025, time.June, 20)}}, next.ID, "The old system was switched off first"
		next.Operated = []soc1.Period{{Start: soc1.DateOf(2025, time.July, 1)}}
		e.Matrix.Risks[0].Sufficient = []controls.ControlSet{{Controls: []soc1.ControlID{next.ID}}}
	}, confined(opinion.MisstatementPervasive, opinion.Design), confined(opinion.MisstatementPervasive, opinion.Operation))
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "basis"),
		"Control C-1-2: The control was not in operation from June 21, 2025 to June 30, 2025. It took the place of C-1-1, which operated until June 20, 2025. Management's explanation: The old system was switched off first.")
}

func TestAssertionClaimsWhatManagementCanClaim(t *testing.T) {
	both := changed(subservice(soc1.CarveOut), subservice(soc1.Inclusive), func(e *opinion.Examination) { e.Assertion.Basis = "monthly self-assessments" })
	text := partText(draft(t, both, report.Narrative{}).Document(), "section-2")
	wants(t, text, "Our assertion rests on the following: monthly self-assessments.", "when assessing the risks of material misstatement")
	lacks(t, text, "work of the service auditor", "includes only our own")

	text = partText(draft(t, changed(dormant), report.Narrative{}).Document(), "section-2")
	wants(t, text, "the controls, other than those of control objective CO-2, which had no occasion to operate, operated effectively")

	reflecting := changed(deviate("1-1", controls.Systematic), deviate("2-1", controls.Systematic), func(e *opinion.Examination) { e.Assertion.Reflects = true })
	text = partText(draft(t, reflecting, report.Narrative{}).Document(), "section-2")
	wants(t, text, "because of the matters described in Section 1 under “Basis for the modification of our opinion”, the controls did not operate effectively throughout the period January 1, 2025 to December 31, 2025, to achieve the control objectives. The criteria")

	refused := changed(subservice(soc1.Inclusive), func(e *opinion.Examination) {
		e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "Counsel advised against it"}
	})
	text = partText(compose(t, refused, opinion.ISAE3402Policy(), report.Narrative{}).Document(), "assertion-sub-inclusive")
	wants(t, text, "measured against the criteria that apply to such a description and to such controls, that:")
	lacks(t, text, "stated in the assertion of Payroll Services")

	text = partText(draft(t, changed(type1, subservice(soc1.Inclusive)), report.Narrative{}).Document(), "assertion-sub-inclusive")
	wants(t, text, "as designed and implemented as of December 31, 2025; and\n", "if they operated effectively.\n")
}

func TestScopeSaysWhatTheSystemDoes(t *testing.T) {
	wants(t, partText(draft(t, changed(), report.Narrative{}).Document(), "scope"), "By means of the system, Payroll Services provides user entities with the following service: Payroll.",
		"Description and controls are measured against the criteria identified in Payroll Services' assertion in Section 2.")
	two := changed(func(e *opinion.Examination) {
		e.Description.Services = append(e.Description.Services, soc1.Service{Name: "Tax filing", Transactions: []string{"Returns"}})
	})
	wants(t, partText(draft(t, two, report.Narrative{}).Document(), "scope"), "with the following services: Payroll; Tax filing.")
	none := changed(func(e *opinion.Examination) { e.Description.Services = nil })
	lacks(t, partText(draft(t, none, report.Narrative{}).Document(), "scope"), "By means of the system")
}

func TestIndependenceReachesWhoIsExamined(t *testing.T) {
	e := changed(subservice(soc1.CarveOut), subservice(soc1.Inclusive))
	for i := range e.Subservices {
		e.Subservices[i].Organization.Name = e.Subservices[i].Method.Title() + " Corp"
	}
	text := partText(draft(t, e, report.Narrative{}).Document(), "auditor-responsibilities")
	wants(t, text, "We are required to be independent of Payroll Services and Inclusive Corp (illustrative) and to meet")
	lacks(t, text, "Carve-out Corp", "quality of its engagements")
	isae(e)
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "auditor-responsibilities"), "system for the quality of its engagements")
}

func TestReportGoesByTheNameOfItsStandard(t *testing.T) {
	for _, tt := range []struct {
		standard             soc1.Standard
		edition              soc1.Edition
		title, named, marked string
	}{
		{soc1.ATC320, soc1.SSAE18, "SOC 1 Type 2 Report", "AT-C 320 (SSAE 18)", "DRAFT. Not a SOC 1 report:"},
		{soc1.AT801, soc1.SSAE16, "SOC 1 Type 2 Report", "AT 801 (SSAE 16)", "DRAFT. Not a SOC 1 report:"},
		{soc1.ISAE3402, soc1.ISAE3402Edition2009, "ISAE 3402 Type 2 Report", "ISAE 3402 (2009)", "DRAFT. Not an ISAE 3402 report:"},
		{soc1.SAS70, soc1.EditionSAS70, "SAS 70 Type 2 Report", "SAS 70", "DRAFT. Not a SAS 70 report:"},
	} {
		e := changed(func(e *opinion.Examination) { e.Standard, e.Edition = tt.standard, tt.edition })
		d := draft(t, e, report.Narrative{}).Document()
		if d.Title != tt.title+" on Payroll Services (illustrative)" || !strings.HasPrefix(d.Marking, tt.marked) {
			t.Errorf("%v: %q, %q", tt.standard, d.Title, d.Marking)
		}
		wants(t, plain(d), "Standard: "+tt.named+"\n", "Report: "+strings.TrimSuffix(tt.title, " Report")+", throughout")
	}
}

func TestTitleSaysWhoseReportItIs(t *testing.T) {
	e := changed()
	e.ServiceOrganization.Illustrative = false
	if got := draft(t, e, report.Narrative{}).Document().Title; got != "SOC 1 Type 2 Report on Payroll Services" {
		t.Error(got)
	}
	e.ServiceOrganization = soc1.Organization{}
	if got := draft(t, e, report.Narrative{}).Document().Title; got != "SOC 1 Type 2 Report" {
		t.Error(got)
	}
}

func TestNotEveryProcedureIsCalledTheServiceAuditors(t *testing.T) {
	columns := func(e *opinion.Examination) string {
		var titles []string
		for _, b := range part(draft(t, e, report.Narrative{}).Document(), "section-4") {
			if table, ok := b.(report.Table); ok {
				titles = append(titles, table.Columns[2].Title)
			}
		}
		return strings.Join(titles, "|")
	}
	e := changed()
	if got := columns(e); got != "Tests performed by the service auditor|Tests performed by the service auditor" {
		t.Error(got)
	}
	e.Matrix.Tests[0].Procedures[0].By = controls.DirectAssistance
	if got := columns(e); got != "Tests performed|Tests performed" {
		t.Error(got)
	}
}

func TestSection3DoesNotSayThatManagementSpecifiedWhatOthersDid(t *testing.T) {
	e := changed()
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "objectives"), "Management specified the control objectives below and designed")
	e.Matrix.Objectives[0].SpecifiedBy = "the regulator"
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "objectives"), "below, except where another party is named, and designed")
}

func TestLargeNumbersAreGrouped(t *testing.T) {
	e := changed(func(e *opinion.Examination) {
		e.Matrix.Tests[0].Population.Size, e.Matrix.Tests[1].Population.Size = 1483, 2310456
		e.Matrix.Tests[2].Population.Size = 999
	})
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "section-4"), "25 of 1,483 items", "25 of 2,310,456 items", "25 of 999 items")
}

// An empty cell could be taken for an answer, or for a slip of the printer.
func TestNoCellOfTheReportIsEmpty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := reports().Draw(t, "report").Document()
		for _, id := range []string{"summary", "section-1", "section-2", "section-3", "section-4"} {
			for _, b := range part(d, id) {
				table, ok := b.(report.Table)
				if !ok {
					continue
				}
				for i, row := range table.Rows {
					for j, cell := range row.Cells {
						if strings.TrimSpace(textOf(cell.Blocks)) == "" {
							t.Fatalf("%s, %q: row %d, cell %d is empty", id, table.Caption, i, j)
						}
					}
				}
			}
		}
	})
}

// A column of ids holds links with blanks between them: a comma could begin a line.
func TestCellsOfIDsHoldLinksAndNothingElse(t *testing.T) {
	d := draft(t, changed(func(e *opinion.Examination) {
		e.Description.NoChanges = false
		e.Description.Changes = []soc1.Change{{Date: soc1.DateOf(2025, time.March, 1), Text: "A new release.", Controls: []soc1.ControlID{"C-1-1", "C-2-1"}}, {Date: soc1.DateOf(2025, time.May, 1), Text: "A new office."}}
	}), report.Narrative{}).Document()
	cell := func(id string, row, column int) []report.Inline {
		for _, b := range part(d, id) {
			if table, ok := b.(report.Table); ok {
				return table.Rows[row].Cells[column].Blocks[0].(report.Paragraph).Text
			}
		}
		t.Fatalf("%s has no table", id)
		return nil
	}
	for _, tt := range []struct {
		id          string
		row, column int
		want        []report.Inline
	}{
		{"objectives", 0, 3, []report.Inline{report.Ref{ID: "control-c-1-1", Text: "C-1-1"}, report.Text(" "), report.Ref{ID: "control-c-1-2", Text: "C-1-2"}}},
		{"objectives", 0, 0, []report.Inline{report.Ref{ID: "objective-co-1", Text: "CO-1"}}},
		{"changes", 0, 2, []report.Inline{report.Ref{ID: "control-c-1-1", Text: "C-1-1"}, report.Text(" "), report.Ref{ID: "control-c-2-1", Text: "C-2-1"}}},
		{"changes", 1, 2, report.Line("None stated")},
	} {
		if diff := cmp.Diff(tt.want, cell(tt.id, tt.row, tt.column)); diff != "" {
			t.Errorf("%s: %s", tt.id, diff)
		}
	}
}

func TestScopeLeavesResponsesBesideTheResultsOut(t *testing.T) {
	const uncovered = "Management's responses in Section 4, which are marked, have not been subjected to the procedures of our examination, and we express no opinion on them."
	e := changed(deviate("1-1", controls.Isolated))
	d := draft(t, e, report.Narrative{Responses: report.PlaceSection4}).Document()
	wants(t, partText(d, "scope"), uncovered)
	wants(t, partText(d, "section-4"), "Management's response (not examined): A deputy was named.")
	lacks(t, partText(draft(t, e, report.Narrative{}).Document(), "scope"), uncovered)
	e.Matrix.Deviations[0].Response = ""
	lacks(t, partText(draft(t, e, report.Narrative{Responses: report.PlaceSection4}).Document(), "scope"), uncovered)
}

func TestScopeDoesNotSpeakOfAnAssertionThatWasRefused(t *testing.T) {
	e := changed(subservice(soc1.Inclusive))
	scope := func() string {
		return partText(compose(t, e, opinion.ISAE3402Policy(), report.Narrative{}).Document(), "scope")
	}
	wants(t, scope(), "Its management gives its own assertion, which Section 2 presents as well.")
	e.Subservices[0].Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "No"}
	lacks(t, scope(), "own assertion")
	other := e.Subservices[0]
	other.ID, other.Organization.Name, other.Assertion = "SUB-2", "Print Corp", e.Assertion
	e.Subservices = append(e.Subservices, other)
	wants(t, scope(), "Management of Print Corp (illustrative) gives its own assertion, which Section 2 presents as well.")
}

func TestSuccessorNamesWhatItTookThePlaceOf(t *testing.T) {
	e := changed(func(e *opinion.Examination) {
		old, next := &e.Matrix.Controls[0], &e.Matrix.Controls[1]
		old.Operated, old.Successor = []soc1.Period{{End: soc1.DateOf(2025, time.June, 30)}}, next.ID
		next.Operated = []soc1.Period{{Start: soc1.DateOf(2025, time.July, 1)}}
	})
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "section-4"), "In operation from July 1, 2025 on.\nTook the place of C-1-1.\n", "Superseded by C-1-2.")
}

func TestOpinionNamesTheObjectivesOfAControlThatIsNotInUse(t *testing.T) {
	e := changed(func(e *opinion.Examination) {
		w := &e.Matrix.Walkthroughs[2]
		w.Implementation, w.Finding = controls.NotImplemented, "Nobody performs it."
		e.Judgements = append(e.Judgements, opinion.Judgement{Question: opinion.MatterMaterial, Subject: string(w.ID), Answer: opinion.Yes, By: "engagement partner", Why: "Users rely on it."})
	}, confined(opinion.MisstatementPervasive, opinion.Description), confined(opinion.MisstatementPervasive, opinion.Design), confined(opinion.MisstatementPervasive, opinion.Operation))
	d := draft(t, e, report.Narrative{}).Document()
	wants(t, partText(d, "opinion"), "The modification of our opinion on the description concerns control objective CO-2.")
	wants(t, partText(d, "summary"), "The description presents the control C-2-1 as if it were in use. It was not implemented, and the description was not corrected.")
}

// That a risk was not addressed is a finding. It is stated where an objective was found not to be achieved, and nowhere else.
func TestARiskIsOnlySaidNotToBeAddressedWhereAnObjectiveFailed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		failed := false
		for _, l := range r.Opinion.Limbs {
			for _, reason := range l.Reasons {
				failed = failed || reason.Rule == opinion.RuleObjectiveFailed
			}
		}
		if text := partText(r.Document(), "section-1"); !failed && strings.Contains(text, "This risk was not addressed") {
			t.Fatalf("no objective failed, and yet:\n%s", text)
		}
	})
}

// Where no opinion is expressed on any limb, nothing in the service auditor's report may read as one.
func TestDisclaimerOnAllLimbsNeverClaimsAnOpinion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		for _, l := range r.Opinion.Limbs {
			if l.Kind != opinion.Disclaimer {
				return
			}
		}
		d := r.Document()
		for _, claim := range []string{"In our opinion", "We have examined", "We believe that the evidence", "modify our opinion"} {
			if text := partText(d, "section-1"); strings.Contains(text, claim) {
				t.Fatalf("%q stands in a report without an opinion:\n%s", claim, text)
			}
		}
		for _, claim := range []string{" achieved and", "all achieved", "Effective"} {
			if text := partText(d, "summary"); strings.Contains(text, claim) {
				t.Fatalf("%q stands in the summary of a report without an opinion:\n%s", claim, text)
			}
		}
	})
}
