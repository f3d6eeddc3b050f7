package cuec_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/cuec"
)

// suggested returns the suggestion of the first finding of a rule, or "".
func suggested(l *cuec.StatementLint, rule cuec.Rule) string {
	if i := slices.IndexFunc(l.Findings, func(f cuec.Finding) bool { return f.Rule == rule }); i >= 0 {
		return l.Findings[i].Suggestion
	}
	return ""
}

// TestSuggestionsFitTheAct: who, when and which proof are suggested by what is done, because a time that fits a reconciliation is none
// for a termination.
func TestSuggestionsFitTheAct(t *testing.T) {
	for _, c := range []struct{ verb, who, when, proof string }{
		{"reviewed", "the payroll manager or the controller", "a frequency and a limit, such as monthly, within ten business days of month-end", "what is kept, such as the reconciliation signed and dated, with the differences explained"},
		{"corrected", "the payroll manager or the controller", "a frequency and a limit, such as monthly, within ten business days of month-end", "what is kept, such as the reconciliation signed and dated, with the differences explained"},
		{"approved", "a person other than the preparer", "the moment, such as before the change takes effect", ""},
		{"encrypted", "the user entity's system administrator", "since when it holds and how often it is confirmed, such as at set-up and quarterly", ""},
		{"revoked", "the user entity's system administrator", "a limit, such as within one business day of the last day worked", ""},
		{"reported", "the human resources department", "a deadline, such as within one business day of the event", "what is kept, such as the confirmation of receipt"},
		{"prepared", "the controller, the payroll manager or the system administrator", "a frequency or a trigger, such as each pay run, monthly, or before release", "what is kept, such as a sign-off, a ticket or a retained list"},
		{"renewed", "the controller, the payroll manager or the system administrator", "a frequency or a trigger, such as each pay run, monthly, or before release", "what is kept, such as a sign-off, a ticket or a retained list"},
	} {
		l := cuec.Lint("Payroll registers are "+c.verb+".", cuec.LintPolicy{})
		for rule, want := range map[cuec.Rule]string{
			cuec.RuleActor: "begin with the role that acts, such as " + c.who, cuec.RuleTiming: "add " + c.when,
		} {
			if got := suggested(&l, rule); got != want {
				t.Errorf("%s, %v: %q, want %q", c.verb, rule, got, want)
			}
		}
		got := suggested(&l, cuec.RuleEvidence)
		if c.proof == "" && got != "" || c.proof != "" && got != "add "+c.proof {
			t.Errorf("%s: %q, want %q", c.verb, got, c.proof)
		}
	}
	// Under the strict policy what leaves evidence by its nature needs it stated.
	for verb, proof := range map[string]string{
		"approved": "what is kept, such as a sign-off, a ticket or a retained list", "encrypted": "what is kept, such as a dated extract of the settings",
		"revoked": "what is kept, such as a sign-off, a ticket or a retained list",
	} {
		l := cuec.Lint("Payroll registers are "+verb+".", cuec.StrictLintPolicy())
		if got := suggested(&l, cuec.RuleEvidence); got != "add "+proof {
			t.Errorf("%s: %q, want %q", verb, got, proof)
		}
	}
}

// TestWhatStandsForAVagueWord: each kind of vague word asks for something else, and the draft leaves a blank for exactly that.
func TestWhatStandsForAVagueWord(t *testing.T) {
	for _, c := range []struct{ word, suggestion, blank string }{
		{"promptly", "replace it by a frequency and a limit, such as monthly, within ten business days of month-end", "[within how long, or how often]"},
		{"properly", "replace it by the measure: the policy, the setting, or the threshold that decides", "[by which measure]"},
		{"assured", "replace it by the act that brings the result about", "[by which act]"},
		{"various", "list which ones are meant", "[which ones]"},
		{"suspicious", "define which events count, such as those of the incident policy", "[which events]"},
		{"as needed", "replace it by a frequency and a limit, such as monthly, within ten business days of month-end", "[within how long, or how often]"},
		{"best practices", "replace it by the measure: the policy, the setting, or the threshold that decides", "[by which measure]"},
		{"make sure", "replace it by the act that brings the result about", "[by which act]"},
		{"and so forth", "list which ones are meant", "[which ones]"},
		{"where applicable", "list which ones are meant", "[which ones]"},
	} {
		text := "The controller reviews the payroll register monthly, " + c.word + "."
		l := cuec.Lint(text, cuec.LintPolicy{})
		if got := suggested(&l, cuec.RuleVague); got != c.suggestion {
			t.Errorf("%q: %q, want %q", c.word, got, c.suggestion)
		}
		if want := "The controller reviews the payroll register monthly, " + c.blank; !strings.HasPrefix(l.Draft, want) {
			t.Errorf("%q: draft %q", c.word, l.Draft)
		}
	}
	// The vague time of an approval is replaced by a moment.
	l := cuec.Lint("The controller promptly approves the payroll register.", cuec.LintPolicy{})
	if got := suggested(&l, cuec.RuleVague); got != "replace it by the moment, such as before the change takes effect" {
		t.Errorf("%q", got)
	}
}

