package strictjson_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/soc1"
)

// brief gives each problem of err as "code path", which is what callers may rely on.
func brief(err error) []string {
	var all []string
	for _, p := range soc1.ListProblems(err) {
		all = append(all, string(p.Code)+" "+p.Path)
	}
	return all
}

func TestDecodeFaults(t *testing.T) {
	tests := []struct {
		name, input string
		want        []string
		text        string // part of the error's text
	}{
		{"empty input", ``, []string{"syntax "}, "the input ends where a value should follow"},
		{"only white space", " \r\n\t", []string{"syntax "}, "line 2, column 2"},
		{"byte order mark", "\xef\xbb\xbf{}", []string{"syntax "}, "without a byte order mark"},
		{"byte order mark and more", "\xef\xbb\xbf{\"x\":1}", []string{"syntax ", "unknown-field /x"}, ""},
		{"trailing value", `{} {}`, []string{"syntax "}, "line 1, column 4: there is more after the end"},
		{"trailing brace", `{}}`, []string{"syntax "}, "after the end"},
		{"wrong top", `[]`, []string{"syntax "}, "found an array, want an object"},
		{"null top", `null`, []string{"syntax "}, "found null"},
		{"unclosed object", `{"title":"a"`, []string{"syntax "}, "the input ends where a comma or the end of the object"},
		{"unclosed string", `{"title":"a`, []string{"syntax /title"}, "closing quotation mark"},
		{"line break in string", "{\n \"title\":\"a\nb\"}", []string{"syntax /title"}, "line 2, column 12"},
		{"column in characters", `{"title":"ééé","count":x}`, []string{"syntax /count"}, "column 24: found x where a value"},
		{"comma before brace", `{"count":1,}`, []string{"syntax "}, "remove the comma"},
		{"comma before bracket", `{"tags":["a",]}`, []string{"syntax /tags"}, "remove the comma"},
		{"missing comma", `{"count":1 "done":true}`, []string{"syntax "}, "found \" where a comma"},
		{"missing colon", `{"count" 1}`, []string{"syntax "}, "a colon"},
		{"bare name", `{count:1}`, []string{"syntax "}, "a member's name in quotation marks"},
		{"comment", "{}// end", []string{"syntax "}, "after the end"},
		{"misspelt true", `{"x":tru}`, []string{"syntax /x", "unknown-field /x"}, ""},
		{"misspelt null", `{"x":nul`, []string{"syntax /x", "unknown-field /x"}, ""},
		{"fraction without end", `{"x":[1.5, 2.`, []string{"syntax /x", "unknown-field /x"}, ""},
		{"escape without end", `{"title":"\`, []string{"syntax /title"}, "an escape"},
		{"escaped string without end", `{"title":"\n`, []string{"syntax /title"}, "closing quotation mark"},
		{"line break after an escape", "{\"title\":\"\\n\n\"}", []string{"syntax /title"}, "control character"},
		{"half a pair without end", `{"title":"\ud83d\u`, []string{"syntax /title"}, "hexadecimal"},
		{"unknown word", `{"done":yes}`, []string{"syntax /done"}, ""},
		{"word run on", `{"done":truely}`, []string{"syntax /done"}, ""},
		{"NUL instead of a value", "{\"done\":\x00}", []string{"syntax /done"}, "an unreadable character"},
		{"bad escape", `{"title":"\x"}`, []string{"syntax /title"}, "after a backslash"},
		{"short unicode escape", `{"title":"\u12"}`, []string{"syntax /title"}, "hexadecimal"},
		{"leading zero", `{"count":01}`, []string{"syntax /count"}, "remove the zero"},
		{"plus sign", `{"count":+1}`, []string{"syntax /count"}, ""},
		{"bare minus", `{"count":-}`, []string{"syntax /count"}, "a digit"},
		{"bare point", `{"count":1.}`, []string{"syntax /count"}, "a digit"},
		{"bare exponent", `{"count":1e}`, []string{"syntax /count"}, "a digit"},
		{"NaN", `{"count":NaN}`, []string{"syntax /count"}, ""},

		{"unknown member", `{"weather":{"a":[1,"b",null,true,false,-1.5e3]}}`, []string{"unknown-field /weather"}, "remove the member"},
		{"misspelt member", `{"coutn":1}`, []string{"unknown-field /coutn"}, `did you mean "count"?`},
		{"other case", `{"Title":"a"}`, []string{"unknown-field /Title"}, `did you mean "title"?`},
		{"pointer is escaped", `{"a/b~c":1}`, []string{"unknown-field /a~1b~0c"}, ""},
		{"inside arrays", `{"nodes":[{"name":"a"},{"nodes":[{"nam":1}]}]}`, []string{"unknown-field /nodes/1/nodes/0/nam"}, `"name"`},
		{"duplicate member", `{"count":1,"count":2}`, []string{"duplicate /count"}, "keep one"},
		{"duplicate by escape", `{"count":1,"\u0063ount":2}`, []string{"duplicate /count"}, ""},
		{"unexported field", `{"hidden":1}`, []string{"unknown-field /hidden"}, ""},
		{"ignored field", `{"Ignored":1}`, []string{"unknown-field /Ignored"}, ""},

		{"null for a string", `{"title":null}`, []string{"syntax /title"}, "leave it out"},
		{"null for an array", `{"tags":null}`, []string{"syntax /tags"}, "leave it out"},
		{"null in an array", `{"tags":["a",null]}`, []string{"syntax /tags/1"}, "leave it out"},
		{"number for a string", `{"title":1}`, []string{"syntax /title"}, "found a number, want a string"},
		{"number for text", `{"grade":1}`, []string{"syntax /grade"}, "put it in quotation marks"},
		{"string for a number", `{"count":"1"}`, []string{"syntax /count"}, "found a string, want a whole number"},
		{"object for an array", `{"tags":{}}`, []string{"syntax /tags"}, "found an object, want an array"},
		{"word for an object", `{"single":true}`, []string{"syntax /single"}, "want an object"},

		{"exponent", `{"count":1e3}`, []string{"invalid /count"}, "1e3 is not a plain whole number"},
		{"fraction", `{"count":1.0}`, []string{"invalid /count"}, ""},
		{"signed zero", `{"count":-0}`, []string{"invalid /count"}, ""},
		{"too big for int8", `{"small":128}`, []string{"range /small"}, "128 is outside"},
		{"too big for int64", `{"count":9223372036854775808}`, []string{"range /count"}, ""},
		{"negative natural", `{"natural":-1}`, []string{"range /natural"}, ""},
		{"array too short", `{"pair":[1]}`, []string{"range /pair"}, "has 1 elements, want 2"},
		{"array too long", `{"pair":[1,2,3]}`, []string{"range /pair"}, "has 3 elements, want 2"},

		{"unknown name", `{"grade":"medium"}`, []string{"invalid /grade"}, `"medium" is not a grade; want one of high, low`},
		{"unknown name in array", `{"grades":["low","x"]}`, []string{"invalid /grades/1"}, ""},
		{"another spelling", `{"code":"AbC"}`, []string{"invalid /code"}, `write "abc"`},
		{"text without a form", `{"code":""}`, []string{"invalid /code"}, "an empty code"},

		{"rate as a number", `{"rate":0.5}`, []string{"syntax /rate"}, "put it in quotation marks"},
		{"rate that is none", `{"rate":"5%"}`, []string{"invalid /rate"}, "is not a number"},
		{"rate without end", `{"rate":"Inf"}`, []string{"invalid /rate"}, "is not a number"},
		{"rate too large", `{"rate":"1e999"}`, []string{"invalid /rate"}, "is not a number"},
		{"rate with a spare zero", `{"rate":"0.050"}`, []string{"invalid /rate"}, `write "0.05"`},
		{"rate rounded by a float", `{"rate":"0.1000000000000000055"}`, []string{"invalid /rate"}, `write "0.1"`},

		{"invalid UTF-8", "{\"title\":\"a\xffb\",\"x\":1}", []string{"syntax /title", "unknown-field /x"}, "not valid UTF-8"},
		{"invalid UTF-8 with escapes", "{\"title\":\"\\n\xff\"}", []string{"syntax /title"}, "not valid UTF-8"},
		{"surrogate in UTF-8", "{\"title\":\"\xed\xa0\x80\"}", []string{"syntax /title"}, "not valid UTF-8"},
		{"invalid UTF-8 in a name", "{\"\xff\":{},\"x\":1}", []string{"syntax ", "unknown-field /x"}, "not valid UTF-8"},
		{"invalid UTF-8 in a skipped value", "{\"x\":\"\xff\"}", []string{"syntax /x", "unknown-field /x"}, ""},
		{"lone high surrogate", `{"title":"\ud800"}`, []string{"syntax /title"}, "surrogate"},
		{"lone low surrogate", `{"title":"\udc00 "}`, []string{"syntax /title"}, "surrogate"},
		{"two high surrogates", `{"title":"\ud800\ud800"}`, []string{"syntax /title"}, "surrogate"},

		{
			"everything at once", `{"title":7,"count":1.5,"grade":"x","tags":["a",1],"zzz":{},"count":2,"nodes":[{"name":1}`,
			[]string{"duplicate /count", "invalid /count", "invalid /grade", "syntax /nodes", "syntax /nodes/0/name", "syntax /tags/1", "syntax /title", "unknown-field /zzz"},
			"8 problems:",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got document
			err := strictjson.Decode(strings.NewReader(test.input), &got, strictjson.Limits{})
			if diff := cmp.Diff(test.want, brief(err)); diff != "" {
				t.Errorf("problems (-want +got):\n%s\n%v", diff, err)
			}
			if err != nil && !strings.Contains(err.Error(), test.text) {
				t.Errorf("error text lacks %q:\n%v", test.text, err)
			}
		})
	}
}

func TestDecodeKeepsWhatItCouldRead(t *testing.T) {
	got := document{Title: "old", Tags: []string{"old"}, Code: code{"old"}}
	err := strictjson.Decode(strings.NewReader(`{"count":1.5,"done":true,"tags":["a",1,"c"],"code":"a b","grade":"low"}`), &got, strictjson.Limits{})
	want := []string{"invalid /code", "invalid /count", "syntax /tags/1"}
	if diff := cmp.Diff(want, brief(err)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if got.Title != "" || got.Count != 0 || got.Code.text != "" {
		t.Errorf("a value at fault or absent is not zero: %+v", got)
	}
	if !got.Done || got.Grade != gradeLow || !cmp.Equal(got.Tags, []string{"a", "", "c"}) {
		t.Errorf("a sound value was lost: %+v", got)
	}
}

func TestDecodeAcceptsNullOnlyForPointers(t *testing.T) {
	var got document
	if err := strictjson.Decode(strings.NewReader(`{"optional":null,"single":null}`), &got, strictjson.Limits{}); err != nil {
		t.Fatal(err)
	}
	if got.Optional != nil || got.Single != nil {
		t.Errorf("null gave a value: %+v", got)
	}
}

func TestDecodeReadsSurrogatePairs(t *testing.T) {
	var got document
	if err := strictjson.Decode(strings.NewReader(`{"title":"\uD83D\ude00\u00e9\"\\\/\b\f\n\r\t"}`), &got, strictjson.Limits{}); err != nil {
		t.Fatal(err)
	}
	if want := "😀é\"\\/\b\f\n\r\t"; got.Title != want {
		t.Errorf("got %q, want %q", got.Title, want)
	}
}

func TestDecodeLimits(t *testing.T) {
	deep := func(n int) string {
		return strings.Repeat(`{"nodes":[`, n) + strings.Repeat(`]}`, n)
	}
	type heavy struct {
		Blocks []struct {
			Numbers [1 << 16]int64 `json:"numbers,omitzero"`
		} `json:"blocks"`
	}
	tests := []struct {
		name, input string
		into        any
		limits      strictjson.Limits
		want        []string
	}{
		{"bytes reached", `{"title":"a"}`, new(document), strictjson.Limits{Bytes: 13}, nil},
		{"bytes exceeded", `{"title":"a"} `, new(document), strictjson.Limits{Bytes: 13}, []string{"too-large "}},
		{"bytes without end", `{}`, new(document), strictjson.Limits{Bytes: 1<<63 - 1}, nil},
		{"default depth reached", deep(32), new(document), strictjson.Limits{}, nil},
		{"default depth exceeded", `{"single":` + deep(32) + `}`, new(document), strictjson.Limits{}, []string{"too-large /single" + strings.Repeat("/nodes/0", 31) + "/nodes"}},
		{"depth reached", `{"tags":[]}`, new(document), strictjson.Limits{Depth: 2}, nil},
		{"depth exceeded", `{"nodes":[{}]}`, new(document), strictjson.Limits{Depth: 2}, []string{"too-large /nodes/0"}},
		{"depth exceeded where nothing is kept", `{"x":[[]]}`, new(document), strictjson.Limits{Depth: 2}, []string{"too-large /x", "unknown-field /x"}},
		{"depth beyond the stack", strings.Repeat("[", 20_000), new(document), strictjson.Limits{Depth: 1 << 30}, []string{"syntax ", "too-large "}},
		{"memory", `{"blocks":[{},{},{}]}`, new(heavy), strictjson.Limits{Bytes: 1000}, []string{"too-large /blocks"}},
		{"memory by pointers", `{"block":{}}`, new(struct {
			Block *[1 << 20]int `json:"block"`
		}), strictjson.Limits{Bytes: 1000}, []string{"too-large /block"}},
		{"memory within the default", `{"blocks":[{},{},{}]}`, new(heavy), strictjson.Limits{}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := strictjson.Decode(strings.NewReader(test.input), test.into, test.limits)
			if diff := cmp.Diff(test.want, brief(err)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if err != nil && !errors.Is(err, soc1.CodeTooLarge) {
				t.Errorf("errors.Is does not find the code in %v", err)
			}
		})
	}
}

func TestDecodeCountsProblemsBeyondTheList(t *testing.T) {
	var input bytes.Buffer
	input.WriteString(`{"tags":[1`)
	for range 10_004 {
		input.WriteString(`,1`)
	}
	input.WriteString(`]}`)
	problems := soc1.ListProblems(strictjson.Decode(&input, new(document), strictjson.Limits{}))
	if len(problems) != 10_001 {
		t.Fatalf("%d problems, want 10,001", len(problems))
	}
	if first := problems[0]; first.Code != soc1.CodeTooLarge || first.Message != "5 more problems are not listed" {
		t.Errorf("the summary is %v", first)
	}
}

func TestDecodeReportsFailuresOfTheReader(t *testing.T) {
	broken := errors.New("the cable is out")
	err := strictjson.Decode(io.MultiReader(strings.NewReader("{"), iotest.ErrReader(broken)), new(document), strictjson.Limits{})
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestDecodeNeedsAPointer(t *testing.T) {
	for _, into := range []any{nil, document{}, (*document)(nil), 7} {
		if err := strictjson.Decode(strings.NewReader(`{}`), into, strictjson.Limits{}); err == nil || !strings.Contains(err.Error(), "non-nil pointer") {
			t.Errorf("%T: got %v", into, err)
		}
	}
}

func ExampleDecode() {
	var d struct {
		Title      string   `json:"title"`
		Objectives []string `json:"objectives"`
		Weeks      int8     `json:"weeks"`
	}
	err := strictjson.Decode(strings.NewReader(`{"title": "Payroll", "objectivs": [], "weeks": 530}`), &d, strictjson.Limits{})
	fmt.Println(err)
	fmt.Println(d.Title)
	// Output:
	// 2 problems:
	//   /objectivs: the format has no such member; did you mean "objectives"?
	//   /weeks: 530 is outside the range of the field
	// Payroll
}
