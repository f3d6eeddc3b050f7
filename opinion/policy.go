package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// Beyond says what follows when a test found more deviations than its plan allows for, none of them systematic. The zero value is
// invalid. Source: [soc1.CiteDeviations].
type Beyond uint8

const (
	_ Beyond = iota
	// BeyondAsk asks for the judgement [DeviationsAcceptable]; until then the control is undetermined.
	BeyondAsk
	// BeyondFail concludes that the control did not operate effectively, unless the judgement says otherwise.
	BeyondFail
)

func (b Beyond) name() string {
	switch b {
	case BeyondAsk:
		return "ask"
	case BeyondFail:
		return "fail"
	}
	return ""
}

// Beyonds walks the valid values in the order of their constants.
func Beyonds() iter.Seq[Beyond] { return enum.All(Beyond.name) }

// IsValid reports whether b is one of the constants.
func (b Beyond) IsValid() bool { return b.name() != "" }

// String returns the wire name, such as "ask".
func (b Beyond) String() string { return enum.String(b, Beyond.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (b Beyond) MarshalText() ([]byte, error) { return enum.Marshal(b, Beyond.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (b *Beyond) UnmarshalText(text []byte) error {
	return enum.Unmarshal(b, text, Beyond.name)
}

// NonOccurrence says what follows for the operation limb when no control of an objective had an occurrence. Practice differs. The
// zero value is invalid. Source: [soc1.CiteNonOccurrence].
type NonOccurrence uint8

const (
	_ NonOccurrence = iota
	// NonOccurrenceDisclose states in the report that the controls were not exercised and leaves the opinion
	// alone.
	NonOccurrenceDisclose
	// NonOccurrenceQualify treats the objective as one for which evidence is lacking.
	NonOccurrenceQualify
)

func (n NonOccurrence) name() string {
	switch n {
	case NonOccurrenceDisclose:
		return "disclose"
	case NonOccurrenceQualify:
		return "qualify"
	}
	return ""
}

// NonOccurrences walks the valid values in the order of their constants.
func NonOccurrences() iter.Seq[NonOccurrence] { return enum.All(NonOccurrence.name) }

// IsValid reports whether n is one of the constants.
func (n NonOccurrence) IsValid() bool { return n.name() != "" }

// String returns the wire name, such as "disclose".
func (n NonOccurrence) String() string { return enum.String(n, NonOccurrence.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (n NonOccurrence) MarshalText() ([]byte, error) { return enum.Marshal(n, NonOccurrence.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (n *NonOccurrence) UnmarshalText(text []byte) error {
	return enum.Unmarshal(n, text, NonOccurrence.name)
}

// Reliance says what the failure of a general IT objective does to a control that relies on it. The zero value is invalid.
// Source: [soc1.CiteAutomated].
type Reliance uint8

const (
	_ Reliance = iota
	// RelianceAsk asks for the judgement [RelianceUnaffected]: whether the control worked in spite of the failure. If it did
	// not, it failed for those days.
	RelianceAsk
	// RelianceUnsupported leaves the control without evidence for those days, unless the judgement says that it worked.
	RelianceUnsupported
	// RelianceFails carries the failure over to the control, unless the judgement says that it worked.
	RelianceFails
)

func (r Reliance) name() string {
	switch r {
	case RelianceAsk:
		return "ask"
	case RelianceUnsupported:
		return "unsupported"
	case RelianceFails:
		return "fails"
	}
	return ""
}

// Reliances walks the valid values in the order of their constants.
func Reliances() iter.Seq[Reliance] { return enum.All(Reliance.name) }

// IsValid reports whether r is one of the constants.
func (r Reliance) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "ask".
func (r Reliance) String() string { return enum.String(r, Reliance.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r Reliance) MarshalText() ([]byte, error) { return enum.Marshal(r, Reliance.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *Reliance) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, Reliance.name)
}

// Refusal says what follows when management refuses a letter that the standard requires. The zero value is invalid. Source:
// [soc1.CiteAssertion], [soc1.CiteRepresentation].
type Refusal uint8

const (
	_ Refusal = iota
	// RefusalWithdraw withdraws from the engagement: no report is issued.
	RefusalWithdraw
	// RefusalDisclaim issues a report that disclaims an opinion on every limb.
	RefusalDisclaim
)

func (r Refusal) name() string {
	switch r {
	case RefusalWithdraw:
		return "withdraw"
	case RefusalDisclaim:
		return "disclaim"
	}
	return ""
}

// Refusals walks the valid values in the order of their constants.
func Refusals() iter.Seq[Refusal] { return enum.All(Refusal.name) }

// IsValid reports whether r is one of the constants.
func (r Refusal) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "withdraw".
func (r Refusal) String() string { return enum.String(r, Refusal.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r Refusal) MarshalText() ([]byte, error) { return enum.Marshal(r, Refusal.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *Refusal) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, Refusal.name)
}

// Letters says how letters that are still outstanding count. The zero value is invalid.
type Letters uint8

const (
	_ Letters = iota
	// LettersRequired never gives an opinion without them: an outstanding letter leaves every limb undetermined.
	LettersRequired
	// LettersPresumed derives what the opinion will be if they are given, as a forecast during fieldwork.
	LettersPresumed
)

func (l Letters) name() string {
	switch l {
	case LettersRequired:
		return "required"
	case LettersPresumed:
		return "presumed"
	}
	return ""
}

// LetterPolicies walks the valid values in the order of their constants.
func LetterPolicies() iter.Seq[Letters] { return enum.All(Letters.name) }

// IsValid reports whether l is one of the constants.
func (l Letters) IsValid() bool { return l.name() != "" }

// String returns the wire name, such as "required".
func (l Letters) String() string { return enum.String(l, Letters.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (l Letters) MarshalText() ([]byte, error) { return enum.Marshal(l, Letters.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (l *Letters) UnmarshalText(text []byte) error {
	return enum.Unmarshal(l, text, Letters.name)
}

// Policy holds the choices that practice leaves open. It is a value: presets are functions, changes are made on
// copies, and the policy in force is part of the result. The zero value is invalid; start from [PolicyFor].
type Policy struct {
	// Name names the policy in outputs.
	Name string `json:"name"`
	// PervasiveFrom is the share of control objectives from which a failure, or a lack of evidence, is
	// pervasive without a judgement. Default 1: all of them. No standard has a number. Where some objectives
	// failed and others lack evidence, and nothing is judged about either, all of them together count for the larger side. A
	// judgement prevails over the share; a judgement that what is wrong is confined keeps the share from deciding about
	// what is lacking, which is then asked. Of controls that are described and not in use it is a share of all controls; other
	// matters and acts are never made pervasive by it, for they may touch every objective and weigh little on each.
	PervasiveFrom sampling.Rate `json:"pervasiveFrom"`
	// ConfinedBelow is the share below which it is confined without a judgement, which holds for every matter that names
	// objectives. Default 0.5. Between the two, the judgement is asked for.
	ConfinedBelow sampling.Rate `json:"confinedBelow"`
	// Beyond is what follows from more deviations than planned for. Default [BeyondAsk].
	Beyond Beyond `json:"beyond"`
	// NonOccurrence is what an unexercised objective does. Default [NonOccurrenceDisclose].
	NonOccurrence NonOccurrence `json:"nonOccurrence"`
	// Reliance is how the failure of general IT objectives spreads. Default [RelianceAsk].
	Reliance Reliance `json:"reliance"`
	// AssertionRefused is what follows from a refused assertion. Default: withdraw in the United States,
	// disclaim under ISAE 3402.
	AssertionRefused Refusal `json:"assertionRefused"`
	// RepresentationRefused is what follows from a refused letter of representations. Default [RefusalDisclaim].
	RepresentationRefused Refusal `json:"representationRefused"`
	// Letters is how outstanding letters count. Default [LettersRequired].
	Letters Letters `json:"letters"`
	// WhenBoth is the kind, adverse or disclaimer, when misstatement and lack of evidence are both
	// pervasive, and the label of a report that has one limb of each. Default [Adverse].
	WhenBoth Kind `json:"whenBoth"`
	// Confidence is that of a statistical test which states none. Default 0.9.
	Confidence sampling.Rate `json:"confidence"`
	// GraceDays is by how many days an item may be late without counting against the rate. It is disclosed all the
	// same, and systematic or intentional lateness fails the control whatever the days. Default 0: none.
	GraceDays int64 `json:"graceDays,omitzero"`
	// ShortGapDays is the longest run of days on which an objective was not achieved, or nothing shows that it was,
	// that is put to the judgement [ShortGapMaterial] instead of deciding by itself. Longer runs, and a run that
	// covers all days of the objective, always decide. Default 0: every day decides.
	ShortGapDays int64 `json:"shortGapDays,omitzero"`
	// KnownFailure is what known failures of complementary subservice organization controls do. Default
	// [KnownFailureDiscloses].
	KnownFailure KnownFailure `json:"knownFailure"`
	// ActWithheld is what follows when management refuses to tell user entities of an act. Default [ActAsks].
	ActWithheld ActWithheld `json:"actWithheld"`
	// MissingEvidence is how items without evidence count. Default [MissingDeviates].
	MissingEvidence MissingEvidence `json:"missingEvidence"`
	// Anomalies is what becomes of claimed anomalies. Default: disregarded in the United States, judged under
	// ISAE 3402.
	Anomalies Anomalies `json:"anomalies"`
	// Extension is whether tests may be extended. Default [ExtensionAllowed].
	Extension Extension `json:"extension"`
}

// USPolicy returns the defaults for the United States: AT-C 320.
//
// Where the field offers rules of thumb at best, the default is to ask: about deviations beyond the plan, whose nature and cause
// have to be looked into ([soc1.CiteDeviations]), about what the failure of general IT controls did to others
// ([soc1.CiteAutomated]), and about whether something is pervasive. For the last no standard has a number: when every objective
// is concerned there is nothing left to which the rest could be confined, and below one half practice seldom calls a matter
// pervasive, so that only what lies between is asked ([soc1.CiteOpinion]).
//
// Where practice leans to one side the default does: an objective that was not exercised is disclosed ([soc1.CiteNonOccurrence]),
// an item without evidence is a deviation ([soc1.CiteSampling]), a known failure at a carved-out organization is disclosed, since
// the opinion is conditional on its controls anyway ([soc1.CiteSubservice]). No grace and no short gap are allowed for, because
// both soften what was found, and whoever wants them should have to say so. The confidence of 0.9 is the lower of the two that
// tables of the field are mostly made for.
//
// A service organization that engaged the auditor and refuses its assertion leaves the auditor no engagement, hence the
// withdrawal ([soc1.CiteAssertion]); without its representations evidence is missing that nothing replaces, hence the disclaimer
// ([soc1.CiteRepresentation]). A limb for which both an adverse opinion and a disclaimer are called for is adverse: what is known
// to be wrong is more to a reader than that more may be.
func USPolicy() Policy {
	return Policy{
		Name:                  "us",
		PervasiveFrom:         sampling.PercentRate(100),
		ConfinedBelow:         sampling.PercentRate(50),
		Beyond:                BeyondAsk,
		NonOccurrence:         NonOccurrenceDisclose,
		Reliance:              RelianceAsk,
		AssertionRefused:      RefusalWithdraw,
		RepresentationRefused: RefusalDisclaim,
		Letters:               LettersRequired,
		WhenBoth:              Adverse,
		Confidence:            sampling.PercentRate(90),
		KnownFailure:          KnownFailureDiscloses,
		ActWithheld:           ActAsks,
		MissingEvidence:       MissingDeviates,
		Anomalies:             AnomaliesDisregarded,
		Extension:             ExtensionAllowed,
	}
}

// ISAE3402Policy returns the defaults for ISAE 3402.
//
// Two choices differ. To withdraw over a refused assertion is a rule of the United States, in the place of which the report is
// disclaimed ([soc1.CiteAssertion]); and the standard knows anomalies, which are then judged ([soc1.CiteAnomaly]).
func ISAE3402Policy() Policy {
	p := USPolicy()
	p.Name = "isae-3402"
	p.AssertionRefused = RefusalDisclaim
	p.Anomalies = AnomaliesJudged
	return p
}

// PolicyFor returns the defaults for a standard: [ISAE3402Policy] for ISAE 3402, and [USPolicy] for the others, which are all
// of the United States. A policy of the one under the other is accepted, and shows in [Opinion.PolicyUsed].
func PolicyFor(s soc1.Standard) Policy {
	if s == soc1.ISAE3402 {
		return ISAE3402Policy()
	}
	return USPolicy()
}

// WithName returns a copy of p under another name.
func (p Policy) WithName(name string) Policy { p.Name = name; return p }

// WithLetters returns a copy of p that counts outstanding letters in another way.
func (p Policy) WithLetters(l Letters) Policy { p.Letters = l; return p }

// WithAssertionRefused returns a copy of p with another consequence of a refused assertion.
func (p Policy) WithAssertionRefused(r Refusal) Policy { p.AssertionRefused = r; return p }

// WithRepresentationRefused returns a copy of p with another consequence of refused representations.
func (p Policy) WithRepresentationRefused(r Refusal) Policy { p.RepresentationRefused = r; return p }

// WithWhenBoth returns a copy of p with another kind for limbs on which misstatement and lack of evidence are both pervasive:
// [Adverse] or [Disclaimer].
func (p Policy) WithWhenBoth(k Kind) Policy { p.WhenBoth = k; return p }

// WithConfidence returns a copy of p with another confidence for tests that state none.
func (p Policy) WithConfidence(c sampling.Rate) Policy { p.Confidence = c; return p }

// WithBeyond returns a copy of p with another consequence of deviations beyond the plan.
func (p Policy) WithBeyond(b Beyond) Policy { p.Beyond = b; return p }

// WithReliance returns a copy of p with another consequence of failed general IT objectives.
func (p Policy) WithReliance(r Reliance) Policy { p.Reliance = r; return p }

// WithNonOccurrence returns a copy of p with another consequence of unexercised objectives.
func (p Policy) WithNonOccurrence(n NonOccurrence) Policy { p.NonOccurrence = n; return p }

// WithGraceDays returns a copy of p that lets items be late by some days without counting them.
func (p Policy) WithGraceDays(days int64) Policy { p.GraceDays = days; return p }

// WithShortGapDays returns a copy of p that puts gaps of up to some days to judgement.
func (p Policy) WithShortGapDays(days int64) Policy { p.ShortGapDays = days; return p }

// WithKnownFailure returns a copy of p with another consequence of known failures at subservice organizations.
func (p Policy) WithKnownFailure(k KnownFailure) Policy { p.KnownFailure = k; return p }

// WithActWithheld returns a copy of p with another consequence of acts that management refuses to tell of.
func (p Policy) WithActWithheld(a ActWithheld) Policy { p.ActWithheld = a; return p }

// WithMissingEvidence returns a copy of p that counts items without evidence in another way.
func (p Policy) WithMissingEvidence(m MissingEvidence) Policy { p.MissingEvidence = m; return p }

// WithAnomalies returns a copy of p that treats claimed anomalies in another way.
func (p Policy) WithAnomalies(a Anomalies) Policy { p.Anomalies = a; return p }

// WithExtension returns a copy of p that allows extensions of tests or does not.
func (p Policy) WithExtension(x Extension) Policy { p.Extension = x; return p }

// WithPervasiveness returns a copy of p with other shares: below confined a matter is not pervasive, from
// pervasive on it is, in between the auditor is asked.
func (p Policy) WithPervasiveness(confined, pervasive sampling.Rate) Policy {
	p.ConfinedBelow, p.PervasiveFrom = confined, pervasive
	return p
}

// Validate reports choices that were not made or contradict each other, with pointers relative to p. Every choice has to be made:
// a value that is merely forgotten must not decide an opinion.
func (p Policy) Validate() error {
	var ps soc1.Problems
	const hint = "start from a preset such as opinion.USPolicy()"
	for _, f := range []struct {
		field string
		ok    bool
	}{
		{"/beyond", p.Beyond.IsValid()}, {"/nonOccurrence", p.NonOccurrence.IsValid()}, {"/reliance", p.Reliance.IsValid()},
		{"/assertionRefused", p.AssertionRefused.IsValid()}, {"/representationRefused", p.RepresentationRefused.IsValid()},
		{"/letters", p.Letters.IsValid()}, {"/whenBoth", p.WhenBoth == Adverse || p.WhenBoth == Disclaimer},
		{"/knownFailure", p.KnownFailure.IsValid()}, {"/actWithheld", p.ActWithheld.IsValid()},
		{"/missingEvidence", p.MissingEvidence.IsValid()}, {"/anomalies", p.Anomalies.IsValid()}, {"/extension", p.Extension.IsValid()},
	} {
		if !f.ok {
			ps.Add(soc1.CodeMissing, f.field, "the policy makes no choice", hint)
		}
	}
	if p.GraceDays < 0 {
		ps.Addf(soc1.CodeRange, "/graceDays", "give a number of days, or 0 for none", "%d is not a number of days", p.GraceDays)
	}
	if p.ShortGapDays < 0 {
		ps.Addf(soc1.CodeRange, "/shortGapDays", "give a number of days, or 0 for none", "%d is not a number of days", p.ShortGapDays)
	}
	// A share of 0 would make one failure among any number of objectives pervasive; it was forgotten sooner than meant.
	if p.PervasiveFrom.IsZero() {
		ps.Add(soc1.CodeMissing, "/pervasiveFrom", "the policy calls everything pervasive", hint)
	}
	// Equal shares are allowed: then no share leaves the answer open.
	if p.ConfinedBelow.Compare(p.PervasiveFrom) > 0 {
		ps.Add(soc1.CodeOrder, "/confinedBelow", "a share would be confined and pervasive at once", "let it be at most pervasiveFrom")
	}
	if one := sampling.PercentRate(100); p.Confidence.IsZero() || p.Confidence.Compare(one) >= 0 {
		ps.Add(soc1.CodeRange, "/confidence", "a confidence lies between 0 and 1, ends excluded", "use a value such as 0.9")
	}
	return ps.Err()
}
