package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

func TestSectionsStandInTheCustomaryOrder(t *testing.T) {
	e := changed(deviate("1-1", controls.Isolated), misstated)
	n := report.Narrative{Emphasis: []report.Passage{{Title: "First year", Text: []string{"This is the first report."}}}}
	var got []string
	for h := range draft(t, e, n).Document().Headings() {
		if h.Level == 1 {
			got = append(got, h.Title())
		}
	}
	want := []string{
		"At a glance", "Section 1 Independent service auditor's report", "Section 2 Assertion of management",
		"Section 3 Description of the Payroll system", "Section 4 Control objectives, controls, tests and results",
		"Section 5 Other information presented by management", "Working paper Record of derivation",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var parts []string
	for _, id := range ids(draft(t, e, n).Document()) {
		if id == "section-2" {
			break
		}
		parts = append(parts, id)
	}
	order := []string{"summary", "section-1", "scope", "management-responsibilities", "auditor-responsibilities", "inherent-limitations", "tests-described", "basis", "basis-description", "open-matters", "open-matters-operation", "basis-assertion", "opinion", "emphasis", "restricted-use"}
	if diff := cmp.Diff(order, parts); diff != "" {
		t.Error(diff)
	}
}

func TestScopeSpeaksOfSubserviceOrganizationsByMethod(t *testing.T) {
	tests := []struct {
		name        string
		changes     []func(*opinion.Examination)
		want, never []string
	}{
		{"none", nil, nil, []string{"subservice organization"}},
		{"carve-out", []func(*opinion.Examination){subservice(soc1.CarveOut)}, []string{
			"Payroll Services uses the following subservice organization, carved out of this report:", "Host Corp (illustrative): hosting.",
			"our examination did not extend to them", "complementary subservice organization controls are suitably designed and operate effectively",
		}, []string{"included in this report", "extended to them. Its"}},
		{"inclusive", []func(*opinion.Examination){subservice(soc1.Inclusive)}, []string{
			"Payroll Services uses the following subservice organization, included in this report:", "our examination extended to them. Its management gives its own assertion",
		}, []string{"carved out", "did not extend"}},
		{"mixed", []func(*opinion.Examination){subservice(soc1.CarveOut), subservice(soc1.Inclusive)}, []string{"carved out of this report", "included in this report"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, typ := range []soc1.ReportType{soc1.Type1, soc1.Type2} {
				e := changed(tt.changes...)
				if typ == soc1.Type1 {
					type1(e)
				}
				d := draft(t, e, report.Narrative{}).Document()
				wants(t, partText(d, "scope"), tt.want...)
				lacks(t, partText(d, "scope"), tt.never...)
			}
		})
	}
}

func TestScopeSpeaksOfWhatIsOutside(t *testing.T) {
	e := changed(deviate("1-1", controls.Isolated), func(e *opinion.Examination) { e.Matrix.Objectives[1].SpecifiedBy = "the state treasurer" })
	scope := partText(draft(t, e, report.Narrative{}).Document(), "scope")
	wants(t, scope, "Section 3 states one such control", "The information in Section 5", "express no opinion on it", "CO-2 by the state treasurer.")
	e.Complementary.CUECs = append(e.Complementary.CUECs, cuec.CUEC{ID: "CUEC-2", Statement: "Rates are checked.", Objectives: []soc1.ObjectiveID{"CO-2"}})
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "scope"), "Section 3 states 2 of them")
	e.Complementary.CUECs, e.Matrix.Deviations = nil, nil
	scope = partText(draft(t, e, report.Narrative{}).Document(), "scope")
	lacks(t, scope, "user entities apply", "Section 5")
}

func TestShortPeriodIsDescribedWithItsReason(t *testing.T) {
	e := changed(func(e *opinion.Examination) {
		e.Period.Start, e.PeriodReason = e.Period.Start.AddMonths(9), "The system began to operate in October 2025"
	})
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "scope"), "On the length of the period: The system began to operate in October 2025.")
	e.PeriodReason = ""
	lacks(t, partText(draft(t, e, report.Narrative{}).Document(), "scope"), "length of the period")
}

