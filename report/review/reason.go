package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-9947fa86/attest/soc1"
)

// Reason is one thing that limits reliance, or that is on record without limiting it. It is a value: a conclusion is
// the worst that its reasons leave.
type Reason struct {
	// Rule is the rule that was applied.
	Rule Rule `json:"rule"`
	// Best and Worst are what the reason leaves. They differ while a judgement is missing.
	Best Reliance `json:"best"`
	// Worst is the worst that it leaves.
	Worst Reliance `json:"worst"`
	// Views are the views it limits. Empty means all of them.
	Views []View `json:"views,omitzero"`
	// Objectives are the objectives it limits, of the report under review. Empty means all.
	Objectives []soc1.ObjectiveID `json:"objectives,omitzero"`
	// Report is the report it is about.
	Report soc1.ReportID `json:"report,omitzero"`
	// Subject names what it is about: an id, a service, a location, a limb.
	Subject string `json:"subject,omitzero"`
	// Detail adds what the rule's sentence cannot say, such as a reason for coverage.
	Detail string `json:"detail,omitzero"`
	// Facts are JSON Pointers into the case: what the rule looked at.
	Facts []string `json:"facts,omitzero"`
	// Questions are the questions that are open about it.
	Questions []Question `json:"questions,omitzero"`
	// Beyond says that the reason speaks of what the report does not cover at all. It limits the overall conclusion
	// and no objective.
	Beyond bool `json:"beyond,omitzero"`
}

// Limits reports whether the reason keeps a view from the best outcome, or may keep it.
func (r Reason) Limits() bool { return r.Worst > Rely }

// Concerns reports whether the reason bears on a view and an objective.
func (r Reason) Concerns(v View, o soc1.ObjectiveID) bool {
	return !r.Beyond && (len(r.Views) == 0 || slices.Contains(r.Views, v)) && (len(r.Objectives) == 0 || slices.Contains(r.Objectives, o))
}

// Text returns the reason as a sentence without a full stop.
func (r Reason) Text() string {
	var b strings.Builder
	if r.Subject != "" {
		b.WriteString(r.Subject)
		b.WriteString(": ")
	}
	b.WriteString(r.Rule.Statement())
	if r.Detail != "" {
		fmt.Fprintf(&b, " (%s)", r.Detail)
	}
	return b.String()
}

// operating are the views that rest on operation.
func operating() []View { return []View{ViewOperation, ViewAsOf} }

// compareReasons orders reasons by checklist, report and subject, so that the order of the input does not show.
func compareReasons(a, b Reason) int {
	for _, c := range [...]int{
		int(a.Rule.Point()) - int(b.Rule.Point()), strings.Compare(string(a.Report), string(b.Report)),
		strings.Compare(a.Subject, b.Subject), int(a.Rule) - int(b.Rule), slices.Compare(a.Objectives, b.Objectives),
		slices.Compare(a.Views, b.Views), strings.Compare(a.Detail, b.Detail), slices.Compare(a.Facts, b.Facts),
	} {
		if c != 0 {
			return c
		}
	}
	return 0
}

// lower returns text with its first letter in lower case.
func lower(text string) string {
	r, n := utf8.DecodeRuneInString(text)
	if r == utf8.RuneError {
		return text
	}
	return string(unicode.ToLower(r)) + text[n:]
}
