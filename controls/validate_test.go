package controls_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// reversed is a period that ends before it starts.
func reversed() soc1.Period {
	return soc1.Period{Start: day(time.May, 2), End: day(time.May, 1)}
}

func TestValidateIdsAndReferences(t *testing.T) {
	mustReport(t, sound, (*controls.Matrix).Validate, []fault{
		{"nothing at all", func(m *controls.Matrix) { *m = controls.Matrix{} }, nil},
		{"an account without an id", func(m *controls.Matrix) { m.Accounts[1].ID = "" }, []string{"missing /accounts/1/id", "unknown-reference /objectives/0/accounts/1"}},
		{"two accounts without an id", func(m *controls.Matrix) { m.Objectives[0].Accounts = nil; m.Accounts[0].ID, m.Accounts[1].ID = "", "" }, []string{"missing /accounts/0/id", "missing /accounts/1/id"}},
		{"an account twice", func(m *controls.Matrix) { m.Accounts[1].ID = "wages"; m.Objectives[0].Accounts = nil }, []string{"duplicate /accounts/1/id"}},
		{"an account without a name", func(m *controls.Matrix) { m.Accounts[1].Name = "" }, []string{"missing /accounts/1/name"}},
		{"an account with an unknown assertion", func(m *controls.Matrix) { m.Accounts[0].Assertions[1] = 99 }, []string{"invalid /accounts/0/assertions/1"}},

		{"an objective without an id", func(m *controls.Matrix) { m.Objectives[1].ID = "" },
			[]string{"unknown-reference /controls/0/reliesOn/0", "missing /objectives/1/id", "unknown-reference /risks/2/objective"}},
		{"a malformed id is one problem", func(m *controls.Matrix) {
			m.Objectives[1].ID, m.Risks[2].Objective, m.Controls[0].ReliesOn[0] = "IT 1", "IT 1", "IT 1"
		}, []string{"invalid /objectives/1/id"}},
		{"an objective twice", func(m *controls.Matrix) { m.Objectives = append(m.Objectives, m.Objectives[0]) }, []string{"duplicate /objectives/2/id"}},
		{"a malformed id twice", func(m *controls.Matrix) { m.Risks[0].ID, m.Risks[1].ID = "R 1", "R 1" },
			[]string{"invalid /risks/0/id", "invalid /risks/1/id"}},
		{"a risk twice", func(m *controls.Matrix) { m.Risks[1].ID = "R-1" }, []string{"duplicate /risks/1/id"}},
		{"a control twice", func(m *controls.Matrix) {
			m.Controls[4].ID = "C-4"
			m.Risks[2].Sufficient = nil
			m.Tests = nil
			m.Walkthroughs, m.Deviations = nil, nil
		},
			[]string{"duplicate /controls/4/id"}},
		{"a walkthrough twice", func(m *controls.Matrix) { m.Walkthroughs[1].ID = "W-1" }, []string{"duplicate /walkthroughs/1/id"}},
		{"a test twice", func(m *controls.Matrix) { m.Tests[3].ID = "T-1" }, []string{"duplicate /tests/3/id"}},
		{"a deviation twice", func(m *controls.Matrix) { m.Deviations[1].ID = "D-1" }, []string{"duplicate /deviations/1/id"}},
		{"members without ids", func(m *controls.Matrix) { m.Walkthroughs[0].ID, m.Deviations[0].ID = "", "" }, []string{"missing /deviations/0/id", "missing /walkthroughs/0/id"}},

		{"a risk of no objective", func(m *controls.Matrix) { m.Risks[0].Objective = "" }, []string{"missing /risks/0/objective"}},
		{"a risk of an unknown objective", func(m *controls.Matrix) { m.Risks[0].Objective = "CO-9" }, []string{"unknown-reference /risks/0/objective"}},
		{"an unknown account", func(m *controls.Matrix) { m.Objectives[0].Accounts[0] = "debt" }, []string{"unknown-reference /objectives/0/accounts/0"}},
		{"an unknown control in a set", func(m *controls.Matrix) { m.Risks[0].Sufficient[0].Controls[1] = "C-9" }, []string{"unknown-reference /risks/0/sufficient/0/controls/1"}},
		{"no control in a set", func(m *controls.Matrix) { m.Risks[0].Sufficient[1].Controls[0] = "" }, []string{"missing /risks/0/sufficient/1/controls/0"}},
		{"reliance on an unknown objective", func(m *controls.Matrix) { m.Controls[0].ReliesOn[0] = "IT-9" }, []string{"unknown-reference /controls/0/reliesOn/0"}},
		{"a walkthrough of an unknown control", func(m *controls.Matrix) { m.Walkthroughs[2].Control = "C-9" }, []string{"unknown-reference /walkthroughs/2/control"}},
		{"a test of no control", func(m *controls.Matrix) { m.Tests[0].Control = "" }, []string{"missing /tests/0/control"}},
		{"a deviation from an unknown test", func(m *controls.Matrix) { m.Deviations[0].Test = "T-9" }, []string{"unknown-reference /deviations/0/test"}},

		{"an unknown successor", func(m *controls.Matrix) { m.Controls[1].Successor = "C-9" }, []string{"unknown-reference /controls/1/successor"}},
		{"a control that succeeds itself", func(m *controls.Matrix) { m.Controls[0].Successor = "C-1" }, []string{"cycle /controls/0/successor"}},
		{"a ring of two", func(m *controls.Matrix) { m.Controls[2].Successor = "C-2" }, []string{"cycle /controls/1/successor", "cycle /controls/2/successor"}},
		{"a tail that leads into a ring", func(m *controls.Matrix) { m.Controls[2].Successor = "C-3" }, []string{"conflict /controls/2/successor", "cycle /controls/2/successor"}},
		{"two controls with one successor", func(m *controls.Matrix) { m.Controls[3].Successor = "C-3" }, []string{"conflict /controls/3/successor"}},
	})
}

