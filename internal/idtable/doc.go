// Package idtable finds the members of a list by their ids, and finds ids that occur twice.
//
// A matrix of ten thousand controls holds thirty thousand ids and as many references to them, and every check and
// every opinion begins with resolving them all. Two observations make that cheap.
//
// Lists are usually kept in order, C-2 before C-10, and what refers to them follows the same order. A [Table] then keeps
// nothing at all: ids that ascend cannot repeat, a reference is found next to the one before it, and the odd one out by
// halving the list. From the first id out of order on, it is one slice of four bytes a slot; a Go map would copy every id into
// itself, allocate dozens of times, and take three times as long.
//
// It depends on no seed and no random source, and still cannot be slowed down by ids that were chosen to collide: what does
// not find its place within a fixed number of steps goes into a map.
//
//	t := idtable.New(len(controls), func(i int) string { return string(controls[i].ID) })
//	for i := range controls {
//		if first := t.Add(string(controls[i].ID)); first != i {
//			// the id is already that of the control at first
//		}
//	}
//	at := t.Find("C-7")
package idtable
