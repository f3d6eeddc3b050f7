package idtable

// Before is the order in which a table needs no slots.
func Before(a, b string) bool { return before(a, b) }

// Ordered reports whether a table got along without slots.
func (t *Table) Ordered() bool { return t.slots == nil }

// Crowded returns how many ids found no slot.
func (t *Table) Crowded() int { return len(t.crowd) }

// Slot returns the slot of n at which the search for an id begins.
func Slot(id string, n int) int { return int(hash(id)) & (n - 1) }
