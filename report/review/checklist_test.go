package review_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// point returns the answer to a point of the checklist.
func point(r *review.Review, p review.Point) review.Item { return r.Checklist[p-1] }

// TestStatusOfEveryPoint shows each point in each status that it can have, from satisfied to preventing.
func TestStatusOfEveryPoint(t *testing.T) {
	type change = func(r *review.Received, e *review.Entity)
	clear := func(*review.Received, *review.Entity) {}
	carved := func(r *review.Received, _ *review.Entity) { carve(r, "HOST") }
	for _, c := range []struct {
		point  review.Point
		name   string
		change change
		want   review.Status
	}{
		{review.PointIdentity, "in order", clear, review.Satisfied},
		{review.PointIdentity, "no date", func(r *review.Received, _ *review.Entity) { r.ReportDate = soc1.Date{} }, review.Procedures},
		{review.PointIdentity, "a draft", func(r *review.Received, _ *review.Entity) { r.Draft = true }, review.Preventing},
		{review.PointAuditor, "in order", clear, review.Satisfied},
		{review.PointAuditor, "accepted", func(r *review.Received, e *review.Entity) {
			r.Auditor.Licensed = 0
			say(e, "R", review.AuditorStanding, yes)
		}, review.Noted},
		{review.PointAuditor, "no peer review", func(r *review.Received, _ *review.Entity) { r.Auditor.PeerReviewed = nope }, review.Procedures},
		{review.PointAuditor, "unknown", func(r *review.Received, _ *review.Entity) { r.Auditor.Licensed = 0 }, review.Open},
		{review.PointAuditor, "unknown and unfit", func(r *review.Received, _ *review.Entity) { r.Standard, r.Auditor.Licensed = 0, nope }, review.Preventing},
		{review.PointOpinion, "unqualified", clear, review.Satisfied},
		{review.PointOpinion, "qualified elsewhere", func(r *review.Received, e *review.Entity) {
			*r = without(*r, opinion.Design, opinion.Qualified)
			say(e, "design", review.QualificationReaches, nope)
		}, review.Noted},
		{review.PointOpinion, "qualified description", func(r *review.Received, e *review.Entity) {
			*r = without(*r, opinion.Description, opinion.Qualified)
			say(e, "description", review.QualificationReaches, yes)
		}, review.Procedures},
		{review.PointOpinion, "not judged", func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Design, opinion.Qualified) }, review.Open},
		{review.PointOpinion, "adverse", func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Design, opinion.Adverse) }, review.Preventing},
		{review.PointScope, "in scope", clear, review.Satisfied},
		{review.PointScope, "not stated", func(_ *review.Received, e *review.Entity) { e.Services = nil }, review.Procedures},
		{review.PointScope, "a part outside", func(_ *review.Received, e *review.Entity) { e.Services = append(e.Services, "Pensions") }, review.Excluding},
		{review.PointScope, "all of it outside", func(_ *review.Received, e *review.Entity) { e.Services = []string{"Pensions"} }, review.Preventing},
		{review.PointPeriod, "covered", clear, review.Satisfied},
		{review.PointPeriod, "a gap", until(day(2025, 11, 30)), review.Procedures},
		{review.PointPeriod, "little tested", func(r *review.Received, _ *review.Entity) { r.Period.Start = day(2025, 10, 1) }, review.Open},
		{review.PointPeriod, "Type 1", func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }, review.Preventing},
		{review.PointObjectives, "in order", clear, review.Satisfied},
		{review.PointObjectives, "bare", func(r *review.Received, _ *review.Entity) { r.Objectives[0].Controls = nil }, review.Procedures},
		{review.PointObjectives, "absent", func(_ *review.Received, e *review.Entity) { e.Objectives = []soc1.ObjectiveID{"CO-9"} }, review.Preventing},
		{review.PointCUECs, "none", clear, review.NotApplicable},
		{review.PointCUECs, "tested", mapped(func(*review.Mapping) {}), review.Satisfied},
		{review.PointCUECs, "not applicable", mapped(func(m *review.Mapping) { m.Applicable, m.Reason = nope, "No such transactions." }), review.Noted},
		{review.PointCUECs, "untested", mapped(func(m *review.Mapping) { m.Tested, m.Effective = soc1.Date{}, 0 }), review.Procedures},
		{review.PointCUECs, "missing", failing(0), review.Open},
		{review.PointCUECs, "missing for good", failing(nope), review.Preventing},
		{review.PointSubservices, "none", clear, review.NotApplicable},
		{review.PointSubservices, "unread", func(r *review.Received, _ *review.Entity) { r.NoSubservices = false }, review.Procedures},
		{review.PointSubservices, "included", func(r *review.Received, _ *review.Entity) {
			carve(r, "HOST")
			r.CSOCs = nil
			r.Subservices[0].Method, r.Subservices[0].Tested, r.Subservices[0].Asserted = soc1.Inclusive, yes, yes
		}, review.Satisfied},
		{review.PointSubservices, "not used", unused(nope), review.Noted},
		{review.PointSubservices, "carved out", carved, review.Procedures},
		{review.PointExceptions, "none", clear, review.Satisfied},
		{review.PointExceptions, "Type 1", func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }, review.NotApplicable},
		{review.PointExceptions, "unread", func(r *review.Received, _ *review.Entity) { r.NoExceptions = false }, review.Procedures},
		{review.PointExceptions, "not judged", func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X-1") }, review.Open},
		{review.PointExceptions, "no effect", func(r *review.Received, e *review.Entity) {
			exceptionOn(r, "X-1")
			say(e, "X-1", review.ExceptionTouches, nope)
		}, review.Noted},
		{review.PointExceptions, "nobody asked about events", func(_ *review.Received, e *review.Entity) { e.NoIncidents = false }, review.Noted},
		{review.PointChanges, "none", clear, review.Satisfied},
		{review.PointChanges, "Type 1", func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }, review.NotApplicable},
		{review.PointChanges, "unread", func(r *review.Received, _ *review.Entity) { r.NoChanges = false }, review.Procedures},
		{review.PointICFR, "no filer", clear, review.NotApplicable},
		{review.PointICFR, "a filer", func(_ *review.Received, e *review.Entity) { e.Filer = yes }, review.Noted},
		{review.PointICFR, "not stated", func(_ *review.Received, e *review.Entity) { e.Filer = 0 }, review.Noted},
		{review.PointInformation, "none used", clear, review.NotApplicable},
		{review.PointInformation, "covered", func(_ *review.Received, e *review.Entity) { e.Information = []string{"Register"} }, review.Satisfied},
		{review.PointInformation, "not covered", func(_ *review.Received, e *review.Entity) { e.Information = []string{"Worksheet"} }, review.Procedures},
		{review.PointResponses, "none", clear, review.NotApplicable},
		{review.PointResponses, "one", func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X-1") }, review.Noted},
		{review.PointLetters, "none", clear, review.NotApplicable},
		{review.PointLetters, "one", lettered(day(2026, 1, 1), day(2026, 1, 31), day(2026, 2, 2), soc1.IssuedByManagement), review.Noted},
	} {
		r, e := clean("R"), reader()
		c.change(&r, &e)
		if got := point(assess(t, &r, e, review.DefaultPolicy()), c.point); got.Status != c.want || got.Point != c.point {
			t.Errorf("%s, %s: %s, want %s: %+v", c.point, c.name, got.Status, c.want, got.Reasons)
		}
	}
}

