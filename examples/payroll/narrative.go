package main

import (
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
)

// narrative is what the parties add to the facts in their own words.
func narrative(e *opinion.Examination) report.Narrative {
	return report.Narrative{
		Addressee: "the Board of Directors and management of " + e.ServiceOrganization.Name,
		TestIntroduction: []string{
			"Where a control, or a test of it, uses a report, list or extract of a system, we obtained evidence that it was complete and accurate. The procedures are stated with each control: they compared the report with its source, inspected the parameters or the query, or performed the extraction again.",
			"Automated controls were tested once for each distinct case that their specification allows. That rests on the control objectives on logical access, changes and job processing, and on evidence that the configuration of the control did not change, or was tested again after it did.",
			"Samples from populations of more than sixty items were drawn at random, at random within strata, or at a fixed interval after a random start, from lists whose completeness we had tested. Where a control operated less often, the items were chosen over the whole period haphazardly or by judgment, and annual and semiannual controls were tested in full.",
		},
		OtherInformation: []report.Passage{
			{Title: "Planned changes", Text: []string{
				"In the second quarter of 2026 the returns worklists will be replaced by a case module of the Treasury Workbench, which takes every item from the suspense ledger.",
				"The region code will become a mandatory field of the client master file in March 2026."}},
			{Title: "Continuity of operations", Text: []string{
				"Northfield maintains a plan for the continuity of operations and exercises it once a year. The exercise of October 2025 moved processing to the recovery site within six hours."}},
		},
	}
}
