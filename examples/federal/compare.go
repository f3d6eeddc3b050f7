package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
)

// opinions derives the opinion on every report that published one and sets it against the publication.
func opinions(w io.Writer, reports []published, stated map[string]finding) error {
	fmt.Fprint(w, "\n1. OPINIONS DERIVED FROM STATED FINDINGS\n\n")
	var agree, disagree, withFinding, silent int
	for _, p := range reports {
		if p.Opinion.isEmpty() {
			silent++
			continue
		}
		f, ok := stated[p.ID]
		if !ok {
			return fmt.Errorf("%s: published an opinion, and findings.json has no entry", p.ID)
		}
		a, d, err := compare(w, p, f)
		if err != nil {
			return err
		}
		agree, disagree = agree+a, disagree+d
		if f.Confined != "" {
			withFinding++
		}
	}
	fmt.Fprintf(w, "Limbs and overall opinions compared: %d agree, %d disagree.\n", agree, disagree)
	fmt.Fprintf(w, "%d reports state findings; agreement on the others only says that no finding leads to no modification.\n", withFinding)
	fmt.Fprintf(w, "%d reports publish no opinion that could be compared.\n", silent)
	return nil
}

// compare prints one report and returns how many of its published conclusions the derivation meets.
func compare(w io.Writer, p published, f finding) (agree, disagree int, err error) {
	fmt.Fprintf(w, "%s  %s\n    %s\n", p.ID, p.Organization, p.System)
	if f.Note != "" {
		fmt.Fprintf(w, "    Note: %s.\n", f.Note)
	}
	if !p.hasWindow() {
		fmt.Fprintln(w, "    Note: an end of the window is not visible; a stand-in of twelve months carries the derivation and nothing else.")
	}
	for _, a := range f.Areas {
		if a.Finding != "none" {
			fmt.Fprintf(w, "    Found in %s: %s (%s).\n", a.Name, a.Text, a.Finding)
		}
	}
	if f.Confined != "" {
		facts, err := form(p, f, false)
		if err != nil {
			return 0, 0, err
		}
		fmt.Fprintf(w, "    From these facts alone: %s.\n", ranges(facts))
		fmt.Fprintf(w, "    Judgement as published: %s.\n", f.Confined)
	}
	o, err := form(p, f, true)
	if err != nil {
		return 0, 0, err
	}
	row := func(name, derived, published string) {
		verdict := "not published"
		switch {
		case published == "":
		case sameKind(derived, published):
			verdict = "agrees"
			agree++
		default:
			verdict = "DISAGREES"
			disagree++
		}
		fmt.Fprintf(w, "    %-12s derived %-34s published %-12s %s\n", name, derived, orDash(published), verdict)
	}
	for _, l := range o.Limbs {
		row(l.Limb.String(), describe(l), p.Opinion.of(l.Limb))
	}
	row("overall", o.Summary.String(), p.Opinion.Overall)
	fmt.Fprintln(w)
	return agree, disagree, nil
}

// form derives the opinion on one report.
func form(p published, f finding, judged bool) (*opinion.Opinion, error) {
	e, err := examine(p, f, judged)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.ID, err)
	}
	o, err := opinion.Form(e, opinion.USPolicy())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.ID, err)
	}
	return o, nil
}

// of returns the published opinion on a limb.
func (k statedKind) of(limb opinion.Limb) string {
	switch limb {
	case opinion.Description:
		return k.Description
	case opinion.Design:
		return k.Design
	}
	return k.Operating
}

// describe writes the opinion on a limb, with what is still possible where it is undetermined.
func describe(l opinion.LimbOpinion) string {
	if l.Kind != opinion.Undetermined {
		return l.Kind.String()
	}
	parts := make([]string, len(l.Possible))
	for i, k := range l.Possible {
		parts[i] = k.String()
	}
	return strings.Join(parts, " or ")
}

// ranges writes all limbs on one line.
func ranges(o *opinion.Opinion) string {
	parts := make([]string, len(o.Limbs))
	for i, l := range o.Limbs {
		parts[i] = l.Limb.String() + " " + describe(l)
	}
	return strings.Join(parts, ", ")
}

// sameKind compares a derived kind with a published one, which may use the standards' other word for a clean opinion.
func sameKind(derived, published string) bool {
	if published == "unmodified" {
		published = opinion.Unqualified.String()
	}
	return derived == published
}

// orDash writes a dash where nothing was published.
func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
