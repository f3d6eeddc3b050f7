package controls

import "github.com/seed-9947fa86/attest/soc1"

// payrollEntry is the catalogue of payroll services: from set-up through calculation and payment to taxes, client money and
// reports.
func payrollEntry(n int) CatalogueEntry {
	switch n {
	case 1: // Whoever is on the master file gets paid, and the cost center decides where the expense is shown.
		return CatalogueEntry{
			Key: "PAY-1", Name: "Set-up and master data", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "client and employee set-up, and later changes to master data, are authorized and are entered completely and accurately.",
			Accounts:   touches("wages-expense", "payroll-tax-liability", "benefits"),
			Assertions: bears(soc1.Occurrence, soc1.Accuracy, soc1.Classification),
			Risks: []string{
				"A fictitious employee or an unauthorized pay rate is entered.",
				"A change requested by the client is not entered, or is entered for the wrong employee.",
				"Bank details are changed on a forged request.",
			},
			Natures: []Nature{Manual, ITDependentManual, Automated},
		}
	case 2: // Inputs come from the client, so that a complementary user entity control usually stands beside this one.
		return CatalogueEntry{
			Key: "PAY-2", Name: "Time and pay input", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "hours, salaries and other pay inputs received from clients are authorized and are processed once, completely, accurately and in the pay period they belong to.",
			Accounts:   touches("wages-expense", "accrued-payroll"),
			Assertions: bears(soc1.Occurrence, soc1.Completeness, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"An input file is lost, cut short or loaded twice.",
				"Inputs that nobody at the client approved are paid.",
				"Hours are charged to the wrong pay period.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 3: // The calculation is mostly the system's: change management carries much of the weight.
		return CatalogueEntry{
			Key: "PAY-3", Name: "Payroll calculation", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "gross pay, deductions, net pay and employer taxes are computed accurately from authorized rates, employee elections and tax tables in force.",
			Accounts:   touches("wages-expense", "payroll-tax-expense", "payroll-tax-liability", "benefits"),
			Assertions: bears(soc1.Accuracy, soc1.Valuation),
			Risks: []string{
				"Tax tables or limits in the system are out of date.",
				"The calculation logic is wrong after a change.",
				"A manual override of a computed amount is neither justified nor noticed.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 4: // The pay date decides the period of the expense, and a second release is an overpayment at once.
		return CatalogueEntry{
			Key: "PAY-4", Name: "Payments to employees", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "payments to employees are authorized, are complete and accurate, and are released once and on the pay date.",
			Accounts:   touches("wages-expense", "accrued-payroll", "cash"),
			Assertions: bears(soc1.Occurrence, soc1.Completeness, soc1.Accuracy, soc1.Cutoff),
			Risks: []string{
				"A payment file is altered between calculation and release.",
				"A payment file is released twice or not at all.",
				"Payments are released without the client's funds or approval.",
			},
			Natures: []Nature{ITDependentManual, Automated, Manual},
		}
	case 5: // Due dates bear on an assertion here: a penalty for lateness becomes a liability of the client.
		return CatalogueEntry{
			Key: "PAY-5", Name: "Payroll taxes", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "payroll taxes are withheld, deposited with the agencies and reported to them completely, accurately and by their due dates.",
			Accounts:   touches("payroll-tax-expense", "payroll-tax-liability"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Cutoff, soc1.Rights),
			Risks: []string{
				"A deposit is missed or late, and a penalty becomes the client's liability.",
				"A return does not agree with the taxes withheld and deposited.",
				"A tax is reported to the wrong jurisdiction.",
			},
			Natures: []Nature{ITDependentManual, Manual},
		}
	case 6: // Money held for clients exists, and is theirs, or it is not.
		return CatalogueEntry{
			Key: "PAY-6", Name: "Client funds", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "money collected from clients is recorded completely, is held apart from the service organization's own, and is accounted for until it is paid out.",
			Accounts:   touches("cash", "accrued-payroll", "payroll-tax-liability"),
			Assertions: bears(soc1.Existence, soc1.Rights, soc1.Completeness),
			Risks: []string{
				"Client money is used for other clients or for the service organization itself.",
				"Differences between bank and ledger remain unexplained.",
			},
			Natures: []Nature{Manual, ITDependentManual},
		}
	case 7: // Clients book from these reports. Who receives them matters because a wrong recipient means a missing one.
		return CatalogueEntry{
			Key: "PAY-7", Name: "Reports and interfaces", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "payroll registers, ledger interfaces and year-end forms reflect the payrolls processed completely and accurately and reach authorized recipients only.",
			Accounts:   touches("wages-expense", "payroll-tax-expense", "payroll-tax-liability", "accrued-payroll", "benefits"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy, soc1.Presentation),
			Risks: []string{
				"A ledger interface omits or duplicates a payroll.",
				"Year-end forms disagree with the payrolls of the year.",
				"A report reaches another client.",
			},
			Natures: []Nature{Automated, ITDependentManual},
		}
	case 8: // What comes back after the run is the part of the process that is easiest to leave open.
		return CatalogueEntry{
			Key: "PAY-8", Name: "Returns and adjustments", Kind: TransactionProcessing,
			Statement:  ObjectivePrefix + "payments returned by banks, and adjustments to payrolls already processed, are authorized, resolved and recorded completely and accurately.",
			Accounts:   touches("wages-expense", "accrued-payroll", "cash"),
			Assertions: bears(soc1.Completeness, soc1.Accuracy),
			Risks: []string{
				"A returned payment is neither reissued nor credited.",
				"An adjustment is made without the client's approval.",
				"A voided payment remains in the employee's earnings.",
			},
			Natures: []Nature{Manual, ITDependentManual},
		}
	}
	return CatalogueEntry{}
}
