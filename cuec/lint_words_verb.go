package cuec

import "strings"

// action is what kind of act a verb stands for, and with it what an auditor can look for. Zero is no verb of the
// lists.
type action uint8

const (
	actCheck     action = iota + 1 // looks at something: needs an occasion or a measure
	actApprove                     // decides on an item and leaves a trace on it
	actConfigure                   // sets a state that can be inspected on any day
	actAccess                      // gives or takes rights: a list of events exists
	actTell                        // hands something over: needs a deadline or an event
	actCorrect                     // removes what was found wrong
	actRecord                      // makes evidence
	actProcess                     // routine work of the business
	actWeak                        // names an aim or a state, not an act
	actKnow                        // a state of mind
	actComply                      // repeats an obligation that stands elsewhere
	actHave                        // possesses something, such as controls
	actPerform                     // carries no meaning of its own: performs a review
)

// verbForm is how a verb stands in the text.
type verbForm uint8

const (
	formBase       verbForm = iota + 1 // review
	formThird                          // reviews
	formParticiple                     // reviewed
	formGerund                         // reviewing
)

// baseVerb returns the kind of a verb in its base form, in American or British spelling.
func baseVerb(w string) action {
	switch w {
	case "review", "reconcile", "compare", "verify", "validate", "monitor", "check", "inspect", "agree", "recalculate", "recompute",
		"test", "examine", "confirm", "match", "balance", "trace", "count", "recount", "crosscheck", "cross-check", "audit",
		"vouch", "scan", "determine", "assess", "evaluate", "analyze", "analyse", "tie", "spot-check", "recertify", "re-certify",
		"revalidate", "screen", "proof", "proofread", "re-perform", "reperform":
		// A check finds something only if it is known when it is done and what is right.
		return actCheck
	case "approve", "authorize", "authorise", "certify", "sign", "pre-approve", "preapprove", "countersign", "attest", "endorse",
		"ratify", "initial", "decline", "reject", "accept", "co-sign", "re-approve", "release", "sign-off":
		// An approval is given or withheld, item by item.
		return actApprove
	case "enable", "enforce", "encrypt", "restrict", "limit", "turn", "activate", "require", "segregate", "lock", "block", "mask",
		"disallow", "whitelist", "allowlist", "prohibit", "separate", "switch", "rotate", "patch", "password-protect", "enroll",
		"deny", "cap", "prevent", "back":
		// A state that holds from a day on.
		return actConfigure
	case "provision", "deprovision", "de-provision", "revoke", "remove", "grant", "disable", "deactivate", "de-activate", "delete",
		"suspend", "assign", "designate", "name", "appoint", "terminate", "inactivate", "reassign", "nominate", "unassign",
		"add", "register", "withdraw", "delegate":
		// Rights and roles that systems list and log.
		return actAccess
	case "notify", "inform", "tell", "report", "submit", "send", "transmit", "provide", "give", "file", "deliver", "communicate",
		"return", "forward", "alert", "escalate", "advise", "supply", "respond", "request", "resubmit", "answer", "fund", "remit",
		"pay", "disclose", "reply", "issue", "furnish", "mail", "upload", "deposit", "distribute", "announce":
		// What reaches somebody else, with a moment at which it did.
		return actTell
	case "correct", "resolve", "investigate", "clear", "adjust", "re-enter", "reenter", "rectify", "remediate", "fix", "repair",
		"reprocess", "re-process", "void", "reverse", "dispute", "refer":
		// What follows a finding.
		return actCorrect
	case "document", "retain", "archive", "record", "store", "log", "note", "preserve", "date", "date-stamp", "time-stamp":
		// What an auditor asks for.
		return actRecord
	}
	return baseVerbOfWork(w)
}

// baseVerbOfWork continues [baseVerb] with the verbs that are no control by themselves.
func baseVerbOfWork(w string) action {
	switch w {
	case "enter", "key", "call", "input", "process", "download", "view", "access", "use", "complete", "change", "prepare", "run",
		"calculate", "compute", "post", "pull", "obtain", "receive", "update", "select", "set", "install", "schedule", "collect",
		"import", "export", "share", "contact", "generate", "create", "produce", "define", "identify", "keep", "track",
		"load", "print", "open", "close", "bill", "invoice", "order", "purchase", "hire", "enrol", "treat",
		"destroy", "dispose", "shred", "place", "route", "code", "capture", "reset":
		// What the business does anyway.
		return actProcess
	case "maintain", "manage", "handle", "oversee", "support", "develop", "establish", "implement", "control", "supervise", "protect",
		"safeguard", "secure", "configure", "administer", "operate", "coordinate", "attend", "remind", "train", "promote", "help",
		"assist", "act", "address", "plan", "deploy", "employ", "adopt", "govern", "facilitate", "own", "cooperate", "educate",
		"participate", "work", "mitigate", "minimize", "minimise", "apply", "exercise", "make", "seek", "set-up", "design",
		"look", "organize", "organise", "remain", "rely", "respect", "staff":
		// Aims and states: an auditor asks "how?" and gets no answer.
		return actWeak
	case "know", "understand", "consider", "recognize", "recognise", "acknowledge", "believe", "expect", "appreciate", "learn",
		"familiarize", "familiarise", "read", "remember":
		// What goes on in heads.
		return actKnow
	case "comply", "adhere", "abide", "follow", "observe", "conform", "honor", "honour", "indemnify", "warrant", "fulfill", "fulfil":
		// What a contract or a law says already.
		return actComply
	case "have", "possess", "hold":
		return actHave
	case "perform", "conduct", "undertake", "execute", "carry":
		return actPerform
	}
	return 0
}

