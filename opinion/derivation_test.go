package opinion_test

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// derive derives and fails the test on an error.
func derive(t tester, e *opinion.Examination, p opinion.Policy) *opinion.Derivation {
	t.Helper()
	d, err := opinion.Derive(e, p)
	if err != nil {
		t.Fatalf("Derive: %v", err)
	}
	return d
}

func TestDerivationHasTheLimbsOfForm(t *testing.T) {
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		o, d := form(t, e, p), derive(t, e, p)
		word := func(k opinion.Kind) string { return strings.ToLower(k.TitleIn(e.Standard)) }
		limbs := 0
		for _, s := range d.Root.Because {
			if s.Topic == opinion.TopicLimb {
				limbs++
			}
		}
		if !reflect.DeepEqual(d.PolicyUsed, o.PolicyUsed) {
			t.Fatalf("derived under %+v, formed under %+v", d.PolicyUsed, o.PolicyUsed)
		}
		if limbs != len(o.Limbs) || !strings.HasPrefix(d.Root.Result, word(o.Summary)) {
			t.Fatalf("%d limbs and %q, want %d and %v", limbs, d.Root.Result, len(o.Limbs), o.Summary)
		}
		for _, l := range o.Limbs {
			s, ok := d.Limb(l.Limb)
			kind, rest, _ := strings.Cut(s.Result, ": ")
			var list []string
			for _, k := range l.Possible {
				list = append(list, word(k))
			}
			if !ok || kind != word(l.Kind) || rest != strings.Join(list, " or ") || !slices.Equal(s.Struck, l.Struck) || s.Modifies != (l.Kind != opinion.Unqualified) {
				t.Fatalf("%v: %q, want %v of %v\n%s", l.Limb, s.Result, l.Kind, l.Possible, show(e))
			}
		}
	})
}

func TestDerivationHasEveryReasonOfForm(t *testing.T) {
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		d := derive(t, e, p)
		key := func(r opinion.Rule, facts []string, rest ...any) string { return fmt.Sprint(r, facts, rest) }
		for _, l := range form(t, e, p).Limbs {
			limb, _ := d.Limb(l.Limb)
			have := make(map[string]bool)
			inLimb := opinion.Derivation{Root: limb}
			for _, s := range inLimb.All() {
				if s.Rule != 0 {
					have[key(s.Rule, s.Facts, s.Days, s.Tested, s.Deviating, s.Concerned, s.Total)] = true
				}
			}
			for _, top := range l.Reasons {
				for _, r := range top.All() {
					if !have[key(r.Rule, r.Facts, r.Days, r.Tested, r.Deviating, r.Concerned, r.Total)] {
						var b bytes.Buffer
						d.Text(&b, opinion.TextOptions{Facts: true})
						t.Fatalf("%v lacks %s %v\n%s\n%s", l.Limb, r.Text(), r.Facts, b.String(), show(e))
					}
				}
			}
		}
	})
}

func TestDerivationEndsInFacts(t *testing.T) {
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		d, root := derive(t, e, p), document(t, e)
		paths := make(map[string]bool)
		for path := range d.Paths() {
			if paths[path] {
				t.Fatalf("two steps have the path %s", path)
			}
			paths[path] = true
		}
		for path, s := range d.Paths() {
			if len(s.Facts) == 0 || !s.Topic.IsValid() || s.Result == "" || s.Citation == 0 {
				t.Fatalf("%s: an incomplete step %+v\n%s", path, s, show(e))
			}
			for _, f := range s.Facts {
				if !resolves(root, f) {
					t.Fatalf("%s: %s leads nowhere\n%s", path, f, show(e))
				}
			}
			if s.See != "" && !paths[s.See] {
				t.Fatalf("%s refers to %s, where nothing is\n%s", path, s.See, show(e))
			}
			if s.Modifies && path != "" {
				if up, _ := d.Find(path[:strings.LastIndex(path, "/")]); !up.Modifies {
					t.Fatalf("%s modifies a limb and what rests on it does not\n%s", path, show(e))
				}
			}
		}
	})
}

