package soc1_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/soc1"
)

// soundSubservice returns a subservice organization under a method, with all that the method asks for.
func soundSubservice(method soc1.SubserviceMethod) func() soc1.Subservice {
	return func() soc1.Subservice {
		s := soc1.Subservice{
			ID:           "hosting",
			Organization: soc1.Organization{ID: "org-2", Name: "Lakeside Hosting"},
			Services:     "data center hosting",
			Method:       method,
			Monitoring: []soc1.Monitoring{
				{Kind: soc1.ReportReview, Text: "The vendor manager reviews the SOC 1 report each year.", Control: "C-20"},
				{Kind: soc1.SiteVisit, Text: "Operations visits the data center each year."},
			},
		}
		if method == soc1.Inclusive {
			s.Assertion.Status, s.Representation.Status = soc1.LetterProvided, soc1.LetterPending
		}
		return s
	}
}

func TestSubservice(t *testing.T) {
	common := []fault[soc1.Subservice]{
		{"no id", func(s *soc1.Subservice) { s.ID = "" }, []string{"missing /id"}},
		{"a malformed id", func(s *soc1.Subservice) { s.ID = "a b" }, []string{"invalid /id"}},
		{"no organization", func(s *soc1.Subservice) { s.Organization = soc1.Organization{} }, []string{"missing /organization/id", "missing /organization/name"}},
		{"no services", func(s *soc1.Subservice) { s.Services = "" }, []string{"missing /services"}},
		{"no monitoring", func(s *soc1.Subservice) { s.Monitoring = nil }, nil}, // the register asks for it
		{"monitoring without a kind", func(s *soc1.Subservice) { s.Monitoring[1].Kind = 0 }, []string{"missing /monitoring/1/kind"}},
		{"monitoring without a text", func(s *soc1.Subservice) { s.Monitoring[0].Text = "" }, []string{"missing /monitoring/0/text"}},
		{"an assertion refused in silence", func(s *soc1.Subservice) { s.Method, s.Assertion.Status = soc1.Inclusive, soc1.LetterRefused }, []string{"missing /assertion/reason"}},
		{"a letter refused in silence", func(s *soc1.Subservice) { s.Method, s.Representation.Status = soc1.Inclusive, soc1.LetterRefused }, []string{"missing /representation/reason"}},
	}
	mustReport(t, soundSubservice(soc1.CarveOut), soc1.Subservice.Validate, append(common,
		fault[soc1.Subservice]{"no method", func(s *soc1.Subservice) { s.Method = 0 }, []string{"missing /method"}},
		fault[soc1.Subservice]{"an unknown method", func(s *soc1.Subservice) { s.Method = 9 }, []string{"missing /method"}},
		fault[soc1.Subservice]{"an assertion of one carved out", func(s *soc1.Subservice) { s.Assertion.Status = soc1.LetterProvided }, []string{"shape /assertion"}},
		fault[soc1.Subservice]{"representations of one carved out", func(s *soc1.Subservice) { s.Representation.Status = soc1.LetterProvided }, []string{"shape /representation"}},
	))
	mustReport(t, soundSubservice(soc1.Inclusive), soc1.Subservice.Validate, common)
}

func TestSubserviceReportsEverythingAtOnce(t *testing.T) {
	err := soc1.Subservice{Monitoring: make([]soc1.Monitoring, 1)}.Validate()
	want := []string{
		"missing /id", "missing /method", "missing /monitoring/0/kind", "missing /monitoring/0/text",
		"missing /organization/id", "missing /organization/name", "missing /services",
	}
	if got := codesAt(err); len(got) != len(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
