package soc1

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Code names a kind of problem. Codes are stable: a caller may branch on them, and errors.Is matches a
// Problem, or a whole [Problems] error, against its code.
type Code string

// The codes that every package of the module reports. A package may add its own.
const (
	// CodeMissing: a value that is needed is absent.
	CodeMissing Code = "missing"
	// CodeInvalid: a value is present but cannot be what it claims to be.
	CodeInvalid Code = "invalid"
	// CodeRange: a number, length or date is outside its limits.
	CodeRange Code = "range"
	// CodeOrder: two values are in the wrong order, such as a period that ends before it starts.
	CodeOrder Code = "order"
	// CodeDuplicate: an id or key occurs more than once.
	CodeDuplicate Code = "duplicate"
	// CodeUnknownReference: an id refers to nothing.
	CodeUnknownReference Code = "unknown-reference"
	// CodeCycle: references lead back to where they began.
	CodeCycle Code = "cycle"
	// CodeConflict: two facts cannot both hold.
	CodeConflict Code = "conflict"
	// CodeShape: a value belongs to the other report type, or to another stage.
	CodeShape Code = "shape"
	// CodeSyntax: the input is not well-formed JSON, or is of the wrong JSON type.
	CodeSyntax Code = "syntax"
	// CodeUnknownField: an object has a member that the format does not define.
	CodeUnknownField Code = "unknown-field"
	// CodeTooLarge: the input exceeds a size or depth limit.
	CodeTooLarge Code = "too-large"
)

// Error makes a Code usable as the target of errors.Is.
func (c Code) Error() string { return string(c) }

// Problem is one fault in the input: where it is, what it is, and what to do about it.
type Problem struct {
	// Code is the stable name of the kind of fault.
	Code Code `json:"code"`
	// Path is a JSON Pointer (RFC 6901) to the fault, relative to the value that was checked. The
	// empty pointer is that value as a whole.
	Path string `json:"path"`
	// Message says what is wrong, in one sentence without a full stop.
	Message string `json:"message"`
	// Hint says what to do, in one sentence without a full stop. It may be empty.
	Hint string `json:"hint,omitzero"`
	// Err is the cause, if another function reported it. It may be nil.
	Err error `json:"-"`
}

// Error returns the path, the message and the hint on one line.
func (p Problem) Error() string {
	var b strings.Builder
	if p.Path == "" {
		b.WriteString("(document)")
	} else {
		b.WriteString(p.Path)
	}
	b.WriteString(": ")
	b.WriteString(p.Message)
	if p.Hint != "" {
		b.WriteString("; ")
		b.WriteString(p.Hint)
	}
	return b.String()
}

// Is reports whether target is the problem's code.
func (p Problem) Is(target error) bool {
	code, ok := target.(Code)
	return ok && code == p.Code
}

// Unwrap returns the cause, or nil.
func (p Problem) Unwrap() error { return p.Err }

// Problems collects every problem of one check. The zero value is an empty collection, ready to use.
// It is not itself an error, so that an empty collection cannot turn into a non-nil error: call [Problems.Err].
type Problems struct {
	list []Problem
}

// Add records a problem.
func (ps *Problems) Add(code Code, path, message, hint string) {
	ps.list = append(ps.list, Problem{Code: code, Path: path, Message: message, Hint: hint})
}

// Addf records a problem whose message is formatted as by fmt.Sprintf.
func (ps *Problems) Addf(code Code, path, hint, format string, args ...any) {
	ps.Add(code, path, fmt.Sprintf(format, args...), hint)
}

// Merge records every problem that err carries, with prefix in front of each path. An error of
// another kind becomes one problem of [CodeInvalid] at prefix. A nil error adds nothing.
func (ps *Problems) Merge(prefix string, err error) {
	if err == nil {
		return
	}
	for _, p := range ListProblems(err) {
		p.Path = prefix + p.Path
		ps.list = append(ps.list, p)
	}
}

// Len returns how many problems have been recorded.
func (ps *Problems) Len() int { return len(ps.list) }

