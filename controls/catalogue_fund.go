package controls

import "github.com/seed-9947fa86/attest/soc1"

// fundEntry is the catalogue of fund administration: set-up, portfolio accounting, valuation, the net asset value and what
// investors and regulators receive.
func fundEntry(n int) CatalogueEntry {
	switch n {
	case 1: // Fees, rights and allocations all follow from how a class was set up.
		return CatalogueEntry{
			Key: "FND-1", Name: "Fund set-up", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "funds, share classes and fee terms are authorized and are set up completely and accurately as the governing documents state.",
			Accounts:   touches("net-assets", "fund-fees", "unit-capital"),
			Assertions: bears(soc1.Accuracy, soc1.Valuation, soc1.Rights),
			Risks: []string{
				"A fee rate, hurdle or accrual basis differs from the governing document.",
				"A new class is set up with the rights of another.",
				"An amendment is not taken over on its effective date.",
			},
			Natures: []Nature{Manual, ITDependentManual},
		}
	case 2: // Trade date accounting makes cut-off depend on when files arrive.
		return CatalogueEntry{
			Key: "FND-2", Name: "Portfolio trades", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "portfolio trades are authorized and are recorded completely, accurately and on their trade dates.",
			Accounts:   touches("investments", "receivables", "payables"),
			Assertions: bears(soc1.Occurrence, soc1.Completeness, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"A trade file is incomplete or is received after the cut-off.",
				"A trade is booked to the wrong fund or at the wrong price.",
				"A cancelled trade remains on the books.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 3: // What is not announced to the administrator cannot be accrued, so that completeness is the hard part.
		return CatalogueEntry{
			Key: "FND-3", Name: "Income and corporate actions", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "dividends, interest and corporate actions are identified completely and are accrued and recorded accurately on the dates they take effect.",
			Accounts:   touches("investments", "investment-income", "receivables"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"An announced event is missed.",
				"A rate or an ex-date is recorded wrongly.",
				"A voluntary event is recorded without the manager's election.",
			},
			Natures: []Nature{ITDependentManual, Automated},
		}
	case 4: // Valuation alone, and often the objective that user auditors read first.
		return CatalogueEntry{
			Key: "FND-4", Name: "Valuation", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "securities are valued accurately from authorized sources according to the client's pricing policy.",
			Accounts:   touches("investments", "net-assets"),
			Assertions: bears(soc1.Valuation),
			Risks: []string{
				"A stale or erroneous price passes unnoticed.",
				"A price is overridden without authority.",
				"A security without a market price is valued with unsupported inputs.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 5: // The one objective that compares the books with someone else's records.
		return CatalogueEntry{
			Key: "FND-5", Name: "Reconciliation", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "cash and positions agree with the records of custodians, prime brokers and counterparties, and differences are resolved completely and recorded accurately.",
			Accounts:   touches("cash", "investments"),
			Assertions: bears(soc1.Existence, soc1.Completeness, soc1.Rights),
			Risks: []string{
				"A position on the books does not exist at the custodian.",
				"An old difference is carried forward without explanation.",
			},
			Natures: []Nature{ITDependentManual, Manual},
		}
	case 6: // Performance fees carry judgement about high-water marks and dates.
		return CatalogueEntry{
			Key: "FND-6", Name: "Expenses and fees", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "expenses, management fees and performance allocations are computed accurately from the agreements and are recorded in the period to which they belong.",
			Accounts:   touches("fund-fees", "payables", "net-assets"),
			Assertions: bears(soc1.Accuracy, soc1.Valuation, soc1.Cutoff),
			Risks: []string{
				"A performance fee ignores a high-water mark or a crystallization date.",
				"An expense is accrued against the wrong class or above its cap.",
			},
			Natures: []Nature{ITDependentManual, Automated},
		}
	case 7: // Investors deal at this figure, so that a release cannot be taken back.
		return CatalogueEntry{
			Key: "FND-7", Name: "Net asset value", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "the net asset value is computed accurately and completely and is released only when authorized.",
			Accounts:   touches("net-assets"),
			Assertions: bears(soc1.Valuation, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"A net asset value is released with open valuation or cash exceptions.",
				"A tolerance check is overridden without explanation.",
				"Capital activity of the day is missing from the calculation.",
			},
			Natures: []Nature{ITDependentManual, Automated, Manual},
		}
	case 8: // The units that investors hold, and what they are told about them.
		return CatalogueEntry{
			Key: "FND-8", Name: "Investor activity and reports", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "subscriptions, redemptions and transfers, and the statements given to investors, are complete, accurate and authorized.",
			Accounts:   touches("unit-capital", "cash", "net-assets"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Presentation),
			Risks: []string{
				"Units are issued at the price of another date.",
				"Financial statements or investor statements disagree with the books.",
				"A redemption is paid to an account that the investor did not authorize.",
			},
			Natures: []Nature{ITDependentManual, Manual},
		}
	}
	return CatalogueEntry{}
}
