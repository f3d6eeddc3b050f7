package opinion

import (
	"strconv"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// deriver holds what one call of [Derive] works with. Limbs are derived one after the other; what is kept for the limb at hand is
// set anew for each.
type deriver struct {
	ev *evaluator
	// For the limb at hand:
	limb    Limb
	view    view
	reasons map[soc1.ObjectiveID]Reason
	home    map[int]place  // where each line is derived in full
	paths   map[int]string // the path of that place, once known
}

// place is a member of a sufficient set. A line may be named at many places; the first of them that suits is where it is at home.
type place struct{ risk, set, member int }

// finish adds the citation to a step.
//
// An examination without a standard is cited as one of the United States, as [PolicyFor] reads it. Where the standard has no such
// rule there is no section, and none is made up.
func (d *deriver) finish(s Step) Step {
	s.Citation = s.Topic.citation()
	if s.Rule != 0 {
		s.Citation = s.Rule.Citation()
	}
	standard := d.ev.exam.Standard
	if standard == 0 {
		standard = soc1.ATC320
	}
	if ref, ok := s.Citation.In(standard); ok {
		s.Section, s.Confidence = ref.String(), ref.Confidence
	}
	return s
}

// kind names a kind of opinion in the words of the standard. The wire names of kinds are those of one standard only.
func (d *deriver) kind(k Kind) string { return strings.ToLower(k.TitleIn(d.ev.exam.Standard)) }

// report derives the report's label. What bears on a report that was issued follows the limbs, and what bears on nothing comes
// last.
func (d *deriver) report(o *Opinion) Step {
	s := Step{Topic: TopicReport, Result: d.kind(o.Summary), Modifies: o.Summary != Unqualified, Facts: []string{"/type"}}
	if o.Withdraw {
		s.Result += ", and no report may be issued"
	}
	for _, l := range o.Limbs {
		s.Because = append(s.Because, d.limbStep(l))
	}
	for _, r := range o.Revise {
		step := d.reason(r)
		step.Modifies = false // the opinion was given without it
		s.Because = append(s.Because, step)
	}
	d.aside(&s)
	return d.finish(s)
}

// limbStep derives one limb: its objectives, then what bears on the limb as a whole.
//
// Reasons about objectives are not turned into steps by themselves: they are handed down to the steps of the objectives, which
// are built from the grades, for those that were achieved as well.
func (d *deriver) limbStep(l LimbOpinion) Step {
	s := Step{Topic: TopicLimb, Subject: l.Limb.String(), Result: d.kind(l.Kind), Modifies: l.Kind != Unqualified, Struck: l.Struck, Facts: []string{"/type"}}
	for i, k := range l.Possible {
		s.Result += map[bool]string{true: ": ", false: " or "}[i == 0] + d.kind(k)
	}
	d.limb, d.view, d.reasons = l.Limb, d.ev.designView, make(map[soc1.ObjectiveID]Reason)
	if l.Limb == Operation {
		d.view = d.ev.operationView
	}
	var others []Reason
	for _, r := range l.Reasons {
		switch r.Rule {
		case RuleObjectiveFailed, RuleObjectiveUnconcluded, RuleObjectiveOpen, RuleObjectiveUnexercised:
			d.reasons[r.Objective] = r
		default:
			others = append(others, r)
		}
	}
	if l.Limb != Description {
		// Homes are settled before the first step, since a reference may lead to a place that comes later.
		d.settle()
		// The names are given as walk gives them, so that references can be made while the tree is being built.
		names := newNames(soc1.Pointer("", s.Subject))
		for o := range d.ev.m.Objectives {
			step := Step{Subject: string(d.ev.m.Objectives[o].ID)}
			s.Because = append(s.Because, d.objective(o, names.path(step.token())))
		}
	}
	told := make(map[string]bool)
	for _, r := range others {
		step := d.reason(r)
		// The first fact of such a reason is the thing that it is about.
		told[step.Facts[0]] = true
		s.Because = append(s.Because, step)
	}
	s.Because = append(s.Because, d.harmless(told)...)
	return d.finish(s)
}

// settle decides where each line is derived in full: below what modifies the limb, where there is such a place.
//
// A reader follows what modifies, and should find the evidence there and not behind a reference. So places below a risk that fell
// short are taken first, and the rest in a second pass.
func (d *deriver) settle() {
	d.home, d.paths = make(map[int]place), make(map[int]string)
	x := d.ev.x
	for _, modifying := range []bool{true, false} {
		for o := range d.ev.m.Objectives {
			r, found := d.reasons[d.ev.m.Objectives[o].ID]
			// In the first pass only objectives that modify; in the second all, for lines that are not at home yet.
			if found != modifying && modifying {
				continue
			}
			for _, k := range x.RisksOf(o) {
				if _, short := riskReason(r, d.ev.m.Risks[k].ID); short != modifying && modifying {
					continue
				}
				for set := range x.SetsOf(k) {
					for i, member := range x.MembersOf(k, set) {
						if _, known := d.home[x.LineOf(member)]; !known {
							d.home[x.LineOf(member)] = place{k, set, i}
						}
					}
				}
			}
		}
	}
}

// riskReason returns the reason below that of an objective which speaks of a risk. It is zero if the risk was answered
// throughout.
func riskReason(r Reason, id soc1.RiskID) (Reason, bool) {
	for _, b := range r.Because {
		if b.Risk == id {
			return b, true
		}
	}
	return Reason{}, false
}

// reason turns a reason, with all that lies below it, into a step. It modifies, or it would not have been given as a reason.
func (d *deriver) reason(r Reason) Step {
	s := Step{Topic: topicOf(r), Rule: r.Rule, Result: "modifies", Modifies: true, Days: r.Days, Tested: r.Tested, Deviating: r.Deviating, Concerned: r.Concerned, Total: r.Total, Facts: r.Facts}
	// The narrowest thing names the step, unlike in Reason.Text: the wider ones are above it in the tree.
	for _, id := range []string{string(r.Test), string(r.Matter), string(r.Subservice), string(r.Risk), string(r.Control), string(r.Objective)} {
		if id != "" {
			s.Subject = id
			break
		}
	}
	switch s.Topic {
	case TopicReach:
		s.Result = reachWord(r.Rule)
	case TopicObjective:
		s.Result = gradeWords(failed, failed)
	case TopicReliance:
		s.Subject, s.Result = string(r.Objective), "did not hold"
	case TopicEvidence, TopicLimitation:
		s.Result = "no evidence"
	case TopicLetter:
		s.Result = "not given"
	case TopicMatter:
		s.Result = "misstated"
	}
	switch r.Rule {
	case RuleAbsent, RuleDesignFailed, RuleNotPutInPlace, RuleCSOCFailed, RuleConditionFound:
		s.Result = gradeWords(failed, failed)
	case RuleRevisionDue:
		s.Result = "to be revised"
	case RuleDescriptionOpen, RulePervasiveOpen, RuleCSOCFailureOpen, RuleConditionOpen, RuleRevisionOpen, RuleActOpen, RuleReassessmentOpen, RuleShortGapOpen:
		s.Result = "open"
	}
	for _, b := range r.Because {
		s.Because = append(s.Because, d.reason(b))
	}
	// A judgement among the facts is shown as a step of its own where the chain ends.
	if len(s.Because) == 0 {
		s.Because = d.judgements(s.Facts)
	}
	return d.finish(s)
}

// topicOf says what a reason is about. Rules that can have several subjects are told apart by their rule, all others by the
// subject.
func topicOf(r Reason) Topic {
	switch r.Rule {
	case RuleRelianceUnsupported, RuleRelianceFailed, RuleRelianceOpen:
		return TopicReliance
	case RuleControlLimited, RuleObjectiveLimited, RuleLimbLimited:
		return TopicLimitation
	case RuleAssertionRefused, RuleAssertionOutstanding, RuleRepresentationRefused, RuleRepresentationOutstanding:
		return TopicLetter
	case RuleDescriptionMisstated, RuleDescriptionOpen, RuleDesignDependsOnUnstated:
		return TopicMatter
	case RuleDesignFailed, RuleNotPutInPlace:
		return TopicWalkthrough
	case RuleCSOCFailed, RuleCSOCFailureOpen, RuleConditionFound, RuleConditionOpen, RuleRevisionDue, RuleRevisionOpen:
		return TopicEvent
	case RuleActModifies, RuleActOpen, RuleReassessed, RuleReassessmentOpen:
		return TopicAct
	case RuleUntested, RuleDesignUnevaluated, RuleInformationUnreliable, RuleAbsent:
		return TopicEvidence
	}
	switch {
	case r.Test != "":
		return TopicTest
	case r.Matter != "":
		return TopicMatter
	case r.Risk != "":
		return TopicRisk
	case r.Control != "":
		return TopicEvidence
	case r.Objective != "":
		return TopicObjective
	case r.Subservice != "":
		return TopicLetter
	}
	return TopicReach
}

// judgements returns a step for every judgement among some facts. A pointer that leads into something else is passed over.
func (d *deriver) judgements(facts []string) []Step {
	var list []Step
	for _, at := range facts {
		number, found := strings.CutPrefix(at, "/judgements/")
		i, err := strconv.Atoi(number)
		if !found || err != nil || i >= len(d.ev.exam.Judgements) {
			continue
		}
		j := &d.ev.exam.Judgements[i]
		list = append(list, d.finish(Step{Topic: TopicJudgement, Subject: j.Question.String(), Result: j.Answer.String(), Facts: []string{at}}))
	}
	return list
}

// judgement returns a step for the judgement that answered a question, in a list.
func (d *deriver) judgement(q Question, subject string) []Step {
	facts := d.ev.judgementFact(q, subject)
	if len(facts) == 0 {
		return nil
	}
	return []Step{d.finish(Step{Topic: TopicJudgement, Subject: q.String(), Result: d.ev.answer(q, subject).String(), Facts: facts})}
}
