package idtable

import "math/bits"

// maxSteps is how many slots are looked at for one id. At least a third of the slots is empty, so that ids as people
// choose them need a step or two, and only ids that were made to collide need this many.
const maxSteps = 128

// place enters the member at position i by its id, unless an earlier one has it, and returns the position of the one
// that the id leads to. A slot holds 0 while it is empty, else the position plus one in its low bits and a part of the hash, the
// tag, in the others.
func (t *Table) place(i int, id string) int {
	if id == "" {
		return i
	}
	at, slot, tag := t.look(id)
	switch {
	case at >= 0:
		return at
	case slot >= 0:
		t.slots[slot] = tag | uint32(i+1)
	default:
		if t.crowd == nil {
			t.crowd = make(map[string]int)
		}
		t.crowd[id] = i
	}
	return i
}

// look returns the position of the member with an id; or -1, and the empty slot that is its place with the tag to put
// there; or -1 twice, if it has no place in the slots.
func (t *Table) look(id string) (at, slot int, tag uint32) {
	h := hash(id)
	mask := uint32(len(t.slots) - 1)
	tag = uint32(h>>32) &^ mask
	next := uint32(h) & mask
	for range maxSteps {
		s := t.slots[next]
		if s == 0 {
			return -1, int(next), tag
		}
		if s&^mask == tag { // hardly ever another id, so that ids are compared once and not at each step
			if at := int(s&mask) - 1; t.id(at) == id {
				return at, -1, tag
			}
		}
		next = (next + 1) & mask
	}
	if at, ok := t.crowd[id]; ok {
		return at, -1, tag
	}
	return -1, -1, tag
}

// hash mixes the bytes of an id, eight at a time, so that both halves of the result depend on all of them.
func hash(id string) uint64 {
	h := uint64(len(id))
	for ; len(id) > 8; id = id[8:] {
		h = mix(h ^ word(id[:8]))
	}
	return mix(h ^ word(id))
}

// word packs up to eight bytes into a number.
func word(s string) uint64 {
	var w uint64
	for i := range len(s) {
		w = w<<8 | uint64(s[i])
	}
	return w
}

// mix spreads every bit of x over the whole result, by folding its product with an odd constant: the golden ratio in 64
// bits, which has no pattern.
func mix(x uint64) uint64 {
	const golden = 0x9e3779b97f4a7c15
	high, low := bits.Mul64(x^golden, golden)
	return high ^ low
}
