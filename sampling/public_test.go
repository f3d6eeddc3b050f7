package sampling_test

import (
	"strconv"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// digits is the relative error allowed for limits; twelve digits are promised, the worst seen has thirteen.
const digits = 1e-13

func TestBinomialLimitsMatchTheReference(t *testing.T) {
	upper, lower := worst{column: "upper"}, worst{column: "lower"}
	for i, r := range reference(t, "public_cp_limits.csv") {
		s := sampling.Sample{Size: r.whole(t, "n"), Deviations: r.whole(t, "k"), Selection: sampling.SimpleRandom}
		b, err := sampling.Limits(s, r.rate(t, "confidence"), sampling.AICPAPolicy())
		if err != nil {
			t.Fatal(err)
		}
		upper.add(t, i, b.Upper, r.number(t, "upper"), digits)
		lower.add(t, i, b.Lower, r.number(t, "lower"), digits)
	}
	upper.report(t)
	lower.report(t)
}

func TestPoissonLimitsMatchTheReference(t *testing.T) {
	upper, lower, quotient := worst{column: "upper_lambda"}, worst{column: "lower_lambda"}, worst{column: "upper_rate"}
	for i, r := range reference(t, "public_poisson_limits.csv") {
		n, k, confidence := r.whole(t, "n"), r.whole(t, "k"), r.rate(t, "confidence")
		u, err := sampling.Factor(k, confidence)
		if err != nil {
			t.Fatal(err)
		}
		l, err := sampling.LowerFactor(k, confidence)
		if err != nil {
			t.Fatal(err)
		}
		upper.add(t, i, u, r.number(t, "upper_lambda"), digits)
		lower.add(t, i, l, r.number(t, "lower_lambda"), digits)
		quotient.add(t, i, u/float64(n), r.number(t, "upper_rate"), digits)
		if k > n {
			continue // the reference varies k and n freely
		}
		b, err := sampling.Limits(sampling.Sample{Size: n, Deviations: k}, confidence, sampling.PoissonPolicy())
		if err != nil {
			t.Fatal(err)
		}
		quotient.add(t, i, b.Upper, r.number(t, "upper_rate"), digits)
	}
	upper.report(t)
	lower.report(t)
	quotient.report(t)
}

func TestHypergeometricLimitsMatchTheReference(t *testing.T) {
	at, after := worst{column: "p_at_K_upper"}, worst{column: "p_at_K_upper_plus_1"}
	rows, right := reference(t, "public_hyper_limits.csv"), 0
	for i, r := range rows {
		N, n, k := r.whole(t, "N"), r.whole(t, "n"), r.whole(t, "k")
		b, err := sampling.Limits(sampling.Sample{Population: N, Size: n, Deviations: k}, r.rate(t, "confidence"), sampling.DefaultPolicy())
		if err != nil {
			t.Fatal(err)
		}
		if b.Counts.Upper != r.whole(t, "K_upper") || b.Counts.Lower != r.whole(t, "K_lower") {
			t.Errorf("row %d %v: %+v", i+1, r, b.Counts)
			continue
		}
		right++
		for add, w := range []*worst{&at, &after} {
			if K := b.Counts.Upper + int64(add); K <= N {
				tails, err := sampling.HypergeometricTails(N, K, n, k)
				if err != nil {
					t.Fatal(err)
				}
				w.add(t, i, tails.AtMost.Float64(), r.number(t, w.column), digits)
			}
		}
	}
	t.Logf("%d of %d rows", right, len(rows))
	at.report(t)
	after.report(t)
}

// checkPlan compares a plan with the columns n and k of a reference row, -1 for none, and its risk.
func checkPlan(t *testing.T, i int, r row, q sampling.Request, p sampling.Policy, nColumn, kColumn, riskColumn string, risk *worst) bool {
	t.Helper()
	plan, err := sampling.MakePlan(q, p)
	if want := r.whole(t, nColumn); want < 0 {
		if err == nil {
			t.Errorf("row %d %v: plan %d, want an error", i+1, r, plan.Size)
		}
		return err != nil
	} else if err != nil || plan.Size != want {
		t.Errorf("row %d %v: size %d (%v), want %d", i+1, r, plan.Size, err, want)
		return false
	}
	if kColumn != "" && plan.Critical != r.whole(t, kColumn) {
		t.Errorf("row %d %v: critical number %d", i+1, r, plan.Critical)
		return false
	}
	if riskColumn != "" {
		risk.add(t, i, plan.Risk, r.number(t, riskColumn), 1e-12)
	}
	return true
}

func TestPlansMatchTheReference(t *testing.T) {
	cases := []struct {
		file, n, k, risk string
		policy           sampling.Policy
		request          func(row) sampling.Request
	}{
		{"public_plan_binomial_k.csv", "n", "k", "p_at_n", sampling.AICPAPolicy(), fixedRate},
		{"public_plan_binomial_rate.csv", "n", "k", "p_at_n", sampling.AICPAPolicy(), expectedRate},
		{"public_plan_hyper_k.csv", "n", "k", "p_at_n", sampling.DefaultPolicy(), fixedCount},
		{"public_plan_hyper_rate.csv", "n_ceil", "k_ceil", "", sampling.DefaultPolicy(), expectedRate},
		{"public_plan_hyper_rate.csv", "n_above", "k_above", "", sampling.DefaultPolicy().WithTolerable(sampling.TolerableAbove), expectedRate},
		{"public_plan_poisson_k.csv", "n", "k", "p_at_n", sampling.PoissonPolicy(), fixedRate},
		{"public_plan_poisson_rate.csv", "n_integer_k", "k", "", sampling.PoissonPolicy(), expectedRate},
		{"public_plan_poisson_rate.csv", "n_real_k", "", "", sampling.AICPAPoissonPolicy(), expectedRate},
		{"public_discovery.csv", "n_required", "", "", sampling.DefaultPolicy(), func(r row) sampling.Request {
			return sampling.Request{Population: r.whole(t, "N"), Confidence: r.rate(t, "confidence"), TolerableCount: r.whole(t, "K")}
		}},
	}
	for _, c := range cases {
		t.Run(c.file+"/"+c.n, func(t *testing.T) {
			risk, right := worst{column: c.risk}, 0
			rows := reference(t, c.file)
			for i, r := range rows {
				if checkPlan(t, i, r, c.request(r), c.policy, c.n, c.k, c.risk, &risk) {
					right++
				}
			}
			t.Logf("%d of %d rows", right, len(rows))
			if c.risk != "" {
				risk.report(t)
			}
		})
	}
}

// mustRate is rate without a test, for request builders.
func mustRate(text string) sampling.Rate {
	r, err := sampling.ParseRate(text)
	if err != nil {
		panic(err)
	}
	return r
}

// mustWhole is row.whole without a test.
func mustWhole(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		panic(err)
	}
	return n
}

