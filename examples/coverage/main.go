// Command coverage answers the question that a service organization's customers ask each winter: does the report
// reach over our year, and if not, what is missing?
//
// book.json holds an illustrative book of forty customers with fiscal years of every kind, two reports and a bridge
// letter. The command prints, for each customer, the days tested, the gap and the verdicts for its audit and for its
// own assessment of internal control; then which observation window would serve all of them best, with the
// trade-offs between the windows that nothing else beats. It draws the years of three customers and drafts the next
// bridge letter, each as HTML, Markdown and text.
//
//	go run ./examples/coverage
//	go run ./examples/coverage -book FILE -out DIRECTORY
package main

import (
	"flag"
	"io"
	"os"
	"path/filepath"

	"github.com/seed-9947fa86/attest/examples/internal/page"
)

func main() { os.Exit(page.Status("coverage", run(os.Args[1:], os.Stdout), os.Stderr)) }

// run does what the command line asks for and prints the account to w.
func run(args []string, w io.Writer) error {
	flags := flag.NewFlagSet("coverage", flag.ContinueOnError)
	file := flags.String("book", "", "read the customers, reports and letters from `FILE` instead of the built-in book")
	out := flags.String("out", filepath.Join("out", "coverage"), "write the documents into `DIRECTORY`")
	if err := page.Parse(flags, args); err != nil {
		return err
	}
	b, err := load(*file)
	if err != nil {
		return err
	}
	results, err := b.assess()
	if err != nil {
		return err
	}
	text, err := account(b, results)
	if err != nil {
		return err
	}
	list, err := documents(b, results)
	if err != nil {
		return err
	}
	written, err := page.WriteFiles(*out, "The documents", files(list))
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text+written)
	return err
}
