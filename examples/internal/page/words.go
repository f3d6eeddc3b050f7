package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts returns ids of any type as plain texts.
func Texts[ID ~string](ids []ID) []string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return texts
}

// List writes ids with commas between them.
func List[ID ~string](ids []ID) string { return strings.Join(Texts(ids), ", ") }

// Capital begins a text with a capital letter, as a sentence does.
func Capital(text string) string { return first(text, unicode.ToUpper) }

// Small begins a text with a small letter, so that a title can stand within a sentence.
func Small(text string) string { return first(text, unicode.ToLower) }

// first changes the first letter of a text, if there is one.
func first(text string, change func(rune) rune) string {
	letter, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(change(letter)) + text[size:]
}
