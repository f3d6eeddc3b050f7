package report

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

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
		items = append(items, c.causeBlocks(r.Rule, b))
	}
	if len(items) > 0 {
		c.add(List{Items: items})
	}
	when := c.failingDays(r)
	switch {
	case r.Rule == opinion.RuleObjectiveFailed && limb == opinion.Design:
		c.prose("As a result, the controls were not suitably designed to achieve the control objective " + when + ".")
	case r.Rule == opinion.RuleObjectiveFailed:
		c.prose("As a result, the controls did not operate effectively to achieve the control objective " + when + ".")
	case r.Rule == opinion.RuleObjectiveOpen:
		c.prose("Whether the control objective was achieved depends on judgments that are still missing.")
	default:
		c.prose("As a result, we were not able to obtain sufficient appropriate evidence to conclude whether the control objective was achieved " + when + ".")
	}
}

// failingDays says for which days an objective failed, or could not be concluded on.
func (c *composer) failingDays(r opinion.Reason) string {
	if c.t == soc1.Type2 && len(r.Days) > 0 {
		return c.days(r.Days)
	}
	return c.when()
}

// repeats reports whether an objective failed in operation, r, for no other reason than in design, d.
func repeats(d, r opinion.Reason) bool {
	return d.Rule == r.Rule && reflect.DeepEqual(d.Days, r.Days) && reflect.DeepEqual(d.Because, r.Because)
}

// objectiveByDesign says that an objective failed in operation because it did in design. Source: [soc1.CiteDesign].
func (c *composer) objectiveByDesign(r opinion.Reason) {
	title, when := opinion.Design.Title(), c.failingDays(r)
	switch r.Rule {
	case opinion.RuleObjectiveFailed:
		c.add(Para(Text("For the reasons described under “"+title+"”, the controls did not operate effectively to achieve control objective "), c.objective(r.Objective), Text(" "+when+" either.")))
	case opinion.RuleObjectiveOpen:
		c.add(Para(Text("What is described under “"+title+"” leaves open as well whether the controls operated effectively to achieve control objective "), c.objective(r.Objective), Text(".")))
	default:
		c.add(Para(Text("For the reasons described under “"+title+"”, we were not able to obtain sufficient appropriate evidence to conclude whether the controls operated effectively to achieve control objective "), c.objective(r.Objective), Text(" "+when+".")))
	}
}

// causeBlocks describes what lies directly below an objective: a risk that was not answered, with the causes
// below it, or a cause that concerns the objective as such. What may be said of the risk hangs on the rule above it.
func (c *composer) causeBlocks(above opinion.Rule, r opinion.Reason) []Block {
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
	return []Block{P(c.riskLead(above, r) + ": " + stop(risk)), Bullets(c.causes(r.Because)...)}
}

// riskLead says what became of a risk, and no more than is known: missing evidence does not show that a risk was not addressed, and
// nor does a judgement that is still missing.
func (c *composer) riskLead(above opinion.Rule, r opinion.Reason) string {
	when := c.during(r.Days)
	open := len(r.Because) > 0
	for _, b := range r.Because {
		open = open && c.isOpen(b)
	}
	switch {
	case open || above == opinion.RuleObjectiveOpen:
		return "Whether this risk was addressed" + when + " is still open"
	case above == opinion.RuleObjectiveUnconcluded:
		return "We could not obtain sufficient appropriate evidence that this risk was addressed" + when
	case above == opinion.RuleObjectiveUnexercised:
		return "The controls that address this risk had no occasion to operate" + when
	}
	return "This risk was not addressed" + when
}

// isOpen reports whether a cause below a risk waits for a judgement: one on what a control relies on, or one on its tests, of which
// the conclusion on the control knows. The rule alone does not tell, since most rules on deviations conclude or ask, as the case may be.
func (c *composer) isOpen(r opinion.Reason) bool {
	at, ok := c.x.Control(r.Control)
	return r.Rule == opinion.RuleRelianceOpen || ok && r.Test != "" && c.o.Controls[at].Result == opinion.ResultOpen
}

// causes describes what lies below a risk, a control's reliance on several objectives in one sentence.
func (c *composer) causes(list []opinion.Reason) []string {
	var texts []string
	for i := 0; i < len(list); i++ {
		r := list[i]
		if !isReliance(r.Rule) {
			texts = append(texts, c.cause(r))
			continue
		}
		alike := []opinion.Reason{r}
		for ; i+1 < len(list) && c.reliesAlike(r, list[i+1]); i++ {
			alike = append(alike, list[i+1])
		}
		texts = append(texts, c.reliance(alike))
	}
	return texts
}

