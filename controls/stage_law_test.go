package controls_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// removals are single facts that can be taken out of the sound matrix, each by itself or with others, without making
// anything else wrong. No removal shifts the position of what a problem can point to.
func removals() []func(*controls.Matrix) {
	list := []func(*controls.Matrix){
		func(m *controls.Matrix) { m.Objectives[0].Assertions = nil },
		func(m *controls.Matrix) { m.Objectives[1].Kind = 0 },
		func(m *controls.Matrix) { m.Tests[4].Sample.Size = 0 },
	}
	for i := range 2 {
		list = append(list, func(m *controls.Matrix) { m.Objectives[i].Statement = "" }, func(m *controls.Matrix) { m.Deviations[i].Pattern = 0 })
	}
	for i := range 3 {
		list = append(list, func(m *controls.Matrix) { m.Risks[i].Statement = "" }, func(m *controls.Matrix) { m.Risks[i].Sufficient = nil })
	}
	for i := range 5 {
		list = append(list,
			func(m *controls.Matrix) { m.Controls[i].Text = "" },
			func(m *controls.Matrix) { m.Controls[i].Nature = 0 },
			func(m *controls.Matrix) { m.Controls[i].Purpose = 0 },
			func(m *controls.Matrix) { m.Controls[i].Frequency = 0 },
			func(m *controls.Matrix) { m.Tests[i].Procedures = nil },
			func(m *controls.Matrix) {
				id := m.Controls[i].ID
				m.Walkthroughs = slices.DeleteFunc(m.Walkthroughs, func(w controls.Walkthrough) bool { return w.Control == id })
			},
		)
	}
	return list
}

// TestLawTakingFactsAwayNeverHelps: what is missing stays missing when more is taken away, at every stage, and each
// fact that can be taken away is missed by one of them. So filling in a matrix step by step never uncovers a new lack.
func TestLawTakingFactsAwayNeverHelps(t *testing.T) {
	all := removals()
	rapid.Check(t, func(t *rapid.T) {
		taken := rapid.SliceOfNDistinct(rapid.IntRange(0, len(all)-1), 1, 12, rapid.ID[int]).Draw(t, "taken")
		less := sound()
		for _, i := range taken[1:] {
			all[i](&less)
		}
		least := less.Clone()
		all[taken[0]](&least)
		if err := least.Validate(); err != nil {
			t.Fatalf("what is missing is not wrong: %v", err)
		}
		for stage, check := range map[string]func(*controls.Matrix) error{
			"Unplanned":  (*controls.Matrix).Unplanned,
			"Incomplete": func(m *controls.Matrix) error { return m.Incomplete(soc1.Type2, year()) },
		} {
			before, after := codesAt(check(&less)), codesAt(check(&least))
			for _, p := range before {
				if !slices.Contains(after, p) {
					t.Fatalf("%s no longer reports %q once more is missing: %q", stage, p, after)
				}
			}
			if stage == "Incomplete" && len(after) <= len(before) {
				t.Fatalf("a fact was taken away and nothing misses it: %q", after)
			}
		}
	})
}

// TestLawOrderNeverChangesTheIndex: a permutation of every list leads to the same relations between ids.
func TestLawOrderNeverChangesTheIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyJoin().Draw(t, "matrix")
		p := permuted(t, m)
		got, want := relations(t, &p), relations(t, &m)
		if !slices.Equal(got, want) {
			t.Fatalf("in another order the matrix says\n%q, want\n%q", got, want)
		}
	})
}

// relations writes down everything that an index says, by ids and sorted.
func relations(t *rapid.T, m *controls.Matrix) []string {
	x, err := m.Index()
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	say := func(owner, what, member string) { list = append(list, owner+" "+what+" "+member) }
	for i, o := range m.Objectives {
		for _, r := range x.RisksOf(i) {
			say(string(o.ID), "is threatened by", string(m.Risks[r].ID))
			for s := range x.SetsOf(r) {
				for _, c := range x.MembersOf(r, s) {
					say(string(m.Risks[r].ID), "is answered with", string(m.Controls[c].ID))
				}
			}
		}
		for c := range x.ControlsOf(i) {
			say(string(o.ID), "is served by", string(m.Controls[c].ID))
		}
	}
	for i, c := range m.Controls {
		say(string(c.ID), "is of the line of", string(m.Controls[x.LineOf(i)].ID))
		if s := x.SuccessorOf(i); s >= 0 {
			say(string(c.ID), "is succeeded by", string(m.Controls[s].ID))
		}
		for _, w := range x.WalkthroughsOf(i) {
			say(string(c.ID), "was walked through in", string(m.Walkthroughs[w].ID))
		}
		for _, v := range x.TestsOf(i) {
			say(string(c.ID), "was tested in", string(m.Tests[v].ID))
		}
		for _, o := range x.ReliesOn(i) {
			say(string(c.ID), "relies on", string(m.Objectives[o].ID))
		}
	}
	for i, v := range m.Tests {
		say(string(v.ID), "extends", string(m.Tests[x.FirstOf(i)].ID))
		for _, d := range x.DeviationsOf(i) {
			say(string(v.ID), "found", string(m.Deviations[d].ID))
		}
	}
	slices.Sort(list)
	return list
}