func TestWorkOfInternalAuditIsDescribedWithTheTestsAlone(t *testing.T) {
	const used, assisted = "we used work of the service organization's internal audit function", "under our direction, supervision and review"
	d := draft(t, changed(), report.Narrative{}).Document()
	lacks(t, plain(d), "internal audit")
	opinionOf := partText(d, "section-1")
	d = draft(t, changed(func(e *opinion.Examination) {
		list := &e.Matrix.Tests[0].Procedures
		*list = append(*list, controls.Procedure{Nature: controls.Reperformance, Text: "Compared ten registers.", By: controls.InternalAudit})
	}), report.Narrative{}).Document()
	wants(t, partText(d, "section-4"), used, "Reperformance by internal audit. Compared ten registers.", "Inspection. ")
	lacks(t, partText(d, "section-4"), assisted)
	if got := partText(d, "section-1"); got != opinionOf {
		t.Errorf("the service auditor's report changed to\n%s", got)
	}
	d = draft(t, changed(func(e *opinion.Examination) { e.Matrix.Tests[0].Procedures[0].By = controls.DirectAssistance }), report.Narrative{}).Document()
	wants(t, partText(d, "section-4"), assisted, "Inspection by internal auditors under our direction. ")
	lacks(t, partText(d, "section-4"), used)
}

func TestSufficientEvidenceIsClaimedOnlyWhereAnOpinionIsExpressed(t *testing.T) {
	const believe = "We believe that the evidence we obtained is sufficient and appropriate to provide a reasonable basis for our "
	tests := []struct {
		name    string
		changes []func(*opinion.Examination)
		want    string
	}{
		{"unqualified", nil, believe + "opinion."},
		{"qualified", []func(*opinion.Examination){misstated}, believe + "qualified opinion."},
		{"one limb disclaimed", []func(*opinion.Examination){limited(opinion.Limitation{Limbs: []opinion.Limb{opinion.Operation}})}, believe + "opinion on the description and the suitability of design."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			wants(t, partText(draft(t, changed(tt.changes...), report.Narrative{}).Document(), "auditor-responsibilities"), tt.want, "testing the operation of", "We are required to be independent")
		})
	}
	t.Run("disclaimed", func(t *testing.T) {
		d := draft(t, changed(limited(opinion.Limitation{})), report.Narrative{}).Document()
		text := partText(d, "auditor-responsibilities")
		lacks(t, text, "We believe", "testing the operation", "assessing the risks")
		wants(t, text, "we were not able to obtain sufficient appropriate evidence")
		wants(t, partText(d, "scope"), "We were engaged to examine Payroll Services' description")
	})
}

func TestStandardsAreNamedAsTheyAre(t *testing.T) {
	for standard, want := range map[soc1.Standard]string{
		soc1.ATC320:   "in accordance with the attestation standards established by the American Institute of Certified Public Accountants, which require us to plan",
		soc1.AT801:    "in accordance with the attestation standards established by the American Institute of Certified Public Accountants, which require us to plan",
		soc1.ISAE3402: "in accordance with International Standard on Assurance Engagements 3402, issued by the International Auditing and Assurance Standards Board, which requires us to plan",
		soc1.SAS70:    "in accordance with Statement on Auditing Standards No. 70 of the American Institute of Certified Public Accountants, as in force at the time, which required us to plan",
	} {
		e := changed()
		e.Standard = standard
		wants(t, partText(draft(t, e, report.Narrative{}).Document(), "auditor-responsibilities"), want)
	}
}

func TestAssertionMirrorsLimbsConditionsAndMethod(t *testing.T) {
	e := changed(subservice(soc1.CarveOut), subservice(soc1.Inclusive), deviate("1-1", controls.Systematic), confined(opinion.MisstatementPervasive, opinion.Operation), func(e *opinion.Examination) {
		e.Assertion.Reflects = true
		e.Assertion.Signatory, e.Assertion.Basis, e.Assertion.Criteria = "Chief Executive Officer", "monthly self-assessments", []string{"Own criterion."}
	})
	d := draft(t, e, report.Narrative{}).Document()
	text := partText(d, "section-2")
	wants(t, text, "We have prepared the description of the Payroll system in Section 3 for user entities of the system during some or all of the period",
		"the description fairly presents the Payroll system", "were suitably designed throughout the period January 1, 2025 to December 31, 2025, to achieve them if they operated effectively, and if user entities and subservice organizations applied",
		"except for the matter described in Section 1 under “Basis for the modification of our opinion”, the controls operated effectively",
		"leaves out the control objectives and controls of that subservice organization", "includes the relevant control objectives and controls of that subservice organization",
		"Own criterion.", "rests on the following: monthly self-assessments.", "Chief Executive Officer", "Assertion of Host Corp (illustrative)")
	sub := partText(d, "assertion-sub-inclusive")
	wants(t, sub, "We provide services to Payroll Services", "these controls operated effectively throughout the period")
	lacks(t, sub, "except for")
	e.Matrix.Controls[0].Subservice = "SUB-inclusive"
	d = draft(t, e, report.Narrative{}).Document()
	lacks(t, partText(d, "assertion-sub-inclusive"), "except for")
	wants(t, partText(d, "basis-assertion"), "The assertion of Host Corp (illustrative) in Section 2 does not reflect what modifies our opinion and concerns controls that it performs.")
	e.Subservices[1].Assertion.Reflects = true
	d = draft(t, e, report.Narrative{}).Document()
	wants(t, partText(d, "assertion-sub-inclusive"), "except for the matter described in Section 1 under “Basis for the modification of our opinion”, these controls operated effectively")
	lacks(t, plain(d), "does not reflect")
	deviate("2-1", controls.Systematic)(e)
	e.Judgements = nil // adverse now
	wants(t, partText(draft(t, e, report.Narrative{}).Document(), "assertion-sub-inclusive"), "except for the matters described")
	e.Matrix.Deviations = e.Matrix.Deviations[:1]
	type1(e)
	e.Judgements = nil
	text = partText(draft(t, e, report.Narrative{}).Document(), "section-2")
	wants(t, text, "monitoring; and")
	lacks(t, text, "relevant changes", "controls operated effectively as of")
}

