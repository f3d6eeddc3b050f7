package text

import (
	"strings"

	"github.com/seed-9947fa86/attest/report"
)

// figure lays out a timeline: the lanes as characters, the axis, the key, and every bar in words.
func figure(f report.Figure, w int) []string {
	lines := wrap(f.Title, w)
	lines = append(lines, repeat("─", widest(lines)))
	lines = append(lines, wrap(f.Description, w)...)
	t, ok := f.Drawing.(report.Timeline)
	if !ok {
		return lines
	}
	lines = append(lines, "")
	left := 0
	for _, lane := range t.Lanes {
		left = max(left, width(report.Clean(lane.Label)))
	}
	// Long labels wrap, for the bars need room to show anything.
	left = min(left, w/3)
	span := w - left - 2
	for _, lane := range t.Lanes {
		label := wrap(lane.Label, left)
		for i := range label {
			drawing := ""
			if i == 0 {
				drawing = t.Characters(lane, span)
			}
			lines = append(lines, pad(label[i], left, report.AlignStart)+"  "+drawing)
		}
	}
	lines = append(lines, hang(repeat(" ", left+2), axis(t, span))...)
	if len(t.Key) > 0 {
		lines = append(lines, "")
	}
	for _, k := range t.Key {
		lines = append(lines, hang(string(k.Class.Rune())+"  ", wrap(k.Label, w-3))...)
	}
	lines = append(lines, "")
	for _, lane := range t.Lanes {
		for _, bar := range lane.Bars {
			lines = append(lines, hang("• ", wrap(lane.Label+": "+bar.Label, w-2))...)
		}
	}
	return lines
}

// axis lays out the labels of the ticks at their positions. A label that would meet the one before it
// goes to the next line.
func axis(t report.Timeline, w int) []string {
	var lines []string
	line, used := "", 0
	flush := func() {
		if used > 0 {
			lines = append(lines, line)
		}
		line, used = "", 0
	}
	for _, tick := range t.Ticks {
		label := strings.Trim(report.Clean(tick.Label), " ")
		n := width(label)
		if n > w {
			flush()
			lines = append(lines, wrap(label, w)...)
			continue
		}
		start := int(int64(tick.At) * int64(w) / int64(t.Length))
		switch tick.At {
		case 0:
		case t.Length:
			start = w - n
		default:
			start = min(max(start-n/2, 0), w-n)
		}
		// Two blanks at least keep labels apart.
		if used > 0 && start < used+2 {
			flush()
		}
		line += repeat(" ", start-used) + label
		used = start + n
	}
	flush()
	return lines
}
