package strictjson

import "math"

const (
	defaultBytes = 64 << 20
	defaultDepth = 64
	// maxDepth bounds what a caller may ask for, because every level takes room on the stack.
	maxDepth = 10_000
	// maxProblems is how many problems are listed singly; the rest are counted.
	maxProblems = 10_000
	// memoryPerByte and memoryFloor bound the memory that array elements and pointers may take, in bytes
	// per byte of Limits.Bytes and at least. Without it, three bytes of input could ask for a kilobyte.
	memoryPerByte = 16
	memoryFloor   = 1 << 20
)

// Limits bounds what [Decode] will read. The zero value means the defaults.
type Limits struct {
	// Bytes is the length of the longest input accepted. Zero or less means 64 MiB. The arrays and
	// pointers of the result may take 16 times as much memory, and at least 1 MiB.
	Bytes int64
	// Depth is how many arrays and objects may stand inside each other, the document itself included.
	// Zero or less means 64, and 10,000 is the most. The writers always refuse more than 64.
	Depth int
}

// orDefaults returns l with every limit set and within its bounds.
func (l Limits) orDefaults() Limits {
	if l.Bytes <= 0 {
		l.Bytes = defaultBytes
	}
	l.Bytes = min(l.Bytes, math.MaxInt64/memoryPerByte)
	if l.Depth <= 0 {
		l.Depth = defaultDepth
	}
	l.Depth = min(l.Depth, maxDepth)
	return l
}

// memory returns how many bytes the array elements and pointers of the result may take.
func (l Limits) memory() int64 {
	return max(memoryFloor, l.Bytes*memoryPerByte)
}
