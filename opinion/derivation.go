package opinion

import (
	"iter"
	"slices"
	"strconv"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// Step is one step of a [Derivation]: what it is about, what came out, and by which rule, with the steps that it rests on
// below it. The zero value is no step.
type Step struct {
	// Topic is what the step is about, and says how its result follows from the steps below when no rule is named.
	Topic Topic `json:"topic"`
	// Rule is the rule that was applied to the facts, if the step is not a mere combination of the steps below it.
	Rule Rule `json:"rule,omitzero"`
	// Subject is the id, the limb's name or the number of what it is about, unique enough to find it in the examination.
	Subject string `json:"subject,omitzero"`
	// Result is what came out, in words.
	Result string `json:"result"`
	// Modifies says that the step is part of what modifies its limb, or may modify it.
	Modifies bool `json:"modifies,omitzero"`
	// See is the path of the step below which the same thing is derived in full; this step then has none below it.
	See string `json:"see,omitzero"`
	// Days are the days concerned. Empty means all days of the report.
	Days []soc1.Period `json:"days,omitzero"`
	// Tested is the number of items of a test.
	Tested int64 `json:"tested,omitzero"`
	// Deviating is how many of them deviated.
	Deviating int64 `json:"deviating,omitzero"`
	// Concerned is the number of objectives that a share was taken of.
	Concerned int `json:"concerned,omitzero"`
	// Total is the number of objectives.
	Total int `json:"total,omitzero"`
	// Struck are the kinds of opinion that were struck out. Limbs only.
	Struck []Strike `json:"struck,omitzero"`
	// Facts are JSON Pointers into the examination: what the step looked at.
	Facts []string `json:"facts,omitzero"`
	// Citation is the rule of the field behind the step.
	Citation soc1.Citation `json:"citation,omitzero"`
	// Section is where that rule stands in the examination's standard, with the paragraph where that is sure. It is
	// empty when the standard has no such rule.
	Section string `json:"section,omitzero"`
	// Confidence says how far the section is to be trusted.
	Confidence soc1.Confidence `json:"confidence,omitzero"`
	// Because are the steps that this one rests on.
	Because []Step `json:"because,omitzero"`
}

// RuleID returns the id of the rule that made the step: that of its rule, or that of its topic's way to combine. A combination
// such as that of the members of a set applies no rule of its own.
func (s *Step) RuleID() string {
	if s.Rule != 0 {
		return s.Rule.String()
	}
	return "by-" + s.Topic.String()
}

// Text returns the step as one sentence, without the steps below it.
func (s *Step) Text() string {
	text := s.Topic.Title()
	if s.Subject != "" {
		text += " " + s.Subject
	}
	if s.Result != "" {
		text += ": " + s.Result
	}
	if s.Rule != 0 {
		r := Reason{Rule: s.Rule, Tested: s.Tested, Deviating: s.Deviating, Concerned: s.Concerned, Total: s.Total, Days: s.Days}
		return text + "; " + r.Text()
	}
	return text
}

// token is the step's name in a path. Sets are numbered within their risk, and a bare number would not tell a reader what it
// counts.
func (s *Step) token() string {
	switch {
	case s.Topic == TopicSet:
		return "set-" + s.Subject
	case s.Subject != "":
		return s.Subject
	}
	return s.RuleID()
}

// Derivation is how an opinion follows from an examination: the complete tree from the report's label over limbs, objectives,
// risks, sets and controls down to walkthroughs, tests, deviations and judgements, for what went well as much as for what did
// not. No fact is lost: what has no part in the opinion stands aside, under [TopicAside], with the rule that says why. A control
// that serves several sets is derived once in each limb; the other places refer to that one, so that the tree grows with the
// examination and no faster. It shares no memory with the examination.
type Derivation struct {
	// Standard is the standard whose sections are cited.
	Standard soc1.Standard `json:"standard,omitzero"`
	// Policy is the policy under which it was derived.
	Policy Policy `json:"policy"`
	// PolicyUsed are the values of the policy that mattered, as [Opinion.PolicyUsed] has them.
	PolicyUsed []PolicyUse `json:"policyUsed,omitzero"`
	// Root is the step about the report as a whole.
	Root Step `json:"root"`
}

// Derive forms the opinion as [Form] does, with the same errors, and returns how it follows. It does the work only here; Form
// never pays for it. Limbs have the kinds that Form gives them, and every reason that Form gives occurs as a step.
//
// The tree is built from the grades by which the opinion was formed, and from its reasons: it shows the work and does none of it
// again.
func Derive(e *Examination, p Policy) (*Derivation, error) {
	ev, err := prepare(e, p)
	if err != nil {
		return nil, err
	}
	d, o := &deriver{ev: ev}, ev.conclude()
	return &Derivation{Standard: e.Standard, Policy: p, PolicyUsed: o.PolicyUsed, Root: d.report(o)}, nil
}

// prepare checks what [Form] checks and grades every control and every objective.
//
// All problems come back at once. Without a type and dates there are no days to grade, so these are needed here and nowhere in
// Validate.
func prepare(e *Examination, p Policy) (*evaluator, error) {
	var ps soc1.Problems
	x, err := e.check()
	ps.Merge("", err)
	ps.Merge("/policy", p.Validate())
	if !e.Type.IsValid() {
		ps.Add(soc1.CodeMissing, "/type", "the examination has no report type", `choose "type-1" or "type-2"`)
	} else if member := e.undated(); member != "" {
		ps.Add(soc1.CodeMissing, member, "the examination has no dates, so that nothing can be evaluated", "give the period of a Type 2 report, or the date of a Type 1 report")
	}
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return evaluated(e, p, x), nil
}

// evaluated returns an evaluator that has graded everything. Controls come first, since objectives are combinations of them.
func evaluated(e *Examination, p Policy, x *controls.Index) *evaluator {
	ev := newEvaluator(e, p, x)
	ev.evaluateControls()
	ev.evaluateObjectives()
	return ev
}

// All walks all steps, each before the steps below it, with its depth; the root has depth 0.
func (d *Derivation) All() iter.Seq2[int, Step] {
	return func(yield func(int, Step) bool) {
		d.Root.walk(0, "", func(depth int, _ string, s *Step) bool { return yield(depth, *s) })
	}
}

// Paths walks all steps in the same order, each with its path: the names from the limb down, separated and escaped as in a
// JSON Pointer, such as "/operation/CO-1/R-1-1/set-1/C-1-1/T-1-1". The root's path is empty. Of several steps with one name below one
// step, the second has "#2" added to it, and so on.
func (d *Derivation) Paths() iter.Seq2[string, Step] {
	return func(yield func(string, Step) bool) {
		d.Root.walk(0, "", func(_ int, path string, s *Step) bool { return yield(path, *s) })
	}
}

// Find returns the step at a path and whether there is one. It walks the tree; look up many paths by way of Paths.
func (d *Derivation) Find(path string) (Step, bool) {
	for at, s := range d.Paths() {
		if at == path {
			return s, true
		}
	}
	return Step{}, false
}

// Limb returns the step about a limb and whether the report has that limb.
func (d *Derivation) Limb(limb Limb) (Step, bool) {
	i := slices.IndexFunc(d.Root.Because, func(s Step) bool { return s.Topic == TopicLimb && s.Subject == limb.String() })
	if i < 0 {
		return Step{}, false
	}
	return d.Root.Because[i], true
}

// walk yields s and the steps below it, each before what is below it, and reports whether to go on.
func (s *Step) walk(depth int, path string, yield func(int, string, *Step) bool) bool {
	if !yield(depth, path, s) {
		return false
	}
	names := newNames(path)
	for i := range s.Because {
		b := &s.Because[i]
		if !b.walk(depth+1, names.path(b.token()), yield) {
			return false
		}
	}
	return true
}

// names makes the names of the steps below one step unique. Numbers are given in the order of the steps, so that a path is the
// same in every run.
type names struct {
	prefix string
	used   map[string]int
}

// newNames returns the names below the step with the path prefix.
func newNames(prefix string) names { return names{prefix, make(map[string]int)} }

// path returns the path of the next step with a name.
func (n names) path(token string) string {
	n.used[token]++
	if k := n.used[token]; k > 1 {
		token += "#" + strconv.Itoa(k)
	}
	return soc1.Pointer(n.prefix, token)
}
