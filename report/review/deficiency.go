package review

import (
	"slices"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// DeficiencyID names an evaluation of a deficiency. It is unique in the entity.
type DeficiencyID string

// Deficiency is the reader's evaluation of a deficiency in the user entity's own internal control over financial
// reporting. What a report says about the service organization is at most where it arises from: a qualified report is
// not by itself a deficiency of the entity, and nothing is graded that nobody entered here. Each piece is a judgement of
// the reader; a piece that is missing comes back as open. Source: AS 2201.62-.70, AU-C 265.
type Deficiency struct {
	// ID is unique among the evaluations.
	ID DeficiencyID `json:"id"`
	// Text says what is deficient at the entity.
	Text string `json:"text"`
	// Origins say what it arises from. Empty means that it was found otherwise.
	Origins []Origin `json:"origins,omitzero"`
	// Reach are the accounts and assertions it bears on. Empty means those behind the objectives of its origins.
	Reach []Reach `json:"reach,omitzero"`
	// Combines are evaluations that this one takes together, because they bear on the same account and assertion. The
	// grade is never lighter than any of theirs. A combined one cannot combine others.
	Combines []DeficiencyID `json:"combines,omitzero"`
	// Exists says whether the entity's own control is deficient. Not established leaves the grade open.
	Exists opinion.Answer `json:"exists,omitzero"`
	// Likelihood is how likely a misstatement is. Not established leaves the grade open where it matters.
	Likelihood Likelihood `json:"likelihood,omitzero"`
	// Magnitude is how large it could be, before compensating controls.
	Magnitude Magnitude `json:"magnitude,omitzero"`
	// Compensating are controls of the entity's own that limit what escapes.
	Compensating []CompensatingControl `json:"compensating,omitzero"`
	// Attention says whether it merits the attention of those charged with governance whatever its size. Yes makes it at
	// least a significant deficiency; anything else changes nothing.
	Attention opinion.Answer `json:"attention,omitzero"`
	// By is the role that judged. Any judgement above needs it.
	By string `json:"by,omitzero"`
	// Dated is the day of the judgement. Any judgement above needs it.
	Dated soc1.Date `json:"dated,omitzero"`
	// Why is the rationale. Any judgement above needs it.
	Why string `json:"why,omitzero"`
}

// Origin is one fact that a deficiency arises from. Exactly one of Exception, CUEC, Objective and Incident is given.
type Origin struct {
	// Report is the report that the fact belongs to. Empty means the report under review.
	Report soc1.ReportID `json:"report,omitzero"`
	// Exception is an exception of that report.
	Exception soc1.DeviationID `json:"exception,omitzero"`
	// CUEC is a complementary user entity control of that report, missing or failed at the entity.
	CUEC soc1.CUECID `json:"cuec,omitzero"`
	// Objective is an objective of that report.
	Objective soc1.ObjectiveID `json:"objective,omitzero"`
	// Incident is one of [Entity.Incidents].
	Incident soc1.MatterID `json:"incident,omitzero"`
}

// CompensatingControl is a control of the user entity's own that limits what a deficiency lets through. It makes the
// deficiency less severe and never makes it disappear. Source: AS 2201.68.
type CompensatingControl struct {
	// Control is the entity's own control.
	Control soc1.ControlID `json:"control,omitzero"`
	// Text describes it.
	Text string `json:"text,omitzero"`
	// Owner is the role that performs it.
	Owner string `json:"owner,omitzero"`
	// Detects is the smallest misstatement that it would prevent or detect: its precision. Not established leaves its
	// effect open.
	Detects Magnitude `json:"detects,omitzero"`
	// Tested is the day of the test of its operation. A test outside the fiscal year, or after the day of the review,
	// counts for nothing.
	Tested soc1.Date `json:"tested,omitzero"`
	// Effective is the result of that test.
	Effective opinion.Answer `json:"effective,omitzero"`
}

// Clone returns a deep copy of d: changing the one never changes the other.
func (d *Deficiency) Clone() Deficiency {
	c := *d
	c.Origins, c.Reach = slices.Clone(d.Origins), slices.Clone(d.Reach)
	c.Combines, c.Compensating = slices.Clone(d.Combines), slices.Clone(d.Compensating)
	return c
}

// judged reports whether any piece of the evaluation is a judgement, which needs somebody who made it. Origins and the result of a
// test are facts, and an evaluation may hold them before anybody has judged.
func (d *Deficiency) judged() bool {
	return d.Exists != 0 || d.Likelihood != 0 || d.Magnitude != 0 || d.Attention != 0 ||
		slices.ContainsFunc(d.Compensating, func(c CompensatingControl) bool { return c.Detects != 0 })
}

// DeficiencyReview is the grade of one deficiency of the user entity, with what led to it.
type DeficiencyReview struct {
	// Deficiency is the evaluation.
	Deficiency DeficiencyID `json:"deficiency"`
	// Grade is the severity with its range.
	Grade Grading `json:"grade"`
	// Reasons are the rules that led to it, in the order in which they were applied.
	Reasons []SeverityReason `json:"reasons"`
	// Open are the pieces that are missing and can still change the grade. It also names the test of a compensating control
	// that would, if it succeeded, make the grade lighter.
	Open []Piece `json:"open,omitzero"`
	// Reach are the accounts and assertions it bears on.
	Reach []Reach `json:"reach,omitzero"`
}

// SeverityReason is one rule that was applied, with the facts it rests on.
type SeverityReason struct {
	// Rule is the rule.
	Rule SeverityRule `json:"rule"`
	// Subject names the compensating control or the other deficiency, if the rule is about one.
	Subject string `json:"subject,omitzero"`
	// Facts are JSON Pointers into the case.
	Facts []string `json:"facts"`
}
