package report

import (
	"strconv"
	"strings"
)

// maxID is the greatest length of an id in bytes.
const maxID = 96

// Slug turns a text into an id: lower-case letters a to z, digits and single hyphens, beginning with a letter, at
// most 96 characters. Everything else becomes a hyphen, so different texts may give the same slug; see
// [IDs]. A text without a usable character gives "x".
func Slug(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range text {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		// Letters beyond ASCII are dropped, not transliterated: that would need tables, and ids are not read.
		letter, digit := 'a' <= r && r <= 'z', '0' <= r && r <= '9'
		if !letter && !digit {
			gap = b.Len() > 0
			continue
		}
		if b.Len() == 0 && digit {
			// Some formats want an id to begin with a letter.
			b.WriteString("x-")
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		// The limit leaves room for the number that IDs may append.
		if b.WriteByte(byte(r)); b.Len() >= maxID-8 {
			break
		}
	}
	if b.Len() == 0 {
		return "x"
	}
	return b.String()
}

// isID reports whether s has the form that Slug produces.
func isID(s string) bool {
	if s == "" || len(s) > maxID || s[0] < 'a' || s[0] > 'z' || s[len(s)-1] == '-' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		hyphen := c == '-' && s[i-1] != '-'
		if !hyphen && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// IDs hands out ids that are unique among those it handed out. The zero value is ready to use. It is not
// safe for concurrent use.
type IDs struct {
	used map[string]int
}

// New returns the slug of text, with a number appended if it was handed out before. The same calls in the
// same order return the same ids.
func (ids *IDs) New(text string) string {
	if ids.used == nil {
		ids.used = make(map[string]int)
	}
	base := Slug(text)
	for {
		ids.used[base]++
		n := ids.used[base]
		if n == 1 {
			return base
		}
		id := base + "-" + strconv.Itoa(n)
		// A text may itself have the form of a numbered id, so the number alone does not make it unique.
		if ids.used[id] == 0 {
			ids.used[id] = 1
			return id
		}
	}
}
