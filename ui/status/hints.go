package status

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/window"
)

// Hint is a key with its effect here and now.
type Hint struct {
	Key, Does string
	Do        keys.Action // if the key is bound to an action
}

// While returns the hints for an overlay or a filter in which Enter does something, arrows
// choose and Esc does something else.
func While(enter, esc string) []Hint {
	return []Hint{{Key: "Enter", Does: enter}, {Key: "↑ ↓", Does: "choose"}, {Key: "Esc", Does: esc}}
}

// Here returns what the reader can do here and now, the most important first. Actions
// without a key are left out. filtered says that the panel has a filter.
func Here(at *spot.Spot, filtered bool) []Hint {
	switch {
	case at.Reader.Selecting() && at.OnPage():
		return Tips(at.Keys, Tip{keys.Keep, "keep"}, Tip{keys.LineDown, "longer"}, Tip{keys.WriteNote, "note"}, Tip{keys.Close, "let go"}, Tip{keys.NextLink, "next sentence"}, Tip{keys.CopyPassage, "copy"})
	case at.Reader.Hinting():
		return []Hint{{Key: "a–z", Does: "follow a link"}, {Key: "Esc", Does: "close"}}
	}
	var tips []Tip
	switch at.Focus {
	case nav.Index:
		tips = []Tip{{keys.Follow, "open"}, {keys.ListTopics, "other lists"}, {keys.FocusPage, "page"}, {keys.Filter, "filter"}, {keys.Sort, "sort"}, {keys.NextLink, "links of the page"}}
		if at.HasRow && isFound(at, at.Row) {
			tips = []Tip{{keys.Follow, "open"}, {keys.Accept, "accept"}, {keys.Hide, "hide"}}
		}
		if filtered {
			tips[1] = Tip{keys.Close, "end the filter"}
		}
	case nav.Here:
		tips = []Tip{{keys.Follow, "open"}, {keys.NextLink, "passages"}, {keys.FocusIndex, "page"}}
	default:
		tips = pageTips(at)
	}
	return Tips(at.Keys, append(tips, Tip{keys.Search, "search all articles"}, Tip{keys.Jump, "go to anything by name"}, Tip{keys.Help, "help"})...)
}

// Tip is an action with its name in this context.
type Tip struct {
	Do   keys.Action
	Does string
}

// Tips returns hints for actions, except those without a key.
func Tips(k keys.Map, tips ...Tip) []Hint {
	var out []Hint
	for _, t := range tips {
		key := k.Key(t.Do)
		if t.Do == keys.ListTopics && key == "1" && k.Key(keys.ListClaims) == "5" {
			key = "1–5"
		}
		if key != "" {
			out = append(out, Hint{key, t.Does, t.Do})
		}
	}
	return out
}

// pageTips returns the most important actions while the page has the keyboard.
func pageTips(at *spot.Spot) []Tip {
	p := at.Reader.Page()
	if p == nil {
		return []Tip{{keys.Quit, "quit"}}
	}
	general := []Tip{{keys.NextLink, "next link"}, {keys.FocusIndex, "panel"}}
	to, _, selected := at.Reader.Focused()
	switch {
	case to.Proposed != nil:
		tips := []Tip{{keys.Accept, "accept"}, {keys.Hide, "never propose it"}, {keys.Merge, "is a figure’s name"}, {keys.Follow, "see the passage"}}
		if _, ok := to.Proposed.(*briefing.Figure); !ok {
			tips = slices.Delete(tips, 2, 3)
		}
		return tips
	case to.Asks():
		return []Tip{{keys.Accept, "accept"}, {keys.Follow, "see the passage"}, {keys.NextLink, "next link"}, {keys.Close, "let go"}}
	case selected:
		return []Tip{{keys.Follow, "follow"}, {keys.NextLink, "next link"}, {keys.Close, "let go"}, {keys.CopyPassage, "copy its passage"}}
	case p.ID.Kind == page.Proposed:
		return append([]Tip{{keys.NextLink, "next proposal, to accept it or not"}}, general[1:]...)
	case p.ID.Kind == page.Concordance:
		return append([]Tip{{keys.NextStop, "next row"}, {keys.Narrower, "sort by the word before"}, {keys.Wider, "after, or by date"}}, general...)
	case p.ID.Kind == page.Beside:
		return append([]Tip{{keys.NextStop, "next difference"}}, general...)
	case p.ID.Kind == page.Since:
		return append([]Tip{{keys.NextStop, "next new stop"}, {keys.NextOnTrail, "next new article"}}, general...)
	case p.ID.Kind == page.Origins:
		return append([]Tip{{keys.NextStop, "next shared sentence"}, {keys.NextLink, "next link"}, {keys.SideBySide, "side by side"}}, general[1:]...)
	case at.IsAtRows():
		return append([]Tip{{keys.NextStop, "next event’s passage"}, {keys.Narrower, "longer part"}, {keys.Wider, "shorter"}}, general...)
	case at.Trail.IsWalked():
		walk := []Tip{{keys.NextStop, "next stop"}, {keys.NextOnTrail, "next article"}, {keys.Close, "leave the trail"}}
		return append(append(walk, Tip{keys.PrevStop, "previous stop"}, Tip{keys.CopyPassage, "copy the passage"}), general...)
	case p.ID.Kind == page.Article:
		return []Tip{
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

// HintLine returns the line of the most important hints, as many as fit into a window.
func HintLine(hints []Hint, in *window.Window) string {
	for n := min(len(hints), hintKeys); n > 0; n-- {
		line := paint(append(hints[:n-1:n-1], hints[len(hints)-1]), in)
		if in.Cells(line) <= in.Width {
			return line
		}
	}
	return ""
}

func paint(hints []Hint, in *window.Window) string {
	var b strings.Builder
	for _, h := range hints {
		b.WriteString(strings.Repeat(" ", 1+min(b.Len(), 1)))
		b.WriteString(in.Theme.Title.Render(h.Key) + in.Theme.Faint.Render(" "+h.Does))
	}
	return b.String()
}
