package soc1_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/soc1"
)

// someOf draws a list of different values of an enumeration.
func someOf[E comparable](t *rapid.T, label string, all []E) []E {
	order := rapid.Permutation(all).Draw(t, label)
	return order[:rapid.IntRange(0, len(order)).Draw(t, label+" count")]
}

// anyProfile draws a service of any kind.
func anyProfile(t *rapid.T) soc1.ServiceProfile {
	flag := func(label string) bool { return rapid.IntRange(0, 3).Draw(t, label) == 0 }
	p := soc1.ServiceProfile{
		Effects: someOf(t, "effects", slices.Collect(soc1.ServiceEffects())), Promises: someOf(t, "promises", slices.Collect(soc1.TrustCategories())),
		Asked: someOf(t, "asked", slices.Collect(soc1.Askers())), ExecutionOnly: flag("execution"), CustomerOperated: flag("customer"),
		Immaterial: flag("immaterial"), ListedCustomers: flag("listed"), OperationAsked: flag("operation"), FirstReport: flag("first"),
		SystemChanged: flag("changed"), Urgent: flag("urgent"),
	}
	if flag("since") {
		p.OperatedSince = dateNear(1).Draw(t, "operated since")
	}
	if flag("by") {
		p.NeededBy = dateNear(1).Draw(t, "needed by")
	}
	return p
}

// anyScopePolicy draws a policy.
func anyScopePolicy(t *rapid.T) soc1.ScopePolicy {
	return soc1.ScopePolicy{
		HostingCounts: rapid.Bool().Draw(t, "hosting"), FirstIsType2: rapid.Bool().Draw(t, "first is type 2"),
		MinFirstWindowMonths: rapid.IntRange(0, 12).Draw(t, "first window"), MinWindowMonths: rapid.IntRange(0, 12).Draw(t, "window"),
		Supplier: rapid.SampledFrom([]soc1.SupplierTest{0, soc1.SupplierByNeed, soc1.SupplierByRelevance}).Draw(t, "supplier"),
	}
}

// scoped answers a profile that is known to be valid.
func scoped(t *rapid.T, p soc1.ServiceProfile, policy soc1.ScopePolicy) soc1.ReportAdvice {
	a, err := soc1.ScopeService(p, policy)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// calls says which of the two reports a need names.
func calls(n soc1.ReportNeed) (one, two bool) {
	return n == soc1.NeedSOC1 || n == soc1.NeedBoth, n == soc1.NeedSOC2 || n == soc1.NeedBoth
}

// Every answer has reasons with a text, a type exactly if a report is called for, and a path that ends in a report
// every year; the order of the lists does not matter.
func TestLawScopingGivesReasons(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, policy := anyProfile(t), anyScopePolicy(t)
		a := scoped(t, p, policy)
		if len(a.Reasons) == 0 || a.First.IsValid() != (a.Need != soc1.NeedNeither) || a.First.IsValid() != (len(a.Path) > 0) {
			t.Fatalf("%+v", a)
		}
		if n := len(a.Path); n > 0 && a.Path[n-1] != soc1.StepAnnualType2 {
			t.Fatalf("the path is %v", a.Path)
		}
		for _, r := range a.Reasons {
			if len(r.String()) < 20 {
				t.Fatalf("the reason %+v reads %q", r, r)
			}
		}
		for _, asker := range p.Asked {
			if !slices.Contains(a.Askers, asker) {
				t.Fatalf("%v asks and is not among %v", asker, a.Askers)
			}
		}
		other := p
		other.Effects = rapid.Permutation(p.Effects).Draw(t, "effects again")
		other.Promises = rapid.Permutation(p.Promises).Draw(t, "promises again")
		other.Asked = rapid.Permutation(p.Asked).Draw(t, "asked again")
		if diff := cmp.Diff(a, scoped(t, other, policy)); diff != "" {
			t.Fatalf("the order matters:\n%s", diff)
		}
	})
}

// A further effect or promise never makes a report unnecessary, and an exception never makes a SOC 1 necessary.
func TestLawScopingIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, policy := anyProfile(t), anyScopePolicy(t)
		one, two := calls(scoped(t, p, policy).Need)
		more := p
		for e := range soc1.ServiceEffects() {
			if !slices.Contains(p.Effects, e) {
				more.Effects = append(slices.Clone(p.Effects), e)
			}
		}
		for c := range soc1.TrustCategories() {
			if !slices.Contains(p.Promises, c) {
				more.Promises = append(slices.Clone(p.Promises), c)
			}
		}
		moreOne, moreTwo := calls(scoped(t, more, policy).Need)
		if one && !moreOne || two && !moreTwo {
			t.Fatalf("%+v needs less than %+v", more, p)
		}
		p.Immaterial = true
		if one, again := calls(scoped(t, p, policy).Need); one || again != two {
			t.Fatal("immaterial effects call for a SOC 1, or change the need for a SOC 2")
		}
	})
}

