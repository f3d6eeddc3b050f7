package main

import (
	"bytes"
	"flag"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/examples/internal/page/pagetest"
	"github.com/seed-9947fa86/attest/soc1"
)

var update = flag.Bool("update", false, "rewrite the golden file")

// The account is the same at every run, and the committed one is what the program prints today.
func TestAccountIsGolden(t *testing.T) {
	var first, second bytes.Buffer
	for _, b := range []*bytes.Buffer{&first, &second} {
		if err := run(b); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Fatal("two runs differ")
	}
	pagetest.Golden(t, *update, "account.txt", first.String())
}

// A published opinion without an entry in findings.json stops the program instead of being passed over.
func TestMissingFindingIsAnError(t *testing.T) {
	var b bytes.Buffer
	err := opinions(&b, []published{{ID: "x", Opinion: statedKind{Overall: "qualified"}}}, nil)
	if err == nil || !strings.Contains(err.Error(), "findings.json") {
		t.Errorf("opinions = %v, want an error that names findings.json", err)
	}
}

// A disagreement is printed and counted, never passed over.
func TestDisagreementIsPrinted(t *testing.T) {
	var b bytes.Buffer
	p := published{ID: "x", Type: 2, Period: soc1.CalendarYear(2024).Period, Opinion: statedKind{Overall: "adverse", Operating: "unmodified"}}
	agree, disagree, err := compare(&b, p, finding{ID: "x", Areas: []area{{Name: "All areas", Finding: "none"}}})
	if err != nil || agree != 1 || disagree != 1 {
		t.Errorf("compare = %d agree, %d disagree, %v; want 1, 1, nil", agree, disagree, err)
	}
	if !strings.Contains(b.String(), "DISAGREES") {
		t.Error("the disagreement is not printed")
	}
}

// Dates that cannot be right stop the program with the name of the report, whichever part of the account meets them first.
func TestImpossibleDatesAreErrors(t *testing.T) {
	reversed := soc1.Period{Start: soc1.DateOf(2024, time.October, 1), End: soc1.DateOf(2023, time.September, 30)}
	for name, p := range map[string]published{
		"a reversed window": {ID: "x", Type: 2, Period: reversed},
		"no date at all":    {ID: "x", Type: 2},
		"a month alone":     {ID: "x", Type: 2, ReportDate: "2013-09"},
	} {
		_, _, err := compare(io.Discard, p, finding{Areas: []area{{Name: "All areas", Finding: "none"}}})
		if err == nil || !strings.HasPrefix(err.Error(), "x: ") {
			t.Errorf("%s: the derivation says %v", name, err)
		}
	}
	if err := coverage(io.Discard, []published{{ID: "x", Type: 2, Period: reversed}}); err == nil {
		t.Error("a reversed window covers something")
	}
}
