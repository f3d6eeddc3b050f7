package html

import (
	"fmt"
	"strconv"

	"github.com/seed-9947fa86/attest/report"
)

// Heights of the drawing in pixels: a lane is its label above its bars, the axis stands below the lanes.
const (
	laneHeight = 48
	barTop     = 21
	barHeight  = 18
	axisHeight = 26
	// A marked bar stands out of its lane by so much above and below, so that even a narrow one is seen at once, and
	// without regard to colour.
	overhang = 4
	// Of more ticks than these only every third keeps its label on a narrow screen.
	manyTicks = 6
)

// figure writes a drawing with its key, then in words what it shows, so that nothing is in the drawing alone.
func (p *page) figure(f report.Figure) {
	p.figures++
	n := strconv.Itoa(p.figures)
	p.raw("<figure")
	p.id(f.ID)
	p.raw(" aria-labelledby=\"Figure", n, "\">\n")
	p.element("<figcaption id=\"Figure"+n+"\">", f.Title, "</figcaption>\n")
	t, ok := f.Drawing.(report.Timeline)
	if ok {
		p.timeline(t, f.Description, n)
		p.key(t)
	}
	p.element("<p class=\"description\">", f.Description, "</p>\n")
	if ok {
		p.lanes(t)
	}
	p.raw("</figure>\n")
}

// timeline draws with positions in per cent, so the drawing takes any width and its text keeps its size. The patterns are
// named after the number of the figure.
func (p *page) timeline(t report.Timeline, description, n string) {
	height := laneHeight*len(t.Lanes) + axisHeight
	p.element("<svg class=\"timeline\" role=\"img\" width=\"100%\" height=\""+strconv.Itoa(height)+"\" aria-label=\"", description, "\">\n")
	p.raw("<defs>")
	p.pattern("Hatch"+n, "hatch", "45")
	p.pattern("Mark"+n, "mark", "-45")
	p.raw("</defs>\n")
	bottom := strconv.Itoa(laneHeight * len(t.Lanes))
	// Lines of the grid come first, so that bars lie over them.
	for _, tick := range t.Ticks {
		x := percent(tick.At, t.Length)
		p.raw("<line class=\"grid\" x1=\"", x, "\" x2=\"", x, "\" y1=\"0\" y2=\"", bottom, "\"/>\n")
	}
	// The label stands above its lane and not beside it, so the bars have the whole width on a small screen.
	for i, lane := range t.Lanes {
		y := i * laneHeight
		p.element("<text class=\"lane\" x=\"0\" y=\""+strconv.Itoa(y+13)+"\">", lane.Label, "</text>\n")
		p.raw("<rect class=\"track\" x=\"0\" width=\"100%\" y=\"", strconv.Itoa(y+barTop), "\" height=\"", strconv.Itoa(barHeight), "\"/>\n")
		for _, bar := range lane.Bars {
			p.bar(t, bar, y+barTop, n)
		}
	}
	p.raw("<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"", bottom, "\" y2=\"", bottom, "\"/>\n")
	for i, tick := range t.Ticks {
		class := "tick"
		if len(t.Ticks) > manyTicks && i%3 > 0 {
			class = "tick minor"
		}
		p.raw("<text class=\"", class, "\" text-anchor=\"", anchor(tick.At, t.Length), "\" x=\"", percent(tick.At, t.Length), "\" y=\"",
			strconv.Itoa(laneHeight*len(t.Lanes)+18), "\">")
		p.element("", tick.Label, "</text>\n")
	}
	p.raw("</svg>\n")
}

// pattern writes stripes for the bars of a class.
func (p *page) pattern(id, class, turn string) {
	p.raw("<pattern id=\"", id, "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(", turn, ")\">",
		"<rect class=\"", class, "-ground\" width=\"6\" height=\"6\"/><rect class=\"", class, "-line\" width=\"2.5\" height=\"6\"/></pattern>")
}

// bar draws one bar, whose top is at y unless its class makes it stand out.
func (p *page) bar(t report.Timeline, bar report.Bar, y int, n string) {
	height, fill := barHeight, ""
	switch bar.Class {
	case report.BarHatched:
		fill = "Hatch"
	case report.BarMarked:
		fill = "Mark"
		y, height = y-overhang, height+2*overhang
	}
	p.raw("<rect class=\"bar ", bar.Class.String(), "\" x=\"", percent(bar.Start, t.Length),
		"\" width=\"", percent(bar.End-bar.Start, t.Length), "\" y=\"", strconv.Itoa(y), "\" height=\"", strconv.Itoa(height), "\"")
	if fill != "" {
		p.raw(" fill=\"url(#", fill, n, ")\"")
	}
	p.element("><title>", bar.Label, "</title></rect>\n")
}

// key says what the classes of bars stand for.
func (p *page) key(t report.Timeline) {
	if len(t.Key) == 0 {
		return
	}
	p.raw("<ul class=\"key\">\n")
	for _, k := range t.Key {
		p.raw("<li><span class=\"swatch ", k.Class.String(), "\"></span>")
		p.element("", k.Label, "</li>\n")
	}
	p.raw("</ul>\n")
}

// lanes writes each lane with its bars in words.
func (p *page) lanes(t report.Timeline) {
	p.raw("<dl class=\"fields\">\n")
	for _, lane := range t.Lanes {
		p.element("<div><dt>", lane.Label, "</dt>")
		for _, bar := range lane.Bars {
			p.element("<dd>", bar.Label, "</dd>")
		}
		if len(lane.Bars) == 0 {
			p.raw("<dd>–</dd>")
		}
		p.raw("</div>\n")
	}
	p.raw("</dl>\n")
}

// anchor keeps the labels at both ends of the axis within the drawing, and those near its start.
func anchor(at, length int) string {
	switch {
	case int64(at)*25 < int64(length):
		return "start"
	case at == length:
		return "end"
	}
	return "middle"
}

// percent returns at/length in per cent with two decimals, by integers so that it is the same everywhere.
func percent(at, length int) string {
	hundredths := (int64(at)*10000 + int64(length)/2) / int64(length)
	return fmt.Sprintf("%d.%02d%%", hundredths/100, hundredths%100)
}
