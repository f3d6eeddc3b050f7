package sampling_test

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestParseRate(t *testing.T) {
	cases := []struct {
		text, want string
		code       sampling.Code
	}{
		{text: "0.05", want: "0.05"}, {text: "5%", want: "0.05"}, {text: "0.25%", want: "0.0025"},
		{text: "0", want: "0"}, {text: "1", want: "1"}, {text: "100%", want: "1"}, {text: "1.000", want: "1"},
		{text: "000.5", want: "0.5"}, {text: "0.000000000000000001", want: "0.000000000000000001"},
		{text: "0.10000000000000000000000", want: "0.1"}, {text: "0.0000000000000001%", want: "0.000000000000000001"},
		{text: "", code: sampling.CodeSyntax}, {text: ".", code: sampling.CodeSyntax}, {text: "%", code: sampling.CodeSyntax},
		{text: ".5", code: sampling.CodeSyntax}, {text: "5.", code: sampling.CodeSyntax}, {text: "-0.1", code: sampling.CodeSyntax},
		{text: "+0.1", code: sampling.CodeSyntax}, {text: "1e-2", code: sampling.CodeSyntax}, {text: "5 %", code: sampling.CodeSyntax},
		{text: "0,05", code: sampling.CodeSyntax}, {text: "5%%", code: sampling.CodeSyntax}, {text: "٥%", code: sampling.CodeSyntax},
		{text: "1.1", code: sampling.CodeRange}, {text: "101%", code: sampling.CodeRange}, {text: "5", code: sampling.CodeRange},
		{text: strings.Repeat("9", 1000), code: sampling.CodeRange}, {text: "18446744073709551617", code: sampling.CodeRange},
		{text: "0.0000000000000000001", code: sampling.CodePrecision}, {text: "0.00000000000000001%", code: sampling.CodePrecision},
	}
	for _, c := range cases {
		got, err := sampling.ParseRate(c.text)
		if c.code != "" {
			if !errors.Is(err, c.code) {
				t.Errorf("ParseRate(%q) = %v, %v; want code %s", c.text, got, err, c.code)
			}
		} else if err != nil || got.String() != c.want {
			t.Errorf("ParseRate(%q) = %v, %v; want %s", c.text, got, err, c.want)
		}
	}
}

func TestRateConversionsRefuseWhatTheyCannotHold(t *testing.T) {
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1e-9, 1.0000001} {
		if _, err := sampling.RateFromFloat(f); !errors.Is(err, sampling.CodeRange) {
			t.Errorf("RateFromFloat(%v): %v, want a range error", f, err)
		}
	}
	for _, f := range []float64{5e-324, 1e-19, 1. / 3 / 1e5} {
		if _, err := sampling.RateFromFloat(f); !errors.Is(err, sampling.CodePrecision) {
			t.Errorf("RateFromFloat(%v): %v, want a precision error", f, err)
		}
	}
	if r, err := sampling.RateFromFloat(math.Copysign(0, -1)); err != nil || !r.IsZero() {
		t.Errorf("RateFromFloat(-0) = %v, %v", r, err)
	}
	for _, c := range [][2]int64{{1, 3}, {1, 1 << 62}} {
		if _, err := sampling.RateFromRatio(c[0], c[1]); !errors.Is(err, sampling.CodePrecision) {
			t.Errorf("RateFromRatio(%d, %d): %v, want a precision error", c[0], c[1], err)
		}
	}
	for _, c := range [][2]int64{{1, 0}, {0, 0}, {-1, 5}, {6, 5}, {1, -5}, {math.MinInt64, math.MinInt64}} {
		if _, err := sampling.RateFromRatio(c[0], c[1]); !errors.Is(err, sampling.CodeRange) {
			t.Errorf("RateFromRatio(%d, %d): %v, want a range error", c[0], c[1], err)
		}
	}
	for text, code := range map[string]sampling.Code{
		"1.5": sampling.CodeRange, "-0.5": sampling.CodeRange, "1e9999": sampling.CodeRange,
		"1e-9999": sampling.CodePrecision, "0.1234567890123456789": sampling.CodePrecision,
	} {
		if _, err := sampling.RateFromDecimal(decimal.RequireFromString(text)); !errors.Is(err, code) {
			t.Errorf("RateFromDecimal(%s): %v, want %s", text, err, code)
		}
	}
}

