package cuec

import "strings"

// Suggestions name something concrete, because a writer who knew what to put would have put it. What fits depends on the kind of act,
// and nothing else: a suggestion that quoted more of the statement would repeat its faults.

// roleFor names roles that typically perform such an act.
func roleFor(kind action) string {
	switch kind {
	case actCheck, actCorrect:
		// whoever knows what the figures should be
		return "the payroll manager or the controller"
	case actApprove:
		// duties stay apart
		return "a person other than the preparer"
	case actConfigure, actAccess:
		// whoever holds the rights
		return "the user entity's system administrator"
	case actTell:
		return "the human resources department"
	}
	return "the controller, the payroll manager or the system administrator"
}

// timeFor names a time that typically fits such an act.
func timeFor(kind action) string {
	switch kind {
	case actCheck, actCorrect:
		return "a frequency and a limit, such as monthly, within ten business days of month-end"
	case actApprove:
		return "the moment, such as before the change takes effect"
	case actConfigure:
		return "since when it holds and how often it is confirmed, such as at set-up and quarterly"
	case actAccess:
		return "a limit, such as within one business day of the last day worked"
	case actTell:
		return "a deadline, such as within one business day of the event"
	}
	return "a frequency or a trigger, such as each pay run, monthly, or before release"
}

// proofFor names evidence that such an act typically leaves.
func proofFor(kind action) string {
	switch kind {
	case actCheck, actCorrect:
		return "what is kept, such as the reconciliation signed and dated, with the differences explained"
	case actTell:
		return "what is kept, such as the confirmation of receipt"
	case actConfigure:
		return "what is kept, such as a dated extract of the settings"
	}
	return "what is kept, such as a sign-off, a ticket or a retained list"
}

// insteadOf says what to write in the place of a vague word.
func insteadOf(kind vagueKind, act action) string {
	switch kind {
	case vagueTime:
		return "replace it by " + timeFor(act)
	case vagueQuality:
		return "replace it by the measure: the policy, the setting, or the threshold that decides"
	case vagueDuty:
		return "replace it by the act that brings the result about"
	case vagueScope:
		return "list which ones are meant"
	}
	return "define which events count, such as those of the incident policy"
}

// blank is what the draft writes in the place of a vague word; an empty one stands for nothing.
func (k vagueKind) blank() string {
	switch k {
	case vagueTime:
		return "[within how long, or how often]"
	case vagueQuality:
		return "[by which measure]"
	case vagueDuty:
		return "[by which act]"
	case vagueScope:
		return "[which ones]"
	}
	return "[which events]"
}

// draft returns the statement with its gaps in brackets, or "" when it has none or is long.
func (r *reading) draft() string {
	if len(r.text) > maxDraft || strings.TrimSpace(r.text) == "" || len(r.refused) > 0 {
		return ""
	}
	var b strings.Builder
	gaps := 0
	gap := func(missing bool, words string) {
		if missing {
			gaps++
			b.WriteString(words)
		}
	}
	// The order of the gaps is that of a sentence: who, does what, to which, when, by what measure, with which proof.
	gap(r.actor.empty() || r.side == 0, "[Who:] ")
	// Vague words give way to blanks; everything else stays as it was written.
	at := 0
	for _, h := range r.hits {
		if h.span.Start < at {
			continue // a vague word within a phrase
		}
		b.WriteString(r.text[at:h.span.Start])
		gap(true, h.kind.blank())
		at = h.span.End
	}
	b.WriteString(strings.TrimRight(r.text[at:], " \t\r\n.;,"))
	kind := r.kind()
	gap(pointsOfAction(kind) < 2, ", [by approving, reconciling, comparing, restricting or submitting what]")
	gap(r.objectAs == 1, " [which]")
	gap(r.pointsOfTime() == 0, ", [when or how often]")
	gap(kind == actCheck && r.pointsOfCriterion() < 2, ", [compared to what, from which difference on]")
	gap(len(r.evidence) == 0 && (r.strict || !r.inherent(kind)), ", [and keeps what as evidence]")
	if gaps == 0 {
		return ""
	}
	b.WriteString(".")
	return b.String()
}
