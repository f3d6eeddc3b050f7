package opinion

import (
	"iter"
	"slices"
	"strconv"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/sampling"
)

// Knob names one choice of a [Policy]: one of its fields, the name apart. The zero value is invalid.
type Knob uint8

const (
	_ Knob = iota
	// KnobPervasiveFrom is [Policy.PervasiveFrom].
	KnobPervasiveFrom
	// KnobConfinedBelow is [Policy.ConfinedBelow].
	KnobConfinedBelow
	// KnobBeyond is [Policy.Beyond].
	KnobBeyond
	// KnobNonOccurrence is [Policy.NonOccurrence].
	KnobNonOccurrence
	// KnobReliance is [Policy.Reliance].
	KnobReliance
	// KnobAssertionRefused is [Policy.AssertionRefused].
	KnobAssertionRefused
	// KnobRepresentationRefused is [Policy.RepresentationRefused].
	KnobRepresentationRefused
	// KnobLetters is [Policy.Letters].
	KnobLetters
	// KnobWhenBoth is [Policy.WhenBoth].
	KnobWhenBoth
	// KnobConfidence is [Policy.Confidence].
	KnobConfidence
	// KnobGraceDays is [Policy.GraceDays].
	KnobGraceDays
	// KnobShortGapDays is [Policy.ShortGapDays].
	KnobShortGapDays
	// KnobKnownFailure is [Policy.KnownFailure].
	KnobKnownFailure
	// KnobActWithheld is [Policy.ActWithheld].
	KnobActWithheld
	// KnobMissingEvidence is [Policy.MissingEvidence].
	KnobMissingEvidence
	// KnobAnomalies is [Policy.Anomalies].
	KnobAnomalies
	// KnobExtension is [Policy.Extension].
	KnobExtension
)

func (k Knob) name() string {
	switch k {
	case KnobPervasiveFrom:
		return "pervasive-from"
	case KnobConfinedBelow:
		return "confined-below"
	case KnobBeyond:
		return "beyond"
	case KnobNonOccurrence:
		return "non-occurrence"
	case KnobReliance:
		return "reliance"
	case KnobAssertionRefused:
		return "assertion-refused"
	case KnobRepresentationRefused:
		return "representation-refused"
	case KnobLetters:
		return "letters"
	case KnobWhenBoth:
		return "when-both"
	case KnobConfidence:
		return "confidence"
	case KnobGraceDays:
		return "grace-days"
	case KnobShortGapDays:
		return "short-gap-days"
	case KnobKnownFailure:
		return "known-failure"
	case KnobActWithheld:
		return "act-withheld"
	case KnobMissingEvidence:
		return "missing-evidence"
	case KnobAnomalies:
		return "anomalies"
	case KnobExtension:
		return "extension"
	}
	return ""
}

// Knobs walks the valid values in the order of the fields of [Policy].
func Knobs() iter.Seq[Knob] { return enum.All(Knob.name) }

// IsValid reports whether k is one of the constants.
func (k Knob) IsValid() bool { return k.name() != "" }

