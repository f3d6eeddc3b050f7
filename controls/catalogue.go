package controls

import (
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

// ObjectivePrefix is how the statement of a control objective begins. What follows is a subject, what happens to it, and
// the attributes that it then has.
const ObjectivePrefix = "Controls provide reasonable assurance that "

// CatalogueNotice says what the catalogue is, for whoever shows an entry to a reader.
const CatalogueNotice = "Starting point in this library's own words, taken from no standard and no report; confirm wording, accounts, assertions and risks against the engagement."

// CatalogueEntry is a typical control objective of an industry, with what usually surrounds it. It is a starting point
// in the library's own words, never a fact about an engagement: see [CatalogueNotice]. Management chooses its objectives.
type CatalogueEntry struct {
	// Key names the entry and stays the same between versions of the library, such as "PAY-3".
	Key string `json:"key"`
	// Name is a short title.
	Name string `json:"name"`
	// Statement is the wording, beginning with [ObjectivePrefix].
	Statement string `json:"statement"`
	// Condition says when the entry applies at all. Empty means that most services of the industry have it.
	Condition string `json:"condition,omitzero"`
	// Kind groups the objective.
	Kind ObjectiveKind `json:"kind"`
	// Accounts are the user entities' accounts it typically bears on, with a suggested id and without
	// assertions. General IT entries have none: they reach accounts through the controls that rely on them.
	Accounts []soc1.Account `json:"accounts,omitzero"`
	// Assertions are those it typically bears on. General IT entries have none, for the same reason.
	Assertions []soc1.FinancialAssertion `json:"assertions,omitzero"`
	// Risks say what typically could go wrong, two or three each.
	Risks []string `json:"risks"`
	// Natures are those of the controls that typically answer the risks, the most frequent first.
	Natures []Nature `json:"natures"`
}

// Catalogue returns the typical objectives of an industry in the order of its process. The list is the caller's own.
// It is empty for an unknown industry. [GeneralITCatalogue] has the general IT objectives that go with it.
func Catalogue(i Industry) []CatalogueEntry {
	switch i {
	case IndustryPayroll:
		return entries(payrollEntry)
	case IndustryClaims:
		return entries(claimsEntry)
	case IndustryFundAdministration:
		return entries(fundEntry)
	case IndustryCustody:
		return entries(custodyEntry)
	case IndustryTransferAgency:
		return entries(transferEntry)
	case IndustryLoanServicing:
		return entries(loanEntry)
	case IndustryBilling:
		return entries(billingEntry)
	}
	return nil
}

// GeneralITCatalogue returns the typical objectives for general IT controls, IT-1 to IT-8. The list is the caller's own.
func GeneralITCatalogue() []CatalogueEntry { return entries(generalITEntry) }

// entries collects a table, whose numbers begin at 1, up to its first empty entry.
func entries(table func(int) CatalogueEntry) []CatalogueEntry {
	var list []CatalogueEntry
	for n := 1; ; n++ {
		e := table(n)
		if e.Key == "" {
			return list
		}
		list = append(list, e)
	}
}

// Objective returns the entry as an objective of a matrix, under an id of the caller's choice. It shares nothing with e.
func (e CatalogueEntry) Objective(id soc1.ObjectiveID) Objective {
	o := Objective{ID: id, Name: e.Name, Statement: e.Statement, Kind: e.Kind, Assertions: slices.Clone(e.Assertions)}
	for _, a := range e.Accounts {
		o.Accounts = append(o.Accounts, a.ID)
	}
	return o
}

// bears lists assertions.
func bears(list ...soc1.FinancialAssertion) []soc1.FinancialAssertion { return list }

// touches lists accounts by their suggested ids.
func touches(ids ...soc1.AccountID) []soc1.Account {
	list := make([]soc1.Account, len(ids))
	for i, id := range ids {
		list[i] = soc1.Account{ID: id, Name: accountCaption(id)}
	}
	return list
}
