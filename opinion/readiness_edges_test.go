package opinion_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/cuec"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// readyOf returns the result under the policy of the United States.
func readyOf(t *testing.T, e *opinion.Examination, plan []controls.Remediation, further ...controls.Dependency) *opinion.Readiness {
	t.Helper()
	r, err := opinion.Ready(e, opinion.USPolicy(), plan, further...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// hostAssuming returns a CSOC of the organization that host returns.
func hostAssuming(objectives ...soc1.ObjectiveID) cuec.CSOC {
	return cuec.CSOC{ID: "CSOC-1", Subservice: "S", Statement: "Backups are kept.", Objectives: objectives}
}

// Whoever corrects a plan wants to see all that is wrong with it: each item that names the gap of an earlier one, however many
// stand before it.
func TestReadyReportsEveryItemThatIsPlannedTwice(t *testing.T) {
	a, b := controls.Remediation{Kind: controls.GapDesign, Key: "/a"}, controls.Remediation{Kind: controls.GapDesign, Key: "/b"}
	sameKey := controls.Remediation{Kind: controls.GapNoOwner, Key: "/a"} // another kind, so another gap
	_, err := opinion.Ready(examtest.Sound(1, 1), opinion.USPolicy(), []controls.Remediation{a, a, b, sameKey, b, a})
	var got []string
	for _, p := range soc1.ListProblems(err) {
		got = append(got, string(p.Code)+" "+p.Path)
	}
	if want := []string{"duplicate /plan/1/key", "duplicate /plan/4/key", "duplicate /plan/5/key"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A gap that only operation closes is closed on the day from which the control operates; the day by which the work is due
// closes nothing. What is written up or proven is closed when it is due, unless the plan gives another day.
func TestAGapClosesOnTheDayThatItsKindAsksFor(t *testing.T) {
	day := func(m time.Month) soc1.Date { return soc1.DateOf(2025, m, 1) }
	never := soc1.Date{}
	for _, c := range []struct {
		name          string
		kind          controls.GapKind
		key           string
		due, operates soc1.Date
		closes        soc1.Date
		status        controls.RemediationStatus
	}{
		{"design, due only", controls.GapDesign, "/walkthroughs/W-1-1/design", day(time.January), never, never, controls.RemediationIncomplete},
		{"design, operating after it is due", controls.GapDesign, "/walkthroughs/W-1-1/design", day(time.January), day(time.March), day(time.March), controls.RemediationLate},
		{"design, operating before it is due", controls.GapDesign, "/walkthroughs/W-1-1/design", day(time.March), day(time.January), day(time.January), controls.RemediationInTime},
		{"owner, due only", controls.GapNoOwner, "/controls/C-1-1/performedBy", day(time.March), never, day(time.March), controls.RemediationLate},
		{"owner, named after it is due", controls.GapNoOwner, "/controls/C-1-1/performedBy", day(time.January), day(time.March), day(time.March), controls.RemediationLate},
		{"owner, named before it is due", controls.GapNoOwner, "/controls/C-1-1/performedBy", day(time.March), day(time.January), day(time.January), controls.RemediationInTime},
		{"owner, without a day", controls.GapNoOwner, "/controls/C-1-1/performedBy", never, never, never, controls.RemediationIncomplete},
	} {
		e := examtest.Sound(1, 1)
		if c.kind == controls.GapDesign {
			e.Matrix.Walkthroughs[0].Design, e.Matrix.Walkthroughs[0].Finding = controls.DesignDeficient, "Too late to find it."
		} else {
			e.Matrix.Controls[0].PerformedBy = ""
		}
		r := readyOf(t, e, []controls.Remediation{{Kind: c.kind, Key: c.key, Owner: "Controller", Due: c.due, Operates: c.operates}})
		if len(r.Gaps) != 1 || r.Gaps[0].Closes != c.closes || r.Gaps[0].Outlook.Status != c.status {
			t.Errorf("%s: got %+v, want %v, %v", c.name, r.Gaps, c.closes, c.status)
		}
	}
}

// In the wire form what is empty is left out, so that the result of a sound examination carries no empty lists.
func TestAReadyResultCarriesNoEmptyLists(t *testing.T) {
	data, err := json.Marshal(readyOf(t, examtest.Sound(2, 1), nil))
	if err != nil {
		t.Fatal(err)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		t.Fatal(err)
	}
	for name, value := range members {
		if s := string(value); s == "[]" || s == "null" || s == `""` {
			t.Errorf("%s is %s", name, s)
		}
	}
	if _, there := members["objectives"]; !there {
		t.Error("the objectives are left out")
	}
}

// Where nothing can be examined, no day is one on which an examination may begin.
func TestWithoutObjectivesThereIsNoEarliestStart(t *testing.T) {
	e := examtest.Sound(1, 1)
	e.Matrix, e.Complementary = controls.Matrix{}, cuec.Register{}
	if r := readyOf(t, e, nil); len(r.Gaps) > 0 || r.EarliestStart.IsValid() || r.Start != opinion.StartNo {
		t.Errorf("got %v from %v with %v", r.Start, r.EarliestStart, openAt(r))
	}
}

// A reason counts the days that stay deficient where there are some, and is silent on days where there are none: a name that is
// not written down leaves no day without its control.
func TestReasonsCountDeficientDaysOnlyWhereThereAreSome(t *testing.T) {
	unowned := func(e *opinion.Examination) { e.Matrix.Controls[0].PerformedBy = "" }
	undesigned := func(e *opinion.Examination) {
		e.Matrix.Walkthroughs[0].Design, e.Matrix.Walkthroughs[0].Finding = controls.DesignDeficient, "Too late to find it."
	}
	start := examtest.Sound(1, 1).Period.Start
	design := controls.Remediation{Kind: controls.GapDesign, Key: "/walkthroughs/W-1-1/design", Owner: "Controller", Due: start}
	operating := func(d soc1.Date) []controls.Remediation {
		item := design
		item.Operates = d
		return []controls.Remediation{item}
	}
	owner := []controls.Remediation{{Kind: controls.GapNoOwner, Key: "/controls/C-1-1/performedBy", Owner: "Controller"}}
	for _, c := range []struct {
		spoil func(*opinion.Examination)
		plan  []controls.Remediation
		want  string
	}{
		{unowned, nil, "the plan does not name 1 open gap"},
		{unowned, owner, "the plan does not say who closes 1 gap, or when"},
		{undesigned, nil, "the plan does not name 1 open gap, and 365 days stay deficient"},
		{undesigned, operating(start.AddDays(1)), "by plan 1 gap is closed only after the period has begun, and 1 day stays deficient"},
		{undesigned, operating(start.AddDays(2)), "by plan 1 gap is closed only after the period has begun, and 2 days stay deficient"},
	} {
		e := examtest.Sound(1, 1)
		c.spoil(e)
		if r := readyOf(t, e, c.plan); len(r.Reasons) != 1 || r.Reasons[0].Message != c.want {
			t.Errorf("got %+v, want %q", r.Reasons, c.want)
		}
	}
}

// An organization that nobody monitors does not hide what is wrong with the dependencies behind it in the list.
func TestAnUnmonitoredOrganizationHidesNoOtherDependency(t *testing.T) {
	e := examtest.Sound(2, 1)
	e.Subservices = []soc1.Subservice{host()}
	e.Complementary.CSOCs = []cuec.CSOC{hostAssuming("CO-1")}
	want := []string{"complementary-control-missing /dependencies/CO-2/statedAs", "monitoring-gap /subservices/S/monitoring"}
	if got := keysOf(readyOf(t, e, nil, controls.Dependency{Objective: "CO-2"})); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// An included organization belongs to the system: it has no gap of its own, and does not hide those of the carved-out
// ones behind it.
func TestAnIncludedOrganizationHidesNoCarvedOutOne(t *testing.T) {
	e := examtest.Sound(1, 1)
	included := host()
	included.ID, included.Organization.ID, included.Method = "INC", "INC", soc1.Inclusive
	e.Subservices = []soc1.Subservice{included, host()}
	want := []string{"complementary-control-missing /subservices/S/csocs", "monitoring-gap /subservices/S/monitoring"}
	r := readyOf(t, e, nil)
	if got := keysOf(r); !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	if path := r.Gaps[1].Gap.Path; path != "/subservices/1/monitoring" {
		t.Errorf("the gap is at %s", path)
	}
}

// That an organization is watched is one fact about it. It counts wherever it is said: in the examination, or by the caller
// with any one of its mentions, also for an objective whose dependency the register states already.
func TestAnOrganizationIsMonitoredWhereverThatIsSaid(t *testing.T) {
	silent := controls.Dependency{Objective: "CO-1", Subservice: "S"}
	telling := silent
	telling.Monitoring = "Its report is reviewed each year."
	elsewhere := telling
	elsewhere.Objective = "CO-2"
	for _, c := range []struct {
		name    string
		exam    []soc1.Monitoring
		further []controls.Dependency
		watched bool
	}{
		{"nowhere", nil, nil, false},
		{"by a mention that is silent", nil, []controls.Dependency{silent}, false},
		{"by the caller, for a stated dependency", nil, []controls.Dependency{telling}, true},
		{"by the second mention", nil, []controls.Dependency{silent, telling}, true},
		{"by the first mention", nil, []controls.Dependency{telling, silent}, true},
		{"for another objective", nil, []controls.Dependency{elsewhere}, true},
		{"by the examination", []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed."}}, nil, true},
		{"by the examination, beside a silent mention", []soc1.Monitoring{{Kind: soc1.ReportReview, Text: "Its report is reviewed."}}, []controls.Dependency{silent}, true},
	} {
		e := examtest.Sound(2, 1)
		e.Subservices = []soc1.Subservice{host()}
		e.Subservices[0].Monitoring = c.exam
		e.Complementary.CSOCs = []cuec.CSOC{hostAssuming("CO-1", "CO-2")}
		var want []string
		if !c.watched {
			want = []string{"monitoring-gap /subservices/S/monitoring"}
		}
		if got := keysOf(readyOf(t, e, nil, c.further...)); !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

// Keys have the names of what stands in a list, in every list of the matrix that has gaps: reports of controls, reports of
// tests, and objectives relied on. A position would name the neighbour once somebody adds a member in front.
func TestKeysNameTheMembersOfEveryList(t *testing.T) {
	e := examtest.Sound(3, 1)
	m := &e.Matrix
	reports := []controls.Information{{Name: "Register", Evidence: controls.EvidenceSufficient}, {Name: "Leavers"}}
	m.Controls[1].Information, m.Tests[2].Information = reports, slices.Clone(reports)
	m.Objectives[2].Kind, m.Objectives[2].Accounts, m.Objectives[2].Assertions = controls.GeneralIT, nil, nil
	m.Controls[1].ReliesOn = []soc1.ObjectiveID{"CO-3", "CO-1"} // CO-1 is not about general IT
	want := []string{
		"information-unproven /controls/C-2-1/information/Leavers /matrix/controls/1/information/1",
		"information-unproven /tests/T-3-1/information/Leavers /matrix/tests/2/information/1",
		"general-it-gap /controls/C-2-1/reliesOn/CO-1 /matrix/controls/1/reliesOn/1",
	}
	r := readyOf(t, e, nil)
	if got := openAt(r); !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	// In front of them, another report and another objective are added: the names stay.
	before := keysOf(r)
	m.Controls[1].Information = slices.Insert(m.Controls[1].Information, 0, controls.Information{Name: "Joiners", Evidence: controls.EvidenceSufficient})
	m.Tests[2].Information = slices.Insert(m.Tests[2].Information, 0, controls.Information{Name: "Joiners", Evidence: controls.EvidenceSufficient})
	slices.Reverse(m.Controls[1].ReliesOn)
	if got := keysOf(readyOf(t, e, nil)); !slices.Equal(got, before) {
		t.Errorf("got %q, want %q", got, before)
	}
}

// A gap says at whom the control is assumed that the description keeps silent about: a CUEC at the user entities, a CSOC at a
// subservice organization.
func TestAGapSaysWhereTheUnstatedControlIsAssumed(t *testing.T) {
	for kind, where := range map[opinion.MatterKind]string{opinion.MissingCUEC: "assumed at the user entities", opinion.MissingCSOC: "assumed at a subservice organization"} {
		e := examtest.Sound(1, 1)
		e.Matters = []opinion.Matter{{ID: "M", Kind: kind, Text: "The description is silent."}}
		if r := readyOf(t, e, nil); len(r.Gaps) != 1 || !strings.HasSuffix(r.Gaps[0].Gap.Message, where) {
			t.Errorf("%v: got %+v, want one that ends in %q", kind, r.Gaps, where)
		}
	}
}
