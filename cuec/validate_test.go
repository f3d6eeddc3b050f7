package cuec_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestWordsOfEveryProblem: each problem says what is wrong, names the thing where it has a name, and offers the way out.
func TestWordsOfEveryProblem(t *testing.T) {
	const (
		word     = "word it so that the one who tests it knows who does what, when, and with which evidence"
		own      = "give each control its own id"
		mapIt    = "map it to the objectives that need it, or move it to the responsibilities"
		addIt    = "correct the id, or add the objective"
		existing = `"CO-9" refers to no objective`
	)
	for _, c := range []struct {
		spoil         func(e *engagement)
		message, hint string
	}{
		{func(e *engagement) { e.register.CUECs[1].ID = "CUEC-1" }, `the id "CUEC-1" is already that of another control`, own},
		{func(e *engagement) { e.register.CUECs[0].Statement = "" }, "the control is not stated", word},
		{func(e *engagement) { e.register.CUECs[0].Objectives = nil }, "the control serves no objective", mapIt},
		{func(e *engagement) { e.register.CUECs[0].Objectives[0] = "CO-9" }, existing, addIt},
		{func(e *engagement) { e.register.CUECs[0].Risks[0] = "R-9" }, `"R-9" refers to no risk`, "correct the id, or add the risk"},
		{func(e *engagement) { e.register.CSOCs = append(e.register.CSOCs, e.register.CSOCs[0]) }, `the id "CSOC-1" is already that of another control`, own},
		{func(e *engagement) { e.register.CSOCs[0].Statement = "" }, "the control is not stated", word},
		{func(e *engagement) { e.register.CSOCs[0].Objectives = nil }, "the control serves no objective", mapIt},
		{func(e *engagement) { e.register.CSOCs[0].Objectives[0] = "CO-9" }, existing, addIt},
		{func(e *engagement) { e.register.CSOCs[0].Subservice = "" }, "nothing says where the control is assumed", "name the carved-out subservice organization that performs it"},
		{func(e *engagement) { e.register.CSOCs[0].Subservice = "bank" }, `"bank" refers to no subservice organization`, "correct the id, or add the subservice organization"},
		{func(e *engagement) { e.register.CSOCs[0].Subservice = "printing" }, `controls are assumed only where they are carved out, and "printing" is included`, "describe and test the control itself, or use the carve-out method"},
		{func(e *engagement) { e.register.Responsibilities[0].Statement = "" }, "the responsibility is not stated", "say what the user entity has to do, or remove the entry"},
	} {
		e := sound()
		c.spoil(&e)
		list := soc1.ListProblems(validate(e))
		if len(list) != 1 || list[0].Message != c.message || list[0].Hint != c.hint {
			t.Errorf("%v, want %q; %q", list, c.message, c.hint)
		}
	}
	for _, c := range []struct {
		spoil         func(e *engagement)
		message, hint string
	}{
		{func(e *engagement) { e.register.CSOCs = nil }, `no control is assumed at the carved-out subservice organization "hosting"`, "state the controls assumed there, or classify the supplier as a vendor"},
		{func(e *engagement) { e.subservices[0].Monitoring = nil }, `nothing monitors the carved-out subservice organization "hosting"`, "describe how the service organization watches over it"},
	} {
		e := sound()
		c.spoil(&e)
		list := soc1.ListProblems(incomplete(e))
		if len(list) != 1 || list[0].Message != c.message || list[0].Hint != c.hint {
			t.Errorf("%v, want %q; %q", list, c.message, c.hint)
		}
	}
}

// TestOnlyTheFirstOfTwoKeepsTheID: of several controls with one id, every one after the first is reported.
func TestOnlyTheFirstOfTwoKeepsTheID(t *testing.T) {
	for n := 1; n <= 5; n++ {
		e := sound()
		e.register.CUECs = nil
		var want []string
		for i := range n {
			e.register.CUECs = append(e.register.CUECs, cuec.CUEC{ID: "CUEC-1", Statement: "It is done.", Objectives: []soc1.ObjectiveID{"CO-1"}})
			if i > 0 {
				want = append(want, fmt.Sprintf("duplicate /cuecs/%d/id", i))
			}
		}
		if got := codesAt(validate(e)); !slices.Equal(got, want) {
			t.Errorf("%d controls: %q", n, got)
		}
	}
}

