package review_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// The laws of answers: what the reader says moves a conclusion in one direction only, and not at all where nobody asked.

// favourable returns the answer to a question that speaks for reliance. A question about whether something reaches the entity is
// answered well by no, a question about whether something suffices by yes.
func favourable(q review.Question) opinion.Answer {
	switch q {
	case review.QualificationReaches, review.ExceptionTouches, review.ChangeMatters, review.SubserviceUsed, review.IncidentTouches:
		return nope
	case review.AuditorStanding, review.StandardAdequate, review.ExceptionTolerable, review.MitigationSufficient, review.CUECCompensated,
		review.PeriodSufficient, review.TestsAdequate, review.IncidentTolerable, review.FindingsSuffice:
		return yes
	}
	return 0
}

// askable lists every question that may be asked about a case, open or not, by what the questions say of their subjects.
func askable(r *review.Received, e *review.Entity) []review.Judgement {
	var list []review.Judgement
	put := func(report soc1.ReportID, subject string, questions ...review.Question) {
		for _, q := range questions {
			list = append(list, review.Judgement{Question: q, Report: report, Subject: subject})
		}
	}
	about := func(r *review.Received) {
		put(r.ID, string(r.ID), review.AuditorStanding, review.StandardAdequate, review.PeriodSufficient, review.FindingsSuffice)
		for _, limb := range r.Limbs {
			put(r.ID, limb.Limb.String(), review.QualificationReaches)
		}
		for i := range r.Exceptions {
			put(r.ID, string(r.Exceptions[i].ID), review.ExceptionTouches, review.ExceptionTolerable, review.MitigationSufficient)
		}
		for i := range r.CUECs {
			put(r.ID, string(r.CUECs[i].ID), review.CUECCompensated)
		}
		for i := range r.Changes {
			put(r.ID, string(r.Changes[i].ID), review.ChangeMatters)
		}
		for i := range r.Subservices {
			put(r.ID, string(r.Subservices[i].ID), review.SubserviceUsed)
		}
		if r.Type == soc1.Type2 {
			for i := range r.Objectives {
				put(r.ID, string(r.Objectives[i].ID), review.TestsAdequate)
			}
		}
	}
	about(r)
	for i := range e.Reports {
		about(&e.Reports[i])
	}
	for i := range e.Incidents {
		put(r.ID, string(e.Incidents[i].ID), review.IncidentTouches, review.IncidentTolerable)
	}
	return list
}

// with returns the entity with one question answered so, or not at all.
func with(e review.Entity, j review.Judgement, a opinion.Answer) review.Entity {
	now := e.Clone()
	now.Judgements = slices.DeleteFunc(now.Judgements, func(x review.Judgement) bool {
		return x.Question == j.Question && x.Report == j.Report && x.Subject == j.Subject
	})
	if a != 0 {
		k := judged(j.Question, j.Subject, a)
		k.Report = j.Report
		now.Judgements = append(now.Judgements, k)
	}
	return now
}

// opposite returns the other answer.
func opposite(a opinion.Answer) opinion.Answer {
	if a == yes {
		return nope
	}
	return yes
}

// The favourable answer is never worse than the unfavourable one, and silence lies between the two at both of its ends: nothing is
// gained or lost by leaving a question open that an answer could not bring as well.
func TestLawTheFavourableAnswerIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		list := askable(&r, &e)
		j := list[generator{t}.pick(len(list), "question")]
		good := favourable(j.Question)
		best := assess(t, &r, with(e, j, good), review.DefaultPolicy())
		open := assess(t, &r, with(e, j, 0), review.DefaultPolicy())
		worst := assess(t, &r, with(e, j, opposite(good)), review.DefaultPolicy())
		notBetter(t, best, open)
		notBetter(t, open, worst)
	})
}

// An answer moves only what the question was about: the conclusions on objectives that no reason with the question, or from it,
// concerns stay as they were.
func TestLawAnAnswerReachesOnlyItsObjectives(t *testing.T) {
	law(t, func(t *rapid.T, r review.Received, e review.Entity, before *review.Review) {
		if len(before.Needs) == 0 {
			t.Skip("nothing is asked")
		}
		n := before.Needs[generator{t}.pick(len(before.Needs), "need")]
		if n.Report != "R" || len(n.Objectives) == 0 {
			t.Skip("the question is about all objectives, or about a report further down the chain")
		}
		// A subservice organization may be covered by a report on the very system under review, whose exceptions then count a
		// second time, for whatever needs that organization.
		for i := range before.Chain {
			if slices.ContainsFunc(before.Chain[i].Reasons, func(x review.Reason) bool { return x.Report == "R" }) {
				t.Skip("the report under review is evidence within its own chain")
			}
		}
		for a := range opinion.Answers() {
			after := assess(t, &r, with(e, review.Judgement{Question: n.Question, Report: n.Report, Subject: n.Subject}, a), review.DefaultPolicy())
			for i := range before.Objectives {
				if o := before.Objectives[i]; !slices.Contains(n.Objectives, o.Objective) && o != after.Objectives[i] {
					t.Fatalf("%s about %s changed %s from %+v to %+v", n.Question, n.Subject, o.Objective, o, after.Objectives[i])
				}
			}
		}
	})
}

// Answering every open question closes every range, and no new question appears that was not behind the old ones: the reader can
// finish.
func TestLawAnsweringEverythingConcludes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		g := generator{t}
		for round := 0; ; round++ {
			got := assess(t, &r, e, review.DefaultPolicy())
			if len(got.Needs) == 0 {
				for v := range review.Views() {
					if got.Overall(v).Reliance == review.Undetermined {
						t.Fatalf("%s is %s and nothing is asked", v, got.Overall(v).Title())
					}
				}
				return
			}
			if round > len(askable(&r, &e)) {
				t.Fatalf("after %d answers there are still questions: %+v", round, got.Needs)
			}
			n := got.Needs[g.pick(len(got.Needs), "need")]
			e = with(e, review.Judgement{Question: n.Question, Report: n.Report, Subject: n.Subject}, [...]opinion.Answer{yes, nope}[g.pick(2, "answer")])
		}
	})
}

// What may be asked is accepted, and about a subject that the case does not have no question is.
func TestLawEveryQuestionHasItsSubjects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r, e := anyCase(t)
		list := askable(&r, &e)
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, len(list)-1), 3, 3).Draw(t, "which") {
			j := list[i]
			if favourable(j.Question) == 0 {
				t.Fatalf("nobody knows which answer to %s is the favourable one", j.Question)
			}
			now := with(e, j, yes)
			if _, err := review.Assess(&r, &now, review.DefaultPolicy()); err != nil {
				t.Fatalf("%s about %s of %s is refused: %v", j.Question, j.Subject, j.Report, err)
			}
			j.Subject += "-X"
			now = with(e, j, yes)
			_, err := review.Assess(&r, &now, review.DefaultPolicy())
			if want := fmt.Sprintf("/entity/judgements/%d/subject", len(now.Judgements)-1); !slices.Contains(codesAt(err), "unknown-reference "+want) {
				t.Fatalf("%s about %s passes: %v", j.Question, j.Subject, err)
			}
		}
	})
}

// codesAt lists the problems of an error as "code pointer", in their order.
func codesAt(err error) []string {
	var list []string
	for _, p := range soc1.ListProblems(err) {
		list = append(list, string(p.Code)+" "+p.Path)
	}
	return list
}
