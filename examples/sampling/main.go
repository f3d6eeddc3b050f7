// Command sampling shows one test of a control from the population to the working paper.
//
// A payroll service organization (illustrative, like everything here) made ten million payments in 2026,
// each of which two people must release. The program freezes that population, plans a sample, draws it
// from the whole stream and again from sixteen partitions, proves that both are the same, lets the
// auditor find two deviations, evaluates them, repeats the whole selection from its record, and writes
// the working paper an auditor would file.
//
//	go run ./examples/sampling
//	go run ./examples/sampling -out folder -payments 200000
//
// No payment is ever held: every pass streams them, and memory stays at a few megabytes.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/sampling"
)

func main() { os.Exit(page.Status("sampling", command(os.Args[1:], os.Stdout, os.Stderr), os.Stderr)) }

// command does what the command line asks for.
func command(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("sampling", flag.ContinueOnError)
	out := flags.String("out", filepath.Join("out", "sampling"), "write the working paper and the record of the selection into `DIRECTORY`")
	payments := flags.Int("payments", 10_000_000, "number of payments in the population")
	parts := flags.Int("parts", 16, "number of partitions of the second draw")
	if err := page.Parse(flags, args); err != nil {
		return err
	}
	return run(*out, *payments, *parts, stdout, stderr)
}

// engagement is one run of the program: what is known before the first payment is read, and then, step
// by step, what is found.
type engagement struct {
	population population
	frozen     sampling.Population
	request    sampling.Request
	plan       sampling.Plan
	record     sampling.Record
	serialised int // bytes of the partial selections
	parts      int
	results    []result
	evaluation sampling.Evaluation
	differs    []sampling.Difference
}

// run carries out the test of the control and writes its papers to the folder dir.
func run(dir string, payments, parts int, stdout, stderr io.Writer) error {
	if payments < 1000 || parts < 1 || parts > payments {
		return errors.New("use at least 1000 payments, and between 1 and as many partitions")
	}
	e := &engagement{population: population{size: payments, progress: stderr}, parts: parts}
	for _, step := range []func() error{e.freeze, e.makePlan, e.draw, e.test, e.evaluate, e.reperform} {
		if err := step(); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	record, err := json.MarshalIndent(e.record, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "selection-record.json"), record, 0o644); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "working-paper.md"), e.paper(), 0o644); err != nil {
		return err
	}
	e.summary(stdout, dir)
	return nil
}

// freeze counts the population and computes its digest, partition by partition, before any seed exists.
func (e *engagement) freeze() error {
	parts, err := inParallel(e, "freezing", func(part int) (sampling.Population, error) {
		return sampling.Freeze(e.population.part(part, e.parts))
	})
	if err != nil {
		return err
	}
	for _, p := range parts {
		if e.frozen, err = e.frozen.Follow(p); err != nil {
			return err
		}
	}
	return nil
}

// makePlan asks how many payments must be tested.
func (e *engagement) makePlan() error {
	expected, err := sampling.ParseRate("1.5%")
	if err != nil {
		return err
	}
	e.request = sampling.Request{
		Population: int64(e.frozen.Count),
		Confidence: sampling.PercentRate(95),
		Tolerable:  sampling.PercentRate(5),
		Expected:   expected,
	}
	e.plan, err = sampling.MakePlan(e.request, sampling.DefaultPolicy())
	return err
}

// spec says how the sample is drawn. The seed is drawn after the population was frozen.
func (e *engagement) spec() (sampling.Spec, error) {
	seed, err := sampling.Domain{
		Engagement: "SOC1-2026-117", Control: "PR-04", Period: "2026-01-01/2026-12-31", Purpose: "operating effectiveness",
	}.Seed("dice 4 2 6 1 3 3 5 1 6 2")
	return sampling.Spec{
		Technique: sampling.ByTicket,
		Seed:      seed,
		Size:      int(e.plan.Size),
		Reserve:   5,
		DrawnBy:   "engagement senior, dice rolled before the service organization's payroll manager",
		DrawnAt:   time.Date(2027, 1, 11, 9, 30, 0, 0, time.UTC),
	}, err
}

// draw selects the sample twice, from the whole population and from its partitions, and compares.
func (e *engagement) draw() error {
	spec, err := e.spec()
	if err != nil {
		return err
	}
	e.population.begin("drawing whole", 1)
	e.record, err = sampling.Draw(spec, e.frozen, e.population.part(0, 1))
	if err != nil {
		return err
	}
	texts, err := inParallel(e, "drawing parts", func(part int) ([]byte, error) {
		selector, err := sampling.NewSelector(spec, fmt.Sprintf("partition %02d of %02d", part+1, e.parts))
		if err != nil {
			return nil, err
		}
		if err := selector.AddAll(e.population.part(part, e.parts)); err != nil {
			return nil, err
		}
		return json.Marshal(selector.Partial())
	})
	if err != nil {
		return err
	}
	// Merge from the last to the first, as if the partitions had arrived in that order: it makes no difference.
	var partials []sampling.Partial
	for _, text := range slices.Backward(texts) {
		e.serialised += len(text)
		partial, err := sampling.DecodePartial(text)
		if err != nil {
			return err
		}
		partials = append(partials, partial)
	}
	merged, err := sampling.MergeAll(partials...)
	if err != nil {
		return err
	}
	again, err := merged.Record(e.frozen)
	if err != nil {
		return err
	}
	return same(e.record, again)
}

// same compares two records byte by byte.
func same(whole, merged sampling.Record) error {
	a, errA := json.Marshal(whole)
	b, errB := json.Marshal(merged)
	if err := errors.Join(errA, errB); err != nil {
		return err
	}
	if !bytes.Equal(a, b) {
		return errors.New("the merged selection is not the whole one")
	}
	return nil
}

// evaluate judges the deviations that were found.
func (e *engagement) evaluate() error {
	sample, err := e.record.Tested(int64(len(e.deviations())))
	if err != nil {
		return err
	}
	criterion := sampling.Criterion{Confidence: e.request.Confidence, Tolerable: e.request.Tolerable}
	e.evaluation, err = sampling.Evaluate(sample, criterion, sampling.DefaultPolicy())
	return err
}

// reperform repeats the selection as a reviewer would: from the text of the record and the population.
func (e *engagement) reperform() error {
	text, err := json.Marshal(e.record)
	if err != nil {
		return err
	}
	record, err := sampling.DecodeRecord(text)
	if err != nil {
		return err
	}
	e.population.begin("re-performing", 1)
	e.differs, err = sampling.Reperform(record, e.population.part(0, 1))
	return err
}
