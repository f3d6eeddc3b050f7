package review

import (
	"iter"
	"strings"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// StepKind is a kind of work that a review leaves to do. The zero value is invalid.
type StepKind uint8

const (
	_ StepKind = iota
	// StepObtainReport obtains the issued SOC 1 report. Nothing else on the list is worth starting before it.
	StepObtainReport
	// StepObtainType2 obtains a Type 2 report, or tests the controls. The Type 1 stays of use for understanding.
	StepObtainType2
	// StepObtainOther obtains evidence that does not rest on this report: another report, tests at the service
	// organization, tests by another auditor, or substantive procedures.
	StepObtainOther
	// StepReadReport reads the report for what has not been answered. Most open points of a review are on a page that
	// nobody opened.
	StepReadReport
	// StepReviewEarlier reviews in time from the next year on, and judges what the delay means for this one. This
	// year's delay cannot be undone, only weighed.
	StepReviewEarlier
	// StepStateUse states what the entity uses, and what that affects. The report cannot be compared with what nobody
	// stated.
	StepStateUse
	// StepConfirmAuditor looks the service auditor up. Source: AU-C 402.13, AS 2201.B23.
	StepConfirmAuditor
	// StepJudge answers an open question.
	StepJudge
	// StepRollForward covers the days that no test covers. Source: AU-C 402.15-.17, AS 2201.B24-.B26.
	StepRollForward
	// StepOwnTests replaces what the report does not give by tests or substantive procedures of the reader's own.
	StepOwnTests
	// StepMapCUEC maps a CUEC to a control of the entity, or says why it does not apply. An unanswered CUEC makes the
	// opinion conditional on nobody knows what.
	StepMapCUEC
	// StepImplementCUEC puts a missing control in place, or repairs one that failed.
	StepImplementCUEC
	// StepTestCUEC tests a control of the entity. The plan drafts the test.
	StepTestCUEC
	// StepObtainSubreport obtains a report on a subservice organization, or performs procedures there. Source: AU-C
	// 402.18.
	StepObtainSubreport
	// StepFollowSubreport follows up what limits the report on a subservice organization.
	StepFollowSubreport
	// StepEvaluateException evaluates the effect of an exception. It may be a deficiency of the entity even where the
	// objective stands.
	StepEvaluateException
	// StepFollowChange follows up a change of the system.
	StepFollowChange
	// StepTestInformation tests the completeness and accuracy of a report or file.
	StepTestInformation
	// StepAskIncidents asks what the service organization told about fraud, non-compliance and uncorrected errors.
	// Source: AU-C 402.19, ISA 402.19.
	StepAskIncidents
	// StepFollowIncident follows up an event at the service organization.
	StepFollowIncident
	// StepEvaluateDeficiency evaluates whether, and how severely, the entity's own internal control is deficient.
	// Source: AS 2201.62-.70, AU-C 265.
	StepEvaluateDeficiency
	// StepTestCompensation tests a compensating control of the entity. Source: AS 2201.68.
	StepTestCompensation
	// StepCombineDeficiencies evaluates deficiencies together that bear on the same account and assertion. Source: AS
	// 2201.65.
	StepCombineDeficiencies
	// StepCommunicateDeficiency reports a deficiency to those who have to know of it. Source: AS 1305, AU-C 265.
	StepCommunicateDeficiency
)

func (s StepKind) name() string {
	switch s {
	case StepObtainReport:
		return "obtain-report"
	case StepObtainType2:
		return "obtain-type-2"
	case StepObtainOther:
		return "obtain-other-evidence"
	case StepReadReport:
		return "read-report"
	case StepReviewEarlier:
		return "review-earlier"
	case StepStateUse:
		return "state-use"
	case StepConfirmAuditor:
		return "confirm-auditor"
	case StepJudge:
		return "judge"
	case StepRollForward:
		return "roll-forward"
	case StepOwnTests:
		return "own-tests"
	case StepMapCUEC:
		return "map-cuec"
	case StepImplementCUEC:
		return "implement-cuec"
	case StepTestCUEC:
		return "test-cuec"
	case StepObtainSubreport:
		return "obtain-subservice-report"
	case StepFollowSubreport:
		return "follow-subservice-report"
	case StepEvaluateException:
		return "evaluate-exception"
	case StepFollowChange:
		return "follow-change"
	case StepTestInformation:
		return "test-information"
	case StepAskIncidents:
		return "ask-incidents"
	case StepFollowIncident:
		return "follow-incident"
	case StepEvaluateDeficiency:
		return "evaluate-deficiency"
	case StepTestCompensation:
		return "test-compensating-control"
	case StepCombineDeficiencies:
		return "combine-deficiencies"
	case StepCommunicateDeficiency:
		return "communicate-deficiency"
	}
	return ""
}

// StepKinds walks the valid values in the order of their constants.
func StepKinds() iter.Seq[StepKind] { return enum.All(StepKind.name) }

// IsValid reports whether s is one of the constants.
func (s StepKind) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "test-cuec".
func (s StepKind) String() string { return enum.String(s, StepKind.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s StepKind) MarshalText() ([]byte, error) { return enum.Marshal(s, StepKind.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *StepKind) UnmarshalText(text []byte) error { return enum.Unmarshal(s, text, StepKind.name) }

// Instruction returns the work as a sentence to put before whoever does it.
func (s StepKind) Instruction() string {
	switch s {
	case StepObtainReport:
		return "Obtain the issued SOC 1 Type 2 report for the year; until then, test controls at the service organization or plan substantive procedures."
	case StepObtainType2:
		return "Obtain a Type 2 report for the year, or test the operation of the controls; use this report for understanding only."
	case StepObtainOther:
		return "Obtain other evidence: another report, tests at the service organization, another auditor's tests, or substantive procedures."
	case StepReadReport:
		return "Read the report for this point and record what it says, or that it says nothing."
	case StepReviewEarlier:
		return "Judge what the delay means for this year, and review the next report before it is needed."
	case StepStateUse:
		return "State which services the entity uses and which accounts and assertions they affect."
	case StepConfirmAuditor:
		return "Look up the service auditor's licence and latest peer review, confirm its independence, and record the source."
	case StepJudge:
		return "Answer the open question, with who judged, when and why."
	case StepRollForward:
		return "Cover the days without tests: ask about changes of controls, people, reports and contracts, inspect outputs and errors, and obtain the next report when it is issued."
	case StepOwnTests:
		return "Replace what the report does not give: test controls of the entity over the output or controls at the service organization, or perform substantive procedures."
	case StepMapCUEC:
		return "Name the entity's control that answers the CUEC, its owner and whether it is in place, or say why the CUEC does not apply."
	case StepImplementCUEC:
		return "Put the control in place or repair it, evaluate the deficiency, and test the control again."
	case StepTestCUEC:
		return "Test the operation of the entity's control in the fiscal year, as the test plan describes."
	case StepObtainSubreport:
		return "Obtain the subservice organization's own report and review it in the same way, or perform procedures there."
	case StepFollowSubreport:
		return "Follow up what limits the report on the subservice organization, with the service organization's monitoring of it."
	case StepEvaluateException:
		return "Evaluate the exception as a potential deficiency of the entity: likelihood, magnitude, and the entity's own compensating controls; ask for the population concerned."
	case StepFollowChange:
		return "Follow the change up: what it means for the entity's controls, accounts and the entity's own procedures."
	case StepTestInformation:
		return "Test the completeness and accuracy of the report or file, by recalculation or reconciliation to a source of the entity's own."
	case StepAskIncidents:
		return "Ask management whether the service organization told it of fraud, non-compliance with laws or uncorrected errors that affect the entity, and record the answer."
	case StepFollowIncident:
		return "Follow the event up: what was affected, from when to when, what it means for the entity's accounts and for the nature, timing and extent of further procedures."
	case StepEvaluateDeficiency:
		return "Evaluate whether the entity's own internal control is deficient, and if so how severely: likelihood, magnitude, and compensating controls."
	case StepTestCompensation:
		return "Test the operation of the compensating control in the fiscal year; until then it mitigates nothing."
	case StepCombineDeficiencies:
		return "Evaluate these deficiencies together as well, because they bear on the same account and assertion."
	case StepCommunicateDeficiency:
		return "Report the deficiency in writing: every one to management, a significant deficiency or material weakness also to those charged with governance."
	}
	return s.String()
}

// Step is one piece of work that remains.
type Step struct {
	// Kind is what has to be done.
	Kind StepKind `json:"kind"`
	// Question is the question to answer, for [StepJudge].
	Question Question `json:"question,omitzero"`
	// Report is the report concerned.
	Report soc1.ReportID `json:"report,omitzero"`
	// Subject names what it is about: an id, a service, a location, a limb.
	Subject string `json:"subject,omitzero"`
	// Objectives are the objectives that wait for it. Empty means all.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Pieces are the pieces to supply, for [StepEvaluateDeficiency] and [StepTestCompensation] about a deficiency that
	// was entered.
	Pieces []Piece `json:"pieces,omitzero"`
	// Because are the rules that ask for it. A step about a deficiency that was entered has none: the entry asks.
	Because []Rule `json:"because"`
}

// Text returns the work as a sentence, the open question included.
func (s Step) Text() string {
	if s.Kind == StepJudge {
		return s.Question.Prompt()
	}
	if s.Kind == StepEvaluateDeficiency && len(s.Pieces) > 0 {
		var prompts []string
		for _, p := range s.Pieces {
			prompts = append(prompts, p.Prompt())
		}
		return "Complete the evaluation: " + strings.Join(prompts, " ")
	}
	return s.Kind.Instruction()
}
