package main

import (
	"bytes"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/examples/internal/page/pagetest"
	"github.com/seed-9947fa86/attest/report/review"
)

var update = flag.Bool("update", false, "write the golden file anew")

// engagementFile is where the examination lies, seen from this folder.
var engagementFile = filepath.Join("..", "payroll", "engagement.json")

func TestAccountIsTheGoldenOne(t *testing.T) {
	dir := t.TempDir()
	var out bytes.Buffer
	if err := run([]string{"-engagement", engagementFile, "-out", dir}, &out); err != nil {
		t.Fatal(err)
	}
	account, _, found := strings.Cut(out.String(), "\nMEMO AND READER PACK")
	if !found {
		t.Fatal("the files are not named")
	}
	pagetest.Fits(t, account)
	pagetest.Golden(t, *update, "account.golden", account)
	for _, name := range []string{"memo.html", "memo.md", "memo.txt", "case.json", "pack-cover.csv", "pack-exceptions.csv", "pack-cuecs.csv", "pack-csocs.csv", "pack-subservice-organizations.csv", "pack-deficiencies.csv"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	checkPack(t, filepath.Join(dir, "pack-cuecs.csv"), 15)
	f, err := os.Open(filepath.Join(dir, "case.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	c, err := review.Decode(f)
	if err != nil {
		t.Fatalf("the case that was written cannot be read: %v", err)
	}
	if c.Received.ID != fileNumber || len(c.Entity.Reports) != 2 {
		t.Errorf("the case is another one: %s", c.Received.ID)
	}
}

// checkPack reads a sheet back and counts its rows.
func checkPack(t *testing.T, name string, rows int) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	list, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
	if err != nil || len(list) != rows {
		t.Errorf("%s: %d rows, %v", name, len(list), err)
	}
}

func TestCommandLineMistakesAreExplained(t *testing.T) {
	for _, args := range [][]string{{"-engagement", "nowhere.json"}, {"-nonsense"}, {"extra"}, {"-engagement", "main.go"}} {
		var out bytes.Buffer
		if err := run(append(args, "-out"), &out); err == nil || out.Len() > 0 {
			t.Errorf("%v: %v", args, err)
		}
	}
	for _, args := range [][]string{{"-engagement", "nowhere.json"}, {"-engagement", "main.go"}} {
		if err := run(args, &bytes.Buffer{}); err == nil {
			t.Errorf("%v passes", args)
		}
	}
}
