package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/examples/internal/page/pagetest"
	"github.com/seed-9947fa86/attest/report/text"
	"github.com/seed-9947fa86/attest/soc1"
)

var update = flag.Bool("update", false, "rewrite the files in testdata")

// assessed returns the built-in book and the coverage of its customers.
func assessed(t *testing.T) (*book, []result) {
	t.Helper()
	b, err := load("")
	if err != nil {
		t.Fatal(err)
	}
	results, err := b.assess()
	if err != nil {
		t.Fatal(err)
	}
	return b, results
}

func TestAccountIsGolden(t *testing.T) {
	b, results := assessed(t)
	got, err := account(b, results)
	if err != nil {
		t.Fatal(err)
	}
	pagetest.Fits(t, got)
	pagetest.Golden(t, *update, "account.txt", got)
}

func TestDocumentsAreGolden(t *testing.T) {
	b, results := assessed(t)
	list, err := documents(b, results)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range list {
		var out bytes.Buffer
		if err := text.New(text.Options{}).Render(&out, d.content); err != nil {
			t.Fatal(err)
		}
		pagetest.Golden(t, *update, d.name+".txt", out.String())
	}
}

// TestBookHasFiscalYearsOfEveryKind keeps the book from losing what it is there to show.
func TestBookHasFiscalYearsOfEveryKind(t *testing.T) {
	b, results := assessed(t)
	if len(b.Customers) != 40 {
		t.Errorf("the book has %d customers, the account says forty", len(b.Customers))
	}
	seen := make(map[string]bool)
	weight := 0
	for _, r := range results {
		year := r.request.FiscalYear
		weight += r.Weight
		seen["ends in "+year.End.Month().String()] = true
		seen[fmt.Sprintf("%d days", year.Days())] = true
		seen["begins in the year"] = seen["begins in the year"] || r.ServiceStart.After(year.Start)
		seen["ends in the year"] = seen["ends in the year"] || r.ServiceEnd.IsValid() && r.ServiceEnd.Before(year.End)
		seen["short"] = seen["short"] || year.IsShort()
		seen[r.coverage.Overall.Audit.String()] = true
	}
	for _, want := range []string{"ends in December", "ends in June", "ends in September", "ends in March", "ends in January", "364 days", "371 days",
		"short", "begins in the year", "ends in the year", "full", "partial-with-bridge", "insufficient", "none"} {
		if !seen[want] {
			t.Errorf("no customer is of the kind %q", want)
		}
	}
	if weight != 10_000 {
		t.Errorf("the shares of revenue add up to %d basis points", weight)
	}
}

// TestPlanKeepsItsPromise tries every window of the frontier again, customer by customer.
func TestPlanKeepsItsPromise(t *testing.T) {
	b, _ := assessed(t)
	req := b.planRequest()
	plan, err := soc1.PlanWindow(req)
	if err != nil {
		t.Fatal(err)
	}
	if len(plan.Frontier) < 2 {
		t.Errorf("the frontier has %d windows, so there is no trade-off to show", len(plan.Frontier))
	}
	for _, f := range plan.Frontier {
		outcomes, err := soc1.TryWindow(req, f.Window)
		if err != nil {
			t.Fatal(err)
		}
		var days, served int64
		bridge := 0
		for _, o := range outcomes {
			weight := int64(b.Customers[o.Customer].Weight)
			days += weight * int64(o.TestedDays)
			if o.Served {
				served += weight
			}
			bridge = max(bridge, o.Bridge)
		}
		if days != f.TestedDays || served != f.Served || bridge != f.Bridge {
			t.Errorf("%s: planned %d, %d, %d; tried %d, %d, %d", f.Window, f.TestedDays, f.Served, f.Bridge, days, served, bridge)
		}
	}
}

func TestRunWritesTheSameFilesTwice(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	var b bytes.Buffer
	if err := run([]string{"-out", first}, &b); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{"-book", "book.json", "-out", second}, io.Discard); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"cobalt", "brightline", "harborline", "bridge-letter"} {
		for _, suffix := range []string{".html", ".md", ".txt"} {
			one, err := os.ReadFile(filepath.Join(first, name+suffix))
			if err != nil {
				t.Fatal(err)
			}
			two, err := os.ReadFile(filepath.Join(second, name+suffix))
			if err != nil || !bytes.Equal(one, two) {
				t.Errorf("%s%s differs between two runs (error %v)", name, suffix, err)
			}
			if !strings.Contains(b.String(), filepath.Join(first, name+suffix)) {
				t.Errorf("the account does not name %s%s", name, suffix)
			}
		}
	}
}

func TestRunRefusesBadInput(t *testing.T) {
	for name, change := range map[string][2]string{
		"an unknown member":     {`"year": 2025`, `"year": 2025, "colour": "blue"`},
		"something after it":    {"\n  ]\n}\n", "\n  ]\n} {}\n"},
		"an unknown customer":   {`"cobalt",`, `"nobody",`},
		"a reversed service":    {`"serviceStart": "2025-07-01"`, `"serviceStart": "2025-07-01", "serviceEnd": "2025-06-30"`},
		"an adverse report":     {`"issued": "2025-11-14"`, `"issued": "2025-11-14", "adverse": true`},
		"a date that is no day": {`"askedOn": "2026-02-20"`, `"askedOn": "2026-02-30"`},
	} {
		data := bytes.Replace(builtIn, []byte(change[0]), []byte(change[1]), 1)
		if bytes.Equal(data, builtIn) {
			t.Fatalf("%s: nothing was changed", name)
		}
		bad := filepath.Join(t.TempDir(), "bad.json")
		if err := os.WriteFile(bad, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := run([]string{"-book", bad, "-out", t.TempDir()}, io.Discard); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
	for _, args := range [][]string{{"-book", filepath.Join(t.TempDir(), "none.json")}, {"stray"}} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
}
