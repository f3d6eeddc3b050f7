package review_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// asksFor says what work each rule leaves to do, written from the comments of the rules. Rules that are not here only put something
// on record, or are answered by a judgement alone.
func asksFor() map[review.Rule]review.StepKind {
	list := make(map[review.Rule]review.StepKind)
	for kind, rules := range map[review.StepKind][]review.Rule{
		review.StepObtainReport: {review.RuleNoReport, review.RuleOtherFamily, review.RuleUnissued},
		review.StepObtainType2:  {review.RuleType1},
		review.StepObtainOther: {review.RuleNotForReader, review.RuleAuditorUnfit, review.RuleAuditorRejected, review.RuleStandardRejected, review.RulePeriodNone,
			review.RulePeriodShort, review.RuleNothingInScope},
		review.StepReadReport: {review.RuleOpinionMissing, review.RuleObjectiveBare, review.RuleSubservicesUnread, review.RuleMethodUnknown, review.RuleExceptionsUnread,
			review.RuleChangesUnread, review.RuleObjectivesUnread, review.RuleDateUnknown},
		review.StepReviewEarlier:  {review.RuleReviewLate},
		review.StepStateUse:       {review.RuleUseUnstated, review.RuleAccountsUnstated, review.RuleFilerUnstated},
		review.StepConfirmAuditor: {review.RulePeerReviewLacking, review.RuleAuditorOpen},
		review.StepRollForward:    {review.RulePeriodAccepted, review.RulePeriodGap, review.RulePeriodBridged},
		review.StepOwnTests: {review.RuleAdverse, review.RuleDisclaimed, review.RuleQualificationReached, review.RuleNotAchieved, review.RuleNotConcluded,
			review.RuleNotExercised, review.RuleServiceOutside, review.RuleLocationOutside, review.RuleSystemOutside, review.RuleObjectiveAbsent, review.RuleAssertionGap,
			review.RuleExceptionDefeats, review.RuleTestsInadequate, review.RuleIncidentDefeats, review.RuleFindingsTaken, review.RuleFindingsRefused},
		review.StepMapCUEC:           {review.RuleCUECUnmapped},
		review.StepImplementCUEC:     {review.RuleCUECFailedOpen, review.RuleCUECFailed, review.RuleCUECCovered},
		review.StepTestCUEC:          {review.RuleCUECUntested, review.RuleCUECStale},
		review.StepObtainSubreport:   {review.RuleCarveOutOpen, review.RuleChainCycle, review.RuleChainTooDeep, review.RuleInclusionUnproven},
		review.StepFollowSubreport:   {review.RuleCarveOutLimited},
		review.StepEvaluateException: {review.RuleExceptionOpen, review.RuleExceptionTolerated, review.RuleExceptionMitigated},
		review.StepFollowChange:      {review.RuleChangeConcerns},
		review.StepTestInformation:   {review.RuleInformationUncovered, review.RuleInformationUnsupported},
		review.StepAskIncidents:      {review.RuleIncidentsUnasked},
		review.StepFollowIncident:    {review.RuleIncidentOpen, review.RuleIncidentConcerns},
	} {
		for _, r := range rules {
			list[r] = kind
		}
	}
	return list
}

// TestEveryRuleAsksForItsWork: what a rule limits, somebody has to do something about, and the list names the rule as the cause.
func TestEveryRuleAsksForItsWork(t *testing.T) {
	asks := asksFor()
	for _, b := range slices.Concat(identityBranches(), scopeBranches(), controlBranches(), otherBranches(), incidentBranches()) {
		r, e, p := clean("R"), reader(), review.DefaultPolicy()
		if b.policy != nil {
			p = b.policy(p)
		}
		b.change(&r, &e)
		got := assess(t, &r, e, p)
		for _, x := range got.Reasons {
			kind, asked := asks[x.Rule]
			found := slices.ContainsFunc(got.Work, func(s review.Step) bool {
				return s.Kind == kind && s.Subject == x.Subject && s.Report == x.Report && slices.Contains(s.Because, x.Rule)
			})
			if asked && !found {
				t.Errorf("%s: %s asks for %s, which is not on the list: %+v", b.name, x.Rule, kind, got.Work)
			}
			if !asked && slices.ContainsFunc(got.Work, func(s review.Step) bool {
				return slices.Contains(s.Because, x.Rule) && s.Kind != review.StepJudge
			}) {
				t.Errorf("%s: %s asks for work and should not: %+v", b.name, x.Rule, got.Work)
			}
			// What limits asks for work of one kind, or for a judgement.
			if x.Limits() && !asked && len(x.Questions) == 0 {
				t.Errorf("%s: %s limits, and there is nothing to do about it", b.name, x.Rule)
			}
		}
		// Every question is on the list as well, with the rule that left it open.
		for _, n := range got.Needs {
			i := slices.IndexFunc(got.Work, func(s review.Step) bool {
				return s.Kind == review.StepJudge && s.Question == n.Question && s.Subject == n.Subject
			})
			if i < 0 || len(got.Work[i].Because) != 1 || got.Work[i].Text() != n.Question.Prompt() {
				t.Errorf("%s: %s is not on the list with its cause: %+v", b.name, n.Question, got.Work)
				continue
			}
			if !slices.ContainsFunc(got.Reasons, func(x review.Reason) bool {
				return x.Rule == got.Work[i].Because[0] || x.Rule == review.RuleCarveOutLimited
			}) {
				t.Errorf("%s: %s is asked because of %v, which is no reason", b.name, n.Question, got.Work[i].Because)
			}
		}
	}
}

