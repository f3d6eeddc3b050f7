//go:build ignore

// Command mutants tests the tests of one package: it changes the package in one place at a time and looks whether a test
// notices. See .ci/mutate for how to run it.
//
// The changes are those of the tool gremlins, version 0.6.0, all of its kinds. That tool compiles the package anew for each of
// them and runs all tests, which takes hours here. This program writes every change into one copy of the package, each behind
// a switch ("mutant schemata"), compiles once, finds out which tests reach which change, and runs only those, fast ones first.
// Rapid draws from a fixed seed, and long searches take their short form, so that a run can be repeated.
package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// change is one place that was changed, and what became of it.
type change struct {
	ID     int    `json:"id"`
	File   string `json:"file"`
	Row    int    `json:"row"`
	Column int    `json:"column"`
	Func   string `json:"func"`
	Line   string `json:"line"` // the source line, without indentation
	Kind   string `json:"kind"`
	From   string `json:"from"`
	To     string `json:"to"`
	Nth    int    `json:"nth"` // which of the places with this From and To on the line
	Status string `json:"status,omitempty"`
	By     string `json:"by,omitempty"` // the test that noticed
}

// explained is an entry of the data file: a change that no test can notice, or need not, and why.
type explained struct {
	File string `json:"file"`
	Func string `json:"func"`
	Line string `json:"line"`
	From string `json:"from"`
	To   string `json:"to"`
	Nth  int    `json:"nth,omitempty"`
	Why  string `json:"why"`
}

// covers reports whether the entry speaks of a change.
func (x explained) covers(c *change) bool {
	return x.File == c.File && x.Func == c.Func && x.Line == c.Line && x.From == c.From && x.To == c.To && (x.Nth == c.Nth || x.Nth == 0 && c.Nth == 1)
}

// runner runs the tests of the changed package.
type runner struct {
	binary, folder string
	long           bool
	tests          *regexp.Regexp           // which tests are run
	most           time.Duration            // tests that take longer are left out; 0 leaves none out
	took           map[string]time.Duration // how much processor time each test takes
	reach          map[string]string        // which changes each reaches: one character each, by id
	lock           sync.Mutex
	noticed        map[string]int // how many changes each has noticed
}

func main() {
	folder := flag.String("package", "opinion", "folder of the package, from the root of the module")
	only := flag.String("files", "", "change only files whose names match this expression")
	list := flag.String("list", "", "the data file of changes that nothing notices")
	again := flag.String("again", "", "try only those again that lived in this file, which an earlier run wrote with -o")
	long := flag.Bool("long", false, "run long searches whole, not in their short form")
	tests := flag.String("tests", "", "run only tests whose names match this expression")
	most := flag.Duration("most", 0, "leave out tests that take more processor time, for a first impression")
	out := flag.String("o", "", "write all changes and what became of them to this file")
	keep := flag.String("keep", "", "work in this folder and leave the changed copy and its binary there")
	workers := flag.Int("workers", 1, "how many tests run at a time")
	flag.Parse()
	work := *keep
	if work == "" {
		dir, err := os.MkdirTemp("", "mutants")
		check(err)
		defer os.RemoveAll(dir)
		work = dir
	}
	check(os.RemoveAll(filepath.Join(work, "module")))
	check(copyModule(filepath.Join(work, "module")))
	r := &runner{long: *long, tests: regexp.MustCompile(*tests), most: *most, binary: filepath.Join(work, "mutants.test"), folder: filepath.Join(work, "module", *folder)}
	changes := build(r, regexp.MustCompile(*only))
	fmt.Printf("%d changes in %s\n", len(changes), *folder)
	if *keep != "" {
		save(filepath.Join(work, "changes.json"), changes)
	}
	if *again != "" {
		skipKilled(changes, *again)
	}
	r.measure(len(changes), *workers)
	for rest := changes; len(rest) > 0; rest = rest[min(100, len(rest)):] {
		each(rest[:min(100, len(rest))], *workers, r.try)
		fmt.Printf("%d of %d\n", len(changes)-len(rest)+min(100, len(rest)), len(changes))
		if *out != "" {
			save(*out, changes)
		}
	}
	if !summarize(changes, *list, *only == "") {
		os.Exit(1)
	}
}

// copyModule copies the module below the current folder, without hidden folders such as that of git.
func copyModule(to string) error {
	return filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		case d.IsDir():
			return os.MkdirAll(filepath.Join(to, path), 0o755)
		case !d.Type().IsRegular():
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, path), b, 0o644)
	})
}

