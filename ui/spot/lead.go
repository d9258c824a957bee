package spot

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/page"
	"briefing/briefing/page/concordance"
	"briefing/briefing/page/timeline"
	"briefing/ui/index"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// Leads answers the keys that lead from the reader's position to another page.
type Leads struct {
	ended int // the stroke at which the reader was told that the article ends
}

// Update answers an action or an intent; nil if it leads nowhere.
func (l *Leads) Update(msg tea.Msg, at *Spot) nav.Intent {
	switch msg := msg.(type) {
	case nav.Onward:
		return l.onward(at)
	case keys.Action:
		switch msg {
		case keys.Home:
			home := page.ID{Kind: page.Overview}
			if at.OnPage() && at.Page() == home {
				return nav.Run{Action: keys.Top}
			}
			return GoTo(home)
		case keys.FocusIndex:
			return at.leftward()
		case keys.FocusPage:
			return at.rightward()
		case keys.FocusHere:
			if at.Focus == nav.Here {
				return nav.Focus{Pane: nav.Reader}
			}
			return nav.Focus{Pane: nav.Here}
		case keys.Outline:
			return at.outline()
		case keys.NextArticle:
			return at.article(1)
		case keys.PrevArticle:
			return at.article(-1)
		case keys.NextUnread:
			return at.nextUnread()
		case keys.NextTopic:
			return at.neighbour(at.Lists(at.State.Read).Topics, 1, "topic")
		case keys.PrevTopic:
			return at.neighbour(at.Lists(at.State.Read).Topics, -1, "topic")
		case keys.Timeline:
			return at.timeline()
		case keys.Coverage:
			return GoTo(page.ID{Kind: page.Coverage})
		case keys.Compare:
			return at.compare()
		case keys.Origins:
			return at.origins()
		case keys.Concordance:
			return at.concordance()
		}
	}
	return nil
}

// GoTo returns the request to open a page.
func GoTo(id page.ID) nav.Open { return nav.Open{Target: page.Target{Page: id}} }

// leftward gives the keyboard to the pane on the left.
func (s *Spot) leftward() nav.Intent {
	switch s.Focus {
	case nav.Here:
		return nav.Focus{Pane: nav.Reader}
	case nav.Index:
		return nav.Tell("nothing to the left of the panel", keys.FocusPage)
	}
	return nav.Focus{Pane: nav.Index}
}

// rightward gives the keyboard to the pane on the right.
func (s *Spot) rightward() nav.Intent {
	switch {
	case s.Focus == nav.Index:
		return nav.Focus{Pane: nav.Reader}
	case s.OnPage() && s.HasHere:
		return nav.Focus{Pane: nav.Here}
	case s.OnPage():
		return nav.Tell("nothing to the right of this", keys.FocusHere)
	}
	return nav.Tell("nothing to the right of this")
}

// outline lists the headings of the page.
func (s *Spot) outline() nav.Intent {
	var items []jump.Item
	headings, all := s.Reader.Headings()
	for _, h := range headings {
		items = append(items, jump.Item{
			Label: h.Text, Indent: 2 * (h.Level - 1), Intent: nav.Reach{Span: h.Span},
		})
	}
	list := jump.Choose{Title: "Headings", Items: items}
	switch {
	case len(items) == 0:
		return nav.Tell("this page has no headings")
	case !all:
		return nav.All{nav.Tell("the page has more headings than are listed"), list}
	}
	return list
}

// article opens the next or previous article.
func (s *Spot) article(by int) nav.Intent {
	return s.neighbour(s.Articles(s.State.Read), by, "article")
}

// nextUnread opens the next article that has not been read to its end, counted from the
// reader's position and continuing at the first article behind the last.
func (s *Spot) nextUnread() nav.Intent {
	articles := s.Articles(s.State.Read)
	n, next := articles.Len(), s.beside(articles.Find, articles.Len(), 1)
	for i := range n {
		if item := articles.At((next + i) % n); !item.Read && item.Page != s.Page() {
			return GoTo(item.Page)
		}
	}
	return nav.Tell("no other article is unread")
}

// onward handles scrolling past the end of an article. The first time it announces the
// next article, the second time in a row it opens that.
func (l *Leads) onward(at *Spot) nav.Intent {
	articles := at.Articles(at.State.Read)
	if at.Page().Kind != page.Article {
		return nav.Tell("this is the end of the page")
	}
	next := at.beside(articles.Find, articles.Len(), 1)
	switch {
	case next >= articles.Len():
		return nav.Tell("this is the end of the last article")
	case l.ended == at.Stroke-1:
		return at.article(1)
	}
	l.ended = at.Stroke
	return nav.Tell("the end · " + at.Keys.Key(keys.PageDown) + " opens the next: " + articles.At(next).Label)
}

