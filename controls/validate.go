package controls

import (
	"fmt"
	"slices"

	"github.com/seed-9947fa86/attest/internal/idtable"
	"github.com/seed-9947fa86/attest/soc1"
)

// Validate reports every value of m that cannot be right, at whatever stage the engagement is: malformed or
// duplicate ids, references to nothing, counts that do not add up, unknown names. What is merely not there
// yet is left to [Matrix.Incomplete]. The error holds all problems, with JSON Pointers relative to m.
func (m *Matrix) Validate() error {
	_, err := m.Check()
	return err
}

// Check is [Matrix.Validate], and returns the index that it built when there is no problem.
func (m *Matrix) Check() (*Index, error) {
	r := reader{x: &Index{m: m}, validate: true}
	r.read()
	ps := &r.values
	if err := r.links.Err(); err != nil {
		ps.Merge("", err)
	} else { // what is said about several members at once needs to know which they are
		r.x.validateCounts(ps)
		r.x.validateExtensions(ps)
	}
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return r.x, nil
}

// place is where a member of the matrix stands. Its pointer is only written out for a problem.
type place struct {
	list  string
	index int
}

// at returns the pointer to a field of the member, given with slashes as needed, or to an element of one.
func (p place) at(field string, index ...int) string {
	path := soc1.Pointer("", p.list, p.index) + field
	for _, i := range index {
		path = soc1.Pointer(path, i)
	}
	return path
}

// accounts validates the accounts and makes them findable.
func (r *reader) accounts() idtable.Table {
	list := r.x.m.Accounts
	ids := idtable.New(len(list), func(i int) string { return string(list[i].ID) })
	for i := range list {
		at := place{"accounts", i}
		if err := list[i].Validate(); err != nil {
			r.values.Merge(at.at(""), err)
		}
		if id := string(list[i].ID); ids.Add(id) != i {
			r.values.Addf(soc1.CodeDuplicate, at.at("/id"), "give each account its own id", "the id %q is already that of another account", id)
		}
	}
	return ids
}

// checkName reports an enum that is neither unset nor one of its constants, which known says. It is small, so that it is
// compiled into its callers: hardly ever is there something to report.
func checkName[E ~uint8](ps *soc1.Problems, at place, field string, v E, known bool) {
	if v != 0 && !known {
		unknownName(ps, at, field, v)
	}
}

// unknownName reports an enum that is none of its constants. Decoding cannot produce one; Go code can.
func unknownName(ps *soc1.Problems, at place, field string, v any) {
	ps.Addf(soc1.CodeInvalid, at.at(field), "use one of the constants of the type", "%v is no known value", v)
}

// maxItems is the most items that a population, a sample or a deviation can have: more than any service organization processes in
// a year, and few enough that the items of all tests of an examination can be added up.
const maxItems = 1_000_000_000_000

// checkCount reports a number that counts no items.
func checkCount(ps *soc1.Problems, at place, field string, n int64) {
	if uint64(n) > maxItems { // or below zero
		badCount(ps, at, field, n)
	}
}

func badCount(ps *soc1.Problems, at place, field string, n int64) {
	if n < 0 {
		ps.Addf(soc1.CodeRange, at.at(field), "give a count of zero or more", "%d is not a count", n)
	} else {
		ps.Addf(soc1.CodeRange, at.at(field), "count items, not amounts or bytes", "%d is more items than an examination can have", n)
	}
}

// checkOpenPeriod reports a period whose two ends are given and reversed. Either end may be open.
func checkOpenPeriod(ps *soc1.Problems, at place, field string, p soc1.Period) {
	if p.Start.IsValid() && p.End.IsValid() && p.End.Before(p.Start) {
		reversed(ps, at.at(field), p)
	}
}

func reversed(ps *soc1.Problems, path string, p soc1.Period) {
	ps.Addf(soc1.CodeOrder, path, "swap the two dates, or correct one", "the period ends on %s, before it starts on %s", p.End, p.Start)
}

func (o *Objective) validate(ps *soc1.Problems, at place, accounts *idtable.Table) {
	checkName(ps, at, "/kind", o.Kind, o.Kind.IsValid())
	checkOpenPeriod(ps, at, "/inForce", o.InForce)
	last := -1
	for i, id := range o.Accounts {
		if last = accounts.Near(last, string(id)); last < 0 {
			ps.Addf(soc1.CodeUnknownReference, at.at("/accounts", i), "correct the id, or add the account", "%q refers to no account", string(id))
		}
	}
	for i, a := range o.Assertions {
		if !a.IsValid() {
			ps.Add(soc1.CodeInvalid, at.at("/assertions", i), "the assertion is unknown", `use a name such as "completeness"`)
		}
	}
}

