package review_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// two makes a slip of the entity alone.
func two(name, want, hint string, change func(e *review.Entity)) slip {
	return slip{name: name, want: []string{want}, hint: hint, change: func(_ *review.Received, e *review.Entity) { change(e) }}
}

// TestSlipsOfTheEntityItself is about its year, its accounts and what it was told.
func TestSlipsOfTheEntityItself(t *testing.T) {
	const copied, own = "copy it from the report", "give each its own id"
	checkSlips(t, []slip{
		two("service that ends before it starts", "order /entity/serviceEnd", "swap or correct the dates", func(e *review.Entity) {
			e.ServiceStart, e.ServiceEnd = day(2025, 5, 2), day(2025, 5, 1)
		}),
		{name: "service of one day", change: func(_ *review.Received, e *review.Entity) {
			e.ServiceStart, e.ServiceEnd = day(2025, 5, 1), day(2025, 5, 1)
		}},
		two("an account twice", "duplicate /entity/accounts/1/id", own, func(e *review.Entity) {
			e.Accounts = append(e.Accounts, review.Account{ID: "WAGES", Name: "Wages again"})
		}),
		two("an account without a caption", "missing /entity/accounts/0/name", copied, func(e *review.Entity) { e.Accounts[0].Name = " " }),
		two("an event twice", "duplicate /entity/incidents/1/id", own, func(e *review.Entity) {
			told()(nil, e)
			e.Incidents = append(e.Incidents, e.Incidents[0])
		}),
		two("an event without words", "missing /entity/incidents/0/text", copied, func(e *review.Entity) { told()(nil, e); e.Incidents[0].Text = "" }),
		two("no event and one", "conflict /entity/noIncidents", "remove one of the two", func(e *review.Entity) { told()(nil, e); e.NoIncidents = true }),
		two("an event on nothing", "unknown-reference /entity/incidents/0/objectives/0", "correct the id, or add what it refers to", func(e *review.Entity) {
			told()(nil, e)
			e.Incidents[0].Objectives = []soc1.ObjectiveID{"CO-9"}
		}),
		{name: "an objective that the report lacks", change: func(_ *review.Received, e *review.Entity) { e.Objectives = []soc1.ObjectiveID{"CO-9"} }}, // a finding, no fault
	})
}

// TestSlipsWithoutAReport: an event may be on file before any report is at hand; what it bears on cannot be named yet.
func TestSlipsWithoutAReport(t *testing.T) {
	e := reader()
	told()(nil, &e)
	_, err := review.Assess(nil, &e, review.DefaultPolicy())
	if got := codesAt(err); !slices.Equal(got, []string{"unknown-reference /entity/incidents/0/objectives/0"}) {
		t.Errorf("%q", got)
	}
	e.Incidents[0].Objectives = nil
	if _, err := review.Assess(nil, &e, review.DefaultPolicy()); err != nil {
		t.Error(err)
	}
	e.Objectives = []soc1.ObjectiveID{"CO 9"}
	e.Accounts[0].Assertions[0].Objectives = []soc1.ObjectiveID{"CO-1", ""}
	_, err = review.Assess(nil, &e, review.DefaultPolicy())
	if got := codesAt(err); !slices.Equal(got, []string{"missing /entity/accounts/0/assertions/0/objectives/1", "invalid /entity/objectives/0"}) {
		t.Errorf("%q", got)
	}
}

