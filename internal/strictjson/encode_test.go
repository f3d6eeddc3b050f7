package strictjson_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/soc1"
)

// drawNode draws a tree of bounded size.
func drawNode(t *rapid.T, depth int) node {
	n := node{Name: rapid.String().Draw(t, "name")}
	if depth > 0 {
		for range rapid.IntRange(0, 2).Draw(t, "nodes") {
			n.Nodes = append(n.Nodes, drawNode(t, depth-1))
		}
	}
	return n
}

// drawDocument draws a document in which every field may be zero, and no slice is empty but not nil.
func drawDocument(t *rapid.T) document {
	grades := rapid.SampledFrom([]grade{gradeLow, gradeHigh})
	d := document{
		Title:   rapid.String().Draw(t, "title"),
		Count:   rapid.Int().Draw(t, "count"),
		Small:   rapid.Int8().Draw(t, "small"),
		Natural: rapid.Uint16().Draw(t, "natural"),
		Wide:    rapid.Uint64().Draw(t, "wide"),
		Rate:    rapid.Float64().Draw(t, "rate"),
		Done:    rapid.Bool().Draw(t, "done"),
		Grade:   rapid.SampledFrom([]grade{0, gradeLow, gradeHigh}).Draw(t, "grade"),
		Code:    code{rapid.StringMatching(`[a-z<&]{0,4}`).Draw(t, "code")},
		Pair:    [2]int{rapid.Int().Draw(t, "left"), 0},
		Nodes:   drawNode(t, 3).Nodes,
	}
	d.By = rapid.StringMatching(`[a-z]{0,3}`).Draw(t, "by")
	if rapid.Bool().Draw(t, "has optional") {
		d.Optional = new(rapid.Int().Draw(t, "optional"))
	}
	if rapid.Bool().Draw(t, "has single") {
		d.Single = new(drawNode(t, 1))
	}
	for range rapid.IntRange(0, 3).Draw(t, "tags") {
		d.Tags = append(d.Tags, rapid.String().Draw(t, "tag"))
		d.Grades = append(d.Grades, grades.Draw(t, "grade"))
	}
	return d
}

// same compares documents in every field, the unexported ones of their parts included.
var same = cmp.AllowUnexported(document{}, stamp{}, code{})

// marshal is strictjson.Marshal for values that must have a form.
func marshal(t interface{ Fatalf(string, ...any) }, v any) []byte {
	data, err := strictjson.Marshal(v)
	if err != nil {
		t.Fatalf("Marshal: %v", err)
	}
	return data
}

func TestDecodeUndoesMarshalAndCanonical(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawDocument(t)
		canonical, err := strictjson.Canonical(want)
		if err != nil {
			t.Fatal(err)
		}
		pretty := marshal(t, want)
		for _, data := range [][]byte{pretty, canonical} {
			var got document
			if err := strictjson.Decode(bytes.NewReader(data), &got, strictjson.Limits{}); err != nil {
				t.Fatalf("%s: %v", data, err)
			}
			if diff := cmp.Diff(want, got, same); diff != "" {
				t.Fatalf("(-want +got):\n%s", diff)
			}
			if again := marshal(t, got); !bytes.Equal(again, pretty) {
				t.Fatalf("marshalled again:\n%s\nwant:\n%s", again, pretty)
			}
		}
	})
}

func TestMarshalAgreesWithEncodingJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := drawDocument(t)
		if d.Tags == nil {
			d.Tags = []string{}
		}
		if d.Nodes == nil {
			d.Nodes = []node{}
		}
		want, err := json.MarshalIndent(d, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want)+"\n", string(marshal(t, d))); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func TestCanonicalEscapesOnlyWhatItMust(t *testing.T) {
	var everything strings.Builder
	for r := range rune(0x30) {
		everything.WriteRune(r)
	}
	everything.WriteString("\\<>\u007f\u2028\u2029é😀\ufffd")
	got, err := strictjson.Canonical(node{Name: everything.String()})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"name":"\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f` +
		`\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f` +
		` !\"#$%&'()*+,-./\\<>` + "\u007f\u2028\u2029é😀\ufffd\"}\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMarshalIsSafeInAWebPage(t *testing.T) {
	got := string(marshal(t, node{Name: "</script>&\u2028\u2029"}))
	if want := "{\n  \"name\": \"\\u003c/script\\u003e\\u0026\\u2028\\u2029\"\n}\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestNilAndEmptySlicesAreOneValue(t *testing.T) {
	type lists struct {
		Plain []int `json:"plain"`
		Zero  []int `json:"zero,omitzero"`
		Empty []int `json:"empty,omitempty"`
	}
	for _, v := range []lists{{}, {[]int{}, []int{}, []int{}}} {
		got, err := strictjson.Canonical(v)
		if err != nil || string(got) != "{\"plain\":[]}\n" {
			t.Errorf("got %s, %v", got, err)
		}
	}
}

