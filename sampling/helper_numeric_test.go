package sampling_test

import (
	"errors"

	"github.com/seed-9947fa86/attest/sampling"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

// decimalOf is a whole number as a decimal.
func decimalOf(n int64) decimal.Decimal { return decimal.NewFromInt(n) }

// shareOf returns percent hundredths of r, exactly.
func shareOf(t *rapid.T, r sampling.Rate, percent int64) sampling.Rate {
	share, err := sampling.RateFromDecimal(r.Decimal().Mul(decimal.New(percent, -2)))
	if err != nil {
		t.Fatal(err)
	}
	return share
}

// tolerableCount is ceil(N T) by decimals.
func tolerableCount(N int64, tolerable sampling.Rate) int64 {
	return tolerable.Decimal().Mul(decimalOf(N)).Ceil().IntPart()
}

// wantInfeasible fails unless err is of CodeInfeasible.
func wantInfeasible(t *rapid.T, err error) {
	if !errors.Is(err, sampling.CodeInfeasible) {
		t.Fatalf("error %v, want an infeasible request", err)
	}
}
