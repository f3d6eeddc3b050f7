package controls_test

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// processing returns an objective of the service itself with a statement.
func processing(statement string) controls.Objective {
	return controls.Objective{ID: "CO-1", Statement: statement, Kind: controls.TransactionProcessing, Assertions: []soc1.FinancialAssertion{soc1.Accuracy}}
}

// told lists findings as "severity rule words".
func told(statement string, found []controls.ObjectiveFinding) []string {
	var list []string
	for _, f := range found {
		list = append(list, strings.TrimSpace(f.Severity.String()+" "+f.Rule.String()+" "+statement[f.Span.Start:f.Span.End]))
	}
	return list
}

func TestWhatTheLintFindsInAStatement(t *testing.T) {
	const p = controls.ObjectivePrefix
	for _, c := range []struct {
		statement string
		want      []string
	}{
		{p + "payroll is calculated completely and accurately.", nil},
		{p + "transactions are recorded in the proper period.", nil},
		{"Controls are designed to provide reasonable, but not absolute, assurance that pay is accurate.", nil},
		{"Control activities provide reasonable assurance that pay is accurate.", nil},
		{p + "daily prices are complete and accurate.", []string{"warning embeds-control daily"}},

		{"", []string{"error form", "warning vague"}},
		{strings.TrimSpace(p), []string{"error form", "warning vague"}},
		{"Payroll is calculated accurately.", []string{"error form"}},
		{"We provide controls and reasonable assurance that pay is accurate.", []string{"error form"}},
		{"Controls provide assurance that pay is accurate.", []string{"error form"}},
		{"Controls " + strings.Repeat("really ", 14) + "provide reasonable assurance that pay is accurate.", []string{"error form"}},

		{p + "user access is restricted and reviewed quarterly.", []string{"error embeds-control quarterly"}},
		{p + "accounts are accurate and reconciled by the manager.", []string{"error embeds-control reconciled by"}},
		{p + "accurate payments are released under dual control.", []string{"error embeds-control dual control"}},
		{p + "positions are complete on a monthly basis", []string{"error embeds-control on a monthly basis"}},

		{p + "payroll is calculated accurately and access to the in-scope systems is restricted.", []string{"error compound access to the in-scope systems"}},
		{p + "program changes are authorized, data are backed up, and physical access is restricted.", []string{"error compound backed up"}},
		{p + "trades are recorded accurately; and that income is complete.", []string{"warning compound ;", "warning compound and that"}},

		{"Controls ensure that pay is accurate.", []string{"error form", "error absolute ensure"}},
		{p + "ALL trades are always recorded accurately.", []string{"warning absolute ALL", "error absolute always"}},
		{p + "trades are recorded accurately without exception.", []string{"error absolute without exception"}},

		{p + "accurate invoices meet service levels.", []string{"error operational-aim service levels"}},
		{p + "claims are processed accurately and efficiently.", []string{"warning operational-aim efficiently"}},
		{p + "the portal has 99.9% uptime.", []string{"warning vague", "warning operational-aim %", "error operational-aim uptime"}},
		{p + "authorized tickets are answered within four hours.", []string{"error operational-aim within four hours"}},
		{p + "trades are recorded within two business days.", []string{"warning operational-aim within two business days"}},
		{p + "trades are recorded within the limits that the client set for days.", nil},
		{p + "access is granted and changes are tested.", []string{"error compound changes are tested"}},
		{p + "access is restricted to authorized and appropriate users.", nil},

		{p + "payments will be authorized.", []string{"error future-tense will"}},
		{p + "payments should be authorized.", []string{"warning future-tense should"}},

		{p + "a disaster recovery plan is tested.", []string{"error beyond-scope disaster recovery"}},
		{p + "authorized users have availability of the system.", []string{"error beyond-scope availability"}},
		{p + "the confidentiality of records is protected.", []string{"warning beyond-scope confidentiality"}},

		{p + "payments are appropriate.", []string{"warning vague", "warning vague appropriate"}},
		{p + "payroll is handled.", []string{"warning vague", "warning vague handled"}},
		{p + "rates are accurate on their effective dates.", nil},
		{p + "les données sont complètes.", []string{"warning vague"}},
	} {
		found := controls.LintObjective(processing(c.statement))
		if got := told(c.statement, found); !slices.Equal(got, c.want) {
			t.Errorf("%q:\n got %q\nwant %q", c.statement, got, c.want)
		}
		for _, f := range found {
			if f.Path != "/statement" || f.Message == "" || f.Suggestion == "" || strings.HasSuffix(f.Message+f.Suggestion, ".") {
				t.Errorf("%q: %+v does not help a reader", c.statement, f)
			}
		}
	}
}

