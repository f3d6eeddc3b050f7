package main

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// briefing is what every part of the account draws on.
type briefing struct {
	page.Page
	report *report.Report
	exam   *opinion.Examination
	o      *opinion.Opinion
	index  *controls.Index
}

// account returns everything the command prints about an engagement except the list of files.
func account(r *report.Report) (string, error) {
	x, err := r.Examination.Matrix.Index()
	if err != nil {
		return "", err
	}
	b := &briefing{report: r, exam: &r.Examination, o: &r.Opinion, index: x}
	if err := b.engagement(); err != nil {
		return "", err
	}
	b.limbs()
	b.reasons()
	b.objectives()
	b.deviations()
	b.disclosures()
	b.needs()
	if err := b.coverage(); err != nil {
		return "", err
	}
	return b.String(), nil
}

// engagement prints who, what and how much.
func (b *briefing) engagement() error {
	e, m := b.exam, &b.exam.Matrix
	legend := "Draft: only a report signed by a licensed firm is a SOC 1 report."
	if e.ServiceOrganization.Illustrative {
		legend += " The engagement is illustrative."
	}
	b.Title(e.Description.System, fmt.Sprintf("SOC 1 %s examination under %s", e.Type.Title(), standard(e)), legend)
	b.Blank()
	b.Field("Service organization", "%s", party(e.ServiceOrganization))
	b.Field("Service auditor", "%s", party(e.ServiceAuditor))
	for i, s := range e.Subservices {
		term := ""
		if i == 0 {
			term = "Subservice orgs."
		}
		b.Field(term, "%s, %s method", s.Organization.Label(), strings.ToLower(s.Method.Title()))
	}
	b.Field("Period", "%s to %s, %s", e.Window().Start, e.Window().End, count(e.Window().Days(), "day"))
	b.Field("Report dated", "%s; evidence complete on %s", day(e.ReportDate), day(e.EvidenceObtained))
	b.Field("Objectives and risks", "%s; %s", b.objectiveKinds(), count(len(m.Risks), "risk"))
	b.Field("Controls", "%s: %s", count(len(m.Controls), "control"), b.controlNatures())
	var items int64
	for i := range m.Tests {
		items += m.Tests[i].Sample.Size
	}
	b.Field("Testing", "%s, %s of %d items, %s with deviations", count(len(m.Walkthroughs), "walkthrough"), count(len(m.Tests), "test"), items, count(len(m.Deviations), "test"))
	b.Field("Assumed elsewhere", "%d CUECs at user entities, %d CSOCs at carved-out subservice organizations", len(e.Complementary.CUECs), len(e.Complementary.CSOCs))
	digest, err := e.Digest()
	if err != nil {
		return err
	}
	b.Field("Digest of the facts", "%s", digest)
	b.Field("Complete for issuing", "%s", complete(e.ValidateFor(opinion.Issuing)))
	return nil
}

// party names an organization and where it is.
func party(o soc1.Organization) string {
	switch {
	case o.IsZero():
		return "not named yet"
	case o.Location == "":
		return o.Label()
	}
	return o.Label() + ", " + o.Location
}

// day returns a date, or that it is open.
func day(d soc1.Date) string {
	if !d.IsValid() {
		return "(open)"
	}
	return d.String()
}

// standard names the standard and, where it is known, the statement that last shaped it.
func standard(e *opinion.Examination) string {
	if !e.Edition.IsValid() {
		return e.Standard.Title()
	}
	return e.Standard.Title() + " (" + e.Edition.Title() + ")"
}

// complete says whether an engagement lacks anything for its report to be issued.
func complete(err error) string {
	if err == nil {
		return "yes"
	}
	problems := soc1.ListProblems(err)
	return "no: " + count(len(problems), "problem") + ", the first at " + problems[0].Error()
}

// objectiveKinds counts the control objectives by kind.
func (b *briefing) objectiveKinds() string {
	n := make(map[controls.ObjectiveKind]int)
	for _, o := range b.exam.Matrix.Objectives {
		n[o.Kind]++
	}
	return fmt.Sprintf("%s, %d of them on transaction processing and %d on general IT",
		count(len(b.exam.Matrix.Objectives), "control objective"), n[controls.TransactionProcessing], n[controls.GeneralIT])
}

// controlNatures counts the controls by nature.
func (b *briefing) controlNatures() string {
	n := make(map[controls.Nature]int)
	for _, c := range b.exam.Matrix.Controls {
		n[c.Nature]++
	}
	var parts []string
	for nature := range controls.Natures() {
		name := nature.Title()
		if nature != controls.ITDependentManual { // which begins with an abbreviation
			name = strings.ToLower(name)
		}
		parts = append(parts, fmt.Sprintf("%d %s", n[nature], name))
	}
	return strings.Join(parts, ", ")
}

// needs prints the judgements and letters that are still missing.
func (b *briefing) needs() {
	b.Heading("What is still needed")
	if len(b.o.Needs) == 0 {
		b.Text("", "Nothing. Every judgement and every letter that the opinion depends on is on record.")
	}
	for _, n := range b.o.Needs {
		b.Text("- ", "%s: %s", n.Subject, n.Question.Prompt())
	}
}

// count returns a number with its unit in the singular or plural.
func count(n int, unit string) string {
	if n == 1 {
		return "1 " + unit
	}
	return fmt.Sprintf("%d %ss", n, unit)
}
