package opinion_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// first returns the ids of the first n objectives of a sound examination.
func first(n int) []soc1.ObjectiveID {
	var ids []soc1.ObjectiveID
	for i := range n {
		ids = append(ids, soc1.ObjectiveID(fmt.Sprintf("CO-%d", i+1)))
	}
	return ids
}

// omitting is an examination of some objectives whose description has material omissions, each of which concerns the given
// number of objectives.
func omitting(total int, concerned ...int) *opinion.Examination {
	e := examtest.Sound(total, 1)
	for i, n := range concerned {
		id := soc1.MatterID(fmt.Sprintf("M-%d", i+1))
		e.Matters = append(e.Matters, opinion.Matter{ID: id, Kind: opinion.Omission, Text: "A step is left out.", Objectives: first(n)})
		answered(e, opinion.MatterMaterial, string(id), opinion.Yes)
	}
	return e
}

// tried returns the values of a knob under which the opinion would be another one, as a text.
func tried(t *testing.T, e *opinion.Examination, p opinion.Policy, k opinion.Knob) string {
	t.Helper()
	effects, err := opinion.Sensitivity(e, p)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	for _, f := range effects {
		if f.Knob == k {
			values = append(values, f.Value)
		}
	}
	return strings.Join(values, " ")
}

// Whether a matter is confined turns at two shares: the one that the objectives concerned just reach, and the one that only one
// objective more would reach. Both are tried in their shortest form, since it is people who read them.
func TestSharesAreTriedJustAroundTheObjectivesConcerned(t *testing.T) {
	for _, c := range []struct {
		concerned, total int
		want             string // the shares at which it turns, the default of a half aside
	}{
		{1, 40, "0.02"},
		{3, 40, "0.07"},
		{8, 40, "0.2"},
		{17, 40, "0.42"},   // 0.4 is what sixteen reach
		{20, 40, "0.52 1"}, // a half is reached, so that only higher shares confine it; the other share of the policy is one
		{39, 40, "1"},
		{4, 150, "0.026"}, // 0.02 is what three reach
		{1, 3, "0.3"},
		{2, 3, "1"},
	} {
		e := omitting(c.total, c.concerned)
		if got := tried(t, e, opinion.USPolicy(), opinion.KnobConfinedBelow); got != c.want {
			t.Errorf("%d of %d objectives: the values %q make a difference, want %s", c.concerned, c.total, got, c.want)
		}
	}
}

// Trying out costs as much as forming the opinion each time, so that of many numbers only sixteen are tried.
func TestOfManyNumbersSixteenAreTried(t *testing.T) {
	// Under the default all the matters are confined. Each share below leaves one matter more to be asked about.
	shares := []string{"0.05", "0.07", "0.1", "0.12", "0.15", "0.17", "0.2", "0.22", "0.25", "0.27", "0.3", "0.32", "0.35", "0.37", "0.4", "0.42"}
	many := []int{17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1}
	for _, n := range []int{15, 16, 17} {
		want := strings.Join(shares[16-min(n, 16):], " ")
		if got := tried(t, omitting(40, many[:n]...), opinion.USPolicy(), opinion.KnobConfinedBelow); got != want {
			t.Errorf("%d numbers of objectives: the values %s are tried, want %s", n, got, want)
		}
	}
}

// A limitation that names objectives, controls or both is judged with all else that lacks evidence on its limb. Only one that
// names nothing, or is expressly about the description, has a reach of its own to judge.
func TestALimitationThatNamesWhatItIsAboutHasNoReachOfItsOwn(t *testing.T) {
	objective, control := []soc1.ObjectiveID{"CO-1"}, []soc1.ControlID{"C-1-1"}
	for _, c := range []struct {
		name  string
		about opinion.Limitation
		own   bool
	}{
		{"nothing", opinion.Limitation{}, true},
		{"an objective", opinion.Limitation{Objectives: objective}, false},
		{"a control", opinion.Limitation{Controls: control}, false},
		{"an objective and a control", opinion.Limitation{Objectives: objective, Controls: control}, false},
		{"both, in the description", opinion.Limitation{Objectives: objective, Controls: control, Limbs: []opinion.Limb{opinion.Description}}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := examtest.Sound(2, 1)
			c.about.ID, c.about.Source, c.about.Text = "L-1", opinion.Circumstances, "Records were lost."
			e.Limitations = []opinion.Limitation{c.about}
			answered(e, opinion.LimitationPervasive, "L-1", opinion.No)
			err := e.Validate()
			if refused := hasProblem(err, soc1.CodeUnknownReference, "/judgements/0/subject"); refused == c.own || c.own != (err == nil) {
				t.Errorf("a judgement about it alone: %v", err)
			}
		})
	}
}

