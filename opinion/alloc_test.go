package opinion_test

import (
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
)

// Time is looked at by hand, allocations are not: they are the same on every machine, and what grows faster than the
// examination shows in them first.

func TestFormAllocatesLittlePerControl(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates; plain go test counts")
	}
	perControl := func(n int) float64 {
		e, p := year(n), opinion.USPolicy()
		return testing.AllocsPerRun(3, func() {
			if _, err := opinion.Form(e, p); err != nil {
				t.Fatal(err)
			}
		}) / float64(n)
	}
	small, large := perControl(1_000), perControl(10_000)
	if large > 0.5 {
		t.Errorf("Form allocates %.2f times per control; controls without sub-periods and deviations should cost none", large)
	}
	if large > 1.1*small {
		t.Errorf("Form allocates %.2f times per control among a thousand and %.2f among ten thousand", small, large)
	}
}

// What is valid is checked without writing anything down about it: a few slices for each list, whatever its length.
func TestValidateAllocatesPerListAndNotPerMember(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates; plain go test counts")
	}
	count := func(n int) float64 {
		e := year(n)
		return testing.AllocsPerRun(3, func() {
			if err := e.Validate(); err != nil {
				t.Fatal(err)
			}
		})
	}
	if small, large := count(1_000), count(10_000); large > small+10 {
		t.Errorf("Validate allocates %v times for a thousand controls and %v times for ten thousand", small, large)
	}
}
