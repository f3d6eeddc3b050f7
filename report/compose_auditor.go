package report

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// auditorsReport composes Section 1. Its parts follow the components that the standards ask for, in our own words.
// Source: [soc1.CiteComponents].
func (c *composer) auditorsReport() {
	title := "Independent service auditor's report"
	if c.standard == soc1.ISAE3402 {
		title = "Independent service auditor's assurance report"
	}
	c.section("1", "section-1", title)
	to := c.r.Narrative.Addressee
	if to == "" {
		to = "the management of " + c.organization()
	}
	c.prose("To " + to + ":")
	c.revisions()
	c.scope()
	c.responsibilities()
	c.inherentLimitations()
	if c.t == soc1.Type2 && !c.disclaimed() { // a list of what was done would overshadow a disclaimer
		c.add(H(2, "tests-described", "Tests of controls"),
			P("The controls that we tested, and the nature, timing, extent and results of those tests, are set out in Section 4."))
	}
	c.opinionParagraphs()
	c.emphasis()
	c.restrictedUse()
	c.signature()
}

// scope says what was examined, what was not, and on what it depends.
func (c *composer) scope() {
	c.add(H(2, "scope", "Scope"))
	design := "the suitability of the design of the controls it describes"
	if c.t == soc1.Type2 {
		design = "the suitability of the design and the operating effectiveness of the controls it describes"
	}
	did := "We have examined "
	if c.disclaimed() {
		did = "We were engaged to examine "
	}
	c.prose(fmt.Sprintf("%s%s description of %s, presented in Section 3, %s, and %s, to achieve the control objectives that it states. Description and controls are measured against %s.",
		did, possessive(c.organization()), c.itsSystem(), c.when(), design, c.criteria()))
	c.function()
	if c.e.PeriodReason != "" {
		c.prose("On the length of the period: " + stop(c.e.PeriodReason))
	}
	c.scopeOfSubservices()
	if n := len(c.e.Complementary.CUECs); n > 0 {
		c.prose(fmt.Sprintf("%s designed its system on the assumption that user entities apply certain complementary controls; Section 3 states %s. The control objectives concerned can only be achieved if these complementary user entity controls are suitably designed and operate effectively, along with the controls of the service organization. We have not evaluated them.",
			capital(c.organization()), plural(n, "one such control", fmt.Sprintf("%d of them", n))))
	}
	if outside := c.outsideParties(); outside != "" {
		c.prose("Not all control objectives were specified by management: " + stop(outside))
	}
	if c.hasSection5() {
		c.prose("The information in Section 5 is presented by management and is not part of the description. It has not been subjected to the procedures of our examination, and we express no opinion on it.")
	}
	if c.respondsInSection4() {
		c.prose("Management's responses in Section 4, which are marked, have not been subjected to the procedures of our examination, and we express no opinion on them.")
	}
	if c.t == soc1.Type1 {
		c.prose("We performed no procedures on the operating effectiveness of the controls and express no opinion on it.")
	}
}

// function says what the system does for user entities, in the names that the description gives its services. Source:
// [soc1.CiteComponents].
func (c *composer) function() {
	var names []string
	for _, s := range c.e.Description.Services {
		if strings.TrimSpace(s.Name) != "" {
			names = append(names, s.Name)
		}
	}
	if len(names) > 0 {
		c.prose("By means of the system, " + c.organization() + " provides user entities with " + plural(len(names), "the following service: ", "the following services: ") + stop(strings.Join(names, "; ")))
	}
}

// work is what reaches, or does not reach, a subservice organization: without any opinion there is no examination to speak of.
func (c *composer) work() string {
	if c.disclaimed() {
		return "our engagement"
	}
	return "our examination"
}

// scopeOfSubservices says which subservice organizations the description and the examination leave out, and which
// they include. Source: [soc1.CiteSubservice].
func (c *composer) scopeOfSubservices() {
	if list := c.subservices(soc1.CarveOut); len(list) > 0 {
		c.prose(capital(c.organization()) + " uses the following " + plural(len(list), "subservice organization", "subservice organizations") + ", carved out of this report:")
		c.add(Bullets(services(list)...))
		c.prose("The description leaves out the control objectives and controls of " + plural(len(list), "that subservice organization", "those subservice organizations") + ", and " + c.work() + " did not extend to them.")
		if len(c.e.Complementary.CSOCs) > 0 {
			c.prose("The description states the complementary controls that " + c.organization() + " assumes there. The control objectives concerned can only be achieved if these complementary subservice organization controls are suitably designed and operate effectively, along with the controls of the service organization. We have not evaluated them.")
		}
	}
	if list := c.subservices(soc1.Inclusive); len(list) > 0 {
		c.prose(capital(c.organization()) + " uses the following " + plural(len(list), "subservice organization", "subservice organizations") + ", included in this report:")
		c.add(Bullets(services(list)...))
		c.prose(spaced(fmt.Sprintf("The description includes the control objectives and controls of %s that are relevant to these services, and %s extended to them.",
			plural(len(list), "that subservice organization", "those subservice organizations"), c.work()), ownAssertions(list)))
	}
}

