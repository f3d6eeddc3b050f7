package controls

import "github.com/seed-9947fa86/attest/soc1"

// billingEntry is the catalogue of subscription and usage billing: configuration, usage, invoices, credits, cash, revenue and
// tax.
func billingEntry(n int) CatalogueEntry {
	switch n {
	case 1: // Prices belong to the user entity, and so does the authority to change them.
		return CatalogueEntry{
			Key: "BIL-1", Name: "Configuration", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "customers, products, prices and contract terms are configured completely and accurately as the user entity authorized them.",
			Accounts:   touches("revenue", "deferred-revenue", "trade-receivables"),
			Assertions: bears(soc1.Accuracy, soc1.Valuation, soc1.Occurrence),
			Risks: []string{
				"A price or discount is changed without authority.",
				"A contract's start, term or renewal is configured wrongly.",
				"A test account is billed, or a live one is marked as a test.",
			},
			Natures: []Nature{ITDependentManual, Automated},
		}
	case 2: // Events arrive in numbers that no person can check, so that controls are automated.
		return CatalogueEntry{
			Key: "BIL-2", Name: "Usage and rating", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "usage events are captured, metered and rated once, completely, accurately and in the period in which they occurred.",
			Accounts:   touches("revenue", "unbilled-receivables"),
			Assertions: bears(soc1.Completeness, soc1.Occurrence, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"Events are dropped or counted twice when a collector restarts.",
				"Late events fall outside of the billing period and are lost.",
				"A rating rule uses the wrong unit or tier.",
			},
			Natures: []Nature{Automated},
		}
	case 3: // What is not invoiced in its period is unbilled revenue that someone has to know of.
		return CatalogueEntry{
			Key: "BIL-3", Name: "Invoicing", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "invoices are generated once, completely and accurately for the billing periods configured.",
			Accounts:   touches("revenue", "deferred-revenue", "trade-receivables", "unbilled-receivables"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"A billing run ends early and some accounts are not invoiced.",
				"An invoice omits a change made during the period.",
				"Invoices are generated twice after a restart.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 4: // Credits reduce revenue and hide diverted payments.
		return CatalogueEntry{
			Key: "BIL-4", Name: "Credits, refunds and write-offs", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "credits, refunds and write-offs are valid, authorized under the user entity's rules, and recorded accurately.",
			Accounts:   touches("revenue", "trade-receivables", "refund-liabilities"),
			Assertions: bears(soc1.Occurrence, soc1.Valuation),
			Risks: []string{
				"A refund is issued above the operator's authority.",
				"A credit is issued to hide a payment that was diverted.",
			},
			Natures: []Nature{Automated, Manual},
		}
	case 5: // Processors settle in bulk, and the single payments have to be found in it.
		return CatalogueEntry{
			Key: "BIL-5", Name: "Payments", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "customers' payments are recorded once, completely and accurately against the invoices to which they belong.",
			Accounts:   touches("cash", "trade-receivables"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Existence),
			Risks: []string{
				"A payment reported by the processor is not applied.",
				"A chargeback is not recorded.",
				"A payment is applied to another customer's invoice.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 6: // The rules are the user entity's policy; the service only carries them out.
		return CatalogueEntry{
			Key: "BIL-6", Name: "Revenue schedules", Kind: TransactionProcessing,
			Condition:  "only where the service computes revenue schedules",
			Statement:  ObjectivePrefix + "revenue schedules are computed accurately, and amounts are classified and recorded in the period to which they belong, under the rules that the user entity configured.",
			Accounts:   touches("revenue", "deferred-revenue"),
			Assertions: bears(soc1.Cutoff, soc1.Valuation, soc1.Classification),
			Risks: []string{
				"A contract change does not reach the schedule.",
				"A rule allocates a bundle at the wrong stand-alone prices.",
				"Revenue begins before the service does.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 7: // The service computes; registering and filing usually stay with the user entity.
		return CatalogueEntry{
			Key: "BIL-7", Name: "Sales tax", Kind: TransactionProcessing,
			Condition:  "only where the service computes taxes",
			Statement:  ObjectivePrefix + "sales and value-added taxes are computed accurately and completely from the jurisdictions, rates and exemptions configured.",
			Accounts:   touches("sales-tax-payable", "trade-receivables"),
			Assertions: bears(soc1.Accuracy),
			Risks: []string{
				"A customer's address is assigned to the wrong jurisdiction.",
				"A rate change is not loaded on its effective date.",
				"An exemption is applied without a certificate.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 8: // The step at which billing data become entries in the user entity's books.
		return CatalogueEntry{
			Key: "BIL-8", Name: "Ledger exports", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "billing data exported to user entities' ledgers are complete, accurate and recorded in the period to which they belong.",
			Accounts:   touches("revenue", "deferred-revenue", "trade-receivables", "unbilled-receivables", "sales-tax-payable"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Presentation),
			Risks: []string{
				"An export leaves out a batch or sends it twice.",
				"A posting rule maps a product to the wrong account.",
				"A failed export is not noticed before the user entity closes its books.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	}
	return CatalogueEntry{}
}
