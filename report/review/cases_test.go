package review_test

import (
	"bufio"
	"encoding/json"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// scenario is a line of the collection of third-party review scenarios.
type scenario struct {
	ID       string `json:"id"`
	Scenario string `json:"scenario"`
	Expected struct {
		Reliance string `json:"reliance"`
	} `json:"expected"`
	Acceptable []string `json:"acceptable_reliance"`
}

// outcomes says what the collection calls each outcome.
func outcomes(r review.Reliance) string {
	switch r {
	case rely:
		return "rely"
	case rwp:
		return "rely with additional procedures"
	case part:
		return "partial reliance"
	case no:
		return "cannot rely"
	}
	return ""
}

// encoded is a scenario in our terms: what it says, on a report and a reader for whom everything else is in order. No
// encoding holds a judgement that the scenario does not state.
type encoded struct {
	change func(r *review.Received, e *review.Entity)
	policy review.Policy
	// absent: there is no report.
	absent bool
	// left names the question that the result is left to, where the scenario does not answer it.
	left review.Question
}

// halfYear makes the window January to June.
func halfYear(r *review.Received, _ *review.Entity) {
	r.Period.End, r.ReportDate = day(2025, time.June, 30), day(2025, time.August, 20)
}

// encodings returns every public scenario by id.
func encodings() map[string]encoded {
	p := review.DefaultPolicy()
	typed := func(r *review.Received, _ *review.Entity) { *r = typeOne(*r) }
	absent := encoded{policy: p, absent: true, change: func(*review.Received, *review.Entity) {}}
	letter := func(report soc1.ReportID) soc1.BridgeLetter {
		return soc1.BridgeLetter{ID: "L", Report: report, Issuer: soc1.IssuedByManagement, Dated: day(2026, time.January, 9),
			Period: soc1.Period{Start: day(2025, time.October, 1), End: day(2025, time.December, 31)}}
	}
	missing := func(r *review.Received, e *review.Entity) {
		mapped(func(m *review.Mapping) { m.Implemented, m.Tested, m.Effective = nope, soc1.Date{}, 0 })(r, e)
	}
	return map[string]encoded{
		"UR-004": {policy: p.WithSOC2(), left: review.ExceptionTolerable, change: func(r *review.Received, _ *review.Entity) {
			r.Family = review.SOC2
			exceptionOn(r, "X-1")
			exceptionOn(r, "X-2")
			exceptionOn(r, "X-3")
		}},
		"UR-026": {policy: p, change: typed},
		"UR-027": {policy: p, change: typed},
		"UR-029": {policy: p, change: func(r *review.Received, e *review.Entity) {
			typed(r, e)
			r.Standard, e.Filer = soc1.ISAE3402, yes
		}},
		"UR-030": {policy: p, change: halfYear},
		"UR-031": {policy: p, change: halfYear},
		"UR-033": {policy: p, absent: true, change: func(_ *review.Received, e *review.Entity) { e.Letters = []soc1.BridgeLetter{letter("R-2025")} }},
		"UR-034": {policy: p, change: func(r *review.Received, e *review.Entity) {
			r.Period.End = day(2025, time.September, 30)
			e.Letters = []soc1.BridgeLetter{letter("R")}
		}},
		"UR-041": {policy: p, left: review.CUECCompensated, change: missing},
		"UR-044": {policy: p, left: review.ExceptionTolerable, change: func(r *review.Received, _ *review.Entity) {
			exceptionOn(r, "X-1")
			r.Exceptions[0].Response = "Fixed in June; a second review exists."
		}},
		"UR-051": {policy: p, change: func(r *review.Received, _ *review.Entity) { carve(r, "RECOVERY-SITE") }},
		"UR-053": {policy: p, left: review.ExceptionTolerable, change: func(r *review.Received, e *review.Entity) {
			carve(r, "DATA-CENTER")
			exceptionOn(r, "X-1")
			exceptionOn(r, "X-2")
			e.ServiceStart = day(2025, time.March, 1)
		}},
		"UR-057": {policy: p, change: func(r *review.Received, _ *review.Entity) { carve(r, "OVERLOOKED") }},
		"UR-060": absent,
		"UR-066": {policy: p, change: func(r *review.Received, _ *review.Entity) { *r = without(*r, opinion.Operation, opinion.Adverse) }},
		"UR-072": {policy: p, left: review.AuditorStanding, change: func(r *review.Received, e *review.Entity) {
			// The opinion page was read and nothing else.
			r.Auditor.Licensed, r.Auditor.PeerReviewed, r.Auditor.Independent = 0, 0, 0
			r.NoSubservices, r.NoExceptions, r.NoChanges = false, false, false
			r.CUECs = append(r.CUECs, control("U-1"))
			e.Accounts = nil
		}},
		"UR-078": {policy: p.WithSOC2(), change: func(r *review.Received, _ *review.Entity) {
			r.Family = review.SOC2
			*r = without(*r, opinion.Operation, opinion.Qualified, "CO-1")
		}},
		"UR-081": {policy: p, change: func(*review.Received, *review.Entity) {}}, // a vendor is no subservice organization
		"UR-083": {policy: p, change: func(r *review.Received, e *review.Entity) {
			exceptionOn(r, "X-1")
			e.Objectives = []soc1.ObjectiveID{"CO-2"}
			e.Accounts[0].Assertions[0].Objectives = e.Objectives
		}},
		"UR-084": {policy: p, left: review.CUECCompensated, change: missing},
		"UR-085": absent,
		"UR-087": {policy: p, change: func(_ *review.Received, e *review.Entity) { e.NeededBy = day(2025, time.December, 31) }},
		"UR-090": {policy: p, change: func(r *review.Received, _ *review.Entity) { r.Standard = soc1.ISAE3402 }},
		"UR-093": {policy: p, change: func(_ *review.Received, e *review.Entity) { e.Customer = nope }},
	}
}

// disagreement is a scenario whose published answer we do not share, with the reason.
type disagreement struct {
	ID     string `json:"id"`
	Ours   string `json:"ours"`
	Reason string `json:"reason"`
}

// TestPublicScenarios derives every public scenario. Each is right, or left to the judgement that the encoding names with
// the published answer still possible, or on the list of disagreements.
func TestPublicScenarios(t *testing.T) {
	data, err := os.ReadFile("testdata/cases/disagreements.json")
	if err != nil {
		t.Fatal(err)
	}
	var others []disagreement
	if err := json.Unmarshal(data, &others); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open("testdata/cases/user_review.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	all := encodings()
	right, left := 0, 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var s scenario
		if err := json.Unmarshal(lines.Bytes(), &s); err != nil {
			t.Fatal(err)
		}
		c, known := all[s.ID]
		if !known {
			t.Errorf("%s is not encoded", s.ID)
			continue
		}
		delete(all, s.ID)
		r, e := clean("R"), reader()
		c.change(&r, &e)
		report := &r
		if c.absent {
			report = nil
		}
		got := assess(t, report, e, c.policy)
		accepted := append([]string{s.Expected.Reliance}, s.Acceptable...)
		open := got.Operation.Reliance == review.Undetermined
		switch {
		case slices.ContainsFunc(others, func(d disagreement) bool { return d.ID == s.ID }):
			t.Logf("%s: disagreement", s.ID)
		case open && c.left != 0 && possible(got.Operation, accepted) && slices.ContainsFunc(got.Needs, func(n review.Need) bool { return n.Question == c.left }):
			left++
		case !open && c.left == 0 && slices.Contains(accepted, outcomes(got.Operation.Reliance)):
			right++
		default:
			t.Errorf("%s (%s): got %s with needs %+v, want %v", s.ID, s.Scenario, got.Operation.Title(), got.Needs, accepted)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	for id := range all {
		t.Errorf("%s is encoded and not in the collection", id)
	}
	if right != 18 || left != 6 || len(others) != 0 {
		t.Errorf("%d right, %d left to a named judgement, %d disagreements; want 18, 6 and 0", right, left, len(others))
	}
}

// possible reports whether one of the accepted outcomes is within a range.
func possible(c review.Conclusion, accepted []string) bool {
	for r := c.Best; r <= c.Worst; r++ {
		if slices.Contains(accepted, outcomes(r)) {
			return true
		}
	}
	return false
}

// Where the missing judgement is given as the source's action implies, the answer of the source comes out.
func TestScenariosWithTheirJudgement(t *testing.T) {
	for id, answers := range map[string][]review.Judgement{
		"UR-041": {judged(review.CUECCompensated, "U-1", nope)},
		"UR-084": {judged(review.CUECCompensated, "U-1", yes)},
		"UR-044": {judged(review.ExceptionTouches, "X-1", yes), judged(review.ExceptionTolerable, "X-1", yes)},
	} {
		r, e := clean("R"), reader()
		c := encodings()[id]
		c.change(&r, &e)
		e.Judgements = append(e.Judgements, answers...)
		got := assess(t, &r, e, c.policy).Operation.Reliance
		if want := map[string]review.Reliance{"UR-041": no, "UR-084": rwp, "UR-044": rwp}[id]; got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}
