package ui

import (
	"strings"

	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// hint is a key and what it does here and now.
type hint struct{ key, does string }

// hints returns what can be done here and now, what matters most first. What has no
// key is left out.
func (m model) hints() []hint {
	switch {
	case m.overlay != none:
		return []hint{{"Enter", "go there"}, {"↑ ↓", "choose"}, {"Esc", "close"}}
	case m.reader.Hinting():
		return []hint{{"a–z", "follow a link"}, {"Esc", "close"}}
	case m.focus == nav.Index:
		return m.tips(tip{keys.Follow, "open"}, tip{keys.ListTopics, "other lists"}, tip{keys.FocusPage, "page"}, tip{keys.Search, "search"})
	case m.focus == nav.Here:
		return m.tips(tip{keys.Follow, "open"}, tip{keys.NextLink, "passages"}, tip{keys.FocusIndex, "page"}, tip{keys.Search, "search"})
	}
	return m.tips(m.pageTips()...)
}

// tip is an action and what to call it here.
type tip struct {
	do   keys.Action
	does string
}

// tips returns hints of actions, but for those without a key.
func (m model) tips(tips ...tip) []hint {
	var out []hint
	for _, t := range tips {
		key := m.opts.Config.Keys.Key(t.do)
		if t.do == keys.ListTopics && key == "1" && m.opts.Config.Keys.Key(keys.ListArticles) == "4" {
			key = "1–4"
		}
		if key != "" {
			out = append(out, hint{key, t.does})
		}
	}
	return out
}

// pageTips returns what matters while the page has the keyboard.
func (m model) pageTips() []tip {
	p := m.reader.Page()
	if p == nil {
		return []tip{{keys.Quit, "quit"}}
	}
	tips := []tip{{keys.NextLink, "next link"}, {keys.FocusIndex, "panel"}, {keys.Search, "search"}}
	article := []tip{{keys.PageDown, "page"}, {keys.NextLink, "next link"}, {keys.NextArticle, "next article"}}
	_, _, selected := m.reader.Focused()
	switch {
	case selected:
		return append([]tip{{keys.Follow, "follow"}, {keys.NextLink, "next link"}, {keys.Close, "let go"}}, tips...)
	case m.walking():
		return append([]tip{{keys.NextStop, "next stop"}, {keys.NextOnTrail, "next article"}, {keys.Close, "leave the trail"}, {keys.PrevStop, "previous stop"}}, tips...)
	case p.ID.Kind == page.Article:
		return append(article, tips...)
	}
	return tips
}

// hintKeys is how many hints the line of hints has, less that of the help.
const hintKeys = 3

// hintLine names the keys that matter here and now, as many as there is room for.
func (m model) hintLine() string {
	if m.lib == nil {
		return ""
	}
	hints := m.hints()
	hints = hints[:min(len(hints), hintKeys)]
	if m.overlay == none {
		hints = append(hints, m.tips(tip{keys.Help, "help"})...)
	}
	for n := len(hints); n > 0; n-- {
		// The last one says where to find the rest.
		line := m.paintHints(append(hints[:n-1:n-1], hints[len(hints)-1]))
		if m.cells(line) <= m.layout.width {
			return line
		}
	}
	return ""
}

func (m model) paintHints(hints []hint) string {
	var b strings.Builder
	for _, h := range hints {
		b.WriteString(strings.Repeat(" ", 1+min(b.Len(), 1)))
		b.WriteString(m.theme.Title.Render(h.key) + m.theme.Faint.Render(" "+h.does))
	}
	return b.String()
}
