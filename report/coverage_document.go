package report

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// coverageMarking stands on every page of a coverage document.
const coverageMarking = "WORKING PAPER. Not a SOC 1 report and no assurance: it says which days reports and letters speak about."

// CoverageFacts is what a document about coverage needs besides the coverage itself. Everything is optional: what is
// missing is left out or shown as not stated.
type CoverageFacts struct {
	// Title is the title of the document. Empty means "Coverage of" and the fiscal year.
	Title string
	// UserEntity is the organization whose fiscal year is asked about.
	UserEntity string
	// Organization is the service organization.
	Organization string
	// System is the system that the reports are about.
	System string
	// KnownAt is the day on which the question was asked, as in [soc1.CoverageRequest].
	KnownAt soc1.Date
	// Standard says how dates are written: day first under ISAE 3402, else month first.
	Standard soc1.Standard
	// Policy is the policy under which the coverage was judged, which the document prints.
	Policy soc1.CoveragePolicy
	// Reports and Letters are those of the request. A coverage holds no windows; with them the document
	// can show and draw them.
	Reports []soc1.ReportWindow
	Letters []soc1.BridgeLetter
	// Recipient names for whom this copy was made. It may be empty.
	Recipient string
}

// view joins the facts with a coverage.
func (f CoverageFacts) view(c soc1.Coverage) coverageView {
	return coverageView{wording: wording{standard: f.Standard}, c: c, reports: f.Reports, letters: f.Letters, groups: kindreds(c.Objectives)}
}

// CoverageDocument writes what a coverage says for the people who have to act on it: the verdicts for the audit and as of
// the year-end with their reasons, the year as a timeline, the gaps, what every report and letter was taken for,
// the objectives where they differ, the next steps and the policy in force. Every number in it is one of the
// coverage; nothing is counted anew.
//
// The result is always valid, also for a coverage that is not in order, and always the same for the same input. Tables
// of more than 500 rows end with a sentence that counts the others.
func CoverageDocument(f CoverageFacts, c soc1.Coverage) *Document {
	v := f.view(c)
	d := &Document{
		Title:     utf8Of(strings.TrimSpace(f.Title)),
		Subtitle:  "How far the reports and letters at hand reach over the year, and what to do about the rest",
		Meta:      f.cover(&v),
		Marking:   coverageMarking,
		Recipient: utf8Of(f.Recipient),
	}
	if strings.TrimSpace(d.Title) == "" {
		d.Title = "Coverage of " + v.yearName()
	}
	if f.Standard != soc1.ISAE3402 {
		d.Lang = "en-US"
	}
	d.Blocks = append(d.Blocks, v.verdicts()...)
	d.Blocks = append(d.Blocks, H(1, "year", "The year at a glance"), v.timeline())
	d.Blocks = append(d.Blocks, v.gaps()...)
	d.Blocks = append(d.Blocks, v.evidence()...)
	if len(v.groups) > 1 {
		d.Blocks = append(d.Blocks, v.objectives()...)
	}
	d.Blocks = append(d.Blocks, v.steps()...)
	d.Blocks = append(d.Blocks, policyInForce(f.Policy)...)
	return d
}

// cover lists what identifies the question.
func (f CoverageFacts) cover(v *coverageView) []Field {
	year := v.c.FiscalYear
	list := []Field{F("User entity", orNotStated(utf8Of(f.UserEntity)))}
	if f.Organization != "" {
		list = append(list, F("Service organization", utf8Of(f.Organization)))
	}
	if f.System != "" {
		list = append(list, F("System", utf8Of(f.System)))
	}
	list = append(list, F("Fiscal year", capital(v.yearName())+", "+v.span(year.Period)+", "+tally(year.Days(), "day")))
	if need := v.c.Needed; need != year.Period {
		used := "not used in the year"
		if need.IsValid() {
			used = v.span(need) + ", " + tally(need.Days(), "day")
		}
		list = append(list, F("Service used", used))
	}
	if f.KnownAt.IsValid() {
		list = append(list, F("Asked on", v.date(f.KnownAt)))
	}
	return list
}

// verdicts writes the two verdicts with their reasons, and the counts that they rest on.
func (v *coverageView) verdicts() []Block {
	o := &v.c.Overall
	d := o.Days
	blocks := []Block{
		H(1, "conclusion", "Conclusion"),
		v.verdict(o, soc1.FocusAudit, o.Audit, "Audit of the financial statements"),
		v.verdict(o, soc1.FocusAsOf, o.AsOf, "Internal control as of "+v.date(v.c.FiscalYear.End)),
	}
	facts := Fields{
		F("Days of the year", fmt.Sprint(d.Total)),
		F("Needed days", fmt.Sprint(d.Needed())),
		F("Tested", fmt.Sprintf("%s (%s of the needed days)", tally(d.Tested, "day"), share(d.Tested, d.Needed()))),
		F("By bridge letter only", tally(d.Represented, "day")),
		F("Not covered", tally(d.Uncovered, "day")),
		F("Service not used", tally(d.NotNeeded, "day")),
	}
	if d.Claimed != d.Represented {
		facts = append(facts, F("Claimed by letters, accepted or not", tally(d.Claimed, "day")))
	}
	last := "none"
	if o.LastTested.IsValid() {
		last = fmt.Sprintf("%s, %s before the year-end", v.date(o.LastTested), tally(o.Elapsed, "day"))
		if o.Elapsed == 0 {
			last = v.date(o.LastTested) + ", the year-end itself"
		}
	}
	return append(blocks, append(facts, F("Last tested day", last)))
}