func TestAnObjectiveNeedsAnAssertionUnlessItIsAboutIT(t *testing.T) {
	for kind, want := range map[controls.ObjectiveKind]soc1.Severity{
		controls.TransactionProcessing: soc1.SeverityError, 0: soc1.SeverityWarning, controls.GeneralIT: 0, controls.EntityLevel: 0,
	} {
		o := processing(controls.ObjectivePrefix + "payroll is calculated accurately.")
		o.Kind, o.Assertions = kind, nil
		found := controls.LintObjective(o)
		if want == 0 && len(found) == 0 {
			continue
		}
		if len(found) != 1 || found[0].Rule != controls.RuleNoAssertion || found[0].Severity != want || found[0].Path != "/assertions" {
			t.Errorf("%v: %+v", kind, found)
		}
	}
}

func TestEveryRuleHasAdvice(t *testing.T) {
	for r := range controls.ObjectiveRules() {
		if a := r.Advice(); a == "" || strings.HasSuffix(a, ".") {
			t.Errorf("%v: %q", r, a)
		}
	}
	if a := controls.ObjectiveRule(0).Advice(); a != "" {
		t.Errorf("no rule advises %q", a)
	}
}

func TestTheSameObjectiveTwiceIsFound(t *testing.T) {
	var m controls.Matrix
	for _, s := range []string{
		"Controls provide reasonable assurance that pay is calculated accurately and completely.",
		"Controls provide reasonable assurance that pay is deposited accurately.",
		"Control activities provide reasonable assurance that the PAY is completely, accurately calculated!",
		"", "",
	} {
		m.Objectives = append(m.Objectives, processing(s))
	}
	var got []string
	for _, f := range m.LintObjectives() {
		if f.Rule == controls.RuleDuplicate {
			got = append(got, f.Path+" "+f.Message)
		}
	}
	if want := []string{"/objectives/2/statement the statement says the same as that of /objectives/0"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// phrases are pieces of statements that together break every rule, and some text of no use.
func phrases() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		controls.ObjectivePrefix, "Controls", "provide", "reasonable", "but not absolute", "assurance", "that", "disaster", "recovery", "time", "objective", "service", "levels",
		"reviewed", "by", "monthly", "and that", ";", "as", "well as", "physical", "access", "access to the", "data", "centers", "backed", "up", "calculated",
		"proper", "period", "will", "payroll", "accurately", "in-scope", "user's", "é", "\xff", "\xff\xfe", "’", "without", "exception", "at all times", "best practices",
	}))
}

// statement draws a text made of phrases.
func statement() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(phrases(), 0, 12).Draw(t, "phrases"), " ")
	})
}

// checkSpans holds findings to what they promise about places.
func checkSpans(t interface {
	Fatalf(format string, args ...any)
}, text string, found []controls.ObjectiveFinding,
) {
	last := 0
	for _, f := range found {
		if f.Span.Start < last || f.Span.End < f.Span.Start || f.Span.End > len(text) || !f.Rule.IsValid() || !f.Severity.IsValid() {
			t.Fatalf("%+v in %q of %d bytes, after %d", f, text, len(text), last)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[f.Span.Start:f.Span.End]) {
			t.Fatalf("%+v cuts a rune of %q", f, text)
		}
		last = f.Span.Start
	}
}

func TestLawFindingsStandInTheStatementAndAreRepeatable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := processing(statement().Draw(t, "statement"))
		found := controls.LintObjective(o)
		checkSpans(t, o.Statement, found)
		if again := controls.LintObjective(o); !reflect.DeepEqual(found, again) {
			t.Fatalf("%q gives %v and then %v", o.Statement, found, again)
		}
	})
}