// engagements draws registers with any mixture of faults, and their subservice organizations.
func engagements() *rapid.Generator[engagement] {
	return rapid.Custom(func(t *rapid.T) engagement {
		e := sound()
		pick := func(n int, label string) int { return rapid.IntRange(0, n-1).Draw(t, label) }
		e.subservices[0].Method = soc1.SubserviceMethod(pick(3, "method"))
		if pick(2, "monitored") == 0 {
			e.subservices[0].Monitoring = nil
		}
		for i := range pick(4, "cuecs") {
			e.register.CUECs = append(e.register.CUECs, cuec.CUEC{ID: soc1.CUECID(fmt.Sprintf("CUEC-%d", pick(i+3, "id"))), Statement: []string{"It is done.", ""}[pick(2, "said")],
				Objectives: [][]soc1.ObjectiveID{{"CO-1"}, {"CO-9"}, nil}[pick(3, "objectives")], Risks: [][]soc1.RiskID{nil, {"R-1"}, {"R-9"}}[pick(3, "risks")]})
		}
		for i := range pick(4, "csocs") {
			e.register.CSOCs = append(e.register.CSOCs, cuec.CSOC{ID: soc1.CSOCID(fmt.Sprintf("CSOC-%d", pick(i+3, "id"))), Statement: "It is done.",
				Objectives: []soc1.ObjectiveID{"CO-1"}, Subservice: []soc1.SubserviceID{"hosting", "printing", "bank", ""}[pick(4, "where")]})
		}
		return e
	})
}

// Problems come back sorted, each once, with a pointer into the register, and validating changes nothing.
func TestProblemsAreSortedAndPointIntoTheRegister(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := engagements().Draw(t, "engagement")
		before := fmt.Sprintf("%+v", e)
		got := codesAt(validate(e))
		if again := codesAt(validate(e)); !slices.Equal(got, again) || fmt.Sprintf("%+v", e) != before {
			t.Fatalf("%q and then %q", got, again)
		}
		for i, p := range got {
			_, path, _ := strings.Cut(p, " ")
			parts := strings.Split(path, "/")
			var n, at int
			if _, err := fmt.Sscan(parts[2], &at); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			switch parts[1] {
			case "cuecs":
				n = len(e.register.CUECs)
			case "csocs":
				n = len(e.register.CSOCs)
			case "responsibilities":
				n = len(e.register.Responsibilities)
			}
			if at >= n {
				t.Fatalf("%s points behind the end", path)
			}
			if i > 0 && slices.Contains(got[:i], p) {
				t.Fatalf("%s comes back twice", p)
			}
		}
		paths := make([]string, len(got))
		for i, p := range soc1.ListProblems(validate(e)) {
			paths[i] = p.Path
		}
		if !slices.IsSorted(paths) {
			t.Fatalf("problems out of order: %q", paths)
		}
	})
}

// Taking a control away never makes a valid register invalid, and adding a valid one neither: the controls stand each by itself.
func TestControlsAreValidEachByItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := engagements().Draw(t, "engagement")
		before := len(codesAt(validate(e)))
		fewer := engagement{e.register.Clone(), e.subservices}
		i := rapid.IntRange(0, len(fewer.register.CUECs)-1).Draw(t, "taken away")
		fewer.register.CUECs = slices.Delete(fewer.register.CUECs, i, i+1)
		if after := len(codesAt(validate(fewer))); after > before {
			t.Fatalf("%d problems became %d with one control less", before, after)
		}
		more := engagement{e.register.Clone(), e.subservices}
		more.register.CUECs = append(more.register.CUECs, cuec.CUEC{ID: "NEW", Statement: "It is done.", Objectives: []soc1.ObjectiveID{"CO-1"}})
		if after := len(codesAt(validate(more))); after != before {
			t.Fatalf("%d problems became %d with a good control more", before, after)
		}
	})
}

// A register that assumes more is never less complete, and inclusion asks for nothing (invariant 25).
func TestMoreAssumedIsNeverLessComplete(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := engagements().Draw(t, "engagement")
		before := codesAt(incomplete(e))
		more := engagement{e.register.Clone(), slices.Clone(e.subservices)}
		more.register.CSOCs = append(more.register.CSOCs, cuec.CSOC{ID: "NEW", Subservice: "hosting"})
		for _, p := range codesAt(incomplete(more)) {
			if !slices.Contains(before, p) {
				t.Fatalf("%s is new", p)
			}
		}
		more.subservices[0].Method = soc1.Inclusive
		if after := codesAt(incomplete(more)); len(after) > 0 {
			t.Fatalf("nothing is carved out, and %q is missing", after)
		}
	})
}
