package opinion

import (
	"io"

	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/soc1"
)

// Decode reads an examination in its JSON form ([Version]). It is strict: unknown members, duplicate keys, trailing
// data, invalid text and unknown names are problems, and all of them come back at once together with everything
// that [Examination.Validate] finds. On error the examination is nil. The input is limited to 64 MiB.
//
// What Decode accepts, [Encode] writes; what Encode wrote, Decode and Encode reproduce to the byte.
func Decode(r io.Reader) (*Examination, error) {
	var e Examination
	if err := strictjson.Decode(r, &e, strictjson.Limits{}); err != nil {
		return nil, err
	}
	var ps soc1.Problems
	if e.Version == "" {
		ps.Addf(soc1.CodeMissing, "/version", "set it to "+Version, "the document does not say which form it has")
	}
	ps.Merge("", e.Validate())
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return &e, nil
}

// Encode writes an examination in its JSON form, indented, with a newline at the end. An examination that [Examination.Validate]
// rejects is not written. So no examination leaves a program in a form that the next program cannot read.
func Encode(w io.Writer, e *Examination) error {
	if err := e.Validate(); err != nil {
		return err
	}
	return strictjson.Encode(w, e)
}

// Digest returns the SHA-256 digest of the examination's canonical JSON, in lower-case hexadecimal. It ties a report to the facts
// it was drawn from: any change to any fact changes it. Canonical means that members are in a fixed order without white space, so
// that the digest does not depend on who wrote the file.
func (e *Examination) Digest() (string, error) {
	return strictjson.Digest(e)
}
