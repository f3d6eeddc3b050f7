package cuec

import (
	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// CU07, CU15 and CU16 need the matrix: a complementary control that no objective needs is a duty, and an objective that only
// such controls carry is not the service organization's own (domain reference 6.1).

// plan is what the rules of the register need to know of a matrix.
type plan struct {
	m          *controls.Matrix
	objectives map[soc1.ObjectiveID]*controls.Objective
	riskOf     map[soc1.RiskID]soc1.ObjectiveID
	answered   map[soc1.RiskID]bool      // risks that have a set with a control
	controlled map[soc1.ObjectiveID]int  // risks of the objective that have one
	reliedOn   map[soc1.ObjectiveID]bool // general IT objectives that a control needs
}

// newPlan indexes m, valid or not: of two with the same id the first one counts.
func newPlan(m *controls.Matrix) *plan {
	x := &plan{
		m:          m,
		objectives: make(map[soc1.ObjectiveID]*controls.Objective, len(m.Objectives)),
		riskOf:     make(map[soc1.RiskID]soc1.ObjectiveID, len(m.Risks)),
		answered:   make(map[soc1.RiskID]bool, len(m.Risks)),
		controlled: make(map[soc1.ObjectiveID]int, len(m.Objectives)),
		reliedOn:   make(map[soc1.ObjectiveID]bool),
	}
	for i := range m.Objectives {
		// A matrix that is not valid yet must still be readable.
		if o := &m.Objectives[i]; x.objectives[o.ID] == nil {
			x.objectives[o.ID] = o
		}
	}
	for i := range m.Risks {
		risk := &m.Risks[i]
		if _, seen := x.riskOf[risk.ID]; !seen {
			x.riskOf[risk.ID] = risk.Objective
		}
		// A set without members answers nothing.
		for _, set := range risk.Sufficient {
			if len(set.Controls) > 0 {
				x.answered[risk.ID] = true
			}
		}
		if x.answered[risk.ID] {
			x.controlled[risk.Objective]++
		}
	}
	// What controls rely on reaches the accounts through them.
	for i := range m.Controls {
		for _, id := range m.Controls[i].ReliesOn {
			x.reliedOn[id] = true
		}
	}
	return x
}

// checkMapping is CU07, and CU15 as far as the mapping shows it.
func (x *plan) checkMapping(l *StatementLint, ids []soc1.ObjectiveID, risks []soc1.RiskID, needsRisk bool) {
	add := func(rule Rule, severity soc1.Severity, message, suggestion string) {
		l.Findings = append(l.Findings, Finding{Rule: rule, Severity: severity, Message: message, Suggestion: suggestion})
	}
	// References to nothing are the business of Validate; here they count as absent.
	known, relevant := 0, false
	for _, id := range ids {
		o := x.objectives[id]
		if o == nil {
			continue
		}
		known++
		relevant = relevant || len(o.Assertions) > 0 || len(o.Accounts) > 0 || o.Kind == controls.GeneralIT && x.reliedOn[id]
	}
	if known == 0 {
		add(RuleMapping, soc1.SeverityError, "it maps to no objective of the matrix", "map it to the objectives that need it, or move it to the responsibilities")
	}
	if needsRisk {
		x.checkRisks(add, ids, risks)
	}
	if known > 0 && !relevant && !l.Has(RuleRelevance) {
		add(RuleRelevance, soc1.SeverityWarning, "none of its objectives bears on an account or an assertion", "give the objective its assertions, or the controls that rely on it, or drop the control")
	}
}

// checkRisks reports a CUEC that answers no risk of its objectives.
func (x *plan) checkRisks(add func(Rule, soc1.Severity, string, string), ids []soc1.ObjectiveID, risks []soc1.RiskID) {
	serves := make(map[soc1.ObjectiveID]bool, len(ids))
	for _, id := range ids {
		serves[id] = true
	}
	// A risk belongs to one objective, which the control has to serve.
	known, stray := 0, false
	for _, id := range risks {
		objective, ok := x.riskOf[id]
		switch {
		case !ok:
		case serves[objective]:
			known++
		default:
			stray = true
		}
	}
	switch {
	case known > 0 && stray:
		add(RuleMapping, soc1.SeverityWarning, "it answers a risk of an objective that it does not map to", "map it to that objective too, or leave the risk out")
	case known == 0 && stray:
		add(RuleMapping, soc1.SeverityError, "its risks belong to other objectives", "map it to the objectives of its risks, or to risks of its objectives")
	case known == 0:
		add(RuleMapping, soc1.SeverityError, "it maps to no risk of the matrix", "name the risk that it answers; a control that answers none is not needed")
	}
}
