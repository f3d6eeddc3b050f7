package opinion_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/enum/enumtest"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// host returns a subservice organization, carved out and not monitored.
func host() soc1.Subservice {
	return soc1.Subservice{ID: "S", Organization: soc1.Organization{ID: "S", Name: "Host"}, Services: "Hosting", Method: soc1.CarveOut}
}

// openAt lists the gaps of a result as "kind key path".
func openAt(r *opinion.Readiness) []string {
	var list []string
	for _, g := range r.Gaps {
		list = append(list, g.Gap.Kind.String()+" "+g.Gap.Key+" "+g.Gap.Path)
	}
	return list
}

// causesOf lists the causes of a result.
func causesOf(r *opinion.Readiness) []opinion.StartCause {
	var list []opinion.StartCause
	for _, reason := range r.Reasons {
		list = append(list, reason.Cause)
	}
	return list
}

func TestReadyEnums(t *testing.T) {
	enumtest.Of(opinion.Starts).Check(t)
	enumtest.Of(opinion.StartCauses).Check(t)
}

// TestReadyOfASoundExaminationIsYes: nothing is open, and the opinion of today is clean.
func TestReadyOfASoundExaminationIsYes(t *testing.T) {
	e := examtest.Sound(2, 4)
	r, err := opinion.Ready(e, opinion.USPolicy(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Start != opinion.StartYes || len(r.Gaps)+len(r.Reasons)+len(r.Untested) > 0 || r.EarliestStart != e.Period.Start || r.Today.Summary != opinion.Unqualified {
		t.Errorf("got %v, %v, %v, %v, %v", r.Start, openAt(r), r.Reasons, r.EarliestStart, r.Today.Summary)
	}
	if len(r.MockTests) != 8 || r.MockTests[0] != (opinion.MockTest{Control: "C-1-1", Tests: 1, Tested: 25, Result: opinion.Effective}) {
		t.Errorf("the mock tests are %+v", r.MockTests)
	}
	for _, s := range r.Stages {
		if s.Problems > 0 {
			t.Errorf("%v lacks %d", s.Stage, s.Problems)
		}
	}
}

// TestReadyFindsGapsOutsideTheMatrix: what the register, the subservice organizations and the matters tell.
func TestReadyFindsGapsOutsideTheMatrix(t *testing.T) {
	type exam = opinion.Examination
	for _, c := range []struct {
		name    string
		spoil   func(*exam)
		further []controls.Dependency
		want    []string
	}{
		{"an organization without anything", func(e *exam) { e.Subservices = []soc1.Subservice{host()} }, nil, []string{
			"complementary-control-missing /subservices/S/csocs /complementary/csocs", "monitoring-gap /subservices/S/monitoring /subservices/0/monitoring",
		}},
		{"a CSOC without monitoring", func(e *exam) {
			e.Subservices = []soc1.Subservice{host()}
			e.Complementary.CSOCs = []cuec.CSOC{{ID: "CSOC-1", Subservice: "S", Statement: "Backups are kept.", Objectives: []soc1.ObjectiveID{"CO-2"}}}
		}, nil, []string{"monitoring-gap /subservices/S/monitoring /subservices/0/monitoring"}},
		{"an organization that is named", func(e *exam) { e.Subservices = []soc1.Subservice{host()} },
			[]controls.Dependency{{Objective: "CO-1", Subservice: "S", Monitoring: "Its report is reviewed."}},
			[]string{"complementary-control-missing /dependencies/CO-1/S/statedAs /complementary/csocs", "complementary-control-missing /subservices/S/csocs /complementary/csocs"}},
		{"user entities", func(*exam) {}, []controls.Dependency{{Objective: "CO-1"}, {Objective: "CO-2"}, {Objective: "CO-2"}},
			[]string{"complementary-control-missing /dependencies/CO-2/statedAs /complementary/cuecs"}},
		{"an included organization", func(e *exam) {
			s := host()
			s.Method = soc1.Inclusive
			e.Subservices = []soc1.Subservice{s}
		}, nil, nil},
		{"a matter", func(e *exam) {
			e.Matters = []opinion.Matter{
				{ID: "M-1", Kind: opinion.MissingCUEC, Text: "No approval.", Objectives: []soc1.ObjectiveID{"CO-2"}},
				{ID: "M-2", Kind: opinion.MissingCSOC, Text: "No backup."},
				{ID: "M-3", Kind: opinion.MissingCSOC, Text: "No backup.", Corrected: true},
				{ID: "M-4", Kind: opinion.Omission, Text: "No events."},
			}
		}, nil, []string{"complementary-control-missing /matters/M-1 /matters/0", "complementary-control-missing /matters/M-2 /matters/1"}},
	} {
		e := examtest.Sound(2, 1)
		c.spoil(e)
		r, err := opinion.Ready(e, opinion.USPolicy(), nil, c.further...)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := openAt(r); !slices.Equal(got, c.want) || (r.Start == opinion.StartYes) != (len(c.want) == 0) {
			t.Errorf("%s: %v, got %q, want %q", c.name, r.Start, got, c.want)
		}
		// What only the caller says about monitoring, the examination lacks.
		lacks := len(c.further) > 0 && c.further[0].Monitoring != ""
		if slices.Contains(causesOf(r), opinion.StartUnprepared) != lacks {
			t.Errorf("%s: a gap and a missing fact are not told apart: %v", c.name, r.Reasons)
		}
	}
}

// TestReadyHoldsThePlanAgainstTheStart: each status of one gap leads to its answer, its cause and its earliest start.
func TestReadyHoldsThePlanAgainstTheStart(t *testing.T) {
	day := func(m time.Month, d int) soc1.Date { return soc1.DateOf(2025, m, d) }
	design := controls.Remediation{Kind: controls.GapDesign, Key: "/walkthroughs/W-1-1/design", Owner: "Controller", Due: day(time.January, 1)}
	owner := controls.Remediation{Kind: controls.GapNoOwner, Key: "/controls/C-1-1/performedBy", Owner: "Controller"}
	with := func(r controls.Remediation, due, operates soc1.Date) []controls.Remediation {
		r.Due, r.Operates = due, operates
		return []controls.Remediation{r}
	}
	undesigned := func(e *opinion.Examination) {
		e.Matrix.Walkthroughs[0].Design, e.Matrix.Walkthroughs[0].Finding = controls.DesignDeficient, "Too late to find it."
	}
	unowned := func(e *opinion.Examination) { e.Matrix.Controls[0].PerformedBy = "" }
	for _, c := range []struct {
		name      string
		spoil     func(*opinion.Examination)
		plan      []controls.Remediation
		start     opinion.Start
		cause     opinion.StartCause
		earliest  soc1.Date
		deficient int
		objective opinion.Start
		left      int
	}{
		{"nothing planned", undesigned, nil, opinion.StartNo, opinion.StartUnplanned, soc1.Date{}, 365, opinion.StartNo, 1},
		{"without dates", undesigned, []controls.Remediation{design}, opinion.StartNo, opinion.StartIncomplete, soc1.Date{}, 365, opinion.StartNo, 1},
		{"in time", undesigned, with(design, day(time.January, 1), day(time.January, 1)), opinion.StartIfPlanMet, opinion.StartPlanned, day(time.January, 1), 0, opinion.StartIfPlanMet, 0},
		{"a day late", undesigned, with(design, day(time.January, 1), day(time.January, 2)), opinion.StartNo, opinion.StartDeficient, day(time.January, 2), 1, opinion.StartNo, 1},
		{"after the end", undesigned, with(design, day(time.January, 1), soc1.DateOf(2026, time.January, 1)), opinion.StartNo, opinion.StartMissed, soc1.DateOf(2026, time.January, 1), 365, opinion.StartNo, 1},
		{"recorded late", unowned, with(owner, day(time.March, 1), soc1.Date{}), opinion.StartIfPlanMet, opinion.StartRecordedLate, day(time.March, 1), 0, opinion.StartIfPlanMet, 1},
		{"recorded in time", unowned, with(owner, day(time.January, 1), soc1.Date{}), opinion.StartIfPlanMet, opinion.StartPlanned, day(time.January, 1), 0, opinion.StartIfPlanMet, 0},
	} {
		e := examtest.Sound(2, 1)
		c.spoil(e)
		r, err := opinion.Ready(e, opinion.USPolicy(), c.plan)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if r.Start != c.start || !slices.Equal(causesOf(r), []opinion.StartCause{c.cause}) || r.EarliestStart != c.earliest || r.Deficient.Days() != c.deficient {
			t.Errorf("%s: got %v, %v, %v, %d days", c.name, r.Start, causesOf(r), r.EarliestStart, r.Deficient.Days())
		}
		if o := r.Objectives[0]; o.Start != c.objective || len(o.Today) != 1 || len(o.Left) != c.left {
			t.Errorf("%s: the objective is %+v", c.name, o)
		}
		if o := r.Objectives[1]; o.Start != opinion.StartYes || len(o.Today)+len(o.Left) > 0 {
			t.Errorf("%s: the other objective is %+v", c.name, o)
		}
		if m := r.Reasons[0]; m.Count != 1 || m.Message == "" || strings.HasSuffix(m.Message, ".") || m.Days.Days() != c.deficient {
			t.Errorf("%s: the reason is %+v", c.name, m)
		}
	}
}

// TestReadyNamesWhatElseToKnow: facts that are no gaps.
func TestReadyNamesWhatElseToKnow(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*opinion.Examination)
		cause opinion.StartCause
		start opinion.Start
	}{
		{"no test", func(e *opinion.Examination) { e.Matrix.Tests = e.Matrix.Tests[:1] }, opinion.StartUntested, opinion.StartYes},
		{"no system", func(e *opinion.Examination) { e.Description.System = "" }, opinion.StartUnprepared, opinion.StartYes},
		{"a refused assertion", func(e *opinion.Examination) {
			e.Assertion = soc1.ManagementAssertion{Status: soc1.LetterRefused, Reason: "Counsel advised against it."}
		}, opinion.StartWithdrawal, opinion.StartNo},
		{"no objective", func(e *opinion.Examination) {
			e.Matrix, e.Complementary = controls.Matrix{}, cuec.Register{}
		}, opinion.StartWithoutObjectives, opinion.StartNo},
		{"assumptions alone", func(e *opinion.Examination) { e.Matrix.Risks[0].Sufficient = nil }, opinion.StartAssumed, opinion.StartNo},
	} {
		e := examtest.Sound(2, 1)
		c.spoil(e)
		r, err := opinion.Ready(e, opinion.USPolicy(), nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if r.Start != c.start || !slices.Contains(causesOf(r), c.cause) {
			t.Errorf("%s: got %v, %v", c.name, r.Start, causesOf(r))
		}
	}
}

// TestReadyOfAType1NeedsNoTest: its window is one day, on which the design has to stand.
func TestReadyOfAType1NeedsNoTest(t *testing.T) {
	e := examtest.Sound(1, 1)
	e.Type, e.AsOf, e.Period, e.Description.NoChanges = soc1.Type1, e.Period.End, soc1.Period{}, false
	e.Matrix.Tests = nil
	r, err := opinion.Ready(e, opinion.USPolicy(), nil)
	if err != nil || r.Start != opinion.StartYes || len(r.Untested) > 0 || r.EarliestStart != e.AsOf || r.Today.Summary != opinion.Unqualified {
		t.Errorf("got %+v, %v", r, err)
	}
}

// TestReadyCountsDaysNotDates: a control that ends in June and is replaced in July leaves no day deficient, although its gap
// closes long after the period has begun.
func TestReadyCountsDaysNotDates(t *testing.T) {
	e := examtest.Sound(1, 1)
	july := soc1.DateOf(2025, time.July, 1)
	e.Matrix.Controls[0].Operated = []soc1.Period{{End: july.AddDays(-1)}}
	plan := []controls.Remediation{{Kind: controls.GapNotOperating, Key: "/risks/R-1-1", Owner: "Controller", Due: july, Operates: july}}
	r, err := opinion.Ready(e, opinion.USPolicy(), plan)
	if err != nil || r.Start != opinion.StartIfPlanMet || r.EarliestStart != e.Period.Start || !r.Deficient.IsZero() {
		t.Errorf("got %+v, %v", r, err)
	}
}

// TestReadyAsksForNoTestOfAControlThatNobodyNeeds: it serves no objective.
func TestReadyAsksForNoTestOfAControlThatNobodyNeeds(t *testing.T) {
	e := examtest.Sound(1, 2)
	e.Matrix.Tests = nil
	e.Matrix.Risks[0].Sufficient[0].Controls = e.Matrix.Risks[0].Sufficient[0].Controls[:1]
	r, err := opinion.Ready(e, opinion.USPolicy(), nil)
	if err != nil || !slices.Equal(r.Untested, []soc1.ControlID{"C-1-1"}) {
		t.Errorf("got %+v, %v", r, err)
	}
}

// TestReadyKeepsClosedItems: a plan outlives its gaps, and a misspelt item does not close one.
func TestReadyKeepsClosedItems(t *testing.T) {
	e := examtest.Sound(1, 1)
	e.Matrix.Controls[0].PerformedBy = ""
	plan := []controls.Remediation{{Kind: controls.GapNoOwner, Key: "/controls/C-1-9/performedBy", Owner: "Controller", Due: e.Period.Start}}
	r, err := opinion.Ready(e, opinion.USPolicy(), plan)
	if err != nil || !slices.Equal(r.Closed, plan) || r.Start != opinion.StartNo {
		t.Errorf("got %v, %+v, %v", r.Start, r.Closed, err)
	}
}

func TestReadyReportsWhatItCannotRead(t *testing.T) {
	item := controls.Remediation{Kind: controls.GapDesign, Key: "/x"}
	included := host()
	included.Method = soc1.Inclusive
	for _, c := range []struct {
		name    string
		exam    func() *opinion.Examination
		plan    []controls.Remediation
		further []controls.Dependency
		code    soc1.Code
		path    string
	}{
		{"nothing", func() *opinion.Examination { return nil }, nil, nil, soc1.CodeMissing, ""},
		{"no type", func() *opinion.Examination { return &opinion.Examination{} }, nil, nil, soc1.CodeMissing, "/type"},
		{"an item twice", func() *opinion.Examination { return examtest.Sound(1, 1) }, []controls.Remediation{item, item}, nil, soc1.CodeDuplicate, "/plan/1/key"},
		{"no such objective", func() *opinion.Examination { return examtest.Sound(1, 1) }, nil, []controls.Dependency{{Objective: "CO-9"}}, soc1.CodeUnknownReference, "/dependencies/0/objective"},
		{"no such organization", func() *opinion.Examination { return examtest.Sound(1, 1) }, nil, []controls.Dependency{{Objective: "CO-1", Subservice: "S"}}, soc1.CodeUnknownReference, "/dependencies/0/subservice"},
		{"an included organization", func() *opinion.Examination {
			e := examtest.Sound(1, 1)
			e.Subservices = []soc1.Subservice{included}
			return e
		}, nil, []controls.Dependency{{Objective: "CO-1", Subservice: "S"}}, soc1.CodeShape, "/dependencies/0/subservice"},
	} {
		r, err := opinion.Ready(c.exam(), opinion.USPolicy(), c.plan, c.further...)
		if r != nil || !hasProblem(err, c.code, c.path) {
			t.Errorf("%s: got %v, %v", c.name, r, err)
		}
	}
	if _, err := opinion.Ready(examtest.Sound(1, 1), opinion.Policy{}, nil); !hasProblem(err, soc1.CodeMissing, "/policy/beyond") {
		t.Errorf("a policy without choices: %v", err)
	}
}

// TestReadyComesBackFromJSON: the whole result is data.
func TestReadyComesBackFromJSON(t *testing.T) {
	e := examtest.Sound(2, 2)
	e.Subservices = []soc1.Subservice{host()}
	e.Complementary.CSOCs = []cuec.CSOC{{ID: "CSOC-1", Subservice: "S", Statement: "Backups are kept.", Objectives: []soc1.ObjectiveID{"CO-2"}}}
	e.Matrix.Tests = e.Matrix.Tests[1:]
	e.Matrix.Walkthroughs[0].Design, e.Matrix.Walkthroughs[0].Finding = controls.DesignDeficient, "Too late to find it."
	r, err := opinion.Ready(e, opinion.USPolicy(), []controls.Remediation{
		{Kind: controls.GapDesign, Key: "/walkthroughs/W-1-1/design", Owner: "Controller", Due: e.Period.Start, Operates: e.Period.Start.AddDays(9)},
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var back opinion.Readiness
	if err := json.Unmarshal(data, &back); err != nil || !reflect.DeepEqual(*r, back) {
		t.Errorf("%s comes back as %+v, %v", data, back, err)
	}
}

func BenchmarkReady(b *testing.B) {
	for _, n := range []int{1, 10, 100} {
		e := examtest.Sound(n, 10)
		for i := range e.Matrix.Controls {
			e.Matrix.Controls[i].PerformedBy = ""
		}
		b.Run("controls="+strconv.Itoa(10*n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := opinion.Ready(e, opinion.USPolicy(), nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