// ownAssertions says whose management gives an assertion of its own. Nobody does who refused it.
func ownAssertions(list []*soc1.Subservice) string {
	var given []*soc1.Subservice
	for _, s := range list {
		if s.Assertion.Status != soc1.LetterRefused {
			given = append(given, s)
		}
	}
	switch {
	case len(given) == 0:
		return ""
	case len(given) < len(list):
		return "Management of " + names(given) + plural(len(given), " gives its own assertion, which Section 2 presents as well.", " give their own assertions, which Section 2 presents as well.")
	}
	return plural(len(list), "Its", "Each one's") + " management gives its own assertion, which Section 2 presents as well."
}

// outsideParties names who specified objectives, if not management.
func (c *composer) outsideParties() string {
	var parts []string
	for i := range c.e.Matrix.Objectives {
		if o := &c.e.Matrix.Objectives[i]; o.SpecifiedBy != "" {
			parts = append(parts, string(o.ID)+" by "+o.SpecifiedBy)
		}
	}
	return joined(parts)
}

// responsibilities sets management's part against the auditor's.
func (c *composer) responsibilities() {
	c.add(H(2, "management-responsibilities", "Responsibilities of management"),
		P(fmt.Sprintf("Management of %s is responsible for the description and for its assertion, including their completeness, accuracy and manner of presentation; for providing the services described; for choosing the criteria and stating them in its assertion; for specifying the control objectives and stating them in the description; for identifying the risks that threaten their achievement; for designing, implementing and documenting controls that answer those risks; and for having a reasonable basis for its assertion.", c.organization())))
	if list := c.subservices(soc1.Inclusive); len(list) > 0 {
		c.prose("Management of " + names(list) + " is responsible in the same way for the part of the description, and for the controls, that concern its services.")
	}
	c.add(H(2, "auditor-responsibilities", "Responsibilities of the service auditor"))
	c.auditorsPart()
	c.independence()
}

// independence says what is required of the firm. An included subservice organization is examined too, and so the firm has to be
// independent of it as well; the international standard also has the report speak of the quality of engagements, under
// whichever standard on quality was in force.
func (c *composer) independence() {
	from := []string{c.organization()}
	for _, s := range c.subservices(soc1.Inclusive) {
		from = append(from, s.Organization.Label())
	}
	c.prose("We are required to be independent of " + joined(from) + " and to meet the other ethical requirements that apply to the engagement.")
	if c.standard == soc1.ISAE3402 {
		c.prose("Our firm is required to maintain a system for the quality of its engagements, with policies and procedures for compliance with ethical requirements, professional standards and the law.")
	}
}

// auditorsPart says what the auditor did. Where no opinion is expressed on any limb, it does not list procedures, which
// would overshadow the disclaimer; where one is disclaimed, sufficient evidence is not claimed for it.
// Source: [soc1.CiteWording].
func (c *composer) auditorsPart() {
	subject, claim := "the fairness of the presentation of the description and the suitability of the design of the controls", "the description is fairly presented, and the controls were suitably designed"
	if c.t == soc1.Type2 {
		subject, claim = "the fairness of the presentation of the description and the suitability of the design and the operating effectiveness of the controls", "the description is fairly presented, and the controls were suitably designed and operated effectively"
	}
	framework, require := c.framework()
	if c.disclaimed() {
		c.prose(fmt.Sprintf("Our responsibility is to express an opinion on %s, based on an examination conducted in accordance with %s. Because of what is described under “%s”, we were not able to obtain sufficient appropriate evidence to provide a basis for an opinion.", subject, framework, c.basisTitle()))
		return
	}
	c.prose(
		fmt.Sprintf("Our responsibility is to express an opinion on %s, based on our examination. We conducted it in accordance with %s, %s to plan and perform the examination to obtain reasonable assurance about whether, in all material respects, %s to achieve the control objectives stated in it.", subject, framework, require, claim),
		"Our examination involved procedures to obtain evidence about "+subject+". They depend on our judgment and include "+c.procedures()+".")
	switch limbs := c.expressed(); {
	case len(limbs) == len(c.o.Limbs):
		c.prose("We believe that the evidence we obtained is sufficient and appropriate to provide a reasonable basis for our " + spaced(c.sharedKind(), "opinion."))
	case len(limbs) > 0:
		c.prose("We believe that the evidence we obtained is sufficient and appropriate to provide a reasonable basis for our opinion on " + joined(limbs) + ".")
	}
}

// procedures says what the examination consists of. Nobody who disclaims on operation has tested all that was necessary.
func (c *composer) procedures() string {
	evaluating := "evaluating the overall presentation of the description, the suitability of the control objectives stated in it and the suitability of the criteria"
	if c.t == soc1.Type1 {
		return "assessing the risks that the description is not fairly presented or that controls were not suitably designed, and " + evaluating
	}
	risks := "assessing the risks that the description is not fairly presented or that controls were not suitably designed or did not operate effectively"
	tests := "testing the operation of those controls that we consider necessary to give reasonable assurance that the control objectives were achieved"
	if c.disclaims(opinion.Operation) {
		tests = "testing the operation of controls as far as we were able to"
	}
	return risks + "; " + tests + "; and " + evaluating
}

