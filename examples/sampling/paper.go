package main

import (
	"bytes"
	"fmt"
	"math"
	"strings"
)

// percent writes a rate in percent with two decimals, to the nearest. Nothing is decided with it.
func percent(rate float64) string { return fmt.Sprintf("%.2f %%", 100*rate) }

// upward writes a rate as percent does, but rounds it up: an upper limit is never shown too small.
func upward(rate float64) string { return percent(math.Ceil(rate*10_000-1e-9) / 10_000) }

// downward rounds down: a lower limit is never shown too large.
func downward(rate float64) string { return percent(math.Floor(rate*10_000+1e-9) / 10_000) }

// paper writes the working paper as Markdown.
func (e *engagement) paper() []byte {
	var b bytes.Buffer
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# Test of operating effectiveness: PR-04, dual release of payments\n")
	p("> **Illustrative.** Harbour Payroll Services, its control and its payments are invented to show the library at work.\n")
	p("| | |\n| --- | --- |")
	p("| Service organization | Harbour Payroll Services (illustrative) |")
	p("| Engagement | SOC1-2026-117, Type 2, 1 January to 31 December 2026 |")
	p("| Control objective | CO-2: Payments are made only if authorised |")
	p("| Control | PR-04: Two authorised people, neither of whom entered it, release every payment before the file leaves for the bank |")
	p("| Occurrence of the control | One payment |")
	p("| Deviation | An attribute of section 4 is not met, or cannot be examined |")
	p("| Prepared by / date | ______________________ |\n| Reviewed by / date | ______________________ |\n")
	e.conclusion(p)
	e.populationSection(p)
	e.planSection(p)
	e.selectionSection(p)
	e.resultSection(p)
	e.reperformanceSection(p)
	e.appendix(p)
	return b.Bytes()
}

// printer writes one line of the paper.
type printer func(format string, args ...any)

// conclusion states the answer first.
func (e *engagement) conclusion(p printer) {
	v := e.evaluation
	p("## Conclusion\n")
	verdict := "**The sample supports reliance on PR-04**"
	if !v.Supports() {
		verdict = "**The sample does not support reliance on PR-04**"
	}
	p("%s at %s confidence and a tolerable deviation rate of %s.\n", verdict, v.Criterion.Confidence.Percent(), v.Criterion.Tolerable.Percent())
	p("%d of %d payments tested deviate (%s). With %s confidence at most %s of the %s payments deviate, that is %s;",
		v.Sample.Deviations, v.Sample.Size, percent(v.Rate), v.Criterion.Confidence.Percent(), upward(v.Upper),
		grouped(int(v.Sample.Population)), grouped(int(v.Counts.Upper)))
	p("%s would be too many. The plan allowed up to %d deviations.", grouped(int(v.TolerableCount)), e.plan.Critical)
	p("Every deviation goes into Section 4 of the report, whatever is concluded here.\n")
}

// populationSection says what was tested and how it was frozen.
func (e *engagement) populationSection(p printer) {
	f := e.frozen
	p("## 1 Population\n")
	p("All payments of the period, from the payment log. Completeness was agreed to the bank's file totals (see PR-04.2).")
	p("Ids are unique: the extract counts as many distinct ids as rows. The population was frozen **before** the seed was drawn.\n")
	p("| | |\n| --- | --- |")
	p("| Payments | %s |", grouped(int(f.Count)))
	p("| Digest, exclusive or | `%v` |", f.Digest.Xor)
	p("| Digest, sum | `%v` |", f.Digest.Sum)
	p("| Rule for ids | %s |\n", e.record.Policies.IDs)
}

// planSection gives the size and what it rests on.
func (e *engagement) planSection(p printer) {
	r, plan := e.request, e.plan
	p("## 2 Plan\n")
	p("| | |\n| --- | --- |")
	p("| Confidence | %s (risk of overreliance %s) |", r.Confidence.Percent(), r.Confidence.Complement().Percent())
	p("| Tolerable deviation rate | %s (%s payments) |", r.Tolerable.Percent(), grouped(int(plan.TolerableCount)))
	p("| Expected deviation rate | %s |", r.Expected.Percent())
	p("| **Sample size** | **%d** |", plan.Size)
	p("| **Deviations that still support reliance** | **%d** |", plan.Critical)
	p("| Achieved risk of overreliance | %.4f %% |", 100*plan.Risk)
	p("| Risk of underreliance at the expected rate | %.2f %% |", 100*plan.Underreliance)
	p("| Policy | %v |\n", plan.Policy)
}

