package sampling

import "fmt"

// Policy holds the choices on which practice differs. Each has a name, each is part of the result, and
// the zero value of each field is the documented default, so Policy{} is the default policy. A Policy is
// a value; the With methods return changed copies.
type Policy struct {
	// Distribution is the probability model. Zero chooses the hypergeometric distribution if the
	// population is known and the binomial otherwise.
	Distribution Distribution `json:"distribution,omitzero"`
	// Tolerable says how a tolerable rate becomes a count of items in a known population. Zero is TolerableCeiling.
	Tolerable TolerableRule `json:"tolerable,omitzero"`
	// Expected says how many deviations a plan expects in n items. Zero is ExpectedCeiling.
	Expected ExpectedRule `json:"expected,omitzero"`
	// Risk says whether a probability equal to the risk is accepted. Zero is RiskAtMost.
	Risk RiskRule `json:"risk,omitzero"`
	// MaxSize, if positive, makes a plan that needs more items an error. Zero sets no cap; a plan is never
	// cut short silently.
	MaxSize int64 `json:"maxSize,omitzero"`
}

// DefaultPolicy returns the default policy with its choices spelled out, except for the distribution,
// which depends on whether the population is known.
func DefaultPolicy() Policy {
	return Policy{Tolerable: TolerableCeiling, Expected: ExpectedCeiling, Risk: RiskAtMost}
}

// AICPAPolicy returns the choices behind the tables of the AICPA guide on audit sampling: the binomial
// distribution whatever the population, and expected deviations rounded up.
func AICPAPolicy() Policy { return DefaultPolicy().WithDistribution(Binomial) }

// FAMPolicy returns the choices behind Figure 450.1 of the Financial Audit Manual of GAO and CIGIE (June
// 2025), which is binomial. Its Table 460.1 is hypergeometric for a population of 5,001: use
// [DefaultPolicy] with that population to reproduce it.
func FAMPolicy() Policy { return DefaultPolicy().WithDistribution(Binomial) }

// PoissonPolicy returns the choices of the reliability-factor method and of monetary-unit sampling.
func PoissonPolicy() Policy { return DefaultPolicy().WithDistribution(Poisson) }

// AICPAPoissonPolicy returns the choices behind table C-1 of the AICPA guide: the Poisson distribution with
// expected deviations that are not rounded.
func AICPAPoissonPolicy() Policy {
	return PoissonPolicy().WithExpected(ExpectedUnrounded)
}

// IDEAPolicy returns the choices that reproduce the recorded attribute plans of the IDEA software: the
// hypergeometric distribution, and the expected rate rounded to whole items of the population.
func IDEAPolicy() Policy {
	return DefaultPolicy().WithDistribution(Hypergeometric).WithExpected(ExpectedPopulationShare)
}

// WithDistribution returns p with another distribution.
func (p Policy) WithDistribution(d Distribution) Policy { p.Distribution = d; return p }

// WithTolerable returns p with another rule for the tolerable count.
func (p Policy) WithTolerable(r TolerableRule) Policy { p.Tolerable = r; return p }

// WithExpected returns p with another rule for the expected deviations.
func (p Policy) WithExpected(r ExpectedRule) Policy { p.Expected = r; return p }

// WithRisk returns p with another risk rule.
func (p Policy) WithRisk(r RiskRule) Policy { p.Risk = r; return p }

// WithMaxSize returns p with another cap on the sample size; 0 removes it.
func (p Policy) WithMaxSize(n int64) Policy { p.MaxSize = n; return p }

// resolve fills in the defaults for a population, 0 if unknown, and records faults of the policy.
func (p Policy) resolve(population int64, f *faults) Policy {
	if p.Distribution == 0 {
		p.Distribution = Binomial
		if population > 0 {
			p.Distribution = Hypergeometric
		}
	}
	if p.Tolerable == 0 {
		p.Tolerable = TolerableCeiling
	}
	if p.Expected == 0 {
		p.Expected = ExpectedCeiling
	}
	if p.Risk == 0 {
		p.Risk = RiskAtMost
	}
	if !p.Distribution.IsValid() || !p.Tolerable.IsValid() || !p.Expected.IsValid() || !p.Risk.IsValid() {
		f.add(CodeInvalid, "policy", "the policy holds a value that is not defined", "use the constants of this package")
	}
	if p.MaxSize < 0 {
		f.addf(CodeRange, "policy.maxSize", "give a positive cap, or 0 for none", "%d is negative", p.MaxSize)
	}
	if p.Distribution == Hypergeometric && population == 0 {
		f.add(CodePopulation, "population", "the hypergeometric distribution needs the size of the population",
			"count the population, or use the binomial distribution")
	}
	return p
}

// String lists the choices in force, such as "hypergeometric, tolerable ceiling, expected ceiling, risk at-most".
func (p Policy) String() string {
	var f faults
	d := "automatic"
	if p.Distribution != 0 {
		d = p.Distribution.String()
	}
	p = p.resolve(1, &f)
	text := fmt.Sprintf("%s, tolerable %s, expected %s, risk %s", d, p.Tolerable, p.Expected, p.Risk)
	if p.MaxSize > 0 {
		text += fmt.Sprintf(", at most %d items", p.MaxSize)
	}
	return text
}
