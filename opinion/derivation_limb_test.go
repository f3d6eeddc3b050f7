package opinion_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// aboutLimb writes what the derivation of a limb has to hold beside the objectives: everything that might bear on the limb as a
// whole, and does or does not. What does ends with a mark.
func aboutLimb(o *oracle, limb opinion.Limb) []string {
	e := o.e
	var list []string
	add := func(subject string, corrected, alsoOpen bool) {
		switch judged := o.judged(opinion.MatterMaterial, subject); {
		case corrected:
			list = append(list, "matter-corrected "+subject)
		case judged == opinion.No:
			list = append(list, "matter-immaterial "+subject)
		case judged == opinion.Yes || alsoOpen:
			list = append(list, subject+" !")
		}
	}
	for _, m := range e.Matters {
		if limb == opinion.Description || limb == opinion.Design && (m.Kind == opinion.MissingCUEC || m.Kind == opinion.MissingCSOC) {
			add(string(m.ID), m.Corrected, true)
		}
	}
	for _, w := range e.Matrix.Walkthroughs {
		if limb == opinion.Description && w.Implementation == controls.NotImplemented {
			add(string(w.ID), w.DescriptionCorrected, true)
		}
	}
	for _, l := range e.Limitations {
		if bearsOn(&l, limb) && o.judged(opinion.AlternativeSufficient, string(l.ID)) == opinion.Yes {
			list = append(list, "alternatives-sufficed "+string(l.ID))
		}
	}
	for _, s := range e.Subservices {
		if limb == opinion.Description && s.Method == soc1.CarveOut && len(s.Monitoring) == 0 {
			expected := e.Standard != soc1.SAS70 && e.Standard != soc1.AT801 // standards before SSAE 18 did not ask for monitoring
			if expected || o.judged(opinion.MatterMaterial, string(s.ID)) == opinion.No {
				add(string(s.ID), false, true)
			}
		}
	}
	for i := range e.Acts {
		list = append(list, o.aboutAct(&e.Acts[i], limb)...)
	}
	for _, rule := range []string{"assertion-given", "representation-given"} {
		given := func(a soc1.ManagementAssertion, r soc1.Representation, subject string) {
			if rule == "assertion-given" && a.Status == soc1.LetterProvided || rule == "representation-given" && r.Status == soc1.LetterProvided {
				list = append(list, rule+" "+subject)
			}
		}
		given(e.Assertion, e.Representation, "")
		for _, s := range e.Subservices {
			if s.Method == soc1.Inclusive {
				given(s.Assertion, s.Representation, string(s.ID))
			}
		}
	}
	slices.Sort(list)
	return list
}

// aboutAct writes what the derivation of a limb has to say of an act at the service organization: what an intentional one
// says about the description and the design, unless it concerns certain objectives; on the last limb, what follows from
// user entities not having been told.
func (o *oracle) aboutAct(a *opinion.Act, limb opinion.Limb) []string {
	id := string(a.ID)
	var open, clean string
	weigh := func(q opinion.Question, rule string) {
		if o.judged(q, id) != opinion.No {
			open = id + " !"
		} else if clean == "" {
			clean = rule + " " + id
		}
	}
	if o.reassesses(a) && limb == opinion.Description {
		weigh(opinion.ActMisstates, "reassessment-clean")
	}
	if o.reassesses(a) && limb == opinion.Design && len(a.Objectives) == 0 {
		weigh(opinion.ActUndermines, "reassessment-clean")
	}
	if limb == opinion.Operation || limb == opinion.Design && o.e.Type == soc1.Type1 {
		rule := ""
		switch {
		case a.Trivial:
			rule = "act-trivial"
		case a.UserEntitiesUnaffected:
			rule = "act-internal"
		case a.Informed == opinion.UsersInformed:
			rule = "act-disclosed"
		default:
			weigh(opinion.ActModifies, "act-harmless")
		}
		if rule != "" && clean == "" {
			clean = rule + " " + id
		}
	}
	switch {
	case open != "":
		return []string{open}
	case clean != "":
		return []string{clean}
	}
	return nil
}

