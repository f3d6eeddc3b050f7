// Package schema writes the JSON Schema, draft 2020-12, of a Go type in the wire form of package strictjson.
//
// The Go types are the source and the schemas in the tree are copies of them: opinion/examination.schema.json,
// report/report.schema.json and report/review/case.schema.json. The test of this package writes them anew when run with -update, and fails while they
// differ from the types. Descriptions are the doc comments of the types and fields, so a comment that
// changes changes the schema too.
//
// # What a schema says
//
//   - Members are those of the json tags, in their order; no other is allowed.
//   - A member is required if its tag has neither omitzero nor omitempty: the writer always writes it.
//   - An enumeration lists its wire names. Other types with a text form get the pattern that [Options] gives.
//   - A type is defined once, under its name with its package, and referred to.
//
// A schema is the outer shape of a document and no more. References, counts, dates in order and everything else
// that concerns several values at once are for the decoder to check; what a decoder accepts in canonical
// form always satisfies the schema, and what violates the schema the decoder refuses, or would write differently.
//
// Usage:
//
//	text, err := schema.Of(reflect.TypeFor[opinion.Examination](), schema.Options{ID: "urn:attest:schema:examination:1"})
//
// The package keeps no state and reads no files.
package schema
