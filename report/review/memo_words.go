package review

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/soc1"
)

// dayFirst reports whether dates are written day first: under ISAE 3402, as in the report itself and in its figures. The
// memo is read beside the report, so the two write dates alike; the sheets of the pack keep ISO 8601, which sorts.
func (m *memo) dayFirst() bool { return m.w != nil && m.w.Standard == soc1.ISAE3402 }

// date writes a date out.
func (m *memo) date(d soc1.Date) string {
	if !d.IsValid() {
		return "not recorded"
	}
	if m.dayFirst() {
		return fmt.Sprintf("%d %s %d", d.Day(), d.Month(), d.Year())
	}
	return fmt.Sprintf("%s %d, %d", d.Month(), d.Day(), d.Year())
}

// span writes a period out.
func (m *memo) span(p soc1.Period) string { return m.date(p.Start) + " to " + m.date(p.End) }

// window writes out what a report speaks about.
func (m *memo) window(w *Received) string {
	if w.Type == soc1.Type1 {
		return "as of " + m.date(w.AsOf)
	}
	return m.span(w.Period)
}

// prose returns one of the review's own sentences with its dates written out. Findings and reasons carry ISO dates, because
// they are data as well. What is quoted from a report or typed by the reader is never passed through here, except
// names and ids within such a sentence, which are left alone: a date that is a part of a longer word is none.
func (m *memo) prose(text string) string {
	const length = len("2006-01-02")
	var b strings.Builder
	for i := 0; i < len(text); {
		end := i + length
		if end <= len(text) && (i == 0 || !wordByte(text[i-1]) || text[i-1] == '/' && b.Len() > 0) && (end == len(text) || !wordByte(text[end]) || text[end] == '/' || endsSentence(text[end:])) {
			if d, err := soc1.ParseDate(text[i:end]); err == nil {
				b.WriteString(m.date(d))
				i = end
				// An interval is two dates with a slash between them.
				if strings.HasPrefix(text[i:], "/") && i+1+length <= len(text) {
					if _, err := soc1.ParseDate(text[i+1 : i+1+length]); err == nil {
						b.WriteString(" to ")
						i++
					}
				}
				continue
			}
		}
		b.WriteByte(text[i])
		i++
	}
	return b.String()
}

// wordByte reports whether c may be a part of a word or an id.
func wordByte(c byte) bool {
	return c >= 0x80 || c == '-' || c == '_' || c == '.' || c == '/' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z'
}

// endsSentence reports whether text begins with a full stop that ends a sentence, not one within an id.
func endsSentence(text string) bool {
	return text == "." || strings.HasPrefix(text, ". ")
}

// upper returns text with its first letter in upper case, for cells that begin with one of the review's own clauses.
func upper(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if r == utf8.RuneError {
		return text
	}
	return string(unicode.ToUpper(r)) + text[n:]
}

// about names what a step or a question is about. The report under review is not named, since everything is about it; an
// objective that is the subject itself is not repeated.
func (m *memo) about(subject string, in soc1.ReportID, objectives []soc1.ObjectiveID) string {
	text := subject
	if in != "" && in != m.rootID() && string(in) != subject {
		if text != "" {
			text += " in "
		}
		text += "report " + string(in)
	}
	switch {
	case len(objectives) == 0 || len(objectives) == 1 && string(objectives[0]) == subject:
	case text == "":
		text = runs(objectives)
	default:
		text += " (" + runs(objectives) + ")"
	}
	return text
}

// runs lists ids, consecutive numbers as a range: "CO-1 to CO-7, CO-9". Lists of thirteen ids are not read.
func runs(ids []soc1.ObjectiveID) string {
	var parts []string
	for i := 0; i < len(ids); {
		k := i
		for k+1 < len(ids) && follows(string(ids[k]), string(ids[k+1])) {
			k++
		}
		switch {
		case k-i >= 2:
			parts = append(parts, string(ids[i])+" to "+string(ids[k]))
		default:
			for n := i; n <= k; n++ {
				parts = append(parts, string(ids[n]))
			}
		}
		i = k + 1
	}
	return strings.Join(parts, ", ")
}

// follows reports whether b is a with the number at its end increased by one.
func follows(a, b string) bool {
	n := len(a)
	for n > 0 && '0' <= a[n-1] && a[n-1] <= '9' {
		n--
	}
	var x int
	if len(a)-n == 0 || len(a)-n > 9 || !strings.HasPrefix(b, a[:n]) {
		return false
	}
	for _, c := range a[n:] {
		x = 10*x + int(c-'0')
	}
	// Leading zeros keep their width.
	return b[n:] == fmt.Sprintf("%0*d", len(a)-n, x+1)
}

// bullets is a cell with one item, or with a list of several.
func bullets(list []string) report.Cell {
	switch len(list) {
	case 0:
		return report.Cell{}
	case 1:
		return report.C(list[0])
	}
	return report.CellOf(report.Bullets(list...))
}
