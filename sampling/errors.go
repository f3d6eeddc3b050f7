package sampling

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Code names a kind of fault. Codes are stable: a caller may branch on them, and errors.Is matches an
// error of this package against its code, as in errors.Is(err, sampling.CodeInfeasible).
type Code string

// The codes that this package reports.
const (
	// CodeRange: a number is outside its limits, such as a negative count or more deviations than items.
	CodeRange Code = "range"
	// CodeSyntax: a text cannot be read.
	CodeSyntax Code = "syntax"
	// CodePrecision: a value cannot be held exactly, such as 1/3 as a Rate.
	CodePrecision Code = "precision"
	// CodeMissing: a value that is needed is absent.
	CodeMissing Code = "missing"
	// CodeInvalid: a value is present but is not one that is defined, such as an unknown enumeration value.
	CodeInvalid Code = "invalid"
	// CodeConflict: two values cannot both hold.
	CodeConflict Code = "conflict"
	// CodeDuplicate: an id or key occurs more than once.
	CodeDuplicate Code = "duplicate"
	// CodePopulation: the population is empty, unknown where it must be known, or is not the one recorded.
	CodePopulation Code = "population"
	// CodeInfeasible: no sample size satisfies the request, however large.
	CodeInfeasible Code = "infeasible"
	// CodeNonStatistical: a confidence statement was asked for items that were not selected at random.
	CodeNonStatistical Code = "non-statistical"
	// CodeUnplanned: a sample was extended outside a plan that was fixed before it was drawn.
	CodeUnplanned Code = "unplanned"
	// CodeOverflow: the answer or the work exceeds the documented limits of this package.
	CodeOverflow Code = "overflow"
	// CodeUnsupported: the combination of policy and request has no definition.
	CodeUnsupported Code = "unsupported"
	// CodeMismatch: a recorded value differs from the one computed again.
	CodeMismatch Code = "mismatch"
)

// Error makes a Code usable as the target of errors.Is.
func (c Code) Error() string { return string(c) }

// Error is one fault of a request: which field, what is wrong, and what to do about it.
type Error struct {
	// Code is the stable name of the kind of fault.
	Code Code `json:"code"`
	// Field is the lowerCamelCase name of the faulty field, with a position if it is in a list, such as
	// "stages[1].size". It is empty if the request as a whole is at fault.
	Field string `json:"field,omitzero"`
	// Message says what is wrong, in one sentence without a full stop.
	Message string `json:"message"`
	// Hint says what to change, in one sentence without a full stop. It may be empty.
	Hint string `json:"hint,omitzero"`
}

// Error returns the field, the message and the hint on one line.
func (e Error) Error() string {
	var b strings.Builder
	b.WriteString("sampling: ")
	if e.Field != "" {
		b.WriteString(e.Field)
		b.WriteString(": ")
	}
	b.WriteString(e.Message)
	if e.Hint != "" {
		b.WriteString("; ")
		b.WriteString(e.Hint)
	}
	return b.String()
}

// Is reports whether target is the error's code.
func (e Error) Is(target error) bool {
	code, ok := target.(Code)
	return ok && code == e.Code
}

// Errors returns the faults that err carries, in their order: one for an [Error], all of them for the
// error of a request with several faults, none for nil or for an error of another origin.
func Errors(err error) []Error {
	var list errorList
	if errors.As(err, &list) {
		return slices.Clone([]Error(list))
	}
	var one Error
	if errors.As(err, &one) {
		return []Error{one}
	}
	return nil
}

// faults collects the faults of one request. The zero value is empty and ready to use.
type faults struct {
	list []Error
}

// add records a fault.
func (f *faults) add(code Code, field, message, hint string) {
	f.list = append(f.list, Error{Code: code, Field: field, Message: message, Hint: hint})
}

// addf records a fault whose message is formatted as by fmt.Sprintf.
func (f *faults) addf(code Code, field, hint, format string, args ...any) {
	f.add(code, field, fmt.Sprintf(format, args...), hint)
}

// merge records the faults of err with prefix in front of their fields.
func (f *faults) merge(prefix string, err error) {
	for _, e := range Errors(err) {
		if e.Field == "" {
			e.Field = strings.TrimSuffix(prefix, ".")
		} else {
			e.Field = prefix + e.Field
		}
		f.list = append(f.list, e)
	}
}

// any reports whether a fault was recorded.
func (f *faults) any() bool { return len(f.list) > 0 }

// err returns nil without faults, the fault itself if there is one, and otherwise one error that holds
// all of them sorted by field, code and message.
func (f *faults) err() error {
	switch len(f.list) {
	case 0:
		return nil
	case 1:
		return f.list[0]
	}
	sorted := slices.Clone(f.list)
	slices.SortStableFunc(sorted, func(a, b Error) int {
		return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Message, b.Message))
	})
	return errorList(sorted)
}

// errorList is the error form of several faults, sorted.
type errorList []Error

// Error lists the faults, one a line, under a line that counts them.
func (l errorList) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "sampling: %d faults:", len(l))
	for _, e := range l {
		b.WriteString("\n  ")
		b.WriteString(strings.TrimPrefix(e.Error(), "sampling: "))
	}
	return b.String()
}

// Unwrap returns the faults one by one, so that errors.Is and errors.As reach them.
func (l errorList) Unwrap() []error {
	list := make([]error, len(l))
	for i, e := range l {
		list[i] = e
	}
	return list
}
