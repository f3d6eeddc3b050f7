// Package review puts a received SOC 1 report to use: it takes the report and the facts of one user entity, and answers
// what the user entity and its auditor have to answer before they may rely on it.
//
// # Vocabulary
//
//   - A [Received] report is data: made from one of ours with [FromReport], or typed in from a paper copy.
//   - An [Entity] is what the reader knows about itself: its year, the services and objectives that matter to it, its own
//     controls against the report's CUECs, the reports on subservice organizations it obtained, its judgements.
//   - [Reliance] is the outcome: rely, rely with additional procedures, partial reliance, none. No standard defines these
//     classes; they are common practice.
//   - A [View] is what reliance is for: understanding design, operation over the year, or operation as of the year-end.
//   - An [Incident] is what the service organization told the entity outside any report, and is judged like an exception.
//   - A [Deficiency] is about the entity itself: what the reader judged of its own internal control, graded by rule into a
//     deficiency, a significant deficiency or a material weakness. No report grades it, and it changes no conclusion on one.
//   - A [Reason] limits reliance. It has a rule, the facts it rests on as JSON Pointers into the [Case], and a range: what
//     it leaves at best and at worst, which differ while a judgement is missing.
//
// [Assess] collects the reasons and folds them: a conclusion is the worst that any reason leaves, per objective and
// overall. So nothing is ever better than its worst evidence, order does not matter, and the range of a conclusion
// holds whatever the missing judgements turn out to be. Where the ends differ it is [Undetermined], and [Review.Needs] lists the questions that are open.
//
//	r, err := review.Assess(&received, &entity, review.DefaultPolicy())
//	if err != nil {
//		return err // every problem of the input, each with its place and remedy
//	}
//	err = html.New(html.Options{}).Render(w, r.Document())
//
// A case is stored and exchanged as JSON, described by case.schema.json beside this package. [Decode] reads a whole one;
// [DecodeReceived] and [DecodeEntity] read its halves, where they are kept apart.
//
// Invariants: a Type 1 report gives no reliance on operation; a response by management clears nothing; a control assumed
// at the user entity repairs none that failed at the service organization; chains of reports on subservice
// organizations end, whatever they refer to.
//
// What it refuses: to take silence for an answer, to guess a judgement, to call a clean opinion sufficient or a
// qualified one a deficiency of the user entity. The conclusion is the reader's; this is the working paper for it. It
// stores nothing and reads no clock, network or random source.
package review
