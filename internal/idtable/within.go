package idtable

// Within returns a test for membership in a list of n ids, for references that few documents make: the table behind it is
// built at the first question. The test is not safe for concurrent use.
func Within[ID ~string](n int, id func(i int) ID) func(ID) bool {
	var t *Table
	return func(want ID) bool {
		if t == nil {
			all := Of(n, func(i int) string { return string(id(i)) })
			t = &all
		}
		return t.Find(string(want)) >= 0
	}
}
