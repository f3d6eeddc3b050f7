package report_test

import (
	"fmt"
	"testing"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
)

// sizes are numbers of controls, twenty to an objective.
var sizes = []int{100, 1_000, 10_000}

func BenchmarkNew(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			e := examtest.Sound(n/20, 20)
			o, err := opinion.Form(e, opinion.USPolicy())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := report.New(e, o, report.Narrative{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDocument(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := draft(b, examtest.Sound(n/20, 20), report.Narrative{})
			b.ReportAllocs()
			for b.Loop() {
				if d := r.Document(); len(d.Blocks) < n/20 {
					b.Fatal("nothing was composed")
				}
			}
		})
	}
}
