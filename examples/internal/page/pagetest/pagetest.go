// Package pagetest holds what the tests of the example programs have in common: that a page is the one which was
// accepted before, and that it keeps to its width.
package pagetest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/examples/internal/page"
)

// Golden compares a text with a file in testdata. With update, the file is written instead.
func Golden(t testing.TB, update bool, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at the change and run with -update if it is meant (-want +got):\n%s", file, difference(string(want), got))
	}
}

// difference shows two texts without the lines that both begin and end with.
func difference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var lines strings.Builder
	for _, line := range a {
		lines.WriteString("-" + line + "\n")
	}
	for _, line := range b {
		lines.WriteString("+" + line + "\n")
	}
	return lines.String()
}

// Fits checks that no line of a text is longer than the page or ends in spaces.
func Fits(t testing.TB, text string) {
	t.Helper()
	for i, line := range strings.Split(text, "\n") {
		if utf8.RuneCountInString(line) > page.Width || strings.TrimRight(line, " ") != line {
			t.Errorf("line %d is too long or ends in spaces: %q", i+1, line)
		}
	}
}
