package controls

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// ObjectiveFinding is a rule that an objective breaks.
type ObjectiveFinding struct {
	// Path is a JSON Pointer to the faulty member, relative to the objective or, from [Matrix.LintObjectives], to
	// the matrix.
	Path string `json:"path"`
	// Rule is the rule.
	Rule ObjectiveRule `json:"rule"`
	// Severity says how much it weighs.
	Severity soc1.Severity `json:"severity"`
	// Span is where in the statement the fault stands. The zero span means that something is missing, or that
	// the fault is in no particular words.
	Span Span `json:"span,omitzero"`
	// Message says what is wrong, in one sentence without a full stop.
	Message string `json:"message"`
	// Suggestion says what to do, in one sentence without a full stop.
	Suggestion string `json:"suggestion"`
}

// LintObjective judges the wording of one objective. It is a pure function that reads English, takes any text, and needs
// time in proportion to the text's length. Findings come by place and then by rule. [RuleDuplicate] needs the
// other objectives and is left to [Matrix.LintObjectives].
//
// The rules are practice, not law, and words are only signs: a finding is a question to the one who wrote the
// statement. Adding one of the [AbsoluteWords] anywhere between words always adds a finding.
func LintObjective(o Objective) []ObjectiveFinding { return newObjectiveLint().judge(&o) }

// LintObjectives judges every objective of the matrix, in its order, and finds those that say the same. Two statements
// say the same when they use the same words, whatever their case, order and small words.
func (m *Matrix) LintObjectives() []ObjectiveFinding {
	lint := newObjectiveLint()
	first := make(map[string]int)
	var list []ObjectiveFinding
	for i := range m.Objectives {
		o, path := &m.Objectives[i], soc1.Pointer("/objectives", i)
		found := lint.judge(o)
		for j := range found {
			found[j].Path = path + found[j].Path
		}
		list = append(list, found...)
		words := lint.essence(o.Statement)
		if words == "" {
			continue
		}
		if other, seen := first[words]; seen {
			list = append(list, ObjectiveFinding{
				Path: path + "/statement", Rule: RuleDuplicate, Severity: soc1.SeverityError, Suggestion: RuleDuplicate.Advice(),
				Message: "the statement says the same as that of " + soc1.Pointer("/objectives", other),
			})
			continue
		}
		first[words] = i
	}
	return list
}

// objectiveLint holds the word lists, so that many statements share them.
type objectiveLint struct {
	// absolute gives the severity of words that are reported and then read over.
	absolute map[string]soc1.Severity
	// filler are words that are read over without a report.
	filler map[string]bool
	// attribute are words that give the subject a measure.
	attribute map[string]bool
	// fault are the cues that break a rule, and about those that tell processes apart.
	fault, about lexicon
	// unit gives the severity of a deadline by its unit.
	unit map[string]soc1.Severity
	// smallWords carry no meaning when two statements are compared.
	smallWords map[string]bool
}

// newObjectiveLint builds the word lists anew, since the package keeps no state.
func newObjectiveLint() *objectiveLint {
	l := &objectiveLint{
		absolute: absolutes(), filler: fillers(), attribute: attributeWords(), fault: faultyCues(), about: processCues(), unit: units(),
		smallWords: make(map[string]bool),
	}
	for w := range strings.FieldsSeq("controls control activities provide provides reasonable assurance that is are be been of to and or in on for from by as with they it this these which ;") {
		l.smallWords[w] = true
	}
	return l
}

// judge applies every rule that one objective can break.
func (l *objectiveLint) judge(o *Objective) []ObjectiveFinding {
	var list []ObjectiveFinding
	report := func(rule ObjectiveRule, severity soc1.Severity, at Span, message string) {
		list = append(list, ObjectiveFinding{Path: "/statement", Rule: rule, Severity: severity, Span: at, Message: message, Suggestion: rule.Advice()})
	}
	// Absolute words go first, so that they hide no fault: every other rule reads what is left.
	tokens := tokenize(o.Statement)
	words := tokens[:0:0]
	for _, t := range tokens {
		switch severity := l.absolute[t.word]; {
		case severity != 0:
			report(RuleAbsolute, severity, t.span, `"`+t.word+`" promises more than reasonable assurance`)
		case !l.filler[t.word]:
			words = append(words, t)
		}
	}
	l.form(words, report)
	l.fault.scan(words, func(c cue, at Span, first int) {
		switch {
		case c.rule == 0:
		case c.rule == RuleEmbedsControl && len(c.words) == 1 && adverbial(words, first):
			report(c.rule, soc1.SeverityError, at, complaint(c))
		default:
			report(c.rule, c.severity, at, complaint(c))
		}
	})
	l.compound(words, report)
	l.deadlines(words, report)
	if !slices.ContainsFunc(words, func(t token) bool { return l.attribute[t.word] }) {
		report(RuleVague, soc1.SeverityWarning, Span{}, "the statement gives its subject no attribute that could be tested")
	}
	if len(o.Assertions) == 0 && o.Kind != GeneralIT && o.Kind != EntityLevel {
		severity := soc1.SeverityError
		if o.Kind == 0 {
			severity = soc1.SeverityWarning // it may turn out to be a general IT objective
		}
		list = append(list, ObjectiveFinding{
			Path: "/assertions", Rule: RuleNoAssertion, Severity: severity,
			Message: "the objective bears on no financial statement assertion", Suggestion: RuleNoAssertion.Advice(),
		})
	}
	slices.SortStableFunc(list, func(a, b ObjectiveFinding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(a.Rule, b.Rule))
	})
	return list
}

