package review_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

// rowsOf returns the rows of the first table of a memo whose caption begins so, cells joined by " | ", each with its tone.
func rowsOf(t *testing.T, r *review.Review, caption string) []string {
	t.Helper()
	for b := range r.Document().All() {
		table, ok := b.(report.Table)
		if !ok || !strings.HasPrefix(table.Caption, caption) {
			continue
		}
		var list []string
		for _, row := range table.Rows {
			var cells []string
			for _, c := range row.Cells {
				cells = append(cells, textOf(c.Blocks))
			}
			line := strings.Join(cells, " | ")
			switch row.Tone {
			case report.ToneCaution:
				line += " (caution)"
			case report.ToneException:
				line += " (exception)"
			case report.ToneMuted:
				line += " (muted)"
			}
			list = append(list, line)
		}
		return list
	}
	t.Fatalf("no table %q", caption)
	return nil
}

// textOf returns the text of blocks, lists and lines joined by "; ".
func textOf(blocks []report.Block) string {
	var parts []string
	for _, b := range blocks {
		switch x := b.(type) {
		case report.Paragraph:
			parts = append(parts, report.PlainText(x.Text))
		case report.List:
			for _, item := range x.Items {
				parts = append(parts, textOf(item))
			}
		}
	}
	return strings.Join(parts, "; ")
}

// box returns the box that opens a memo.
func box(t *testing.T, r *review.Review) report.Callout {
	t.Helper()
	for b := range r.Document().All() {
		if c, ok := b.(report.Callout); ok {
			return c
		}
	}
	t.Fatal("no box")
	return report.Callout{}
}

// TestTheBoxThatOpensTheMemo: the outcome, marked as what it is, with the objectives that decide where not all of them do.
func TestTheBoxThatOpensTheMemo(t *testing.T) {
	failed := func(n int) func(r *review.Received, e *review.Entity) {
		return func(r *review.Received, _ *review.Entity) {
			for i := range n {
				r.Objectives[i].Operation = opinion.NotAchieved
			}
		}
	}
	const from = "January 1, 2025 to December 31, 2025"
	for _, c := range []struct {
		change      func(r *review.Received, e *review.Entity)
		kind        report.CalloutKind
		title, text string
	}{
		{func(*review.Received, *review.Entity) {}, report.CalloutConclusion, "Rely", "The report can be relied on for the operation of controls from " + from + ". No additional action is needed."},
		{func(r *review.Received, _ *review.Entity) { r.NoChanges = false }, report.CalloutConclusion, "Rely with additional procedures",
			"The report can be relied on for the operation of controls from " + from + ", together with the work listed below."},
		{func(_ *review.Received, e *review.Entity) { e.Services = append(e.Services, "Pensions") }, report.CalloutConclusion, "Partial reliance",
			"A part of the report can be relied on for the operation of controls from " + from + "; the rest needs other evidence."},
		{failed(1), report.CalloutException, "No reliance, decided by CO-1",
			"For some objective at least, the report gives nothing to rely on for the operation of controls from " + from + ".; " +
				"1 of 2 objectives decides this: CO-1. The other objectives are concluded on below, each by itself."},
		{failed(2), report.CalloutException, "No reliance", "For some objective at least, the report gives nothing to rely on for the operation of controls from " + from + "."},
		{func(r *review.Received, _ *review.Entity) { exceptionOn(r, "X-1") }, report.CalloutCaution, "Undetermined: from rely to no reliance, decided by CO-1",
			"The conclusion on the operation of controls from " + from + " waits for the judgments listed below. Until they are made, both ends of the range are possible.; " +
				"1 of 2 objectives decides this: CO-1. The other objectives are concluded on below, each by itself."},
	} {
		r, e := clean("R"), reader()
		c.change(&r, &e)
		got := box(t, assess(t, &r, e, review.DefaultPolicy()))
		if got.Kind != c.kind || got.Title != c.title || textOf(got.Blocks) != c.text {
			t.Errorf("%v %q %q\nwant %v %q %q", got.Kind, got.Title, textOf(got.Blocks), c.kind, c.title, c.text)
		}
	}
}

