package review

import (
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// The limits keep the work bounded whatever the input. They are far above what one reader has to consider.
const (
	maxReports = 64
	maxEntries = 1 << 14
	// maxReach is for exceptions and deficiencies times assertions and their objectives.
	maxReach = 1 << 22
	// maxReferences is for what the evaluations of deficiencies refer to, all of them together.
	maxReferences = 1 << 10
)

// validate records every problem of a case but its version.
func (c *Case) validate(ps *soc1.Problems) {
	if c.tooLarge(ps) {
		return
	}
	// The writer refuses texts that are not UTF-8 as well.
	named(ps, c)
	ids := make(map[soc1.ReportID]bool)
	if c.Received != nil {
		ids[c.Received.ID] = true
		c.Received.check(ps, "/received")
	}
	for i := range c.Entity.Reports {
		path := soc1.Pointer("/entity/reports", i)
		r := &c.Entity.Reports[i]
		r.check(ps, path)
		checkUnique(ps, path+"/id", r.ID, ids)
	}
	c.Entity.check(ps, "/entity")
	c.Entity.checkReferences(ps, c)
}

// tooLarge records the lists of a case that exceed a limit and reports whether there are any.
func (c *Case) tooLarge(ps *soc1.Problems) bool {
	report := c.Received != nil && c.Received.tooLarge(ps, "/received")
	return c.Entity.tooLarge(ps, "/entity") || report || c.reachesTooFar(ps)
}

// reachesTooFar records exceptions and assertions that multiply to more than can be worked through. Each exception is
// followed to every assertion it may bear on, so that two long lists together are a problem where neither alone is.
func (c *Case) reachesTooFar(ps *soc1.Problems) bool {
	exceptions, assertions := len(c.Entity.Deficiencies), 0
	if c.Received != nil {
		exceptions += len(c.Received.Exceptions)
	}
	for i := range c.Entity.Reports {
		exceptions += len(c.Entity.Reports[i].Exceptions)
	}
	for i := range c.Entity.Accounts {
		for _, x := range c.Entity.Accounts[i].Assertions {
			assertions += 1 + len(x.Objectives)
		}
	}
	// Division, because the product of two lengths may not fit.
	if exceptions == 0 || assertions <= maxReach/exceptions {
		return false
	}
	ps.Addf(soc1.CodeTooLarge, "/entity/accounts", "name the accounts that the service affects, and map each assertion to the objectives that answer it",
		"%d exceptions and deficiencies with %d assertions and objectives are more than can be followed", exceptions, assertions)
	return true
}

// tooLarge records the lists of a report that exceed a limit and reports whether there are any.
func (r *Received) tooLarge(ps *soc1.Problems, path string) bool {
	return exceeds(ps, path, maxEntries, len(r.Services), len(r.Locations), len(r.Limbs), len(r.Objectives), len(r.CUECs), len(r.CSOCs),
		len(r.Subservices), len(r.Exceptions), len(r.Changes), len(r.UserReports))
}

// tooLarge records the lists of an entity that exceed a limit and reports whether there are any.
func (e *Entity) tooLarge(ps *soc1.Problems, path string) bool {
	found := exceeds(ps, path+"/reports", maxReports, len(e.Reports))
	for i := range e.Reports {
		found = e.Reports[i].tooLarge(ps, soc1.Pointer(path+"/reports", i)) || found
	}
	// What evaluations list is looked up in the report, so its sum is held lower.
	nested := 0
	for i := range e.Deficiencies {
		d := &e.Deficiencies[i]
		nested += len(d.Origins) + len(d.Reach) + len(d.Combines) + len(d.Compensating)
	}
	found = exceeds(ps, path+"/deficiencies", maxReferences, nested) || found
	return exceeds(ps, path, maxEntries, len(e.Services), len(e.Locations), len(e.Objectives), len(e.Accounts), len(e.Mappings), len(e.Mitigations),
		len(e.Information), len(e.Letters), len(e.Links), len(e.Judgements), len(e.Systems), len(e.Incidents), len(e.Deficiencies)) || found
}

// exceeds records lists that together have more entries than a limit, and reports whether they do. The sum is limited and
// not each list, so that a case cannot be large in twenty places at once.
func exceeds(ps *soc1.Problems, path string, most int, lengths ...int) bool {
	n := 0
	for _, length := range lengths {
		n += length
	}
	if n > most {
		ps.Addf(soc1.CodeTooLarge, path, "leave out what is not about this service and year", "%d entries are more than %d", n, most)
	}
	return n > most
}

// checkUnique records an id that was seen before.
func checkUnique[ID ~string](ps *soc1.Problems, path string, id ID, seen map[ID]bool) {
	if seen[id] && id != "" {
		ps.Addf(soc1.CodeDuplicate, path, "give each its own id", "the id %.64q is already in use", string(id))
	}
	seen[id] = true
}

// checkNew records an id that is malformed or was seen before.
func checkNew[ID ~string](ps *soc1.Problems, path string, id ID, seen map[ID]bool) {
	ps.Merge(path, soc1.CheckID(id))
	checkUnique(ps, path, id, seen)
}

// checkKnown records references that lead nowhere.
func checkKnown[ID ~string](ps *soc1.Problems, path string, ids []ID, known map[ID]bool, what string) {
	for i, id := range ids {
		if !known[id] {
			ps.Addf(soc1.CodeUnknownReference, soc1.Pointer(path, i), "correct the id, or add what it refers to", "%.64q refers to no %s", string(id), what)
		}
	}
}

// checkText records a text that is missing. Blanks are no text: nobody could read them in the memo.
func checkText(ps *soc1.Problems, path, text, what string) {
	if strings.TrimSpace(text) == "" {
		ps.Add(soc1.CodeMissing, path, what+" is missing", "copy it from the report")
	}
}

// checkParty records what is wrong with an organization.
func checkParty(ps *soc1.Problems, path string, o soc1.Organization) {
	ps.Merge(path, o.Validate())
	if o.Name != "" {
		checkText(ps, path+"/name", o.Name, "the organization's name")
	}
}
