package sampling

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// rateDigits is how many decimals a Rate holds, and rateOne is the rate 1 in those units.
const (
	rateDigits = 18
	rateOne    = 1_000_000_000_000_000_000
)

// Rate is an exact decimal from 0 to 1 with up to 18 decimals: a confidence, a tolerable or expected
// deviation rate, a risk. It is a value: comparable with ==, usable as a map key, free of allocation,
// and it never passes through binary floating point, so 5 % is the same Rate whether it came as
// "0.05", "5%", 0.05 or 5/100. The zero value is the rate 0; where a field is optional, 0 means not set.
type Rate struct {
	units uint64 // in 10^-18, at most rateOne
}

// ParseRate reads a decimal such as "0.05" or a percentage such as "5%". It accepts digits with at
// most one decimal point and an optional percent sign, and nothing else: no sign, no exponent, no
// spaces, no thousands separators. More than 18 decimals that matter, or a value above 1, is an error.
func ParseRate(text string) (Rate, error) {
	// Text is split by hand: strconv would pass through binary floating point.
	digits, percent := strings.CutSuffix(text, "%")
	whole, frac, _ := strings.Cut(digits, ".")
	if whole == "" || (frac == "" && strings.Contains(digits, ".")) || !allDigits(whole) || !allDigits(frac) {
		return Rate{}, rateError(CodeSyntax, text, "is not a decimal", `write "0.05" or "5%"`)
	}
	places := rateDigits
	if percent {
		places -= 2
	}
	frac = strings.TrimRight(frac, "0")
	if len(frac) > places {
		return Rate{}, rateError(CodePrecision, text, "needs more than 18 decimals", "round it to 18 decimals")
	}
	whole = strings.TrimLeft(whole, "0")
	if len(whole) > 3 {
		return Rate{}, rateError(CodeRange, text, "is above 1", "give a rate from 0 to 1, or a percentage up to 100%")
	}
	// At most 3 + 18 digits remain; the value is checked before it can exceed 64 bits.
	var units uint64
	for _, d := range whole + frac + strings.Repeat("0", places-len(frac)) {
		units = units*10 + uint64(d-'0')
		if units > rateOne {
			return Rate{}, rateError(CodeRange, text, "is above 1", "give a rate from 0 to 1, or a percentage up to 100%")
		}
	}
	return Rate{units}, nil
}

// RateFromFloat converts a float64 through its shortest decimal form, the one that prints as the
// programmer wrote it: 0.05 becomes exactly 5/100. NaN, a value outside 0 to 1 and a value whose
// shortest form needs more than 18 decimals are errors; the result of float arithmetic, such as
// 0.1+0.2, keeps its error and is taken as it prints.
func RateFromFloat(f float64) (Rate, error) {
	// The cases keep the decimal text short: what is left has at most 18 + 17 digits.
	switch {
	case math.IsNaN(f) || f < 0 || f > 1:
		return Rate{}, rateError(CodeRange, strconv.FormatFloat(f, 'g', -1, 64), "is not a rate", "give a number from 0 to 1")
	case f == 0:
		return Rate{}, nil
	case f < 1e-18:
		return Rate{}, rateError(CodePrecision, strconv.FormatFloat(f, 'g', -1, 64), "needs more than 18 decimals", "round it to 18 decimals")
	}
	return ParseRate(strconv.FormatFloat(f, 'f', -1, 64))
}

// RateFromRatio returns num/den if that fraction is a decimal with at most 18 decimals, as 5/100 is and
// 1/3 is not. It is an error if den is not positive or the fraction lies outside 0 to 1.
func RateFromRatio(num, den int64) (Rate, error) {
	text := fmt.Sprintf("%d/%d", num, den)
	if den <= 0 || num < 0 || num > den {
		return Rate{}, rateError(CodeRange, text, "is not a rate", "give 0 <= numerator <= denominator")
	}
	hi, lo := bits.Mul64(uint64(num), rateOne)
	units, rest := bits.Div64(hi, lo, uint64(den)) // hi < den because num <= den and rateOne < 2^64
	if rest != 0 {
		return Rate{}, rateError(CodePrecision, text, "has no exact form with 18 decimals", "round it to a decimal first")
	}
	return Rate{units}, nil
}

// maxDecimalExponent bounds the work that a hostile decimal can cause.
const maxDecimalExponent = 1000

