package review_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/report/review"
)

// traced writes a reason without its sentence: the rule, what it is about, and what it rests on, reaches and asks. Each part is
// left out where there is none.
func traced(x review.Reason) string {
	s := x.Rule.String()
	if x.Subject != "" {
		s += " about " + x.Subject
	}
	if x.Detail != "" {
		s += " (" + x.Detail + ")"
	}
	s += ": " + strings.Join(x.Facts, " ")
	if len(x.Objectives) > 0 {
		s += "; on " + fmt.Sprint(x.Objectives)
	}
	if len(x.Views) > 0 {
		s += "; for " + fmt.Sprint(x.Views)
	}
	if len(x.Questions) > 0 {
		s += "; asks " + fmt.Sprint(x.Questions)
	}
	if x.Beyond {
		s += "; beyond the report"
	}
	return s
}

// checkTraces compares the reasons of branches that have the branch's own rule with what they should be, all of them.
func checkTraces(t *testing.T, branches []branch, want map[string][]string) {
	t.Helper()
	for _, b := range branches {
		r, e, p := clean("R"), reader(), review.DefaultPolicy()
		if b.policy != nil {
			p = b.policy(p)
		}
		b.change(&r, &e)
		var got []string
		for _, x := range assess(t, &r, e, p).Reasons {
			if x.Report != "R" {
				t.Errorf("%s: %s is about the report %q", b.name, x.Rule, x.Report)
			}
			if x.Rule == b.rule {
				got = append(got, traced(x))
			}
		}
		if !slices.Equal(got, want[b.name]) {
			t.Errorf("%s:\n got %q\nwant %q", b.name, got, want[b.name])
		}
	}
	// A line for a branch that no longer exists would prove nothing.
	for name := range want {
		if !slices.ContainsFunc(branches, func(b branch) bool { return b.name == name }) {
			t.Errorf("%s is no branch", name)
		}
	}
}

// resolve follows a JSON Pointer into a document and reports whether it leads somewhere. The last member may be absent: what is
// empty is not written, and that it is empty may be the very fact.
func resolve(v any, pointer string) bool {
	parts := strings.Split(pointer, "/")[1:]
	for i, part := range parts {
		switch x := v.(type) {
		case map[string]any:
			next, there := x[part]
			if !there {
				return i == len(parts)-1
			}
			v = next
		case []any:
			n, err := strconv.Atoi(part)
			if err != nil || n < 0 || n >= len(x) {
				return false
			}
			v = x[n]
		default:
			return false
		}
	}
	return true
}

// Every reason traces to facts of the case, and so do the checklist, the open questions and the grades (invariant 40).
func TestLawEveryPointerLeadsToAFact(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, _ *review.Review) {
		d := generator{t}.deficiency("DEF-1")
		d.Combines = []review.DeficiencyID{"DEF-2"}
		e.Deficiencies = []review.Deficiency{d, generator{t}.deficiency("DEF-2")}
		got := assess(t, &r, e, review.DefaultPolicy())
		data, err := json.Marshal(got.Case)
		if err != nil {
			t.Fatal(err)
		}
		var doc any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		check := func(what string, facts []string) {
			if len(facts) == 0 {
				t.Fatalf("%s rests on nothing", what)
			}
			for _, f := range facts {
				if !resolve(doc, f) {
					t.Fatalf("%s points to %s, which is not there", what, f)
				}
			}
		}
		for _, x := range got.Reasons {
			check(x.Rule.String(), x.Facts)
		}
		for i := range got.Chain {
			for _, x := range got.Chain[i].Reasons {
				check("chain: "+x.Rule.String(), x.Facts)
			}
		}
		for _, n := range got.Needs {
			check(n.Question.String(), []string{n.Fact})
		}
		for _, item := range got.Checklist {
			check(item.Point.String(), item.Facts)
		}
		for _, x := range got.Deficiencies {
			for _, s := range x.Reasons {
				check(s.Rule.String(), s.Facts)
			}
		}
	})
}

// The resolver itself tells what is there from what is not, or the law above would hold of anything.
func TestResolve(t *testing.T) {
	var doc any
	if err := json.Unmarshal([]byte(`{"a":[{"b":"c"}]}`), &doc); err != nil {
		t.Fatal(err)
	}
	for pointer, want := range map[string]bool{
		"/a": true, "/a/0": true, "/a/0/b": true, "/a/0/x": true, "/x": true, // the last member may be absent
		"/a/1": false, "/a/-1": false, "/a/b": false, "/x/0": false, "/a/0/b/0": false, "/a/0/x/y": false,
	} {
		if got := resolve(doc, pointer); got != want {
			t.Errorf("%s: %v, want %v", pointer, got, want)
		}
	}
}
