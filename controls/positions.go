package controls

import (
	"sort"
)

// positions finds a member of a list by its id. Ids are usually listed in their natural order, C-2 before C-10; then a
// search needs no table of its own, and equal ids cannot hide. For any other order it keeps a map. See register.
type positions[ID ~string] struct {
	n  int
	id func(i int) ID
	at map[ID]int // nil when the list is in natural order
}

// find returns the position of id and whether there is one.
func (p *positions[ID]) find(id ID) (int, bool) {
	if p.at != nil {
		i, ok := p.at[id]
		return i, ok
	}
	i := sort.Search(p.n, func(i int) bool { return naturalCompare(string(p.id(i)), string(id)) >= 0 })
	if i < p.n && p.id(i) == id {
		return i, true
	}
	return 0, false
}

// findFrom is find with a guess, for references that follow the order of what they refer to.
func (p *positions[ID]) findFrom(guess int, id ID) (int, bool) {
	if guess >= 0 && guess < p.n && p.id(guess) == id {
		return guess, true
	}
	return p.find(id)
}

// naturalCompare orders two ids as a reader would, runs of digits by their value. It returns 0 for equal ids, and
// for some that differ only in leading zeros.
func naturalCompare(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++ // what both begin with decides nothing
	}
	for i > 0 && isDigit(a[i-1]) {
		i-- // but the value of a number depends on all its digits
	}
	j := i
	for i < len(a) && j < len(b) {
		x, y := a[i], b[j]
		if !isDigit(x) || !isDigit(y) {
			if x != y {
				return int(x) - int(y)
			}
			i, j = i+1, j+1
			continue
		}
		for i < len(a) && a[i] == '0' {
			i++
		}
		for j < len(b) && b[j] == '0' {
			j++
		}
		s, t := i, j
		for i < len(a) && isDigit(a[i]) {
			i++
		}
		for j < len(b) && isDigit(b[j]) {
			j++
		}
		if longer := (i - s) - (j - t); longer != 0 {
			return longer
		}
		for k := range i - s {
			if a[s+k] != b[t+k] {
				return int(a[s+k]) - int(b[t+k])
			}
		}
	}
	return (len(a) - i) - (len(b) - j)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
