package review_test

import (
	"slices"
	"testing"
)

// Each rule with what it rests on: the facts as pointers, the objectives and views it reaches, the questions it asks, and the detail
// that its sentence cannot say. A reader who doubts a reason follows exactly these.

func TestTracesOfReportAndOpinion(t *testing.T) {
	checkTraces(t, identityBranches(), map[string][]string{
		"another kind of report":          {"other-family: /received/family"},
		"a draft":                         {"unissued: /received/draft"},
		"a report dated after the review": {"unissued: /received/reportDate /entity/reviewedOn"},
		"a report without a date":         {"date-unknown: /received/reportDate"},
		"no customer":                     {"not-for-reader: /entity/customer /entity/serviceStart /entity/serviceEnd"},
		"service began after the window":  {"not-for-reader: /entity/customer /entity/serviceStart /entity/serviceEnd"},
		"service ended before the window": {"not-for-reader: /entity/customer /entity/serviceStart /entity/serviceEnd"},
		"a late review":                   {"review-late (reviewed on 2026-03-02, needed by 2026-03-01): /entity/reviewedOn /entity/neededBy"},
		"no licence":                      {"auditor-unfit: /received/auditor"},
		"not independent":                 {"auditor-unfit: /received/auditor /entity/judgements/0"},
		"standing unknown":                {"auditor-open about R: /received/auditor; asks [auditor-standing]"},
		"standing accepted":               {"auditor-accepted: /received/auditor /entity/judgements/0"},
		"standing rejected":               {"auditor-rejected: /received/auditor /entity/judgements/0"},
		"no peer review":                  {"peer-review-lacking: /received/auditor/peerReviewed"},
		"standard unknown":                {"standard-open about R: /received/standard; asks [standard-adequate]"},
		"superseded standard accepted":    {"standard-accepted: /received/standard /entity/judgements/0"},
		"standard rejected":               {"standard-rejected: /received/standard /entity/judgements/0"},
		"adverse description":             {"adverse about description: /received/limbs/0"},
		"adverse operation":               {"adverse about operation: /received/limbs/2; for [operation as-of]"},
		"disclaimer":                      {"disclaimed about design: /received/limbs/1"},
		"undetermined limb":               {"opinion-missing about operation: /received/limbs/2; for [operation as-of]"},
		"missing limb":                    {"opinion-missing about operation: /received/limbs; for [operation as-of]"},
		"qualified on an objective":       {"not-achieved about operation: /received/limbs/2; on [CO-1]; for [operation as-of]"},
		"qualified by a finding":          {"not-achieved about CO-1: /received/objectives/0; on [CO-1]; for [operation as-of]"},
		"no conclusion":                   {"not-concluded about CO-1: /received/objectives/0; on [CO-1]"},
		"not exercised":                   {"not-exercised about CO-1: /received/objectives/0; on [CO-1]; for [operation as-of]"},
		"qualified without a name":        {"qualification-open about operation: /received/limbs/2; for [operation as-of]; asks [qualification-reaches]"},
		"qualification that reaches":      {"qualification-reached about design: /received/limbs/1 /entity/judgements/0"},
		"qualified description":           {"qualification-reached about description: /received/limbs/0 /entity/judgements/0; on [CO-1]"},
		"qualification elsewhere":         {"qualification-elsewhere about description: /received/limbs/0 /entity/judgements/0"},
	})
}

