package report_test

import (
	"bytes"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// The laws below hold for every report that can be made. The numbers are those of the list of invariants that the module
// was designed by; the names say the law.

func TestEveryReportComposesAValidDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		if err := r.Document().Validate(); err != nil {
			t.Fatal(err)
		}
	})
}

// Invariant 29, second half.
func TestComposingIsDeterministicAndLeavesTheReportAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		before := encoded(t, r)
		first, second := r.Document(), r.Document()
		if !reflect.DeepEqual(first, second) {
			t.Fatal("the same report gave two documents")
		}
		if encoded(t, r) != before {
			t.Fatal("composing changed the report")
		}
	})
}

func TestEveryReportSpeaksTheLanguageOfItsStandard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		foreign := "unmodified"
		if r.Examination.Standard == soc1.ISAE3402 {
			foreign = "unqualified"
		}
		text := strings.ToLower(plain(r.Document()))
		if at := strings.Index(text, foreign); at >= 0 {
			t.Errorf("under %v the report says %q", r.Examination.Standard, text[max(at-80, 0):min(at+80, len(text))])
		}
	})
}

func encoded(t fataler, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.Encode(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestEveryDraftIsMarkedOnEveryPage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := reports().Draw(t, "report").Document()
		if !strings.HasPrefix(d.Marking, "DRAFT") || d.Legend == "" || len(part(d, "record")) == 0 {
			t.Fatalf("marking %q, legend %q", d.Marking, d.Legend)
		}
	})
}

// Invariant 29, first half: nothing that has an id gets lost on the way to the reader.
func TestEveryIDReachesTheReader(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		text := plain(r.Document())
		m := &r.Examination.Matrix
		need := func(id string) {
			if !strings.Contains(text, id) {
				t.Fatalf("the id %s is nowhere in the document", id)
			}
		}
		for _, o := range m.Objectives {
			need(string(o.ID))
		}
		for _, x := range m.Risks {
			need(string(x.ID))
		}
		for _, x := range m.Controls {
			need(string(x.ID))
		}
		for _, x := range m.Walkthroughs {
			need(string(x.ID))
		}
		for _, x := range m.Tests {
			need(string(x.ID))
		}
		for _, x := range m.Deviations {
			need(string(x.ID))
		}
		for _, x := range r.Examination.Complementary.CUECs {
			need(string(x.ID))
		}
		for _, x := range r.Examination.Complementary.CSOCs {
			need(string(x.ID))
		}
		for _, x := range r.Examination.Matters {
			need(string(x.ID))
		}
		for _, x := range r.Examination.Limitations {
			need(string(x.ID))
		}
		for _, x := range r.Examination.CSOCFailures {
			need(string(x.ID))
		}
		for _, x := range r.Examination.Events {
			need(string(x.ID))
		}
		for _, x := range r.Examination.Acts {
			need(string(x.ID))
		}
		for _, x := range r.Examination.OtherInformation {
			need(string(x.ID))
		}
	})
}

// Invariant 40 seen from the reader's side: every fact that is in words can be read.
func TestEveryTextOfAnExaminationReachesTheReader(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := examtest.Examination().Draw(t, "examination")
		worded(t, e)
		p := examtest.Policy().Draw(t, "policy")
		p.ActWithheld = opinion.ActAsks
		p.AssertionRefused, p.RepresentationRefused, p.ActWithheld = opinion.RefusalDisclaim, opinion.RefusalDisclaim, opinion.ActAsks
		text := plain(compose(t, e, p, report.Narrative{}).Document())
		strs(reflect.ValueOf(e).Elem(), "", reflect.Value{}, func(field string, owner, v reflect.Value) {
			switch {
			case !isText(field, v), v.String() == "", unread(e, field, owner, v.String()):
			case !strings.Contains(text, v.String()):
				t.Fatalf("%s.%s: %q is nowhere in the document", owner.Type(), field, v.String())
			}
		})
	})
}

// unread reports whether a text says something only to the engagement team, or stands beside a fact of which the report
// does not speak: the days between two controls at a single date; the location of a party whose name alone is quoted;
// the reason of a letter that makes no difference.
func unread(e *opinion.Examination, field string, owner reflect.Value, text string) bool {
	switch owner.Interface().(type) {
	case soc1.ManagementAssertion, soc1.Representation:
		return field == "Reason" && owner.FieldByName("Status").Interface() != soc1.LetterRefused
	}
	return e.Type == soc1.Type1 && (field == "Gap" || field == "Procedures")
}

