package sampling_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

// drawStrata draws strata with sorted keys.
func drawStrata(t *rapid.T) (strata []sampling.StratumCount, total uint64) {
	for i := range rapid.IntRange(1, 8).Draw(t, "strata") {
		s := sampling.StratumCount{Key: fmt.Sprint("s", i), Count: rapid.Uint64Range(1, 1000).Draw(t, "count")}
		strata, total = append(strata, s), total+s.Count
	}
	return strata, total
}

// TestAllocationSumsExactly checks sum, capacity, minimum and census of allocations that succeed, and
// that those that fail had to: what must be taken exceeds the size.
func TestAllocationSumsExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strata, total := drawStrata(t)
		size := rapid.IntRange(0, int(total)).Draw(t, "size")
		rule := sampling.Allocation{Minimum: rapid.IntRange(0, 20).Draw(t, "minimum")}
		least := 0
		for _, s := range strata {
			if rapid.IntRange(0, 3).Draw(t, "census") == 0 {
				rule.Census = append(rule.Census, s.Key)
				least += int(s.Count)
			} else {
				least += min(rule.Minimum, int(s.Count))
			}
		}
		sizes, err := sampling.Allocate(size, strata, rule)
		if least > size {
			if !errors.Is(err, sampling.CodeInfeasible) {
				t.Fatalf("%d items where %d must be taken: %v", size, least, err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		sum := 0
		for i, s := range sizes {
			sum += s.Size
			_, census := slices.BinarySearch(rule.Census, s.Key)
			if s.Key != strata[i].Key || uint64(s.Size) > strata[i].Count || s.Size < min(rule.Minimum, int(strata[i].Count)) && !census ||
				census && uint64(s.Size) != strata[i].Count {
				t.Fatalf("%+v of %+v", s, strata[i])
			}
		}
		if sum != size {
			t.Fatalf("sizes sum to %d, not %d", sum, size)
		}
	})
}

// TestProportionalIsByLargestRemainder compares with exact fractions: every size is the floor or
// ceiling of its share, and no stratum that was rounded down had a larger remainder than one that was
// rounded up; at equal remainders the smaller key was rounded up.
func TestProportionalIsByLargestRemainder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strata, total := drawStrata(t)
		size := rapid.IntRange(0, int(total)).Draw(t, "size")
		sizes, err := sampling.Allocate(size, strata, sampling.Allocation{})
		if err != nil {
			t.Fatal(err)
		}
		type rounded struct {
			key  string
			rest *big.Rat
			up   bool
		}
		var list []rounded
		for i, s := range strata {
			share := big.NewRat(int64(s.Count)*int64(size), int64(total))
			floor := new(big.Int).Quo(share.Num(), share.Denom()).Int64()
			if got := int64(sizes[i].Size); got != floor && got != floor+1 {
				t.Fatalf("%s gets %d of a share of %v", s.Key, got, share)
			}
			list = append(list, rounded{s.Key, share.Sub(share, big.NewRat(floor, 1)), int64(sizes[i].Size) > floor})
		}
		slices.SortFunc(list, func(a, b rounded) int { return cmp.Or(b.rest.Cmp(a.rest), cmp.Compare(a.key, b.key)) })
		for i := 1; i < len(list); i++ {
			if list[i].up && !list[i-1].up {
				t.Fatalf("%s is rounded up before %s", list[i].key, list[i-1].key)
			}
		}
	})
}