// neighbour opens the item that is by places from the reader's position in items. If the
// reader is at none of them, it opens the first or the last.
func (s *Spot) neighbour(items index.Items, by int, noun string) nav.Intent {
	to := s.beside(items.Find, items.Len(), by)
	switch {
	case items.Len() == 0:
		return nav.Tell("there is no " + noun)
	case to < 0:
		return nav.Tell("this is the first " + noun)
	case to >= items.Len():
		return nav.Tell("this is the last " + noun)
	}
	return GoTo(items.At(to).Page)
}

// compare opens the comparison of articles on the subject at the reader's position. Of a
// search that is walked it shows what each article says, by date.
func (s *Spot) compare() nav.Intent {
	of := s.Subject()
	switch {
	case of != nil && briefing.Gathers(of):
		return nav.Tell(of.Label() + " only gathers articles: go to a name in one")
	case of == nil && s.Trail.IsWalked() && page.IsSearch(s.Trail.Trail.Trail):
		return GoTo(page.ConcordanceOf("", s.Trail.Trail.Label, concord.ByDate))
	case of == nil && s.Trail.IsWalked():
		return nav.Tell(s.Trail.Title()+" is no subject to compare: select a name in its passages", keys.NextLink, keys.Concordance)
	case of == nil:
		return nav.Tell("nothing to compare here: select a name, or go to one", keys.NextLink, keys.ListFigures, keys.ListClaims)
	case of.Kind() == briefing.KindClaim && s.Page().Whole() == page.OfSubject(of.SubjectID()):
		return nav.Tell("this page already compares what each article says")
	}
	return nav.Open{Target: page.Target{Page: page.CompareOf(of.SubjectID()), Follow: of.SubjectID()}}
}

// origins opens the origins of the articles on the subject whose page is shown, else of
// all articles.
func (s *Spot) origins() nav.Intent {
	if of, ok := s.ofPage(); ok && s.Library.Digest().Subject(of) != nil {
		return GoTo(page.OriginsOf(of))
	}
	return GoTo(page.OriginsOf(""))
}

// timeline opens the timeline of the subject on the page, or else the timeline of all
// events.
func (s *Spot) timeline() nav.Intent {
	if of, ok := s.ofPage(); ok {
		return GoTo(page.TimelineOf(of))
	}
	return GoTo(page.ID{Kind: page.Timeline})
}

// concordance sets the stops of the subject at the reader's position, or of the search
// that is walked, below each other.
func (s *Spot) concordance() nav.Intent {
	of := s.Subject()
	switch walked := s.Trail.Trail.Trail; {
	case s.Page().Kind == page.Concordance && s.OnPage():
		return nav.Tell("the rows are on screen already", keys.Narrower, keys.Wider)
	case of != nil && briefing.Gathers(of):
		return nav.Tell("a topic that gathers whole articles has no passages to line up")
	case of != nil:
		return GoTo(page.ConcordanceOf(of.SubjectID(), "", concord.Before))
	case s.Trail.IsWalked() && page.IsSearch(walked):
		return GoTo(page.ConcordanceOf("", walked.Label, concord.Before))
	}
	return nav.Tell("no passages to line up: follow a figure or event, or search", keys.ListFigures, keys.Search)
}

// Widen returns what a key that widens or narrows does on a page with the keyboard: it
// sorts the rows of a concordance by the word on that side, or shows a longer or a shorter
// part of a timeline. On other pages it returns nil.
func (s *Spot) Widen(by int) nav.Intent {
	_, _, order, ok := s.Page().Concords()
	switch {
	case !s.OnPage():
		return nil
	case s.Page().Kind == page.Timeline:
		return s.zoomTimeline(by)
	case !ok:
		return nil
	}
	at := slices.Index(concord.Orders, order) + by
	if at < 0 || at >= len(concord.Orders) {
		return nav.Tell("the rows are sorted " + concordance.OrderName(order) + " already")
	}
	return GoTo(s.Page().Sorted(concord.Orders[at]))
}

// zoomTimeline shows a longer part of the timeline, or a shorter one: that of the selected
// row.
func (s *Spot) zoomTimeline(by int) nav.Intent {
	if by < 0 {
		if out, ok := timeline.ZoomOut(s.Page()); ok {
			return GoTo(out)
		}
		return nav.Tell("this is the whole timeline")
	}
	to, _, ok := s.Reader.Focused()
	if !ok {
		return nav.Tell("select an event or a period first")
	}
	if to.Page.Kind == page.Timeline {
		return GoTo(to.Page)
	}
	id := to.Follow
	if id == "" {
		id = briefing.SubjectID(to.Page.Key)
	}
	e, ok := s.Library.Digest().Subject(id).(*briefing.Event)
	if !ok {
		return nav.Tell("select an event or a period first")
	}
	if in, ok := timeline.ZoomIn(s.Page(), e.Date); ok {
		return GoTo(in)
	}
	return nav.Tell("there is no shorter part of the timeline with this event")
}
