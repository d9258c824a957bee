package ui

import (
	"context"
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/briefing/sentences"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/state"
)

// Novelty dims the sentences of an article that are known from others. It is off until
// the reader asks for it.

// known says which sentences are dimmed.
type known int

const (
	off     known = iota
	read          // those that were read elsewhere
	earlier       // those that stand in earlier articles
)

// novelty holds the choice of dimmed sentences, and the text in view until it counts as
// read.
type novelty struct {
	known   known
	tell    bool // the reader has just asked for it: say the count
	looking looking
}

// looking is the text of an article that is in view.
type looking struct {
	article briefing.ArticleID
	span    briefing.Span // bytes of its text
}

// moment is how long a text is in view until it counts as read.
const moment = 2 * time.Second

// nextKnown chooses which sentences are dimmed: none, those read elsewhere, those that
// stand earlier.
func (m model) nextKnown() (model, tea.Cmd) {
	m.novelty.known = (m.novelty.known + 1) % (earlier + 1)
	if m.novelty.known == off {
		m.reader = m.reader.SetNovel(nil)
		return m.say("no sentence is dimmed"), nil
	}
	m.novelty.tell = true
	if m.pageID().Kind != page.Article {
		what := "what you have read elsewhere is dimmed in articles"
		if m.novelty.known == earlier {
			what = "what stands earlier in others is dimmed in articles"
		}
		return m.say(what), nil
	}
	return m.say("comparing the articles…"), m.findNovel()
}

// novel answers findNovel. Without a page.Novel the articles are still being compared.
type novel struct {
	lib   *library.Library
	id    page.ID
	known known
	found *page.Novel
	err   error
}

// findNovel looks for the known sentences of the current article; nil if none is to be
// dimmed.
func (m model) findNovel() tea.Cmd {
	id := m.pageID()
	if m.novelty.known == off || id.Kind != page.Article {
		return nil
	}
	lib, ctx := m.lib, m.opener.Context()
	msg := novel{lib: lib, id: id, known: m.novelty.known}
	var seen sentences.Known
	texts := maps.Clone(m.state.Seen)
	return func() tea.Msg {
		waiting, cancel := context.WithTimeout(ctx, compareEvery)
		defer cancel()
		c, err := lib.CompareArticles(waiting)
		switch {
		case err != nil && waiting.Err() != nil && ctx.Err() == nil:
			return msg // go on waiting
		case err != nil:
			msg.err = err
			return msg
		}
		if msg.known == read {
			seen = state.KnownOf(c, texts)
		}
		msg.found, msg.err = page.NovelIn(ctx, lib, c, briefing.ArticleID(id.Key), seen)
		return msg
	}
}

// novelFound dims the known sentences of the current article.
func (m model) novelFound(msg novel) (model, tea.Cmd) {
	if msg.lib != m.lib || msg.id != m.pageID() || msg.known != m.novelty.known {
		return m, nil
	}
	switch {
	case msg.err != nil:
		return m.say(msg.err.Error()), nil
	case msg.found == nil:
		return m, m.findNovel()
	}
	m.reader = m.reader.SetNovel(msg.found)
	if m.novelty.tell {
		m.novelty.tell = false
		m = m.say(msg.found.Count()).suggest(keys.NextNew)
	}
	return m, nil
}

// newPassage goes to the next or previous passage that is new.
func (m model) newPassage(by int) (model, tea.Cmd) {
	switch {
	case m.pageID().Kind != page.Article:
		return m.say("open an article to go to its new passages").suggest(keys.ListArticles), nil
	case m.novelty.known == off:
		return m.say("the articles have not been compared yet").suggest(keys.Known), nil
	case m.reader.Novel() == nil:
		return m.say("comparing the articles…"), nil
	}
	at, ok := m.reader.NewPassage(by)
	switch {
	case ok:
		return m.setFocus(nav.Reader).land(at)
	case by > 0:
		return m.say("no new passage below"), nil
	}
	return m.say("no new passage above"), nil
}

// lingered tells that something has been in view for a moment.
type lingered struct{ looking looking }

// linger waits, once something else is in view, until that counts as read.
func (m model) linger() (model, tea.Cmd) {
	now := looking{}
	if p := m.reader.Page(); p != nil && p.ID.Kind == page.Article && m.overlay == none && m.layout.reader.w > 0 {
		now = looking{briefing.ArticleID(p.ID.Key), m.reader.InView()}
	}
	if now == m.novelty.looking {
		return m, nil
	}
	m.novelty.looking = now
	if now.span.Empty() {
		return m, nil
	}
	return m, tea.Tick(moment, func(time.Time) tea.Msg { return lingered{now} })
}

// lingered counts a text as read if it is still in view.
func (m model) lingered(msg lingered) model {
	p := m.reader.Page()
	if msg.looking != m.novelty.looking || p == nil {
		return m
	}
	id := msg.looking.article
	m.state.Seen[id] = m.state.Seen[id].With(sentences.HashOf(p.Body.In(p.Markdown)), msg.looking.span)
	return m
}

// seenWhole counts all of the article that is shown as read, or none of it.
func (m model) seenWhole(p *page.Page, all bool) {
	id := briefing.ArticleID(p.ID.Key)
	if !all {
		delete(m.state.Seen, id)
		return
	}
	m.state.Seen[id] = m.state.Seen[id].With(sentences.HashOf(p.Body.In(p.Markdown)), briefing.Span{End: p.Body.Len()})
}

// noveltyText says where the sentence at the reader's position is known from, or how many
// are known, before the name of the article.
func (m model) noveltyText() string {
	switch n := m.reader.Novel(); {
	case n == nil:
		return ""
	case m.reader.NovelNote() != "":
		return m.reader.NovelNote() + " · "
	default:
		return n.Count() + " · "
	}
}
