package sampling

import (
	"crypto/sha256"
	"encoding/binary"
	"math/bits"
	"strconv"
)

// maxRejections bounds the counter of a uniform draw. One rejection has a probability below
// 2^-128, so the bound is never met; it only keeps the work finite in writing.
const maxRejections = 64

// Uniform returns a number that is uniform in [0, n), drawn from the seed for a purpose named by
// label. The stream is SHA-256 in counter mode and part of the record's format:
//
//	x_c = SHA-256(seedkey + "#" + label + "#" + c)     c = 0, 1, 2 ... in decimal
//	result = x_c mod n for the first c with x_c < n * floor(2^256 / n)
//
// The rejection makes it exactly unbiased. Equal labels give equal numbers: a caller that needs
// several must number its labels. Uniform(label, 0) is 0, since no number lies in an empty range.
func (s Seed) Uniform(label string, n uint64) uint64 {
	return s.uniform(label, Total{lo: n}).lo
}

// uniform is Uniform for bounds up to 128 bits, which the systematic draw of monetary units needs.
func (s Seed) uniform(label string, n Total) Total {
	if n.IsZero() {
		return Total{}
	}
	// The counter is appended to the same beginning each time; strconv.AppendInt overwrites the last one.
	prefix := append(append(append(make([]byte, 0, 160), s.key[:]...), '#'), label...)
	prefix = append(prefix, '#')
	var rest Total
	for c := range maxRejections {
		x := sha256.Sum256(strconv.AppendInt(prefix, int64(c), 10))
		var fits bool
		if rest, fits = reduce(x, n); fits {
			break
		}
	}
	return rest
}

// reduce returns x mod n and reports whether x lies below the largest multiple of n that is at most
// 2^256, that is whether the whole stretch of n numbers around x exists.
func reduce(x [sha256.Size]byte, n Total) (rest Total, fits bool) {
	w := [4]uint64{binary.BigEndian.Uint64(x[0:]), binary.BigEndian.Uint64(x[8:]),
		binary.BigEndian.Uint64(x[16:]), binary.BigEndian.Uint64(x[24:])}
	if n.hi == 0 {
		for _, word := range w {
			rest.lo = bits.Rem64(rest.lo, word, n.lo)
		}
	} else {
		rest = longRemainder(w, n)
	}
	// The stretch ends at x - rest + (n-1); it exists when that does not exceed 2^256 - 1.
	up := n.minus(rest).minus(Total{lo: 1})
	_, carry := bits.Add64(w[3], up.lo, 0)
	_, carry = bits.Add64(w[2], up.hi, carry)
	_, carry = bits.Add64(w[1], 0, carry)
	_, carry = bits.Add64(w[0], 0, carry)
	return rest, carry == 0
}

// longRemainder divides bit by bit, which is fast enough for the one draw that needs 128 bits.
func longRemainder(w [4]uint64, n Total) Total {
	var rest Total
	for _, word := range w {
		for i := 63; i >= 0; i-- {
			carry := rest.hi >> 63
			rest.hi = rest.hi<<1 | rest.lo>>63
			rest.lo = rest.lo<<1 | word>>i&1
			// With a carry the true value is rest + 2^128, and the difference still fits 128 bits.
			if carry == 1 || rest.Compare(n) >= 0 {
				rest = rest.minus(n)
			}
		}
	}
	return rest
}
