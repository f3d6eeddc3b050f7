package controls

import "github.com/seed-9947fa86/attest/soc1"

// indexExtensions resolves which tests extend which.
func (r *reader) indexExtensions() {
	x, list := r.x, r.x.m.Tests
	x.first = make([]int32, len(list))
	owner := r.owner[:len(list)]
	for i := range list {
		owner[i], x.first[i] = -1, int32(i)
		id := string(list[i].Extends)
		if id == "" {
			continue
		}
		if first := x.tests.Find(id); first >= 0 {
			owner[i], x.first[i] = int32(first), int32(first)
		} else {
			dangling(&r.links, id, place{"tests", i}.at("/extends"))
		}
	}
	x.extensions = r.adjacency(len(list), owner)
}

// FirstOf returns the position of the test that a test extends, or its own position if it extends none.
func (x *Index) FirstOf(test int) int {
	if x.first == nil {
		return test
	}
	return int(x.first[test])
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

// validateExtensions holds extensions against the tests that they extend, and these against the population that both
// were drawn from.
func (x *Index) validateExtensions(ps *soc1.Problems) {
	for i, first := range x.first {
		if int(first) != i || x.m.Tests[i].Extends != "" {
			x.validateExtension(ps, i)
		}
		if len(x.ExtensionsOf(i)) > 0 {
			x.validateExtended(ps, i)
		}
	}
}

// validateExtension checks that a test and the one that it extends can be evaluated together: they draw from one population,
// that of the same control on the same days.
func (x *Index) validateExtension(ps *soc1.Problems, i int) {
	t, first, at := &x.m.Tests[i], &x.m.Tests[x.first[i]], place{"tests", i}
	switch {
	case int(x.first[i]) == i:
		ps.Add(soc1.CodeCycle, at.at("/extends"), "the test extends itself", "name the earlier test, or leave the member out")
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

// validateExtended checks that a test and its extensions did not examine more items than there are. Hostile counts may add up
// to more than an int64 holds.
func (x *Index) validateExtended(ps *soc1.Problems, i int) {
	t := &x.m.Tests[i]
	sum := max(t.Sample.Size, 0)
	for _, e := range x.ExtensionsOf(i) {
		if sum += max(x.m.Tests[e].Sample.Size, 0); sum < 0 {
			sum = maxCount
			break
		}
	}
	if t.Population.Size > 0 && sum > t.Population.Size {
		ps.Addf(soc1.CodeRange, place{"tests", i}.at("/sample/size"), "correct the samples or the population; an item is tested once", "with its extensions the sample of %d is larger than the population of %d", sum, t.Population.Size)
	}
}