func TestValidateObjectivesRisksAndControls(t *testing.T) {
	open := soc1.Period{Start: day(time.August, 1)}
	mustReport(t, sound, (*controls.Matrix).Validate, []fault{
		{"an unknown kind", func(m *controls.Matrix) { m.Objectives[0].Kind = 9 }, []string{"invalid /objectives/0/kind"}},
		{"an unset kind can wait", func(m *controls.Matrix) { m.Objectives[0].Kind = 0 }, nil},
		{"in force backwards", func(m *controls.Matrix) { m.Objectives[0].InForce = reversed() }, []string{"order /objectives/0/inForce"}},
		{"in force with an open end", func(m *controls.Matrix) { m.Objectives[0].InForce = open }, nil},
		{"an unset assertion", func(m *controls.Matrix) { m.Objectives[0].Assertions[0] = 0 }, []string{"invalid /objectives/0/assertions/0"}},

		{"a risk without a set can wait", func(m *controls.Matrix) { m.Risks[0].Sufficient = nil }, nil},
		{"an empty set", func(m *controls.Matrix) { m.Risks[0].Sufficient[0].Controls = nil }, []string{"missing /risks/0/sufficient/0/controls"}},
		{"a control twice in a set", func(m *controls.Matrix) { m.Risks[0].Sufficient[0].Controls[1] = "C-1" }, []string{"duplicate /risks/0/sufficient/0/controls/1"}},
		{"a control twice in a long set", func(m *controls.Matrix) {
			set := &m.Risks[0].Sufficient[0].Controls
			*set = nil
			for i := range 20 {
				m.Controls = append(m.Controls, controls.Control{ID: soc1.ControlID(fmt.Sprintf("X-%d", i))})
				*set = append(*set, m.Controls[len(m.Controls)-1].ID)
			}
			*set = append(*set, "X-3", "X-3")
		}, []string{"duplicate /risks/0/sufficient/0/controls/20", "duplicate /risks/0/sufficient/0/controls/21"}},
		{"redundancy without a reason", func(m *controls.Matrix) { m.Risks[0].Sufficient[1].Rationale = "" }, []string{"missing /risks/0/sufficient/1/rationale"}},

		{"an unknown nature", func(m *controls.Matrix) { m.Controls[0].Nature = 9 }, []string{"invalid /controls/0/nature"}},
		{"an unknown purpose", func(m *controls.Matrix) { m.Controls[0].Purpose = 9 }, []string{"invalid /controls/0/purpose"}},
		{"an unknown frequency", func(m *controls.Matrix) { m.Controls[0].Frequency = 99 }, []string{"invalid /controls/0/frequency"}},
		{"operated backwards", func(m *controls.Matrix) { m.Controls[0].Operated = []soc1.Period{reversed()} }, []string{"order /controls/0/operated/0"}},
		{"operated twice on one day", func(m *controls.Matrix) {
			m.Controls[0].Operated = []soc1.Period{{End: day(time.May, 1)}, {Start: day(time.May, 1)}}
		}, []string{"order /controls/0/operated/1"}},
		{"operated out of order", func(m *controls.Matrix) {
			m.Controls[0].Operated = []soc1.Period{{Start: day(time.May, 1), End: day(time.May, 2)}, {Start: day(time.March, 1), End: day(time.March, 2)}}
		}, []string{"order /controls/0/operated/1"}},
		{"operated on after an open end", func(m *controls.Matrix) {
			m.Controls[0].Operated = []soc1.Period{open, {Start: day(time.October, 1)}}
		}, []string{"order /controls/0/operated/1"}},
		{"operated from an open start that is not the first", func(m *controls.Matrix) {
			m.Controls[0].Operated = []soc1.Period{{End: day(time.May, 1)}, {End: day(time.July, 1)}}
		}, []string{"order /controls/0/operated/1"}},
		{"operated with a pause", func(m *controls.Matrix) { m.Controls[0].Operated = []soc1.Period{{End: day(time.May, 1)}, open} }, nil},
		{"information with unknown evidence", func(m *controls.Matrix) { m.Controls[3].Information[0].Evidence = 9 }, []string{"invalid /controls/3/information/0/evidence"}},
	})
}

