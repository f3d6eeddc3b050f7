package cuec

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// RegisterFinding is a rule that the register breaks as a whole, or at an objective or a risk.
type RegisterFinding struct {
	// Rule is the rule: [RuleDesign] or [RuleCount].
	Rule Rule `json:"rule"`
	// Severity says how much it weighs.
	Severity soc1.Severity `json:"severity"`
	// Objective is the objective concerned, or empty for the register.
	Objective soc1.ObjectiveID `json:"objective,omitzero"`
	// Risk is the risk concerned, or empty.
	Risk soc1.RiskID `json:"risk,omitzero"`
	// Message says what is wrong, in one sentence without a full stop.
	Message string `json:"message"`
	// Suggestion says what to do, in one sentence without a full stop.
	Suggestion string `json:"suggestion"`
}

// RegisterLint is what the lint found in a register.
type RegisterLint struct {
	// CUECs, CSOCs and Responsibilities are the results for each statement, in the order of the register.
	CUECs            []StatementLint `json:"cuecs,omitzero"`
	CSOCs            []StatementLint `json:"csocs,omitzero"`
	Responsibilities []StatementLint `json:"responsibilities,omitzero"`
	// Findings are those about the register as a whole, sorted by rule, objective and risk.
	Findings []RegisterFinding `json:"findings,omitzero"`
}

// Lint judges every statement of r as [Lint] and [LintCSOC] do, and adds what only the matrix shows: controls that map to
// no objective or risk (CU07), that the service organization performs itself (CU13), that bear on nothing in the
// financial statements (CU15), or that stand there twice (CU20); duties on the wrong list (CU19); objectives and risks
// that rest on complementary controls alone (CU16); and too many CUECs (CU18).
//
// It reports, and repairs nothing: no complementary control makes a failed control work. The order of the lists changes
// the order of the results only. The matrix may be nil, and need not be valid.
func (r *Register) Lint(m *controls.Matrix, p LintPolicy) RegisterLint {
	if m == nil {
		// Every question to an empty matrix has the answer no.
		m = &controls.Matrix{}
	}
	words := newWordSet(&p)
	x := newPlan(m)
	var out RegisterLint
	for i := range r.CUECs {
		l := lintStatement(r.CUECs[i].Statement, &p, words, false)
		l.Path = soc1.Pointer("/cuecs", i)
		x.checkMapping(&l, r.CUECs[i].Objectives, r.CUECs[i].Risks, true)
		if looksLikeDuty(&l) {
			l.Findings = append(l.Findings, Finding{Rule: RuleMisplaced, Severity: soc1.SeverityWarning, Message: "this reads as a duty of the customer, not as a control that an objective needs", Suggestion: "move it to the responsibilities, or state the control and the risk it answers"})
		}
		out.CUECs = append(out.CUECs, l)
	}
	for i := range r.CSOCs {
		l := lintStatement(r.CSOCs[i].Statement, &p, words, true)
		l.Path = soc1.Pointer("/csocs", i)
		x.checkMapping(&l, r.CSOCs[i].Objectives, nil, false)
		out.CSOCs = append(out.CSOCs, l)
	}
	for i := range r.Responsibilities {
		l := lintStatement(r.Responsibilities[i].Statement, &p, words, false)
		l.Path = soc1.Pointer("/responsibilities", i)
		// The rules of wording are for controls; a duty needs only to be on the right list.
		l.Findings, l.Draft = nil, ""
		if l.Testable && !l.offTopic(r.Responsibilities[i].Statement) {
			l.Findings = append(l.Findings, Finding{Rule: RuleMisplaced, Severity: soc1.SeverityAdvice, Message: "this reads as a control", Suggestion: "if an objective needs it, make it a CUEC and map it to that objective and its risk"})
		}
		out.Responsibilities = append(out.Responsibilities, l)
	}
	// Likeness needs all statements at once, and comes last because it adds to what was found in each.
	r.findSimilar(m, &p, out.CUECs, out.CSOCs)
	// The findings of the register come in among those of the wording.
	for _, list := range [...][]StatementLint{out.CUECs, out.CSOCs} {
		for i := range list {
			slices.SortStableFunc(list[i].Findings, func(a, b Finding) int { return cmp.Compare(a.Rule, b.Rule) })
		}
	}
	out.Findings = r.designFindings(x, &p)
	return out
}

