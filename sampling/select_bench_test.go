package sampling_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// benchIDs returns n ids of 16 bytes.
func benchIDs(n int) [][]byte {
	ids := make([][]byte, n)
	for i := range ids {
		ids[i] = fmt.Appendf(nil, "PAY-2026-%07d", i)
	}
	return ids
}

// BenchmarkTicket measures one ticket by the fast path.
func BenchmarkTicket(b *testing.B) {
	issuer := mustSeed(b, "benchmark").Issuer()
	id := []byte("PAY-2026-0004711")
	b.ReportAllocs()
	for b.Loop() {
		issuer.TicketBytes(id)
	}
}

// BenchmarkTicketLong measures one ticket of an id that exceeds one block.
func BenchmarkTicketLong(b *testing.B) {
	issuer := mustSeed(b, "benchmark").Issuer()
	id := slices.Repeat([]byte("0123456789"), 8)
	b.ReportAllocs()
	for b.Loop() {
		issuer.TicketBytes(id)
	}
}

// perRecord reports the time of one record.
func perRecord(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/record")
}

// BenchmarkSelector measures a whole draw of 60 by ticket, population digest included.
func BenchmarkSelector(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		ids := benchIDs(n)
		spec := specFor(b, sampling.ByTicket, "benchmark", 60)
		b.Run(fmt.Sprintf("N=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s, err := sampling.NewSelector(spec, "p")
				if err != nil {
					b.Fatal(err)
				}
				for _, id := range ids {
					if err := s.AddBytes(id); err != nil {
						b.Fatal(err)
					}
				}
				s.Partial()
			}
			perRecord(b, n)
		})
	}
}

// BenchmarkFreeze measures the record of a population.
func BenchmarkFreeze(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		units := make([]sampling.Unit, n)
		for i, id := range benchIDs(n) {
			units[i] = sampling.Unit{ID: string(id), Amount: sampling.Amount(i)}
		}
		b.Run(fmt.Sprintf("N=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := sampling.Freeze(slices.Values(units)); err != nil {
					b.Fatal(err)
				}
			}
			perRecord(b, n)
		})
	}
}

// BenchmarkMonetary measures whole draws of the monetary techniques.
func BenchmarkMonetary(b *testing.B) {
	const n = 100_000
	units := make([]sampling.Unit, n)
	for i, id := range benchIDs(n) {
		units[i] = sampling.Unit{ID: string(id), Amount: sampling.Amount(1 + i*7919%5000)}
	}
	frozen := freeze(b, slices.Values(units))
	for _, technique := range []sampling.Technique{sampling.BySieve, sampling.ByPriority, sampling.ByMonetaryInterval} {
		spec := specFor(b, technique, "benchmark", 60)
		if technique == sampling.BySieve {
			var err error
			if spec.Interval, err = frozen.SieveInterval(60); err != nil {
				b.Fatal(err)
			}
		}
		b.Run(technique.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := sampling.Draw(spec, frozen, slices.Values(units)); err != nil {
					b.Fatal(err)
				}
			}
			perRecord(b, n)
		})
	}
}

// BenchmarkPositions measures 60 random rows of populations of growing size: the time does not grow.
func BenchmarkPositions(b *testing.B) {
	seed := mustSeed(b, "benchmark")
	for _, n := range []uint64{10_000, 100_000, 1_000_000, 10_000_000} {
		b.Run(fmt.Sprintf("N=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := sampling.Positions(seed, n, 60); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkMerge measures the merging of 16 partial selections of 60 items each.
func BenchmarkMerge(b *testing.B) {
	spec := specFor(b, sampling.ByTicket, "benchmark", 60)
	var partials []sampling.Partial
	for part := range 16 {
		var units []sampling.Unit
		for i := range 1000 {
			units = append(units, sampling.Unit{ID: fmt.Sprintf("%d-%d", part, i)})
		}
		partials = append(partials, partialOf(b, spec, fmt.Sprint(part), units))
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := sampling.MergeAll(partials...); err != nil {
			b.Fatal(err)
		}
	}
}