// TestSlipsOfReferences is about everything that the entity says of a report: mappings, mitigations, links and judgements.
func TestSlipsOfReferences(t *testing.T) {
	const subject = "correct the report and the subject, as the question asks for it"
	linked := func(l review.Link) func(r *review.Received, e *review.Entity) {
		return func(r *review.Received, e *review.Entity) {
			carve(r, "HOST")
			e.Reports, e.Links = []review.Received{clean("SUB-R")}, []review.Link{l}
		}
	}
	checkSlips(t, []slip{
		{"a mapping to nothing", func(_ *review.Received, e *review.Entity) { e.Mappings = []review.Mapping{tested("U-9")} },
			[]string{"unknown-reference /entity/mappings/0/cuec"}, "correct the report and the id"},
		{"a mapping in another report", mapped(func(m *review.Mapping) { m.Report = "SUB-R" }), []string{"unknown-reference /entity/mappings/0/cuec"}, "correct the report and the id"},
		{"a mapping twice", func(r *review.Received, e *review.Entity) {
			mapped(func(*review.Mapping) {})(r, e)
			m := tested("U-1")
			m.Report = "R"
			e.Mappings = append(e.Mappings, m)
		}, []string{"duplicate /entity/mappings/1"}, "keep one answer for each CUEC"},
		{"a CUEC that does not apply for no reason", mapped(func(m *review.Mapping) { m.Applicable = nope }), []string{"missing /entity/mappings/0/reason"}, "say why, because the auditor will ask"},
		{"a test without a date", mapped(func(m *review.Mapping) { m.Tested = soc1.Date{} }), []string{"missing /entity/mappings/0/tested"}, "give the day of the test"},
		{"a date without a result", mapped(func(m *review.Mapping) { m.Effective = 0 }), nil, ""}, // the result is still to come
		{"a mitigation of nothing", func(_ *review.Received, e *review.Entity) { mitigate(e, "X-9") }, []string{"unknown-reference /entity/mitigations/0/exception"}, "correct the report and the id"},
		{"a mitigation without a date", func(r *review.Received, e *review.Entity) {
			exceptionOn(r, "X-1")
			mitigate(e, "X-1")
			e.Mitigations[0].Tested = soc1.Date{}
		}, []string{"missing /entity/mitigations/0/tested"}, "give the day of the test"},
		{"two mitigations", func(r *review.Received, e *review.Entity) {
			exceptionOn(r, "X-1")
			mitigate(e, "X-1")
			mitigate(e, "X-1")
		}, nil, ""}, // several controls may limit one effect
		{"a link", linked(review.Link{Subservice: "HOST", To: "SUB-R"}), nil, ""},
		{"a link from nowhere", linked(review.Link{From: "Q", Subservice: "HOST", To: "SUB-R"}), []string{"unknown-reference /entity/links/0/from"}, "name one of the reports"},
		{"a link from nobody", linked(review.Link{Subservice: "BANK", To: "SUB-R"}), []string{"unknown-reference /entity/links/0/subservice"}, "name a subservice organization of that report"},
		{"a link to nowhere", linked(review.Link{Subservice: "HOST", To: "Q"}), []string{"unknown-reference /entity/links/0/to"}, "add the report under /entity/reports"},
		{"a link for nothing", linked(review.Link{Subservice: "HOST", To: "SUB-R", Objectives: []soc1.ObjectiveID{"CO-1", "CO-9"}}),
			[]string{"unknown-reference /entity/links/0/objectives/1"}, "name an objective of the report obtained"},
		{"a link from nowhere to nowhere", linked(review.Link{From: "Q", To: "P"}), []string{"unknown-reference /entity/links/0/from", "unknown-reference /entity/links/0/to"}, "name one of the reports"},
		{"a report twice", func(_ *review.Received, e *review.Entity) { e.Reports = []review.Received{clean("R")} }, []string{"duplicate /entity/reports/0/id"}, "give each its own id"},
		{"a judgement without who", func(_ *review.Received, e *review.Entity) {
			say(e, "R", review.AuditorStanding, yes)
			e.Judgements[0].By = ""
		},
			[]string{"missing /entity/judgements/0"}, "give the role that judged, the day and the rationale"},
		{"a judgement without when", func(_ *review.Received, e *review.Entity) {
			say(e, "R", review.AuditorStanding, yes)
			e.Judgements[0].Dated = soc1.Date{}
		}, []string{"missing /entity/judgements/0"}, "give the role that judged, the day and the rationale"},
		{"a judgement without why", func(_ *review.Received, e *review.Entity) {
			say(e, "R", review.AuditorStanding, yes)
			e.Judgements[0].Why = ""
		},
			[]string{"missing /entity/judgements/0"}, "give the role that judged, the day and the rationale"},
		{"a question on file without an answer", func(_ *review.Received, e *review.Entity) {
			e.Judgements = []review.Judgement{{Question: review.AuditorStanding, Subject: "R"}}
		}, nil, ""},
		{"a judgement twice", func(_ *review.Received, e *review.Entity) {
			say(e, "R", review.AuditorStanding, yes, review.AuditorStanding, yes)
			e.Judgements[1].Report = "R"
		}, []string{"duplicate /entity/judgements/1"}, "keep one judgement for each question"},
		{"an exception of a report that has none", func(_ *review.Received, e *review.Entity) { say(e, "X-1", review.ExceptionTouches, yes) }, []string{"unknown-reference /entity/judgements/0/subject"}, subject},
		{"the tests of a Type 1", func(r *review.Received, e *review.Entity) {
			*r = typeOne(*r)
			say(e, "CO-1", review.TestsAdequate, yes)
		}, []string{"unknown-reference /entity/judgements/0/subject"}, subject},
		{"a limb by another name", func(_ *review.Received, e *review.Entity) { say(e, "Operation", review.QualificationReaches, yes) }, []string{"unknown-reference /entity/judgements/0/subject"}, subject},
		{"the standing of another report", func(_ *review.Received, e *review.Entity) { say(e, "SUB-R", review.AuditorStanding, yes) }, []string{"unknown-reference /entity/judgements/0/subject"}, subject},
		{"an event as one of another report", func(r *review.Received, e *review.Entity) {
			told(review.IncidentTouches, yes)(r, e)
			e.Reports = []review.Received{clean("SUB-R")}
			e.Judgements[0].Report = "SUB-R"
		}, []string{"unknown-reference /entity/judgements/0/subject"}, subject},
	})
}

