package controls

import "github.com/seed-9947fa86/attest/soc1"

// indexExtensions resolves which tests extend which. Most matrices have no extension, and pay nothing for it. The slice is
// for its use, one element a test.
func (x *Index) indexExtensions(ps *soc1.Problems, owner []int) {
	none := true
	for i := range x.m.Tests {
		none = none && x.m.Tests[i].Extends == ""
	}
	if none {
		return
	}
	owner = owner[:len(x.m.Tests)]
	x.first = make([]int, len(x.m.Tests))
	for i := range x.m.Tests {
		owner[i], x.first[i] = -1, i
		id := x.m.Tests[i].Extends
		if id == "" {
			continue
		}
		if at, ok := x.tests.find(id); ok {
			owner[i], x.first[i] = at, at
		} else {
			dangling(ps, id, "tests", i, "extends")
		}
	}
	x.extensions = newAdjacency(len(x.m.Tests), owner)
}

// FirstOf returns the position of the test that a test extends, or its own position if it extends none.
func (x *Index) FirstOf(test int) int {
	if x.first == nil {
		return test
	}
	return x.first[test]
}

// ExtensionsOf returns the positions of the tests that extend a test. The slice must not be changed.
func (x *Index) ExtensionsOf(test int) []int {
	if x.first == nil {
		return nil
	}
	return x.extensions.of(test)
}

// HasExtensions reports whether any test extends another.
func (x *Index) HasExtensions() bool { return x.first != nil }

// validateExtensions holds extensions against the tests that they extend.
func (x *Index) validateExtensions(ps *soc1.Problems) {
	for i := range x.m.Tests {
		t, at := &x.m.Tests[i], place{"tests", i}
		if t.Extends == "" {
			if t.Planned {
				ps.Add(soc1.CodeConflict, at.at("/planned"), "a test that extends no other is called a planned extension", "name the test it extends, or leave the member out")
			}
			continue
		}
		first := &x.m.Tests[x.first[i]]
		switch {
		case x.first[i] == i:
			ps.Add(soc1.CodeCycle, at.at("/extends"), "the test extends itself", "name the earlier test, or leave the member out")
			continue
		case first.Extends != "":
			ps.Addf(soc1.CodeConflict, at.at("/extends"), "name the first test of the series", "%q is an extension itself", string(first.ID))
		case first.Control != t.Control:
			ps.Addf(soc1.CodeConflict, at.at("/extends"), "extend a test of the same control", "%q tests another control", string(first.ID))
		case first.Period != t.Period:
			ps.Addf(soc1.CodeConflict, at.at("/extends"), "give both the same period, or let each stand for its own days", "%q speaks of other days", string(first.ID))
		case first.Outcome.IsValid() && first.Outcome != Performed:
			ps.Addf(soc1.CodeConflict, at.at("/extends"), "let the test stand by itself", "%q was not performed, so that nothing can be added to it", string(first.ID))
		}
	}
	if x.first == nil {
		return
	}
	for i := range x.m.Tests {
		t := &x.m.Tests[i]
		sum := max(t.Sample.Size, 0)
		for _, e := range x.ExtensionsOf(i) {
			if sum += max(x.m.Tests[e].Sample.Size, 0); sum < 0 {
				sum = maxCount
				break
			}
		}
		if n := len(x.ExtensionsOf(i)); n > 0 && t.Population.Size > 0 && sum > t.Population.Size {
			ps.Addf(soc1.CodeRange, place{"tests", i}.at("/sample/size"), "correct the samples or the population; an item is tested once", "with its extensions the sample of %d is larger than the population of %d", sum, t.Population.Size)
		}
	}
}
