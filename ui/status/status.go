// Package status writes the lines below the panes: the status line, which tells where the
// reader is, and the line of hints, which tells what keys do here.
package status

import (
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/bidi"
	"briefing/ui/contents"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/theme"
	"briefing/ui/walk"
	"briefing/ui/window"
)

// Line is the status line.
type Line struct {
	At     *spot.Spot
	Window *window.Window
	Walk   *walk.Walk
	Life   *live.Life
	Notice string // a message to the reader, "" if there is none
	Failed error  // why the library did not open
}

// Printable returns s without control characters.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r <= 0x9f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// View returns the status line: on the left the latest event or our position,
// on the right the trail and the share of the page that has been read. The left
// part is cut first; a message, which is gone with the next key, takes the place of the right part.
func (l *Line) View() string {
	width := l.Window.Width
	right := l.Window.Theme.Trail.Render(l.Trail()) + l.Window.Theme.Status.Render(l.progress())
	if l.Window.Cells(right) > width {
		right = l.Window.Theme.Trail.Render(l.Window.Cut(strings.TrimSpace(l.Trail()), width, "…"))
	}
	beside := width - l.Window.Cells(right) - 1
	if width >= window.Narrow && l.Window.Cells(l.whole(Printable(l.Notice), beside)) > beside {
		right = ""
	}
	room := width - l.Window.Cells(right)
	left, style := l.leftStatus(room - 1)
	left = bidi.Row(l.Window.Cut(" "+left, room, "…"), l.Window.Bidi)
	pad := max(room-l.Window.Cells(left), 0)
	return style.Render(left) + l.Window.Theme.Status.Render(strings.Repeat(" ", pad)) + right
}

// leftStatus returns the notice if there is one, else the target of the focused
// link, else our position. It may be wider than room.
func (l *Line) leftStatus(room int) (string, theme.Style) {
	switch {
	case l.Failed != nil:
		return Printable(l.Failed.Error()), l.Window.Theme.Error
	case l.At.Library == nil:
		return l.Life.OpeningText(), l.Window.Theme.Status
	case l.Notice != "":
		return l.whole(Printable(l.Notice), room), l.Window.Theme.Notice
	case l.At.Reader.Hinting():
		return "type the letters of a link", l.Window.Theme.Notice
	}
	if text := l.linkText(); text != "" {
		return "→ " + Printable(text), l.Window.Theme.Status
	}
	refused, short := live.Refusal(l.At.Library, l.At.Keys)
	if text := l.Life.Status(l.At.Library, refused); text != "" {
		return l.besideWhere(text, short, Printable(l.Where()), room), l.Window.Theme.Status
	}
	if text := l.rowText(); text != "" {
		if isFound(l.At, l.At.Row) {
			text += foundText
		}
		return "→ " + Printable(text) + l.helpText(), l.Window.Theme.Status
	}
	return Printable(l.Where()), l.Window.Theme.Status
}

// whole returns a message without the parts at its end, such as keys to press, that do not
// fit as a whole.
func (l *Line) whole(notice string, room int) string {
	const between = " · "
	for short := notice; ; {
		if l.Window.Cells(short) <= room && strings.Count(short, `"`)%2 == 0 { // not within a name
			return short
		}
		i := strings.LastIndex(short, between)
		if i < 0 {
			return notice
		}
		short = short[:i]
	}
}

// leastWhere is the minimum width of our position beside other text, in cells.
const leastWhere = 30

// besideWhere returns the state of the library and our position, both shortened
// if there is little room.
func (l *Line) besideWhere(text, refused, where string, room int) string {
	const between = " · "
	room -= l.Window.Cells(between)
	room -= min(l.Window.Cells(where), leastWhere, room/2)
	if l.Window.Cells(text) > room {
		text = l.Window.Cut(l.Life.Brief(l.At.Library, refused), max(room, 0), "…")
	}
	return text + between + where
}

// linkText describes the target of the focused link.
func (l *Line) linkText() string {
	to, url, ok := l.At.Reader.Focused()
	switch {
	case !ok:
		return ""
	case url != "":
		return url
	case to.Proposed != nil:
		kind := string(to.Proposed.Kind())
		if f, ok := to.Proposed.(*briefing.Figure); ok {
			kind = string(f.Type)
		}
		return to.Proposed.Label() + ", " + kind + "?"
	}
	return l.targetText(to)
}

// rowText describes what the row of the panel opens, while that has the keyboard.
func (l *Line) rowText() string {
	if !l.At.HasRow || l.At.Focus != nav.Index || l.At.Covered {
		return ""
	}
	return l.targetText(page.Target{Page: l.At.Row})
}

