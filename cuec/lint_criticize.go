package cuec

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// criticize returns the findings about the wording, sorted by rule and place.
func (r *reading) criticize(p *LintPolicy) []Finding {
	var fs []Finding
	add := func(f Finding) { fs = append(fs, f) }
	r.criticizeActor(add)
	r.criticizeAction(add)
	r.criticizeTime(add)
	r.criticizeProof(add)
	r.criticizeVague(add)
	r.criticizeRefused(add)
	r.criticizeForm(add, p)
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	return fs
}

// criticizeActor is CU01.
func (r *reading) criticizeActor(add func(Finding)) {
	switch {
	case r.actor.empty() || r.side == 0:
		add(Finding{Rule: RuleActor, Severity: soc1.SeverityWarning, Missing: PartActor, Message: "nobody is named who performs it", Suggestion: "begin with the role that acts, such as " + roleFor(r.kind())})
	case r.side == partyAnyone:
		add(Finding{Rule: RuleActor, Severity: soc1.SeverityAdvice, Span: spanOf(r.tokens, r.actor), Message: quote(r.textOf(r.actor)) + " names no role", Suggestion: "name the role that acts, such as " + roleFor(r.kind())})
	}
}

// criticizeAction is CU02, CU03 and CU08.
func (r *reading) criticizeAction(add func(Finding)) {
	kind := r.kind()
	// The four steps of the score: control, work, aim, nothing.
	switch pointsOfAction(kind) {
	case 3:
	case 2:
		what := " is routine work; the control over it is not stated"
		if kind == actOther {
			what = " is no verb of control that the lint knows"
		}
		add(Finding{Rule: RuleAction, Severity: soc1.SeverityWarning, Span: r.actSpan(), Message: quote(r.actText()) + what, Suggestion: "say who approves, reconciles or compares " + r.theObject()})
	case 1:
		add(Finding{Rule: RuleAction, Severity: soc1.SeverityError, Span: r.actSpan(), Missing: PartAction, Message: quote(r.actText()) + " names an aim, not an act", Suggestion: "say what is done: approve, reconcile, compare, restrict, remove or submit " + r.theObject()})
	default:
		add(Finding{Rule: RuleAction, Severity: soc1.SeverityError, Span: r.actSpan(), Missing: PartAction, Message: "no control verb says what is done", Suggestion: "use one concrete verb: approve, reconcile, review and resolve, compare, restrict, notify, remove, recalculate or submit"})
	}
	// The three steps of the score: named, generic, missing.
	switch r.objectAs {
	case 0:
		add(Finding{Rule: RuleObject, Severity: soc1.SeverityError, Missing: PartObject, Message: "nothing says what the control works on", Suggestion: "name the report, file, list, account or parameter"})
	case 1:
		if r.object.empty() {
			// notifies within a day of a termination: the event stands for what is told
			add(Finding{Rule: RuleObject, Severity: soc1.SeverityError, Missing: PartObject, Message: "only the event says what it is about", Suggestion: "name what is sent or reported, and to whom"})
			break
		}
		if kind == actTell && sideOf(r.tokens, r.object, r.words) != 0 {
			add(Finding{Rule: RuleObject, Severity: soc1.SeverityError, Span: spanOf(r.tokens, r.object), Missing: PartObject, Message: quote(r.textOf(r.object)) + " is who receives it; what is sent or reported is not named", Suggestion: "name the form, the list or the event that is sent or reported"})
			break
		}
		add(Finding{Rule: RuleObject, Severity: soc1.SeverityError, Span: spanOf(r.tokens, r.object), Missing: PartObject, Message: quote(r.textOf(r.object)) + " could be anything of its kind", Suggestion: "say which: the title of the report or file, the account, or the setting that is meant by " + quote(r.textOf(r.object))})
	}
	if r.cores > 1 {
		// Point at the last verb: from there on the statement can be cut.
		a := r.acts[r.chosen]
		for i := len(r.acts) - 1; i >= 0; i-- {
			if !r.acts[i].dependent {
				a = r.acts[i]
				break
			}
		}
		add(Finding{Rule: RuleSingle, Severity: soc1.SeverityWarning, Span: spanOf(r.tokens, phrase{a.at, a.at + 1}), Message: fmt.Sprintf("%d separate controls stand in one statement", r.cores), Suggestion: "give each its own statement, timing and evidence, from " + quote(r.text[r.tokens[a.at].start:r.tokens[a.at].end]) + " on"})
	}
}

