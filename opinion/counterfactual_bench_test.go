package opinion_test

import (
	"fmt"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

func BenchmarkCounterfactuals(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("controls=%d", n), func(b *testing.B) {
			e, p := year(n), opinion.USPolicy()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opinion.Counterfactuals(e, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// redundant returns an examination in which every risk is answered twice, and everything relies on one objective.
func redundant(n int) *opinion.Examination {
	e := examtest.Sound(max(n/20, 1), 20)
	m := &e.Matrix
	m.Objectives[0].Kind = controls.GeneralIT
	for i := range m.Risks {
		set := m.Risks[i].Sufficient[0].Controls
		m.Risks[i].Sufficient = []controls.ControlSet{{Controls: set[:2]}, {Controls: set[2:], Rationale: "Each finds every error."}}
	}
	for i := range m.Controls {
		m.Controls[i].ReliesOn = []soc1.ObjectiveID{"CO-1"}
	}
	return e
}

// What is redundant has to be tried in pairs.
func BenchmarkCounterfactualsRedundant(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("controls=%d", n), func(b *testing.B) {
			e, p := redundant(n), opinion.USPolicy()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opinion.Counterfactuals(e, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Nothing works: the search for what would mend it is as large as it gets.
func BenchmarkCounterfactualsHopeless(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("controls=%d", n), func(b *testing.B) {
			e, p := redundant(n), opinion.USPolicy()
			e.Matrix.Tests = nil
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opinion.Counterfactuals(e, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