func TestAssertionThatIsMissingIsShownAsMissing(t *testing.T) {
	outstanding := changed(func(e *opinion.Examination) { e.Assertion = soc1.ManagementAssertion{} })
	text := partText(draft(t, outstanding, report.Narrative{}).Document(), "section-2")
	wants(t, text, "Assertion outstanding", "proposal of its wording", "the description fairly presents")

	refused := changed(func(e *opinion.Examination) {
		e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "Counsel advised against it"}
	})
	d := compose(t, refused, opinion.ISAE3402Policy(), report.Narrative{}).Document()
	wants(t, partText(d, "section-2"), "Assertion refused", "The reason given was: Counsel advised against it.")
	lacks(t, partText(d, "section-2"), "fairly presents")
	wants(t, partText(d, "summary"), "Management of Payroll Services refused to provide a written assertion.")
	wants(t, partText(d, "scope"), "measured against the criteria that apply to such a description")

	adverse := changed(deviate("1-1", controls.Systematic), deviate("2-1", controls.Systematic))
	wants(t, partText(draft(t, adverse, report.Narrative{}).Document(), "basis-assertion"), "does not reflect the matters that modify our opinion on operating effectiveness")
	amended := adverse.Clone()
	amended.Assertion.Reflects = true
	d = draft(t, amended, report.Narrative{}).Document()
	wants(t, partText(d, "section-2"), "the controls did not operate effectively")
	lacks(t, plain(d), "Assertion to be reconsidered", "does not reflect")
	wants(t, partText(draft(t, adverse, report.Narrative{}).Document(), "section-2"), "Assertion to be reconsidered", "opinion on operating effectiveness is modified", "the controls operated effectively")
}

// TestRecordSaysWhichChoicesOfThePolicyMattered: each choice stands in the record once, with where it mattered.
func TestRecordSaysWhichChoicesOfThePolicyMattered(t *testing.T) {
	d := compose(t, changed(deviate("1-1", controls.Systematic)), opinion.USPolicy().WithName("house").WithPervasiveness(sampling.PercentRate(60), sampling.PercentRate(80)), report.Narrative{}).Document()
	text := partText(d, "record-policy")
	wants(t, text, "The policy is named “house”.", "60% (usual: 0.5)\noperating effectiveness", "80%\nno part in this opinion", "disclose\nno part in this opinion")
	for k := range opinion.Knobs() {
		if k != opinion.KnobConfinedBelow && k != opinion.KnobConfidence && !strings.Contains(strings.ToLower(text), strings.ToLower(k.Subject())) {
			t.Errorf("%v is not in the record", k)
		}
	}
}

