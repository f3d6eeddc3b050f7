package opinion_test

import (
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// problemsAt lists the problems of an error as "code path".
func problemsAt(err error) []string {
	var list []string
	for _, p := range soc1.ListProblems(err) {
		list = append(list, string(p.Code)+" "+p.Path)
	}
	return list
}

// A period of which only one day is fixed can be stored: the other is missing, and the two are not in the wrong order. A period of
// one day has both ends on it.
func TestAHalfFilledPeriodIsNotReversed(t *testing.T) {
	year := examtest.Sound(1, 1).Period
	for _, c := range []struct {
		name string
		p    soc1.Period
		want []string
	}{
		{"no day", soc1.Period{}, nil},
		{"only the first day", soc1.Period{Start: year.Start}, nil},
		{"only the last day", soc1.Period{End: year.End}, nil},
		{"one day", soc1.Period{Start: year.End, End: year.End}, nil},
		{"reversed by a day", soc1.Period{Start: year.End, End: year.End.AddDays(-1)}, []string{"order /period"}},
	} {
		e := examtest.Sound(1, 1)
		e.Period = c.p
		if got := problemsAt(e.Validate()); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// What is wrong in one list of facts is found whatever stands in the others: matters, limitations, failures, events, acts and
// other information are checked in every combination.
func TestEveryListOfFactsIsCheckedBesideEveryOther(t *testing.T) {
	lists := []struct {
		path string
		add  func(e *opinion.Examination)
	}{
		{"/matters/0/text", func(e *opinion.Examination) {
			e.Matters = []opinion.Matter{{ID: "M", Kind: opinion.Omission}}
		}},
		{"/limitations/0/text", func(e *opinion.Examination) {
			e.Limitations = []opinion.Limitation{{ID: "L", Source: opinion.Timing}}
		}},
		{"/csocFailures/0/text", func(e *opinion.Examination) {
			e.CSOCFailures = []opinion.CSOCFailure{{ID: "F", CSOC: "CSOC-1"}}
		}},
		{"/events/0/text", func(e *opinion.Examination) {
			e.Events = []opinion.Event{{ID: "E", Kind: opinion.LaterCondition, Discovered: opinion.BeforeReport}}
		}},
		{"/acts/0/text", func(e *opinion.Examination) {
			e.Acts = []opinion.Act{{ID: "A", Kind: opinion.Fraud}}
		}},
		{"/otherInformation/0/text", func(e *opinion.Examination) {
			e.OtherInformation = []opinion.Inconsistency{{ID: "I"}}
		}},
	}
	for chosen := range 1 << len(lists) {
		e := examtest.Sound(1, 1)
		e.Subservices = []soc1.Subservice{host()}
		e.Complementary.CSOCs = append(e.Complementary.CSOCs, hostAssuming("CO-1"))
		var want []string
		for i, list := range lists {
			if chosen&(1<<i) != 0 {
				list.add(e)
				want = append(want, "missing "+list.path)
			}
		}
		slices.Sort(want)
		if got := problemsAt(e.Validate()); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A judgement that cannot be read at all hides neither the faults of those behind it nor that they contradict each other.
func TestEveryJudgementIsChecked(t *testing.T) {
	letter := opinion.Judgement{Question: opinion.RepresentationGiven, Answer: opinion.Yes, Why: "It was signed."}
	nothing := opinion.Judgement{Answer: opinion.Yes, Why: "It was judged."}
	astray := opinion.Judgement{Question: opinion.DeviationsAcceptable, Subject: "T-9", Answer: opinion.Yes, Why: "Isolated."}
	for _, c := range []struct {
		list []opinion.Judgement
		want []string
	}{
		{[]opinion.Judgement{nothing, astray}, []string{"missing /judgements/0/question", "unknown-reference /judgements/1/subject"}},
		{[]opinion.Judgement{letter, astray}, []string{"shape /judgements/0/question", "unknown-reference /judgements/1/subject"}},
		{[]opinion.Judgement{astray, letter, nothing, astray}, []string{
			"unknown-reference /judgements/0/subject", "shape /judgements/1/question", "missing /judgements/2/question",
			"duplicate /judgements/3", "unknown-reference /judgements/3/subject",
		}},
	} {
		e := examtest.Sound(1, 1)
		e.Judgements = c.list
		if got := problemsAt(e.Validate()); !slices.Equal(got, c.want) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// How far something reaches is judged for the limbs that the report has. A Type 1 report has none on operation; while the type is
// not chosen, each may come to be one.
func TestReachIsJudgedForTheLimbsOfTheReport(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(e *opinion.Examination)
		limbs  []opinion.Limb
	}{
		{"Type 2", func(*opinion.Examination) {}, []opinion.Limb{opinion.Description, opinion.Design, opinion.Operation}},
		{"Type 1", func(e *opinion.Examination) {
			e.Type, e.AsOf, e.Period, e.Description.NoChanges, e.Matrix.Tests = soc1.Type1, e.Period.End, soc1.Period{}, false, nil
		}, []opinion.Limb{opinion.Description, opinion.Design}},
		{"not chosen", func(e *opinion.Examination) { e.Type = 0 }, []opinion.Limb{opinion.Description, opinion.Design, opinion.Operation}},
	} {
		for _, q := range []opinion.Question{opinion.MisstatementPervasive, opinion.LimitationPervasive} {
			for limb := range opinion.Limbs() {
				e := examtest.Sound(1, 1)
				c.change(e)
				e.Judgements = []opinion.Judgement{{Question: q, Subject: limb.String(), Answer: opinion.No, Why: "It is confined to one process."}}
				var want []string
				if !slices.Contains(c.limbs, limb) {
					want = []string{"unknown-reference /judgements/0/subject"}
				}
				if got := problemsAt(e.Validate()); !slices.Equal(got, want) {
					t.Errorf("%s, %v about %v: got %q, want %q", c.name, q, limb, got, want)
				}
			}
		}
	}
}

// A fault in the matrix is no fault of the judgements: what they are about is still found, and what they are not about still
// is not.
func TestAFaultInTheMatrixIsNoneOfTheJudgements(t *testing.T) {
	for _, c := range []struct {
		question opinion.Question
		subject  string
		known    bool
	}{
		{opinion.DeviationsAcceptable, "T-1-1", true},
		{opinion.DeviationsAcceptable, "T-9", false},
		{opinion.DeviationsAcceptable, "C-1-1", false},
		{opinion.RelianceUnaffected, "C-1-1", true},
		{opinion.RelianceUnaffected, "CO-1", true},
		{opinion.RelianceUnaffected, "T-1-1", false},
		{opinion.ShortGapMaterial, "CO-1", true},
		{opinion.ShortGapMaterial, "C-1-1", false},
		{opinion.MatterMaterial, "M", true},
		{opinion.MatterMaterial, "T-1-1", false},
	} {
		for _, sound := range []bool{true, false} {
			e := examtest.Sound(2, 1)
			e.Matters = []opinion.Matter{{ID: "M", Kind: opinion.Omission, Text: "It is silent."}}
			e.Judgements = []opinion.Judgement{{Question: c.question, Subject: c.subject, Answer: opinion.Yes, Why: "As documented."}}
			var want []string
			if !c.known {
				want = append(want, "unknown-reference /judgements/0/subject")
			}
			if !sound {
				e.Matrix.Walkthroughs[1].Control = "C-9"
				want = append(want, "unknown-reference /matrix/walkthroughs/1/control")
			}
			if got := problemsAt(e.Validate()); !slices.Equal(got, want) {
				t.Errorf("%v about %s, sound matrix %v: got %q, want %q", c.question, c.subject, sound, got, want)
			}
		}
	}
}
