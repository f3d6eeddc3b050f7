package strictjson

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

// scanner splits the input into JSON tokens (RFC 8259). Its methods return false where the text is not
// well-formed; then fault says why, and nothing after it can be read.
type scanner struct {
	// data is the whole input, and pos the offset of the next byte to be read.
	data []byte
	pos  int
	// fault and hint describe the syntax error at pos.
	fault, hint string
	// scratch holds the last string that had escapes in it. Other strings are slices of data and cost nothing.
	scratch []byte
	// counted, line and column serve position: byte number counted stands there.
	counted, line, column int
}

// fail notes a syntax error at pos. It always returns false.
func (s *scanner) fail(fault, hint string) bool {
	s.fault, s.hint = fault, hint
	return false
}

// position returns the line and column of a byte, both from one and the column in characters. Calls must go
// forward through the input, so that many problems in one long input are located in one pass.
func (s *scanner) position(offset int) (line, column int) {
	if s.line == 0 {
		s.line, s.column = 1, 1
	}
	passed := s.data[s.counted:max(s.counted, offset)]
	if n := bytes.Count(passed, []byte{'\n'}); n > 0 {
		s.line += n
		s.column = 1
		passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
	}
	s.column += utf8.RuneCount(passed)
	s.counted = max(s.counted, offset)
	return s.line, s.column
}

// peek skips white space and returns the next byte, or zero at the end of the input.
func (s *scanner) peek() byte {
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; c {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return c
		}
	}
	return 0
}

// take reads the single byte c after white space, and says what was wanted if it is not there.
func (s *scanner) take(c byte, want string) bool {
	if s.peek() != c || s.pos == len(s.data) {
		return s.unexpected(want)
	}
	s.pos++
	return true
}

// unexpected fails with what stands at pos and what should.
func (s *scanner) unexpected(want string) bool {
	if s.pos >= len(s.data) {
		return s.fail("the input ends where "+want+" should follow", "check that the file is complete")
	}
	r, _ := utf8.DecodeRune(s.data[s.pos:])
	found := string(r)
	if r < ' ' || r == utf8.RuneError {
		found = "an unreadable character"
	}
	return s.fail("found "+found+" where "+want+" should stand", "")
}

// literal reads one of true, false and null.
func (s *scanner) literal(word string) bool {
	if !bytes.HasPrefix(s.data[s.pos:], []byte(word)) {
		return s.unexpected("a value")
	}
	s.pos += len(word)
	return s.delimited()
}

// delimited checks that a number or word is not run into by another one.
func (s *scanner) delimited() bool {
	if s.pos == len(s.data) {
		return true
	}
	// Without this, tru and true1 and "a""b" would be reported as something else, one byte further on.
	switch c := s.data[s.pos]; {
	case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '.', c == '+', c == '-', c == '_', c == '"':
		return s.unexpected("a comma or the end of the value")
	}
	return true
}

// number reads a number and returns its text.
func (s *scanner) number() ([]byte, bool) {
	start := s.pos
	// The grammar is stricter than that of strconv: no plus sign, no superfluous zero, digits on both sides of a point.
	if s.at('-') {
		s.pos++
	}
	first := s.pos
	if !s.digits() {
		return nil, false
	}
	if s.data[first] == '0' && s.pos > first+1 {
		s.pos = first
		return nil, s.fail("a number starts with a superfluous zero", "remove the zero")
	}
	if s.at('.') {
		s.pos++
		if !s.digits() {
			return nil, false
		}
	}
	if s.at('e') || s.at('E') {
		s.pos++
		if s.at('+') || s.at('-') {
			s.pos++
		}
		if !s.digits() {
			return nil, false
		}
	}
	return s.data[start:s.pos], s.delimited()
}

// at reports whether the byte at pos is c.
func (s *scanner) at(c byte) bool { return s.pos < len(s.data) && s.data[s.pos] == c }

// digits reads one digit or more.
func (s *scanner) digits() bool {
	start := s.pos
	for s.pos < len(s.data) && s.data[s.pos] >= '0' && s.data[s.pos] <= '9' {
		s.pos++
	}
	return s.pos > start || s.unexpected("a digit")
}

