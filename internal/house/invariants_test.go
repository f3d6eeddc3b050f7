package house_test

import (
	"go/ast"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// invariant is a law that the module was designed by, and the tests that hold it: package and function. Laws keep the number that
// tests and comments call them by.
type invariant struct {
	number int
	law    string
	tests  []string
}

// invariants is where to look when somebody asks what proves a law. The tests below keep it from going stale: every function it
// names exists, every test that says that it holds a law stands here under that law, and no law is without a test.
var invariants = []invariant{
	{1, "adding a deviation never improves anything", []string{"opinion.TestInvariant01AddingADeviationNeverImproves", "report/review.TestLawMoreExceptionsNeverImprove"}},
	{2, "removing a deviation never worsens anything", []string{"opinion.TestInvariant02RemovingADeviationNeverWorsens"}},
	{3, "the order of lists never matters", []string{
		"opinion.TestInvariant03OrderNeverMatters", "controls.TestLaw3OrderNeverChangesTheGaps", "controls.TestLaw3OrderNeverChangesTheProblems", "controls.TestLaw3OrderNeverChangesTheRelevance",
		"cuec.TestLaw3OrderNeverChangesTheProblems", "cuec.TestPermutingARegisterPermutesItsFindings", "report/review.TestLawOrderNeverMatters",
	}},
	{4, "a Type 1 report has no operation, no tests and one date", []string{"opinion.TestInvariant04Type1HasNoOperation", "report.TestType1SpeaksOfOneDateAndNeverOfResults"}},
	{5, "a Type 2 report has a period and three limbs", []string{"opinion.TestInvariant05Type2HasThreeLimbsAndAPeriod", "report.TestType2SpeaksOfThePeriodInEveryLimb"}},
	{6, "every deviation is reported exactly once", []string{"opinion.TestInvariant06EveryDeviationIsCountedOnce", "report.TestEveryDeviationStandsInSection4ExactlyOnceWithItsNumbers"}},
	{7, "a reported deviation has its numbers and its nature", []string{
		"opinion.TestInvariant07DeviationsAreAmongTheItemsTested", "controls.TestLaw7And8CountsAddUp", "report.TestEveryDeviationStandsInSection4ExactlyOnceWithItsNumbers",
	}},
	{8, "deviations are among the sample, and the sample in the population", []string{"opinion.TestInvariant08DeviationsSamplePopulation", "controls.TestLaw7And8CountsAddUp"}},
	{9, "all in order is unqualified", []string{"opinion.TestInvariant09AllInOrderIsUnqualified"}},
	{10, "an objective that is not achieved modifies operation", []string{"opinion.TestInvariant10AnObjectiveNotAchievedModifies"}},
	{11, "where no objective is achieved, operation is adverse unless disclaimed", []string{"opinion.TestInvariant11NoObjectiveAchievedIsAdverse"}},
	{12, "a scope limitation alone is never adverse, a misstatement alone never a disclaimer", []string{"opinion.TestInvariant12EachSideHasItsOwnExtreme"}},
	{13, "limbs are independent unless linked", []string{"opinion.TestInvariant13LimbsAreIndependent"}},
	{14, "what is not suitably designed does not achieve its objective", []string{"opinion.TestInvariant14DesignFailureReachesOperation"}},
	{15, "a further effective control never worsens", []string{"opinion.TestInvariant15ARedundantEffectiveControlNeverWorsens"}},
	{16, "deleting the only answer to a risk never improves", []string{
		"opinion.TestInvariant16DeletingTheOnlyCoverNeverImproves", "controls.TestLaw16DeletingAnAnswerNeverClosesAGap", "controls.TestLawDeletingAControlIsNoticed",
	}},
	{17, "a complementary control never repairs one that failed", []string{
		"opinion.TestInvariant17ComplementaryControlsRepairNothing", "report/review.TestLawAssumedControlsRepairNothing", "report/review.TestLawNothingAssumedRepairsAFailedObjective",
	}},
	{18, "what did not occur is neither effective nor a deviation", []string{
		"opinion.TestInvariant18NoOccurrenceIsNeitherEffectiveNorADeviation", "opinion.TestInvariant18NoOccurrenceMakesUpForNothing",
	}},
	{19, "a necessary control without a test modifies", []string{"opinion.TestInvariant19AnUntestedNecessaryControlModifies"}},
	{20, "a refused assertion leaves no report or a disclaimer", []string{"opinion.TestInvariant20ARefusedAssertionLeavesNoOpinion", "report.TestRefusedAssertionGivesNoReportOrADisclaimerOnly"}},
	{21, "without representations nothing is unqualified", []string{"opinion.TestInvariant21WithoutRepresentationsNothingIsUnqualified"}},
	{22, "emphasis and other information never change the opinion", []string{"opinion.TestInvariant22WordsThatDoNotModifyChangeNothing", "report.TestNarrativeAndResponsesNeverTouchTheOpinion"}},
	{23, "management's responses never change a conclusion", []string{
		"opinion.TestInvariant23ResponsesChangeNothing", "report.TestNarrativeAndResponsesNeverTouchTheOpinion", "report/review.TestLawResponsesChangeNoConclusion",
	}},
	{24, "carved-out controls are not tested, included ones are and come with letters", []string{
		"opinion.TestInvariant24CarvedOutControlsStayOutAndIncludedOnesComeWithLetters", "report/review.TestLawCarveOutsHaveNoResultsAndInclusionsNeedThem",
	}},
	{25, "including an organization whose control failed never improves", []string{
		"opinion.TestInvariant25IncludingAFailureNeverImproves", "report/review.TestLawIncludingAFailureNeverImproves", "report/review.TestLawCarvingOutAnIncludedOneAddsNoTests",
	}},
	{26, "the dates of evidence, letter and report are in order", []string{"opinion.TestInvariant26DatesAreInOrder", "opinion.TestStages", "report.TestIssueNamesEverythingThatIsMissing"}},
	{27, "an unqualified report may have deviations", []string{"opinion.TestInvariant27AnUnqualifiedReportMayHaveDeviations"}},
	{28, "the use of a report is always restricted, in the words of its type", []string{"report.TestRestrictedUseIsAlwaysThereAndNamesTheUserEntitiesOfTheType"}},
	{29, "every id survives rendering, which is deterministic", []string{
		"report.TestEveryIDReachesTheReader", "report.TestComposingIsDeterministicAndLeavesTheReportAlone", "report.TestAnyReportComesBackFromJSONToTheByte",
	}},
	{30, "every objective has a control or is flagged; complementary controls belong to objectives", []string{
		"opinion.TestInvariant30EveryObjectiveHasAControlOrIsReported", "controls.TestLaw30EveryObjectiveHasAControlOrIsFlagged", "cuec.TestLaw30EveryComplementaryControlMapsToAnObjective",
		"report/review.TestLawEveryAssumedControlServesAnObjectiveAndBareOnesAreFlagged",
	}},
	{31, "classes of coverage partition the year", []string{"soc1.TestLaw31ClassesPartitionTheYear"}},
	{32, "adding a report never loses a tested day", []string{"soc1.TestLaw32AddingACleanReportNeverLosesATestedDay"}},
	{33, "merging reports is a union of sets", []string{"soc1.TestLaw33MergingReportsIsASetUnion"}},
	{34, "a bridge letter makes no day tested", []string{"soc1.TestLaw34ALetterMakesNoDayTested"}},
	{35, "a Type 1 report adds no tested day", []string{"soc1.TestLaw35AType1ReportAddsNoTestedDay"}},
	{36, "windows that touch leave no gap", []string{"soc1.TestLaw36TouchingWindowsLeaveNoGap"}},
	{37, "shifting everything keeps the lengths", []string{"soc1.TestLaw37ShiftingEverythingKeepsLengths"}},
	{38, "a stricter policy never improves", []string{
		"opinion.TestInvariant38AStricterPolicyNeverImproves", "opinion.TestAllowanceNeverWorsens", "opinion.TestAllowingForShortGapsNeverWorsens",
		"soc1.TestLaw38TighteningAPolicyNeverImproves", "report/review.TestLawAStricterPolicyNeverImproves", "report/review.TestLawNoKnobImprovesByTightening",
		"cuec.TestAStricterPolicyNeverImproves",
	}},
	{39, "what is modified has reasons, what is unqualified none", []string{"opinion.TestInvariant39ModifiedHasReasonsAndUnqualifiedNone", "report.TestEveryModifiedLimbIsExplainedBeforeTheOpinion"}},
	{40, "every reason leads to facts, and no fact is lost", []string{
		"opinion.TestInvariant40EveryReasonLeadsToFacts", "opinion.TestInvariant40NoFactIsLost", "opinion.TestInvariant40NoFactIsLostInTheDerivation",
		"opinion.TestWhatStandsAsideChangesNothing", "report.TestEveryTextOfAnExaminationReachesTheReader", "report/review.TestLawEveryPointerLeadsToAFact",
	}},
	{41, "an objective reads the same wherever it is quoted", []string{"report.TestObjectivesReadTheSameWhereverTheyAreQuoted"}},
	{42, "superseded controls tile the window or declare a gap", []string{"opinion.TestInvariant42LinesTileTheWindowOrDeclareAGap", "controls.TestLaw42SupersededControlsTileOrDeclareAGap"}},
	{43, "a shorter window never has more occurrences", []string{"controls.TestLaw43ShrinkingTheWindowNeverAddsOccurrences", "controls.TestLaw43AnAnnualControlOutsideTheWindowDidNotOccur", "sampling.TestLaw43ShrinkingTheWindowNeverAddsOccurrences"}},
	{44, "a test of one item does not stand without general IT controls", []string{"opinion.TestInvariant44AutomatedControlNeedsItsGeneralControls"}},
	{45, "inquiry alone never concludes", []string{"opinion.TestInvariant45InquiryAloneNeverConcludes"}},
	{46, "an incomplete population never concludes", []string{"opinion.TestInvariant46AnIncompletePopulationNeverConcludes"}},
	{47, "the summary depends on the limbs and the policy alone", []string{"opinion.TestInvariant47SummaryDependsOnTheLimbsAlone"}},
	{48, "reliance is never better than the worst relevant evidence, and chains end", []string{"report/review.TestLawNeverBetterThanTheWorstRelevantEvidence", "report/review.TestLawEveryWebOfReportsEnds"}},
	{49, "a Type 1 report gives no reliance on operation", []string{"report/review.TestLawTypeOneGivesNoOperatingReliance"}},
	{50, "lint is pure, and a vague word never raises the score", []string{
		"cuec.TestTheSameTextHasTheSameFindings", "cuec.TestAVagueWordNeverRaisesTheScore", "controls.TestLaw50AnAbsoluteWordAddsExactlyOneFinding", "controls.TestLawFindingsStandInTheStatementAndAreRepeatable",
	}},
}

// said finds the numbers of laws in a name, such as TestInvariant07... or TestLaw7And8..., and in a comment.
var said = regexp.MustCompile(`^Test(?:Invariant|Law)([0-9]+)(?:And([0-9]+))?`)

// spoken finds them in a comment, such as "Invariants 6 and 7." at its beginning.
var spoken = regexp.MustCompile(`^Invariants? ([0-9]+)(?: and ([0-9]+))?`)

// TestEveryLawIsHeldByTestsThatExist reads the table against the tests of the module.
func TestEveryLawIsHeldByTestsThatExist(t *testing.T) {
	tests := make(map[string]*ast.FuncDecl)
	for _, s := range sources(t) {
		for _, decl := range s.file.Decls {
			if f, ok := decl.(*ast.FuncDecl); s.test && ok && f.Recv == nil && strings.HasPrefix(f.Name.Name, "Test") {
				tests[s.pkg+"."+f.Name.Name] = f
			}
		}
	}
	for i, law := range invariants {
		if law.number != i+1 || law.law == "" || len(law.tests) == 0 {
			t.Errorf("law %d stands as %+v; number the laws from 1 and name a test for each", i+1, law)
		}
		for _, name := range law.tests {
			if tests[name] == nil {
				t.Errorf("law %d, %s: there is no %s; name the test that holds it now", law.number, law.law, name)
			}
		}
	}
	if len(invariants) != 50 {
		t.Errorf("%d laws of 50", len(invariants))
	}
	for name, f := range tests {
		numbers := said.FindStringSubmatch(f.Name.Name)
		if numbers == nil && f.Doc != nil {
			numbers = spoken.FindStringSubmatch(strings.TrimSpace(f.Doc.Text()))
		}
		for _, text := range numbers[min(1, len(numbers)):] {
			n, err := strconv.Atoi(text)
			if err == nil && (n < 1 || n > len(invariants) || !slices.Contains(invariants[n-1].tests, name)) {
				t.Errorf("%s says that it holds law %d; add it to the table", name, n)
			}
		}
	}
}
