package gather

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/clip"
	"briefing/briefing/fetch"
	"briefing/briefing/source"
	"briefing/briefing/source/feed"
	"briefing/briefing/source/stated"
)

// mostPages is how many pages are fetched for the entries of one feed.
const mostPages = 100

// longestSummary is how many bytes of what a feed does not call content may be a
// summary.
const longestSummary = 2000

// feed saves the new entries of the feed at address. Of an entry that the feed
// only summarizes, the page is fetched.
func (g *Gatherer) feed(ctx context.Context, address string, d *fetch.Document, h source.Held) (Tally, error) {
	t := Tally{Several: true}
	if len(h.Entries) > 0 {
		g.tell(address, h.Errs)
	} else if err := why(h.Errs); !errors.Is(err, source.ErrEmpty) {
		return t, err
	}
	pages := 0
	for _, e := range h.Entries {
		if err := ctx.Err(); err != nil {
			return t, err
		}
		if g.Folder.Has(e.Article) != "" {
			t.There++
			continue
		}
		c := clip.Clipping{Article: e.Article, Description: e.Summary, Feed: address, Created: g.Today}
		if isSummary(e) {
			if pages++; pages > mostPages {
				g.Problem(e.Article.URL, fmt.Errorf("saved as the feed gives it: more than %d pages of one feed are not fetched at once", mostPages))
			} else if err := g.complete(ctx, &c); err != nil {
				if ctx.Err() != nil {
					return t, ctx.Err()
				}
				g.Problem(e.Article.URL, fmt.Errorf("saved as the feed gives it, which may be a summary: %w", err))
			}
		}
		if g.Folder.Has(c.Article) != "" {
			t.There++
			continue
		}
		if err := g.save(c); err != nil {
			return t, err
		}
		t.New++
	}
	g.Versions.set(address, d.Version)
	return t, nil
}

// isSummary reports whether there may be more of an entry on its page.
func isSummary(e feed.Entry) bool {
	if e.Whole || e.Article.URL == "" {
		return false
	}
	text := strings.TrimRight(e.Article.Text, " ])}»")
	return len(text) < longestSummary || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")
}

// complete puts the text of its page into the clipping of an entry, if there is
// more of it. What the feed says of the entry stays; its summary is the
// description.
func (g *Gatherer) complete(ctx context.Context, c *clip.Clipping) error {
	entry := c.Article
	d, err := g.Client.Get(ctx, entry.URL, fetch.Version{})
	if err != nil {
		return err
	}
	h := source.ReadHeld(nameOf(d), d.Charset, d.Data)
	switch {
	case len(h.Articles) == 0:
		return why(h.Errs)
	case len(h.Articles) > 1 || h.IsFeed:
		return errors.New("its address leads to no page")
	case h.Articles[0].Words <= entry.Words:
		return nil
	}
	page := h.Articles[0]
	c.Article = &briefing.Article{Entry: stated.Complete(entry.Entry, page.Entry), Text: page.Text}
	c.Description = entry.Text
	return nil
}
