package opinion_test

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// show returns an examination's JSON form for messages, without the description.
func show(e *opinion.Examination) string {
	e = e.Clone()
	e.Description = soc1.Description{}
	var b bytes.Buffer
	if err := opinion.Encode(&b, e); err != nil {
		return err.Error()
	}
	return b.String()
}

// scale multiplies the size of a long test by the number in the environment variable ATTEST_EFFORT, for a deeper run by hand.
func scale(n int) int {
	if k, err := strconv.Atoi(os.Getenv("ATTEST_EFFORT")); err == nil && k > 0 {
		return n * k
	}
	return n
}

// search is scale for tests that look for a wrong answer among very many. With -short, as under the race detector, they
// take a tenth: the plain run looks for wrong answers, the other for data races.
func search(n int) int {
	if testing.Short() {
		return max(n/10, 1)
	}
	return scale(n)
}

// hasProblem reports whether err holds a problem with a code, at a path that ends in suffix.
func hasProblem(err error, code soc1.Code, suffix string) bool {
	return slices.ContainsFunc(soc1.ListProblems(err), func(p soc1.Problem) bool {
		return p.Code == code && strings.HasSuffix(p.Path, suffix)
	})
}

// update rewrites the golden files of this package.
var update = flag.Bool("update", false, "rewrite the golden files of this package")

// golden compares text with a file, or rewrites the file.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; got\n%s", name, got)
	}
}
