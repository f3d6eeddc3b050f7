// Command readiness answers the question that a service organization asks before it engages an auditor: may our
// examination period begin on the day we planned?
//
// An illustrative claims administrator starts from the catalogue of control objectives, names the controls it has, walks
// through them, tries some of them, and plans to close what is missing. The command prints the risk assessment, what the
// auditor of a client would find answered, the gaps by type, the plan against the first day of the period, how each
// objective stands, what the opinion would be today, what it would be if the plan is met, and what changes if the period
// begins later.
//
//	go run ./examples/readiness
//	go run ./examples/readiness -start 2026-03-01
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/seed-9947fa86/attest/examples/internal/page"
	"github.com/seed-9947fa86/attest/soc1"
)

func main() { os.Exit(page.Status("readiness", run(os.Args[1:], os.Stdout), os.Stderr)) }

// run does what the command line asks for and prints the account to w.
func run(args []string, w io.Writer) error {
	flags := flag.NewFlagSet("readiness", flag.ContinueOnError)
	start := flags.String("start", "2026-01-01", "plan six months from `DATE` on")
	if err := page.Parse(flags, args); err != nil {
		return err
	}
	first, err := soc1.ParseDate(*start)
	if err != nil {
		return fmt.Errorf("-start: %w", err)
	}
	text, err := account(first)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}
