package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/library"
)

func checkCommand(a *app) *cobra.Command {
	var which checks
	c := &cobra.Command{
		Use:   "check",
		Short: "Print what is wrong with the digest and the documents",
		Long: `Print what is wrong with the digest, with file, line and column, which documents
could not be read, or not as a whole, and why, and how many articles no topic holds.
The exit status is 1 if there is anything. Folders that are passed over as parts of a
site or a vault are named, too, and leave the exit status as it is.

With --names, what is wrong is followed by spellings in the texts that look like a
figure but are not linked to it, and what to add to the digest if they are: other
spellings, acronyms, demonyms, surnames that stand alone. Nothing is linked by them,
and they leave the exit status as it is.`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.check(cmd.Context(), which) },
	}
	c.Flags().BoolVar(&which.all, "all", false, "name every article that no topic holds, as --json does")
	c.Flags().BoolVar(&which.documents, "documents", false, "only tell of documents")
	c.Flags().BoolVar(&which.names, "names", false, "also list spellings that may be names of figures")
	return a.ofLibrary(c)
}

// checks selects what check looks for.
type checks struct{ all, documents, names bool }

// check prints the problems of the digest, unless only documents are of
// interest, and those of the documents. Articles that no topic holds come last,
// since they may be many. Spellings that may be names follow, if requested.
func (a *app) check(ctx context.Context, which checks) error {
	a.quiet = true // it prints all problems itself
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	var findings library.Findings
	if !which.documents {
		if findings, err = lib.Check(ctx); err != nil {
			return err
		}
	}
	if passed := lib.PassedOver(); passed != "" {
		fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(passed))
	}
	problems := findings.Problems
	for _, bad := range lib.Documents {
		problems = append(problems, digest.Problem{File: bad.File, Line: bad.Line, Column: bad.Column, Text: bad.Err.Error()})
	}
	for _, p := range append(problems, a.looseProblems(lib, findings.Loose, which.all)...) {
		if err := a.printProblem(p); err != nil {
			return err
		}
	}
	if which.names {
		if err := a.printVariants(ctx, lib); err != nil {
			return err
		}
	}
	if len(problems)+len(findings.Loose) > 0 {
		return errNothing
	}
	return nil
}

// looseProblems reports articles that no topic holds: one line each, or one
// line in all.
func (a *app) looseProblems(lib *library.Library, loose []briefing.Entry, all bool) []digest.Problem {
	const named = 3
	if len(loose) <= 1 || all || a.json {
		out := make([]digest.Problem, len(loose))
		for i, e := range loose {
			out[i] = lib.LooseProblem(e)
		}
		return out
	}
	var names []string
	for _, e := range loose[:min(named, len(loose))] {
		names = append(names, strconv.Quote(string(e.ID)))
	}
	p := lib.LooseProblem(loose[0])
	p.Text = "no topic holds " + briefing.Count(len(loose), "article") + ": " + strings.Join(names, ", ")
	if more := len(loose) - named; more > 0 {
		p.Text += " and " + briefing.Thousands(more) + " more (--all names them)"
	}
	return []digest.Problem{p}
}

// printProblem prints a problem as a line or, with --json, as a record.
func (a *app) printProblem(p digest.Problem) error {
	if a.json {
		return printJSON(a.out, []problemRecord{{p.File, p.Line, p.Column, oneLine(p.Message())}})
	}
	line := p.Error()
	if p.Line == 0 { // about the whole document
		line = p.File.String() + ": " + p.Message()
	}
	_, err := fmt.Fprintln(a.out, oneLine(line))
	return err
}

// printVariants prints the spellings that may be names of figures.
func (a *app) printVariants(ctx context.Context, lib *library.Library) error {
	found, err := lib.Variants(ctx)
	if err != nil {
		return err
	}
	for _, v := range found {
		if a.json {
			err = printJSON(a.out, []variantRecord{newVariantRecord(v)})
		} else {
			_, err = fmt.Fprintln(a.out, oneLine(fmt.Sprintf("%s:%d:%d: %s", v.File, v.Line, v.Column, v.Text)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tellLeftOut reports on stderr the first problems of the digest and of the
// documents, for commands about something else.
func (a *app) tellLeftOut(lib *library.Library) {
	for _, notice := range lib.Notices {
		fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(notice))
	}
	tellFirst(a, lib.Documents, "problems of documents", "check --documents")
	tellFirst(a, lib.Problems(), "problems of the digest", "check")
}

// tellFirst prints the first few problems, and the command that prints the
// others, unless these would fit on that line.
func tellFirst[E error](a *app, wrong []E, of, command string) {
	told := min(4, len(wrong))
	if len(wrong) == told+1 {
		told++
	}
	for _, err := range wrong[:told] {
		fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(err.Error()))
	}
	if more := len(wrong) - told; more > 0 {
		fmt.Fprintf(a.stderr, "briefing: and %d more %s: briefing %s\n", more, of, command)
	}
}
