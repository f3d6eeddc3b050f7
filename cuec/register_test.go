package cuec_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/clonetest"
	"github.com/seed-9947fa86/attest/soc1"
)

// matrix has what the sound register refers to.
func matrix() *controls.Matrix {
	return &controls.Matrix{
		Objectives: []controls.Objective{{ID: "CO-1"}, {ID: "CO-2"}},
		Risks:      []controls.Risk{{ID: "R-1", Objective: "CO-1"}},
	}
}

// engagement is a register with the subservice organizations that it speaks of.
type engagement struct {
	register    cuec.Register
	subservices []soc1.Subservice
}

// sound returns a register in which nothing is wrong or missing: a hosting company is carved out, a print shop included.
func sound() engagement {
	return engagement{
		register: cuec.Register{
			CUECs: []cuec.CUEC{
				{ID: "CUEC-1", Statement: "The payroll manager approves the register before each pay date.", Objectives: []soc1.ObjectiveID{"CO-1"}, Risks: []soc1.RiskID{"R-1"}, Actor: "payroll manager"},
				{ID: "CUEC-2", Statement: "The controller reviews the list of users each quarter.", Objectives: []soc1.ObjectiveID{"CO-2", "CO-1"}},
			},
			CSOCs:            []cuec.CSOC{{ID: "CSOC-1", Subservice: "hosting", Statement: "Access to the data center is reviewed each quarter.", Objectives: []soc1.ObjectiveID{"CO-2"}}},
			Responsibilities: []cuec.Responsibility{{Statement: "Keep contact details up to date."}},
		},
		subservices: []soc1.Subservice{
			{ID: "hosting", Method: soc1.CarveOut, Monitoring: []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "The report is reviewed each year."}}},
			{ID: "printing", Method: soc1.Inclusive},
		},
	}
}

func validate(e engagement) error   { return e.register.Validate(matrix(), e.subservices) }
func incomplete(e engagement) error { return e.register.Incomplete(e.subservices) }

// codesAt lists what an error carries as "code pointer", in its order.
func codesAt(err error) []string {
	var list []string
	for _, p := range soc1.ListProblems(err) {
		list = append(list, string(p.Code)+" "+p.Path)
	}
	return list
}

// mustReport applies each fault to a sound register of its own.
func mustReport(t *testing.T, check func(engagement) error, faults []fault) {
	t.Helper()
	if err := check(sound()); err != nil {
		t.Fatalf("the sound register has problems: %v", err)
	}
	for _, f := range faults {
		e := sound()
		f.spoil(&e)
		err := check(e)
		if got := codesAt(err); !slices.Equal(got, f.want) {
			t.Errorf("%s: got %q, want %q\n%v", f.name, got, f.want, err)
		}
		for _, p := range soc1.ListProblems(err) {
			if p.Message == "" || p.Hint == "" || strings.HasSuffix(p.Message+p.Hint, ".") || strings.Contains(p.Message, "%!") {
				t.Errorf("%s: %q with the hint %q does not help a reader", f.name, p.Message, p.Hint)
			}
		}
	}
}

// fault is one change that breaks a sound register, and what has to come back.
type fault struct {
	name  string
	spoil func(*engagement)
	want  []string
}

