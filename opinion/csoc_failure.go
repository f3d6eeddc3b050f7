package opinion

import "github.com/seed-9947fa86/attest/soc1"

// CSOCFailure is the failure of a complementary control at a carved-out subservice organization that the auditor knows of.
// Nobody tested that control: what is not known to have failed is assumed to have worked. Source:
// [soc1.CiteSubservice].
type CSOCFailure struct {
	// ID is unique among matters, limitations, failures, events, acts and inconsistencies.
	ID soc1.MatterID `json:"id"`
	// CSOC is the complementary control that failed.
	CSOC soc1.CSOCID `json:"csoc"`
	// Text describes the failure for readers of the report.
	Text string `json:"text"`
	// Days are the days of the failure. The zero period means all days of the report; an open end means from, or
	// until, the edge of it.
	Days soc1.Period `json:"days,omitzero"`
	// Known says how it became known, such as "the subservice organization's own report".
	Known string `json:"known,omitzero"`
}
