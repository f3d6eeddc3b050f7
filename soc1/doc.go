// Package soc1 is the vocabulary of a SOC 1 engagement: the words that every other package speaks.
//
// A SOC 1 report is an independent accountant's report on the controls of a service organization that are
// likely relevant to its customers' internal control over financial reporting. This package names the
// parties, the periods, the report types and standards, the subservice methods, the assertions and the
// accounts, and it answers the questions that need nothing else: which days of a user entity's fiscal year the
// available reports cover and what to do about the others ([AssessCoverage], [Coverage.NextSteps]), which window
// would serve all customers best ([PlanWindow]), which report is called for at all ([ScopeService]), and whether a
// firm may accept to give it ([CheckAcceptance]).
//
// Vocabulary, in the field's own terms:
//
//   - service organization, user entity, service auditor, user auditor: the four roles ([Role]);
//   - subservice organization: a service organization used by another, carved out or included ([Subservice]);
//   - Type 1 and Type 2: as of a date, and throughout a period ([ReportType]);
//   - [Date] and [Period]: civil days without a time zone, both ends of a period included;
//   - bridge letter: management's word about the days after the report ([BridgeLetter], [DraftBridgeLetter]);
//   - vendor and subservice organization: suppliers that matter to the report, or not ([ClassifySupplier]);
//   - two things called assertion: management's written claim ([ManagementAssertion]) and what a
//     financial statement claims about its balances ([FinancialAssertion]).
//
// Invariants: a zero enum, id or date is invalid and cannot be mistaken for data; every decoder ends in the
// checks of the constructor; all problems of a value come back at once ([Problems]), each with a code,
// a JSON Pointer and a remedy.
//
// The package stores nothing and reads no clock, network or random source. It quotes no standard: where a
// rule has a source, [Citation] names the section and how sure the reference is.
package soc1
