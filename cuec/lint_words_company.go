package cuec

import "strings"

// Words that decide what a verb means when they are its object, and the verbs that they decide for. They are kept apart from
// the lists of verbs because a verb has one usual meaning, which a statement needs no company for, and few others. Stems
// stand for all forms of a verb where no other verb begins like it.

// burden reports whether w names what is accepted or kept in a contract. To accept the terms approves nothing, and to retain a
// risk keeps no record: the verbs would count as controls without their object.
func burden(w string) bool {
	switch w {
	case "risk", "risks", "terms", "liability", "ownership", "title", "conditions", "control", "obligation", "obligations", "duty", "agreement",
		"consequences", "fees":
		return true
	}
	return false
}

// everyday reports whether a verb of access is as often one of daily business: to cancel an order takes no right away. Such a verb
// is one of access only beside a right or its holder.
func everyday(w string) bool {
	for _, stem := range [...]string{"add", "regist", "delet", "cancel", "withdr", "allow", "permit", "terminat", "suspend", "retir", "eras", "freez", "froz",
		"onboard"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// isHolder reports whether the word at j names a right, or who or what holds one. Removing "lists" counts too, because lists of
// callers and signers are how rights are kept outside of systems.
func (r *reader) isHolder(j int) bool {
	w := r.tokens[j].word
	if right(w) || partyOf(w) != 0 {
		return true
	}
	switch w {
	case "id", "ids", "account", "accounts", "role", "roles", "profile", "login", "logon", "credential", "credentials", "key", "keys", "token",
		"tokens", "certificate", "certificates", "signer", "signers", "caller", "callers", "contact", "contacts", "card", "cards", "leavers",
		"joiners", "contractor", "contractors", "guest", "guests", "worker", "workers", "list", "lists", "password", "passwords", "integrations":
		return true
	}
	return false
}

// bears reports whether the verb says that a document has something on it. What every document has to show can be looked at item
// by item, so that a property is as good a control as an act.
func bears(w string) bool {
	switch w {
	case "bear", "bears", "carry", "carries", "show", "shows", "display", "displays", "contain", "contains":
		return true
	}
	return false
}

// framework reports whether w names what controls are made of, and not one of them. "Implements procedures" puts nothing in place
// that anybody could look at.
func framework(w string) bool {
	switch w {
	case "control", "controls", "process", "processes", "procedure", "procedures", "policy", "policies", "plan", "plans", "system", "systems",
		"framework", "program", "programme", "safeguards", "measures", "guidelines", "standards":
		return true
	}
	return false
}

// valued reports whether w names a setting that says nothing without its value. "Sets limits" could be met by any limit; "sets
// limits of 500" can be compared with the system.
func valued(w string) bool {
	switch w {
	case "limit", "limits", "threshold", "thresholds", "parameter", "parameters", "tolerance", "tolerances", "length", "retention", "expiry",
		"expiration", "interval", "intervals", "quota", "quotas":
		return true
	}
	return false
}

// puts reports whether a weak verb, or one of routine, can put a setting in place, or keep it there. Verbs of care, such as
// protect, manage and oversee, leave open what is done.
func puts(w string) bool {
	for _, stem := range [...]string{"implement", "maintain", "configur", "establish", "deploy", "adopt", "appl", "employ", "utili", "exercis", "operat", "us",
		"set", "keep", "kept", "install", "defin", "updat", "chang", "creat", "put", "select", "choos", "requir", "develop", "modif", "mak", "mad", "design", "specif"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// changes reports whether a routine verb makes or changes what it works on.
func changes(kind action, w string) bool {
	if kind == actOther {
		return true // whatever it is, the system logs it
	}
	if kind != actProcess && kind != actCorrect {
		return false
	}
	for _, stem := range [...]string{"creat", "modif", "chang", "updat", "adjust", "amend", "set"} {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

// right reports whether w names what a person may do in a system, or the account that carries it. Whatever is done to one, the
// system lists the result, so that routine verbs become controls beside it.
func right(w string) bool {
	switch w {
	case "access", "right", "rights", "permission", "permissions", "privilege", "privileges", "entitlement", "entitlements", "ability",
		"authority", "user-id", "user-ids", "logons", "log-ons", "logins", "profiles":
		return true
	}
	return false
}

// takesApproval reports whether the verb is one with which approval is given or obtained. The noun carries the meaning then, and
// the verb only says on which side of it the performer stands.
func takesApproval(w string) bool {
	switch w {
	case "obtain", "obtains", "obtained", "obtaining", "give", "gives", "given", "giving", "provide", "provides", "provided",
		"providing", "receive", "receives", "received", "complete", "completes", "completed", "completing", "submit", "submits":
		return true
	}
	return false
}

// grants reports whether the verb hands out something. Its passive turns around: "managers are given access" works on access, and
// not on managers.
func grants(w string) bool {
	switch w {
	case "give", "gives", "given", "giving", "provide", "provides", "provided", "providing", "issue", "issues", "issued":
		return true
	}
	return false
}
