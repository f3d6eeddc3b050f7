package opinion

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Topic is what a [Step] is about. The zero value is invalid.
type Topic uint8

const (
	_ Topic = iota
	// TopicReport is the report as a whole: its label is that of its worst limb.
	TopicReport
	// TopicLimb is a limb: the base matrix of misstatement and lack of evidence.
	TopicLimb
	// TopicObjective is a control objective: as its worst risk on its worst day.
	TopicObjective
	// TopicRisk is a risk: on each day as its best sufficient set.
	TopicRisk
	// TopicSet is a sufficient set: on each day as its worst member.
	TopicSet
	// TopicLine is a control with those it superseded and those that succeeded it: on each day as the one in operation.
	TopicLine
	// TopicControl is a control: as its evidence, no better than its design and than what it relies on.
	TopicControl
	// TopicWalkthrough is a finding about design and implementation.
	TopicWalkthrough
	// TopicTest is a test of operation.
	TopicTest
	// TopicDeviation is a deviation that a test found.
	TopicDeviation
	// TopicJudgement is a judgement of the auditor.
	TopicJudgement
	// TopicReliance is what a control relies on.
	TopicReliance
	// TopicMatter is something wrong with the description.
	TopicMatter
	// TopicLimitation is a scope limitation.
	TopicLimitation
	// TopicLetter is a letter from management.
	TopicLetter
	// TopicReach is how far what is wrong or lacking reaches.
	TopicReach
	// TopicEvidence is evidence that is missing, or cannot be used, without a finding or a test of its own.
	TopicEvidence
	// TopicEvent is an event, or a failure elsewhere, that may bear on objectives.
	TopicEvent
	// TopicAct is an act, or an error, at the service organization.
	TopicAct
	// TopicAside is what has no part in the opinion: facts without effect.
	TopicAside
)

func (t Topic) name() string {
	switch t {
	case TopicReport:
		return "report"
	case TopicLimb:
		return "limb"
	case TopicObjective:
		return "objective"
	case TopicRisk:
		return "risk"
	case TopicSet:
		return "set"
	case TopicLine:
		return "line"
	case TopicControl:
		return "control"
	case TopicWalkthrough:
		return "walkthrough"
	case TopicTest:
		return "test"
	case TopicDeviation:
		return "deviation"
	case TopicJudgement:
		return "judgement"
	case TopicReliance:
		return "reliance"
	case TopicMatter:
		return "matter"
	case TopicLimitation:
		return "limitation"
	case TopicLetter:
		return "letter"
	case TopicReach:
		return "reach"
	case TopicEvidence:
		return "evidence"
	case TopicEvent:
		return "event"
	case TopicAct:
		return "act"
	case TopicAside:
		return "aside"
	}
	return ""
}

// Topics walks the valid values in the order of their constants.
func Topics() iter.Seq[Topic] { return enum.All(Topic.name) }

// IsValid reports whether t is one of the constants.
func (t Topic) IsValid() bool { return t.name() != "" }

// String returns the wire name, such as "objective".
func (t Topic) String() string { return enum.String(t, Topic.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (t Topic) MarshalText() ([]byte, error) { return enum.Marshal(t, Topic.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (t *Topic) UnmarshalText(text []byte) error { return enum.Unmarshal(t, text, Topic.name) }

// Title returns the word that begins a line of a rendered derivation. Names are words of lower-case letters, so that a single
// byte is put into upper case.
func (t Topic) Title() string {
	name := t.String()
	if !t.IsValid() {
		return name
	}
	return string(name[0]-'a'+'A') + name[1:]
}

// citation returns the rule of the field by which a step about t follows from the steps below it.
//
// It stands for steps that name no rule of their own, which combine or report what is below them.
func (t Topic) citation() soc1.Citation {
	switch t {
	case TopicReport, TopicLimb, TopicObjective, TopicReach:
		return soc1.CiteOpinion
	case TopicRisk, TopicSet:
		return soc1.CiteNecessary
	case TopicLine, TopicControl:
		return soc1.CiteOperation
	case TopicWalkthrough:
		return soc1.CiteDesign
	case TopicTest:
		return soc1.CiteTests
	case TopicDeviation, TopicJudgement:
		return soc1.CiteDeviations
	case TopicReliance:
		return soc1.CiteAutomated
	case TopicMatter:
		return soc1.CiteDescription
	case TopicLimitation:
		return soc1.CiteScope
	case TopicLetter:
		return soc1.CiteAssertion
	case TopicEvidence:
		return soc1.CiteInformation
	case TopicEvent:
		return soc1.CiteEvents
	case TopicAct:
		return soc1.CiteActs
	case TopicAside:
		return soc1.CiteResults
	}
	return 0
}
