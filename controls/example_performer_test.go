package controls_test

import (
	"fmt"

	"github.com/seed-9947fa86/attest/controls"
)

// Whose work does a test rest on? Work of internal audit needs what the service auditor did to it beside it.
func ExamplePerformedBy() {
	done := []controls.Procedure{
		{Nature: controls.Inspection, By: controls.InternalAudit, Text: "Inspected the approvals of forty payments."},
		{Nature: controls.Reperformance, Text: "Inspected five of the forty again."},
	}
	fmt.Println(controls.PerformedBy(done, controls.InternalAudit), controls.PerformedBy(done, 0), controls.PerformedBy(done, controls.DirectAssistance))
	// Output: true true false
}
