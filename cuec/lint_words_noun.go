package cuec

// Nouns matter to the verdict in four ways: who acts, whether the object could be any of its kind, whether a setting is meant that
// can be looked at, and whether the subject reaches the accounts. A noun that stands in no list counts as the name of
// something, because reports name their own files and ledgers, which no list can know.

// party says whose side a noun that stands for people or an organization is on. Zero is no such noun.
type party uint8

const (
	partyAnyone  party = iota + 1 // the user entity, without a role
	partyRole                     // a role or a function at the user entity
	partyService                  // the service organization or another provider
)

// partyOf returns the side of a noun. A title that is missing here costs little: a subject that no list knows is taken
// for a role. What the list decides is whether a word behind it can be a verb: in "controllers report", but not in "error report".
func partyOf(w string) party {
	switch w {
	case "entity", "entities", "user", "users", "customer", "customers", "client", "clients", "management", "organizations",
		"organisations", "company", "companies", "agency", "agencies", "subscriber", "subscribers", "tenants", "personnel", "staff",
		"we", "you", "they", "employer", "employers", "individuals", "people", "someone", "participants",
		"organization", "organisation", "institution", "institutions", "business", "businesses", "user-entity", "user-entities",
		"bank", "banks", "merchant", "merchants", "licensee", "department", "departments", "members", "employees":
		// The side, but not the person.
		return partyAnyone
	case "manager", "managers", "controller", "administrator", "administrators", "supervisor", "supervisors", "accountant",
		"accountants", "treasurer", "treasury", "analyst", "officer", "officers", "director", "directors", "committee", "team",
		"hr", "finance", "cardholder", "cardholders", "employee", "signatory", "signatories", "representative",
		"representatives", "owner", "owners", "preparer", "approver", "approvers", "person", "persons", "trustee", "trustees",
		"operations", "accounting", "board", "clerk", "lender", "lead", "head", "coordinator", "advisor", "adviser",
		"cfo", "ceo", "cio", "ciso", "comptroller", "auditor", "auditors", "function", "desk", "group", "bookkeeper", "actuary",
		"underwriter", "lessor", "partner", "partners", "principal", "principals", "counsel", "trader", "traders", "dealer", "dealers",
		"broker", "brokers", "issuer", "issuers", "investor", "investors", "teller", "tellers", "cashier", "cashiers", "engineer", "engineers",
		"developer", "developers", "programmer", "programmers", "secretary", "office", "division", "timekeeper", "timekeepers", "steward",
		"stewards", "specialist", "specialists", "technician", "comptrollers", "controllers", "treasurers", "analysts", "clerks",
		"coordinators", "chair", "chairman", "lenders", "teams", "committees", "leads",
		"heads", "planner", "buyer", "buyers", "requester", "requesters", "assistant", "deputy", "intern", "operator", "operators", "sponsor", "sponsors", "member", "delegate", "executive", "executives", "resources", "admin", "admins":
		// Somebody who can be asked and whose signature can be found.
		return partyRole
	case "provider", "providers", "vendor", "processor", "processors", "recordkeeper", "record-keeper", "subservice",
		"subprocessor", "subprocessors", "supplier", "host", "us":
		// Whoever provides a service to the user entity.
		return partyService
	}
	return 0
}

// genericNoun reports whether a noun, or an adjective that adds nothing to it, leaves open which thing is meant. Were
// "reports" a named object, "reviews reports" would lack no more than "reviews the payroll register" does.
func genericNoun(w string) bool {
	switch w {
	case "data", "information", "report", "reports", "output", "outputs", "system", "systems", "service", "services", "process",
		"processes", "procedure", "procedures", "control", "controls", "term", "terms", "setting", "settings", "issue", "issues",
		"problem", "problems", "matter", "matters", "thing", "things", "result", "results", "activity", "activities",
		"requirement", "requirements", "responsibilities", "environment", "environments", "security", "instance", "instances",
		"need", "needs", "item", "items", "staff", "personnel", "reconciliation", "reconciliations", "review", "reviews",
		"approval", "approvals", "event", "events", "content", "policy", "policies", "compliance", "function", "functions",
		"segregation", "duty", "duties", "operation", "operations", "use", "usage", "access", "document", "documents",
		"documentation", "record", "records", "file", "files", "input", "inputs", "resources", "resource", "reporting",
		"business", "risk", "risks", "integrity", "privacy", "quality", "practices", "measures", "mechanisms", "safeguards",
		"own", "internal", "external", "overall", "general", "received", "processed", "generated", "provided", "produced", "sent",
		"logical", "physical", "related", "key", "important", "necessary", "correct", "accurate", "complete", "valid", "other",
		"user", "users", "entity", "entities", "customer", "customers", "client", "clients", "organization", "organizations",
		"provider", "vendor", "us", "management", "agency", "it", "them", "any", "such", "certain", "available", "right",
		"platform", "application", "applications", "software", "technology", "capabilities", "features", "concerns", "questions":
		return true
	}
	return false
}

