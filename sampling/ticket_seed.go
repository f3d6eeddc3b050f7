package sampling

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// MaxSeedBytes is the longest seed text that is accepted, in bytes.
const MaxSeedBytes = 2048

// seedKeySize is the length of a seed key: 64 hexadecimal characters, exactly one SHA-256 block.
const seedKeySize = 2 * sha256.Size

// Seed is a seed text together with the key that is derived from it:
//
//	seedkey = hex(SHA-256(seed text))              64 lower-case characters
//	ticket  = SHA-256(seedkey + "/" + id)
//
// so that any SQL engine or command-line tool with SHA-256 can re-perform a draw:
//
//	SELECT id FROM population ORDER BY sha256(seedkey || '/' || id) LIMIT n
//
// A Seed is immutable, comparable with == and safe for concurrent use. The zero Seed is invalid: it
// carries no text, and every operation that draws with it reports an error.
type Seed struct {
	text string
	key  [seedKeySize]byte
}

// NewSeed returns the seed for a text, taken byte for byte. The text must be valid UTF-8 without
// control characters, must not begin or end with white space, and must have 1 to [MaxSeedBytes]
// bytes: a seed that cannot be read aloud and typed in again cannot be re-performed.
//
// A seed serves one draw. Freeze the population first, draw the seed afterwards by means nobody
// can steer, and record every seed that was drawn: choosing among several is the abuse to exclude.
func NewSeed(text string) (Seed, error) {
	if err := checkText("seed", text, MaxSeedBytes); err != nil {
		return Seed{}, err
	}
	s := Seed{text: text}
	sum := sha256.Sum256([]byte(text))
	hex.Encode(s.key[:], sum[:])
	return s, nil
}

// Text returns the seed text as it was given.
func (s Seed) Text() string { return s.text }

// Key returns the seed key, 64 lower-case hexadecimal characters. It is what a query that
// re-performs the draw concatenates with "/" and the id. The zero Seed has an empty key.
func (s Seed) Key() string {
	if s.IsZero() {
		return ""
	}
	return string(s.key[:])
}

// IsZero reports whether s is the invalid zero Seed.
func (s Seed) IsZero() bool { return s.text == "" }

// String returns the seed text.
func (s Seed) String() string { return s.text }

// MarshalText returns the seed text and refuses the zero Seed.
func (s Seed) MarshalText() ([]byte, error) {
	if s.IsZero() {
		return nil, selectionError(CodeInvalid, "seed", "the seed is empty", "make it with NewSeed or Domain.Seed")
	}
	return []byte(s.text), nil
}

// UnmarshalText sets *s by the rules of [NewSeed] and leaves it alone on error.
func (s *Seed) UnmarshalText(text []byte) error {
	seed, err := NewSeed(string(text))
	if err != nil {
		return err
	}
	*s = seed
	return nil
}

// Ticket returns the ticket of one id: SHA-256 of the seed key, "/" and the id. For many ids an
// [Issuer] is faster.
func (s Seed) Ticket(id string) Ticket {
	return sha256.Sum256([]byte(s.Key() + "/" + id))
}

// Domain says what a seed is for. The same seed on the same population selects the same items, so
// the seeds of two controls must differ unless one sample is meant to serve both. All four fields
// are required; each follows the rules of [NewSeed].
type Domain struct {
	// Engagement identifies the examination, for example "SOC1-2026-117".
	Engagement string `json:"engagement"`
	// Control identifies the control that is tested, or the controls of a multi-purpose sample.
	Control string `json:"control"`
	// Period is the period covered, as text, for example "2026-01-01/2026-12-31".
	Period string `json:"period"`
	// Purpose tells draws for one control apart, for example "operation" or "interim".
	Purpose string `json:"purpose"`
}

// Seed returns the seed of a domain and of a text that was drawn at random (dice, a sealed
// envelope, a published lottery result). Without an unpredictable drawn text whoever knows the
// engagement could foresee the sample, so it is required. The seed text is
//
//	attest-seed-1 engagement=<n>:<text> control=<n>:<text> period=<n>:<text> purpose=<n>:<text> drawn=<n>:<text>
//
// where n is the length of the text in bytes, in decimal. The lengths make the encoding
// unambiguous: different fields never give the same seed text.
func (d Domain) Seed(drawn string) (Seed, error) {
	var b strings.Builder
	b.WriteString("attest-seed-1")
	for _, f := range [...]struct{ name, text string }{
		{"engagement", d.Engagement}, {"control", d.Control}, {"period", d.Period},
		{"purpose", d.Purpose}, {"drawn", drawn},
	} {
		if err := checkText(f.name, f.text, MaxSeedBytes); err != nil {
			return Seed{}, err
		}
		b.WriteString(" " + f.name + "=" + strconv.Itoa(len(f.text)) + ":" + f.text)
	}
	return NewSeed(b.String())
}
