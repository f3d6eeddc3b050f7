package sampling_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

// TestIssuerAgreesWithSHA256 checks, for ids of every length around the block borders, that the fast
// path issues the tickets of the definition.
func TestIssuerAgreesWithSHA256(t *testing.T) {
	seed := mustSeed(t, "border lengths")
	issuer, slow := seed.Issuer(), seed.Issuer().WithoutShortcut()
	for n := range 400 {
		id := strings.Repeat("x", n)
		want := sampling.Ticket(sha256.Sum256([]byte(seed.Key() + "/" + id)))
		for name, got := range map[string]sampling.Ticket{
			"Seed.Ticket": seed.Ticket(id), "Issuer.Ticket": issuer.Ticket(id), "Issuer.TicketBytes": issuer.TicketBytes([]byte(id)),
			"without shortcut": slow.Ticket(id), "bytes without shortcut": slow.TicketBytes([]byte(id)),
		} {
			if got != want {
				t.Fatalf("%s of %d bytes is %v, want %v", name, n, got, want)
			}
		}
	}
}

// TestIssuerIsPure checks that a ticket does not depend on the ids that came before it.
func TestIssuerIsPure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed, err := sampling.NewSeed("purity")
		if err != nil {
			t.Fatal(err)
		}
		issuer := seed.Issuer()
		for _, id := range rapid.SliceOfN(rapid.String(), 1, 20).Draw(t, "ids") {
			if got, want := issuer.Ticket(id), seed.Ticket(id); got != want {
				t.Fatalf("ticket of %q is %v, want %v", id, got, want)
			}
		}
	})
}

// TestTicketCompareIsNumeric compares the order of tickets with that of the numbers they stand for.
func TestTicketCompareIsNumeric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOfN(rapid.Byte(), sampling.TicketSize, sampling.TicketSize)
		a, b := sampling.Ticket(raw.Draw(t, "a")), sampling.Ticket(raw.Draw(t, "b"))
		if rapid.Bool().Draw(t, "same beginning") {
			copy(b[:12], a[:12])
		}
		want := new(big.Int).SetBytes(a[:]).Cmp(new(big.Int).SetBytes(b[:]))
		if a.Compare(b) != want || b.Compare(a) != -want || a.Compare(a) != 0 {
			t.Fatalf("%v against %v: %d, want %d", a, b, a.Compare(b), want)
		}
	})
}

// TestTicketText checks the round trip of the text form and what it refuses.
func TestTicketText(t *testing.T) {
	ticket := mustSeed(t, "text").Ticket("1")
	text, err := ticket.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	var back sampling.Ticket
	if err := back.UnmarshalText(text); err != nil || back != ticket {
		t.Errorf("%s came back as %v, error %v", text, back, err)
	}
	for _, bad := range []string{"", "00", strings.Repeat("0", 63), strings.Repeat("0", 65), strings.Repeat("A", 64), strings.Repeat("g", 64)} {
		if err := back.UnmarshalText([]byte(bad)); !errors.Is(err, sampling.CodeSyntax) || back != ticket {
			t.Errorf("%q: error %v, ticket %v", bad, err, back)
		}
	}
}

// TestSeedRules lists seed texts that are refused.
func TestSeedRules(t *testing.T) {
	for _, c := range []struct {
		text string
		code sampling.Code
	}{
		{"", sampling.CodeMissing},
		{" leading", sampling.CodeSyntax},
		{"trailing\u00a0", sampling.CodeSyntax},
		{"two\nlines", sampling.CodeSyntax},
		{"not \xff UTF-8", sampling.CodeSyntax},
		{strings.Repeat("s", sampling.MaxSeedBytes+1), sampling.CodeRange},
	} {
		if seed, err := sampling.NewSeed(c.text); !errors.Is(err, c.code) || !seed.IsZero() {
			t.Errorf("%q: seed %v, error %v, want %v", c.text, seed, err, c.code)
		}
	}
	if seed := mustSeed(t, "größer, 1\u202f000"); seed.Text() != "größer, 1\u202f000" {
		t.Errorf("text beyond ASCII came back as %q", seed.Text())
	}
}

// TestZeroSeed checks that the zero seed cannot be mistaken for one.
func TestZeroSeed(t *testing.T) {
	var zero sampling.Seed
	if zero.Key() != "" || !zero.IsZero() {
		t.Errorf("zero seed has key %q", zero.Key())
	}
	if _, err := zero.MarshalText(); err == nil {
		t.Error("the zero seed was marshalled")
	}
	seed := mustSeed(t, "kept")
	if err := json.Unmarshal([]byte(`""`), &seed); err == nil || seed.Text() != "kept" {
		t.Errorf("empty text gave %v and %v", seed, err)
	}
}