func TestValidateWalkthroughsTestsAndDeviations(t *testing.T) {
	mustReport(t, sound, (*controls.Matrix).Validate, []fault{
		{"an unknown design", func(m *controls.Matrix) { m.Walkthroughs[0].Design = 9 }, []string{"invalid /walkthroughs/0/design"}},
		{"an unknown implementation", func(m *controls.Matrix) { m.Walkthroughs[0].Implementation = 9 }, []string{"invalid /walkthroughs/0/implementation"}},
		{"findings backwards", func(m *controls.Matrix) { m.Walkthroughs[0].During = reversed() }, []string{"order /walkthroughs/0/during"}},
		{"a walkthrough by no procedure", func(m *controls.Matrix) { m.Walkthroughs[0].Procedures[0].Nature = 0 }, []string{"missing /walkthroughs/0/procedures/0/nature"}},
		{"a deficient design unexplained", func(m *controls.Matrix) { m.Walkthroughs[0].Design = controls.DesignDeficient }, []string{"missing /walkthroughs/0/finding"}},
		{"not implemented and unexplained", func(m *controls.Matrix) { m.Walkthroughs[0].Implementation = controls.NotImplemented }, []string{"missing /walkthroughs/0/finding"}},
		{"not implemented and corrected", func(m *controls.Matrix) {
			w := &m.Walkthroughs[0]
			w.Implementation, w.Finding, w.DescriptionCorrected = controls.NotImplemented, "It was never switched on.", true
		}, nil},
		{"implemented and corrected", func(m *controls.Matrix) { m.Walkthroughs[0].DescriptionCorrected = true }, []string{"conflict /walkthroughs/0/descriptionCorrected"}},

		{"no outcome", func(m *controls.Matrix) { m.Tests[0].Outcome = 0 }, []string{"missing /tests/0/outcome"}},
		{"a period backwards", func(m *controls.Matrix) { m.Tests[0].Period = reversed() }, []string{"order /tests/0/period"}},
		{"a procedure without a nature", func(m *controls.Matrix) { m.Tests[0].Procedures[1].Nature = 99 }, []string{"missing /tests/0/procedures/1/nature"}},
		{"information with unknown evidence", func(m *controls.Matrix) { m.Tests[0].Information = []controls.Information{{Name: "list", Evidence: 9}} }, []string{"invalid /tests/0/information/0/evidence"}},
		{"an unknown completeness", func(m *controls.Matrix) { m.Tests[1].Population.Completeness = 9 }, []string{"invalid /tests/1/population/completeness"}},
		{"an unknown method", func(m *controls.Matrix) { m.Tests[1].Sample.Method = 99 }, []string{"invalid /tests/1/sample/method"}},
		{"a negative population", func(m *controls.Matrix) { m.Tests[1].Population.Size = -1 }, []string{"range /tests/1/population/size"}},
		{"a negative sample", func(m *controls.Matrix) { m.Tests[0].Sample.Size = -1 }, []string{"range /tests/0/sample/size"}},
		{"a negative expectation", func(m *controls.Matrix) { m.Tests[1].Sample.Expected = math.MinInt64 }, []string{"range /tests/1/sample/expected"}},
		{"a plan that cannot fail", func(m *controls.Matrix) { m.Tests[1].Sample.Expected = 25 }, []string{"range /tests/1/sample/expected"}},
		{"a sample larger than the population", func(m *controls.Matrix) { m.Tests[1].Population.Size = 24 }, []string{"range /tests/1/sample/size"}},
		{"a census", func(m *controls.Matrix) { m.Tests[1].Population.Size = 25 }, nil},
		{"a population that is not known", func(m *controls.Matrix) { m.Tests[1].Population.Size = 0 }, nil},
		{"no occurrence", func(m *controls.Matrix) {
			m.Tests[0] = controls.Test{ID: "T-1", Control: "C-1", Outcome: controls.NoOccurrence, Reason: "No year-end fell into the period."}
		}, nil},
		{"no occurrence without a reason", func(m *controls.Matrix) {
			m.Tests[0] = controls.Test{ID: "T-1", Control: "C-1", Outcome: controls.NoOccurrence}
		}, []string{"missing /tests/0/reason"}},
		{"no occurrence in a population", func(m *controls.Matrix) {
			m.Tests[0] = controls.Test{ID: "T-1", Control: "C-1", Outcome: controls.NoOccurrence, Reason: "None.", Population: controls.Population{Size: 3}}
		}, []string{"conflict /tests/0/population/size"}},
		{"a sample without a test", func(m *controls.Matrix) {
			m.Tests[0].Outcome, m.Tests[0].Reason = controls.NotPerformed, "The auditor ran out of time."
		}, []string{"conflict /tests/0/sample/size"}},
		{"a deviation without a test", func(m *controls.Matrix) {
			m.Tests[1].Outcome, m.Tests[1].Reason, m.Tests[1].Sample = controls.EvidenceUnavailable, "The logs were lost.", controls.Sample{}
		}, []string{"conflict /deviations/0/test", "conflict /deviations/1/test"}},

		{"no deviating item", func(m *controls.Matrix) { m.Deviations[0].Count = 0 }, []string{"range /deviations/0/count"}},
		{"fewer than none", func(m *controls.Matrix) { m.Deviations[0].Count = -5 }, []string{"range /deviations/0/count"}},
		{"no kind", func(m *controls.Matrix) { m.Deviations[0].Kind = 0 }, []string{"missing /deviations/0/kind"}},
		{"no text", func(m *controls.Matrix) { m.Deviations[0].Text = "" }, []string{"missing /deviations/0/text"}},
		{"performed by nobody known", func(m *controls.Matrix) { m.Tests[0].Procedures[0].By = 9 }, []string{"invalid /tests/0/procedures/0/by"}},
		{"an unknown cause", func(m *controls.Matrix) { m.Deviations[0].Cause = 9 }, []string{"invalid /deviations/0/cause"}},
		{"an unknown pattern", func(m *controls.Matrix) { m.Deviations[0].Pattern = 9 }, []string{"invalid /deviations/0/pattern"}},
		{"occurred backwards", func(m *controls.Matrix) { m.Deviations[0].Occurred = reversed() }, []string{"order /deviations/0/occurred"}},
		{"every item deviates", func(m *controls.Matrix) { m.Deviations[0].Count = 24 }, nil},
		{"more deviations than items", func(m *controls.Matrix) { m.Deviations[0].Count = 25 }, []string{"range /tests/1/sample/size"}},
		{"deviations of an empty sample", func(m *controls.Matrix) { m.Deviations[0].Test = "T-3"; m.Tests[2].Sample.Size = 0 }, []string{"range /tests/2/sample/size"}},
		{"counts that overflow", func(m *controls.Matrix) { m.Deviations[0].Count, m.Deviations[1].Count = math.MaxInt64, math.MaxInt64 }, []string{"range /deviations/0/count", "range /deviations/1/count", "range /tests/1/sample/size"}},
		{"as many items as can be", func(m *controls.Matrix) { m.Tests[0].Sample.Size, m.Tests[0].Population.Size = 1e12, 1e12 }, nil},
		{"more items than can be", func(m *controls.Matrix) { m.Tests[0].Sample.Size, m.Tests[0].Population.Size = 1e12+1, 1e12+1 }, []string{"range /tests/0/population/size", "range /tests/0/sample/size"}},
	})
}

