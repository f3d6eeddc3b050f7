// Command payroll walks one engagement from its facts to the finished report.
//
// engagement.json holds the examination of an illustrative payroll processor: a Type 2 report on the year 2025 with
// thirteen control objectives, sixty controls and what testing them found. The command reads it strictly, derives
// the opinion, and prints what an engagement partner asks for: the opinion on each limb with its reasons, every
// deviation with its effect, what else is disclosed, which judgements are still needed, and how much of the fiscal
// years of three user entities the report covers, to the day. Then it writes the report in every format.
//
//	go run ./examples/payroll
//	go run ./examples/payroll -engagement FILE -out DIRECTORY
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
)

//go:embed engagement.json
var engagement []byte

func main() { os.Exit(page.Status("payroll", run(os.Args[1:], os.Stdout), os.Stderr)) }

// run does what the command line asks for and prints the account to w.
func run(args []string, w io.Writer) error {
	flags := flag.NewFlagSet("payroll", flag.ContinueOnError)
	file := flags.String("engagement", "", "read the examination from `FILE` instead of the built-in one")
	out := flags.String("out", filepath.Join("out", "payroll"), "write the report into `DIRECTORY`")
	if err := page.Parse(flags, args); err != nil {
		return err
	}
	exam, err := load(*file)
	if err != nil {
		return err
	}
	// Nobody types an opinion in: it follows from the facts, under the policy that goes with their standard.
	o, err := opinion.Form(exam, opinion.PolicyFor(exam.Standard))
	if err != nil {
		return err
	}
	// It stays a draft: issuing it is for the firm that signs it.
	r, err := report.New(exam, o, narrative(exam))
	if err != nil {
		return err
	}
	text, err := account(r)
	if err != nil {
		return err
	}
	written, err := page.WriteFiles(*out, "The report", formats(r))
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text+written)
	return err
}

// load reads the built-in engagement, or the one in a file.
func load(file string) (*opinion.Examination, error) {
	data := engagement
	if file != "" {
		var err error
		if data, err = os.ReadFile(file); err != nil {
			return nil, err
		}
	}
	exam, err := opinion.Decode(bytes.NewReader(data))
	if err != nil && file != "" {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return exam, err
}
