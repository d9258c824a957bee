package add

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/add/fetch"
	"briefing/briefing/add/formats"
	"briefing/briefing/source"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/markdown"
	"briefing/briefing/source/plain"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
	"briefing/briefing/source/web"
)

// Taking says how an export of another program is taken in.
type Taking struct {
	Fetch  bool           // the articles whose text the export does not hold
	Only   briefing.Query // of what the export states of an article; all if it is empty
	DryRun bool           // nothing is saved or fetched
	// Listed, if set, is called for each article and each omission.
	Listed func(Listed)
	// Progress, if set, is called for each address that was fetched.
	Progress func(done, all int)
}

// Listed is what becomes, or would become, of an entry of an export.
type Listed struct {
	Fate Fate
	Item *formats.Item    // nil for an omission
	Left *formats.LeftOut // else nil
}

// Fate is what becomes of an entry of an export.
type Fate string

// The fates.
const (
	FateText    Fate = "text"     // saved with the text of the export
	FateThere   Fate = "there"    // the library has it
	FateAddress Fate = "address"  // no text in the export
	FateNotes   Fate = "passages" // no article, but passages of one
	FateLeft    Fate = "left out"
)

// Report is the result of adding an export.
type Report struct {
	New, There int // articles with text that were saved, and of all those that were there
	Addresses  int // articles without text in the export, which are not there
	Fetched    int // of the addresses
	Unasked    int // that Taking.Only does not hold for
	Left       []*formats.LeftOut
	Marks      []Mark
	Err        error // what ended the reading, if it did not come to the end
}

// Mark holds the marks of an article: that it was read, and its passages.
type Mark struct {
	File string // path of the article; "" if it is to be looked for
	Item *formats.Item
}

// taking is an export that is taken in.
type taking struct {
	*Gatherer
	Taking
	Report
	pending []*formats.Item // addresses, each once
	at      map[string]*formats.Item
}

// Export takes in what an export holds: articles with their text are saved, addresses are
// fetched if that is asked for, and everything else is reported.
func (g *Gatherer) Export(ctx context.Context, items iter.Seq2[*formats.Item, error], how Taking) Report {
	t := &taking{Gatherer: g, Taking: how, at: map[string]*formats.Item{}}
	for item, err := range items {
		if err = cmp.Or(err, ctx.Err()); err == nil {
			err = t.take(ctx, item)
		}
		if left := (*formats.LeftOut)(nil); errors.As(err, &left) {
			t.leave(left)
		} else if err != nil {
			t.Err = err
			break
		}
	}
	if ctx.Err() == nil {
		t.addresses(ctx)
	}
	return t.Report
}

func (t *taking) leave(left *formats.LeftOut) {
	t.Left = append(t.Left, left)
	t.list(FateLeft, nil, left)
}

func (t *taking) list(fate Fate, i *formats.Item, left *formats.LeftOut) {
	if t.Listed != nil {
		t.Listed(Listed{fate, i, left})
	}
}

// take takes an item, or puts it off if it is an address.
func (t *taking) take(ctx context.Context, i *formats.Item) error {
	switch {
	case i.OnlyPassages:
		if t.wants(i) {
			t.list(FateNotes, i, nil)
			t.mark("", i)
		}
		return nil
	case i.Entry.URL != "" && !fetch.IsAddress(i.Entry.URL):
		if !i.HasText() {
			return &formats.LeftOut{Where: cmp.Or(i.Entry.Title, i.Entry.URL), Reason: "no web page"}
		}
	}
	if i.HasText() && t.wants(i) {
		if file := t.Folder.hasAddress(i.Entry.URL); file != "" {
			t.there(file, i)
			return nil
		}
		articles := textOf(i)
		if len(articles) > 0 {
			return t.save(ctx, i, articles)
		}
	} else if i.HasText() {
		t.Unasked++
		return nil
	}
	if i.Entry.URL == "" {
		return &formats.LeftOut{Where: cmp.Or(i.Entry.Title, "an entry"), Reason: "without an address or a text"}
	}
	t.putOff(i)
	return nil
}

// wants reports whether what an export states of an article is asked for.
func (t *taking) wants(i *formats.Item) bool {
	return t.Only.Empty() || len(briefing.NewSelection([]briefing.Entry{Kept(i.Entry)}).Of(t.Only)) > 0
}

// putOff keeps an address for when all are known. One that stands twice is one, with the
// tags and passages of both.
func (t *taking) putOff(i *formats.Item) {
	key := addressKey(i.Entry.URL)
	first := t.at[key]
	if first == nil || key == "" {
		t.at[key] = i
		t.pending = append(t.pending, i)
		return
	}
	for _, tag := range i.Entry.Tags {
		if !slices.Contains(first.Entry.Tags, tag) {
			first.Entry.Tags = append(first.Entry.Tags, tag)
		}
	}
	first.Entry = stated.Complete(first.Entry, i.Entry)
	first.Saved = cmp.Or(first.Saved, i.Saved)
	first.Description = cmp.Or(first.Description, i.Description)
	first.Read = first.Read || i.Read
	first.Passages = append(first.Passages, i.Passages...)
}

