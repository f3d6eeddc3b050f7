package strictjson

import (
	"fmt"

	"github.com/seed-9947fa86/attest/soc1"
)

// token is one step of a path: a member's name, or the position in an array if array is set.
type token struct {
	name  string
	index int
	array bool
}

// journal knows where in the document the work stands and collects the problems met there.
//
// The reader and the writer share it, so a fault has the same address whichever of them finds it. The path is kept as
// tokens, and is made into a pointer only where there is something to report: most documents are sound.
type journal struct {
	path     []token
	problems soc1.Problems
	// unlisted counts the problems beyond the longest list.
	unlisted int
}

// enterMember moves to a member of the current object.
func (j *journal) enterMember(name string) { j.path = append(j.path, token{name: name}) }

// enterElement moves to an element of the current array.
func (j *journal) enterElement(i int) { j.path = append(j.path, token{index: i, array: true}) }

// leave moves back to the object or array around the current place.
func (j *journal) leave() { j.path = j.path[:len(j.path)-1] }

// pointer returns the current place as a JSON Pointer.
func (j *journal) pointer() string {
	tokens := make([]any, len(j.path))
	for i, t := range j.path {
		if t.array {
			tokens[i] = t.index
		} else {
			tokens[i] = t.name
		}
	}
	return soc1.Pointer("", tokens...)
}

// full reports whether the list is as long as it may get, and counts the problem that asks.
func (j *journal) full() bool {
	if j.problems.Len() < maxProblems {
		return false
	}
	j.unlisted++
	return true
}

// add records a problem at the current place.
func (j *journal) add(code soc1.Code, hint, format string, args ...any) {
	if !j.full() {
		j.problems.Add(code, j.pointer(), fmt.Sprintf(format, args...), hint)
	}
}

// merge records what another function found wrong with the value at the current place.
func (j *journal) merge(err error) {
	if !j.full() {
		j.problems.Merge(j.pointer(), err)
	}
}

// err returns all problems as one error, or nil. If some were not listed, one more says how many.
func (j *journal) err() error {
	if j.unlisted > 0 {
		j.problems.Addf(soc1.CodeTooLarge, "", "correct the listed problems first",
			"%d more problems are not listed", j.unlisted)
		j.unlisted = 0
	}
	return j.problems.Err()
}
