package reader

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/typeset"
)

// link is a stretch of the page that leads elsewhere. The zero link is none.
type link struct {
	span briefing.Span // bytes of the page
	to   page.Target
	kind briefing.Kind // of a mention; "" for other links of the page
	from briefing.Ref  // the mention itself, in its article
	url  string        // of a Markdown link, whose other fields are empty

	figure briefing.FigureKind // of the mention of a figure
}

func (l link) none() bool { return l.span.Empty() }

// intent returns the intent to follow l.
func (l link) intent() nav.Intent {
	switch {
	case l.none():
		return nil
	case l.url != "":
		return nav.Browse{URL: l.url}
	}
	return nav.Open{Target: l.to, From: l.from}
}

// linksOf returns the links of a page in reading order: the page's own links
// and its mentions. Mentions of topics are left out: they fill whole articles
// and would drown the others.
func linksOf(p *page.Page) []link {
	out := make([]link, 0, len(p.Links)+len(p.Marks))
	for _, l := range p.Links {
		out = append(out, link{span: l.Span, to: l.To})
	}
	for _, mark := range p.Marks {
		if mark.Kind == briefing.KindTopic {
			continue
		}
		subject := mark.Mention.Subject
		out = append(out, link{
			span: mark.Span,
			to:   page.Target{Page: page.OfSubject(subject), Follow: subject},
			kind: mark.Kind,
			from: mark.Mention.Ref,

			figure: mark.Type,
		})
	}
	slices.SortStableFunc(out, compare)
	return out
}

// compare orders links by their beginning, longer ones first.
func compare(a, b link) int {
	return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
}

func marksOf(links []link) typeset.Marks {
	marks := make([]typeset.Mark, len(links))
	for i, l := range links {
		marks[i] = typeset.Mark{Span: l.span, ID: i}
	}
	return typeset.NewMarks(marks)
}

// linkWith returns the link with exactly that span, or none.
func (m Model) linkWith(span briefing.Span) link {
	if span.Empty() {
		return link{}
	}
	for _, k := range m.marks.At(span.Start) {
		if k.Span == span {
			return m.links[k.ID]
		}
	}
	if l, ok := m.doc.LinkAt(span.Start); ok && l.Span == span {
		return link{span: l.Span, url: l.To}
	}
	return link{}
}

// step moves the focus to the next or previous link, and says if there is none.
// It starts from the focused link or the last stop, if that is in view, else
// from the edge of the view.
func (m Model) step(by int) (Model, nav.Intent) {
	from := m.focus
	if from.none() {
		from = link{span: m.stop}
	}
	if from.none() || !m.visible(from.span) {
		from = m.edge(by)
	}
	next := m.after(from)
	if by < 0 {
		next = m.before(from)
	}
	if next.none() {
		return m, nav.Say{Text: m.noLink(by)}
	}
	m.focus = next
	return m.reveal(next.span), nil
}

// noLink says that there is no further link.
func (m Model) noLink(by int) string {
	switch first := m.after(link{span: briefing.Span{Start: -1, End: 0}}); {
	case first.none():
		return "no link is on this page"
	case by < 0:
		return "no link is above"
	}
	return "no link is below"
}

// follow returns the intent to follow the focused link or, if there is none,
// the link at the last stop.
func (m Model) follow() nav.Intent {
	if !m.focus.none() {
		return m.focus.intent()
	}
	if m.stopShown() {
		if l := m.at(m.stop.Start); !l.none() {
			return l.intent()
		}
		return nav.Tell("no link at this stop", keys.NextLink)
	}
	return nav.Tell("no link is selected", keys.NextLink)
}

// edge returns a position just outside the view as a link: before it for
// stepping forwards, after it for stepping back.
func (m Model) edge(by int) link {
	if by > 0 {
		start := m.layout.Offset(m.top)
		return link{span: briefing.Span{Start: start, End: math.MaxInt}}
	}
	end := m.layout.Offset(m.layout.Move(m.top, m.height))
	if m.Percent() == 100 {
		end = len(m.page.Markdown)
	}
	return link{span: briefing.Span{Start: end, End: math.MaxInt}}
}

// after returns the first link after l in reading order.
func (m Model) after(l link) link {
	i := sort.Search(len(m.links), func(i int) bool { return compare(m.links[i], l) > 0 })
	var next link
	if i < len(m.links) {
		next = m.links[i]
	}
	if own, ok := m.doc.NextLink(l.span.Start + 1); ok && (next.none() || own.Span.Start < next.span.Start) {
		next = link{span: own.Span, url: own.To}
	}
	return next
}

// before returns the last link before l in reading order.
func (m Model) before(l link) link {
	i := sort.Search(len(m.links), func(i int) bool { return compare(m.links[i], l) >= 0 })
	var prev link
	if i > 0 {
		prev = m.links[i-1]
	}
	if own, ok := m.doc.PrevLink(l.span.Start); ok && (prev.none() || own.Span.Start > prev.span.Start) {
		prev = link{span: own.Span, url: own.To}
	}
	return prev
}

// at returns the innermost link at a byte of the page, or none.
func (m Model) at(offset int) link {
	if marks := m.marks.At(offset); len(marks) > 0 {
		return m.links[marks[0].ID]
	}
	if l, ok := m.doc.LinkAt(offset); ok {
		return link{span: l.Span, url: l.To}
	}
	return link{}
}

// Unfocus removes the focus from a link. It reports whether a link had it.
func (m Model) Unfocus() (Model, bool) {
	had := !m.focus.none()
	m.focus = link{}
	return m, had
}

// Focused returns the target of the focused link; ok is false if there is none.
func (m Model) Focused() (to page.Target, url string, ok bool) {
	return m.focus.to, m.focus.url, !m.focus.none()
}

// Click follows the link at a cell of the pane.
func (m Model) Click(x, y int) (Model, nav.Intent) {
	if m.page == nil {
		return m, nil
	}
	line := m.layout.Move(m.top, y)
	offset, ok := m.layout.At(line, x-m.indent())
	if below := m.layout.Distance(m.top, line, m.height) < y; below || !ok {
		return m, nil
	}
	l := m.at(offset)
	if l.none() {
		return m, nil
	}
	m.focus = l
	return m, l.intent()
}

// inView returns the links that begin in view, in reading order.
func (m Model) inView() []link {
	var out []link
	seen := map[briefing.Span]bool{}
	add := func(l link) {
		if !seen[l.span] {
			seen[l.span] = true
			out = append(out, l)
		}
	}
	for _, line := range m.layout.Lines(m.top, m.height) {
		span := line.Span()
		for _, k := range m.marks.In(span) {
			if len(line.Cells(k.Span)) > 0 {
				add(m.links[k.ID])
			}
		}
		for _, own := range m.doc.Links(span) {
			if len(line.Cells(own.Span)) > 0 {
				add(link{span: own.Span, url: own.To})
			}
		}
	}
	slices.SortStableFunc(out, compare)
	return out
}
