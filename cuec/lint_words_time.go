package cuec

// The three grades follow what an auditor can do with a sample. Against a deadline or a frequency every item is in time or late; of
// a stated event it can be seen whether the control followed at all; of an event that is only implied, whether there was one.

// timing says how well a word or phrase fixes when a control operates.
type timing uint8

const (
	timeOpen     timing = iota + 1 // an event that is only implied: of terminated employees, immediately
	timeTrigger                    // a stated event, without a limit: when access is no longer needed
	timeDefinite                   // a frequency, a deadline, or an order of steps that can be checked
)

// frequencyWord returns how well a single word fixes the time.
func frequencyWord(w string) timing {
	switch w {
	case "daily", "weekly", "biweekly", "bi-weekly", "fortnightly", "monthly", "bimonthly", "bi-monthly", "quarterly", "annually", "annual",
		"yearly", "semiannually", "semi-annually", "semiannual", "semi-annual", "hourly", "nightly", "twice-yearly", "month-end",
		"year-end", "quarter-end", "period-end", "week-end", "intraday", "same-day", "overnight", "day-end", "semi-monthly",
		"half-yearly", "per-payroll", "pre-payroll", "biannually", "biannual", "triennially", "bi-annually", "tri-annually", "half-year-end",
		"mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "pre-release", "pre-posting", "pre-funding", "beforehand":
		// How often, or at which recurring point.
		return timeDefinite
	case "immediately", "simultaneously":
		// At once is a limit that two people measure differently.
		return timeOpen
	}
	return 0
}

// unitOfTime returns 1 for a unit in which limits and frequencies are counted, 2 for a named day or time of day.
func unitOfTime(w string) int {
	switch w {
	case "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years",
		"period", "periods", "night", "nights", "weekend", "weekends", "workday", "workdays", "payday", "cycle", "cycles", "shift", "shifts", "pay-period", "semester", "weekday",
		"fortnight", "fortnights":
		return 1
	case "close", "end", "noon", "midnight", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "cutoff", "cut-off",
		"deadline", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
		"december", "month-end", "year-end", "quarter-end", "cob", "eod", "date", "due", "morning", "afternoon", "evening", "lunchtime", "cutover", "business", "t+1":
		return 2
	}
	return 0
}

// numberWord returns the value of a number in words, up to what limits use, or 0.
func numberWord(w string) int {
	switch w {
	case "one", "first":
		return 1
	case "two", "second":
		return 2
	case "three", "third":
		return 3
	case "four", "fourth":
		return 4
	case "five", "fifth":
		return 5
	case "six":
		return 6
	case "seven":
		return 7
	case "eight":
		return 8
	case "nine":
		return 9
	case "ten", "tenth":
		return 10
	case "twelve":
		return 12
	case "fifteen", "fifteenth":
		return 15
	case "twenty":
		return 20
	case "thirty":
		return 30
	case "forty-five":
		return 45
	case "sixty":
		return 60
	case "ninety":
		return 90
	}
	return 0
}

// eventNoun reports whether w names something that happens or passes through one by one, so that "each" of them is an
// occasion for a control. The list holds the transactions of the businesses that use service organizations: without it, "each
// employee" would be an occasion, and it is a person.
func eventNoun(w string) bool {
	switch w {
	case "change", "changes", "request", "requests", "transaction", "transactions", "payroll", "payrolls", "run", "runs", "invoice",
		"invoices", "batch", "batches", "transmission", "transmissions", "file", "files", "payment", "payments", "disbursement",
		"disbursements", "purchase", "purchases", "hire", "hires", "termination", "terminations", "transfer", "transfers", "trade",
		"trades", "claim", "claims", "order", "orders", "submission", "submissions", "upload", "uploads", "remittance",
		"remittances", "deposit", "deposits", "wire", "wires", "conversion", "update", "updates", "release", "releases",
		"deployment", "deployments", "incident", "incidents", "exception", "exceptions", "notice", "adjustment", "adjustments",
		"entry", "entries", "pay-run", "paycheck", "distribution", "distributions", "enrollment", "withdrawal", "withdrawals",
		"loan", "loans", "import", "imports", "statement", "report", "journal", "settlement", "reimbursement", "voucher", "vouchers", "refund", "refunds", "override", "overrides", "call", "instruction",
		"instructions", "redemption", "redemptions", "subscription", "subscriptions", "dividend", "installment", "instalment", "migration",
		"application", "correction", "corrections", "event", "events", "reconciliation", "count", "visit", "valuation", "billing":
		return true
	}
	return false
}

// statusWord reports whether w says that a person or thing has gone through an event: terminated employees, lost cards.
func statusWord(w string) bool {
	switch w {
	case "terminated", "departed", "departing", "separated", "transferred", "leavers", "joiners", "leaver", "lost", "stolen", "termination",
		"terminations", "separations", "resigned", "dismissed", "rejected", "failed", "hires", "ex-employees", "expired", "resignation", "resignations", "retirement", "deceased", "departures",
		"retired", "compromised":
		return true
	}
	return false
}

// occasion reports whether w marks a single occasion: the first payroll, the initial configuration.
func occasion(w string) bool {
	switch w {
	case "first", "initial", "go-live":
		return true
	}
	return false
}
