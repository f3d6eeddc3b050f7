package controls

import "github.com/seed-9947fa86/attest/soc1"

// custodyEntry is the catalogue of custody: accounts, settlement, safekeeping, entitlements, cash and statements.
func custodyEntry(n int) CatalogueEntry {
	switch n {
	case 1: // Who may instruct is settled here, and every later movement rests on it.
		return CatalogueEntry{
			Key: "CUS-1", Name: "Account opening", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "custody accounts are opened, maintained and closed completely and accurately on authorized instructions.",
			Accounts:   touches("securities-held", "cash"),
			Assertions: bears(soc1.Rights, soc1.Occurrence),
			Risks: []string{
				"An account is opened in the wrong name or legal capacity.",
				"Standing instructions are changed by someone without authority.",
			},
			Natures: []Nature{Manual, ITDependentManual},
		}
	case 2: // An instruction that is not genuine is an occurrence that never was.
		return CatalogueEntry{
			Key: "CUS-2", Name: "Settlement", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "settlement instructions are authenticated, and trades are settled and recorded accurately and on the dates agreed.",
			Accounts:   touches("securities-held", "settlement-balances", "cash"),
			Assertions: bears(soc1.Occurrence, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"A forged or duplicated instruction is executed.",
				"Securities are delivered without payment.",
				"A failed trade is shown as settled.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 3: // Existence and rights are what custody is for.
		return CatalogueEntry{
			Key: "CUS-3", Name: "Safekeeping", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "assets in custody exist, are held apart from the custodian's own in the client's name, and are recorded completely.",
			Accounts:   touches("securities-held"),
			Assertions: bears(soc1.Existence, soc1.Rights, soc1.Completeness),
			Risks: []string{
				"Client assets are pledged or lent without consent.",
				"Assets with a sub-custodian are not identified as the client's.",
			},
			Natures: []Nature{ITDependentManual, Manual},
		}
	case 4: // Entitlements arise without an instruction, which makes missing ones hard to see.
		return CatalogueEntry{
			Key: "CUS-4", Name: "Income and corporate actions", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "income and corporate-action entitlements are identified completely, collected and credited accurately on the dates due.",
			Accounts:   touches("investment-income", "income-receivable", "cash"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"An entitlement is missed because the announcement was.",
				"Income is credited at the wrong rate of tax.",
				"An election is passed on after the deadline of the market.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 5: // Depositories and sub-custodians are often carved out, and this is how they are watched.
		return CatalogueEntry{
			Key: "CUS-5", Name: "Reconciliation of positions", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "positions agree with the records of depositories and sub-custodians, and differences are resolved completely.",
			Accounts:   touches("securities-held"),
			Assertions: bears(soc1.Existence, soc1.Completeness),
			Risks: []string{
				"A depository's statement is not obtained or not compared.",
				"A difference is cleared by an entry without support.",
			},
			Natures: []Nature{ITDependentManual, Automated},
		}
	case 6: // Cash moves apart from settlement too: fees, taxes, foreign exchange.
		return CatalogueEntry{
			Key: "CUS-6", Name: "Cash movements", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "cash movements are authorized and are recorded completely and accurately.",
			Accounts:   touches("cash", "settlement-balances"),
			Assertions: bears(soc1.Occurrence, soc1.Completeness, soc1.Accuracy),
			Risks: []string{
				"A payment is released on one person's authority.",
				"A receipt is credited to the wrong client.",
				"A foreign exchange rate is applied wrongly.",
			},
			Natures: []Nature{ITDependentManual, Automated},
		}
	case 7: // Clients' books are kept from these statements.
		return CatalogueEntry{
			Key: "CUS-7", Name: "Client statements", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "statements of holdings and transactions given to clients are complete and accurate and agree with the books of the custodian.",
			Accounts:   touches("securities-held", "cash", "investment-income", "income-receivable"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Presentation),
			Risks: []string{
				"A statement omits holdings with one sub-custodian.",
				"Prices on a statement are of another date.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 8: // Lent securities remain the client's, and the collateral has to be worth as much.
		return CatalogueEntry{
			Key: "CUS-8", Name: "Securities lending", Kind: TransactionProcessing,
			Condition:  "only where the service lends clients' securities",
			Statement:  ObjectivePrefix + "loans of securities, and the collateral received for them, are authorized, valued accurately and recorded completely as the lending agreements state.",
			Accounts:   touches("collateral", "securities-held"),
			Assertions: bears(soc1.Rights, soc1.Valuation),
			Risks: []string{
				"Collateral falls short of the value lent and is not called.",
				"Securities are lent for a client who has not agreed.",
				"Income on lent securities is not passed on.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	}
	return CatalogueEntry{}
}
