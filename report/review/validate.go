package review

import (
	"strings"

	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/soc1"
)

// The limits keep the work bounded whatever the input. They are far above what one reader has to consider.
const (
	maxReports = 64
	maxEntries = 1 << 14
)

// validate records every problem of a case but its version.
func (c *Case) validate(ps *soc1.Problems) {
	if c.tooLarge(ps) {
		return
	}
	// The writer refuses texts that are not UTF-8 and values that have no name, each with its place.
	if _, err := strictjson.Canonical(c); err != nil {
		ps.Merge("", err)
	}
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
	c.Entity.check(ps, c)
}

// tooLarge records the lists that exceed a limit and reports whether there are any.
func (c *Case) tooLarge(ps *soc1.Problems) bool {
	before := ps.Len()
	limit := func(path string, most int, lengths ...int) {
		n := 0
		for _, length := range lengths {
			n += length
		}
		if n > most {
			ps.Addf(soc1.CodeTooLarge, path, "leave out what is not about this service and year", "%d entries are more than %d", n, most)
		}
	}
	sizes := func(path string, r *Received) {
		limit(path, maxEntries, len(r.Services), len(r.Locations), len(r.Limbs), len(r.Objectives), len(r.CUECs), len(r.CSOCs),
			len(r.Subservices), len(r.Exceptions), len(r.Changes), len(r.UserReports))
	}
	if c.Received != nil {
		sizes("/received", c.Received)
	}
	e := &c.Entity
	limit("/entity/reports", maxReports, len(e.Reports))
	for i := range e.Reports {
		sizes(soc1.Pointer("/entity/reports", i), &e.Reports[i])
	}
	limit("/entity", maxEntries, len(e.Services), len(e.Locations), len(e.Objectives), len(e.Accounts), len(e.Mappings), len(e.Mitigations),
		len(e.Information), len(e.Letters), len(e.Links), len(e.Judgements))
	return ps.Len() > before
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
