package opinion_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// aboutLimb writes what the derivation of a limb has to hold beside the objectives: everything that might bear on the limb as a
// whole, and does or does not, apart from acts. What does ends with a mark.
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
		through := limb == opinion.Operation && slices.Contains(l.Limbs, opinion.Design) // what is not suitable achieves nothing
		if (len(l.Limbs) == 0 || slices.Contains(l.Limbs, limb) || through) && o.judged(opinion.AlternativeSufficient, string(l.ID)) == opinion.Yes {
			list = append(list, "alternatives-sufficed "+string(l.ID))
		}
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
				case s.Topic == opinion.TopicMatter && s.Modifies:
					got = append(got, s.Subject+" !")
				case s.Topic == opinion.TopicMatter, s.Topic == opinion.TopicLimitation && !s.Modifies, s.Topic == opinion.TopicLetter && !s.Modifies:
					got = append(got, rule+" "+s.Subject)
					seen[rule]++
				}
			}
			got = slices.DeleteFunc(got, func(s string) bool { return strings.Contains(s, "SUB-") && !strings.Contains(s, "given") })
			slices.Sort(got)
			if want := aboutLimb(o, limb); !slices.Equal(got, want) {
				t.Fatalf("%v: the derivation holds\n%s\nwant\n%s\n%s", limb, strings.Join(got, "\n"), strings.Join(want, "\n"), show(e))
			}
		}
	})
	for _, rule := range []string{"matter-corrected", "matter-immaterial", "alternatives-sufficed", "assertion-given", "representation-given"} {
		if seen[rule] == 0 {
			t.Errorf("%s was never seen", rule)
		}
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
