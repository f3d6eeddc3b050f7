package cuec

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
	actRenew                       // is worth what its rhythm is worth: rotates keys, backs up files
	actProcess                     // routine work of the business
	actOther                       // a verb that no list knows, in the place where the main verb stands
	actWeak                        // names an aim or a state, not an act
	actKnow                        // a state of mind
	actComply                      // repeats an obligation that stands elsewhere
	actHave                        // possesses something, such as controls
	actPerform                     // carries no meaning of its own: performs a review
)

// baseVerb returns the kind of a verb in its base form. The lists hold the vocabulary of internal control and of the
// businesses that use service organizations, in American spelling; [spelledBritish] leads British spellings here and
// [prefixed] what a prefix makes of a verb. A verb stands where its usual company puts it: what else it can mean is for
// [reader.settle] to see.
func baseVerb(w string) action {
	switch w {
	case "review", "reconcile", "compare", "verify", "validate", "monitor", "check", "inspect", "agree", "recalculate", "recompute",
		"test", "examine", "confirm", "match", "balance", "trace", "count", "crosscheck", "cross-check", "cross-reference", "audit",
		"vouch", "scan", "determine", "assess", "evaluate", "analyze", "tie", "spot-check", "recertify", "scrutinize", "sample", "vet",
		"revalidate", "screen", "proof", "proofread", "reperform", "prove", "substantiate", "corroborate", "ascertain", "benchmark",
		"foot", "cross-foot", "crossfoot", "double-check", "authenticate", "search", "tally", "reread":
		// A check finds something only if it is known when it is done and what is right.
		return actCheck
	case "approve", "authorize", "certify", "sign", "countersign", "attest", "endorse", "ratify", "initial", "decline", "reject",
		"accept", "release", "sign-off", "consent", "concur", "notarize", "affirm", "adjudicate", "preauthorize", "greenlight",
		"veto", "underwrite", "sanction", "stamp":
		// An approval is given or withheld, item by item.
		return actApprove
	case "enable", "enforce", "encrypt", "restrict", "limit", "turn", "activate", "require", "segregate", "lock", "block", "mask",
		"disallow", "whitelist", "allowlist", "safelist", "blacklist", "prohibit", "separate", "switch", "password-protect", "enroll",
		"deny", "cap", "harden", "tokenize", "redact", "anonymize", "pseudonymize", "hash", "forbid", "ban", "confine", "isolate",
		"mandate", "quarantine", "partition", "federate", "allocate", "disconnect", "escrow":
		// A state that holds from a day on.
		return actConfigure
	case "provision", "deprovision", "revoke", "remove", "grant", "disable", "deactivate", "delete", "suspend", "assign",
		"designate", "name", "appoint", "terminate", "inactivate", "nominate", "unassign", "add", "register", "withdraw", "delegate",
		"purge", "offboard", "onboard", "rescind", "cancel", "allow", "permit", "entitle", "empower", "decommission", "retire",
		"freeze", "reinstate", "unregister", "deregister", "uninstall", "erase", "invalidate":
		// Rights and roles that systems list and log.
		return actAccess
	case "notify", "inform", "tell", "report", "submit", "send", "transmit", "provide", "give", "file", "deliver", "communicate",
		"return", "forward", "alert", "escalate", "advise", "supply", "respond", "request", "resubmit", "answer", "fund", "remit",
		"pay", "disclose", "reply", "issue", "furnish", "mail", "upload", "deposit", "distribute", "announce", "relay", "convey",
		"dispatch", "lodge", "publish", "email", "e-mail", "fax", "resend", "retransmit", "instruct", "initiate", "originate",
		"apprise", "flag", "raise", "reimburse", "refund", "settle", "warn", "surrender", "petition", "broadcast", "copy":
		// What reaches somebody else, with a moment at which it did.
		return actTell
	case "correct", "resolve", "investigate", "clear", "adjust", "rectify", "remediate", "fix", "repair", "reprocess", "void",
		"reverse", "dispute", "refer", "research", "rework", "amend", "recover", "recoup", "pursue", "chase", "challenge", "question",
		"query", "rerun", "restate", "explain", "cure", "reenter", "re-enter", "rekey":
		// What follows a finding.
		return actCorrect
	case "document", "retain", "archive", "record", "store", "log", "note", "preserve", "date", "date-stamp", "time-stamp", "timestamp",
		"evidence", "annotate", "itemize", "attach", "list", "minute":
		// What an auditor asks for.
		return actRecord
	case "rotate", "patch", "back", "renew", "refresh", "replace":
		// Done once it proves nothing: the point is how often.
		return actRenew
	}
	return baseVerbOfWork(w)
}

// baseVerbOfWork continues [baseVerb] with the verbs that are no control by themselves.
func baseVerbOfWork(w string) action {
	switch w {
	case "enter", "key", "input", "process", "download", "view", "access", "use", "complete", "change", "prepare", "run", "modify",
		"calculate", "compute", "post", "pull", "obtain", "receive", "update", "select", "set", "install", "schedule", "collect",
		"import", "export", "share", "generate", "create", "produce", "define", "identify", "keep", "track", "edit", "write", "draft",
		"load", "print", "open", "close", "bill", "invoice", "order", "purchase", "buy", "sell", "hire", "treat", "restore", "migrate",
		"destroy", "dispose", "shred", "place", "route", "code", "capture", "reset", "choose", "decide", "elect", "convert", "book",
		"accrue", "withhold", "deduct", "redeem", "invest", "compile", "assemble", "gather", "extract", "summarize", "estimate",
		"classify", "categorize", "consolidate", "map", "tag", "mark", "translate", "transcribe", "tabulate", "negotiate", "renegotiate",
		"interpret", "take", "get", "put", "bring", "move", "fill", "type", "subscribe", "connect", "integrate", "specify", "supplement":
		// What the business does anyway.
		return actProcess
	case "maintain", "manage", "handle", "oversee", "support", "develop", "establish", "implement", "control", "supervise", "protect",
		"safeguard", "secure", "configure", "administer", "operate", "coordinate", "attend", "remind", "train", "promote", "help",
		"assist", "act", "address", "plan", "deploy", "employ", "adopt", "govern", "facilitate", "own", "cooperate", "educate",
		"participate", "work", "mitigate", "minimize", "apply", "exercise", "make", "seek", "set-up", "design", "look", "organize",
		"rely", "respect", "staff", "prevent", "detect", "avoid", "foster", "encourage", "discourage", "strengthen", "improve", "enhance", "optimize",
		"uphold", "guard", "defend", "guide", "achieve", "attain", "meet", "satisfy", "deal", "cope", "react", "interact", "engage",
		"liaise", "collaborate", "discuss", "consult", "talk", "ask", "call", "contact", "leverage", "utilize", "depend", "bear",
		"reduce", "try", "intend", "commit", "promise", "customize", "tailor", "align", "continue":
		// Aims, states and courtesies: an auditor asks "how?" and gets no answer. A call to the help desk is none either.
		return actWeak
	case "know", "understand", "consider", "recognize", "acknowledge", "believe", "expect", "appreciate", "learn", "familiarize",
		"read", "remember", "think", "anticipate", "assume", "realize", "regard", "contemplate":
		// What goes on in heads.
		return actKnow
	case "comply", "adhere", "abide", "follow", "observe", "conform", "honor", "honour", "indemnify", "warrant", "fulfill", "fulfil",
		"obey":
		// What a contract or a law says already.
		return actComply
	case "have", "possess", "hold", "lack", "need":
		return actHave
	case "perform", "conduct", "undertake", "execute", "carry":
		return actPerform
	}
	return 0
}
