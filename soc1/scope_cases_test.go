package soc1_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/soc1"
)

// scopeCase is one third-party scenario of testdata/cases/scoping.jsonl.
type scopeCase struct {
	ID         string   `json:"id"`
	Expected   string   `json:"expected"`
	Acceptable []string `json:"acceptable"`
	Type       string   `json:"type"`
}

// scopeFacts is our reading of a scenario's words as typed facts.
type scopeFacts struct {
	ID       string                `json:"id"`
	Profile  soc1.ServiceProfile   `json:"profile"`
	Supplier *soc1.SupplierProfile `json:"supplier"`
	Class    soc1.SupplierClass    `json:"class"`
	Why      string                `json:"why"`
}

// scopeDisagreement is an answer on which we differ from a case, with the reason.
type scopeDisagreement struct {
	ID    string `json:"id"`
	Field string `json:"field"`
	Case  string `json:"case"`
	Ours  string `json:"ours"`
	Why   string `json:"why"`
}

func TestScopingCases(t *testing.T) {
	var facts []scopeFacts
	var disagreements []scopeDisagreement
	readJSON(t, "testdata/cases/scoping_facts.json", &facts)
	readJSON(t, "testdata/cases/scoping_disagreements.json", &disagreements)
	data, err := os.ReadFile("testdata/cases/scoping.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	used, cases := 0, 0
	lines := bufio.NewScanner(bytes.NewReader(data))
	for lines.Scan() {
		var c scopeCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(facts, func(f scopeFacts) bool { return f.ID == c.ID })
		if at < 0 || facts[at].Why == "" {
			t.Errorf("%s: no facts, or none with their reason", c.ID)
			continue
		}
		cases++
		advice, err := soc1.ScopeService(facts[at].Profile, soc1.DefaultScopePolicy())
		if err != nil {
			t.Fatal(err)
		}
		differs := func(field, got string, want ...string) {
			if slices.Contains(want, got) {
				return
			}
			for _, d := range disagreements {
				if d.ID == c.ID && d.Field == field && d.Ours == got && d.Case == want[0] && d.Why != "" {
					used++
					return
				}
			}
			t.Errorf("%s: %s is %q, case says %q; reasons %v", c.ID, field, got, want, advice.Reasons)
		}
		differs("need", advice.Need.String(), append([]string{c.Expected}, c.Acceptable...)...)
		first := ""
		if advice.First.IsValid() {
			first = map[soc1.ReportType]string{soc1.Type1: "type1", soc1.Type2: "type2"}[advice.First]
		}
		differs("type", first, c.Type)
		if s := facts[at].Supplier; s != nil {
			if v, err := soc1.ClassifySupplier(*s, soc1.DefaultScopePolicy()); err != nil || v.Class != facts[at].Class {
				t.Errorf("%s: the supplier is a %v, %v", c.ID, v.Class, err)
			}
		}
	}
	if cases != 25 || used != len(disagreements) {
		t.Errorf("%d cases; %d of %d recorded disagreements were found", cases, used, len(disagreements))
	}
}
