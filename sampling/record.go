package sampling

import (
	"fmt"
	"time"
)

// recordFormat names the wire form of a Record. A change of the form gets another name.
const recordFormat = "attest-selection/1"

// Policies names the rules that a selection was made by, so that a reader years later knows which.
type Policies struct {
	// IDs is the rule for ids: see [CheckID].
	IDs string `json:"ids"`
	// Ticket is how tickets are computed and ties are broken: see [Seed] and [Ticket].
	Ticket string `json:"ticket"`
	// Generator is how other random numbers are drawn: see [Seed.Uniform].
	Generator string `json:"generator"`
	// Digest is how the population is summed up: see [Digest].
	Digest string `json:"digest"`
	// Allocation is how a size is divided among strata: see [Allocate].
	Allocation string `json:"allocation"`
}

// CurrentPolicies returns the rules of this version of the package.
func CurrentPolicies() Policies {
	return Policies{
		IDs:        "trimmed-utf8/1",
		Ticket:     "sha256-of-seedkey-slash-id/1",
		Generator:  "sha256-counter-rejection/1",
		Digest:     "sha256-xor-sum/1",
		Allocation: "largest-remainder/1",
	}
}

// Record is the record of a selection: what was specified, what it was drawn from, what came out and
// what was changed afterwards. Together with the population it is enough for anyone to repeat the
// selection, which [Reperform] does. It is made by [Draw] or [Partial.Record] and travels as JSON, see
// [DecodeRecord]. Treat it as immutable: [Record.Replace] and [Record.Extend] return a new one.
//
// A record says what was done, not that it was done rightly. It cannot show that the population was
// complete, that the seed was drawn after it was frozen, or that no other seed was tried before; file
// the evidence for these beside it.
type Record struct {
	// Format names the form of the record.
	Format string `json:"format"`
	// Spec is what was specified.
	Spec Spec `json:"spec"`
	// Policies names the rules in force.
	Policies Policies `json:"policies"`
	// Population is what the items were drawn from.
	Population Population `json:"population"`
	// Starts holds the random starts of ByInterval (rows counted from 0, times Size/Starts) and of
	// ByMonetaryInterval (monetary units, times Size).
	Starts []Total `json:"starts,omitzero"`
	// Cycles warns about lengths after which the population must not repeat itself, if a systematic
	// sample is to represent it.
	Cycles []Cycle `json:"cycles,omitzero"`
	// Strata holds the sizes that ByStratum drew, sorted by key.
	Strata []StratumSize `json:"strata,omitzero"`
	// Items is the sample as it was drawn: in the order of the draw for ByTicket, ByPosition and
	// ByPriority (certain units first); by stratum and ticket for ByStratum; by ticket for BySieve; in
	// the order of the population for the interval techniques; by id for ByHand and ByAll.
	Items []Item `json:"items"`
	// Reserve holds the next items in the order of the draw, first for planned stages and replacements as
	// they come. With ByStratum they stand by stratum, and each serves its own stratum only.
	Reserve []Item `json:"reserve,omitzero"`
	// Excluded lists the units without a positive amount, which monetary techniques cannot reach,
	// sorted by id. They need another test.
	Excluded []Unit `json:"excluded,omitzero"`
	// Changes lists replacements and extensions in the order they were made.
	Changes []Change `json:"changes,omitzero"`
}

// Method returns how the items were chosen; it decides whether [Evaluate] may speak of confidence.
func (r Record) Method() Method { return r.Spec.Method }

// Note says why, by whom and when a sample was changed. All fields are required.
type Note struct {
	// Reason says why, for example "voided document, procedure not applicable".
	Reason string `json:"reason"`
	// By is the role of whoever decided.
	By string `json:"by"`
	// At is when.
	At time.Time `json:"at"`
}

// validate checks the fields of a note.
func (n Note) validate() error {
	var f faults
	f.merge("", checkText("reason", n.Reason, maxNoteBytes))
	f.merge("", checkText("by", n.By, maxNoteBytes))
	if n.At.IsZero() {
		f.add(CodeMissing, "at", "is not set", "record when the decision was made")
	} else if _, err := n.At.MarshalText(); err != nil {
		f.add(CodeRange, "at", "has no RFC 3339 form", "use a year from 1 to 9999")
	}
	return f.err()
}

// Validate reports whether the record is well formed and its changes follow from its items. Whether
// the items are the right ones only [Reperform] can say, from the population.
func (r Record) Validate() error {
	var f faults
	if r.Format != recordFormat {
		f.addf(CodeUnsupported, "format", "use the version of this package that wrote it", "%q is not %q", r.Format, recordFormat)
	}
	if r.Policies != CurrentPolicies() {
		f.add(CodeUnsupported, "policies", "are not those of this version", "use the version of this package that wrote it")
	}
	f.merge("spec.", r.Spec.Validate())
	if r.Spec.Method == 0 {
		f.add(CodeMissing, "spec.method", "is not set", "records always carry the method")
	}
	f.merge("population.", r.Population.validate())
	r.validateItems(&f)
	if len(r.Starts) > MaxStages || len(r.Cycles) > cycleLongest || len(r.Strata) > MaxStrata {
		f.add(CodeOverflow, "", "the record lists more starts, cycles or strata than there can be", "use a record made by Draw")
	}
	if !f.any() {
		_, err := replay(r)
		f.merge("", err)
	}
	return f.err()
}

// validateItems checks the units of all lists and that no id is selected twice.
func (r Record) validateItems(f *faults) {
	if len(r.Items) > 2*MaxSelected || len(r.Reserve) > maxKept || len(r.Excluded) > MaxSelected {
		f.addf(CodeOverflow, "items", "use a record made by Draw", "a list is longer than %d", MaxSelected)
		return
	}
	seen := make(map[string]bool, len(r.Items)+len(r.Reserve))
	for _, list := range []struct {
		name  string
		items []Item
	}{{"items", r.Items}, {"reserve", r.Reserve}} {
		for i, item := range list.items {
			field := fmt.Sprintf("%s[%d]", list.name, i)
			if err := item.check(); err != nil {
				f.merge(field+".", err)
			}
			if seen[item.ID] {
				f.addf(CodeDuplicate, field, "verify that ids are unique in the population", "id %q is selected twice", item.ID)
			}
			seen[item.ID] = true
			if item.Hits < 0 || item.Hits > MaxSelected {
				f.addf(CodeRange, field+".hits", "use a record made by Draw", "%d hits", item.Hits)
			}
		}
	}
	for i, u := range r.Excluded {
		if err := u.check(); err != nil {
			f.merge(fmt.Sprintf("excluded[%d].", i), err)
		}
	}
}

// DecodeRecord reads a record from its JSON form, which encoding/json writes, and validates it.
// Unknown and repeated fields, trailing text and texts beyond [MaxDecodeBytes] are refused.
func DecodeRecord(data []byte) (Record, error) {
	var r Record
	if err := decodeStrict(data, &r); err != nil {
		return Record{}, err
	}
	if err := r.Validate(); err != nil {
		return Record{}, err
	}
	return r, nil
}
