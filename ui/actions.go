package ui

import (
	"iter"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/terminal"
	"briefing/ui/trail"
)

// always holds the actions that work even in an overlay.
var always = map[keys.Action]bool{keys.QuitNow: true, keys.Suspend: true}

// run carries out an action: the pane with the keyboard has the first choice,
// then the root.
func (m model) run(a keys.Action) (model, tea.Cmd) {
	if next, cmd, ok := m.offer(a); ok {
		return next.markRead(), cmd
	}
	do, ok := actions[a]
	if !ok || m.lib == nil && !beforeOpen[a] {
		return m, nil
	}
	return do(m)
}

// offer gives an action to the pane with the keyboard. If that ignores it,
// actions on links and scrolling go to the page.
func (m model) offer(a keys.Action) (model, tea.Cmd, bool) {
	var intent nav.Intent
	var ok bool
	switch m.focus {
	case nav.Index:
		m.index, intent, ok = m.index.Act(a)
	case nav.Here:
		m.here, intent, ok = m.here.Act(a)
	}
	if !ok && (m.focus == nav.Reader || a == keys.Hints) {
		m.reader, intent, ok = m.reader.Act(a)
	}
	if !ok {
		return m, nil, false
	}
	next, cmd := m.act(intent)
	return next, cmd, true
}

// beforeOpen holds the actions that make sense without a library.
var beforeOpen = map[keys.Action]bool{keys.Quit: true, keys.QuitNow: true, keys.Suspend: true}

// actions maps every action that belongs to no pane to its effect.
var actions map[keys.Action]func(model) (model, tea.Cmd)

// Filled in init, since some of the functions list all actions.
func init() {
	actions = map[keys.Action]func(model) (model, tea.Cmd){
		keys.Home:         model.home,
		keys.FocusIndex:   model.leftward,
		keys.FocusPage:    model.rightward,
		keys.FocusHere:    model.overHere,
		keys.ListTopics:   func(m model) (model, tea.Cmd) { return m.showList(index.Topics) },
		keys.ListFigures:  func(m model) (model, tea.Cmd) { return m.showList(index.Figures) },
		keys.ListEvents:   func(m model) (model, tea.Cmd) { return m.showList(index.Events) },
		keys.ListArticles: func(m model) (model, tea.Cmd) { return m.showList(index.Articles) },
		keys.ListClaims:   func(m model) (model, tea.Cmd) { return m.showList(index.Claims) },
		keys.Filter:       func(m model) (model, tea.Cmd) { return m.inList(keys.Filter) },
		keys.Sort:         func(m model) (model, tea.Cmd) { return m.inList(keys.Sort) },
		keys.Wider:        func(m model) (model, tea.Cmd) { return m.sortOrWiden(1) },
		keys.Narrower:     func(m model) (model, tea.Cmd) { return m.sortOrWiden(-1) },
		keys.NextLink:     func(m model) (model, tea.Cmd) { return m.setFocus(nav.Reader).run(keys.NextLink) },
		keys.PrevLink:     func(m model) (model, tea.Cmd) { return m.setFocus(nav.Reader).run(keys.PrevLink) },
		keys.Thin:         model.thin,
		keys.NextStop:     func(m model) (model, tea.Cmd) { return m.stepOrDifference(1) },
		keys.PrevStop:     func(m model) (model, tea.Cmd) { return m.stepOrDifference(-1) },
		keys.NextOnTrail:  func(m model) (model, tea.Cmd) { return m.step(trail.Step{By: 1, Articles: true}) },
		keys.PrevOnTrail:  func(m model) (model, tea.Cmd) { return m.step(trail.Step{By: -1, Articles: true}) },
		keys.Back:         func(m model) (model, tea.Cmd) { return m.move(-1) },
		keys.Forward:      func(m model) (model, tea.Cmd) { return m.move(1) },
		keys.Close:        func(m model) (model, tea.Cmd) { return m.closeLayer(), nil },
		keys.NextArticle:  func(m model) (model, tea.Cmd) { return m.article(1) },
		keys.PrevArticle:  func(m model) (model, tea.Cmd) { return m.article(-1) },
		keys.NextUnread:   model.nextUnread,
		keys.NextTopic:    func(m model) (model, tea.Cmd) { return m.topic(1) },
		keys.PrevTopic:    func(m model) (model, tea.Cmd) { return m.topic(-1) },
		keys.Timeline:     model.timeline,
		keys.Coverage:     func(m model) (model, tea.Cmd) { return m.goTo(page.ID{Kind: page.Coverage}) },
		keys.Compare:      model.compare,
		keys.SideBySide:   model.sideBySide,
		keys.Origins:      model.origins,
		keys.Since:        model.since,
		keys.Concordance:  model.concordance,
		keys.Known:        model.nextKnown,
		keys.NextNew:      func(m model) (model, tea.Cmd) { return m.newPassage(1) },
		keys.PrevNew:      func(m model) (model, tea.Cmd) { return m.newPassage(-1) },
		keys.Search:       model.openFinder,
		keys.Jump:         model.openJump,
		keys.Outline:      model.openOutline,
		keys.CopyPassage:  model.copyPassage,
		keys.Keep:         model.keep,
		keys.WriteNote:    model.writeNote,
		keys.Notes:        model.listNotes,
		keys.Undo:         model.undo,
		keys.Select:       func(m model) (model, tea.Cmd) { return m.setFocus(nav.Reader).run(keys.Select) },
		keys.CopyLink:     model.copyLink,
		keys.OpenURL:      model.openOriginal,
		keys.EditFile:     model.editFile,
		keys.MarkRead:     model.toggleRead,
		keys.Accept:       model.accept,
		keys.Hide:         model.hide,
		keys.Merge:        model.merge,
		keys.NotHere:      model.notHere,
		keys.NextKind:     model.nextKind,
		keys.Rename:       model.rename,
		keys.Reload:       model.reload,
		keys.Pipe:         model.openPipe,
		keys.Zoom:         model.zoom,
		keys.Mouse:        model.toggleMouse,
		keys.Bidi:         model.nextBidi,
		keys.Help:         model.openHelp,
		keys.Suspend:      func(m model) (model, tea.Cmd) { return m, terminal.Suspend },
		keys.Quit:         model.quit,
		keys.QuitNow:      func(m model) (model, tea.Cmd) { return m.leave(), tea.Quit },
	}
}

