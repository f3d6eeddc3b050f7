package opinion_test

import (
	"cmp"
	"slices"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/sampling"
	"github.com/seed-9947fa86/attest/soc1"
)

// together combines what is all needed: the worst of it, leaving out what did not occur.
func together(list []byte) byte {
	for _, g := range []byte{bad, vague, good, idle} {
		if slices.Contains(list, g) {
			return g
		}
	}
	return idle
}

// oneOf combines what suffices alone: only what was seen to work makes up for the rest.
func oneOf(list []byte) byte {
	for _, g := range []byte{good, bad, vague, idle} {
		if slices.Contains(list, g) {
			return g
		}
	}
	return bad
}

// objective says how an objective stood on a day, given how each control did.
func (o *oracle) objective(id soc1.ObjectiveID, day soc1.Date, of func(c *controls.Control) byte, limbs ...opinion.Limb) byte {
	var risks []byte
	for _, r := range o.e.Matrix.Risks {
		if r.Objective != id {
			continue
		}
		var sets []byte
		for _, set := range r.Sufficient {
			var members []byte
			for _, member := range set.Controls {
				best := byte(bad)
				for k := range o.line(member) {
					if g := of(o.control(k)); rank(g) > rank(best) {
						best = g
					}
				}
				members = append(members, best)
			}
			sets = append(sets, together(members))
		}
		risks = append(risks, oneOf(sets))
	}
	g := byte(bad)
	if len(risks) > 0 {
		g = together(risks)
	}
	for _, limb := range limbs {
		if rank(g) > rank(vague) && o.limited(limb, func(l opinion.Limitation) bool { return slices.Contains(l.Objectives, id) }) {
			g = vague
		}
	}
	if len(limbs) > 0 && o.setBack(id, day, limbs[len(limbs)-1]) {
		g = bad
	}
	return g
}

// setBack says whether something outside the tests kept an objective from being achieved on a day.
func (o *oracle) setBack(id soc1.ObjectiveID, day soc1.Date, limb opinion.Limb) bool {
	did := func(q opinion.Question, m soc1.MatterID, presumed opinion.Answer) bool {
		if a := o.judged(q, string(m)); a != 0 {
			presumed = a
		}
		if presumed == 0 {
			return o.ask(q, string(m))
		}
		return presumed == opinion.Yes
	}
	for i := range o.e.Acts {
		if a := &o.e.Acts[i]; o.reassesses(a) && slices.Contains(a.Objectives, id) && did(opinion.ActUndermines, a.ID, 0) {
			return true
		}
	}
	if o.e.Type == soc1.Type1 && limb != opinion.Design || o.e.Type == soc1.Type2 && limb != opinion.Operation {
		return false
	}
	for _, v := range o.e.Events {
		if v.Kind == opinion.PeriodCondition && v.Discovered == opinion.BeforeReport && slices.Contains(v.Objectives, id) && did(opinion.ConditionPrevents, v.ID, 0) {
			return true
		}
	}
	presumed := map[opinion.KnownFailure]opinion.Answer{opinion.KnownFailureDiscloses: opinion.No, opinion.KnownFailureModifies: opinion.Yes}[o.p.KnownFailure]
	for _, f := range o.e.CSOCFailures {
		for _, c := range o.e.Complementary.CSOCs {
			if o.e.Type == soc1.Type2 && c.ID == f.CSOC && slices.Contains(c.Objectives, id) && during(f.Days, day) && did(opinion.CSOCFailurePrevents, f.ID, presumed) {
				return true
			}
		}
	}
	return false
}

func rank(g byte) int { return slices.Index([]byte{bad, vague, idle, good}, g) }

// limbs reads the kind of opinion on every limb.
func (o *oracle) limbs() map[opinion.Limb]opinion.Kind {
	window := o.e.Window()
	for d := window.Start; !d.After(window.End); d = d.AddDays(1) {
		o.days = append(o.days, d)
	}
	kinds := map[opinion.Limb]opinion.Kind{opinion.Description: o.description(), opinion.Design: o.design()}
	if o.e.Type == soc1.Type2 {
		kinds[opinion.Operation] = o.operation()
	}
	return kinds
}

