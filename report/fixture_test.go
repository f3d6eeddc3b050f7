package report_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// fataler is what the helpers need of a test; tests, fuzz targets and properties all have it.
type fataler interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// compose makes the draft report of an examination under a policy.
func compose(t fataler, e *opinion.Examination, p opinion.Policy, n report.Narrative) *report.Report {
	t.Helper()
	o, err := opinion.Form(e, p)
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.New(e, o, n)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// draft is compose under the defaults for the United States.
func draft(t fataler, e *opinion.Examination, n report.Narrative) *report.Report {
	t.Helper()
	return compose(t, e, opinion.USPolicy(), n)
}

// changed returns a sound examination of two objectives with two controls each, with changes.
func changed(changes ...func(*opinion.Examination)) *opinion.Examination {
	e := examtest.Sound(2, 2)
	for _, change := range changes {
		change(e)
	}
	return e
}

// type1 makes an examination of Type 1 out of one of Type 2.
func type1(e *opinion.Examination) {
	e.Type, e.AsOf, e.Period = soc1.Type1, soc1.DateOf(2025, time.December, 31), soc1.Period{}
	e.Matrix.Tests, e.Matrix.Deviations = nil, nil
	e.Description.Changes, e.Description.NoChanges = nil, false
}

// isae puts an examination under the international standard.
func isae(e *opinion.Examination) { e.Standard = soc1.ISAE3402 }

// deviate adds a deviation to the test of a control of a sound examination.
func deviate(suffix string, pattern controls.Pattern) func(*opinion.Examination) {
	return func(e *opinion.Examination) {
		n := len(e.Matrix.Deviations) + 1
		e.Matrix.Deviations = append(e.Matrix.Deviations, controls.Deviation{
			ID: soc1.DeviationID(fmt.Sprintf("D-%d", n)), Test: soc1.TestID("T-" + suffix), Count: 2, Kind: controls.KindLate,
			Text: "The review was signed after the payroll was paid.", Cause: controls.CauseStaffing, CauseText: "The reviewer was on leave.",
			Pattern: pattern, Response: "A deputy was named.",
		})
	}
}

// deficient lets the walkthrough of a control find its design wanting.
func deficient(control soc1.ControlID) func(*opinion.Examination) {
	return func(e *opinion.Examination) {
		for i := range e.Matrix.Walkthroughs {
			if w := &e.Matrix.Walkthroughs[i]; w.Control == control {
				w.Design, w.Finding = controls.DesignDeficient, "The reviewer does not see the rates."
			}
		}
	}
}

// limited adds a scope limitation.
func limited(l opinion.Limitation) func(*opinion.Examination) {
	return func(e *opinion.Examination) {
		l.ID, l.Source = "L-1", opinion.Management
		l.Text = "Access to the data centre was refused."
		e.Limitations = append(e.Limitations, l)
	}
}

// misstated adds a matter about the description and judges it material.
func misstated(e *opinion.Examination) {
	e.Matters = append(e.Matters, opinion.Matter{ID: "M-1", Kind: opinion.Omission, Text: "The description leaves out the correction of rejected items.", Objectives: []soc1.ObjectiveID{"CO-2"}})
	e.Judgements = append(e.Judgements, opinion.Judgement{Question: opinion.MatterMaterial, Subject: "M-1", Answer: opinion.Yes, By: "engagement partner", Why: "Users rely on it."},
		opinion.Judgement{Question: opinion.MisstatementPervasive, Subject: "M-1", Answer: opinion.No, By: "engagement partner", Why: "One step is concerned."})
}

// subservice adds a subservice organization.
func subservice(m soc1.SubserviceMethod) func(*opinion.Examination) {
	return func(e *opinion.Examination) {
		s := soc1.Subservice{
			ID: soc1.SubserviceID("SUB-" + m.String()), Organization: soc1.Organization{ID: "HOST", Name: "Host Corp", Illustrative: true},
			Services: "hosting", Method: m, Monitoring: []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed each year."}},
		}
		if m == soc1.Inclusive {
			s.Assertion, s.Representation = e.Assertion, e.Representation
		} else {
			e.Complementary.CSOCs = append(e.Complementary.CSOCs, cuec.CSOC{ID: "CSOC-1", Subservice: s.ID, Statement: "Access to the halls is restricted.", Objectives: []soc1.ObjectiveID{"CO-1"}})
		}
		e.Subservices = append(e.Subservices, s)
	}
}

// dormant lets no control of the second objective occur.
func dormant(e *opinion.Examination) {
	for i := range e.Matrix.Tests {
		if test := &e.Matrix.Tests[i]; strings.HasPrefix(string(test.ID), "T-2-") {
			test.Outcome, test.Reason = controls.NoOccurrence, "No client left during the year."
			test.Population, test.Sample = controls.Population{}, controls.Sample{}
		}
	}
}

// textOf joins the texts of blocks, one paragraph, title or cell a line.
func textOf(blocks []report.Block) string {
	var b strings.Builder
	line := func(text string) { b.WriteString(text + "\n") }
	for block := range (&report.Document{Blocks: blocks}).All() {
		switch block := block.(type) {
		case report.Heading:
			line(block.Title())
		case report.Paragraph:
			line(report.PlainText(block.Text))
		case report.Fields:
			for _, f := range block {
				line(f.Term + ": " + report.PlainText(f.Value))
			}
		case report.Callout:
			line(block.Title)
		case report.Table:
			line(block.Caption)
		}
	}
	return b.String()
}

// plain is the text of a document with its cover.
func plain(d *report.Document) string {
	return d.Title + "\n" + d.Subtitle + "\n" + textOf([]report.Block{report.Fields(d.Meta)}) + textOf(d.Blocks)
}

// part returns the blocks from the heading with an id to the next heading of its level or above, or nothing.
func part(d *report.Document, id string) []report.Block {
	start, level := -1, 0
	for i, b := range d.Blocks {
		h, ok := b.(report.Heading)
		switch {
		case ok && start < 0 && h.ID == id:
			start, level = i, h.Level
		case ok && start >= 0 && h.Level <= level:
			return d.Blocks[start:i]
		}
	}
	if start < 0 {
		return nil
	}
	return d.Blocks[start:]
}

// partText is the text of a part. A line ends where a string of the document ends.
func partText(d *report.Document, id string) string { return textOf(part(d, id)) }

// wants fails for every string that text does not hold.
func wants(t *testing.T, text string, list ...string) {
	t.Helper()
	for _, want := range list {
		if !strings.Contains(text, want) {
			t.Errorf("missing %q in:\n%s", want, text)
		}
	}
}

// lacks fails for every string that text holds.
func lacks(t *testing.T, text string, list ...string) {
	t.Helper()
	for _, unwanted := range list {
		if strings.Contains(text, unwanted) {
			t.Errorf("%q does not belong in:\n%s", unwanted, text)
		}
	}
}

// strs calls visit for every string below v that may be set, with the name of its field and the struct it stands in.
func strs(v reflect.Value, field string, owner reflect.Value, visit func(field string, owner, v reflect.Value)) {
	switch v.Kind() {
	case reflect.String:
		visit(field, owner, v)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				strs(v.Field(i), v.Type().Field(i).Name, v, visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			strs(v.Index(i), field, owner, visit)
		}
	}
}

// isText reports whether a string is text and not an id or a version.
func isText(field string, v reflect.Value) bool {
	return v.Type() == reflect.TypeFor[string]() && field != "Version" && field != "Subject"
}

// hostileTexts are endings that formats have to escape and that composing has to leave alone.
var hostileTexts = []string{"", ".", "?", " <b>&", "\nnext line", " | cell", " “quoted”", " ünïcödé 漢字", " \u202eright to left", "=1+1"}

// worded gives every text of e that is not empty its own words, and fills most empty ones, so that each can be
// found again.
func worded(t *rapid.T, e *opinion.Examination) {
	n := 0
	strs(reflect.ValueOf(e).Elem(), "", reflect.Value{}, func(field string, owner, v reflect.Value) {
		switch {
		case !isText(field, v):
			return
		case v.String() == "" && (field == "Gap" || field == "Reason" || field == "Source"):
			return // says something only beside other facts
		case v.String() == "" && unusedLetter(owner):
			return
		case field == "PeriodReason" && e.Type == soc1.Type1:
			return // a date has no length
		}
		n++
		v.SetString(fmt.Sprintf("q%dx%s", n, rapid.SampledFrom(hostileTexts).Draw(t, "ending")))
	})
}

// unusedLetter reports whether a struct is an assertion that was not given, whose further members say nothing.
func unusedLetter(owner reflect.Value) bool {
	a, ok := owner.Interface().(soc1.ManagementAssertion)
	return ok && a.Status != soc1.LetterProvided
}

// collide renames all ids to ones that give the same slug, and fall apart only as ids.
func collide(e *opinion.Examination) {
	names := make(map[string]string)
	count := make(map[string]int)
	rename := func(old string) string {
		if name, ok := names[old]; ok {
			return name
		}
		prefix, _, ok := strings.Cut(old, "-")
		if !ok {
			return old
		}
		forms := []string{"%s-1", "%s.1", "%s_1", "%s-1-2", "%s-1-3", "%s--1", "%s.-1", "%s-1.2", "%s-1_3", "%s__1"}
		name := fmt.Sprintf(forms[count[prefix]%len(forms)], prefix)
		if count[prefix] >= len(forms) {
			name = strings.ToLower(name)
		}
		count[prefix]++
		names[old] = name
		return name
	}
	strs(reflect.ValueOf(e).Elem(), "", reflect.Value{}, func(field string, _, v reflect.Value) {
		if v.Type() != reflect.TypeFor[string]() && v.Type() != reflect.TypeFor[soc1.EngagementID]() && v.String() != "" {
			v.SetString(rename(v.String()))
		}
	})
	for i := range e.Judgements {
		if name, ok := names[e.Judgements[i].Subject]; ok {
			e.Judgements[i].Subject = name
		}
	}
}

// halfFilled takes away what an examination may lack at an early stage.
func halfFilled(t *rapid.T, e *opinion.Examination) {
	strs(reflect.ValueOf(e).Elem(), "", reflect.Value{}, func(field string, _, v reflect.Value) {
		if !isText(field, v) || !rapid.Bool().Draw(t, "keep") {
			return
		}
		old := v.String()
		if v.SetString(""); e.Validate() != nil {
			v.SetString(old)
		}
	})
	for _, field := range []string{"Description", "Complementary", "ServiceOrganization", "ServiceAuditor", "Standard", "ID", "ReportDate", "EvidenceObtained", "Assertion", "Representation"} {
		if rapid.Bool().Draw(t, "drop "+field) {
			v := reflect.ValueOf(e).Elem().FieldByName(field)
			old := reflect.ValueOf(v.Interface())
			if v.SetZero(); e.Validate() != nil {
				v.Set(old)
			}
		}
	}
}

// examinations generates valid examinations of every kind: in order or not, complete or half-filled, with ids that
// give the same slugs, with texts that formats have to escape.
func examinations() *rapid.Generator[*opinion.Examination] {
	return rapid.Custom(func(t *rapid.T) *opinion.Examination {
		e := examtest.Examination().Draw(t, "examination")
		if rapid.Bool().Draw(t, "worded") {
			worded(t, e)
		}
		if rapid.Bool().Draw(t, "half-filled") {
			halfFilled(t, e)
		}
		if rapid.Bool().Draw(t, "colliding") {
			collide(e)
		}
		if err := e.Validate(); err != nil {
			t.Fatalf("the generator made an invalid examination: %v", err)
		}
		return e
	})
}

// narratives generates narratives.
func narratives() *rapid.Generator[report.Narrative] {
	return rapid.Custom(func(t *rapid.T) report.Narrative {
		passages := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) report.Passage {
			return report.Passage{Title: rapid.SampledFrom([]string{"", "Plans", "plans", "PLANS!", "漢字"}).Draw(t, "title"), Text: rapid.SliceOfN(rapid.SampledFrom([]string{"", "We plan.", "<i>"}), 0, 2).Draw(t, "text")}
		}), 0, 3)
		return report.Narrative{
			Addressee: rapid.SampledFrom([]string{"", "the Board"}).Draw(t, "addressee"), Recipient: rapid.SampledFrom([]string{"", "Client A"}).Draw(t, "recipient"),
			Emphasis: passages.Draw(t, "emphasis"), OtherInformation: passages.Draw(t, "other"), TestIntroduction: rapid.SliceOfN(rapid.Just("Lists were reconciled."), 0, 1).Draw(t, "introduction"),
			Term: report.Term(rapid.IntRange(0, 2).Draw(t, "term")), Responses: report.Placement(rapid.IntRange(0, 2).Draw(t, "responses")),
			HideSampleSizes: rapid.Bool().Draw(t, "hide"),
		}
	})
}

// reports generates draft reports. An opinion that calls for withdrawal has no report and is drawn again.
func reports() *rapid.Generator[*report.Report] {
	return rapid.Custom(func(t *rapid.T) *report.Report {
		e, p := examinations().Draw(t, "examination"), examtest.Policy().Draw(t, "policy")
		if o, err := opinion.Form(e, p); err == nil && o.Withdraw {
			p.AssertionRefused, p.RepresentationRefused, p.ActWithheld = opinion.RefusalDisclaim, opinion.RefusalDisclaim, opinion.ActAsks
		}
		return compose(t, e, p, narratives().Draw(t, "narrative"))
	})
}