// TestStatusOfTheConclusion: a review is done when it has an outcome, nothing is asked, nothing is left to do, and somebody signed.
func TestStatusOfTheConclusion(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *review.Received, e *review.Entity)
		want   review.Status
	}{
		"done":            {func(*review.Received, *review.Entity) {}, review.Satisfied},
		"nobody signed":   {func(_ *review.Received, e *review.Entity) { e.ReviewedBy = "" }, review.Open},
		"nobody dated":    {func(_ *review.Received, e *review.Entity) { e.ReviewedOn = soc1.Date{} }, review.Open},
		"work left":       {func(r *review.Received, _ *review.Entity) { r.NoChanges = false }, review.Procedures},
		"a question left": {func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X-1") }, review.Open},
		"no reliance":     {func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Adverse) }, review.Preventing},
		"no reliance, not signed": {func(r *review.Received, e *review.Entity) {
			*r = without(*r, opinion.Operation, opinion.Adverse)
			e.ReviewedBy = ""
		}, review.Open},
	} {
		r, e := clean("R"), reader()
		c.change(&r, &e)
		if got := point(assess(t, &r, e, review.DefaultPolicy()), review.PointConclusion); got.Status != c.want {
			t.Errorf("%s: %s, want %s", name, got.Status, c.want)
		}
	}
}