// count counts the objectives that failed and those without a conclusion, over the days for which each was stated.
func (o *oracle) count(on func(objective *controls.Objective, n int) byte) (failed, lacking int) {
	for i := range o.e.Matrix.Objectives {
		objective := &o.e.Matrix.Objectives[i]
		var days []byte
		for n, day := range o.days {
			if during(objective.InForce, day) {
				days = append(days, on(objective, n))
			}
		}
		if len(days) == 0 { // stated for no day of the report: an error in the dates, read as all days
			for n := range o.days {
				days = append(days, on(objective, n))
			}
		}
		days = o.bridge(objective.ID, days)
		switch g := together(days); {
		case g == bad:
			failed++
		case g == vague, g == idle && o.p.NonOccurrence == opinion.NonOccurrenceQualify:
			lacking++
		}
	}
	return failed, lacking
}

// bridge leaves out the short gaps among the days of an objective, if they are not material.
func (o *oracle) bridge(id soc1.ObjectiveID, days []byte) []byte {
	var rest []byte
	short := false
	for i := 0; i < len(days); {
		n := i
		for n < len(days) && (days[n] == bad || days[n] == vague) {
			n++
		}
		switch {
		case n == i:
			rest = append(rest, days[i])
			i++
			continue
		case int64(n-i) <= o.p.ShortGapDays && n-i < len(days):
			short = true
		default:
			rest = append(rest, days[i:n]...)
		}
		i = n
	}
	if !short || o.judged(opinion.ShortGapMaterial, string(id)) == opinion.Yes {
		return days
	}
	if o.judged(opinion.ShortGapMaterial, string(id)) == 0 && o.ask(opinion.ShortGapMaterial, string(id)) {
		return days
	}
	return rest
}

func (o *oracle) design() opinion.Kind {
	failed, lacking := o.count(func(objective *controls.Objective, n int) byte {
		return o.objective(objective.ID, o.days[n], func(c *controls.Control) byte { return o.designed(c, o.days[n]) }, opinion.Design)
	})
	misstated := 0
	for _, m := range o.e.Matters {
		if (m.Kind == opinion.MissingCUEC || m.Kind == opinion.MissingCSOC) && !m.Corrected && o.material(m) {
			misstated = max(misstated, o.reach(opinion.Design, opinion.MisstatementPervasive, string(m.ID), len(m.Objectives)))
		}
	}
	return o.kind(opinion.Design, failed, lacking, misstated)
}

func (o *oracle) operation() opinion.Kind {
	o.held = make(map[soc1.ObjectiveID][]byte)
	for _, objective := range o.e.Matrix.Objectives {
		o.held[objective.ID] = slices.Repeat([]byte{good}, len(o.days))
	}
	for changed := true; changed; {
		changed = false
		for _, objective := range o.e.Matrix.Objectives {
			for n := range o.days {
				g := o.objective(objective.ID, o.days[n], func(c *controls.Control) byte { return o.operated(c, n) }, opinion.Design, opinion.Operation)
				changed = changed || g != o.held[objective.ID][n]
				o.held[objective.ID][n] = g
			}
		}
	}
	failed, lacking := o.count(func(objective *controls.Objective, n int) byte { return o.held[objective.ID][n] })
	return o.kind(opinion.Operation, failed, lacking, 0)
}

func (o *oracle) material(m opinion.Matter) bool {
	if a := o.judged(opinion.MatterMaterial, string(m.ID)); a != 0 {
		return a == opinion.Yes
	}
	return o.ask(opinion.MatterMaterial, string(m.ID))
}

func (o *oracle) description() opinion.Kind {
	misstated := 0
	weigh := func(subject string, objectives int) {
		misstated = max(misstated, o.reach(opinion.Description, opinion.MisstatementPervasive, subject, objectives))
	}
	for _, m := range o.e.Matters {
		if !m.Corrected && o.material(m) {
			weigh(string(m.ID), len(m.Objectives))
		}
	}
	for _, s := range o.e.Subservices {
		if s.Method != soc1.CarveOut || len(s.Monitoring) > 0 {
			continue
		}
		if o.e.Standard == soc1.SAS70 || o.e.Standard == soc1.AT801 {
			continue // monitoring has been expected since SSAE 18, which AT-C 320 belongs to
		}
		needing := make(map[soc1.ObjectiveID]bool)
		for _, c := range o.e.Complementary.CSOCs {
			for _, id := range c.Objectives {
				if c.Subservice == s.ID {
					needing[id] = true
				}
			}
		}
		if o.material(opinion.Matter{ID: soc1.MatterID(s.ID)}) {
			weigh(string(s.ID), len(needing))
		}
	}
	missing := make(map[soc1.ControlID]bool)
	for _, w := range o.e.Matrix.Walkthroughs {
		switch {
		case w.Implementation != controls.NotImplemented || w.DescriptionCorrected || o.judged(opinion.MatterMaterial, string(w.ID)) == opinion.No:
		case o.judged(opinion.MisstatementPervasive, string(w.ID)) != 0:
			weigh(string(w.ID), 0)
		default:
			missing[w.Control] = true
		}
	}
	misstated = max(misstated, o.share(opinion.Description, opinion.MisstatementPervasive, len(missing), len(o.e.Matrix.Controls)))
	return o.kind(opinion.Description, 0, 0, misstated)
}

