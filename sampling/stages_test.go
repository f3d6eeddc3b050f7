package sampling_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/seed-9947fa86/attest/sampling"
	"pgregory.net/rapid"
)

// stages parses a stop-or-go plan.
func stages(t testing.TB, text string) sampling.Sequential {
	t.Helper()
	plan, err := sampling.ParseSequential(text)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// anySequential draws a valid stop-or-go plan.
func anySequential(t *rapid.T) sampling.Sequential {
	var list []sampling.Stage
	accept, stop := int64(-1), int64(1)
	for range rapid.IntRange(1, 4).Draw(t, "stages") {
		accept += rapid.Int64Range(0, 2).Draw(t, "accept step")
		stop = max(stop, accept+1) + rapid.Int64Range(0, 2).Draw(t, "stop step")
		list = append(list, sampling.Stage{Size: rapid.Int64Range(1, 60).Draw(t, "size"), Accept: accept, Stop: stop})
	}
	list[len(list)-1].Accept = stop - 1
	plan, err := sampling.NewSequential(list...)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestMoreDeviationsAreAcceptedLessOften(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := anySequential(t)
		p, q := hundredths(3, 0, 999).Draw(t, "p"), hundredths(3, 0, 1000).Draw(t, "q")
		if p.Compare(q) > 0 {
			p, q = q, p
		}
		a, b := plan.At(p), plan.At(q)
		if a.Accept < b.Accept-1e-14 {
			t.Fatalf("%v: accepts %v at %v and %v at %v", plan, a.Accept, p, b.Accept, q)
		}
		for _, c := range []sampling.Characteristic{a, b} {
			if math.Abs(c.Accept+c.Reject-1) > 1e-13 {
				t.Fatalf("accept %v and reject %v do not add up", c.Accept, c.Reject)
			}
			if first := float64(plan.Stages()[0].Size); c.Size < first-1e-9 || c.Size > float64(plan.MaxSize())+1e-9 {
				t.Fatalf("expected size %v of %v", c.Size, plan)
			}
		}
	})
}

func TestOneStageEqualsTheFixedPlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, c, p := rapid.Int64Range(1, 300).Draw(t, "n"), rapid.Int64Range(0, 20).Draw(t, "c"), hundredths(3, 1, 999).Draw(t, "p")
		plan, err := sampling.NewSequential(sampling.Stage{Size: n, Accept: c, Stop: c + 1})
		if err != nil {
			t.Fatal(err)
		}
		tails, err := sampling.BinomialTails(n, p, c)
		if err != nil {
			t.Fatal(err)
		}
		if got := plan.At(p); math.Abs(got.Accept-tails.AtMost.Float64()) > 1e-13 || got.Size != float64(n) {
			t.Fatalf("%+v, fixed plan accepts with %v", got, tails.AtMost)
		}
		N := n + rapid.Int64Range(0, 1000).Draw(t, "rest")
		K := rapid.Int64Range(0, N).Draw(t, "K")
		tails, err = sampling.HypergeometricTails(N, K, n, c)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := plan.In(N, K); err != nil || math.Abs(got.Accept-tails.AtMost.Float64()) > 1e-13 {
			t.Fatalf("%+v (%v), fixed plan accepts with %v", got, err, tails.AtMost)
		}
	})
}

func TestFinitePlanTendsToTheUnlimitedOne(t *testing.T) {
	plan := stages(t, "50/0/4;51/1/4;51/2/4;51/3/4")
	want := plan.At(rate(t, "0.05"))
	last := 1.0
	for _, N := range []int64{1_000, 100_000, 10_000_000, 1_000_000_000} {
		got, err := plan.In(N, N/20)
		if err != nil {
			t.Fatal(err)
		}
		distance := math.Abs(got.Accept - want.Accept)
		if distance > last/10 {
			t.Errorf("N = %d: %v, unlimited %v", N, got.Accept, want.Accept)
		}
		last = distance
	}
}