// Err returns nil if nothing was recorded, else one error that holds all problems sorted by path, with array
// positions in numeric order, and then by code. The order in which they were recorded does not show. The error's
// Unwrap method yields the single problems, so errors.Is and errors.As reach them.
func (ps *Problems) Err() error {
	if len(ps.list) == 0 {
		return nil
	}
	sorted := slices.Clone(ps.list)
	slices.SortStableFunc(sorted, func(a, b Problem) int {
		return cmp.Or(
			comparePointers(a.Path, b.Path),
			cmp.Compare(a.Path, b.Path), // decides only between texts that are no pointers
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
	return problemList(sorted)
}

// ListProblems returns the problems that err carries, in their order, also where it joins several errors or wraps
// one with fmt.Errorf. An error without a problem inside comes back as one problem of [CodeInvalid] with err
// as its cause, so that nothing is lost; nil comes back empty.
func ListProblems(err error) []Problem {
	switch e := err.(type) {
	case nil:
		return nil
	case problemList:
		return slices.Clone([]Problem(e))
	case Problem:
		return []Problem{e}
	case interface{ Unwrap() []error }:
		var all []Problem
		for _, inner := range e.Unwrap() {
			all = append(all, ListProblems(inner)...)
		}
		if len(all) > 0 {
			return all
		}
	case interface{ Unwrap() error }:
		var problem Problem
		if errors.As(err, &problem) {
			return ListProblems(e.Unwrap())
		}
	}
	return []Problem{{Code: CodeInvalid, Message: err.Error(), Err: err}}
}

// problemList is the error form of a non-empty, sorted collection.
type problemList []Problem

// Error lists the problems, one a line, under a line that counts them.
func (l problemList) Error() string {
	if len(l) == 1 {
		return l[0].Error()
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d problems:", len(l))
	for _, p := range l {
		b.WriteString("\n  ")
		b.WriteString(p.Error())
	}
	return b.String()
}

// Unwrap returns the problems one by one.
func (l problemList) Unwrap() []error {
	errs := make([]error, len(l))
	for i, p := range l {
		errs[i] = p
	}
	return errs
}

// comparePointers orders JSON Pointers member by member: array positions first and by number, so that
// /controls/9 comes before /controls/10, then names by their bytes. Keeping the two apart makes the order
// transitive for members that merely begin with a digit.
func comparePointers(a, b string) int {
	for a != "" && b != "" {
		var x, y string
		x, a = nextToken(a)
		y, b = nextToken(b)
		if x == y {
			continue
		}
		switch xi, yi := isIndex(x), isIndex(y); {
		case xi && yi:
			return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
		case xi:
			return -1
		case yi:
			return 1
		}
		return cmp.Compare(x, y)
	}
	return cmp.Compare(len(a), len(b))
}

// nextToken splits the first reference token off a pointer.
func nextToken(p string) (token, rest string) {
	p = strings.TrimPrefix(p, "/")
	if i := strings.IndexByte(p, '/'); i >= 0 {
		return p[:i], p[i:]
	}
	return p, ""
}

// isIndex reports whether token is an array position.
func isIndex(token string) bool {
	for i := range len(token) {
		if token[i] < '0' || token[i] > '9' {
			return false
		}
	}
	return token != ""
}

// Pointer appends reference tokens to a JSON Pointer, escaping ~ and / as RFC 6901 asks. A token is a member
// name, of any string type, or an array position; a value of another type is written as by fmt.Sprint.
func Pointer(prefix string, tokens ...any) string {
	var b strings.Builder
	b.WriteString(prefix)
	for _, t := range tokens {
		b.WriteByte('/')
		switch v := t.(type) {
		case int:
			b.WriteString(strconv.Itoa(v))
		case string:
			b.WriteString(escapeToken(v))
		default:
			b.WriteString(escapeToken(fmt.Sprint(v)))
		}
	}
	return b.String()
}

// escapeToken writes ~ and / so that they do not end a reference token.
func escapeToken(token string) string {
	return strings.ReplaceAll(strings.ReplaceAll(token, "~", "~0"), "/", "~1")
}
