package sampling_test

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

// digestByDefinition computes a digest in arbitrary precision from the text of [sampling.Digest].
func digestByDefinition(units []sampling.Unit) (xor, sum, order sampling.Ticket) {
	x, s, o := new(big.Int), new(big.Int), new(big.Int)
	for i, u := range units {
		message := strings.Repeat("0", 64) + "/" + u.ID
		if u.Stratum != "" || u.Amount != 0 {
			message += fmt.Sprintf("\x1f%s\x1f%d", u.Stratum, u.Amount)
		}
		raw := sha256.Sum256([]byte(message))
		n := new(big.Int).SetBytes(raw[:])
		x.Xor(x, n)
		s.Add(s, n)
		o.Add(o, n.Mul(n, big.NewInt(int64(i+1))))
	}
	limit := new(big.Int).Lsh(big.NewInt(1), 256)
	x.FillBytes(xor[:])
	s.Mod(s, limit).FillBytes(sum[:])
	o.Mod(o, limit).FillBytes(order[:])
	return xor, sum, order
}

// TestDigestFollowsItsDefinition compares Freeze with the definition.
func TestDigestFollowsItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := drawUnits(t, 0)
		p, err := sampling.Freeze(slices.Values(units))
		if err != nil {
			t.Fatal(err)
		}
		xor, sum, order := digestByDefinition(units)
		if want := (sampling.Digest{Xor: xor, Sum: sum, Order: order}); p.Digest != want {
			t.Fatalf("digest %v, want %v", p.Digest, want)
		}
		var amount, zero, negative, inStrata uint64
		for _, u := range units {
			switch {
			case u.Amount > 0:
				amount += uint64(u.Amount)
			case u.Amount == 0:
				zero++
			default:
				negative++
			}
		}
		for _, s := range p.Strata {
			inStrata += s.Count
		}
		if p.Count != uint64(len(units)) || p.Amount != sampling.NewTotal(amount) || p.Zero != zero || p.Negative != negative || inStrata != p.Count {
			t.Fatalf("counts %+v of %d units", p, len(units))
		}
	})
}

// TestPopulationsConcatenate checks that the record of two parts is that of the whole, in their order,
// and that only the digest of the order tells which came first.
func TestPopulationsConcatenate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		units := drawUnits(t, 2)
		cut := rapid.IntRange(0, len(units)).Draw(t, "cut")
		var p [3]sampling.Population
		for i, part := range [][]sampling.Unit{units, units[:cut], units[cut:]} {
			var err error
			if p[i], err = sampling.Freeze(slices.Values(part)); err != nil {
				t.Fatal(err)
			}
		}
		joined, err := p[1].Follow(p[2])
		if err != nil || !joined.Equal(p[0]) {
			t.Fatalf("joined %+v, whole %+v, error %v", joined, p[0], err)
		}
		swapped, err := p[2].Follow(p[1])
		if err != nil {
			t.Fatal(err)
		}
		same := cut == 0 || cut == len(units)
		if swapped.Digest.Sum != joined.Digest.Sum || swapped.Digest.Xor != joined.Digest.Xor || (swapped.Digest.Order == joined.Digest.Order) != same {
			t.Fatalf("swapped %+v, joined %+v", swapped.Digest, joined.Digest)
		}
	})
}

// TestDigestSeesEveryChange changes one field of one unit, or trades two units.
func TestDigestSeesEveryChange(t *testing.T) {
	base := []sampling.Unit{{ID: "1", Stratum: "a", Amount: 5}, {ID: "2"}, {ID: "3", Amount: -1}}
	frozen := freeze(t, slices.Values(base))
	for _, c := range []struct {
		name  string
		units []sampling.Unit
	}{
		{"id", []sampling.Unit{{ID: "1", Stratum: "a", Amount: 5}, {ID: "2x"}, {ID: "3", Amount: -1}}},
		{"stratum", []sampling.Unit{{ID: "1", Stratum: "b", Amount: 5}, {ID: "2"}, {ID: "3", Amount: -1}}},
		{"amount", []sampling.Unit{{ID: "1", Stratum: "a", Amount: 6}, {ID: "2"}, {ID: "3", Amount: -1}}},
		{"amount into id", []sampling.Unit{{ID: "1", Stratum: "a", Amount: 5}, {ID: "2"}, {ID: "3-1"}}},
		{"repeated twice", append(slices.Clone(base), sampling.Unit{ID: "2"}, sampling.Unit{ID: "2"})},
		{"removed", base[:2]},
	} {
		if p := freeze(t, slices.Values(c.units)); p.Digest.Sum == frozen.Digest.Sum {
			t.Errorf("%s: the digest is the same", c.name)
		}
	}
}