func TestStagesByHandComputation(t *testing.T) {
	// Two items at rate 1/2, accept with none, stop with two; then one item, accept with one.
	got := stages(t, "2/0/2;1/1/2").At(rate(t, "0.5"))
	// Stage 1: 0 deviations 1/4 accept, 2 deviations 1/4 reject, 1 deviation 1/2 goes on; stage 2: 1/2 each.
	if got != (sampling.Characteristic{Accept: 0.5, Reject: 0.5, Size: 2.5}) {
		t.Errorf("%+v", got)
	}
}

func TestDecideFollowsThePlanAndNothingElse(t *testing.T) {
	plan := stages(t, "49/0/2;49/1/2")
	for _, c := range []struct {
		found []int64
		want  sampling.Progress
		code  sampling.Code
	}{
		{nil, sampling.Progress{Next: 49}, ""},
		{[]int64{0}, sampling.Progress{Tested: 49, Accepted: true}, ""},
		{[]int64{1}, sampling.Progress{Tested: 49, Deviations: 1, Next: 49}, ""},
		{[]int64{2}, sampling.Progress{Tested: 49, Deviations: 2, Rejected: true}, ""},
		{[]int64{1, 0}, sampling.Progress{Tested: 98, Deviations: 1, Accepted: true}, ""},
		{[]int64{1, 1}, sampling.Progress{Tested: 98, Deviations: 2, Rejected: true}, ""},
		{[]int64{2, 0}, sampling.Progress{}, sampling.CodeUnplanned},
		{[]int64{1, 0, 0}, sampling.Progress{}, sampling.CodeUnplanned},
		{[]int64{50}, sampling.Progress{}, sampling.CodeRange},
		{[]int64{-1}, sampling.Progress{}, sampling.CodeRange},
	} {
		got, err := plan.Decide(c.found...)
		if got != c.want || (c.code == "") != (err == nil) || c.code != "" && !errors.Is(err, c.code) {
			t.Errorf("%v: %+v, %v", c.found, got, err)
		}
	}
}

func TestSequentialRefusesPlansThatDoNotEnd(t *testing.T) {
	for _, text := range []string{"", "5", "5/0", "5/0/1/2", "5/0/2", "0/0/1", "-5/0/1", "5/1/1", "5/-2/1", "5/0/201", "5/1/3;5/0/1",
		"10000000000/0/2;1/1/2", "5/0/1;", "9999999999999999999/0/1"} {
		if plan, err := sampling.ParseSequential(text); err == nil {
			t.Errorf("%q gives %v", text, plan)
		}
	}
	if _, err := (sampling.Sequential{}).Decide(); !errors.Is(err, sampling.CodeMissing) {
		t.Errorf("the zero plan: %v", err)
	}
	if _, err := stages(t, "50/0/1").In(49, 1); !errors.Is(err, sampling.CodePopulation) {
		t.Errorf("50 of 49: %v", err)
	}
}

func TestSequentialJSONIsChecked(t *testing.T) {
	plan := stages(t, "49/0/2;49/1/2")
	data, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	var back sampling.Sequential
	if err := json.Unmarshal(data, &back); err != nil || back.String() != plan.String() {
		t.Errorf("%s reads back as %v (%v)", data, back, err)
	}
	if err := json.Unmarshal([]byte(`[{"size":5,"accept":0,"stop":2}]`), &back); err == nil {
		t.Error("a plan that does not end was accepted")
	}
}

func TestCheckNamesBothRisks(t *testing.T) {
	c := sampling.Criterion{Confidence: rate(t, "0.9"), Tolerable: rate(t, "0.05")}
	got, err := stages(t, "50/0/4;51/1/4;51/2/4;51/3/4").Check(c, rate(t, "0.005"))
	if err != nil || !got.Holds || got.Expected.Reject > 0.05 || got.Expected.Size > 66 {
		t.Errorf("%+v (%v)", got, err)
	}
	short, err := stages(t, "20/0/2;20/1/2").Check(c, rate(t, "0.005"))
	if err != nil || short.Holds {
		t.Errorf("%+v (%v)", short, err)
	}
	if _, err := stages(t, "20/0/1").Check(c, rate(t, "0.05")); !errors.Is(err, sampling.CodeInfeasible) {
		t.Errorf("expected rate at the tolerable one: %v", err)
	}
}
