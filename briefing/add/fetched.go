package add

import (
	"context"
	"errors"
	"iter"
	"net/url"
	"path"
	"strings"

	"briefing/briefing/add/fetch"
	"briefing/briefing/source"
)

// Outcome is the result of adding an address.
type Outcome struct {
	Address string
	Tally
	Err error
}

// Addresses saves the articles at addresses, which lead to pages, other
// documents or feeds, and yields the results in order. A few documents are
// fetched ahead. When ctx is done it stops without a message.
func (g *Gatherer) Addresses(ctx context.Context, addresses []string) iter.Seq[Outcome] {
	return func(yield func(Outcome) bool) {
		for o, d := range g.ahead(ctx, addresses) {
			if o.Err == nil && d != nil {
				o.Tally, o.Err = g.document(ctx, o.Address, d)
			}
			if errors.Is(o.Err, fetch.ErrUnchanged) {
				o.Tally, o.Err = Tally{Several: true}, nil
			}
			if ctx.Err() != nil || !yield(o) {
				return
			}
		}
	}
}

// atOnce is how many documents are fetched at a time.
const atOnce = 4

// answer is the result of a request.
type answer struct {
	d   *fetch.Document
	err error
}

// ahead yields the document at each address. For an article that is there
// already it yields nil, and reports that.
func (g *Gatherer) ahead(ctx context.Context, addresses []string) iter.Seq2[Outcome, *fetch.Document] {
	return func(yield func(Outcome, *fetch.Document) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		there := make([]string, len(addresses)) // the folder is not asked while it is written to
		for i, address := range addresses {
			page, _, _ := strings.Cut(address, "#")
			there[i] = g.Folder.hasAddress(page)
		}
		answers := make(chan chan answer, atOnce-1)
		go g.ask(ctx, addresses, there, answers)
		i := 0
		for done := range answers {
			a := <-done
			o := Outcome{Address: addresses[i], Err: a.err}
			if there[i] != "" {
				o.There = 1
				g.There(o.Address, there[i])
			}
			if i++; !yield(o, a.d) {
				return
			}
		}
	}
}

// ask sends the answers from addresses in order, an empty one for addresses
// that are there already. It stops when ctx is done.
func (g *Gatherer) ask(ctx context.Context, addresses, there []string, answers chan<- chan answer) {
	defer close(answers)
	hosts := g.hosts
	for i, address := range addresses {
		done := make(chan answer, 1)
		select {
		case answers <- done:
		case <-ctx.Done():
			return
		}
		if there[i] != "" {
			done <- answer{}
			continue
		}
		var have fetch.Version
		if g.IfChanged {
			have = g.Versions.of(address)
		}
		go func() {
			done <- hosts.ask(ctx, address, func() answer {
				d, err := g.Client.Get(ctx, address, have)
				return answer{d, err}
			})
		}()
	}
}

// document saves the document fetched from an address.
func (g *Gatherer) document(ctx context.Context, address string, d *fetch.Document) (Tally, error) {
	h := source.ReadHeld(nameOf(d), d.Charset, d.Data)
	switch {
	case h.IsFeed:
		return g.feed(ctx, address, d, h)
	case len(h.Articles) == 1:
		return g.page(ctx, address, d, h)
	}
	for _, a := range h.Articles { // of a book, or of lines of JSON
		a.Original = address
	}
	return g.articles(ctx, address, h)
}

// endings maps media types to file extensions.
var endings = map[string]string{
	"text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf", "application/epub+zip": ".epub", "text/markdown": ".md",
	"message/rfc822": ".eml", "application/mbox": ".mbox", "application/x-ndjson": ".jsonl", "application/jsonl": ".jsonl",
	"application/rss+xml": ".rss", "application/atom+xml": ".atom",
}

// nameOf returns a name for a document. Its extension follows from the media
// type, or else from the address.
func nameOf(d *fetch.Document) string {
	name := "document"
	if u, err := url.Parse(d.URL); err == nil {
		name = path.Base(u.Path)
	}
	if end, ok := endings[d.Type]; ok {
		return strings.TrimSuffix(name, path.Ext(name)) + end
	}
	return name
}
