package review_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/internal/clonetest"
	"github.com/seed-9947fa86/attest/internal/enum/enumtest"
	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

func TestEnums(t *testing.T) {
	enumtest.Package(t, *update, enumtest.Of(review.Reliances), enumtest.Of(review.Views), enumtest.Of(review.Questions), enumtest.Of(review.Families),
		enumtest.Of(review.Points), enumtest.Of(review.Statuses), enumtest.Of(review.Rules), enumtest.Of(review.StepKinds),
		enumtest.Of(review.Likelihoods), enumtest.Of(review.Magnitudes), enumtest.Of(review.Severities), enumtest.Of(review.SeverityRules), enumtest.Of(review.Pieces))
}

func TestWordsOfEveryEnum(t *testing.T) {
	for q := range review.Questions() {
		if !strings.HasSuffix(q.Prompt(), "?") {
			t.Errorf("%s: %q is no question", q, q.Prompt())
		}
	}
	for s := range review.StepKinds() {
		if !strings.HasSuffix(s.Instruction(), ".") {
			t.Errorf("%s: %q is no sentence", s, s.Instruction())
		}
	}
	for _, text := range []string{review.Question(0).Prompt(), review.StepKind(0).Instruction(), review.Rule(0).Statement(), review.Reliance(9).Title()} {
		if !strings.Contains(text, "(") {
			t.Errorf("an invalid value passes for %q", text)
		}
	}
	if review.Rule(0).Point() != 0 || !(review.Conclusion{}).IsZero() {
		t.Error("zero values pass for something")
	}
}

func TestClonesAreDeep(t *testing.T) {
	clonetest.Deep(t, func(r *review.Received) review.Received { return r.Clone() })
	clonetest.Deep(t, func(e *review.Entity) review.Entity { return e.Clone() })
	r := clean("R")
	c := review.Case{Version: review.Version, Received: &r}
	d := c.Clone()
	d.Received.System = "other"
	if r.System == "other" {
		t.Error("the clone of a case shares its report")
	}
}

// Assess neither changes its arguments nor shares memory with them.
func TestLawAssessLeavesItsInputAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		before, entity := r.Clone(), e.Clone()
		got := assess(t, &r, e, review.DefaultPolicy())
		again := assess(t, &r, e, review.DefaultPolicy())
		if diff := gocmp.Diff(got, again); diff != "" {
			t.Fatalf("the same case gives another review:\n%s", diff)
		}
		for i := range got.Case.Received.Objectives {
			got.Case.Received.Objectives[i].ID = "CHANGED"
		}
		if diff := gocmp.Diff([]any{before, entity}, []any{r, e}); diff != "" {
			t.Fatalf("the input changed:\n%s", diff)
		}
		if _, err := strictjson.Marshal(got); err != nil {
			t.Fatalf("a review has no wire form: %v", err)
		}
	})
}

func TestLawCasesRoundTripJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		c := review.Case{Version: review.Version, Received: &r, Entity: e}
		var first, second bytes.Buffer
		if err := review.Encode(&first, &c); err != nil {
			t.Fatal(err)
		}
		text := first.String()
		back, err := review.Decode(&first)
		if err != nil {
			t.Fatal(err)
		}
		if err := review.Encode(&second, back); err != nil || second.String() != text {
			t.Fatalf("the second writing differs, %v", err)
		}
		x, err1 := c.Digest()
		y, err2 := back.Digest()
		if err1 != nil || err2 != nil || x != y || len(x) != 64 {
			t.Fatalf("digests %s and %s, %v, %v", x, y, err1, err2)
		}
	})
}

