package cli

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/export"
	"briefing/briefing/notes"
)

func exportCommand(a *app) *cobra.Command {
	var format, of string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write articles, mentions or notes in the formats of other programs",
		Long: `Write articles, mentions or notes in a format of other programs:

csv: a table of articles, mentions or notes. Cells that a spreadsheet would take for a
formula begin with an apostrophe.

csl-json, bibtex, ris: a bibliography of the articles, or of those that notes are on, with
the notes. An article has the same key in each, its id.

annotations: notes or mentions as W3C Web Annotations. Positions count the Unicode code
points of what briefing show ID --text prints.

ftm: mentions, articles or notes as FollowTheMoney entities, one a line.

graphml: the graph of figures that are mentioned in one sentence.`,
		Example: `  briefing export my-story --format bibtex
  briefing export my-story --format csv --of notes
  briefing export my-story --format graphml >figures.graphml`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.export(cmd.Context(), format, of) },
	}
	cmd.Flags().StringVar(&format, "format", "", "`FORMAT` to write: "+briefing.Either(export.Formats))
	cmd.Flags().StringVar(&of, "of", "", "`CONTENT` to write: articles, mentions or notes; without it what the format is used for most")
	formats := cobra.FixedCompletions(texts(export.Formats), cobra.ShellCompDirectiveNoFileComp)
	contents := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		held := export.Format(format).Contents()
		if len(held) == 0 {
			held = export.CSV.Contents()
		}
		return texts(held), cobra.ShellCompDirectiveNoFileComp
	}
	for name, complete := range map[string]cobra.CompletionFunc{"format": formats, "of": contents} {
		if err := cmd.RegisterFlagCompletionFunc(name, complete); err != nil {
			panic(err) // the flag exists
		}
	}
	return a.ofLibrary(cmd)
}

func (a *app) export(ctx context.Context, format, of string) error {
	f := export.Format(format)
	held := f.Contents()
	switch {
	case format == "":
		return fmt.Errorf("export: want --format %s", briefing.Either(export.Formats))
	case len(held) == 0:
		return fmt.Errorf("--format %q: want %s", format, briefing.Either(export.Formats))
	case of == "":
		of = string(held[0])
	case !slices.Contains(held, export.Content(of)):
		return fmt.Errorf("--of %q: want %s with --format %s", of, briefing.Either(held), f)
	}
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	var kept []notes.Placed
	if of == string(export.Notes) {
		if kept, err = a.placedNotes(ctx, lib); err != nil {
			return fmt.Errorf("export notes: %w", err)
		}
		a.tellLost(f, kept)
	}
	n, err := export.Write(ctx, a.out, lib, f, export.Content(of), kept)
	switch {
	case err != nil:
		return fmt.Errorf("export %s: %w", of, err)
	case n == 0:
		return errNothing
	}
	return nil
}

// tellLost reports notes that a format leaves out.
func (a *app) tellLost(f export.Format, kept []notes.Placed) {
	lost := 0
	for _, p := range kept {
		if p.State == notes.Lost {
			lost++
		}
	}
	if lost > 0 && !f.HoldsLost() && !a.quiet {
		a.tell("%s left out, for its passage is lost (--format csv lists all)", briefing.Count(lost, "note"))
	}
}

// texts converts words to strings.
func texts[S ~string](words []S) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return out
}