// maxVerb bounds the length of a word that is looked up in its other forms.
const maxVerb = 24

// verbOf returns the kind and the form of a verb, or zeros. A word that is a base form is taken as one.
func verbOf(w string) (action, verbForm) {
	if len(w) < 3 || len(w) > maxVerb {
		return 0, 0
	}
	if a := baseVerb(w); a != 0 {
		return a, formBase
	}
	if a, f := irregularVerb(w); a != 0 {
		return a, f
	}
	switch w[len(w)-1] {
	case 's':
		return regularVerb(w, "s", formThird)
	case 'd':
		return regularVerb(w, "ed", formParticiple)
	case 'g':
		return regularVerb(w, "ing", formGerund)
	}
	return 0, 0
}

// regularVerb undoes a regular ending: reviews, matches, certifies, approved, certified, logged, approving, logging.
func regularVerb(w, ending string, form verbForm) (action, verbForm) {
	base, ok := strings.CutSuffix(w, ending)
	if !ok || len(base) < 2 {
		return 0, 0
	}
	if a := baseVerb(base); a != 0 {
		return a, form
	}
	if form == formThird {
		// certifies
		if stem, ok := strings.CutSuffix(base, "ie"); ok {
			return found(baseVerb(stem+"y"), form)
		}
		// matches
		stem, ok := strings.CutSuffix(base, "e")
		if !ok {
			return 0, 0
		}
		return found(baseVerb(stem), form)
	}
	// approved, approving
	if a := baseVerb(base + "e"); a != 0 {
		return a, form
	}
	// certified
	if stem, ok := strings.CutSuffix(base, "i"); ok {
		return found(baseVerb(stem+"y"), form)
	}
	// logged, logging
	if n := len(base); n > 2 && base[n-1] == base[n-2] {
		return found(baseVerb(base[:n-1]), form)
	}
	return 0, 0
}

// found returns the form only together with a verb.
func found(a action, f verbForm) (action, verbForm) {
	if a == 0 {
		return 0, 0
	}
	return a, f
}

// irregularVerb knows the forms that no rule makes.
func irregularVerb(w string) (action, verbForm) {
	switch w {
	case "sent", "given", "gave", "told", "paid":
		return actTell, formParticiple
	case "kept", "run", "obtained":
		return actProcess, formParticiple
	case "made", "done":
		return actWeak, formParticiple
	case "known", "understood":
		return actKnow, formParticiple
	case "held", "had":
		return actHave, formParticiple
	case "has", "holds":
		return actHave, formThird
	case "tied":
		return actCheck, formParticiple
	case "withdrawn":
		return actAccess, formParticiple
	case "de-provisioned":
		return actAccess, formParticiple
	}
	return 0, 0
}

// nounLike reports whether a verb form is as often a noun, so that its place has to decide: reports, files, changes.
func nounLike(w string) bool {
	switch strings.TrimSuffix(w, "s") {
	case "report", "file", "list", "change", "request", "record", "document", "check", "review", "control", "limit", "test", "log",
		"name", "acces", "access", "balance", "match", "order", "use", "release", "update", "count", "return", "support", "input", "plan",
		"set", "audit", "monitor", "issue", "invoice", "deposit", "process", "procure", "work", "date", "address", "help", "trace",
		"key", "code", "export", "import", "upload", "download", "run", "call", "place", "schedule", "share", "purchase", "note",
		"staff", "screen", "store", "bill", "proof", "initial", "design", "fund", "block", "lock", "separate", "clear", "close",
		"open", "complete", "correct", "mail", "view", "back", "archive", "train", "look", "cap", "register", "advance", "hold",
		"own", "have", "answer", "patch", "reset", "reject", "dispute", "alert", "secure", "scan", "print", "post":
		return true
	}
	switch w {
	case "processes", "matches", "addresses", "balances", "patches", "expected":
		return true
	}
	return false
}

// nominal returns the act that a noun stands for after a verb without meaning: performs a reconciliation.
func nominal(w string) action {
	switch w {
	case "reconciliation", "reconciliations", "review", "reviews", "comparison", "comparisons", "verification", "verifications",
		"validation", "validations", "check", "checks", "monitoring", "recalculation", "inspection", "inspections", "confirmation",
		"recertification", "recertifications", "count", "counts", "audit", "audits", "examination", "test", "tests":
		return actCheck
	case "approval", "approvals", "authorization", "authorizations", "authorisation", "authorisations", "certification",
		"certifications", "sign-off", "sign-offs", "signature", "signatures":
		return actApprove
	case "notification", "notifications", "submission", "transmission":
		return actTell
	case "removal", "revocation", "deactivation", "deletion", "termination", "provisioning", "deprovisioning", "de-provisioning":
		return actAccess
	case "restriction", "encryption", "enforcement":
		return actConfigure
	case "resolution", "correction", "investigation":
		return actCorrect
	}
	return 0
}
