// Package controls models what a service organization promises and does, and what its auditor tested: control
// objectives, the risks that threaten them, the controls that answer the risks, walkthroughs, tests and deviations.
//
// The [Matrix] joins them and is normalised: its members refer to each other by id, because one control serves
// many objectives. The chain reads
//
//	objective <- risk -> sufficient sets of controls <- walkthrough, test <- deviation
//
// Three decisions carry the package.
//
//   - Sufficiency hangs on risks. A risk names the sets of controls that answer it, each set sufficient
//     alone. An objective is achieved when every risk has, on every day, one set all of whose controls work. A risk
//     without a set is a gap in design, so that removing a failing control can never help.
//   - Redundancy is declared, never inferred. The second set of a risk needs a rationale.
//   - A deviation is never lost. It belongs to a test, is counted against the items tested, and stays on
//     record whatever was remediated, compensated or answered.
//
// A service fills the matrix as the engagement goes on, and asks at each stage what is wrong and what is missing:
//
//	err := m.Validate()                        // what cannot be right, at any stage
//	err = m.Unplanned()                        // what is missing before testing begins
//	err = m.Incomplete(soc1.Type2, period)     // what is missing before a report is drawn
//	x, err := m.Index()                        // which risks, controls, tests and deviations belong together
//
// Around the matrix stand helpers. [Catalogue] and [StartingMatrix] give typed starting points by industry, in our own
// words and to be confirmed; [LintObjective] reads an objective's wording; [Matrix.Gaps] and [Remediate] say how far a
// service organization is from being ready, and what repairing it in time still saves; [Matrix.Relevance] follows a user
// entity's accounts and assertions to the objectives, controls and tests that answer them; [Schedule] says whether a control
// has an occurrence in a window; [Matrix.Effort] counts what a combined programme with SOC 2 tests once. Links to other
// frameworks inform and never equate.
//
// The package holds facts and checks that they are consistent ([Matrix.Validate]) and complete
// ([Matrix.Incomplete]). It concludes nothing: whether a control was effective is the business of package opinion. It
// stores nothing and reads no clock, network or random source.
package controls
