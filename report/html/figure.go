package html

import (
	"fmt"
	"strconv"

	"github.com/seed-9947fa86/attest/report"
)

// Heights of the drawing in pixels: a lane is its label above its bars, the axis stands below the lanes.
const (
	laneHeight = 44
	barTop     = 20
	barHeight  = 16
	axisHeight = 26
)

// figure writes a drawing, then in words what it shows, so that nothing is in the drawing alone.
func (p *page) figure(f report.Figure) {
	p.figures++
	n := strconv.Itoa(p.figures)
	p.raw("<figure")
	p.id(f.ID)
	p.raw(" aria-labelledby=\"Figure", n, "\">\n")
	p.element("<figcaption id=\"Figure"+n+"\">", f.Title, "</figcaption>\n")
	p.element("<p class=\"description\">", f.Description, "</p>\n")
	if t, ok := f.Drawing.(report.Timeline); ok {
		p.timeline(t, f.Description, "Hatch"+n)
		p.lanes(t)
	}
	p.raw("</figure>\n")
}

// timeline draws with positions in per cent, so the drawing takes any width and its text keeps its size.
func (p *page) timeline(t report.Timeline, description, hatch string) {
	height := laneHeight*len(t.Lanes) + axisHeight
	p.element("<svg class=\"timeline\" role=\"img\" width=\"100%\" height=\""+strconv.Itoa(height)+"\" aria-label=\"", description, "\">\n")
	p.raw("<defs><pattern id=\"", hatch, "\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">",
		"<rect class=\"hatch-ground\" width=\"6\" height=\"6\"/><rect class=\"hatch-line\" width=\"2.5\" height=\"6\"/></pattern></defs>\n")
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
			p.raw("<rect class=\"bar ", bar.Class.String(), "\" x=\"", percent(bar.Start, t.Length),
				"\" width=\"", percent(bar.End-bar.Start, t.Length), "\" y=\"", strconv.Itoa(y+barTop),
				"\" height=\"", strconv.Itoa(barHeight), "\"")
			if bar.Class == report.BarHatched {
				p.raw(" fill=\"url(#", hatch, ")\"")
			}
			p.element("><title>", bar.Label, "</title></rect>\n")
		}
	}
	p.raw("<line class=\"axis\" x1=\"0\" x2=\"100%\" y1=\"", bottom, "\" y2=\"", bottom, "\"/>\n")
	for _, tick := range t.Ticks {
		p.raw("<text class=\"tick\" text-anchor=\"", anchor(tick.At, t.Length), "\" x=\"", percent(tick.At, t.Length), "\" y=\"",
			strconv.Itoa(laneHeight*len(t.Lanes)+18), "\">")
		p.element("", tick.Label, "</text>\n")
	}
	p.raw("</svg>\n")
}

// lanes writes the key, and each lane with its bars in words.
func (p *page) lanes(t report.Timeline) {
	if len(t.Key) > 0 {
		p.raw("<ul class=\"key\">\n")
		for _, k := range t.Key {
			p.raw("<li><span class=\"swatch ", k.Class.String(), "\"></span>")
			p.element("", k.Label, "</li>\n")
		}
		p.raw("</ul>\n")
	}
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

// anchor keeps the labels at both ends of the axis within the drawing.
func anchor(at, length int) string {
	switch at {
	case 0:
		return "start"
	case length:
		return "end"
	}
	return "middle"
}

// percent returns at/length in per cent with two decimals, by integers so that it is the same everywhere.
func percent(at, length int) string {
	hundredths := (int64(at)*10000 + int64(length)/2) / int64(length)
	return fmt.Sprintf("%d.%02d%%", hundredths/100, hundredths%100)
}
