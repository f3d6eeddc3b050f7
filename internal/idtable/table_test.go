package idtable_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/internal/idtable"
)

// anyID draws ids that are often equal, often neighbours, and often differ in leading zeros or in length only.
func anyID() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.StringMatching(`[AB]?[-.]?[0-2]{0,3}[-.a]?[0-1]{0,2}`),
		rapid.StringMatching(`C-[0-9]{1,3}`),
		rapid.StringN(0, 20, 40),
	)
}

// anyList draws lists of ids: in natural order, in it up to some point, or in any order, with repetitions.
func anyList() *rapid.Generator[[]string] {
	return rapid.Custom(func(t *rapid.T) []string {
		list := rapid.SliceOfN(anyID(), 0, 40).Draw(t, "ids")
		if rapid.Bool().Draw(t, "ordered") {
			slices.SortFunc(list, compare)
			if rapid.Bool().Draw(t, "distinct") {
				list = slices.Compact(list)
			}
		}
		return append(list, rapid.SliceOfN(anyID(), 0, 4).Draw(t, "more")...)
	})
}

func compare(a, b string) int {
	switch {
	case idtable.Before(a, b):
		return -1
	case idtable.Before(b, a):
		return 1
	}
	return 0
}

// naive returns the position of the first id equal to want among the first n, or -1.
func naive(list []string, n int, want string) int {
	if want == "" {
		return -1
	}
	return slices.Index(list[:n], want)
}

func TestLawTableFindsWhatAScanFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := anyList().Draw(t, "list")
		asked := append(slices.Clone(list), rapid.SliceOfN(anyID(), 1, 8).Draw(t, "others")...)
		table := idtable.New(len(list), func(i int) string { return list[i] })
		for i, id := range list {
			want := naive(list, i, id)
			if want < 0 {
				want = i
			}
			if got := table.Add(id); got != want {
				t.Fatalf("%q: adding %q at %d leads to %d, want %d", list, id, i, got, want)
			}
		}
		for _, id := range asked {
			if got, want := table.Find(id), naive(list, len(list), id); got != want {
				t.Fatalf("%q: %q is found at %d, want %d", list, id, got, want)
			}
		}
		if all := idtable.Of(len(list), func(i int) string { return list[i] }); all.Ordered() != table.Ordered() {
			t.Fatalf("%q: entered at once and one by one differ", list)
		}
	})
}

// TestLawNextIsAddForIdsThatCountUp: what AddNext enters, Add would have entered as new, and what it leaves it has not touched.
func TestLawNextIsAddForIdsThatCountUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := anyList().Draw(t, "list")
		id := func(i int) string { return list[i] }
		short, long := idtable.New(len(list), id), idtable.New(len(list), id)
		last := ""
		for i, name := range list {
			want := long.Add(name)
			if short.AddNext(last, name) {
				if want != i || len(last) != len(name) || last[:len(last)-1] != name[:len(name)-1] {
					t.Fatalf("%q: %q at %d was entered as following %q, where Add leads to %d", list, name, i, last, want)
				}
			} else if got := short.Add(name); got != want {
				t.Fatalf("%q: %q at %d leads to %d, want %d", list, name, i, got, want)
			}
			last = name
		}
		for _, name := range list {
			if got, want := short.Find(name), long.Find(name); got != want {
				t.Fatalf("%q: %q is found at %d, want %d", list, name, got, want)
			}
		}
	})
}

// TestLawReferencesAreFoundWhateverTheirOrder: a row of references leads where a scan leads, wherever the row begins, and
// also after so many of them strayed from the order that the table turned to slots.
func TestLawReferencesAreFoundWhateverTheirOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := anyList().Draw(t, "list")
		table := idtable.Of(len(list), func(i int) string { return list[i] })
		last := rapid.IntRange(-1, len(list)-1).Draw(t, "last")
		for range rapid.IntRange(0, 60).Draw(t, "references") {
			id := anyID().Draw(t, "other")
			if len(list) > 0 && rapid.IntRange(0, 4).Draw(t, "known") > 0 {
				id = rapid.SampledFrom(list).Draw(t, "id")
			}
			at := table.Near(last, id)
			switch known := naive(list, len(list), id) >= 0; {
			case known != (at >= 0):
				t.Fatalf("%q: %q is found at %d", list, id, at)
			case known && list[at] != id:
				t.Fatalf("%q: %q is found at %d, where %q stands", list, id, at, list[at])
			}
			last = at
		}
	})
}

// TestLawBeforeIsAStrictOrder: of two different ids one comes before the other, and what comes before something also
// comes before everything that follows. Without that, a repeated id could hide in a list that ascends.
func TestLawBeforeIsAStrictOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyID().Draw(t, "a"), anyID().Draw(t, "b"), anyID().Draw(t, "c")
		switch ab, ba := idtable.Before(a, b), idtable.Before(b, a); {
		case a == b && (ab || ba):
			t.Fatalf("%q comes before itself", a)
		case a != b && ab == ba:
			t.Fatalf("%q and %q: before is %v both ways", a, b, ab)
		case ab && idtable.Before(b, c) && !idtable.Before(a, c):
			t.Fatalf("%q comes before %q, that before %q, and not the first before the last", a, b, c)
		}
	})
}

