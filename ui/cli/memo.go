package cli

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/memo"
)

func memoCommand(a *app) *cobra.Command {
	var by, file string
	cmd := &cobra.Command{
		Use:   "memo",
		Short: "Write the kept passages as a brief in Markdown",
		Long: `Write the kept passages as a brief in Markdown: numbered quotes with their notes, each with
title, source, date and address, and the sources as a list at the end. Each quote is
looked up in its article first; those that are not there any more are listed apart.

With -o, a file that was written before is refreshed: only what stands between the lines
<!-- briefing: begin --> and <!-- briefing: end --> is replaced. A file without these
lines is left as it is.`,
		Example: `  briefing memo my-story
  briefing memo my-story --by topic -o memo.md
  briefing verify -L my-story memo.md`,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.memo(cmd.Context(), memo.By(by), file) },
	}
	cmd.Flags().StringVar(&by, "by", string(memo.Article), "`ORDER` of the passages: "+briefing.Either(memo.Orders))
	cmd.Flags().StringVarP(&file, "output", "o", "", "`FILE` to write or to refresh")
	orders := cobra.FixedCompletions(texts(memo.Orders), cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc("by", orders); err != nil {
		panic(err) // the flag exists
	}
	return a.ofLibrary(cmd)
}

func (a *app) memo(ctx context.Context, by memo.By, file string) error {
	if !slices.Contains(memo.Orders, by) {
		return fmt.Errorf("--by %q: want %s", by, briefing.Either(memo.Orders))
	}
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	placed, err := a.placedNotes(ctx, lib)
	if err != nil {
		return fmt.Errorf("memo: %w", err)
	}
	if len(placed) == 0 {
		return errNothing
	}
	text, _, err := memo.Write(ctx, lib, placed, by)
	if err != nil {
		return fmt.Errorf("memo: %w", err)
	}
	if file == "" {
		text = memo.Document(text)
		if a.out.terminal {
			text = wrapMarkdown(text, a.out.width)
		}
		_, err := io.WriteString(a.out, text)
		return err
	}
	if err := memo.Save(file, text); err != nil {
		return err
	}
	if !a.quiet {
		a.tell("written to %s: %s", file, memo.Tally(placed))
	}
	return nil
}
