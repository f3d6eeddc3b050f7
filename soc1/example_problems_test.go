package soc1_test

import (
	"errors"
	"fmt"

	"github.com/seed-9947fa86/attest/soc1"
)

// All problems of a value come back at once, in the order of the document, each with its place and its remedy.
func ExampleProblems() {
	var ps soc1.Problems
	ps.Add(soc1.CodeMissing, "/controls/10/text", "the control is not described", "give its wording")
	ps.Addf(soc1.CodeRange, "/controls/9/count", "give a count of zero or more", "%d is not a count", -1)
	ps.Merge("/serviceOrganization", soc1.Organization{ID: "org 1", Name: "Northgate"}.Validate())
	fmt.Println(ps.Err())
	// Output:
	// 3 problems:
	//   /controls/9/count: -1 is not a count; give a count of zero or more
	//   /controls/10/text: the control is not described; give its wording
	//   /serviceOrganization/id: "org 1" is not an id; use 1 to 64 letters, digits, ".", "-" or "_", starting with a letter or digit
}

// A program branches on the code, which is stable, and not on the words.
func ExampleCode() {
	err := soc1.Organization{ID: "org-1"}.Validate()
	fmt.Println(errors.Is(err, soc1.CodeMissing), errors.Is(err, soc1.CodeDuplicate))
	if p, ok := errors.AsType[soc1.Problem](err); ok {
		fmt.Println(p.Path)
	}
	// Output:
	// true false
	// /name
}

// A service hands the problems to its own users, for instance as JSON.
func ExampleListProblems() {
	err := fmt.Errorf("engagement.json: %w", soc1.Organization{}.Validate())
	for _, p := range soc1.ListProblems(err) {
		fmt.Println(p.Code, p.Path, "-", p.Message)
	}
	// Output:
	// missing /id - the id is missing
	// missing /name - the organization has no name
}

// A pointer leads from the checked value to the fault; names that hold a slash or a tilde are escaped.
func ExamplePointer() {
	fmt.Println(soc1.Pointer("/matrix", "controls", 3, "reliesOn", 0))
	fmt.Println(soc1.Pointer("", "in/out", "~"))
	// Output:
	// /matrix/controls/3/reliesOn/0
	// /in~1out/~0
}

func ExampleCheckID() {
	fmt.Println(soc1.CheckID(soc1.ControlID("C-07.2")))
	fmt.Println(soc1.CheckID(soc1.ControlID("C/7")))
	// Output:
	// <nil>
	// (document): "C/7" is not an id; use 1 to 64 letters, digits, ".", "-" or "_", starting with a letter or digit
}

func ExampleEngagementID_Validate() {
	for _, id := range []soc1.EngagementID{"6f1e8a52-3d0b-4c57-9a64-0b7f2d9e1c35", "6F1E8A52-3D0B-4C57-9A64-0B7F2D9E1C35"} {
		fmt.Println(id.Validate() == nil)
	}
	// Output:
	// true
	// false
}
