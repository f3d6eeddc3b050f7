package opinion_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// year returns an examination of n controls in n/20 objectives over a year. Of every hundred controls, two were
// superseded in June, two were tested in two halves, and one deviated in a way that awaits judgement or does not matter.
func year(n int) *opinion.Examination {
	e := examtest.Sound(max(n/20, 1), 20)
	m := &e.Matrix
	middle := soc1.DateOf(2025, time.June, 30)
	later := make(map[int]controls.Test)
	for i := range m.Controls {
		switch i % 50 {
		case 7:
			m.Controls[i].Successor = m.Controls[i+1].ID
			m.Controls[i].Operated = []soc1.Period{{End: middle}}
			m.Controls[i+1].Operated = []soc1.Period{{Start: middle.AddDays(1)}}
		case 20:
			m.Tests[i].Period.End = middle
			second := examtest.SoundTest(m.Tests[i].ID+"-2", m.Controls[i].ID)
			second.Period.Start = middle.AddDays(1)
			later[i] = second
		}
		if i%100 == 31 {
			m.Tests[i].Sample.Expected = 1
			m.Deviations = append(m.Deviations, controls.Deviation{
				ID: soc1.DeviationID(fmt.Sprintf("D-%d", i)), Test: m.Tests[i].ID, Count: 1,
				Kind: controls.KindLate, Text: "Reviewed late.", Pattern: controls.Isolated,
			})
		}
	}
	// Three objectives in a hundred are not achieved.
	for i := 45; i < n; i += 667 {
		m.Deviations = append(m.Deviations, controls.Deviation{
			ID: soc1.DeviationID(fmt.Sprintf("D-%d", i)), Test: m.Tests[i].ID, Count: 3,
			Kind: controls.KindNotPerformed, Text: "Not reviewed.", Pattern: controls.Systematic,
		})
	}
	tests := m.Tests
	m.Tests = nil
	for i, t := range tests {
		m.Tests = append(m.Tests, t)
		if second, ok := later[i]; ok {
			m.Tests = append(m.Tests, second)
		}
	}
	return e
}

func BenchmarkForm(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("controls=%d", n), func(b *testing.B) {
			e, p := year(n), opinion.USPolicy()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opinion.Form(e, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Each objective rests on a control that relies on the next objective, and the last control is not in use, so that failure walks
// through all of them one by one.
func BenchmarkFormChain(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("objectives=%d", n), func(b *testing.B) {
			e := examtest.Sound(n, 1)
			for i := range n - 1 {
				e.Matrix.Controls[i].ReliesOn = []soc1.ObjectiveID{e.Matrix.Objectives[i+1].ID}
			}
			w := &e.Matrix.Walkthroughs[n-1]
			w.Implementation, w.Finding = controls.NotImplemented, "Nobody knew of it."
			p := opinion.USPolicy().WithReliance(opinion.RelianceFails)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opinion.Form(e, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkValidate(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("controls=%d", n), func(b *testing.B) {
			e := year(n)
			b.ReportAllocs()
			for b.Loop() {
				if err := e.Validate(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The order of lists means nothing to the result, but ids in order are found without a table.
func BenchmarkFormUnordered(b *testing.B) {
	e, p := year(10_000), opinion.USPolicy()
	shuffle(func(int) int { return 1 }, e)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := opinion.Form(e, p); err != nil {
			b.Fatal(err)
		}
	}
}