func fixedRate(r row) sampling.Request {
	return sampling.Request{Confidence: mustRate(r["confidence"]), Tolerable: mustRate(r["tolerable_rate"]), Critical: mustWhole(r["k"])}
}

func fixedCount(r row) sampling.Request {
	return sampling.Request{Population: mustWhole(r["N"]), Confidence: mustRate(r["confidence"]),
		TolerableCount: mustWhole(r["K_T"]), Critical: mustWhole(r["k"])}
}

func expectedRate(r row) sampling.Request {
	q := sampling.Request{Confidence: mustRate(r["confidence"]), Tolerable: mustRate(r["tolerable_rate"]), Expected: mustRate(r["expected_rate"])}
	if r["N"] != "" {
		q.Population = mustWhole(r["N"])
	}
	return q
}

func TestDiscoveryMatchesTheReference(t *testing.T) {
	rows, right := reference(t, "public_discovery.csv"), 0
	for i, r := range rows {
		d, err := sampling.Detect(r.whole(t, "N"), r.whole(t, "K"), r.whole(t, "n"))
		if err != nil {
			t.Fatal(err)
		}
		ok := sameProbability(t, i, "detect", d.Detect, r["detect_probability"])
		if sameProbability(t, i, "miss", d.Miss, r["miss_probability"]) && ok {
			right++
		}
	}
	t.Logf("%d of %d rows", right, len(rows))
}

func TestBayesianLimitsMatchTheReference(t *testing.T) {
	rows, right := reference(t, "public_bayes_limits.csv"), 0
	upper := worst{column: "beta_upper"}
	for i, r := range rows {
		a, _ := r.number(t, "prior_a").Float64()
		b, _ := r.number(t, "prior_b").Float64()
		s := sampling.Sample{Population: r.whole(t, "N"), Size: r.whole(t, "n"), Deviations: r.whole(t, "k")}
		c := sampling.Criterion{Confidence: r.rate(t, "confidence"), Tolerable: rate(t, "0.05")}
		post, err := sampling.EvaluateBayes(s, c, sampling.Prior{A: a, B: b, Source: "reference"}, sampling.DefaultPolicy())
		if err != nil {
			t.Fatal(err)
		}
		upper.add(t, i, post.Upper, r.number(t, "beta_upper"), digits)
		if post.Counts.Upper != r.whole(t, "betabinom_upper") {
			t.Errorf("row %d %v: %+v", i+1, r, post.Counts)
			continue
		}
		right++
	}
	t.Logf("%d of %d rows", right, len(rows))
	upper.report(t)
}

func TestStopOrGoMatchesTheReference(t *testing.T) {
	accept := worst{column: "accept_probability"}
	for i, r := range reference(t, "public_stop_or_go.csv") {
		plan, err := sampling.ParseSequential(r["stages_n/accept/stop"])
		if err != nil {
			t.Fatal(err)
		}
		accept.add(t, i, plan.At(r.rate(t, "true_rate")).Accept, r.number(t, accept.column), digits)
	}
	accept.report(t)
}