// anyRate draws rates of every number of decimals, with the borders more often than chance would.
func anyRate() *rapid.Generator[sampling.Rate] {
	return rapid.Custom(func(t *rapid.T) sampling.Rate {
		den := int64(1)
		for range rapid.IntRange(0, 18).Draw(t, "decimals") {
			den *= 10
		}
		r, err := sampling.RateFromRatio(rapid.Int64Range(0, den).Draw(t, "units"), den)
		if err != nil {
			t.Fatal(err)
		}
		return r
	})
}

func TestEveryFormOfARateReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := anyRate().Draw(t, "r")
		for _, text := range []string{r.String(), r.Percent()} {
			if back, err := sampling.ParseRate(text); err != nil || back != r {
				t.Fatalf("%s reads back as %v (%v)", text, back, err)
			}
		}
		if back, err := sampling.RateFromDecimal(r.Decimal()); err != nil || back != r {
			t.Fatalf("decimal of %v reads back as %v (%v)", r, back, err)
		}
		if want := r.Decimal().InexactFloat64(); r.Float64() != want {
			t.Fatalf("Float64 of %v is %v, want %v", r, r.Float64(), want)
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var back sampling.Rate
		if err := json.Unmarshal(data, &back); err != nil || back != r {
			t.Fatalf("%s reads back as %v (%v)", data, back, err)
		}
	})
}

func TestShortFloatsAreTheRatesTheyPrintAs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(0, 1_000_000).Draw(t, "n")
		fromFloat, err := sampling.RateFromFloat(float64(n) / 1e6)
		if err != nil {
			t.Fatal(err)
		}
		if want, _ := sampling.RateFromRatio(n, 1_000_000); fromFloat != want {
			t.Fatalf("%v, want %v", fromFloat, want)
		}
	})
}

func TestRateArithmeticIsThatOfDecimals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyRate().Draw(t, "a"), anyRate().Draw(t, "b")
		if !a.Complement().Decimal().Equal(decimal.NewFromInt(1).Sub(a.Decimal())) || a.Complement().Complement() != a {
			t.Fatalf("complement of %v is %v", a, a.Complement())
		}
		if a.Compare(b) != a.Decimal().Cmp(b.Decimal()) {
			t.Fatalf("%v against %v: %d", a, b, a.Compare(b))
		}
		sum, ok := a.Add(b)
		if want := a.Decimal().Add(b.Decimal()); ok != want.LessThanOrEqual(decimal.NewFromInt(1)) || ok && !sum.Decimal().Equal(want) {
			t.Fatalf("%v + %v = %v, %v", a, b, sum, ok)
		}
		difference, ok := a.Sub(b)
		if ok != (a.Compare(b) >= 0) || ok && !difference.Decimal().Equal(a.Decimal().Sub(b.Decimal())) {
			t.Fatalf("%v - %v = %v, %v", a, b, difference, ok)
		}
	})
}

func FuzzParseRate(f *testing.F) {
	f.Add("0.05")                                   // the usual form
	f.Add("5%")                                     // a percentage
	f.Add("1.00000000000000000000000000000000000")  // zeros beyond the precision
	f.Add("0.0000000000000000001")                  // one decimal too many
	f.Add("99999999999999999999999999999999999999") // overflows 64 bits if unchecked
	f.Add("1e309")                                  // a float form
	f.Add("-0")                                     // a sign
	f.Fuzz(func(t *testing.T, text string) {
		r, err := sampling.ParseRate(text)
		if err != nil {
			if len(sampling.Errors(err)) != 1 || len(err.Error()) > 400 {
				t.Fatalf("error %q of type %T", err, err)
			}
			return
		}
		if back, err := sampling.ParseRate(r.String()); err != nil || back != r {
			t.Fatalf("%q gives %v, which reads back as %v (%v)", text, r, back, err)
		}
	})
}