// A value without places is still told as a sentence, which then ends with what it is about.
func TestPolicyUseWithoutPlacesHasNoBrackets(t *testing.T) {
	u := opinion.PolicyUse{Knob: opinion.KnobBeyond, Value: "ask"}
	const about = "Policy beyond = ask: how many deviations a control bears"
	if got := u.Text(); got != about {
		t.Errorf("nowhere: %q", got)
	}
	u.Places = []opinion.PolicyPlace{{}}
	if got := u.Text(); got != about+" (the report)" {
		t.Errorf("in one place: %q", got)
	}
}

// What concerns the report as a whole comes together: one thing does not hide the other, and what was not refused is not open
// to the policy about refusals.
func TestWhatConcernsTheReportAsAWholeIsRecordedTogether(t *testing.T) {
	withheld := func(informed opinion.Informed) func(e *opinion.Examination) {
		return func(e *opinion.Examination) {
			e.Acts = []opinion.Act{{ID: "A-1", Kind: opinion.Fraud, Text: "Money was diverted.", Informed: informed}}
			answered(e, opinion.ActModifies, "A-1", opinion.No)
		}
	}
	assertion := func(e *opinion.Examination) {
		e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "Counsel advised against it."}
	}
	representation := func(e *opinion.Examination) {
		e.Representation = soc1.Representation{Status: soc1.LetterRefused, Reason: "Counsel advised against it."}
	}
	both := func(e *opinion.Examination) { // an adverse limb, and one that is disclaimed
		e.Matters = []opinion.Matter{{ID: "M-1", Kind: opinion.Distortion, Text: "It describes another system."}}
		answered(e, opinion.MatterMaterial, "M-1", opinion.Yes)
		answered(e, opinion.MisstatementPervasive, "M-1", opinion.Yes)
		for i := range e.Matrix.Tests {
			absent.apply(e, &e.Matrix.Tests[i])
		}
	}
	for _, c := range []struct {
		name  string
		facts []func(e *opinion.Examination)
		want  []opinion.Knob
	}{
		{"nothing", nil, nil},
		{"an act that user entities were not told of yet", []func(e *opinion.Examination){withheld(opinion.UsersNotInformed)}, nil},
		{"an act of which nobody knows whether they were", []func(e *opinion.Examination){withheld(0)}, nil},
		{"an act that they were told of", []func(e *opinion.Examination){withheld(opinion.UsersInformed)}, nil},
		{"an act that management refuses to tell them of", []func(e *opinion.Examination){withheld(opinion.InformingRefused)}, []opinion.Knob{opinion.KnobActWithheld}},
		{"both letters refused", []func(e *opinion.Examination){assertion, representation}, []opinion.Knob{opinion.KnobAssertionRefused, opinion.KnobRepresentationRefused}},
		{"all refused", []func(e *opinion.Examination){assertion, representation, withheld(opinion.InformingRefused)},
			[]opinion.Knob{opinion.KnobAssertionRefused, opinion.KnobRepresentationRefused, opinion.KnobActWithheld}},
		{"one limb adverse, another disclaimed", []func(e *opinion.Examination){both}, []opinion.Knob{opinion.KnobWhenBoth}},
		{"these, and an act that management refuses to tell of", []func(e *opinion.Examination){both, withheld(opinion.InformingRefused)}, []opinion.Knob{opinion.KnobWhenBoth, opinion.KnobActWithheld}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := examtest.Sound(2, 1)
			for _, add := range c.facts {
				add(e)
			}
			var got []opinion.Knob
			o := form(t, e, opinion.USPolicy())
			for _, u := range o.PolicyUsed {
				if slices.Contains(u.Places, opinion.PolicyPlace{}) {
					got = append(got, u.Knob)
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("recorded for the report: %v, want %v", got, c.want)
			}
		})
	}
}

