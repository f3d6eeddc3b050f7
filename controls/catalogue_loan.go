package controls

import "github.com/seed-9947fa86/attest/soc1"

// loanEntry is the catalogue of loan servicing: boarding, payments, interest, escrow, changes to loans, custodial cash and
// what investors receive.
func loanEntry(n int) CatalogueEntry {
	switch n {
	case 1: // A term that is boarded wrongly stays wrong for the life of the loan.
		return CatalogueEntry{
			Key: "LON-1", Name: "Loan boarding", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "loans newly originated or taken over are recorded completely and accurately, with terms that agree with the loan documents.",
			Accounts:   touches("loans-receivable", "interest-income"),
			Assertions: bears(soc1.Existence, soc1.Completeness, soc1.Accuracy),
			Risks: []string{
				"A loan of the seller is not taken over, or is taken over twice.",
				"A rate, maturity or balance differs from the note.",
			},
			Natures: []Nature{ITDependentManual, Automated},
		}
	case 2: // How a payment is divided decides income as well as balance.
		return CatalogueEntry{
			Key: "LON-2", Name: "Payments", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "borrowers' payments are recorded once, completely, accurately and in the period in which they are received.",
			Accounts:   touches("loans-receivable", "interest-income", "cash"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"A payment is posted to the wrong loan.",
				"A payment is divided wrongly between principal, interest and escrow.",
				"Unidentified receipts remain in suspense.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 3: // Computed by the system from terms that were boarded: see LON-1.
		return CatalogueEntry{
			Key: "LON-3", Name: "Interest, rates and fees", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "interest, rate adjustments and fees are computed accurately from the terms of the notes.",
			Accounts:   touches("interest-income", "loans-receivable", "servicing-fees"),
			Assertions: bears(soc1.Accuracy, soc1.Valuation),
			Risks: []string{
				"An index or margin is entered wrongly, and later adjustments follow it.",
				"A late fee is charged that the note or the law excludes.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 4: // Late payment of a tax bill costs a penalty that someone has to bear.
		return CatalogueEntry{
			Key: "LON-4", Name: "Escrow", Kind: TransactionProcessing,
			Condition:  "only where the service collects for taxes or insurance",
			Statement:  ObjectivePrefix + "escrow amounts are computed accurately, collected and recorded completely, and paid out by their due dates.",
			Accounts:   touches("escrow-liabilities", "cash"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Rights),
			Risks: []string{
				"A property tax or insurance bill is missed, and a penalty or lapse follows.",
				"An analysis uses last year's bills after they changed.",
			},
			Natures: []Nature{ITDependentManual, Automated},
		}
	case 5: // The events that take a loan off the books, or change it, are those that need authority.
		return CatalogueEntry{
			Key: "LON-5", Name: "Payoffs, modifications and charge-offs", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "payoffs, modifications and charge-offs are authorized and are recorded completely and accurately.",
			Accounts:   touches("loans-receivable", "interest-income", "loan-allowance"),
			Assertions: bears(soc1.Occurrence, soc1.Accuracy, soc1.Valuation),
			Risks: []string{
				"A payoff quote leaves out interest or fees.",
				"A modification is entered with terms other than those approved.",
				"A loan is charged off without authority.",
			},
			Natures: []Nature{Manual, ITDependentManual},
		}
	case 6: // The allowance is estimated from days past due; the statements disclose them.
		return CatalogueEntry{
			Key: "LON-6", Name: "Delinquency", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "delinquent loans are identified completely and are classified and reported accurately by the days past due.",
			Accounts:   touches("loan-allowance", "loans-receivable"),
			Assertions: bears(soc1.Valuation, soc1.Presentation),
			Risks: []string{
				"Days past due restart after a partial payment.",
				"Loans in forbearance are reported as current or delinquent by mistake.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 7: // Custodial money is not the servicer's, and shortages show only here.
		return CatalogueEntry{
			Key: "LON-7", Name: "Custodial accounts", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "custodial bank accounts agree with the records of the loans they serve, and differences are resolved completely.",
			Accounts:   touches("cash", "escrow-liabilities"),
			Assertions: bears(soc1.Existence, soc1.Completeness),
			Risks: []string{
				"Custodial money covers a shortage of another investor.",
				"An old reconciling item is carried forward without explanation.",
			},
			Natures: []Nature{ITDependentManual, Manual},
		}
	case 8: // Investors book from these reports and remittances.
		return CatalogueEntry{
			Key: "LON-8", Name: "Investor reporting and remittance", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "reports and remittances to investors are complete and accurate and are made for the period to which the collections belong.",
			Accounts:   touches("loans-receivable", "interest-income", "servicing-fees", "cash"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"A remittance leaves out a payoff received at the cut-off.",
				"Balances reported to the investor disagree with the servicing system.",
				"Servicing fees are withheld at the wrong rate.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	}
	return CatalogueEntry{}
}
