package review

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// SeverityRule is a rule by which a fact bears on the grade of a deficiency. The zero value is invalid.
type SeverityRule uint8

const (
	_ SeverityRule = iota
	// SeverityAbsent: the reader judged that the entity's own control is not deficient. Then there is nothing to grade,
	// whatever the report says of the service organization.
	SeverityAbsent
	// SeverityExistenceOpen: nobody has judged whether the entity's own control is deficient.
	SeverityExistenceOpen
	// SeverityRemote: the likelihood is remote, so that the magnitude does not matter. It is a deficiency, and no more.
	SeverityRemote
	// SeverityPossible: a misstatement is at least reasonably possible. The magnitude decides.
	SeverityPossible
	// SeverityLikelihoodOpen: nobody has judged the likelihood.
	SeverityLikelihoodOpen
	// SeverityInconsequential: the misstatement could not be more than inconsequential. It is a deficiency, and no
	// more.
	SeverityInconsequential
	// SeverityConsequential: the misstatement could be more than inconsequential, and not material. It is a significant
	// deficiency if it is at least reasonably possible.
	SeverityConsequential
	// SeverityMaterial: the misstatement could be material. It is a material weakness if it is at least reasonably
	// possible and nothing compensates.
	SeverityMaterial
	// SeverityMagnitudeOpen: nobody has judged the magnitude.
	SeverityMagnitudeOpen
	// SeverityCompensated: a tested control of the entity keeps what escapes smaller. What is left decides instead of
	// the magnitude; the deficiency stays one.
	SeverityCompensated
	// SeverityPrecisionOpen: nobody has judged how small a misstatement the compensating control would catch.
	SeverityPrecisionOpen
	// SeverityUntested: the compensating control was not tested in the fiscal year and mitigates nothing. Its success
	// would make the grade lighter, so that the test is named as missing.
	SeverityUntested
	// SeverityIneffective: the compensating control failed its test and mitigates nothing.
	SeverityIneffective
	// SeverityAttention: the reader judged that it merits the attention of those charged with governance. It makes the
	// grade at least a significant deficiency (AS 2201.A11).
	SeverityAttention
	// SeverityCombined: a deficiency evaluated together with it is at least as severe. Combined deficiencies are never
	// lighter than the heaviest of them.
	SeverityCombined
)

func (r SeverityRule) name() string {
	switch r {
	case SeverityAbsent:
		return "absent"
	case SeverityExistenceOpen:
		return "existence-open"
	case SeverityRemote:
		return "remote"
	case SeverityPossible:
		return "possible"
	case SeverityLikelihoodOpen:
		return "likelihood-open"
	case SeverityInconsequential:
		return "inconsequential"
	case SeverityConsequential:
		return "more-than-inconsequential"
	case SeverityMaterial:
		return "material"
	case SeverityMagnitudeOpen:
		return "magnitude-open"
	case SeverityCompensated:
		return "compensated"
	case SeverityPrecisionOpen:
		return "precision-open"
	case SeverityUntested:
		return "compensation-untested"
	case SeverityIneffective:
		return "compensation-ineffective"
	case SeverityAttention:
		return "attention"
	case SeverityCombined:
		return "combined"
	}
	return ""
}

// SeverityRules walks the valid values in the order of their constants.
func SeverityRules() iter.Seq[SeverityRule] { return enum.All(SeverityRule.name) }

// IsValid reports whether r is one of the constants.
func (r SeverityRule) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "compensated".
func (r SeverityRule) String() string { return enum.String(r, SeverityRule.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r SeverityRule) MarshalText() ([]byte, error) { return enum.Marshal(r, SeverityRule.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *SeverityRule) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, SeverityRule.name)
}

// Statement returns the rule as a sentence without a full stop, for a memo.
func (r SeverityRule) Statement() string {
	switch r {
	case SeverityAbsent:
		return "the reader judged that the entity's own control is not deficient"
	case SeverityExistenceOpen:
		return "nobody has judged whether the entity's own control is deficient"
	case SeverityRemote:
		return "the likelihood of a misstatement is remote"
	case SeverityPossible:
		return "a misstatement is at least reasonably possible"
	case SeverityLikelihoodOpen:
		return "nobody has judged the likelihood of a misstatement"
	case SeverityInconsequential:
		return "a misstatement could not be more than inconsequential"
	case SeverityConsequential:
		return "a misstatement could be more than inconsequential, and not material"
	case SeverityMaterial:
		return "a misstatement could be material"
	case SeverityMagnitudeOpen:
		return "nobody has judged how large a misstatement could be"
	case SeverityCompensated:
		return "a tested control of the entity keeps what escapes smaller"
	case SeverityPrecisionOpen:
		return "nobody has judged how small a misstatement the compensating control would catch"
	case SeverityUntested:
		return "the compensating control was not tested in the fiscal year and mitigates nothing"
	case SeverityIneffective:
		return "the compensating control failed its test and mitigates nothing"
	case SeverityAttention:
		return "the reader judged that it merits the attention of those charged with governance"
	case SeverityCombined:
		return "a deficiency evaluated together with it is at least as severe"
	}
	return r.String()
}

// Piece is a part of an evaluation of severity that only the reader can supply. The zero value is invalid.
type Piece uint8

const (
	_ Piece = iota
	// PieceExistence is whether the entity's own control is deficient at all.
	PieceExistence
	// PieceLikelihood is the likelihood of a misstatement.
	PieceLikelihood
	// PieceMagnitude is the magnitude of a misstatement.
	PieceMagnitude
	// PiecePrecision is how small a misstatement a compensating control would catch.
	PiecePrecision
	// PieceTest is a test of a compensating control in the fiscal year.
	PieceTest
)

func (p Piece) name() string {
	switch p {
	case PieceExistence:
		return "existence"
	case PieceLikelihood:
		return "likelihood"
	case PieceMagnitude:
		return "magnitude"
	case PiecePrecision:
		return "precision"
	case PieceTest:
		return "test"
	}
	return ""
}

// Pieces walks the valid values in the order of their constants.
func Pieces() iter.Seq[Piece] { return enum.All(Piece.name) }

// IsValid reports whether p is one of the constants.
func (p Piece) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "likelihood".
func (p Piece) String() string { return enum.String(p, Piece.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p Piece) MarshalText() ([]byte, error) { return enum.Marshal(p, Piece.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *Piece) UnmarshalText(text []byte) error { return enum.Unmarshal(p, text, Piece.name) }

// Prompt returns the question to put before the reader.
func (p Piece) Prompt() string {
	switch p {
	case PieceExistence:
		return "Is the entity's own internal control deficient?"
	case PieceLikelihood:
		return "How likely is it that the deficiency lets a misstatement through?"
	case PieceMagnitude:
		return "How large could the misstatement be?"
	case PiecePrecision:
		return "How small a misstatement would the compensating control prevent or detect?"
	case PieceTest:
		return "Did the compensating control operate when it was tested in the fiscal year?"
	}
	return p.String()
}
