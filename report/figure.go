package report

// Figure is a drawing with its title and a description in words that says all the drawing says, for
// readers who cannot see it and for formats that cannot draw.
type Figure struct {
	// ID makes the figure a target of links. It may be empty.
	ID string
	// Title is the caption. It is required.
	Title string
	// Description says in words what the drawing shows. It is required.
	Description string
	// Drawing is the drawing itself.
	Drawing Drawing
}

// Drawing is a drawing in neutral terms. [Timeline] is the only one so far; the set is closed.
type Drawing interface {
	drawing()
}

// Timeline draws stretches of time as bars in lanes over a common axis. The unit is whatever the composer
// counts in, usually days: position 0 is the start of the first day, Length the end of the last.
type Timeline struct {
	// Length is the number of units on the axis. It is at least 1.
	Length int
	// Ticks are the labelled positions on the axis, in ascending order.
	Ticks []Tick
	// Lanes are drawn from top to bottom.
	Lanes []Lane
	// Key says what the classes of bars stand for, one entry for each class in use.
	Key []KeyEntry
}

// Tick is a labelled position on the axis.
type Tick struct {
	// At is the position, from 0 to the length of the timeline.
	At int
	// Label is the text at the position.
	Label string
}

// Lane is one line of bars.
type Lane struct {
	// Label names the lane. It is required.
	Label string
	// Bars are the stretches in the lane. They do not overlap and stand in ascending order.
	Bars []Bar
}

// Bar is one stretch, from Start up to but not including End.
type Bar struct {
	// Start is the position at which the bar begins, at least 0.
	Start int
	// End is the position at which it ends, greater than Start and at most the length of the timeline.
	End int
	// Class says how the bar is drawn.
	Class BarClass
	// Label says in words what the bar is, with its dates. It is required.
	Label string
}

// KeyEntry explains a class of bars.
type KeyEntry struct {
	// Class is the class explained.
	Class BarClass
	// Label is what it stands for. It is required.
	Label string
}

func (Timeline) drawing() {}

// Rune returns the character that stands for the class where a timeline is drawn with characters. A middle
// dot stands for no bar.
func (c BarClass) Rune() rune {
	switch c {
	case BarSolid:
		return '█'
	case BarHatched:
		return '▒'
	case BarOpen:
		return '□'
	case BarMarked:
		return '▚'
	}
	return '·'
}

// Characters draws a lane as width characters. Every bar has at least one character, unless a later bar
// takes it.
func (t Timeline) Characters(lane Lane, width int) string {
	cells := make([]rune, max(width, 0))
	for i := range cells {
		cells[i] = BarClass(0).Rune()
	}
	for _, b := range lane.Bars {
		start, end := min(t.column(b.Start, width), len(cells)-1), t.column(b.End, width)
		for i := max(start, 0); i < min(max(end, start+1), len(cells)); i++ {
			cells[i] = b.Class.Rune()
		}
	}
	return string(cells)
}

// column returns the character at which a position lies, to the nearest.
func (t Timeline) column(at, width int) int {
	if t.Length < 1 {
		return 0
	}
	return int((int64(at)*int64(width)*2 + int64(t.Length)) / (2 * int64(t.Length)))
}