// What speaks for a Type 1 never turns a Type 1 into a Type 2.
func TestLawTypeIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, policy := anyProfile(t), anyScopePolicy(t)
		before := scoped(t, p, policy)
		p.Urgent = true
		after := scoped(t, p, policy)
		if before.Need != after.Need || after.First == soc1.Type2 {
			t.Fatalf("urgency turns %v of %v into %v of %v", before.Need, before.First, after.Need, after.First)
		}
	})
}

func TestTypeToBeginWith(t *testing.T) {
	since := soc1.DateOf(2025, time.January, 1)
	for _, tc := range []struct {
		name   string
		change func(*soc1.ServiceProfile, *soc1.ScopePolicy)
		want   soc1.ReportType
		path   []soc1.ScopeStep
	}{
		{"nothing special", func(*soc1.ServiceProfile, *soc1.ScopePolicy) {}, soc1.Type2, []soc1.ScopeStep{soc1.StepAnnualType2}},
		{"first report", func(p *soc1.ServiceProfile, _ *soc1.ScopePolicy) { p.FirstReport = true }, soc1.Type1,
			[]soc1.ScopeStep{soc1.StepReadiness, soc1.StepType1, soc1.StepShortType2, soc1.StepAnnualType2}},
		{"first report, auditors want operation", func(p *soc1.ServiceProfile, _ *soc1.ScopePolicy) { p.FirstReport, p.OperationAsked = true, true }, soc1.Type2,
			[]soc1.ScopeStep{soc1.StepReadiness, soc1.StepShortType2, soc1.StepAnnualType2}},
		{"first report, policy says Type 2", func(p *soc1.ServiceProfile, q *soc1.ScopePolicy) { p.FirstReport, q.FirstIsType2 = true, true }, soc1.Type2,
			[]soc1.ScopeStep{soc1.StepReadiness, soc1.StepShortType2, soc1.StepAnnualType2}},
		{"six months exactly", func(p *soc1.ServiceProfile, _ *soc1.ScopePolicy) {
			p.OperatedSince, p.NeededBy = since, soc1.DateOf(2025, time.June, 30)
		}, soc1.Type2, []soc1.ScopeStep{soc1.StepAnnualType2}},
		{"a day less", func(p *soc1.ServiceProfile, _ *soc1.ScopePolicy) {
			p.OperatedSince, p.NeededBy, p.OperationAsked = since, soc1.DateOf(2025, time.June, 29), true
		}, soc1.Type1, []soc1.ScopeStep{soc1.StepType1, soc1.StepShortType2, soc1.StepAnnualType2}},
		{"three months in a changed system", func(p *soc1.ServiceProfile, _ *soc1.ScopePolicy) {
			p.OperatedSince, p.NeededBy, p.OperationAsked, p.SystemChanged = since, soc1.DateOf(2025, time.March, 31), true, true
		}, soc1.Type2, []soc1.ScopeStep{soc1.StepReadiness, soc1.StepShortType2, soc1.StepAnnualType2}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p, policy := soc1.ServiceProfile{Effects: []soc1.ServiceEffect{soc1.EffectRecords}}, soc1.DefaultScopePolicy()
			tc.change(&p, &policy)
			a, err := soc1.ScopeService(p, policy)
			if err != nil || a.First != tc.want || !slices.Equal(a.Path, tc.path) {
				t.Errorf("%v by %v, %v; reasons %v", a.First, a.Path, err, a.Reasons)
			}
			if p.OperatedSince.IsValid() != a.FirstWindow.IsValid() {
				t.Errorf("the first window is %v", a.FirstWindow)
			}
		})
	}
}

func TestWhatDecidesAboutTheReports(t *testing.T) {
	effects, promises := []soc1.ServiceEffect{soc1.EffectRecords}, []soc1.TrustCategory{soc1.TrustSecurity}
	hosting := []soc1.ServiceEffect{soc1.EffectHostsLedgers}
	for _, tc := range []struct {
		name    string
		profile soc1.ServiceProfile
		hosting bool
		want    soc1.ReportNeed
	}{
		{"execution only", soc1.ServiceProfile{Effects: effects, ExecutionOnly: true}, true, soc1.NeedNeither},
		{"a package that customers run", soc1.ServiceProfile{Effects: effects, CustomerOperated: true, Promises: promises}, true, soc1.NeedSOC2},
		{"both", soc1.ServiceProfile{Effects: effects, Promises: promises}, true, soc1.NeedBoth},
		{"hosting counts", soc1.ServiceProfile{Effects: hosting, Promises: promises}, true, soc1.NeedBoth},
		{"hosting does not count", soc1.ServiceProfile{Effects: hosting, Promises: promises}, false, soc1.NeedSOC2},
		{"the public and vendor risk", soc1.ServiceProfile{Promises: promises, Asked: []soc1.Asker{soc1.AskerPublic, soc1.AskerVendorRisk}}, true, soc1.NeedSOC2},
	} {
		policy := soc1.DefaultScopePolicy()
		policy.HostingCounts = tc.hosting
		if a, err := soc1.ScopeService(tc.profile, policy); err != nil || a.Need != tc.want {
			t.Errorf("%s: %v, %v; reasons %v", tc.name, a.Need, err, a.Reasons)
		}
	}
}