// TestConclusionsByPurpose: a row for each view that was asked for, with the objectives counted by their own conclusions.
func TestConclusionsByPurpose(t *testing.T) {
	r, e := clean("R"), reader()
	r.Objectives[0].Operation, e.Filer = opinion.NotAchieved, yes
	exceptionOn(&r, "X-1")
	r.Exceptions[0].Objectives = []soc1.ObjectiveID{"CO-2"}
	want := []string{
		"Understanding of design | Rely | 2: rely",
		"Operation over the year | No reliance | 1: no reliance; 1: undetermined: from rely to no reliance (exception)",
		"Operation as of the year-end | No reliance | 1: no reliance; 1: undetermined: from rely to no reliance (exception)",
	}
	if got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "Conclusions by purpose"); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	e.Filer = nope
	if got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "Conclusions by purpose"); len(got) != 2 {
		t.Errorf("%q", got)
	}
}

// TestTableOfObjectives: each with its conclusions and how far the entity's controls answer its CUECs.
func TestTableOfObjectives(t *testing.T) {
	for _, c := range []struct {
		states []int // positions in states
		want   string
	}{
		{nil, "none needed"},
		{[]int{1}, "1 of 1 answered"},
		{[]int{0, 1}, "2 of 2 answered"},
		{[]int{2}, "1 not tested of 1"},
		{[]int{2, 3}, "2 not tested of 2"},
		{[]int{4}, "1 not answered of 1"},
		{[]int{5}, "1 failed of 1"},
		{[]int{0, 1, 2, 3, 4, 5, 6}, "2 failed, 1 not answered, 2 not tested of 7"},
	} {
		r, e := clean("R"), reader()
		r.Objectives[0].Name = "Wages"
		for i, k := range c.states {
			id := soc1.CUECID("U-" + string(rune('1'+i)))
			r.CUECs = append(r.CUECs, control(id))
			if m := states(id)[k]; m.CUEC != "" {
				e.Mappings = append(e.Mappings, m)
			}
		}
		got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "Reliance by control objective")
		if !strings.HasPrefix(got[0], "CO-1 Wages | ") || !strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(got[0], " (caution)"), " (exception)"), "| "+c.want) || got[1] != "CO-2 | Rely | Rely | none needed" {
			t.Errorf("%v: %q, want %q", c.states, got, c.want)
		}
	}
}

// TestTableOfAccounts: an account is named once for all of its assertions, and what no objective answers says so.
func TestTableOfAccounts(t *testing.T) {
	r, e := clean("R"), ledger()
	r.Objectives[1].Operation = opinion.NotAchieved
	want := []string{
		"Wages expense | Accuracy | CO-1 | Rely",
		"Occurrence | CO-1 | Rely",
		"Payroll taxes | Completeness | CO-2, CO-1 | No reliance (exception)",
		"Cash | Existence | none | Not answered by the report (exception)",
	}
	if got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "What the report gives"); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// TestTableOfCUECs: every CUEC of the report, with the entity's control and owner, and what is amiss.