// Every control that serves an objective, every test of it and every deviation is derived, whatever came of it.
func TestDerivationLosesNothing(t *testing.T) {
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		d := derive(t, e, p)
		limb, tested := d.Limb(opinion.Operation)
		subjects := make(map[string]bool)
		inLimb := opinion.Derivation{Root: limb}
		for _, s := range inLimb.All() {
			subjects[s.Topic.String()+" "+s.Subject] = true
		}
		if !tested {
			return
		}
		x, _ := e.Matrix.Index()
		for o := range e.Matrix.Objectives {
			for c := range x.ControlsOf(o) {
				for _, w := range x.WalkthroughsOf(c) {
					if id := string(e.Matrix.Walkthroughs[w].ID); !subjects["walkthrough "+id] {
						t.Fatalf("%s is missing\n%s", id, show(e))
					}
				}
				for _, at := range x.TestsOf(c) {
					if id := string(e.Matrix.Tests[at].ID); !subjects["test "+id] {
						t.Fatalf("%s is missing\n%s", id, show(e))
					}
					for _, dev := range x.DeviationsOf(at) {
						if id := string(e.Matrix.Deviations[dev].ID); !subjects["deviation "+id] {
							t.Fatalf("%s is missing\n%s", id, show(e))
						}
					}
				}
			}
		}
	})
}

func TestDerivationRoundTrip(t *testing.T) {
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		d := derive(t, e, p)
		var b bytes.Buffer
		if err := strictjson.Encode(&b, d); err != nil {
			t.Fatalf("%v", err)
		}
		var back opinion.Derivation
		if err := strictjson.Decode(&b, &back, strictjson.Limits{}); err != nil {
			t.Fatalf("%v", err)
		}
		if !reflect.DeepEqual(*d, back) {
			t.Fatalf("the derivation changed on its way through JSON\n%s", show(e))
		}
	})
}

func TestDerivationText(t *testing.T) {
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		d := derive(t, e, p)
		text := func(opts opinion.TextOptions) string {
			var b bytes.Buffer
			if err := d.Text(&b, opts); err != nil {
				t.Fatalf("%v", err)
			}
			return b.String()
		}
		all := text(opinion.TextOptions{Width: 80, Citations: true, Facts: true})
		for line := range strings.Lines(all) {
			if indent := len(line) - len(strings.TrimLeft(line, " ")); len(line)-1 > max(80, indent+20) && strings.Count(strings.TrimSpace(line), " ") > 1 {
				t.Fatalf("a line of %d columns: %s", len(line), line)
			}
		}
		limbs := strings.Count(text(opinion.TextOptions{Width: 1_000, Depth: 1}), "\nLimb")
		limbs += strings.Count(text(opinion.TextOptions{Width: 1_000, Depth: 1}), "\n  Limb")
		if want := len(form(t, e, p).Limbs); limbs != want {
			t.Fatalf("%d limbs of %d", limbs, want)
		}
		if only := text(opinion.TextOptions{ModifiedOnly: true}); len(only) > len(text(opinion.TextOptions{})) || strings.Contains(only, "suitably designed and in use") {
			t.Fatalf("what modifies nothing is shown\n%s", only)
		}
	})
}

// broken is a writer that takes nothing.
type broken struct{ calls int }

var errBroken = errors.New("broken")

func (b *broken) Write([]byte) (int, error) { b.calls++; return 0, errBroken }

// ISAE 3402 calls a clean opinion unmodified, and the standards of the United States call it unqualified in their reports.
func TestDerivationSpeaksTheLanguageOfItsStandard(t *testing.T) {
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		var b strings.Builder
		if err := derive(t, e, p).Text(&b, opinion.TextOptions{}); err != nil {
			t.Fatalf("Text: %v", err)
		}
		foreign := "unmodified"
		if e.Standard == soc1.ISAE3402 {
			foreign = "unqualified"
		}
		if strings.Contains(strings.ToLower(b.String()), foreign) {
			t.Fatalf("under %v the derivation says %s:\n%s", e.Standard, foreign, b.String())
		}
	})
}

func TestDerivationTextWritesOnce(t *testing.T) {
	w := &broken{}
	if err := derive(t, examtest.Sound(2, 4), opinion.USPolicy()).Text(w, opinion.TextOptions{}); !errors.Is(err, errBroken) || w.calls != 1 {
		t.Errorf("%v after %d writes", err, w.calls)
	}
}

func TestDeriveRefusesWhatFormRefuses(t *testing.T) {
	e := examtest.Sound(1, 1)
	e.Period.End = e.Period.Start.AddDays(-1)
	e.Type = 0
	_, want := opinion.Form(e, opinion.Policy{})
	if _, err := opinion.Derive(e, opinion.Policy{}); err == nil || err.Error() != want.Error() {
		t.Errorf("%v, want %v", err, want)
	}
}

func BenchmarkDerive(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprintf("controls=%d", n), func(b *testing.B) {
			e, p := year(n), opinion.USPolicy()
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opinion.Derive(e, p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