func TestTracesOfScopeAndPeriod(t *testing.T) {
	checkTraces(t, scopeBranches(), map[string][]string{
		"service outside":        {"service-outside about Pensions: /entity/services/1; beyond the report"},
		"location outside":       {"location-outside about Lima: /entity/locations/0; beyond the report"},
		"another system":         {"system-outside about Tax engine: /entity/systems/1; beyond the report"},
		"no system in scope":     {"nothing-in-scope: /entity/systems"},
		"no service in scope":    {"nothing-in-scope: /entity/services"},
		"no location in scope":   {"nothing-in-scope: /entity/locations"},
		"use unstated":           {"use-unstated: /entity/services /received/services; beyond the report"},
		"Type 1":                 {"type-1: /received/type; for [operation as-of]"},
		"window before the year": {"period-none (no day is tested; the gap 2025-01-01/2025-12-31 of 365 days is longer than 3 months; nothing answers the 365 days in the gap 2025-01-01/2025-12-31): /received/period /entity/fiscalYear; on [CO-1 CO-2]; for [operation]"},
		"three months tested": {
			"period-open about R (92 days tested, less than 6 months; the leading gap 2025-01-01/2025-09-30 of 273 days is longer than 3 months; nothing answers the 273 days in the leading gap 2025-01-01/2025-09-30): /received/period /entity/fiscalYear; on [CO-1 CO-2]; for [operation]; asks [period-sufficient]",
			"period-open about R (the controls were tested for less than 6 months): /received/period /entity/fiscalYear; on [CO-1 CO-2]; for [as-of]; asks [period-sufficient]",
		},
		"three months accepted": {
			"period-accepted (92 days tested, less than 6 months; the leading gap 2025-01-01/2025-09-30 of 273 days is longer than 3 months; nothing answers the 273 days in the leading gap 2025-01-01/2025-09-30): /received/period /entity/fiscalYear /entity/judgements/0; on [CO-1 CO-2]; for [operation]",
			"period-accepted (the controls were tested for less than 6 months): /received/period /entity/fiscalYear /entity/judgements/0; on [CO-1 CO-2]; for [as-of]",
		},
		"three months refused": {
			"period-short (92 days tested, less than 6 months; the leading gap 2025-01-01/2025-09-30 of 273 days is longer than 3 months; nothing answers the 273 days in the leading gap 2025-01-01/2025-09-30): /received/period /entity/fiscalYear /entity/judgements/0; on [CO-1 CO-2]; for [operation]",
			"period-short (the controls were tested for less than 6 months): /received/period /entity/fiscalYear /entity/judgements/0; on [CO-1 CO-2]; for [as-of]",
		},
		"an open gap":      {"period-gap (nothing answers the 92 days in the trailing gap 2025-10-01/2025-12-31): /received/period /entity/fiscalYear; on [CO-1 CO-2]; for [operation as-of]"},
		"a bridged gap":    {"period-bridged (the trailing gap 2025-10-01/2025-12-31 of 92 days is answered by bridge letters only): /received/period /entity/fiscalYear; on [CO-1 CO-2]; for [operation as-of]"},
		"a refused letter": {"letter-refused about L (wrong issuer, incomplete): /entity/letters/0"},
		"objective tested in part": {
			"period-open about R (61 days tested, less than 6 months; the leading gap 2025-01-01/2025-10-31 of 304 days is longer than 3 months; nothing answers the 304 days in the leading gap 2025-01-01/2025-10-31): /received/period /entity/fiscalYear; on [CO-1]; for [operation]; asks [period-sufficient]",
			"period-open about R (the controls were tested for less than 6 months): /received/period /entity/fiscalYear; on [CO-1]; for [as-of]; asks [period-sufficient]",
		},
		"objective absent":            {"objective-absent about CO-9: /received/objectives /entity/objectives; on [CO-9]"},
		"objectives unread":           {"objectives-unread: /received/objectives"},
		"tests by inquiry only":       {"tests-inadequate about CO-1: /received/objectives/0 /entity/judgements/0; on [CO-1]; for [operation as-of]"},
		"objective without a control": {"objective-without-control about CO-1: /received/objectives/0/controls; on [CO-1]"},
		"assertion gap":               {"assertion-gap about WAGES (cutoff): /entity/accounts/0/assertions/1; beyond the report"},
		"accounts unstated":           {"accounts-unstated: /entity/accounts; beyond the report"},
		"filer unstated":              {"filer-unstated: /entity/filer"},
		"information uncovered":       {"information-uncovered about Worksheet: /entity/information/0; beyond the report"},
		"information unsupported":     {"information-unsupported about Register (CO-1): /entity/information/0 /received/userReports/0; beyond the report"},
	})
}