func TestEncodeListsWhatHasNoForm(t *testing.T) {
	bad := document{
		Title: "a\xff", Grade: 9, Rate: math.NaN(), Code: code{"\xff"}, Tags: []string{"a", "\xed\xa0\x80"},
		Nodes: []node{{Name: "a"}, {Name: "\xc0"}},
	}
	var out bytes.Buffer
	err := strictjson.Encode(&out, bad)
	want := []string{"invalid /code", "invalid /grade", "invalid /nodes/1/name", "invalid /rate", "invalid /tags/1", "invalid /title"}
	if diff := cmp.Diff(want, brief(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if out.Len() != 0 {
		t.Errorf("%d bytes were written", out.Len())
	}
	if _, err := strictjson.Digest(bad); !errors.Is(err, soc1.CodeInvalid) {
		t.Errorf("Digest: %v", err)
	}
}

func TestEncodeEndsOnACycle(t *testing.T) {
	type ring struct {
		Left  *ring `json:"left"`
		Right *ring `json:"right"`
	}
	r := new(ring)
	r.Left, r.Right = r, r
	_, err := strictjson.Marshal(r)
	if diff := cmp.Diff([]string{"too-large " + strings.Repeat("/left", 64)}, brief(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// failing is a writer that always fails.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestEncodeReportsFailuresOfTheWriter(t *testing.T) {
	if err := strictjson.Encode(failing{}, node{}); !errors.Is(err, os.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func TestEncodeNeedsAValue(t *testing.T) {
	for _, v := range []any{nil, (*document)(nil)} {
		if _, err := strictjson.Marshal(v); err == nil || !strings.Contains(err.Error(), "non-nil") {
			t.Errorf("%T: got %v", v, err)
		}
	}
}

func TestMarshalTakesValuesAndPointersAlike(t *testing.T) {
	d := document{Title: "a", Grade: gradeHigh, Code: code{"x"}}
	if diff := cmp.Diff(string(marshal(t, d)), string(marshal(t, &d))); diff != "" {
		t.Error(diff)
	}
}

func TestDigestIsThatOfTheCanonicalLine(t *testing.T) {
	got, err := strictjson.Digest(node{Name: "R&D"})
	sum := sha256.Sum256([]byte("{\"name\":\"R&D\"}\n"))
	if want := hex.EncodeToString(sum[:]); err != nil || got != want {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}

// The types below have no wire form, each for its own reason.
type (
	ownJSON  struct{ N int }
	halfText struct{ N int }
	opaque   struct{ n int }
	Embedded struct {
		Title string `json:"title"`
	}
)

func (ownJSON) MarshalJSON() ([]byte, error)  { return []byte("1"), nil }
func (halfText) MarshalText() ([]byte, error) { return []byte("1"), nil }

func TestTypesWithoutAWireForm(t *testing.T) {
	_ = opaque{n: 1}
	tests := []struct {
		v    any
		text string
	}{
		{new(struct {
			M map[string]int `json:"m"`
		}), ".m: map[string]int has no fixed wire form"},
		{new(struct {
			A any `json:"a"`
		}), ".a: interface {} has no fixed wire form"},
		{new(struct {
			F []float64 `json:"f"`
		}), ".f[]: a float as a number is not exact"},
		{new(struct {
			B []byte `json:"b"`
		}), ".b: []uint8 has no wire form"},
		{new(struct {
			P **int `json:"p"`
		}), ".p: a pointer to a pointer"},
		{new(struct {
			J ownJSON `json:"j"`
		}), "JSON methods of its own"},
		{new(struct {
			H halfText `json:"h"`
		}), "only one of MarshalText and UnmarshalText"},
		{new(struct {
			O opaque `json:"o"`
		}), "no field of"},
		{new(struct{ Untagged int }), ".Untagged: an exported field needs a json tag"},
		{new(struct {
			N int `json:"n,string"`
		}), ".N: the tag option string is for float64 alone"},
		{new(struct {
			N int `json:"n,format:x"`
		}), ".N: the tag option format:x is not supported"},
		{new(struct {
			Embedded
			Title string `json:"title"`
		}), "two fields are called title"},
		{new(struct {
			*Embedded
		}), "needs a json tag"},
		{new(struct {
			stamp `json:"stamp"`
		}), "not exported"},
	}
	for _, test := range tests {
		var want *strictjson.TypeError
		err := strictjson.Decode(strings.NewReader(`{}`), test.v, strictjson.Limits{})
		if !errors.As(err, &want) || !strings.Contains(err.Error(), test.text) {
			t.Errorf("Decode %T: got %v, want %s", test.v, err, test.text)
		}
		if _, err := strictjson.Marshal(test.v); !errors.As(err, &want) {
			t.Errorf("Marshal %T: got %v", test.v, err)
		}
	}
}

func TestForeignTextTypesHaveOneSpelling(t *testing.T) {
	type record struct {
		ID uuid.UUID `json:"id"`
		At time.Time `json:"at"`
	}
	const id, at = "6ba7b810-9dad-11d1-80b4-00c04fd430c8", "2025-12-31T17:00:00Z"
	for input, want := range map[string][]string{
		`{"id":"` + id + `","at":"` + at + `"}`:                            nil,
		`{"id":"urn:uuid:` + id + `","at":"` + at + `"}`:                   {"invalid /id"},
		`{"id":"` + strings.ToUpper(id) + `","at":"2025-12-31T17:00:00z"}`: {"invalid /at", "invalid /id"},
		`{"id":"` + id + `","at":"2025-12-31T17:00:00.000Z"}`:              {"invalid /at"},
	} {
		var got record
		err := strictjson.Decode(strings.NewReader(input), &got, strictjson.Limits{})
		if diff := cmp.Diff(want, brief(err)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", input, diff)
		}
	}
}

func ExampleMarshal() {
	data, err := strictjson.Marshal(node{Name: "Research & Development", Nodes: []node{{Name: "Payroll"}}})
	fmt.Printf("%s%v\n", data, err)
	// Output:
	// {
	//   "name": "Research \u0026 Development",
	//   "nodes": [
	//     {
	//       "name": "Payroll"
	//     }
	//   ]
	// }
	// <nil>
}

func ExampleCanonical() {
	data, err := strictjson.Canonical(node{Name: "Research & Development", Nodes: []node{{Name: "Payroll"}}})
	fmt.Printf("%s%v\n", data, err)
	// Output:
	// {"name":"Research & Development","nodes":[{"name":"Payroll"}]}
	// <nil>
}

func ExampleEncode() {
	if err := strictjson.Encode(os.Stdout, node{Name: "Payroll"}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "name": "Payroll"
	// }
}

func ExampleDigest() {
	digest, err := strictjson.Digest(node{Name: "Payroll"})
	fmt.Println(digest, err)
	// Output:
	// ad09f6beefa15fa76a3e1b1f90ebfc17f9dc1c1409e755baf359803b1d8d4f2f <nil>
}

// An optional object that holds nothing but empty lists is left out, since decoding gives no lists back and the second
// writing would leave it out.
func TestEmptyListsDoNotKeepAnObjectAlive(t *testing.T) {
	type inner struct {
		Names []string `json:"names,omitzero"`
	}
	type outer struct {
		Inner inner `json:"inner,omitzero"`
	}
	for _, v := range []outer{{}, {Inner: inner{Names: []string{}}}} {
		data, err := strictjson.Canonical(v)
		if err != nil || string(data) != "{}\n" {
			t.Errorf("Canonical(%#v) = %q, %v; want {}", v, data, err)
		}
	}
}
