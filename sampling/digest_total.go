package sampling

import (
	"math/bits"
	"strconv"
)

// totalDigits is the number of digits of the largest Total, 2^128 - 1.
const totalDigits = 39

// Total is a sum of amounts in minor units, an unsigned whole number of 128 bits: a billion records
// of large amounts exceed 2^63. Its zero value is 0. Totals are comparable with == and travel as
// decimal strings.
type Total struct{ hi, lo uint64 }

// NewTotal returns the Total of a number.
func NewTotal(n uint64) Total { return Total{lo: n} }

// IsZero reports whether t is 0.
func (t Total) IsZero() bool { return t == Total{} }

// Compare returns -1, 0 or 1 as t is smaller than, equal to or larger than other.
func (t Total) Compare(other Total) int {
	switch {
	case t == other:
		return 0
	case t.hi < other.hi || t.hi == other.hi && t.lo < other.lo:
		return -1
	}
	return 1
}

// Add returns t + other and reports whether the sum fits; if it does not, the sum is meaningless.
func (t Total) Add(other Total) (sum Total, ok bool) {
	var carry uint64
	sum.lo, carry = bits.Add64(t.lo, other.lo, 0)
	sum.hi, carry = bits.Add64(t.hi, other.hi, carry)
	return sum, carry == 0
}

// Uint64 returns t as a uint64 and reports whether it fits.
func (t Total) Uint64() (n uint64, ok bool) { return t.lo, t.hi == 0 }

// minus returns t - other for other <= t, and wraps otherwise.
func (t Total) minus(other Total) Total {
	lo, borrow := bits.Sub64(t.lo, other.lo, 0)
	hi, _ := bits.Sub64(t.hi, other.hi, borrow)
	return Total{hi: hi, lo: lo}
}

// divide returns t / n rounded down and the remainder, for n > 0.
func (t Total) divide(n uint64) (quotient Total, rest uint64) {
	quotient.hi, rest = t.hi/n, t.hi%n
	quotient.lo, rest = bits.Div64(rest, t.lo, n)
	return quotient, rest
}

// String returns t in decimal.
func (t Total) String() string {
	if t.hi == 0 {
		return strconv.FormatUint(t.lo, 10)
	}
	// 19 digits at a time; the rest is padded with zeros to its full width.
	const chunk = 1e19 // the largest power of ten below 2^64
	upper, low := t.divide(chunk)
	digits := strconv.FormatUint(low, 10)
	const zeros = "0000000000000000000"
	return upper.String() + zeros[len(digits):] + digits
}

// MarshalText returns the text of [Total.String]. It never fails.
func (t Total) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText sets *t from decimal digits without sign, blanks or leading zeros, and leaves it
// alone on error.
func (t *Total) UnmarshalText(text []byte) error {
	malformed := func() error {
		return selectionError(CodeSyntax, "total", "want a whole number below 2^128 in decimal digits",
			"write the amount in minor units without sign, separators or leading zeros")
	}
	if len(text) == 0 || len(text) > totalDigits || len(text) > 1 && text[0] == '0' {
		return malformed()
	}
	var sum Total
	for _, c := range text {
		if c < '0' || c > '9' {
			return malformed()
		}
		// sum * 10 + digit, refusing whatever leaves 128 bits.
		high, low := bits.Mul64(sum.lo, 10)
		over, upper := bits.Mul64(sum.hi, 10)
		upper, carry := bits.Add64(upper, high, 0)
		if over != 0 || carry != 0 {
			return malformed()
		}
		var ok bool
		if sum, ok = (Total{hi: upper, lo: low}).Add(Total{lo: uint64(c - '0')}); !ok {
			return malformed()
		}
	}
	*t = sum
	return nil
}
