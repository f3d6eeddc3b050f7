package controls_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// planning are the faults that keep testing from beginning, and that stay reported until the report is drawn.
func planning() []fault {
	return []fault{
		{"an unstated objective", func(m *controls.Matrix) { m.Objectives[0].Statement = "" }, []string{"missing /objectives/0/statement"}},
		{"an objective without a kind", func(m *controls.Matrix) { m.Objectives[1].Kind = 0 }, []string{"missing /objectives/1/kind"}},
		{"an objective that bears on nothing", func(m *controls.Matrix) { m.Objectives[0].Assertions = nil }, []string{"missing /objectives/0/assertions"}},
		{"an entity-level objective bears on nothing", func(m *controls.Matrix) { m.Objectives[1].Kind = controls.EntityLevel }, nil},
		{"an objective without a risk", func(m *controls.Matrix) {
			m.Objectives = append(m.Objectives, controls.Objective{ID: "CO-2", Statement: "Controls provide reasonable assurance.", Kind: controls.GeneralIT})
		}, []string{"missing /objectives/2"}},
		{"an unstated risk", func(m *controls.Matrix) { m.Risks[0].Statement = "" }, []string{"missing /risks/0/statement"}},
		{"a risk without a set", func(m *controls.Matrix) { m.Risks[1].Sufficient = nil }, []string{"missing /risks/1/sufficient"}},
		{"a control that serves nothing", func(m *controls.Matrix) { m.Risks[0].Sufficient = m.Risks[0].Sufficient[:1] }, []string{"missing /controls/3"}},
		{"a control without a text", func(m *controls.Matrix) { m.Controls[0].Text = "" }, []string{"missing /controls/0/text"}},
		{"a control without a nature", func(m *controls.Matrix) { m.Controls[0].Nature = 0 }, []string{"missing /controls/0/nature"}},
		{"a control without a purpose", func(m *controls.Matrix) { m.Controls[0].Purpose = 0 }, []string{"missing /controls/0/purpose"}},
		{"a control without a frequency", func(m *controls.Matrix) { m.Controls[0].Frequency = 0 }, []string{"missing /controls/0/frequency"}},
		{"a matrix that cannot be right yields that first", func(m *controls.Matrix) { m.Objectives[0].Statement, m.Risks[0].ID = "", "" }, []string{"missing /risks/0/id"}},
	}
}

func TestUnplanned(t *testing.T) {
	check := (*controls.Matrix).Unplanned
	mustReport(t, sound, check, slices.Concat(planning(), []fault{
		{"nothing at all", func(m *controls.Matrix) { *m = controls.Matrix{} }, []string{"missing /objectives"}},
		{"a control without a walkthrough", func(m *controls.Matrix) { m.Walkthroughs = nil }, nil},
		{"a control without a test", func(m *controls.Matrix) { m.Tests, m.Deviations = nil, nil }, nil},
		{"a whole line that serves nothing", func(m *controls.Matrix) {
			m.Risks[0].Sufficient = []controls.ControlSet{{Controls: []soc1.ControlID{"C-1"}}, {Controls: []soc1.ControlID{"C-4"}, Rationale: "It compares everything."}}
			m.Risks[1].Sufficient[0].Controls[0] = "C-4"
		}, []string{"missing /controls/1", "missing /controls/2"}},
		{"a line served through its youngest member", func(m *controls.Matrix) {
			m.Risks[0].Sufficient[0].Controls[1], m.Risks[1].Sufficient[0].Controls[0] = "C-3", "C-3"
		}, nil},
	}))
	mustReport(t, soundType1, check, nil)
}

