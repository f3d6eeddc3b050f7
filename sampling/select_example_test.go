package sampling_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/seed-9947fa86/attest/sampling"
)

// payments yields the population of the examples: 5,000 approvals in four regions.
func payments(yield func(sampling.Unit) bool) {
	for i := 1; i <= 5000; i++ {
		u := sampling.Unit{
			ID:      fmt.Sprintf("PAY-%04d", i),
			Stratum: []string{"east", "north", "south", "west"}[i%7%4],
			Amount:  sampling.Amount(10_000 + i*7919%400_000),
		}
		if !yield(u) {
			return
		}
	}
}

// exampleSpec returns what the examples have in common.
func exampleSpec(technique sampling.Technique) sampling.Spec {
	seed, err := sampling.Domain{
		Engagement: "SOC1-2026-117", Control: "PR-04", Period: "2026-01-01/2026-12-31", Purpose: "operation",
	}.Seed("dice 4 2 6 1 3 3 5 1")
	if err != nil {
		panic(err)
	}
	return sampling.Spec{
		Technique: technique, Seed: seed, Size: 5,
		DrawnBy: "engagement senior", DrawnAt: time.Date(2026, 11, 2, 9, 30, 0, 0, time.UTC),
	}
}

// check ends an example that should not fail.
func check(err error) {
	if err != nil {
		panic(err)
	}
}

func ExampleDraw() {
	frozen, err := sampling.Freeze(payments) // before the seed is drawn
	check(err)
	record, err := sampling.Draw(exampleSpec(sampling.ByTicket), frozen, payments)
	check(err)
	for _, item := range record.Items {
		fmt.Println(item.ID, item.Ticket.String()[:12])
	}
	// Output:
	// PAY-4539 0005f0086eae
	// PAY-0904 00142ee87466
	// PAY-2671 0019457ddd3b
	// PAY-0413 0021c93d3735
	// PAY-4838 0037de23d304
}

func ExampleSelector() {
	// Four partitions, drawn anywhere, delivered as JSON in any order, one of them twice.
	spec := exampleSpec(sampling.ByTicket)
	var delivered []string
	for region := range 4 {
		selector, err := sampling.NewSelector(spec, fmt.Sprint("region ", region))
		check(err)
		for i := region; i < 5000; i += 4 {
			check(selector.AddID(fmt.Sprintf("PAY-%04d", i+1)))
		}
		text, err := json.Marshal(selector.Partial())
		check(err)
		delivered = append(delivered, string(text))
	}
	delivered = append(delivered, delivered[2])
	var whole sampling.Partial
	for _, text := range delivered {
		partial, err := sampling.DecodePartial([]byte(text))
		check(err)
		whole, err = whole.Merge(partial)
		check(err)
	}
	record, err := whole.Record(sampling.Population{})
	check(err)
	fmt.Println(len(whole.Parts()), "partitions,", record.Population.Count, "units")
	for _, item := range record.Items {
		fmt.Println(item.ID)
	}
	// Output:
	// 4 partitions, 5000 units
	// PAY-4539
	// PAY-0904
	// PAY-2671
	// PAY-0413
	// PAY-4838
}

func ExampleReperform() {
	record, err := sampling.Draw(exampleSpec(sampling.ByTicket), sampling.Population{}, payments)
	check(err)
	differences, err := sampling.Reperform(record, payments)
	check(err)
	fmt.Println("as recorded:", len(differences), "differences")

	record.Items[0].ID = "PAY-0001" // somebody prefers another item
	differences, err = sampling.Reperform(record, payments)
	check(err)
	for _, d := range differences {
		fmt.Println(d.Field, d.Kind, d.ID)
	}
	// Output:
	// as recorded: 0 differences
	// items[0] item-unexpected PAY-0001
	// items[0] item-missing PAY-4539
}

func ExampleRecord_Replace() {
	spec := exampleSpec(sampling.ByTicket)
	spec.Reserve = 2
	record, err := sampling.Draw(spec, sampling.Population{}, payments)
	check(err)
	changed, err := record.Replace(record.Items[1].ID, sampling.Note{
		Reason: "voided, the procedure does not apply", By: "engagement manager", At: spec.DrawnAt.AddDate(0, 0, 3),
	})
	check(err)
	sample, err := changed.Sample()
	check(err)
	fmt.Println(record.Items[1].ID, "is replaced by", sample[1].ID)
	// Output:
	// PAY-0904 is replaced by PAY-4640
}

