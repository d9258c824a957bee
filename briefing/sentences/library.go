package sentences

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sync"

	"briefing/briefing"
)

// Comparison holds the text that articles of a library share. It does not change, except
// that it keeps texts in memory.
type Comparison struct {
	*Index
	pairs map[briefing.ArticleID][]Pair
	texts *texts
	known map[uint64]*Entry // by Entry.Text, for the comparison after this one
	all   *Origins          // of all articles
}

// CompareAll compares the articles of a library. It uses results of former, if that
// is not nil, for articles that have not changed. each, if it is not nil, is called after
// every article, which is twice for each of them.
func CompareAll(ctx context.Context, lib briefing.Library, former *Comparison, each func(done, all int)) (*Comparison, error) {
	entries, err := lib.Entries(ctx)
	if err != nil {
		return nil, err
	}
	if each == nil {
		each = func(int, int) {}
	}
	former = former.usable(len(entries))
	c := &Comparison{pairs: map[briefing.ArticleID][]Pair{}, texts: &texts{ctx, lib, &keptTexts{texts: map[briefing.ArticleID]*Text{}}}}
	list := make([]Entry, len(entries))
	for i, e := range entries {
		if list[i], err = c.entry(ctx, lib, e, former); err != nil {
			return nil, err
		}
		if isThinned(len(entries)) {
			list[i].Marks = thinned(list[i].Marks)
		}
		each(i+1, 2*len(entries))
	}
	c.Index = NewIndex(list)
	c.remember()
	touched := c.touched(former)
	for i, e := range list {
		if err := c.pair(ctx, e.ID, former, touched[i]); err != nil {
			return nil, err
		}
		each(len(entries)+i+1, 2*len(entries))
	}
	ids := make([]briefing.ArticleID, len(list))
	for i, e := range list {
		ids[i] = e.ID
	}
	c.all = c.Origins(ids)
	return c, nil
}

// pair finds what an article has of others, unless that is what it had before.
func (c *Comparison) pair(ctx context.Context, id briefing.ArticleID, former *Comparison, touched bool) error {
	if !touched {
		if pairs := former.pairs[id]; len(pairs) > 0 {
			c.pairs[id] = pairs
		}
		return ctx.Err()
	}
	pairs, err := c.Index.PairsOf(id, c.texts.read)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return err
	}
	if pairs = slices.DeleteFunc(pairs, func(p Pair) bool { return p.Shared < inPassage }); len(pairs) > 0 {
		c.pairs[id] = pairs
	}
	return nil
}

// entry returns what the index keeps of an article.
func (c *Comparison) entry(ctx context.Context, lib briefing.Library, e briefing.Entry, former *Comparison) (Entry, error) {
	a, err := lib.Article(ctx, e.ID)
	if err != nil {
		return Entry{}, err
	}
	out := Entry{ID: e.ID, Source: e.Source, Published: e.Published, Text: HashOf(a.Text)}
	if was := former.of(out.Text); was != nil {
		out.Marks, out.Credits, out.facts = was.Marks, was.Credits, was.facts
	} else {
		t := Read(a.Text)
		out.Marks, out.Credits, out.facts = t.Marks(), Credits(a.Text), t.facts()
	}
	return out, nil
}

// of returns an article with a text, nil if there is none.
func (c *Comparison) of(text uint64) *Entry {
	if c == nil {
		return nil
	}
	return c.known[text]
}

// usable returns the comparison if its marks are good for one of so many articles, else nil.
// Of whole marks thin ones can be made, but not the other way round.
func (c *Comparison) usable(articles int) *Comparison {
	if c == nil || isThinned(len(c.entries)) && !isThinned(articles) {
		return nil
	}
	return c
}

// remember makes known which texts the articles have.
func (c *Comparison) remember() {
	c.known = make(map[uint64]*Entry, len(c.entries))
	for i := range c.entries {
		c.known[c.entries[i].Text] = &c.entries[i]
	}
}

// mostSketched is how many articles have all shingle hashes of their sentences in the
// index. Of more, the index would take too much room: half of the hashes find 77 in 100 of
// the edited sentences, instead of 92.
const mostSketched = 20_000

// isThinned reports whether the marks of so many articles are thin.
func isThinned(articles int) bool { return articles > mostSketched }

// thinned returns marks with half of the shingle hashes.
func thinned(marks []Mark) []Mark {
	isThin := func(m Mark) bool { return m.Sketch[sketchSize/2] == 0 }
	if !slices.ContainsFunc(marks, func(m Mark) bool { return !isThin(m) }) {
		return marks
	}
	out := slices.Clone(marks)
	for i := range out {
		clear(out[i].Sketch[sketchSize/2:])
	}
	return out
}

// HashOf returns the hash of a text, as in Entry.Text.
func HashOf(text string) uint64 {
	sum := sha256.Sum256([]byte(text))
	return binary.LittleEndian.Uint64(sum[:])
}

// Read returns an article made ready to be compared.
func (c *Comparison) Read(ctx context.Context, id briefing.ArticleID) (*Text, error) {
	t := texts{ctx, c.texts.lib, c.texts.kept}
	return t.read(id)
}

// Place returns the place of an article in the library.
func (c *Comparison) Place(id briefing.ArticleID) (place int, ok bool) {
	place, ok = c.at[id]
	return place, ok
}

// Pairs returns what an article has of others, most first: two sentences and more.
func (c *Comparison) Pairs(id briefing.ArticleID) []Pair { return c.pairs[id] }

// Nearest returns the article that another has most in common with: that which it has
// most of or, if it has nothing of any, that which has most of it.
func (c *Comparison) Nearest(id briefing.ArticleID) (briefing.ArticleID, bool) {
	if pairs := c.pairs[id]; len(pairs) > 0 {
		return pairs[0].Other, true
	}
	best := Pair{}
	for _, e := range c.entries {
		for _, p := range c.pairs[e.ID] {
			if p.Other == id && p.Share > best.Share {
				best = p
			}
		}
	}
	return best.Article, best.Article != ""
}

// Origins returns the origins of articles, which are in the order of the library. The
// caller does not change them.
func (c *Comparison) Origins(ids []briefing.ArticleID) *Origins {
	if c.all != nil && len(ids) == len(c.entries) {
		return c.all
	}
	return c.Index.originsOf(ids, func(id briefing.ArticleID) []Pair { return c.pairs[id] })
}

// mostTexts is how many articles are kept ready: what an article has in common with
// others is mostly of the same days.
const mostTexts = 256

// texts reads the articles of a library and keeps some of them.
type texts struct {
	ctx  context.Context
	lib  briefing.Library
	kept *keptTexts
}

type keptTexts struct {
	mu    sync.Mutex
	texts map[briefing.ArticleID]*Text
	order []briefing.ArticleID // in which they were read
}

func (t *texts) read(id briefing.ArticleID) (*Text, error) {
	k := t.kept
	k.mu.Lock()
	have := k.texts[id]
	k.mu.Unlock()
	if have != nil {
		return have, nil
	}
	a, err := t.lib.Article(t.ctx, id)
	if err != nil {
		return nil, err
	}
	text := Read(a.Text)
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.order) >= mostTexts {
		delete(k.texts, k.order[0])
		k.order = k.order[1:]
	}
	if _, again := k.texts[id]; !again {
		k.order = append(k.order, id)
	}
	k.texts[id] = text
	return text, nil
}
