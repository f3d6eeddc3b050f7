package report

import (
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// assertions composes Section 2: management's assertion, and that of each included subservice organization.
// Source: [soc1.CiteAssertion].
func (c *composer) assertions() {
	c.section("2", "section-2", "Assertion of management")
	if c.assertionStatus(c.organization(), c.e.Assertion) {
		c.prose(fmt.Sprintf("We have prepared the description of %s in Section 3 for user entities of the system %s, and for their auditors, who have a sufficient understanding to consider it together with other information, including information about controls operated by user entities themselves, when assessing the risks of material misstatement of user entities' financial statements.", c.theSystem(), c.users()))
		c.assertedDependence()
		c.modifiedAssertion()
		c.prose("We confirm, to the best of our knowledge and belief, that:")
		c.add(List{Ordered: true, Items: c.claims()})
		c.signed(c.organization(), c.e.Assertion)
	}
	for _, s := range c.subservices(soc1.Inclusive) {
		c.add(H(2, c.ids.New("assertion-"+string(s.ID)), "Assertion of "+s.Organization.Label()))
		if c.assertionStatus(s.Organization.Name, s.Assertion) {
			c.prose(fmt.Sprintf("We provide services to %s that are part of the system described in Section 3, and have prepared the part of the description that concerns them. We confirm, to the best of our knowledge and belief and measured against %s, that:", c.organization(), c.assertedCriteria()))
			c.add(List{Ordered: true, Items: c.claimsOf(s.ID)})
			c.signed(s.Organization.Name, s.Assertion)
		}
	}
}

// assertionStatus says that an assertion was refused or is outstanding, and reports whether there is a text to print.
// For one that is outstanding, that is a proposal.
func (c *composer) assertionStatus(party string, a soc1.ManagementAssertion) bool {
	switch a.Status {
	case soc1.LetterRefused:
		c.add(Box(CalloutException, "Assertion refused", P("Management of "+party+" refused to provide a written assertion. "+given(a.Reason))))
		return false
	case soc1.LetterProvided:
	default:
		c.add(Box(CalloutDraft, "Assertion outstanding", P("The written assertion has not been given. What follows is a proposal of its wording.")))
	}
	return true
}

// assertedCriteria names the criteria of a subservice organization's assertion: those of the service organization's, if that was
// not refused.
func (c *composer) assertedCriteria() string {
	if c.e.Assertion.Status == soc1.LetterRefused {
		return c.criteria()
	}
	return "the criteria stated in the assertion of " + c.organization()
}

// claims are what the service organization's management asserts, limb by limb, with its criteria. A claim that is negated is under
// no condition: complementary controls would not have made up for what was wrong.
func (c *composer) claims() [][]Block {
	conditions := c.conditions()
	under := func(limb opinion.Limb, verb string) string {
		return c.adversely(limb, conditions(verb), "")
	}
	items := [][]Block{
		{P(c.except(opinion.Description, "") + "the description " + c.adversely(opinion.Description, "fairly presents ", "does not fairly present ") + c.theSystem() + " that was designed and implemented " + c.when() + ". The criteria we used were that the description"), c.descriptionCriteria()},
		{P(c.except(opinion.Design, "") + "the controls related to the control objectives stated in the description were " + c.adversely(opinion.Design, "", "not ") + "suitably designed " + c.when() + c.pause() + " to achieve them if they operated effectively" + under(opinion.Design, "applied") + ". The criteria we used were that the risks threatening the objectives have been identified, and that the controls, operating as described, would give reasonable assurance that those risks would not keep the objectives from being achieved.")},
	}
	if c.t == soc1.Type2 {
		items = append(items, []Block{P(c.except(opinion.Operation, "") + "the controls" + c.assertedUnexercised() + " " + c.adversely(opinion.Operation, "operated", "did not operate") + " effectively " + c.when() + c.pause() + " to achieve the control objectives" + under(opinion.Operation, "operated effectively") + ". The criteria we used were that the controls were applied consistently as designed, manual controls by people with the competence and authority to do so.")})
	}
	return items
}

// assertedUnexercised takes the controls that had no occasion to operate out of what management asserts about operation: what never
// operated did not operate effectively. Source: [soc1.CiteNonOccurrence].
func (c *composer) assertedUnexercised() string {
	if list := c.unexercised(); len(list) > 0 {
		return ", other than those of " + plural(len(list), "control objective ", "control objectives ") + ids(list) + ", which had no occasion to operate,"
	}
	return ""
}

// claimsOf are what the management of an included subservice organization asserts about its own part.
func (c *composer) claimsOf(id soc1.SubserviceID) [][]Block {
	fair := c.except(opinion.Description, id) + "that part of the description fairly presents our services and the system by which we provide them, as designed and implemented " + c.when()
	design := c.except(opinion.Design, id) + "the controls that we perform were suitably designed " + c.when() + c.pause() + " to achieve, together with the other controls described, the control objectives to which they are related"
	if c.t == soc1.Type1 {
		return [][]Block{{P(fair + "; and")}, {P(design + " if they operated effectively.")}}
	}
	return [][]Block{{P(fair + ";")}, {P(design + "; and")}, {P(c.except(opinion.Operation, id) + "these controls operated effectively " + c.when() + ".")}}
}

// signed closes an assertion with what else it states, and with who signs it.
func (c *composer) signed(party string, a soc1.ManagementAssertion) {
	if len(a.Criteria) > 0 {
		c.prose("We also used the following criteria:")
		c.add(Bullets(a.Criteria...))
	}
	if a.Basis != "" {
		// Management may not rest on the auditor's work, and the sentence does not name it.
		c.prose("Our assertion rests on the following: " + stop(a.Basis))
	}
	line := []Inline{Strong(party)}
	if a.Signatory != "" {
		line = append(line, Break{}, Text(a.Signatory))
	}
	if a.Dated.IsValid() {
		line = append(line, Break{}, Text(c.date(a.Dated)))
	}
	c.add(Para(line...))
}

// reflects reports whether an assertion is printed in line with a modified opinion: one that was given says so itself, and for one
// that is outstanding it is what we propose.
func reflects(a soc1.ManagementAssertion) bool {
	return a.Status != soc1.LetterProvided || a.Reflects
}

// except opens a claim on a limb whose opinion is modified, where the assertion is in line with it. A subservice organization speaks
// for its own part only: its claim is under an exception where one of its own controls is behind the modification.
func (c *composer) except(limb opinion.Limb, sub soc1.SubserviceID) string {
	l, ok := c.o.Limb(limb)
	a := c.e.Assertion
	if s := c.subs[sub]; s != nil {
		a = s.Assertion
	}
	if !ok || !reflects(a) || sub != "" && !c.concerns(l, sub) {
		return ""
	}
	matters := plural(countMatters(l), "the matter", "the matters") + " described in Section 1 under “" + c.basisTitle() + "”, "
	switch {
	case l.Kind == opinion.Qualified || l.Kind == opinion.Adverse && sub != "":
		return "except for " + matters
	case l.Kind == opinion.Adverse:
		return "because of " + matters
	}
	return ""
}

// adversely picks the words of a claim that is in line with an adverse opinion.
func (c *composer) adversely(limb opinion.Limb, affirmed, negated string) string {
	if l, ok := c.o.Limb(limb); ok && l.Kind == opinion.Adverse && reflects(c.e.Assertion) {
		return negated
	}
	return affirmed
}

// concerns reports whether a control that a subservice organization performs is among the reasons for an opinion.
func (c *composer) concerns(l opinion.LimbOpinion, sub soc1.SubserviceID) bool {
	for _, r := range l.Reasons {
		for _, step := range r.All() {
			if k, ok := c.x.Control(step.Control); ok && c.e.Matrix.Controls[k].Subservice == sub {
				return true
			}
		}
	}
	return false
}

// assertedDependence states, in management's words, which subservice organizations the description leaves out and that
// certain objectives depend on complementary controls. Source: [soc1.CiteComplementary].
func (c *composer) assertedDependence() {
	if list := c.subservices(soc1.CarveOut); len(list) > 0 {
		c.prose("We use " + names(list) + " for services that are carved out: the description leaves out the control objectives and controls of " + plural(len(list), "that subservice organization.", "those subservice organizations."))
	}
	if list := c.subservices(soc1.Inclusive); len(list) > 0 {
		c.prose("We use " + names(list) + " for services that are included: the description includes the relevant control objectives and controls of " + plural(len(list), "that subservice organization.", "those subservice organizations."))
	}
	var kinds []string
	if len(c.e.Complementary.CUECs) > 0 {
		kinds = append(kinds, "complementary user entity controls")
	}
	if len(c.e.Complementary.CSOCs) > 0 {
		kinds = append(kinds, "complementary subservice organization controls")
	}
	if len(kinds) > 0 {
		c.prose("Certain control objectives can only be achieved if the " + joined(kinds) + " stated in the description are suitably designed and operate effectively, along with our controls.")
	}
}

// modifiedAssertion warns, in a draft, that a modified opinion does not sit beside an assertion that claims the opposite. It does
// not block: the auditor reports on the subject matter itself.
func (c *composer) modifiedAssertion() {
	if limbs := c.limbsOfKind(opinion.Qualified, opinion.Adverse); len(limbs) > 0 && c.unreflected() && c.r.Status != Issued {
		c.add(Box(CalloutDraft, "Assertion to be reconsidered", P("The service auditor's opinion on "+joined(limbs)+" is modified, which this wording does not reflect. Management is expected to bring its assertion into line.")))
	}
}

// descriptionCriteria lists the minimum criteria for a description in our own words. Source: [soc1.CiteDescription].
func (c *composer) descriptionCriteria() Block {
	items := []string{
		"presents the services and the classes of transactions, and the procedures, automated and manual, by which they are initiated, authorized, recorded, processed, corrected and reported;",
		"presents the related accounting records and how significant events and conditions other than transactions are dealt with;",
		"presents how reports and other information for user entities are prepared, and the services of subservice organizations with the method used for each;",
		"states the control objectives, the controls designed to achieve them, and the complementary controls assumed at user entities and subservice organizations;",
		"presents other relevant aspects of the control environment, risk assessment, information and communication, control activities and monitoring; and",
	}
	if c.t == soc1.Type2 {
		items[len(items)-1] = strings.TrimSuffix(items[len(items)-1], " and")
		items = append(items, "includes the relevant changes to the system during the period; and")
	}
	return Bullets(append(items, "omits or distorts nothing relevant to the scope of the system, while serving the common needs of a broad range of user entities and their auditors.")...)
}
