package conformance_test

import (
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// client is what the reader of the example knows, in the form of the member entity of a case.
const client = "../../../examples/review/client.json"

// day returns the date that a text spells.
func day(t *testing.T, text string) soc1.Date {
	t.Helper()
	d, err := soc1.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// received returns the report of an examination as its reader holds it.
func received(t *testing.T, e *opinion.Examination) *review.Received {
	t.Helper()
	r, err := report.Decode(strings.NewReader(reported(t, e, report.Narrative{})))
	if err != nil {
		t.Fatal(err)
	}
	v := review.FromReport(r)
	v.ID = "R-1"
	return &v
}

// reader returns an entity that has something of everything that an entity can have without a report on a subservice
// organization.
func reader(t *testing.T) review.Entity {
	t.Helper()
	return review.Entity{
		Organization: soc1.Organization{ID: "UE", Name: "Reader", Illustrative: true}, FiscalYear: soc1.CalendarYear(2025),
		ServiceStart: day(t, "2025-02-01"), ServiceEnd: day(t, "2025-11-30"), Customer: opinion.Yes, Filer: opinion.No, ReviewedBy: "controller",
		ReviewedOn: day(t, "2026-03-02"), NeededBy: day(t, "2026-03-16"), Services: []string{"Payroll"}, Systems: []string{"Payroll system"}, Locations: []string{"Omaha"},
		Accounts:    []review.Account{{ID: "WAGES", Name: "Wages", Significant: opinion.Yes, Basis: "USD 40 million", Assertions: []review.AccountAssertion{{Assertion: soc1.Accuracy}}}},
		Information: []string{"Register"},
		Letters: []soc1.BridgeLetter{{ID: "L-1", Report: "R-1", Issuer: soc1.IssuedByManagement, Dated: day(t, "2026-01-09"),
			Period: soc1.Period{Start: day(t, "2026-01-01"), End: day(t, "2026-01-05")}}},
		Incidents: []review.Incident{{ID: "I-1", Date: day(t, "2025-06-01"), Text: "A fraud.", Source: "letter"}},
		Deficiencies: []review.Deficiency{{ID: "DEF-1", Text: "Nobody reviews the register.", Origins: []review.Origin{{Incident: "I-1"}}, Reach: []review.Reach{{Account: "WAGES", Assertion: soc1.Accuracy}},
			Exists: opinion.Yes, Likelihood: review.ReasonablyPossible, Magnitude: review.Material, Attention: opinion.No, By: "controller", Dated: day(t, "2026-02-01"), Why: "As discussed.",
			Compensating: []review.CompensatingControl{{Control: "C-1", Text: "Budget", Owner: "controller", Detects: review.Material, Tested: day(t, "2025-10-01"), Effective: opinion.Yes}}}},
		Judgements: []review.Judgement{{Question: review.IncidentTouches, Subject: "I-1", Answer: opinion.No, By: "controller", Dated: day(t, "2026-02-01"), Why: "Another client."}},
	}
}

// TestCasesThatTheLibraryWritesSatisfyTheSchema takes the reports of generated examinations, each with a full reader.
func TestCasesThatTheLibraryWritesSatisfyTheSchema(t *testing.T) {
	s := compiled(t, caseSchema)
	documents := []*opinion.Examination{examtest.Sound(1, 1), examtest.Sound(3, 5)}
	for n := range uint64(200) {
		documents = append(documents, generated(n))
	}
	for i, e := range documents {
		text := encoded(t, review.Encode, &review.Case{Version: review.Version, Received: received(t, e), Entity: reader(t)})
		if err := s.Validate(parsed(t, text)); err != nil {
			t.Errorf("case %d: %v", i, err)
		}
		if _, err := review.Decode(strings.NewReader(text)); err != nil {
			t.Errorf("case %d: %v", i, err)
		}
	}
	none := encoded(t, review.Encode, &review.Case{Version: review.Version, Entity: reader(t)})
	if err := s.Validate(parsed(t, none)); err != nil {
		t.Errorf("a case without a report: %v", err)
	}
}

// TestExampleClientSatisfiesTheSchemaOfAnEntity holds the example's file against the definition of its part.
func TestExampleClientSatisfiesTheSchemaOfAnEntity(t *testing.T) {
	s := compiled(t, caseSchema+"#/$defs/review.Entity")
	text := read(t, client)
	if err := s.Validate(parsed(t, text)); err != nil {
		t.Error(err)
	}
	if _, err := review.DecodeEntity(strings.NewReader(text)); err != nil {
		t.Error(err)
	}
}

// TestBrokenCasesAreRefusedByBoth breaks a case in the ways that a schema can see.
func TestBrokenCasesAreRefusedByBoth(t *testing.T) {
	e := examtest.Sound(2, 2)
	r := received(t, e)
	r.CUECs = []cuec.CUEC{{ID: "U-1", Statement: "Sign the register.", Objectives: []soc1.ObjectiveID{r.Objectives[0].ID}}}
	s, sound := compiled(t, caseSchema), encoded(t, review.Encode, &review.Case{Version: review.Version, Received: r, Entity: reader(t)})
	bothRefuse(t, s, review.Decode, sound, []fault{
		{"another version", `"version": "attest.review/1"`, `"version": "attest.review/2"`},
		{"another document", `"version": "attest.review/1"`, `"version": "attest.report/1"`},
		{"unknown member", `"family": "soc-1"`, `"pages": 80, "family": "soc-1"`},
		{"unknown family", `"family": "soc-1"`, `"family": "soc-3"`},
		{"boolean for an answer", `"exists": "yes"`, `"exists": true`},
		{"answer in another case", `"exists": "yes"`, `"exists": "Yes"`},
		{"unknown likelihood", `"likelihood": "reasonably-possible"`, `"likelihood": "likely"`},
		{"unknown magnitude", `"magnitude": "material"`, `"magnitude": "high"`},
		{"unknown assertion", `"assertion": "accuracy"`, `"assertion": "truth"`},
		{"unknown question", `"question": "incident-touches"`, `"question": "incident"`},
		{"unknown issuer", `"issuer": "management"`, `"issuer": "ceo"`},
		{"impossible date", `"neededBy": "2026-03-16"`, `"neededBy": "2026-02-30"`},
		{"US date", `"neededBy": "2026-03-16"`, `"neededBy": "03/16/2026"`},
		{"malformed id", `"id": "DEF-1"`, `"id": "DEF 1"`},
		{"long id", `"id": "DEF-1"`, `"id": "` + strings.Repeat("D", 65) + `"`},
		{"text for a list", `"information": [`, `"mappings": "none", "information": [`},
		{"null for the entity's year", `"customer": "yes"`, `"customer": null`},
	})
	// What concerns several values only the decoder sees.
	decoderRefuses(t, s, review.Decode, sound, []fault{
		{"reference to nothing", `"incident": "I-1"`, `"incident": "I-9"`},
		{"judgement without a reason", `"why": "Another client."`, `"why": ""`},
		{"service that ends before it starts", `"serviceEnd": "2025-11-30"`, `"serviceEnd": "2025-01-30"`},
	})
}
