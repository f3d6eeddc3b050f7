package opinion

import (
	"fmt"
	"iter"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// Reason is one step of the derivation: the rule, what it was applied to, and the facts. Reasons nest: a limb's reason names an
// objective, which rests on risks, which rest on controls, tests and deviations. The standards ask for every reason for a
// modification to be described before the opinion, which is why none is ever folded into another. Source: [soc1.CiteWording].
type Reason struct {
	// Rule is the rule that was applied.
	Rule Rule `json:"rule"`
	// Objective, Risk, Control, Test, Matter and Subservice name what it was applied to, as far as it applies.
	Objective soc1.ObjectiveID `json:"objective,omitzero"`
	// Risk is the risk, if one is concerned.
	Risk soc1.RiskID `json:"risk,omitzero"`
	// Control is the control, if one is concerned.
	Control soc1.ControlID `json:"control,omitzero"`
	// Test is the test, if one is concerned.
	Test soc1.TestID `json:"test,omitzero"`
	// Matter is the description matter, limitation, failure, event or act, if one is concerned.
	Matter soc1.MatterID `json:"matter,omitzero"`
	// Subservice is the subservice organization, if one is concerned.
	Subservice soc1.SubserviceID `json:"subservice,omitzero"`
	// Question is the question about pervasiveness that a reason about a share answers, or leaves open.
	Question Question `json:"question,omitzero"`
	// Days are the days concerned. Empty means all days of the report.
	Days []soc1.Period `json:"days,omitzero"`
	// Tested and Deviating count the items of a test.
	Tested int64 `json:"tested,omitzero"`
	// Deviating is how many of them deviated.
	Deviating int64 `json:"deviating,omitzero"`
	// Concerned and Total count the objectives that a share was taken of.
	Concerned int `json:"concerned,omitzero"`
	// Total is the number of objectives.
	Total int `json:"total,omitzero"`
	// Facts are JSON Pointers into the examination: what the rule looked at.
	Facts []string `json:"facts,omitzero"`
	// Because are the reasons below this one.
	Because []Reason `json:"because,omitzero"`
}

// Citation returns the rule of the field behind the reason.
func (r Reason) Citation() soc1.Citation { return r.Rule.Citation() }

// Text returns the reason as one sentence, without the reasons below it.
func (r Reason) Text() string {
	var b strings.Builder
	if r.Control != "" && r.Objective != "" { // what a control relies on
		b.WriteString(string(r.Control) + " on ")
	}
	// The widest thing that it is about names it; narrower ones are named by the reasons below.
	for _, id := range []string{string(r.Objective), string(r.Risk), string(r.Control), string(r.Test), string(r.Matter), string(r.Subservice)} {
		if id != "" {
			b.WriteString(id)
			b.WriteString(": ")
			break
		}
	}
	b.WriteString(r.Rule.Statement())
	if r.Tested > 0 || r.Deviating > 0 {
		fmt.Fprintf(&b, " (%d of %d items)", r.Deviating, r.Tested)
	}
	if r.Total > 0 {
		fmt.Fprintf(&b, " (%d of %d objectives)", r.Concerned, r.Total)
	}
	if len(r.Days) > 0 {
		b.WriteString(", ")
		for i, p := range r.Days {
			switch {
			// A control that failed every other week would otherwise fill pages. [Reason.Days] has all of them.
			case i == 3:
				fmt.Fprintf(&b, " and %d more periods", len(r.Days)-i)
			case i > 3:
				continue
			case i > 0:
				b.WriteString(", ")
				fallthrough
			default:
				fmt.Fprintf(&b, "%s to %s", p.Start, p.End)
			}
		}
	}
	return b.String()
}

// All walks the reason and every reason below it, outermost first, each with its depth.
func (r Reason) All() iter.Seq2[int, Reason] {
	return func(yield func(int, Reason) bool) { r.walk(0, yield) }
}

// walk yields r and what is below it, and reports whether to go on. Reasons nest as deep as the rules do, which is a handful of
// levels whatever the input.
func (r Reason) walk(depth int, yield func(int, Reason) bool) bool {
	if !yield(depth, r) {
		return false
	}
	for _, b := range r.Because {
		if !b.walk(depth+1, yield) {
			return false
		}
	}
	return true
}
