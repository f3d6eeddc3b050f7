package report

// Table is a table with one header row. Wide text is the normal case: cells hold blocks, and a cell may
// span several rows, as a control does that was tested more than once.
type Table struct {
	// ID makes the table a target of links. It may be empty.
	ID string
	// Caption names the table; assistive technology announces it. It is required.
	Caption string
	// Columns describes the columns, at most [MaxColumns].
	Columns []Column
	// Rows holds the rows below the header.
	Rows []Row
}

// MaxColumns is the largest number of columns a table may have.
const MaxColumns = 16

// Column describes one column.
type Column struct {
	// Title is the text of the header cell. It is required.
	Title string
	// Width is the share of the page the column takes, relative to the other columns. Zero means 1.
	Width int
	// Align is where the text of the column stands. Zero is AlignStart.
	Align Align
	// Header says that the cells of this column name their rows.
	Header bool
}

// Weight returns the relative width, which is at least 1.
func (c Column) Weight() int { return max(c.Width, 1) }

// Row is one row of a table.
type Row struct {
	// ID makes the row a target of links. It may be empty.
	ID string
	// Tone marks the row. The words in its cells have to say the same: a tone is never the only sign.
	Tone Tone
	// Cells holds the cells from left to right, without the places that a cell above spans into.
	Cells []Cell
}

// Cell is one cell.
type Cell struct {
	// Blocks is the content. None is an empty cell.
	Blocks []Block
	// RowSpan is how many rows the cell reaches over, itself included. Zero means 1.
	RowSpan int
}

// Rows returns how many rows the cell reaches over, which is at least 1.
func (c Cell) Rows() int { return max(c.RowSpan, 1) }

// Place is one place in the grid of a table: the cell that covers it, and where that cell begins.
type Place struct {
	// Cell is the cell that covers the place, or nil if no cell does, which only happens in a
	// table that is not valid.
	Cell *Cell
	// Row is the row in which the cell begins.
	Row int
	// First says whether the cell begins at this place.
	First bool
}

// Grid lays the cells out: one slice a row, one place a column. It is for formats that have no row spans.
// Cells beyond the last column are left out, and a span ends with the table; both are faults that
// [Document.Validate] reports.
func (t Table) Grid() [][]Place {
	grid := make([][]Place, len(t.Rows))
	places := make([]Place, len(t.Rows)*len(t.Columns))
	for r := range grid {
		grid[r] = places[r*len(t.Columns) : (r+1)*len(t.Columns)]
	}
	for r := range t.Rows {
		cells := t.Rows[r].Cells
		for c := range grid[r] {
			if grid[r][c].Cell != nil || len(cells) == 0 {
				continue
			}
			for below := r; below < min(r+cells[0].Rows(), len(grid)); below++ {
				grid[below][c] = Place{Cell: &cells[0], Row: r, First: below == r}
			}
			cells = cells[1:]
		}
	}
	return grid
}
