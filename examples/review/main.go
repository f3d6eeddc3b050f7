// Command review puts a received report to use, from the desk of a user entity's controller.
//
// The report is the one that examples/payroll draws up: a Type 2 report on an illustrative payroll processor, qualified on
// one objective. client.json holds what its reader knows: a retailer with a year of whole weeks that ends a month after
// the window, its own controls, a bridge letter, the report on the carved-out data center, the report on the carrier that
// the data center carves out in turn, and the judgements made so far. The command works out how far the retailer may rely
// on the report, says why, what is still open and what remains to be done, and writes the memo and the reader pack.
//
//	go run ./examples/review
//	go run ./examples/review -engagement FILE -out DIRECTORY
package main

import (
	"bytes"
	_ "embed"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/opinion"
	"github.com/seed-9947fa86/attest/report"
	"github.com/seed-9947fa86/attest/report/review"
	"github.com/seed-9947fa86/attest/soc1"
)

//go:embed client.json
var client []byte

// fileNumber is the id under which the reader keeps the report; the bridge letter refers to it.
const fileNumber soc1.ReportID = "NPS-2025"

func main() { os.Exit(page.Status("review", run(os.Args[1:], os.Stdout), os.Stderr)) }

// run does what the command line asks for and prints the account to w.
func run(args []string, w io.Writer) error {
	flags := flag.NewFlagSet("review", flag.ContinueOnError)
	file := flags.String("engagement", filepath.Join("examples", "payroll", "engagement.json"), "read the service auditor's examination from `FILE`")
	out := flags.String("out", filepath.Join("out", "review"), "write memo and reader pack into `DIRECTORY`")
	if err := page.Parse(flags, args); err != nil {
		return err
	}
	received, err := receive(*file)
	if err != nil {
		return err
	}
	entity, err := reader()
	if err != nil {
		return err
	}
	r, err := review.Assess(received, entity, review.DefaultPolicy())
	if err != nil {
		return err
	}
	written, err := page.WriteFiles(*out, "Memo and reader pack", files(r))
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, account(r)+written)
	return err
}

// receive draws the report up from the examination, issues it, and takes it as its reader gets it. Licence, peer
// review and independence are what the reader looked up.
func receive(file string) (*review.Received, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("%w; run from the root of the module, or name the file with -engagement", err)
	}
	exam, err := opinion.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	o, err := opinion.Form(exam, opinion.PolicyFor(exam.Standard))
	if err != nil {
		return nil, err
	}
	draft, err := report.New(exam, o, report.Narrative{})
	if err != nil {
		return nil, err
	}
	issued, err := draft.Issue()
	if err != nil {
		return nil, err
	}
	received := review.FromReport(issued)
	received.ID = fileNumber
	received.Auditor.Licensed, received.Auditor.PeerReviewed, received.Auditor.Independent = opinion.Yes, opinion.Yes, opinion.Yes
	received.Auditor.Source = "state board register and peer review file, looked up 2026-02-25"
	return &received, nil
}

// reader returns what the user entity knows. It is decoded strictly: a misspelt member would silently drop a fact on
// which reliance rests. Assess checks it again, together with the report it refers to.
func reader() (*review.Entity, error) {
	e, err := review.DecodeEntity(bytes.NewReader(client))
	if err != nil {
		return nil, fmt.Errorf("client.json: %w", err)
	}
	return e, nil
}