// home opens the first page or, if that is shown, goes to its top.
func (m model) home() (model, tea.Cmd) {
	home := page.ID{Kind: page.Overview}
	if p := m.reader.Page(); p != nil && p.ID == home && m.focus == nav.Reader {
		return m.run(keys.Top)
	}
	return m.goTo(home)
}

// leftward gives the keyboard to the pane on the left.
func (m model) leftward() (model, tea.Cmd) {
	switch m.focus {
	case nav.Here:
		return m.setFocus(nav.Reader), nil
	case nav.Index:
		return m.say("nothing to the left of the panel").suggest(keys.FocusPage), nil
	}
	m.zoomed = false
	return m.setFocus(nav.Index), nil
}

// rightward gives the keyboard to the pane on the right.
func (m model) rightward() (model, tea.Cmd) {
	switch {
	case m.focus == nav.Index:
		return m.setFocus(nav.Reader), nil
	case m.focus == nav.Reader && m.layout.here.w > 0:
		return m.setFocus(nav.Here), nil
	}
	m = m.say("nothing to the right of this")
	if m.focus == nav.Here {
		return m, nil
	}
	return m.suggest(keys.FocusHere), nil
}

// overHere moves the keyboard to the panel of mentions on the page, and back.
func (m model) overHere() (model, tea.Cmd) {
	if m.focus == nav.Here {
		return m.setFocus(nav.Reader), nil
	}
	m.here = m.here.SetAbout(m.about()) // where it was not shown, nobody has told it
	return m.setFocus(nav.Here), nil
}

// showList moves the keyboard to one of the index panel's lists.
func (m model) showList(l index.List) (model, tea.Cmd) {
	m.zoomed = false
	m.index = m.index.Show(l)
	return m.setFocus(nav.Index), nil
}

// inList moves the keyboard to the index panel and gives that an action.
func (m model) inList(a keys.Action) (model, tea.Cmd) {
	m.zoomed = false
	return m.setFocus(nav.Index).run(a)
}

// goTo opens a page.
func (m model) goTo(id page.ID) (model, tea.Cmd) {
	return m.open(nav.Open{Target: page.Target{Page: id}})
}

// article opens the next or previous article.
func (m model) article(by int) (model, tea.Cmd) {
	return m.neighbour(m.Articles(m.state.Read), by, "article")
}

// nextUnread opens the next article that has not been read to its end, counted
// from the reader's position and continuing at the first article behind the
// last.
func (m model) nextUnread() (model, tea.Cmd) {
	articles := m.Articles(m.state.Read)
	n, next := articles.Len(), m.beside(articles, 1)
	for i := range n {
		if item := articles.At((next + i) % n); !item.Read && item.Page != m.pageID() {
			return m.goTo(item.Page)
		}
	}
	return m.say("no other article is unread"), nil
}

// pageID returns the ID of the current page.
func (m model) pageID() page.ID {
	if p := m.reader.Page(); p != nil {
		return p.ID
	}
	return page.ID{}
}

// topic opens the next or previous topic.
func (m model) topic(by int) (model, tea.Cmd) {
	return m.neighbour(m.Lists(m.state.Read).Topics, by, "topic")
}

