package idtable

import (
	"math/bits"
	"sort"
)

// Table finds the members of one list. The zero value is the table of an empty list. It refers to the list through the
// function given to [New], and is valid as long as the ids stay what they are. [Table.Find] is safe for concurrent use.
type Table struct {
	id      func(i int) string
	n       int            // how many members were entered
	size    int            // how many there will be
	slots   []uint32       // nil while all came in order; see place
	crowd   map[string]int // the ids for which there was no slot; nil as long as there is none
	strayed int            // how many references did not follow the order
}

// New returns a table for a list of n members, none of which is entered yet. The function returns the id of the
// member at a position.
func New(n int, id func(i int) string) Table { return Table{id: id, size: n} }

// Of returns a table for a list of n members with all of them entered. Of members with the same id, the first is found.
func Of(n int, id func(i int) string) Table {
	t := New(n, id)
	for i := range n {
		t.Add(id(i))
	}
	return t
}

// Add enters the next member of the list, which has an id. It returns the position of the member that the id now leads
// to: that of the new member, or that of an earlier one with the same id. An empty id leads nowhere.
func (t *Table) Add(id string) int {
	i := t.n
	t.n++
	if t.slots == nil {
		last := ""
		if i > 0 {
			last = t.id(i - 1)
		}
		if before(last, id) {
			return i
		}
		t.fill(i)
	}
	return t.place(i, id)
}

// AddNext is Add for an id that differs from the one before it in the last digit only, which is higher. Nine of ten ids of a
// numbered list do; they are new, and ids as good as the one before. For any other id it enters nothing and returns false.
//
// The id before it is that of the member entered last. Who walks the list has it at hand; fetching it from the list, or keeping it
// in the table, would take as long as all the rest.
func (t *Table) AddNext(last, id string) bool {
	digit := len(id) - 1
	if len(last) != len(id) || digit < 0 || t.slots != nil {
		return false
	}
	if !isDigit(last[digit]) || !isDigit(id[digit]) || last[digit] >= id[digit] || last[:digit] != id[:digit] {
		return false
	}
	t.n++
	return true
}

// fill turns to slots, and places the members before position n there, which came in order.
func (t *Table) fill(n int) {
	// The number of slots is a power of two of at least one and a half times the members, so that a third stays empty, and
	// a position plus one fits into the bits below it.
	t.slots = make([]uint32, 1<<bits.Len(uint(t.size+t.size/2)))
	for i := range n {
		t.place(i, t.id(i))
	}
}

// Find returns the position of the member with an id, or -1 if none was entered.
func (t *Table) Find(id string) int {
	switch {
	case id == "":
		return -1
	case t.slots != nil:
		at, _, _ := t.look(id)
		return at
	}
	at := sort.Search(t.n, func(i int) bool { return !before(t.id(i), id) })
	if at < t.n && t.id(at) == id {
		return at
	}
	return -1
}

// Near is Find for a row of references that follow the order of what they refer to, as those of a well-kept document do.
// It is given the position to which the reference before led, or -1, and tries the next position and the same one before it
// searches. It is for the one who builds the table: where many references stray from the order, it turns to slots.
func (t *Table) Near(last int, id string) int {
	switch {
	case id == "":
		return -1
	case last+1 < t.n && t.id(last+1) == id:
		return last + 1
	case last >= 0 && t.id(last) == id:
		return last
	}
	if t.strayed++; t.slots == nil && t.strayed > t.n/8 {
		t.fill(t.n)
	}
	return t.Find(id)
}

// before reports whether id a comes before b as a reader orders them: runs of digits by their value, C-2 before C-10,
// and everything else byte by byte. Numbers are compared by their length first, so that C-02 and C-2 are different and in order.
func before(a, b string) bool {
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	i, j := digits(a, same), digits(b, same)
	if i != j && (same > 0 && isDigit(a[same-1]) || i > same && j > same) {
		return i < j // both are within the same number, which is longer in one of them
	}
	return a[same:] < b[same:]
}

// digits returns where the run of digits ends that begins at position i of an id.
func digits(id string, i int) int {
	for i < len(id) && isDigit(id[i]) {
		i++
	}
	return i
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
