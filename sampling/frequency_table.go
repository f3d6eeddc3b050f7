package sampling

import (
	"fmt"
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Reliance is how much weight a test of a control has to carry, the column of a frequency table. The zero
// value is invalid.
type Reliance uint8

const (
	_ Reliance = iota
	// LowReliance is for controls of low risk, tested beside other evidence.
	LowReliance
	// ModerateReliance is the middle column.
	ModerateReliance
	// HighReliance is for controls of high risk, or where the test is the main evidence.
	HighReliance
)

// Reliances walks all levels, from low to high.
func Reliances() iter.Seq[Reliance] { return enum.All(Reliance.name) }

// IsValid reports whether r is a level.
func (r Reliance) IsValid() bool { return r.name() != "" }

// String returns the wire name, or Reliance(9) for a value without one.
func (r Reliance) String() string { return enum.String(r, Reliance.name) }

// MarshalText returns the wire name and refuses an invalid value.
func (r Reliance) MarshalText() ([]byte, error) { return enum.Marshal(r, Reliance.name) }

// UnmarshalText accepts exactly a wire name.
func (r *Reliance) UnmarshalText(text []byte) error { return enum.Unmarshal(r, text, Reliance.name) }

// name returns the wire name, or "" for an invalid value.
func (r Reliance) name() string {
	switch r {
	case LowReliance:
		return "low"
	case ModerateReliance:
		return "moderate"
	case HighReliance:
		return "high"
	}
	return ""
}

// FrequencyRow gives the customary sizes for one frequency.
type FrequencyRow struct {
	// Frequency is the class of controls.
	Frequency Frequency `json:"frequency"`
	// Low, Moderate and High are the numbers of occurrences to test; they do not decrease.
	Low      int64 `json:"low"`
	Moderate int64 `json:"moderate"`
	High     int64 `json:"high"`
}

// FrequencyTable is a named table of customary sample sizes. Such tables are practice, not statistics:
// nothing derives them, and every answer says so. A firm overrides the default by filling in its own.
type FrequencyTable struct {
	// Name identifies the table in working papers.
	Name string `json:"name"`
	// Source says where its numbers come from.
	Source string `json:"source"`
	// Rows hold one row for each frequency the table knows, in any order.
	Rows []FrequencyRow `json:"rows"`
	// Automated is the size for an automated control whose general IT controls are effective, usually 1.
	Automated int64 `json:"automated"`
}

// DefaultFrequencyTable returns the default table, a middle course between the published ones: Table 360.1 of
// the Financial Audit Manual (GAO and CIGIE, June 2025) and the sizes in use at practitioners.
func DefaultFrequencyTable() FrequencyTable {
	return FrequencyTable{
		Name:   "customary",
		Source: "common practice; within FAM Table 360.1 (June 2025) where that table has a row, except for the high column",
		Rows: []FrequencyRow{
			{Annual, 1, 1, 1}, {Semiannual, 1, 2, 2}, {Quarterly, 2, 2, 3}, {Monthly, 2, 3, 4},
			{Semimonthly, 3, 5, 8}, {Weekly, 5, 8, 15}, {Daily, 20, 30, 40}, {ManyPerDay, 25, 40, 60},
		},
		Automated: 1,
	}
}

// Validate reports all faults of a table: no name or source, an unknown or repeated frequency, or sizes
// that are not positive and increasing.
func (t FrequencyTable) Validate() error {
	var f faults
	if t.Name == "" || t.Source == "" {
		f.add(CodeMissing, "name", "the table has no name or no source", "say which table it is and where it comes from")
	}
	if t.Automated < 1 {
		f.add(CodeRange, "automated", "the size for automated controls is not positive", "give at least 1")
	}
	var seen [ManyPerDay + 1]bool
	for i, r := range t.Rows {
		field := fmt.Sprintf("rows[%d]", i)
		switch {
		case !r.Frequency.IsValid():
			f.addf(CodeInvalid, field+".frequency", "use a constant of Frequency", "%s is not a frequency", r.Frequency)
		case seen[r.Frequency]:
			f.addf(CodeDuplicate, field+".frequency", "keep one of them", "%s has two rows", r.Frequency)
		default:
			seen[r.Frequency] = true
		}
		if r.Low < 1 || r.Moderate < r.Low || r.High < r.Moderate || r.High > MaxCount {
			f.add(CodeRange, field, "the sizes are not positive and increasing", "give 1 <= low <= moderate <= high")
		}
	}
	return f.err()
}

// FrequencySize is the answer of a frequency table. It is not a statistical plan and supports no
// confidence statement; what a random sample of the size would prove is beside it.
type FrequencySize struct {
	// Table names the table that answered.
	Table string `json:"table"`
	// Frequency, Reliance and Population are what was asked.
	Frequency  Frequency `json:"frequency"`
	Reliance   Reliance  `json:"reliance"`
	Population int64     `json:"population"`
	// Size is the number of occurrences to test, never more than the population.
	Size int64 `json:"size"`
	// Statistical is always false.
	Statistical bool `json:"statistical"`
	// Proves is what the size would prove if the items were drawn at random and none deviated.
	Proves Strength `json:"proves"`
}

// Strength is what a random sample without deviations proves about a known population.
type Strength struct {
	// Confidence is the confidence of the limit.
	Confidence Rate `json:"confidence"`
	// UpperCount is the largest count of deviations that the sample would not contradict.
	UpperCount int64 `json:"upperCount"`
	// Upper is that count as a rate.
	Upper float64 `json:"upper,string"`
}

// Size looks up the customary size for a control and a population of actual occurrences, and adds what it
// would prove at the given confidence. An automated control is answered by [FrequencyTable.SizeAutomated].
func (t FrequencyTable) Size(x Frequency, r Reliance, population int64, confidence Rate) (FrequencySize, error) {
	var size int64
	for _, row := range t.Rows {
		if row.Frequency == x {
			size = [...]int64{0, row.Low, row.Moderate, row.High}[min(r, HighReliance)]
			break
		}
	}
	return t.answer(x, r, population, confidence, size)
}

// SizeAutomated returns the size for an automated control: one occurrence of each kind stands for all,
// given effective general IT controls.
func (t FrequencyTable) SizeAutomated(x Frequency, r Reliance, population int64, confidence Rate) (FrequencySize, error) {
	return t.answer(x, r, population, confidence, t.Automated)
}

// answer checks the request, caps the size at the population and computes what it would prove.
func (t FrequencyTable) answer(x Frequency, r Reliance, population int64, confidence Rate, size int64) (FrequencySize, error) {
	var f faults
	f.merge("table.", t.Validate())
	if !r.IsValid() {
		f.addf(CodeInvalid, "reliance", "use a constant of Reliance", "%s is not a level", r)
	}
	if population < 1 || population > MaxCount {
		f.addf(CodePopulation, "population", "count the occurrences of the control; without any there is nothing to test", "%d occurrences", population)
	}
	checkConfidence(&f, confidence)
	if size == 0 && !f.any() {
		f.addf(CodeUnsupported, "frequency", "add a row, or plan a statistical sample", "the table has no row for %s", x)
	}
	if f.any() {
		return FrequencySize{}, f.err()
	}
	size = min(size, population)
	upper := hypergeometricUpper(population, size, 0, confidence.Complement(), false)
	return FrequencySize{
		Table: t.Name, Frequency: x, Reliance: r, Population: population, Size: size,
		Proves: Strength{Confidence: confidence, UpperCount: upper, Upper: float64(upper) / float64(population)},
	}, nil
}
