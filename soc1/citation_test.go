package soc1_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/soc1"
)

// sections are the sections and standards that the table may name; another one needs a source first.
var sections = []string{"AT-C 105", "AT-C 205", "AT-C 320", "AU-C 530", "ISA 530", "ISAE 3402"}

func TestEveryCitationHasASubjectAndAPlace(t *testing.T) {
	paragraph := regexp.MustCompile(`^(\.A?[0-9]{2}(-\.[0-9]{2})?)?$`)
	subjects := make(map[string]soc1.Citation)
	for c := range soc1.Citations() {
		subject := c.Subject()
		if subject == "" || strings.HasSuffix(subject, ".") {
			t.Errorf("%v has the subject %q", c, subject)
		}
		if other, taken := subjects[subject]; taken {
			t.Errorf("%v and %v have the same subject", other, c)
		}
		subjects[subject] = c
		refs := c.References()
		if len(refs) == 0 {
			t.Errorf("%v stands nowhere", c)
		}
		for i, r := range refs {
			if !r.Standard.IsValid() || !r.Confidence.IsValid() || !slices.Contains(sections, r.Section) || !paragraph.MatchString(r.Paragraph) {
				t.Errorf("%v has the reference %+v", c, r)
			}
			if (r.Standard == soc1.ISAE3402) != strings.HasPrefix(r.Section, "IS") {
				t.Errorf("%v puts %s under %v", c, r.Section, r.Standard)
			}
			if i > 0 && refs[i-1].Standard >= r.Standard {
				t.Errorf("%v does not list each standard once, the United States first: %v", c, refs)
			}
		}
	}
}

func TestParagraphsAreShownOnlyWhereTheyAreSure(t *testing.T) {
	for _, c := range []struct {
		ref  soc1.Reference
		want string
	}{
		{soc1.Reference{Section: "ISAE 3402", Paragraph: ".55", Confidence: soc1.ConfidenceSure}, "ISAE 3402.55"},
		{soc1.Reference{Section: "AT-C 205", Confidence: soc1.ConfidenceSure}, "AT-C 205"},
		{soc1.Reference{Section: "AT-C 320", Paragraph: ".40", Confidence: soc1.ConfidenceLikely}, "AT-C 320"},
		{soc1.Reference{Section: "AT-C 320", Paragraph: ".40", Confidence: soc1.ConfidenceUnsure}, "AT-C 320"},
		{soc1.Reference{Section: "AT-C 320", Paragraph: ".40"}, "AT-C 320"},
	} {
		if got := c.ref.String(); got != c.want {
			t.Errorf("%+v prints as %q, want %q", c.ref, got, c.want)
		}
	}
	for c := range soc1.Citations() {
		for _, r := range c.References() {
			if sure := r.Confidence == soc1.ConfidenceSure; !sure && r.String() != r.Section {
				t.Errorf("%v shows %s, which is %v", c, r, r.Confidence)
			}
		}
	}
}

// TestParagraphsInsideUSSections: the US codification was not read beyond its openings, so that only the definitions of
// AT-C 320.08 may be shown with their number.
func TestParagraphsInsideUSSections(t *testing.T) {
	for c := range soc1.Citations() {
		if r, ok := c.In(soc1.ATC320); ok && r.String() != r.Section && r.String() != "AT-C 320.08" {
			t.Errorf("%v shows the paragraph %s", c, r)
		}
	}
}

func TestCitationInAStandard(t *testing.T) {
	us := []soc1.Standard{soc1.SAS70, soc1.AT801, soc1.ATC320}
	for c := range soc1.Citations() {
		for s := range soc1.Standards() {
			r, ok := c.In(s)
			if !ok {
				if r != (soc1.Reference{}) || c != soc1.CiteAnomaly && c != soc1.CiteIntentional && c != soc1.CitePeriod {
					t.Errorf("%v is not found in %v: %+v", c, s, r)
				}
				continue
			}
			want := s
			if slices.Contains(us, s) {
				want = soc1.ATC320
			}
			if r.Standard != want || !slices.Contains(c.References(), r) {
				t.Errorf("%v is found in %v as %+v", c, s, r)
			}
		}
	}
	if _, ok := soc1.CiteAnomaly.In(soc1.ATC320); ok {
		t.Error("the US standard has no concept of an anomaly, and it is cited")
	}
	for _, c := range []soc1.Citation{0, 255} {
		if r, ok := c.In(soc1.ATC320); ok || c.Subject() != "" || c.References() != nil {
			t.Errorf("%v has the reference %v and the subject %q", c, r, c.Subject())
		}
	}
	if _, ok := soc1.CiteOpinion.In(0); ok {
		t.Error("a citation is found in no standard")
	}
}

func TestReferencesAreTheCallers(t *testing.T) {
	soc1.CiteOpinion.References()[0].Section = "changed"
	if got := soc1.CiteOpinion.References()[0].Section; got != "AT-C 205" {
		t.Errorf("the table can be changed from outside: %q", got)
	}
}
