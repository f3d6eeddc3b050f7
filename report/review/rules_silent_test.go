package review_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/report/review"
)

// TestEveryRuleIsSilentWhereItHasNoCause turns the branches around: what is amiss in one place is heard there and nowhere else.
// A few rules belong together, and are listed with the reason why.
func TestEveryRuleIsSilentWhereItHasNoCause(t *testing.T) {
	together := map[review.Rule][]review.Rule{
		// All of it is outside because each part is.
		review.RuleNothingInScope: {review.RuleSystemOutside, review.RuleServiceOutside, review.RuleLocationOutside},
		// The audit asks for days of the year, the as-of date for days not long before it.
		review.RulePeriodNone: {review.RulePeriodOpen},
		// A letter that is taken bridges something.
		review.RulePeriodBridged:  {review.RuleLetterAccepted},
		review.RuleLetterAccepted: {review.RulePeriodBridged},
		// A file is unsupported because its objective failed.
		review.RuleInformationUnsupported: {review.RuleNotAchieved},
		// A report on a subservice organization may cover design and limit operation.
		review.RuleCarveOutLimited: {review.RuleCarveOutCovered},
		// The exceptions of these tests carry a response.
		review.RuleExceptionOpen: {review.RuleResponseUnexamined}, review.RuleExceptionNoEffect: {review.RuleResponseUnexamined}, review.RuleExceptionTolerated: {review.RuleResponseUnexamined},
		review.RuleExceptionDefeats: {review.RuleResponseUnexamined}, review.RuleExceptionMitigated: {review.RuleResponseUnexamined}, review.RuleExceptionElsewhere: {review.RuleResponseUnexamined},
		review.RuleResponseUnexamined: {review.RuleExceptionOpen},
	}
	for _, b := range slices.Concat(identityBranches(), scopeBranches(), controlBranches(), otherBranches(), incidentBranches()) {
		r, e, p := clean("R"), reader(), review.DefaultPolicy()
		if b.policy != nil {
			p = b.policy(p)
		}
		b.change(&r, &e)
		for _, x := range assess(t, &r, e, p).Reasons {
			if x.Rule != b.rule && !slices.Contains(together[b.rule], x.Rule) {
				t.Errorf("%s: %s is heard as well: %+v", b.name, x.Rule, x)
			}
		}
	}
}

// What a rule says of itself agrees with what it does: rules that only put something on record never limit, in any case.
func TestRulesOnRecordNeverLimit(t *testing.T) {
	record := []review.Rule{
		review.RuleAuditorAccepted, review.RuleStandardAccepted, review.RuleQualificationElsewhere, review.RuleCUECNotApplicable, review.RuleCarveOutCovered,
		review.RuleExceptionElsewhere, review.RuleExceptionNoEffect, review.RuleChangeElsewhere, review.RuleFilerUnstated, review.RuleResponseUnexamined,
		review.RuleLetterRefused, review.RuleLetterAccepted, review.RuleSubserviceUnused, review.RuleIncidentsUnasked, review.RuleIncidentNoEffect,
	}
	for _, b := range slices.Concat(identityBranches(), scopeBranches(), controlBranches(), otherBranches(), incidentBranches()) {
		r, e, p := clean("R"), reader(), review.DefaultPolicy()
		if b.policy != nil {
			p = b.policy(p)
		}
		b.change(&r, &e)
		for _, x := range assess(t, &r, e, p).Reasons {
			// An open range may have reliance at its best end, and is a limit all the same.
			if on := slices.Contains(record, x.Rule); on == x.Limits() {
				t.Errorf("%s: %s limits %v", b.name, x.Rule, x.Limits())
			}
			if len(x.Facts) == 0 || !x.Best.IsValid() || x.Worst < x.Best || x.Worst > review.NoReliance {
				t.Errorf("%s: %+v", b.name, x)
			}
			if open := x.Best != x.Worst; open != (len(x.Questions) > 0) && x.Rule != review.RuleCarveOutLimited {
				t.Errorf("%s: the range is %s to %s with the questions %v", b.name, x.Best, x.Worst, x.Questions)
			}
		}
	}
}