// TestDomainSeparates checks that different domains never share a seed text, whatever the fields hold.
func TestDomainSeparates(t *testing.T) {
	text := rapid.StringMatching(`[a-c=: 0-9]{0,6}[a-c0-9]`).Filter(func(s string) bool { return s == strings.TrimSpace(s) })
	rapid.Check(t, func(t *rapid.T) {
		one := func(name string) (sampling.Domain, string, sampling.Seed) {
			d := sampling.Domain{Engagement: text.Draw(t, name+" engagement"), Control: text.Draw(t, name+" control"),
				Period: text.Draw(t, name+" period"), Purpose: text.Draw(t, name+" purpose")}
			drawn := text.Draw(t, name+" drawn")
			seed, err := d.Seed(drawn)
			if err != nil {
				t.Fatal(err)
			}
			return d, drawn, seed
		}
		a, drawnA, seedA := one("first")
		b, drawnB, seedB := one("second")
		if same := a == b && drawnA == drawnB; same != (seedA == seedB) {
			t.Fatalf("domains %v %q and %v %q: seeds %q and %q", a, drawnA, b, drawnB, seedA.Text(), seedB.Text())
		}
	})
}

// TestDomainText freezes the encoding of a domain, because a change would make old seeds irreproducible.
func TestDomainText(t *testing.T) {
	d := sampling.Domain{Engagement: "SOC1-2026-117", Control: "AC-07", Period: "2026-01-01/2026-12-31", Purpose: "operation"}
	seed, err := d.Seed("4 2 6 1 3")
	if err != nil {
		t.Fatal(err)
	}
	const want = "attest-seed-1 engagement=13:SOC1-2026-117 control=5:AC-07 period=21:2026-01-01/2026-12-31 purpose=9:operation drawn=9:4 2 6 1 3"
	if seed.Text() != want {
		t.Errorf("seed text %q, want %q", seed.Text(), want)
	}
	if _, err := d.Seed(""); !errors.Is(err, sampling.CodeMissing) {
		t.Errorf("a seed without anything drawn: error %v", err)
	}
	if _, err := (sampling.Domain{Engagement: "E", Period: "P", Purpose: "p"}).Seed("1"); !errors.Is(err, sampling.CodeMissing) {
		t.Errorf("a domain without control: error %v", err)
	}
}

// TestUniformFollowsItsDefinition compares draws with the definition in arbitrary precision.
func TestUniformFollowsItsDefinition(t *testing.T) {
	seed := mustSeed(t, "uniform")
	rapid.Check(t, func(t *rapid.T) {
		label := rapid.StringMatching(`[a-z/0-9]{0,80}`).Draw(t, "label")
		n := rapid.Uint64Min(1).Draw(t, "n")
		sum := sha256.Sum256([]byte(seed.Key() + "#" + label + "#" + strconv.Itoa(0)))
		want := new(big.Int).Mod(new(big.Int).SetBytes(sum[:]), new(big.Int).SetUint64(n))
		if got := seed.Uniform(label, n); got != want.Uint64() {
			t.Fatalf("Uniform(%q, %d) = %d, want %v", label, n, got, want)
		}
	})
	if seed.Uniform("empty", 0) != 0 || seed.Uniform("one", 1) != 0 {
		t.Error("the draw from an empty range or a range of one is not 0")
	}
}

// TestReduceRejectsTheIncompleteStretch compares remainder and rejection with arbitrary precision, for
// ranges up to 128 bits and for numbers at the upper end, where rejection happens.
func TestReduceRejectsTheIncompleteStretch(t *testing.T) {
	limit := new(big.Int).Lsh(big.NewInt(1), 256)
	rejected := 0
	rapid.Check(t, func(t *rapid.T) {
		n := new(big.Int).SetBytes(rapid.SliceOfN(rapid.Byte(), 1, 16).Draw(t, "n"))
		if n.Sign() == 0 {
			return
		}
		raw := rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "x")
		if rapid.Bool().Draw(t, "at the end") {
			copy(raw, strings.Repeat("\xff", rapid.IntRange(15, 32).Draw(t, "ones")))
		}
		x := new(big.Int).SetBytes(raw)
		complete := new(big.Int).Quo(limit, n)
		wantFits := x.Cmp(complete.Mul(complete, n)) < 0
		rest, fits := sampling.Reduce([32]byte(raw), n)
		if want := new(big.Int).Mod(x, n); rest.String() != want.String() || fits != wantFits {
			t.Fatalf("%v mod %v = %v, fits %v; want %v, %v", x, n, rest, fits, want, wantFits)
		}
		if !fits {
			rejected++
		}
	})
	if rejected == 0 {
		t.Error("nothing was rejected, so rejection was not tested")
	}
}

