package review

import (
	"io"

	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/soc1"
)

// Version is the version of the JSON form of a [Case].
const Version = "attest.review/1"

// Case is a received report with the facts of the entity that reads it: what [Assess] takes, and the unit in which both
// are stored and exchanged. Pointers of problems and reasons are relative to it.
type Case struct {
	// Version is [Version].
	Version string `json:"version"`
	// Received is the report under review, or nil while there is none.
	Received *Received `json:"received,omitzero"`
	// Entity is the reader.
	Entity Entity `json:"entity"`
}

// Clone returns a deep copy of c: changing the one never changes the other.
func (c *Case) Clone() Case {
	d := Case{Version: c.Version, Entity: c.Entity.Clone()}
	if c.Received != nil {
		r := c.Received.Clone()
		d.Received = &r
	}
	return d
}

// Decode reads a case in its JSON form. It is strict: unknown members, duplicate keys, trailing data, invalid text and
// unknown names are problems, and all of them come back at once together with everything that [Case.Validate] finds.
// On error the case is nil. The input is limited to 64 MiB.
//
// What Decode accepts, [Encode] writes; what Encode wrote, Decode and Encode reproduce to the byte.
func Decode(r io.Reader) (*Case, error) {
	var c Case
	if err := strictjson.Decode(r, &c, strictjson.Limits{}); err != nil {
		return nil, err
	}
	if err := c.Validate(); err != nil {
		return nil, err
	}
	return &c, nil
}

// Encode writes a case in its JSON form, indented, with a newline at the end. A case that [Case.Validate] rejects is
// not written.
func Encode(w io.Writer, c *Case) error {
	if err := c.Validate(); err != nil {
		return err
	}
	return strictjson.Encode(w, c)
}

// Digest returns the SHA-256 digest of the canonical JSON of a case, in lower-case hexadecimal. It ties a memo to the
// facts it was drawn from.
func (c *Case) Digest() (string, error) { return strictjson.Digest(c) }

// Validate reports everything in a case that cannot be right: malformed or duplicate ids, references to nothing,
// shapes that belong to the other report type, answers without who, when and why. What is merely unknown is no problem.
// A nil case has one problem.
func (c *Case) Validate() error {
	var ps soc1.Problems
	if c == nil {
		ps.Add(soc1.CodeMissing, "", "there is no case", "give the received report and the entity")
		return ps.Err()
	}
	if c.Version != Version {
		ps.Addf(soc1.CodeInvalid, "/version", "set it to "+Version, "the version is %.40q", c.Version)
	}
	c.validate(&ps)
	return ps.Err()
}
