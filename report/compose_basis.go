package report

import (
	"fmt"
	"slices"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// undetermined lists what is missing for the opinion, in a draft that lacks judgements or letters: each question once, with
// everything that it is asked of.
func (c *composer) undetermined() {
	if len(c.o.Needs) == 0 {
		return
	}
	var items []string
	for i := 0; i < len(c.o.Needs); {
		question := c.o.Needs[i].Question
		var subjects []string
		for ; i < len(c.o.Needs) && c.o.Needs[i].Question == question; i++ {
			if s := c.o.Needs[i].Subject; s != "" {
				subjects = append(subjects, s)
			}
		}
		item := question.Prompt()
		if len(subjects) > 0 {
			item += " (" + joined(subjects) + ")"
		}
		items = append(items, item)
	}
	c.add(Box(CalloutDraft, "Still needed before the opinion can be given", Bullets(items...)))
}

// basis describes every matter that modifies the opinion, limb by limb, before the opinion; in a draft, also what
// keeps a limb undetermined. Source: [soc1.CiteWording].
func (c *composer) basis() {
	for _, part := range []struct {
		id, title string
		include   func(opinion.Kind) bool
	}{
		{"basis", c.basisTitle(), opinion.Kind.IsModified},
		{"open-matters", "Matters that are still open", func(k opinion.Kind) bool { return k == opinion.Undetermined }},
	} {
		var limbs []opinion.LimbOpinion
		for _, l := range c.o.Limbs {
			if part.include(l.Kind) {
				limbs = append(limbs, l)
			}
		}
		if len(limbs) > 0 {
			c.add(H(2, part.id, part.title))
			c.lettersOf(limbs, part.id)
			c.mattersOf(limbs, part.id)
		}
	}
	c.contradicted()
}

// contradicted says whose assertion does not reflect what modifies the opinion. The opinion does not hang on it.
func (c *composer) contradicted() {
	limbs := c.limbsOfKind(opinion.Qualified, opinion.Adverse)
	if len(limbs) == 0 {
		return
	}
	var others []string
	for _, s := range c.subservices(soc1.Inclusive) {
		if !reflects(s.Assertion) && slices.ContainsFunc(c.o.Limbs, func(l opinion.LimbOpinion) bool {
			return (l.Kind == opinion.Qualified || l.Kind == opinion.Adverse) && c.concerns(l, s.ID)
		}) {
			others = append(others, s.Organization.Label())
		}
	}
	var text string
	if c.unreflected() {
		text = "Management's assertion in Section 2 does not reflect " + c.modifying(opinion.Qualified, opinion.Adverse) + " our opinion on " + joined(limbs) + "."
	}
	if len(others) > 0 {
		text = spaced(text, "The assertion of "+joined(others)+" in Section 2 does not reflect what modifies our opinion and concerns controls that "+plural(len(others), "it performs", "they perform")+".")
	}
	if text != "" {
		c.add(H(3, "basis-assertion", "Management's assertion"), P(text+" Our opinion is on the description and the controls themselves, and not on the assertion."))
	}
}

// modifying opens a clause about what modifies the opinion on the limbs of some kinds: "the matter that modifies".
func (c *composer) modifying(kinds ...opinion.Kind) string {
	var limbs []opinion.LimbOpinion
	for _, l := range c.o.Limbs {
		if slices.Contains(kinds, l.Kind) {
			limbs = append(limbs, l)
		}
	}
	return plural(c.distinctMatters(limbs), "the matter that modifies", "the matters that modify")
}

// unreflected reports whether management gave its assertion and left out what modifies the opinion.
func (c *composer) unreflected() bool {
	return c.e.Assertion.Status == soc1.LetterProvided && !c.e.Assertion.Reflects
}

// lettersOf describes the letters that management refused or owes. They bear on every limb and are described once.
func (c *composer) lettersOf(limbs []opinion.LimbOpinion, id string) {
	said := make(map[string]bool)
	for _, l := range limbs {
		for _, r := range l.Reasons {
			if !isLetter(r.Rule) {
				continue
			}
			if text := c.letterText(r); !said[text] {
				if len(said) == 0 {
					c.add(H(3, id+"-letters", "Written assertion and representations"))
				}
				said[text] = true
				c.prose(text)
			}
		}
	}
}

// mattersOf describes everything else, limb by limb. What bears on several limbs is described under the first of them, and the
// others refer to it: a reader who meets the same words twice looks for the difference.
func (c *composer) mattersOf(limbs []opinion.LimbOpinion, id string) {
	described := make(map[soc1.MatterID]opinion.Limb)
	designs := make(map[soc1.ObjectiveID]opinion.Reason)
	for _, l := range limbs {
		begun := false
		misstated, lacking := sides(l)
		for _, r := range l.Reasons {
			if isLetter(r.Rule) {
				continue
			}
			if !begun {
				c.add(H(3, id+"-"+l.Limb.String(), l.Limb.Title()))
				begun = true
			}
			if first, ok := described[r.Matter]; ok && r.Objective == "" {
				c.prose(spaced("What is described under “"+first.Title()+"” bears on this conclusion as well.", c.consequence(r)))
				continue
			}
			if r.Matter != "" && r.Objective == "" {
				described[r.Matter] = l.Limb
			}
			if d, ok := designs[r.Objective]; ok && l.Limb == opinion.Operation && repeats(d, r) {
				c.objectiveByDesign(r)
				continue
			}
			if l.Limb == opinion.Design && r.Objective != "" {
				designs[r.Objective] = r
			}
			c.matter(l.Limb, r, misstated && lacking)
		}
	}
}

// consequence says what a matter means for one limb beyond what it is.
func (c *composer) consequence(r opinion.Reason) string {
	switch r.Rule {
	case opinion.RuleDesignDependsOnUnstated:
		return "Without that control, which the description does not tell anybody to apply, the controls described would not achieve what they are designed for."
	case opinion.RuleActModifies, opinion.RuleActOpen, opinion.RuleReassessed, opinion.RuleReassessmentOpen:
		return sentence(c.ground(r))
	}
	return ""
}

// matter describes one reason in words. The flag both says that the limb has matters of either side.
func (c *composer) matter(limb opinion.Limb, r opinion.Reason, both bool) {
	switch {
	case isReach(r.Rule):
		c.prose(reachText(r, both))
	case r.Objective != "":
		c.objectiveMatter(limb, r)
	case r.Rule == opinion.RuleActModifies, r.Rule == opinion.RuleActOpen, r.Rule == opinion.RuleReassessed, r.Rule == opinion.RuleReassessmentOpen:
		c.prose(spaced(c.knownText(r.Matter), c.consequence(r)))
		c.concerned(c.objectivesOf(r.Matter))
	case r.Matter != "":
		c.prose(c.matterText(r.Matter))
		c.concerned(c.objectivesOf(r.Matter))
		c.prose(c.consequence(r))
	case r.Rule == opinion.RuleMonitoringUnstated:
		c.prose(c.unmonitored(r.Subservice))
		if len(r.Facts) == 1 {
			c.prose("Whether this is material has not been judged yet.")
		}
	case r.Control != "":
		c.prose(spaced(c.notInUse(r.Control), c.findingsOn(r.Control)))
	default:
		c.prose(sentence(r.Text()))
	}
	if r.Rule == opinion.RuleDescriptionOpen {
		c.prose("Whether this is material has not been judged yet.")
	}
}

// notInUse says of a control that it was described and not implemented.
func (c *composer) notInUse(id soc1.ControlID) string {
	return fmt.Sprintf("The description presents the control %s as if it were in use. It was not implemented, and the description was not corrected.", c.controlName(id))
}

// unmonitored says of a subservice organization that nothing is said about how it is watched over.
func (c *composer) unmonitored(id soc1.SubserviceID) string {
	return fmt.Sprintf("The description does not say how %s monitors the controls of %s, which it carves out.", c.organization(), c.subserviceName(id))
}

// concerned names the objectives that a matter concerns, if it names any.
func (c *composer) concerned(list []soc1.ObjectiveID) {
	if len(list) > 0 {
		line := []Inline{Text("This concerns " + plural(len(list), "control objective ", "control objectives "))}
		c.add(Para(append(append(line, c.objectiveLine(list)...), Text("."))...))
	}
}

// objectivesOf returns the objectives that a description matter, an act or a limitation names.
func (c *composer) objectivesOf(id soc1.MatterID) []soc1.ObjectiveID {
	if m := c.matters[id]; m != nil {
		return m.Objectives
	}
	if l := c.limitations[id]; l != nil {
		return l.Objectives
	}
	for i := range c.e.Acts {
		if c.e.Acts[i].ID == id {
			return c.e.Acts[i].Objectives
		}
	}
	return nil
}

// objectivesServed returns the objectives that a control serves. They are gathered for all controls at once, since a description may
// present hundreds that are not in use.
func (c *composer) objectivesServed(id soc1.ControlID) []soc1.ObjectiveID {
	at, ok := c.x.Control(id)
	if !ok {
		return nil
	}
	if c.serves == nil {
		c.serves = make(map[int][]soc1.ObjectiveID)
		for o := range c.e.Matrix.Objectives {
			for k := range c.x.ControlsOf(o) {
				c.serves[k] = append(c.serves[k], c.e.Matrix.Objectives[o].ID)
			}
		}
	}
	return c.serves[at]
}

// reachText says how far a modification reaches, and claims a judgement only where one is recorded. The flag both asks for words
// that keep what is wrong apart from what lacks evidence.
func reachText(r opinion.Reason, both bool) string {
	share := fmt.Sprintf("%d of %s", r.Concerned, count(int64(r.Total), "control objective"))
	subject := "The effect"
	switch lacking := r.Question == opinion.LimitationPervasive; {
	case both && lacking:
		subject = "The lack of evidence"
	case both:
		subject = "What was found to be wrong"
	case lacking: // what the evidence would have shown, nobody knows
		subject = "The possible effect"
	}
	switch r.Rule {
	case opinion.RuleConfinedShare:
		return subject + " is confined to " + share + "."
	case opinion.RuleConfinedJudged:
		return subject + " is confined to " + share + ", and in our judgment it is not pervasive."
	case opinion.RulePervasiveShare:
		return subject + " reaches " + share + "."
	case opinion.RulePervasiveJudged:
		return subject + " reaches " + share + ", and in our judgment it is pervasive."
	}
	return subject + " reaches " + share + ". Whether it is pervasive has not been judged yet."
}
