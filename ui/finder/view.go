package finder

import (
	"errors"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/list"
	"briefing/ui/overlay"
	"briefing/ui/theme"
)

// suggestionLine is the line, inside the frame, with the suggestion.
const suggestionLine = 2

// syntax shows examples of the query language while the line is empty.
var syntax = []string{
	`"a phrase"`, "pref*", "-not", "this OR that", "(…)", "drones NEAR/5 Ukraine", "dr?ne", "/regex/",
	"figure:putin", "topic:drones", "source:dw", "event:ashgabat", "after:2024-10", "before:2025",
	"has:note", "note:word", "note:#tag",
}

// View draws the search.
func (m Model) View(t *theme.Theme) string {
	if m.h == 0 {
		return ""
	}
	_, _, w, h := m.frame().Inner()
	pen := list.Pen{Theme: t, Width: w}
	prompt := m.prompt()
	lines := []string{t.Faint.Render(prompt) + m.input.View(t, w-list.Width(prompt))}
	if m.head() > 1 {
		lines = append(lines, m.viewState(pen)...)
	}
	if m.head() > suggestionLine && !m.isWrong() {
		lines = append(lines, viewSuggestion(pen, m.answer.suggestion))
	}
	if h > m.head() && (m.input.Value() != "" || len(m.recent) > 0) {
		lines = append(lines, strings.Split(m.list.View(t, m.viewRow), "\n")...)
	}
	if m.input.Value() == "" {
		for _, line := range append([]string{""}, wrap(syntax, w)...) {
			lines = append(lines, t.Faint.Render(list.Cut(line, w)))
		}
	}
	return m.frame().View(t, "Search", lines[:min(h, len(lines))])
}

func (m Model) frame() overlay.Frame { return overlay.Frame{Width: m.w, Height: m.h} }

// prompt returns the text before the query, "" where every cell counts.
func (m Model) prompt() string {
	if m.w < 8 {
		return ""
	}
	return "/ "
}

// mostWrong limits the lines of an error in the query.
const mostWrong = 4

// head returns the number of lines above the passages: the query, its state,
// and the suggestion if some passages stay in view.
func (m Model) head() int {
	_, _, w, h := m.frame().Inner()
	want := 2
	switch {
	case m.input.Value() == "":
		want = 1
	case m.isWrong():
		return max(1, min(h, 1+len(list.Wrap([]list.Piece{{Text: m.answer.wrong()}}, w, mostWrong))))
	case m.suggests():
		want = suggestionLine + 1
	}
	return max(1, min(want, h-1))
}

// isWrong reports whether the current query has an error.
func (m Model) isWrong() bool { return m.answered() && m.answer.err != nil }

// wrong describes the error in the query.
func (a answer) wrong() string {
	bad := (*briefing.QueryError)(nil)
	if !errors.As(a.err, &bad) {
		return list.OneLine(a.err.Error())
	}
	text := bad.Reason
	if strings.TrimSpace(a.query) != bad.Term {
		text = bad.Term + ": " + text
	}
	if bad.Hint != "" {
		text += " · " + bad.Hint
	}
	return list.OneLine(text)
}

// viewState draws the number of results, or the error in the query.
func (m Model) viewState(pen list.Pen) []string {
	if !m.isWrong() {
		return []string{pen.Line([]list.Piece{{Text: m.amount(), Style: pen.Theme.Faint}}, nil)}
	}
	var lines []string
	for _, line := range list.Wrap([]list.Piece{{Text: m.answer.wrong(), Style: pen.Theme.Error}}, pen.Width, mostWrong) {
		lines = append(lines, pen.Line(line, nil))
	}
	return lines
}

// amount describes the number of results, and says so if the library is still
// being read.
func (m Model) amount() string {
	text := m.answer.amount(m.newest)
	if m.reading && text != "" {
		text += " so far; the library is still being read"
	}
	return text
}

// amount describes the number of results in the same units as the stops of the
// trail: "14 hits in 5 articles", "5 articles" that match as a whole, or "16
// stops in 7 articles", and "3 more by other forms". For a partial list it says
// so.
func (a answer) amount(newest bool) string {
	n := a.count
	var text string
	switch {
	case a.query == "":
		return ""
	case len(a.results) == 0:
		return "nothing found"
	case !a.counted && newest:
		return "the newest " + briefing.Count(len(a.results), "article") + "; there are more"
	case !a.counted:
		return a.stops(n.Typed, "the best ") + "; there are more"
	case n.Typed.Articles > 0:
		text = a.stops(n.Typed, "")
		if n.Forms.Mentions > 0 {
			text += ", " + briefing.Thousands(n.Forms.Mentions) + " more by other forms"
		} else if n.Forms.Articles > 0 {
			text += ", " + briefing.Count(n.Forms.Articles, "article") + " more by other forms"
		}
	default:
		text = a.stops(n.Forms, "") + ", by other forms only"
	}
	if a.cut && newest {
		text += " · the newest " + briefing.Thousands(a.typed) + " are listed"
	} else if a.cut {
		text += " · the best " + briefing.Thousands(a.typed) + " are listed"
	}
	return text
}

