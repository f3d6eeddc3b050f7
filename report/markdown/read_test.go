package markdown_test

import (
	"fmt"
	"strings"
)

// scan reads Markdown as this package writes it: the text without escapes and tags, and the markup without the
// text. Asterisks and tags of the same meaning are one, as either may stand for emphasis. It fails on what
// this package does not write.
func scan(output string) (text, shape string, err error) {
	var t, s strings.Builder
	for i := 0; i < len(output); i++ {
		c := output[i]
		switch {
		case c == '\\':
			if i+1 == len(output) || !isPunct(output[i+1]) {
				return "", "", fmt.Errorf("byte %d: a backslash escapes nothing", i)
			}
			i++
			t.WriteByte(output[i])
		case c == '`':
			n := strings.IndexByte(output[i+1:], '`')
			if n < 1 || strings.Contains(output[i:i+n], "\n") {
				return "", "", fmt.Errorf("byte %d: a code span does not end", i)
			}
			t.WriteString(output[i+1 : i+1+n])
			s.WriteString("{code}{/code}")
			i += n + 1
		case c == '<':
			n := strings.IndexByte(output[i:], '>')
			name, ok := tags(output[i : i+n+1])
			if !ok {
				return "", "", fmt.Errorf("byte %d: %q is not a tag of this package", i, output[i:i+n+1])
			}
			if name == "{br}" {
				t.WriteByte(' ')
			}
			s.WriteString(name)
			i += n
		case strings.HasPrefix(output[i:], "**"):
			s.WriteString(toggle(s.String(), "strong"))
			i++
		case c == '*' && strings.HasPrefix(output[i:], "* ") && (i == 0 || output[i-1] == '\n' || output[i-1] == ' '):
			s.WriteString("{item}")
		case c == '*':
			s.WriteString(toggle(s.String(), "em"))
		case strings.HasPrefix(output[i:], "](#"):
			n := strings.IndexByte(output[i:], ')')
			s.WriteString(output[i : i+n+1])
			i += n
		case isPunct(c):
			s.WriteByte(c)
		case c == '\n':
			s.WriteByte(c)
			t.WriteByte(' ')
		default:
			t.WriteByte(c)
		}
	}
	return t.String(), s.String(), nil
}

// toggle returns the opening or the closing sign of name, whichever comes next.
func toggle(before, name string) string {
	if strings.Count(before, "{"+name+"}") > strings.Count(before, "{/"+name+"}") {
		return "{/" + name + "}"
	}
	return "{" + name + "}"
}

// tags returns the sign of a tag, and whether this package writes it.
func tags(tag string) (string, bool) {
	switch tag {
	case "<strong>", "</strong>", "<em>", "</em>", "<code>", "</code>", "<br>", "</a>":
		return "{" + strings.Trim(tag, "<>") + "}", true
	}
	id, ok := strings.CutPrefix(tag, `<a id="`)
	return "{a " + id + "}", ok && strings.Trim(strings.TrimSuffix(id, `">`), "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func isPunct(c byte) bool {
	return strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) >= 0
}
