package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// basisTitle heads the part that describes what modifies the opinion, or why none is expressed. The opinion refers to it by this name.
func (c *composer) basisTitle() string {
	if c.disclaimed() {
		return "Basis for our disclaimer of opinion"
	}
	return "Basis for the modification of our opinion"
}

// opinionParagraphs composes the opinion itself: the basis for every modification first, then each limb in the
// form its kind calls for. Source: [soc1.CiteOpinion], [soc1.CiteWording].
func (c *composer) opinionParagraphs() {
	c.undetermined()
	c.basis()
	c.add(H(2, "opinion", c.opinionTitle()))
	if len(c.expressed()) > 0 {
		c.prose("Measured against " + c.criteria() + ":")
	}
	items := make([][]Block, len(c.o.Limbs))
	if c.disclaimed() {
		c.prose(c.disclaimer(plural(c.distinctMatters(c.o.Limbs), "the matter", "the matters")+" described under “"+c.basisTitle()+"”", "") + ":")
		for i, l := range c.o.Limbs {
			claim, _ := c.claim(l.Limb)
			end := ";"
			switch len(c.o.Limbs) - i {
			case 1:
				end = "."
			case 2:
				end = "; and"
			}
			items[i] = []Block{P(claim + end)}
		}
		c.add(List{Ordered: true, Items: items})
		if slices.ContainsFunc(c.o.Limbs, func(l opinion.LimbOpinion) bool { misstated, _ := sides(l); return misstated }) {
			c.prose(findingsStand)
		}
		return
	}
	for i, l := range c.o.Limbs {
		items[i] = []Block{P(c.limbSentence(l))}
	}
	c.add(List{Ordered: true, Items: items})
	c.objectivesConcerned()
}

// limbName names a limb in running text.
func limbName(l opinion.Limb) string {
	switch l {
	case opinion.Description:
		return "the description"
	case opinion.Design:
		return "the suitability of design"
	case opinion.Operation:
		return "operating effectiveness"
	}
	return l.String()
}

// limbsOfKind names the limbs whose opinion has one of the kinds.
func (c *composer) limbsOfKind(kinds ...opinion.Kind) []string {
	var list []string
	for _, l := range c.o.Limbs {
		for _, k := range kinds {
			if l.Kind == k {
				list = append(list, limbName(l.Limb))
			}
		}
	}
	return list
}

// expressed names the limbs on which an opinion is expressed.
func (c *composer) expressed() []string {
	return c.limbsOfKind(opinion.Unqualified, opinion.Qualified, opinion.Adverse)
}

// disclaims reports whether no opinion is expressed on a limb.
func (c *composer) disclaims(limb opinion.Limb) bool {
	l, ok := c.o.Limb(limb)
	return ok && l.Kind == opinion.Disclaimer
}

// disclaimed reports whether no opinion is expressed on any limb.
func (c *composer) disclaimed() bool {
	return len(c.limbsOfKind(opinion.Disclaimer)) == len(c.o.Limbs)
}

// criteria names what the subject matter is measured against. Without management's assertion the report cannot point
// to it.
func (c *composer) criteria() string {
	if c.e.Assertion.Status == soc1.LetterRefused {
		return "the criteria that apply to such a description and to such controls"
	}
	return "the criteria identified in " + possessive(c.organization()) + " assertion in Section 2"
}

// opinionTitle heads the opinion with its kind. A qualified opinion is one report-wide exception; where limbs are
// adverse or disclaimed and others are not, the title says which.
func (c *composer) opinionTitle() string {
	title := func(k opinion.Kind) string {
		if k == opinion.Disclaimer {
			return "Disclaimer of opinion"
		}
		return c.kind(k) + " opinion"
	}
	if c.o.Summary == opinion.Undetermined {
		return "Opinion (undetermined)"
	}
	if c.o.Summary == opinion.Unqualified || c.o.Summary == opinion.Qualified || len(c.limbsOfKind(c.o.Summary)) == len(c.o.Limbs) {
		return title(c.o.Summary)
	}
	var parts []string
	for _, k := range []opinion.Kind{opinion.Adverse, opinion.Disclaimer, opinion.Qualified, opinion.Unqualified} {
		if list := c.limbsOfKind(k); len(list) > 0 {
			parts = append(parts, small(title(k))+" on "+joined(list))
		}
	}
	return capital(strings.Join(parts, "; "))
}

// limbSentence is the opinion on one limb, in the form its kind calls for.
func (c *composer) limbSentence(l opinion.LimbOpinion) string {
	claim, negated := c.claim(l.Limb)
	matters := plural(countMatters(l), "the matter", "the matters") + " described under “" + c.basisTitle() + "”"
	switch l.Kind {
	case opinion.Unqualified:
		return "In our opinion, in all material respects, " + claim + "."
	case opinion.Qualified:
		return "In our opinion, except for " + effectsOf(l) + matters + ", in all material respects, " + claim + "."
	case opinion.Adverse:
		return "In our opinion, because of the significance of " + matters + ", " + negated + "."
	case opinion.Disclaimer:
		text := c.disclaimer(matters, " on "+limbName(l.Limb)) + ", " + claim + "."
		if misstated, _ := sides(l); misstated {
			text += " " + findingsStand
		}
		return text
	}
	return "No opinion has been formed yet on whether, in all material respects, " + claim + "."
}

// findingsStand says that a disclaimer does not hide what was found.
const findingsStand = "Matters that came to our attention in the work that we performed are described there as well."

