package soc1_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// anyFacts draws facts about an engagement with whatever may stand against it.
func anyFacts(t *rapid.T) soc1.AcceptanceFacts {
	answer := func() soc1.Answer { return soc1.Answer(rapid.IntRange(0, 2).Draw(t, "answer")) }
	f := acceptable()
	f.Standard = soc1.Standard(rapid.IntRange(0, 3).Draw(t, "standard"))
	f.Preconditions = slices.DeleteFunc(f.Preconditions, func(soc1.PreconditionAnswer) bool { return rapid.IntRange(0, 5).Draw(t, "left out") == 0 })
	for i := range f.Preconditions {
		f.Preconditions[i].Answer = answer()
	}
	for _, id := range []soc1.OrganizationID{"SUB", "SUB2"} {
		if rapid.Bool().Draw(t, "included") {
			f.Inclusive = append(f.Inclusive, soc1.InclusiveParty{Organization: id, Independent: answer(), Acknowledges: answer()})
		}
	}
	for range rapid.IntRange(0, 4).Draw(t, "threats") {
		f.Threats = append(f.Threats, soc1.IndependenceThreat{
			Kind: rapid.SampledFrom(slices.Collect(soc1.ThreatKinds())).Draw(t, "threat"), Safeguarded: answer(),
			Client: rapid.SampledFrom([]soc1.OrganizationID{"", "SO", "SUB", "UE"}).Draw(t, "client"),
		})
	}
	f.ScopeChange = soc1.ScopeChange{Requested: rapid.Bool().Draw(t, "change"), Justified: answer(), AvoidsModification: rapid.Bool().Draw(t, "avoids")}
	return f
}

// accepted answers facts that are known to be valid.
func accepted(t *rapid.T, f soc1.AcceptanceFacts) []soc1.AcceptanceFinding {
	list, err := soc1.CheckAcceptance(f)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Whatever comes to light against an engagement is added to what was known, and takes nothing of it away. An organization
// that the report turns out to include can only make a tie to it graver.
func TestLawAFurtherThreatRemovesNoFinding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		before := accepted(t, f)
		more := anyFacts(t)
		f.Threats = append(slices.Clone(f.Threats), more.Threats...)
		after := accepted(t, f)
		for _, x := range before {
			if !slices.Contains(after, x) {
				t.Fatalf("%v is gone from %v", x, after)
			}
		}
		if diff := cmp.Diff(after, accepted(t, f)); diff != "" {
			t.Fatalf("a second answer differs:\n%s", diff)
		}
	})
}

// An answer of yes never adds a finding, and one of no never removes one that is at least as grave.
func TestLawAnswersAreMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		if len(f.Preconditions) == 0 {
			return
		}
		i := rapid.IntRange(0, len(f.Preconditions)-1).Draw(t, "which")
		count := func(a soc1.Answer) int {
			f.Preconditions = slices.Clone(f.Preconditions)
			f.Preconditions[i].Answer = a
			return len(accepted(t, f))
		}
		yes, open, no := count(soc1.AnswerYes), count(0), count(soc1.AnswerNo)
		if yes > open || open != no {
			t.Fatalf("%v: %d findings with yes, %d without an answer, %d with no", f.Preconditions[i].Precondition, yes, open, no)
		}
	})
}

// A tie to whom the report is not about is never a reason to refuse.
func TestLawOnlyTiesToWhomTheReportIsAboutBlock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts(t)
		for _, x := range accepted(t, f) {
			about := x.Organization == "SO" || slices.ContainsFunc(f.Inclusive, func(p soc1.InclusiveParty) bool { return p.Organization == x.Organization })
			if x.Rule == soc1.RuleThreat && !about && x.Severity != soc1.FindingWarning {
				t.Fatalf("%v in %+v", x, f)
			}
		}
	})
}

// A supplier whose controls are needed stays a subservice organization whatever else it does, and one without any effect is a
// vendor whatever is said about it.
func TestLawSuppliersAreToldApartByNeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := soc1.SupplierProfile{
			Effects:        someOf(t, "effects", slices.Collect(soc1.ServiceEffects())),
			ControlsNeeded: soc1.Answer(rapid.IntRange(0, 2).Draw(t, "needed")), Monitored: soc1.Answer(rapid.IntRange(0, 2).Draw(t, "monitored")),
		}
		v, err := soc1.ClassifySupplier(p, anyScopePolicy(t))
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Effects) == 0 && v.Class != soc1.SupplierVendor || len(p.Effects) > 0 && p.ControlsNeeded == soc1.AnswerYes && v.Class != soc1.SupplierSubservice {
			t.Fatalf("%+v is a %v because of %v", p, v.Class, v.Reasons)
		}
		// By relevance nobody is left out whom need would keep.
		strict := soc1.DefaultScopePolicy()
		byNeed, err1 := soc1.ClassifySupplier(p, strict)
		strict.Supplier = soc1.SupplierByRelevance
		byRelevance, err2 := soc1.ClassifySupplier(p, strict)
		if err1 != nil || err2 != nil || byRelevance.Class < byNeed.Class {
			t.Fatalf("%v by need, %v by relevance", byNeed.Class, byRelevance.Class)
		}
	})
}