func TestScopeProblemsComeBackAtOnce(t *testing.T) {
	p := soc1.ServiceProfile{
		Effects: []soc1.ServiceEffect{0, soc1.EffectRecords, soc1.EffectRecords}, Promises: []soc1.TrustCategory{99}, Asked: make([]soc1.Asker, 300),
	}
	_, err := soc1.ScopeService(p, soc1.ScopePolicy{MinFirstWindowMonths: -1, MinWindowMonths: 25, Supplier: 9})
	want := []string{"/asked", "/effects/0", "/effects/2", "/policy/minFirstWindowMonths", "/policy/minWindowMonths", "/policy/supplier", "/promises/0"}
	if diff := cmp.Diff(want, paths(err)); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
	_, err = soc1.ClassifySupplier(soc1.SupplierProfile{Effects: p.Effects, ControlsNeeded: 7, Monitored: 8}, soc1.ScopePolicy{Supplier: 9})
	want = []string{"/controlsNeeded", "/effects/0", "/effects/2", "/monitored", "/policy/supplier"}
	if diff := cmp.Diff(want, paths(err)); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

func TestSuppliers(t *testing.T) {
	effects := []soc1.ServiceEffect{soc1.EffectProcesses}
	byNeed, byRelevance := soc1.DefaultScopePolicy(), soc1.DefaultScopePolicy()
	byRelevance.Supplier = soc1.SupplierByRelevance
	for _, tc := range []struct {
		name    string
		profile soc1.SupplierProfile
		policy  soc1.ScopePolicy
		class   soc1.SupplierClass
		last    soc1.SupplierRule
	}{
		{"office cleaning", soc1.SupplierProfile{ControlsNeeded: soc1.AnswerYes}, byNeed, soc1.SupplierVendor, soc1.SupplierIrrelevant},
		{"needed", soc1.SupplierProfile{Effects: effects, ControlsNeeded: soc1.AnswerYes, Monitored: soc1.AnswerYes}, byNeed, soc1.SupplierSubservice, soc1.SupplierNeeded},
		{"not needed", soc1.SupplierProfile{Effects: effects, ControlsNeeded: soc1.AnswerNo}, byNeed, soc1.SupplierVendor, soc1.SupplierNotNeeded},
		{"not needed, but relevant", soc1.SupplierProfile{Effects: effects, ControlsNeeded: soc1.AnswerNo}, byRelevance, soc1.SupplierSubservice, soc1.SupplierRelevant},
		{"reconciled in full", soc1.SupplierProfile{Effects: effects, Monitored: soc1.AnswerYes}, byNeed, soc1.SupplierVendor, soc1.SupplierMonitored},
		{"nobody knows", soc1.SupplierProfile{Effects: effects}, byNeed, soc1.SupplierSubservice, soc1.SupplierUndecided},
	} {
		v, err := soc1.ClassifySupplier(tc.profile, tc.policy)
		if err != nil || v.Class != tc.class || v.Reasons[len(v.Reasons)-1] != tc.last || len(v.References()) == 0 {
			t.Errorf("%s: %v because of %v, %v", tc.name, v.Class, v.Reasons, err)
		}
	}
}

// Every rule has a text of its own, and what it cites is a complete reference.
func TestRulesReadAsSentences(t *testing.T) {
	texts := map[string]bool{}
	check := func(text, name string, refs []soc1.Reference) {
		if len(text) < 20 || text == name || texts[text] {
			t.Errorf("%s reads %q", name, text)
		}
		texts[text] = true
		for _, r := range refs {
			if !r.Standard.IsValid() || r.Section == "" || !r.Confidence.IsValid() {
				t.Errorf("%s cites %+v", name, r)
			}
		}
	}
	for r := range soc1.ScopeRules() {
		check(r.Text(), r.String(), r.References())
	}
	for r := range soc1.SupplierRules() {
		check(r.Text(), r.String(), nil)
	}
	for r := range soc1.AcceptanceRules() {
		check(r.Text(), r.String(), r.References())
	}
	for _, text := range []string{soc1.ScopeRule(0).Text(), soc1.SupplierRule(0).Text(), soc1.AcceptanceRule(0).Text()} {
		if !slices.Contains([]string{"ScopeRule(0)", "SupplierRule(0)", "AcceptanceRule(0)"}, text) {
			t.Errorf("no rule reads %q", text)
		}
	}
}
