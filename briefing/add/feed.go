package add

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/add/fetch"
	"briefing/briefing/internal/fold"
	"briefing/briefing/source"
	"briefing/briefing/source/feed"
	"briefing/briefing/source/stated"
)

// mostPages is how many pages are fetched for the entries of one feed.
const mostPages = 100

// longestSummary is the length in bytes up to which a text that the feed does
// not call content may be a summary.
const longestSummary = 2000

// feed saves the new entries of the feed at address. For entries that the feed
// only summarizes, it fetches the page.
func (g *Gatherer) feed(ctx context.Context, address string, d *fetch.Document, h source.Held) (Tally, error) {
	t := Tally{Several: true}
	if len(h.Entries) > 0 {
		g.tell(address, h.Errs)
	} else if err := why(h.Errs); !errors.Is(err, source.ErrEmpty) {
		return t, err
	}
	addressed := addressed(h.Articles)
	pages := 0
	for _, e := range h.Entries {
		if err := ctx.Err(); err != nil {
			return t, err
		}
		own := addressed[e.Article]
		by := markOf(e, own)
		if g.there(e.Article, by) != "" {
			t.There++
			continue
		}
		c := Clipping{Article: e.Article, Description: e.Summary, Feed: address, Created: g.Today}
		if own && isSummary(e) {
			if pages++; pages > mostPages {
				g.Problem(e.Article.URL, fmt.Errorf("saved as the feed gives it: more than %d pages of one feed are not fetched at once", mostPages))
			} else if err := g.complete(ctx, &c); ctx.Err() != nil {
				return t, ctx.Err()
			} else if asksToWait(err) {
				return t, fmt.Errorf("its pages, the rest of which is left for another time: %w", err)
			} else if err != nil {
				g.Problem(e.Article.URL, fmt.Errorf("saved as the feed gives it, which may be a summary: %w", err))
			}
		}
		if c.Article != e.Article {
			by = mark{address: own, text: true} // it has the text of its page
		}
		there, err := g.save(ctx, c, by)
		switch {
		case err != nil:
			return t, err
		case there != "":
			t.There++
		default:
			t.New++
		}
	}
	g.Versions.set(address, d.Version)
	return t, nil
}

// isSummary reports whether an entry's page may have more of it. A page with
// the entry as a mere part does not count.
func isSummary(e feed.Entry) bool {
	if e.Whole || e.Article.URL == "" || strings.Contains(e.Article.URL, "#") {
		return false
	}
	text := strings.TrimRight(e.Article.Text, " ])}»")
	return len(text) < longestSummary || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...")
}

// complete puts the text of an entry's page into its clipping, if that is
// longer. The metadata of the feed stay; its summary becomes the description.
func (g *Gatherer) complete(ctx context.Context, c *Clipping) error {
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
	case !isAbout(h.Articles[0], entry.Title):
		return errors.New("its page has another text")
	}
	page := h.Articles[0]
	c.Article = &briefing.Article{Entry: stated.Complete(entry.Entry, page.Entry), Text: page.Text}
	c.Description = entry.Text
	return nil
}

// isAbout reports whether a page holds at least half of the words of a title.
// If not, it probably asks for consent or money.
func isAbout(page *briefing.Article, title string) bool {
	const short = 4 // letters; words of fewer are in every text
	there := map[string]bool{}
	for w := range fold.Words(page.Title + " " + page.Text) {
		there[w.Folded] = true
	}
	words, found := 0, 0
	for w := range fold.Words(title) {
		if utf8.RuneCountInString(w.Folded) < short {
			continue
		}
		if words++; there[w.Folded] {
			found++
		}
	}
	return 2*found >= words
}

// asksToWait reports whether a server complained of too many requests.
func asksToWait(err error) bool {
	var status *fetch.StatusError
	return errors.As(err, &status) && (status.Code == http.StatusTooManyRequests || status.Code == http.StatusServiceUnavailable)
}
