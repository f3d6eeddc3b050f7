package opinion

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// gradings holds a profile for each control, in four bytes where the control has one range of grades on all days, as most have:
// with a slice each, the gradings of a large examination would be a third of what [Form] allocates.
type gradings struct {
	flat *[4][4]profile // the profiles with one range of grades on all days
	code []uint32       // per control: the range, below codes, or the place of its profile among runs, counted from codes on
	runs []profile      // the profiles of all others
	free []uint32       // places among runs that nobody uses
}

// codes is how many ranges of grades there are: four grades at worst, four at best.
const codes = 16

// newGradings returns room for the profiles of n controls, all of which failed as yet.
func newGradings(n int, flat *[4][4]profile) *gradings {
	return &gradings{flat: flat, code: make([]uint32, n)}
}

// flatProfiles returns the profiles with one range of grades on all days up to end. They share one piece of memory.
func flatProfiles(end soc1.Date) *[4][4]profile {
	var spans [codes]span
	var flat [4][4]profile
	for i := range spans {
		lo, hi := grade(i/4), grade(i%4)
		spans[i] = span{end, lo, hi}
		flat[lo][hi] = spans[i : i+1 : i+1]
	}
	return &flat
}

// at returns the profile of a control.
func (g *gradings) at(c int) profile {
	code := g.code[c]
	if code >= codes {
		return g.runs[code-codes]
	}
	return g.flat[code/4][code%4]
}

// put gives a control its profile.
func (g *gradings) put(c int, p profile) {
	old := g.code[c]
	lo, hi, uniform := p.uniform()
	switch {
	case uniform && old >= codes:
		g.free = append(g.free, old)
		fallthrough
	case uniform:
		g.code[c] = uint32(lo)*4 + uint32(hi)
	case old >= codes:
		g.runs[old-codes] = p
	case len(g.free) > 0:
		last := len(g.free) - 1
		g.code[c], g.runs[g.free[last]-codes], g.free = g.free[last], p, g.free[:last]
	default:
		g.code[c] = codes + uint32(len(g.runs))
		g.runs = append(g.runs, p)
	}
}

// clone returns a copy that can be changed without changing g. The copy of nil is nil.
func (g *gradings) clone() *gradings {
	if g == nil {
		return nil
	}
	return &gradings{flat: g.flat, code: slices.Clone(g.code), runs: slices.Clone(g.runs), free: slices.Clone(g.free)}
}
