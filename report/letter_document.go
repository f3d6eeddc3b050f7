package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// The marks of a draft letter.
const (
	letterMarking = "DRAFT. Management's own statement, not signed: nobody examined it, and it gives no assurance."
	letterLegend  = "Restricted use: for the readers whom the letter names only."
)

// BridgeLetterDocument writes the draft of a bridge letter: first what is still open, then the letter itself with the usual
// contents in their usual order, then the checklist of those contents. What only management can say and has not
// said is a blank that names what belongs there; nothing is made up. The wording is ours, for management to
// change.
//
// The result is always valid, also for a draft that [soc1.DraftBridgeLetter] did not make, and always the same for the
// same draft. It is marked as a draft: a letter becomes one when management signs it.
func BridgeLetterDocument(d soc1.BridgeLetterDraft) *Document {
	l := letter{wording: wording{standard: d.Facts.Standard}, d: &d}
	doc := &Document{
		Title:    "Bridge letter",
		Subtitle: "Management's statement about the days from " + l.date(d.Gap.Start) + " to " + l.date(d.Gap.End),
		Meta: []Field{
			F("Report", l.report()),
			F("Window of the report", l.span(d.Window)),
			F("Days of the letter", l.span(d.Gap)+", "+tally(d.Days, "day")+" ("+length(d.Months, d.DaysOver)+")"),
			F("Status", "Draft for management to complete and sign"),
		},
		Marking: letterMarking,
		Legend:  letterLegend,
	}
	if d.Facts.Standard != soc1.ISAE3402 {
		doc.Lang = "en-US"
	}
	doc.Blocks = append(doc.Blocks, l.open()...)
	// The letter has pages of its own: what stands before and after it is not sent.
	doc.Blocks = append(doc.Blocks, PageBreak{}, H(1, "letter", "The letter"))
	doc.Blocks = append(doc.Blocks, l.body()...)
	doc.Blocks = append(doc.Blocks, l.checklist()...)
	return doc
}

// letter writes one draft.
type letter struct {
	wording
	d *soc1.BridgeLetterDraft
}

// blank is a place that management has to fill in.
func blank(what string) Inline { return Strong("[" + what + ": to be filled in by management]") }

// filled returns a text of management's as it stands, or a blank.
func filled(text, what string) Inline {
	if text = utf8Of(strings.TrimSpace(text)); text == "" {
		return blank(what)
	}
	return Text(text)
}

// report names the report as far as it is known.
func (l letter) report() string {
	text := utf8Of(strings.TrimSpace(l.d.Facts.Title))
	if text == "" {
		text = "Report"
	}
	if l.d.Report != "" {
		text += " (" + utf8Of(l.d.Report) + ")"
	}
	return text
}

// isOpen reports whether an item still has to be filled in.
func (l letter) isOpen(item soc1.BridgeItem) bool {
	f := &l.d.Facts
	said := func(d soc1.Disclosure) bool { return d.NoneKnown || len(d.Matters) > 0 }
	missing := false
	switch item {
	case soc1.ItemReport:
		missing = strings.TrimSpace(f.Title) == ""
	case soc1.ItemGap:
		missing = !l.d.Gap.IsValid()
	case soc1.ItemChanges:
		missing = !said(f.Changes)
	case soc1.ItemFailures:
		missing = !said(f.Failures)
	case soc1.ItemNextReport:
		missing = !f.NextReport.IsValid()
	case soc1.ItemSignatory:
		missing = strings.TrimSpace(f.Signatory) == "" || strings.TrimSpace(f.SignatoryTitle) == ""
	case soc1.ItemReaders:
		missing = strings.TrimSpace(f.Readers) == ""
	case soc1.ItemDate:
		missing = !f.Dated.IsValid()
	}
	return missing || slices.Contains(l.d.Open, item)
}

// open says what is in the way of signing.
func (l letter) open() []Block {
	var items []string
	for item := range soc1.BridgeItems() {
		if l.isOpen(item) {
			items = append(items, sentence(item.Text()))
		}
	}
	blocks := []Block{Box(CalloutDraft, "Nothing is left open", P("Management reads the draft, changes what is not right, and signs it."))}
	if len(items) > 0 {
		blocks = []Block{Box(CalloutDraft, fmt.Sprintf("Still open: %s", tally(len(items), "item")), P("Only management can say:"), Bullets(items...))}
	}
	if l.d.TooLong {
		blocks = append(blocks, Box(CalloutCaution, "Longer than letters may bridge",
			P("The letter is about "+tally(l.d.Days, "day")+" ("+length(l.d.Months, l.d.DaysOver)+"). Under the policy in force that is too long for a letter: user auditors will ask for the next report or for tests.")))
	}
	return blocks
}