// text reads a string whose opening quotation mark is at pos. The result is valid until the next call.
// If the string is well-formed but holds what is not text, flaw says what, and the result is empty.
func (s *scanner) text() (text []byte, flaw string, ok bool) {
	s.pos++
	start := s.pos
	// Most strings end without an escape, and then nothing is copied.
	for ; s.pos < len(s.data); s.pos++ {
		switch c := s.data[s.pos]; {
		case c == '"':
			text = s.data[start:s.pos]
			s.pos++
			return checkUTF8(text)
		case c == '\\':
			s.scratch = append(s.scratch[:0], s.data[start:s.pos]...)
			return s.escaped()
		case c < ' ':
			return nil, "", s.badControl()
		}
	}
	return nil, "", s.unexpected("the closing quotation mark")
}

// escaped reads on, from the first escape to the end of the string, into scratch.
func (s *scanner) escaped() (text []byte, flaw string, ok bool) {
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case c == '"':
			s.pos++
			if flaw != "" {
				return nil, flaw, true
			}
			return checkUTF8(s.scratch)
		case c == '\\':
			s.pos++
			lone, ok := s.escape()
			if !ok {
				return nil, "", false
			}
			if lone {
				flaw = "half of a surrogate pair stands alone"
			}
		case c < ' ':
			return nil, "", s.badControl()
		default:
			s.scratch = append(s.scratch, c)
			s.pos++
		}
	}
	return nil, "", s.unexpected("the closing quotation mark")
}

// badControl fails for a control character at pos.
func (s *scanner) badControl() bool {
	return s.fail("a string holds a line break or another control character",
		`close the quotation mark, or write the character as an escape such as \n`)
}

// checkUTF8 passes text on if it is valid UTF-8.
func checkUTF8(text []byte) (_ []byte, flaw string, ok bool) {
	if !utf8.Valid(text) {
		return nil, "the text is not valid UTF-8", true
	}
	return text, "", true
}

// escape reads one escape, after its backslash, and appends what it stands for to scratch. It
// reports with lone that the escape is a surrogate without its other half.
func (s *scanner) escape() (lone, ok bool) {
	if s.pos == len(s.data) {
		return false, s.unexpected("an escape")
	}
	c := s.data[s.pos]
	switch c {
	case '"', '\\', '/':
	case 'b':
		c = '\b'
	case 'f':
		c = '\f'
	case 'n':
		c = '\n'
	case 'r':
		c = '\r'
	case 't':
		c = '\t'
	case 'u':
		return s.escapeUnicode()
	default:
		return false, s.unexpected(`one of " \ / b f n r t u after a backslash`)
	}
	s.scratch = append(s.scratch, c)
	s.pos++
	return false, true
}

// escapeUnicode reads \u and four digits, and the second half of a pair if the first one asks for it.
func (s *scanner) escapeUnicode() (lone, ok bool) {
	r, ok := s.hex4()
	if !ok {
		return false, false
	}
	if utf16.IsSurrogate(r) {
		// A low half first, or no second escape, is a lone half; the characters after it are read on their own.
		if r >= 0xDC00 || !bytes.HasPrefix(s.data[s.pos:], []byte(`\u`)) {
			return true, true
		}
		back := s.pos
		s.pos++
		second, ok := s.hex4()
		if !ok {
			return false, false
		}
		if r = utf16.DecodeRune(r, second); r == utf8.RuneError {
			// The second escape is no low half. It is read again, since it may be the start of a pair.
			s.pos = back
			return true, true
		}
	}
	s.scratch = utf8.AppendRune(s.scratch, r)
	return false, true
}

// hex4 reads the letter u at pos and four hexadecimal digits.
func (s *scanner) hex4() (r rune, ok bool) {
	s.pos++
	for range 4 {
		var digit byte
		if s.pos < len(s.data) {
			digit = s.data[s.pos]
		}
		switch {
		case digit >= '0' && digit <= '9':
			r = r<<4 | rune(digit-'0')
		case digit|0x20 >= 'a' && digit|0x20 <= 'f':
			r = r<<4 | rune(digit|0x20-'a'+10)
		default:
			return 0, s.unexpected(`a hexadecimal digit after \u`)
		}
		s.pos++
	}
	return r, true
}
