package sampling_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

// drawAmounts draws a population of at least one positive amount, some of them as large as they can be.
func drawAmounts(t *rapid.T) []sampling.Unit {
	units := make([]sampling.Unit, rapid.IntRange(1, 60).Draw(t, "units"))
	for i := range units {
		// Amounts of the largest size make totals beyond 64 bits.
		least, largest := int64(-1), rapid.SampledFrom([]int64{3, 1000, math.MaxInt64}).Draw(t, "largest")
		if largest == math.MaxInt64 {
			least = largest - 1000
		}
		units[i] = sampling.Unit{ID: fmt.Sprintf("U%02d", i), Amount: sampling.Amount(rapid.Int64Range(least, largest).Draw(t, "amount"))}
	}
	units[0].Amount = max(1, units[0].Amount)
	return units
}

// TestMonetaryIntervalFollowsItsDefinition compares the hits with the formula in arbitrary precision,
// with totals far beyond 64 bits: the hits of each unit, their sum, and floor or ceiling of n w / T.
func TestMonetaryIntervalFollowsItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := drawAmounts(t)
		spec := specFor(t, sampling.ByMonetaryInterval, "pps "+rapid.StringMatching(`[a-z]{3}`).Draw(t, "seed"), rapid.IntRange(1, 200).Draw(t, "size"))
		record := draw(t, spec, slices.Values(units))
		total, _ := new(big.Int).SetString(record.Population.Amount.String(), 10)
		start, _ := new(big.Int).SetString(record.Starts[0].String(), 10)
		if start.Cmp(total) >= 0 {
			t.Fatalf("start %v of %v", start, total)
		}
		n := big.NewInt(int64(spec.Size))
		sum, sofar, last := 0, new(big.Int), new(big.Int)
		hits := map[string]sampling.Item{}
		for _, item := range record.Items {
			hits[item.ID] = item
			sum += item.Hits
		}
		if sum != spec.Size {
			t.Fatalf("%d hits, want %d", sum, spec.Size)
		}
		for i, u := range units {
			if u.Amount <= 0 {
				if !slices.Contains(record.Excluded, u) {
					t.Fatalf("%+v is not listed as excluded", u)
				}
				continue
			}
			sofar.Add(sofar, big.NewInt(int64(u.Amount)))
			now := new(big.Int).Mul(sofar, n)
			now.Add(now, start).Quo(now, total)
			want := int(new(big.Int).Sub(now, last).Int64())
			last = now
			share := new(big.Int).Mul(big.NewInt(int64(u.Amount)), n)
			floor, rest := new(big.Int).QuoRem(share, total, new(big.Int))
			item := hits[u.ID]
			if item.Hits != want || int64(want) != floor.Int64() && (int64(want) != floor.Int64()+1 || rest.Sign() == 0) {
				t.Fatalf("unit %d: %d hits, want %d, share %v", i, item.Hits, want, floor)
			}
			if want > 0 && (item.Row != uint64(i+1) || item.Certain != (floor.Sign() > 0)) {
				t.Fatalf("unit %d: %+v, share %v", i, item, floor)
			}
		}
	})
}

// TestSieveFollowsItsDefinition compares with h * J < w * 2^64 in arbitrary precision.
func TestSieveFollowsItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := drawAmounts(t)
		spec := specFor(t, sampling.BySieve, "sieve "+rapid.StringMatching(`[a-z]{3}`).Draw(t, "seed"), 0)
		spec.Interval = sampling.Amount(rapid.OneOf(rapid.Int64Range(1, 2000), rapid.Int64Min(1)).Draw(t, "interval"))
		record, err := sampling.Draw(spec, sampling.Population{}, slices.Values(units))
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range units {
			h := new(big.Int).SetUint64(spec.Seed.Ticket(u.ID).High64())
			left := h.Mul(h, big.NewInt(int64(spec.Interval)))
			right := new(big.Int).Lsh(big.NewInt(int64(u.Amount)), 64)
			want := u.Amount > 0 && left.Cmp(right) < 0
			at := slices.IndexFunc(record.Items, func(i sampling.Item) bool { return i.ID == u.ID })
			if want != (at >= 0) {
				t.Fatalf("%+v is selected: %v", u, at >= 0)
			}
			if certain := u.Amount > 0 && u.Amount >= spec.Interval; certain && (at < 0 || !record.Items[at].Certain) || at >= 0 && record.Items[at].Certain != certain {
				t.Fatalf("%+v at place %d, certain %v", u, at, certain)
			}
		}
	})
}

