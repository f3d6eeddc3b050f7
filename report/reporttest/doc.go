// Package reporttest is the conformance kit for renderers of report documents, ours and others'.
//
// [Run] checks every rule in the comment of [report.Renderer], a subtest for each; [Test] does the same without
// a testing.T. The author of a format supplies the renderer and a function that reads the output back as the text
// a reader sees; a function that reduces the output to its markup is asked for where the format has any, and shows that no
// text of a document changes the markup.
//
//	func TestConformance(t *testing.T) {
//		reporttest.Run(t, reporttest.Format{Renderer: New(Options{}), Read: plainText})
//	}
//
// [Sample] is the document that the kit renders; it holds every kind of block. [Hostile] is the list of strings
// that the kit puts in place of each of its texts.
//
// The kit is not a proof. It knows nothing of how the output looks, and of standards that a format has to meet only
// what the supplied functions check.
package reporttest
