package sampling

import (
	"crypto/sha256"
	"encoding"
	"encoding/binary"
	"hash"
)

const (
	// blockSize is the block length of SHA-256 in bytes.
	blockSize = sha256.BlockSize
	// oneBlock is the longest message after the seed key that fits one padded block together with
	// the mark that ends the message and the 8 bytes of its length.
	oneBlock = blockSize - 9
	// stateOffset is where the eight state words begin in the serialised form of crypto/sha256.
	stateOffset = 4
)

// resumable is what the hash of crypto/sha256 offers beyond [hash.Hash]: its state can be written
// out and taken up again.
type resumable interface {
	hash.Hash
	encoding.BinaryAppender
	encoding.BinaryUnmarshaler
}

// Issuer issues the tickets of one seed for many ids. Because the seed key is exactly one SHA-256
// block, its compressed state is computed once and taken up for each id; an id of up to 54 bytes
// then costs one compression and no allocation. The tickets are those of [Seed.Ticket], always. An
// Issuer is not safe for concurrent use; make one per goroutine. The zero Issuer is not usable.
type Issuer struct {
	hash  resumable // nil when the serialised state cannot be used; see newIssuer
	state []byte    // state of hash after the seed key
	out   []byte    // scratch space for the state after the last block
	tail  [blockSize]byte
	long  []byte // seed key followed by a message longer than one block
}

// Issuer returns a new issuer of the tickets of s.
func (s Seed) Issuer() *Issuer { return newIssuer(s.key) }

// newIssuer prepares an issuer for a key and proves it on one message: the shortcut reads the state
// words from the serialised hash, a layout that the standard library may change. If the proof
// fails, the issuer hashes every message from its start, which is slower and equal.
func newIssuer(key [seedKeySize]byte) *Issuer {
	m := &Issuer{long: append(make([]byte, 0, 4*blockSize), key[:]...)}
	h, ok := sha256.New().(resumable)
	if !ok {
		return m
	}
	h.Write(key[:])
	state, err := h.AppendBinary(nil)
	if err != nil || len(state) < stateOffset+TicketSize {
		return m
	}
	m.hash, m.state, m.out = h, state, make([]byte, 0, len(state))
	if m.Ticket("proof") != m.whole(append(m.long[:seedKeySize], "/proof"...)) {
		m.hash = nil
	}
	return m
}

// Ticket returns the ticket of an id, as [Seed.Ticket] does.
func (m *Issuer) Ticket(id string) Ticket {
	if n := len(id) + 1; n <= oneBlock && m.hash != nil {
		m.tail = [blockSize]byte{'/'}
		copy(m.tail[1:], id)
		return m.block(n)
	}
	m.long = append(append(m.long[:seedKeySize], '/'), id...)
	return m.whole(m.long)
}

// TicketBytes is [Issuer.Ticket] for an id that is held as bytes; it neither keeps nor changes id.
func (m *Issuer) TicketBytes(id []byte) Ticket {
	if n := len(id) + 1; n <= oneBlock && m.hash != nil {
		m.tail = [blockSize]byte{'/'}
		copy(m.tail[1:], id)
		return m.block(n)
	}
	m.long = append(append(m.long[:seedKeySize], '/'), id...)
	return m.whole(m.long)
}

// block finishes a message whose n bytes stand in m.tail, followed by zeros: it pads the only block that follows the
// seed key, compresses it and reads the state words, which are the digest.
func (m *Issuer) block(n int) Ticket {
	// The padding of SHA-256: one bit, zeros, and the length in bits, which here is below 2^16.
	m.tail[n] = 0x80
	binary.BigEndian.PutUint16(m.tail[blockSize-2:], uint16(8*(blockSize+n)))
	if m.hash.UnmarshalBinary(m.state) == nil {
		m.hash.Write(m.tail[:])
		if out, err := m.hash.AppendBinary(m.out[:0]); err == nil && len(out) >= stateOffset+TicketSize {
			return Ticket(out[stateOffset : stateOffset+TicketSize])
		}
	}
	// Not possible with a state that the proof has accepted; the whole message needs no state.
	return m.whole(append(m.long[:seedKeySize], m.tail[:n]...))
}

// whole hashes a message from its start.
func (m *Issuer) whole(message []byte) Ticket { return sha256.Sum256(message) }
