package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// BridgeItem is an item of the checklist of a bridge letter's contents. Custom, not a standard, asks for them.
type BridgeItem uint8

const (
	_ BridgeItem = iota
	// ItemReport: the report's title, type and window.
	ItemReport
	// ItemGap: the first and the last day that the letter is about.
	ItemGap
	// ItemChanges: the material changes, or that none are known.
	ItemChanges
	// ItemFailures: the known failures of controls, or that none are known.
	ItemFailures
	// ItemUserControls: a reminder of the complementary user entity controls.
	ItemUserControls
	// ItemNoSubstitute: that the letter does not replace the report.
	ItemNoSubstitute
	// ItemReadReport: a request to read the report.
	ItemReadReport
	// ItemNextReport: when the next report is expected.
	ItemNextReport
	// ItemSignatory: the name and title of who signs for management.
	ItemSignatory
	// ItemReaders: for whom the letter is meant.
	ItemReaders
	// ItemDate: the date of the letter, on or after the last day that it is about.
	ItemDate
)

func (i BridgeItem) name() string {
	switch i {
	case ItemReport:
		return "report"
	case ItemGap:
		return "gap"
	case ItemChanges:
		return "changes"
	case ItemFailures:
		return "failures"
	case ItemUserControls:
		return "user-controls"
	case ItemNoSubstitute:
		return "no-substitute"
	case ItemReadReport:
		return "read-report"
	case ItemNextReport:
		return "next-report"
	case ItemSignatory:
		return "signatory"
	case ItemReaders:
		return "readers"
	case ItemDate:
		return "date"
	}
	return ""
}

// BridgeItems walks the items in the order of a letter.
func BridgeItems() iter.Seq[BridgeItem] { return enum.All(BridgeItem.name) }

// IsValid reports whether i is one of the constants.
func (i BridgeItem) IsValid() bool { return i.name() != "" }

// String returns the wire name, or BridgeItem(n) for a value that has none.
func (i BridgeItem) String() string { return enum.String(i, BridgeItem.name) }

// MarshalText returns the wire name, or an error if i is not valid.
func (i BridgeItem) MarshalText() ([]byte, error) { return enum.Marshal(i, BridgeItem.name) }

// UnmarshalText sets i to the item with the wire name text.
func (i *BridgeItem) UnmarshalText(text []byte) error {
	return enum.Unmarshal(i, text, BridgeItem.name)
}

// Text says the item as a reader of the checklist wants it, as a phrase without a full stop.
func (i BridgeItem) Text() string {
	switch i {
	case ItemReport:
		return "the report's title, type and window"
	case ItemGap:
		return "the first and last day of the gap"
	case ItemChanges:
		return "the material changes, or that none are known"
	case ItemFailures:
		return "the known control failures, or that there are none"
	case ItemUserControls:
		return "a reminder of the complementary user entity controls"
	case ItemNoSubstitute:
		return "that it does not replace the report"
	case ItemReadReport:
		return "a request to read the report"
	case ItemNextReport:
		return "when the next report is expected"
	case ItemSignatory:
		return "the signatory's name and title"
	case ItemReaders:
		return "the parties for whom it is meant"
	case ItemDate:
		return "the date of the letter"
	}
	return i.String()
}