func ExampleRecord_Extend() {
	spec := exampleSpec(sampling.ByTicket)
	spec.Stages = []int{3} // fixed before the draw
	record, err := sampling.Draw(spec, sampling.Population{}, payments)
	check(err)
	note := sampling.Note{Reason: "one deviation in stage 1", By: "engagement manager", At: spec.DrawnAt.AddDate(0, 0, 3)}
	record, err = record.Extend(note)
	check(err)
	sample, err := record.Sample()
	check(err)
	_, err = record.Extend(note)
	fmt.Println(len(sample), "items; a further stage:", err)
	// Output:
	// 8 items; a further stage: sampling: changes: the plan has no further stage; reject, or extend outside the plan with ExtendUnplanned, which the record shows
}

func ExampleAllocate() {
	strata := []sampling.StratumCount{{Key: "branch", Count: 120}, {Key: "head office", Count: 9000}, {Key: "manual", Count: 7}}
	sizes, err := sampling.Allocate(60, strata, sampling.Allocation{Minimum: 5, Census: []string{"manual"}})
	check(err)
	for _, s := range sizes {
		fmt.Println(s.Key, s.Size)
	}
	// Output:
	// branch 5
	// head office 48
	// manual 7
}

func ExamplePositions() {
	positions, err := sampling.Positions(exampleSpec(sampling.ByPosition).Seed, 10_000_000, 5)
	check(err)
	fmt.Println(positions)
	// Output:
	// [4969948 9460254 8309316 8989524 3338834]
}

func ExampleSystematicPositions() {
	starts, positions, err := sampling.SystematicPositions(exampleSpec(sampling.ByInterval).Seed, 365, 12, 1)
	check(err)
	fmt.Println("start", starts, "positions", positions)
	for _, cycle := range sampling.Cycles(positions, 5, 7) {
		fmt.Printf("a cycle of %d: %d places seen, suspect %v\n", cycle.Length, cycle.Touched, cycle.IsSuspect(len(positions)))
	}
	// Output:
	// start [323] positions [26 57 87 118 148 179 209 239 270 300 331 361]
	// a cycle of 5: 5 places seen, suspect false
	// a cycle of 7: 6 places seen, suspect false
}

func ExamplePopulation_SieveInterval() {
	frozen, err := sampling.Freeze(payments)
	check(err)
	spec := exampleSpec(sampling.BySieve)
	spec.Size = 0
	spec.Interval, err = frozen.SieveInterval(10)
	check(err)
	record, err := sampling.Draw(spec, frozen, payments)
	check(err)
	fmt.Println("interval", spec.Interval, "selects", len(record.Items), "items of a total of", frozen.Amount)
	// Output:
	// interval 105089750 selects 14 items of a total of 1050897500
}

func ExamplePopulation_Follow() {
	units := slices.Collect(payments)
	first, err := sampling.Freeze(slices.Values(units[:2000]))
	check(err)
	second, err := sampling.Freeze(slices.Values(units[2000:]))
	check(err)
	joined, err := first.Follow(second)
	check(err)
	whole, err := sampling.Freeze(payments)
	check(err)
	fmt.Println(joined.Equal(whole), joined.Count, joined.Strata)
	// Output:
	// true 5000 [{east 1428} {north 1429} {south 1429} {west 714}]
}

func ExampleDomain_Seed() {
	domain := sampling.Domain{Engagement: "SOC1-2026-117", Control: "PR-04", Period: "2026", Purpose: "operation"}
	seed, err := domain.Seed("dice 4 2 6 1 3 3 5 1")
	check(err)
	fmt.Println(seed)
	fmt.Println(seed.Key())
	fmt.Println(seed.Ticket("PAY-0001"))
	// Output:
	// attest-seed-1 engagement=13:SOC1-2026-117 control=5:PR-04 period=4:2026 purpose=9:operation drawn=20:dice 4 2 6 1 3 3 5 1
	// 96ff9f325c5591e5b4a779b1a2a9bd31edce48879cba81099eac4c1167363961
	// 076e939b0b0b23bdcb3e46bd1279e292b05818521d083096a8c28cbe0215bb5d
}

func ExampleRecord_Tested() {
	record, err := sampling.Draw(exampleSpec(sampling.ByTicket), sampling.Population{}, payments)
	check(err)
	sample, err := record.Tested(0)
	check(err)
	fmt.Println(sample.Size, "of", sample.Population, "items,", sample.Selection)
	// Output:
	// 5 of 5000 items, simple-random
}
