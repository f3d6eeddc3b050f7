package cuec_test

import (
	"fmt"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/soc1"
)

// registerOf returns a sound register of n controls and a matrix of as many objectives and risks for it to refer to.
func registerOf(n int) (cuec.Register, controls.Matrix) {
	var r cuec.Register
	var m controls.Matrix
	for i := range n {
		objective, risk := soc1.ObjectiveID(fmt.Sprintf("CO-%d", i+1)), soc1.RiskID(fmt.Sprintf("R-%d", i+1))
		m.Objectives = append(m.Objectives, controls.Objective{ID: objective})
		m.Risks = append(m.Risks, controls.Risk{ID: risk, Objective: objective})
		r.CUECs = append(r.CUECs, cuec.CUEC{
			ID: soc1.CUECID(fmt.Sprintf("CUEC-%d", i+1)), Statement: "The controller reviews the register each month.",
			Objectives: []soc1.ObjectiveID{objective}, Risks: []soc1.RiskID{risk},
		})
	}
	return r, m
}

func BenchmarkRegisterValidate(b *testing.B) {
	for _, n := range []int{10, 100, 1_000, 10_000} {
		r, m := registerOf(n)
		b.Run(fmt.Sprintf("cuecs=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := r.Validate(&m, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestValidateAllocatesAFixedNumberOfTimes: what is right leaves nothing behind, however long the register is.
func TestValidateAllocatesAFixedNumberOfTimes(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector allocates; plain go test counts")
	}
	for _, n := range []int{10, 1_000} {
		r, m := registerOf(n)
		if got := testing.AllocsPerRun(5, func() {
			if err := r.Validate(&m, nil); err != nil {
				t.Fatal(err)
			}
		}); got > 20 {
			t.Errorf("a register of %d controls allocates %v times", n, got)
		}
	}
}