// onward handles scrolling past the end of an article. The first time it
// announces the next article, the second time in a row it opens that.
func (m model) onward() (model, tea.Cmd) {
	p, articles := m.reader.Page(), m.Articles(m.state.Read)
	if p.ID.Kind != page.Article {
		return m.say("this is the end of the page"), nil
	}
	next := m.beside(articles, 1)
	switch {
	case next >= articles.Len():
		return m.say("this is the end of the last article"), nil
	case m.ended == m.strokes-1:
		return m.article(1)
	}
	m.ended = m.strokes
	return m.say("the article ends here · " + m.opts.Config.Keys.Key(keys.PageDown) + " opens the next: " + articles.At(next).Label), nil
}

// beside returns the index that is by places from the reader's position in
// items. If the reader is at none of them, it counts from outside either end.
// The result may be out of range.
func (m model) beside(items index.Items, by int) int {
	for id := range m.whence() {
		if at := items.Find(id.Whole()); at >= 0 {
			return at + by
		}
	}
	if by < 0 {
		return items.Len() + by
	}
	return by - 1
}

// whence returns the pages that may count as the reader's position, nearest
// first: the current page, that of the trail's subject, then those that led
// here, back to the first page.
func (m model) whence() iter.Seq[page.ID] {
	return func(yield func(page.ID) bool) {
		if p := m.reader.Page(); p == nil || !yield(p.ID) || !yield(page.OfSubject(m.trail.Subject)) {
			return
		}
		for p := range m.history.Back() {
			if p.Page.Kind == page.Overview || !yield(p.Page) {
				return
			}
		}
	}
}

// neighbour opens the item that is by places from the reader's position in
// items. If the reader is at none of them, it opens the first or the last.
func (m model) neighbour(items index.Items, by int, noun string) (model, tea.Cmd) {
	to := m.beside(items, by)
	switch {
	case items.Len() == 0:
		return m.say("there is no " + noun), nil
	case to < 0:
		return m.say("this is the first " + noun), nil
	case to >= items.Len():
		return m.say("this is the last " + noun), nil
	}
	return m.goTo(items.At(to).Page)
}

// subject returns the subject at the reader's position: that of the selected
// link, of the page, or of the trail; nil if there is none.
func (m model) subject() briefing.Subject {
	d := m.lib.Digest()
	if id, ok := m.selected(); ok && id.Kind == page.Dossier {
		if s := d.Subject(briefing.SubjectID(id.Key)); s != nil {
			return s
		}
	}
	if to, _, ok := m.reader.Focused(); ok && m.focus == nav.Reader {
		if s := d.Subject(to.Follow); s != nil {
			return s
		}
		if s := d.Subject(briefing.SubjectID(to.Page.Key)); s != nil && to.Page.Kind == page.Dossier {
			return s
		}
	}
	if p := m.reader.Page(); p != nil && (p.ID.Kind == page.Dossier || p.ID.Kind == page.Compare) {
		return d.Subject(briefing.SubjectID(p.ID.Key))
	}
	return d.Subject(m.trail.Subject)
}

// compare opens the comparison of articles on the subject at the reader's
// position.
func (m model) compare() (model, tea.Cmd) {
	s := m.subject()
	switch {
	case s != nil && briefing.Gathers(s):
		return m.say(s.Label() + " only gathers articles: go to a figure, event, number or claim in one"), nil
	case s == nil && m.trail.IsWalked():
		return m.say(m.trailLabel()+" is no subject to compare: select a name in its passages").suggest(keys.NextLink, keys.Concordance), nil
	case s == nil:
		return m.say("nothing to compare here: select a name, or go to one").suggest(keys.NextLink, keys.ListFigures, keys.ListClaims), nil
	}
	if p := m.reader.Page(); s.Kind() == briefing.KindClaim && p != nil && p.ID.Whole() == page.OfSubject(s.SubjectID()) {
		return m.say("this page already compares what each article says"), nil
	}
	return m.open(nav.Open{Target: page.Target{Page: page.CompareOf(s.SubjectID()), Follow: s.SubjectID()}})
}

func (m model) toggleRead() (model, tea.Cmd) {
	p := m.reader.Page()
	if p == nil || p.ID.Kind != page.Article {
		return m.say("only articles can be marked read: open one").suggest(keys.ListArticles), nil
	}
	id := briefing.ArticleID(p.ID.Key)
	read := !m.state.Read[id]
	m = m.setRead(id, read)
	m.seenWhole(p, read)
	if read {
		return m.say("marked read"), nil
	}
	return m.say("marked unread"), nil
}

// quit closes the top layer; at the root it ends the program.
func (m model) quit() (model, tea.Cmd) {
	switch {
	case m.overlay != none:
		return m.closeOverlay(), nil
	case m.covered():
		return m.setFocus(nav.Reader), nil
	case m.zoomed && m.width >= narrow:
		return m.zoom()
	}
	return m.leave(), tea.Quit
}
