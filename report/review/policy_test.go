package review_test

import (
	"fmt"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestPresetsOfThePolicy freezes the choices that the presets stand for.
func TestPresetsOfThePolicy(t *testing.T) {
	want := review.Policy{Name: "default", Coverage: soc1.DefaultCoveragePolicy(), Standards: []soc1.Standard{soc1.ATC320, soc1.ISAE3402},
		CarveOut: rwp, PeerReview: rwp, AssertionGap: rwp, MaxChain: 3}
	if d := gocmp.Diff(want, review.DefaultPolicy()); d != "" {
		t.Error(d)
	}
	want = review.Policy{Name: "strict", Coverage: soc1.StrictCoveragePolicy(), Standards: []soc1.Standard{soc1.ATC320},
		CarveOut: part, PeerReview: no, AssertionGap: part, MaxChain: 3}
	if d := gocmp.Diff(want, review.StrictPolicy()); d != "" {
		t.Error(d)
	}
	for name, c := range map[string]struct {
		got    review.Policy
		change func(p *review.Policy)
	}{
		"name":      {review.DefaultPolicy().WithName("ours"), func(p *review.Policy) { p.Name = "ours" }},
		"coverage":  {review.DefaultPolicy().WithCoverage(soc1.StrictCoveragePolicy()), func(p *review.Policy) { p.Coverage = soc1.StrictCoveragePolicy() }},
		"standards": {review.DefaultPolicy().WithStandards(soc1.AT801), func(p *review.Policy) { p.Standards = []soc1.Standard{soc1.AT801} }},
		"carve-out": {review.DefaultPolicy().WithCarveOut(no), func(p *review.Policy) { p.CarveOut = no }},
		"chain":     {review.DefaultPolicy().WithMaxChain(7), func(p *review.Policy) { p.MaxChain = 7 }},
		"SOC 2":     {review.DefaultPolicy().WithSOC2(), func(p *review.Policy) { p.TakeSOC2 = true }},
	} {
		want := review.DefaultPolicy()
		c.change(&want)
		if d := gocmp.Diff(want, c.got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// TestPeerReviewIsAMatterOfTheCountry: where the policy asks for none, its absence limits nothing and need not be known.
func TestPeerReviewIsAMatterOfTheCountry(t *testing.T) {
	for _, left := range []review.Reliance{rely, rwp, part, no} {
		for answer, want := range map[opinion.Answer]span{yes: settled(rely), nope: settled(left), 0: {rely, no}} {
			r, e := clean("R"), reader()
			r.Auditor.PeerReviewed = answer
			p := review.DefaultPolicy()
			p.PeerReview = left
			if left == rely {
				want = settled(rely)
			}
			if got := assess(t, &r, e, p); !want.is(got.Operation) {
				t.Errorf("policy %s, peer reviewed %s: %s", left, answer, got.Operation.Title())
			}
		}
	}
}

// TestWhatIsKnownOfTheAuditor: each of licence and independence must be yes. What is unknown can be judged, what is wrong cannot, and a
// judgement against the auditor stands in any case.
func TestWhatIsKnownOfTheAuditor(t *testing.T) {
	answers := []opinion.Answer{yes, 0, nope}
	for _, licensed := range answers {
		for _, independent := range answers {
			for _, judged := range answers {
				r, e := clean("R"), reader()
				r.Auditor.Licensed, r.Auditor.Independent = licensed, independent
				if judged != 0 {
					say(&e, "R", review.AuditorStanding, judged)
				}
				var want []review.Rule
				switch {
				case licensed == nope || independent == nope:
					want = []review.Rule{review.RuleAuditorUnfit}
				case judged == nope:
					want = []review.Rule{review.RuleAuditorRejected}
				case licensed == yes && independent == yes:
				case judged == yes:
					want = []review.Rule{review.RuleAuditorAccepted}
				default:
					want = []review.Rule{review.RuleAuditorOpen}
				}
				if got := rules(assess(t, &r, e, review.DefaultPolicy())); !slices.Equal(got, want) {
					t.Errorf("licensed %s, independent %s, judged %s: %v, want %v", licensed, independent, judged, got, want)
				}
			}
		}
	}
}

// TestStandards: those that the policy names need no judgement, and every other one does, unless the report is of a kind to which the
// list does not apply.
func TestStandards(t *testing.T) {
	for _, c := range []struct {
		name     string
		standard soc1.Standard
		family   review.Family
		soc2     bool
		listed   []soc1.Standard
		asked    bool
	}{
		{"listed", soc1.ATC320, review.SOC1, false, []soc1.Standard{soc1.ATC320}, false},
		{"listed second", soc1.ISAE3402, review.SOC1, false, []soc1.Standard{soc1.ATC320, soc1.ISAE3402}, false},
		{"not listed", soc1.ISAE3402, review.SOC1, false, []soc1.Standard{soc1.ATC320}, true},
		{"superseded", soc1.SAS70, review.SOC1, false, []soc1.Standard{soc1.ATC320}, true},
		{"unknown", 0, review.SOC1, false, []soc1.Standard{soc1.ATC320}, true},
		{"nothing listed", soc1.ATC320, review.SOC1, false, nil, true},
		{"a SOC 2 that is taken", 0, review.SOC2, true, []soc1.Standard{soc1.ATC320}, false},
		{"a SOC 2 that is not", 0, review.SOC2, false, []soc1.Standard{soc1.ATC320}, true},
		{"a SOC 1 where SOC 2 is taken", 0, review.SOC1, true, []soc1.Standard{soc1.ATC320}, true},
		{"agreed-upon procedures", 0, review.AgreedUponProcedures, false, []soc1.Standard{soc1.ATC320}, false},
	} {
		r, e := clean("R"), reader()
		r.Standard, r.Family = c.standard, c.family
		p := review.DefaultPolicy().WithStandards(c.listed...)
		p.TakeSOC2 = c.soc2
		if got := slices.Contains(rules(assess(t, &r, e, p)), review.RuleStandardOpen); got != c.asked {
			t.Errorf("%s: asked %v, want %v", c.name, got, c.asked)
		}
	}
}

// TestFamilies: only a SOC 1 speaks of financial reporting. A SOC 2 is taken where the policy says so, agreed-upon procedures are judged,
// and anything else is no evidence.
func TestFamilies(t *testing.T) {
	for family := range review.Families() {
		for _, soc2 := range []bool{false, true} {
			r, e := clean("R"), reader()
			r.Family = family
			p := review.DefaultPolicy()
			p.TakeSOC2 = soc2
			want := family == review.OtherReport || family == review.SOC2 && !soc2
			if got := slices.Contains(rules(assess(t, &r, e, p)), review.RuleOtherFamily); got != want {
				t.Errorf("%s with %v: refused %v, want %v", family, soc2, got, want)
			}
		}
	}
}

// nested returns a case in which each report carves out an organization that the next one covers, n levels below the first.
func nested(n int) (review.Received, review.Entity) {
	r, e := clean("R"), reader()
	carve(&r, "S-0")
	from := soc1.ReportID("")
	for i := range n {
		x := clean(soc1.ReportID(fmt.Sprintf("R-%d", i+1)))
		if i < n-1 {
			carve(&x, soc1.SubserviceID(fmt.Sprintf("S-%d", i+1)))
		}
		e.Reports = append(e.Reports, x)
		e.Links = append(e.Links, review.Link{From: from, Subservice: soc1.SubserviceID(fmt.Sprintf("S-%d", i)), To: x.ID})
		from = x.ID
	}
	return r, e
}

// TestChainsAreFollowedAsDeepAsThePolicySays: the report under review is the first of a chain. With one report more than the policy
// follows, the last is as good as none.
func TestChainsAreFollowedAsDeepAsThePolicySays(t *testing.T) {
	for below := 1; below <= 6; below++ {
		for depth := 1; depth <= 8; depth++ {
			r, e := nested(below)
			got := assess(t, &r, e, review.DefaultPolicy().WithMaxChain(depth).WithCarveOut(part))
			want := rely
			if below+1 > depth {
				want = part
			}
			if got.Operation.Reliance != want || len(got.Chain) != min(below, depth-1) {
				t.Errorf("%d reports below and %d followed: %s, chain of %d", below, depth, got.Operation.Title(), len(got.Chain))
			}
			for i, c := range got.Chain {
				if c.Depth != i+1 || c.Link != i || c.To != e.Reports[i].ID {
					t.Errorf("%+v", c)
				}
			}
		}
	}
}

// TestAReportMetTwiceIsShownWhereItIsNearest: two ways lead to one report, and the shorter one counts for showing it.
func TestAReportMetTwiceIsShownWhereItIsNearest(t *testing.T) {
	for _, reversed := range []bool{false, true} {
		r, e := nested(3)
		// A direct link to the report in the middle, beside the way through the first one.
		carve(&r, "DIRECT")
		e.Links = append(e.Links, review.Link{Subservice: "DIRECT", To: "R-2"})
		if reversed {
			slices.Reverse(r.Subservices)
			slices.Reverse(e.Links)
		}
		got := assess(t, &r, e, review.DefaultPolicy().WithMaxChain(5))
		depths := make(map[soc1.ReportID][]int)
		for _, c := range got.Chain {
			depths[c.To] = append(depths[c.To], c.Depth)
		}
		for _, list := range depths {
			slices.Sort(list)
		}
		want := map[soc1.ReportID][]int{"R-1": {1}, "R-2": {1, 2}, "R-3": {2}}
		if d := gocmp.Diff(want, depths); d != "" {
			t.Errorf("reversed %v: %s", reversed, d)
		}
	}
}

// TestCUECsOfReportsFurtherDown: they are addressed to the service organization, and the policy says whether the reader answers for them.
// Those of the report under review are the reader's in any case.
func TestCUECsOfReportsFurtherDown(t *testing.T) {
	for _, c := range []struct {
		own, below, skip bool
		want             review.Reliance
	}{
		{false, false, false, rely}, {false, true, false, rwp}, {false, true, true, rely}, {true, false, true, rwp}, {true, true, true, rwp}, {true, true, false, rwp},
	} {
		r, e := nested(1)
		if c.own {
			r.CUECs = []cuec.CUEC{control("U-1")}
		}
		if c.below {
			e.Reports[0].CUECs = []cuec.CUEC{control("U-1")}
		}
		p := review.DefaultPolicy()
		p.SkipChainedCUECs = c.skip
		if got := assess(t, &r, e, p).Operation.Reliance; got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// Tightening any one knob never improves a conclusion (invariant 38): what is left of a gap, which standards need no judgement, whose
// controls the reader answers for, how much of the year has to be tested. The depth of chains is no such knob: a report that is not
// followed is as good as none, and one that is followed may show a failure, which is worse.
func TestLawNoKnobImprovesByTightening(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		g := generator{t}
		lax := review.DefaultPolicy()
		strict := lax
		switch g.pick(7, "knob") {
		case 0:
			lax.CarveOut, strict.CarveOut = rwp, [...]review.Reliance{part, no}[g.pick(2, "carve-out")]
		case 1:
			lax.AssertionGap, strict.AssertionGap = rwp, [...]review.Reliance{part, no}[g.pick(2, "gap")]
		case 2:
			// A lack of peer review that may not be known asks a question; from there on only what it leaves grows.
			lax.PeerReview, strict.PeerReview = rwp, [...]review.Reliance{part, no}[g.pick(2, "peer review")]
		case 3:
			strict = strict.WithStandards(soc1.ATC320)
		case 4:
			strict = strict.WithStandards()
		case 5:
			lax.SkipChainedCUECs = true
		case 6:
			strict.Coverage.MinOverlapMonths = lax.Coverage.MinOverlapMonths + 1 + g.pick(3, "months more")
			strict.Coverage.ComfortableMonths = max(strict.Coverage.ComfortableMonths, strict.Coverage.MinOverlapMonths)
		}
		notBetter(t, assess(t, &r, e, lax), assess(t, &r, e, strict))
	})
}