// TestLaw50AnAbsoluteWordAddsExactlyOneFinding: wherever it is put between words, and whatever stands around.
func TestLaw50AnAbsoluteWordAddsExactlyOneFinding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := processing(statement().Draw(t, "statement"))
		borders := []int{0, len(o.Statement)}
		for i := range len(o.Statement) {
			if o.Statement[i] == ' ' {
				borders = append(borders, i)
			}
		}
		at := rapid.SampledFrom(borders).Draw(t, "border")
		word := rapid.SampledFrom(controls.AbsoluteWords()).Draw(t, "word")
		if rapid.Bool().Draw(t, "loud") {
			word = strings.ToUpper(word)
		}
		before := controls.LintObjective(o)
		o.Statement = o.Statement[:at] + " " + word + " " + o.Statement[at:]
		if after := controls.LintObjective(o); len(after) != len(before)+1 {
			t.Fatalf("%q at %d: %d findings became %d in %q", word, at, len(before), len(after), o.Statement)
		}
	})
}

// TestLawCaseAndBlanksDoNotMatter: the same words have the same rules broken.
func TestLawCaseAndBlanksDoNotMatter(t *testing.T) {
	rules := func(s string) []string {
		var list []string
		for _, f := range controls.LintObjective(processing(s)) {
			list = append(list, f.Severity.String()+" "+f.Rule.String())
		}
		return list
	}
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Fields(rapid.SampledFrom(catalogue()).Draw(t, "entry").Statement)
		words = slices.Insert(words, rapid.IntRange(0, len(words)).Draw(t, "at"), rapid.SampledFrom([]string{"monthly", "will", "uptime", "always", "adequate"}).Draw(t, "word"))
		plain := strings.Join(words, " ")
		if got, want := rules(strings.ToUpper(strings.Join(words, " \n\t"))), rules(plain); !slices.Equal(got, want) {
			t.Fatalf("%q: %q in one form and %q in another", plain, want, got)
		}
	})
}

// TestLawTheMatrixFindsWhatItsObjectivesHave: besides duplicates, the lint of a matrix is that of its objectives.
func TestLawTheMatrixFindsWhatItsObjectivesHave(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var m controls.Matrix
		var want []controls.ObjectiveFinding
		for i, s := range rapid.SliceOfN(statement(), 0, 6).Draw(t, "statements") {
			m.Objectives = append(m.Objectives, processing(s))
			for _, f := range controls.LintObjective(m.Objectives[i]) {
				f.Path = soc1.Pointer("/objectives", i) + f.Path
				want = append(want, f)
			}
		}
		got := slices.DeleteFunc(m.LintObjectives(), func(f controls.ObjectiveFinding) bool { return f.Rule == controls.RuleDuplicate })
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func FuzzLintObjective(f *testing.F) {
	f.Add("Controls provide reasonable assurance that pay is calculated accurately.") // nothing to find
	f.Add("Controls ensure that all changes will be reviewed by management monthly.") // much to find
	f.Add("disaster recovery time objective")                                         // one cue inside of another
	f.Add("Controls provide reasonable, but not absolute, assurance that")            // nothing follows
	f.Add("a;b;;c and that;")                                                         // marks beside words
	f.Add("user's access—“data” naïve ’")                                             // punctuation beyond ASCII
	f.Add("always\xffnever \xc3")                                                     // bytes that are no text
	f.Add("e\u0301nsure ensure\u200b")                                                // combining and invisible characters
	f.Add(strings.Repeat("access to the ", 300))                                      // a cue that never ends
	f.Fuzz(func(t *testing.T, text string) {
		m := controls.Matrix{Objectives: []controls.Objective{processing(text), {Statement: text}}}
		found := m.LintObjectives()
		alone := controls.LintObjective(m.Objectives[0])
		checkSpans(t, text, alone)
		if len(found) < len(alone) {
			t.Fatalf("%q has %d findings alone and %d in a matrix", text, len(alone), len(found))
		}
		loud := processing("never " + text)
		if after := controls.LintObjective(loud); len(after) != len(alone)+1 {
			t.Fatalf("%q: %d findings became %d", text, len(alone), len(after))
		}
	})
}

func BenchmarkLintObjective(b *testing.B) {
	for _, n := range []int{1, 10, 100, 1000} {
		o := processing(strings.Repeat(controls.ObjectivePrefix+"changes to the in-scope applications are authorized, tested and always reviewed monthly. ", n))
		b.Run("bytes="+strconv.Itoa(len(o.Statement)), func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(o.Statement)))
			for b.Loop() {
				controls.LintObjective(o)
			}
		})
	}
}
