package report

import (
	"iter"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/soc1"
)

// Term is the word a report uses for a deviation. It is wording only. The zero value is invalid.
type Term uint8

const (
	_ Term = iota
	// TermDeviation is the word of AT-C 320 and ISAE 3402.
	TermDeviation
	// TermException is the word of much practice.
	TermException
)

func (t Term) name() string {
	switch t {
	case TermDeviation:
		return "deviation"
	case TermException:
		return "exception"
	}
	return ""
}

// Terms walks the valid values in the order of their constants.
func Terms() iter.Seq[Term] { return enum.All(Term.name) }

// IsValid reports whether t is one of the constants.
func (t Term) IsValid() bool { return t.name() != "" }

// String returns the wire name, such as "deviation".
func (t Term) String() string { return enum.String(t, Term.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (t Term) MarshalText() ([]byte, error) { return enum.Marshal(t, Term.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (t *Term) UnmarshalText(text []byte) error {
	return enum.Unmarshal(t, text, Term.name)
}

// Placement is where management's responses to deviations stand. The zero value is invalid.
type Placement uint8

const (
	_ Placement = iota
	// PlaceSection5 puts them into Section 5, with the other information that is not examined.
	PlaceSection5
	// PlaceSection4 puts them beside the results, each marked as not examined.
	PlaceSection4
)

func (p Placement) name() string {
	switch p {
	case PlaceSection5:
		return "section-5"
	case PlaceSection4:
		return "section-4"
	}
	return ""
}

// Placements walks the valid values in the order of their constants.
func Placements() iter.Seq[Placement] { return enum.All(Placement.name) }

// IsValid reports whether p is one of the constants.
func (p Placement) IsValid() bool { return p.name() != "" }

// String returns the wire name, such as "section-5".
func (p Placement) String() string { return enum.String(p, Placement.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (p Placement) MarshalText() ([]byte, error) { return enum.Marshal(p, Placement.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (p *Placement) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, Placement.name)
}

// Passage is a titled piece of prose.
type Passage struct {
	// Title is its heading.
	Title string `json:"title"`
	// Text is the prose, one string a paragraph.
	Text []string `json:"text"`
}

// Narrative is what the parties add in their own words, and how they want the report laid out. The zero value is a
// complete narrative with the defaults.
type Narrative struct {
	// Addressee is to whom the service auditor's report is addressed. Empty means the service organization's
	// management.
	Addressee string `json:"addressee,omitzero"`
	// Emphasis are passages that draw attention to something without modifying the opinion.
	Emphasis []Passage `json:"emphasis,omitzero"`
	// TestIntroduction opens Section 4, for instance with how information produced by the entity was tested.
	TestIntroduction []string `json:"testIntroduction,omitzero"`
	// OtherInformation is the content of Section 5, by management. It is not covered by the opinion.
	OtherInformation []Passage `json:"otherInformation,omitzero"`
	// Term is the word for a deviation. The zero value means deviation.
	Term Term `json:"term,omitzero"`
	// Responses is where management's responses stand. The zero value means Section 5.
	Responses Placement `json:"responses,omitzero"`
	// HideSampleSizes leaves the number of items tested out where no deviation was found. Where one was, the
	// numbers are always given.
	HideSampleSizes bool `json:"hideSampleSizes,omitzero"`
	// Recipient names for whom a copy is made; every page then carries it.
	Recipient string `json:"recipient,omitzero"`
}

// clone returns a deep copy of n, in which an empty list is none: the JSON form does not tell the two apart.
func (n Narrative) clone() Narrative {
	n.Emphasis, n.OtherInformation = clonePassages(n.Emphasis), clonePassages(n.OtherInformation)
	n.TestIntroduction = append([]string(nil), n.TestIntroduction...)
	return n
}

// clonePassages returns a deep copy of a list of passages.
func clonePassages(list []Passage) []Passage {
	list = append([]Passage(nil), list...)
	for i := range list {
		list[i].Text = append([]string(nil), list[i].Text...)
	}
	return list
}

// validate reports choices that are none of those offered, and text that is not text.
func (n *Narrative) validate(ps *soc1.Problems) {
	if n.Term != 0 && !n.Term.IsValid() {
		ps.Add(soc1.CodeInvalid, "/narrative/term", "the term is unknown", `use "deviation" or "exception"`)
	}
	if n.Responses != 0 && !n.Responses.IsValid() {
		ps.Add(soc1.CodeInvalid, "/narrative/responses", "the placement is unknown", `use "section-5" or "section-4"`)
	}
	text := func(text, list string, path ...any) {
		if !utf8.ValidString(text) {
			ps.Add(soc1.CodeInvalid, soc1.Pointer("/narrative/"+list, path...), "the text is not valid UTF-8", "decode the text to UTF-8 first")
		}
	}
	text(n.Addressee, "addressee")
	text(n.Recipient, "recipient")
	for i, p := range n.TestIntroduction {
		text(p, "testIntroduction", i)
	}
	for _, l := range []struct {
		name string
		list []Passage
	}{{"emphasis", n.Emphasis}, {"otherInformation", n.OtherInformation}} {
		for i, p := range l.list {
			text(p.Title, l.name, i, "title")
			for j, line := range p.Text {
				text(line, l.name, i, "text", j)
			}
		}
	}
}