// TestSection4 goes through the forms in which a control and its tests can stand in Section 4.
func TestSection4(t *testing.T) {
	e := changed(deviate("1-1", controls.Isolated), deviate("1-1", controls.Systematic), func(e *opinion.Examination) {
		m := &e.Matrix
		m.Deviations[1].Count, m.Deviations[1].Intentional, m.Deviations[1].Remediated = 1, true, e.Period.End
		m.Deviations[1].Occurred = soc1.Period{Start: e.Period.Start, End: e.Period.Start}
		m.Risks[1].Sufficient[0].Controls = append(m.Risks[1].Sufficient[0].Controls, "C-1-1") // serves both objectives
		m.Controls[0].Name, m.Controls[0].ReliesOn = "Register review", []soc1.ObjectiveID{"CO-2"}
		m.Controls[0].Information = []controls.Information{{Name: "Register", Source: "payroll engine", Procedures: "Agreed to source."}}
		m.Controls[1].Operated = []soc1.Period{{End: soc1.DateOf(2025, time.June, 30)}}
		m.Controls[1].Successor, m.Controls[1].Gap = "C-2-1", "The old system was off"
		m.Controls[2].Operated = []soc1.Period{{Start: soc1.DateOf(2025, time.July, 2)}}
		m.Controls = append(m.Controls, controls.Control{ID: "C-9", Text: "Nobody needs it."})
		m.Tests[3].Population = controls.Population{Size: 25, Completeness: controls.EvidenceDeficient}
	})
	d := draft(t, e, report.Narrative{}).Document()
	text := partText(d, "section-4")
	wants(t, text,
		"Deviations noted.", "D-1. Performed late, 2 of 25 items tested: The review was signed after the payroll was paid.",
		"Cause: staffing. The reviewer was on leave.", "We found it to be isolated.", "We found its cause to be systematic.", "It resulted from an intentional act.",
		"Occurred on January 1, 2025.", "the cause was removed as of December 31, 2025. That does not undo the deviation.",
		"Relies on control objective CO-2.", "Information used: Register (payroll engine). Agreed to source.",
		"In operation until June 30, 2025.", "Superseded by C-2-1. Days between the two: The old system was off.", "In operation from July 2, 2025 on.",
		"Register review. See C-1-1 under CO-1.", "Controls that serve no control objective", "Nobody needs it.", "No test of operation was performed.",
		"Extent: 25 of 52 items, drawn by simple random selection, from: review log.", "Extent: all 25 items. The population was not complete.",
		"Manual · Detective · Weekly · payroll manager", "Complementary user entity controls: CUEC-1.", "No deviations noted.", "Test T-1-1")
	lacks(t, text, "A deputy was named.")
	wants(t, partText(d, "section-5"), "D-1", "A deputy was named.", "expresses no opinion on it")
	if n := strings.Count(partText(d, "section-5"), "A deputy was named."); n != 2 {
		t.Errorf("2 responses are printed %d times", n)
	}
}

func TestUnfavourableFindingsStandBesideTheResults(t *testing.T) {
	e := changed(deficient("C-1-1"), func(e *opinion.Examination) {
		e.Matrix.Risks[0].Sufficient = append(e.Matrix.Risks[0].Sufficient, controls.ControlSet{Controls: []soc1.ControlID{"C-1-2"}, Rationale: "It sees every rate."})
		e.Matrix.Walkthroughs[3].Implementation, e.Matrix.Walkthroughs[3].DescriptionCorrected, e.Matrix.Walkthroughs[3].Finding = controls.NotImplemented, true, "It was planned only."
		e.Matrix.Tests = e.Matrix.Tests[:3]
	})
	text := partText(draft(t, e, report.Narrative{}).Document(), "section-4")
	wants(t, text, "Not suitably designed. The reviewer does not see the rates.", "Not implemented. It was planned only.")
}

func TestNarrativeChoices(t *testing.T) {
	e := changed(deviate("1-1", controls.Isolated))
	t.Run("exception instead of deviation", func(t *testing.T) {
		e := e.Clone()
		e.Judgements = []opinion.Judgement{{Question: opinion.DeviationsAcceptable, Subject: "T-1-1", Answer: opinion.Yes, Why: "Two late signatures."}}
		d := draft(t, e, report.Narrative{Term: report.TermException}).Document()
		text := textOf(d.Blocks[:len(d.Blocks)-len(part(d, "record"))])
		wants(t, text, "Exception noted.", "No exceptions noted.", "Where to find the exceptions", "Management's responses to exceptions", "Effective, with exceptions")
		if strings.Contains(strings.ToLower(text), "deviation") {
			t.Error("the other word is used as well")
		}
	})
	t.Run("sample sizes hidden", func(t *testing.T) {
		text := partText(draft(t, e, report.Narrative{HideSampleSizes: true}).Document(), "section-4")
		if n := strings.Count(text, "Extent:"); n != 1 {
			t.Errorf("%d extents are stated, want that of the test with a deviation only", n)
		}
		wants(t, text, "Extent: 25 of 52 items", "2 of 25 items tested")
	})
	t.Run("responses beside the results", func(t *testing.T) {
		d := draft(t, e, report.Narrative{Responses: report.PlaceSection4}).Document()
		wants(t, partText(d, "section-4"), "Management's response (not examined): A deputy was named.")
		if len(part(d, "section-5")) > 0 {
			t.Error("there is a Section 5 without anything in it")
		}
	})
	t.Run("own words", func(t *testing.T) {
		d := draft(t, e, report.Narrative{
			Addressee: "the Board of Directors", Recipient: "Client A", TestIntroduction: []string{"Lists were agreed to their source."},
			Emphasis:         []report.Passage{{Title: "Short period", Text: []string{"It covers six months."}}},
			OtherInformation: []report.Passage{{Title: "Recovery", Text: []string{"We rehearse."}}, {Title: "recovery", Text: nil}},
		}).Document()
		wants(t, partText(d, "section-1"), "To the Board of Directors:", "Short period", "It covers six months.", "The following does not modify our opinion.")
		wants(t, partText(d, "section-4"), "Lists were agreed to their source.")
		wants(t, partText(d, "other-recovery")+partText(d, "other-recovery-2"), "Recovery", "We rehearse.", "recovery")
		if d.Recipient != "Client A" {
			t.Errorf("recipient %q", d.Recipient)
		}
	})
}