// functionWord reports whether w names nothing: articles, pronouns, prepositions, conjunctions, auxiliaries.
func functionWord(w string) bool {
	switch w {
	case "the", "a", "an", "its", "their", "his", "her", "our", "your", "my", "this", "that", "these", "those", "all", "each", "every",
		"any", "some", "no", "both", "either", "of", "in", "on", "at", "to", "for", "from", "by", "with", "into", "over", "under", "and", "or",
		"nor", "but", "not", "as", "than", "then", "so", "it", "they", "them", "there", "which", "who", "whom", "whose", "what", "when",
		"where", "while", "if", "is", "are", "be", "been", "being", "was", "were", "has", "have", "had", "do", "does", "did", "must", "shall",
		"will", "should", "may", "might", "can", "could", "would", "only", "also", "least", "most", "more", "less", "about", "up", "out",
		"within", "before", "after", "upon", "through", "via", "between", "among", "during", "until", "unless", "because", "including",
		"per", "how", "why", "whether", "such", "other", "same", "own", "s", "against", "toward", "towards", "off", "around":
		return true
	}
	return false
}

// determiner reports whether a noun, and no verb, follows w.
func determiner(w string) bool {
	switch w {
	case "the", "a", "an", "its", "their", "his", "her", "our", "your", "my", "this", "these", "those", "all", "each", "every", "any", "some",
		"no", "both", "of", "in", "on", "at", "for", "from", "by", "with", "into", "over", "under", "against", "about", "per",
		"within", "before", "after", "upon", "through", "via", "between", "during", "until", "without", "other", "such",
		"first", "new", "following", "regarding", "than", "monthly", "quarterly", "annual", "daily", "weekly", "prior", "as":
		return true
	}
	return false
}

// configurable reports whether w names a setting that can be inspected on any day.
func configurable(w string) bool {
	switch w {
	case "mfa", "multifactor", "multi-factor", "two-factor", "2fa", "authentication", "encryption", "encrypted",
		"sso", "single-sign-on", "sign-on", "firewall", "firewalls", "timeout", "time-out", "lockout", "whitelist", "allowlist",
		"ip", "vpn", "tls", "sftp", "https", "certificates", "anti-virus", "antivirus", "patches", "role-based",
		"least-privilege", "dual-control":
		return true
	}
	return false
}

// infrastructure reports whether w names what only the one who runs a system can control.
func infrastructure(w string) bool {
	switch w {
	case "firewall", "firewalls", "server", "servers", "database", "databases", "network", "networks", "infrastructure", "backup",
		"backups", "data-center", "datacenter", "datacentre", "center", "centre", "source", "code", "employees", "staff", "personnel",
		"developers", "patching", "mainframe", "hardware", "routers":
		return true
	}
	return false
}

// offTopic reports whether w names a subject that is far from financial reporting.
func offTopic(w string) bool {
	switch w {
	case "train", "trained", "trains", "training", "staff", "staffing", "meeting", "meetings", "remind", "reminds", "newsletter", "marketing",
		"continuity", "disaster", "recovery", "helpdesk", "help-desk", "survey", "morale", "awareness", "webinar", "webinars",
		"troubleshooting", "browser", "browsers":
		return true
	}
	return false
}

// financial reports whether w names something that reaches the accounts, or the access to it.
func financial(w string) bool {
	switch w {
	case "payroll", "payment", "payments", "transaction", "transactions", "ledger", "journal", "invoice", "invoices", "contribution",
		"contributions", "balance", "balances", "account", "accounts", "tax", "taxes", "claim", "claims", "trade", "trades",
		"price", "prices", "fee", "fees", "time", "timesheet", "timesheets", "access", "register", "registers", "cash", "revenue",
		"funding", "loan", "loans", "eligibility", "census", "financial", "billing", "id":
		return true
	}
	return false
}