func TestValidate(t *testing.T) {
	mustReport(t, validate, []fault{
		{"nothing at all", func(e *engagement) { *e = engagement{} }, nil},

		{"no id", func(e *engagement) { e.register.CUECs[0].ID = "" }, []string{"missing /cuecs/0/id"}},
		{"no id anywhere", func(e *engagement) { e.register.CUECs[0].ID, e.register.CUECs[1].ID = "", "" }, []string{"missing /cuecs/0/id", "missing /cuecs/1/id"}},
		{"a malformed id", func(e *engagement) { e.register.CUECs[0].ID = "CUEC 1" }, []string{"invalid /cuecs/0/id"}},
		{"an id twice", func(e *engagement) { e.register.CUECs[1].ID = "CUEC-1" }, []string{"duplicate /cuecs/1/id"}},
		{"one id in both lists", func(e *engagement) { e.register.CSOCs[0].ID = "CUEC-1" }, nil}, // they are named apart everywhere
		{"no statement", func(e *engagement) { e.register.CUECs[0].Statement = "" }, []string{"missing /cuecs/0/statement"}},
		{"no objective", func(e *engagement) { e.register.CUECs[0].Objectives = nil }, []string{"missing /cuecs/0/objectives"}},
		{"an unknown objective", func(e *engagement) { e.register.CUECs[1].Objectives[1] = "CO-9" }, []string{"unknown-reference /cuecs/1/objectives/1"}},
		{"an unknown risk", func(e *engagement) { e.register.CUECs[0].Risks[0] = "R-9" }, []string{"unknown-reference /cuecs/0/risks/0"}},

		{"a CSOC without an id", func(e *engagement) { e.register.CSOCs[0].ID = "" }, []string{"missing /csocs/0/id"}},
		{"a CSOC twice", func(e *engagement) { e.register.CSOCs = append(e.register.CSOCs, e.register.CSOCs[0]) }, []string{"duplicate /csocs/1/id"}},
		{"a CSOC without a statement", func(e *engagement) { e.register.CSOCs[0].Statement = "" }, []string{"missing /csocs/0/statement"}},
		{"a CSOC for no objective", func(e *engagement) { e.register.CSOCs[0].Objectives = nil }, []string{"missing /csocs/0/objectives"}},
		{"a CSOC for an unknown objective", func(e *engagement) { e.register.CSOCs[0].Objectives[0] = "CO-9" }, []string{"unknown-reference /csocs/0/objectives/0"}},
		{"a CSOC nowhere", func(e *engagement) { e.register.CSOCs[0].Subservice = "" }, []string{"missing /csocs/0/subservice"}},
		{"a CSOC at an unknown organization", func(e *engagement) { e.register.CSOCs[0].Subservice = "bank" }, []string{"unknown-reference /csocs/0/subservice"}},
		{"a CSOC at one that is included", func(e *engagement) { e.register.CSOCs[0].Subservice = "printing" }, []string{"shape /csocs/0/subservice"}},
		{"a CSOC while the method is open", func(e *engagement) { e.subservices[0].Method = 0 }, nil}, // reported with the organization

		{"a responsibility without words", func(e *engagement) { e.register.Responsibilities[0].Statement = "" }, []string{"missing /responsibilities/0/statement"}},
		{"everything at once", func(e *engagement) {
			e.register = cuec.Register{CUECs: make([]cuec.CUEC, 1), CSOCs: make([]cuec.CSOC, 1)}
		}, []string{
			"missing /csocs/0/id", "missing /csocs/0/objectives", "missing /csocs/0/statement", "missing /csocs/0/subservice",
			"missing /cuecs/0/id", "missing /cuecs/0/objectives", "missing /cuecs/0/statement",
		}},
	})
}

func TestIncomplete(t *testing.T) {
	mustReport(t, incomplete, []fault{
		{"no subservice organization", func(e *engagement) { e.subservices = nil }, nil},
		{"nothing is assumed there", func(e *engagement) { e.register.CSOCs = nil }, []string{"missing /complementary/csocs"}},
		{"nothing watches over it", func(e *engagement) { e.subservices[0].Monitoring = nil }, []string{"missing /subservices/0/monitoring"}},
		{"neither", func(e *engagement) { e.register, e.subservices[0].Monitoring = cuec.Register{}, nil }, []string{"missing /complementary/csocs", "missing /subservices/0/monitoring"}},
		{"included organizations are examined themselves", func(e *engagement) { e.register, e.subservices = cuec.Register{}, e.subservices[1:] }, nil},
		{"an open method asks for nothing yet", func(e *engagement) { e.subservices[1].Method = 0 }, nil},
		{"two carved out, one answered", func(e *engagement) { e.subservices[1].Method = soc1.CarveOut }, []string{"missing /complementary/csocs", "missing /subservices/1/monitoring"}},
	})
}

// TestLaw30EveryComplementaryControlMapsToAnObjective: in a valid register each of them serves at least one objective,
// and every objective and risk that it names exists.
func TestLaw30EveryComplementaryControlMapsToAnObjective(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, m := sound(), matrix()
		objectives := rapid.SliceOfN(rapid.SampledFrom([]soc1.ObjectiveID{"CO-1", "CO-2", "CO-9", ""}), 0, 3)
		risks := rapid.SliceOfN(rapid.SampledFrom([]soc1.RiskID{"R-1", "R-9"}), 0, 2)
		var sound bool
		check := func(ids []soc1.ObjectiveID) {
			sound = sound && len(ids) > 0
			for _, id := range ids {
				sound = sound && (id == "CO-1" || id == "CO-2")
			}
		}
		sound = true
		for i := range e.register.CUECs {
			c := &e.register.CUECs[i]
			c.Objectives, c.Risks = objectives.Draw(t, "objectives"), risks.Draw(t, "risks")
			check(c.Objectives)
			sound = sound && !slices.Contains(c.Risks, "R-9")
		}
		e.register.CSOCs[0].Objectives = objectives.Draw(t, "objectives of the CSOC")
		check(e.register.CSOCs[0].Objectives)
		if err := e.register.Validate(m, e.subservices); (err == nil) != sound {
			t.Fatalf("sound is %v: %v", sound, err)
		}
	})
}