// Invariant 4.
func TestType1SpeaksOfOneDateAndNeverOfResults(t *testing.T) {
	forbidden := regexp.MustCompile(`(?i)throughout the period|during the period|tests? of controls|(deviation|exception)s? (was|were)? ?noted|operating effectiveness`)
	allowed := "We performed no procedures on the operating effectiveness of the controls and express no opinion on it."
	rapid.Check(t, func(t *rapid.T) {
		e := examtest.Within(examtest.Scope{Type: soc1.Type1, Letters: true, Judgements: true}).Draw(t, "examination")
		p := examtest.Policy().Draw(t, "policy")
		p.ActWithheld = opinion.ActAsks
		p.AssertionRefused, p.RepresentationRefused, p.ActWithheld = opinion.RefusalDisclaim, opinion.RefusalDisclaim, opinion.ActAsks
		d := compose(t, e, p, narratives().Draw(t, "narrative")).Document()
		sections := d.Blocks[:len(d.Blocks)-len(part(d, "record"))]
		text := textOf(sections)
		if strings.Count(text, allowed) != 1 {
			t.Fatal("the report does not say, once, that no opinion is expressed on operation")
		}
		if at := forbidden.FindString(strings.Replace(text, allowed, "", 1)); at != "" {
			t.Fatalf("a Type 1 report says %q", at)
		}
		for _, limb := range []string{"basis-operation", "open-matters-operation", "tests-described", "changes"} {
			if len(part(d, limb)) > 0 {
				t.Fatalf("a Type 1 report has the part %s", limb)
			}
		}
		for b := range d.All() {
			if table, ok := b.(report.Table); ok && strings.HasPrefix(table.Caption, "Controls for") && len(table.Columns) != 2 {
				t.Fatal("a Type 1 report has columns for tests")
			}
		}
		if n := len(items(t, d)); n != 2 {
			t.Fatalf("a Type 1 opinion has %d limbs", n)
		}
	})
}

// items returns the limbs of the opinion, one string each.
func items(t fataler, d *report.Document) []string {
	t.Helper()
	for _, b := range part(d, "opinion") {
		if list, ok := b.(report.List); ok && list.Ordered {
			var limbs []string
			for _, item := range list.Items {
				limbs = append(limbs, strings.TrimSpace(textOf(item)))
			}
			return limbs
		}
	}
	t.Fatal("the document has no opinion")
	return nil
}

// Invariant 5.
func TestType2SpeaksOfThePeriodInEveryLimb(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := examtest.Within(examtest.Scope{Type: soc1.Type2, Judgements: true}).Draw(t, "examination")
		limbs := items(t, compose(t, e, examtest.Policy().Draw(t, "policy").WithActWithheld(opinion.ActAsks), report.Narrative{}).Document())
		if len(limbs) != 3 {
			t.Fatalf("a Type 2 opinion has %d limbs", len(limbs))
		}
		for _, limb := range limbs {
			us, iaasb := "throughout the period January 1, 2025 to January 4, 2025", "throughout the period 1 January 2025 to 4 January 2025"
			if !strings.Contains(limb, us) && !strings.Contains(limb, iaasb) {
				t.Fatalf("a limb does not speak of the period: %s", limb)
			}
		}
	})
}

// Invariants 6 and 7.
func TestEveryDeviationStandsInSection4ExactlyOnceWithItsNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		m := &r.Examination.Matrix
		for i := range m.Deviations {
			m.Deviations[i].Text = fmt.Sprintf("nature %d of it", i)
		}
		r = compose(t, &r.Examination, r.Opinion.Policy, r.Narrative)
		text := partText(r.Document(), "section-4")
		tests := make(map[soc1.TestID]int64)
		for _, test := range m.Tests {
			tests[test.ID] = test.Sample.Size
		}
		for _, dev := range m.Deviations {
			if n := strings.Count(text, dev.Text); n != 1 {
				t.Fatalf("the deviation %s stands in Section 4 %d times", dev.ID, n)
			}
			want := fmt.Sprintf("%s. %s, %d of %d items tested: %s", dev.ID, dev.Kind.Title(), dev.Count, tests[dev.Test], dev.Text)
			if !strings.Contains(text, want) {
				t.Fatalf("Section 4 lacks %q", want)
			}
		}
	})
}

// Invariant 20.
func TestRefusedAssertionGivesNoReportOrADisclaimerOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := examtest.Within(examtest.Scope{Judgements: true}).Draw(t, "examination")
		e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "Counsel advised against it."}
		p := examtest.Policy().Draw(t, "policy")
		p.ActWithheld = opinion.ActAsks
		o, err := opinion.Form(e, p)
		if err != nil {
			t.Fatal(err)
		}
		r, err := report.New(e, o, report.Narrative{})
		if p.AssertionRefused == opinion.RefusalWithdraw {
			if err == nil || r != nil || !strings.Contains(err.Error(), "/opinion/withdraw") {
				t.Fatalf("got a report, or the wrong error: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		text := partText(r.Document(), "opinion")
		if !strings.Contains(text, "we do not express an opinion on whether, in all material respects:") || strings.Contains(text, "In our opinion") {
			t.Fatalf("not a disclaimer: %s", text)
		}
	})
}

