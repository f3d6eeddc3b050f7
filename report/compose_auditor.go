package report

import (
	"fmt"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// auditorsReport composes Section 1. Its parts follow the components that the standards ask for, in our own words.
// Source: [soc1.CiteComponents].
func (c *composer) auditorsReport() {
	c.section("1", "section-1", "Independent service auditor's report")
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
	c.prose(fmt.Sprintf("%s%s description of %s, presented in Section 3, %s, and %s, to achieve the control objectives that it states. Both are measured against %s.",
		did, possessive(c.organization()), c.itsSystem(), c.when(), design, c.criteria()))
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
	if c.t == soc1.Type1 {
		c.prose("We performed no procedures on the operating effectiveness of the controls and express no opinion on it.")
	}
}

// scopeOfSubservices says which subservice organizations the description and the examination leave out, and which
// they include. Source: [soc1.CiteSubservice].
func (c *composer) scopeOfSubservices() {
	if list := c.subservices(soc1.CarveOut); len(list) > 0 {
		c.prose(capital(c.organization()) + " uses the following " + plural(len(list), "subservice organization", "subservice organizations") + ", carved out of this report:")
		c.add(Bullets(services(list)...))
		c.prose("The description leaves out the control objectives and controls of " + plural(len(list), "that subservice organization", "those subservice organizations") + ", and our examination did not extend to them.")
		if len(c.e.Complementary.CSOCs) > 0 {
			c.prose("The description states the complementary controls that " + c.organization() + " assumes there. The control objectives concerned can only be achieved if these complementary subservice organization controls are suitably designed and operate effectively, along with the controls of the service organization. We have not evaluated them.")
		}
	}
	if list := c.subservices(soc1.Inclusive); len(list) > 0 {
		c.prose(capital(c.organization()) + " uses the following " + plural(len(list), "subservice organization", "subservice organizations") + ", included in this report:")
		c.add(Bullets(services(list)...))
		c.prose(fmt.Sprintf("The description includes the control objectives and controls of %s that are relevant to these services, and our examination extended to them. %s management gives its own assertion, which Section 2 presents as well.",
			plural(len(list), "that subservice organization", "those subservice organizations"), plural(len(list), "Its", "Each one's")))
	}
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
	c.prose("We are required to be independent of " + c.organization() + " and to meet the other ethical requirements that apply to the engagement.")
}

// auditorsPart says what the auditor did. Where no opinion is expressed on any limb, it does not list procedures, which
// would overshadow the disclaimer; where one is disclaimed, sufficient evidence is not claimed for it.
// Source: [soc1.CiteWording].
func (c *composer) auditorsPart() {
	what, subject := "the description is fairly presented and the controls were suitably designed", "the fairness of the presentation of the description and the suitability of the design of the controls"
	failing := "that the description is not fairly presented or that controls were not suitably designed"
	tests := ""
	if c.t == soc1.Type2 {
		what, subject = "the description is fairly presented, the controls were suitably designed and they operated effectively", "the fairness of the presentation of the description and the suitability of the design and the operating effectiveness of the controls"
		failing = "that the description is not fairly presented or that controls were not suitably designed or did not operate effectively"
		tests = "testing the operation of those controls that we consider necessary to give reasonable assurance that the control objectives were achieved; "
	}
	framework, require := c.framework()
	if c.disclaimed() {
		c.prose(fmt.Sprintf("Our responsibility is to express an opinion on %s, based on an examination conducted in accordance with %s. Because of what is described under “%s”, we were not able to obtain sufficient appropriate evidence to provide a basis for an opinion.", subject, framework, basisTitle))
		return
	}
	c.prose(
		fmt.Sprintf("Our responsibility is to express an opinion on %s, based on our examination. We conducted it in accordance with %s, %s to plan and perform the examination to obtain reasonable assurance about whether, in all material respects, %s.", subject, framework, require, what),
		fmt.Sprintf("Our examination involved procedures to obtain evidence about %s. They depend on our judgement and include assessing the risks %s; %sand evaluating the overall presentation of the description, the suitability of the control objectives stated in it and the suitability of the criteria.", subject, failing, tests))
	switch limbs := c.expressed(); {
	case len(limbs) == len(c.o.Limbs):
		kind := c.kind(c.o.Summary)
		if c.o.Summary == opinion.Unqualified {
			kind = ""
		}
		c.prose("We believe that the evidence we obtained is sufficient and appropriate to provide a reasonable basis for our " + spaced(small(kind), "opinion."))
	case len(limbs) > 0:
		c.prose("We believe that the evidence we obtained is sufficient and appropriate to provide a reasonable basis for our opinion on " + joined(limbs) + ".")
	}
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
	c.add(H(2, "emphasis", otherMattersTitle), P("The following does not modify our opinion."))
	if len(unexercised) > 0 {
		line := []Inline{Text("The circumstances that trigger the controls of " + plural(len(unexercised), "control objective ", "control objectives "))}
		line = append(line, c.objectiveLine(unexercised)...)
		c.add(Para(append(line, Text(" did not arise at any time during the period "+c.span(c.window)+". We could not test the operation of these controls, and our opinion on operating effectiveness does not extend to them."))...))
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