// TestDraftsMarkEveryGap: what is missing stands in brackets where it belongs, in the order of a sentence, and nothing else changes.
func TestDraftsMarkEveryGap(t *testing.T) {
	for text, want := range map[string]string{
		"The controller reconciles the payroll register to the ledger monthly and signs it.": "", // nothing is missing
		"Payroll registers are approved monthly.":                                            "[Who:] Payroll registers are approved monthly.",
		"The controller approves the payroll register.":                                      "The controller approves the payroll register, [when or how often].",
		"The controller reviews reports against the ledger monthly and signs them.":          "The controller reviews reports against the ledger monthly and signs them [which].",
		"The controller reviews the payroll register monthly and signs it.":                  "The controller reviews the payroll register monthly and signs it, [compared to what, from which difference on].",
		"The controller reconciles the payroll register to the ledger monthly.":              "The controller reconciles the payroll register to the ledger monthly, [and keeps what as evidence].",
		"The controller handles the payroll register monthly":                                "The controller handles the payroll register monthly, [by approving, reconciling, comparing, restricting or submitting what], [and keeps what as evidence].",
		"The controller reviews the register;":                                               "The controller reviews the register, [when or how often], [compared to what, from which difference on], [and keeps what as evidence].",
		// What is refused is not mended by filling in blanks.
		"The service provider reviews the payroll register.": "",
		"User entities comply with the agreement.":           "",
		"":       "",
		"  \t\n": "",
	} {
		if l := cuec.Lint(text, cuec.LintPolicy{}); l.Draft != want {
			t.Errorf("%q: draft %q, want %q", text, l.Draft, want)
		}
	}
	// Evidence that the strict policy asks for is a gap under it, and no gap otherwise.
	const text = "The controller approves the payroll register monthly."
	if l := cuec.Lint(text, cuec.StrictLintPolicy()); l.Draft != "The controller approves the payroll register monthly, [and keeps what as evidence]." {
		t.Errorf("strict: %q", l.Draft)
	}
	if l := cuec.Lint(text, cuec.LintPolicy{}); l.Draft != "" {
		t.Errorf("default: %q", l.Draft)
	}
	// The longest statement that is drafted anew has 600 bytes.
	for n, drafted := range map[int]bool{600: true, 601: false} {
		text := "The controller reviews " + strings.Repeat("x", n-len("The controller reviews "))
		if l := cuec.Lint(text, cuec.LintPolicy{}); (l.Draft != "") != drafted {
			t.Errorf("%d bytes: draft of %d bytes", n, len(l.Draft))
		}
	}
}

// TestADraftIsReadAsItsStatement: the blanks are no answers. A draft scores no more than the statement, so that filling in nothing
// gains nothing.
func TestADraftIsReadAsItsStatement(t *testing.T) {
	for _, c := range everyStatement(t) {
		l := cuec.Lint(c.Text, cuec.LintPolicy{})
		if l.Draft == "" {
			continue
		}
		// Everything that was written is still there, apart from the vague words.
		rest := l.Draft
		for _, gap := range strings.SplitAfter(l.Draft, "]") {
			if i := strings.IndexByte(gap, '['); i >= 0 {
				rest = strings.Replace(rest, gap[i:], "", 1)
			}
		}
		words := strings.Fields(strings.ToLower(c.Text))
		for w := range strings.FieldsSeq(rest) {
			if w = strings.Trim(strings.ToLower(w), ".,;:"); w != "" && !slices.ContainsFunc(words, func(x string) bool { return strings.Contains(x, w) }) {
				t.Errorf("%s: %q is new in %q", c.ID, w, l.Draft)
			}
		}
	}
}

