package opinion_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// below walks a step and all steps below it.
func below(s *opinion.Step, visit func(s *opinion.Step)) {
	visit(s)
	for i := range s.Because {
		below(&s.Because[i], visit)
	}
}

// The derivation of a sufficient set marks what modifies and what does not: below a risk that was not answered, each line of
// controls that did not work. One line is derived in full at one place of a limb, which modifies it where any does; the
// other places refer to that one. A control that nothing superseded stands for itself.
func TestDerivationMarksTheLinesThatFellShort(t *testing.T) {
	marks := func(t tester, pick func(int) int, e *opinion.Examination, p opinion.Policy) {
		shuffle(pick, e)
		o, d := pessimist(e, p), derive(t, e, p)
		for limb := range opinion.Limbs() {
			root, ok := d.Limb(limb)
			if !ok || limb == opinion.Description {
				continue
			}
			full, modifying := make(map[string]bool), make(map[string]bool) // by line: whether the full place modifies; whether any does
			below(&root, func(s *opinion.Step) {
				if s.Topic != opinion.TopicRisk || !strings.HasPrefix(s.Facts[0], "/matrix/risks/") {
					return
				}
				risk := e.Matrix.Risks[slices.IndexFunc(e.Matrix.Risks, func(r controls.Risk) bool { return string(r.ID) == s.Subject })]
				goal := e.Matrix.Objectives[slices.IndexFunc(e.Matrix.Objectives, func(g controls.Objective) bool { return g.ID == risk.Objective })]
				within, ok := controls.Clip(goal.InForce, e.Window())
				if !ok {
					within = e.Window()
				}
				for i := range s.Because {
					for k := range s.Because[i].Because {
						member := &s.Because[i].Because[k]
						line := o.line(soc1.ControlID(member.Subject))
						var days []byte
						for n, day := range o.days {
							best := byte(bad)
							for id := range line {
								if g := o.on(o.control(id), limb, n); rank(g) > rank(best) {
									best = g
								}
							}
							if during(within, day) {
								days = append(days, best)
							}
						}
						if want := s.Modifies && together(days) != good; member.Modifies != want {
							t.Fatalf("%v, %s, %s modifies: %v\n%s", limb, s.Subject, member.Subject, member.Modifies, show(e))
						}
						if (member.Topic == opinion.TopicControl) != (len(line) == 1) {
							t.Fatalf("%v: %s is a %v of %v\n%s", limb, member.Subject, member.Topic, line, show(e))
						}
						var ids []string
						for id := range line {
							ids = append(ids, string(id))
						}
						name := slices.Min(ids)
						modifying[name] = modifying[name] || s.Modifies
						if member.See != "" {
							continue
						}
						if _, twice := full[name]; twice {
							t.Fatalf("%v: %s is derived in full twice\n%s", limb, name, show(e))
						}
						full[name] = s.Modifies
					}
				}
			})
			for name := range modifying {
				if here, found := full[name]; !found || here != modifying[name] {
					t.Fatalf("%v: %s is derived in full below what modifies: %v, and could be: %v\n%s", limb, name, here, modifying[name], show(e))
				}
			}
		}
	}
	law(t, anything(), marks)
	for seed := range search(1_000) { // where more was not exercised
		pick := uniform(uint64(seed))
		p := examtest.BuildPolicy(pick)
		p.NonOccurrence = opinion.NonOccurrenceQualify
		marks(t, pick, entangled(pick), p)
	}
}