// TestFindingsOfThePoints: what was looked up is said in words, with numbers that agree with the case and nouns that agree with the
// numbers.
func TestFindingsOfThePoints(t *testing.T) {
	type change = func(r *review.Received, e *review.Entity)
	for _, c := range []struct {
		point  review.Point
		change change
		want   string
	}{
		{review.PointIdentity, func(*review.Received, *review.Entity) {}, "SOC 1 Type 2 of Company SO-R (illustrative) on Payroll, 2025-01-01 to 2025-12-31, dated 2026-02-10."},
		{review.PointIdentity, func(r *review.Received, _ *review.Entity) { *r = typeOne(*r); r.ReportDate = soc1.Date{} }, "SOC 1 Type 1 of Company SO-R (illustrative) on Payroll, as of 2025-12-31, dated (not recorded)."},
		{review.PointAuditor, func(*review.Received, *review.Entity) {}, "Company SA (illustrative). Licensed: yes; peer reviewed: yes; independent: yes. Standard: AT-C 320."},
		{review.PointAuditor, func(r *review.Received, _ *review.Entity) {
			r.Auditor, r.Standard = review.Auditor{Source: "state board"}, 0
		},
			"The service auditor is not named. Licensed: not established; peer reviewed: not established; independent: not established. Standard: not established. Source: state board."},
		{review.PointAuditor, func(r *review.Received, _ *review.Entity) { r.Auditor.Independent = nope }, "Company SA (illustrative). Licensed: yes; peer reviewed: yes; independent: no. Standard: AT-C 320."},
		{review.PointOpinion, func(*review.Received, *review.Entity) {}, "Opinion: description unqualified, design unqualified, operation unqualified."},
		{review.PointOpinion, func(r *review.Received, _ *review.Entity) {
			*r = without(*r, opinion.Design, opinion.Qualified, "CO-1", "CO-2")
		},
			"Opinion: description unqualified, design qualified (CO-1, CO-2), operation unqualified."},
		{review.PointOpinion, func(r *review.Received, _ *review.Entity) { r.Limbs = nil }, "No opinion is recorded."},
		{review.PointScope, func(*review.Received, *review.Entity) {}, "1 service used; the report names 1 in its scope. The report does not tell locations apart."},
		{review.PointScope, func(r *review.Received, e *review.Entity) {
			e.Services, r.Services, e.Systems, e.Locations, r.Locations = nil, nil, []string{"Payroll"}, []string{"Lima", "Omaha"}, []string{"Lima"}
		}, "0 services used; the report names none in its scope. 1 system of the service organization is used; the report is about Payroll. 2 locations serve the entity; the report names 1."},
		{review.PointPeriod, func(*review.Received, *review.Entity) {}, "Fiscal year 2025-01-01 to 2025-12-31, 365 days of service. 2 objectives: 365 tested, 0 represented by letters, 0 uncovered."},
		{review.PointPeriod, func(r *review.Received, _ *review.Entity) {
			r.Objectives[1].Tested = soc1.Period{Start: day(2025, 1, 2), End: day(2025, 12, 31)}
		},
			"Fiscal year 2025-01-01 to 2025-12-31, 365 days of service. 1 objective: 365 tested, 0 represented by letters, 0 uncovered; 1 objective: 364 tested, 0 represented by letters, 1 uncovered."},
		{review.PointPeriod, func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }, "Fiscal year 2025-01-01 to 2025-12-31. The report gives no tested day."},
		{review.PointObjectives, func(*review.Received, *review.Entity) {}, "2 objectives matter to the entity, of 2 in the report. 1 relevant assertion is mapped, none without an objective."},
		{review.PointObjectives, func(_ *review.Received, e *review.Entity) {
			e.Objectives = []soc1.ObjectiveID{"CO-2"}
			e.Accounts[0].Assertions = []review.AccountAssertion{{Assertion: soc1.Cutoff}, {Assertion: soc1.Accuracy, Objectives: e.Objectives}}
		}, "1 objective matters to the entity, of 2 in the report. 2 relevant assertions are mapped, 1 without an objective."},
		{review.PointScope, func(r *review.Received, e *review.Entity) {
			e.Locations, r.Locations = []string{"Lima"}, []string{"Lima"}
		},
			"1 service used; the report names 1 in its scope. 1 location serves the entity; the report names 1."},
		{review.PointCUECs, mapped(func(*review.Mapping) {}), "1 CUEC for the objectives that matter: 1 tested and effective, 0 not applicable, 0 not tested in the year, 0 missing or failed, 0 not answered."},
		{review.PointCUECs, func(r *review.Received, e *review.Entity) {
			for i, m := range states("U") {
				id := soc1.CUECID("U-" + string(rune('A'+i)))
				u := control(id)
				r.CUECs = append(r.CUECs, u)
				if m.CUEC != "" {
					m.CUEC = id
					e.Mappings = append(e.Mappings, m)
				}
			}
			other := control("U-Z")
			other.Objectives = []soc1.ObjectiveID{"CO-2"}
			r.CUECs = append(r.CUECs, other)
			e.Objectives, e.Accounts[0].Assertions[0].Objectives = []soc1.ObjectiveID{"CO-1"}, []soc1.ObjectiveID{"CO-1"}
		}, "7 CUECs for the objectives that matter: 1 tested and effective, 1 not applicable, 2 not tested in the year, 2 missing or failed, 1 not answered."},
		{review.PointSubservices, func(*review.Received, *review.Entity) {}, "The report names none."},
		{review.PointSubservices, func(r *review.Received, _ *review.Entity) { r.NoSubservices = false }, "Nobody has recorded whether the report names any."},
		{review.PointSubservices, func(r *review.Received, e *review.Entity) {
			carve(r, "HOST")
			carve(r, "BANK")
			carve(r, "PRINT")
			r.Subservices[1].Method, r.Subservices[2].Method, r.CSOCs = 0, soc1.Inclusive, r.CSOCs[:2]
			e.Reports, e.Links = []review.Received{clean("SUB-R")}, []review.Link{{Subservice: "HOST", To: "SUB-R"}}
		}, "Company SUB (illustrative) (carve-out, 1 report obtained); Company SUB (illustrative) (method not established); Company SUB (illustrative) (inclusive)."},
		{review.PointExceptions, func(*review.Received, *review.Entity) {}, "0 exceptions in the report: 0 concern the entity, 0 are still to be judged."},
		{review.PointExceptions, func(r *review.Received, e *review.Entity) {
			exceptionOn(r, "X-1")
			exceptionOn(r, "X-2")
			exceptionOn(r, "X-3")
			say(e, "X-1", review.ExceptionTouches, nope)
			say(e, "X-2", review.ExceptionTouches, yes, review.ExceptionTolerable, yes)
		}, "3 exceptions in the report: 1 concerns the entity, 1 is still to be judged."},
		{review.PointExceptions, func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }, "A Type 1 report has no results of tests."},
		{review.PointChanges, func(*review.Received, *review.Entity) {}, "The description reports none."},
		{review.PointChanges, func(r *review.Received, _ *review.Entity) { r.NoChanges = false }, "0 changes recorded from the description."},
		{review.PointICFR, func(_ *review.Received, e *review.Entity) { e.Filer = yes }, "Management assesses internal control as of 2025-12-31. As of that day: rely. The service bears on 1 significant account."},
		{review.PointICFR, func(_ *review.Received, e *review.Entity) { e.Filer, e.Accounts[0].Significant = yes, nope }, "Management assesses internal control as of 2025-12-31. As of that day: rely. The service bears on 0 significant accounts."},
		{review.PointICFR, func(*review.Received, *review.Entity) {}, "Management makes no assessment of internal control as of the year-end."},
		{review.PointICFR, func(_ *review.Received, e *review.Entity) { e.Filer = 0 }, "Nothing says whether management assesses internal control as of the year-end."},
		{review.PointInformation, func(_ *review.Received, e *review.Entity) { e.Information = []string{"Register"} }, "1 report or file of the service organization is used; the report covers 1."},
		{review.PointInformation, func(r *review.Received, e *review.Entity) { e.Information, r.UserReports = []string{"A", "B"}, nil }, "2 reports or files of the service organization are used; the report covers none."},
		{review.PointResponses, func(*review.Received, *review.Entity) {}, "The report has none."},
		{review.PointResponses, func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X-1"); exceptionOn(r, "X-2") }, "2 responses, which nobody examined. No conclusion here looks at them."},
		{review.PointConclusion, func(*review.Received, *review.Entity) {}, "For the year: rely. Reviewed by controller on 2026-03-02; 0 steps to do."},
		{review.PointConclusion, func(r *review.Received, e *review.Entity) {
			r.NoChanges, e.ReviewedBy, e.ReviewedOn = false, "", soc1.Date{}
		},
			"For the year: rely with additional procedures. Reviewed by nobody yet on (not recorded); 1 step to do."},
	} {
		r, e := clean("R"), reader()
		c.change(&r, &e)
		if got := point(assess(t, &r, e, review.DefaultPolicy()), c.point).Finding; got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.point, got, c.want)
		}
	}
}