func TestIncompleteType2(t *testing.T) {
	check := func(m *controls.Matrix) error { return m.Incomplete(soc1.Type2, year()) }
	before := soc1.Period{End: soc1.DateOf(2024, time.December, 31)}
	after := soc1.Period{Start: soc1.DateOf(2026, time.January, 1)}
	mustReport(t, sound, check, slices.Concat(planning(), []fault{
		{"a control without a walkthrough", func(m *controls.Matrix) { m.Walkthroughs = m.Walkthroughs[1:] }, []string{"missing /controls/0"}},
		{"a control without a test", func(m *controls.Matrix) { m.Tests = m.Tests[1:] }, []string{"missing /controls/0"}},
		{"a control without either", func(m *controls.Matrix) { m.Tests, m.Walkthroughs = m.Tests[1:], m.Walkthroughs[1:] }, []string{"missing /controls/0", "missing /controls/0"}},
		{"work of internal audit to which the auditor did nothing", func(m *controls.Matrix) {
			for i := range m.Tests[0].Procedures {
				m.Tests[0].Procedures[i].By = controls.InternalAudit
			}
		}, []string{"missing /tests/0/procedures"}},
		{"work of internal audit that the auditor performed again", func(m *controls.Matrix) { m.Tests[0].Procedures[0].By = controls.InternalAudit }, nil},
		{"internal auditors under the auditor's direction", func(m *controls.Matrix) {
			for i := range m.Tests[0].Procedures {
				m.Tests[0].Procedures[i].By = controls.DirectAssistance
			}
		}, nil},
		{"a deviation not investigated", func(m *controls.Matrix) { m.Deviations[1].Pattern = 0 }, []string{"missing /deviations/1/pattern"}},

		{"an objective of last year", func(m *controls.Matrix) { m.Objectives[0].InForce = before }, []string{"range /objectives/0/inForce"}},
		{"an objective in force for a part", func(m *controls.Matrix) { m.Objectives[0].InForce = soc1.Period{Start: day(time.June, 1)} }, nil},
		{"a control of last year", func(m *controls.Matrix) { m.Controls[0].Operated = []soc1.Period{before, {Start: day(time.March, 1)}} }, []string{"range /controls/0/operated/0"}},
		{"a finding about next year", func(m *controls.Matrix) { m.Walkthroughs[0].During = after }, []string{"range /walkthroughs/0/during"}},
		{"a test of earlier days", func(m *controls.Matrix) { m.Tests[0].Period = soc1.Period{Start: before.End, End: day(time.March, 31)} }, []string{"range /tests/0/period"}},
		{"a test of later days", func(m *controls.Matrix) {
			m.Tests[0].Period = soc1.Period{Start: day(time.March, 31), End: after.Start}
		}, []string{"range /tests/0/period"}},
		{"a test of a part", func(m *controls.Matrix) { m.Tests[0].Period = soc1.Period{Start: day(time.March, 31)} }, nil},

		{"a test by no procedure", func(m *controls.Matrix) { m.Tests[0].Procedures = nil }, []string{"missing /tests/0/procedures"}},
		{"a procedure without words", func(m *controls.Matrix) { m.Tests[0].Procedures[1].Text = "" }, []string{"missing /tests/0/procedures/1/text"}},
		{"a test of no item", func(m *controls.Matrix) { m.Tests[0].Sample.Size = 0 }, []string{"missing /tests/0/sample/size"}},
		{"a population nobody looked at", func(m *controls.Matrix) { m.Tests[1].Population.Completeness = 0 }, []string{"missing /tests/1/population/completeness"}},
		{"a test that was not performed has nothing to show", func(m *controls.Matrix) {
			m.Tests[0] = controls.Test{ID: "T-1", Control: "C-1", Outcome: controls.NotPerformed, Reason: "The system was replaced."}
		}, nil},
	}))
}

func TestIncompleteLines(t *testing.T) {
	check := func(m *controls.Matrix) error { return m.Incomplete(soc1.Type2, year()) }
	mustReport(t, sound, check, []fault{
		{"no end of the old control", func(m *controls.Matrix) { m.Controls[1].Operated = nil }, []string{"missing /controls/1/operated"}},
		{"no start of the new control", func(m *controls.Matrix) { m.Controls[2].Operated = nil }, []string{"missing /controls/2/operated"}},
		{"one common day", func(m *controls.Matrix) { m.Controls[2].Operated[0].Start = day(time.June, 30) }, []string{"conflict /controls/1/operated"}},
		{"an open end before a successor", func(m *controls.Matrix) { m.Controls[1].Operated[0].End = soc1.Date{} }, []string{"conflict /controls/1/operated"}},
		{"one day without either", func(m *controls.Matrix) { m.Controls[2].Operated[0].Start = day(time.July, 2) }, []string{"missing /controls/1/gap"}},
		{"one day without either, declared", func(m *controls.Matrix) {
			m.Controls[2].Operated[0].Start, m.Controls[1].Gap = day(time.July, 2), "The system was down for the migration."
		}, nil},
		{"a declared gap hides no overlap", func(m *controls.Matrix) {
			m.Controls[2].Operated[0].Start, m.Controls[1].Gap = day(time.June, 1), "None."
		}, []string{"conflict /controls/1/operated"}},
		{"a pause of the old control is its own", func(m *controls.Matrix) {
			m.Controls[1].Operated = []soc1.Period{{End: day(time.March, 31)}, {Start: day(time.May, 1), End: day(time.June, 30)}}
		}, nil},
		{"an old control that ended before the window", func(m *controls.Matrix) { m.Controls[1].Operated[0].End = soc1.DateOf(2024, time.May, 1) }, []string{"range /controls/1/operated/0"}},
	})
	m := sound()
	m.Controls[2].Operated[0].Start = day(time.July, 4)
	if text := check(&m).Error(); !strings.Contains(text, "2025-07-01 to 2025-07-03") {
		t.Errorf("the days of the gap are not named: %s", text)
	}
}