// Invariants 22 and 23.
func TestNarrativeAndResponsesNeverTouchTheOpinion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		e := r.Examination.Clone()
		for i := range e.Matrix.Deviations {
			e.Matrix.Deviations[i].Response = rapid.SampledFrom([]string{"", "It is all corrected."}).Draw(t, "response")
		}
		n := narratives().Draw(t, "another narrative")
		n.Term = r.Narrative.Term
		other := compose(t, e, r.Opinion.Policy, n)
		if diff := cmp.Diff(r.Opinion.Limbs, other.Opinion.Limbs); diff != "" {
			t.Fatal(diff)
		}
		for _, id := range []string{"opinion", "basis", "open-matters"} {
			if diff := cmp.Diff(partText(r.Document(), id), partText(other.Document(), id)); diff != "" {
				t.Fatalf("the part %s differs: %s", id, diff)
			}
		}
	})
}

// Invariant 28.
func TestRestrictedUseIsAlwaysThereAndNamesTheUserEntitiesOfTheType(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		text := partText(r.Document(), "restricted-use")
		want, not := "during some or all of the period", "as of "
		if r.Examination.Type == soc1.Type1 {
			want, not = not, want
		}
		if !strings.Contains(text, want) || strings.Contains(text, not) || !strings.Contains(text, "intended solely") {
			t.Fatalf("wrong restricted-use paragraph: %s", text)
		}
	})
}

// Invariant 39, as far as the reader sees it.
func TestEveryModifiedLimbIsExplainedBeforeTheOpinion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		d := r.Document()
		basis := partText(d, "basis")
		modified := false
		for _, l := range r.Opinion.Limbs {
			if !l.Kind.IsModified() {
				continue
			}
			modified = true
			if !strings.Contains(basis, l.Limb.Title()) && !strings.Contains(basis, "Written assertion and representations") {
				t.Fatalf("the basis does not speak of %s: %s", l.Limb, basis)
			}
		}
		if modified != (basis != "") {
			t.Fatalf("modified %t, basis %q", modified, basis)
		}
		order := ids(d)
		if modified && slices.Index(order, "basis") > slices.Index(order, "opinion") {
			t.Fatal("the basis stands after the opinion")
		}
	})
}

// ids returns the ids of the headings in order.
func ids(d *report.Document) []string {
	var list []string
	for h := range d.Headings() {
		list = append(list, h.ID)
	}
	return list
}

// Invariant 41.
func TestObjectivesReadTheSameWhereverTheyAreQuoted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		m := &r.Examination.Matrix
		for i := range m.Objectives {
			m.Objectives[i].Statement = fmt.Sprintf("Controls provide reasonable assurance that aim %d is met. ", i)
		}
		r = compose(t, &r.Examination, r.Opinion.Policy, r.Narrative)
		d := r.Document()
		section1, section3, section4 := partText(d, "section-1"), partText(d, "objectives"), partText(d, "section-4")
		for _, l := range r.Opinion.Limbs {
			for _, why := range l.Reasons {
				for _, o := range m.Objectives {
					if o.ID == why.Objective && !strings.Contains(section1, "“"+o.Statement+"”") {
						t.Fatalf("the basis does not quote %s", o.ID)
					}
				}
			}
		}
		for _, o := range m.Objectives {
			if !strings.Contains(section3, o.Statement) || !strings.Contains(section4, o.Statement) {
				t.Fatalf("%s does not read the same in Sections 3 and 4", o.ID)
			}
		}
	})
}

func TestAnyReportComesBackFromJSONToTheByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		first := encoded(t, r)
		back, err := report.Decode(strings.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		if second := encoded(t, back); second != first {
			t.Fatal(cmp.Diff(first, second))
		}
		if !reflect.DeepEqual(back.Document(), r.Document()) {
			t.Fatal("what came back composes another document")
		}
	})
}

func TestOtherFactsGiveAnotherID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := reports().Draw(t, "report")
		e := r.Examination.Clone()
		e.Matrix.Objectives[0].Statement += "!"
		other := compose(t, e, r.Opinion.Policy, r.Narrative)
		if other.ID == r.ID || other.Digest == r.Digest {
			t.Fatal("other facts gave the same id or digest")
		}
		if same := compose(t, &r.Examination, r.Opinion.Policy, report.Narrative{}); same.ID != r.ID {
			t.Fatal("the same facts gave another id")
		}
	})
}