// disclaimer declines to express an opinion because of some matters, up to the claims that it is declined on. Where other limbs
// have one, about says on what there is none.
func (c *composer) disclaimer(matters, about string) string {
	return "Because of the significance of " + matters + ", we were not able to obtain sufficient appropriate evidence to provide a basis for an opinion" + about + ". Accordingly, we do not express an opinion on whether, in all material respects"
}

// countMatters counts what modifies a limb, without the remarks on how far it reaches.
func countMatters(l opinion.LimbOpinion) int {
	n := 0
	for _, r := range l.Reasons {
		if !isReach(r.Rule) {
			n++
		}
	}
	return n
}

// distinctMatters counts what modifies some limbs, the same thing once however many limbs it reaches.
func (c *composer) distinctMatters(limbs []opinion.LimbOpinion) int {
	seen := make(map[string]bool)
	for _, l := range limbs {
		for _, r := range l.Reasons {
			if !isReach(r.Rule) {
				seen[fmt.Sprint(r.Matter, r.Objective, r.Control, r.Subservice, r.Rule)] = true
			}
		}
	}
	return len(seen)
}

// isReach reports whether a rule says how far something reaches, and not what it is.
func isReach(r opinion.Rule) bool {
	switch r {
	case opinion.RuleConfinedShare, opinion.RuleConfinedJudged, opinion.RulePervasiveShare, opinion.RulePervasiveJudged, opinion.RulePervasiveOpen:
		return true
	}
	return false
}

// sides reports whether something wrong was found on a limb, and whether evidence is lacking.
func sides(l opinion.LimbOpinion) (misstated, lacking bool) {
	for _, r := range l.Reasons {
		switch r.Rule {
		case opinion.RuleObjectiveFailed, opinion.RuleDescriptionMisstated, opinion.RuleDesignDependsOnUnstated,
			opinion.RuleMonitoringUnstated, opinion.RuleActModifies, opinion.RuleReassessed:
			misstated = true
		case opinion.RuleObjectiveUnconcluded, opinion.RuleObjectiveUnexercised, opinion.RuleLimbLimited, opinion.RuleAssertionRefused, opinion.RuleRepresentationRefused:
			lacking = true
		}
	}
	return misstated, lacking
}

// effectsOf says whether the effects of what qualifies a limb are known: those of missing evidence are only possible.
func effectsOf(l opinion.LimbOpinion) string {
	switch misstated, lacking := sides(l); {
	case misstated && lacking:
		return "the effects, and the possible effects, of "
	case lacking:
		return "the possible effects of "
	}
	return "the effects of "
}

// claim returns what an unqualified opinion on a limb affirms, under its conditions, and the plain negation of it.
func (c *composer) claim(limb opinion.Limb) (affirmed, negated string) {
	conditions := c.conditions()
	switch limb {
	case opinion.Description:
		tail := " " + c.theSystem() + " that was designed and implemented " + c.when()
		return "the description fairly presents" + tail, "the description does not fairly present" + tail
	case opinion.Design:
		tail := " suitably designed " + c.when() + c.pause() + " to provide reasonable assurance that those objectives would be achieved if the controls operated effectively"
		about := "the controls related to the control objectives stated in the description were"
		return about + tail + conditions("applied"), about + " not" + tail
	}
	about := "the controls related to the control objectives stated in the description" + c.unexercisedClause()
	tail := " effectively " + c.when() + c.pause() + " to provide reasonable assurance that those objectives were achieved"
	return about + " operated" + tail + conditions("operated effectively"), about + " did not operate" + tail
}

// unexercisedClause takes the objectives that were not exercised out of the opinion on operation.
func (c *composer) unexercisedClause() string {
	if list := c.unexercised(); len(list) > 0 {
		return ", other than " + ids(list) + " (see “" + otherMattersTitle + "”),"
	}
	return ""
}

// conditions returns the clause that makes a limb conditional on complementary controls, where there are any. Its verb
// says what those who perform them have to do.
func (c *composer) conditions() func(verb string) string {
	var who []string
	if len(c.e.Complementary.CUECs) > 0 {
		who = append(who, "user entities")
	}
	if len(c.e.Complementary.CSOCs) > 0 {
		who = append(who, "subservice organizations")
	}
	return func(verb string) string {
		switch {
		case len(who) == 0:
			return ""
		case verb == "applied":
			return ", and if " + joined(who) + " applied the complementary controls assumed in the design " + c.then()
		}
		return ", if the complementary controls of " + joined(who) + " assumed in the design " + verb + " " + c.then()
	}
}

// inOrder returns objectives in the order of Section 3, each once.
func (c *composer) inOrder(list []soc1.ObjectiveID) []soc1.ObjectiveID {
	var ordered []soc1.ObjectiveID
	for i := range c.e.Matrix.Objectives {
		if id := c.e.Matrix.Objectives[i].ID; slices.Contains(list, id) {
			ordered = append(ordered, id)
		}
	}
	return ordered
}

// objectivesConcerned names the objectives behind a modification, so that the opinion itself says which they are.
func (c *composer) objectivesConcerned() {
	for _, l := range c.o.Limbs {
		if l.Kind != opinion.Qualified && l.Kind != opinion.Adverse {
			continue
		}
		var list []soc1.ObjectiveID
		for _, r := range l.Reasons {
			if r.Objective != "" {
				list = append(list, r.Objective)
			}
			list = append(list, c.objectivesOf(r.Matter)...)
			list = append(list, c.objectivesServed(r.Control)...)
		}
		list = c.inOrder(list)
		if len(list) > 0 {
			line := []Inline{Text("The modification of our opinion on " + limbName(l.Limb) + " concerns " + plural(len(list), "control objective ", "control objectives "))}
			c.add(Para(append(append(line, c.objectiveLine(list)...), Text("."))...))
		}
	}
}