// isReliance reports whether a rule is about a control that relies on an objective.
func isReliance(r opinion.Rule) bool {
	return r == opinion.RuleRelianceFailed || r == opinion.RuleRelianceUnsupported || r == opinion.RuleRelianceOpen
}

// reliesAlike reports whether two reasons differ in nothing but the objective that a control relies on.
func (c *composer) reliesAlike(a, b opinion.Reason) bool {
	return a.Rule == b.Rule && a.Control == b.Control && reflect.DeepEqual(a.Days, b.Days) && c.failed(a.Objective) == c.failed(b.Objective)
}

// failed reports whether an objective is known not to have been achieved.
func (c *composer) failed(id soc1.ObjectiveID) bool {
	at := slices.IndexFunc(c.o.Objectives, func(f opinion.ObjectiveConclusion) bool { return f.Objective == id })
	return at >= 0 && c.o.Objectives[at].Operation == opinion.NotAchieved
}

// reliance describes what the failure of some objectives did to a control that relies on them.
func (c *composer) reliance(list []opinion.Reason) string {
	r := list[0]
	objectives := make([]string, len(list))
	for i, one := range list {
		objectives[i] = string(one.Objective)
	}
	state := "could not be shown to be achieved"
	if r.Rule == opinion.RuleRelianceFailed || c.failed(r.Objective) {
		state = plural(len(list), "was", "were") + " not achieved"
	}
	return fmt.Sprintf("Control %s relies on %s%s, which %s%s. %s", c.controlName(r.Control), plural(len(list), "control objective ", "control objectives "), joined(objectives), state, c.during(r.Days), sentence(c.ground(r)))
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
		return c.limitationText(r.Matter)
	case opinion.RuleControlLimited:
		return "Control " + c.controlName(r.Control) + ": " + c.limitationText(r.Matter)
	case opinion.RuleCSOCFailed, opinion.RuleCSOCFailureOpen, opinion.RuleConditionFound, opinion.RuleConditionOpen:
		return spaced(c.knownText(r.Matter), sentence(c.ground(r)))
	case opinion.RuleShortGapMaterial, opinion.RuleShortGapOpen:
		return "Control objective " + string(r.Objective) + ": " + sentence(c.ground(r))
	case opinion.RuleObjectiveWithoutRisk:
		return "No risk to the control objective was identified, so that nothing shows what its controls have to answer."
	case opinion.RuleDesignFailed, opinion.RuleNotPutInPlace:
		return "Control " + c.controlName(r.Control) + ": " + spaced(sentence(c.ground(r)), c.findingsOn(r.Control))
	case opinion.RuleRelianceFailed, opinion.RuleRelianceUnsupported, opinion.RuleRelianceOpen:
		return c.reliance([]opinion.Reason{r})
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
		text += fmt.Sprintf(" %s of %s tested deviated (%s). %s", grouped(dev.Count), count(test.Sample.Size, "item"), dev.ID, stop(dev.Text))
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

// succession says what took the place of a control that was superseded, or what it took the place of, and why days lie between the
// two. Nothing is said of a control that stands alone.
func (c *composer) succession(id soc1.ControlID) string {
	at, ok := c.x.Control(id)
	if !ok {
		return ""
	}
	k := &c.e.Matrix.Controls[at]
	if next, ok := c.x.Control(k.Successor); ok {
		text := "It was superseded by " + c.controlName(k.Successor)
		if operated := c.e.Matrix.Controls[next].Operated; len(operated) > 0 && operated[0].Start.IsValid() {
			text += ", which operated from " + c.date(operated[0].Start)
		}
		return spaced(stop(text), gapReason(k))
	}
	for before := range c.x.Line(at) {
		old := &c.e.Matrix.Controls[before]
		if old.Successor != id {
			continue
		}
		text := "It took the place of " + c.controlName(old.ID)
		if n := len(old.Operated); n > 0 && old.Operated[n-1].End.IsValid() {
			text += ", which operated until " + c.date(old.Operated[n-1].End)
		}
		return spaced(stop(text), gapReason(old))
	}
	return ""
}

// gapReason is management's explanation of days between a control and its successor, if there is one.
func gapReason(k *controls.Control) string {
	if k.Gap == "" {
		return ""
	}
	return "Management's explanation: " + stop(k.Gap)
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
	if c.limitations[id] == nil {
		return string(id) + "."
	}
	return "We were not able to obtain sufficient appropriate evidence: " + c.limitationText(id)
}

// limitationText describes a limitation and its source, where the words around it say that evidence is lacking.
func (c *composer) limitationText(id soc1.MatterID) string {
	l := c.limitations[id]
	if l == nil {
		return string(id) + "."
	}
	text := stop(l.Text)
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