// TestTheSameWorkIsListedOnce: what several rules ask of one subject is one step with all its causes, and the objectives of all.
func TestTheSameWorkIsListedOnce(t *testing.T) {
	r, e := clean("R"), reader()
	r.NoExceptions, r.NoChanges, r.NoSubservices = false, false, false
	got := assess(t, &r, e, review.DefaultPolicy()).Work
	if len(got) != 1 || got[0].Kind != review.StepReadReport || got[0].Objectives != nil ||
		!slices.Equal(got[0].Because, []review.Rule{review.RuleSubservicesUnread, review.RuleExceptionsUnread, review.RuleChangesUnread}) {
		t.Errorf("%+v", got)
	}
	// An exception that two systems of questions touch: evaluate it, and judge it, once each.
	r, e = clean("R"), reader()
	exceptionOn(&r, "X-1")
	var kinds []string
	for _, s := range assess(t, &r, e, review.DefaultPolicy()).Work {
		kinds = append(kinds, s.Kind.String()+" "+s.Subject)
	}
	if want := []string{"judge X-1", "judge X-1", "evaluate-exception X-1"}; !slices.Equal(kinds, want) {
		t.Errorf("%q, want %q", kinds, want)
	}
}

// TestEvaluatedFactsAreNotAskedForAgain: a fact that an evaluation names as its origin is no longer to be evaluated, under whichever
// name of the report under review; other facts still are.
func TestEvaluatedFactsAreNotAskedForAgain(t *testing.T) {
	for _, named := range []soc1.ReportID{"", "R"} {
		r, e := clean("R"), reader()
		exceptionOn(&r, "X-1")
		exceptionOn(&r, "X-2")
		r.Objectives[1].Operation = opinion.NotAchieved
		failing(nope)(&r, &e)
		d := evaluated("DEF-1", review.Remote, review.Material)
		d.Origins = []review.Origin{{Report: named, Exception: "X-1"}, {Report: named, CUEC: "U-1"}}
		e.Deficiencies = []review.Deficiency{d}
		got := assess(t, &r, e, review.DefaultPolicy())
		for subject, want := range map[string]bool{"X-1": false, "X-2": true} {
			if hasStep(got, review.StepEvaluateException, subject) != want {
				t.Errorf("%q: evaluate %s, want %v", named, subject, want)
			}
		}
		for subject, want := range map[string]bool{"U-1": false, "CO-2": true} {
			if hasStep(got, review.StepEvaluateDeficiency, subject) != want {
				t.Errorf("%q: evaluate %s, want %v", named, subject, want)
			}
		}
		// The control still has to be put in place.
		if !hasStep(got, review.StepImplementCUEC, "U-1") || !hasStep(got, review.StepCommunicateDeficiency, "DEF-1") {
			t.Errorf("%+v", got.Work)
		}
	}
}

// TestTextOfEveryStep: an instruction for whoever does the work, a question for whoever judges, and the missing pieces of an
// evaluation one by one.
func TestTextOfEveryStep(t *testing.T) {
	seen := make(map[string]bool)
	for kind := range review.StepKinds() {
		text := review.Step{Kind: kind}.Text()
		if kind != review.StepJudge && (text != kind.Instruction() || !strings.HasSuffix(text, ".") || seen[text]) {
			t.Errorf("%s: %q", kind, text)
		}
		seen[text] = true
	}
	for q := range review.Questions() {
		if text := (review.Step{Kind: review.StepJudge, Question: q}).Text(); text != q.Prompt() || !strings.HasSuffix(text, "?") {
			t.Errorf("%s: %q", q, text)
		}
	}
	s := review.Step{Kind: review.StepEvaluateDeficiency, Pieces: []review.Piece{review.PieceLikelihood, review.PieceMagnitude}}
	if got, want := s.Text(), "Complete the evaluation: "+review.PieceLikelihood.Prompt()+" "+review.PieceMagnitude.Prompt(); got != want {
		t.Errorf("%q", got)
	}
	if got := (review.Step{Kind: review.StepTestCompensation, Pieces: []review.Piece{review.PieceTest}}).Text(); got != review.StepTestCompensation.Instruction() {
		t.Errorf("%q", got)
	}
}

// No step is without a cause, save those about a deficiency that was entered; every limit has its work; and settled cases ask nothing.
func TestLawWorkFollowsFromReasons(t *testing.T) {
	asks := asksFor()
	law(t, func(t *rapid.T, r review.Received, _ review.Entity, got *review.Review) {
		reasons := slices.Clone(got.Reasons)
		for i := range got.Chain {
			reasons = append(reasons, got.Chain[i].Reasons...)
		}
		for _, x := range reasons {
			if kind, asked := asks[x.Rule]; asked && !slices.ContainsFunc(got.Work, func(s review.Step) bool {
				return s.Kind == kind && s.Subject == x.Subject && s.Report == x.Report && slices.Contains(s.Because, x.Rule)
			}) {
				t.Fatalf("%s about %s of %s asks for %s, and the list has %+v", x.Rule, x.Subject, x.Report, kind, got.Work)
			}
		}
		for _, s := range got.Work {
			if len(s.Because) == 0 && s.Kind != review.StepJudge {
				t.Fatalf("nothing asks for %+v", s)
			}
			for _, rule := range s.Because {
				if s.Kind != review.StepJudge && !slices.ContainsFunc(reasons, func(x review.Reason) bool { return x.Rule == rule }) {
					t.Fatalf("%+v is asked for by %s, which is no reason", s, rule)
				}
			}
			if (s.Kind == review.StepJudge) != s.Question.IsValid() {
				t.Fatalf("%+v", s)
			}
		}
	})
}
