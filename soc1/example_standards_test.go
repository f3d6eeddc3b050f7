package soc1_test

import (
	"fmt"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// Which edition of the standard shaped a report that somebody sent?
func ExampleUSEdition() {
	end := soc1.DateOf(2017, time.March, 31)
	for _, dated := range []soc1.Date{soc1.DateOf(2017, time.April, 28), soc1.DateOf(2017, time.May, 12)} {
		e := soc1.USEdition(end, dated)
		fmt.Printf("dated %s: %s, %s\n", dated, e.Title(), e.Standard().Title())
	}
	// Output:
	// dated 2017-04-28: SSAE 16, AT 801
	// dated 2017-05-12: SSAE 18, AT-C 320
}

// Where does a rule stand, in the standard that this report is issued under?
func ExampleCitation_In() {
	for _, c := range []soc1.Citation{soc1.CiteOpinion, soc1.CiteAnomaly} {
		fmt.Println(c.Subject())
		for _, s := range []soc1.Standard{soc1.ATC320, soc1.ISAE3402} {
			if r, ok := c.In(s); ok {
				fmt.Printf("  %s: %s, %v\n", s.Title(), r, r.Confidence)
			} else {
				fmt.Printf("  %s: no such rule\n", s.Title())
			}
		}
	}
	// Output:
	// which kind of opinion a misstatement or a scope limitation leads to
	//   AT-C 320: AT-C 205, sure
	//   ISAE 3402: ISAE 3402.55, sure
	// that a deviation may be shown not to be representative; the US standard has no such concept
	//   AT-C 320: no such rule
	//   ISAE 3402: ISAE 3402, likely
}

// A wrong name in a file is answered with the names that would be right.
func ExampleStandard_UnmarshalText() {
	var s soc1.Standard
	fmt.Println(s.UnmarshalText([]byte("AT-C 320")))
	// Output:
	// "AT-C 320" is not a Standard; want one of at-801, at-c-320, isae-3402, sas-70
}
