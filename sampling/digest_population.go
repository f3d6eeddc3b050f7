package sampling

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

const (
	// MaxPopulation is the largest number of records in a population, 2^53, so that a count stays
	// exact in every reader of JSON.
	MaxPopulation = 1 << 53
	// MaxStrata is the largest number of strata in a population.
	MaxStrata = 4096
)

// StratumCount is the number of units in one stratum.
type StratumCount struct {
	// Key names the stratum; it follows the rules of [CheckID].
	Key string `json:"key"`
	// Count is the number of units.
	Count uint64 `json:"count"`
}

// Population is what is recorded of a frozen population: enough to notice any later change. Make it
// with [Freeze] or a [Tally]. The zero Population is empty; where one is asked for it means "not
// frozen in advance". Populations without strata are comparable by their fields; use [Population.Equal].
type Population struct {
	// Count is the number of units.
	Count uint64 `json:"count"`
	// Digest ties the record to the units.
	Digest Digest `json:"digest"`
	// Amount is the sum of the positive amounts in minor units.
	Amount Total `json:"amount,omitzero"`
	// Zero and Negative count the units whose amount is 0 or below 0; both are out of reach of the
	// monetary techniques. Zero equals Count if the units carry no amounts.
	Zero     uint64 `json:"zero,omitzero"`
	Negative uint64 `json:"negative,omitzero"`
	// Strata counts the units of each stratum, sorted by key; empty if the units carry no stratum.
	Strata []StratumCount `json:"strata,omitzero"`
}

// Equal reports whether p and other record the same population in the same order.
func (p Population) Equal(other Population) bool {
	return p.Count == other.Count && p.Digest == other.Digest && p.Amount == other.Amount &&
		p.Zero == other.Zero && p.Negative == other.Negative && slices.Equal(p.Strata, other.Strata)
}

// IsZero reports whether p is the zero Population.
func (p Population) IsZero() bool { return p.Equal(Population{}) }

// validate reports counts that no population has. It keeps the arithmetic of what uses them in bounds: a
// record may come from anywhere.
func (p Population) validate() error {
	contradiction := func(field string) error {
		return selectionError(CodeInvalid, field, "contradicts the other counts", "use the record that Freeze returned")
	}
	if p.Count > MaxPopulation {
		return contradiction("count")
	}
	if p.Zero > p.Count || p.Negative > p.Count-p.Zero {
		return contradiction("zero")
	}
	// Every positive amount is between 1 and 2^63 - 1 minor units.
	positive := p.Count - p.Zero - p.Negative
	if least := (Total{lo: positive}); p.Amount.Compare(least) < 0 {
		return contradiction("amount")
	}
	if most := (Total{hi: positive >> 1, lo: positive << 63}); p.Amount.Compare(most) > 0 {
		return contradiction("amount")
	}
	if len(p.Strata) > MaxStrata {
		return tooManyStrata()
	}
	left := p.Count
	for i, s := range p.Strata {
		if CheckID(s.Key) != nil || i > 0 && p.Strata[i-1].Key >= s.Key || s.Count == 0 || s.Count > left {
			return contradiction(fmt.Sprintf("strata[%d]", i))
		}
		left -= s.Count
	}
	if p.Count == 0 && p.Digest != (Digest{}) {
		return contradiction("digest")
	}
	return nil
}

// asSet returns p without the order of its records.
func (p Population) asSet() Population {
	p.Digest = p.Digest.withoutOrder()
	return p
}

// Follow returns the population of the units of p followed by those of next. It is associative; but
// for Digest.Order it is commutative as well. It fails if the result is larger than [MaxPopulation]
// or has more than [MaxStrata] strata.
func (p Population) Follow(next Population) (Population, error) {
	amount, ok := p.Amount.Add(next.Amount)
	if p.Count > MaxPopulation || next.Count > MaxPopulation-p.Count || !ok {
		return Population{}, selectionError(CodeOverflow, "population", "more than 2^53 records",
			"split the population and draw from each part")
	}
	sum := Population{
		Count: p.Count + next.Count, Digest: p.Digest.follow(p.Count, next.Digest), Amount: amount,
		Zero: p.Zero + next.Zero, Negative: p.Negative + next.Negative,
		Strata: mergeStrata(p.Strata, next.Strata),
	}
	if len(sum.Strata) > MaxStrata {
		return Population{}, tooManyStrata()
	}
	return sum, nil
}

