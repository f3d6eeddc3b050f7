package controls

import "github.com/seed-9947fa86/attest/soc1"

// maxLine is how many controls may supersede each other: one for each day of a year. Every place that names a control
// stands for its whole line, so that without a limit a small document could ask for any amount of work.
const maxLine = 366

// indexLines resolves the successors of the superseded controls into lines: chains of controls that replaced each other. A
// line is a chain only as long as no control succeeds two others and none succeeds itself in the end, so both are
// reported. Only superseded controls can be part of a ring or begin a line of more than one.
func (r *reader) indexLines(superseded []int32) {
	x, list := r.x, r.x.m.Controls
	x.line, x.successor = make([]int32, len(list)), make([]int32, len(list))
	predecessor := r.owner[:len(list)]
	unset(x.successor)
	unset(predecessor)
	for _, i := range superseded {
		id, at := string(list[i].Successor), place{"controls", int(i)}
		s := x.controls.Near(int(i), id)
		if s < 0 {
			dangling(&r.links, id, at.at("/successor"))
			continue
		}
		x.successor[i] = int32(s)
		if p := predecessor[s]; p >= 0 {
			r.links.Addf(soc1.CodeConflict, at.at("/successor"),
				"let it succeed one control, and give the other its own place in the risk's sets",
				"%q already succeeds %q", id, string(list[p].ID))
			continue
		}
		predecessor[s] = i
	}
	r.checkRings(superseded, x.line)
	unset(x.line)
	for _, i := range superseded {
		if predecessor[i] < 0 {
			r.layLine(i)
		}
	}
	for i := range x.line {
		if x.line[i] < 0 { // nobody succeeded it, and it succeeded nobody
			x.line[i] = int32(i)
		}
	}
}

// unset lets all positions of a list lead nowhere.
func unset(list []int32) {
	for i := range list {
		list[i] = -1
	}
}

// layLine marks the controls of a line with its first one.
func (r *reader) layLine(first int32) {
	x, length := r.x, 0
	for c := first; c >= 0 && x.line[c] < 0; c = x.successor[c] {
		x.line[c] = first
		if length++; length == maxLine+1 {
			r.links.Addf(soc1.CodeTooLarge, place{"controls", int(c)}.at(""), "leave out what was replaced before the examination period",
				"more than %d controls superseded each other", maxLine)
		}
	}
}

// checkRings reports every control whose successors lead back to it. It follows each control once, and marks it with
// the walk that came by, so that a walk that meets its own mark has closed a ring. The marks, one for each control, are 0 while
// nobody came by, else the number of the walk, from 1.
func (r *reader) checkRings(superseded, walk []int32) {
	x := r.x
	for _, i := range superseded {
		c, number := i, i+1
		for c >= 0 && walk[c] == 0 {
			walk[c] = number
			c = x.successor[c]
		}
		if c < 0 || walk[c] != number {
			continue
		}
		if x.successor[c] == c {
			r.links.Add(soc1.CodeCycle, place{"controls", int(c)}.at("/successor"), "the control succeeds itself", "name the control that replaced it, or leave the member out")
			continue
		}
		for member := x.successor[c]; ; member = x.successor[member] {
			r.links.Add(soc1.CodeCycle, place{"controls", int(member)}.at("/successor"), "the successors lead back to the control itself", "let the last control of the line have no successor")
			if member == c {
				break
			}
		}
	}
}
