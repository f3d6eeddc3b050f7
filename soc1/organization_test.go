package soc1_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/soc1"
)

// fault is one change that makes a sound value unsound, and what has to come back.
type fault[T any] struct {
	name  string
	spoil func(*T)
	want  []string // as "code pointer", sorted like the error
}

// mustReport applies each fault to a sound value of its own.
func mustReport[T any](t *testing.T, sound func() T, check func(T) error, faults []fault[T]) {
	t.Helper()
	if err := check(sound()); err != nil {
		t.Fatalf("the sound value has problems: %v", err)
	}
	for _, f := range faults {
		v := sound()
		f.spoil(&v)
		err := check(v)
		if got := codesAt(err); !slices.Equal(got, f.want) {
			t.Errorf("%s: got %q, want %q\n%v", f.name, got, f.want, err)
		}
		wellPut(t, err)
	}
}

func TestOrganization(t *testing.T) {
	sound := func() soc1.Organization { return soc1.Organization{ID: "org-1", Name: "Northgate Payroll"} }
	mustReport(t, sound, soc1.Organization.Validate, []fault[soc1.Organization]{
		{"no id", func(o *soc1.Organization) { o.ID = "" }, []string{"missing /id"}},
		{"a malformed id", func(o *soc1.Organization) { o.ID = "org 1" }, []string{"invalid /id"}},
		{"no name", func(o *soc1.Organization) { o.Name = "" }, []string{"missing /name"}},
		{"nothing", func(o *soc1.Organization) { *o = soc1.Organization{} }, []string{"missing /id", "missing /name"}},
		{"optional members", func(o *soc1.Organization) { o.Location, o.Illustrative = "Omaha, Nebraska", true }, nil},
	})
	o := sound()
	if o.IsZero() || !(soc1.Organization{}).IsZero() || (soc1.Organization{Illustrative: true}).IsZero() {
		t.Error("IsZero does not tell nobody from somebody")
	}
	if got := o.Label(); got != "Northgate Payroll" {
		t.Errorf("the label is %q", got)
	}
	o.Illustrative = true
	if got := o.Label(); got != "Northgate Payroll (illustrative)" {
		t.Errorf("the label of an organization that does not exist is %q", got)
	}
}

func TestAccount(t *testing.T) {
	sound := func() soc1.Account {
		return soc1.Account{ID: "wages", Name: "Wages expense", Assertions: []soc1.FinancialAssertion{soc1.Occurrence, soc1.Accuracy}}
	}
	mustReport(t, sound, soc1.Account.Validate, []fault[soc1.Account]{
		{"no id", func(a *soc1.Account) { a.ID = "" }, []string{"missing /id"}},
		{"a malformed id", func(a *soc1.Account) { a.ID = "/" }, []string{"invalid /id"}},
		{"no name", func(a *soc1.Account) { a.Name = "" }, []string{"missing /name"}},
		{"no assertion", func(a *soc1.Account) { a.Assertions = nil }, nil},
		{"an unset assertion", func(a *soc1.Account) { a.Assertions[1] = 0 }, []string{"invalid /assertions/1"}},
		{"an unknown assertion", func(a *soc1.Account) { a.Assertions[0] = 99 }, []string{"invalid /assertions/0"}},
	})
}

func TestLetters(t *testing.T) {
	assertion := func() soc1.ManagementAssertion {
		return soc1.ManagementAssertion{Status: soc1.LetterProvided, Dated: soc1.DateOf(2026, 2, 20), Signatory: "Chief Operating Officer"}
	}
	mustReport(t, assertion, soc1.ManagementAssertion.Validate, []fault[soc1.ManagementAssertion]{
		{"nothing on record", func(a *soc1.ManagementAssertion) { *a = soc1.ManagementAssertion{} }, nil},
		{"pending", func(a *soc1.ManagementAssertion) { a.Status = soc1.LetterPending }, nil},
		{"refused with a reason", func(a *soc1.ManagementAssertion) { a.Status, a.Reason = soc1.LetterRefused, "advice of counsel" }, nil},
		{"refused without a reason", func(a *soc1.ManagementAssertion) { a.Status = soc1.LetterRefused }, []string{"missing /reason"}},
		{"an unknown status", func(a *soc1.ManagementAssertion) { a.Status = 9 }, []string{"invalid /status"}},
	})
	letter := func() soc1.Representation {
		return soc1.Representation{Status: soc1.LetterProvided, Dated: soc1.DateOf(2026, 2, 20)}
	}
	mustReport(t, letter, soc1.Representation.Validate, []fault[soc1.Representation]{
		{"nothing on record", func(r *soc1.Representation) { *r = soc1.Representation{} }, nil},
		{"refused with a reason", func(r *soc1.Representation) { r.Status, r.Reason = soc1.LetterRefused, "dispute" }, nil},
		{"refused without a reason", func(r *soc1.Representation) { r.Status = soc1.LetterRefused }, []string{"missing /reason"}},
		{"an unknown status", func(r *soc1.Representation) { r.Status = 9 }, []string{"invalid /status"}},
	})
}