// pervasive answers the limb's question about pervasiveness.
func (o *oracle) pervasive(limb opinion.Limb, q opinion.Question) bool {
	if a := o.judged(q, limb.String()); a != 0 {
		return a == opinion.Yes
	}
	return o.ask(q, limb.String())
}

// reach says how far a matter reaches that touches n objectives, 1 for material and 2 for pervasive: few of them confine it, and
// otherwise somebody has to say, for the limb before the matter.
func (o *oracle) reach(limb opinion.Limb, q opinion.Question, subject string, n int) int {
	answer := o.judged(q, limb.String())
	if answer == 0 {
		answer = o.judged(q, subject)
	}
	few := n > 0 && float64(n) < o.p.ConfinedBelow.Float64()*float64(len(o.e.Matrix.Objectives))-1e-9
	if answer == opinion.Yes || answer == 0 && !few && o.pervasive(limb, q) {
		return 2
	}
	return 1
}

// level is 0 for nothing, 1 for material and 2 for pervasive, by a share of the objectives.
func (o *oracle) level(limb opinion.Limb, q opinion.Question, n int) int {
	return o.share(limb, q, n, len(o.e.Matrix.Objectives))
}

// share is level by a share of anything.
func (o *oracle) share(limb opinion.Limb, q opinion.Question, n, total int) int {
	below := func(r sampling.Rate) bool { return float64(n) < r.Float64()*float64(total)-1e-9 }
	switch a := o.judged(q, limb.String()); {
	case n == 0:
		return 0
	case a == opinion.Yes:
		return 2
	case a == opinion.No:
		return 1
	case !below(o.p.PervasiveFrom):
		return 2
	case below(o.p.ConfinedBelow):
		return 1
	}
	if o.pervasive(limb, q) {
		return 2
	}
	return 1
}

// reassesses says whether an act was intentional, and the standard makes something of it.
func (o *oracle) reassesses(a *opinion.Act) bool {
	return !a.Trivial && a.Kind == opinion.IntentionalAct && o.e.Standard != soc1.ISAE3402 && o.e.Standard != soc1.SAS70
}

// acts says how far acts misstate a limb.
func (o *oracle) acts(limb opinion.Limb) int {
	reach := 0
	for _, a := range o.e.Acts {
		if a.Trivial {
			continue
		}
		var asked []opinion.Question
		last := o.e.Type == soc1.Type2 && limb == opinion.Operation || o.e.Type == soc1.Type1 && limb == opinion.Design
		if last && !a.UserEntitiesUnaffected && a.Informed != opinion.UsersInformed {
			asked = append(asked, opinion.ActModifies)
		}
		if o.reassesses(&a) {
			switch {
			case limb == opinion.Description:
				asked = append(asked, opinion.ActMisstates)
			case limb == opinion.Design && len(a.Objectives) == 0:
				asked = append(asked, opinion.ActUndermines)
			}
		}
		for _, q := range asked {
			answer := o.judged(q, string(a.ID))
			switch {
			case answer == opinion.No || answer == 0 && !o.ask(q, string(a.ID)):
			default:
				reach = max(reach, o.reach(limb, opinion.MisstatementPervasive, string(a.ID), len(a.Objectives)))
			}
		}
	}
	return reach
}

