package controls

import "github.com/seed-9947fa86/attest/soc1"

// claimsEntry is the catalogue of claims administration: plans and members, the claim from receipt to payment, client money
// and the data that actuaries use.
func claimsEntry(n int) CatalogueEntry {
	switch n {
	case 1: // Everything that is paid later follows the coding of the plan.
		return CatalogueEntry{
			Key: "CLM-1", Name: "Plan and group set-up", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "plan terms, fee schedules and group set-up are authorized and are entered completely and accurately as the plan documents and contracts state.",
			Accounts:   touches("claims-expense", "claims-payable"),
			Assertions: bears(soc1.Accuracy, soc1.Valuation, soc1.Occurrence),
			Risks: []string{
				"A benefit limit or deductible is coded other than the plan states.",
				"A fee schedule is not updated on its effective date.",
				"A change is entered without the client's approval.",
			},
			Natures: []Nature{Manual, ITDependentManual},
		}
	case 2: // Retroactive changes are usual, which makes completeness depend on dates as much as on members.
		return CatalogueEntry{
			Key: "CLM-2", Name: "Eligibility", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "member eligibility received from clients is loaded completely, accurately and for the dates on which it is valid.",
			Accounts:   touches("claims-expense"),
			Assertions: bears(soc1.Occurrence, soc1.Completeness),
			Risks: []string{
				"A terminated member remains eligible and claims are paid.",
				"A file is rejected in part and nobody follows up.",
				"A retroactive change is not applied to claims already paid.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 3: // The date of service decides the period, for the expense and for the reserve.
		return CatalogueEntry{
			Key: "CLM-3", Name: "Claim receipt", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "claims received are recorded once, completely, accurately and with their dates of service and receipt.",
			Accounts:   touches("claims-expense", "claims-payable"),
			Assertions: bears(soc1.Completeness, soc1.Cutoff, soc1.Occurrence),
			Risks: []string{
				"A paper or electronic batch is lost before it is recorded.",
				"A claim is recorded twice.",
				"A wrong date of service puts a claim in another period or plan year.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 4: // Most claims are adjudicated without a person, by pricing and benefit logic.
		return CatalogueEntry{
			Key: "CLM-4", Name: "Adjudication", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "claims are adjudicated accurately and within authority according to plan terms, pricing and coverage.",
			Accounts:   touches("claims-expense", "claims-payable", "stop-loss-receivable"),
			Assertions: bears(soc1.Accuracy, soc1.Valuation, soc1.Occurrence),
			Risks: []string{
				"Pricing logic applies a wrong contract.",
				"A service that the plan excludes is paid.",
				"Other coverage of the member is not taken into account.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 5: // Recoveries belong to the plan; leaving them out overstates the expense.
		return CatalogueEntry{
			Key: "CLM-5", Name: "Claim payments and recoveries", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "claim payments, voids, refunds and recoveries are authorized, accurate and recorded completely in the period to which they belong.",
			Accounts:   touches("claims-expense", "claims-payable", "cash"),
			Assertions: bears(soc1.Occurrence, soc1.Completeness, soc1.Accuracy, soc1.Rights),
			Risks: []string{
				"A payment goes to the wrong provider or member.",
				"An overpayment is identified and not recovered or not credited.",
				"A voided payment is cashed.",
			},
			Natures: []Nature{ITDependentManual, Automated, Manual},
		}
	case 6: // Few claims, much money, and the place where people may overrule the system.
		return CatalogueEntry{
			Key: "CLM-6", Name: "High-value, overridden and pended claims", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "claims of high value, overridden results and pended claims are paid only when they are valid and authorized.",
			Accounts:   touches("claims-expense", "claims-payable", "stop-loss-receivable"),
			Assertions: bears(soc1.Accuracy, soc1.Occurrence),
			Risks: []string{
				"An examiner overrides a system result beyond the examiner's authority.",
				"A pended claim is released before the missing documents are received.",
				"A claim above the stop-loss threshold is not identified.",
			},
			Natures: []Nature{Automated, Manual},
		}
	case 7: // The plan's cash is in an account that the administrator draws on.
		return CatalogueEntry{
			Key: "CLM-7", Name: "Client funding", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "funding requests to clients are accurate, and the bank accounts held for them are completely reconciled to the payments made.",
			Accounts:   touches("cash", "claims-expense"),
			Assertions: bears(soc1.Existence, soc1.Completeness, soc1.Accuracy),
			Risks: []string{
				"A funding request includes payments of another client.",
				"Differences between bank and claims system remain unexplained.",
				"Cheques outstanding for long are not returned to the client.",
			},
			Natures: []Nature{ITDependentManual, Manual},
		}
	case 8: // Actuaries estimate reserves from these data, so that an error here reaches a balance by way of an estimate.
		return CatalogueEntry{
			Key: "CLM-8", Name: "Claim reports", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "claim, lag and reserve data given to clients and their actuaries are complete and accurate and agree with the claims processed.",
			Accounts:   touches("claims-expense", "claims-payable", "claims-reserves", "stop-loss-receivable"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Valuation, soc1.Presentation),
			Risks: []string{
				"An extract leaves out a claim type or a group.",
				"Dates in the lag data are those of another event.",
				"A report is changed by hand after it was extracted.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	}
	return CatalogueEntry{}
}
