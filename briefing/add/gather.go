// Package add gets articles into a library's folder: from web pages, from feeds,
// one article for each new entry, and from documents at hand. It saves each as a
// Markdown file with the front matter of Obsidian Web Clipper. A file that was
// saved reads back as the same article; nothing that is there is ever overwritten.
//
// Start with [Gatherer], which takes addresses and documents; [Folder] is where it
// saves them, [Markdown] how. The packages below it fetch from the web (fetch) and
// read lists of feeds (opml).
package add

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"briefing/briefing"
	"briefing/briefing/add/fetch"
	"briefing/briefing/add/formats"
	"briefing/briefing/source"
	"briefing/briefing/source/feed"
	"briefing/briefing/source/stated"
)

// Gatherer saves articles in a folder. It is for one goroutine.
type Gatherer struct {
	Folder *Folder
	Client *fetch.Client
	Today  briefing.Date
	// Versions, if set, remembers what servers called the state of feeds.
	Versions *Versions
	// IfChanged says not to fetch feeds that are as Versions remembers them.
	IfChanged bool
	// Saved, if set, is called for each saved article with the path of its file.
	Saved func(c Clipping, file string)
	// There, if set, is called for each article that file already holds.
	There func(from, file string)
	// Problem, if set, is called for each part that could not be added.
	Problem func(from string, err error)

	stated map[string]*formats.Item // what an export says of the articles at addresses
	hosts  *hosts                   // that are asked one request at a time; nil if they are not
	pause  time.Duration            // between requests to a host, if it is not betweenRequests
}

// Tally is the result of adding a document.
type Tally struct {
	New, There int
	Several    bool // it is a feed, or holds several articles
}

// Document saves the articles of a document in memory; data is all of it. from
// identifies it in reports. Its name, if any, decides the format where the
// content does not. Nothing is fetched: for an entry of a feed, its text in the
// feed is saved.
func (g *Gatherer) Document(ctx context.Context, from, name string, data []byte) (Tally, error) {
	h := source.ReadHeld(name, "", data)
	for _, a := range h.Articles {
		a.Original = cmp.Or(a.Original, name)
	}
	return g.articles(ctx, from, h)
}

// articles saves the articles of a document that is no feed to be followed.
func (g *Gatherer) articles(ctx context.Context, from string, h source.Held) (Tally, error) {
	if len(h.Articles) == 0 {
		return Tally{}, why(h.Errs)
	}
	g.tell(from, h.Errs)
	t := Tally{Several: len(h.Articles) > 1}
	addressed := addressed(h.Articles)
	if !t.Several && !h.IsFeed {
		addressed[h.Articles[0]] = true // a page may be the front of a site
	}
	for i, a := range h.Articles {
		if err := ctx.Err(); err != nil {
			return t, err
		}
		c := Clipping{Article: a, Description: h.Description, Created: h.Created}
		if !c.Created.Known() {
			c.Created = g.Today
		}
		by := mark{address: addressed[a], text: true, title: t.Several}
		if h.IsFeed {
			c.Description = h.Entries[i].Summary
			by = markOf(h.Entries[i], addressed[a])
		}
		file, err := g.save(ctx, c, by)
		switch {
		case err != nil:
			return t, err
		case file == "":
			t.New++
			continue
		}
		if t.There++; !t.Several {
			g.There(from, file)
		}
	}
	return t, nil
}

// addressed returns the articles that are identified by their addresses. An
// address that several articles share, or that leads to a whole site,
// identifies none.
func addressed(articles []*briefing.Article) map[*briefing.Article]bool {
	count := map[string]int{}
	for _, a := range articles {
		count[a.URL]++
	}
	out := map[*briefing.Article]bool{}
	for _, a := range articles {
		out[a] = count[a.URL] == 1 && !stated.IsSite(a.URL)
	}
	return out
}

// mark says how an article is recognized among those that are there: by its address, or by
// its text, together with the title if it comes with others.
type mark struct{ address, text, title bool }

// markOf returns the mark of an entry as the feed gives it. A summary identifies nothing.
func markOf(e feed.Entry, addressed bool) mark {
	return mark{address: addressed, text: !addressed || !isSummary(e), title: true}
}

// there returns the file of an article that is there.
func (g *Gatherer) there(a *briefing.Article, by mark) (file string) {
	if by.address {
		file = g.Folder.hasAddress(a.URL)
	}
	switch {
	case file != "" || !by.text:
		return file
	case by.title:
		return g.Folder.hasTitled(a)
	}
	return g.Folder.hasText(a)
}

// save saves a clipping, unless its article is there, perhaps since a moment
// ago: then it returns its file.
func (g *Gatherer) save(ctx context.Context, c Clipping, by mark) (there string, err error) {
	there, _, err = g.saved(ctx, c, by)
	return there, err
}

// saved is save that also returns the file of an article that was saved.
func (g *Gatherer) saved(ctx context.Context, c Clipping, by mark) (there, saved string, err error) {
	err = g.Folder.alone(ctx, func() (err error) {
		if there = g.there(c.Article, by); there == "" {
			saved, err = g.Folder.save(c)
		}
		return err
	})
	if err != nil {
		return "", "", fmt.Errorf("save %q: %w", c.Article.Title, err)
	}
	if there == "" {
		g.Saved(c, saved)
	}
	return there, saved, nil
}

// page saves the article of a web page, or of another fetched document with one
// article.
func (g *Gatherer) page(ctx context.Context, address string, d *fetch.Document, h source.Held) (Tally, error) {
	a := h.Articles[0]
	a.URL = pageAddress(d.URL, a.URL)
	if i := g.stated[address]; i != nil {
		completeBy(i, a, &h)
	}
	a.Source = cmp.Or(a.Source, stated.Host(d.URL))
	if addressKey(address) != addressKey(a.URL) {
		a.Original = address // so that it is not fetched again
	}
	if file := g.Folder.hasAddress(d.URL); file != "" {
		g.There(address, file)
		return Tally{There: 1}, nil
	}
	return g.articles(ctx, address, h)
}

// pageAddress returns the address to remember for a page found at an address:
// the page's own one, if it belongs to the same site and is no front page.
func pageAddress(found, own string) string {
	if own != "" && stated.Host(own) == stated.Host(found) && !stated.IsSite(own) {
		return own
	}
	return found
}

// tell reports the parts of a document that could not be read.
func (g *Gatherer) tell(from string, errs []error) {
	for _, err := range errs {
		g.Problem(from, unnamed(err))
	}
}

// why returns the first of errs.
func why(errs []error) error {
	if len(errs) == 0 {
		return source.ErrEmpty
	}
	return unnamed(errs[0])
}

// unnamed returns err without the name of the document.
func unnamed(err error) error {
	var bad *source.Error
	switch {
	case !errors.As(err, &bad):
		return err
	case bad.Line > 0:
		return fmt.Errorf("line %d: %w", bad.Line, bad.Err)
	}
	return bad.Err
}

// Accept returns an error for media types without text. It is meant for clients
// that fetch documents.
func Accept(mediaType string) error {
	kind, _, _ := strings.Cut(mediaType, "/")
	switch kind {
	case "image", "audio", "video", "font", "model":
		return fmt.Errorf("%s, not a document with text", mediaType)
	}
	return nil
}
