package soc1_test

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/soc1"
)

func TestCheckID(t *testing.T) {
	for _, id := range []soc1.ControlID{
		"C", "7", "C-1", "C-07.2", "CO_1", "c.", "a--b", "0-", soc1.ControlID(strings.Repeat("x", 64)),
	} {
		if err := soc1.CheckID(id); err != nil {
			t.Errorf("%q is refused: %v", id, err)
		}
	}
	for id, code := range map[soc1.ControlID]soc1.Code{
		"":                                      soc1.CodeMissing,
		"-C":                                    soc1.CodeInvalid, // begins with a mark
		".":                                     soc1.CodeInvalid,
		"_1":                                    soc1.CodeInvalid,
		"C 1":                                   soc1.CodeInvalid, // a blank
		"C-1 ":                                  soc1.CodeInvalid,
		"C/1":                                   soc1.CodeInvalid, // would need escaping in a pointer
		"C~1":                                   soc1.CodeInvalid,
		"C\n":                                   soc1.CodeInvalid,
		"Ç-1":                                   soc1.CodeInvalid, // letters beyond ASCII have more than one spelling
		"C‐1":                                   soc1.CodeInvalid, // a hyphen that only looks like one
		"C-\x00":                                soc1.CodeInvalid,
		soc1.ControlID(strings.Repeat("x", 65)): soc1.CodeInvalid,
	} {
		err := soc1.CheckID(id)
		if !errors.Is(err, code) || !slices.Equal(paths(err), []string{""}) {
			t.Errorf("%q: %v, want %s", id, err, code)
		}
		wellPut(t, err)
	}
	if err := soc1.CheckID(soc1.RiskID(strings.Repeat("\x00", 1<<20))); err == nil || len(err.Error()) > 600 {
		t.Errorf("the error about a hostile id has %d bytes", len(err.Error()))
	}
}

// FuzzCheckID compares the rule with its grammar.
func FuzzCheckID(f *testing.F) {
	f.Add("C-07.2")                // an id
	f.Add("")                      // nothing
	f.Add("-")                     // a mark alone
	f.Add(strings.Repeat("a", 64)) // the longest
	f.Add(strings.Repeat("a", 65)) // one too long
	f.Add("C-1\n")                 // a line end, which $ alone would let pass
	f.Add("K")                     // the Kelvin sign, which folds to an ASCII letter
	f.Add("\xff\xfe")              // bytes that are no text
	grammar := regexp.MustCompile(`\A[0-9A-Za-z][0-9A-Za-z._-]{0,63}\z`)
	f.Fuzz(func(t *testing.T, s string) {
		err := soc1.CheckID(soc1.TestID(s))
		if (err == nil) != grammar.MatchString(s) {
			t.Fatalf("%q: %v", s, err)
		}
		if err != nil && (len(soc1.ListProblems(err)) != 1 || len(err.Error()) > 600) {
			t.Fatalf("%q: %v", s, err)
		}
	})
}

func TestEngagementID(t *testing.T) {
	for _, id := range []soc1.EngagementID{
		"6f1e8a52-3d0b-4c57-9a64-0b7f2d9e1c35",
		"00000000-0000-0000-0000-000000000001",
		"ffffffff-ffff-ffff-ffff-ffffffffffff",
	} {
		if err := id.Validate(); err != nil {
			t.Errorf("%q is refused: %v", id, err)
		}
	}
	for id, code := range map[soc1.EngagementID]soc1.Code{
		"":                                              soc1.CodeMissing,
		"00000000-0000-0000-0000-000000000000":          soc1.CodeMissing, // what an unset UUID prints
		"6F1E8A52-3D0B-4C57-9A64-0B7F2D9E1C35":          soc1.CodeInvalid, // upper case
		"6f1e8a523d0b4c579a640b7f2d9e1c35":              soc1.CodeInvalid, // no hyphens
		"{6f1e8a52-3d0b-4c57-9a64-0b7f2d9e1c35}":        soc1.CodeInvalid, // braces
		"urn:uuid:6f1e8a52-3d0b-4c57-9a64-0b7f2d9e1c35": soc1.CodeInvalid, // a URN
		"6f1e8a52-3d0b-4c57-9a64-0b7f2d9e1c3":           soc1.CodeInvalid, // too short
		"6f1e8a52-3d0b-4c57-9a64-0b7f2d9e1c3g":          soc1.CodeInvalid, // not hexadecimal
		"6f1e8a5-23d0b-4c57-9a64-0b7f2d9e1c35":          soc1.CodeInvalid, // a hyphen out of place
		"payroll-2025":                                  soc1.CodeInvalid,
	} {
		err := id.Validate()
		if !errors.Is(err, code) || !slices.Equal(paths(err), []string{""}) {
			t.Errorf("%q: %v, want %s", id, err, code)
		}
		wellPut(t, err)
	}
}

// FuzzEngagementID compares the rule with its grammar.
func FuzzEngagementID(f *testing.F) {
	f.Add("6f1e8a52-3d0b-4c57-9a64-0b7f2d9e1c35") // a UUID
	f.Add("00000000-0000-0000-0000-000000000000") // the nil UUID
	f.Add("6F1E8A52-3D0B-4C57-9A64-0B7F2D9E1C35") // upper case
	f.Add("6f1e8a52-3d0b-4c57-9a64-0b7f2d9e1c3５") // a digit beyond ASCII
	f.Add("------------------------------------") // hyphens everywhere
	f.Add("6f1e8a52x3d0bx4c57x9a64x0b7f2d9e1c35") // hyphens nowhere
	f.Add("")                                     // nothing
	grammar := regexp.MustCompile(`\A[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z`)
	zero := regexp.MustCompile(`\A[0-]*\z`)
	f.Fuzz(func(t *testing.T, s string) {
		if err := soc1.EngagementID(s).Validate(); (err == nil) != (grammar.MatchString(s) && !zero.MatchString(s)) {
			t.Fatalf("%q: %v", s, err)
		}
	})
}
