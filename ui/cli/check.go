package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"briefing/briefing/digest"
	"briefing/briefing/library"
)

func checkCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Print what is wrong with the digest",
		Long:  "Print what is wrong with the digest, with file, line and column, and which documents\ncould not be read. The exit status is 1 if there is anything.",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context()) },
	}
}

func (a *app) check(ctx context.Context) error {
	a.quiet = true // it prints all of it itself
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	problems, err := lib.Check(ctx)
	if err != nil {
		return err
	}
	if err := a.printProblems(problems); err != nil {
		return err
	}
	for _, bad := range lib.Documents {
		if a.json {
			err = printJSON(a.out, []problemRecord{{Text: oneLine(bad.Error())}})
		} else {
			_, err = fmt.Fprintln(a.out, oneLine(bad.Error()))
		}
		if err != nil {
			return err
		}
	}
	if len(problems)+len(lib.Documents) > 0 {
		return errNothing
	}
	return nil
}

func (a *app) printProblems(problems []digest.Problem) error {
	for _, p := range problems {
		if a.json {
			if err := printJSON(a.out, []problemRecord{{File: p.File, Line: p.Line, Column: p.Column, Text: p.Text + hint(p)}}); err != nil {
				return err
			}
			continue
		}
		if _, err := fmt.Fprintln(a.out, oneLine(p.Error())); err != nil {
			return err
		}
	}
	return nil
}

// tellLeftOut says on stderr what of the digest and the documents could not be
// used.
func (a *app) tellLeftOut(lib *library.Library) {
	for _, bad := range lib.Documents {
		fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(bad.Error()))
	}
	for _, p := range lib.Problems() {
		fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(p.Error()))
	}
}

// hint returns what a problem proposes, in brackets.
func hint(p digest.Problem) string {
	if p.Hint == "" {
		return ""
	}
	return " (" + p.Hint + ")"
}