// faults are what validation refuses, each with the place and the code.
func TestFaultyCases(t *testing.T) {
	for _, f := range []struct {
		path   string
		code   soc1.Code
		change func(r *review.Received, e *review.Entity)
	}{
		{"/received/id", soc1.CodeMissing, func(r *review.Received, _ *review.Entity) { r.ID = "" }},
		{"/received/system", soc1.CodeMissing, func(r *review.Received, _ *review.Entity) { r.System = "" }},
		{"/received/asOf", soc1.CodeShape, func(r *review.Received, _ *review.Entity) { r.AsOf = day(2025, 1, 1) }},
		{"/received/period/start", soc1.CodeMissing, func(r *review.Received, _ *review.Entity) { r.Period = soc1.Period{} }},
		{"/received/reportDate", soc1.CodeOrder, func(r *review.Received, _ *review.Entity) { r.ReportDate = day(2025, 12, 30) }},
		{"/received/objectives/1/id", soc1.CodeDuplicate, func(r *review.Received, _ *review.Entity) { r.Objectives[1].ID = "CO-1" }},
		{"/received/objectives/0/tested", soc1.CodeRange, func(r *review.Received, _ *review.Entity) { r.Objectives[0].Tested = soc1.CalendarYear(2024).Period }},
		{"/received/limbs/1/limb", soc1.CodeDuplicate, func(r *review.Received, _ *review.Entity) { r.Limbs[1].Limb = opinion.Description }},
		{"/received/limbs/0/objectives/0", soc1.CodeUnknownReference, func(r *review.Received, _ *review.Entity) { r.Limbs[0].Objectives = []soc1.ObjectiveID{"CO-9"} }},
		{"/received/noSubservices", soc1.CodeConflict, func(r *review.Received, _ *review.Entity) { carve(r, "S"); r.NoSubservices = true }},
		{"/received/csocs/0/subservice", soc1.CodeShape, func(r *review.Received, _ *review.Entity) { carve(r, "S"); r.Subservices[0].Method = soc1.Inclusive }},
		{"/received/csocs/0/subservice/0", soc1.CodeUnknownReference, func(r *review.Received, _ *review.Entity) { carve(r, "S"); r.CSOCs[0].Subservice = "T" }},
		{"/received/noExceptions", soc1.CodeConflict, func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X"); r.NoExceptions = true }},
		{"/received/exceptions/0/deviating", soc1.CodeRange, func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X"); r.Exceptions[0].Deviating = 26 }},
		{"/received/exceptions/0/subservice", soc1.CodeUnknownReference, func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X"); r.Exceptions[0].Subservice = "S" }},
		{"/received/noChanges", soc1.CodeConflict, func(r *review.Received, _ *review.Entity) { r.Changes = []review.Change{{ID: "C", Text: "x"}} }},
		{"/received/userReports/0/objective", soc1.CodeUnknownReference, func(r *review.Received, _ *review.Entity) { r.UserReports[0].Objective = "CO-9" }},
		{"/received/limbs/0/kind", soc1.CodeInvalid, func(r *review.Received, _ *review.Entity) { r.Limbs[0].Kind = 77 }},
		{"/received/objectives/0/statement", soc1.CodeMissing, func(r *review.Received, _ *review.Entity) { r.Objectives[0].Statement = " \t" }},
		{"/received/serviceOrganization/name", soc1.CodeMissing, func(r *review.Received, _ *review.Entity) { r.ServiceOrganization.Name = " " }},
		{"/received/family", soc1.CodeInvalid, func(r *review.Received, _ *review.Entity) { r.Family = 0 }},
		{"/received/period", soc1.CodeShape, func(r *review.Received, _ *review.Entity) {
			window := r.Period
			*r = typeOne(*r)
			r.Period = window
		}},
		{"/received/asOf", soc1.CodeMissing, func(r *review.Received, _ *review.Entity) { *r = typeOne(*r); r.AsOf = soc1.Date{} }},
		{"/received/limbs/2/limb", soc1.CodeShape, func(r *review.Received, _ *review.Entity) {
			limbs := r.Limbs
			*r = typeOne(*r)
			r.Limbs = limbs
		}},
		{"/received/exceptions", soc1.CodeShape, func(r *review.Received, _ *review.Entity) { *r = typeOne(*r); r.NoExceptions = true }},
		{"/received/objectives/0", soc1.CodeShape, func(r *review.Received, _ *review.Entity) {
			*r = typeOne(*r)
			r.Objectives[0].Operation = opinion.Achieved
		}},
		{"/entity/links/0/objectives/0", soc1.CodeUnknownReference, func(r *review.Received, e *review.Entity) {
			carve(r, "S")
			e.Reports = []review.Received{clean("T")}
			e.Links = []review.Link{{Subservice: "S", To: "T", Objectives: []soc1.ObjectiveID{"CO-9"}}}
		}},
		{"/entity/judgements/0/subject", soc1.CodeUnknownReference, func(_ *review.Received, e *review.Entity) { say(e, "nothing", review.ChangeMatters, yes) }},
		{"/entity/judgements/0/subject", soc1.CodeUnknownReference, func(_ *review.Received, e *review.Entity) { say(e, "all", review.QualificationReaches, yes) }},
		{"/entity/judgements/0/subject", soc1.CodeUnknownReference, func(_ *review.Received, e *review.Entity) {
			say(e, "R", review.AuditorStanding, yes)
			e.Judgements[0].Report = "Q"
		}},
		{"/received/system", soc1.CodeInvalid, func(r *review.Received, _ *review.Entity) { r.System = "\xff" }},
		{"/entity/fiscalYear/start", soc1.CodeMissing, func(_ *review.Received, e *review.Entity) { e.FiscalYear.Start = soc1.Date{} }},
		{"/entity/serviceEnd", soc1.CodeOrder, func(_ *review.Received, e *review.Entity) {
			e.ServiceStart, e.ServiceEnd = day(2025, 5, 1), day(2025, 4, 1)
		}},
		{"/entity/mappings/0/cuec", soc1.CodeUnknownReference, func(_ *review.Received, e *review.Entity) { e.Mappings = []review.Mapping{tested("U-9")} }},
		{"/entity/mappings/1", soc1.CodeDuplicate, func(r *review.Received, e *review.Entity) {
			mapped(func(*review.Mapping) {})(r, e)
			e.Mappings = append(e.Mappings, e.Mappings[0])
			e.Mappings[1].Report = "R"
		}},
		{"/entity/mappings/0/reason", soc1.CodeMissing, mapped(func(m *review.Mapping) { m.Applicable = nope })},
		{"/entity/mappings/0/tested", soc1.CodeMissing, mapped(func(m *review.Mapping) { m.Tested = soc1.Date{} })},
		{"/entity/mitigations/0/exception", soc1.CodeUnknownReference, func(_ *review.Received, e *review.Entity) { mitigate(e, "X-9") }},
		{"/entity/mitigations/0/tested", soc1.CodeMissing, func(r *review.Received, e *review.Entity) {
			exceptionOn(r, "X")
			mitigate(e, "X")
			e.Mitigations[0].Tested = soc1.Date{}
		}},
		{"/entity/links/0/subservice", soc1.CodeUnknownReference, func(_ *review.Received, e *review.Entity) { e.Links = []review.Link{{Subservice: "S", To: "R"}} }},
		{"/entity/links/0/to", soc1.CodeUnknownReference, func(r *review.Received, e *review.Entity) {
			carve(r, "S")
			e.Links = []review.Link{{Subservice: "S", To: "T"}}
		}},
		{"/entity/links/0/from", soc1.CodeUnknownReference, func(_ *review.Received, e *review.Entity) {
			e.Links = []review.Link{{From: "Q", Subservice: "S", To: "R"}}
		}},
		{"/entity/reports/0/id", soc1.CodeDuplicate, func(_ *review.Received, e *review.Entity) { e.Reports = []review.Received{clean("R")} }},
		{"/entity/judgements/0/subject", soc1.CodeUnknownReference, func(_ *review.Received, e *review.Entity) { say(e, "X-9", review.ExceptionTouches, yes) }},
		{"/entity/judgements/1", soc1.CodeDuplicate, func(_ *review.Received, e *review.Entity) {
			say(e, "R", review.AuditorStanding, yes, review.AuditorStanding, nope)
		}},
		{"/entity/judgements/0", soc1.CodeMissing, func(_ *review.Received, e *review.Entity) {
			say(e, "R", review.AuditorStanding, yes)
			e.Judgements[0].Why = ""
		}},
		{"/entity/letters/0/issuer", soc1.CodeMissing, func(_ *review.Received, e *review.Entity) {
			e.Letters = []soc1.BridgeLetter{{ID: "L", Report: "R", Period: soc1.CalendarYear(2026).Period}}
		}},
		{"/entity", soc1.CodeTooLarge, func(_ *review.Received, e *review.Entity) { e.Services = make([]string, 1<<15) }},
	} {
		r, e := clean("R"), reader()
		f.change(&r, &e)
		_, err := review.Assess(&r, &e, review.DefaultPolicy())
		if !slices.ContainsFunc(soc1.ListProblems(err), func(p soc1.Problem) bool { return p.Path == f.path && p.Code == f.code && p.Message != "" }) {
			t.Errorf("%s %s is not reported: %v", f.path, f.code, err)
		}
	}
}

func TestFaultyPoliciesAndVersions(t *testing.T) {
	r, e := clean("R"), reader()
	p := review.DefaultPolicy().WithCarveOut(review.Rely).WithMaxChain(17).WithStandards(0).WithName("")
	p.PeerReview, p.AssertionGap = review.Undetermined, 0
	p.Coverage.MaxBridgeMonths = 99
	_, err := review.Assess(&r, &e, p)
	for _, path := range []string{"/policy/name", "/policy/carveOut", "/policy/peerReview", "/policy/assertionGap", "/policy/maxChain", "/policy/standards/0", "/policy/coverage/maxBridgeMonths"} {
		if !slices.ContainsFunc(soc1.ListProblems(err), func(x soc1.Problem) bool { return x.Path == path }) {
			t.Errorf("%s is not reported: %v", path, err)
		}
	}
	for _, p := range []review.Policy{review.DefaultPolicy(), review.StrictPolicy()} {
		if err := p.Validate(); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
	var c *review.Case
	if c.Validate() == nil || review.Encode(&bytes.Buffer{}, c) == nil {
		t.Error("no case passes")
	}
	if _, err := review.Decode(strings.NewReader(`{"version":"attest.review/2","entity":{}}`)); !errors.Is(err, soc1.CodeInvalid) {
		t.Errorf("another version passes: %v", err)
	}
	// A copy of a policy shares no list with its original.
	a := review.DefaultPolicy()
	b := a.WithStandards(soc1.SAS70)
	if a.Standards[0] == b.Standards[0] || a.WithCoverage(soc1.StrictCoveragePolicy()).Coverage == a.Coverage {
		t.Error("With methods do not change copies")
	}
}

func FuzzDecode(f *testing.F) {
	r, e := clean("R"), reader()
	exceptionOn(&r, "X-1")
	carve(&r, "HOST")
	var b bytes.Buffer
	if err := review.Encode(&b, &review.Case{Version: review.Version, Received: &r, Entity: e}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())                                                                             // a whole case
	f.Add([]byte(`{"version":"attest.review/1","entity":{}}`))                                   // an empty reader
	f.Add([]byte(`{"version":"attest.review/1","received":null,"entity":{"links":[{}]}}`))       // a link from nothing to nothing
	f.Add([]byte(`{"version":"attest.review/1","entity":{"judgements":[{"question":"what"}]}}`)) // an unknown name
	f.Add([]byte("\xef\xbb\xbf{}"))                                                              // a byte order mark
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := review.Decode(bytes.NewReader(data))
		if err != nil {
			if c != nil {
				t.Fatal("a case comes with an error")
			}
			return
		}
		var first, second bytes.Buffer
		if err := review.Encode(&first, c); err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		text := first.String()
		back, err := review.Decode(&first)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if err := review.Encode(&second, back); err != nil || second.String() != text {
			t.Fatal("the second writing differs")
		}
		got, err := review.Assess(c.Received, &c.Entity, review.DefaultPolicy())
		if err != nil {
			t.Fatalf("a case that was read cannot be assessed: %v", err)
		}
		if err := got.Document().Validate(); err != nil {
			t.Fatalf("the memo is not valid: %v", err)
		}
	})
}
