package opinion_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/seed-9947fa86/attest/internal/examtest"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// encode writes an examination and fails the test on an error.
func encode(t interface {
	Helper()
	Fatal(args ...any)
}, e *opinion.Examination) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := opinion.Encode(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRoundTripToTheByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := examtest.Examination().Draw(t, "examination")
		first := encode(t, e)
		back, err := opinion.Decode(bytes.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		if second := encode(t, back); !bytes.Equal(first, second) {
			t.Fatalf("%s\nbecame\n%s", first, second)
		}
		a, err := e.Digest()
		b, err2 := back.Digest()
		if err != nil || err2 != nil || a != b || len(a) != 64 {
			t.Fatalf("digest %s, then %s (%v, %v)", a, b, err, err2)
		}
	})
}

func TestDigestFollowsEveryFact(t *testing.T) {
	e := examtest.Sound(1, 2)
	before, _ := e.Digest()
	e.Matrix.Tests[1].Sample.Size--
	if after, _ := e.Digest(); after == before {
		t.Error("one item less was tested and the digest is the same")
	}
}

func TestDecodeRejects(t *testing.T) {
	sound := string(encode(t, examtest.Sound(1, 1)))
	replace := func(old, new string) string {
		if !strings.Contains(sound, old) {
			t.Fatalf("nothing says %s", old)
		}
		return strings.Replace(sound, old, new, 1)
	}
	for _, c := range []struct {
		name, text string
		code       soc1.Code
		path       string
	}{
		{"nothing", "", soc1.CodeSyntax, ""},
		{"no object", "[]", soc1.CodeSyntax, ""},
		{"no version", replace(`"version": "attest.examination/1",`, ""), soc1.CodeMissing, "/version"},
		{"another version", replace("attest.examination/1", "attest.examination/2"), soc1.CodeInvalid, "/version"},
		{"unknown member", replace(`"type":`, `"typ": 1, "type":`), soc1.CodeUnknownField, "/typ"},
		{"member twice", replace(`"type":`, `"type": "type-1", "type":`), soc1.CodeDuplicate, "/type"},
		{"unknown name", replace(`"performed"`, `"done"`), soc1.CodeInvalid, "/matrix/tests/0/outcome"},
		{"no date", replace(`"2025-12-31"`, `"2025-12-32"`), soc1.CodeInvalid, "/period/end"},
		{"trailing data", sound + "{}", soc1.CodeSyntax, ""},
		{"faulty content", replace(`"control": "C-1-1"`, `"control": "C-9"`), soc1.CodeUnknownReference, "/matrix/walkthroughs/0/control"},
	} {
		e, err := opinion.Decode(strings.NewReader(c.text))
		if e != nil || !hasProblem(err, c.code, c.path) {
			t.Errorf("%s: %v, want %s at %s", c.name, err, c.code, c.path)
		}
	}
}

func TestEncodeRefusesWhatDecodeWouldRefuse(t *testing.T) {
	e := examtest.Sound(1, 1)
	e.Matrix.Tests[0].Sample.Size = -1
	var b bytes.Buffer
	if err := opinion.Encode(&b, e); err == nil || b.Len() > 0 {
		t.Errorf("error %v, %d bytes written", err, b.Len())
	}
}

// An opinion is a document too: what it says can be stored and read back.
func TestOpinionAsJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := form(t, examtest.Examination().Draw(t, "examination"), opinion.USPolicy())
		first, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		var back opinion.Opinion
		if err := json.Unmarshal(first, &back); err != nil {
			t.Fatal(err)
		}
		if second, _ := json.Marshal(&back); !bytes.Equal(first, second) {
			t.Fatalf("%s\nbecame\n%s", first, second)
		}
	})
}