// selectionSection says how the items were drawn and how anybody can draw them again.
func (e *engagement) selectionSection(p printer) {
	s := e.record.Spec
	p("## 3 Selection\n")
	p("Every payment gets a ticket, SHA-256 of the seed key, a slash and its id; the payments with the smallest tickets are the")
	p("sample. The %d next tickets are the reserve for payments the control does not apply to.\n", s.Reserve)
	p("| | |\n| --- | --- |")
	p("| Method | %v, technique %v (%s) |", e.record.Method(), s.Technique, e.record.Policies.Ticket)
	p("| Seed | `%v` |", s.Seed)
	p("| Seed key | `%s` |", s.Seed.Key())
	p("| Drawn | %s |", s.DrawnAt.Format("2 January 2006, 15:04 MST"))
	p("| Drawn by | %s |", s.DrawnBy)
	p("| Seeds drawn for this control | 1 |\n")
	p("Any database can repeat the draw. The sample and its reserve are, in the spelling of the engine at hand,\n")
	p("```sql\nSELECT id FROM payments WHERE year = 2026\nORDER BY sha256('%s' || '/' || id) LIMIT %d;\n```\n", s.Seed.Key(), s.Size+s.Reserve)
}

// resultSection tells what was found.
func (e *engagement) resultSection(p printer) {
	v := e.evaluation
	p("## 4 Results\n")
	p("| Attribute | |\n| --- | --- |")
	for _, a := range attributes {
		p("| %s | %s |", a[0], a[1])
	}
	p("\n| Deviation | Payment | Attribute | What was found | Cause |\n| --- | --- | --- | --- | --- |")
	for i, r := range e.deviations() {
		p("| D%d | %s | %s | %s | %s |", i+1, r.item.ID, r.ref, r.finding, r.cause)
	}
	if len(e.deviations()) == 0 {
		p("| | | | none | |")
	}
	p("\nCause and effect of the deviations, as judged by the engagement partner: ______________________\n")
	for _, c := range e.record.Changes {
		p("%s was replaced by %s, the next ticket: %s (%s).\n", c.Out, strings.Join(c.In, ", "), c.Note.Reason, c.Note.By)
	}
	p("| Evaluation | |\n| --- | --- |")
	p("| Sample deviation rate | %s |", percent(v.Rate))
	p("| Allowance for sampling risk | %s |", upward(v.Allowance))
	p("| Upper limit, one-sided | %s (%s payments) |", upward(v.Upper), grouped(int(v.Counts.Upper)))
	p("| Lower limit, one-sided | %s (%s payments) |", downward(v.Lower), grouped(int(v.Counts.Lower)))
	p("| Probability of so few deviations at the tolerable rate | %.4f %% |", 100*v.PValue.Float64())
	p("| Payments not tested | %s |\n", grouped(int(v.Remaining)))
}

// reperformanceSection reports the repetition of the selection.
func (e *engagement) reperformanceSection(p printer) {
	p("## 5 Re-performance of the selection\n")
	p("* The sample was drawn from the whole stream and, independently, from %d partitions that were serialised (%s bytes in all),", e.parts, grouped(e.serialised))
	p("  read back and merged in reverse order. Both records are equal byte by byte.")
	if len(e.differs) == 0 {
		p("* The selection was repeated from `selection-record.json` and the population, replacements included: **no difference**.\n")
		return
	}
	p("* The selection was repeated from `selection-record.json` and the population: **%d differences**.\n", len(e.differs))
	for _, d := range e.differs {
		p("  * %v", d)
	}
	p("")
}

// appendix lists every payment tested.
func (e *engagement) appendix(p printer) {
	p("## Appendix: payments tested\n")
	p("Y: attribute met. N: deviation. In the order of the draw.\n")
	p("| No. | Payment | Ticket (first 64 bits) | A | B | C | Ref. |\n| ---: | --- | --- | :---: | :---: | :---: | --- |")
	k := 0
	for i, r := range e.results {
		mark := func(ref string) string {
			if r.ref == ref {
				return "**N**"
			}
			return "Y"
		}
		ref := ""
		if r.finding != "" {
			k++
			ref = fmt.Sprintf("D%d", k)
		}
		p("| %d | %s | `%016x` | %s | %s | %s | %s |", i+1, r.item.ID, r.item.Ticket.High64(), mark("A"), mark("B"), mark("C"), ref)
	}
}
