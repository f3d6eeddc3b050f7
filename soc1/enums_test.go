package soc1_test

import (
	"flag"
	"testing"

	"github.com/seed-9947fa86/attest/internal/enum/enumtest"
	"github.com/seed-9947fa86/attest/soc1"
)

var update = flag.Bool("update", false, "rewrite the golden files of this package")

// TestEnums holds every enumeration of the package to the laws and freezes its wire names.
func TestEnums(t *testing.T) {
	enumtest.Package(t, *update,
		enumtest.Of(soc1.AcceptanceRules),
		enumtest.Of(soc1.Answers),
		enumtest.Of(soc1.Askers),
		enumtest.Of(soc1.AuditorActions),
		enumtest.Of(soc1.BridgeFindings),
		enumtest.Of(soc1.BridgeIssuers),
		enumtest.Of(soc1.BridgeItems),
		enumtest.Of(soc1.Citations),
		enumtest.Of(soc1.Components),
		enumtest.Of(soc1.Confidences),
		enumtest.Of(soc1.CoverageClasses),
		enumtest.Of(soc1.CoverageFocuses),
		enumtest.Of(soc1.CoverageReasonCodes),
		enumtest.Of(soc1.DayClasses),
		enumtest.Of(soc1.Editions),
		enumtest.Of(soc1.FinancialAssertions),
		enumtest.Of(soc1.FindingSeverities),
		enumtest.Of(soc1.GapKinds),
		enumtest.Of(soc1.LetterStatuses),
		enumtest.Of(soc1.MonitoringKinds),
		enumtest.Of(soc1.PCAOBAssertions),
		enumtest.Of(soc1.Preconditions),
		enumtest.Of(soc1.ProcedureStages),
		enumtest.Of(soc1.ReportNeeds),
		enumtest.Of(soc1.ReportTypes),
		enumtest.Of(soc1.ReportUses),
		enumtest.Of(soc1.Roles),
		enumtest.Of(soc1.ScopeRules),
		enumtest.Of(soc1.ScopeSteps),
		enumtest.Of(soc1.ServiceEffects),
		enumtest.Of(soc1.Severities),
		enumtest.Of(soc1.Standards),
		enumtest.Of(soc1.SubserviceMethods),
		enumtest.Of(soc1.SupplierClasses),
		enumtest.Of(soc1.SupplierRules),
		enumtest.Of(soc1.SupplierTests),
		enumtest.Of(soc1.ThreatKinds),
		enumtest.Of(soc1.TrustCategories),
		enumtest.Of(soc1.WeekRules),
		enumtest.Of(soc1.WindowReasonCodes),
	)
}
