package cuec

import "strings"

// English makes nouns of verbs and verbs of nouns without a change: report, file, change, balance. Where a word of this list stands
// tells which it is; every other verb form is taken for a verb wherever grammar allows one. A verb that is missing here is read
// where it should not be; one that is here without need is overlooked behind a name that no list knows.

// nounLike reports whether a verb form is as often a noun, so that its place has to decide: reports, files, changes.
func nounLike(w string) bool {
	singular := w
	if !strings.HasSuffix(w, "ss") {
		singular = strings.TrimSuffix(w, "s")
	}
	switch singular {
	case "report", "file", "list", "change", "request", "record", "document", "check", "review", "control", "limit", "test", "log",
		"name", "access", "balance", "match", "order", "use", "release", "update", "count", "return", "support", "input", "plan",
		"set", "audit", "monitor", "issue", "invoice", "deposit", "process", "procure", "work", "date", "address", "help", "trace",
		"key", "code", "export", "import", "upload", "download", "run", "call", "place", "schedule", "share", "purchase", "note",
		"staff", "screen", "store", "bill", "proof", "initial", "design", "fund", "block", "lock", "separate", "clear", "close",
		"open", "complete", "correct", "mail", "email", "e-mail", "fax", "copy", "flag", "sample", "search", "research", "query", "question",
		"challenge", "stamp", "evidence", "minute", "mark", "map", "tag", "book", "draft", "edit", "estimate", "type", "fill", "move", "ban",
		"cap", "permit", "mandate", "benchmark", "tally", "escrow", "sanction", "freeze", "guide", "guard", "contact", "talk", "deal", "foot",
		"provision", "supplement", "timestamp", "proofread", "hash", "mask", "cure", "commit", "try", "read", "refund", "promise", "view", "back", "archive", "train", "look", "register", "advance", "hold",
		"own", "pay", "hire", "answer", "patch", "reset", "reject", "dispute", "alert", "secure", "scan", "print", "post":
		return true
	}
	switch w {
	case "processes", "matches", "addresses", "balances", "patches", "expected", "analyses", "accesses", "copies", "searches", "queries", "deposits":
		return true
	}
	return false
}

// Reports put the control into a noun as often as into a verb, most of all in headings and in lists.

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
