package review

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/soc1"
)

// The bounds of [Policy.MaxChain].
const (
	minChain = 1
	maxChain = 16
)

// Policy holds what practice leaves open. It is a value: presets are functions, changes are made on copies, and the
// policy in force is part of the review. The zero value is invalid; start from [DefaultPolicy] or [StrictPolicy].
type Policy struct {
	// Name names the policy in outputs.
	Name string `json:"name"`
	// Coverage judges the window against the fiscal year.
	Coverage soc1.CoveragePolicy `json:"coverage"`
	// Standards are the standards that need no judgement. Any other, superseded ones among them, asks
	// [StandardAdequate].
	Standards []soc1.Standard `json:"standards,omitzero"`
	// CarveOut is what remains for an objective that needs a carved-out subservice organization on which no
	// usable report is at hand: [RelyWithProcedures] (the default), [PartialReliance] or [NoReliance].
	CarveOut Reliance `json:"carveOut"`
	// PeerReview is what remains when the service auditor has no peer review: the same choices, or [Rely] for
	// countries without such a programme.
	PeerReview Reliance `json:"peerReview"`
	// AssertionGap is what remains when no objective answers a relevant assertion about a significant
	// account: the same choices as for CarveOut.
	AssertionGap Reliance `json:"assertionGap"`
	// MaxChain is how many reports deep a chain of subservice organizations is followed, from 1 to 16.
	MaxChain int `json:"maxChain"`
	// TakeSOC2 accepts a SOC 2 report, whose criteria then stand where a SOC 1 has objectives. It is for readers whose
	// purpose is not financial reporting.
	TakeSOC2 bool `json:"takeSoc2,omitzero"`
	// SkipChainedCUECs leaves the complementary user entity controls of reports on subservice organizations aside.
	// They are addressed to the service organization; by default the reader says for each who performs it.
	SkipChainedCUECs bool `json:"skipChainedCuecs,omitzero"`
}

// DefaultPolicy returns the usual choices: six months of overlap and three months bridged, both standards in force,
// procedures for what a carve-out leaves open, three levels of reports.
func DefaultPolicy() Policy {
	return Policy{
		Name: "default", Coverage: soc1.DefaultCoveragePolicy(), Standards: []soc1.Standard{soc1.ATC320, soc1.ISAE3402},
		CarveOut: RelyWithProcedures, PeerReview: RelyWithProcedures, AssertionGap: RelyWithProcedures, MaxChain: 3,
	}
}

// StrictPolicy returns the choices of a careful US auditor: nine months of overlap, complete letters, no judgement
// taken for granted about foreign standards, and a part that nobody covers is excluded.
func StrictPolicy() Policy {
	return Policy{
		Name: "strict", Coverage: soc1.StrictCoveragePolicy(), Standards: []soc1.Standard{soc1.ATC320},
		CarveOut: PartialReliance, PeerReview: NoReliance, AssertionGap: PartialReliance, MaxChain: 3,
	}
}

// WithName returns a copy with another name.
func (p Policy) WithName(name string) Policy {
	p.Name = name
	return p
}

// WithCoverage returns a copy that judges periods by another policy.
func (p Policy) WithCoverage(c soc1.CoveragePolicy) Policy {
	p.Coverage = c
	return p
}

// WithStandards returns a copy that takes exactly these standards without a judgement.
func (p Policy) WithStandards(list ...soc1.Standard) Policy {
	p.Standards = slices.Clone(list)
	return p
}

// WithCarveOut returns a copy with another outcome for carve-outs without a usable report.
func (p Policy) WithCarveOut(r Reliance) Policy {
	p.CarveOut = r
	return p
}

// WithMaxChain returns a copy that follows chains to another depth.
func (p Policy) WithMaxChain(n int) Policy {
	p.MaxChain = n
	return p
}

// WithSOC2 returns a copy that accepts SOC 2 reports.
func (p Policy) WithSOC2() Policy {
	p.TakeSOC2 = true
	return p
}

// Validate returns nil if every choice is one of those offered, else an error with every [soc1.Problem].
func (p Policy) Validate() error {
	var ps soc1.Problems
	if strings.TrimSpace(p.Name) == "" || !utf8.ValidString(p.Name) {
		ps.Add(soc1.CodeMissing, "/name", "the policy has no name", "name it, because the memo states the policy in force")
	}
	ps.Merge("/coverage", p.Coverage.Validate())
	for i, s := range p.Standards {
		if !s.IsValid() {
			ps.Add(soc1.CodeInvalid, soc1.Pointer("/standards", i), "the standard is unknown", `use a name such as "at-c-320"`)
		}
	}
	outcome := func(path string, r, best Reliance) {
		if r < best || r > NoReliance {
			ps.Addf(soc1.CodeInvalid, path, `use "rely-with-procedures", "partial-reliance" or "no-reliance"`, "%s is not a choice here", r)
		}
	}
	outcome("/carveOut", p.CarveOut, RelyWithProcedures)
	outcome("/peerReview", p.PeerReview, Rely)
	outcome("/assertionGap", p.AssertionGap, RelyWithProcedures)
	if p.MaxChain < minChain || p.MaxChain > maxChain {
		ps.Addf(soc1.CodeRange, "/maxChain", "use 1 to 16", "a chain of %d reports cannot be followed", p.MaxChain)
	}
	return ps.Err()
}

// clone returns a copy that shares no memory.
func (p Policy) clone() Policy {
	p.Standards = slices.Clone(p.Standards)
	return p
}
