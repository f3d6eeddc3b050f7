package review

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Likelihood is how likely it is that a deficiency lets a misstatement through, in the reader's judgement. It speaks of
// what could happen, not of whether a misstatement was found. The constants run from light to heavy; the zero value means
// not judged. Source: AS 2201.63-.65, AU-C 265.
type Likelihood uint8

const (
	_ Likelihood = iota
	// Remote: the chance is slight.
	Remote
	// ReasonablyPossible: more than remote and less than likely.
	ReasonablyPossible
	// Probable: likely to occur.
	Probable
)

func (l Likelihood) name() string {
	switch l {
	case Remote:
		return "remote"
	case ReasonablyPossible:
		return "reasonably-possible"
	case Probable:
		return "probable"
	}
	return ""
}

// Likelihoods walks the valid values from light to heavy.
func Likelihoods() iter.Seq[Likelihood] { return enum.All(Likelihood.name) }

// IsValid reports whether l is one of the constants.
func (l Likelihood) IsValid() bool { return l.name() != "" }

// String returns the wire name, such as "remote".
func (l Likelihood) String() string { return enum.String(l, Likelihood.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (l Likelihood) MarshalText() ([]byte, error) { return enum.Marshal(l, Likelihood.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (l *Likelihood) UnmarshalText(text []byte) error {
	return enum.Unmarshal(l, text, Likelihood.name)
}

// Magnitude is how large a misstatement could be, in the reader's judgement against its own materiality. The constants run
// from light to heavy; the zero value means not judged. Source: AS 2201.66-.67.
type Magnitude uint8

const (
	_ Magnitude = iota
	// Inconsequential: a reasonable person would conclude that it is clearly immaterial, alone and with others.
	Inconsequential
	// Consequential: more than inconsequential and less than material.
	Consequential
	// Material: it could influence those who use the financial statements.
	Material
)

func (m Magnitude) name() string {
	switch m {
	case Inconsequential:
		return "inconsequential"
	case Consequential:
		return "more-than-inconsequential"
	case Material:
		return "material"
	}
	return ""
}

// Magnitudes walks the valid values from light to heavy.
func Magnitudes() iter.Seq[Magnitude] { return enum.All(Magnitude.name) }

// IsValid reports whether m is one of the constants.
func (m Magnitude) IsValid() bool { return m.name() != "" }

// String returns the wire name, such as "material".
func (m Magnitude) String() string { return enum.String(m, Magnitude.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (m Magnitude) MarshalText() ([]byte, error) { return enum.Marshal(m, Magnitude.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (m *Magnitude) UnmarshalText(text []byte) error {
	return enum.Unmarshal(m, text, Magnitude.name)
}

// Severity is the grade of a deficiency in the user entity's own internal control. It is never a grade of the service
// organization or of its report. The constants run from light to heavy; SeverityOpen comes last and is not ranked. The
// zero value is invalid. Source: AS 2201.A3, .A7, .A11; AU-C 265.
type Severity uint8

const (
	_ Severity = iota
	// NoDeficiency: the reader judged that the entity's own control is not deficient.
	NoDeficiency
	// ControlDeficiency: a deficiency that is neither of the two below.
	ControlDeficiency
	// SignificantDeficiency: less severe than a material weakness, yet it merits the attention of those charged with
	// governance.
	SignificantDeficiency
	// MaterialWeakness: it is reasonably possible that a material misstatement is not prevented, or detected in time.
	MaterialWeakness
	// SeverityOpen: pieces of the evaluation are missing, and more than one grade is possible.
	SeverityOpen
)

func (s Severity) name() string {
	switch s {
	case NoDeficiency:
		return "none"
	case ControlDeficiency:
		return "deficiency"
	case SignificantDeficiency:
		return "significant-deficiency"
	case MaterialWeakness:
		return "material-weakness"
	case SeverityOpen:
		return "open"
	}
	return ""
}

// Severities walks the valid values from light to heavy.
func Severities() iter.Seq[Severity] { return enum.All(Severity.name) }

// IsValid reports whether s is one of the constants.
func (s Severity) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "material-weakness".
func (s Severity) String() string { return enum.String(s, Severity.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s Severity) MarshalText() ([]byte, error) { return enum.Marshal(s, Severity.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *Severity) UnmarshalText(text []byte) error { return enum.Unmarshal(s, text, Severity.name) }

// Title returns the words that a memo uses.
func (s Severity) Title() string {
	switch s {
	case NoDeficiency:
		return "No deficiency"
	case ControlDeficiency:
		return "Deficiency"
	case SignificantDeficiency:
		return "Significant deficiency"
	case MaterialWeakness:
		return "Material weakness"
	case SeverityOpen:
		return "Open"
	}
	return s.String()
}

// Grading is a severity with its range. Best and Worst are what remains possible under some answers to the missing
// pieces; they are equal when nothing is missing.
type Grading struct {
	// Severity is the grade, or [SeverityOpen] when Best and Worst differ.
	Severity Severity `json:"severity"`
	// Best is the lightest grade that is still possible.
	Best Severity `json:"best"`
	// Worst is the heaviest grade that is still possible.
	Worst Severity `json:"worst"`
}

// Title returns the grade in words, with its range while it is open.
func (g Grading) Title() string {
	if g.Severity != SeverityOpen {
		return g.Severity.Title()
	}
	return g.Severity.Title() + ": from " + lower(g.Best.Title()) + " to " + lower(g.Worst.Title())
}

// graded returns the grading with the range from best to worst.
func graded(best, worst Severity) Grading {
	if best == worst {
		return Grading{Severity: best, Best: best, Worst: worst}
	}
	return Grading{Severity: SeverityOpen, Best: best, Worst: worst}
}

// and returns the heavier of two gradings, end by end.
func (g Grading) and(other Grading) Grading {
	return graded(max(g.Best, other.Best), max(g.Worst, other.Worst))
}
