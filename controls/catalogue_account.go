package controls

import "github.com/seed-9947fa86/attest/soc1"

// accountCaption gives the caption that user entities' statements commonly print for an account of the catalogue. The
// same account has the same id in every industry, so that the sets of two industries join.
func accountCaption(id soc1.AccountID) string {
	switch id {
	// Found with most services.
	case "cash":
		return "Cash"
	case "investments":
		return "Investments at fair value"
	case "investment-income":
		return "Dividend and interest income"
	case "receivables":
		return "Receivables"
	case "payables":
		return "Payables"

	// Payroll.
	case "wages-expense":
		return "Wages expense"
	case "payroll-tax-expense":
		return "Payroll tax expense"
	case "payroll-tax-liability":
		return "Payroll tax liability"
	case "accrued-payroll":
		return "Accrued payroll"
	case "benefits":
		return "Employee benefits"

	// Claims administration.
	case "claims-expense":
		return "Claims expense"
	case "claims-payable":
		return "Claims payable"
	case "claims-reserves":
		return "Reserves for claims incurred but not reported"
	case "stop-loss-receivable":
		return "Stop-loss receivable"

	// Funds, custody and registers.
	case "net-assets":
		return "Net assets"
	case "fund-fees":
		return "Management and performance fees"
	case "unit-capital":
		return "Unit capital"
	case "securities-held":
		return "Securities held"
	case "income-receivable":
		return "Income receivable"
	case "settlement-balances":
		return "Settlement receivable and payable"
	case "collateral":
		return "Collateral held and obligations to return it"
	case "shares-outstanding":
		return "Shares outstanding"
	case "subscriptions-redemptions":
		return "Subscriptions and redemptions in transit"
	case "distributions-payable":
		return "Distributions payable"
	case "withholding-tax":
		return "Withholding tax payable"

	// Loan servicing.
	case "loans-receivable":
		return "Loans receivable"
	case "interest-income":
		return "Interest income"
	case "loan-allowance":
		return "Allowance for credit losses"
	case "escrow-liabilities":
		return "Escrow liabilities"
	case "servicing-fees":
		return "Servicing fees"

	// Subscription billing.
	case "revenue":
		return "Revenue"
	case "deferred-revenue":
		return "Deferred revenue"
	case "trade-receivables":
		return "Trade receivables"
	case "unbilled-receivables":
		return "Unbilled receivables"
	case "sales-tax-payable":
		return "Sales tax payable"
	case "refund-liabilities":
		return "Refund liabilities"
	}
	return ""
}
