// Package opinion derives a service auditor's opinion from facts and explicit judgements.
//
// The input is an [Examination]: one plain value that holds the engagement from the first scoping talk to the issued
// report. [Form] turns it, under a [Policy], into an [Opinion]: a kind for each limb (description, design, operation),
// a conclusion for each objective and each control, and for every modification the reasons, down to JSON
// Pointers into the examination.
//
//	o, err := opinion.Form(exam, opinion.USPolicy())
//	if err != nil {
//		return err // every problem of the input, each with its place and remedy
//	}
//	fmt.Println(o.Summary) // such as "qualified"
//
// How it decides. Each control has, for every day of the period, one of four grades: failed, without evidence, not exercised,
// effective. A risk is answered on a day by any of its sufficient sets that was effective; where none was, the worst that was
// found stands. A set is as good as its worst control, an objective as its worst risk on its worst day. Where a judgement is
// missing, the grade is a range from the worst to the best answer; because all steps are monotone, both ends of the range are
// exact. Questions that hang together are then tried in all combinations, so that the kinds called possible are those that some
// answers lead to. A limb with more than one is [Undetermined], and [Opinion.Needs] lists exactly the questions whose answers
// matter. Nothing is guessed. With very many open questions (some tens of separate ones, more than ten that hang together, or
// fewer of them about very many controls) the ranges alone are used, and both lists may be too long, never too short.
//
// Around [Form] stand verbs that answer what follows from it. [Derive] builds the whole tree from the opinion to the facts,
// also for what went well. [Counterfactuals] finds the minimal sets of facts whose change would change a limb.
// [Sensitivity] tries other values of those choices of the [Policy] that had a part in the opinion, which [Opinion.PolicyUsed]
// records with where they had it. [Compare] explains what differs between two years. [Ready] says, before the period, what the
// opinion would be today and whether the period may begin. [Examination.Relevance] follows a user entity's accounts to what
// answers them.
//
// Invariants: order of input never matters; adding a deviation never improves anything; a scope limitation alone
// never yields an adverse opinion, nor a misstatement alone a disclaimer; every modified limb has a reason and an
// unqualified one has none; a control assumed at a user entity never repairs one that failed here.
//
// What it refuses: to type an opinion in, to infer redundancy, to let remediation, responses or removal erase a
// deviation, to conclude from inquiry alone or from one look, to call one limb's kind the report's without a stated policy. It
// stores nothing and reads no clock, network or random source.
package opinion
