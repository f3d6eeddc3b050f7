package controls_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/soc1"
)

// FuzzDecodedAccounts checks that whatever decodes as a question about accounts is refused with problems that say where and
// what, or answered: the same way each time, one chain for each assertion, and in JSON.
func FuzzDecodedAccounts(f *testing.F) {
	for _, seed := range []string{
		// an account under the entity's own name
		`[{"id":"SALARIES","as":["WAGES"],"assertions":[{"assertion":"accuracy","whatCouldGoWrong":"rates of last year"},{"assertion":"cutoff"}]}]`,
		// the PCAOB's set, and an objective that declares nothing of the kind
		`[{"id":"WAGES","assertions":[{"pcaob":"valuation-or-allocation","objectives":["CO-1","CO-5"]}]}]`,
		// both sets at once, and an account twice
		`[{"id":"WAGES","assertions":[{"assertion":"accuracy","pcaob":"completeness"}]},{"id":"WAGES","assertions":[]}]`,
		// nothing
		`[]`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var q []controls.SignificantAccount
		if json.Unmarshal(data, &q) != nil {
			return
		}
		m := chained()
		r, err := m.Relevance(q)
		again, err2 := m.Relevance(q)
		if !reflect.DeepEqual(r, again) || (err == nil) != (err2 == nil) {
			t.Fatalf("the same question is answered differently: %+v and %+v", r, again)
		}
		for _, p := range soc1.ListProblems(err) {
			if p.Path == "" || p.Message == "" || p.Hint == "" {
				t.Fatalf("the problem %+v does not help", p)
			}
		}
		if err != nil {
			return
		}
		n := 0
		for i := range q {
			n += len(q[i].Assertions)
		}
		data, err = json.Marshal(r)
		var back controls.Relevance
		if err != nil || n != len(r.Assertions) || json.Unmarshal(data, &back) != nil || !reflect.DeepEqual(*r, back) {
			t.Fatalf("%d assertions asked about; %s comes back as %+v, %v", n, data, back, err)
		}
	})
}