// TestAllocateByHand checks fixed sizes and what is refused about them.
func TestAllocateByHand(t *testing.T) {
	strata := []sampling.StratumCount{{Key: "a", Count: 10}, {Key: "b", Count: 5}}
	fixed := func(a, b int) sampling.Allocation {
		return sampling.Allocation{Basis: "prior-year rates", Fixed: []sampling.StratumSize{{Key: "a", Size: a}, {Key: "b", Size: b}}}
	}
	sizes, err := sampling.Allocate(7, strata, fixed(3, 4))
	if err != nil || sizes[0].Size != 3 || sizes[1].Size != 4 {
		t.Errorf("sizes %v, error %v", sizes, err)
	}
	unsorted := fixed(3, 4)
	slices.Reverse(unsorted.Fixed)
	noBasis := fixed(3, 4)
	noBasis.Basis = ""
	for _, c := range []struct {
		name string
		rule sampling.Allocation
		code sampling.Code
	}{
		{"wrong sum", fixed(3, 3), sampling.CodeConflict},
		{"beyond the stratum", fixed(1, 6), sampling.CodeRange},
		{"negative", fixed(8, -1), sampling.CodeRange},
		{"unsorted", unsorted, sampling.CodeInvalid},
		{"no basis", noBasis, sampling.CodeMissing},
		{"unknown stratum", sampling.Allocation{Basis: "b", Fixed: []sampling.StratumSize{{Key: "c", Size: 7}}}, sampling.CodeInvalid},
		{"unknown census", sampling.Allocation{Census: []string{"c"}}, sampling.CodeInvalid},
		{"census too large", sampling.Allocation{Census: []string{"a"}}, sampling.CodeInfeasible},
		{"minimum too large", sampling.Allocation{Minimum: 4}, sampling.CodeInfeasible},
		{"unsorted census", sampling.Allocation{Census: []string{"b", "a"}}, sampling.CodeInvalid},
		{"sizes and a rule", sampling.Allocation{Minimum: 1, Basis: "b", Fixed: []sampling.StratumSize{{Key: "a", Size: 7}}}, sampling.CodeConflict},
		{"too many strata", sampling.Allocation{Census: make([]string, sampling.MaxStrata+1)}, sampling.CodeOverflow},
		{"negative minimum", sampling.Allocation{Minimum: -1}, sampling.CodeRange},
		{"basis without sizes", sampling.Allocation{Basis: "b"}, sampling.CodeConflict},
	} {
		if _, err := sampling.Allocate(7, strata, c.rule); !errors.Is(err, c.code) {
			t.Errorf("%s: %v, want %v", c.name, err, c.code)
		}
	}
	for _, bad := range [][]sampling.StratumCount{
		{{Key: "b", Count: 10}, {Key: "a", Count: 10}},
		{{Key: "", Count: 10}},
		{{Key: "a", Count: sampling.MaxPopulation}, {Key: "b", Count: 1}},
	} {
		if _, err := sampling.Allocate(7, bad, sampling.Allocation{}); !errors.Is(err, sampling.CodePopulation) {
			t.Errorf("%v: %v", bad, err)
		}
	}
	if _, err := sampling.Allocate(-1, strata, sampling.Allocation{}); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("a negative size: %v", err)
	}
	if _, err := sampling.Allocate(7, nil, sampling.Allocation{}); !errors.Is(err, sampling.CodePopulation) {
		t.Errorf("no strata: %v", err)
	}
	if _, err := sampling.Allocate(16, strata, sampling.Allocation{}); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("more than there are: %v", err)
	}
}

// TestStratifiedIsTheUnionOfItsStrata draws each stratum alone, by ticket, with the same seed.
func TestStratifiedIsTheUnionOfItsStrata(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := drawUnits(t, 12)
		spec := drawSpec(t, sampling.ByStratum)
		whole, err := sampling.Draw(spec, sampling.Population{}, slices.Values(units))
		if err != nil {
			t.Fatal(err)
		}
		var union, reserve []sampling.Item
		for _, s := range whole.Strata {
			part := slices.DeleteFunc(slices.Clone(units), func(u sampling.Unit) bool { return u.Stratum != s.Key })
			alone := spec
			alone.Technique, alone.Size = sampling.ByTicket, max(s.Size, 1)
			drawn, err := sampling.Draw(alone, sampling.Population{}, slices.Values(part))
			if err != nil {
				t.Fatal(err)
			}
			list := append(drawn.Items, drawn.Reserve...)
			union = append(union, list[:s.Size]...)
			reserve = append(reserve, list[s.Size:min(len(list), s.Size+spec.Reserve)]...)
		}
		if !slices.Equal(whole.Items, union) || !slices.Equal(whole.Reserve, reserve) {
			t.Fatalf("items %v, want %v; reserve %v, want %v", whole.Items, union, whole.Reserve, reserve)
		}
	})
}