// TestTicketAvalanche flips every bit of an id and of a seed text and counts how many of the 256 bits
// of the ticket change. For independent halves the mean of m flips has the standard deviation 8/sqrt(m);
// five of them bound a chance below 1e-6.
func TestTicketAvalanche(t *testing.T) {
	const id, text = "PAY-2026-0004711", "avalanche of seeds"
	base := mustSeed(t, text).Ticket(id)
	var changed, flips int
	count := func(other sampling.Ticket) {
		for i := range base {
			for x := base[i] ^ other[i]; x != 0; x &= x - 1 {
				changed++
			}
		}
		flips++
	}
	for bit := range 8 * len(id) {
		flipped := []byte(id)
		flipped[bit/8] ^= 1 << (bit % 8)
		count(mustSeed(t, text).Ticket(string(flipped)))
	}
	for bit := range 8 * len(text) {
		flipped := []byte(text)
		flipped[bit/8] ^= 1 << (bit % 8)
		if seed, err := sampling.NewSeed(string(flipped)); err == nil {
			count(seed.Ticket(id))
		}
	}
	deviation := float64(changed-128*flips) * float64(changed-128*flips)
	if limit := 25.0 * 64 * float64(flips); flips < 200 || deviation > limit {
		t.Errorf("%d bits changed in %d flips, on average %.2f of 256", changed, flips, float64(changed)/float64(flips))
	}
}

// TestTicketUniformity compares the leading 64 bits of consecutive ids with the uniform distribution
// by the Kolmogorov-Smirnov distance, and the order of neighbours with a fair coin.
func TestTicketUniformity(t *testing.T) {
	const n = 100_000
	issuer := mustSeed(t, "uniform tickets").Issuer()
	var buckets [4096]int
	rises, last := 0, uint64(0)
	for i := range n {
		h := issuer.Ticket("ID-" + strconv.Itoa(i)).High64()
		buckets[h>>52]++
		if h > last {
			rises++
		}
		last = h
	}
	worst, sum := 0.0, 0
	for i, count := range buckets {
		sum += count
		distance := float64(sum)/n - float64(i+1)/float64(len(buckets))
		worst = max(worst, distance, -distance)
	}
	// P(sqrt(n) D > 2.69) = 2 exp(-2 * 2.69^2) = 1.04e-6.
	if worst*316.23 > 2.69 {
		t.Errorf("Kolmogorov-Smirnov distance %.5f", worst)
	}
	// The number of rises has mean n/2 and variance (n+1)/12; five deviations are 456.
	if rises < n/2-456 || rises > n/2+456 {
		t.Errorf("%d rises among %d neighbours", rises, n)
	}
}

// TestIssuerAllocatesNothing guards the promise of the fast path, for short and for long ids.
func TestIssuerAllocatesNothing(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates; plain go test counts")
	}
	issuer := mustSeed(t, "allocations").Issuer()
	short, long := []byte("PAY-2026-0004711"), []byte(strings.Repeat("long", 30))
	if n := testing.AllocsPerRun(100, func() {
		issuer.TicketBytes(short)
		issuer.TicketBytes(long)
		issuer.Ticket("PAY-2026-0004711")
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// FuzzTicketText feeds arbitrary text to the decoder of tickets.
func FuzzTicketText(f *testing.F) {
	f.Add([]byte(strings.Repeat("0f", 32))) // a ticket
	f.Add([]byte(strings.Repeat("0F", 32))) // upper case, refused
	f.Add([]byte(strings.Repeat("0", 63)))  // one digit short
	f.Add([]byte(strings.Repeat("0", 66)))  // too long
	f.Add([]byte(strings.Repeat("zz", 32))) // not hexadecimal
	f.Fuzz(func(t *testing.T, text []byte) {
		var ticket sampling.Ticket
		if ticket.UnmarshalText(text) == nil && ticket.String() != string(text) {
			t.Errorf("%q was read as %v", text, ticket)
		}
	})
}

// FuzzSeedText feeds arbitrary text to the decoder of seeds and recomputes the key.
func FuzzSeedText(f *testing.F) {
	f.Add("SOC1-2024/AC-07") // the seed of the known answers
	f.Add("größer")          // beyond ASCII
	f.Add(" space")          // refused: leading blank
	f.Add("tab\tulator")     // refused: control character
	f.Add("\xc3\x28")        // refused: not UTF-8
	f.Fuzz(func(t *testing.T, text string) {
		seed, err := sampling.NewSeed(text)
		if err != nil {
			return
		}
		sum := sha256.Sum256([]byte(text))
		if seed.Text() != text || seed.Key() != hex.EncodeToString(sum[:]) {
			t.Errorf("seed %q has text %q and key %s", text, seed.Text(), seed.Key())
		}
	})
}
