package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// limbs prints the opinion on each limb, and why no other kind was possible.
func (b *briefing) limbs() {
	b.Heading("Opinion")
	var rows [][]string
	for _, l := range b.o.Limbs {
		kind := strings.ToUpper(l.Kind.Title())
		if len(l.Possible) > 0 {
			var possible []string
			for _, k := range l.Possible {
				possible = append(possible, k.String())
			}
			kind += ": " + strings.Join(possible, " or ")
		}
		rows = append(rows, []string{l.Limb.Title(), kind, struck(l.Struck)})
	}
	b.Table([]page.Column{page.Left("Limb", 36), page.Left("Opinion", 13), page.Left("Other kinds, and why they were struck out", 47)}, rows)
	b.Blank()
	b.Text("", "In one word, under the policy %q: %s.", b.o.Policy.Name, b.o.Summary)
}

// struck lists the kinds that were struck out, grouped by the rule that did it.
func struck(list []opinion.Strike) string {
	var rules []opinion.Rule
	kinds := make(map[opinion.Rule][]string)
	for _, s := range list {
		if kinds[s.Rule] == nil {
			rules = append(rules, s.Rule)
		}
		kinds[s.Rule] = append(kinds[s.Rule], s.Kind.String())
	}
	var parts []string
	for _, r := range rules {
		parts = append(parts, strings.Join(kinds[r], ", ")+": "+r.Statement())
	}
	return strings.Join(parts, "; ")
}

// reasons prints the derivation of every limb that is not unqualified, as a tree. Each step carries the section of
// the standard behind it, and below it what it is about.
func (b *briefing) reasons() {
	for _, l := range b.o.Limbs {
		if len(l.Reasons) == 0 {
			continue
		}
		b.Heading(fmt.Sprintf("Why the opinion on %s is %s", l.Limb, l.Kind))
		for _, reason := range l.Reasons {
			for depth, r := range reason.All() {
				indent := strings.Repeat("   ", depth)
				b.Text(indent+"- ", "%s%s", r.Text(), b.section(r))
				if about := b.about(r, l.Limb); about != "" {
					b.Text(indent+"    ", "%s", about)
				}
			}
		}
	}
}

// section returns the section of the engagement's standard that a reason applies, in brackets.
func (b *briefing) section(r opinion.Reason) string {
	if ref, ok := r.Citation().In(b.exam.Standard); ok {
		return " [" + ref.Section + "]"
	}
	return ""
}

// about says in the engagement's own words what a reason concerns.
func (b *briefing) about(r opinion.Reason, limb opinion.Limb) string {
	m := &b.exam.Matrix
	switch {
	case r.Rule == opinion.RuleConfinedJudged || r.Rule == opinion.RulePervasiveJudged:
		if j, ok := b.judgement(opinion.MisstatementPervasive, limb.String()); ok {
			return fmt.Sprintf("%s, %s: %s", j.By, j.Dated, j.Why)
		}
	case r.Test != "":
		return fmt.Sprintf("%s, tested by %s", b.controlName(r.Control), r.Test)
	case r.Control != "":
		return b.controlName(r.Control)
	case r.Risk != "":
		for i := range m.Risks {
			if m.Risks[i].ID == r.Risk {
				return m.Risks[i].Statement
			}
		}
	case r.Objective != "":
		if i, ok := b.index.Objective(r.Objective); ok {
			return m.Objectives[i].Statement
		}
	}
	return ""
}

// judgement returns the judgement that answered a question.
func (b *briefing) judgement(q opinion.Question, subject string) (opinion.Judgement, bool) {
	for _, j := range b.exam.Judgements {
		if j.Question == q && j.Subject == subject && j.Answer != 0 {
			return j, true
		}
	}
	return opinion.Judgement{}, false
}

// controlName returns the short title of a control.
func (b *briefing) controlName(id soc1.ControlID) string {
	if i, ok := b.index.Control(id); ok {
		return b.exam.Matrix.Controls[i].Name
	}
	return string(id)
}

// objectives prints the conclusion on each control objective.
func (b *briefing) objectives() {
	b.Heading("Conclusions by control objective")
	var rows [][]string
	for i, c := range b.o.Objectives {
		operation := "not tested"
		if c.Operation.IsValid() {
			operation = c.Operation.Title()
		}
		rows = append(rows, []string{string(c.Objective), b.exam.Matrix.Objectives[i].Name, c.Design.Title(), operation,
			fmt.Sprint(len(b.index.RisksOf(i))), fmt.Sprint(len(slices.Collect(b.index.ControlsOf(i)))), fmt.Sprint(c.Deviations)})
	}
	b.Table([]page.Column{page.Left("No.", 5), page.Left("Objective", 38), page.Left("Design", 12), page.Left("Operation", 12),
		page.Right("Risks", 5), page.Right("Controls", 8), page.Right("Dev.", 5)}, rows)
}