// TestPopulationLimits meets the limits of counts and strata.
func TestPopulationLimits(t *testing.T) {
	most := sampling.Population{Count: sampling.MaxPopulation, Zero: sampling.MaxPopulation}
	if _, err := most.Follow(sampling.Population{Count: 1, Zero: 1}); !errors.Is(err, sampling.CodeOverflow) {
		t.Errorf("more than 2^53 units: %v", err)
	}
	tally := sampling.NewTally()
	var err error
	for i := 0; err == nil && i <= sampling.MaxStrata; i++ {
		err = tally.Add(sampling.Unit{ID: "1", Stratum: fmt.Sprint("s", i)})
	}
	if !errors.Is(err, sampling.CodeOverflow) || tally.Population().Count != sampling.MaxStrata {
		t.Errorf("a stratum too many: %v, %d units", err, tally.Population().Count)
	}
	if err := tally.Add(sampling.Unit{ID: "1", Stratum: " "}); !errors.Is(err, sampling.CodeSyntax) {
		t.Errorf("a blank stratum: %v", err)
	}
}

// TestAmountsBeyond64Bits sums the largest amounts: three of them exceed 2^64.
func TestAmountsBeyond64Bits(t *testing.T) {
	units := make([]sampling.Unit, 1000)
	for i := range units {
		units[i] = sampling.Unit{ID: fmt.Sprint(i), Amount: math.MaxInt64}
	}
	p := freeze(t, slices.Values(units))
	want := new(big.Int).Mul(big.NewInt(1000), big.NewInt(math.MaxInt64))
	if p.Amount.String() != want.String() {
		t.Errorf("total %v, want %v", p.Amount, want)
	}
}

// TestTotalIsArithmetic compares Total with arbitrary precision.
func TestTotalIsArithmetic(t *testing.T) {
	limit := new(big.Int).Lsh(big.NewInt(1), 128)
	rapid.Check(t, func(t *rapid.T) {
		number := func(name string) (*big.Int, sampling.Total) {
			n := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 0, 16).Draw(t, name))
			var total sampling.Total
			if err := total.UnmarshalText([]byte(n.String())); err != nil || total.String() != n.String() {
				t.Fatalf("%v was read as %v, error %v", n, total, err)
			}
			return n, total
		}
		a, ta := number("a")
		b, tb := number("b")
		if ta.Compare(tb) != a.Cmp(b) {
			t.Fatalf("%v against %v: %d", a, b, ta.Compare(tb))
		}
		want := new(big.Int).Add(a, b)
		sum, ok := ta.Add(tb)
		if ok != (want.Cmp(limit) < 0) || ok && sum.String() != want.String() {
			t.Fatalf("%v + %v = %v, %v", a, b, sum, ok)
		}
		if n, ok := ta.Uint64(); ok != a.IsUint64() || ok && n != a.Uint64() {
			t.Fatalf("%v as uint64 is %d, %v", a, n, ok)
		}
	})
}

// FuzzTotalText feeds arbitrary text to the decoder of totals.
func FuzzTotalText(f *testing.F) {
	f.Add("0")                                       // the smallest
	f.Add("340282366920938463463374607431768211455") // the largest, 2^128 - 1
	f.Add("340282366920938463463374607431768211456") // one more, refused
	f.Add("18446744073709551616")                    // 2^64
	f.Add("007")                                     // refused: leading zeros
	f.Add("-1")                                      // refused: sign
	f.Fuzz(func(t *testing.T, text string) {
		var total sampling.Total
		if err := total.UnmarshalText([]byte(text)); err != nil {
			if n, ok := new(big.Int).SetString(text, 10); ok && n.Sign() >= 0 && n.BitLen() <= 128 && n.String() == text {
				t.Errorf("%s was refused: %v", text, err)
			}
			return
		}
		if total.String() != text {
			t.Errorf("%s was read as %v", text, total)
		}
	})
}

// TestPopulationJSON checks the round trip of the JSON form.
func TestPopulationJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, err := sampling.Freeze(slices.Values(drawUnits(t, 0)))
		if err != nil {
			t.Fatal(err)
		}
		var back sampling.Population
		if err := json.Unmarshal([]byte(textOf(t, p)), &back); err != nil || !back.Equal(p) {
			t.Fatalf("%+v came back as %+v, error %v", p, back, err)
		}
	})
}

// TestTallyAllocatesNothing guards the cost of freezing.
func TestTallyAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates; plain go test counts")
	}
	tally := sampling.NewTally()
	units := []sampling.Unit{{ID: "PAY-1"}, {ID: "PAY-2", Stratum: "north", Amount: 100}, {ID: "PAY-3", Stratum: "north", Amount: -1}}
	add := func() {
		for _, u := range units {
			if err := tally.Add(u); err != nil {
				t.Fatal(err)
			}
		}
	}
	add()
	if n := testing.AllocsPerRun(100, add); n != 0 {
		t.Errorf("%v allocations for three units", n)
	}
}

// FuzzAmountText feeds arbitrary text to the decoder of amounts.
func FuzzAmountText(f *testing.F) {
	f.Add("0")                    // no amount
	f.Add("-9223372036854775808") // the smallest
	f.Add("9223372036854775808")  // refused: one above the largest
	f.Add("+5")                   // refused: sign
	f.Add("-0")                   // refused: another spelling of 0
	f.Add("1_000")                // refused: separator
	f.Fuzz(func(t *testing.T, text string) {
		amount := sampling.Amount(7)
		if err := amount.UnmarshalText([]byte(text)); err != nil && amount != 7 {
			t.Errorf("%q left %v, error %v", text, amount, err)
		} else if err == nil && amount.String() != text {
			t.Errorf("%q was read as %v", text, amount)
		}
	})
}