func TestTableOfCUECs(t *testing.T) {
	r, e := clean("R"), reader()
	for i, m := range states("U") {
		id := soc1.CUECID("U-" + string(rune('1'+i)))
		u := control(id)
		u.Statement = "Sign."
		r.CUECs = append(r.CUECs, u)
		if m.CUEC != "" {
			m.CUEC = id
			e.Mappings = append(e.Mappings, m)
		}
	}
	other := control("U-8")
	other.Statement, other.Objectives = "Sign.", []soc1.ObjectiveID{"CO-2"}
	r.CUECs = append(r.CUECs, other)
	e.Objectives, e.Accounts[0].Assertions[0].Objectives = []soc1.ObjectiveID{"CO-1"}, []soc1.ObjectiveID{"CO-1"}
	const own = " | Sign. | CO-1 | OWN-1; payroll manager | "
	want := []string{
		"U-1 | Sign. | CO-1 |  | The CUEC does not apply to the entity: No such transactions.",
		"U-2" + own + "Tested on October 3, 2025, effective",
		"U-3" + own + "The entity's control for the CUEC is not tested (caution)",
		"U-4" + own + "The entity's control for the CUEC was last tested outside the fiscal year (caution)",
		"U-5 | Sign. | CO-1 |  | Nobody has said whether the CUEC applies and which control answers it (caution)",
		"U-6" + own + "The CUEC is missing or failed at the entity, and nobody has judged whether other controls make up for it (caution)",
		"U-7" + own + "The CUEC is missing or failed at the entity, and nobody has judged whether other controls make up for it (caution)",
		"U-8 | Sign. | CO-2 |  | No objective that matters to the entity needs it (muted)",
	}
	if got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "Complementary user entity controls"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestTableOfSubserviceOrganizations: what covers whom, indented by how far down the chain it is.
func TestTableOfSubserviceOrganizations(t *testing.T) {
	r, e := nested(2)
	carve(&r, "BANK")
	r.Subservices = append(r.Subservices, review.Subservice{ID: "PRINT", Organization: party("PR"), Method: soc1.Inclusive, Tested: yes, Asserted: yes},
		review.Subservice{ID: "MAIL", Organization: party("ML")})
	e.Reports[1] = typeOne(e.Reports[1])
	const year = "January 1, 2025 to December 31, 2025"
	want := []string{
		"Company SUB (illustrative) | Carve-out | CO-2 | R-1, Type 2, " + year + " | Rely with additional procedures (caution)",
		"↳ Company SUB (illustrative) | Carve-out | CO-2 | R-2, Type 1, as of December 31, 2025 | Rely with additional procedures (caution)",
		"Company SUB (illustrative) | Carve-out | CO-2 | nobody | Not covered (caution)",
		"Company PR (illustrative) | Inclusive | all | this report | Part of this report",
		"Company ML (illustrative) | Not established | all | nobody | Not covered (caution)",
	}
	if got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "What covers the subservice organizations"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestTableOfWork: steps with one instruction are one row with a range of numbers, what they are about, and each cause once.
func TestTableOfWork(t *testing.T) {
	r, e := clean("R"), reader()
	r.Objectives[0].Controls, r.Objectives[1].Controls = nil, nil
	r.NoChanges = false
	e.NeededBy = day(2026, 3, 1)
	read := review.StepReadReport.Instruction()
	want := []string{
		"1–3 | " + read + " | CO-1; CO-2 | Nobody has read the description for changes.; The report is not known to have a control of the service organization for the objective.",
		"4 | " + review.StepReviewEarlier.Instruction() + " |  | The report was reviewed after the day on which that had to be done.",
	}
	if got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "Steps"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	r, e = clean("R"), reader()
	if !strings.Contains(rendered(t, assess(t, &r, e, review.DefaultPolicy())), "Nothing remains to be done.") {
		t.Error("a finished review does not say so")
	}
}

// TestTableOfDeficiencies: grades are marked by what they are at best and at worst, and the reasons stand in the order of the rules.
func TestTableOfDeficiencies(t *testing.T) {
	r, e := clean("R"), reader()
	light, heavy, none, open := evaluated("DEF-1", review.Remote, review.Material), evaluated("DEF-2", review.Probable, review.Material), evaluated("DEF-3", review.Probable, review.Material), evaluated("DEF-4", 0, review.Material)
	heavy.Reach = []review.Reach{{Account: "WAGES", Assertion: soc1.Accuracy}, {Account: "WAGES", Assertion: soc1.Cutoff}}
	none.Exists = nope
	e.Deficiencies = []review.Deficiency{light, heavy, none, open}
	const who, what = "controller, February 20, 2026: as discussed", " | The register was not reviewed. | "
	want := []string{
		"DEF-1" + what + "Deficiency |  | The likelihood of a misstatement is remote.; A misstatement could be material.; " + who,
		"DEF-2" + what + "Material weakness | Wages expense: accuracy, cutoff | A misstatement is at least reasonably possible.; A misstatement could be material.; " + who + " (exception)",
		"DEF-3" + what + "No deficiency |  | The reader judged that the entity's own control is not deficient.; A misstatement is at least reasonably possible.; A misstatement could be material.; " + who + " (muted)",
		"DEF-4" + what + "Open: from deficiency to material weakness |  | Nobody has judged the likelihood of a misstatement.; A misstatement could be material.; Missing: " + review.PieceLikelihood.Prompt() + "; " + who + " (caution)",
	}
	if got := rowsOf(t, assess(t, &r, e, review.DefaultPolicy()), "Severity of deficiencies"); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
