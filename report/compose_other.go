package report

import (
	"slices"

	"github.com/seed-9947fa86/attest/controls"
)

// hasSection5 reports whether management presents other information.
func (c *composer) hasSection5() bool {
	return len(c.r.Narrative.OtherInformation) > 0 || len(c.responses()) > 0
}

// respondsInSection4 reports whether management's responses stand beside the results, among what is covered by the opinion.
func (c *composer) respondsInSection4() bool {
	if c.r.Narrative.Responses != PlaceSection4 {
		return false
	}
	return slices.ContainsFunc(c.e.Matrix.Deviations, func(d controls.Deviation) bool { return d.Response != "" })
}

// responses returns the deviations with a response that stands in Section 5.
func (c *composer) responses() []int {
	if c.r.Narrative.Responses == PlaceSection4 {
		return nil
	}
	var list []int
	for i := range c.e.Matrix.Deviations {
		if c.e.Matrix.Deviations[i].Response != "" {
			list = append(list, i)
		}
	}
	return list
}

// otherInformation composes Section 5, if there is any. Source: [soc1.CiteOtherInformation].
func (c *composer) otherInformation() {
	if !c.hasSection5() {
		return
	}
	c.section("5", "section-5", "Other information presented by management")
	c.add(Box(CalloutCaution, "Not covered by the opinion", P("The information in this section is presented by management of the service organization. It is not part of the description, has not been subjected to the procedures of the examination, and the service auditor expresses no opinion on it.")))
	if list := c.responses(); len(list) > 0 {
		c.add(H(2, "responses", "Management's responses to "+c.deviation(true)))
		rows := make([]Row, len(list))
		for i, d := range list {
			dev := &c.e.Matrix.Deviations[d]
			rows[i] = R(CellOf(Para(link(c.deviationAt(d), string(dev.ID)))), C(dev.Response))
		}
		c.add(Table{Caption: "Management's responses, not examined", Columns: []Column{{Title: "No.", Width: 2, Header: true}, Col("Response", 12)}, Rows: rows})
	}
	for _, p := range c.r.Narrative.OtherInformation {
		c.add(H(2, c.ids.New("other-"+p.Title), orNotStated(p.Title)))
		c.prose(p.Text...)
	}
}

// deviationAt is the row in Section 4 in which a deviation stands: that of its control.
func (c *composer) deviationAt(d int) string {
	t, _ := c.x.Test(c.e.Matrix.Deviations[d].Test)
	return c.controlAt[c.e.Matrix.Tests[t].Control]
}
