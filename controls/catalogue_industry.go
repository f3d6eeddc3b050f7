package controls

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Industry is a kind of service for which the library has a catalogue of objectives. The zero value is invalid.
type Industry uint8

const (
	_ Industry = iota
	// IndustryPayroll calculates and pays wages for employers and settles the taxes on them.
	IndustryPayroll
	// IndustryClaims administers health, workers' compensation or benefit claims for plans and insurers.
	IndustryClaims
	// IndustryFundAdministration keeps the books of investment funds and calculates their net asset value.
	IndustryFundAdministration
	// IndustryCustody safekeeps securities and cash and settles trades.
	IndustryCustody
	// IndustryTransferAgency keeps the register of shareholders or unit holders.
	IndustryTransferAgency
	// IndustryLoanServicing collects and accounts for loans of lenders and investors.
	IndustryLoanServicing
	// IndustryBilling rates, invoices and collects subscriptions and usage for software and other recurring services.
	IndustryBilling
)

func (i Industry) name() string {
	switch i {
	case IndustryPayroll:
		return "payroll"
	case IndustryClaims:
		return "claims-administration"
	case IndustryFundAdministration:
		return "fund-administration"
	case IndustryCustody:
		return "custody"
	case IndustryTransferAgency:
		return "transfer-agency"
	case IndustryLoanServicing:
		return "loan-servicing"
	case IndustryBilling:
		return "subscription-billing"
	}
	return ""
}

// Industries walks the valid values in the order of their constants.
func Industries() iter.Seq[Industry] { return enum.All(Industry.name) }

// IsValid reports whether i is one of the constants.
func (i Industry) IsValid() bool { return i.name() != "" }

// String returns the wire name, such as "payroll".
func (i Industry) String() string { return enum.String(i, Industry.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (i Industry) MarshalText() ([]byte, error) { return enum.Marshal(i, Industry.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (i *Industry) UnmarshalText(text []byte) error { return enum.Unmarshal(i, text, Industry.name) }

// Title returns the name as a heading prints it.
func (i Industry) Title() string {
	switch i {
	case IndustryPayroll:
		return "Payroll"
	case IndustryClaims:
		return "Claims administration"
	case IndustryFundAdministration:
		return "Fund administration"
	case IndustryCustody:
		return "Custody"
	case IndustryTransferAgency:
		return "Transfer agency"
	case IndustryLoanServicing:
		return "Loan servicing"
	case IndustryBilling:
		return "Subscription billing"
	}
	return i.String()
}
