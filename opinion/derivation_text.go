package opinion

import (
	"bytes"
	"io"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// TextOptions say how [Derivation.Text] renders. The zero value renders everything, at most 100 columns wide.
type TextOptions struct {
	// Width is the number of columns at which lines are broken, between words; 0 means 100. What does not fit beside its
	// indent is broken at 20 columns after it, so that lines may be longer then.
	Width int
	// Depth is the deepest level shown, where limbs are level 1; 0 means all.
	Depth int
	// ModifiedOnly leaves out everything that modifies no limb.
	ModifiedOnly bool
	// Facts adds the JSON Pointers of the facts to the steps at which the derivation ends.
	Facts bool
	// Citations adds the section, and how far it is to be trusted, to every step that names a rule.
	Citations bool
	// Policy adds, behind the tree, the values of the policy that mattered, each with where it did.
	Policy bool
}

// Text writes the derivation as indented text, one line a step, two columns of indent a level. It writes once; the only errors
// are those of w.
func (d *Derivation) Text(w io.Writer, opts TextOptions) error {
	var b bytes.Buffer
	width := opts.Width
	if width <= 0 {
		width = 100
	}
	d.Root.text(&b, 0, width, opts, d.Standard)
	for i := range d.PolicyUsed {
		if opts.Policy {
			wrapped(&b, d.PolicyUsed[i].Text(), 0, width)
		}
	}
	_, err := w.Write(b.Bytes())
	return err
}

// text writes a step and the steps below it. What lies below a step that is left out is left out too: a step that modifies
// nothing rests on nothing that does.
func (s *Step) text(b *bytes.Buffer, depth, width int, opts TextOptions, standard soc1.Standard) {
	if opts.ModifiedOnly && !s.Modifies && depth > 0 || opts.Depth > 0 && depth > opts.Depth {
		return
	}
	line := s.Text()
	if opts.Citations && s.Rule != 0 && s.Section != "" {
		line += " [" + s.Section + "; citation " + s.Confidence.String() + "]"
	}
	if s.See != "" {
		line += " (see " + s.See + ")"
	}
	wrapped(b, line, 2*depth, width)
	for _, k := range s.Struck {
		wrapped(b, "- not "+strings.ToLower(k.Kind.TitleIn(standard))+": "+k.Rule.Statement(), 2*depth+2, width)
	}
	if opts.Facts && len(s.Because) == 0 {
		wrapped(b, "- "+strings.Join(s.Facts, " "), 2*depth+2, width)
	}
	for i := range s.Because {
		s.Because[i].text(b, depth+1, width, opts, standard)
	}
}

// wrapped writes words from column indent on, breaking lines at width with a hanging indent. The width counts characters and not
// bytes.
func wrapped(b *bytes.Buffer, text string, indent, width int) {
	limit := max(width, indent+20)
	column := 0
	for _, word := range strings.Fields(text) {
		n := len([]rune(word))
		switch {
		case column == 0:
			b.WriteString(strings.Repeat(" ", indent))
			column = indent
		case column+1+n > limit:
			b.WriteString("\n" + strings.Repeat(" ", indent+4))
			column = indent + 4
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += n
	}
	b.WriteByte('\n')
}
