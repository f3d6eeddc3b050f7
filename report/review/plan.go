package review

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// interimMonths is the length of the part of the year that is tested before the year-end.
const interimMonths = 9

// plan drafts the user auditor's test of each CUEC that applies and that an objective of the entity needs. It is drafted from the
// wording in the report, because that is what the service auditor's opinion is conditional on: an entity's control that does
// something else does not answer it, however well it works. What the wording leaves open has to be settled before a test
// can be designed, and is named first.
func (a *assessor) plan(relevant []soc1.ObjectiveID) []PlannedTest {
	if a.c.Received == nil || !a.need.IsValid() {
		return nil
	}
	want := make(map[soc1.ObjectiveID]bool, len(relevant))
	for _, id := range relevant {
		want[id] = true
	}
	var list []PlannedTest
	for i := range a.c.Received.CUECs {
		u := &a.c.Received.CUECs[i]
		objectives := slices.DeleteFunc(unique(u.Objectives), func(id soc1.ObjectiveID) bool { return !want[id] })
		state := a.cuecState(a.root, u.ID)
		if len(objectives) == 0 || state == cuecNotApplicable {
			continue
		}
		t := PlannedTest{CUEC: u.ID, Statement: u.Statement, Objectives: objectives, Performer: u.Actor, Done: state == cuecEffective}
		var m *Mapping
		if k, ok := a.mapped[mappingKey{a.root, u.ID}]; ok {
			m = &a.e.Mappings[k]
			t.Control = m.Control
			if m.Owner != "" {
				t.Performer = m.Owner
			}
		}
		t.read()
		t.schedule(a.need)
		t.Steps = t.procedures(m)
		list = append(list, t)
	}
	return list
}

// read takes from the wording what it says about time, evidence and criterion, and notes what it lacks.
func (t *PlannedTest) read() {
	// The lint has already found the parts of the sentence; the plan reads them from it.
	l := cuec.Lint(t.Statement, cuec.LintPolicy{})
	have := make(map[cuec.Part]bool)
	var timing []string
	for _, e := range l.Elements {
		have[e.Part] = true
		text := clause(t.Statement[e.Span.Start:e.Span.End])
		switch {
		// What the action implies is not stated, so there is nothing to quote.
		case e.Inherent || text == "":
		case e.Part == cuec.PartTiming:
			timing = append(timing, text)
		case e.Part == cuec.PartEvidence:
			if !slices.Contains(t.Evidence, text) {
				t.Evidence = append(t.Evidence, text)
			}
		// A single word, such as "longer", is a measure to the lint and tells a tester nothing.
		case e.Part == cuec.PartCriterion && t.Criterion == "" && strings.Contains(text, " "):
			t.Criterion = text
		case e.Part == cuec.PartActor && t.Performer == "":
			t.Performer = text
		}
	}
	// A wording may have a frequency and a deadline; the tester needs both, and the frequency sets the extent.
	t.Timing = strings.Join(timing, ", ")
	t.Frequency = frequencyOf(t.Timing)
	for part := range cuec.Parts() {
		if !have[part] && !(part == cuec.PartActor && t.Performer != "") {
			t.Missing = append(t.Missing, part)
		}
	}
}