// TestManyGroupsOfDaysAreCutShort: a report in which every objective was tested on other days is summed up after the fourth.
func TestManyGroupsOfDaysAreCutShort(t *testing.T) {
	for n, more := range map[int]string{4: "", 5: "; and 1 more groups.", 9: "; and 5 more groups."} {
		r, e := clean("R"), reader()
		r.Objectives = nil
		for i := range n {
			r.Objectives = append(r.Objectives, review.Objective{ID: soc1.ObjectiveID("CO-" + string(rune('1'+i))), Statement: "It is so.", Controls: []soc1.ControlID{"C-1"},
				Tested: soc1.Period{Start: day(2025, 1, 1+i), End: day(2025, 12, 31)}})
		}
		text := point(assess(t, &r, e, review.DefaultPolicy()), review.PointPeriod).Finding
		if strings.Count(text, "tested,") != min(n, 4) || more != "" && !strings.HasSuffix(text, more) {
			t.Errorf("%d groups: %s", n, text)
		}
	}
}

// Without a report every point but the first and the last does not arise, and says so.
func TestChecklistWithoutAReport(t *testing.T) {
	got := assess(t, nil, reader(), review.DefaultPolicy())
	for _, item := range got.Checklist {
		switch item.Point {
		case review.PointIdentity:
			if item.Status != review.Preventing || item.Finding != "There is no report at hand." || !slices.Equal(item.Facts, []string{"/received"}) {
				t.Errorf("%+v", item)
			}
		case review.PointConclusion:
			if item.Status != review.Preventing || !strings.HasPrefix(item.Finding, "For the year: no reliance.") {
				t.Errorf("%+v", item)
			}
		default:
			if item.Status != review.NotApplicable || item.Finding != "There is no report to look it up in." {
				t.Errorf("%+v", item)
			}
		}
	}
}