// TestSieveIsMonotone raises an amount or lowers the interval: no selected unit is lost.
func TestSieveIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spec := specFor(t, sampling.BySieve, "monotone "+rapid.StringMatching(`[a-z]{3}`).Draw(t, "seed"), 0)
		spec.Interval = sampling.Amount(rapid.Int64Range(2, 5000).Draw(t, "interval"))
		units := drawAmounts(t)
		ids := func() []string {
			record, err := sampling.Draw(spec, sampling.Population{}, slices.Values(units))
			if err != nil {
				t.Fatal(err)
			}
			return idsOf(record.Items)
		}
		before := ids()
		if rapid.Bool().Draw(t, "lower the interval") {
			spec.Interval = sampling.Amount(rapid.Int64Range(1, int64(spec.Interval)).Draw(t, "lower"))
		} else {
			u := &units[rapid.IntRange(0, len(units)-1).Draw(t, "unit")]
			u.Amount = sampling.Amount(rapid.Int64Range(int64(u.Amount), math.MaxInt64).Draw(t, "raise"))
		}
		after := ids()
		for _, id := range before {
			if !slices.Contains(after, id) {
				t.Fatalf("%s is lost", id)
			}
		}
	})
}

// TestPriorityFollowsItsDefinition sorts by exact fractions of ticket and amount.
func TestPriorityFollowsItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := drawAmounts(t)
		spec := specFor(t, sampling.ByPriority, "priority "+rapid.StringMatching(`[a-z]{3}`).Draw(t, "seed"), 1)
		spec.CertainFrom = rapid.SampledFrom([]sampling.Amount{0, 3, 500}).Draw(t, "certain from")
		type ranked struct {
			id    string
			ratio *big.Rat
		}
		var list []ranked
		var certain, excluded []string
		for _, u := range units {
			switch {
			case u.Amount <= 0:
				excluded = append(excluded, u.ID)
			case spec.CertainFrom > 0 && u.Amount >= spec.CertainFrom:
				certain = append(certain, u.ID)
			default:
				h := new(big.Int).SetUint64(spec.Seed.Ticket(u.ID).High64())
				list = append(list, ranked{u.ID, new(big.Rat).SetFrac(h, big.NewInt(int64(u.Amount)))})
			}
		}
		if len(list) == 0 {
			return
		}
		slices.SortFunc(list, func(a, b ranked) int { return a.ratio.Cmp(b.ratio) })
		spec.Size = rapid.IntRange(1, len(list)).Draw(t, "size")
		record, err := sampling.Draw(spec, sampling.Population{}, slices.Values(units))
		if err != nil {
			t.Fatal(err)
		}
		taken := record.Items[:len(certain)]
		if got := slices.Sorted(slices.Values(idsOf(taken))); !slices.Equal(got, certain) || slices.ContainsFunc(taken, func(i sampling.Item) bool { return !i.Certain }) {
			t.Fatalf("certain %v, want %v", got, certain)
		}
		for i, item := range record.Items[len(certain):] {
			if item.ID != list[i].id || item.Certain {
				t.Fatalf("place %d is %+v, want %s", i, item, list[i].id)
			}
		}
		if len(record.Items) != len(certain)+spec.Size || len(record.Excluded) != len(excluded) {
			t.Fatalf("%d items, %d excluded", len(record.Items), len(record.Excluded))
		}
	})
}

// TestSieveInterval checks the recommended interval and populations that have none.
func TestSieveInterval(t *testing.T) {
	p := freeze(t, vectorUnits)
	if j, err := p.SieveInterval(60); err != nil || j != 2490500/60 {
		t.Errorf("interval %d, error %v", j, err)
	}
	if _, err := p.SieveInterval(0); !errors.Is(err, sampling.CodeRange) {
		t.Errorf("no items: %v", err)
	}
	if _, err := (sampling.Population{Count: 1, Zero: 1}).SieveInterval(1); !errors.Is(err, sampling.CodePopulation) {
		t.Errorf("no amounts: %v", err)
	}
	units := []sampling.Unit{{ID: "1", Amount: math.MaxInt64}, {ID: "2", Amount: math.MaxInt64}, {ID: "3", Amount: math.MaxInt64}}
	if _, err := freeze(t, slices.Values(units)).SieveInterval(1); !errors.Is(err, sampling.CodeOverflow) {
		t.Errorf("an interval beyond 64 bits: %v", err)
	}
}
