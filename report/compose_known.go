package report

import (
	"fmt"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// known is a passage about something that became known and does not modify the opinion.
type known struct {
	title, text string
}

// revisions warns whoever reads the report again that facts discovered after its date may call for a revision.
// Source: [soc1.CiteEvents].
func (c *composer) revisions() {
	if len(c.o.Revise) == 0 {
		return
	}
	items := make([]string, len(c.o.Revise))
	for i, r := range c.o.Revise {
		effect := "Whether it would have changed the report has not been judged yet."
		if r.Rule == opinion.RuleRevisionDue {
			effect = "It would have changed the report."
		}
		items[i] = spaced(c.knownText(r.Matter), effect)
	}
	c.add(Box(CalloutCaution, "Facts discovered after the date of this report", P("The following came to light after this report was dated and is not reflected in it. Those who rely on the report should ask whether it has been revised."), Bullets(items...)))
}

// otherMatters lists what became known and does not modify the opinion, as far as management does not disclose it itself.
// Source: [soc1.CiteEvents], [soc1.CiteSubservice], [soc1.CiteOtherInformation].
func (c *composer) otherMatters() []known {
	modifying := make(map[soc1.MatterID]bool)
	for _, l := range c.o.Limbs {
		for _, r := range l.Reasons {
			for _, why := range r.All() {
				modifying[why.Matter] = true
			}
		}
	}
	var list []known
	for i := range c.e.CSOCFailures {
		if f := &c.e.CSOCFailures[i]; !modifying[f.ID] {
			list = append(list, known{"Known failure at a subservice organization", spaced(c.knownText(f.ID),
				"We have not evaluated the controls of that organization. Our opinion is conditional on them, and readers should consider what this failure means for the control objectives that need them.")})
		}
	}
	for i := range c.e.Events {
		e := &c.e.Events[i]
		switch {
		case e.Disclosed || e.Discovered == opinion.AfterReport || modifying[e.ID]:
		case e.Kind == opinion.LaterCondition:
			list = append(list, known{"Event after " + c.covered(), spaced(c.knownText(e.ID), "It arose after "+c.covered()+", and management does not disclose it.")})
		default:
			list = append(list, known{"Condition that came to light afterwards", spaced(c.knownText(e.ID), "In our judgment it did not keep the control objectives concerned from being achieved. Management does not disclose it.")})
		}
	}
	for i := range c.e.OtherInformation {
		if x := &c.e.OtherInformation[i]; !x.Corrected {
			list = append(list, known{"Other information", "The other information that management presents is inconsistent with the description, or misstates a fact, and was not corrected: " + stop(x.Text)})
		}
	}
	return list
}

// covered names the time that the report speaks of.
func (c *composer) covered() string {
	if c.t == soc1.Type1 {
		return "the date of the description"
	}
	return "the period"
}

// knownText describes a known failure or an event in the words of the examination.
func (c *composer) knownText(id soc1.MatterID) string {
	for i := range c.e.CSOCFailures {
		f := &c.e.CSOCFailures[i]
		if f.ID != id {
			continue
		}
		who := "the subservice organization"
		for j := range c.e.Complementary.CSOCs {
			if s := &c.e.Complementary.CSOCs[j]; s.ID == f.CSOC {
				who = c.subserviceName(s.Subservice)
			}
		}
		text := fmt.Sprintf("A complementary control that is assumed at %s (%s) is known to have failed", who, f.CSOC)
		if f.Days != (soc1.Period{}) && c.t == soc1.Type2 {
			text += " " + c.openDays(f.Days)
		}
		text = stop(text) + " " + stop(f.Text)
		if f.Known != "" {
			text += " It is known from: " + stop(f.Known)
		}
		return text
	}
	for i := range c.e.Events {
		if e := &c.e.Events[i]; e.ID == id {
			if e.Date.IsValid() {
				return "On " + c.date(e.Date) + ": " + stop(e.Text)
			}
			return stop(e.Text)
		}
	}
	for i := range c.e.Acts {
		if a := &c.e.Acts[i]; a.ID == id {
			return a.Kind.Title() + ": " + stop(a.Text)
		}
	}
	return string(id) + "."
}

// recordKnown lists everything that became known beside the tests, with or without an effect.
func (c *composer) recordKnown() {
	var rows []Row
	for i := range c.e.CSOCFailures {
		f := &c.e.CSOCFailures[i]
		rows = append(rows, R(C(string(f.ID)), C("Known failure"), C(c.knownText(f.ID))))
	}
	for i := range c.e.Events {
		e := &c.e.Events[i]
		rows = append(rows, R(C(string(e.ID)), C(e.Kind.Title()), C(c.knownText(e.ID))))
	}
	for i := range c.e.Acts {
		a := &c.e.Acts[i]
		rows = append(rows, R(C(string(a.ID)), C("Act"), C(c.knownText(a.ID))))
	}
	for i := range c.e.OtherInformation {
		x := &c.e.OtherInformation[i]
		rows = append(rows, R(C(string(x.ID)), C("Other information"), C(stop(x.Text))))
	}
	if len(rows) > 0 {
		c.add(H(2, "record-known", "What became known beside the tests"), Table{Caption: "Known failures, events, acts and inconsistencies", Columns: []Column{{Title: "No.", Width: 2, Header: true}, Col("Kind", 3), Col("Text", 10)}, Rows: rows})
	}
}
