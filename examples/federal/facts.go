package main

import (
	"fmt"

	"github.com/seed-9947fa86/attest/soc1"
)

// published is what is known of one report. A missing value was not visible in the source.
type published struct {
	ID           string     `json:"id"`
	Organization string     `json:"organization"`
	System       string     `json:"system"`
	Standard     string     `json:"standard"`
	Type         int        `json:"type"`
	Period       dates      `json:"period"`
	ReportDate   string     `json:"report_date"`
	Opinion      statedKind `json:"opinion"`
	Source       string     `json:"source_url"`
}

// dates is a window of which either end may be unknown.
type dates struct {
	Start string `json:"start"`
	End   string `json:"end"`
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

// window returns the report's window where both ends are known.
func (p published) window() (soc1.Period, bool, error) {
	if p.Period.Start == "" || p.Period.End == "" {
		return soc1.Period{}, false, nil
	}
	start, err := soc1.ParseDate(p.Period.Start)
	if err != nil {
		return soc1.Period{}, false, fmt.Errorf("%s: %w", p.ID, err)
	}
	end, err := soc1.ParseDate(p.Period.End)
	if err != nil {
		return soc1.Period{}, false, fmt.Errorf("%s: %w", p.ID, err)
	}
	window, err := soc1.NewPeriod(start, end)
	return window, err == nil, err
}

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
// enters coverage; the second result says that it was needed.
func (p published) derivationWindow() (soc1.Period, bool, error) {
	window, known, err := p.window()
	if err != nil || known {
		return window, false, err
	}
	last := p.Period.End
	if last == "" {
		last = p.ReportDate
	}
	end, err := soc1.ParseDate(last)
	if err != nil {
		return soc1.Period{}, true, fmt.Errorf("%s: no date is known: %w", p.ID, err)
	}
	return soc1.Period{Start: end.AddMonths(-12).AddDays(1), End: end}, true, nil
}