// textOf returns the articles of an item's text, with what the export states of them;
// none if nothing can be read.
func textOf(i *formats.Item) (articles []*briefing.Article) {
	defer func() {
		if recover() != nil { // a fault of a reader must not take the rest down
			articles = nil
		}
	}()
	known := Kept(i.Entry)
	switch {
	case i.HTML != "":
		text, err := web.Markdown(scrub.Text(i.HTML))
		if err != nil && text == "" {
			return nil
		}
		articles = append(articles, markdown.Article(cleanup.Split(text, 1), known))
	case i.Text != "":
		articles = append(articles, plain.Article(cleanup.Split(scrub.Text(i.Text), 1), known))
	default:
		articles = source.ReadHeld(i.File.Name, "", i.File.Data).Articles
		for _, a := range articles {
			if len(articles) > 1 { // chapters have titles of their own
				known.Title, known.URL = "", ""
			}
			a.Entry = stated.Complete(known, a.Entry)
			a.Original = cmp.Or(known.Original, i.File.Name)
			a.File = ""
		}
	}
	return slices.DeleteFunc(articles, func(a *briefing.Article) bool { return strings.TrimSpace(a.Text) == "" })
}

// save saves the articles of an item.
func (t *taking) save(ctx context.Context, i *formats.Item, articles []*briefing.Article) error {
	for n, a := range articles {
		file := t.Folder.hasText(a)
		if file == "" && !t.DryRun {
			c := Clipping{Article: a, Description: i.Description, Created: i.Saved}
			if !c.Created.Known() {
				c.Created = t.Today
			}
			there, saved, err := t.Gatherer.saved(ctx, c, mark{address: len(articles) == 1 && i.Entry.URL != "", text: true})
			if errors.Is(err, errUnlike) {
				return &formats.LeftOut{Where: cmp.Or(a.Title, i.Entry.URL), Reason: "a text that " + errUnlike.Error()}
			}
			if err != nil {
				return err
			}
			if file = there; saved != "" {
				t.New++
				t.list(FateText, i, nil)
				if n == 0 {
					t.mark(saved, i)
				}
				continue
			}
		}
		if file == "" {
			t.New++
			t.list(FateText, i, nil)
			continue
		}
		t.there(file, i)
	}
	return nil
}

func (t *taking) there(file string, i *formats.Item) {
	t.Report.There++
	t.list(FateThere, i, nil)
	t.mark(file, i)
}

// mark records the marks of an article.
func (t *taking) mark(file string, i *formats.Item) {
	if i.Read || len(i.Passages) > 0 {
		i.HTML, i.Text, i.File = "", "", nil
		t.Marks = append(t.Marks, Mark{file, i})
	}
}

// addresses fetches the postponed addresses, if that is requested.
func (t *taking) addresses(ctx context.Context) {
	var wanted []*formats.Item
	for _, i := range t.pending {
		file := t.Folder.hasAddress(i.Entry.URL)
		switch {
		case !t.wants(i):
			t.Unasked++
		case file != "":
			t.there(file, i)
		default:
			t.Report.Addresses++
			t.list(FateAddress, i, nil)
			wanted = append(wanted, i)
		}
	}
	if t.Fetch && !t.DryRun {
		t.fetch(ctx, wanted)
	}
}

// fetch fetches items, hosts in turn, so that none is asked too often and none keeps the
// others waiting.
func (t *taking) fetch(ctx context.Context, items []*formats.Item) {
	t.stated = map[string]*formats.Item{}
	t.hosts = newHosts(cmp.Or(t.pause, betweenRequests))
	defer func() { t.stated, t.hosts = nil, nil }()
	var addresses []string
	for _, i := range inTurn(items) {
		addresses = append(addresses, i.Entry.URL)
		t.stated[i.Entry.URL] = i
	}
	done := 0
	for o := range t.Gatherer.Addresses(ctx, addresses) {
		if done++; t.Progress != nil {
			t.Progress(done, len(addresses))
		}
		if o.Err != nil {
			t.Problem(o.Address, fmt.Errorf("not fetched: %w", o.Err))
			continue
		}
		if o.New > 0 {
			t.Fetched++
		}
		if file := t.Folder.hasAddress(o.Address); file != "" {
			t.mark(file, t.stated[o.Address])
		}
	}
}

// inTurn returns items so that those of one host stand as far apart as can be.
func inTurn(items []*formats.Item) []*formats.Item {
	byHost := map[string][]*formats.Item{}
	var hosts []string
	for _, i := range items {
		host := hostOf(i.Entry.URL)
		if byHost[host] == nil {
			hosts = append(hosts, host)
		}
		byHost[host] = append(byHost[host], i)
	}
	var out []*formats.Item
	for round := 0; len(out) < len(items); round++ {
		for _, h := range hosts {
			if round < len(byHost[h]) {
				out = append(out, byHost[h][round])
			}
		}
	}
	return out
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

// completeBy adds to the article of a page what an export states of it.
func completeBy(i *formats.Item, a *briefing.Article, h *source.Held) {
	known := Kept(i.Entry)
	tags := append(slices.Clone(a.Tags), known.Tags...)
	a.Entry = stated.Complete(a.Entry, known)
	a.Tags = tags // each once when they are saved
	h.Created = cmp.Or(i.Saved, h.Created)
	h.Description = cmp.Or(h.Description, i.Description)
}
