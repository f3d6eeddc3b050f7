package text

// Wrap and Columns are the two functions whose laws every layout of this package rests on.
var (
	Wrap    = wrap
	Columns = width
)
