package page_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/examples/internal/page"
)

// file returns a file with a text in it. Where there is a fault, writing it ends in that.
func file(name, text string, fault error) page.File {
	return page.File{Name: name, Write: func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return errors.Join(err, fault)
	}}
}

func TestFilesAreWrittenAndNamed(t *testing.T) {
	directory := filepath.Join(t.TempDir(), "deep", "folder")
	section, err := page.WriteFiles(directory, "Papers", []page.File{file("b.txt", "beta", nil), file("a.txt", "", nil)})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"b.txt": "beta", "a.txt": ""} {
		if got, err := os.ReadFile(filepath.Join(directory, name)); err != nil || string(got) != want {
			t.Errorf("%s holds %q, error %v", name, got, err)
		}
	}
	// Where a line is broken depends on how long the path of the directory is.
	want := "PAPERS " + strings.Repeat("-", page.Width) + " 4 bytes " + filepath.Join(directory, "b.txt") + " 0 bytes " + filepath.Join(directory, "a.txt")
	if !slices.Equal(strings.Fields(section), strings.Fields(want)) {
		t.Errorf("got  %s\nwant %s", section, want)
	}
}

// A file of which only a part could be composed would pass for a whole one.
func TestNoFileIsWrittenInPart(t *testing.T) {
	directory, fault := t.TempDir(), errors.New("out of ink")
	section, err := page.WriteFiles(directory, "Papers", []page.File{file("whole.txt", "whole", nil), file("part.txt", "par", fault), file("late.txt", "late", nil)})
	if !errors.Is(err, fault) || !strings.Contains(err.Error(), "part.txt") || section != "" {
		t.Errorf("error %v, section %q", err, section)
	}
	entries, err := os.ReadDir(directory)
	if err != nil || len(entries) != 1 || entries[0].Name() != "whole.txt" {
		t.Errorf("the directory holds %v, error %v", entries, err)
	}
}

// What stands in the way is reported as the system calls it.
func TestUnwritablePlacesAreErrors(t *testing.T) {
	directory := t.TempDir()
	if err := os.Mkdir(filepath.Join(directory, "taken"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := page.WriteFiles(directory, "Papers", []page.File{file("taken", "text", nil)}); err == nil {
		t.Error("a directory was overwritten with a file")
	}
	if err := os.WriteFile(filepath.Join(directory, "file"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := page.WriteFiles(filepath.Join(directory, "file"), "Papers", nil); err == nil {
		t.Error("a file served as a directory")
	}
}
