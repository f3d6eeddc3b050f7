package cuec_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// BenchmarkLintCorpus judges the statements of the corpus one after the other: the time is that of one statement.
func BenchmarkLintCorpus(b *testing.B) {
	b.ReportAllocs()
	all := corpus(b, "cuec_public.jsonl")
	i := 0
	for b.Loop() {
		cuec.Lint(all[i%len(all)].Text, cuec.LintPolicy{})
		i++
	}
}

// BenchmarkLintLong judges texts that grow ten times from one to the next, of prose and of what is worst for the
// reading. The time for a byte stays the same.
func BenchmarkLintLong(b *testing.B) {
	var prose strings.Builder
	for _, c := range corpus(b, "cuec_public.jsonl") {
		prose.WriteString(c.Text)
		prose.WriteString(" ")
	}
	for _, kind := range []struct{ name, text string }{
		{"prose", prose.String()},
		{"verbs", "and reviews "},
		{"passives", "is approved and "},
		{"duties", "is required and "},
		{"notices", "notifies, "},
		{"vague", "as needed "},
		{"unknown verbs", "blorfs the "},
		{"nouns", "review of "},
		{"labels", "(a) 1. "},
		{"pronouns", "reviews them "},
		{"receivers", "provides it with "},
		{"relatives", "that it receives are sent "},
		{"means", "by checking "},
		{"lead-ins", "are responsible for reviewing "},
		{"clauses", "that who within the before each "},
		{"word", "x"},
		{"broken", "\xff"},
	} {
		for _, size := range []int{1_000, 10_000, 100_000, 1_000_000} {
			text := strings.Repeat(kind.text, size/len(kind.text)+1)[:size]
			b.Run(fmt.Sprintf("%s/%d", kind.name, size), func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(size))
				for b.Loop() {
					cuec.Lint(text, cuec.LintPolicy{})
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(size), "ns/byte")
			})
		}
	}
}

// BenchmarkLintRegister judges registers that grow ten times, each beside a matrix of as many controls.
func BenchmarkLintRegister(b *testing.B) {
	all := corpus(b, "cuec_public.jsonl")
	for _, n := range []int{1, 10, 100, 1000} {
		var r cuec.Register
		m := controls.Matrix{Objectives: []controls.Objective{{ID: "CO-1"}}, Risks: []controls.Risk{{ID: "R-1", Objective: "CO-1"}}}
		for i := range n {
			text := fmt.Sprintf("%s Number %d.", all[i%len(all)].Text, i)
			r.CUECs = append(r.CUECs, cuec.CUEC{ID: soc1.CUECID(fmt.Sprint("CUEC-", i)), Statement: text, Objectives: []soc1.ObjectiveID{"CO-1"}, Risks: []soc1.RiskID{"R-1"}})
			m.Controls = append(m.Controls, controls.Control{ID: soc1.ControlID(fmt.Sprint("C-", i)), Text: text})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r.Lint(&m, cuec.LintPolicy{})
			}
		})
	}
}
