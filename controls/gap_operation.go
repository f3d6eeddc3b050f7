package controls

import (
	"strconv"

	"github.com/seed-9947fa86/attest/soc1"
)

// maxGapWork bounds how many periods of operation the search for uncovered days reads, so that a small document in
// which many sets name a control with many periods cannot ask for any amount of work.
const maxGapWork = 1 << 22

// risks reports risks that no set answers, and those that no set answers on some days of the window: on every day one
// set has to have all of its controls in operation.
func (f *finder) risks(ps *soc1.Problems) {
	m, operated := f.x.m, f.operated()
	work := 0
	for i := range m.Risks {
		r := &m.Risks[i]
		at := gapAt{"risks", i, string(r.ID), ""}
		if r.Statement == "" {
			at.rest = "/statement"
			f.add(at, Gap{Kind: GapUndocumented, Objective: r.Objective, Message: "the risk is not stated", Action: "say what could go wrong"})
		}
		if f.x.SetsOf(i) == 0 {
			at.rest = "/sufficient"
			f.add(at, Gap{Kind: GapNoControl, Objective: r.Objective, Message: "no set of controls answers the risk", Action: "design a control that does, or name the one that exists"})
			continue
		}
		o, _ := f.x.Objective(r.Objective)
		// Only the days on which the objective was stated have to be covered.
		promised, ok := Clip(m.Objectives[o].InForce, f.window)
		if !ok || !f.window.IsValid() {
			continue
		}
		var covered soc1.PeriodSet
		for s := range f.x.SetsOf(i) {
			set, _ := soc1.NewPeriodSet(promised) // a clipped period is valid
			// All controls of the set, each through its line.
			for _, member := range f.x.MembersOf(i, s) {
				line := operated[f.x.LineOf(member)]
				if work += 1 + line.Len() + set.Len(); work > maxGapWork {
					ps.Addf(soc1.CodeTooLarge, soc1.Pointer("/risks", i, "sufficient"), "join periods of operation that touch, or divide the matrix", "the sets name more than %d periods of operation", maxGapWork)
					return
				}
				set = set.Intersect(line)
			}
			// Any one of the sets.
			work += covered.Len()
			covered = covered.Union(set)
		}
		if days := covered.Complement(promised); !days.IsZero() {
			at.rest = ""
			f.add(at, Gap{
				Kind: GapNotOperating, Objective: r.Objective, Days: days,
				Message: "no sufficient set of controls is in operation on " + strconv.Itoa(days.Days()) + " of " + strconv.Itoa(promised.Days()) + " days",
				Action:  "begin to operate the controls before the window does, or move the start of the window",
			})
		}
	}
}

// operated returns, for the first control of each line, the days of the window on which a control of the line operates.
func (f *finder) operated() []soc1.PeriodSet {
	sets := make([]soc1.PeriodSet, len(f.x.m.Controls))
	if !f.window.IsValid() {
		return sets
	}
	for first := range f.x.m.Controls {
		if f.x.LineOf(first) != first {
			continue
		}
		var periods []soc1.Period
		for c := range f.x.Line(first) {
			list := f.x.m.Controls[c].Operated
			if len(list) == 0 {
				list = []soc1.Period{f.window}
			}
			for _, p := range list {
				if clipped, ok := Clip(p, f.window); ok {
					periods = append(periods, clipped)
				}
			}
		}
		sets[first], _ = soc1.NewPeriodSet(periods...) // clipped periods are valid
	}
	return sets
}

// tests reports tests that could not be carried out, or whose samples were drawn from a list that proves nothing.
func (f *finder) tests() {
	for i := range f.x.m.Tests {
		t := &f.x.m.Tests[i]
		if c, _ := f.x.Control(t.Control); !f.needed[c] {
			continue
		}
		at := gapAt{"tests", i, string(t.ID), ""}
		switch t.Outcome {
		case EvidenceUnavailable:
			f.add(at, Gap{Kind: GapNoEvidence, Control: t.Control, Message: "the control occurred, and its evidence could not be had", Action: "keep what shows who performed it, when, on what and with which result"})
		case NotPerformed:
			f.add(at, Gap{Kind: GapNoEvidence, Control: t.Control, Message: "the control occurred, and nobody tested it", Action: "test it, so that the first test is not the auditor's"})
		case Performed:
			f.population(at, t)
		}
		at.rest = "/information"
		f.information(at, t.Control, t.Information)
	}
}

// population reports what is wrong with the list that a performed test drew its sample from.
func (f *finder) population(at gapAt, t *Test) {
	if t.Sample.Size < 2 || t.Population.Completeness == EvidenceSufficient {
		return
	}
	g := Gap{Kind: GapNoPopulation, Control: t.Control, Message: "nothing shows that the population was complete", Action: "prove the list complete and accurate, from the system in which the occurrences arise"}
	switch {
	case t.Population.Completeness == EvidenceDeficient:
		g.Message = "the population was found incomplete or inaccurate"
	case t.Population.Size == 0 && t.Population.Source == "":
		g.Message, g.Action = "there is no population from which the items were drawn", "find a system that lists each occurrence, and extract the list"
	}
	at.rest = "/population"
	f.add(at, g)
}

// deviations reports what mock tests found, except for causes that were removed before the window begins.
func (f *finder) deviations() {
	for i := range f.x.m.Deviations {
		d := &f.x.m.Deviations[i]
		t, _ := f.x.Test(d.Test)
		control := f.x.m.Tests[t].Control
		if c, _ := f.x.Control(control); !f.needed[c] {
			continue
		}
		g := Gap{Kind: GapNotOperating, Control: control, Message: "a test found " + strconv.FormatInt(d.Count, 10) + " of " + strconv.FormatInt(f.x.m.Tests[t].Sample.Size, 10) + " items deviating", Action: "find the cause, and remove it before the window begins"}
		if d.Kind == KindNoEvidence {
			g.Kind, g.Action = GapNoEvidence, "keep what shows that the control operated, from before the window begins"
		}
		// Remediation before the window closes the gap; within it, it only limits the days.
		if d.Remediated.IsValid() && f.window.IsValid() {
			before := soc1.Period{Start: f.window.Start, End: earlier(d.Remediated.AddDays(-1), f.window.End)}
			if !before.IsValid() {
				continue
			}
			g.Days, _ = soc1.NewPeriodSet(before)
			g.Message += ", and the cause was removed only after the window began"
			g.Action = "let the window begin on or after the day of remediation; the days before stay deficient"
		}
		f.add(gapAt{"deviations", i, string(d.ID), ""}, g)
	}
}

// earlier returns the earlier of two dates.
func earlier(a, b soc1.Date) soc1.Date {
	if b.Before(a) {
		return b
	}
	return a
}
