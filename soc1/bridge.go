package soc1

import (
	"iter"
	"strings"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// BridgeLetterID names a bridge letter. The empty id is invalid on a letter and means none in a reference.
type BridgeLetterID string

// BridgeLetter is a letter about the days after a report's window, also called a gap letter: service
// organization management's word on what changed since. Nobody tested anything for it, so it never makes a
// day tested; it may make a day represented. The zero value is incomplete.
type BridgeLetter struct {
	// ID names the letter, uniquely in a request.
	ID BridgeLetterID `json:"id"`
	// Report is the report whose window the letter continues.
	Report ReportID `json:"report"`
	// Follows is the letter that this one continues, if it does not begin where the report's window ends.
	Follows BridgeLetterID `json:"follows,omitzero"`
	// Period holds the first and last day that the letter speaks about.
	Period Period `json:"period"`
	// Dated is the date on the letter. A letter says nothing about days after it; the zero Date means
	// that the date is not recorded, which is a finding but does not shorten the letter.
	Dated Date `json:"dated,omitzero"`
	// Issuer says who signed.
	Issuer BridgeIssuer `json:"issuer,omitzero"`
	// FollowUpTests says that a letter by the service auditor reports further tests of controls that the
	// auditor performed after the window.
	FollowUpTests bool `json:"followUpTests,omitzero"`
	// MaterialChange says that there was a material change to the system or its controls in the
	// letter's period, whether the letter discloses it or the reader knows it otherwise.
	MaterialChange bool `json:"materialChange,omitzero"`
	// ControlFailure says the same of a significant failure of a control.
	ControlFailure bool `json:"controlFailure,omitzero"`
	// Contents is the checklist of what the letter says.
	Contents BridgeContents `json:"contents,omitzero"`
}

// BridgeContents is the checklist of a bridge letter's usual contents, one field per item. Custom, not a
// standard, asks for them. The date is not in it, since [BridgeLetter] holds the date itself.
type BridgeContents struct {
	// IdentifiesReport: the report's title, type and window.
	IdentifiesReport bool `json:"identifiesReport,omitzero"`
	// StatesGap: the first and last day that the letter is about.
	StatesGap bool `json:"statesGap,omitzero"`
	// StatesChanges: the material changes, or that none are known.
	StatesChanges bool `json:"statesChanges,omitzero"`
	// StatesFailures: the known failures of controls, or that none are known.
	StatesFailures bool `json:"statesFailures,omitzero"`
	// RemindsOfUserControls: that complementary user entity controls still apply.
	RemindsOfUserControls bool `json:"remindsOfUserControls,omitzero"`
	// NotASubstitute: that the letter does not replace the report.
	NotASubstitute bool `json:"notASubstitute,omitzero"`
	// AsksToReadReport: that the reader should read the report itself.
	AsksToReadReport bool `json:"asksToReadReport,omitzero"`
	// NamesNextReport: when the next report is expected.
	NamesNextReport bool `json:"namesNextReport,omitzero"`
	// Signed: the name and title of a signatory.
	Signed bool `json:"signed,omitzero"`
	// RestrictsUse: for whom the letter is meant.
	RestrictsUse bool `json:"restrictsUse,omitzero"`
}

// Missing walks the wording of each item that is absent, such as "when the next report is expected".
func (c BridgeContents) Missing() iter.Seq[string] {
	return func(yield func(string) bool) {
		for item := range BridgeItems() {
			if !c.has(item) && !yield(item.Text()) {
				return
			}
		}
	}
}

// has reports whether an item is present. The date counts as present, since it is not in the checklist.
func (c BridgeContents) has(item BridgeItem) bool {
	switch item {
	case ItemReport:
		return c.IdentifiesReport
	case ItemGap:
		return c.StatesGap
	case ItemChanges:
		return c.StatesChanges
	case ItemFailures:
		return c.StatesFailures
	case ItemUserControls:
		return c.RemindsOfUserControls
	case ItemNoSubstitute:
		return c.NotASubstitute
	case ItemReadReport:
		return c.AsksToReadReport
	case ItemNextReport:
		return c.NamesNextReport
	case ItemSignatory:
		return c.Signed
	case ItemReaders:
		return c.RestrictsUse
	}
	return true
}

// Complete reports whether no item is absent.
func (c BridgeContents) Complete() bool {
	return c == BridgeContents{true, true, true, true, true, true, true, true, true, true}
}

// BridgeIssuer says who signed a bridge letter.
type BridgeIssuer uint8

const (
	_ BridgeIssuer = iota
	// IssuedByManagement: management of the service organization, as it should be.
	IssuedByManagement
	// IssuedByServiceAuditor: the service auditor, who attests to nothing after the window. The letter
	// says something only if further tests were performed; some federal agencies receive such letters.
	IssuedByServiceAuditor
	// IssuedByOther: anybody else.
	IssuedByOther
)

func (i BridgeIssuer) name() string {
	switch i {
	case IssuedByManagement:
		return "management"
	case IssuedByServiceAuditor:
		return "service-auditor"
	case IssuedByOther:
		return "other"
	}
	return ""
}

// BridgeIssuers walks the issuers in the order of their constants.
func BridgeIssuers() iter.Seq[BridgeIssuer] { return enum.All(BridgeIssuer.name) }

// IsValid reports whether i is one of the issuers.
func (i BridgeIssuer) IsValid() bool { return i.name() != "" }

// String returns the wire name, or BridgeIssuer(n) for a value that has none.
func (i BridgeIssuer) String() string { return enum.String(i, BridgeIssuer.name) }

// MarshalText returns the wire name, or an error if i is not valid.
func (i BridgeIssuer) MarshalText() ([]byte, error) { return enum.Marshal(i, BridgeIssuer.name) }

// UnmarshalText sets i to the issuer with the wire name text.
func (i *BridgeIssuer) UnmarshalText(text []byte) error {
	return enum.Unmarshal(i, text, BridgeIssuer.name)
}

// Validate returns nil if the letter is complete enough to be judged, else an error with every
// [Problem]. Whether it is any good is another question: see [BridgeCheck].
func (l BridgeLetter) Validate() error {
	if validID(l.ID) && validID(l.Report) && (l.Follows == "" || validID(l.Follows)) && l.Period.IsValid() && l.Issuer.IsValid() {
		return nil
	}
	var ps Problems
	ps.Merge("/id", CheckID(l.ID))
	ps.Merge("/report", CheckID(l.Report))
	if l.Follows != "" {
		ps.Merge("/follows", CheckID(l.Follows))
	}
	ps.Merge("/period", l.Period.Validate())
	if !l.Issuer.IsValid() {
		ps.Add(CodeMissing, "/issuer", "the letter does not say who issued it", "use "+joinNames(BridgeIssuers()))
	}
	return ps.Err()
}

// joinNames lists the wire names of an enumeration for a hint.
func joinNames[E interface{ String() string }](all iter.Seq[E]) string {
	var names []string
	for v := range all {
		names = append(names, v.String())
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " or " + names[n-1]
	}
	return strings.Join(names, "")
}