// criticizeTime is CU04. An approval happens with each item and a setting holds on any day, so that these lack less.
func (r *reading) criticizeTime(add func(Finding)) {
	if r.pointsOfTime() > 0 {
		return
	}
	f := Finding{Rule: RuleTiming, Severity: soc1.SeverityError, Missing: PartTiming, Message: "nothing says when or how often it is done", Suggestion: "add " + timeFor(r.kind())}
	if r.inherent(r.kind()) {
		f.Severity = soc1.SeverityWarning
	}
	if r.strength() > 0 && len(r.times) > 0 { // A vague word took the points of the event.
		f.Span, f.Message = spanOf(r.tokens, r.times[0].phrase), "the event has no limit in time"
		f.Suggestion = "state the limit, such as within one business day of " + quote(clip(r.textOf(r.times[0].phrase), maxQuote))
	}
	add(f)
}

// criticizeProof is CU05 and CU06.
func (r *reading) criticizeProof(add func(Finding)) {
	kind := r.kind()
	if len(r.evidence) == 0 && (r.strict || !r.inherent(kind)) {
		add(Finding{Rule: RuleEvidence, Severity: soc1.SeverityWarning, Missing: PartEvidence, Message: "nothing says what remains to be inspected", Suggestion: "add " + proofFor(kind)})
	}
	// Only a check needs a measure; an approval or a notice is done or not done.
	if r.pointsOfCriterion() < 2 && (kind == actCheck || pointsOfAction(kind) < 2) {
		f := Finding{Rule: RuleCriterion, Severity: soc1.SeverityWarning, Missing: PartCriterion, Message: "nothing says what is compared to what, or which differences count", Suggestion: "say what " + r.theObject() + " is compared to, from which difference on, and who resolves it"}
		if len(r.criteria) > 0 {
			f.Span, f.Message = spanOf(r.tokens, r.criteria[0].phrase), quote(clip(r.textOf(r.criteria[0].phrase), maxQuote))+" says what to look at, not what is right"
		}
		add(f)
	}
}

// criticizeVague is CU09: one finding for each word, at its first place.
func (r *reading) criticizeVague(add func(Finding)) {
	// The map is asked, never walked, so that the order is that of the text.
	seen := make(map[string]int, min(len(r.hits), 64))
	var order []vagueHit
	for _, h := range r.hits {
		w := lowerASCII(r.text[h.span.Start:h.span.End])
		if len(w) > 4*maxVerb {
			w = w[:4*maxVerb] // a phrase that was pulled apart
		}
		if seen[w]++; seen[w] == 1 && len(order) < maxVagueFindings {
			order = append(order, h)
		}
	}
	for _, h := range order {
		f := Finding{Rule: RuleVague, Severity: soc1.SeverityWarning, Span: h.span, Message: quote(clip(r.text[h.span.Start:h.span.End], maxQuote)) + " sets no standard", Suggestion: insteadOf(h.kind, r.kind())}
		switch {
		case h.kind == vagueTime && r.pointsOfTime() == 0, h.kind == vagueQuality && r.pointsOfCriterion() == 0 && r.pointsOfTime() == 0:
			// Beside a limit or a measure the word does little harm; alone it leaves the statement without a standard.
			f.Severity = soc1.SeverityError
			f.Message += " and nothing else does"
		}
		add(f)
	}
}

// criticizeRefused is CU10, CU11 and CU12, and what of CU14 leaves it open whether anything is done.
func (r *reading) criticizeRefused(add func(Finding)) {
	for _, rule := range r.refused {
		f := Finding{Rule: rule, Severity: soc1.SeverityError, Span: r.actSpan()}
		switch rule {
		case RulePower:
			f.Message, f.Suggestion = "the user entity cannot do this: it is in the hands of the service organization", "describe it as the service organization's control, or say what the user entity does with its own records"
		case RuleContract:
			f.Message, f.Suggestion = "this repeats an obligation of a contract or a law", "leave it in the agreement, and state the control by which compliance is achieved"
		case RuleSubstance:
			f.Message, f.Suggestion = "that controls exist, or that something is understood, is no control", "state the control itself: who does what with which record, and when"
		case RuleDeclarative:
			f.Message, f.Suggestion = "it is left open whether anything is done", "state it as a fact in the present tense"
		}
		add(f)
	}
	// has controls in place to restrict access: there is a control, and it should come first
	if !slices.Contains(r.refused, RuleSubstance) && r.chosen >= 0 && r.acts[r.chosen].dependent && r.mainIsShell() {
		add(Finding{Rule: RuleSubstance, Severity: soc1.SeverityWarning, Span: r.actSpan(), Message: "the control stands behind the wish to have one", Suggestion: "begin with " + quote(r.actText()) + " and say who does it"})
	}
}

// mainIsShell reports whether the main clause only says that controls or procedures exist.
func (r *reading) mainIsShell() bool {
	return slices.ContainsFunc(r.acts, func(a act) bool { return !a.dependent && (a.kind == actHave || a.kind == actWeak) }) && r.strongest() < 2
}
