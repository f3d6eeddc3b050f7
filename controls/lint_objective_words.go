package controls

import (
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// process is a kind of process that a statement may be about. General IT processes are told apart, because each is an
// objective of its own; processing stands for the calculations of the service itself.
type process uint8

const (
	_ process = iota
	processAccess
	processChange
	processPhysical
	processBackup
	processOperations
	processTransmission
	processTransactions
	processCount
)

// AbsoluteWords returns the words that [RuleAbsolute] reports as promising more than reasonable assurance. The list is
// the caller's own. The lint reads a statement as if these words were not there before it applies any other rule.
func AbsoluteWords() []string {
	return strings.Fields("ensure ensures ensured ensuring guarantee guarantees guaranteed guaranteeing always never absolutely all every zero eliminate eliminates eliminated impossible")
}

// absolutes gives the severity of each absolute word. "All" and "every" may only count the transactions meant.
func absolutes() map[string]soc1.Severity {
	severity := make(map[string]soc1.Severity)
	for _, w := range AbsoluteWords() {
		severity[w] = soc1.SeverityError
	}
	severity["all"], severity["every"] = soc1.SeverityWarning, soc1.SeverityWarning
	return severity
}

// fillers are words that separate the words of a phrase without changing it: "changes to [the in-scope] applications".
func fillers() map[string]bool {
	return map[string]bool{"the": true, "a": true, "an": true, "in-scope": true, "its": true, "their": true}
}

// faultyCues are the words and phrases that break a rule by themselves, and those allowed although they contain one.
func faultyCues() lexicon {
	return newLexicon(
		// Allowed although they contain a word that is not.
		cues(0, 0, 0, "proper period, proper pay period, proper accounting period, appropriate period, correct period, reasonable assurance, reasonable but not absolute assurance, authorized and appropriate, authorised and appropriate, effective date, effective dates"),
		// How often. A frequency before a noun may only name a thing: daily prices, monthly statements.
		cues(RuleEmbedsControl, soc1.SeverityWarning, 0, "daily, weekly, biweekly, bi-weekly, monthly, quarterly, semi-annually, annually, yearly, nightly, hourly, approved by"),
		cues(RuleEmbedsControl, soc1.SeverityError, 0, "each day, each week, each month, each quarter, each year, once a day, once a week, once a month, once a quarter, once a year, on quarterly basis, on monthly basis, on weekly basis, on daily basis, on annual basis"),
		// Who checks, and with what.
		cues(RuleEmbedsControl, soc1.SeverityError, 0, "reviewed by, reconciled by, inspected by, compared by, checked by, verified by, signed by, sign-off, sign-offs, signoff, dual control, maker-checker, four-eyes, checklist, checklists, ticketing system, multi-factor authentication, two-factor authentication, management reviews, management review, manager reviews, supervisor reviews"),
		// Joints between two statements.
		cues(RuleCompound, soc1.SeverityWarning, 0, "and that, as well as, in addition, ;"),
		// Absolute in more than one word.
		cues(RuleAbsolute, soc1.SeverityError, 0, "without exception, without exceptions, without error, without errors, error-free, no errors, no exceptions, absolute assurance"),
		// Service levels, and then aims that may also be part of a longer one.
		cues(RuleOperational, soc1.SeverityError, 0, "uptime, downtime, response time, response times, turnaround time, service level, service levels, service-level, sla, slas, kpi, kpis, satisfaction, satisfied, profitability, profitable, productivity, call center, call centre, help desk, helpdesk, wait times, business objectives"),
		cues(RuleOperational, soc1.SeverityWarning, 0, "efficient, efficiently, efficiency, cost-effective, customer service, customer experience, customers' expectations, customer expectations, performance targets, user-friendly, %, percent"),
		// Intentions, and then obligations.
		cues(RuleFuture, soc1.SeverityError, 0, "will, shall, going to, intend to, intends to, plan to, plans to, aims to, strives to, strive to"),
		cues(RuleFuture, soc1.SeverityWarning, 0, "should, would, may, might"),
		// Continuity and availability. Confidentiality and privacy may bear on records and are only warned of.
		cues(RuleBeyondScope, soc1.SeverityError, 0, "disaster recovery, disaster, disasters, business continuity, continuity plan, continuity plans, availability, failover, fail-over, high-availability, resilience, resilient, recovery time, recovery time objective, recovery point objective, rto, rpo, crisis management, pandemic"),
		cues(RuleBeyondScope, soc1.SeverityWarning, 0, "confidentiality, privacy, personal data, personal information, pii, gdpr, hipaa, data subjects"),
		// Words that leave open what would be wrong.
		cues(RuleVague, soc1.SeverityWarning, 0, "appropriate, appropriately, adequate, adequately, proper, properly, effective, effectively, suitable, suitably, sufficient, sufficiently, reasonable, reasonably, correctly managed, well managed, managed, handled, as needed, as necessary, as required, if necessary, where applicable, as applicable, best practice, best practices, industry standard, industry standards, state of art, and so on, etc, various, robust, strong, periodic, periodically, regular, regularly"),
	)
}

// processCues are the phrases that tell what a statement is about.
func processCues() lexicon {
	return newLexicon(
		cues(0, 0, processAccess, "logical access, user access, access rights, access privileges, privileged access, access to systems, access to applications, access to programs, access to data, access to infrastructure, access to databases, access to production, access is granted, access is removed, access is restricted, access is reviewed, access is authorized, system access, passwords, user accounts"),
		cues(0, 0, processChange, "changes to applications, changes to programs, changes to systems, changes to software, changes to databases, changes to infrastructure, application changes, program changes, system changes, software changes, code changes, changes are tested, change management"),
		cues(0, 0, processPhysical, "physical access, access to data centers, access to data centres, access to data center, access to data centre, physical security, environmental controls"),
		cues(0, 0, processBackup, "backed up, backup, backups, back-up, back-ups"),
		cues(0, 0, processOperations, "scheduled jobs, batch jobs, job schedules, job scheduling, production jobs, incidents, job failures"),
		cues(0, 0, processTransmission, "data transmissions, data transmission, file transmissions, file transfers"),
		cues(0, 0, processTransactions, "calculated, computed, adjudicated, priced, valued, posted, invoiced, rated, accrued, disbursed, deposited, withheld, paid, settled"),
	)
}

// attributeWords are the attributes that an objective gives its subject. A statement without any has no measure.
func attributeWords() map[string]bool {
	words := make(map[string]bool)
	for w := range strings.FieldsSeq("authorized authorised authorization authorisation approved unauthorized complete completely completeness accurate accurately accuracy timely on-time valid validity validly " +
		"recorded reconciled reconcile agree agrees restricted segregated segregation separate exist exists existence protected secure secured securely tested resolved identified recovered recoverable restored cutoff " +
		"occurred classified correct correctly once") {
		words[w] = true
	}
	return words
}

// units are the units of a deadline. Hours are those of a service level; days may still be a matter of cut-off.
func units() map[string]soc1.Severity {
	return map[string]soc1.Severity{
		"second": soc1.SeverityError, "seconds": soc1.SeverityError, "minute": soc1.SeverityError, "minutes": soc1.SeverityError, "hour": soc1.SeverityError, "hours": soc1.SeverityError,
		"day": soc1.SeverityWarning, "days": soc1.SeverityWarning, "week": soc1.SeverityWarning, "weeks": soc1.SeverityWarning,
	}
}
