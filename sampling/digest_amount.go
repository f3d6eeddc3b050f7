package sampling

import "strconv"

// Amount is an amount of money in minor units, such as cents, or of anything else that is weighed in
// whole units. It may be negative; only positive amounts can be hit by the monetary techniques. The
// zero value is no amount. Amounts travel as decimal strings, because other readers of JSON round
// numbers beyond 2^53.
type Amount int64

// String returns the amount in decimal minor units.
func (a Amount) String() string { return strconv.FormatInt(int64(a), 10) }

// MarshalText returns the text of [Amount.String]. It never fails.
func (a Amount) MarshalText() ([]byte, error) { return strconv.AppendInt(nil, int64(a), 10), nil }

// UnmarshalText sets *a from the spelling that MarshalText writes, and from no other: digits without
// leading zeros, preceded by a minus for a negative amount. It leaves *a alone on error.
func (a *Amount) UnmarshalText(text []byte) error {
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil || Amount(n).String() != string(text) {
		return selectionError(CodeSyntax, "amount", "want a whole number of minor units within 64 bits",
			"write digits without separators, decimal point or leading zeros")
	}
	*a = Amount(n)
	return nil
}
