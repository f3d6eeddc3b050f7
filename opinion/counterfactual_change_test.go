package opinion_test

import (
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// changed returns a copy of an examination in which some facts are otherwise, by what their kinds say and nothing else.
func changed(e *opinion.Examination, limb opinion.Limb, better bool, facts ...opinion.Fact) *opinion.Examination {
	e = e.Clone()
	facts = slices.Clone(facts) // controls last: they take tests, and judgements about them, with them
	slices.SortFunc(facts, func(a, b opinion.Fact) int { return int(b.Kind) - int(a.Kind) })
	for _, f := range facts {
		switch f.Kind {
		case opinion.FactControl:
			changeLine(e, limb, soc1.ControlID(f.Subject), better)
		case opinion.FactMatter:
			answer(e, opinion.MatterMaterial, f.Subject, !better)
			for i := range e.Matters {
				if string(e.Matters[i].ID) == f.Subject {
					e.Matters[i].Corrected = better
				}
			}
			for i := range e.Matrix.Walkthroughs {
				if string(e.Matrix.Walkthroughs[i].ID) == f.Subject {
					e.Matrix.Walkthroughs[i].DescriptionCorrected = better
				}
			}
		case opinion.FactLimitation:
			answer(e, opinion.AlternativeSufficient, f.Subject, better)
		case opinion.FactLetter:
			changeLetter(e, f, better)
		case opinion.FactJudgement:
			answer(e, f.Question, f.Subject, better != (f.Question == opinion.ShortGapMaterial))
		case opinion.FactEvent:
			answer(e, f.Question, f.Subject, !better)
		case opinion.FactGap:
			fillGap(e, f.Subject)
		}
	}
	return e
}

// answer records a judgement in place of any other on the question.
func answer(e *opinion.Examination, q opinion.Question, subject string, yes bool) {
	e.Judgements = slices.DeleteFunc(e.Judgements, func(j opinion.Judgement) bool { return j.Question == q && j.Subject == subject })
	a := opinion.No
	if yes {
		a = opinion.Yes
	}
	e.Judgements = append(e.Judgements, opinion.Judgement{Question: q, Subject: subject, Answer: a, Why: "Supposed."})
}

// lineOf returns the controls of a line, given its first.
func lineOf(m *controls.Matrix, first soc1.ControlID) []soc1.ControlID {
	list := []soc1.ControlID{first}
	for i := 0; i < len(list); i++ {
		for k := range m.Controls {
			if m.Controls[k].ID == list[i] && m.Controls[k].Successor != "" {
				list = append(list, m.Controls[k].Successor)
			}
		}
	}
	return list
}

// changeLine makes all evidence about a line of controls as good, or as bad, as can be.
func changeLine(e *opinion.Examination, limb opinion.Limb, first soc1.ControlID, better bool) {
	m := &e.Matrix
	line := lineOf(m, first)
	in := func(id soc1.ControlID) bool { return slices.Contains(line, id) }
	gone := make(map[string]bool)
	m.Tests = slices.DeleteFunc(m.Tests, func(t controls.Test) bool {
		gone[string(t.ID)] = gone[string(t.ID)] || in(t.Control)
		return in(t.Control)
	})
	m.Deviations = slices.DeleteFunc(m.Deviations, func(d controls.Deviation) bool {
		gone[string(d.ID)] = gone[string(d.ID)] || gone[string(d.Test)]
		return gone[string(d.Test)]
	})
	m.Walkthroughs = slices.DeleteFunc(m.Walkthroughs, func(w controls.Walkthrough) bool {
		gone[string(w.ID)] = gone[string(w.ID)] || in(w.Control)
		return in(w.Control)
	})
	e.Judgements = slices.DeleteFunc(e.Judgements, func(j opinion.Judgement) bool { return gone[j.Subject] })
	for i := range m.Controls {
		c := &m.Controls[i]
		if !in(c.ID) {
			continue
		}
		w := controls.Walkthrough{ID: "W-supposed-" + soc1.WalkthroughID(c.ID), Control: c.ID, Design: controls.DesignSuitable, Implementation: controls.Implemented}
		if !better && limb == opinion.Design {
			w.Design, w.Finding = controls.DesignDeficient, "Supposed."
		}
		m.Walkthroughs = append(m.Walkthroughs, w)
		if better {
			c.Information, c.Operated = nil, nil
			answer(e, opinion.RelianceUnaffected, string(c.ID), true)
		}
		if e.Type == soc1.Type2 {
			t := examtest.SoundTest("T-supposed-"+soc1.TestID(c.ID), c.ID)
			m.Tests = append(m.Tests, t)
			if !better {
				m.Deviations = append(m.Deviations, controls.Deviation{ID: "D-supposed-" + soc1.DeviationID(c.ID), Test: t.ID, Count: 1, Kind: controls.KindLate, Text: "Supposed.", Pattern: controls.Systematic})
			}
		}
	}
	if !better {
		return
	}
	e.Limitations = slices.DeleteFunc(e.Limitations, func(l opinion.Limitation) bool {
		return len(l.Controls) > 0 && len(l.Objectives) == 0 && !slices.ContainsFunc(l.Controls, func(id soc1.ControlID) bool { return !in(id) })
	})
	for i := range e.Limitations {
		e.Limitations[i].Controls = slices.DeleteFunc(e.Limitations[i].Controls, in)
	}
	e.Judgements = slices.DeleteFunc(e.Judgements, func(j opinion.Judgement) bool {
		limited := j.Question == opinion.AlternativeSufficient || j.Question == opinion.LimitationPervasive && !slices.Contains([]string{"description", "design", "operation"}, j.Subject)
		return limited && !slices.ContainsFunc(e.Limitations, func(l opinion.Limitation) bool { return string(l.ID) == j.Subject })
	})
}

// changeLetter gives or refuses a letter.
func changeLetter(e *opinion.Examination, f opinion.Fact, better bool) {
	a, r := &e.Assertion, &e.Representation
	for i := range e.Subservices {
		if f.Subject != "" && string(e.Subservices[i].ID) == f.Subject {
			a, r = &e.Subservices[i].Assertion, &e.Subservices[i].Representation
		}
	}
	status, reason := soc1.LetterProvided, ""
	if !better {
		status, reason = soc1.LetterRefused, "Supposed."
	}
	if f.Question == opinion.AssertionGiven {
		*a = soc1.ManagementAssertion{Status: status, Reason: reason}
	} else {
		*r = soc1.Representation{Status: status, Reason: reason}
	}
}

// fillGap lets a new control answer a risk, or the only risk of an objective.
func fillGap(e *opinion.Examination, subject string) {
	m := &e.Matrix
	id := soc1.ControlID("C-for-" + subject)
	set := []controls.ControlSet{{Controls: []soc1.ControlID{id}}}
	for i := range m.Objectives {
		if string(m.Objectives[i].ID) == subject {
			m.Risks = append(m.Risks, controls.Risk{ID: soc1.RiskID("R-for-" + subject), Objective: m.Objectives[i].ID, Statement: "Supposed.", Sufficient: set})
		}
	}
	for i := range m.Risks {
		if string(m.Risks[i].ID) == subject {
			m.Risks[i].Sufficient = set
		}
	}
	m.Controls = append(m.Controls, controls.Control{ID: id, Text: "Supposed."})
	m.Walkthroughs = append(m.Walkthroughs, controls.Walkthrough{ID: "W-for-" + soc1.WalkthroughID(subject), Control: id, Design: controls.DesignSuitable, Implementation: controls.Implemented})
	if e.Type == soc1.Type2 {
		m.Tests = append(m.Tests, examtest.SoundTest("T-for-"+soc1.TestID(subject), id))
	}
}
