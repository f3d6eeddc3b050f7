package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/seed-9947fa86/attest/soc1"
)

//go:embed book.json
var builtIn []byte

// book is what a service organization knows of its customers and has sent them.
type book struct {
	Organization string              `json:"organization"`
	System       string              `json:"system"`
	Year         int                 `json:"year"`
	AskedOn      soc1.Date           `json:"askedOn"`
	Reports      []soc1.ReportWindow `json:"reports"`
	Letters      []soc1.BridgeLetter `json:"letters"`
	// Show names the customers whose years are drawn.
	Show []soc1.OrganizationID `json:"show"`
	// LetterThrough is the last day of the letter to be drafted, on the last report; LetterFacts is what management
	// has said so far.
	LetterThrough soc1.Date              `json:"letterThrough"`
	LetterFacts   soc1.BridgeLetterFacts `json:"letterFacts"`
	// Limits and Threshold are for planning the window.
	Limits    soc1.WindowLimits    `json:"limits"`
	Threshold soc1.WindowThreshold `json:"threshold"`
	Customers []customer           `json:"customers"`
}

// customer is a user entity. Its weight is its share of the service organization's revenue in basis points.
type customer struct {
	Name string `json:"name"`
	soc1.WindowCustomer
}

// result is a customer with its fiscal year and the coverage of it.
type result struct {
	customer
	request  soc1.CoverageRequest
	coverage soc1.Coverage
}

// policy is the policy that the whole book is judged by.
func policy() soc1.CoveragePolicy { return soc1.DefaultCoveragePolicy() }

// load reads the built-in book, or the one in a file. Nothing that the book does not know is accepted.
func load(file string) (*book, error) {
	data := builtIn
	if file != "" {
		var err error
		if data, err = os.ReadFile(file); err != nil {
			return nil, err
		}
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	b := new(book)
	err := d.Decode(b)
	if err == nil && d.Decode(new(json.RawMessage)) != io.EOF {
		err = errors.New("there is something after the book; remove it")
	}
	if err == nil {
		err = b.check()
	}
	if err != nil && file != "" {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return b, err
}

// check asks for what the account cannot do without; all else is checked where it is used.
func (b *book) check() error {
	if len(b.Reports) == 0 {
		return errors.New("the book has no report; add the reports that the customers received")
	}
	for _, id := range b.Show {
		if b.find(id) < 0 {
			return fmt.Errorf("customer %q is to be shown but is not in the book; correct the id", id)
		}
	}
	return b.planRequest().Validate()
}

// find returns the position of a customer, or -1.
func (b *book) find(id soc1.OrganizationID) int {
	return slices.IndexFunc(b.Customers, func(c customer) bool { return c.ID == id })
}

// current is the latest report, which the letter continues.
func (b *book) current() soc1.ReportWindow {
	return slices.MaxFunc(b.Reports, func(r, s soc1.ReportWindow) int { return r.Period.End.Compare(s.Period.End) })
}

// planRequest asks for the best window for the whole book.
func (b *book) planRequest() soc1.WindowRequest {
	req := soc1.WindowRequest{Year: b.Year, Limits: b.Limits, Threshold: b.Threshold}
	for _, c := range b.Customers {
		req.Customers = append(req.Customers, c.WindowCustomer)
	}
	return req
}

// assess works out the coverage of every customer's fiscal year by the reports and letters of the book.
func (b *book) assess() ([]result, error) {
	results := make([]result, 0, len(b.Customers))
	for _, c := range b.Customers {
		year := c.FiscalYear
		if !c.YearEnd.IsZero() {
			var err error
			if year, err = c.YearEnd.Year(b.Year); err != nil {
				return nil, fmt.Errorf("%s: %w", c.Name, err)
			}
		}
		req := soc1.CoverageRequest{
			FiscalYear: year, ServiceStart: c.ServiceStart, ServiceEnd: c.ServiceEnd,
			System: b.System, KnownAt: b.AskedOn, Reports: b.Reports, Letters: b.Letters,
		}
		coverage, err := soc1.AssessCoverage(req, policy())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Name, err)
		}
		results = append(results, result{c, req, coverage})
	}
	return results, nil
}
