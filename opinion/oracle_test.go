package opinion_test

import (
	"cmp"
	"maps"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// The oracle reads the rules of the field by brute force: day by day, with every combination of answers to the
// questions that come up. It shares no code with the derivation and makes no use of ranges, profiles or orderings of
// input. It is slow and meant for small examinations.

// ask is a question with its subject.
type ask struct {
	question opinion.Question
	subject  string
}

// oracle reads one examination under one set of answers.
type oracle struct {
	e    *opinion.Examination
	p    opinion.Policy
	yes  map[ask]bool // the answers tried out
	met  map[ask]bool // the questions that came up
	days []soc1.Date
	held map[soc1.ObjectiveID][]byte // per objective and day
}

// What the evidence says of something on one day.
const (
	bad   = 'f' // it did not work or was not there
	vague = 'u' // evidence is lacking
	idle  = 'd' // nothing occurred
	good  = 'e' // it worked
)

// verdict is what the oracle finds for the limbs of an examination.
type verdict struct {
	kinds map[opinion.Limb][]opinion.Kind
	needs map[opinion.Limb][]ask
}

// consult returns the verdict, or false if more than most questions come up.
func consult(e *opinion.Examination, p opinion.Policy, most int) (verdict, bool) {
	var questions []ask
	for {
		if len(questions) > most {
			return verdict{}, false
		}
		results, fresh := enumerate(e, p, questions)
		if len(fresh) == 0 {
			return judge(e, questions, results), true
		}
		questions = append(questions, fresh...)
	}
}

// enumerate reads the examination under every combination of answers. It stops at questions that were not foreseen.
func enumerate(e *opinion.Examination, p opinion.Policy, questions []ask) (results []map[opinion.Limb]opinion.Kind, fresh []ask) {
	for bits := range 1 << len(questions) {
		o := &oracle{e: e, p: p, yes: make(map[ask]bool), met: make(map[ask]bool)}
		for i, q := range questions {
			o.yes[q] = bits&(1<<i) != 0
		}
		kinds := o.limbs()
		for q := range o.met {
			if _, known := o.yes[q]; !known {
				fresh = append(fresh, q)
			}
		}
		if len(fresh) > 0 {
			return nil, fresh
		}
		results = append(results, kinds)
	}
	return results, nil
}

// judge collects the possible kinds, and the questions whose answer changes the kind under some answers to the rest.
func judge(e *opinion.Examination, questions []ask, results []map[opinion.Limb]opinion.Kind) verdict {
	v := verdict{make(map[opinion.Limb][]opinion.Kind), make(map[opinion.Limb][]ask)}
	for limb := range results[0] {
		for bits, kinds := range results {
			if !slices.Contains(v.kinds[limb], kinds[limb]) {
				v.kinds[limb] = append(v.kinds[limb], kinds[limb])
			}
			for i, q := range questions {
				if kinds[limb] != results[bits^(1<<i)][limb] && !slices.Contains(v.needs[limb], q) {
					v.needs[limb] = append(v.needs[limb], q)
				}
			}
		}
		slices.Sort(v.kinds[limb])
		slices.SortFunc(v.needs[limb], func(a, b ask) int {
			return cmp.Or(cmp.Compare(a.question, b.question), cmp.Compare(a.subject, b.subject))
		})
	}
	return v
}

// judged returns the recorded answer to a question.
func (o *oracle) judged(q opinion.Question, subject string) opinion.Answer {
	for _, j := range o.e.Judgements {
		if j.Question == q && j.Subject == subject {
			return j.Answer
		}
	}
	return 0
}

// ask answers a question that came up and was not answered by a judgement.
func (o *oracle) ask(q opinion.Question, subject string) bool {
	o.met[ask{q, subject}] = true
	return o.yes[ask{q, subject}]
}

// during reports whether a period, which may be open at either end or absent, contains a day.
func during(p soc1.Period, day soc1.Date) bool {
	return (!p.Start.IsValid() || !day.Before(p.Start)) && (!p.End.IsValid() || !day.After(p.End))
}

// test says what one test shows.
func (o *oracle) test(t *controls.Test) byte {
	switch t.Outcome {
	case controls.NoOccurrence:
		return idle
	case controls.EvidenceUnavailable, controls.NotPerformed:
		return vague
	}
	group := o.series(t)
	shown := o.shown(group)
	if shown == bad {
		return bad
	}
	for _, t := range group {
		concludes := false
		for _, p := range t.Procedures {
			concludes = concludes || p.Nature != controls.Inquiry
		}
		if o.glimpse(t) || !concludes || t.Population.Completeness == controls.EvidenceDeficient || deficient(t.Information) {
			return vague
		}
	}
	return shown
}

// glimpse says whether a test is one look at what people do more than once.
func (o *oracle) glimpse(t *controls.Test) bool {
	c := o.control(t.Control)
	if c.Nature == controls.Automated || c.Frequency == controls.Annual || t.Population.Size == 1 || t.Sample.Size != 1 {
		return false
	}
	return !slices.ContainsFunc(t.Procedures, func(p controls.Procedure) bool {
		return p.Nature == controls.Inspection || p.Nature == controls.Reperformance
	})
}

// series returns a test with those that it is evaluated together with, the first of them first.
func (o *oracle) series(t *controls.Test) []*controls.Test {
	if o.p.Extension == opinion.ExtensionBarred {
		return []*controls.Test{t}
	}
	var list []*controls.Test
	for i := range o.e.Matrix.Tests {
		if u := &o.e.Matrix.Tests[i]; u.ID == t.ID || u.ID == t.Extends {
			if u.Extends == "" {
				list = append(list, u)
			}
		}
	}
	for i := range o.e.Matrix.Tests {
		if u := &o.e.Matrix.Tests[i]; u.Extends == list[0].ID && u.Outcome == controls.Performed {
			list = append(list, u)
		}
	}
	return list
}

func deficient(list []controls.Information) bool {
	return slices.ContainsFunc(list, func(i controls.Information) bool { return i.Evidence == controls.EvidenceDeficient })
}

// counts says how the items of a deviation count: against the rate, as missing, or not at all.
func (o *oracle) counts(d *controls.Deviation) (against, missing int64) {
	switch {
	case d.Kind == controls.KindNoEvidence && o.p.MissingEvidence == opinion.MissingLimits:
		return 0, d.Count
	case d.DaysLate != 0 && d.DaysLate <= o.p.GraceDays:
		return 0, 0
	case d.Anomaly && o.p.Anomalies == opinion.AnomaliesJudged:
		switch o.judged(opinion.DeviationAnomalous, string(d.ID)) {
		case opinion.Yes:
			return 0, 0
		case 0:
			if o.ask(opinion.DeviationAnomalous, string(d.ID)) {
				return 0, 0
			}
		}
	}
	return d.Count, 0
}

// supports says whether so many deviations in a sample are within its plan.
func (o *oracle) supports(list []*controls.Test, against, missing int64) bool {
	size, expected, statistical := int64(0), int64(0), !list[0].Sample.Tolerable.IsZero()
	for _, t := range list {
		size, expected, statistical = size+t.Sample.Size, expected+t.Sample.Expected, statistical && t.Sample.Method.IsStatistical()
	}
	if !statistical {
		return against <= expected
	}
	confidence := list[0].Sample.Confidence
	if confidence.IsZero() {
		confidence = o.p.Confidence
	}
	within, _ := sampling.Supports(
		sampling.Sample{Population: list[0].Population.Size, Size: size - missing, Deviations: against, Selection: list[0].Sample.Method},
		sampling.Criterion{Confidence: confidence, Tolerable: list[0].Sample.Tolerable}, sampling.Policy{})
	return within
}

// shown says what a test and its extensions show by what they found.
func (o *oracle) shown(list []*controls.Test) byte {
	var found, against, missing, size, firstAgainst, firstMissing int64
	open, unplanned, stray := false, false, false
	for i, t := range list {
		size += t.Sample.Size
		unplanned = unplanned || i > 0 && !t.Planned
		for k := range o.e.Matrix.Deviations {
			d := &o.e.Matrix.Deviations[k]
			if d.Test != t.ID {
				continue
			}
			if d.Intentional || d.Pattern == controls.Systematic {
				return bad
			}
			a, m := o.counts(d)
			found, against, missing = found+d.Count, against+a, missing+m
			stray = stray || a > 0 && d.Pattern != controls.Isolated
			if i == 0 {
				firstAgainst, firstMissing = firstAgainst+a, firstMissing+m
			}
			open = open || m == 0 && d.Pattern != controls.Isolated
		}
	}
	if found == 0 {
		return o.unblemished(list)
	}
	if tolerable := list[0].Sample.Tolerable.Float64(); tolerable > 0 && float64(against) > tolerable*float64(size-missing)+1e-9 {
		return bad
	}
	if missing == size {
		return vague
	}
	rejected := byte(bad) // what it comes to if the deviations are not acceptable
	if found == missing {
		rejected = vague
	}
	answer := o.judged(opinion.DeviationsAcceptable, string(list[0].ID))
	for _, t := range list[1:] {
		if o.judged(opinion.DeviationsAcceptable, string(t.ID)) == opinion.No {
			answer = opinion.No
		}
	}
	switch answer {
	case opinion.Yes:
		return good
	case opinion.No:
		return rejected
	}
	if o.control(list[0].Control).Nature == controls.Automated && against > 0 {
		if stray || o.p.Beyond == opinion.BeyondFail || !o.ask(opinion.DeviationsAcceptable, string(list[0].ID)) {
			return bad
		}
		return good
	}
	within := against == 0 || o.supports(list, against, missing)
	if unplanned && firstAgainst > 0 && !o.supports(list[:1], firstAgainst, firstMissing) {
		within = false
	}
	if within && !open && missing == 0 {
		return good
	}
	if o.p.Beyond == opinion.BeyondFail && (!within || missing > 0) {
		return rejected
	}
	if o.ask(opinion.DeviationsAcceptable, string(list[0].ID)) {
		return good
	}
	return rejected
}

// unblemished says what tests show that found nothing: where they were planned by statistics, their items have to be enough.
func (o *oracle) unblemished(list []*controls.Test) byte {
	if list[0].Sample.Tolerable.IsZero() || slices.ContainsFunc(list, func(t *controls.Test) bool { return !t.Sample.Method.IsStatistical() }) || o.supports(list, 0, 0) {
		return good
	}
	for _, t := range list[1:] {
		if o.judged(opinion.DeviationsAcceptable, string(t.ID)) == opinion.No {
			return vague
		}
	}
	switch a := o.judged(opinion.DeviationsAcceptable, string(list[0].ID)); {
	case a == opinion.Yes, a == 0 && o.p.Beyond == opinion.BeyondAsk && o.ask(opinion.DeviationsAcceptable, string(list[0].ID)):
		return good
	}
	return vague
}

func (o *oracle) control(id soc1.ControlID) *controls.Control {
	for i := range o.e.Matrix.Controls {
		if o.e.Matrix.Controls[i].ID == id {
			return &o.e.Matrix.Controls[i]
		}
	}
	return nil
}

// limited says whether evidence about a control or an objective was kept away from a limb for good.
func (o *oracle) limited(limb opinion.Limb, names func(l opinion.Limitation) bool) bool {
	return slices.ContainsFunc(o.e.Limitations, func(l opinion.Limitation) bool {
		return (len(l.Limbs) == 0 || slices.Contains(l.Limbs, limb)) && names(l) && o.judged(opinion.AlternativeSufficient, string(l.ID)) != opinion.Yes
	})
}

// designed says how a control was designed, and whether it was in place, on a day.
func (o *oracle) designed(c *controls.Control, day soc1.Date) byte {
	if len(c.Operated) > 0 && !slices.ContainsFunc(c.Operated, func(p soc1.Period) bool { return during(p, day) }) {
		return bad
	}
	found := byte(vague)
	for _, w := range o.e.Matrix.Walkthroughs {
		if w.Control != c.ID || !during(w.During, day) {
			continue
		}
		if w.Design == controls.DesignDeficient || w.Implementation == controls.NotImplemented {
			return bad
		}
		asked := func(p controls.Procedure) bool { return p.Nature == controls.Inquiry }
		hearsay := len(w.Procedures) > 0 && !slices.ContainsFunc(w.Procedures, func(p controls.Procedure) bool { return !asked(p) })
		for _, t := range o.e.Matrix.Tests {
			if o.e.Type == soc1.Type2 && t.Control == c.ID && t.Outcome == controls.Performed && slices.ContainsFunc(t.Procedures, func(p controls.Procedure) bool { return !asked(p) }) {
				hearsay = false
			}
		}
		if w.Design == controls.DesignSuitable && w.Implementation == controls.Implemented && !hearsay {
			found = good
		}
	}
	if o.limited(opinion.Design, func(l opinion.Limitation) bool { return slices.Contains(l.Controls, c.ID) }) {
		return vague
	}
	return found
}

// operated says how a control operated on a day.
func (o *oracle) operated(c *controls.Control, n int) byte {
	day := o.days[n]
	design := o.designed(c, day)
	if design == bad {
		return bad
	}
	shown := map[byte]bool{design: true}
	tested := map[byte]bool{}
	for i := range o.e.Matrix.Tests {
		if t := &o.e.Matrix.Tests[i]; t.Control == c.ID && during(t.Period, day) {
			tested[o.test(t)] = true
		}
	}
	switch {
	case tested[bad]:
		return bad
	case tested[good]:
	case tested[vague] || !tested[idle]:
		shown[vague] = true
	default:
		shown[idle] = true
	}
	if deficient(c.Information) || o.limited(opinion.Operation, func(l opinion.Limitation) bool { return slices.Contains(l.Controls, c.ID) }) {
		shown[vague] = true
	}
	for _, id := range c.ReliesOn {
		held := o.held[id][n]
		if held == good || held == idle {
			continue
		}
		answer := o.judged(opinion.RelianceUnaffected, string(c.ID))
		if answer == 0 {
			answer = o.judged(opinion.RelianceUnaffected, string(id))
		}
		if answer == opinion.Yes || answer == 0 && o.p.Reliance == opinion.RelianceAsk && o.ask(opinion.RelianceUnaffected, string(c.ID)) {
			continue
		}
		if held == bad && o.p.Reliance != opinion.RelianceUnsupported {
			shown[bad] = true
		}
		shown[vague] = true
	}
	for _, g := range []byte{bad, vague, idle} {
		if shown[g] {
			return g
		}
	}
	return good
}

// line returns the controls that stand in for each other as one superseded the other.
func (o *oracle) line(id soc1.ControlID) map[soc1.ControlID]bool {
	line := map[soc1.ControlID]bool{id: true}
	for {
		before := maps.Clone(line)
		for _, c := range o.e.Matrix.Controls {
			if c.Successor != "" && (line[c.ID] || line[c.Successor]) {
				line[c.ID], line[c.Successor] = true, true
			}
		}
		if len(before) == len(line) {
			return line
		}
	}
}
