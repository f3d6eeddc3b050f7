package soc1

import (
	"slices"
	"strings"
)

// Disclosure is what management says about one subject of a bridge letter: that nothing is known, or what is. The zero
// value says neither, which leaves the item open.
type Disclosure struct {
	// NoneKnown says that management knows of none.
	NoneKnown bool `json:"noneKnown,omitzero"`
	// Matters are the matters known, one sentence each.
	Matters []string `json:"matters,omitzero"`
}

// given reports whether management said anything.
func (d Disclosure) given() bool { return d.NoneKnown || len(d.Matters) > 0 }

// BridgeLetterFacts is what only management can say in a bridge letter. What is left out stays open in the draft.
type BridgeLetterFacts struct {
	// Title is the report's title, as it stands on its cover.
	Title string `json:"title,omitzero"`
	// Standard is the standard of the report. It decides nothing but how the letter writes dates: day first for ISAE
	// 3402, month first otherwise.
	Standard Standard `json:"standard,omitzero"`
	// Changes are the material changes to the system and its controls after the window.
	Changes Disclosure `json:"changes,omitzero"`
	// Failures are the significant failures of controls after the window.
	Failures Disclosure `json:"failures,omitzero"`
	// NextReport is the day on which the next report is expected.
	NextReport Date `json:"nextReport,omitzero"`
	// Signatory and SignatoryTitle are the name and the title of who signs for management.
	Signatory      string `json:"signatory,omitzero"`
	SignatoryTitle string `json:"signatoryTitle,omitzero"`
	// Readers says for whom the letter is meant, such as customers and their auditors.
	Readers string `json:"readers,omitzero"`
	// Dated is the date of the letter, on or after the last day that it is about.
	Dated Date `json:"dated,omitzero"`
}

// BridgeLetterDraft holds everything from which a bridge letter can be written: the dates, worked out from the
// report, and what management said. How it reads is for a renderer.
type BridgeLetterDraft struct {
	// Report, System, Type and Window identify the report that the letter continues.
	Report ReportID   `json:"report"`
	System string     `json:"system,omitzero"`
	Type   ReportType `json:"type"`
	Window Period     `json:"window"`
	// Gap holds the days that the letter is about; it begins on the day after the window.
	Gap Period `json:"gap"`
	// Days is the length of the gap; Months and DaysOver are the same in whole calendar months and the days
	// left over.
	Days     int `json:"days"`
	Months   int `json:"months"`
	DaysOver int `json:"daysOver"`
	// Facts is what management said.
	Facts BridgeLetterFacts `json:"facts"`
	// Open are the items that somebody still has to fill in, in the order of the letter. The reminder of user
	// entity controls, the request to read the report and the statement that the letter does not replace it
	// need no facts and are never open.
	Open []BridgeItem `json:"open,omitzero"`
	// TooLong says that the gap is longer than letters may bridge under the policy, so that a user auditor
	// with that policy will ask for more than the letter.
	TooLong bool `json:"tooLong,omitzero"`
}

// The limits on management's words keep a draft bounded.
const (
	maxLetterMatters = 100
	maxLetterText    = 4000
)

// DraftBridgeLetter works out what a letter from management about the days after a report's window, up to a given
// last day, has to say, and what of it is still open.
//
// It fails if no such letter should be written: the report is not a Type 2 report or its opinion on operating
// effectiveness is adverse or disclaimed, the last day is not after the window, the letter is dated before its
// last day, or something is said to be known and not to be known. The error has every [Problem], with paths
// that begin with /report, /through or /facts.
func DraftBridgeLetter(report ReportWindow, through Date, facts BridgeLetterFacts, policy CoveragePolicy) (BridgeLetterDraft, error) {
	var ps Problems
	ps.Merge("/policy", policy.Validate())
	ps.Merge("/report/id", CheckID(report.ID))
	switch {
	case report.Type != Type2:
		ps.Add(CodeShape, "/report/type", "only a Type 2 report has a window that a letter can continue", "give the Type 2 report")
	case !report.Period.IsValid():
		ps.Merge("/report/period", report.Period.Validate())
	case report.Adverse || report.Disclaimed:
		ps.Add(CodeConflict, "/report", "there is no reliance on this report that a letter could continue", "wait for the next report")
	case !through.IsValid():
		ps.Add(CodeMissing, "/through", "the last day is missing", "give the last day that the letter is about, such as the customers' year-end")
	case !through.After(report.Period.End):
		ps.Addf(CodeOrder, "/through", "choose a day after the window", "%s is not after the window, which ends on %s", through, report.Period.End)
	}
	facts.check(&ps, through)
	if err := ps.Err(); err != nil {
		return BridgeLetterDraft{}, err
	}
	facts.Changes.Matters, facts.Failures.Matters = slices.Clone(facts.Changes.Matters), slices.Clone(facts.Failures.Matters)
	d := BridgeLetterDraft{
		Report: report.ID, System: report.System, Type: report.Type, Window: report.Period,
		Gap: Period{Start: report.Period.End.AddDays(1), End: through}, Facts: facts,
	}
	d.Days = d.Gap.Days()
	d.Months, d.DaysOver = d.Gap.Months()
	d.TooLong = !d.Gap.AtMostMonths(policy.MaxBridgeMonths)
	for item := range BridgeItems() {
		if !facts.has(item) {
			d.Open = append(d.Open, item)
		}
	}
	return d, nil
}

