package idtable

// Within returns a test for membership in a list of n ids, for references that few documents make: the table behind it is
// built at the first question. The test is not safe for concurrent use.
func Within[ID ~string](n int, id func(i int) ID) func(ID) bool {
	var t *Table
	last := -1 // where the question before led; the next one is often about the member after it
	return func(want ID) bool {
		if t == nil {
			all := Of(n, func(i int) string { return string(id(i)) })
			t = &all
		}
		last = t.Near(last, string(want))
		return last >= 0
	}
}
