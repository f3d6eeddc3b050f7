package main

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
	const golden = "testdata/account.txt"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, first.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), first.String()); diff != "" {
		t.Errorf("account (-want +got):\n%s", diff)
	}
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
	p := published{ID: "x", Type: 2, Period: dates{"2024-01-01", "2024-12-31"}, Opinion: statedKind{Overall: "adverse", Operating: "unmodified"}}
	agree, disagree, err := compare(&b, p, finding{ID: "x", Areas: []area{{Name: "All areas", Finding: "none"}}})
	if err != nil || agree != 1 || disagree != 1 {
		t.Errorf("compare = %d agree, %d disagree, %v; want 1, 1, nil", agree, disagree, err)
	}
	if !strings.Contains(b.String(), "DISAGREES") {
		t.Error("the disagreement is not printed")
	}
}
