package opinion_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/seed-9947fa86/attest/controls"
	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// compact returns an examination's JSON on one line, which the fuzzer changes more effectively.
func compact(f *testing.F, e *opinion.Examination) []byte {
	var b bytes.Buffer
	if err := json.Compact(&b, encode(f, e)); err != nil {
		f.Fatal(err)
	}
	return b.Bytes()
}

// FuzzDecode holds that whatever is accepted can be written, and is then reproduced to the byte, and that whatever is
// rejected comes back as problems with a place.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(``))                                                                                                                                   // nothing
	f.Add([]byte(`{"version":"attest.examination/1","id":""}`))                                                                                         // the least that is accepted
	f.Add([]byte(`{"version":"attest.examination/1","id":"","matrix":{"tests":[{"id":"T"}]}}`))                                                         // a test of nothing
	f.Add([]byte(`{"version":"attest.examination/1","id":"","period":{"start":"2025-13-01"}}`))                                                         // no month
	f.Add([]byte(`{"version":"attest.examination/1","id":"","judgements":[{"question":"yes"}]}`))                                                       // an answer for a question
	f.Add([]byte(`{"version":"attest.examination/1","id":"","matrix":{"deviations":[{"count":1e9}]}}`))                                                 // a float for a count
	f.Add(compact(f, examtest.Sound(1, 1)))                                                                                                             // all in order
	f.Add([]byte(`{"version":"attest.examination/1","id":"","events":[{"id":"E","kind":"period-condition","discovered":"before-report","text":"x"}]}`)) // a condition of no objective
	f.Add([]byte(`{"version":"attest.examination/1","id":"","acts":[{"id":"A","kind":"fraud","text":"x","informed":"refused"}]}`))                      // an act that nobody is told of
	f.Add([]byte(`{"version":"attest.examination/1","id":"","csocFailures":[{"id":"F","csoc":"C","text":"x","days":{"end":"2025-01-31"}}]}`))           // a failure of no control
	f.Add([]byte(`{"version":"attest.examination/1","id":"","matrix":{"tests":[{"id":"T","control":"C","extends":"T","planned":true}]}}`))              // a test that extends itself
	f.Add([]byte(`{"version":"attest.examination/1","id":"","matrix":{"deviations":[{"id":"D","test":"T","count":1,"anomaly":true,"daysLate":-1}]}}`))  // an anomaly that is early
	for _, fact := range newerFacts() {
		f.Add(compact(f, fact.example())) // each newer fact in an examination that is accepted
	}
	for seed := range uint64(4) { // anything wrong
		f.Add(compact(f, examtest.Build(anything(), uniform(seed))))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := opinion.Decode(bytes.NewReader(data))
		if err != nil {
			list := soc1.ListProblems(err)
			if e != nil || len(list) == 0 {
				t.Fatalf("examination %v, problems %v", e, list)
			}
			for _, p := range list {
				if p.Code == "" || p.Message == "" {
					t.Errorf("problem without code or message: %+v", p)
				}
			}
			return
		}
		first := encode(t, e)
		again, err := opinion.Decode(bytes.NewReader(first))
		if err != nil {
			t.Fatalf("what was written is not accepted: %v", err)
		}
		if second := encode(t, again); !bytes.Equal(first, second) {
			t.Errorf("%s\nbecame\n%s", first, second)
		}
	})
}

// edit changes the JSON of an examination: each three bytes of edits name a value, what is done to it, and a second
// value, which may take the place of the first. So references cross, dates swap and numbers land where they do not belong.
func edit(doc any, edits []byte) {
	var set []func(v any)
	var values []any
	var collect func(v any)
	slot := func(v any, put func(any)) {
		set, values = append(set, put), append(values, v)
		collect(v)
	}
	collect = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, key := range slices.Sorted(maps.Keys(v)) {
				slot(v[key], func(w any) { v[key] = w })
			}
		case []any:
			for i := range v {
				slot(v[i], func(w any) { v[i] = w })
			}
		}
	}
	matrix := doc.(map[string]any)
	delete(matrix, "description") // long, and of no consequence here
	collect(matrix)
	for len(edits) >= 3 {
		at, other := (int(edits[0])*7+int(edits[2]>>4))%len(set), (int(edits[2])*7+int(edits[0]&15))%len(set)
		switch edits[1] % 4 {
		case 0:
			set[at](nil)
		case 1:
			set[at](float64(edits[2]))
		default:
			if text, err := json.Marshal(values[other]); err == nil { // a copy, so that no value contains itself
				var v any
				_ = json.Unmarshal(text, &v)
				set[at](v)
			}
		}
		edits = edits[3:]
	}
}

// newerFact is a kind of fact, and whether an examination has one.
type newerFact struct {
	name string
	in   func(e *opinion.Examination) bool
}