// clause returns the words of a span as they can stand alone. A span may end in the middle of a clause, where a word
// that only connects it with the next one would dangle.
func clause(text string) string {
	words := strings.Fields(text)
	for len(words) > 1 {
		switch strings.ToLower(words[len(words)-1]) {
		case "a", "an", "and", "any", "as", "at", "by", "each", "for", "from", "in", "into", "is", "it", "its", "of", "on", "or", "that", "the", "their", "to", "which", "with":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	return strings.Trim(strings.Join(words, " "), " ,;:")
}

// schedule divides the days to test and sets the extent, where the frequency is known. The numbers are those of the customary
// table of package sampling for moderate reliance; for a control that is driven by events there is no number before the events
// have been counted, and guessing one would look like a plan.
func (t *PlannedTest) schedule(need soc1.Period) {
	t.Interim = need
	// A service used for less has one part, which is tested after its end.
	if cut := need.Start.AddMonths(interimMonths); cut.IsValid() && !cut.After(need.End) {
		t.Interim.End = cut.AddDays(-1)
		t.YearEnd = soc1.Period{Start: cut, End: need.End}
	}
	if !t.Frequency.IsValid() {
		return
	}
	n, err := t.Frequency.Occurrences(int64(need.Days()))
	if err != nil {
		return
	}
	t.Occurrences = n
	for _, row := range sampling.DefaultFrequencyTable().Rows {
		if row.Frequency == t.Frequency {
			t.Items = min(row.Moderate, n)
		}
	}
}

// frequencyOf reads a frequency from the words for time. Events, such as a pay run or a termination, have none.
func frequencyOf(timing string) sampling.Frequency {
	text := strings.ToLower(timing)
	// The longer words come first, because "annual" is in "semi-annual" and "monthly" in "semi-monthly".
	for _, f := range [...]struct {
		frequency sampling.Frequency
		words     []string
	}{
		{sampling.Semiannual, []string{"semi-annual", "semiannual", "twice a year", "half-year", "every six months"}},
		{sampling.Semimonthly, []string{"semi-monthly", "semimonthly", "twice a month"}},
		{sampling.Quarterly, []string{"quarterly", "each quarter", "every quarter", "quarter-end", "quarter end"}},
		{sampling.Monthly, []string{"monthly", "each month", "every month", "month-end", "month end"}},
		{sampling.Weekly, []string{"weekly", "each week", "every week"}},
		{sampling.Daily, []string{"daily", "each day", "every day", "each business day", "every business day"}},
		{sampling.Annual, []string{"annual", "each year", "every year", "yearly", "year-end"}},
	} {
		for _, w := range f.words {
			if strings.Contains(text, w) {
				return f.frequency
			}
		}
	}
	return 0
}

// procedures words the steps of the test, in the order in which they are done: what is open, whether it applies, design, population,
// items, reperformance, the days that are left.
func (t *PlannedTest) procedures(m *Mapping) []string {
	who := "whoever performs the control"
	if t.Performer != "" {
		who = "the performer (" + t.Performer + ")"
	}
	// A wording that lacks a part cannot be tested as it stands.
	var steps []string
	if len(t.Missing) > 0 {
		var parts []string
		for _, p := range t.Missing {
			parts = append(parts, strings.ToLower(p.Title()))
		}
		steps = append(steps, "Settle with the entity what the wording leaves open: "+strings.Join(parts, ", ")+".")
	}
	if m == nil || m.Applicable == 0 {
		steps = append(steps, "Establish whether the control applies, and which control of the entity answers it.")
	}
	steps = append(steps, "Ask "+who+" how the control is performed and what happens when it finds something; inspect one instance from start to end for design and implementation.")
	switch {
	case t.Items > 0:
		steps = append(steps, fmt.Sprintf("Obtain the list of all %d occurrences expected in the year (%s), establish that it is complete, and select %d of them over the whole year.", t.Occurrences, t.Frequency, t.Items))
	case t.Timing != "":
		steps = append(steps, fmt.Sprintf("Obtain the list of all events of the year (%s) from a source other than the performer, establish that it is complete, and set the number to test by the number of events.", t.Timing))
	default:
		steps = append(steps, "Obtain the list of all occurrences of the year, establish that it is complete, and set the number to test by their number.")
	}
	evidence := "what shows that it was performed, by whom and when"
	if len(t.Evidence) > 0 {
		evidence = "the evidence that the wording names (" + strings.Join(t.Evidence, "; ") + ")"
	}
	steps = append(steps, "For each selected item inspect "+evidence+", against the date on which it was due.")
	if t.Criterion != "" {
		steps = append(steps, "Reperform the comparison or decision (criterion: "+t.Criterion+") for some of the items, and trace differences to their resolution.")
	} else {
		steps = append(steps, "Reperform the decision for some of the items, and trace differences to their resolution.")
	}
	if t.YearEnd.IsValid() {
		steps = append(steps, fmt.Sprintf("Test %s to %s during the year, and roll forward to %s with inquiry about changes and items from the last months.", t.Interim.Start, t.Interim.End, t.YearEnd.End))
	}
	if m != nil && m.Effective == opinion.Yes && t.Done {
		steps = append(steps, fmt.Sprintf("Use the test of %s as far as it reaches: inspect its working papers, and extend it to the days after it.", m.Tested))
	}
	return steps
}