// sharedKind names the kind of opinion where one word is true of the report: a qualification is an exception to the whole, while an
// adverse opinion on one limb says nothing of the others. An unqualified opinion needs no word.
func (c *composer) sharedKind() string {
	if c.o.Summary == opinion.Qualified || c.o.Summary == opinion.Adverse && len(c.limbsOfKind(opinion.Adverse)) == len(c.o.Limbs) {
		return small(c.kind(c.o.Summary))
	}
	return ""
}

// inherentLimitations states what no examination of this kind can promise.
func (c *composer) inherentLimitations() {
	c.add(H(2, "inherent-limitations", "Inherent limitations"))
	about := "about fair presentation, design or operation"
	if c.t == soc1.Type1 {
		about = "about fair presentation or design"
	}
	c.prose(
		"The description is prepared to meet the common needs of a broad range of user entities and their auditors, and may not cover every aspect of the system that one of them considers important in its own environment.",
		fmt.Sprintf("Because of their nature, controls at a service organization may not prevent, or detect and correct, all misstatements in processing or reporting transactions. Projecting any conclusion %s to the future is subject to the risk that controls become inadequate or fail.", about))
}

// otherMattersTitle heads what does not modify the opinion. The opinion refers to it by this name.
const otherMattersTitle = "Other matters"

// emphasis adds passages that do not modify the opinion, the library's own about controls that were not exercised first.
func (c *composer) emphasis() {
	unexercised, known := c.unexercised(), c.otherMatters()
	if len(unexercised)+len(known)+len(c.r.Narrative.Emphasis) == 0 {
		return
	}
	lead := "The following does not modify our opinion."
	if c.disclaimed() {
		lead = "The following is not among the reasons for which we express no opinion."
	}
	c.add(H(2, "emphasis", otherMattersTitle), P(lead))
	if len(unexercised) > 0 {
		beyond := ", and our opinion on operating effectiveness does not extend to them."
		if c.disclaims(opinion.Operation) {
			beyond = "."
		}
		line := []Inline{Text("The circumstances that trigger the controls of " + plural(len(unexercised), "control objective ", "control objectives "))}
		line = append(line, c.objectiveLine(unexercised)...)
		c.add(Para(append(line, Text(" did not arise at any time during the period "+c.span(c.window)+". We could not test the operation of these controls"+beyond))...))
	}
	for _, m := range known {
		c.add(Para(Strong(m.title)))
		c.prose(m.text)
	}
	for _, p := range c.r.Narrative.Emphasis {
		c.add(Para(Strong(orNotStated(p.Title))))
		c.prose(p.Text...)
	}
}

// unexercised returns the objectives none of whose controls had an occurrence, as far as that does not modify the
// opinion under the policy in force. Source: [soc1.CiteNonOccurrence].
func (c *composer) unexercised() []soc1.ObjectiveID {
	if c.o.Policy.NonOccurrence == opinion.NonOccurrenceQualify {
		return nil
	}
	var list []soc1.ObjectiveID
	for _, o := range c.o.Objectives {
		if o.Operation == opinion.NotEvaluated {
			list = append(list, o.Objective)
		}
	}
	return list
}

// restrictedUse names the only readers the report is for. Prospective customers are not among them.
// Source: [soc1.CiteRestrictedUse].
func (c *composer) restrictedUse() {
	tests := ""
	if c.t == soc1.Type2 {
		tests = ", including the description of tests of controls and their results in Section 4,"
	}
	management := c.organization()
	if list := c.subservices(soc1.Inclusive); len(list) > 0 {
		management += " and of " + names(list)
	}
	audited := "financial statements or internal control over financial reporting"
	if c.standard == soc1.ISAE3402 {
		audited = "financial statements"
	}
	c.add(H(2, "restricted-use", "Restricted use"),
		P(fmt.Sprintf("This report%s is intended solely for the information and use of management of %s; of user entities of %s %s; and of the independent auditors who audit and report on such user entities' %s, and who have a sufficient understanding to consider it together with other information, including information about controls operated by user entities themselves, when assessing the risks of material misstatement of user entities' financial statements. It is not intended to be, and should not be, used by anyone other than these specified parties.",
			tests, management, c.theSystem(), c.users(), audited)))
}

// signature closes the section with the firm, the place and the date.
func (c *composer) signature() {
	line := []Inline{Strong(orNotStated(c.e.ServiceAuditor.Label()))}
	if place := c.e.ServiceAuditor.Location; place != "" {
		line = append(line, Break{}, Text(place))
	}
	if c.e.ReportDate.IsValid() {
		line = append(line, Break{}, Text(c.date(c.e.ReportDate)))
	}
	if c.r.Status != Issued {
		line = append(line, Break{}, Emphasis("Unsigned draft"))
	}
	c.add(Para(line...))
}

// services describes subservice organizations with what they do, one string each.
func services(list []*soc1.Subservice) []string {
	parts := make([]string, len(list))
	for i, s := range list {
		parts[i] = s.Organization.Label() + ": " + stop(s.Services)
	}
	return parts
}

// plural picks a noun by number.
func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
