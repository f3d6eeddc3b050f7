package sampling

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
)

// TicketSize is the length of a [Ticket] in bytes.
const TicketSize = 32

// Ticket is the 256-bit number that decides the place of a record in the draw: the smallest tickets
// are the sample. It is the SHA-256 digest described at [Seed.Ticket], read as a big-endian number.
// The zero Ticket is a legal value with no special meaning. Tickets are comparable with ==.
type Ticket [TicketSize]byte

// Compare returns -1, 0 or 1 as t is smaller than, equal to or larger than other, both read as
// big-endian numbers.
func (t Ticket) Compare(other Ticket) int {
	a, b := t.High64(), other.High64()
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return bytes.Compare(t[8:], other[8:])
}

// High64 returns the most significant 64 bits of the ticket. The monetary methods [Sieve] and
// [Priority] decide with it, because products of 64-bit numbers stay exact in 128 bits.
func (t Ticket) High64() uint64 { return binary.BigEndian.Uint64(t[:8]) }

// IsZero reports whether all bits of t are zero, which is how an optional ticket is left out.
func (t Ticket) IsZero() bool { return t == Ticket{} }

// String returns the ticket as 64 lower-case hexadecimal digits.
func (t Ticket) String() string { return hex.EncodeToString(t[:]) }

// MarshalText returns the text of [Ticket.String]. It never fails.
func (t Ticket) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, t[:]), nil }

// UnmarshalText sets *t from exactly 64 lower-case hexadecimal digits and leaves it alone on error.
func (t *Ticket) UnmarshalText(text []byte) error {
	raw, err := decodeHex(text)
	if err != nil {
		return err
	}
	*t = raw
	return nil
}

// decodeHex reads the one accepted spelling of 256 bits.
func decodeHex(text []byte) ([TicketSize]byte, error) {
	var raw [TicketSize]byte
	if len(text) != 2*TicketSize || bytes.ContainsAny(text, "ABCDEF") {
		return raw, selectionError(CodeSyntax, "ticket", "want 64 lower-case hexadecimal digits",
			"copy the value from the record without shortening it")
	}
	if _, err := hex.Decode(raw[:], text); err != nil {
		return [TicketSize]byte{}, selectionError(CodeSyntax, "ticket", "want 64 lower-case hexadecimal digits",
			"copy the value from the record without changing it")
	}
	return raw, nil
}
