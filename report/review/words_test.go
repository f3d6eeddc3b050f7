package review_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

func TestProseWritesDatesOut(t *testing.T) {
	for _, tt := range []struct{ in, us, isae string }{
		{"", "", ""},
		{"dated 2026-02-20.", "dated February 20, 2026.", "dated 20 February 2026."},
		{"2025-01-01", "January 1, 2025", "1 January 2025"},
		{"(2025-01-01)", "(January 1, 2025)", "(1 January 2025)"},
		{"the gap 2026-01-01/2026-01-31 of 31 days", "the gap January 1, 2026 to January 31, 2026 of 31 days", "the gap 1 January 2026 to 31 January 2026 of 31 days"},
		{"from 2025-01-01 to 2025-12-31, read", "from January 1, 2025 to December 31, 2025, read", "from 1 January 2025 to 31 December 2025, read"},
		// What only looks like a date is left alone.
		{"2025-02-30 is none", "2025-02-30 is none", "2025-02-30 is none"},
		{"report R-2025-01-01", "report R-2025-01-01", "report R-2025-01-01"},
		{"2025-01-01-A", "2025-01-01-A", "2025-01-01-A"},
		{"v2025-01-01", "v2025-01-01", "v2025-01-01"},
		{"2025-01-01.pdf", "2025-01-01.pdf", "2025-01-01.pdf"},
		{"12025-01-01", "12025-01-01", "12025-01-01"},
		{"2025-01", "2025-01", "2025-01"},
		{"Zoë 2025-01-01é", "Zoë 2025-01-01é", "Zoë 2025-01-01é"},
	} {
		if got := review.Prose(soc1.ATC320, tt.in); got != tt.us {
			t.Errorf("%q became %q, want %q", tt.in, got, tt.us)
		}
		if got := review.Prose(soc1.ISAE3402, tt.in); got != tt.isae {
			t.Errorf("%q became %q, want %q", tt.in, got, tt.isae)
		}
	}
}

// Text without a date is never touched, and a date that is written out is not found again.
func TestLawProseTouchesOnlyDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 60, -1).Draw(t, "text")
		if rapid.Bool().Draw(t, "with a date") {
			d := soc1.DateOf(rapid.IntRange(1, 9999).Draw(t, "year"), time.March, rapid.IntRange(1, 31).Draw(t, "day"))
			text += " on " + d.String() + ", and so on"
			if strings.Contains(review.Prose(soc1.ATC320, text), " on "+d.String()) {
				t.Fatalf("%q keeps its date", text)
			}
		}
		once := review.Prose(soc1.ATC320, text)
		if again := review.Prose(soc1.ATC320, once); again != once {
			t.Fatalf("%q became %q and then %q", text, once, again)
		}
	})
}

func TestRunsShortensOnlyWhatFollows(t *testing.T) {
	for in, want := range map[string]string{
		"":                            "",
		"CO-1":                        "CO-1",
		"CO-1 CO-2":                   "CO-1, CO-2",
		"CO-1 CO-2 CO-3":              "CO-1 to CO-3",
		"CO-1 CO-2 CO-3 CO-5":         "CO-1 to CO-3, CO-5",
		"CO-8 CO-9 CO-10 CO-11":       "CO-8 to CO-11",
		"CO-08 CO-09 CO-10":           "CO-08 to CO-10",
		"A B C":                       "A, B, C",
		"1.1 1.2 1.3":                 "1.1 to 1.3",
		"CO-1 XX-2 CO-3":              "CO-1, XX-2, CO-3",
		"CO-3 CO-2 CO-1":              "CO-3, CO-2, CO-1",
		"CO-9999999999 CO-1 CO-2":     "CO-9999999999, CO-1, CO-2",
		"CO-1 CO-2 CO-4 CO-5 CO-6 ZZ": "CO-1, CO-2, CO-4 to CO-6, ZZ",
	} {
		var ids []soc1.ObjectiveID
		for _, id := range strings.Fields(in) {
			ids = append(ids, soc1.ObjectiveID(id))
		}
		if got := review.Runs(ids); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Nothing gets lost in a range: writing it out gives the list again.
func TestLawRunsLoseNoID(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		numbers := rapid.SliceOfN(rapid.IntRange(1, 25), 0, 20).Draw(t, "numbers")
		var ids []soc1.ObjectiveID
		for _, n := range numbers {
			ids = append(ids, soc1.ObjectiveID(fmt.Sprintf("CO-%d", n)))
		}
		var back []soc1.ObjectiveID
		for _, part := range strings.Split(review.Runs(ids), ", ") {
			var a, b int
			switch n, _ := fmt.Sscanf(part, "CO-%d to CO-%d", &a, &b); n {
			case 1:
				b = a
			case 0:
				continue
			}
			for k := a; k <= b; k++ {
				back = append(back, soc1.ObjectiveID(fmt.Sprintf("CO-%d", k)))
			}
		}
		if fmt.Sprint(back) != fmt.Sprint(ids) {
			t.Fatalf("%v became %q", ids, review.Runs(ids))
		}
	})
}

func TestClausesStandAlone(t *testing.T) {
	for in, want := range map[string]string{
		"before the cut-off of the first pay run it": "before the cut-off of the first pay run",
		"after confirming the account with the":      "after confirming the account",
		"each month":                                 "each month",
		"with":                                       "with",
		"signs, ":                                    "signs",
		"":                                           "",
		"the  ledger\nof  ":                          "the ledger",
	} {
		if got := review.Clause(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// The first letter may be of any alphabet, or no letter at all.
func TestFirstLetters(t *testing.T) {
	for in, want := range map[string][2]string{"": {"", ""}, "abc": {"Abc", "abc"}, "Übertrag": {"Übertrag", "übertrag"}, "éa": {"Éa", "éa"}, "1a": {"1a", "1a"}, "\xff": {"\xff", "\xff"}} {
		if up, low := review.Upper(in), review.Lower(in); up != want[0] || low != want[1] {
			t.Errorf("%q: %q and %q", in, up, low)
		}
	}
}
