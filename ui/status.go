package ui

import (
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/bidi"
	"briefing/ui/contents"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/theme"
)

// status returns the status line: on the left the latest event or our position,
// on the right the trail and the share of the page that has been read. The left
// part is cut first.
func (m model) status() string {
	width := m.layout.width
	right := m.theme.Trail.Render(m.trailText()) + m.theme.Status.Render(m.progress())
	if m.cells(right) > width {
		right = m.theme.Trail.Render(m.cut(strings.TrimSpace(m.trailText()), width, "…"))
	}
	room := width - m.cells(right)
	left, style := m.leftStatus(room - 1)
	left = bidi.Row(m.cut(" "+left, room, "…"), m.bidi)
	pad := max(room-m.cells(left), 0)
	return style.Render(left) + m.theme.Status.Render(strings.Repeat(" ", pad)) + right
}

// leftStatus returns the notice if there is one, else the target of the focused
// link, else our position. It may be wider than room.
func (m model) leftStatus(room int) (string, theme.Style) {
	switch {
	case m.failed != nil:
		return printable(m.failed.Error()), m.theme.Error
	case m.lib == nil:
		return m.openingText(), m.theme.Status
	case m.notice != "":
		return printable(m.notice), m.theme.Notice
	case m.reader.Hinting():
		return "type the letters of a link", m.theme.Notice
	}
	if text := m.linkText(); text != "" {
		return "→ " + printable(text), m.theme.Status
	}
	if text := m.life.Status(m.lib, m.refusal()); text != "" {
		return m.besideWhere(text, printable(m.whereText()), room), m.theme.Status
	}
	if text := m.rowText(); text != "" {
		return "→ " + printable(text) + m.helpText(), m.theme.Status
	}
	return printable(m.whereText()), m.theme.Status
}

// leastWhere is the minimum width of our position beside other text, in cells.
const leastWhere = 30

// besideWhere returns the state of the library and our position, both shortened
// if there is little room.
func (m model) besideWhere(text, where string, room int) string {
	const between = " · "
	room -= m.cells(between)
	room -= min(m.cells(where), leastWhere, room/2)
	if m.cells(text) > room {
		text = m.cut(m.life.Brief(m.lib, m.seeRefused()), max(room, 0), "…")
	}
	return text + between + where
}

// linkText describes the target of the focused link.
func (m model) linkText() string {
	to, url, ok := m.reader.Focused()
	switch {
	case !ok:
		return ""
	case url != "":
		return url
	}
	return m.targetText(to)
}

// rowText describes what the row of the panel opens, while that has the keyboard.
func (m model) rowText() string {
	id, ok := m.index.Selected()
	if !ok || m.focus != nav.Index || m.overlay != none {
		return ""
	}
	return m.targetText(page.Target{Page: id})
}

// targetText describes the target of a link.
func (m model) targetText(to page.Target) string {
	switch to.Page.Kind {
	case page.Article:
		e, ok := m.Entry(briefing.ArticleID(to.Page.Key))
		if !ok {
			return ""
		}
		name := contents.Name(e)
		if s := m.lib.Digest().Subject(to.Follow); s != nil && m.pageID().Kind == page.Coverage {
			name = s.Label() + " in " + name // a cell stands for its row too
		}
		return strings.TrimSuffix(name+" · "+contents.About(e), " · ")
	case page.Dossier, page.Compare:
		s := m.lib.Digest().Subject(briefing.SubjectID(to.Page.Key))
		if s == nil {
			return ""
		}
		return m.contestText(s) + s.Label() + " · " + m.Tallies[s.SubjectID()].String()
	}
	return string(to.Page.Kind)
}

// contestText says how many articles stand on each side of a contested claim.
func (m model) contestText(s briefing.Subject) string {
	if c, ok := s.(*briefing.Claim); ok && m.IsContested(c) {
		return "contested, " + m.Balance(c) + " · "
	}
	return ""
}

// whereText names the current page.
func (m model) whereText() string {
	p := m.reader.Page()
	if p == nil {
		return m.lib.Title()
	}
	if p.ID.Kind == page.Article {
		if e, ok := m.Entry(briefing.ArticleID(p.ID.Key)); ok {
			return m.novelText() + strings.TrimPrefix(contents.About(e)+" · "+contents.Name(e), " · ")
		}
	}
	where := p.Title
	switch {
	case m.lib.Digest().HasFound():
		where += " · " + page.FoundMark + page.Found
	case !m.lib.HasDigest:
		where += " · no digest given"
	}
	return where + m.helpText()
}

// helpText names the key of the help where no line of hints does.
func (m model) helpText() string {
	if k := m.opts.Config.Keys.Key(keys.Help); k != "" && m.layout.hints.h == 0 {
		return " · " + k + " help"
	}
	return ""
}

// trailText names the current trail and our position on it.
func (m model) trailText() string {
	t := m.trail
	label := bidi.Text(m.cut(printable(m.trail.Title()), max(m.layout.width/4, 8), "…"), m.bidi)
	switch {
	case m.trail.IsPending():
		return comingText(label, m.Tallies[t.Subject].Stops())
	case !t.Active():
		return ""
	case m.trail.IsOff(m.pageID()):
		return m.offText(label)
	case t.At < 0:
		return comingText(label, t.Len())
	}
	n, of := t.Article(t.At)
	if m.layout.width < narrow {
		return fmt.Sprintf(" %s %d/%d ", label, t.At+1, t.Len())
	}
	return fmt.Sprintf(" %s %d/%d · article %d of %d ", label, t.At+1, t.Len(), n, of)
}

// offText says that the reader has left the trail for an article of their own
// choice, and gives the article's number on the trail.
func (m model) offText(label string) string {
	t := m.trail
	if m.layout.width < wide || !m.IsListed() {
		return fmt.Sprintf(" %s –/%d ", label, t.Len()) // the page is named beside it
	}
	shown := briefing.ArticleID(m.reader.Page().ID.Key)
	if n, of := t.ArticleAt(shown, m.Rank); n > 0 {
		return fmt.Sprintf(" %s –/%d · article %d of %d ", label, t.Len(), n, of)
	}
	return fmt.Sprintf(" %s –/%d · not in this article ", label, t.Len())
}

// comingText names a trail that is still to come, with its number of stops if
// that is known.
func comingText(label string, stops int) string {
	if stops == 0 {
		return fmt.Sprintf(" %s ", label)
	}
	return fmt.Sprintf(" %s %s ", label, briefing.Count(stops, "stop"))
}

// progress returns the share of the page that has been read.
func (m model) progress() string {
	if m.reader.Page() == nil || m.layout.reader.w == 0 {
		return ""
	}
	return fmt.Sprintf(" %d%% ", m.reader.Percent())
}

// novelText says where the sentence at the reader's position is known from, or how many are
// known, before the name of the article.
func (m model) novelText() string {
	switch n := m.reader.Novel(); {
	case n == nil:
		return ""
	case m.reader.NovelNote() != "":
		return m.reader.NovelNote() + " · "
	default:
		return n.Count() + " · "
	}
}
