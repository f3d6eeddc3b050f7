package main

import (
	"bytes"
	"flag"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/examples/internal/page/pagetest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

var update = flag.Bool("update", false, "rewrite the files in testdata")

// newYear is the planned first day.
func newYear() soc1.Date { return soc1.DateOf(2026, time.January, 1) }

func TestAccountIsGolden(t *testing.T) {
	got, err := account(newYear())
	if err != nil {
		t.Fatal(err)
	}
	pagetest.Fits(t, got)
	pagetest.Golden(t, *update, "account.txt", got)
}

// TestFactsShowEveryKindOfGap keeps the illustration from losing what it is there to show.
func TestFactsShowEveryKindOfGap(t *testing.T) {
	e := examination(newYear())
	r, err := opinion.Ready(e, opinion.USPolicy(), plan(), dependencies()...)
	if err != nil {
		t.Fatal(err)
	}
	seen := make(map[controls.GapKind]bool)
	late := 0
	for _, g := range r.Gaps {
		seen[g.Gap.Kind] = true
		if g.Outlook.Status != controls.RemediationInTime {
			late++
		}
	}
	for kind := range controls.GapKinds() {
		if !seen[kind] {
			t.Errorf("no gap is of the kind %v", kind)
		}
	}
	if late != 1 || len(r.Closed) > 0 || r.Start != opinion.StartNo {
		t.Errorf("%d items are too late, %d name no gap, the answer is %v", late, len(r.Closed), r.Start)
	}
}

// TestPlanClosesWhatItNames: what is left if the plan is met are the days that the late item loses, and nothing if the period
// begins later.
func TestPlanClosesWhatItNames(t *testing.T) {
	for _, c := range []struct {
		first soc1.Date
		gaps  int
		kind  opinion.Kind
	}{{newYear(), 1, opinion.Qualified}, {reviewedBeforeRelease().AddDays(-1), 1, opinion.Qualified}, {reviewedBeforeRelease(), 0, opinion.Unqualified}} {
		r, err := opinion.Ready(met(c.first), opinion.USPolicy(), plan(), dependencies()...)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Gaps) != c.gaps || r.Today.Summary != c.kind || (r.Start == opinion.StartYes) != (c.gaps == 0) {
			t.Errorf("from %s: %v, %d gaps, %v", c.first, r.Start, len(r.Gaps), r.Today.Summary)
		}
	}
}

func TestRunPrintsTheSameTwice(t *testing.T) {
	var one, two bytes.Buffer
	for _, out := range []io.Writer{&one, &two} {
		if err := run([]string{"-start", "2026-03-01"}, out); err != nil {
			t.Fatal(err)
		}
	}
	if one.String() != two.String() || !strings.Contains(one.String(), "YES, IF THE PLAN IS MET") {
		t.Errorf("got\n%s", one.String())
	}
}

func TestRunRefusesBadInput(t *testing.T) {
	for _, args := range [][]string{{"-start", "2026-02-30"}, {"-start", "9999-12-01"}, {"stray"}, {"-colour"}} {
		if err := run(args, io.Discard); err == nil {
			t.Errorf("%v is accepted", args)
		}
	}
}
