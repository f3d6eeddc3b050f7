package strictjson

import "strings"

// maxTypo is how many letters a misspelt name may differ by.
const maxTypo = 2

// nearest returns the field of p that key most probably misspells, or nothing. Equal but for case beats any
// other likeness; among the rest the first with the fewest edits wins.
func nearest(p *plan, key string) string {
	best, fewest := "", maxTypo+1
	for _, f := range p.fields {
		if strings.EqualFold(f.name, key) {
			return f.name
		}
		// A short name has no room for two typos, or every name would resemble it.
		if n := edits(f.name, key); n < fewest && n*3 <= len(f.name) {
			best, fewest = f.name, n
		}
	}
	return best
}

// edits returns how many letters must be changed, added, removed or swapped with their neighbour to turn a
// into b, or a number above maxTypo if their lengths alone differ by more.
func edits(a, b string) int {
	if len(a)-len(b) > maxTypo || len(b)-len(a) > maxTypo {
		return maxTypo + 1
	}
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := above[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(change, above[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(b)]
}
