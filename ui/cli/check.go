package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"briefing/briefing/digest"
	"briefing/briefing/library"
)

func checkCommand(a *app) *cobra.Command {
	var documents bool
	c := &cobra.Command{
		Use:   "check",
		Short: "Print what is wrong with the digest and the documents",
		Long:  "Print what is wrong with the digest, with file, line and column, and which documents\ncould not be read, and why. The exit status is 1 if there is anything.",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context(), documents) },
	}
	c.Flags().BoolVar(&documents, "documents", false, "only tell of documents")
	return c
}

// check prints what is wrong with the digest, unless only documents are of
// interest, and with the documents.
func (a *app) check(ctx context.Context, documents bool) error {
	a.quiet = true // it prints all of it itself
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	var problems []digest.Problem
	if !documents {
		if problems, err = lib.Check(ctx); err != nil {
			return err
		}
	}
	for _, p := range problems {
		if err := a.printProblem(p, problemRecord{p.File, p.Line, p.Column, p.Message()}); err != nil {
			return err
		}
	}
	for _, bad := range lib.Documents {
		if err := a.printProblem(bad, problemRecord{bad.File, bad.Line, bad.Column, oneLine(bad.Err.Error())}); err != nil {
			return err
		}
	}
	if len(problems)+len(lib.Documents) > 0 {
		return errNothing
	}
	return nil
}

// printProblem prints what is wrong as a line or, with --json, as a record.
func (a *app) printProblem(problem error, record problemRecord) error {
	if a.json {
		return printJSON(a.out, []problemRecord{record})
	}
	_, err := fmt.Fprintln(a.out, oneLine(problem.Error()))
	return err
}

// tellLeftOut says on stderr what of the digest and the documents could not be
// used.
func (a *app) tellLeftOut(lib *library.Library) {
	for _, notice := range lib.Notices {
		fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(notice))
	}
	for _, bad := range lib.Documents {
		fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(bad.Error()))
	}
	for _, p := range lib.Problems() {
		fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(p.Error()))
	}
}
