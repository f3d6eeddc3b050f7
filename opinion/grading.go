package opinion

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// gradings holds a profile for each control, in four bytes where the control has one range of grades on all days, as most have:
// with a slice each, the gradings of a large examination would be a third of what [Form] allocates.
//
// A code below codes is four times the worst grade plus the best; it needs no profile of its own, since those of all ranges exist
// once. A code from codes on is a place in runs. Every place in runs belongs to one control or stands in free, so that putting
// profiles back and forth, as trials do many thousand times, does not let runs grow.
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

// flatProfiles returns the profiles with one range of grades on all days up to end. They share one piece of memory. Each has its
// capacity cut to its one span, so that nobody who appends to one writes into the next. Ranges whose worst grade is above their
// best one exist here and are never asked for.
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

// put gives a control its profile. Profiles are never changed once built, so that it may keep p itself.
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

// clone returns a copy that can be changed without changing g. The copy of nil is nil. The profiles themselves are shared, since
// nobody changes them.
func (g *gradings) clone() *gradings {
	if g == nil {
		return nil
	}
	return &gradings{flat: g.flat, code: slices.Clone(g.code), runs: slices.Clone(g.runs), free: slices.Clone(g.free)}
}
