package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// runSmall runs the whole program on a smaller population and returns its output and its papers.
func runSmall(t *testing.T, payments, parts int) (stdout string, paper, record []byte) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "deep", "folder")
	var out bytes.Buffer
	if err := run(dir, payments, parts, &out, io.Discard); err != nil {
		t.Fatal(err)
	}
	paper, err := os.ReadFile(filepath.Join(dir, "working-paper.md"))
	if err != nil {
		t.Fatal(err)
	}
	record, err = os.ReadFile(filepath.Join(dir, "selection-record.json"))
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), paper, record
}

// TestPartitionsDoNotMatter runs with different partitions: the record and the numbers are the same.
func TestPartitionsDoNotMatter(t *testing.T) {
	_, _, one := runSmall(t, 20_000, 1)
	_, _, seven := runSmall(t, 20_000, 7)
	if !bytes.Equal(one, seven) {
		t.Error("the record depends on the partitions")
	}
}

// TestPaperIsComplete checks that the paper says what a reviewer looks for, and that the record beside
// it can be read by the library.
func TestPaperIsComplete(t *testing.T) {
	stdout, paper, text := runSmall(t, 50_000, 16)
	record, err := sampling.DecodeRecord(text)
	if err != nil {
		t.Fatal(err)
	}
	sample, err := record.Sample()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"Illustrative", record.Spec.Seed.Text(), record.Spec.Seed.Key(), record.Population.Digest.Sum.String(),
		"50,000", "no difference", "Conclusion", "hypergeometric",
	} {
		if !strings.Contains(string(paper), want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
	for _, item := range sample {
		if !strings.Contains(string(paper), "| "+item.ID+" |") {
			t.Errorf("%s is not in the paper", item.ID)
		}
	}
	if !strings.Contains(stdout, "partitions merged: equal") || !strings.Contains(stdout, "0 differences") {
		t.Errorf("output:\n%s", stdout)
	}
}

// TestPaymentIDs checks that ids and numbers belong together.
func TestPaymentIDs(t *testing.T) {
	for _, number := range []int{1, 9, 10, 1_234_567, 10_000_000, 99_999_999, 123_456_789} {
		if back, err := paymentNumber(paymentID(number)); err != nil || back != number {
			t.Errorf("%d became %s became %d, error %v", number, paymentID(number), back, err)
		}
	}
	if got := paymentID(42); got != "PAY-2026-00000042" {
		t.Errorf("payment 42 is %s", got)
	}
}

// TestRunRefuses lists arguments without a sensible run.
func TestRunRefuses(t *testing.T) {
	for _, c := range [][2]int{{10, 1}, {1000, 0}, {1000, 1001}} {
		if err := run(t.TempDir(), c[0], c[1], io.Discard, io.Discard); err == nil {
			t.Errorf("%v was accepted", c)
		}
	}
}