func TestSummaryCountsWhatWasFound(t *testing.T) {
	d := draft(t, changed(deviate("1-1", controls.Systematic), confined(opinion.MisstatementPervasive, opinion.Operation), subservice(soc1.CarveOut)), report.Narrative{}).Document()
	wants(t, partText(d, "summary"), "SOC 1 Type 2, throughout the period", "Carve-out: Host Corp (illustrative)", "Control objectives: 2: 1 achieved and 1 not achieved",
		"Concerns control objective CO-1.", "D-1", "2 of 25", "Not effective", "is not part of it")
	wants(t, partText(draft(t, changed(), report.Narrative{}).Document(), "summary"), "No deviations were noted in the tests of controls.", "No modification.", "Subservice organizations: None")
	t1 := partText(draft(t, changed(type1), report.Narrative{}).Document(), "summary")
	wants(t, t1, "SOC 1 Type 1, as of December 31, 2025", "Control objectives: 2, all with suitably designed controls")
	lacks(t, t1, "deviation")
}

func TestCoverIdentifiesTheReport(t *testing.T) {
	e := changed(func(e *opinion.Examination) { e.Edition, e.ServiceAuditor.Location = soc1.SSAE21, "Chicago, Illinois" })
	r := draft(t, e, report.Narrative{})
	var got []string
	for _, f := range r.Document().Meta {
		got = append(got, f.Term+": "+report.PlainText(f.Value))
	}
	want := []string{
		"Service organization: Payroll Services (illustrative)", "System: Payroll system", "Service auditor: Audit Firm (illustrative), Chicago, Illinois",
		"Period: January 1, 2025 to December 31, 2025", "Standard: AT-C 320 (SSAE 21)", "Date of report: February 27, 2026", "State: Draft",
		"Report id: " + r.ID, "Digest of the examination: " + r.Digest,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	bare := changed(func(e *opinion.Examination) {
		e.ServiceOrganization, e.ServiceAuditor, e.Standard, e.ReportDate = soc1.Organization{}, soc1.Organization{}, 0, soc1.Date{}
		e.Description.System = ""
	})
	text := plain(draft(t, bare, report.Narrative{}).Document())
	wants(t, text, "Service organization: (not stated)", "Standard: (not stated)", "the service organization's description of its system", "Description of the system")
}

// TestNamesDoNotBreakSentences composes with names that end as sentences or plurals do.
func TestNamesDoNotBreakSentences(t *testing.T) {
	e := changed(deviate("1-1", controls.Systematic), subservice(soc1.CarveOut), subservice(soc1.Inclusive), func(e *opinion.Examination) {
		e.ServiceOrganization = soc1.Organization{ID: "SO", Name: "Acme Payroll, Inc."}
		for i := range e.Subservices {
			e.Subservices[i].Organization = soc1.Organization{ID: "HOST", Name: "Host Corp.", Location: "Omaha"}
		}
		e.Subservices[1].Assertion = soc1.ManagementAssertion{}
	})
	for _, typ := range []soc1.ReportType{soc1.Type2, soc1.Type1} {
		if typ == soc1.Type1 {
			type1(e)
		}
		for line := range strings.Lines(plain(draft(t, e, report.Narrative{}).Document())) {
			if strings.Contains(line, "..") || strings.Contains(line, ".;") && !strings.Contains(line, "Inc.;") && !strings.Contains(line, "Corp.;") || strings.Contains(line, "  ") {
				t.Errorf("clumsy: %s", line)
			}
		}
	}
}