// A place names the rule by which the value bore on the fact, which is none where the value kept every rule from applying.
func TestAPlaceNamesTheRuleThatTheValueChose(t *testing.T) {
	quietly := examtest.Sound(2, 1)
	quiet.apply(quietly, &quietly.Matrix.Tests[0])
	torn := standing(4, 2, 2)
	judgeReach(torn, opinion.Operation, opinion.Yes, opinion.Yes)
	owing := examtest.Sound(1, 1)
	owing.Representation = soc1.Representation{}
	us := opinion.USPolicy()
	for _, c := range []struct {
		name    string
		e       *opinion.Examination
		policy  opinion.Policy
		knob    opinion.Knob
		subject string
		want    opinion.Rule
	}{
		{"not exercised, which is disclosed", quietly, us.WithNonOccurrence(opinion.NonOccurrenceDisclose), opinion.KnobNonOccurrence, "CO-1", opinion.RuleNotExercised},
		{"not exercised, which qualifies", quietly, us.WithNonOccurrence(opinion.NonOccurrenceQualify), opinion.KnobNonOccurrence, "CO-1", opinion.RuleObjectiveUnexercised},
		{"wrong and lacking, both pervasive", torn, us, opinion.KnobWhenBoth, "operation", opinion.RuleBothPervasive},
		{"a letter is outstanding", owing, us, opinion.KnobLetters, "operation", opinion.RuleRepresentationOutstanding},
		{"a letter is outstanding, and presumed", owing, us.WithLetters(opinion.LettersPresumed), opinion.KnobLetters, "operation", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := []opinion.PolicyPlace{{Limb: opinion.Operation, Subject: c.subject, Rule: c.want}}
			if got := consulted(form(t, c.e, c.policy), c.knob, opinion.Operation); !slices.Equal(got, want) {
				t.Errorf("%v is recorded at %+v, want %+v", c.knob, got, want)
			}
		})
	}
}

// Of several known failures those are open to the policy on which nobody judged, wherever they stand in the list.
func TestOnlyFailuresThatNobodyJudgedAreOpenToPolicy(t *testing.T) {
	e := hosted()
	for _, id := range []soc1.MatterID{"F-1", "F-2", "F-3"} {
		e.CSOCFailures = append(e.CSOCFailures, opinion.CSOCFailure{ID: id, CSOC: "CSOC-1", Text: "Backups could not be read."})
	}
	e.Events = []opinion.Event{{ID: "E-1", Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach came to light.", Objectives: first(1)}}
	answered(e, opinion.CSOCFailurePrevents, "F-1", opinion.No)
	answered(e, opinion.CSOCFailurePrevents, "F-2", opinion.Yes)
	for policy, rule := range map[opinion.KnownFailure]opinion.Rule{
		opinion.KnownFailureDiscloses: 0, opinion.KnownFailureAsks: opinion.RuleCSOCFailureOpen, opinion.KnownFailureModifies: opinion.RuleCSOCFailed,
	} {
		want := []opinion.PolicyPlace{{Limb: opinion.Operation, Subject: "F-3", Rule: rule}}
		if got := used(form(t, e, opinion.USPolicy().WithKnownFailure(policy)))[opinion.KnobKnownFailure].Places; !slices.Equal(got, want) {
			t.Errorf("%v is recorded at %+v, want %+v", policy, got, want)
		}
	}
}

// Where extensions are barred, the reasons say of every extension among them that it was disregarded, also of one for which
// there was no occasion. So the policy has a part in them.
func TestAnExtensionWithoutOccasionIsOpenToPolicyWhereTheReasonsNameIt(t *testing.T) {
	early, late := halves()
	e := examtest.Sound(1, 1)
	e.Matrix.Objectives[0].InForce = late
	e.Matrix.Tests[0].Period = early
	for _, id := range []soc1.TestID{"T-X", "T-2"} {
		x := examtest.SoundTest(id, "C-1-1")
		quiet.apply(e, &x)
		x.Period = late
		if id == "T-X" {
			x.Extends, x.Period = "T-1-1", early
		}
		e.Matrix.Tests = append(e.Matrix.Tests, x)
	}
	allowed := opinion.USPolicy().WithNonOccurrence(opinion.NonOccurrenceQualify)
	for _, p := range []opinion.Policy{allowed, allowed.WithExtension(opinion.ExtensionBarred)} {
		o := form(t, e, p)
		if barred := p.Extension == opinion.ExtensionBarred; fired(o)[opinion.RuleExtensionDisregarded] != barred {
			t.Fatalf("extensions are %v, and the reasons do not fit", p.Extension)
		}
		want := []opinion.PolicyPlace{{Limb: opinion.Operation, Subject: "T-X", Rule: opinion.RuleNotExercised}}
		if got := consulted(o, opinion.KnobExtension, opinion.Operation); !slices.Equal(got, want) {
			t.Errorf("extensions are %v, which is recorded at %+v, want %+v", p.Extension, got, want)
		}
	}
	e.Matrix.Tests = slices.DeleteFunc(e.Matrix.Tests, func(t controls.Test) bool { return t.Extends != "" })
	if got := consulted(form(t, e, allowed), opinion.KnobExtension, opinion.Operation); len(got) > 0 {
		t.Errorf("without an extension the policy is recorded at %+v", got)
	}
}
