package enum_test

import (
	"encoding/json"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/internal/enum/enumtest"
)

// phase is an enumeration with a hole in its numbers and a value at the very end of them.
type phase uint8

const (
	_      phase = iota
	early        // 1
	_            // a constant that was withdrawn
	late         // 3
	latest phase = 255
)

func (p phase) name() string {
	switch p {
	case early:
		return "early-on"
	case late:
		return "late"
	case latest:
		return "a-latest"
	}
	return ""
}

func phases() iter.Seq[phase]                { return enum.All(phase.name) }
func (p phase) IsValid() bool                { return p.name() != "" }
func (p phase) String() string               { return enum.String(p, phase.name) }
func (p phase) MarshalText() ([]byte, error) { return enum.Marshal(p, phase.name) }
func (p *phase) UnmarshalText(text []byte) error {
	return enum.Unmarshal(p, text, phase.name)
}

func TestEnumerationsWithHolesObeyTheLaws(t *testing.T) {
	enumtest.Of(phases).Check(t)
}

func TestAllWalksEveryValueInOrder(t *testing.T) {
	if got, want := slices.Collect(phases()), []phase{early, late, latest}; !slices.Equal(got, want) {
		t.Errorf("All yields %v, want %v", got, want)
	}
}

func TestUnknownValuesShowTheirNumber(t *testing.T) {
	for v, want := range map[phase]string{0: "phase(0)", 2: "phase(2)", 9: "phase(9)", 254: "phase(254)"} {
		if v.String() != want {
			t.Errorf("%d prints as %q, want %q", uint8(v), v, want)
		}
		if _, err := v.MarshalText(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("marshalling %d: %v", uint8(v), err)
		}
	}
}

func TestAWrongNameIsAnsweredWithTheRightOnes(t *testing.T) {
	p := late
	err := p.UnmarshalText([]byte("Late"))
	const want = `"Late" is not a phase; want one of a-latest, early-on, late`
	if err == nil || err.Error() != want || p != late {
		t.Errorf("got %v with %v, want the error %s", p, err, want)
	}
}

// TestAHostileNameIsCutShort: an error repeats at most a bounded part of what it refuses.
func TestAHostileNameIsCutShort(t *testing.T) {
	var p phase
	err := p.UnmarshalText([]byte(strings.Repeat("\x00", 1<<20)))
	if err == nil || len(err.Error()) > 500 || !strings.Contains(err.Error(), `"... is not a phase`) {
		t.Fatalf("the error has %d bytes", len(err.Error()))
	}
	if err := p.UnmarshalText([]byte(strings.Repeat("x", 64))); err == nil || strings.Contains(err.Error(), "...") {
		t.Errorf("a name of 64 bytes is cut: %v", err)
	}
}

// FuzzUnmarshal checks that whatever is read is written back to the byte, and that nothing else changes the value.
func FuzzUnmarshal(f *testing.F) {
	f.Add([]byte("late"))      // a name
	f.Add([]byte("a-latest"))  // the last number there is
	f.Add([]byte("early"))     // the beginning of a name
	f.Add([]byte("Late"))      // another case
	f.Add([]byte("late\x00"))  // a name and more
	f.Add([]byte("phase(2)"))  // what an invalid value prints
	f.Add([]byte{0xff, 0xfe})  // not text at all
	f.Add([]byte(""))          // nothing
	f.Add([]byte("früh-spät")) // letters beyond ASCII
	f.Fuzz(func(t *testing.T, text []byte) {
		p := early
		if err := p.UnmarshalText(text); err != nil {
			if p != early {
				t.Fatalf("%q is refused and leaves %v", text, p)
			}
			return
		}
		if back, err := p.MarshalText(); err != nil || string(back) != string(text) {
			t.Fatalf("%q comes back as %q, %v", text, back, err)
		}
	})
}

func BenchmarkUnmarshal(b *testing.B) {
	b.ReportAllocs()
	text := []byte("late")
	for b.Loop() {
		var p phase
		if err := p.UnmarshalText(text); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAnEnumerationIsAJSONString(t *testing.T) {
	data, err := json.Marshal([]phase{early, latest})
	if err != nil || string(data) != `["early-on","a-latest"]` {
		t.Errorf("got %s, %v", data, err)
	}
}
