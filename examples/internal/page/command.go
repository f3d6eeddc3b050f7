package page

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// Parse reads a command line that has flags and nothing else. A stray argument is refused with the names of the flags,
// since it is most often a value whose flag was forgotten.
func Parse(flags *flag.FlagSet, args []string) error {
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return nil
	}
	var names []string
	flags.VisitAll(func(f *flag.Flag) { names = append(names, "-"+f.Name) })
	hint := "flags are " + strings.Join(names, " and ")
	if len(names) == 1 {
		hint = "the flag is " + names[0]
	}
	return fmt.Errorf("unexpected argument %q; %s", flags.Arg(0), hint)
}

// Status returns the exit status of a command that ended with err, and writes the error to w. Who asked for the flags
// with -h has made no mistake.
func Status(command string, err error, w io.Writer) int {
	if err == nil || errors.Is(err, flag.ErrHelp) {
		return 0
	}
	fmt.Fprintf(w, "%s: %v\n", command, err)
	return 1
}
