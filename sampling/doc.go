// Package sampling plans, selects and evaluates samples for tests of controls, exactly.
//
// # Vocabulary
//
//   - population: all occurrences of a control in a period, N of them; 0 stands for an unknown number
//   - deviation: an occurrence that did not operate as prescribed; k in the sample, K in the population
//   - tolerable rate: the largest rate of deviation the auditor accepts; K_T is the smallest count of
//     deviations that must not be accepted
//   - expected rate: the rate of deviation anticipated when planning
//   - confidence: 1 minus the risk of overreliance, of accepting a population at the tolerable rate
//   - critical number: the largest k that still supports reliance
//   - upper limit: the one-sided upper confidence limit of the population's rate of deviation
//
// # Questions and answers
//
// [MakePlan] answers how many items to test, [NewSequential] fixes a stop-or-go plan and tells its risk,
// [FrequencyTable] gives the customary size and what it would prove. [Evaluate] says what a sample shows,
// [Supports] only whether it supports reliance, [EvaluateStrata] joins separate samples,
// [EvaluateBayes] uses a prior, [Detect] gives the chance to find a rare deviation. A selection
// draws the sample from a seed so that anyone can draw it again, and Reperform does.
//
//	plan, err := sampling.MakePlan(sampling.Request{
//		Population: 5_000, Confidence: confidence, Tolerable: tolerable,
//	}, sampling.DefaultPolicy())
//	// plan.Size items are tested; k of them deviate
//	result, err := sampling.Evaluate(sampling.Sample{
//		Population: 5_000, Size: plan.Size, Deviations: k, Selection: sampling.SimpleRandom,
//	}, sampling.Criterion{Confidence: confidence, Tolerable: tolerable}, sampling.DefaultPolicy())
//
// # Exactness
//
// Rates are exact decimals ([Rate]); counts are whole numbers; products of both are taken in 128 bits.
// Every comparison of a probability with a risk is certified: float64 decides when the two differ by more
// than one part in 10^9, arithmetic of 106 bits when they differ by more than one in 10^20, and whole
// numbers decide ties, which are common in small populations. Sample sizes, critical numbers and limits
// in items therefore equal those of exact arithmetic, and do not depend on the platform. Rates as float64
// carry at least twelve correct digits; their last digit may differ between platforms.
//
// # Invariants
//
// A plan and an evaluation agree: the critical number supports reliance, one deviation more does not.
// The two forms of the decision, by probability and by limit, agree. Where practice differs, the choice is
// a named field of [Policy], and the result carries it. What a reader must know but nobody must fix is
// a [Warning] on the result.
//
// # Refusals
//
// A confidence statement about a selection that was not random is an error. So is an extension of a
// sample outside a plan fixed in advance, a prior without a source, and a plan that no sample size can
// satisfy; a plan is never cut off at a cap in silence. There is no clock, no randomness of its own, no
// file, no network, and no state: every function is safe for concurrent use. Work is bounded for any
// input: counts above [MaxCount] are refused.
//
// The statistics follow AS 2315, AU-C 530, ISA 530 and the Financial Audit Manual of GAO and CIGIE.
package sampling