// A step that rests on a judgement has the judgement below it, once; a deviation that was judged to be an anomaly says so; sections
// are those of the standard that the report follows.
func TestDerivationShowsJudgementsAndSections(t *testing.T) {
	judgements, anomalies, spared := 0, 0, 0
	law(t, anything(), func(t tester, pick func(int) int, e *opinion.Examination, p opinion.Policy) {
		e.Standard = []soc1.Standard{soc1.ATC320, soc1.ISAE3402}[pick(2)]
		e.Edition = 0
		for i := range e.Matrix.Deviations { // claims are rare
			if x := &e.Matrix.Deviations[i]; x.Pattern == controls.Isolated && !x.Intentional && pick(2) == 0 {
				x.Anomaly = true
				answer(e, opinion.DeviationAnomalous, string(x.ID), pick(2) == 0)
			}
		}
		o, d := &oracle{e: e, p: p}, derive(t, e, p)
		below(&d.Root, func(s *opinion.Step) {
			if ref, ok := s.Citation.In(e.Standard); ok && s.Section != ref.String() || !ok && s.Section != "" {
				t.Fatalf("%v cites %q, want %v", s.Topic, s.Section, ref)
			}
			if s.Topic == opinion.TopicDeviation {
				i := slices.IndexFunc(e.Matrix.Deviations, func(d controls.Deviation) bool { return string(d.ID) == s.Subject })
				odd := e.Matrix.Deviations[i].Anomaly && p.Anomalies == opinion.AnomaliesJudged && o.judged(opinion.DeviationAnomalous, s.Subject) == opinion.Yes
				if (s.Rule == opinion.RuleDeviationAnomalous) != odd {
					t.Fatalf("%s: %v\n%s", s.Subject, s.Rule, show(e))
				}
				anomalies += map[bool]int{true: 1}[odd]
			}
			if s.Rule == opinion.RuleRelianceUnaffected && (len(s.Because) != 1 || s.Because[0].Topic != opinion.TopicJudgement) {
				t.Fatalf("what control relies on was judged not to matter by %v\n%s", s.Because, show(e))
			}
			switch s.Rule {
			case opinion.RuleControlLimited, opinion.RuleObjectiveLimited, opinion.RuleLimbLimited:
				if !slices.ContainsFunc(e.Limitations, func(l opinion.Limitation) bool { return string(l.ID) == s.Subject }) {
					t.Fatalf("%v is about %s\n%s", s.Rule, s.Subject, show(e))
				}
			}
			if s.Rule == opinion.RuleShortGapImmaterial {
				if spared++; o.judged(opinion.ShortGapMaterial, s.Subject) != opinion.No || len(s.Because) != 1 {
					t.Fatalf("short gaps of %s are not material by %v on %v\n%s", s.Subject, s.Because, s.Days, show(e))
				}
			}
			if s.Topic == opinion.TopicJudgement {
				return
			}
			for _, f := range s.Facts {
				if !strings.HasPrefix(f, "/judgements/") {
					continue
				}
				judgements++
				shown := 0
				below(s, func(b *opinion.Step) {
					if b.Topic == opinion.TopicJudgement && slices.Contains(b.Facts, f) {
						shown++
					}
				})
				if shown != 1 {
					t.Fatalf("%v %s rests on %s, which is shown %d times below\n%s", s.Topic, s.Subject, f, shown, show(e))
				}
			}
		})
	})
	if judgements == 0 || anomalies == 0 || spared == 0 {
		t.Errorf("%d judgements, %d anomalies, %d gaps", judgements, anomalies, spared)
	}
}

// What an examination holds beside what the limbs rest on comes last, in a place of its own, if there is any.
func TestDerivationTellsTheRestAside(t *testing.T) {
	aside := func(e *opinion.Examination) []string {
		d := derive(t, e, opinion.USPolicy())
		var list []string
		for i := range d.Root.Because {
			if s := &d.Root.Because[i]; s.Topic == opinion.TopicAside {
				for k := range s.Because {
					list = append(list, fmt.Sprint(s.Because[k].Rule, " ", s.Because[k].Subject, " ", len(s.Because[k].Because)))
				}
				list = append(list, "end")
			}
		}
		return list
	}
	if got := aside(examtest.Sound(1, 1)); got != nil {
		t.Errorf("of a sound report, aside are %q", got)
	}
	e := examtest.Sound(1, 1)
	e.Events = []opinion.Event{
		{ID: "E-1", Kind: opinion.PeriodCondition, Discovered: opinion.AfterReport, Text: "A breach.", Objectives: []soc1.ObjectiveID{"CO-1"}},
		{ID: "E-2", Kind: opinion.LaterCondition, Discovered: opinion.BeforeReport, Text: "A fire.", Disclosed: true},
	}
	answered(e, opinion.ConditionPrevents, "E-1", opinion.No)
	if got, want := aside(e), []string{"revision-not-due E-1 1", "condition-later E-2 0", "end"}; !slices.Equal(got, want) {
		t.Errorf("aside are %q, want %q", got, want)
	}
}
