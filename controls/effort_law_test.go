package controls_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// TestLawEffortIsANaiveCount: the tests and the four lists of an effort are those of going through the controls one by one.
func TestLawEffortIsANaiveCount(t *testing.T) {
	areas := slices.Collect(controls.Areas())
	rapid.Check(t, func(t *rapid.T) {
		m := anyJoin().Draw(t, "matrix")
		for i := range m.Deviations {
			m.Deviations[i].Kind, m.Deviations[i].Text = controls.KindLate, "Late."
		}
		p := controls.Programme{Criteria: rapid.SliceOfNDistinct(rapid.SampledFrom(controls.TrustServices2017.Requirements()), 0, 12, rapid.ID[string]).Draw(t, "criteria")}
		for _, c := range m.Controls {
			if rapid.Bool().Draw(t, "assigned") {
				p.Assignments = append(p.Assignments, controls.AreaAssignment{Control: c.ID, Areas: rapid.SliceOfN(rapid.SampledFrom(areas), 0, 3).Draw(t, "areas")})
			}
		}
		e, err := m.Effort(p)
		if err != nil {
			t.Skip("the matrix has sets with a control twice, or too many deviations")
		}
		var want controls.Effort
		for _, c := range m.Controls {
			one, two := servesAny(&m, c.ID), supports(&p, c.ID)
			tests := int64(max(1, len(positions(m.Tests, func(v controls.Test) bool { return v.Control == c.ID }))))
			if one {
				want.SOC1.Tests += tests
			}
			if two {
				want.SOC2.Tests += tests
			}
			switch {
			case one && two:
				want.Shared, want.Saving.Tests = append(want.Shared, c.ID), want.Saving.Tests+tests
			case one:
				want.OnlySOC1 = append(want.OnlySOC1, c.ID)
			case two:
				want.OnlySOC2 = append(want.OnlySOC2, c.ID)
			default:
				want.Neither = append(want.Neither, c.ID)
			}
		}
		if !slices.Equal(e.Shared, want.Shared) || !slices.Equal(e.OnlySOC1, want.OnlySOC1) || !slices.Equal(e.OnlySOC2, want.OnlySOC2) || !slices.Equal(e.Neither, want.Neither) {
			t.Fatalf("the controls are divided into %q %q %q %q, want %q %q %q %q", e.Shared, e.OnlySOC1, e.OnlySOC2, e.Neither, want.Shared, want.OnlySOC1, want.OnlySOC2, want.Neither)
		}
		if e.SOC1.Tests != want.SOC1.Tests || e.SOC2.Tests != want.SOC2.Tests || e.Saving.Tests != want.Saving.Tests {
			t.Fatalf("%d, %d and %d tests are counted, want %d, %d and %d", e.SOC1.Tests, e.SOC2.Tests, e.Saving.Tests, want.SOC1.Tests, want.SOC2.Tests, want.Saving.Tests)
		}
		if e.Combined.Tests+e.Saving.Tests != e.Separate.Tests || e.Combined.Requests+e.Saving.Requests != e.Separate.Requests {
			t.Fatalf("what is combined and what is saved is not what is done separately: %+v", e)
		}
	})
}

// servesAny reports whether any set of any risk names a control of the line.
func servesAny(m *controls.Matrix, id soc1.ControlID) bool {
	line := chain(m, id)
	for _, r := range m.Risks {
		for _, set := range r.Sufficient {
			if slices.ContainsFunc(set.Controls, func(c soc1.ControlID) bool { return slices.Contains(line, c) }) {
				return true
			}
		}
	}
	return false
}

// supports reports whether an area of a control is linked to a criterion of the programme.
func supports(p *controls.Programme, id soc1.ControlID) bool {
	for _, a := range p.Assignments {
		for l := range controls.InformativeLinks() {
			if a.Control == id && slices.Contains(a.Areas, l.Area) && l.Framework == controls.TrustServices2017 && slices.Contains(p.Criteria, l.Requirement) {
				return true
			}
		}
	}
	return false
}