// TestFindingsSayWhatIsMissing: the field for programs and the place for people agree with the rule, for each way to break it.
func TestFindingsSayWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		text    string
		rule    cuec.Rule
		missing cuec.Part
		at      string
		message string
	}{
		{"Payroll registers are reviewed monthly.", cuec.RuleActor, cuec.PartActor, "", "nobody is named who performs it"},
		{"Clients review the register monthly.", cuec.RuleActor, 0, "Clients", `"Clients" names no role`},
		{"The register.", cuec.RuleAction, cuec.PartAction, "", "no control verb says what is done"},
		{"The controller handles the register.", cuec.RuleAction, cuec.PartAction, "handles", `"handles" names an aim, not an act`},
		{"The controller prepares the register.", cuec.RuleAction, 0, "prepares", `"prepares" is routine work; the control over it is not stated`},
		{"The controller blorfs the register.", cuec.RuleAction, 0, "blorfs", `"blorfs" is no verb of control that the lint knows`},
		{"The controller approves.", cuec.RuleObject, cuec.PartObject, "", "nothing says what the control works on"},
		{"The controller notifies within a day of a termination.", cuec.RuleObject, cuec.PartObject, "", "only the event says what it is about"},
		{"HR notifies the client within two days.", cuec.RuleObject, cuec.PartObject, "client", `"client" is who receives it; what is sent or reported is not named`},
		{"The controller reviews reports.", cuec.RuleObject, cuec.PartObject, "reports", `"reports" could be anything of its kind`},
		{"The controller reviews the register.", cuec.RuleTiming, cuec.PartTiming, "", "nothing says when or how often it is done"},
		{"The controller promptly reviews the register when it arrives.", cuec.RuleTiming, cuec.PartTiming, "when it arrives", "the event has no limit in time"},
		{"The controller reviews the register.", cuec.RuleEvidence, cuec.PartEvidence, "", "nothing says what remains to be inspected"},
		{"The controller reviews the register.", cuec.RuleCriterion, cuec.PartCriterion, "", "nothing says what is compared to what, or which differences count"},
		{"The controller reviews the register for accuracy.", cuec.RuleCriterion, cuec.PartCriterion, "accuracy", `"accuracy" says what to look at, not what is right`},
		{"The controller promptly reviews the register.", cuec.RuleVague, 0, "promptly", `"promptly" sets no standard and nothing else does`},
		{"The controller promptly reviews the register monthly.", cuec.RuleVague, 0, "promptly", `"promptly" sets no standard`},
		{"The controller properly reviews the register.", cuec.RuleVague, 0, "properly", `"properly" sets no standard and nothing else does`},
		{"The controller properly reviews the register monthly.", cuec.RuleVague, 0, "properly", `"properly" sets no standard`},
		{"The controller properly reviews the register against time records.", cuec.RuleVague, 0, "properly", `"properly" sets no standard`},
		{"The controller reviews various registers.", cuec.RuleVague, 0, "various", `"various" sets no standard`},
		{"The vendor approves the register.", cuec.RulePower, 0, "approves", "the user entity cannot do this: it is in the hands of the service organization"},
		{"Clients comply with laws.", cuec.RuleContract, 0, "comply", "this repeats an obligation of a contract or a law"},
		{"Clients have controls over payroll.", cuec.RuleSubstance, 0, "have", "that controls exist, or that something is understood, is no control"},
		{"Clients have controls to restrict portal access to payroll staff.", cuec.RuleSubstance, 0, "restrict", "the control stands behind the wish to have one"},
		{"Clients may review the register.", cuec.RuleDeclarative, 0, "review", "it is left open whether anything is done"},
	} {
		l := cuec.Lint(c.text, cuec.LintPolicy{})
		i := slices.IndexFunc(l.Findings, func(f cuec.Finding) bool { return f.Rule == c.rule })
		if i < 0 {
			t.Errorf("%q: no %v in %v", c.text, c.rule, l.Findings)
			continue
		}
		if f := l.Findings[i]; f.Missing != c.missing || c.text[f.Span.Start:f.Span.End] != c.at || f.Message != c.message {
			t.Errorf("%q: %v missing at %q: %s", c.text, f.Missing, c.text[f.Span.Start:f.Span.End], f.Message)
		}
	}
}