func TestIncompleteType1(t *testing.T) {
	asOf := soc1.Period{Start: day(time.June, 30), End: day(time.June, 30)}
	check := func(m *controls.Matrix) error { return m.Incomplete(soc1.Type1, asOf) }
	mustReport(t, soundType1, check, []fault{
		{"a test", func(m *controls.Matrix) { m.Tests = []controls.Test{test("T-1", "C-1", 1)} }, []string{"shape /tests/0"}},
		{"a test of other days", func(m *controls.Matrix) {
			m.Tests = []controls.Test{test("T-1", "C-1", 1)}
			m.Tests[0].Period = year()
		}, []string{"shape /tests/0"}},
		{"no walkthrough", func(m *controls.Matrix) { m.Walkthroughs = m.Walkthroughs[:3] }, []string{"missing /controls/3"}},
		{"a control that began later", func(m *controls.Matrix) { m.Controls[0].Operated = []soc1.Period{{Start: day(time.July, 1)}} }, []string{"range /controls/0/operated/0"}},
		{"a control that began on the day", func(m *controls.Matrix) { m.Controls[0].Operated = []soc1.Period{{Start: day(time.June, 30)}} }, nil},
		{"an objective stated later", func(m *controls.Matrix) { m.Objectives[1].InForce.Start = day(time.July, 1) }, []string{"range /objectives/1/inForce"}},
	})
}

// TestAnUnknownWindowIsNotHeldAgainstTheMatrix: while the dates are open, only what does not depend on them is reported.
func TestAnUnknownWindowIsNotHeldAgainstTheMatrix(t *testing.T) {
	for _, window := range []soc1.Period{{}, {Start: day(time.May, 2)}, {Start: day(time.May, 2), End: day(time.May, 1)}} {
		m := sound()
		m.Controls[2].Operated[0].Start = day(time.July, 9)
		m.Tests[0].Period = soc1.Period{Start: day(time.March, 31)}
		m.Tests = m.Tests[:4]
		if got := codesAt(m.Incomplete(soc1.Type2, window)); !slices.Equal(got, []string{"missing /controls/4"}) {
			t.Errorf("with the window %v: %q", window, got)
		}
	}
}

func TestClip(t *testing.T) {
	window := soc1.Period{Start: day(time.March, 1), End: day(time.March, 31)}
	for _, c := range []struct {
		p, want soc1.Period
		ok      bool
	}{
		{soc1.Period{}, window, true},
		{soc1.Period{Start: day(time.March, 5)}, soc1.Period{Start: day(time.March, 5), End: window.End}, true},
		{soc1.Period{End: day(time.March, 5)}, soc1.Period{Start: window.Start, End: day(time.March, 5)}, true},
		{year(), window, true},
		{soc1.Period{Start: day(time.March, 31), End: day(time.April, 9)}, soc1.Period{Start: window.End, End: window.End}, true},
		{soc1.Period{Start: day(time.April, 1)}, soc1.Period{}, false},
		{soc1.Period{End: day(time.February, 28)}, soc1.Period{}, false},
		{soc1.Period{Start: day(time.March, 9), End: day(time.March, 8)}, soc1.Period{}, false},
	} {
		got, ok := controls.Clip(c.p, window)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("Clip(%v) = %v, %v; want %v, %v", c.p, got, ok, c.want, c.ok)
		}
	}
	if got, ok := controls.Clip(year(), soc1.Period{}); ok {
		t.Errorf("no window leaves %v", got)
	}
}

func TestInquiryOnly(t *testing.T) {
	inquiry, inspection := controls.Procedure{Nature: controls.Inquiry}, controls.Procedure{Nature: controls.Inspection}
	for _, c := range []struct {
		procedures []controls.Procedure
		want       bool
	}{
		{nil, true},
		{[]controls.Procedure{inquiry, inquiry}, true},
		{[]controls.Procedure{inquiry, inspection}, false},
		{[]controls.Procedure{{Nature: controls.Observation}}, false},
		{[]controls.Procedure{{Nature: controls.Reperformance}, inquiry}, false},
		{[]controls.Procedure{{}}, true}, // a procedure without a nature proves nothing
	} {
		if got := controls.InquiryOnly(c.procedures); got != c.want {
			t.Errorf("%v is inquiry only: %v", c.procedures, got)
		}
	}
}

// Sampling and controls name the regular frequencies alike; only those that no calendar counts have no class.
func TestFrequencyHasASamplingClass(t *testing.T) {
	for f := range controls.Frequencies() {
		class, ok := f.Sampling()
		if irregular := f == controls.EventDriven || f == controls.Continuous; ok == irregular {
			t.Errorf("%v.Sampling() = %v, %t", f, class, ok)
		}
		if ok && class.String() != f.String() {
			t.Errorf("%v.Sampling() = %v, another name", f, class)
		}
	}
	if class, ok := controls.Frequency(0).Sampling(); ok {
		t.Errorf("the zero frequency has the class %v", class)
	}
}
