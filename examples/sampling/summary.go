package main

import (
	"fmt"
	"io"
	"path/filepath"
)

// summary tells the reader of the terminal what happened.
func (e *engagement) summary(w io.Writer, dir string) {
	v := e.evaluation
	fmt.Fprintf(w, "Harbour Payroll Services (illustrative), control PR-04: dual release of payments, 2026\n\n")
	fmt.Fprintf(w, "  population   %s payments, digest %.16s...\n", grouped(int(e.frozen.Count)), e.frozen.Digest.Sum.String())
	fmt.Fprintf(w, "  plan         %d payments, up to %d deviations (%s confidence, tolerable %s, expected %s)\n", e.plan.Size, e.plan.Critical,
		e.request.Confidence.Percent(), e.request.Tolerable.Percent(), e.request.Expected.Percent())
	fmt.Fprintf(w, "  selection    whole = %d partitions merged: equal\n", e.parts)
	fmt.Fprintf(w, "  replaced     %d\n", len(e.record.Changes))
	fmt.Fprintf(w, "  found        %d deviations in %d\n", v.Sample.Deviations, v.Sample.Size)
	fmt.Fprintf(w, "  upper limit  %s, tolerable %s\n", upward(v.Upper), v.Criterion.Tolerable.Percent())
	answer := "the sample supports reliance"
	if !v.Supports() {
		answer = "the sample does not support reliance"
	}
	fmt.Fprintf(w, "  conclusion   %s\n", answer)
	fmt.Fprintf(w, "  repeated     %d differences\n", len(e.differs))
	deviating := 0
	for number := range e.population.size {
		if lacksRelease(number+1) && !isVoid(number+1) {
			deviating++
		}
	}
	fmt.Fprintf(w, "\nOnly because the payments are invented can we look: %s of them deviate, %s.\n\n", grouped(deviating),
		percent(float64(deviating)/float64(e.population.size)))
	fmt.Fprintln(w, "written:", filepath.Join(dir, "working-paper.md"))
	fmt.Fprintln(w, "written:", filepath.Join(dir, "selection-record.json"))
}
