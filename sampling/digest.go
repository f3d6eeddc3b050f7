package sampling

import (
	"encoding/binary"
	"math/bits"
)

// limbs is a whole number modulo 2^256 as four 64-bit words, the least significant first.
type limbs [4]uint64

// readLimbs returns the number that a ticket stands for.
func readLimbs(t Ticket) limbs {
	return limbs{binary.BigEndian.Uint64(t[24:]), binary.BigEndian.Uint64(t[16:]),
		binary.BigEndian.Uint64(t[8:]), binary.BigEndian.Uint64(t[0:])}
}

// ticket returns the number in the form of a ticket, big-endian.
func (a limbs) ticket() Ticket {
	var t Ticket
	for i, word := range a {
		binary.BigEndian.PutUint64(t[TicketSize-8*(i+1):], word)
	}
	return t
}

// xor returns a with the bits of b flipped.
func (a limbs) xor(b limbs) limbs {
	return limbs{a[0] ^ b[0], a[1] ^ b[1], a[2] ^ b[2], a[3] ^ b[3]}
}

// add returns a + b modulo 2^256.
func (a limbs) add(b limbs) limbs {
	var carry uint64
	a[0], carry = bits.Add64(a[0], b[0], 0)
	a[1], carry = bits.Add64(a[1], b[1], carry)
	a[2], carry = bits.Add64(a[2], b[2], carry)
	a[3], _ = bits.Add64(a[3], b[3], carry)
	return a
}

// times returns a * n modulo 2^256.
func (a limbs) times(n uint64) limbs {
	h0, p0 := bits.Mul64(a[0], n)
	h1, p1 := bits.Mul64(a[1], n)
	h2, p2 := bits.Mul64(a[2], n)
	return limbs{p0, p1, p2, a[3] * n}.add(limbs{0, h0, h1, h2})
}

// Digest ties a draw to its population: two different populations of equal size have the same Digest
// only by an accident of probability 2^-256. It sums up the digest tickets of all units. The digest
// ticket of a unit is SHA-256 of 64 zeros ("000...0", in place of a seed key), "/", and
//
//	id                                        for a unit without stratum and amount
//	id + US + stratum + US + amount           otherwise; US is the byte 0x1F, amount in decimal
//
// Ids and strata cannot hold US, so the text is unambiguous and every field of a unit is covered. Xor and Sum do not depend on the order
// of the records and merge by their operations; any SQL engine can compute them. They guard against
// mistakes and later changes, not against somebody who builds record ids by a large search in order
// to reach a given sum: for that, file a cryptographic digest of the extract as well.
type Digest struct {
	// Xor is the exclusive or of all digest tickets.
	Xor Ticket `json:"xor"`
	// Sum is their sum modulo 2^256.
	Sum Ticket `json:"sum"`
	// Order is the sum of row times digest ticket modulo 2^256, with rows counted from 1: it changes
	// when two records trade places. It is zero in the record of a technique that does not depend on
	// the order of the population.
	Order Ticket `json:"order,omitzero"`
}

// digestKey stands in place of a seed key; it is not the key of any known seed text.
func digestKey() (key [seedKeySize]byte) {
	for i := range key {
		key[i] = '0'
	}
	return key
}

// withoutOrder returns the digest of the population as a set.
func (d Digest) withoutOrder() Digest {
	d.Order = Ticket{}
	return d
}

// follow returns the digest of count records with digest d followed by those of next.
func (d Digest) follow(count uint64, next Digest) Digest {
	sum := readLimbs(next.Sum)
	return Digest{
		Xor:   readLimbs(d.Xor).xor(readLimbs(next.Xor)).ticket(),
		Sum:   readLimbs(d.Sum).add(sum).ticket(),
		Order: readLimbs(d.Order).add(readLimbs(next.Order)).add(sum.times(count)).ticket(),
	}
}