// adverbial reports whether a frequency at position i tells how often something is done, as in "reviewed monthly", and
// does not merely name a thing, as in "daily prices": it follows a participle, or ends the statement.
func adverbial(words []token, i int) bool {
	return i == len(words)-1 || i > 0 && strings.HasSuffix(words[i-1].word, "ed")
}

// complaint says what is wrong about a cue.
func complaint(c cue) string {
	quoted := `"` + strings.Join(c.words, " ") + `" `
	switch c.rule {
	case RuleEmbedsControl:
		return quoted + "tells how or how often a control works"
	case RuleCompound:
		return quoted + "joins two statements, which may be two objectives"
	case RuleAbsolute:
		return quoted + "promises more than reasonable assurance"
	case RuleOperational:
		return quoted + "is an aim of operations, which no financial statement shows"
	case RuleFuture:
		return quoted + "speaks of an intention"
	case RuleBeyondScope:
		return quoted + "is outside the scope of a SOC 1"
	}
	return quoted + "does not tell right from wrong"
}

// form checks the beginning of a statement, "controls ... provide ... reasonable ... assurance ... that", with a few words in
// between as in "are designed to provide", and that something follows.
func (l *objectiveLint) form(words []token, report func(ObjectiveRule, soc1.Severity, Span, string)) {
	const within = 14 // words; a longer beginning is not one
	limit, at := min(within, len(words)), 0
	for n, want := range [...]string{"control", "provide", "reasonable", "assurance", "that"} {
		for n > 0 && at < limit && words[at].word != want && words[at].word != want+"s" {
			at++
		}
		if at >= limit || words[at].word != want && words[at].word != want+"s" {
			report(RuleForm, soc1.SeverityError, Span{}, "the statement does not begin as a control objective does")
			return
		}
		at++
	}
	if at == len(words) {
		report(RuleForm, soc1.SeverityError, Span{}, "nothing follows the beginning that every control objective has")
	}
}

// compound reports a statement about two general IT processes, or about one of them and a calculation of the service.
func (l *objectiveLint) compound(words []token, report func(ObjectiveRule, soc1.Severity, Span, string)) {
	// Any number of calculations may belong to one process; a general IT process beside anything else may not.
	var seen [processCount]bool
	about, it, told := 0, 0, false
	l.about.scan(words, func(c cue, at Span, _ int) {
		if seen[c.process] {
			return
		}
		seen[c.process] = true
		about++
		if c.process != processTransactions {
			it++
		}
		if about > 1 && it > 0 && !told {
			told = true
			report(RuleCompound, soc1.SeverityError, at, `"`+strings.Join(c.words, " ")+`" is a process unrelated to the one before`)
		}
	})
}

// deadlines reports "within four hours" and the like: the word within, and a unit of time at most three words later.
func (l *objectiveLint) deadlines(words []token, report func(ObjectiveRule, soc1.Severity, Span, string)) {
	for i := range words {
		if words[i].word != "within" {
			continue
		}
		for _, u := range words[i+1 : min(i+4, len(words))] {
			if severity := l.unit[u.word]; severity != 0 {
				report(RuleOperational, severity, Span{words[i].span.Start, u.span.End}, "a deadline is a service level, or the criterion of a control")
				break
			}
		}
	}
}

// essence returns the words that carry a statement's meaning, sorted and each once.
func (l *objectiveLint) essence(statement string) string {
	var words []string
	for _, t := range tokenize(statement) {
		if l.absolute[t.word] == 0 && !l.filler[t.word] && !l.smallWords[t.word] {
			words = append(words, t.word)
		}
	}
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}
