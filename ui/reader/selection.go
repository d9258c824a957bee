package reader

import (
	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// selection is a run of sentences to copy, keep or note. Spans are bytes of the
// page; the zero selection is none.
type selection struct {
	anchor briefing.Span // the sentence where it began
	head   briefing.Span // the sentence where it ends
}

func (s selection) none() bool { return s.anchor.Empty() }

func (s selection) span() briefing.Span { return s.anchor.Union(s.head) }

// Selecting reports whether sentences are selected.
func (m Model) Selecting() bool { return !m.selected.none() }

// Select starts a selection at the sentence of the focused link or of the last
// stop, if either is in view, else at the first sentence in view. If there is a
// selection, Select ends it.
func (m Model) Select() (Model, nav.Intent) {
	if m.Selecting() {
		m.selected = selection{}
		return m, nil
	}
	if m.page == nil || m.page.ID.Kind != page.Article || m.page.Body.Empty() {
		return m, nav.Say{Text: "open an article to select sentences"}
	}
	at := briefing.Span{Start: m.layout.Offset(m.top)}
	switch {
	case !m.focus.none() && m.visible(m.focus.span):
		at = m.focus.span
	case m.stopShown():
		at = m.stop
	}
	at.Start = max(at.Start, m.page.Body.Start)
	at.End = max(at.Start, at.End)
	span := briefing.SentenceAt(m.body(), at.Shift(-m.page.Body.Start))
	if span.Empty() {
		next, ok := briefing.SentenceAfter(m.body(), span.Start)
		if !ok {
			return m, nav.Say{Text: "no sentence here"}
		}
		span = next
	}
	span = m.page.PageSpan(span)
	m.selected = selection{span, span}
	m.focus = link{}
	return m.reveal(span), nil
}

// body is the article's text.
func (m Model) body() string { return m.page.Body.In(m.page.Markdown) }

// selecting carries out an action during a selection: line actions extend or
// shrink it by a sentence, link actions move it.
func (m Model) selecting(a keys.Action) (_ Model, _ nav.Intent, handled bool) {
	switch a {
	case keys.LineDown, keys.LineUp:
		next, ok := m.beside(m.selected.head, a == keys.LineDown)
		if !ok {
			return m, nav.Say{Text: "no sentence " + map[bool]string{true: "below", false: "above"}[a == keys.LineDown]}, true
		}
		m.selected.head = next
		return m.reveal(next), nil, true
	case keys.NextLink, keys.PrevLink:
		next, ok := m.beside(m.selected.head, a == keys.NextLink)
		if !ok {
			return m, nav.Say{Text: "no sentence " + map[bool]string{true: "below", false: "above"}[a == keys.NextLink]}, true
		}
		m.selected = selection{next, next}
		return m.reveal(next), nil, true
	}
	return m, nil, false
}

// beside returns the sentence after or before another.
func (m Model) beside(sentence briefing.Span, after bool) (briefing.Span, bool) {
	own := sentence.Shift(-m.page.Body.Start)
	next, ok := briefing.SentenceBefore(m.body(), own.Start)
	if after {
		next, ok = briefing.SentenceAfter(m.body(), own.End)
	}
	return m.page.PageSpan(next), ok
}

// SetKept sets the kept spans of the article's text. They get a sign in the
// margin.
func (m Model) SetKept(spans []briefing.Span) Model {
	m.kept = spans
	return m
}

// isKept reports whether a line, bytes of the page, overlaps a kept span.
func (m Model) isKept(line briefing.Span) bool {
	if m.page == nil || line.Empty() {
		return false
	}
	for _, k := range m.kept {
		if m.page.PageSpan(k).Overlaps(line) {
			return true
		}
	}
	return false
}
