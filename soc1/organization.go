package soc1

import (
	"iter"

	"github.com/seed-9947fa86/attest/internal/enum"
)

// Role is the part an organization plays towards a report. One firm may hold different roles for different
// clients. The zero value is invalid.
type Role uint8

const (
	_ Role = iota
	// ServiceOrganization provides services likely relevant to its customers' internal control over financial
	// reporting.
	ServiceOrganization
	// SubserviceOrganization is a service organization used by another one.
	SubserviceOrganization
	// ServiceAuditor reports on controls at the service organization.
	ServiceAuditor
	// UserEntity uses the service and has its financial statements audited.
	UserEntity
	// UserAuditor reports on a user entity's financial statements.
	UserAuditor
)

func (r Role) name() string {
	switch r {
	case ServiceOrganization:
		return "service-organization"
	case SubserviceOrganization:
		return "subservice-organization"
	case ServiceAuditor:
		return "service-auditor"
	case UserEntity:
		return "user-entity"
	case UserAuditor:
		return "user-auditor"
	}
	return ""
}

// Roles walks the valid values in the order of their constants.
func Roles() iter.Seq[Role] { return enum.All(Role.name) }

// IsValid reports whether r is one of the constants.
func (r Role) IsValid() bool { return r.name() != "" }

// String returns the wire name, such as "service-organization".
func (r Role) String() string { return enum.String(r, Role.name) }

// MarshalText returns the wire name; an invalid value is an error.
func (r Role) MarshalText() ([]byte, error) { return enum.Marshal(r, Role.name) }

// UnmarshalText accepts exactly a wire name; the error lists them.
func (r *Role) UnmarshalText(text []byte) error {
	return enum.Unmarshal(r, text, Role.name)
}

// Title returns the term as a report prints it.
func (r Role) Title() string {
	switch r {
	case ServiceOrganization:
		return "Service organization"
	case SubserviceOrganization:
		return "Subservice organization"
	case ServiceAuditor:
		return "Service auditor"
	case UserEntity:
		return "User entity"
	case UserAuditor:
		return "User auditor"
	}
	return r.String()
}

// Organization is a party to the engagement. The zero value names nobody.
type Organization struct {
	// ID is unique among the organizations of an examination.
	ID OrganizationID `json:"id"`
	// Name is the legal or trade name, as it is printed.
	Name string `json:"name"`
	// Location is the city and state or country that a report's signature block names. Optional.
	Location string `json:"location,omitzero"`
	// Illustrative marks an organization that does not exist; every rendering says so beside the name.
	Illustrative bool `json:"illustrative,omitzero"`
}

// IsZero reports whether o names nobody.
func (o Organization) IsZero() bool { return o == Organization{} }

// Label returns the name, followed by "(illustrative)" for an organization that does not exist.
func (o Organization) Label() string {
	if o.Illustrative {
		return o.Name + " (illustrative)"
	}
	return o.Name
}

// Validate reports a missing or malformed id and a missing name, with pointers relative to o.
func (o Organization) Validate() error {
	var ps Problems
	ps.Merge("/id", CheckID(o.ID))
	if o.Name == "" {
		ps.Add(CodeMissing, "/name", "the organization has no name", "give the name as the report should print it")
	}
	return ps.Err()
}