// kind combines everything that bears on a limb.
func (o *oracle) kind(limb opinion.Limb, failed, lacking, misstated int) opinion.Kind {
	wrong, lack := o.objectivesReach(limb, failed, lacking)
	misstated = max(misstated, o.acts(limb), wrong)
	for _, m := range o.e.Limitations {
		named, through := len(m.Objectives)+len(m.Controls) > 0, limb == opinion.Operation && slices.Contains(m.Limbs, opinion.Design)
		if len(m.Limbs) > 0 && !slices.Contains(m.Limbs, limb) && (named || !through) || o.judged(opinion.AlternativeSufficient, string(m.ID)) == opinion.Yes {
			continue
		}
		if !named { // all of the limb, unless somebody says that it is not
			answer := cmp.Or(o.judged(opinion.LimitationPervasive, limb.String()), o.judged(opinion.LimitationPervasive, string(m.ID)))
			lack = max(lack, map[opinion.Answer]int{opinion.No: 1, opinion.Yes: 2, 0: 2}[answer])
			continue
		}
		if limb == opinion.Description && len(m.Limbs) > 0 {
			lack = max(lack, o.reach(limb, opinion.LimitationPervasive, string(m.ID), max(1, len(m.Objectives))))
		}
	}
	if o.letterless() {
		return opinion.Disclaimer
	}
	switch {
	case misstated == 2 && lack == 2:
		return o.p.WhenBoth
	case misstated == 2:
		return opinion.Adverse
	case lack == 2:
		return opinion.Disclaimer
	case misstated+lack > 0:
		return opinion.Qualified
	}
	return opinion.Unqualified
}

// objectivesReach says how far objectives reach that failed, and those without a conclusion: 0 for nothing, 1 for material, 2
// for pervasive. Its reading of section 3: what is feared of an objective is never worse than what is known to be wrong with it.
func (o *oracle) objectivesReach(limb opinion.Limb, failed, lacking int) (wrong, lack int) {
	total := float64(len(o.e.Matrix.Objectives))
	pervasive := func(n int) bool { return float64(n) >= o.p.PervasiveFrom.Float64()*total-1e-9 }
	aboutWrong, aboutLack := o.judged(opinion.MisstatementPervasive, limb.String()), o.judged(opinion.LimitationPervasive, limb.String())
	switch {
	case aboutWrong == 0 && aboutLack == 0:
		all := failed + lacking
		if failed == 0 || lacking == 0 {
			return o.level(limb, opinion.MisstatementPervasive, failed), o.level(limb, opinion.LimitationPervasive, lacking)
		}
		if !pervasive(all) {
			f, l := failed, lacking
			if failed >= lacking {
				f = all
			}
			if lacking >= failed {
				l = all
			}
			return o.level(limb, opinion.MisstatementPervasive, f), o.level(limb, opinion.LimitationPervasive, l)
		}
		// All of them together need no judgement: the larger side is pervasive, the smaller only if it is so alone.
		wrong, lack = 1, 1
		if failed >= lacking || pervasive(failed) {
			wrong = 2
		}
		if lacking >= failed || pervasive(lacking) {
			lack = 2
		}
		return wrong, lack
	case aboutLack == opinion.Yes && lacking == 0 && failed > 0:
		return 2, 0 // it was feared of them, and came true
	case aboutWrong == opinion.No && aboutLack == 0 && lacking > 0 && pervasive(lacking):
		wrong, lack = min(failed, 1), 1
		if o.pervasive(limb, opinion.LimitationPervasive) {
			lack = 2
		}
		return wrong, lack
	}
	return o.level(limb, opinion.MisstatementPervasive, failed), o.level(limb, opinion.LimitationPervasive, lacking)
}

// letterless says whether a letter is refused, or not given in the end.
func (o *oracle) letterless() bool {
	without := false
	check := func(a soc1.ManagementAssertion, r soc1.Representation, subject string) {
		for q, s := range map[opinion.Question]soc1.LetterStatus{opinion.AssertionGiven: a.Status, opinion.RepresentationGiven: r.Status} {
			refused := s == soc1.LetterRefused
			pending := s != soc1.LetterRefused && s != soc1.LetterProvided && o.p.Letters == opinion.LettersRequired
			if refused || pending && !o.ask(q, subject) {
				without = true
			}
		}
	}
	check(o.e.Assertion, o.e.Representation, "")
	for _, s := range o.e.Subservices {
		if s.Method == soc1.Inclusive {
			check(s.Assertion, s.Representation, string(s.ID))
		}
	}
	return without
}
