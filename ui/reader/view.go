package reader

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/theme"
	"briefing/ui/typeset"
)

// View returns the pane: exactly as many lines as it is high, none wider than
// the pane.
func (m Model) View(t *theme.Theme) string {
	rows := make([]string, max(m.height, 0))
	if m.page == nil {
		return strings.Join(rows, "\n")
	}
	for i, line := range m.layout.Lines(m.top, m.height) {
		row := typeset.Paint(line, m.Measure(), m.overlays(line, t)...)
		row = m.label(row, line, t)
		if row != "" {
			rows[i] = m.leftOf(line, t) + m.noted(row, line, t)
		}
	}
	return strings.Join(rows, "\n")
}

// overlays returns the styles laid over a line of the page, the strongest last:
// mentions and links, then the followed subject, the sentence and the stop of a
// landing, and the focus.
func (m Model) overlays(line typeset.Line, t *theme.Theme) []typeset.Overlay {
	span := line.Span()
	if span.Empty() {
		return nil
	}
	var out []typeset.Overlay
	lay := func(s briefing.Span, sgr, link string) {
		if sgr+link == "" || !s.Overlaps(span) {
			return
		}
		for _, c := range line.Cells(s) {
			o := typeset.Overlay{Cells: c, SGR: sgr, Link: link}
			if n := len(out); n == 0 || out[n-1] != o {
				out = append(out, o)
			}
		}
	}
	put := func(s briefing.Span, sgr string) { lay(s, sgr, "") }
	m.dim(span, func(s briefing.Span) { put(s, t.Known) })
	put(m.sentence, t.Sentence)
	var followed []briefing.Span
	for _, k := range m.marks.In(span) {
		l := m.links[k.ID]
		if m.followed != "" && l.kind != "" && l.to.Follow == m.followed {
			followed = append(followed, k.Span)
		}
		put(k.Span, m.styleOf(l, t))
	}
	for _, own := range m.doc.Links(span) {
		lay(own.Span, t.Link, own.Address)
	}
	for _, s := range followed {
		put(s, t.Followed)
	}
	for _, h := range m.hits {
		put(h, t.Followed)
	}
	put(m.stop, t.Stop)
	put(m.selected.span(), t.Focus)
	if m.focused {
		put(m.focus.span, t.Focus)
	}
	return out
}

// styleOf returns the style of a link. Names are short and stand out;
// descriptions span half a sentence and are marked more quietly. Links that are
// whole passages are unmarked: the page has their mentions in bold, and would
// otherwise be all underlined.
func (m Model) styleOf(l link, t *theme.Theme) string {
	switch l.kind {
	case "":
		if m.page.ID.Kind == page.Concordance && !l.to.At.Empty() {
			return t.Followed
		}
		if !l.to.At.Empty() && m.page.ID.Kind != page.Coverage { // its cells are counts
			return ""
		}
		return t.Link
	case briefing.KindFigure:
		return nameStyle(l.figure, t)
	case briefing.KindEvent, briefing.KindNumber:
		return t.Described
	}
	return ""
}

// nameStyle returns the style for the name of a kind of figure.
func nameStyle(kind briefing.FigureKind, t *theme.Theme) string {
	switch kind {
	case briefing.Organization:
		return t.Organization
	case briefing.Place:
		return t.Place
	case briefing.Thing:
		return t.Thing
	}
	return t.Person
}

// label draws the hint letters of the links that begin on a line.
func (m Model) label(row string, line typeset.Line, t *theme.Theme) string {
	if !m.Hinting() {
		return row
	}
	span := line.Span()
	for i, l := range m.hints.links {
		rest, ok := strings.CutPrefix(m.hints.labels[i], m.hints.typed)
		if !ok || !span.Overlaps(l.span) || l.span.Start < span.Start {
			continue
		}
		first, leftward := line.Begins(l.span)
		if first.Width == 0 {
			continue
		}
		at := first.Col
		if leftward {
			at = max(0, at+first.Width-len(rest))
		}
		if at+len(rest) > m.Measure() {
			continue
		}
		ruler := m.options.Method
		row = typeset.Cut(row, ruler, 0, at) + t.Hint.Render(rest) + typeset.Cut(row, ruler, at+len(rest), m.Measure())
	}
	return row
}