// validate checks the sufficient sets of a risk. An empty set would be sufficient by doing nothing, and a further set is
// a claim of redundancy, which has to be argued.
func (r *Risk) validate(ps *soc1.Problems, at place) {
	for i := range r.Sufficient {
		set := &r.Sufficient[i]
		if len(set.Controls) == 0 {
			ps.Add(soc1.CodeMissing, at.at("/sufficient", i)+"/controls", "the set is empty, and an empty set answers no risk", "name the controls, or remove the set and leave the gap visible")
		}
		for _, j := range repeated(set.Controls) {
			ps.Addf(soc1.CodeDuplicate, soc1.Pointer(at.at("/sufficient", i), "controls", j), "name each control once", "%q is in the set twice", string(set.Controls[j]))
		}
		if i > 0 && set.Rationale == "" {
			ps.Add(soc1.CodeMissing, at.at("/sufficient", i)+"/rationale", "a further set declares redundancy without saying why it suffices", "record why these controls answer the risk by themselves, with the same precision")
		}
	}
}

// repeated returns the places of ids that occurred before, without a map for the usual short set.
func repeated(ids []soc1.ControlID) []int {
	var list []int
	if len(ids) <= 16 {
		for j := range ids {
			if slices.Contains(ids[:j], ids[j]) {
				list = append(list, j)
			}
		}
		return list
	}
	seen := make(map[soc1.ControlID]bool, len(ids))
	for j, id := range ids {
		if seen[id] {
			list = append(list, j)
		}
		seen[id] = true
	}
	return list
}

func (c *Control) validate(ps *soc1.Problems, at place) {
	checkName(ps, at, "/nature", c.Nature, c.Nature.IsValid())
	checkName(ps, at, "/purpose", c.Purpose, c.Purpose.IsValid())
	checkName(ps, at, "/frequency", c.Frequency, c.Frequency.IsValid())
	for i, p := range c.Operated {
		if p.Start.IsValid() && p.End.IsValid() && p.End.Before(p.Start) {
			reversed(ps, at.at("/operated", i), p)
		}
		if i > 0 {
			before := c.Operated[i-1]
			if !before.End.IsValid() || !p.Start.IsValid() || !before.End.Before(p.Start) {
				ps.Add(soc1.CodeOrder, at.at("/operated", i), "the periods of operation overlap or are out of order", "list them in order, each starting after the one before has ended")
			}
		}
	}
	validateInformation(ps, at, c.Information)
}

func validateInformation(ps *soc1.Problems, at place, list []Information) {
	for i, info := range list {
		if info.Evidence != 0 && !info.Evidence.IsValid() {
			ps.Add(soc1.CodeInvalid, at.at("/information", i)+"/evidence", "the evidence is of no known kind", `use "sufficient" or "deficient"`)
		}
	}
}

func (w *Walkthrough) validate(ps *soc1.Problems, at place) {
	checkName(ps, at, "/design", w.Design, w.Design.IsValid())
	checkName(ps, at, "/implementation", w.Implementation, w.Implementation.IsValid())
	checkOpenPeriod(ps, at, "/during", w.During)
	validateProcedures(ps, at, w.Procedures)
	if (w.Design == DesignDeficient || w.Implementation == NotImplemented) && w.Finding == "" {
		ps.Add(soc1.CodeMissing, at.at("/finding"), "an unfavourable finding is not explained", "say what was found; the report has to describe it")
	}
	if w.DescriptionCorrected && w.Implementation != NotImplemented {
		ps.Add(soc1.CodeConflict, at.at("/descriptionCorrected"), "there is nothing to correct about an implemented control", "remove the member, or record that the control was not implemented")
	}
}

func validateProcedures(ps *soc1.Problems, at place, list []Procedure) {
	for i, p := range list {
		if !p.Nature.IsValid() {
			ps.Add(soc1.CodeMissing, at.at("/procedures", i)+"/nature", "the procedure has no nature", `use "inquiry", "observation", "inspection" or "reperformance"`)
		}
		if p.By != 0 && !p.By.IsValid() {
			ps.Add(soc1.CodeInvalid, at.at("/procedures", i)+"/by", "nobody of that kind performs procedures", `use "internal-audit" or "direct-assistance", or leave the member out for the service auditor`)
		}
	}
}

