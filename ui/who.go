package ui

import (
	"context"
	"time"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/ask"
)

// Facts about the reader for pages: how much they have read, and which articles
// are new since their last visit.

// whom returns facts about the reader for a page. It may take time.
type whom func(context.Context) (*page.Reader, error)

// who returns a function that returns facts about the reader for a page. On the overview
// they are nil while the articles of a large library are not listed.
func (m *model) who(id page.ID) whom {
	const margins = 4
	pane := m.window.Reader
	at := page.Reader{Width: pane.W - margins, Height: pane.H, Cells: m.window.Gauge()}
	known, rows, a := &page.Reader{Notes: m.kept.Placed(), Output: m.pipes.Output()}, m.rows, m.asker()
	switch id.Kind {
	case page.Overview:
		known = m.facts()
	case page.Beside, page.Since, page.Concordance:
		*known = at
		known.News = m.compared.News()
	case page.Dossier, page.Compare, page.Timeline:
		if m.spot().IsForWidth(id) {
			known.Width, known.Height, known.Cells = at.Width, at.Height, at.Cells
		}
	}
	return func(ctx context.Context) (_ *page.Reader, err error) {
		switch id.Kind {
		case page.Concordance:
			known.Rows, err = rows.Of(ctx, id, a)
		case page.Verify:
			d, err := draft(ctx, a.Library, id.Key)
			return &page.Reader{Draft: d}, err
		}
		return known, err
	}
}

// asker returns the asker for the library and the notes as they are now.
func (m *model) asker() ask.Asker {
	return ask.Asker{Library: m.lib, Contents: m.Contents, Kept: m.kept.In(m.lib), News: m.compared.News()}
}

// make makes a page for the reader; for nobody if who is nil.
func (who whom) make(ctx context.Context, lib briefing.Library, id page.ID) (*page.Page, error) {
	if who == nil {
		return page.Make(ctx, lib, id)
	}
	reader, err := who(ctx)
	if err != nil {
		return nil, err
	}
	return page.MakeFor(ctx, lib, id, reader)
}

// facts returns what the overview tells of the reader.
func (m *model) facts() *page.Reader {
	if !m.IsListed() {
		return nil
	}
	r := page.Reader{Unread: m.unread, New: m.fresh, Width: m.reader.Measure(), Notes: m.kept.Placed()}
	if d, err := briefing.ParseDate(m.state.Visited); err == nil && d != today() {
		r.Since = d
	}
	for _, e := range m.Entries {
		if !m.state.Read[e.ID] {
			r.Next = e.ID
			break
		}
	}
	return &r
}

// countNew finds the articles added since the last visit, if there was one. If articles are
// gone, any of them may have moved: then none counts as new until account was taken.
func (m *model) countNew() {
	m.fresh = nil
	if len(m.state.Known) == 0 || m.compared.Counting() && m.state.Known.Lacks(m.IDs()) {
		return
	}
	for _, e := range m.Entries {
		if !m.state.Known.Has(e.ID) {
			m.fresh = append(m.fresh, e.ID)
		}
	}
}

func today() briefing.Date { return briefing.Day(time.Now()) }
