package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Readiness is the result of [Ready]: what stands between an organization and the first day of its examination period.
// It shares no memory with the examination.
type Readiness struct {
	// Window is the planned examination period, or the one day of a Type 1 report.
	Window soc1.Period `json:"window"`
	// Start says whether the period may begin on its first day.
	Start Start `json:"start"`
	// Reasons are why, and what to keep in mind, in the order of the causes. The worst of their answers is Start.
	Reasons []StartReason `json:"reasons,omitzero"`
	// EarliestStart is the first day on which, by plan, the period may begin: the first day of Window, or the last day on
	// which the plan closes a gap that it closes late. It is zero if the plan leaves a gap out or without its
	// dates, or if there is nothing to examine. Run [Ready] again with the later period to confirm it.
	EarliestStart soc1.Date `json:"earliestStart,omitzero"`
	// Deficient are the days of the window on which, by plan, some gap stays open that only operation closes.
	Deficient soc1.PeriodSet `json:"deficient,omitzero"`
	// Gaps are the open gaps, each with its outlook: those of the matrix in its order, then those of the
	// complementary controls, of monitoring and of the description. Adding a fact to the examination never changes
	// the key of a gap that stays open, so that a plan can be stored.
	Gaps []OpenGap `json:"gaps,omitzero"`
	// Closed are the items of the plan for which there is no gap: it is closed, or kind and key are misspelt.
	Closed []controls.Remediation `json:"closed,omitzero"`
	// Objectives say how each objective stands, in the order of the matrix.
	Objectives []ObjectiveStart `json:"objectives,omitzero"`
	// MockTests are the results for the controls that have a test, in the order of the matrix.
	MockTests []MockTest `json:"mockTests,omitzero"`
	// Untested are the controls that serve an objective and have no test, in the order of the matrix. A Type 1 report
	// needs none.
	Untested []soc1.ControlID `json:"untested,omitzero"`
	// Assumed are the objectives that rest on complementary controls alone, in the order of the matrix.
	Assumed []soc1.ObjectiveID `json:"assumed,omitzero"`
	// Stages say how much each stage of the engagement still lacks.
	Stages []StageProblems `json:"stages"`
	// Today is what [Form] makes of the examination as it is, letters presumed. Before the period has begun little
	// can have been tested, so the limb of operation will often be a disclaimer: the limb of design is the one
	// to read. Deviations of mock tests count in it, also where their cause was removed in time.
	Today Opinion `json:"today"`
}

// OpenGap is a gap with what the plan makes of it.
type OpenGap struct {
	// Gap is the gap. Its path is relative to the examination, not to the matrix. Where [controls.Matrix.Gaps] has a
	// position in a list of reports or of objectives relied on, its key has their name: /controls/C-7/information/Leavers.
	Gap controls.Gap `json:"gap"`
	// Touches are the objectives that depend on what the gap is about, sorted, where it stands at no single one: those
	// that need a subservice organization, or that a matter of the description names.
	Touches []soc1.ObjectiveID `json:"touches,omitzero"`
	// Outlook says whether the plan closes it in time.
	Outlook controls.Outlook `json:"outlook"`
	// Closes is the first day without the gap by plan. It is zero where the plan does not say.
	Closes soc1.Date `json:"closes,omitzero"`
}

// ObjectiveStart says how an objective stands today and how it will by plan.
type ObjectiveStart struct {
	// Objective is the objective.
	Objective soc1.ObjectiveID `json:"objective"`
	// Start is the worst answer of the gaps that touch it.
	Start Start `json:"start"`
	// Today counts the gaps that touch it now, by kind.
	Today []controls.GapCount `json:"today,omitzero"`
	// Left counts those that by plan are not closed when the period begins.
	Left []controls.GapCount `json:"left,omitzero"`
}

// MockTest is what the tests recorded so far say about a control.
type MockTest struct {
	// Control is the control.
	Control soc1.ControlID `json:"control"`
	// Tests is how many tests there are, at least one.
	Tests int `json:"tests"`
	// Tested and Deviating count items over all of them.
	Tested int64 `json:"tested,omitzero"`
	// Deviating is how many of them deviated.
	Deviating int64 `json:"deviating,omitzero"`
	// Result is the conclusion of [Form] on the control.
	Result Result `json:"result"`
}

// StageProblems counts what a stage of the engagement still lacks.
type StageProblems struct {
	// Stage is the stage.
	Stage Stage `json:"stage"`
	// Problems is how many problems [Examination.ValidateFor] reports for it. Stages include those before them.
	Problems int `json:"problems"`
}

// StartReason is why the answer is what it is.
type StartReason struct {
	// Cause is the kind of reason.
	Cause StartCause `json:"cause"`
	// Answer is the answer that it leads to by itself.
	Answer Start `json:"answer"`
	// Count is how many gaps, objectives, controls or facts are concerned, at least one.
	Count int `json:"count"`
	// Days are the days of the window that stay deficient for it.
	Days soc1.PeriodSet `json:"days,omitzero"`
	// Message says it in one sentence without a full stop.
	Message string `json:"message"`
}