func (t *Test) validate(ps *soc1.Problems, at place) {
	if !t.Outcome.IsValid() {
		ps.Add(soc1.CodeMissing, at.at("/outcome"), "the test does not say what became of it", `use "performed", "no-occurrence", "evidence-unavailable" or "not-performed"`)
	}
	if t.Planned && t.Extends == "" {
		ps.Add(soc1.CodeConflict, at.at("/planned"), "a test that extends no other is called a planned extension", "name the test it extends, or leave the member out")
	}
	checkOpenPeriod(ps, at, "/period", t.Period)
	validateProcedures(ps, at, t.Procedures)
	validateInformation(ps, at, t.Information)
	checkName(ps, at, "/population/completeness", t.Population.Completeness, t.Population.Completeness.IsValid())
	checkName(ps, at, "/sample/method", t.Sample.Method, t.Sample.Method.IsValid())
	checkCount(ps, at, "/population/size", t.Population.Size)
	checkCount(ps, at, "/sample/size", t.Sample.Size)
	checkCount(ps, at, "/sample/expected", t.Sample.Expected)
	if t.Sample.Size > 0 && t.Sample.Expected >= t.Sample.Size {
		ps.Addf(soc1.CodeRange, at.at("/sample/expected"), "give the number that the plan allowed for; a plan expects most items not to deviate",
			"the plan allows for %d deviations among %d items, so that no result could fail", t.Sample.Expected, t.Sample.Size)
	}
	if t.Population.Size > 0 && t.Sample.Size > t.Population.Size {
		ps.Addf(soc1.CodeRange, at.at("/sample/size"), "correct the sample or the population; an item is tested once", "the sample of %d is larger than the population of %d", t.Sample.Size, t.Population.Size)
	}
	if t.Outcome.IsValid() && t.Outcome != Performed {
		if t.Reason == "" {
			ps.Addf(soc1.CodeMissing, at.at("/reason"), "say why, in words that the report can print", "the outcome %s has no reason", t.Outcome)
		}
		if t.Sample.Size > 0 {
			ps.Addf(soc1.CodeConflict, at.at("/sample/size"), "record the outcome as performed, or remove the sample", "items were tested although the outcome is %s", t.Outcome)
		}
		if t.Outcome == NoOccurrence && t.Population.Size > 0 {
			ps.Addf(soc1.CodeConflict, at.at("/population/size"), "record another outcome, or correct the population", "the control did not occur, and yet has a population of %d", t.Population.Size)
		}
	}
}

func (d *Deviation) validate(ps *soc1.Problems, at place) {
	if d.Count < 1 {
		ps.Addf(soc1.CodeRange, at.at("/count"), "count the items that deviated; a deviation has at least one", "%d is not a number of deviating items", d.Count)
	} else {
		checkCount(ps, at, "/count", d.Count)
	}
	if !d.Kind.IsValid() {
		ps.Add(soc1.CodeMissing, at.at("/kind"), "the deviation has no kind", `name its nature, such as "performed-late"`)
	}
	if d.Text == "" {
		ps.Add(soc1.CodeMissing, at.at("/text"), "the nature of the deviation is not described", "describe what was found; the report has to say it")
	}
	checkName(ps, at, "/cause", d.Cause, d.Cause.IsValid())
	checkName(ps, at, "/pattern", d.Pattern, d.Pattern.IsValid())
	checkOpenPeriod(ps, at, "/occurred", d.Occurred)
	switch {
	case d.DaysLate < 0:
		ps.Addf(soc1.CodeRange, at.at("/daysLate"), "count the days from the due date on, or leave the member out", "%d is not a number of days", d.DaysLate)
	case d.DaysLate > 0 && d.Kind.IsValid() && d.Kind != KindLate:
		ps.Addf(soc1.CodeConflict, at.at("/daysLate"), `leave the member out, or record the kind "performed-late"`, "the deviation is late by days, and its kind is %s", d.Kind)
	}
	if d.Anomaly && (d.Pattern != Isolated || d.Intentional) {
		ps.Add(soc1.CodeConflict, at.at("/anomaly"), "the deviation is called an anomaly, and was not found to be isolated and unintended", "establish its pattern, or take the claim back")
	}
}

// validateCounts holds deviations against the tests that found them.
func (x *Index) validateCounts(ps *soc1.Problems) {
	for i := range x.m.Tests {
		if list := x.DeviationsOf(i); len(list) > 0 {
			x.validateCount(ps, i, list)
		}
	}
}

// validateCount holds the deviations of one test against it: the test must have been performed to find any, and an item
// counts as one deviation at most.
func (x *Index) validateCount(ps *soc1.Problems, i int, deviations []int) {
	t, found := &x.m.Tests[i], int64(0)
	for _, d := range deviations {
		dev := &x.m.Deviations[d]
		if t.Outcome.IsValid() && t.Outcome != Performed {
			ps.Addf(soc1.CodeConflict, soc1.Pointer("/deviations", d, "test"), "record the test as performed, or move the deviation to the test that found it",
				"the test %q has the outcome %s and cannot have found a deviation", string(t.ID), t.Outcome)
		}
		if dev.Count > 0 {
			if found += dev.Count; found < 0 { // the counts of one test overflowed
				found = maxCount
			}
		}
	}
	if t.Outcome == Performed && found > max(t.Sample.Size, 0) {
		ps.Add(soc1.CodeRange, place{"tests", i}.at("/sample/size"),
			fmt.Sprintf("the deviations add up to %d, and the number of items tested is %d", found, t.Sample.Size),
			"state how many items were tested; an item counts as one deviation at most")
	}
}

// maxCount stands for a count too large to hold.
const maxCount = int64(^uint64(0) >> 1)
