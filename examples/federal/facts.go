package main

import (
	"fmt"

	"github.com/seed-9947fa86/attest/soc1"
)

// published is what is known of one report. A missing value was not visible in the source.
type published struct {
	ID           string `json:"id"`
	Organization string `json:"organization"`
	System       string `json:"system"`
	Standard     string `json:"standard"`
	Type         int    `json:"type"`
	// Period is the window, of which either end may be missing.
	Period soc1.Period `json:"period"`
	// ReportDate is a text, since some reports show no more than the month.
	ReportDate string     `json:"report_date"`
	Opinion    statedKind `json:"opinion"`
	Source     string     `json:"source_url"`
}

// statedKind is the published opinion, limb by limb and overall.
type statedKind struct {
	Overall     string `json:"overall"`
	Description string `json:"description"`
	Design      string `json:"design"`
	Operating   string `json:"operating"`
}

// isEmpty reports whether no opinion was visible.
func (k statedKind) isEmpty() bool { return k == statedKind{} }

// finding is what a published summary says was found.
type finding struct {
	ID       string `json:"id"`
	Areas    []area `json:"areas"`
	Confined string `json:"confined"`
	Note     string `json:"note"`
}

// area is a group of controls that a summary names, with what was found there.
type area struct {
	Name    string `json:"name"`
	Finding string `json:"finding"`
	Text    string `json:"text"`
}

// hasWindow reports whether both ends of the window are known.
func (p published) hasWindow() bool { return p.Period.Start.IsValid() && p.Period.End.IsValid() }

// reportType returns the type under which the opinion is derived. A report whose type is not visible is read as of
// a date, which claims less.
func (p published) reportType() soc1.ReportType {
	if p.Type == 2 {
		return soc1.Type2
	}
	return soc1.Type1
}

// derivationWindow returns the days to derive the opinion about: the published window, or, where an end is not
// visible, twelve months up to the last date known. Such a stand-in decides no opinion here and never
// enters coverage.
func (p published) derivationWindow() (soc1.Period, error) {
	if p.hasWindow() {
		return p.Period, nil
	}
	end := p.Period.End
	if !end.IsValid() {
		var err error
		if end, err = soc1.ParseDate(p.ReportDate); err != nil {
			return soc1.Period{}, fmt.Errorf("no date is known: %w", err)
		}
	}
	return soc1.Period{Start: end.AddMonths(-12).AddDays(1), End: end}, nil
}
