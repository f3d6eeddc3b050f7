package report_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

func TestCapitalSmallAndStop(t *testing.T) {
	for _, tt := range []struct{ in, capital, small, stop string }{
		{"", "", "", ""},
		{"we agree", "We agree", "we agree", "we agree."},
		{"We agree.", "We agree.", "we agree.", "We agree."},
		{"élan vital", "Élan vital", "élan vital", "élan vital."},
		{"Étude", "Étude", "étude", "Étude."},
		{"ßoden", "ßoden", "ßoden", "ßoden."}, // has no capital of its own
		{"漢字", "漢字", "漢字", "漢字."},
		{"is it?", "Is it?", "is it?", "is it?"},
		{"he said “no.”", "He said “no.”", "he said “no.”", "he said “no.”"},
		{"(so it is.)", "(so it is.)", "(so it is.)", "(so it is.)"},
		{"and so on…", "And so on…", "and so on…", "and so on…"},
		{"trailing \n", "Trailing \n", "trailing \n", "trailing."},
		{"\xff", "\xff", "\xff", "\xff."}, // not text: left as it is
	} {
		if got := report.Capital(tt.in); got != tt.capital {
			t.Errorf("capital(%q) = %q, want %q", tt.in, got, tt.capital)
		}
		if got := report.Small(tt.in); got != tt.small {
			t.Errorf("small(%q) = %q, want %q", tt.in, got, tt.small)
		}
		if got := report.Stop(tt.in); got != tt.stop {
			t.Errorf("stop(%q) = %q, want %q", tt.in, got, tt.stop)
		}
	}
}

func TestSentenceIsIdempotentAndKeepsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.String().Draw(t, "text")
		once := report.Sentence(in)
		if report.Sentence(once) != once {
			t.Fatalf("%q becomes %q and then %q", in, once, report.Sentence(once))
		}
		if utf8.ValidString(in) && !utf8.ValidString(once) {
			t.Fatalf("%q becomes %q, which is not text", in, once)
		}
		if _, size := utf8.DecodeRuneInString(in); !strings.Contains(once, strings.TrimSpace(in[size:])) {
			t.Fatalf("%q becomes %q", in, once)
		}
	})
}

func TestListsAndNames(t *testing.T) {
	for want, parts := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := report.Joined(parts); got != want {
			t.Errorf("joined(%q) = %q, want %q", parts, got, want)
		}
	}
	for name, want := range map[string]string{"Acme": "Acme's", "Payroll Services": "Payroll Services'", "Acme, Inc.": "Acme, Inc.'s", "SYSTEMS": "SYSTEMS'"} {
		if got := report.Possessive(name); got != want {
			t.Errorf("possessive(%q) = %q, want %q", name, got, want)
		}
	}
	if got := report.Spaced("", "One.", "", "Two."); got != "One. Two." {
		t.Errorf("spaced: %q", got)
	}
}

func TestDatesReadAsTheReadersOfTheStandardExpect(t *testing.T) {
	e := changed()
	first := e.Period.Start
	spans := []soc1.Period{{Start: first, End: first}, {Start: first.AddDays(31), End: soc1.DateOf(2025, time.March, 1)}}
	us := report.WordingFor(draft(t, e, report.Narrative{}))
	if got, want := report.Days(us, spans), "on January 1, 2025 and from February 1, 2025 to March 1, 2025"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	isae(e)
	if got, want := report.When(report.WordingFor(draft(t, e, report.Narrative{}))), "throughout the period 1 January 2025 to 31 December 2025"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
