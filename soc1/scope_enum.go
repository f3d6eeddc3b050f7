package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// ServiceEffect is something that a service does which can reach its customers' financial statements.
type ServiceEffect uint8

const (
	_ ServiceEffect = iota
	// EffectInitiates: it starts transactions on the customers' behalf.
	EffectInitiates
	// EffectAuthorizes: it approves transactions in their place.
	EffectAuthorizes
	// EffectRecords: it keeps the books or a part of them.
	EffectRecords
	// EffectProcesses: it calculates, settles or otherwise carries transactions through.
	EffectProcesses
	// EffectCorrects: it corrects transactions that went wrong.
	EffectCorrects
	// EffectReports: it reports transactions or balances for the customers' books.
	EffectReports
	// EffectHoldsAssets: it has customers' assets in its hands or keeps the register of them.
	EffectHoldsAssets
	// EffectProducesInformation: it produces information that enters the statements or their disclosures, such
	// as valuations or compliance with limits.
	EffectProducesInformation
	// EffectHostsLedgers: it runs the systems on which customers keep their books, and so their general IT
	// controls. Whether that calls for a SOC 1 is contested; see [ScopePolicy].
	EffectHostsLedgers
)

func (e ServiceEffect) name() string {
	switch e {
	case EffectInitiates:
		return "initiates-transactions"
	case EffectAuthorizes:
		return "authorizes-transactions"
	case EffectRecords:
		return "records-transactions"
	case EffectProcesses:
		return "processes-transactions"
	case EffectCorrects:
		return "corrects-transactions"
	case EffectReports:
		return "reports-transactions"
	case EffectHoldsAssets:
		return "holds-assets"
	case EffectProducesInformation:
		return "produces-information"
	case EffectHostsLedgers:
		return "hosts-ledgers"
	}
	return ""
}

// ServiceEffects walks the effects in the order of their constants.
func ServiceEffects() iter.Seq[ServiceEffect] { return enum.All(ServiceEffect.name) }

// IsValid reports whether e is one of the constants.
func (e ServiceEffect) IsValid() bool { return e.name() != "" }

// String returns the wire name, or ServiceEffect(n) for a value that has none.
func (e ServiceEffect) String() string { return enum.String(e, ServiceEffect.name) }

// MarshalText returns the wire name, or an error if e is not valid.
func (e ServiceEffect) MarshalText() ([]byte, error) { return enum.Marshal(e, ServiceEffect.name) }

// UnmarshalText sets e to the effect with the wire name text.
func (e *ServiceEffect) UnmarshalText(text []byte) error {
	return enum.Unmarshal(e, text, ServiceEffect.name)
}

// TrustCategory is a subject of the Trust Services Criteria about which a service makes promises to its customers.
type TrustCategory uint8

const (
	_ TrustCategory = iota
	// TrustSecurity: protection against unauthorized access.
	TrustSecurity
	// TrustAvailability: the service is there when it was promised to be.
	TrustAvailability
	// TrustProcessingIntegrity: processing is complete, valid, accurate, timely and authorized.
	TrustProcessingIntegrity
	// TrustConfidentiality: confidential information is protected.
	TrustConfidentiality
	// TrustPrivacy: personal information is treated as promised.
	TrustPrivacy
)

func (c TrustCategory) name() string {
	switch c {
	case TrustSecurity:
		return "security"
	case TrustAvailability:
		return "availability"
	case TrustProcessingIntegrity:
		return "processing-integrity"
	case TrustConfidentiality:
		return "confidentiality"
	case TrustPrivacy:
		return "privacy"
	}
	return ""
}

// TrustCategories walks the categories in the order of their constants.
func TrustCategories() iter.Seq[TrustCategory] { return enum.All(TrustCategory.name) }

// IsValid reports whether c is one of the constants.
func (c TrustCategory) IsValid() bool { return c.name() != "" }

// String returns the wire name, or TrustCategory(n) for a value that has none.
func (c TrustCategory) String() string { return enum.String(c, TrustCategory.name) }

// MarshalText returns the wire name, or an error if c is not valid.
func (c TrustCategory) MarshalText() ([]byte, error) { return enum.Marshal(c, TrustCategory.name) }

// UnmarshalText sets c to the category with the wire name text.
func (c *TrustCategory) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, TrustCategory.name)
}

// Asker is somebody who asks a service organization for a report.
type Asker uint8