// Ready asks whether the examination period of e may begin on its planned day. It collects the gaps of the matrix, of
// the complementary controls and of monitoring, holds the plan that closes them against the first day of the
// period, and forms the opinion as it would be today under p with [LettersPresumed]. Tests that are recorded already
// count as mock tests.
//
// The examination itself tells which objectives depend on a carved-out subservice organization: those of its CSOCs. Pass
// further dependencies that it does not hold. An empty StatedAs or Monitoring of a further dependency is looked up in the
// examination before it counts as a gap. What stands at a carved-out organization itself has the keys
// /subservices/ID/csocs and /subservices/ID/monitoring, whichever objectives depend on it. A CUEC or CSOC that a
// matter of the description reports as missing has a key such as /matters/M-1.
//
// A plan may keep the items of gaps that were closed since. The error holds every problem that [Form] reports, two items
// of the plan for one gap at a pointer such as /plan/2/key, and dependencies that refer to nothing. Ready does not
// change e. A day on which a control did not operate stays deficient whatever happens later; that rule, and not a
// standard, makes the answer: the standards only ask that controls operated throughout the period.
func Ready(e *Examination, p Policy, plan []controls.Remediation, further ...controls.Dependency) (*Readiness, error) {
	if e == nil {
		var ps soc1.Problems
		ps.Add(soc1.CodeMissing, "", "there is no examination", "pass one, if only with its type, its dates and its objectives")
		return nil, ps.Err()
	}
	// Letters are given at the end of an engagement: to wait for them here would leave every limb undetermined.
	today, err := Form(e, p.WithLetters(LettersPresumed))
	var ps soc1.Problems
	ps.Merge("", err)
	checkPlan(&ps, plan)
	if err := ps.Err(); err != nil {
		return nil, err
	}
	gaps, err := e.gaps(further)
	if err != nil {
		return nil, err
	}
	r := &Readiness{Window: e.Window(), Today: *today, Assumed: e.Complementary.RestsOnAssumptions(&e.Matrix)}
	if err := r.follow(gaps, plan); err != nil {
		return nil, err
	}
	if err := r.judgeObjectives(&e.Matrix); err != nil {
		return nil, err
	}
	if err := r.mockTests(e); err != nil {
		return nil, err
	}
	unexplained := r.stages(e)
	r.answer(unexplained)
	return r, nil
}

// gapKey is what identifies a gap.
type gapKey struct {
	kind controls.GapKind
	key  string
}

// checkPlan reports items of a plan that name the same gap. Which of the two dates would hold nobody could say.
func checkPlan(ps *soc1.Problems, plan []controls.Remediation) {
	first := make(map[gapKey]int, len(plan))
	for i := range plan {
		k := gapKey{plan[i].Kind, plan[i].Key}
		if at, seen := first[k]; seen {
			ps.Addf(soc1.CodeDuplicate, soc1.Pointer("/plan", i, "key"), "plan each gap in one place", "the gap is already that of %s", soc1.Pointer("/plan", at))
			continue
		}
		first[k] = i
	}
}

// follow holds the plan against the window. An item whose gap is no longer there is kept apart: a plan is worked off, and what
// was done in it is no mistake.
func (r *Readiness) follow(gaps []OpenGap, plan []controls.Remediation) error {
	open, plain := make(map[gapKey]bool, len(gaps)), make([]controls.Gap, len(gaps))
	for i := range gaps {
		plain[i] = gaps[i].Gap
		open[gapKey{plain[i].Kind, plain[i].Key}] = true
	}
	var current []controls.Remediation
	closes := make(map[gapKey]soc1.Date)
	for _, item := range plan {
		k := gapKey{item.Kind, item.Key}
		if !open[k] {
			r.Closed = append(r.Closed, item)
			continue
		}
		current = append(current, item)
		closes[k] = item.Operates
		// What is closed by writing it down is closed when it is due; what takes a control in operation, only from the day on
		// which it operates.
		if !item.Kind.NeedsOperation() && !item.Operates.IsValid() {
			closes[k] = item.Due
		}
	}
	outlooks, err := controls.Remediate(plain, current, r.Window)
	if err != nil {
		return err
	}
	for i, o := range outlooks {
		r.Deficient = r.Deficient.Union(o.Deficient)
		gaps[i].Outlook, gaps[i].Closes = o, closes[gapKey{o.Kind, o.Key}]
	}
	if len(gaps) > 0 {
		r.Gaps = gaps
	}
	return nil
}

// judgeObjectives counts the gaps of each objective, now and when the period begins. The counting is that of
// [controls.Matrix.Readiness], done three times over: for all gaps, for those left when the period begins, and for those that
// forbid it.
func (r *Readiness) judgeObjectives(m *controls.Matrix) error {
	var now, left, bad []controls.Gap
	for i := range r.Gaps {
		g := &r.Gaps[i]
		for one := range g.byObjective() {
			now = append(now, one)
			if g.Outlook.Status != controls.RemediationInTime {
				left = append(left, one)
			}
			if g.cause().Answer() == StartNo {
				bad = append(bad, one)
			}
		}
	}
	var lists [3][]controls.ObjectiveReadiness
	for i, gaps := range [...][]controls.Gap{now, left, bad} {
		list, err := m.Readiness(gaps)
		if err != nil {
			return err
		}
		lists[i] = list
	}
	for o := range lists[0] {
		s := ObjectiveStart{Objective: lists[0][o].Objective, Start: StartYes, Today: lists[0][o].Gaps, Left: lists[1][o].Gaps}
		switch {
		case !lists[2][o].Ready():
			s.Start = StartNo
		case !lists[0][o].Ready():
			s.Start = StartIfPlanMet
		}
		r.Objectives = append(r.Objectives, s)
	}
	return nil
}

// byObjective walks the gap as [controls.Matrix.Readiness] counts it: once, or once for each objective that it touches.
func (g *OpenGap) byObjective() iter.Seq[controls.Gap] {
	return func(yield func(controls.Gap) bool) {
		if len(g.Touches) == 0 {
			yield(g.Gap)
			return
		}
		for _, o := range g.Touches {
			one := g.Gap
			if one.Objective = o; !yield(one) {
				return
			}
		}
	}
}
