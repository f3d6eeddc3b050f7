package sampling_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/sampling"
)

// vectors are the known answers of testdata/selection_vectors.json, for 1,000 ids and one seed.
type vectors struct {
	Seed       string   `json:"seed"`
	Seedkey    string   `json:"seedkey"`
	Ticket     string   `json:"ticket_TX-00001"`
	High64     uint64   `json:"h64_TX-00001,string"`
	SRS        []string `json:"srs_25"`
	Systematic struct {
		R         uint64   `json:"r"`
		Positions []uint64 `json:"positions_from_0"`
	} `json:"systematic_N1000_n25"`
	SystematicOdd struct {
		R         uint64   `json:"r"`
		Positions []uint64 `json:"positions_from_0"`
	} `json:"systematic_N1003_n25"`
	Total    uint64   `json:"total_weight"`
	Sieve    []string `json:"sieve_J50000"`
	Priority []string `json:"priority_25"`
	SysPPS   struct {
		R    uint64   `json:"r"`
		Hits [][2]any `json:"hits"`
	} `json:"sys_pps_25"`
	Uniform uint64 `json:"uniform_int_label_demo_1e9"`
}

// loadVectors reads the known answers.
func loadVectors(t *testing.T) vectors {
	t.Helper()
	data, err := os.ReadFile("testdata/selection_vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// drawnAt is the instant that the records of the tests carry.
var drawnAt = time.Date(2026, 10, 5, 9, 30, 0, 0, time.UTC)

// mustSeed returns the seed of a text.
func mustSeed(t rapid.TB, text string) sampling.Seed {
	t.Helper()
	seed, err := sampling.NewSeed(text)
	if err != nil {
		t.Fatal(err)
	}
	return seed
}

// specFor returns a valid specification of a technique for the tests to change.
func specFor(t rapid.TB, technique sampling.Technique, seed string, size int) sampling.Spec {
	t.Helper()
	spec := sampling.Spec{Technique: technique, Size: size, DrawnBy: "engagement senior", DrawnAt: drawnAt}
	switch technique {
	case sampling.BySieve:
		spec.Size, spec.Interval = 0, 50000
	case sampling.ByHand:
		spec.Size, spec.Method, spec.Reason = 0, sampling.Judgmental, "largest manual entries"
	case sampling.ByAll:
		spec.Size = 0
	}
	if technique != sampling.ByHand && technique != sampling.ByAll {
		spec.Seed = mustSeed(t, seed)
	}
	if technique.IsOrdered() {
		spec.OrderKey = "document number, ascending"
	}
	return spec
}

// vectorUnits yields the population of the known answers.
func vectorUnits(yield func(sampling.Unit) bool) {
	for i := 1; i <= 1000; i++ {
		if !yield(sampling.Unit{ID: fmt.Sprintf("TX-%05d", i), Amount: sampling.Amount(1 + i*7919%5000)}) {
			return
		}
	}
}

// freeze returns the record of a population.
func freeze(t rapid.TB, units iter.Seq[sampling.Unit]) sampling.Population {
	t.Helper()
	p, err := sampling.Freeze(units)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// draw draws from a frozen population.
func draw(t rapid.TB, spec sampling.Spec, units iter.Seq[sampling.Unit]) sampling.Record {
	t.Helper()
	r, err := sampling.Draw(spec, freeze(t, units), units)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// idsOf returns the ids of items in their order.
func idsOf(items []sampling.Item) []string {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = item.ID
	}
	return ids
}

// TestKnownTickets compares seed key, ticket and uniform draw with the known answers.
func TestKnownTickets(t *testing.T) {
	v := loadVectors(t)
	seed := mustSeed(t, v.Seed)
	if seed.Key() != v.Seedkey {
		t.Errorf("seed key %s, want %s", seed.Key(), v.Seedkey)
	}
	ticket := seed.Ticket("TX-00001")
	if ticket.String() != v.Ticket || ticket.High64() != v.High64 {
		t.Errorf("ticket %v, high 64 bits %d, want %s, %d", ticket, ticket.High64(), v.Ticket, v.High64)
	}
	if got := seed.Uniform("demo", 1_000_000_000); got != v.Uniform {
		t.Errorf("uniform draw %d, want %d", got, v.Uniform)
	}
}

// TestKnownSelections compares the selection of every technique with the known answers.
func TestKnownSelections(t *testing.T) {
	v := loadVectors(t)
	if p := freeze(t, vectorUnits); p.Amount != sampling.NewTotal(v.Total) || p.Count != 1000 {
		t.Fatalf("population %d units, total %v", p.Count, p.Amount)
	}
	byTicket := draw(t, specFor(t, sampling.ByTicket, v.Seed, 25), vectorUnits)
	if got := idsOf(byTicket.Items); !slices.Equal(got, v.SRS) {
		t.Errorf("ticket: %v, want %v", got, v.SRS)
	}
	sieve := draw(t, specFor(t, sampling.BySieve, v.Seed, 0), vectorUnits)
	if got := slices.Sorted(slices.Values(idsOf(sieve.Items))); !slices.Equal(got, v.Sieve) {
		t.Errorf("sieve: %v, want %v", got, v.Sieve)
	}
	priority := draw(t, specFor(t, sampling.ByPriority, v.Seed, 25), vectorUnits)
	if got := idsOf(priority.Items); !slices.Equal(got, v.Priority) {
		t.Errorf("priority: %v, want %v", got, v.Priority)
	}
	pps := draw(t, specFor(t, sampling.ByMonetaryInterval, v.Seed, 25), vectorUnits)
	if pps.Starts[0] != sampling.NewTotal(v.SysPPS.R) || len(pps.Items) != len(v.SysPPS.Hits) {
		t.Fatalf("monetary interval: start %v, %d items", pps.Starts[0], len(pps.Items))
	}
	for i, item := range pps.Items {
		if want := v.SysPPS.Hits[i]; item.ID != want[0] || float64(item.Hits) != want[1] {
			t.Errorf("monetary interval: item %d is %s x%d, want %v", i, item.ID, item.Hits, want)
		}
	}
}

// TestKnownIntervals compares random starts and rows of systematic samples with the known answers, by
// the function and through a whole draw.
func TestKnownIntervals(t *testing.T) {
	v := loadVectors(t)
	seed := mustSeed(t, v.Seed)
	for _, c := range []struct {
		n         uint64
		r         uint64
		positions []uint64
	}{{1000, v.Systematic.R, v.Systematic.Positions}, {1003, v.SystematicOdd.R, v.SystematicOdd.Positions}} {
		starts, got, err := sampling.SystematicPositions(seed, c.n, 25, 1)
		if err != nil || !slices.Equal(starts, []uint64{c.r}) || !slices.Equal(got, c.positions) {
			t.Errorf("N = %d: starts %v, positions %v, error %v", c.n, starts, got, err)
		}
		again, err := sampling.IntervalPositions(c.r, c.n, 25)
		if err != nil || !slices.Equal(again, c.positions) {
			t.Errorf("N = %d, r = %d: positions %v, error %v", c.n, c.r, again, err)
		}
	}
	record := draw(t, specFor(t, sampling.ByInterval, v.Seed, 25), vectorUnits)
	for i, item := range record.Items {
		if item.Row != v.Systematic.Positions[i]+1 || item.ID != fmt.Sprintf("TX-%05d", item.Row) {
			t.Errorf("item %d is %s in row %d", i, item.ID, item.Row)
		}
	}
}
