package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/page"
	"briefing/ui/typeset"
)

func wordsCommand(a *app) *cobra.Command {
	var sort, of string
	cmd := &cobra.Command{
		Use:   "words QUERY…",
		Short: "Print every hit of a search with the text around it, one a row",
		Long: `Print every hit of a search, or every mention of a subject, one a row with the hits below
each other, sorted by the word before (left), by the word after (right) or by date. Rows
with the same neighbour are counted. Above them are words that one source has near the
hits more often than others. In text that is read from right to left, the word before a
hit stands on its right.`,
		Example: "  briefing words inquiry\n  briefing words --sort right --of \"Viktor Bout\" --json",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.words(cmd.Context(), strings.Join(args, " "), of, concord.Order(sort))
		},
	}
	cmd.Flags().StringVar(&sort, "sort", string(concord.Before), "`ORDER` of the rows: left, right or date")
	cmd.Flags().StringVar(&of, "of", "", "the mentions of `REF`, a figure, event, number or claim, instead of a search")
	orders := cobra.FixedCompletions([]string{"left", "right", "date"}, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc("sort", orders); err != nil {
		panic(err) // the flag exists
	}
	return cmd
}

// concordRecord is a row of a concordance.
type concordRecord struct {
	Article   briefing.ArticleID `json:"article"`
	Source    string             `json:"source"`
	Published string             `json:"published"`
	Left      string             `json:"left"` // before the hit, in reading order
	Hit       string             `json:"hit"`
	Right     string             `json:"right"`
	Start     int                `json:"start"`
	End       int                `json:"end"`
	Ref       string             `json:"ref"`
}

func (a *app) words(ctx context.Context, query, of string, order concord.Order) error {
	switch {
	case !slices.Contains(concord.Orders, order):
		return fmt.Errorf("words: --sort %q: want left, right or date", order)
	case (strings.TrimSpace(query) == "") == (of == ""):
		return errors.New("words: want a QUERY, or --of REF without one")
	}
	c, id, err := a.concordance(ctx, query, of, order)
	switch {
	case err != nil:
		return fmt.Errorf("words: %w", err)
	case len(c.Rows) == 0:
		return errNothing
	case !a.json:
		who := &page.Reader{Rows: c, Cells: typeset.Gauge(ansi.GraphemeWidth)}
		if a.hasWidth() {
			who.Width = a.out.width
		}
		return a.printPageFor(ctx, id, who)
	}
	var out []concordRecord
	for _, i := range c.Sorted(order) {
		r := &c.Rows[i]
		out = append(out, concordRecord{
			Article: r.Ref.Article, Source: r.Source, Published: r.Published.String(), Left: r.Left, Hit: r.Hit, Right: r.Right,
			Start: r.Ref.Span.Start, End: r.Ref.Span.End, Ref: r.Ref.String(),
		})
	}
	return printJSON(a.out, out)
}

// concordance returns the rows of a search or of a subject's mentions, and their page.
func (a *app) concordance(ctx context.Context, query, of string, order concord.Order) (*concord.Concordance, page.ID, error) {
	lib, err := a.library(ctx)
	if err != nil {
		return nil, page.ID{}, err
	}
	var stops []briefing.Ref
	id := page.ConcordanceOf("", query, order)
	if of != "" {
		t, err := a.find(ctx, "--of", of)
		if err == nil && (t.Subject == nil || briefing.Gathers(t.Subject)) {
			err = fmt.Errorf("--of %q: want a figure, event, number or claim", of)
		}
		if err != nil {
			return nil, id, err
		}
		id = page.ConcordanceOf(t.Subject.SubjectID(), "", order)
		stops, err = concord.Stops(ctx, lib, t.Subject.SubjectID(), "")
		if err != nil {
			return nil, id, err
		}
	} else {
		q, err := briefing.ParseQuery(query)
		if err == nil {
			q, err = a.withNotes(ctx, lib, q)
		}
		if err == nil {
			stops, err = concord.Search(ctx, lib, q)
		}
		if err != nil {
			return nil, id, err
		}
	}
	c, err := concord.Of(ctx, lib, stops)
	return c, id, err
}
