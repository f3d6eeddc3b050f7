package strictjson_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/seed-9947fa86/attest/internal/strictjson"
)

// FuzzDecode checks that what Decode accepts, encoding/json reads as the same value and the writers write to the same
// bytes again, and that what Decode refuses comes with at least one problem and a place.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		// Every member once, in the order of the fields.
		`{"by":"a","title":"b","count":-1,"small":127,"natural":65535,"wide":18446744073709551615,"rate":"0.05","done":true,"grade":"low",` +
			`"code":"x","optional":null,"single":{"name":""},"tags":["a","b"],"grades":["high"],"pair":[1,2],"nodes":[{"name":"c","nodes":[{"name":""}]}]}`,
		// Members out of order, and white space of every kind.
		"\t{ \"tags\" :\r\n[ ] , \"title\":\"\"}\n",
		// Escapes, pairs and lone halves.
		`{"title":"\u0041\ud83d\ude00\ud800\n\/"}`,
		// Text that is not UTF-8, in a name and in a value.
		"{\"\xff\":1,\"title\":\"\xc3\x28\"}",
		// Names that only differ in case, are repeated, or are unknown.
		`{"Title":"a","title":"b","title":"c","zz":[{},[],null]}`,
		// Numbers that other readers would round or accept.
		`{"count":1e2,"small":128,"natural":-0,"wide":1.0}`,
		// Decimal text that a float would change.
		`{"rate":"0.10","title":"1e-7"}`, `{"rate":"1e-7"}`, `{"rate":"-0"}`, `{"rate":"0x1p-2"}`,
		// Not well-formed, at several depths.
		`{"nodes":[{"name":"a"},{"nodes":[{]}]}`, `{"a":1,}`, `[`, `"`, `-`, ``, `{}{}`,
		// A byte order mark.
		"\xef\xbb\xbf{}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var got document
		err := strictjson.Decode(bytes.NewReader(data), &got, strictjson.Limits{Bytes: 1 << 16, Depth: 20})
		if err != nil {
			if len(brief(err)) == 0 {
				t.Fatalf("an error without a problem: %v", err)
			}
			return
		}
		var peer document
		if err := json.Unmarshal(data, &peer); err != nil {
			t.Fatalf("encoding/json refuses what was accepted: %v", err)
		}
		if diff := cmp.Diff(peer, got, same, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-encoding/json +strictjson):\n%s", diff)
		}
		first := marshal(t, got)
		var again document
		if err := strictjson.Decode(bytes.NewReader(first), &again, strictjson.Limits{}); err != nil {
			t.Fatalf("cannot read what was written: %v\n%s", err, first)
		}
		if second := marshal(t, again); !bytes.Equal(first, second) {
			t.Fatalf("written twice:\n%s\n%s", first, second)
		}
	})
}

// FuzzMarshal checks on any text that what is written can be read back, by encoding/json too, and that text which is not
// UTF-8 is refused and never altered.
func FuzzMarshal(f *testing.F) {
	f.Add("plain")
	f.Add("quotes \" and \\ and / and \x00 to \x1f") // What must or may be escaped.
	f.Add("</script>&\u2028\u2029")                  // What a web page would trip over.
	f.Add("\ufffd\U0010ffff\x7f")                    // The replacement character itself is valid.
	f.Add("\xff")                                    // Not UTF-8.
	f.Fuzz(func(t *testing.T, text string) {
		pretty, err := strictjson.Marshal(node{Name: text})
		line, errLine := strictjson.Canonical(node{Name: text})
		if (err == nil) != (errLine == nil) {
			t.Fatalf("the forms disagree: %v, %v", err, errLine)
		}
		if err != nil {
			return
		}
		for _, data := range [][]byte{pretty, line} {
			var ours, theirs node
			if err := strictjson.Decode(bytes.NewReader(data), &ours, strictjson.Limits{}); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(data, &theirs); err != nil {
				t.Fatal(err)
			}
			if ours.Name != text || theirs.Name != text {
				t.Fatalf("%q came back as %q and %q", text, ours.Name, theirs.Name)
			}
		}
	})
}

// benchDocument returns a document with n nodes, about 250 bytes each when marshalled.
func benchDocument(n int) document {
	d := document{Title: "Benchmark", Tags: []string{"one", "two"}}
	for i := range n {
		d.Nodes = append(d.Nodes, node{
			Name: fmt.Sprintf("Control %d: access to the payroll application is restricted by role", i),
			Nodes: []node{
				{Name: "Inspect the list of users and roles"},
				{Name: "Reperform the quarterly review"},
			},
		})
		d.Grades = append(d.Grades, gradeHigh)
	}
	return d
}

func BenchmarkDecode(b *testing.B) {
	for _, n := range []int{100, 1_000, 20_000} {
		data := marshal(b, benchDocument(n))
		for name, decode := range map[string]func(io.Reader, any) error{
			"strictjson":   func(r io.Reader, v any) error { return strictjson.Decode(r, v, strictjson.Limits{}) },
			"encodingjson": func(r io.Reader, v any) error { return json.NewDecoder(r).Decode(v) },
		} {
			b.Run(fmt.Sprintf("%s/%dKB", name, len(data)>>10), func(b *testing.B) {
				b.ReportAllocs()
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					if err := decode(bytes.NewReader(data), new(document)); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkCanonical(b *testing.B) {
	for _, n := range []int{100, 1_000, 20_000} {
		d := benchDocument(n)
		b.Run(fmt.Sprintf("nodes=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := strictjson.Canonical(&d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
