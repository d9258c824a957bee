package reader

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page/origins"
	"briefing/ui/theme"
	"briefing/ui/typeset"
)

// SetNovel dims the sentences of the article that are known and puts signs beside those
// that are new. Nil ends that.
func (m Model) SetNovel(n *origins.Novel) Model {
	if n == m.novel {
		return m
	}
	h := m.settled()
	m.novel, m.novels = n, typeset.Marks{}
	if m.page == nil {
		return m
	}
	if n != nil {
		marks := make([]typeset.Mark, len(n.Sentences))
		for i := range n.Sentences {
			marks[i] = typeset.Mark{Span: m.page.PageSpan(n.Sentences[i].Span), ID: i}
		}
		m.novels = typeset.NewMarks(marks)
	}
	return m.lay(h) // the margin has a column more or less
}

// Novel returns what SetNovel was last given for this page.
func (m Model) Novel() *origins.Novel { return m.novel }

// partlySign marks a line that is known in part, where colours do not tell it.
const partlySign = "▒"

// novelSign returns the sign in the margin of a line: of a new sentence that begins there
// or, without colours, that the line is known.
func (m Model) novelSign(line typeset.Line, t *theme.Theme) string {
	if m.novel == nil {
		return ""
	}
	span := line.Span()
	known, all := 0, 0
	for _, k := range m.novels.In(span) {
		if len(line.Cells(k.Span)) == 0 {
			continue
		}
		all++
		switch sign := m.novel.Sign(k.ID); {
		case sign == origins.KnownSign:
			known++
		case sign != "" && k.Span.Start >= span.Start:
			return t.Title.Render(sign)
		}
	}
	switch {
	case known == 0 || !t.Signs:
		return ""
	case known < all:
		return partlySign
	}
	return origins.KnownSign
}

// dim lays the style of known sentences over a line.
func (m Model) dim(line briefing.Span, put func(briefing.Span)) {
	if m.novel == nil {
		return
	}
	for _, k := range m.novels.In(line) {
		if m.novel.Sentences[k.ID].IsKnown() {
			put(k.Span)
		}
	}
}

// noted puts the note on the last sentence that ends on a line behind it, if there is
// room.
func (m Model) noted(row string, line typeset.Line, t *theme.Theme) string {
	if m.novel == nil {
		return row
	}
	span, note := line.Span(), ""
	for _, k := range m.novels.In(span) {
		if said := m.novel.Note(k.ID); said != "" && k.Span.End <= span.End {
			note = said
		}
	}
	const apart = 3
	used := m.indent() + ansi.StringWidth(row)
	room := m.width - used - m.options.Method.StringWidth(note) - 1
	if note == "" || room < apart {
		return row
	}
	return row + strings.Repeat(" ", room) + t.Faint.Render(note)
}

// NovelNote returns the note on the sentence that is selected or at the last stop.
func (m Model) NovelNote() string {
	if m.novel == nil {
		return ""
	}
	at := m.selected.head
	if !m.Selecting() {
		at = m.stop
	}
	if at.Empty() || !m.visible(at) {
		return ""
	}
	for _, k := range m.novels.In(at) {
		return m.novel.Note(k.ID)
	}
	return ""
}

// NewPassage returns where, in the article's text, the next new passage begins, or the one
// before: a sentence that is not known after one that is. It counts from the last stop or,
// if that is not in view, from the top of the pane.
func (m Model) NewPassage(by int) (briefing.Span, bool) {
	if m.novel == nil {
		return briefing.Span{}, false
	}
	from := m.layout.Offset(m.top) - 1
	if m.stopShown() {
		from = m.stop.Start
	}
	var found briefing.Span
	for span := range m.novel.Passages() {
		switch at := m.page.PageSpan(span).Start; {
		case by < 0 && at < from:
			found = span
		case by > 0 && at > from:
			return span, true
		}
	}
	return found, !found.Empty()
}

// InView returns the bytes of the article's text that are in the pane.
func (m Model) InView() briefing.Span {
	if m.page == nil || m.page.Body.Empty() || m.height <= 0 {
		return briefing.Span{}
	}
	view := briefing.Span{Start: m.layout.Offset(m.top), End: len(m.page.Markdown)}
	if next := m.layout.Move(m.top, m.height); m.layout.Distance(m.top, next, m.height+1) == m.height {
		view.End = m.layout.Offset(next)
	}
	view.Start, view.End = max(view.Start, m.page.Body.Start), min(view.End, m.page.Body.End)
	if view.Start >= view.End {
		return briefing.Span{}
	}
	span, _ := m.page.ArticleSpan(view)
	return span
}
