package cuec

import "strings"

// Inflection is undone by rule, so that a list of base forms knows every form, in American and in British spelling, and a verb is
// either known altogether or not at all.

// verbForm is how a verb stands in the text.
type verbForm uint8

const (
	formBase       verbForm = iota + 1 // review
	formThird                          // reviews
	formParticiple                     // reviewed
	formGerund                         // reviewing
)

// maxVerb bounds the length of a word that is looked up in its other forms.
const maxVerb = 24

// verbOf returns the kind and the form of a verb, or zeros. A word that is a base form is taken as one.
func verbOf(w string) (action, verbForm) {
	if len(w) < 3 || len(w) > maxVerb {
		return 0, 0
	}
	if a := verbNamed(w); a != 0 {
		return a, formBase
	}
	if a, f := irregularVerb(w); a != 0 {
		return a, f
	}
	switch w[len(w)-1] {
	case 's':
		return regularVerb(w, "s", formThird)
	case 'd':
		return regularVerb(w, "ed", formParticiple)
	case 'g':
		return regularVerb(w, "ing", formGerund)
	}
	return 0, 0
}

// regularVerb undoes a regular ending: reviews, matches, certifies, approved, certified, logged, approving, logging. The
// order matters: "files" is "file" with an s before it is "fil" with es, and "logged" loses a letter only if "logg" is no verb.
func regularVerb(w, ending string, form verbForm) (action, verbForm) {
	base, ok := strings.CutSuffix(w, ending)
	if !ok || len(base) < 2 {
		return 0, 0
	}
	if a := verbNamed(base); a != 0 {
		return a, form
	}
	if form == formThird {
		// certifies
		if stem, ok := strings.CutSuffix(base, "ie"); ok {
			return found(verbNamed(stem+"y"), form)
		}
		// matches
		stem, ok := strings.CutSuffix(base, "e")
		if !ok {
			return 0, 0
		}
		return found(verbNamed(stem), form)
	}
	// approved, approving
	if a := verbNamed(base + "e"); a != 0 {
		return a, form
	}
	// certified
	if stem, ok := strings.CutSuffix(base, "i"); ok {
		return found(verbNamed(stem+"y"), form)
	}
	// logged, logging
	if n := len(base); n > 2 && base[n-1] == base[n-2] {
		return found(verbNamed(base[:n-1]), form)
	}
	return 0, 0
}

// found returns the form only together with a verb.
func found(a action, f verbForm) (action, verbForm) {
	if a == 0 {
		return 0, 0
	}
	return a, f
}

// irregularVerb knows the forms that no rule makes.
func irregularVerb(w string) (action, verbForm) {
	switch w {
	case "sent", "resent", "given", "gave", "told", "paid":
		return actTell, formParticiple
	case "kept", "chosen", "written", "taken", "bought", "sold", "got", "gotten", "brought", "redrawn", "withheld":
		return actProcess, formParticiple
	case "made", "done", "sought", "overseen", "met", "dealt", "left":
		return actWeak, formParticiple
	case "known", "understood", "thought":
		return actKnow, formParticiple
	case "held", "had":
		return actHave, formParticiple
	case "has", "holds":
		return actHave, formThird
	case "tied", "proven":
		return actCheck, formParticiple
	case "withdrawn", "frozen":
		return actAccess, formParticiple
	case "forbidden", "unique":
		// A state after a form of "be" is read as a participle: user IDs are unique, as if they had been made so.
		return actConfigure, formParticiple
	case "undertaken":
		return actPerform, formParticiple
	}
	return 0, 0
}

// verbNamed returns the kind of a verb in its base form, however it is spelled and with whatever prefix.
func verbNamed(w string) action {
	if a := baseVerb(w); a != 0 {
		return a
	}
	if a := spelledBritish(w); a != 0 {
		return a
	}
	return prefixed(w)
}

// spelledBritish looks up authorise as authorize, and analyse as analyze, so that the lists need one spelling only.
func spelledBritish(w string) action {
	stem, ok := strings.CutSuffix(w, "ise")
	if ok && len(stem) > 3 {
		return endingIn(stem, "ize")
	}
	if stem, ok = strings.CutSuffix(w, "yse"); ok {
		return endingIn(stem, "yze")
	}
	return 0
}

// endingIn looks up a stem with an ending. The longest word of the lists bounds the copy.
func endingIn(stem, ending string) action {
	if len(stem) > maxVerb {
		return 0
	}
	return baseVerb(stem + ending)
}

// prefixed looks up what a verb was before "re-", "pre-", "co-", "de-" or "dis-" was put in front: whoever
// revalidates, validates. What is taken down is taken from a list as what is put up is put on one.
func prefixed(w string) action {
	for _, prefix := range [...]string{"re-", "pre-", "co-", "de-", "un-", "auto-", "self-"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok {
			return baseVerb(rest)
		}
	}
	// Without a hyphen short words only look like it: remind, remit, resign.
	for _, prefix := range [...]string{"re", "pre", "co"} {
		if rest, ok := strings.CutPrefix(w, prefix); ok && len(rest) > 4 {
			return baseVerb(rest)
		}
	}
	return 0
}
