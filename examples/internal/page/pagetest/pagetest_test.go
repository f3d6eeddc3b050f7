package pagetest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/examples/internal/page/pagetest"
)

// listener notes what would have failed the test.
type listener struct {
	testing.TB
	heard []string
}

func (l *listener) Helper() {}

func (l *listener) Errorf(format string, args ...any) {
	l.heard = append(l.heard, fmt.Sprintf(format, args...))
}

func (l *listener) Fatal(args ...any) { l.heard = append(l.heard, fmt.Sprint(args...)) }

func TestGoldenFilesAreComparedAndRewritten(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	compare := func(update bool, got string) string {
		l := &listener{TB: t}
		pagetest.Golden(l, update, "page.txt", got)
		return strings.Join(l.heard, "\n")
	}
	if heard := compare(false, "one\n"); heard == "" {
		t.Error("a missing file is not noticed")
	}
	if heard := compare(true, "one\ntwo\nthree\n"); heard != "" {
		t.Error(heard)
	}
	if heard := compare(false, "one\ntwo\nthree\n"); heard != "" {
		t.Error(heard)
	}
	heard := compare(false, "one\n2\nzwei\nthree\n")
	if !strings.HasSuffix(heard, ":\n-two\n+2\n+zwei\n") || !strings.Contains(heard, filepath.Join("testdata", "page.txt")) {
		t.Errorf("the difference is told as %q", heard)
	}
	if heard := compare(false, "one\ntwo\nthree"); heard == "" {
		t.Error("a missing newline at the end is not noticed")
	}
}

func TestLinesThatDoNotFitAreNamed(t *testing.T) {
	full := strings.Repeat("ü", page.Width)
	l := &listener{TB: t}
	pagetest.Fits(l, full+"\n\nshort\n")
	if len(l.heard) > 0 {
		t.Error(l.heard)
	}
	pagetest.Fits(l, "short\n"+full+"x\nspace \n")
	if len(l.heard) != 2 || !strings.HasPrefix(l.heard[0], "line 2 ") || !strings.HasPrefix(l.heard[1], "line 3 ") {
		t.Error(l.heard)
	}
}
