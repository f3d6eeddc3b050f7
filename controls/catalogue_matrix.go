package controls

import (
	"slices"
	"strconv"

	"github.com/seed-9947fa86/attest/soc1"
)

// StartingMatrix returns a matrix to begin an engagement with: the objectives of the industry and of general IT, their
// accounts and their typical risks. No risk has a set of controls, so that [Matrix.Gaps] and [Matrix.Unplanned]
// show what is still to be found out. An unknown industry gives the general IT objectives alone.
//
// Everything in it is a suggestion: see [CatalogueNotice].
func StartingMatrix(i Industry) Matrix {
	return MatrixOf(slices.Concat(Catalogue(i), GeneralITCatalogue()))
}

// MatrixOf is [StartingMatrix] for a choice of entries, of one industry or of several. Objectives are numbered
// CO-1, CO-2 and so on in the order given, those of general IT apart as IT-1, IT-2, and the risks of CO-1
// are R-CO-1-1 and so on. An account that several entries name is listed once, where it is first named, with the
// assertions of all of them.
func MatrixOf(entries []CatalogueEntry) Matrix {
	var m Matrix
	accounts := make(map[soc1.AccountID]int)
	processing, it := 0, 0
	for _, e := range entries {
		id := soc1.ObjectiveID("CO-")
		if e.Kind == GeneralIT {
			it++
			id = "IT-" + soc1.ObjectiveID(strconv.Itoa(it))
		} else {
			processing++
			id += soc1.ObjectiveID(strconv.Itoa(processing))
		}
		m.Objectives = append(m.Objectives, e.Objective(id))
		for n, statement := range e.Risks {
			m.Risks = append(m.Risks, Risk{ID: soc1.RiskID("R-" + string(id) + "-" + strconv.Itoa(n+1)), Objective: id, Statement: statement})
		}
		for _, a := range e.Accounts {
			at, known := accounts[a.ID]
			if !known {
				at = len(m.Accounts)
				accounts[a.ID] = at
				m.Accounts = append(m.Accounts, soc1.Account{ID: a.ID, Name: a.Name})
			}
			m.Accounts[at].Assertions = joinAssertions(m.Accounts[at].Assertions, e.Assertions)
		}
	}
	return m
}

// joinAssertions adds to a sorted list what it lacks, and keeps it sorted.
func joinAssertions(list, more []soc1.FinancialAssertion) []soc1.FinancialAssertion {
	for _, a := range more {
		if at, found := slices.BinarySearch(list, a); !found {
			list = slices.Insert(list, at, a)
		}
	}
	return list
}
