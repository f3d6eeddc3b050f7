package controls

import (
	"iter"
	"slices"
	"strings"

	"github.com/seed-9947fa86/attest/soc1"
)

// InformativeNotice is what has to stand beside any table of [Informative] links.
const InformativeNotice = "Informative only: the areas overlap, they are not equivalent. A SOC 1 concludes on objectives that management chose, a SOC 2 on commitments through criteria, a certificate on a management system. Evidence may be used again; conclusions may not."

// Informative says that controls of an area often also bear on a requirement of a framework. Links are many to many
// and are never an equivalence: a control in the area need not meet the requirement, and the requirement may ask for
// more. The table is the library's own reading of common practice; see [InformativeNotice].
type Informative struct {
	// Area is the area.
	Area Area `json:"area"`
	// Framework is the framework linked to.
	Framework Framework `json:"framework"`
	// Requirement is an identifier within it, such as "CC6.1" or "A.8.13".
	Requirement string `json:"requirement"`
	// Confidence says how well established the link is: sure where practitioners agree on it, likely where
	// mappings differ.
	Confidence soc1.Confidence `json:"confidence"`
}

// Links returns the links of the area: first to the Trust Services Criteria, then to ISO/IEC 27001, each in the
// framework's order. Processing of financial transactions has nearly no counterpart in ISO/IEC 27001. The list
// is the caller's own, and empty for an invalid area.
func (a Area) Links() []Informative {
	var list []Informative
	for f := range Frameworks() {
		sure, likely := a.linked(f)
		for _, id := range f.Requirements() {
			switch {
			case slices.Contains(strings.Fields(sure), id):
				list = append(list, Informative{a, f, id, soc1.ConfidenceSure})
			case slices.Contains(strings.Fields(likely), id):
				list = append(list, Informative{a, f, id, soc1.ConfidenceLikely})
			}
		}
	}
	return list
}

// InformativeLinks walks the links of all areas, in the order of [Areas] and [Area.Links].
func InformativeLinks() iter.Seq[Informative] {
	return func(yield func(Informative) bool) {
		for a := range Areas() {
			for _, l := range a.Links() {
				if !yield(l) {
					return
				}
			}
		}
	}
}

// linked lists, separated by blanks, the identifiers that an area is linked to in a framework, by confidence.
func (a Area) linked(f Framework) (sure, likely string) {
	if f == TrustServices2017 {
		return a.trustServices()
	}
	return a.annexA()
}

// trustServices lists the criteria that an area is linked to.
func (a Area) trustServices() (sure, likely string) {
	switch a {
	case AreaControlEnvironment:
		return "CC1.1 CC1.2 CC1.3 CC1.4 CC1.5", ""
	case AreaCommunication:
		return "CC2.1 CC2.2 CC2.3", ""
	case AreaRiskAssessment:
		return "CC3.1 CC3.2 CC3.3 CC3.4", "CC9.1"
	case AreaMonitoring:
		return "CC4.1 CC4.2", ""
	case AreaPolicies:
		return "CC5.1 CC5.2 CC5.3", ""
	case AreaAuthentication:
		return "CC6.1", "CC6.6"
	case AreaAccessProvision:
		return "CC6.2 CC6.3", "CC6.1"
	case AreaAccessRemoval:
		return "CC6.2 CC6.3", ""
	case AreaAccessReview:
		return "CC6.2 CC6.3", "CC6.1"
	case AreaPhysical:
		return "CC6.4", ""
	case AreaTransmission:
		return "CC6.7", "CC6.6"
	case AreaOperations:
		return "CC7.1 CC7.2", "PI1.3"
	case AreaIncidents:
		return "CC7.3 CC7.4 CC7.5", ""
	case AreaChange:
		return "CC8.1", ""
	case AreaVendors:
		return "CC9.2", ""
	case AreaBackup:
		return "A1.2 A1.3", "CC7.5"
	case AreaTransactions:
		return "PI1.1 PI1.2 PI1.3 PI1.4 PI1.5", ""
	}
	return "", ""
}

// annexA lists the controls of ISO/IEC 27001:2022 Annex A that an area is linked to. Mappings in circulation
// differ, so that no link is more than likely. The clauses of the standard, about the management system itself, are left out.
func (a Area) annexA() (sure, likely string) {
	switch a {
	case AreaControlEnvironment:
		return "", "A.5.1 A.5.2 A.5.3 A.5.4 A.6.1 A.6.2 A.6.3 A.6.4"
	case AreaCommunication:
		return "", "A.5.1 A.5.10 A.6.3"
	case AreaRiskAssessment:
		return "", "A.5.7"
	case AreaMonitoring:
		return "", "A.5.35 A.5.36"
	case AreaPolicies:
		return "", "A.5.1 A.5.37"
	case AreaAuthentication:
		return "", "A.5.17 A.8.2 A.8.3 A.8.5"
	case AreaAccessProvision:
		return "", "A.5.15 A.5.16 A.5.18 A.8.2 A.8.3 A.8.4"
	case AreaAccessRemoval:
		return "", "A.5.16 A.5.18 A.6.5"
	case AreaAccessReview:
		return "", "A.5.18 A.8.2"
	case AreaPhysical:
		return "", "A.7.1 A.7.2 A.7.3 A.7.4"
	case AreaTransmission:
		return "", "A.5.14 A.8.24"
	case AreaOperations:
		return "", "A.8.8 A.8.15 A.8.16 A.8.17"
	case AreaIncidents:
		return "", "A.5.24 A.5.25 A.5.26 A.5.27"
	case AreaChange:
		return "", "A.8.25 A.8.26 A.8.27 A.8.28 A.8.29 A.8.30 A.8.31 A.8.32"
	case AreaVendors:
		return "", "A.5.19 A.5.20 A.5.21 A.5.22 A.5.23"
	case AreaBackup:
		return "", "A.8.13 A.8.14"
	case AreaTransactions:
		return "", "A.8.26"
	}
	return "", ""
}
