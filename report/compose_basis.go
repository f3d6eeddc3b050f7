package report

import (
	"fmt"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// undetermined lists what is missing for the opinion, in a draft that lacks judgements or letters.
func (c *composer) undetermined() {
	if len(c.o.Needs) == 0 {
		return
	}
	items := make([]string, len(c.o.Needs))
	for i, n := range c.o.Needs {
		items[i] = n.Question.Prompt()
		if n.Subject != "" {
			items[i] += " (" + n.Subject + ")"
		}
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
		{"basis", basisTitle, opinion.Kind.IsModified},
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
	if limbs := c.limbsOfKind(opinion.Qualified, opinion.Adverse); len(limbs) > 0 && c.unreflected() {
		c.add(H(3, "basis-assertion", "Management's assertion"), P("Management's assertion in Section 2 does not reflect the matters that modify our opinion on "+joined(limbs)+". Our opinion is on the description and the controls themselves, and not on the assertion."))
	}
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

// mattersOf describes everything else, limb by limb.
func (c *composer) mattersOf(limbs []opinion.LimbOpinion, id string) {
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
			c.matter(l.Limb, r, misstated && lacking)
		}
	}
}

// matter describes one reason in words. The flag both says that the limb has matters of either side.
func (c *composer) matter(limb opinion.Limb, r opinion.Reason, both bool) {
	switch {
	case isReach(r.Rule):
		c.prose(reachText(r, both))
	case r.Objective != "":
		c.objectiveMatter(limb, r)
	case r.Rule == opinion.RuleActModifies, r.Rule == opinion.RuleActOpen, r.Rule == opinion.RuleReassessed, r.Rule == opinion.RuleReassessmentOpen:
		c.prose(spaced(c.knownText(r.Matter), sentence(c.ground(r))))
		c.concerned(c.objectivesOf(r.Matter))
	case r.Matter != "":
		c.prose(c.matterText(r.Matter))
		c.concerned(c.objectivesOf(r.Matter))
		if r.Rule == opinion.RuleDesignDependsOnUnstated {
			c.prose("Without that control, which the description does not tell anybody to apply, the controls described would not achieve what they are designed for.")
		}
	case r.Rule == opinion.RuleMonitoringUnstated:
		c.prose(fmt.Sprintf("The description does not say how %s monitors the controls of %s, which it carves out.", c.organization(), c.subserviceName(r.Subservice)))
		if len(r.Facts) == 1 {
			c.prose("Whether this is material has not been judged yet.")
		}
	case r.Control != "":
		c.prose(spaced(fmt.Sprintf("The description presents the control %s as if it were in use. It was not implemented, and the description was not corrected.", c.controlName(r.Control)), c.findingsOn(r.Control)))
	default:
		c.prose(sentence(r.Text()))
	}
	if r.Rule == opinion.RuleDescriptionOpen {
		c.prose("Whether this is material has not been judged yet.")
	}
}

// concerned names the objectives that a matter concerns, if it names any.
func (c *composer) concerned(list []soc1.ObjectiveID) {
	if len(list) > 0 {
		line := []Inline{Text("Concerned: " + plural(len(list), "control objective ", "control objectives "))}
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

// reachText says how far a modification reaches, and claims a judgement only where one is recorded. The flag both asks for words
// that keep what is wrong apart from what lacks evidence.
func reachText(r opinion.Reason, both bool) string {
	share := fmt.Sprintf("%d of %s", r.Concerned, count(int64(r.Total), "control objective"))
	subject := "The effect"
	if both && r.Question == opinion.LimitationPervasive {
		subject = "The lack of evidence"
	} else if both {
		subject = "What was found to be wrong"
	}
	switch r.Rule {
	case opinion.RuleConfinedShare:
		return subject + " is confined to " + share + "."
	case opinion.RuleConfinedJudged:
		return subject + " is confined to " + share + ", and in our judgement it is not pervasive."
	case opinion.RulePervasiveShare:
		return subject + " reaches " + share + "."
	case opinion.RulePervasiveJudged:
		return subject + " reaches " + share + ", and in our judgement it is pervasive."
	}
	return subject + " reaches " + share + ". Whether it is pervasive has not been judged yet."
}

// objectiveMatter describes why an objective was not achieved: the objective, quoted as Section 3 states it; below it
// the risks that were left open, each with the controls that did not carry it; then the conclusion and its days.
func (c *composer) objectiveMatter(limb opinion.Limb, r opinion.Reason) {
	o, ok := c.x.Objective(r.Objective)
	if !ok {
		c.prose(sentence(r.Text()))
		return
	}
	c.add(Para(Text("Control objective "), c.objective(r.Objective), Text(" reads: “"+orNotStated(c.e.Matrix.Objectives[o].Statement)+"”")))
	var items [][]Block
	for _, b := range r.Because {
		items = append(items, c.causeBlocks(b))
	}
	if len(items) > 0 {
		c.add(List{Items: items})
	}
	when := c.when()
	if c.t == soc1.Type2 && len(r.Days) > 0 {
		when = c.days(r.Days)
	}
	switch {
	case r.Rule == opinion.RuleObjectiveFailed && limb == opinion.Design:
		c.prose("As a result, the controls were not suitably designed to achieve the control objective " + when + ".")
	case r.Rule == opinion.RuleObjectiveFailed:
		c.prose("As a result, the controls did not operate effectively to achieve the control objective " + when + ".")
	case r.Rule == opinion.RuleObjectiveOpen:
		c.prose("Whether the control objective was achieved depends on judgements that are still missing.")
	default:
		c.prose("As a result, we were not able to obtain sufficient appropriate evidence to conclude on the control objective " + when + ".")
	}
}

// causeBlocks describes what lies directly below an objective: a risk that was not answered, with the causes
// below it, or a cause that concerns the objective as such.
func (c *composer) causeBlocks(r opinion.Reason) []Block {
	if r.Risk == "" {
		return []Block{P(c.cause(r))}
	}
	risk := notStated
	if k := c.risks[r.Risk]; k != nil {
		risk = orNotStated(k.Statement)
	}
	if r.Rule == opinion.RuleRiskUnanswered {
		return []Block{P("No control addresses this risk: " + stop(risk))}
	}
	causes := make([]string, len(r.Because))
	for i, b := range r.Because {
		causes[i] = c.cause(b)
	}
	return []Block{P("This risk was not addressed" + c.during(r.Days) + ": " + stop(risk)), Bullets(causes...)}
}

// during is days with a blank before it, or nothing where the statement speaks of all days.
func (c *composer) during(list []soc1.Period) string {
	switch {
	case len(list) == 0 || c.t == soc1.Type1:
		return ""
	case len(list) == 1:
		return " " + c.openDays(list[0])
	}
	return " " + c.days(list)
}

// cause describes one thing that kept a control, or the controls of an objective, from doing what they should.
func (c *composer) cause(r opinion.Reason) string {
	switch r.Rule {
	case opinion.RuleObjectiveLimited:
		return c.matterText(r.Matter)
	case opinion.RuleControlLimited:
		return "Control " + c.controlName(r.Control) + ": " + c.matterText(r.Matter)
	case opinion.RuleCSOCFailed, opinion.RuleCSOCFailureOpen, opinion.RuleConditionFound, opinion.RuleConditionOpen:
		return spaced(c.knownText(r.Matter), sentence(c.ground(r)))
	case opinion.RuleShortGapMaterial, opinion.RuleShortGapOpen:
		return "Control objective " + string(r.Objective) + ": " + sentence(c.ground(r))
	case opinion.RuleObjectiveWithoutRisk:
		return "No risk to the control objective was identified, so that nothing shows what its controls have to answer."
	case opinion.RuleDesignFailed, opinion.RuleNotPutInPlace:
		return "Control " + c.controlName(r.Control) + ": " + spaced(sentence(c.ground(r)), c.findingsOn(r.Control))
	case opinion.RuleRelianceFailed:
		return fmt.Sprintf("Control %s relies on control objective %s, which was not achieved%s. %s", c.controlName(r.Control), r.Objective, c.during(r.Days), sentence(c.ground(r)))
	case opinion.RuleRelianceUnsupported, opinion.RuleRelianceOpen:
		state := "could not be shown to be achieved"
		if at := slices.IndexFunc(c.o.Objectives, func(f opinion.ObjectiveConclusion) bool { return f.Objective == r.Objective }); at >= 0 && c.o.Objectives[at].Operation == opinion.NotAchieved {
			state = "was not achieved"
		}
		return fmt.Sprintf("Control %s relies on control objective %s, which %s%s. %s", c.controlName(r.Control), r.Objective, state, c.during(r.Days), sentence(c.ground(r)))
	case opinion.RuleAbsent:
		return "Control " + c.controlName(r.Control) + ": " + spaced(sentence(c.ground(r)), c.succession(r.Control))
	}
	if t, ok := c.x.Test(r.Test); ok {
		return c.testCause(r, t)
	}
	return "Control " + c.controlName(r.Control) + ": " + sentence(c.ground(r))
}

// testCause describes a test that does not support its control: what deviated, of how many, and why that is fatal.
func (c *composer) testCause(r opinion.Reason, t int) string {
	test := &c.e.Matrix.Tests[t]
	text := fmt.Sprintf("Control %s, test %s%s:", c.controlName(r.Control), r.Test, c.during(r.Days))
	var decisive []string // the deviations that the ground is true of
	for _, d := range c.x.DeviationsOf(t) {
		dev := &c.e.Matrix.Deviations[d]
		text += fmt.Sprintf(" %d of %s tested deviated (%s). %s", dev.Count, count(test.Sample.Size, "item"), dev.ID, stop(dev.Text))
		if r.Rule == opinion.RuleDeviationsSystematic && dev.Pattern == controls.Systematic || r.Rule == opinion.RuleDeviationsIntentional && dev.Intentional {
			decisive = append(decisive, string(dev.ID))
		}
	}
	ground := sentence(c.ground(r))
	if n := len(decisive); n > 0 && n < len(c.x.DeviationsOf(t)) {
		ground = "Of these, " + joined(decisive) + plural(n, " is", " are") + " decisive: " + c.ground(r) + "."
	}
	return spaced(text, ground, stop(test.Reason))
}

// succession says what took the place of a control that was superseded, from when, and why days lie between them.
func (c *composer) succession(id soc1.ControlID) string {
	at, ok := c.x.Control(id)
	if !ok {
		return ""
	}
	k := &c.e.Matrix.Controls[at]
	next, ok := c.x.Control(k.Successor)
	if !ok {
		return ""
	}
	text := "It was superseded by " + c.controlName(k.Successor)
	if operated := c.e.Matrix.Controls[next].Operated; len(operated) > 0 && operated[0].Start.IsValid() {
		text += ", which operated from " + c.date(operated[0].Start)
	}
	if k.Gap != "" {
		text += ". Management's explanation: " + k.Gap
	}
	return stop(text)
}

// controlName names a control by id and title.
func (c *composer) controlName(id soc1.ControlID) string {
	if k, ok := c.x.Control(id); ok && c.e.Matrix.Controls[k].Name != "" {
		return string(id) + " (" + c.e.Matrix.Controls[k].Name + ")"
	}
	return string(id)
}

// findingsOn returns what walkthroughs found to be wrong with a control.
func (c *composer) findingsOn(id soc1.ControlID) string {
	at, ok := c.x.Control(id)
	if !ok {
		return ""
	}
	var findings []string
	for _, w := range c.x.WalkthroughsOf(at) {
		if walk := &c.e.Matrix.Walkthroughs[w]; unfavourable(walk) {
			findings = append(findings, stop(walk.Finding))
		}
	}
	return spaced(findings...)
}

// unfavourable reports whether a walkthrough found something wrong.
func unfavourable(w *controls.Walkthrough) bool {
	return w.Design == controls.DesignDeficient || w.Implementation == controls.NotImplemented
}

// matterText describes a matter or a limitation in the words of the examination.
func (c *composer) matterText(id soc1.MatterID) string {
	if m := c.matters[id]; m != nil {
		return m.Kind.Title() + ": " + stop(m.Text)
	}
	l := c.limitations[id]
	if l == nil {
		return string(id) + "."
	}
	text := "We were not able to obtain sufficient appropriate evidence: " + stop(l.Text)
	switch l.Source {
	case opinion.Management:
		text += " Management imposed this limitation."
	case opinion.Timing:
		text += " The limitation arises from the nature or the timing of our work."
	case opinion.Circumstances:
		text += " The limitation arises from circumstances beyond management's control."
	}
	return text
}
