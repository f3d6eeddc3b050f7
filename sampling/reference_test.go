package sampling_test

import (
	"encoding/csv"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
)

// row is one line of a reference file, by column name.
type row map[string]string

// reference reads a file of testdata.
func reference(t testing.TB, name string) []row {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]row, 0, len(records)-1)
	for _, record := range records[1:] {
		r := row{}
		for i, column := range records[0] {
			r[column] = record[i]
		}
		rows = append(rows, r)
	}
	return rows
}

// whole reads a column as a whole number.
func (r row) whole(t testing.TB, column string) int64 {
	t.Helper()
	n, err := strconv.ParseInt(r[column], 10, 64)
	if err != nil {
		t.Fatalf("%s: %v", column, err)
	}
	return n
}

// rate reads a column as an exact rate.
func (r row) rate(t testing.TB, column string) sampling.Rate {
	t.Helper()
	return rate(t, r[column])
}

// number reads a column of up to 25 digits.
func (r row) number(t testing.TB, column string) *big.Float {
	t.Helper()
	f, _, err := big.ParseFloat(r[column], 10, 120, big.ToNearestEven)
	if err != nil {
		t.Fatalf("%s: %v", column, err)
	}
	return f
}

// rate parses an exact rate that the test wrote itself.
func rate(t testing.TB, text string) sampling.Rate {
	t.Helper()
	r, err := sampling.ParseRate(text)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// worst keeps the largest relative error of a column.
type worst struct {
	column string
	value  float64
	at     int
	count  int
}

// add compares got with the reference value and fails above the limit.
func (w *worst) add(t testing.TB, i int, got float64, want *big.Float, limit float64) {
	t.Helper()
	w.count++
	var e float64
	if want.Sign() == 0 {
		if got != 0 {
			e = math.Inf(1)
		}
	} else {
		d := new(big.Float).SetPrec(120).Sub(new(big.Float).SetFloat64(got), want)
		e, _ = new(big.Float).Quo(d, want).Float64()
		e = math.Abs(e)
	}
	if e > w.value {
		w.value, w.at = e, i
	}
	if !(e <= limit) {
		t.Errorf("row %d: %s = %v, want %v (relative error %.2g)", i+1, w.column, got, want, e)
	}
}

// report logs the worst error.
func (w *worst) report(t testing.TB) {
	t.Helper()
	t.Logf("%s: %d values, worst relative error %.2g in row %d", w.column, w.count, w.value, w.at+1)
}