// targetText describes the target of a link.
func (l *Line) targetText(to page.Target) string {
	switch to.Page.Kind {
	case page.Article:
		e, ok := l.At.Entry(briefing.ArticleID(to.Page.Key))
		if !ok {
			return ""
		}
		name := contents.Name(e)
		if s := l.At.Library.Digest().Subject(to.Follow); s != nil && l.At.Page().Kind == page.Coverage {
			name = s.Label() + " in " + name // a cell stands for its row too
		}
		return strings.TrimSuffix(name+" · "+contents.About(e), " · ")
	case page.Dossier, page.Compare:
		s := l.At.Library.Digest().Subject(briefing.SubjectID(to.Page.Key))
		if s == nil {
			return ""
		}
		return l.contestText(s) + s.Label() + " · " + l.At.Tallies[s.SubjectID()].String()
	}
	if to.Page.Kind == page.Coverage && to.Page.Key != "" {
		return "coverage by " + to.Page.Key
	}
	return string(to.Page.Kind)
}

// contestText says how many articles stand on each side of a contested claim.
func (l *Line) contestText(s briefing.Subject) string {
	if c, ok := s.(*briefing.Claim); ok && l.At.IsContested(c) {
		return "contested, " + l.At.Balance(c) + " · "
	}
	return ""
}

// Where names the current page.
func (l *Line) Where() string {
	p := l.At.Reader.Page()
	if p == nil {
		return l.At.Library.Title()
	}
	if p.ID.Kind == page.Article {
		if e, ok := l.At.Entry(briefing.ArticleID(p.ID.Key)); ok {
			return l.novelText() + strings.TrimPrefix(contents.About(e)+" · "+contents.Name(e), " · ")
		}
	}
	where := p.Title
	switch {
	case isFound(l.At, p.ID):
		where += foundText
	case !l.At.Library.HasDigest:
		where += " · no digest given"
	}
	return where + l.helpText()
}

// foundText explains the mark of a subject that the program found.
const foundText = " · " + page.FoundMark + page.Found

// isFound reports whether a page is of a subject that was found in the texts, and that
// nobody has decided on.
func isFound(at *spot.Spot, id page.ID) bool {
	if id.Kind != page.Dossier && id.Kind != page.Compare {
		return false
	}
	s := at.Library.Digest().Subject(briefing.SubjectID(id.Key))
	return s != nil && briefing.IsFound(s)
}

// helpText names the key of the help where no line of hints does.
func (l *Line) helpText() string {
	if k := l.At.Keys.Key(keys.Help); k != "" && l.Window.Hints.H == 0 {
		return " · " + k + " help"
	}
	return ""
}

// Trail names the current trail and our position on it.
func (l *Line) Trail() string {
	t := l.Walk
	label := bidi.Text(l.Window.Cut(Printable(l.Walk.Title()), max(l.Window.Width/4, 8), "…"), l.Window.Bidi)
	switch {
	case l.Walk.IsPending():
		return comingText(label, l.At.Tallies[t.Subject].Stops())
	case !t.Active():
		return ""
	case l.Walk.IsOff(l.At.Page()):
		return l.offText(label)
	case t.At < 0:
		return comingText(label, t.Len())
	}
	n, of := t.Article(t.At)
	if l.Window.Width < window.Narrow {
		return fmt.Sprintf(" %s %d/%d ", label, t.At+1, t.Len())
	}
	return fmt.Sprintf(" %s %d/%d · article %d of %d ", label, t.At+1, t.Len(), n, of)
}

// offText says that the reader has left the trail for an article of their own
// choice, and gives the article's number on the trail.
func (l *Line) offText(label string) string {
	t := l.Walk
	if l.Window.Width < window.Wide || !l.At.IsListed() {
		return fmt.Sprintf(" %s –/%d ", label, t.Len()) // the page is named beside it
	}
	shown := briefing.ArticleID(l.At.Reader.Page().ID.Key)
	if n, of := t.ArticleAt(shown, l.At.Rank); n > 0 {
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
func (l *Line) progress() string {
	if l.At.Reader.Page() == nil || l.Window.Reader.W == 0 {
		return ""
	}
	return fmt.Sprintf(" %d%% ", l.At.Reader.Percent())
}

// novelText says where the sentence at the reader's position is known from, or how many are
// known, before the name of the article.
func (l *Line) novelText() string {
	switch n := l.At.Reader.Novel(); {
	case n == nil:
		return ""
	case l.At.Reader.NovelNote() != "":
		return l.At.Reader.NovelNote() + " · "
	default:
		return n.Count() + " · "
	}
}
