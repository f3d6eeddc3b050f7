// Package strictjson is the one way in and out of JSON for every document of this module.
//
// # Vocabulary
//
//   - The wire form of a Go type is fixed by its json tags and nothing else: [Decode] and the writers work
//     from the same plan of it, so what one refuses the other cannot produce.
//   - The canonical form is the one spelling that a value has: [Canonical] writes it on one line, for digests,
//     and [Marshal] writes it with line breaks and an indent of two spaces, for people.
//
// # What Decode refuses
//
// Unknown members, members in another case, members given twice, data after the document, a byte order mark,
// invalid UTF-8 and halves of surrogate pairs (which encoding/json replaces in silence), null for anything but a
// pointer, numbers that are not plain decimal integers within the range of the field (so neither 1e3 nor 1.0
// nor -0), arrays of another length than a Go array, text that its type would spell differently, input
// that is too long, too deep, or would take far more memory than it has bytes. It does not stop at the first
// fault: all of them come back as one error of [soc1.Problems], each with code, JSON Pointer, message and hint.
// Only input that is not well-formed ends the reading, and then line and column are given. A member
// that is absent is no fault here: whether a value is needed is a question for the Validate of its type.
//
// # Which types have a wire form
//
// Structs, slices, arrays, pointers, strings, booleans, all integers, and every type with both MarshalText
// and UnmarshalText, which is written as a string even if it has JSON methods too. Every exported field
// needs a json tag with a name or "-"; the options omitempty and omitzero are understood, and embedded structs
// without a tag are flattened. A float64 field with the tag option string is decimal text, the shortest
// that gives the same float; as a number it is refused, because other readers of the document would round it.
// Everything else is refused with a [TypeError] too: maps and interfaces, because they have no fixed members; []byte;
// and types with JSON methods of their own, because strictness would end at them.
//
// # Why the package has its own scanner
//
// The tokens of encoding/json come with invalid UTF-8 and lone surrogates already replaced, and reading them took
// longer than a whole json.Unmarshal of the same document; the scanner here needs fewer lines than
// working around that would, and knows the position of everything it reads.
//
// # Usage
//
//	var exam opinion.Examination
//	if err := strictjson.Decode(r, &exam, strictjson.Limits{}); err != nil {
//		for _, p := range soc1.ListProblems(err) { ... }
//	}
//	digest, err := strictjson.Digest(exam)
//
// The package keeps no state: nothing is cached between calls, and concurrent calls need no care.
package strictjson
