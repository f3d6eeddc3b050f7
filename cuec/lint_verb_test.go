package cuec_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/cuec"
)

// The forms of verbOf.
const (
	base = iota + 1
	third
	participle
	gerund
)

// verbsOfControl are verbs in their base form, of every kind that leaves something to test, spelled as the lists spell them.
func verbsOfControl() []string {
	return strings.Fields("review reconcile compare verify validate monitor check inspect recalculate examine confirm match vouch scrutinize " +
		"approve authorize certify endorse ratify attest accept release enable enforce encrypt restrict limit segregate lock mask harden " +
		"provision revoke remove grant disable deactivate assign designate nominate purge notify inform report transmit deliver " +
		"forward escalate remit furnish retransmit correct resolve investigate clear rectify remediate reverse research document retain archive " +
		"log rotate patch renew replace")
}

// inflect makes the regular forms of a verb by the rules of English spelling, which is the other way round from the lint.
func inflect(v string) (thirdPerson, past, ing string) {
	last, before := v[len(v)-1], v[len(v)-2]
	vowel := func(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
	switch {
	case last == 'e':
		return v + "s", v + "d", v[:len(v)-1] + "ing"
	case last == 'y' && !vowel(before):
		return v[:len(v)-1] + "ies", v[:len(v)-1] + "ied", v + "ing"
	case strings.HasSuffix(v, "ch") || strings.HasSuffix(v, "sh") || strings.HasSuffix(v, "x") || last == 's':
		return v + "es", v + "ed", v + "ing"
	case doubled(v):
		return v + "s", v + string(last) + "ed", v + string(last) + "ing"
	}
	return v + "s", v + "ed", v + "ing"
}

// doubled reports whether a verb doubles its last letter. Stress decides, so that a list is needed.
func doubled(v string) bool {
	switch v {
	case "remit", "transmit", "retransmit", "submit", "log":
		return true
	}
	return false
}

// TestEveryFormOfAVerbIsOfItsKind: no list holds forms, so that a rule has to undo them all.
func TestEveryFormOfAVerbIsOfItsKind(t *testing.T) {
	for _, v := range verbsOfControl() {
		kind, form := cuec.VerbForms(v)
		if kind == 0 || form != base {
			t.Errorf("%q is of kind %d and form %d", v, kind, form)
			continue
		}
		thirdPerson, past, ing := inflect(v)
		for want, w := range map[int]string{third: thirdPerson, participle: past, gerund: ing} {
			if k, f := cuec.VerbForms(w); k != kind || f != want {
				t.Errorf("%q is of kind %d and form %d, %q of %d and %d", v, kind, form, w, k, f)
			}
		}
	}
}

// TestSpellingAndPrefixesDoNotChangeTheKind: British spelling, doubled letters and prefixes lead to the same verb.
func TestSpellingAndPrefixesDoNotChangeTheKind(t *testing.T) {
	for w, like := range map[string]string{
		"authorise": "authorize", "authorised": "authorized", "authorises": "authorizes", "authorising": "authorizing",
		"analyse": "analyze", "analysed": "analyzed", "scrutinises": "scrutinizes", "minimised": "minimized",
		"re-validate": "validate", "revalidates": "validates", "pre-approved": "approved", "preapproves": "approves", "co-signs": "signs",
		"de-activates": "activates", "recheck": "check", "reconfirmed": "confirmed", "re-reconciling": "reconciling",
		"cancelled": "canceled", "cancelling": "canceling",
	} {
		k, f := cuec.VerbForms(w)
		wantKind, wantForm := cuec.VerbForms(like)
		if k == 0 || k != wantKind || f != wantForm {
			t.Errorf("%q is of kind %d and form %d, %q of %d and %d", w, k, f, like, wantKind, wantForm)
		}
	}
	// What only looks like a prefix leaves the word alone.
	for _, w := range []string{"remind", "resign", "remain", "reform", "prefer", "cost", "region", "really", "ledgers", "red", "bring", "king", "as", ""} {
		if k, f := cuec.VerbForms(w); (w == "resign" || w == "prefer" || w == "reform" || w == "cost" || w == "region" || w == "king") && k != 0 {
			t.Errorf("%q is taken for a verb of kind %d, form %d", w, k, f)
		}
	}
}

// TestNoWordHasAFormWithoutAKind: any string at all has both or neither, and long ones have neither.
func TestNoWordHasAFormWithoutAKind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.OneOf(rapid.StringMatching(`(re|pre|co|un|de-)?[a-z]{0,8}(e|y|i|tt)?(s|es|ies|ed|ied|ing)?`), rapid.String()).Draw(t, "word")
		kind, form := cuec.VerbForms(w)
		if (kind == 0) != (form == 0) || form > gerund || len(w) > 40 && kind != 0 {
			t.Fatalf("%q is of kind %d and form %d", w, kind, form)
		}
	})
}

// TestAnUnknownVerbIsWorthLessThanAKnownOne: a verb of no list lets a statement pass only with more beside it than a
// verb of control needs, and never counts as none where grammar shows it.
func TestAnUnknownVerbIsWorthLessThanAKnownOne(t *testing.T) {
	frames := []string{
		"User entities %s the vendor master file each month.",
		"User entities must %s the vendor master file within two days.",
		"The user entity's controllers %s the suspense ledger before the close of the quarter.",
		"Treasurers should %s the wire log every Friday and keep the signed copy.",
	}
	rapid.Check(t, func(t *rapid.T) {
		frame := rapid.SampledFrom(frames).Draw(t, "frame")
		verb := rapid.SampledFrom(verbsOfControl()).Draw(t, "verb")
		known := cuec.Lint(strings.Replace(frame, "%s", verb, 1), cuec.LintPolicy{})
		unknown := cuec.Lint(strings.Replace(frame, "%s", "blorf", 1), cuec.LintPolicy{})
		if !known.Testable || unknown.Score >= known.Score {
			t.Fatalf("%q scores %d, an unknown verb %d in %q", verb, known.Score, unknown.Score, frame)
		}
		if !unknown.Testable || unknown.Grounds[0] != (cuec.Points{Rule: cuec.RuleAction, Points: 2}) || !unknown.Has(cuec.RuleAction) {
			t.Fatalf("an unknown verb in %q: %+v %v", frame, unknown.Grounds, unknown.Findings)
		}
	})
	// Without a time it does not pass, and where a noun may stand no verb is guessed.
	for _, text := range []string{
		"User entities blorf the vendor master file.",
		"The treasurer blorfs cash.",
		"User entities blorf.",
		"Blorf of the ledger each month.",
		"The blorf of the controller is blorf.",
	} {
		if l := cuec.Lint(text, cuec.LintPolicy{}); l.Testable {
			t.Errorf("%q counts as testable: %v", text, l.Grounds)
		}
	}
}
