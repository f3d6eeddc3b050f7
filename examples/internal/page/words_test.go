package page_test

import (
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/examples/internal/page"
)

type id string

func TestList(t *testing.T) {
	for _, tt := range []struct {
		list []id
		want string
	}{{nil, ""}, {[]id{"CO-1"}, "CO-1"}, {[]id{"CO-1", "CO-2"}, "CO-1, CO-2"}} {
		if got := page.List(tt.list); got != tt.want {
			t.Errorf("%v is listed as %q", tt.list, got)
		}
		if got := strings.Join(page.Texts(tt.list), ", "); got != tt.want {
			t.Errorf("%v has the texts %q", tt.list, got)
		}
	}
}

// Only the first letter changes, also where it is not one of the English alphabet.
func TestFirstLetters(t *testing.T) {
	for _, tt := range []struct{ text, capital, small string }{
		{"", "", ""},
		{"period", "Period", "period"},
		{"IT controls", "IT controls", "iT controls"},
		{"Über", "Über", "über"},
		{"5 days", "5 days", "5 days"},
	} {
		if c, s := page.Capital(tt.text), page.Small(tt.text); c != tt.capital || s != tt.small {
			t.Errorf("%q becomes %q and %q", tt.text, c, s)
		}
	}
}