// TestLimits holds each documented limit at its border: what it allows passes, one more is refused with the number and the way out.
func TestLimits(t *testing.T) {
	const way = "leave out what is not about this service and year"
	reports := func(n int) func(r *review.Received, e *review.Entity) {
		return func(_ *review.Received, e *review.Entity) {
			for i := range n {
				e.Reports = append(e.Reports, clean(soc1.ReportID(fmt.Sprintf("R-%d", i))))
			}
		}
	}
	services := func(n int) func(r *review.Received, e *review.Entity) {
		return func(_ *review.Received, e *review.Entity) {
			// The entity has one account and one service already.
			for len(e.Services)+len(e.Accounts) < n {
				e.Services = append(e.Services, "Payroll")
			}
		}
	}
	objectives := func(n int) func(r *review.Received, e *review.Entity) {
		return func(r *review.Received, _ *review.Entity) {
			// The report has a service, three limbs, two objectives and a file already.
			r.Locations = make([]string, n-7)
		}
	}
	origins := func(n int) func(r *review.Received, e *review.Entity) {
		return func(_ *review.Received, e *review.Entity) {
			d := evaluated("DEF-1", review.Remote, review.Material)
			for len(d.Origins) < n {
				d.Origins = append(d.Origins, review.Origin{Objective: "CO-1"})
			}
			e.Deficiencies = []review.Deficiency{d}
		}
	}
	for _, c := range []struct {
		name, path string
		most       int
		fill       func(n int) func(r *review.Received, e *review.Entity)
	}{
		{"reports", "/entity/reports", 64, reports},
		{"entries of an entity", "/entity", 1 << 14, services},
		{"entries of a report", "/received", 1 << 14, objectives},
		{"references of deficiencies", "/entity/deficiencies", 1 << 10, origins},
	} {
		for _, n := range []int{c.most, c.most + 1} {
			r, e := clean("R"), reader()
			c.fill(n)(&r, &e)
			_, err := review.Assess(&r, &e, review.DefaultPolicy())
			var want []string
			if n > c.most {
				want = []string{"too-large " + c.path}
			}
			if got := codesAt(err); !slices.Equal(got, want) {
				t.Errorf("%d %s: %q, want %q", n, c.name, got, want)
				continue
			}
			for _, p := range soc1.ListProblems(err) {
				if p.Hint != way || p.Message != fmt.Sprintf("%d entries are more than %d", n, c.most) {
					t.Errorf("%s: %s; %s", c.name, p.Message, p.Hint)
				}
			}
		}
	}
	// Every list that is too long comes back at once, so that one round mends the case.
	r, e := clean("R"), reader()
	objectives(1<<14+1)(&r, &e)
	reports(65)(&r, &e)
	origins(1<<10+1)(&r, &e)
	if _, err := review.Assess(&r, &e, review.DefaultPolicy()); len(soc1.ListProblems(err)) != 3 {
		t.Errorf("%.400v", err)
	}
}

// TestPolicyChoices holds every field of the policy to the choices that its comment offers.
func TestPolicyChoices(t *testing.T) {
	const choices = `use "rely-with-procedures", "partial-reliance" or "no-reliance"`
	for name, c := range map[string]struct {
		set   func(p *review.Policy, x review.Reliance)
		path  string
		least review.Reliance
	}{
		"carve-out":     {func(p *review.Policy, x review.Reliance) { p.CarveOut = x }, "/carveOut", rwp},
		"peer review":   {func(p *review.Policy, x review.Reliance) { p.PeerReview = x }, "/peerReview", rely},
		"assertion gap": {func(p *review.Policy, x review.Reliance) { p.AssertionGap = x }, "/assertionGap", rwp},
	} {
		for x := range review.Reliance(8) {
			p := review.DefaultPolicy()
			c.set(&p, x)
			err := p.Validate()
			if ok := x >= c.least && x <= no; (err == nil) != ok {
				t.Errorf("%s of %s: %v", name, x, err)
			}
			if err != nil && (!slices.Equal(codesAt(err), []string{"invalid " + c.path}) || soc1.ListProblems(err)[0].Hint != choices) {
				t.Errorf("%s of %s: %v", name, x, err)
			}
		}
	}
	for n, ok := range map[int]bool{-1: false, 0: false, 1: true, 3: true, 16: true, 17: false} {
		err := review.DefaultPolicy().WithMaxChain(n).Validate()
		if (err == nil) != ok || err != nil && (!errors.Is(err, soc1.CodeRange) || !strings.Contains(err.Error(), "use 1 to 16")) {
			t.Errorf("a chain of %d: %v", n, err)
		}
	}
	for name, ok := range map[string]bool{"ours": true, "": false, " ": false, "\xff": false} {
		if err := review.DefaultPolicy().WithName(name).Validate(); (err == nil) != ok {
			t.Errorf("the name %q: %v", name, err)
		}
	}
	if err := review.DefaultPolicy().WithStandards(soc1.ATC320, 0, 99).Validate(); !slices.Equal(codesAt(err), []string{"invalid /standards/1", "invalid /standards/2"}) {
		t.Errorf("standards: %v", err)
	}
	if err := review.DefaultPolicy().WithStandards().Validate(); err != nil {
		t.Errorf("no standard: %v", err) // then every one is judged
	}
	if err := (review.Policy{}).Validate(); err == nil {
		t.Error("the zero policy passes")
	}
}
