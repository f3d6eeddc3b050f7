package report

import (
	"io"
	"iter"
	"strings"

	"github.com/google/uuid"

	"github.com/seed-9947fa86/attest/internal/enum"
	"github.com/seed-9947fa86/attest/internal/strictjson"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/soc1"
)

// Status says whether a report was released. The zero value is invalid.
type Status uint8

const (
	_ Status = iota
	// Draft is everything that has not been released; every rendering says so.
	Draft
	// Issued is released by the service auditor.
	Issued
)

func (s Status) name() string {
	switch s {
	case Draft:
		return "draft"
	case Issued:
		return "issued"
	}
	return ""
}

// Statuses walks the valid values in the order of their constants.
func Statuses() iter.Seq[Status] { return enum.All(Status.name) }

// IsValid reports whether s is one of the constants.
func (s Status) IsValid() bool { return s.name() != "" }

// String returns the wire name, such as "draft".
func (s Status) String() string { return enum.String(s, Status.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (s Status) MarshalText() ([]byte, error) { return enum.Marshal(s, Status.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (s *Status) UnmarshalText(text []byte) error {
	return enum.Unmarshal(s, text, Status.name)
}

// Version is the version of the report's JSON form.
const Version = "attest.report/1"

// Report is a service auditor's report as data. Make one with [New]; a literal can be checked with
// [Report.Validate].
type Report struct {
	// Version is [Version].
	Version string `json:"version"`
	// ID is a UUID of version 5, derived from the engagement's id and the digest: other facts, another id.
	ID string `json:"id"`
	// Status says whether the report was released.
	Status Status `json:"status"`
	// Digest is the SHA-256 digest of the examination's canonical JSON, in lower-case hexadecimal.
	Digest string `json:"digest"`
	// Examination is what the report is about.
	Examination opinion.Examination `json:"examination"`
	// Opinion is what was derived from it.
	Opinion opinion.Opinion `json:"opinion"`
	// Narrative is what the parties add in words.
	Narrative Narrative `json:"narrative,omitzero"`
}

// New makes a draft report. The opinion has to be the one that [opinion.Form] derives from the examination under the
// opinion's policy; any other is refused, and so is an opinion that calls for withdrawal. The report keeps its own copies of
// the examination and the narrative, and shares the opinion's lists.
func New(e *opinion.Examination, o *opinion.Opinion, n Narrative) (*Report, error) {
	if e == nil || o == nil {
		return nil, soc1.Problem{Code: soc1.CodeMissing, Message: "there is no examination or no opinion", Hint: "derive the opinion with opinion.Form and pass both"}
	}
	digest, err := e.Digest()
	if err != nil {
		return nil, err
	}
	r := &Report{Version: Version, ID: reportID(e.ID, digest), Status: Draft, Digest: digest, Examination: *e.Clone(), Opinion: *o, Narrative: n.clone()}
	if err := r.Validate(); err != nil {
		return nil, err
	}
	return r, nil
}

// reportID derives the report's id. An engagement without a usable id counts as the nil UUID.
func reportID(engagement soc1.EngagementID, digest string) string {
	space, err := uuid.Parse(string(engagement))
	if err != nil {
		space = uuid.Nil
	}
	return uuid.NewSHA1(space, []byte("report:"+digest)).String()
}

// Issue returns a copy of r that is released, or every problem that stands in the way: what [Report.Validate] asks
// of every report, whatever [opinion.Examination.ValidateFor] finds for issuing, and limbs that are still
// undetermined. Whether to release is the service auditor's decision; Issue only says whether anything is missing.
func (r *Report) Issue() (*Report, error) {
	if r == nil {
		return nil, r.Validate()
	}
	issued := *r
	issued.Status = Issued
	if err := issued.Validate(); err != nil {
		return nil, err
	}
	return &issued, nil
}

// Validate reports what keeps r from being a report: another version, a digest or an id that does not belong to the
// facts, an opinion that the facts do not derive, an issued report with gaps. The opinion is derived anew, so the
// work grows with the examination.
func (r *Report) Validate() error {
	var ps soc1.Problems
	if r == nil {
		ps.Add(soc1.CodeMissing, "", "there is no report", "make one with report.New")
		return ps.Err()
	}
	if r.Version != Version {
		ps.Addf(soc1.CodeInvalid, "/version", "set it to "+Version, "the version is %q", r.Version)
	}
	if !r.Status.IsValid() {
		ps.Add(soc1.CodeMissing, "/status", "nothing says whether the report was released", `use "draft" or "issued"`)
	}
	r.Narrative.validate(&ps)
	digest, err := r.Examination.Digest()
	ps.Merge("/examination", err)
	if err == nil && digest != r.Digest {
		ps.Add(soc1.CodeConflict, "/digest", "the digest is not that of the examination", "make the report anew from the examination")
	}
	if err == nil && reportID(r.Examination.ID, digest) != r.ID {
		ps.Add(soc1.CodeConflict, "/id", "the id does not belong to the engagement and its facts", "make the report anew from the examination")
	}
	r.validateOpinion(&ps)
	return ps.Err()
}

// validateOpinion derives the opinion anew and holds the report against it. Problems of the policy are reported where
// the policy stands, the others where the examination does.
func (r *Report) validateOpinion(ps *soc1.Problems) {
	derived, err := opinion.Form(&r.Examination, r.Opinion.Policy)
	if err != nil {
		for _, p := range soc1.ListProblems(err) {
			prefix := "/examination"
			if strings.HasPrefix(p.Path, "/policy") {
				prefix = "/opinion"
			}
			ps.Merge(prefix, p)
		}
		return
	}
	if normal(derived) != normal(&r.Opinion) {
		ps.Add(soc1.CodeConflict, "/opinion", "the opinion is not the one that the facts derive", "derive it with opinion.Form")
	}
	if derived.Withdraw {
		ps.Add(soc1.CodeConflict, "/opinion/withdraw", "management's refusal calls for withdrawal, so that there is no report", "withdraw, or choose a policy that disclaims where the law forbids withdrawal")
	}
	if r.Status != Issued {
		return
	}
	ps.Merge("/examination", r.Examination.ValidateFor(opinion.Issuing))
	for i, o := range derived.Objectives {
		if o.Design == opinion.FindingOpen || o.Operation == opinion.FindingOpen {
			ps.Addf(soc1.CodeMissing, soc1.Pointer("/opinion/objectives", i), "give the judgements on its controls, or on what they rely on", "the conclusion on control objective %s is open", o.Objective)
		}
	}
	for i, l := range derived.Limbs {
		if l.Kind == opinion.Undetermined {
			ps.Addf(soc1.CodeMissing, soc1.Pointer("/opinion/limbs", i, "kind"), "give the judgements and letters that the opinion lists as needed", "the opinion on the %s limb is undetermined", l.Limb)
		}
	}
}

// normal returns an opinion in the form in which two of them compare: through the canonical JSON, which does not
// tell an empty list from none.
func normal(o *opinion.Opinion) string {
	text, err := strictjson.Canonical(o)
	if err != nil {
		return err.Error()
	}
	return string(text)
}

// Decode reads a report in its JSON form, as strictly as [opinion.Decode] reads an examination, and
// derives its opinion anew: a report whose opinion does not follow from its facts is refused.
func Decode(r io.Reader) (*Report, error) {
	var rep Report
	if err := strictjson.Decode(r, &rep, strictjson.Limits{}); err != nil {
		return nil, err
	}
	if err := rep.Validate(); err != nil {
		return nil, err
	}
	return &rep, nil
}

// Encode writes a report in its JSON form, indented, with a newline at the end. What it writes, Decode and Encode
// reproduce to the byte. A report that [Report.Validate] refuses is not written.
func Encode(w io.Writer, r *Report) error {
	if err := r.Validate(); err != nil {
		return err
	}
	return strictjson.Encode(w, r)
}
