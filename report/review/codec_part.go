package review

import (
	"io"

	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/soc1"
)

// DecodeReceived reads a single report in the form of the member received of a [Case], such as one typed in from a
// paper copy. It is as strict as [Decode] and checks everything that can be checked without a reader; pointers of
// problems begin at the report. On error the report is nil.
func DecodeReceived(r io.Reader) (*Received, error) {
	var v Received
	if err := strictjson.Decode(r, &v, strictjson.Limits{}); err != nil {
		return nil, err
	}
	var ps soc1.Problems
	if !v.tooLarge(&ps, "") {
		named(&ps, &v)
		v.check(&ps, "")
	}
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return &v, nil
}

// named records the values that have no name, such as the kind of a report that does not state it: the writer refuses them,
// each with its place.
func named(ps *soc1.Problems, v any) {
	if _, err := strictjson.Canonical(v); err != nil {
		ps.Merge("", err)
	}
}

// DecodeEntity reads what a reader knows, in the form of the member entity of a [Case], where it is kept apart from the
// report: the facts of an entity outlive one report and serve several. It is as strict as [Decode] about the form and
// about everything in the entity itself. What refers to the report under review cannot be checked without it; [Assess]
// and [Case.Validate] do. Pointers of problems begin at the entity. On error the entity is nil.
func DecodeEntity(r io.Reader) (*Entity, error) {
	var e Entity
	if err := strictjson.Decode(r, &e, strictjson.Limits{}); err != nil {
		return nil, err
	}
	var ps soc1.Problems
	if !e.tooLarge(&ps, "") {
		named(&ps, &e)
		for i := range e.Reports {
			e.Reports[i].check(&ps, soc1.Pointer("/reports", i))
		}
		e.check(&ps, "")
	}
	if err := ps.Err(); err != nil {
		return nil, err
	}
	return &e, nil
}
