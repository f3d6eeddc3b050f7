package soc1

// maxAcceptanceEntries bounds each list of the facts.
const maxAcceptanceEntries = 4096

// Validate returns nil if the facts can be judged, else an error with every [Problem]. Facts that are missing
// are no problem: [CheckAcceptance] reports them as open.
func (f AcceptanceFacts) Validate() error {
	var ps Problems
	for _, l := range []struct {
		path string
		n    int
	}{
		{"/roles", len(f.Roles)}, {"/preconditions", len(f.Preconditions)}, {"/inclusive", len(f.Inclusive)}, {"/threats", len(f.Threats)},
	} {
		if l.n > maxAcceptanceEntries {
			ps.Addf(CodeTooLarge, l.path, "leave out what is not about this engagement", "%d entries are more than %d", l.n, maxAcceptanceEntries)
		}
	}
	if err := ps.Err(); err != nil {
		return err
	}
	if f.Standard != 0 && !f.Standard.IsValid() {
		ps.Add(CodeInvalid, "/standard", "the standard does not exist", "use "+joinNames(Standards()))
	}
	ps.Merge("/serviceOrganization", CheckID(f.ServiceOrganization))
	for i, r := range f.Roles {
		at := Pointer("/roles", i)
		ps.Merge(at+"/holder", CheckID(r.Holder))
		ps.Merge(at+"/client", CheckID(r.Client))
		if r.HiredBy != "" {
			ps.Merge(at+"/hiredBy", CheckID(r.HiredBy))
		}
		if !r.Role.IsValid() {
			ps.Add(CodeMissing, at+"/role", "the role is missing", "use "+joinNames(Roles()))
		}
	}
	// A second answer could contradict the first, so it is refused even if it does not.
	var seen [int(PreconditionDesign) + 1]bool
	for i, p := range f.Preconditions {
		at := Pointer("/preconditions", i)
		checkAnswer(&ps, at+"/answer", p.Answer)
		switch {
		case !p.Precondition.IsValid():
			ps.Add(CodeMissing, at+"/precondition", "the precondition is missing", "use "+joinNames(Preconditions()))
		case seen[p.Precondition]:
			ps.Addf(CodeDuplicate, at+"/precondition", "answer every precondition once", "%s is answered more than once", p.Precondition)
		default:
			seen[p.Precondition] = true
		}
	}
	for i, p := range f.Inclusive {
		at := Pointer("/inclusive", i)
		ps.Merge(at+"/organization", CheckID(p.Organization))
		checkAnswer(&ps, at+"/independent", p.Independent)
		checkAnswer(&ps, at+"/acknowledges", p.Acknowledges)
	}
	for i := range repeated(len(f.Inclusive), func(i int) OrganizationID { return f.Inclusive[i].Organization }) {
		ps.Add(CodeDuplicate, Pointer("/inclusive", i, "organization"), "the organization occurs more than once", "list it once")
	}
	for i, t := range f.Threats {
		at := Pointer("/threats", i)
		if !t.Kind.IsValid() {
			ps.Add(CodeMissing, at+"/kind", "the kind of threat is missing", "use "+joinNames(ThreatKinds()))
		}
		if t.Client != "" {
			ps.Merge(at+"/client", CheckID(t.Client))
		}
		checkAnswer(&ps, at+"/safeguarded", t.Safeguarded)
	}
	checkAnswer(&ps, "/scopeChange/justified", f.ScopeChange.Justified)
	return ps.Err()
}

// Text says the rule in our own words, as a sentence without a full stop.
func (r AcceptanceRule) Text() string {
	switch r {
	case RulePrecondition:
		return "a precondition does not hold or is not known to hold"
	case RuleInclusiveIndependence:
		return "the firm must be independent of a subservice organization that is included"
	case RuleInclusiveAcknowledgement:
		return "a subservice organization that is included must accept its responsibilities"
	case RuleThreat:
		return "something threatens the firm's independence"
	case RuleSameFirm:
		return "the firm also audits a user entity, so the two roles and their independence are to be kept apart"
	case RuleHiredByUser:
		return "a user entity hires the firm, so the report may not count as evidence of its own management"
	case RuleNoAuditor:
		return "no firm is named as service auditor"
	case RuleTwoAuditors:
		return "several firms are named as service auditor"
	case RuleSelfReview:
		return "the firm would report on itself"
	case RuleScopeChange:
		return "the change of scope needs a reasonable justification"
	}
	return r.String()
}

// References returns where the rule stands, or nothing if it is a matter of facts only. The sections on accepting an
// engagement were not all read in the text itself, so their paragraph numbers are likely at best and are not
// shown to readers.
func (r AcceptanceRule) References() []Reference {
	switch r {
	case RulePrecondition:
		return []Reference{
			{ATC320, "AT-C 320", ".10", ConfidenceLikely}, {ATC320, "AT-C 105", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", ".13", ConfidenceLikely},
		}
	case RuleInclusiveIndependence, RuleInclusiveAcknowledgement:
		return CiteSubservice.References()
	case RuleThreat, RuleSelfReview:
		return []Reference{{ATC320, "AT-C 105", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", "", ConfidenceLikely}}
	case RuleSameFirm:
		return []Reference{{ATC320, "AT-C 320", "", ConfidenceLikely}}
	case RuleScopeChange:
		return []Reference{{ATC320, "AT-C 105", "", ConfidenceLikely}, {ISAE3402, "ISAE 3402", "", ConfidenceLikely}}
	}
	return nil
}