// String returns the wire name, such as "short-gap-days".
func (k Knob) String() string { return enum.String(k, Knob.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (k Knob) MarshalText() ([]byte, error) { return enum.Marshal(k, Knob.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (k *Knob) UnmarshalText(text []byte) error { return enum.Unmarshal(k, text, Knob.name) }

// Subject says what practice leaves open that the knob settles, as a clause in our own words. Knobs that settle one thing
// together have one subject. The two shares are an example: neither means anything without the other.
func (k Knob) Subject() string {
	switch k {
	case KnobPervasiveFrom, KnobConfinedBelow:
		return "from which share of the objectives on a matter is pervasive"
	case KnobBeyond, KnobConfidence:
		return "how many deviations a control bears"
	case KnobNonOccurrence:
		return "what an objective that was not exercised does to the opinion"
	case KnobReliance:
		return "whether the failure of general IT objectives spreads to the controls that rely on them"
	case KnobAssertionRefused:
		return "what follows from a refused assertion"
	case KnobRepresentationRefused:
		return "what follows from refused representations"
	case KnobLetters:
		return "how outstanding letters count before the report is issued"
	case KnobWhenBoth:
		return "whether an adverse opinion or a disclaimer is given where both are called for"
	case KnobGraceDays:
		return "by how many days an item may be late"
	case KnobShortGapDays:
		return "how long a gap in operation may be not to be material by itself"
	case KnobKnownFailure:
		return "what the known failure of a carved-out organization's control does"
	case KnobActWithheld:
		return "what follows when management does not tell user entities of an act"
	case KnobMissingEvidence:
		return "whether missing evidence is a deviation or a scope limitation"
	case KnobAnomalies:
		return "whether a deviation may be called an anomaly"
	case KnobExtension:
		return "whether a test may be extended after deviations were found"
	}
	return k.String()
}

// Value returns the value of a knob as the policy's JSON form writes it, without quotes: a wire name, a rate or a number. It is
// empty for an invalid knob.
func (p Policy) Value(k Knob) string {
	switch k {
	case KnobPervasiveFrom:
		return p.PervasiveFrom.String()
	case KnobConfinedBelow:
		return p.ConfinedBelow.String()
	case KnobBeyond:
		return p.Beyond.String()
	case KnobNonOccurrence:
		return p.NonOccurrence.String()
	case KnobReliance:
		return p.Reliance.String()
	case KnobAssertionRefused:
		return p.AssertionRefused.String()
	case KnobRepresentationRefused:
		return p.RepresentationRefused.String()
	case KnobLetters:
		return p.Letters.String()
	case KnobWhenBoth:
		return p.WhenBoth.String()
	case KnobConfidence:
		return p.Confidence.String()
	case KnobGraceDays:
		return strconv.FormatInt(p.GraceDays, 10)
	case KnobShortGapDays:
		return strconv.FormatInt(p.ShortGapDays, 10)
	case KnobKnownFailure:
		return p.KnownFailure.String()
	case KnobActWithheld:
		return p.ActWithheld.String()
	case KnobMissingEvidence:
		return p.MissingEvidence.String()
	case KnobAnomalies:
		return p.Anomalies.String()
	case KnobExtension:
		return p.Extension.String()
	}
	return ""
}

// customary are the confidence levels that tables of the field are published for. A confidence in between is a choice that nobody
// would defend by a table.
func customary() []sampling.Rate {
	return []sampling.Rate{sampling.PercentRate(80), sampling.PercentRate(90), sampling.PercentRate(95), sampling.PercentRate(99)}
}

// values returns copies of p with each value of an enumeration in place of its own. The policy itself is among them: whoever
// tries them skips the value that is in force.
func values[V comparable](p Policy, all iter.Seq[V], at func(p *Policy) *V) []Policy {
	var list []Policy
	for v := range all {
		q := p
		*at(&q) = v
		list = append(list, q)
	}
	return list
}

// chosen returns p with each value of a knob that is one of a few names. Knobs that are numbers have none: which of their values
// matter depends on the examination.
func (p Policy) chosen(k Knob) []Policy {
	switch k {
	case KnobBeyond:
		return values(p, Beyonds(), func(p *Policy) *Beyond { return &p.Beyond })
	case KnobNonOccurrence:
		return values(p, NonOccurrences(), func(p *Policy) *NonOccurrence { return &p.NonOccurrence })
	case KnobReliance:
		return values(p, Reliances(), func(p *Policy) *Reliance { return &p.Reliance })
	case KnobAssertionRefused:
		return values(p, Refusals(), func(p *Policy) *Refusal { return &p.AssertionRefused })
	case KnobRepresentationRefused:
		return values(p, Refusals(), func(p *Policy) *Refusal { return &p.RepresentationRefused })
	case KnobLetters:
		return values(p, LetterPolicies(), func(p *Policy) *Letters { return &p.Letters })
	case KnobWhenBoth:
		return values(p, slices.Values([]Kind{Adverse, Disclaimer}), func(p *Policy) *Kind { return &p.WhenBoth })
	case KnobConfidence:
		return values(p, slices.Values(customary()), func(p *Policy) *sampling.Rate { return &p.Confidence })
	case KnobKnownFailure:
		return values(p, KnownFailures(), func(p *Policy) *KnownFailure { return &p.KnownFailure })
	case KnobActWithheld:
		return values(p, ActPolicies(), func(p *Policy) *ActWithheld { return &p.ActWithheld })
	case KnobMissingEvidence:
		return values(p, MissingEvidences(), func(p *Policy) *MissingEvidence { return &p.MissingEvidence })
	case KnobAnomalies:
		return values(p, AnomalyPolicies(), func(p *Policy) *Anomalies { return &p.Anomalies })
	case KnobExtension:
		return values(p, Extensions(), func(p *Policy) *Extension { return &p.Extension })
	}
	return nil
}
