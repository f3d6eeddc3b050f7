package controls_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
)

// large returns a sound matrix of n controls, twenty to an objective, each with its walkthrough and its test.
func large(n int) controls.Matrix { return examtest.Sound(n/20, 20).Matrix }

// backwards returns m with every list reversed, so that no id is in order and no reference follows one.
func backwards(m controls.Matrix) controls.Matrix {
	slices.Reverse(m.Objectives)
	slices.Reverse(m.Risks)
	slices.Reverse(m.Controls)
	slices.Reverse(m.Tests)
	return m
}

func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		for _, order := range []string{"ordered", "backwards"} {
			m := large(n)
			if order == "backwards" {
				m = backwards(m)
			}
			b.Run(fmt.Sprintf("%s/controls=%d", order, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := m.Index(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		m := large(n)
		b.Run(fmt.Sprintf("controls=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := m.Check(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestReadingAllocatesPerListAndNotPerMember: ten times the controls need larger slices, not more of them.
func TestReadingAllocatesPerListAndNotPerMember(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates; plain go test counts")
	}
	for _, order := range []struct {
		name string
		of   func(controls.Matrix) controls.Matrix
	}{
		{"in order", func(m controls.Matrix) controls.Matrix { return m }},
		{"backwards", backwards},
	} {
		count := func(n int) float64 {
			m := order.of(large(n))
			return testing.AllocsPerRun(5, func() {
				if _, err := m.Check(); err != nil {
					t.Fatal(err)
				}
			})
		}
		if small, big := count(1_000), count(10_000); big > small+5 || big > 60 {
			t.Errorf("%s: %v allocations for a thousand controls, %v for ten thousand", order.name, small, big)
		}
	}
}