func TestBeforeIsTheOrderOfAReader(t *testing.T) {
	inOrder := []string{
		"1", "2", "01", "10", "11", "100", "A", "A1", "A1-1", "A1-2", "A1-10", "A2", "A2B", "A10", "A10-1", "AB",
		"C-9", "C-09", "C-10", "C-10.1", "C-10.2", "C-10a", "C-11", "C-99", "C-100", "C-A", "C.1", "a",
	}
	for i, a := range inOrder {
		for j, b := range inOrder {
			if got := idtable.Before(a, b); got != (i < j) {
				t.Errorf("%q before %q: %v", a, b, got)
			}
		}
	}
}

// Lists that ascend as people number them need no slots, and the first id that breaks the order turns to them.
func TestNumberedListsNeedNoSlots(t *testing.T) {
	var list []string
	for objective := range 30 {
		for control := range 25 {
			list = append(list, fmt.Sprintf("C-%d-%d", objective+1, control+1))
		}
	}
	table := idtable.Of(len(list), func(i int) string { return list[i] })
	if !table.Ordered() {
		t.Error("a numbered list needed slots")
	}
	for i := range list { // from the back, so that no reference follows the order
		if at := table.Near(0, list[len(list)-1-i]); at != len(list)-1-i {
			t.Fatalf("%q is found at %d", list[len(list)-1-i], at)
		}
	}
	if table.Ordered() {
		t.Error("hundreds of references against the order did not turn to slots")
	}
	list[3], list[4] = list[4], list[3]
	if table := idtable.Of(len(list), func(i int) string { return list[i] }); table.Ordered() {
		t.Error("a list out of order got along without slots")
	}
}

// TestIdsMadeToCollideAreFound: ids that all begin their search at one slot exceed the number of steps, and the rest of
// them is kept apart. Adding and finding them stays fast, and they stay distinct.
func TestIdsMadeToCollideAreFound(t *testing.T) {
	const n, slots = 600, 1024
	var list []string
	for i := 0; len(list) < n; i++ {
		if id := fmt.Sprintf("X%d", i); idtable.Slot(id, slots) < 4 {
			list = append(list, id)
		}
	}
	list[0], list[1] = list[1], list[0] // out of order, so that slots are needed
	table := idtable.New(n, func(i int) string { return list[i] })
	for i, id := range list {
		if at := table.Add(id); at != i {
			t.Fatalf("%q is taken for the member at %d", id, at)
		}
	}
	if table.Crowded() < n/2 {
		t.Fatalf("only %d of %d ids found no slot, so that the case is not tried", table.Crowded(), n)
	}
	for i, id := range list {
		if at := table.Find(id); at != i {
			t.Errorf("%q is found at %d, want %d", id, at, i)
		}
		if at := table.Add(id); at != i {
			t.Errorf("%q is entered again", id)
		}
	}
	if at := table.Find("X"); at >= 0 {
		t.Errorf("an id that is not there is found at %d", at)
	}
}

func TestTheEmptyTable(t *testing.T) {
	var zero idtable.Table
	none := idtable.Of(0, nil)
	for _, id := range []string{"", "C-1", strings.Repeat("x", 1000)} {
		if zero.Find(id) >= 0 || none.Find(id) >= 0 || none.Near(-1, id) >= 0 || zero.Near(-1, id) >= 0 {
			t.Errorf("%q is found in nothing", id)
		}
	}
}

// The test for membership reads the whole list when it is first asked, and then hardly any of it.
func TestWithinReadsTheListOnce(t *testing.T) {
	list, reads := []string{"b", "a", "c"}, 0
	has := idtable.Within(len(list), func(i int) string { reads++; return list[i] })
	if reads != 0 {
		t.Errorf("the list was read %d times before a question", reads)
	}
	if !has("a") || !has("c") || has("d") || has("") {
		t.Error("a wrong answer")
	}
	before := reads
	for range 100 {
		has("d")
	}
	if reads-before > 300 { // the two members that might come next, and one that looks like it
		t.Errorf("a hundred questions about what is not there read %d ids", reads-before)
	}
}

// FuzzTable compares a table with a scan, for lists of words.
func FuzzTable(f *testing.F) {
	f.Add("C-1 C-2 C-10", "C-2")   // in order
	f.Add("C-10 C-2 C-1", "C-1")   // against it
	f.Add("C-1 C-1", "C-1")        // twice the same
	f.Add("a  b", "")              // an empty id between two others
	f.Add("01 1 001", "1")         // differ in leading zeros only
	f.Add("1\x00 1 1\x00\x00", "") // differ in bytes that hash like nothing
	f.Fuzz(func(t *testing.T, text, asked string) {
		list := strings.Split(text, " ")
		table := idtable.Of(len(list), func(i int) string { return list[i] })
		for _, id := range append(slices.Clone(list), asked) {
			if got, want := table.Find(id), naive(list, len(list), id); got != want {
				t.Fatalf("%q: %q is found at %d, want %d", list, id, got, want)
			}
		}
	})
}

func BenchmarkOf(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprintf("C-%d-%d", 1+i/20, 1+i%20)
		}
		b.Run(fmt.Sprintf("ordered/ids=%d", n), func(b *testing.B) { benchmark(b, list) })
		slices.Reverse(list)
		b.Run(fmt.Sprintf("reversed/ids=%d", n), func(b *testing.B) { benchmark(b, list) })
	}
}

func benchmark(b *testing.B, list []string) {
	b.ReportAllocs()
	for b.Loop() {
		if table := idtable.Of(len(list), func(i int) string { return list[i] }); table.Find(list[len(list)/2]) < 0 {
			b.Fatal("not found")
		}
	}
}
