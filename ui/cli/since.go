package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/briefing/sentences"
	"briefing/briefing/since"
	"briefing/ui/state"
)

func sinceCommand(a *app) *cobra.Command {
	var cursor string
	cmd := &cobra.Command{
		Use:   "since [TIME]",
		Short: "Print what is new since the last session, a time or the last call",
		Long: `Print what is new in the library: articles, stops of trails, numbers, first denials,
edited texts. It counts from the end of the last session of the app; from TIME, a day
(2026-03-04) or RFC 3339; or, with --cursor NAME, from the last call with that name.
What counts is when this library first had an article, not when it was published. The
exit status is 1 if nothing is new.`,
		Example: `  briefing since -L my-story
  briefing since -L my-story --cursor cron --json || exit 0`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("since: want one TIME, have %s", quoted(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			at := ""
			if len(args) > 0 {
				at = args[0]
			}
			return a.since(cmd.Context(), at, cursor)
		},
	}
	cmd.Flags().StringVar(&cursor, "cursor", "", "count from the last call with `NAME`, and remember this one")
	return cmd
}

// sinceRecord is one thing that is new. What says which fields it has.
type sinceRecord struct {
	What    string             `json:"what"`           // article, trail, number, denial, cursor
	Kind    string             `json:"kind,omitempty"` // of an article: new, edited, gone; of a number: edited, absent in a new article
	Subject string             `json:"subject,omitempty"`
	Was     string             `json:"was,omitempty"`
	Is      string             `json:"is,omitempty"`
	Added   int                `json:"added,omitempty"`
	All     int                `json:"all,omitempty"`
	Article briefing.ArticleID `json:"article,omitempty"`
	Start   int                `json:"start,omitempty"`
	End     int                `json:"end,omitempty"`
	Other   briefing.ArticleID `json:"other,omitempty"`
	New     bool               `json:"new,omitempty"`
	At      string             `json:"at,omitempty"`
}

func (a *app) since(ctx context.Context, at, cursor string) error {
	if at != "" && cursor != "" {
		return errors.New("since: want TIME or --cursor, not both")
	}
	now := time.Now()
	moment, err := parseMoment(at)
	if err != nil {
		return err
	}
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	stateFile, err := state.Path(a.path)
	if err != nil {
		return fmt.Errorf("since: %w", err)
	}
	path := since.Path(stateFile)
	ledger, err := since.Update(ctx, path, lib, lib.Generation(), now)
	if err != nil {
		return fmt.Errorf("since: %w", err)
	}
	if at == "" {
		var known bool
		if moment, known = ledger.Moment(cursor); !known {
			moment = time.Time{}
			if cursor == "" {
				moment = ledger.Counted() // no session has ended yet
				if !a.quiet {
					fmt.Fprintln(a.stderr, "briefing: since: no session has ended yet in which the articles were counted (name a TIME or a --cursor)")
				}
			}
		}
	}
	news := page.NewsOf(ledger, moment)
	if err := a.printNews(ctx, lib, news, now); err != nil {
		return err
	}
	if cursor != "" {
		if err := since.Mark(ctx, path, cursor, now, ledger.Counted()); err != nil {
			return fmt.Errorf("since: %w", err)
		}
	}
	if news.IsEmpty() {
		if !a.quiet {
			fmt.Fprintln(a.stderr, "briefing: since: nothing is new")
		}
		return errNothing
	}
	return nil
}

// parseMoment reads a day or a time in RFC 3339; the zero time is none.
func parseMoment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	if t, err := time.ParseInLocation(time.DateOnly, s, time.Local); err == nil {
		return t, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		if info, err := os.Stat(s); err == nil && info.IsDir() {
			return t, fmt.Errorf("since %q: want a TIME, have a folder (-L names the library)", s)
		}
		return t, fmt.Errorf("since %q: want a day (2026-03-04) or a time in RFC 3339 (2026-03-04T08:00:00Z)", s)
	}
	return t, nil
}

// printNews prints the news, as a page or one object a line.
func (a *app) printNews(ctx context.Context, lib *library.Library, news *page.News, now time.Time) error {
	if news.IsEmpty() && !a.json {
		return nil
	}
	var c *sentences.Comparison
	if !news.IsEmpty() {
		var err error
		if c, err = lib.CompareArticles(ctx); err != nil {
			return fmt.Errorf("since: %w", err)
		}
	}
	if !a.json {
		return a.printPageFor(ctx, page.ID{Kind: page.Since}, &page.Reader{News: news})
	}
	d, err := since.Of(ctx, lib, news.Changes, news.Before, c)
	if err != nil {
		return fmt.Errorf("since: %w", err)
	}
	return printJSON(a.out, append(sinceRecords(d), sinceRecord{What: "cursor", At: now.UTC().Format(time.RFC3339Nano)}))
}

func sinceRecords(d *since.Difference) []sinceRecord {
	var out []sinceRecord
	for _, id := range d.New {
		out = append(out, sinceRecord{What: "article", Kind: "new", Article: id, New: true})
	}
	for _, id := range d.Edited {
		out = append(out, sinceRecord{What: "article", Kind: "edited", Article: id})
	}
	for _, id := range d.Gone {
		out = append(out, sinceRecord{What: "article", Kind: "gone", Article: id})
	}
	for _, t := range d.Trails {
		out = append(out, sinceRecord{
			What: "trail", Subject: string(t.Subject), Added: t.Added, All: t.All,
			Article: t.First.Article, Start: t.First.Span.Start, End: t.First.Span.End, New: t.IsNew(),
		})
	}
	for _, n := range d.Numbers {
		r := sinceRecord{
			What: "number", Subject: n.Unit, Was: n.Was, Is: n.Is,
			Article: n.At.Article, Start: n.At.Span.Start, End: n.At.Span.End, New: true,
		}
		if n.IsEdit() {
			r.Kind = "edited"
		} else {
			r.Other = n.Before.Article
		}
		out = append(out, r)
	}
	for _, n := range d.Denials {
		out = append(out, sinceRecord{What: "denial", Subject: string(n.Claim), Article: n.At.Article, Start: n.At.Span.Start, End: n.At.Span.End, New: true})
	}
	return out
}