// stops describes the number of stops and articles. which qualifies the
// articles.
func (a answer) stops(n briefing.Tally, which string) string {
	articles := which + briefing.Count(n.Articles, "article")
	hits := 0
	for _, r := range a.results {
		hits += r.Hits()
	}
	switch {
	case n.Mentions == 0 || hits == 0:
		return articles
	case hits < a.trail.Len():
		return briefing.Count(n.Mentions, "stop") + " in " + articles
	}
	return briefing.Count(n.Mentions, "hit") + " in " + articles
}

func viewSuggestion(pen list.Pen, query string) string {
	t := pen.Theme
	return pen.Line([]list.Piece{
		{Text: "did you mean ", Style: t.Faint},
		{Text: list.OneLine(query), Style: t.Match},
		{Text: "?", Style: t.Faint},
	}, []list.Piece{{Text: "Tab", Style: t.Faint}})
}

// wrap joins words, two spaces apart, into lines of at most w cells.
func wrap(words []string, w int) []string {
	var lines []string
	for _, word := range words {
		last := len(lines) - 1
		if last >= 0 && list.Width(lines[last])+2+list.Width(word) <= w {
			lines[last] += "  " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}

// viewRow draws the name of an article, or a passage below it. While the line
// is empty, it draws an earlier query.
func (m Model) viewRow(i, _ int, pen list.Pen) string {
	if m.input.Value() == "" {
		var what []list.Piece
		const roomy = 40
		if i == 0 && pen.Width >= roomy {
			what = []list.Piece{{Text: "searched before", Style: pen.Theme.Faint}}
		}
		return pen.Line([]list.Piece{{Text: list.OneLine(m.recent[i]), Style: pen.Theme.Text}}, what)
	}
	r := m.answer.rows[i]
	result := m.answer.results[r.result]
	t := pen.Theme
	if r.passage == forms {
		return pen.Line([]list.Piece{{Text: m.answer.formsLabel(), Style: t.Title}}, nil)
	}
	if r.passage < 0 {
		return m.viewArticle(result.Entry, pen, t)
	}
	before := []list.Piece{{Text: strings.Repeat(" ", min(2, pen.Width/8)), Style: t.Text}}
	text, hits := plain(result.Passages[r.passage])
	if len(hits) == 0 && len(result.InTitle) > 0 { // the passage is unrelated to the query
		before = append(before, list.Piece{Text: "in the title: ", Style: t.Faint})
		text, hits = result.Entry.Title, result.InTitle
	}
	room := pen.Width
	for _, p := range before {
		room -= list.Width(p.Text)
	}
	return pen.Line(append(before, list.Excerpt(text, hits, max(room, 0), t.Text, t.Match)...), nil)
}

// formsLabel names the other forms of the words that were found.
func (a answer) formsLabel() string {
	if len(a.found.Words) == 0 {
		return "Other forms"
	}
	return "Other forms: " + strings.Join(a.found.Words, ", ")
}

// plain returns the visible text of a passage, with the positions of its hits.
func plain(p briefing.Passage) (string, []briefing.Span) {
	return page.Excerpt(p.In, p.Ref.Span, p.Hits)
}

// viewArticle draws "source · date · title", with a mark for the current
// article.
func (m Model) viewArticle(e briefing.Entry, pen list.Pen, t *theme.Theme) string {
	var parts []string
	title := e.Title
	if title == "" {
		title = "[" + e.File.String() + "]"
	}
	var date string
	if e.Published.Known() {
		date = e.Published.Human()
	}
	for _, part := range []string{e.Source, date, title} {
		if part != "" {
			parts = append(parts, list.OneLine(part))
		}
	}
	var here []list.Piece
	const roomy = 50
	if e.ID == m.current && pen.Width >= roomy {
		here = []list.Piece{{Text: "this article", Style: t.Faint}}
	}
	return pen.Line([]list.Piece{{Text: strings.Join(parts, " · "), Style: t.Faint}}, here)
}