// body writes the letter.
func (l letter) body() []Block {
	d, f := l.d, &l.d.Facts
	dated, next := blank("date of the letter, on or after "+l.date(d.EarliestDate())), blank("day on which the next report is expected")
	title := filled(f.Title, "title of the report")
	if text, ok := title.(Text); ok {
		title = Emphasis(text)
	}
	if f.Dated.IsValid() {
		dated = Text(l.date(f.Dated))
	}
	if f.NextReport.IsValid() {
		next = Text(l.date(f.NextReport))
	}
	system := ""
	if name := utf8Of(strings.TrimSpace(d.System)); name != "" {
		system = " about " + name
	}
	kind := "Type 2"
	if d.Type != soc1.Type2 {
		kind = "type not stated"
	}
	blocks := []Block{
		Para(dated),
		Para(Text("To: "), filled(f.Readers, "the readers for whom the letter is meant")),
		H(2, "letter-report", "The report that this letter continues"),
		Para(Text("This letter continues our report titled "), title, Text(" ("+utf8Of(d.Report)+", "+kind+")"+system+", which covers the period "), Text(l.span(d.Window)), Text(".")),
		H(2, "letter-days", "The days that it is about"),
		P("It is about the days from " + l.date(d.Gap.Start) + ", the day after that period, to " + l.date(d.Gap.End) + ": " + tally(d.Days, "day") + "."),
		H(2, "letter-changes", "Changes"),
	}
	blocks = append(blocks, disclosed(f.Changes, "material changes to the system or its controls")...)
	blocks = append(blocks, H(2, "letter-failures", "Failures of controls"))
	blocks = append(blocks, disclosed(f.Failures, "significant failures of controls")...)
	return append(blocks,
		H(2, "letter-users", "Your own controls"),
		P("Our controls were designed on the footing that you operate the complementary user entity controls that the report lists. They apply to these days as they do to the period of the report."),
		H(2, "letter-not", "What this letter is not"),
		P("This letter is our own statement. The service auditor has performed no procedures on these days and expresses no opinion on them. The letter does not take the place of the report, adds no tested day to it, and should not be relied on as if it did."),
		P("Please read the report itself, with its opinion, its tests and their results, before you draw any conclusion."),
		H(2, "letter-next", "The next report"),
		Para(Text("We expect the next report on "), next, Text(".")),
		H(2, "letter-use", "Use of this letter"),
		Para(Text("The letter is meant for "), filled(f.Readers, "the readers for whom the letter is meant"), Text(" and for nobody else.")),
		H(2, "letter-signature", "Signature"),
		P("For the management of the service organization:"),
		Para(filled(f.Signatory, "name of the signatory"), Break{}, filled(f.SignatoryTitle, "title of the signatory"), Break{}, dated),
	)
}

// disclosed writes what management said about a subject. If it named matters they are listed, whatever else it said.
func disclosed(d soc1.Disclosure, subject string) []Block {
	switch {
	case len(d.Matters) > 0:
		items := make([]string, len(d.Matters))
		for i, m := range d.Matters {
			items[i] = orNotStated(stop(utf8Of(m)))
		}
		return []Block{P("We know of the following " + subject + " in these days:"), Bullets(items...)}
	case d.NoneKnown:
		return []Block{P("We know of no " + subject + " in these days.")}
	}
	return []Block{Para(blank(subject + " in these days, or that none are known"))}
}

// checklist lists the usual contents and whether the draft has them.
func (l letter) checklist() []Block {
	t := Table{Caption: "What a bridge letter usually says", Columns: []Column{{Title: "Item", Width: 6, Header: true}, Col("In this draft", 2)}}
	for item := range soc1.BridgeItems() {
		row := R(C(capital(item.Text())), C("Stated"))
		if l.isOpen(item) {
			row = R(C(capital(item.Text())), C("Open")).As(ToneCaution)
		}
		t.Rows = append(t.Rows, row)
	}
	return []Block{PageBreak{}, H(1, "checklist", "Checklist"), P("Custom, not a standard, asks for these contents. This list is not part of the letter."), t}
}
