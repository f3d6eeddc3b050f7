package cuec

import "slices"

// A refusal stands above the score: a perfect description of somebody else's control, or of a clause in a contract, is no CUEC
// (CU10, CU11, CU12, CU14 of the domain reference 6.2). Each needs a clear sign, because a wrong refusal cannot be outweighed.

// refuse records why the statement is no control of the one it is asked of, or no control at all.
func (r *reading) refuse() {
	add := func(rule Rule) {
		if !slices.Contains(r.refused, rule) {
			r.refused = append(r.refused, rule)
		}
	}
	if r.outOfPower() {
		add(RulePower)
	}
	if r.contractual() {
		add(RuleContract)
	}
	if r.withoutSubstance() {
		add(RuleSubstance)
	}
	if r.optional() {
		add(RuleDeclarative)
	}
	slices.Sort(r.refused)
}

// outOfPower reports whether the service organization would have to act, or to let others into its systems.
func (r *reading) outOfPower() bool {
	// The service provider encrypts data.
	if r.side == partyService && !r.subservice {
		return true
	}
	for i, a := range r.acts {
		if a.dependent {
			continue
		}
		// The service organization's firewall is configured by the client.
		if a.kind == actConfigure || a.kind == actAccess || a.kind == actWeak {
			object := objectOf(r.tokens, r.acts, i)
			if !object.empty() && object.from > a.at { // and what follows: restricts access to the provider's source code
				object.to = min(len(r.tokens), extend(r.tokens, object.from))
			}
			for j := object.from; j < object.to; j++ {
				if r.tokens[j].possessive && r.providerAt(j) && r.anyAfter(j, object.to, infrastructure) && !r.subservice {
					return true
				}
			}
		}
		// Customers verify that the provider deleted their data: by what, unless records of their own are named?
		if a.kind == actCheck && r.pointsOfCriterion() < 2 && r.checksProvider(a) {
			return true
		}
	}
	return false
}

// providerAt reports whether the noun at j stands for the service organization.
func (r *reading) providerAt(j int) bool { return partyAt(r.tokens, j, r.words) == partyService }

// anyAfter reports whether one of the three words behind j satisfies f.
func (r *reading) anyAfter(j, to int, f func(string) bool) bool {
	for k := j + 1; k < min(to, j+4); k++ {
		if f(r.tokens[k].word) {
			return true
		}
	}
	return false
}

// checksProvider reports whether what is to be checked is that the service organization did its own work.
func (r *reading) checksProvider(a act) bool {
	i := a.at + 1
	// Only a clause names somebody else's act: that the provider deleted.
	if w := wordAt(r.tokens, i); w != "that" && w != "whether" {
		return false
	}
	for j := i + 1; j < min(len(r.tokens), i+6); j++ {
		if w := r.tokens[j].word; r.tokens[j].kind != tokenWord || preposition(w) {
			return false
		}
		if r.providerAt(j) && !r.tokens[j].possessive {
			return true
		}
		if !functionWord(r.tokens[j].word) && r.tokens[j].word != "service" {
			return false
		}
	}
	return false
}

// strongest returns the most points that an act of the main clause earns.
func (r *reading) strongest() int {
	best := 0
	for _, a := range r.acts {
		if !a.dependent {
			best = max(best, pointsOfAction(a.kind))
		}
	}
	return best
}

// contractual reports whether the statement repeats an obligation that stands in a contract or a law.
func (r *reading) contractual() bool {
	// Compliance next to a control is a reason for it, not its replacement.
	if r.strongest() >= 2 {
		return false
	}
	for _, a := range r.acts {
		// complies with the agreement
		if a.kind == actComply && (!a.dependent || r.chosen >= 0 && r.acts[r.chosen].at == a.at) {
			return true
		}
	}
	for _, t := range r.tokens {
		switch t.word {
		case "liable", "indemnify", "indemnifies", "indemnification", "disclaim", "disclaims", "disclaimed":
			// a clause of a contract
			return true
		}
	}
	return false
}

// withoutSubstance reports whether the statement says no more than that controls exist or something is known.
func (r *reading) withoutSubstance() bool {
	kind := r.kind()
	// has controls, understands the report
	if r.chosen >= 0 && (kind == actHave || kind == actKnow) {
		return true
	}
	return pointsOfAction(kind) < 2 && r.namesControls()
}

// namesControls reports whether the statement speaks of controls, procedures or policies in general.
func (r *reading) namesControls() bool {
	// Where the verb has an object, only that counts.
	from, to := 0, len(r.tokens)
	if r.chosen >= 0 && !r.acts[r.chosen].dependent && !r.object.empty() {
		from, to = r.object.from, r.object.to
	}
	for j := from; j < to; j++ {
		switch r.tokens[j].word {
		case "controls", "procedures", "policies", "safeguards", "processes":
			return true
		}
	}
	return false
}

// opensWithOnly reports whether "only" stands right in front of the subject or right behind the modal verb.
func (r *reading) opensWithOnly(start, modal int) bool {
	return r.tokens[start].word == "only" || wordAt(r.tokens, modal+1) == "only"
}

// optional reports whether the statement leaves it open whether anything is done.
func (r *reading) optional() bool {
	for i, a := range r.acts {
		// have the option to enable alerts, are able to restrict access
		if w := wordAt(r.tokens, a.at-2); wordAt(r.tokens, a.at-1) == "to" && (w == "option" || w == "opportunity" || w == "possibility" || w == "able") {
			return true
		}
		if a.dependent {
			continue
		}
		// should consider implementing
		if a.kind == actKnow && r.tokens[a.at].word == "consider" {
			return true
		}
		// may review
		for j := a.at - 1; j >= max(a.start, a.at-3); j-- {
			switch r.tokens[j].word {
			case "may", "might", "could", "can":
				// Only named employees may release, no user may share: leave to do it is taken away, not given.
				return i == 0 && !a.negated && !r.opensWithOnly(a.start, j)
			}
		}
	}
	return false
}
