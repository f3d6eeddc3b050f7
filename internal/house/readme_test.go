package house_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fenced returns the code blocks of a Markdown text that are marked with the language.
func fenced(text, language string) []string {
	var blocks []string
	var block strings.Builder
	inside, wanted := false, false
	for line := range strings.Lines(text) {
		mark, fence := strings.CutPrefix(strings.TrimSpace(line), "```")
		switch {
		case fence && !inside:
			inside, wanted = true, mark == language
			block.Reset()
		case fence:
			if wanted {
				blocks = append(blocks, block.String())
			}
			inside = false
		case wanted:
			block.WriteString(line)
		}
	}
	return blocks
}

// TestReadmeProgramsCompile vets every complete program of the README against the module as it is.
func TestReadmeProgramsCompile(t *testing.T) {
	programs := 0
	for _, block := range fenced(read(t, "README.md"), "go") {
		if !strings.Contains("\n"+block, "\npackage main\n") {
			continue
		}
		programs++
		file := filepath.Join(t.TempDir(), "main.go")
		if err := os.WriteFile(file, []byte(block), 0o600); err != nil {
			t.Fatal(err)
		}
		vet := exec.Command("go", "vet", file)
		vet.Dir = root
		if out, err := vet.CombinedOutput(); err != nil {
			t.Errorf("program %d of the README: %v\n%s", programs, err, out)
		}
	}
	if programs == 0 {
		t.Error("the README shows no complete program (a go block with package main)")
	}
}

// TestReadmeHasAQuickStart keeps what .ci/run executes in a fresh clone: the first sh block of the README.
func TestReadmeHasAQuickStart(t *testing.T) {
	blocks := fenced(read(t, "README.md"), "sh")
	if len(blocks) == 0 || !strings.Contains(blocks[0], "go test ./...") || !strings.Contains(blocks[0], "go run ./examples/") {
		t.Error("the first sh block of the README must run an example and the tests")
	}
}