// verdict is the box of one verdict. Overall the reasons name objectives; theirs are added, and where several groups of
// objectives decide, each reason says whose it is.
func (v *coverageView) verdict(o *soc1.ObjectiveCoverage, focus soc1.CoverageFocus, class soc1.CoverageClass, purpose string) Block {
	word, meaning := verdict(class)
	var items []string
	var deciding []soc1.ObjectiveID
	for _, r := range o.Reasons {
		switch {
		case r.Focus != focus:
		case r.Code == soc1.ReasonObjectiveDecides:
			deciding = append(deciding, r.Objective)
		default:
			items = append(items, v.reason(r))
		}
	}
	var decide []kindred
	for _, g := range v.groups {
		if len(deciding) > 0 && verdictOf(g.of, focus) == class {
			decide = append(decide, g)
		}
	}
	for _, g := range decide {
		name := ""
		if len(decide) > 1 {
			name = someIDs(g.ids) + ": "
		}
		for _, r := range g.of.Reasons {
			if r.Focus == focus {
				items = append(items, name+v.reason(r))
			}
		}
	}
	if len(deciding) > 0 && len(v.groups) > 1 {
		items = append([]string{"Decided by objectives " + someIDs(deciding) + "."}, items...)
	}
	blocks := []Block{P(meaning)}
	if len(items) > 0 {
		blocks = append(blocks, Bullets(limited(items)...))
	}
	return Box(verdictKind(class), purpose+": "+word, blocks...)
}

// verdictOf returns the verdict of an objective for a purpose.
func verdictOf(o *soc1.ObjectiveCoverage, focus soc1.CoverageFocus) soc1.CoverageClass {
	if focus == soc1.FocusAudit {
		return o.Audit
	}
	return o.AsOf
}

// limited cuts a list at the limit and counts the rest in its last item.
func limited(items []string) []string {
	if more := len(items) - maxCoverageList; more > 0 {
		return append(items[:maxCoverageList:maxCoverageList], fmt.Sprintf("And %d more.", more))
	}
	return items
}

// steps writes what the user auditor would do next, by purpose and days.
func (v *coverageView) steps() []Block {
	blocks := []Block{H(1, "next", "Next steps")}
	steps := v.c.NextSteps()
	if len(steps) == 0 {
		return append(blocks, P("The dates ask for nothing further. Reading the report, its opinion and its user entity controls is still due."))
	}
	blocks = append(blocks, P("What a user auditor would do about the days that are not tested. How much of it is enough is a matter of judgment."))
	shown := steps[:min(len(steps), maxCoverageList)]
	for from := 0; from < len(shown); {
		to := from + 1
		for to < len(shown) && shown[to].Focus == shown[from].Focus && shown[to].Period == shown[from].Period {
			to++
		}
		blocks = append(blocks, v.stepGroup(shown[from:to])...)
		from = to
	}
	if more := len(steps) - len(shown); more > 0 {
		blocks = append(blocks, P(fmt.Sprintf("And %d more.", more)))
	}
	return blocks
}

// stepGroup writes the steps about the same days for the same purpose. Those of which one will do are one item.
func (v *coverageView) stepGroup(steps []soc1.NextStep) []Block {
	lead := "For the audit"
	if steps[0].Focus == soc1.FocusAsOf {
		lead = "As of the year-end"
	}
	if p := steps[0].Period; p.IsValid() {
		lead += ", about the " + tally(p.Days(), "day") + " " + v.days([]soc1.Period{p})
	}
	var items, choices [][]Block
	place := -1
	for _, s := range steps {
		text := s.Action.Text()
		if s.Letter != "" {
			text += " (letter " + utf8Of(s.Letter) + ")"
		}
		if s.Report != "" {
			text += " (report " + utf8Of(s.Report) + ")"
		}
		if n := len(s.Objectives); n > 0 && n < len(v.c.Objectives) {
			text += ", for " + someIDs(s.Objectives)
		}
		item := []Block{P(sentence(text))}
		if !s.Choice {
			items = append(items, item)
			continue
		}
		if place < 0 {
			place = len(items)
			items = append(items, nil)
		}
		choices = append(choices, item)
	}
	if place >= 0 {
		items[place] = []Block{P("One or more of these:"), List{Items: choices}}
	}
	var refs []string
	for _, r := range steps[0].References() {
		refs = append(refs, r.String())
	}
	return []Block{Para(Strong(lead), Text(" ("+strings.Join(refs, "; ")+"):")), List{Ordered: true, Items: items}}
}
