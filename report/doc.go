// Package report turns an examination and its derived opinion into the report that people read.
//
// A [Report] is data: the examination, the opinion with its policy, what the parties add in words ([Narrative]), and
// a digest that ties it to the facts. Its [Report.Document] composes the five customary sections once, as a tree of
// neutral blocks ([Document]); a format is another package that walks the tree ([Renderer]).
//
//	r, err := report.New(exam, o, report.Narrative{})
//	if err != nil {
//		return err
//	}
//	err = html.New(html.Options{}).Render(w, r.Document())
//
// The sections are market custom; the components they hold are what the standards ask for:
//
//  1. the service auditor's report, with the opinion on each limb;
//  2. management's assertion, and those of included subservice organizations;
//  3. the description of the system, with objectives, controls and complementary controls;
//  4. tests of controls and their results (Type 2; a Type 1 report lists controls without tests);
//  5. other information, which the opinion does not cover.
//
// Invariants: a report is a draft, and says so on every page, until [Report.Issue] finds nothing missing; the opinion
// in a report is the one that its facts derive, never another; every deviation stands in Section 4 exactly once; an
// objective's wording is the same wherever it is quoted; the restricted-use paragraph is always there.
//
// What the package refuses: to issue an undetermined opinion or one after a refusal that calls for withdrawal, to fill in
// tests that nobody described, to quote a standard. It stores nothing and reads no clock, network or random source.
package report