// mergeStrata adds the counts of two lists that are sorted by key. The sums cannot overflow, because
// their total is at most [MaxPopulation].
func mergeStrata(a, b []StratumCount) []StratumCount {
	if len(a)+len(b) == 0 {
		return nil
	}
	sum := make([]StratumCount, 0, max(len(a), len(b)))
	for len(a) > 0 && len(b) > 0 {
		switch strings.Compare(a[0].Key, b[0].Key) {
		case -1:
			sum, a = append(sum, a[0]), a[1:]
		case 1:
			sum, b = append(sum, b[0]), b[1:]
		default:
			sum = append(sum, StratumCount{Key: a[0].Key, Count: a[0].Count + b[0].Count})
			a, b = a[1:], b[1:]
		}
	}
	return append(append(sum, a...), b...)
}

// tooManyStrata is the error for a stratum beyond [MaxStrata].
func tooManyStrata() error {
	return selectionError(CodeOverflow, "stratum", fmt.Sprintf("more than %d strata", MaxStrata),
		"use a coarser key; a stratum is a group of like units, not one unit")
}

// Freeze reads a population once and returns its record. Do this before the seed is drawn. The
// error names the first unit that breaks the rules of [CheckID]. Freeze cannot see duplicate ids: to
// hold all ids would cost the memory that streaming saves. Verify count(distinct id) = count(*) where
// the population is extracted.
func Freeze(units iter.Seq[Unit]) (Population, error) {
	tally := NewTally()
	for u := range units {
		if err := tally.Add(u); err != nil {
			return Population{}, err
		}
	}
	return tally.Population(), nil
}

// Tally measures a population that arrives unit by unit; it holds no units. Make it with
// [NewTally]. A Tally is not safe for concurrent use: give each partition its own and join the
// results with [Population.Follow].
type Tally struct {
	issuer          *Issuer
	count           uint64
	xor, sum, order limbs
	amount          Total
	zero, negative  uint64
	strata          map[string]*uint64
	message         []byte
	lastKey         string  // the stratum of the previous unit and
	lastCount       *uint64 // its counter: neighbours are often alike
}

// NewTally returns a Tally of an empty population.
func NewTally() *Tally {
	return &Tally{issuer: newIssuer(digestKey()), strata: map[string]*uint64{}}
}

// Add counts one unit. After an error the tally is unchanged.
func (t *Tally) Add(u Unit) error {
	if err := u.check(); err != nil {
		return err
	}
	return t.countChecked(u)
}

// countChecked counts a unit that has been checked. The stratum comes first because only it can fail.
func (t *Tally) countChecked(u Unit) error {
	if t.count >= MaxPopulation {
		return selectionError(CodeOverflow, "population", "more than 2^53 records", "split the population")
	}
	if u.Stratum != "" {
		if err := t.countStratum(u.Stratum); err != nil {
			return err
		}
	}
	t.count++
	switch {
	case u.Amount > 0:
		t.amount, _ = t.amount.Add(Total{lo: uint64(u.Amount)}) // at most 2^53 * 2^63
	case u.Amount == 0:
		t.zero++
	default:
		t.negative++
	}
	x := readLimbs(t.digestTicket(u))
	t.xor, t.sum, t.order = t.xor.xor(x), t.sum.add(x), t.order.add(x.times(t.count))
	return nil
}

// countStratum adds one to the count of a stratum. Keys are copied: a caller may cut them from a buffer
// that would otherwise be kept alive.
func (t *Tally) countStratum(key string) error {
	if key != t.lastKey {
		count, known := t.strata[key]
		if !known {
			if len(t.strata) >= MaxStrata {
				return tooManyStrata()
			}
			count, key = new(uint64), strings.Clone(key)
			t.strata[key] = count
		}
		t.lastKey, t.lastCount = strings.Clone(key), count
	}
	*t.lastCount++
	return nil
}

// digestTicket returns the digest ticket of a unit; see [Digest].
func (t *Tally) digestTicket(u Unit) Ticket {
	if u.Stratum == "" && u.Amount == 0 {
		return t.issuer.Ticket(u.ID)
	}
	t.message = u.appendText(t.message[:0])
	return t.issuer.TicketBytes(t.message)
}

// Population returns what has been counted so far.
func (t *Tally) Population() Population {
	p := Population{
		Count: t.count, Amount: t.amount, Zero: t.zero, Negative: t.negative,
		Digest: Digest{Xor: t.xor.ticket(), Sum: t.sum.ticket(), Order: t.order.ticket()},
	}
	for _, key := range slices.Sorted(maps.Keys(t.strata)) {
		p.Strata = append(p.Strata, StratumCount{Key: key, Count: *t.strata[key]})
	}
	return p
}

// countBytes counts a unit that has only an id, which has been checked.
func (t *Tally) countBytes(id []byte) {
	t.count++
	t.zero++
	x := readLimbs(t.issuer.TicketBytes(id))
	t.xor, t.sum, t.order = t.xor.xor(x), t.sum.add(x), t.order.add(x.times(t.count))
}