const (
	_ Asker = iota
	// AskerUserAuditors: auditors of customers' financial statements.
	AskerUserAuditors
	// AskerCustomerManagement: customers' management, who must assess its own internal control.
	AskerCustomerManagement
	// AskerVendorRisk: those at customers who judge suppliers' security and reliability.
	AskerVendorRisk
	// AskerProspects: customers to be, under a promise of confidentiality.
	AskerProspects
	// AskerRegulators: regulators of the customers or of the service.
	AskerRegulators
	// AskerPublic: anybody at all. Neither a SOC 1 nor a SOC 2 is for general use.
	AskerPublic
	// AskerBoard: the organization's own board or investors, about its cyber security as a whole.
	AskerBoard
)

func (a Asker) name() string {
	switch a {
	case AskerUserAuditors:
		return "user-auditors"
	case AskerCustomerManagement:
		return "customer-management"
	case AskerVendorRisk:
		return "vendor-risk"
	case AskerProspects:
		return "prospects"
	case AskerRegulators:
		return "regulators"
	case AskerPublic:
		return "public"
	case AskerBoard:
		return "board"
	}
	return ""
}

// Askers walks the constants in their order.
func Askers() iter.Seq[Asker] { return enum.All(Asker.name) }

// IsValid reports whether a is one of the constants.
func (a Asker) IsValid() bool { return a.name() != "" }

// String returns the wire name, or Asker(n) for a value that has none.
func (a Asker) String() string { return enum.String(a, Asker.name) }

// MarshalText returns the wire name, or an error if a is not valid.
func (a Asker) MarshalText() ([]byte, error) { return enum.Marshal(a, Asker.name) }

// UnmarshalText sets a to the asker with the wire name text.
func (a *Asker) UnmarshalText(text []byte) error { return enum.Unmarshal(a, text, Asker.name) }

// ReportNeed says which of the two reports on controls at a service organization is called for.
type ReportNeed uint8

const (
	_ ReportNeed = iota
	// NeedNeither: neither of the two.
	NeedNeither
	// NeedSOC1: a report on controls relevant to customers' financial reporting.
	NeedSOC1
	// NeedSOC2: a report on controls relevant to trust services categories.
	NeedSOC2
	// NeedBoth: one of each. Neither stands in for the other.
	NeedBoth
)

func (n ReportNeed) name() string {
	switch n {
	case NeedNeither:
		return "neither"
	case NeedSOC1:
		return "soc1"
	case NeedSOC2:
		return "soc2"
	case NeedBoth:
		return "both"
	}
	return ""
}

// ReportNeeds walks the constants in their order.
func ReportNeeds() iter.Seq[ReportNeed] { return enum.All(ReportNeed.name) }

// IsValid reports whether n is one of the constants.
func (n ReportNeed) IsValid() bool { return n.name() != "" }

// String returns the wire name, or ReportNeed(n) for a value that has none.
func (n ReportNeed) String() string { return enum.String(n, ReportNeed.name) }

// MarshalText returns the wire name, or an error if n is not valid.
func (n ReportNeed) MarshalText() ([]byte, error) { return enum.Marshal(n, ReportNeed.name) }

// UnmarshalText sets n to the need with the wire name text.
func (n *ReportNeed) UnmarshalText(text []byte) error {
	return enum.Unmarshal(n, text, ReportNeed.name)
}

// SupplierClass says what a supplier is towards a report on controls.
type SupplierClass uint8

const (
	_ SupplierClass = iota
	// SupplierVendor: a supplier whose own controls do not matter to the report.
	SupplierVendor
	// SupplierSubservice: a subservice organization, to be carved out or included.
	SupplierSubservice
)

func (c SupplierClass) name() string {
	switch c {
	case SupplierVendor:
		return "vendor"
	case SupplierSubservice:
		return "subservice-organization"
	}
	return ""
}

// SupplierClasses walks the classes in the order of their constants.
func SupplierClasses() iter.Seq[SupplierClass] { return enum.All(SupplierClass.name) }

// IsValid reports whether c is one of the constants.
func (c SupplierClass) IsValid() bool { return c.name() != "" }

// String returns the wire name, or SupplierClass(n) for a value that has none.
func (c SupplierClass) String() string { return enum.String(c, SupplierClass.name) }

// MarshalText returns the wire name, or an error if c is not valid.
func (c SupplierClass) MarshalText() ([]byte, error) { return enum.Marshal(c, SupplierClass.name) }

// UnmarshalText sets c to the class with the wire name text.
func (c *SupplierClass) UnmarshalText(text []byte) error {
	return enum.Unmarshal(c, text, SupplierClass.name)
}
