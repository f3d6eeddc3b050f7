package html_test

import (
	"fmt"
	"io"
	"testing"

	"github.com/seed-9947fa86/attest/report/html"
	"github.com/seed-9947fa86/attest/report/reporttest"
)

// BenchmarkRender grows the document tenfold: 20, 200 and 2,000 controls.
func BenchmarkRender(b *testing.B) {
	for _, objectives := range []int{1, 10, 100} {
		d := reporttest.Large(objectives)
		b.Run(fmt.Sprintf("controls=%d", 20*objectives), func(b *testing.B) {
			b.ReportAllocs()
			r := html.New(html.Options{})
			for b.Loop() {
				if err := r.Render(io.Discard, d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
