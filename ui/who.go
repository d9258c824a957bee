package ui

import (
	"context"
	"time"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/state"
)

// Facts about the reader for pages: how much they have read, and which articles
// are new since their last visit.

// whom returns facts about the reader for a page. It may take time.
type whom func(context.Context) (*page.Reader, error)

// who returns a function that returns facts about the reader for a page. On the overview
// they are nil while the articles of a large library are not listed.
func (m model) who(id page.ID) whom {
	lib, known := m.lib, &page.Reader{Notes: m.noted.placed, Output: m.pipes.output}
	switch id.Kind {
	case page.Overview:
		known = m.news()
	case page.Beside, page.Since:
		known = m.whoBeside()
	case page.Dossier, page.Compare, page.Timeline:
		if m.isForWidth(id) {
			of := m.whoBeside()
			known.Width, known.Cells, known.Height = of.Width, of.Cells, of.Height
		}
	case page.Concordance:
		known = m.whoBeside()
		kept, a := m.rows, m.asker()
		return func(ctx context.Context) (_ *page.Reader, err error) {
			known.Rows, err = kept.of(ctx, lib, id, a)
			return known, err
		}
	}
	return func(ctx context.Context) (*page.Reader, error) {
		if id.Kind == page.Verify {
			d, err := draft(ctx, lib, id.Key)
			return &page.Reader{Draft: d}, err
		}
		return known, nil
	}
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

// news returns what the overview tells of the reader.
func (m model) news() *page.Reader {
	if !m.IsListed() {
		return nil
	}
	r := page.Reader{Unread: m.unread, New: m.fresh, Width: m.reader.Measure(), Notes: m.noted.placed}
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

// countNew finds the articles added since the last visit, if there was one.
func (m model) countNew() model {
	m.fresh = nil
	if len(m.state.Known) == 0 {
		return m
	}
	for _, e := range m.Entries {
		if !m.state.Known.Has(e.ID) {
			m.fresh = append(m.fresh, e.ID)
		}
	}
	return m
}

// visit returns the record of this visit: its day, and the articles in the
// library.
func (m model) visit() (day string, known state.Known) {
	if !m.IsListed() || m.lib == nil {
		return m.state.Visited, m.state.Known
	}
	return today().String(), state.NewKnown(len(m.Entries), m.IDs())
}

func today() briefing.Date { return briefing.Day(time.Now()) }
