// Command federal derives the opinions of real reports from what was published about them, and shows what their windows
// cover.
//
// federal_reports.json holds published facts of SOC 1 and SAS 70 reports on US federal service organizations, each
// with its source. findings.json reads the findings that the summaries state as facts. From these the command builds
// an examination for each report, derives the opinion, and compares it limb by limb with the published one:
// disagreements are printed as such. Then it shows how many days of the federal fiscal year (1 October to 30 September)
// and of the calendar year each window covers, to the day.
//
//	go run ./examples/federal
package main

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

//go:embed federal_reports.json
var reportsFile []byte

//go:embed findings.json
var findingsFile []byte

func main() {
	if err := run(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "federal:", err)
		os.Exit(1)
	}
}

// run writes the whole account to w.
func run(w io.Writer) error {
	var published struct {
		Reports []published `json:"reports"`
	}
	if err := json.Unmarshal(reportsFile, &published); err != nil {
		return fmt.Errorf("federal_reports.json: %w", err)
	}
	var findings struct {
		Reports []finding `json:"reports"`
	}
	if err := json.Unmarshal(findingsFile, &findings); err != nil {
		return fmt.Errorf("findings.json: %w", err)
	}
	stated := make(map[string]finding, len(findings.Reports))
	for _, f := range findings.Reports {
		stated[f.ID] = f
	}
	fmt.Fprintf(w, "REAL REPORTS ON US FEDERAL SERVICE ORGANIZATIONS\n%d reports, facts as published; sources in federal_reports.json\n", len(published.Reports))
	if err := opinions(w, published.Reports, stated); err != nil {
		return err
	}
	return coverage(w, published.Reports)
}