// looksLikeDuty reports whether a CUEC is a mere responsibility by its words: it carries no control verb, or its subject
// is far from financial reporting, and it cannot be tested.
func looksLikeDuty(l *StatementLint) bool {
	return !l.Testable && (l.Has(RuleRelevance) || l.Has(RuleContract))
}

// offTopic reports whether the statement is about a subject far from financial reporting.
func (l *StatementLint) offTopic(text string) bool {
	return slices.ContainsFunc(tokenize(text), func(t token) bool { return t.kind == tokenWord && offTopic(t.word) })
}

// RestsOnAssumptions returns the objectives that complementary controls serve and no control of the description does, in
// the order of the matrix. If what others do achieves an objective by itself, it is not an objective of the
// service organization: a matter of design, whatever the tests found. The matrix need not be valid.
func (r *Register) RestsOnAssumptions(m *controls.Matrix) []soc1.ObjectiveID {
	if m == nil {
		return nil
	}
	x := newPlan(m)
	served := make(map[soc1.ObjectiveID]bool)
	for i := range r.CUECs {
		for _, id := range r.CUECs[i].Objectives {
			served[id] = true
		}
	}
	for i := range r.CSOCs {
		for _, id := range r.CSOCs[i].Objectives {
			served[id] = true
		}
	}
	var ids []soc1.ObjectiveID
	for i := range m.Objectives {
		id := m.Objectives[i].ID
		// Each objective once, even if the matrix holds its id twice.
		if served[id] && x.controlled[id] == 0 && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// designFindings is CU16 and CU18.
func (r *Register) designFindings(x *plan, p *LintPolicy) []RegisterFinding {
	var fs []RegisterFinding
	alone := make(map[soc1.ObjectiveID]bool)
	for _, id := range r.RestsOnAssumptions(x.m) {
		alone[id] = true
		fs = append(fs, RegisterFinding{Rule: RuleDesign, Severity: soc1.SeverityError, Objective: id,
			Message:    fmt.Sprintf("the objective %s rests on complementary controls alone", quote(string(id))),
			Suggestion: "add the service organization's own control to the matrix, or withdraw the objective: it is not the service organization's to achieve"})
	}
	// CSOCs name no risks: those that they answer arise at the subservice organization, outside of the matrix.
	var risks []soc1.RiskID
	for i := range r.CUECs {
		risks = append(risks, r.CUECs[i].Risks...)
	}
	slices.Sort(risks)
	for _, id := range slices.Compact(risks) {
		// The objective says it already where it has no control at all.
		objective, known := x.riskOf[id]
		if !known || x.answered[id] || alone[objective] {
			continue
		}
		fs = append(fs, RegisterFinding{Rule: RuleDesign, Severity: soc1.SeverityWarning, Objective: objective, Risk: id,
			Message:    fmt.Sprintf("the risk %s has no answer but complementary controls", quote(string(id))),
			Suggestion: "add the service organization's share in answering the risk, or explain why it has none"})
	}
	if most := limit(p.MaxCUECs, DefaultMaxCUECs); len(r.CUECs) > most {
		fs = append(fs, RegisterFinding{Rule: RuleCount, Severity: soc1.SeverityWarning,
			Message:    fmt.Sprintf("the register has %d CUECs, more than %d", len(r.CUECs), most),
			Suggestion: "keep those that an objective needs, and move the rest to the responsibilities"})
	}
	slices.SortStableFunc(fs, func(a, b RegisterFinding) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Objective, b.Objective), cmp.Compare(a.Risk, b.Risk))
	})
	return fs
}
