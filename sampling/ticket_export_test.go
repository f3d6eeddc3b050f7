package sampling

import "math/big"

// WithoutShortcut returns the issuer as it is where the state of the hash cannot be taken up.
func (m *Issuer) WithoutShortcut() *Issuer {
	m.hash = nil
	return m
}

// Reduce exposes the reduction of a 256-bit number to a range, with its verdict on rejection.
func Reduce(x [TicketSize]byte, n *big.Int) (rest Total, fits bool) {
	var bound Total
	if bound.UnmarshalText([]byte(n.String())) != nil {
		return Total{}, false
	}
	return reduce(x, bound)
}