// Everything that might bear on a limb as a whole is in its derivation once: as what modifies it, or with the reason why it does
// not.
func TestDerivationOfALimbLosesNothing(t *testing.T) {
	seen := make(map[string]int)
	law(t, anything(), func(t tester, _ func(int) int, e *opinion.Examination, p opinion.Policy) {
		o, d := &oracle{e: e, p: p}, derive(t, e, p)
		for limb := range opinion.Limbs() {
			root, ok := d.Limb(limb)
			if !ok {
				continue
			}
			var got []string
			for i := range root.Because {
				s := &root.Because[i]
				rule := s.Rule.String()
				switch {
				case s.Topic == opinion.TopicMatter && s.Modifies && strings.HasPrefix(s.Facts[0], "/matrix/walkthroughs/"):
					w := slices.IndexFunc(e.Matrix.Walkthroughs, func(w controls.Walkthrough) bool {
						return string(w.Control) == s.Subject && resolvesTo(e, s.Facts[0]) == w.ID
					})
					got = append(got, string(e.Matrix.Walkthroughs[w].ID)+" !")
				case s.Topic == opinion.TopicMatter && s.Modifies, s.Rule == opinion.RuleMonitoringUnstated, s.Topic == opinion.TopicAct && s.Modifies:
					if !slices.Contains(got, s.Subject+" !") { // an act can modify a limb in two ways
						got = append(got, s.Subject+" !")
					}
				case s.Topic == opinion.TopicMatter, s.Topic == opinion.TopicLimitation && !s.Modifies, s.Topic == opinion.TopicLetter && !s.Modifies, s.Topic == opinion.TopicAct:
					got = append(got, rule+" "+s.Subject)
					seen[rule]++
				}
			}
			slices.Sort(got)
			if want := aboutLimb(o, limb); !slices.Equal(got, want) {
				t.Fatalf("%v: the derivation holds\n%s\nwant\n%s\n%s", limb, strings.Join(got, "\n"), strings.Join(want, "\n"), show(e))
			}
		}
	})
	for _, rule := range []string{"matter-corrected", "matter-immaterial", "alternatives-sufficed", "assertion-given", "representation-given", "act-trivial", "act-internal", "act-disclosed", "act-harmless", "reassessment-clean"} {
		if seen[rule] == 0 {
			t.Errorf("%s was never seen", rule)
		}
	}
}

// What might have kept an objective from being achieved, and was judged not to have, stands below that objective, and only on
// the limb on which it could have. An intentional act that concerns no objective stands below the limbs that it puts in doubt.
func TestDerivationShowsWhatAnObjectiveWasSpared(t *testing.T) {
	e := examtest.Sound(2, 1)
	for _, id := range []soc1.MatterID{"E-1", "E-2", "E-3"} {
		e.Events = append(e.Events, opinion.Event{ID: id, Kind: opinion.PeriodCondition, Discovered: opinion.BeforeReport, Text: "A breach.", Objectives: []soc1.ObjectiveID{"CO-1"}})
	}
	answered(e, opinion.ConditionPrevents, "E-1", opinion.Yes)
	answered(e, opinion.ConditionPrevents, "E-2", opinion.No)
	answered(e, opinion.ConditionPrevents, "E-3", opinion.No)
	e.Acts = []opinion.Act{{ID: "A-1", Kind: opinion.IntentionalAct, Text: "Money was diverted.", Informed: opinion.UsersInformed}}
	answered(e, opinion.ActMisstates, "A-1", opinion.No)
	answered(e, opinion.ActUndermines, "A-1", opinion.No)
	d := derive(t, e, opinion.USPolicy())
	var got []string
	for limb := range opinion.Limbs() {
		root, _ := d.Limb(limb)
		for i := range root.Because {
			s := &root.Because[i]
			if s.Topic == opinion.TopicAct {
				got = append(got, limb.String()+": "+s.Rule.String()+" "+s.Subject)
			}
			for k := range s.Because {
				if b := &s.Because[k]; s.Topic == opinion.TopicObjective && b.Topic == opinion.TopicEvent {
					got = append(got, limb.String()+", "+s.Subject+": "+b.Rule.String()+" "+b.Subject)
				}
			}
		}
	}
	slices.Sort(got)
	want := []string{
		"description: reassessment-clean A-1", "design: reassessment-clean A-1", "operation, CO-1: condition-found E-1",
		"operation, CO-1: condition-harmless E-2", "operation, CO-1: condition-harmless E-3", "operation: act-disclosed A-1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the derivation holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// resolvesTo returns the id of the walkthrough that a pointer leads to.
func resolvesTo(e *opinion.Examination, pointer string) soc1.WalkthroughID {
	for i := range e.Matrix.Walkthroughs {
		if pointer == soc1.Pointer("/matrix", "walkthroughs", i) {
			return e.Matrix.Walkthroughs[i].ID
		}
	}
	return ""
}
