package soc1

import "slices"

// SupplierProfile is what tells a vendor from a subservice organization.
type SupplierProfile struct {
	// Effects are what the supplier does, as a part of the service, that can reach the statements of the service
	// organization's customers.
	Effects []ServiceEffect `json:"effects,omitzero"`
	// ControlsNeeded says whether the supplier's own controls are needed, together with those of the service
	// organization, for the control objectives to be achieved.
	ControlsNeeded Answer `json:"controlsNeeded,omitzero"`
	// Monitored says whether the service organization's own controls over what the supplier delivers, such as a
	// full reconciliation, would by themselves achieve the objectives.
	Monitored Answer `json:"monitored,omitzero"`
}

// SupplierVerdict is the answer of [ClassifySupplier].
type SupplierVerdict struct {
	// Class is what the supplier is.
	Class SupplierClass `json:"class"`
	// Reasons are the rules that decided.
	Reasons []SupplierRule `json:"reasons"`
}

// ClassifySupplier decides whether a supplier of a service organization is a subservice organization, to be carved out
// of its report or included, or a vendor of which the report need not speak. Where a question that matters
// is not answered, it takes the careful answer, which is the subservice organization, and says so.
//
// It fails if the profile or the policy is not valid, with every [Problem] in one error; those of the policy have
// paths that begin with /policy.
func ClassifySupplier(profile SupplierProfile, policy ScopePolicy) (SupplierVerdict, error) {
	var ps Problems
	checkList(&ps, "/effects", profile.Effects, "use "+joinNames(ServiceEffects()))
	for _, q := range []struct {
		path   string
		answer Answer
	}{{"/controlsNeeded", profile.ControlsNeeded}, {"/monitored", profile.Monitored}} {
		checkAnswer(&ps, q.path, q.answer)
	}
	ps.Merge("/policy", policy.Validate())
	if err := ps.Err(); err != nil {
		return SupplierVerdict{}, err
	}
	if len(profile.Effects) == 0 {
		return SupplierVerdict{SupplierVendor, []SupplierRule{SupplierIrrelevant}}, nil
	}
	reasons := []SupplierRule{SupplierRelevant}
	switch {
	case policy.Supplier == SupplierByRelevance:
	case profile.ControlsNeeded == AnswerNo:
		return SupplierVerdict{SupplierVendor, append(reasons, SupplierNotNeeded)}, nil
	case profile.Monitored == AnswerYes && profile.ControlsNeeded != AnswerYes:
		return SupplierVerdict{SupplierVendor, append(reasons, SupplierMonitored)}, nil
	case profile.ControlsNeeded == AnswerYes:
		reasons = append(reasons, SupplierNeeded)
	default:
		reasons = append(reasons, SupplierUndecided)
	}
	return SupplierVerdict{SupplierSubservice, reasons}, nil
}

// checkAnswer records an answer that is neither yes, no nor absent.
func checkAnswer(ps *Problems, path string, a Answer) {
	if a != 0 && !a.IsValid() {
		ps.Addf(CodeInvalid, path, "use "+joinNames(Answers()), "%s is no answer", a)
	}
}

// References returns where the distinction stands.
func (v SupplierVerdict) References() []Reference {
	return slices.Clone(CiteSubservice.References())
}