func TestAFaultNamesWhatItIsAbout(t *testing.T) {
	m := sound()
	m.Risks[0].Sufficient[0].Controls[0], m.Controls[3].Successor, m.Objectives[1].ID = "C-77", "C-3", "CO-1"
	m.Deviations[0].Count = 30
	text := m.Validate().Error()
	for _, want := range []string{`"C-77"`, `"C-3" already succeeds "C-2"`, `"CO-1" is already that of /objectives/0`} {
		if !strings.Contains(text, want) {
			t.Errorf("nothing says %s:\n%s", want, text)
		}
	}
}

func TestCheckReturnsTheIndexOrTheProblems(t *testing.T) {
	m := sound()
	x, err := m.Check()
	if err != nil || x == nil || x.Matrix() != &m {
		t.Errorf("a sound matrix gives the index %v and %v", x, err)
	}
	m.Deviations[0].Text = ""
	if x, err := m.Check(); x != nil || err == nil {
		t.Errorf("an unsound matrix gives the index %v and %v", x, err)
	}
	if x, err := m.Index(); x == nil || err != nil {
		t.Errorf("references that resolve give the index %v and %v", x, err)
	}
	m.Risks[0].Objective = "CO-9"
	if x, err := m.Index(); x != nil || err == nil {
		t.Errorf("a reference to nothing gives the index %v and %v", x, err)
	}
}