// skipKilled leaves out the changes that were noticed in an earlier run, wherever they are now.
func skipKilled(changes []change, file string) {
	b, err := os.ReadFile(file)
	check(err)
	var earlier []change
	check(json.Unmarshal(b, &earlier))
	type place struct {
		file, in, line, from, to string
		nth                      int
	}
	at := func(c *change) place { return place{c.File, c.Func, c.Line, c.From, c.To, c.Nth} }
	noticed := make(map[place]string)
	for i := range earlier {
		if s := earlier[i].Status; s != "lived" && s != "not covered" {
			noticed[at(&earlier[i])] = s
		}
	}
	for i := range changes {
		if changes[i].Status == "" {
			changes[i].Status = noticed[at(&changes[i])]
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func save(name string, v any) {
	b, err := json.MarshalIndent(v, "", "\t")
	check(err)
	check(os.WriteFile(name, append(b, '\n'), 0o644))
}

// each calls f for all members of a list, several at a time.
func each[T any](list []T, workers int, f func(*T)) {
	next := make(chan int)
	var wait sync.WaitGroup
	for range workers {
		wait.Go(func() {
			for i := range next {
				f(&list[i])
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	wait.Wait()
}

// run runs some tests with one change switched on; 0 is none.
func (r *runner) run(tests []string, id int, reach string, limit time.Duration) (ok bool, output string, took time.Duration) {
	cmd := exec.Command(r.binary, "-test.short="+strconv.FormatBool(!r.long), "-test.failfast", "-test.timeout="+limit.String(), "-test.run=^("+strings.Join(tests, "|")+")$",
		"-rapid.seed=1", "-rapid.shrinktime=1ms", "-rapid.nofailfile")
	cmd.Dir = r.folder
	cmd.Env = append(os.Environ(), "MUTANT="+strconv.Itoa(id), "MUTANT_REACH="+reach, "GOMAXPROCS=1", "GOMEMLIMIT=2GiB", "GOTRACEBACK=none")
	b, err := cmd.CombinedOutput()
	if cmd.ProcessState != nil {
		took = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	return err == nil, string(b), took
}

// measure finds out how long each test takes and which changes it reaches. A test that fails without any change is left out.
func (r *runner) measure(n, workers int) {
	cmd := exec.Command(r.binary, "-test.list=.")
	cmd.Dir = r.folder
	b, err := cmd.Output()
	check(err)
	r.took, r.reach, r.noticed = make(map[string]time.Duration), make(map[string]string), make(map[string]int)
	names := slices.DeleteFunc(strings.Fields(string(b)), func(s string) bool { return strings.HasPrefix(s, "Benchmark") || !r.tests.MatchString(s) })
	each(names, workers, func(name *string) {
		file := filepath.Join(filepath.Dir(r.binary), "reach."+*name)
		ok, output, took := r.run([]string{*name}, 0, file, 10*time.Minute)
		b, err := os.ReadFile(file)
		_ = os.Remove(file)
		if !ok || err != nil || len(b) != n+1 {
			fmt.Printf("%s fails without any change and is left out\n%.300s\n", *name, output)
			return
		}
		r.lock.Lock()
		defer r.lock.Unlock()
		r.took[*name], r.reach[*name] = took, string(b)
	})
}

// reaching returns the tests that reach a change, those that notice much in little time first.
func (r *runner) reaching(id int) []string {
	r.lock.Lock()
	defer r.lock.Unlock()
	var list []string
	for name, reach := range r.reach {
		if reach[id] == '1' && (r.most == 0 || r.took[name] <= r.most) {
			list = append(list, name)
		}
	}
	worth := func(name string) float64 { return float64(r.took[name]) / (0.2 + float64(r.noticed[name])) }
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(cmp.Compare(worth(a), worth(b)), cmp.Compare(a, b)) })
	return list
}

var failed = regexp.MustCompile(`--- FAIL: (\w+)`)

// try runs the tests that reach a change, in batches that grow, until one notices.
func (r *runner) try(c *change) {
	if c.Status != "" {
		return
	}
	list := r.reaching(c.ID)
	c.Status = "not covered"
	for limit := 200 * time.Millisecond; len(list) > 0; limit *= 5 {
		c.Status = "lived"
		n, took := 0, time.Duration(0)
		for n < len(list) && (n == 0 || took < limit) {
			took += r.took[list[n]]
			n++
		}
		if ok, output, _ := r.run(list[:n], c.ID, "", time.Minute+20*took); !ok {
			c.Status = "killed"
			if strings.Contains(output, "test timed out") {
				c.Status = "timed out"
			}
			if m := failed.FindStringSubmatch(output); m != nil {
				c.By = m[1]
				r.lock.Lock()
				r.noticed[c.By]++
				r.lock.Unlock()
			}
			return
		}
		list = list[n:]
	}
}

// summarize prints what nothing noticed and is not explained, and the entries that explain nothing any more.
func summarize(changes []change, list string, all bool) (ok bool) {
	var entries []explained
	if list != "" {
		b, err := os.ReadFile(list)
		check(err)
		check(json.Unmarshal(b, &entries))
	}
	count := make(map[string]int)
	used := make([]bool, len(entries))
	ok = true
	for i := range changes {
		c := &changes[i]
		status := c.Status
		if at := slices.IndexFunc(entries, func(x explained) bool { return x.covers(c) }); at >= 0 {
			if used[at] = status != "killed"; used[at] {
				status += ", explained"
			}
		} else if status == "lived" || status == "not covered" {
			ok = false
			fmt.Printf("%s:%d:%d: %s: %q -> %q in %s, place %d: %s\n", c.File, c.Row, c.Column, status, c.From, c.To, c.Func, c.Nth, c.Line)
		}
		count[status]++
	}
	for i, x := range entries {
		if all && !used[i] {
			fmt.Printf("this entry explains nothing that lives: %+v\n", x)
		}
	}
	fmt.Println(count)
	return ok
}
