package opinion_test

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// How is an examination read, and what happens to a mistake in it?
func ExampleDecode() {
	const text = `{
	  "version": "attest.examination/1",
	  "id": "6f1d2c3b-0a9e-5b47-8c61-3e2f4a5b6c7d",
	  "type": "type-2",
	  "period": {"start": "2025-01-01", "end": "2024-12-31"},
	  "judgments": []
	}`
	_, err := opinion.Decode(strings.NewReader(text))
	for _, p := range soc1.ListProblems(err) {
		fmt.Println(p.Code, p.Path)
	}
	exam, err := opinion.Decode(strings.NewReader(strings.NewReplacer("2024-12-31", "2025-12-31", `"judgments"`, `"judgements"`).Replace(text)))
	fmt.Println(exam.Type, exam.Period, err)
	// Output:
	// unknown-field /judgments
	// type-2 2025-01-01/2025-12-31 <nil>
}

// How is an examination written? Half of one will do: it can be stored from the first day on.
func ExampleEncode() {
	var b bytes.Buffer
	err := opinion.Encode(&b, &opinion.Examination{
		Version: opinion.Version,
		ID:      "6f1d2c3b-0a9e-5b47-8c61-3e2f4a5b6c7d",
		Type:    soc1.Type2,
	})
	fmt.Print(b.String())
	fmt.Println(err)
	// Output:
	// {
	//   "version": "attest.examination/1",
	//   "id": "6f1d2c3b-0a9e-5b47-8c61-3e2f4a5b6c7d",
	//   "type": "type-2"
	// }
	// <nil>
}

// What ties a report to the facts it was drawn from?
func ExampleExamination_Digest() {
	exam := opinion.Examination{Version: opinion.Version, ID: "6f1d2c3b-0a9e-5b47-8c61-3e2f4a5b6c7d"}
	before, _ := exam.Digest()
	exam.Type = soc1.Type2
	after, _ := exam.Digest()
	fmt.Println(len(before), before != after)
	// Output: 64 true
}