// newerFacts lists the kinds of facts beside tests of controls, and the finer points of those, that fuzzing has to begin with.
func newerFacts() []newerFact {
	return []newerFact{
		{"condition of the period", func(e *opinion.Examination) bool {
			return slices.ContainsFunc(e.Events, func(v opinion.Event) bool {
				return v.Kind == opinion.PeriodCondition && v.Discovered == opinion.BeforeReport
			})
		}},
		{"discovered after the report", func(e *opinion.Examination) bool {
			return slices.ContainsFunc(e.Events, func(v opinion.Event) bool {
				return v.Kind == opinion.PeriodCondition && v.Discovered == opinion.AfterReport
			})
		}},
		{"intentional act", func(e *opinion.Examination) bool {
			return slices.ContainsFunc(e.Acts, func(a opinion.Act) bool { return a.Kind == opinion.IntentionalAct && !a.Trivial })
		}},
		{"act withheld", func(e *opinion.Examination) bool {
			return slices.ContainsFunc(e.Acts, func(a opinion.Act) bool { return a.Informed == opinion.InformingRefused && !a.Trivial })
		}},
		{"failure elsewhere", func(e *opinion.Examination) bool { return len(e.CSOCFailures) > 0 }},
		{"anomaly", func(e *opinion.Examination) bool {
			return slices.ContainsFunc(e.Matrix.Deviations, func(d controls.Deviation) bool { return d.Anomaly })
		}},
		{"extension, planned", func(e *opinion.Examination) bool {
			return slices.ContainsFunc(e.Matrix.Tests, func(t controls.Test) bool { return t.Extends != "" && t.Planned })
		}},
		{"extension, not planned", func(e *opinion.Examination) bool {
			return slices.ContainsFunc(e.Matrix.Tests, func(t controls.Test) bool { return t.Extends != "" && !t.Planned })
		}},
		{"other information", func(e *opinion.Examination) bool { return len(e.OtherInformation) > 0 }},
		{"under ISAE 3402", func(e *opinion.Examination) bool { return e.Standard == soc1.ISAE3402 && len(e.Acts) > 0 }},
	}
}

// seed returns the first seed whose generated examination has the fact.
func (n newerFact) seed() uint64 {
	for seed := range uint64(100_000) {
		if n.in(examtest.Build(anything(), uniform(seed))) {
			return seed
		}
	}
	panic("no examination has " + n.name)
}

// example returns that examination.
func (n newerFact) example() *opinion.Examination {
	return examtest.Build(anything(), uniform(n.seed()))
}

// FuzzForm holds that no examination, however it was changed, breaks the derivation, and that what is concluded from it
// obeys the laws that need no second examination. The stages are asked too: they must bear anything that can be decoded.
func FuzzForm(f *testing.F) {
	f.Add(uint64(0), byte(0), []byte(nil)) // as generated
	for i, fact := range newerFacts() {    // each newer fact, under another policy each
		f.Add(fact.seed(), byte(i), []byte(nil))
	}
	for seed := range uint64(12) { // with some values exchanged, under different policies
		f.Add(seed, byte(seed*31), []byte{byte(seed * 13), 2, byte(seed * 29), byte(seed * 57), byte(seed), byte(seed * 3)})
	}
	f.Fuzz(func(t *testing.T, seed uint64, choice byte, edits []byte) {
		var doc any
		if err := json.Unmarshal(encode(t, examtest.Build(anything(), uniform(seed))), &doc); err != nil {
			t.Fatal(err)
		}
		edit(doc, edits[:min(len(edits), 30)])
		data, err := json.Marshal(doc)
		var e opinion.Examination
		if err != nil || json.Unmarshal(data, &e) != nil { // laxer than Decode, so that more gets through
			return
		}
		for stage := range opinion.Stages() {
			_ = e.ValidateFor(stage)
		}
		p := examtest.BuildPolicy(uniform(uint64(choice)))
		o, err := opinion.Form(&e, p)
		if (o == nil) == (err == nil) || err != nil && len(soc1.ListProblems(err)) == 0 {
			t.Fatalf("opinion %v, error %v", o, err)
		}
		if err != nil {
			return
		}
		for _, l := range o.Limbs {
			if len(l.Struck)+len(possible(l)) != 4 {
				t.Errorf("%v: %v possible, %v struck", l.Limb, possible(l), l.Struck)
			}
			if (l.Kind == opinion.Undetermined) != (len(needsOf(o, l.Limb)) > 0) {
				t.Errorf("%v is %v and needs %v", l.Limb, l.Kind, needsOf(o, l.Limb))
			}
			if (l.Kind == opinion.Unqualified) != (len(l.Reasons) == 0) {
				t.Errorf("%v is %v with reasons %v", l.Limb, l.Kind, l.Reasons)
			}
		}
		if _, err := json.Marshal(o); err != nil {
			t.Error(err)
		}
		d, err := opinion.Derive(&e, p)
		if err != nil || !reflect.DeepEqual(d.PolicyUsed, o.PolicyUsed) {
			t.Fatalf("derived with %v under %+v, formed under %+v", err, d.PolicyUsed, o.PolicyUsed)
		}
		if at := lost(&e, d); at != "" {
			t.Errorf("no step looked at %s", at)
		}
	})
}