// has reports whether nothing is open about an item.
func (f *BridgeLetterFacts) has(item BridgeItem) bool {
	switch item {
	case ItemReport:
		return f.Title != ""
	case ItemChanges:
		return f.Changes.given()
	case ItemFailures:
		return f.Failures.given()
	case ItemNextReport:
		return f.NextReport.IsValid()
	case ItemSignatory:
		return f.Signatory != "" && f.SignatoryTitle != ""
	case ItemReaders:
		return f.Readers != ""
	case ItemDate:
		return f.Dated.IsValid()
	}
	return true
}

// check records the problems of what management said.
func (f *BridgeLetterFacts) check(ps *Problems, through Date) {
	if f.Standard != 0 && !f.Standard.IsValid() {
		ps.Add(CodeInvalid, "/facts/standard", "the standard is not one of the known ones", "leave it out, or name the standard of the report")
	}
	for _, d := range []struct {
		path string
		said Disclosure
	}{{"/facts/changes", f.Changes}, {"/facts/failures", f.Failures}} {
		if d.said.NoneKnown && len(d.said.Matters) > 0 {
			ps.Add(CodeConflict, d.path, "matters are listed although none are said to be known", "leave one of them out")
		}
		if len(d.said.Matters) > maxLetterMatters {
			ps.Addf(CodeTooLarge, d.path+"/matters", "refer to a list of them", "%d matters are more than %d", len(d.said.Matters), maxLetterMatters)
			continue
		}
		for i, m := range d.said.Matters {
			checkText(ps, Pointer(d.path+"/matters", i), m)
			if strings.TrimSpace(m) == "" {
				ps.Add(CodeMissing, Pointer(d.path+"/matters", i), "the matter has no text", "say what changed or failed, or remove it")
			}
		}
	}
	checkText(ps, "/facts/title", f.Title)
	checkText(ps, "/facts/signatory", f.Signatory)
	checkText(ps, "/facts/signatoryTitle", f.SignatoryTitle)
	checkText(ps, "/facts/readers", f.Readers)
	if f.Dated.IsValid() && through.IsValid() && f.Dated.Before(through) {
		ps.Addf(CodeOrder, "/facts/dated", "date the letter on or after its last day, or let it end earlier", "the letter is dated %s, before %s", f.Dated, through)
	}
}

// checkText records a text that is too long for a letter.
func checkText(ps *Problems, path, text string) {
	if len(text) > maxLetterText {
		ps.Addf(CodeTooLarge, path, "shorten it", "%d bytes are more than %d", len(text), maxLetterText)
	}
}

// Letter returns the draft as a letter that coverage can be assessed with, as if it had been signed as it stands: to
// see before it is sent what it will be worth. What management knows of counts as a material change or a
// control failure.
func (d BridgeLetterDraft) Letter(id BridgeLetterID) BridgeLetter {
	has := func(item BridgeItem) bool { return !slices.Contains(d.Open, item) }
	return BridgeLetter{
		ID: id, Report: d.Report, Period: d.Gap, Dated: d.Facts.Dated, Issuer: IssuedByManagement,
		MaterialChange: len(d.Facts.Changes.Matters) > 0, ControlFailure: len(d.Facts.Failures.Matters) > 0,
		Contents: BridgeContents{
			IdentifiesReport: has(ItemReport), StatesGap: true, StatesChanges: has(ItemChanges), StatesFailures: has(ItemFailures),
			RemindsOfUserControls: true, NotASubstitute: true, AsksToReadReport: true,
			NamesNextReport: has(ItemNextReport), Signed: has(ItemSignatory), RestrictsUse: has(ItemReaders),
		},
	}
}

// EarliestDate returns the first day on which the letter may be dated: the last day that it is about.
func (d BridgeLetterDraft) EarliestDate() Date { return d.Gap.End }
