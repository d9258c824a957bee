package ui

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// hint is a key with its effect here and now.
type hint struct {
	key, does string
	do        keys.Action // if the key is bound to an action
}

// hints returns what the reader can do here and now, the most important first.
// Actions without a key are left out.
func (m model) hints() []hint {
	switch {
	case m.overlay == helping && !m.help.Filtering():
		return m.tips(tip{keys.LineDown, "down"}, tip{keys.Search, "filter"}, tip{keys.Follow, "do it"}, tip{keys.Close, "close"})
	case m.overlay == helping:
		return []hint{{key: "Enter", does: "do it"}, {key: "↑ ↓", does: "choose"}, {key: "Esc", does: "end the filter"}}
	case m.overlay == noting:
		return []hint{{key: "Enter", does: "keep"}, {key: "Alt+Enter", does: "new line"}, {key: "Esc", does: "let it go"}}
	case m.reader.Selecting() && m.focus == nav.Reader && m.overlay == none:
		return m.tips(tip{keys.Keep, "keep"}, tip{keys.LineDown, "longer"}, tip{keys.WriteNote, "note"}, tip{keys.Close, "let go"}, tip{keys.NextLink, "next sentence"}, tip{keys.CopyPassage, "copy"})
	case m.overlay == jumping:
		return []hint{{key: "Enter", does: m.jump.Enters()}, {key: "↑ ↓", does: "choose"}, {key: "Esc", does: "close"}}
	case m.overlay != none:
		return []hint{{key: "Enter", does: m.finder.Enters()}, {key: "↑ ↓", does: "choose"}, {key: "Esc", does: "close"}}
	case m.typedInto() != nil:
		return []hint{{key: "Enter", does: "open"}, {key: "↑ ↓", does: "choose"}, {key: "Esc", does: "end the filter"}}
	case m.reader.Hinting():
		return []hint{{key: "a–z", does: "follow a link"}, {key: "Esc", does: "close"}}
	}
	var tips []tip
	switch m.focus {
	case nav.Index:
		tips = []tip{{keys.Follow, "open"}, {keys.ListTopics, "other lists"}, {keys.FocusPage, "page"}, {keys.Filter, "filter"}, {keys.Sort, "sort"}, {keys.NextLink, "links of the page"}}
		if m.isFound() {
			tips = []tip{{keys.Follow, "open"}, {keys.Accept, "checked"}, {keys.Hide, "hide"}}
		}
		if m.index.Filtered() {
			tips[1] = tip{keys.Close, "end the filter"}
		}
	case nav.Here:
		tips = []tip{{keys.Follow, "open"}, {keys.NextLink, "passages"}, {keys.FocusIndex, "page"}}
	default:
		tips = m.pageTips()
	}
	return m.tips(append(tips, tip{keys.Search, "search all articles"}, tip{keys.Jump, "go to anything by name"}, tip{keys.Help, "help"})...)
}

// isFound reports whether the selected entry of the panel was found in the texts, and can
// be decided on.
func (m model) isFound() bool {
	id, ok := m.index.Selected()
	if !ok || id.Kind != page.Dossier && id.Kind != page.Compare {
		return false
	}
	s := m.lib.Digest().Subject(briefing.SubjectID(id.Key))
	return s != nil && briefing.IsFound(s)
}

// tip is an action with its name in this context.
type tip struct {
	do   keys.Action
	does string
}

// tips returns hints for actions, except those without a key.
func (m model) tips(tips ...tip) []hint {
	var out []hint
	for _, t := range tips {
		key := m.opts.Config.Keys.Key(t.do)
		if t.do == keys.ListTopics && key == "1" && m.opts.Config.Keys.Key(keys.ListClaims) == "5" {
			key = "1–5"
		}
		if key != "" {
			out = append(out, hint{key, t.does, t.do})
		}
	}
	return out
}

// pageTips returns the most important actions while the page has the keyboard.
func (m model) pageTips() []tip {
	p := m.reader.Page()
	if p == nil {
		return []tip{{keys.Quit, "quit"}}
	}
	general := []tip{{keys.NextLink, "next link"}, {keys.FocusIndex, "panel"}}
	_, _, selected := m.reader.Focused()
	switch {
	case selected:
		return []tip{{keys.Follow, "follow"}, {keys.NextLink, "next link"}, {keys.Close, "let go"}, {keys.CopyPassage, "copy its passage"}}
	case p.ID.Kind == page.Concordance:
		return append([]tip{{keys.NextStop, "next row"}, {keys.Narrower, "sort by the word before"}, {keys.Wider, "after, or by date"}}, general...)
	case p.ID.Kind == page.Beside:
		return append([]tip{{keys.NextStop, "next difference"}}, general...)
	case p.ID.Kind == page.Since:
		return append([]tip{{keys.NextStop, "next new stop"}, {keys.NextOnTrail, "next new article"}}, general...)
	case p.ID.Kind == page.Origins:
		return append([]tip{{keys.NextStop, "next shared sentence"}, {keys.NextLink, "next link"}, {keys.SideBySide, "side by side"}}, general[1:]...)
	case m.spot().IsAtRows():
		return append([]tip{{keys.NextStop, "next event’s passage"}, {keys.Narrower, "longer part"}, {keys.Wider, "shorter"}}, general...)
	case m.trail.IsWalked():
		walk := []tip{{keys.NextStop, "next stop"}, {keys.NextOnTrail, "next article"}, {keys.Close, "leave the trail"}}
		return append(append(walk, tip{keys.PrevStop, "previous stop"}, tip{keys.CopyPassage, "copy the passage"}), general...)
	case p.ID.Kind == page.Article:
		return []tip{
			{keys.PageDown, "page"},
			{keys.NextLink, "next link"},
			{keys.NextArticle, "next article"},
			{keys.FocusHere, "what is on this page"},
			{keys.CopyPassage, "copy the passage"},
			{keys.FocusIndex, "panel"},
		}
	}
	return general
}

// hintKeys is the number of hints in the line of hints. The last one opens the
// help.
const hintKeys = 4

// hintLine returns the most important hints, as many as fit.
func (m model) hintLine() string {
	if m.lib == nil {
		return ""
	}
	hints := m.hints()
	for n := min(len(hints), hintKeys); n > 0; n-- {
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
