package review_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// errNothing says that an examination has no report.
var errNothing = errors.New("there is no opinion to report")

// handed forms the opinion on an examination and hands the report over as its reader gets it.
func handed(exam *opinion.Examination) (review.Received, *opinion.Opinion, error) {
	o, err := opinion.Form(exam, opinion.USPolicy())
	if err != nil {
		return review.Received{}, nil, err
	}
	rep, err := report.New(exam, o, report.Narrative{})
	if err != nil {
		return review.Received{}, nil, errors.Join(errNothing, err)
	}
	return review.FromReport(rep), o, nil
}

// What a reader gets of a report of ours is what its pages say, field by field: the conclusions of the opinion, the exceptions with
// their counts, the controls that serve each objective; and of its workings nothing else.
func TestLawAReceivedReportSaysWhatTheReportSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		exam := examtest.Build(examtest.Scope{Judgements: true}, func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "pick") })
		got, o, err := handed(exam)
		if errors.Is(err, errNothing) {
			t.Skip("no report")
		}
		if err != nil {
			t.Fatal(err)
		}
		if got.Type != exam.Type || got.Standard != exam.Standard || got.System != exam.Description.System || got.ReportDate != exam.ReportDate || !got.Draft {
			t.Fatalf("%+v", got)
		}
		if typeOne := exam.Type == soc1.Type1; typeOne != got.Period.IsZero() || typeOne != got.AsOf.IsValid() || typeOne && (got.NoExceptions || got.NoChanges) {
			t.Fatalf("dates of a %s: %+v", exam.Type, got)
		}
		for i, l := range o.Limbs {
			x := got.Limbs[i]
			if x.Limb != l.Limb || x.Kind != l.Kind || l.Kind == opinion.Unqualified && (x.Text != "" || x.Objectives != nil) {
				t.Fatalf("limb %+v became %+v", l, x)
			}
			if l.Kind != opinion.Unqualified && x.Text != l.Reasons[0].Text() {
				t.Fatalf("the basis is %q, want %q", x.Text, l.Reasons[0].Text())
			}
			for _, why := range l.Reasons {
				if l.Kind != opinion.Unqualified && why.Objective != "" && !slices.Contains(x.Objectives, why.Objective) {
					t.Fatalf("%s is not named: %v", why.Objective, x.Objectives)
				}
			}
		}
		index, err := exam.Matrix.Index()
		if err != nil {
			t.Fatal(err)
		}
		serving := make(map[soc1.ControlID][]soc1.ObjectiveID)
		for i := range exam.Matrix.Objectives {
			x := got.Objectives[i]
			if x.Design != o.Objectives[i].Design || x.Operation != o.Objectives[i].Operation || x.Statement != exam.Matrix.Objectives[i].Statement {
				t.Fatalf("objective %+v, conclusions %+v", x, o.Objectives[i])
			}
			n := 0
			for c := range index.ControlsOf(i) {
				id := exam.Matrix.Controls[c].ID
				if n >= len(x.Controls) || x.Controls[n] != id {
					t.Fatalf("%s has the controls %v", x.ID, x.Controls)
				}
				serving[id] = append(serving[id], x.ID)
				n++
			}
			if n != len(x.Controls) {
				t.Fatalf("%s has the controls %v, %d in the matrix", x.ID, x.Controls, n)
			}
		}
		// Invariant 6: every deviation is there exactly once, with what was tested and what deviated.
		for i, d := range exam.Matrix.Deviations {
			x := got.Exceptions[i]
			test := exam.Matrix.Tests[slices.IndexFunc(exam.Matrix.Tests, func(y controls.Test) bool { return y.ID == d.Test })]
			if x.ID != d.ID || x.Deviating != d.Count || x.Tested != test.Sample.Size || x.Control != test.Control || x.Text != d.Text || x.Response != d.Response {
				t.Fatalf("%+v became %+v", d, x)
			}
			if len(x.Objectives) != len(serving[test.Control]) {
				t.Fatalf("%s serves %v, the exception names %v", test.Control, serving[test.Control], x.Objectives)
			}
		}
		for i, s := range exam.Subservices {
			x := got.Subservices[i]
			if x.ID != s.ID || x.Method != s.Method || len(x.Monitoring) != len(s.Monitoring) {
				t.Fatalf("%+v became %+v", s, x)
			}
			// Tests and assertion are expected only where the organization is included.
			if included := s.Method == soc1.Inclusive; included != x.Tested.IsValid() || included != x.Asserted.IsValid() {
				t.Fatalf("%s: tested %s, asserted %s", s.Method, x.Tested, x.Asserted)
			}
		}
	})
}

// TestACauseInWordsOrByItsKind: a report says why a control deviated in words; where nobody wrote any, by the kind of cause.
func TestACauseInWordsOrByItsKind(t *testing.T) {
	for _, c := range []struct {
		text  string
		cause controls.Cause
		want  string
	}{
		{"A new hire was not trained.", controls.CauseTraining, "A new hire was not trained."},
		{"", controls.CauseTraining, controls.CauseTraining.Title()},
		{"", 0, ""},
	} {
		exam := examtest.Sound(1, 1)
		exam.Matrix.Deviations = []controls.Deviation{{
			ID: "D-1", Test: exam.Matrix.Tests[0].ID, Count: 1, Kind: controls.KindLate, Text: "Reviewed late.", Pattern: controls.Isolated, CauseText: c.text, Cause: c.cause,
		}}
		got, _, err := handed(exam)
		if err != nil {
			t.Fatal(err)
		}
		if got.Exceptions[0].Cause != c.want || got.NoExceptions {
			t.Errorf("%q and %v: %q, want %q", c.text, c.cause, got.Exceptions[0].Cause, c.want)
		}
	}
}

// The received report shares no memory with the report: changing the one never changes the other.
func TestAReceivedReportIsACopy(t *testing.T) {
	exam := examtest.Sound(2, 1)
	o, err := opinion.Form(exam, opinion.USPolicy())
	if err != nil {
		t.Fatal(err)
	}
	rep, err := report.New(exam, o, report.Narrative{})
	if err != nil {
		t.Fatal(err)
	}
	before, err1 := rep.Examination.Digest()
	got := review.FromReport(rep)
	for i := range got.Objectives {
		got.Objectives[i].Controls = append(got.Objectives[i].Controls[:0], "OTHER")
		for k := range got.Objectives[i].Assertions {
			got.Objectives[i].Assertions[k] = soc1.Cutoff
		}
		for k := range got.Objectives[i].Accounts {
			got.Objectives[i].Accounts[k] = "OTHER"
		}
	}
	for i := range got.CUECs {
		got.CUECs[i].Statement = "Something else."
		for k := range got.CUECs[i].Objectives {
			got.CUECs[i].Objectives[k] = "OTHER"
		}
	}
	for i := range got.UserReports {
		got.UserReports[i].Name = "Something else."
	}
	after, err2 := rep.Examination.Digest()
	if err1 != nil || err2 != nil || before != after {
		t.Errorf("the report changed with what was received: %v, %v", err1, err2)
	}
}