func TestTracesOfControlsAndFindings(t *testing.T) {
	checkTraces(t, slices.Concat(controlBranches(), otherBranches(), incidentBranches()), map[string][]string{
		"CUEC not mapped":                            {"cuec-unmapped about U-1: /received/cuecs/0; on [CO-1]"},
		"CUEC of unknown applicability":              {"cuec-unmapped about U-1: /received/cuecs/0 /entity/mappings/0; on [CO-1]"},
		"CUEC untested":                              {"cuec-untested about U-1: /received/cuecs/0 /entity/mappings/0; on [CO-1]; for [operation as-of]"},
		"CUEC test still to come":                    {"cuec-untested about U-1: /received/cuecs/0 /entity/mappings/0; on [CO-1]; for [operation as-of]"},
		"CUEC tested last year":                      {"cuec-stale about U-1: /received/cuecs/0 /entity/mappings/0; on [CO-1]; for [operation as-of]"},
		"CUEC not applicable":                        {"cuec-not-applicable about U-1: /received/cuecs/0 /entity/mappings/0; on [CO-1]"},
		"CUEC missing":                               {"cuec-failed-open about U-1: /received/cuecs/0 /entity/mappings/0; on [CO-1]; asks [cuec-compensated]"},
		"CUEC failed its test":                       {"cuec-failed-open about U-1: /received/cuecs/0 /entity/mappings/0; on [CO-1]; for [operation as-of]; asks [cuec-compensated]"},
		"CUEC missing without remedy":                {"cuec-failed about U-1: /received/cuecs/0 /entity/mappings/0 /entity/judgements/0; on [CO-1]"},
		"CUEC made up for":                           {"cuec-compensated about U-1: /received/cuecs/0 /entity/mappings/0 /entity/judgements/0; on [CO-1]"},
		"subservices unread":                         {"subservices-unread: /received/subservices"},
		"method unknown":                             {"method-unknown about HOST: /received/subservices/0; on [CO-2]"},
		"carve-out without a report":                 {"carve-out-open about HOST: /received/subservices/0; on [CO-2]"},
		"carve-out excluded by policy":               {"carve-out-open about HOST: /received/subservices/0; on [CO-2]"},
		"carve-out covered":                          {"carve-out-covered about HOST (SUB-R): /received/subservices/0 /entity/links/0 /entity/reports/0; on [CO-2]; for [design operation]"},
		"carve-out with a Type 1":                    {"carve-out-limited about HOST (SUB-R): /received/subservices/0 /entity/links/0 /entity/reports/0; on [CO-2]; for [operation]"},
		"carve-out that failed":                      {"carve-out-limited about HOST (SUB-R): /received/subservices/0 /entity/links/0 /entity/reports/0; on [CO-2]; for [operation]"},
		"carve-out with an open exception":           {"carve-out-limited about HOST (SUB-R): /received/subservices/0 /entity/links/0 /entity/reports/0; on [CO-2]; for [operation]"},
		"chain that stops short":                     {"carve-out-limited about HOST (SUB-R): /received/subservices/0 /entity/links/0 /entity/reports/0; on [CO-2]; for [design operation]"},
		"circle":                                     {"chain-cycle about HOST: /received/subservices/0 /entity/links/0; on [CO-2]"},
		"chain too deep":                             {"chain-too-deep about HOST: /received/subservices/0 /entity/links/0; on [CO-2]"},
		"included without tests":                     {"inclusion-unproven about HOST: /received/subservices/0; on [CO-2]"},
		"exceptions unread":                          {"exceptions-unread: /received/exceptions; for [operation as-of]"},
		"exception not judged":                       {"exception-open about X-1: /received/exceptions/0; on [CO-1]; for [operation as-of]; asks [exception-touches exception-tolerable]"},
		"response on record":                         {"response-unexamined about X-1: /received/exceptions/0/response"},
		"exception without effect":                   {"exception-no-effect about X-1: /received/exceptions/0 /entity/judgements/0; on [CO-1]; for [operation as-of]"},
		"exception that touches":                     {"exception-open about X-1: /received/exceptions/0 /entity/judgements/0; on [CO-1]; for [operation as-of]; asks [exception-tolerable]"},
		"exception tolerable if it touches":          {"exception-open about X-1: /received/exceptions/0 /entity/judgements/0; on [CO-1]; for [operation as-of]; asks [exception-touches]"},
		"exception tolerated":                        {"exception-tolerated about X-1: /received/exceptions/0 /entity/judgements/0 /entity/judgements/1; on [CO-1]; for [operation as-of]"},
		"exception that defeats":                     {"exception-defeats about X-1: /received/exceptions/0 /entity/judgements/0 /entity/judgements/1; on [CO-1]; for [operation as-of]"},
		"mitigation that nobody has":                 {"exception-defeats about X-1: /received/exceptions/0 /entity/judgements/0 /entity/judgements/1; on [CO-1]; for [operation as-of]"},
		"mitigation to be judged":                    {"exception-open about X-1: /received/exceptions/0 /entity/judgements/0 /entity/judgements/1 /entity/mitigations/0; on [CO-1]; for [operation as-of]; asks [mitigation-sufficient]"},
		"mitigation accepted":                        {"exception-mitigated about X-1: /received/exceptions/0 /entity/judgements/0 /entity/mitigations/0 /entity/judgements/1; on [CO-1]; for [operation as-of]"},
		"mitigation refused":                         {"exception-defeats about X-1: /received/exceptions/0 /entity/judgements/0 /entity/judgements/1 /entity/mitigations/0 /entity/judgements/2; on [CO-1]; for [operation as-of]"},
		"everything open":                            {"exception-open about X-1: /received/exceptions/0 /entity/judgements/0 /entity/mitigations/0; on [CO-1]; for [operation as-of]; asks [exception-tolerable mitigation-sufficient]"},
		"exception elsewhere":                        {"exception-elsewhere about X-1: /received/exceptions/0; on [CO-1]"},
		"changes unread":                             {"changes-unread: /received/changes"},
		"change not judged":                          {"change-open about CHG-1: /received/changes/0; on [CO-1]; asks [change-matters]"},
		"change that matters":                        {"change-concerns about CHG-1: /received/changes/0 /entity/judgements/0; on [CO-1]"},
		"change elsewhere":                           {"change-elsewhere about CHG-1: /received/changes/0 /entity/judgements/0; on [CO-1]"},
		"letter accepted":                            {"letter-accepted about L (incomplete): /entity/letters/0"},
		"agreed-upon procedures":                     {"findings-open about R: /received/family; asks [findings-suffice]"},
		"agreed-upon procedures that suffice":        {"findings-taken about R: /received/family /entity/judgements/0"},
		"agreed-upon procedures that do not":         {"findings-refused about R: /received/family /entity/judgements/0"},
		"nobody asked about fraud":                   {"incidents-unasked: /entity/incidents"},
		"an event":                                   {"incident-open about I-1: /entity/incidents/0; on [CO-1]; for [operation as-of]; asks [incident-touches incident-tolerable]"},
		"an event that does not reach":               {"incident-no-effect about I-1: /entity/incidents/0 /entity/judgements/0; on [CO-1]; for [operation as-of]"},
		"an event that reaches":                      {"incident-open about I-1: /entity/incidents/0 /entity/judgements/0; on [CO-1]; for [operation as-of]; asks [incident-tolerable]"},
		"an event that is tolerable":                 {"incident-concerns about I-1: /entity/incidents/0 /entity/judgements/0 /entity/judgements/1; on [CO-1]; for [operation as-of]"},
		"an event that is not tolerable":             {"incident-defeats about I-1: /entity/incidents/0 /entity/judgements/0 /entity/judgements/1; on [CO-1]; for [operation as-of]"},
		"tolerable if it reaches":                    {"incident-open about I-1: /entity/incidents/0 /entity/judgements/0; on [CO-1]; for [operation as-of]; asks [incident-touches]"},
		"a subservice organization that is not used": {"subservice-unused about LOCKBOX: /received/subservices/0 /entity/judgements/0; on [CO-2]"},
		"a subservice organization that is used":     {"carve-out-open about LOCKBOX: /received/subservices/0; on [CO-2]"},
	})
}
