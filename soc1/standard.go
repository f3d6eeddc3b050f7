package soc1

import (
	"iter"
	"time"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Standard is the attestation standard a report is issued under. The zero value is invalid.
type Standard uint8

const (
	_ Standard = iota
	// SAS70 is the AICPA statement of 1992, superseded for periods ending on or after 15 June 2011.
	SAS70
	// AT801 is the section that SSAE 16 brought in, superseded for reports dated on or after 1 May 2017.
	AT801
	// ATC320 is the section of SSAE 18 and its amendments in force in the United States.
	ATC320
	// ISAE3402 is the international standard of the IAASB.
	ISAE3402
)

func (s Standard) name() string {
	switch s {
	case SAS70:
		return "sas-70"
	case AT801:
		return "at-801"
	case ATC320:
		return "at-c-320"
	case ISAE3402:
		return "isae-3402"
	}
	return ""
}

// Standards walks the valid values in the order of their constants.
func Standards() iter.Seq[Standard] { return enum.All(Standard.name) }

// IsValid reports whether s is one of the constants.
func (s Standard) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "sas-70".
func (s Standard) String() string { return enum.String(s, Standard.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s Standard) MarshalText() ([]byte, error) { return enum.Marshal(s, Standard.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *Standard) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, Standard.name)
}

// Title returns the name as a report prints it.
func (s Standard) Title() string {
	switch s {
	case SAS70:
		return "SAS 70"
	case AT801:
		return "AT 801"
	case ATC320:
		return "AT-C 320"
	case ISAE3402:
		return "ISAE 3402"
	}
	return s.String()
}

// Edition is the statement that last shaped a [Standard]. It decides wording, not logic. The zero value is
// invalid.
type Edition uint8

const (
	_ Edition = iota
	// EditionSAS70 is SAS 70 as amended.
	EditionSAS70
	// SSAE16 applies to periods ending on or after 15 June 2011.
	SSAE16
	// SSAE18 applies to reports dated on or after 1 May 2017.
	SSAE18
	// SSAE21 applies to reports dated on or after 15 June 2022.
	SSAE21
	// ISAE3402Edition2009 applies to reports covering periods ending on or after 15 June 2011.
	ISAE3402Edition2009
)

func (e Edition) name() string {
	switch e {
	case EditionSAS70:
		return "sas-70"
	case SSAE16:
		return "ssae-16"
	case SSAE18:
		return "ssae-18"
	case SSAE21:
		return "ssae-21"
	case ISAE3402Edition2009:
		return "isae-3402-2009"
	}
	return ""
}

// Editions walks the valid values in the order of their constants.
func Editions() iter.Seq[Edition] { return enum.All(Edition.name) }

// IsValid reports whether e is one of the constants.
func (e Edition) IsValid() bool { return e.name() != "" }

// String returns the wire name, such as "sas-70".
func (e Edition) String() string { return enum.String(e, Edition.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (e Edition) MarshalText() ([]byte, error) { return enum.Marshal(e, Edition.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (e *Edition) UnmarshalText(text []byte) error {
	return enum.Unmarshal(e, text, Edition.name)
}

// Title returns the name as a report prints it.
func (e Edition) Title() string {
	switch e {
	case EditionSAS70:
		return "SAS 70"
	case SSAE16:
		return "SSAE 16"
	case SSAE18:
		return "SSAE 18"
	case SSAE21:
		return "SSAE 21"
	case ISAE3402Edition2009:
		return "ISAE 3402 (2009)"
	}
	return e.String()
}

// Standard returns the standard that e is an edition of, or the zero value for an invalid edition.
func (e Edition) Standard() Standard {
	switch e {
	case EditionSAS70:
		return SAS70
	case SSAE16:
		return AT801
	case SSAE18, SSAE21:
		return ATC320
	case ISAE3402Edition2009:
		return ISAE3402
	}
	return 0
}

// USEdition returns the edition in force in the United States for a report with this period end (or as-of
// date) and this report date. SSAE 16 is chosen by the period's end, its successors by the report's date;
// the dates are those of the statements themselves, and early adoption is not considered.
//
// No report is dated before the end of what it speaks of. So a missing report date, or one before the period's
// end, counts as that end. Without any date the result is the zero Edition.
func USEdition(periodEnd, reportDate Date) Edition {
	if reportDate.Before(periodEnd) {
		reportDate = periodEnd
	}
	switch {
	case !reportDate.IsValid():
		return 0
	case !reportDate.Before(DateOf(2022, time.June, 15)):
		return SSAE21
	case !reportDate.Before(DateOf(2017, time.May, 1)):
		return SSAE18
	case !periodEnd.Before(DateOf(2011, time.June, 15)):
		return SSAE16
	}
	return EditionSAS70
}