func TestLaw3OrderNeverChangesTheProblems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r cuec.Register
		for i := range rapid.IntRange(0, 4).Draw(t, "cuecs") {
			r.CUECs = append(r.CUECs, cuec.CUEC{
				ID: soc1.CUECID(fmt.Sprintf("CUEC-%d", rapid.IntRange(0, i).Draw(t, "id"))), Statement: rapid.SampledFrom([]string{"", "It is done."}).Draw(t, "statement"),
				Objectives: rapid.SliceOfN(rapid.SampledFrom([]soc1.ObjectiveID{"CO-1", "CO-9"}), 0, 2).Draw(t, "objectives"),
			})
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "csocs") {
			r.CSOCs = append(r.CSOCs, cuec.CSOC{
				ID: soc1.CSOCID(fmt.Sprintf("CSOC-%d", i)), Statement: "It is done.", Objectives: []soc1.ObjectiveID{"CO-1"},
				Subservice: rapid.SampledFrom([]soc1.SubserviceID{"hosting", "printing", "bank", ""}).Draw(t, "subservice"),
			})
		}
		count := func(r cuec.Register) map[string]int {
			problems := make(map[string]int)
			for _, p := range soc1.ListProblems(r.Validate(matrix(), sound().subservices)) {
				kind := p.Path[strings.LastIndexByte(p.Path, '/')+1:]
				if strings.Contains(p.Path, "/objectives/") {
					kind = "objectives"
				}
				problems[string(p.Code)+" "+kind]++
			}
			return problems
		}
		permuted := r.Clone()
		permuted.CUECs = pick(permuted.CUECs, rapid.Permutation(indices(r.CUECs)).Draw(t, "order of CUECs"))
		permuted.CSOCs = pick(permuted.CSOCs, rapid.Permutation(indices(r.CSOCs)).Draw(t, "order of CSOCs"))
		got, want := count(permuted), count(r)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("%v in one order, %v in another", want, got)
		}
	})
}

// indices returns 0, 1, 2 and so on for a list.
func indices[T any](list []T) []int {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	return order
}

// pick returns the elements of a list in an order.
func pick[T any](list []T, order []int) []T {
	out := make([]T, 0, len(order))
	for _, i := range order {
		out = append(out, list[i])
	}
	return out
}

func TestWalks(t *testing.T) {
	r := sound().register
	r.CSOCs = append(r.CSOCs, cuec.CSOC{ID: "CSOC-2", Subservice: "bank"}, cuec.CSOC{ID: "CSOC-3", Subservice: "hosting"})
	for id, want := range map[soc1.ObjectiveID][]int{"CO-1": {0, 1}, "CO-2": {1}, "CO-9": nil} {
		if got := slices.Collect(r.ForObjective(id)); !slices.Equal(got, want) {
			t.Errorf("%s needs %v, want %v", id, got, want)
		}
	}
	for id, want := range map[soc1.SubserviceID][]int{"hosting": {0, 2}, "bank": {1}, "printing": nil} {
		if got := slices.Collect(r.AssumedAt(id)); !slices.Equal(got, want) {
			t.Errorf("at %s %v are assumed, want %v", id, got, want)
		}
	}
	for i := range r.ForObjective("CO-1") {
		if i != 0 {
			t.Errorf("the walk went on to %d", i)
		}
		break
	}
	for i := range r.AssumedAt("hosting") {
		if i != 0 {
			t.Errorf("the walk went on to %d", i)
		}
		break
	}
}

func TestRegisterCloneIsDeep(t *testing.T) {
	clonetest.Deep(t, (*cuec.Register).Clone)
}

// TestHostileSizes: with many controls and many organizations, work that grows with their product would take minutes.
func TestHostileSizes(t *testing.T) {
	const many = 100_000
	e := engagement{register: cuec.Register{CSOCs: make([]cuec.CSOC, many)}, subservices: make([]soc1.Subservice, many)}
	for i := range many {
		id := soc1.SubserviceID(fmt.Sprintf("S-%d", i))
		e.subservices[i] = soc1.Subservice{ID: id, Method: soc1.CarveOut}
		e.register.CSOCs[i] = cuec.CSOC{ID: soc1.CSOCID(fmt.Sprintf("X-%d", i)), Subservice: id, Statement: "It is done.", Objectives: []soc1.ObjectiveID{"CO-1"}}
	}
	start := time.Now()
	if err := validate(e); err != nil {
		t.Fatal(err)
	}
	if got := len(soc1.ListProblems(incomplete(e))); got != many {
		t.Errorf("%d problems, want %d", got, many)
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("took %v", took)
	}
}
