package controls_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// many is the size of what nobody in good faith sends.
const many = 100_000

// some stands for any number of problems but none: how many a line of that length has is not the point.
const some = -1

// crowd returns a matrix of one objective, one risk and n controls that one set names.
func crowd(n int) controls.Matrix {
	m := controls.Matrix{
		Objectives: []controls.Objective{{ID: "CO-1", Statement: "Controls provide reasonable assurance.", Kind: controls.GeneralIT}},
		Risks:      []controls.Risk{{ID: "R-1", Objective: "CO-1", Statement: "It goes wrong.", Sufficient: make([]controls.ControlSet, 1)}},
		Controls:   make([]controls.Control, n),
	}
	set := make([]soc1.ControlID, n)
	for i := range set {
		set[i] = soc1.ControlID(fmt.Sprintf("C-%d", i))
		m.Controls[i] = controls.Control{
			ID: set[i], Text: "It is done.", Nature: controls.Manual, Purpose: controls.Preventive, Frequency: controls.Daily,
		}
	}
	m.Risks[0].Sufficient[0].Controls = set
	return m
}

// inLine lets every control of m succeed the one before it.
func inLine(m controls.Matrix) controls.Matrix { return inLines(m, len(m.Controls)) }

// inLines makes lines of a length out of the controls of m.
func inLines(m controls.Matrix, length int) controls.Matrix {
	for i := 1; i < len(m.Controls); i++ {
		if i%length != 0 {
			m.Controls[i-1].Successor = m.Controls[i].ID
		}
	}
	return m
}

// TestHostileSizesAreHandledInLinearTime: doubling the size must not quadruple the work. At this size, work that grows
// with the square would take minutes, and the limit is far above what linear work takes.
func TestHostileSizesAreHandledInLinearTime(t *testing.T) {
	for _, c := range []struct {
		name     string
		matrix   func() controls.Matrix
		problems int // of Incomplete as Type 2, or some
	}{
		{"a set of many controls", func() controls.Matrix { return crowd(many) }, 2 * many}, // no walkthrough and no test
		{"a set that names one control many times", func() controls.Matrix {
			m := crowd(1)
			set := make([]soc1.ControlID, many)
			for i := range set {
				set[i] = "C-0"
			}
			m.Risks[0].Sufficient[0].Controls = set
			return m
		}, many - 1},
		{"a long line", func() controls.Matrix {
			m := inLine(crowd(many))
			m.Risks[0].Sufficient[0].Controls = m.Risks[0].Sufficient[0].Controls[:1]
			return m
		}, some},
		{"a long line, named member by member", func() controls.Matrix { return inLine(crowd(many)) }, some},
		{"a long ring", func() controls.Matrix {
			m := inLine(crowd(many))
			m.Controls[many-1].Successor = m.Controls[0].ID
			return m
		}, many},
		{"one successor of many", func() controls.Matrix {
			m := crowd(many)
			for i := 1; i < many; i++ {
				m.Controls[i].Successor = "C-0"
			}
			return m
		}, many - 2},
		{"one id for many", func() controls.Matrix {
			m := crowd(many)
			for i := range m.Controls {
				m.Controls[i].ID = "C-0"
			}
			m.Risks[0].Sufficient = nil
			return m
		}, many - 1},
		{"many objectives that share a long line", func() controls.Matrix {
			m := inLine(crowd(many))
			m.Risks[0].Sufficient[0].Controls = []soc1.ControlID{"C-0"}
			for i := range many / 10 {
				o := controls.Objective{ID: soc1.ObjectiveID(fmt.Sprintf("CO-X%d", i)), Statement: "Controls provide reasonable assurance.", Kind: controls.GeneralIT}
				r := m.Risks[0]
				r.ID, r.Objective = soc1.RiskID(fmt.Sprintf("R-X%d", i)), o.ID
				m.Objectives, m.Risks = append(m.Objectives, o), append(m.Risks, r)
			}
			return m
		}, some},
		{"many deviations of one test", func() controls.Matrix {
			m := crowd(1)
			m.Walkthroughs = []controls.Walkthrough{walkthrough("W-1", "C-0")}
			m.Tests = []controls.Test{test("T-1", "C-0", many)}
			for i := range many {
				m.Deviations = append(m.Deviations, controls.Deviation{
					ID: soc1.DeviationID(fmt.Sprintf("D-%d", i)), Test: "T-1", Count: 1, Kind: controls.KindLate, Text: "Late.", Pattern: controls.Isolated,
				})
			}
			return m
		}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := c.matrix()
			start := time.Now()
			got := len(soc1.ListProblems(m.Incomplete(soc1.Type2, year())))
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("took %v", took)
			}
			if got != c.problems && (c.problems != some || got == 0) {
				t.Errorf("%d problems, want %d", got, c.problems)
			}
			x, err := m.Index()
			if err != nil {
				return
			}
			for range x.ControlsOf(0) {
				got++
			}
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("walking the controls of the objective took %v", took)
			}
		})
	}
}

func BenchmarkValidate(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := crowd(n)
			b.ReportAllocs()
			for b.Loop() {
				if err := m.Validate(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkControlsOf(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := inLines(crowd(n), 4)
			x, err := m.Index()
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				count := 0
				for range x.ControlsOf(0) {
					count++
				}
				if count != n {
					b.Fatal(count)
				}
			}
		})
	}
}
