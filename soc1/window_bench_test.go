package soc1_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/seed-9947fa86/attest/soc1"
)

// manyCustomers returns a question about n customers with different dates, spread by a fixed rule, and windows of
// twelve months that begin on any day of a year.
func manyCustomers(n int) soc1.WindowRequest {
	req := soc1.WindowRequest{
		Limits: soc1.WindowLimits{Earliest: soc1.DateOf(2024, time.July, 1), Latest: soc1.DateOf(2025, time.June, 30), PriorYears: 1, IssueDays: 45},
	}
	for i := range n {
		fy := soc1.FiscalYearEnding(2025, time.Month(1+i*7%12))
		c := soc1.WindowCustomer{FiscalYear: fy, Weight: 1 + i%997, ReportBy: fy.End.AddDays(20 + i%40)}
		c.ServiceStart = fy.Start.AddDays(i * 31 % 337)
		c.ServiceEnd = c.ServiceStart.AddDays(i * 17 % 353)
		req.Customers = append(req.Customers, c)
	}
	return req
}

// manyTimes repeats the customers, each time moved by ten years.
func manyTimes(req soc1.WindowRequest, times int) soc1.WindowRequest {
	first := req.Customers
	for k := range times - 1 {
		for _, c := range first {
			c.FiscalYear.Period = c.FiscalYear.Shift(3653 * (k + 1))
			c.ServiceStart, c.ServiceEnd = c.ServiceStart.AddDays(3653*(k+1)), c.ServiceEnd.AddDays(3653*(k+1))
			req.Customers = append(req.Customers, c)
		}
	}
	return req
}

// BenchmarkPlanWindow plans for customers most of whose dates differ, with one length and with several, and for
// windows of nine months that recur each year, which are tried one by one.
func BenchmarkPlanWindow(b *testing.B) {
	several := []soc1.WindowLength{{Months: 6}, {Months: 9}, {Months: 12}, {Months: 15}, {Months: 18}}
	for _, n := range []int{1_000, 10_000, 100_000} {
		for _, tc := range []struct {
			name    string
			lengths []soc1.WindowLength
			prior   int
		}{{"months=12", nil, 1}, {"lengths=5", several, 0}, {"months=9", several[1:2], 1}} {
			req := manyCustomers(n)
			req.Limits.Lengths, req.Limits.PriorYears = tc.lengths, tc.prior
			b.Run(fmt.Sprintf("%s/customers=%d", tc.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := soc1.PlanWindow(req); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
