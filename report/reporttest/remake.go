package reporttest

import "github.com/seed-9947fa86/attest/report"

// remaker copies a document with every text replaced. Ids, numbers and shapes stay.
type remaker struct {
	text func(string) string
}

// remake returns a copy of d in which text has been applied to every string that is not empty.
func remake(d *report.Document, text func(string) string) *report.Document {
	m := remaker{text: func(s string) string {
		if s == "" {
			return ""
		}
		return text(s)
	}}
	return &report.Document{
		Title: m.text(d.Title), Subtitle: m.text(d.Subtitle), Lang: d.Lang, Meta: m.fields(d.Meta),
		Marking: m.text(d.Marking), Legend: m.text(d.Legend), Recipient: m.text(d.Recipient), Blocks: m.blocks(d.Blocks),
	}
}

// mapped returns f of each element, and nil for nil.
func mapped[E any](list []E, f func(E) E) []E {
	if list == nil {
		return nil
	}
	out := make([]E, len(list))
	for i, e := range list {
		out[i] = f(e)
	}
	return out
}

// blocks copies a list of blocks.
func (m remaker) blocks(list []report.Block) []report.Block { return mapped(list, m.block) }

// block copies one block. A kind that is added to package report has to be added here; the rule that no text is
// lost would not see its texts otherwise, which TestRemakeReachesEveryText guards.
func (m remaker) block(b report.Block) report.Block {
	switch b := b.(type) {
	case report.Heading:
		b.Number, b.Text = m.text(b.Number), m.line(b.Text)
		return b
	case report.Paragraph:
		b.Text = m.line(b.Text)
		return b
	case report.List:
		b.Items = mapped(b.Items, m.blocks)
		return b
	case report.Fields:
		return report.Fields(m.fields(b))
	case report.Callout:
		b.Title, b.Blocks = m.text(b.Title), m.blocks(b.Blocks)
		return b
	case report.Contents:
		b.Title = m.text(b.Title)
		return b
	case report.Table:
		return m.table(b)
	case report.Figure:
		b.Title, b.Description = m.text(b.Title), m.text(b.Description)
		if t, ok := b.Drawing.(report.Timeline); ok {
			b.Drawing = m.timeline(t)
		}
		return b
	}
	return b
}

// table copies a table with its rows and cells.
func (m remaker) table(t report.Table) report.Table {
	t.Caption = m.text(t.Caption)
	t.Columns = mapped(t.Columns, func(c report.Column) report.Column {
		c.Title = m.text(c.Title)
		return c
	})
	t.Rows = mapped(t.Rows, func(r report.Row) report.Row {
		r.Cells = mapped(r.Cells, func(c report.Cell) report.Cell {
			c.Blocks = m.blocks(c.Blocks)
			return c
		})
		return r
	})
	return t
}

// timeline copies a drawing; positions and classes stay.
func (m remaker) timeline(t report.Timeline) report.Timeline {
	t.Ticks = mapped(t.Ticks, func(k report.Tick) report.Tick {
		k.Label = m.text(k.Label)
		return k
	})
	t.Lanes = mapped(t.Lanes, func(l report.Lane) report.Lane {
		l.Label = m.text(l.Label)
		l.Bars = mapped(l.Bars, func(b report.Bar) report.Bar {
			b.Label = m.text(b.Label)
			return b
		})
		return l
	})
	t.Key = mapped(t.Key, func(k report.KeyEntry) report.KeyEntry {
		k.Label = m.text(k.Label)
		return k
	})
	return t
}

// fields copies terms and values.
func (m remaker) fields(list []report.Field) []report.Field {
	return mapped(list, func(f report.Field) report.Field {
		f.Term, f.Value = m.text(f.Term), m.line(f.Value)
		return f
	})
}

// line copies inlines, each as the kind it is.
func (m remaker) line(line []report.Inline) []report.Inline {
	return mapped(line, func(in report.Inline) report.Inline {
		switch in := in.(type) {
		case report.Text:
			return report.Text(m.text(string(in)))
		case report.Strong:
			return report.Strong(m.text(string(in)))
		case report.Emphasis:
			return report.Emphasis(m.text(string(in)))
		case report.Code:
			return report.Code(m.text(string(in)))
		case report.Ref:
			in.Text = m.text(in.Text)
			return in
		}
		return in
	})
}
