package controls_test

import (
	"flag"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/enum/enumtest"
)

var update = flag.Bool("update", false, "rewrite the golden files of this package")

// TestEnums holds every enumeration of the package to the laws and freezes its wire names.
func TestEnums(t *testing.T) {
	enumtest.Package(t, *update,
		enumtest.Of(controls.Areas),
		enumtest.Of(controls.Causes),
		enumtest.Of(controls.ChainReaches),
		enumtest.Of(controls.Designs),
		enumtest.Of(controls.DeviationKinds),
		enumtest.Of(controls.Evidences),
		enumtest.Of(controls.Frameworks),
		enumtest.Of(controls.Frequencies),
		enumtest.Of(controls.GapKinds),
		enumtest.Of(controls.Implementations),
		enumtest.Of(controls.Industries),
		enumtest.Of(controls.Natures),
		enumtest.Of(controls.ObjectiveKinds),
		enumtest.Of(controls.ObjectiveParts),
		enumtest.Of(controls.ObjectiveRules),
		enumtest.Of(controls.Outcomes),
		enumtest.Of(controls.Patterns),
		enumtest.Of(controls.Performers),
		enumtest.Of(controls.ProcedureNatures),
		enumtest.Of(controls.Purposes),
		enumtest.Of(controls.RemediationStatuses),
	)
}
