package opinion

import "slices"

// maxTried is how many counts of objectives are kept for [Sensitivity].
// It bounds the work of Sensitivity, which forms an opinion for each.
const maxTried = 16

// knobs is a set of knobs, one bit each.
type knobs uint32

// knob returns the set of one knob.
func knob(k Knob) knobs { return 1 << k }

func (ks knobs) has(k Knob) bool { return ks&knob(k) != 0 }

// union returns the knobs that are in any of some sets.
func union(list []knobs) knobs {
	var all knobs
	for _, ks := range list {
		all |= ks
	}
	return all
}

// usage records while an opinion is formed which knobs were consulted, and where. It is shared with trials, since
// what they consult has a part in the opinion too. Lists are made when they are first needed, so that an examination in which
// nothing is open to policy pays for none of them.
//
// Bits are set and never cleared, so that it does not matter in which order trials come, nor how often.
type usage struct {
	limbs      [Operation + 1]knobs   // by limb
	objectives [Operation + 1][]knobs // by limb and objective
	controls   []knobs
	tests      []knobs
	matters    []matterUse
	counts     [][2]int // of how many of how many a share was taken, each once
}

// matterUse is a matter whose reach was decided by a share of objectives.
type matterUse struct {
	knobs knobs
	place PolicyPlace
}

// useTest records that knobs were consulted about a test. Like the functions below it does nothing once the recording has ended.
func (ev *evaluator) useTest(t int, ks knobs) {
	if ev.usage == nil || ks == 0 {
		return
	}
	if ev.usage.tests == nil {
		ev.usage.tests = make([]knobs, len(ev.m.Tests))
	}
	ev.usage.tests[t] |= ks
}

// useControl records that knobs were consulted about a control.
func (ev *evaluator) useControl(c int, ks knobs) {
	if ev.usage == nil {
		return
	}
	if ev.usage.controls == nil {
		ev.usage.controls = make([]knobs, len(ev.m.Controls))
	}
	ev.usage.controls[c] |= ks
}

// useObjective records that knobs were consulted about an objective for a limb.
func (ev *evaluator) useObjective(limb Limb, o int, ks knobs) {
	if ev.usage == nil {
		return
	}
	if ev.usage.objectives[limb] == nil {
		ev.usage.objectives[limb] = make([]knobs, len(ev.m.Objectives))
	}
	ev.usage.objectives[limb][o] |= ks
}

// useLimb records that knobs were consulted about a limb as a whole.
func (ev *evaluator) useLimb(limb Limb, ks knobs) {
	if ev.usage != nil {
		ev.usage.limbs[limb] |= ks
	}
}

// useMatter records which shares decided how far a matter reaches.
func (ev *evaluator) useMatter(limb Limb, subject string, rule Rule, ks knobs) {
	if ev.usage != nil && ks != 0 {
		ev.usage.matters = append(ev.usage.matters, matterUse{ks, PolicyPlace{limb, subject, rule}})
	}
}

// useCount records that the share n of total was judged, for [Sensitivity] to try other shares around it. The first few are kept:
// any share that was met is a share worth trying, and there are seldom more.
func (ev *evaluator) useCount(n, total int) {
	if ev.usage != nil && n > 0 && len(ev.usage.counts) < maxTried && !slices.Contains(ev.usage.counts, [2]int{n, total}) {
		ev.usage.counts = append(ev.usage.counts, [2]int{n, total})
	}
}

// shareKnobs returns the knobs of which another value would judge the share n of total otherwise, while the other knob stays:
// one cannot rise above the whole, nor the other above it.
//
// A share that is pervasive is not confined under any other value of the lower bound, which stays below the upper one; so only
// the upper one can judge it otherwise. With one that is confined it is the other way round, and a share between the two moves
// with either.
func (ev *evaluator) shareKnobs(n, total int) knobs {
	pervasive, confined := knob(KnobPervasiveFrom), knob(KnobConfinedBelow)
	switch {
	case n == 0 || total == 0:
		return 0
	case reaches(n, total, ev.policy.PervasiveFrom):
		if n >= total {
			return 0 // all of them are pervasive under any policy
		}
		return pervasive
	case !reaches(n, total, ev.policy.ConfinedBelow):
		return confined
	}
	return pervasive | confined
}
