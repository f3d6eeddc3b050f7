package examtest

import (
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// later adds what became known beside the tests: failures at a carved-out subservice organization and events.
func (b *builder) later() {
	if len(b.e.Complementary.CSOCs) > 0 && b.rare(2) {
		b.e.CSOCFailures = []opinion.CSOCFailure{{ID: "F-1", CSOC: "CSOC-1", Text: "Backups could not be read.", Days: b.part(2), Known: "its own report"}}
	}
	for i := range []int{0, 0, 0, 0, 0, 1, 2}[b.pick(7)] {
		e := opinion.Event{ID: id[soc1.MatterID]("E", i), Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach came to light.", Objectives: b.some()}
		if len(e.Objectives) == 0 || b.rare(4) {
			e.Kind = opinion.LaterCondition
		}
		if b.rare(4) {
			e.Discovered = opinion.AfterReport
		}
		b.e.Events = append(b.e.Events, e)
	}
	acts := []int{0, 0, 0, 0, 0, 0, 1, 2}
	if !b.scope.Acts {
		acts = acts[:1]
	}
	for i := range acts[b.pick(len(acts))] {
		b.e.Acts = append(b.e.Acts, opinion.Act{
			ID: id[soc1.MatterID]("A", i), Kind: opinion.ActKind(1 + b.pick(4)), Text: "Money was diverted.", Trivial: b.rare(3),
			UserEntitiesUnaffected: b.rare(3), Informed: opinion.Informed(b.pick(4)), Objectives: b.some(),
		})
	}
	if b.rare(4) {
		b.e.OtherInformation = []opinion.Inconsistency{{ID: "I-1", Text: "It speaks of another system.", Corrected: b.rare(2)}}
	}
}
