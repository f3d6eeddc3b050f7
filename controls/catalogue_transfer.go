package controls

import "github.com/seed-9947fa86/attest/soc1"

// transferEntry is the catalogue of transfer agency: the register, orders, distributions, reconciliation and taxes.
func transferEntry(n int) CatalogueEntry {
	switch n {
	case 1: // Address and bank details are how accounts are taken over.
		return CatalogueEntry{
			Key: "TRA-1", Name: "Shareholder accounts", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "the set-up and maintenance of shareholder accounts are authorized and are recorded completely and accurately.",
			Accounts:   touches("shares-outstanding"),
			Assertions: bears(soc1.Occurrence, soc1.Accuracy, soc1.Rights),
			Risks: []string{
				"An account is taken over by changing its address or bank details.",
				"Account terms, such as reinvestment, are entered wrongly.",
			},
			Natures: []Nature{Manual, ITDependentManual, Automated},
		}
	case 2: // The cut-off decides the price, and with it who bears the difference.
		return CatalogueEntry{
			Key: "TRA-2", Name: "Orders", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "purchases, redemptions and exchanges are authorized and are processed once, completely, accurately and at the price of the date to which they belong.",
			Accounts:   touches("unit-capital", "subscriptions-redemptions", "cash"),
			Assertions: bears(soc1.Occurrence, soc1.Completeness, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"An order received after the cut-off is given the earlier price.",
				"An order file is loaded twice or in part.",
				"A redemption is paid on a forged request.",
			},
			Natures: []Nature{Automated, ITDependentManual, Manual},
		}
	case 3: // The record date decides who is entitled.
		return CatalogueEntry{
			Key: "TRA-3", Name: "Distributions", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "distributions are computed accurately at the declared rates and are paid or reinvested completely on their payable dates.",
			Accounts:   touches("distributions-payable", "shares-outstanding", "cash"),
			Assertions: bears(soc1.Accuracy, soc1.Completeness, soc1.Cutoff),
			Risks: []string{
				"A declared rate or record date is entered wrongly.",
				"Shares held on the record date are left out.",
				"A reinvestment is made at the wrong price.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 4: // Two registers of the same shares have to agree.
		return CatalogueEntry{
			Key: "TRA-4", Name: "Shares outstanding", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "shares outstanding agree with the records of the fund accountant or issuer, and differences are resolved completely.",
			Accounts:   touches("shares-outstanding", "unit-capital"),
			Assertions: bears(soc1.Existence, soc1.Completeness),
			Risks: []string{
				"A difference in shares is carried forward without explanation.",
				"An issue or cancellation is recorded on one side only.",
			},
			Natures: []Nature{ITDependentManual, Manual},
		}
	case 5: // Receipts and disbursements pass through accounts of the agent.
		return CatalogueEntry{
			Key: "TRA-5", Name: "Cash reconciliation", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "receipts and disbursements of shareholder money are recorded completely and accurately and agree with the bank, and differences are resolved.",
			Accounts:   touches("cash", "subscriptions-redemptions", "distributions-payable"),
			Assertions: bears(soc1.Existence, soc1.Completeness, soc1.Accuracy),
			Risks: []string{
				"A receipt is not matched with an order.",
				"A rejected payment is not returned to the shareholder's account.",
			},
			Natures: []Nature{ITDependentManual, Manual},
		}
	case 6: // Ownership changes without money changing hands, so that nothing else would show an error.
		return CatalogueEntry{
			Key: "TRA-6", Name: "Transfers and certificates", Kind: TransactionProcessing,
			Condition:  "only where certificates exist or ownership is transferred off the market",
			Statement:  ObjectivePrefix + "transfers of ownership, and certificates issued or cancelled, are authorized and are recorded completely and accurately.",
			Accounts:   touches("shares-outstanding"),
			Assertions: bears(soc1.Rights, soc1.Occurrence),
			Risks: []string{
				"Ownership is transferred without the documents that the law asks for.",
				"A lost certificate is replaced and later presented.",
			},
			Natures: []Nature{Manual, ITDependentManual},
		}
	case 7: // The amounts are withheld for others and owed to an authority.
		return CatalogueEntry{
			Key: "TRA-7", Name: "Tax withholding and reporting", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "taxes on shareholders' income are withheld and reported completely and accurately.",
			Accounts:   touches("withholding-tax", "distributions-payable"),
			Assertions: bears(soc1.Accuracy, soc1.Completeness),
			Risks: []string{
				"A shareholder's tax status is recorded wrongly or has lapsed.",
				"Cost basis or income on a form disagrees with the register.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	}
	return CatalogueEntry{}
}