// RateFromDecimal converts a decimal exactly. A value outside 0 to 1, or one that needs more than 18
// decimals, is an error.
func RateFromDecimal(d decimal.Decimal) (Rate, error) {
	coefficient, exponent := d.Coefficient(), int64(d.Exponent())
	switch {
	case coefficient.Sign() == 0:
		return Rate{}, nil
	case coefficient.Sign() < 0, exponent > 0:
		return Rate{}, rateError(CodeRange, "the decimal", "is outside 0 to 1", "give a rate from 0 to 1")
	case exponent < -maxDecimalExponent || coefficient.BitLen() > 4*maxDecimalExponent:
		return Rate{}, rateError(CodePrecision, "the decimal", "has too many digits", "round it to 18 decimals")
	}
	// coefficient * 10^exponent is a rate if coefficient * 10^18 / 10^-exponent is whole.
	scaled := coefficient.Mul(coefficient, big.NewInt(rateOne))
	divisor := new(big.Int).Exp(big.NewInt(10), big.NewInt(-exponent), nil)
	units, rest := scaled.QuoRem(scaled, divisor, new(big.Int))
	if !units.IsUint64() || units.Uint64() > rateOne {
		return Rate{}, rateError(CodeRange, "the decimal", "is above 1", "give a rate from 0 to 1")
	}
	if rest.Sign() != 0 {
		return Rate{}, rateError(CodePrecision, "the decimal", "needs more than 18 decimals", "round it to 18 decimals")
	}
	return Rate{units.Uint64()}, nil
}

// Decimal returns r as a decimal, exactly.
func (r Rate) Decimal() decimal.Decimal { return decimal.New(int64(r.units), -rateDigits) }

// Float64 returns the float64 nearest to r.
func (r Rate) Float64() float64 {
	if f := float64(r.units); f < 1<<53 || uint64(f) == r.units {
		return f / rateOne // numerator and denominator are exact, so the quotient is correctly rounded
	}
	f, _ := strconv.ParseFloat(r.String(), 64)
	return f
}

// Complement returns 1 - r, exactly: the risk that belongs to a confidence, and the other way round.
func (r Rate) Complement() Rate { return Rate{rateOne - r.units} }

// Add returns r + s, and false if the sum exceeds 1.
func (r Rate) Add(s Rate) (Rate, bool) {
	if s.units > rateOne-r.units {
		return Rate{}, false
	}
	return Rate{r.units + s.units}, true
}

// Sub returns r - s, and false if s exceeds r.
func (r Rate) Sub(s Rate) (Rate, bool) {
	if s.units > r.units {
		return Rate{}, false
	}
	return Rate{r.units - s.units}, true
}

// Compare returns -1, 0 or +1 as r is below, equal to or above s.
func (r Rate) Compare(s Rate) int {
	switch {
	case r.units < s.units:
		return -1
	case r.units > s.units:
		return 1
	}
	return 0
}

// IsZero reports whether r is 0, which for an optional field means that it was not set.
func (r Rate) IsZero() bool { return r.units == 0 }

// IsOne reports whether r is 1.
func (r Rate) IsOne() bool { return r.units == rateOne }

// String returns the shortest exact decimal, such as "0.05", "0" or "1".
func (r Rate) String() string { return fixedPoint(r.units, rateDigits) }

// Percent returns the shortest exact percentage, such as "5%" or "0.25%".
func (r Rate) Percent() string { return fixedPoint(r.units, rateDigits-2) + "%" }

// MarshalText writes the form of String.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what ParseRate reads. On error r is left alone.
func (r *Rate) UnmarshalText(text []byte) error {
	parsed, err := ParseRate(string(text))
	if err != nil {
		return err
	}
	*r = parsed
	return nil
}

// ceilTimes returns the smallest whole number that is at least n*r. n must not be negative.
func (r Rate) ceilTimes(n int64) int64 {
	quotient, rest := r.times(n)
	if rest != 0 {
		quotient++
	}
	return quotient
}

// floorTimes returns the largest whole number that is at most n*r. n must not be negative.
func (r Rate) floorTimes(n int64) int64 {
	quotient, _ := r.times(n)
	return quotient
}

// times returns n*r as a whole part and a remainder in units, through a 128-bit product. The quotient
// cannot overflow because r is at most 1.
func (r Rate) times(n int64) (quotient int64, rest uint64) {
	hi, lo := bits.Mul64(uint64(n), r.units)
	q, rem := bits.Div64(hi, lo, rateOne)
	return int64(q), rem
}

// fixedPoint writes units * 10^-places without trailing zeros.
func fixedPoint(units uint64, places int) string {
	text := strconv.FormatUint(units, 10)
	if len(text) <= places {
		text = strings.Repeat("0", places+1-len(text)) + text
	}
	whole, frac := text[:len(text)-places], strings.TrimRight(text[len(text)-places:], "0")
	if frac == "" {
		return whole
	}
	return whole + "." + frac
}

// allDigits reports whether s consists of ASCII digits only; the empty string does.
func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// maxQuoted bounds how much of a faulty input an error message repeats.
const maxQuoted = 40

// rateError describes a text or number that is not a Rate.
func rateError(code Code, text, message, hint string) error {
	if len(text) > maxQuoted {
		text = text[:maxQuoted] + "..."
	}
	return Error{Code: code, Field: "rate", Message: fmt.Sprintf("%q %s", text, message), Hint: hint}
}
