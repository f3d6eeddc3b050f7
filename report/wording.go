package report

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// useLegend stands on every page.
const useLegend = "Restricted use: for the specified parties named in Section 1 only."

// wording gives the phrases that depend on the report's type, its standard and its dates. All are our own words.
type wording struct {
	t        soc1.ReportType
	standard soc1.Standard
	window   soc1.Period
	term     Term
}

// date writes a date as the standard's readers expect it: month first in the United States, day first elsewhere.
func (w wording) date(d soc1.Date) string {
	if !d.IsValid() {
		return "a date not yet given"
	}
	if w.standard == soc1.ISAE3402 {
		return fmt.Sprintf("%d %s %d", d.Day(), d.Month(), d.Year())
	}
	return fmt.Sprintf("%s %d, %d", d.Month(), d.Day(), d.Year())
}

// brand is the name that reports under the standard go by. SOC 1 is a mark of the AICPA, and a name for reports under its own
// standards only, from AT 801 on.
func (w wording) brand() string {
	if w.standard == soc1.ISAE3402 || w.standard == soc1.SAS70 {
		return w.standard.Title()
	}
	return "SOC 1"
}

// marking stands on every page of a draft.
func (w wording) marking() string {
	article := "a"
	if w.standard == soc1.ISAE3402 {
		article = "an"
	}
	return "DRAFT. Not " + article + " " + w.brand() + " report: only the signed report of a licensed firm is one."
}

// pause is the comma that sets off the year of a date within a sentence, where the day comes after the month.
func (w wording) pause() string {
	if w.standard == soc1.ISAE3402 {
		return ""
	}
	return ","
}

// span writes a period out.
func (w wording) span(p soc1.Period) string {
	if p.Start == p.End {
		return w.date(p.Start)
	}
	return w.date(p.Start) + " to " + w.date(p.End)
}

// days says which days a statement speaks of: "from ... to ...", "on ...", several of them joined.
func (w wording) days(list []soc1.Period) string {
	parts := make([]string, len(list))
	for i, p := range list {
		if p.Start == p.End {
			parts[i] = "on " + w.date(p.Start)
		} else {
			parts[i] = "from " + w.date(p.Start) + " to " + w.date(p.End)
		}
	}
	return joined(parts)
}

// openDays is days for one period that may lack an end.
func (w wording) openDays(p soc1.Period) string {
	switch {
	case !p.Start.IsValid():
		return "until " + w.date(p.End)
	case !p.End.IsValid():
		return "from " + w.date(p.Start) + " on"
	}
	return w.days([]soc1.Period{p})
}

// users is the phrase for the user entities that a report speaks to.
func (w wording) users() string {
	if w.t == soc1.Type1 {
		return "as of " + w.date(w.window.Start)
	}
	return "during some or all of the period " + w.span(w.window)
}

// when is the phrase for the days that the report speaks of: "throughout the period ..." or "as of ...".
func (w wording) when() string {
	if w.t == soc1.Type1 {
		return "as of " + w.date(w.window.Start)
	}
	return "throughout the period " + w.span(w.window)
}

// then refers back to when.
func (w wording) then() string {
	if w.t == soc1.Type1 {
		return "as of that date"
	}
	return "throughout that period"
}

// deviation is the word for deviations, in the plural or not.
func (w wording) deviation(plural bool) string {
	word := "deviation"
	if w.term == TermException {
		word = "exception"
	}
	if plural {
		word += "s"
	}
	return word
}

// framework names the attestation standards, and says what they ask for: "which require us".
func (w wording) framework() (name, require string) {
	switch w.standard {
	case soc1.ISAE3402:
		return "International Standard on Assurance Engagements 3402, issued by the International Auditing and Assurance Standards Board", "which requires us"
	case soc1.SAS70:
		return "Statement on Auditing Standards No. 70 of the American Institute of Certified Public Accountants, as in force at the time", "which required us"
	}
	return "the attestation standards established by the American Institute of Certified Public Accountants", "which require us"
}

// kind is the standard's word for a kind of opinion.
func (w wording) kind(k opinion.Kind) string { return k.TitleIn(w.standard) }

// result is the word for what was concluded on a control, with the report's word for deviations.
func (w wording) result(r opinion.Result) string {
	if r == opinion.EffectiveWithDeviations {
		return "Effective, with " + w.deviation(true)
	}
	return r.Title()
}

// joined writes a list as prose: "a", "a and b", "a, b and c".
func joined(parts []string) string { return listed(parts, "and") }

// listed is joined with another word before the last part.
func listed(parts []string, last string) string {
	switch len(parts) {
	case 0:
		return ""
	case 1:
		return parts[0]
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " " + last + " " + parts[len(parts)-1]
}

// count writes a number with its noun: "1 control", "3 controls".
func count(n int64, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + noun + "s"
}

// grouped writes a number with a comma before each group of three digits.
func grouped(n int64) string {
	text := strconv.FormatInt(n, 10)
	first := 0
	if n < 0 {
		first = 1
	}
	for at := len(text) - 3; at > first; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// notStated stands where a text is missing, since an empty place could be taken for an answer. It can only be seen in a
// draft: what would leave it in an issued report is a problem of the examination.
const notStated = "(not stated)"

// orNotStated returns text, or a phrase that shows its absence.
func orNotStated(text string) string {
	if strings.TrimSpace(text) == "" {
		return notStated
	}
	return text
}

// ids writes a list of ids as prose.
func ids[ID ~string](list []ID) string {
	parts := make([]string, len(list))
	for i, id := range list {
		parts[i] = string(id)
	}
	return joined(parts)
}

// possessive puts a name into the genitive.
func possessive(name string) string {
	if strings.HasSuffix(name, "s") || strings.HasSuffix(name, "S") {
		return name + "'"
	}
	return name + "'s"
}

// capital gives a clause a capital.
func capital(clause string) string {
	r, size := utf8.DecodeRuneInString(clause)
	if up := unicode.ToUpper(r); up != r && r != utf8.RuneError {
		return string(up) + clause[size:]
	}
	return clause
}

// small takes the capital off a title, for use within a sentence.
func small(title string) string {
	r, size := utf8.DecodeRuneInString(title)
	if low := unicode.ToLower(r); low != r && r != utf8.RuneError {
		return string(low) + title[size:]
	}
	return title
}

// stop ends a text with a full stop, unless it has an end of its own. What was handed in is otherwise left as it stands,
// because it is quoted.
func stop(text string) string {
	text = strings.TrimRightFunc(text, unicode.IsSpace)
	bare := strings.TrimRight(text, "\"'”’»)")
	if text == "" || strings.HasSuffix(bare, ".") || strings.HasSuffix(bare, "!") || strings.HasSuffix(bare, "?") || strings.HasSuffix(bare, "…") {
		return text
	}
	return text + "."
}

// sentence gives a clause of our own a capital and a full stop.
func sentence(clause string) string { return stop(capital(clause)) }

// spaced joins sentences, leaving out empty ones.
func spaced(sentences ...string) string {
	var kept []string
	for _, s := range sentences {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return strings.Join(kept, " ")
}
