package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/seed-9947fa86/attest/sampling"
)

// population is the list of payments. It is computed, not stored: payment i is always the same.
type population struct {
	size     int
	progress io.Writer
	label    string
	parts    int
	read     atomic.Int64
	show     sync.Mutex
}

// paymentID returns the id of a payment, counted from 1.
func paymentID(number int) string {
	var digits [24]byte
	text := append(digits[:0], "PAY-2026-"...)
	for width := 10_000_000; width > number; width /= 10 {
		text = append(text, '0')
	}
	return string(strconv.AppendInt(text, int64(number), 10))
}

// paymentNumber is the inverse of paymentID.
func paymentNumber(id string) (int, error) {
	return strconv.Atoi(strings.TrimLeft(strings.TrimPrefix(id, "PAY-2026-"), "0"))
}

// begin starts to count a new pass over the population.
func (p *population) begin(label string, parts int) {
	p.label, p.parts = label, parts
	p.read.Store(0)
}

// part streams one of several partitions of equal size.
func (p *population) part(part, parts int) iter.Seq[sampling.Unit] {
	first, last := p.size*part/parts+1, p.size*(part+1)/parts
	return func(yield func(sampling.Unit) bool) {
		const stride = 10_000 // payments between two looks at the counter
		unseen := 0
		for number := first; number <= last; number++ {
			if !yield(sampling.Unit{ID: paymentID(number)}) {
				return
			}
			if unseen++; unseen == stride || number == last {
				p.count(unseen)
				unseen = 0
			}
		}
	}
}

// count adds to the payments read and draws the progress bar when another twentieth is done.
func (p *population) count(n int) {
	const bars = 20
	done := int(p.read.Add(int64(n)))
	now := done * bars / p.size
	if now == (done-n)*bars/p.size {
		return
	}
	p.show.Lock()
	defer p.show.Unlock()
	end := ""
	if now == bars {
		end = "\n"
	}
	fmt.Fprintf(p.progress, "\r%-14s [%s%s] %10s of %s payments%s", p.label, strings.Repeat("#", now), strings.Repeat(".", bars-now),
		grouped(done), grouped(p.size), end)
}

// grouped writes a number with thousands separators.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// inParallel runs a pass over all partitions at the same time and returns the results in their order.
func inParallel[T any](e *engagement, label string, pass func(part int) (T, error)) ([]T, error) {
	e.population.begin(label, e.parts)
	results, faults := make([]T, e.parts), make([]error, e.parts)
	var group sync.WaitGroup
	for part := range e.parts {
		group.Go(func() { results[part], faults[part] = pass(part) })
	}
	group.Wait()
	return results, errors.Join(faults...)
}
