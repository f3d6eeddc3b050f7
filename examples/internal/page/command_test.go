package page_test

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/seed-9947fa86/attest/examples/internal/page"
)

func TestStrayArgumentsAreRefusedWithTheFlags(t *testing.T) {
	for _, tt := range []struct {
		flags, args []string
		want        string
	}{
		{[]string{"out"}, nil, ""},
		{[]string{"out"}, []string{"-out", "folder"}, ""},
		{[]string{"out"}, []string{"folder"}, `unexpected argument "folder"; the flag is -out`},
		{[]string{"out", "book"}, []string{"-out", "folder", "more", "still more"}, `unexpected argument "more"; flags are -book and -out`},
		{[]string{"out"}, []string{"-colour"}, "flag provided but not defined: -colour"},
		{[]string{"out"}, []string{"-h"}, flag.ErrHelp.Error()},
	} {
		flags := flag.NewFlagSet("command", flag.ContinueOnError)
		flags.SetOutput(io.Discard)
		for _, name := range tt.flags {
			flags.String(name, "", "")
		}
		got := ""
		if err := page.Parse(flags, tt.args); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%q gives %q, want %q", tt.args, got, tt.want)
		}
	}
}

// Only a mistake is an exit status other than 0, and only a mistake is printed.
func TestStatus(t *testing.T) {
	mistake := errors.New("no such file")
	for _, tt := range []struct {
		err     error
		status  int
		printed string
	}{
		{nil, 0, ""},
		{flag.ErrHelp, 0, ""},
		{fmt.Errorf("flags: %w", flag.ErrHelp), 0, ""},
		{mistake, 1, "command: no such file\n"},
		{errors.Join(mistake, mistake), 1, "command: no such file\nno such file\n"},
	} {
		var b strings.Builder
		if status := page.Status("command", tt.err, &b); status != tt.status || b.String() != tt.printed {
			t.Errorf("%v: status %d, want %d; printed %q, want %q", tt.err, status, tt.status, b.String(), tt.printed)
		}
	}
}
