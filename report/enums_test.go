package report_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/internal/enum/enumtest"
	"github.com/seed-9947fa86/attest/report"
)

// TestEnums leaves out [report.Tone] and [report.Align], whose zero value is a choice and which have no wire form.
func TestEnums(t *testing.T) {
	enums := []enumtest.Enum{
		enumtest.Of(report.BarClasses), enumtest.Of(report.CalloutKinds), enumtest.Of(report.Placements),
		enumtest.Of(report.Statuses), enumtest.Of(report.Terms),
	}
	for _, e := range enums {
		e.Check(t)
	}
	// Names are stored in files; the list is sorted, so that renumbering the constants changes nothing.
	want := `BarClass: hatched marked open solid
CalloutKind: caution conclusion draft exception note
Placement: section-4 section-5
Status: draft issued
Term: deviation exception
`
	if diff := cmp.Diff(want, enumtest.Names(enums...)); diff != "" {
		t.Error(diff)
	}
}
