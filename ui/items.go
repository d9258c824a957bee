package ui

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/here"
	"briefing/ui/index"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// lists returns what the index panel lists.
func (m model) lists() index.Lists {
	return index.Lists{
		Topics: m.listOf(briefing.KindTopic), Figures: m.listOf(briefing.KindFigure), Events: m.eventList(),
		Claims: m.claimList(), Articles: m.articles(),
		Unit: m.topicUnit(), Dated: m.lib.Extent().Dated > 0,
	}
}

// listOf returns the subjects of a kind, as the digest has them.
func (m model) listOf(kind briefing.Kind) (out index.Slice) {
	for _, s := range m.lib.Digest().SubjectsOf(kind) {
		item := index.Item{Label: s.Label(), Count: m.tallies[s.SubjectID()].Stops(), Page: page.OfSubject(s.SubjectID())}
		if briefing.IsFound(s) {
			item.Label = page.FoundMark + item.Label
		}
		switch s := s.(type) {
		case *briefing.Topic:
			item.Group = s.Group
		case *briefing.Figure:
			item.Group = groups[s.Type]
		case *briefing.Event:
			item.Detail = s.Date.Short()
		case *briefing.Number:
			item.Detail = "number"
			if s.Unit != "" {
				item.Detail += " · " + s.Unit
			}
		case *briefing.Claim:
			item.Detail = page.Balance(s, m.has)
		}
		out = append(out, item)
	}
	return out
}

// has reports whether the library has an article, as far as they are listed.
func (m model) has(id briefing.ArticleID) bool {
	_, ok := m.ranks[id]
	return ok || m.ranks == nil
}

// eventList returns the events by date.
func (m model) eventList() index.Slice {
	events := m.listOf(briefing.KindEvent)
	dates := make(map[page.ID]briefing.Date, len(events))
	for _, e := range m.lib.Digest().Events {
		dates[page.OfSubject(e.ID)] = e.Date
	}
	slices.SortStableFunc(events, func(a, b index.Item) int { return dates[a.Page].Compare(dates[b.Page]) })
	return events
}

// claimList returns the claims, those first on which the articles differ, then the
// numbers.
func (m model) claimList() index.Slice {
	claims := m.listOf(briefing.KindClaim)
	contested := map[page.ID]bool{}
	for _, c := range m.lib.Digest().Claims {
		contested[page.OfSubject(c.ID)] = c.Contested(m.has)
	}
	slices.SortStableFunc(claims, func(a, b index.Item) int {
		switch {
		case contested[a.Page] == contested[b.Page]:
			return 0
		case contested[a.Page]:
			return -1
		}
		return 1
	})
	return append(claims, m.listOf(briefing.KindNumber)...)
}

// topicUnit says what the counts of topics count.
func (m model) topicUnit() string {
	gathering := 0
	topics := m.lib.Digest().Topics
	for _, t := range topics {
		if t.Gathers() {
			gathering++
		}
	}
	switch gathering {
	case 0:
		return "mentions"
	case len(topics):
		return "articles"
	}
	return "stops"
}

func (m model) articles() articleList {
	return articleList{m.contents, m.lib.Extent().Articles, m.state.Read}
}

// articleList is the articles as the index panel lists them, each made when it is
// seen.
type articleList struct {
	contents
	n    int // how many there are, also while the contents are not read
	read map[briefing.ArticleID]bool
}

// Len returns how many articles there are.
func (l articleList) Len() int { return l.n }

// At returns article i.
func (l articleList) At(i int) index.Item {
	if i >= len(l.entries) {
		return index.Item{Label: "…"}
	}
	e := l.entries[i]
	return index.Item{
		Label:  nameOf(e),
		Detail: about(e),
		Count:  e.Words,
		Page:   page.OfArticle(e.ID),
		Read:   l.read[e.ID],
	}
}

// Words returns title and source of article i.
func (l articleList) Words(i int) string {
	if i >= len(l.entries) {
		return ""
	}
	return nameOf(l.entries[i]) + " " + l.entries[i].Source
}

// Weight returns the title of article i and how many words it has.
func (l articleList) Weight(i int) (label string, count int) {
	if i >= len(l.entries) {
		return "", 0
	}
	return nameOf(l.entries[i]), l.entries[i].Words
}

// Find returns which article is on a page, or -1.
func (l articleList) Find(id page.ID) int {
	if id.Kind != page.Article {
		return -1
	}
	if i, ok := l.ranks[briefing.ArticleID(id.Key)]; ok {
		return i
	}
	return -1
}

// Most returns the words of the longest article.
func (l articleList) Most() int { return l.longest }

// groups names the types of figures, as headings.
var groups = map[briefing.FigureKind]string{
	briefing.Person: "People", briefing.Organization: "Organizations", briefing.Place: "Places", briefing.Thing: "Things",
}

// nameOf returns what to call an article.
func nameOf(e briefing.Entry) string {
	if e.Title != "" {
		return e.Title
	}
	return "[" + e.File + "]"
}

// about returns an article's source and date, as far as they are known.
func about(e briefing.Entry) string {
	switch {
	case !e.Published.Known():
		return e.Source
	case e.Source == "":
		return e.Published.Short()
	}
	return e.Source + " · " + e.Published.Short()
}

// hereItems returns what a page mentions but topics, kind by kind, the most mentioned
// first, in the order of the page where they are mentioned as often.
func (m model) hereItems(p *page.Page) []here.Item {
	count := map[briefing.SubjectID]int{}
	var order []briefing.SubjectID
	add := func(id briefing.SubjectID) {
		if id == "" {
			return
		}
		if count[id] == 0 {
			order = append(order, id)
		}
		count[id]++
	}
	for _, mark := range p.Marks {
		add(mark.Mention.Subject)
	}
	if p.ID.Kind != page.Article {
		for _, l := range p.Links {
			if l.To.Page.Kind == page.Dossier {
				add(briefing.SubjectID(l.To.Page.Key))
			}
		}
	}
	var out []here.Item
	for _, id := range order {
		s := m.lib.Digest().Subject(id)
		if s == nil || s.Kind() == briefing.KindTopic {
			continue
		}
		out = append(out, here.Item{
			Label: s.Label(), Subject: id, Kind: s.Kind(),
			Count: count[id], Total: m.tallies[id].Mentions,
		})
	}
	rank := func(i here.Item) int { return slices.Index(kinds, i.Kind) }
	slices.SortStableFunc(out, func(a, b here.Item) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Count, a.Count))
	})
	return out
}

// kinds are the kinds of subject in the order of lists.
var kinds = []briefing.Kind{briefing.KindTopic, briefing.KindFigure, briefing.KindEvent, briefing.KindNumber, briefing.KindClaim}

// openJump offers everything that has a name.
func (m model) openJump() (model, tea.Cmd) {
	m = m.closeOverlay()
	m.overlay = jumping
	m.jump = m.jump.Open("Go to", jump.Of(m.subjectItems()), m.names, jump.Of(m.commandItems()))
	return m.arrange(), nil
}

func (m model) subjectItems() (items []jump.Item) {
	for _, kind := range kinds {
		for _, s := range m.lib.Digest().SubjectsOf(kind) {
			id := s.SubjectID()
			items = append(items, jump.Item{
				Label: s.Label(), Also: jump.Also{ID: string(id)}, Kind: string(kind), Count: m.tallies[id].Stops(),
				Intent: nav.Open{Target: page.Target{Page: page.OfSubject(id), Follow: id}},
			})
		}
	}
	return items
}

func articleItems(entries []briefing.Entry) jump.Items {
	also := func(e briefing.Entry) jump.Also { return jump.Also{ID: string(e.ID), File: e.File} }
	names := func(i int) (string, jump.Also) { return nameOf(entries[i]), also(entries[i]) }
	return jump.Make(len(entries), "article", names, func(i int) jump.Item {
		e := entries[i]
		return jump.Item{
			Label: nameOf(e), Also: also(e), Detail: about(e), Kind: "article",
			Intent: nav.Open{Target: page.Target{Page: page.OfArticle(e.ID)}},
		}
	})
}

func (m model) commandItems() (items []jump.Item) {
	for _, b := range m.opts.Config.Keys.Bindings() {
		if command(b.Action) {
			items = append(items, jump.Item{
				Label: b.Help, Typed: typed[b.Action], Kind: "command", Detail: m.opts.Config.Keys.Key(b.Action), Intent: nav.Run{Action: b.Action},
			})
		}
	}
	if d := m.lib.Digest(); len(d.Numbers) > 0 {
		items = append(items, listItem("all numbers", briefing.KindNumber, "numbers", "number"))
	}
	if d := m.lib.Digest(); len(d.Claims) > 0 {
		items = append(items, listItem("all claims, and who says what", briefing.KindClaim, "claims", "claim"))
	}
	return append(items,
		pageItem("documents that were not read, and why", page.Documents),
		pageItem("problems of the digest", page.Problems))
}

// listItem leads to the page that lists all subjects of a kind.
func listItem(label string, kind briefing.Kind, typed ...string) jump.Item {
	target := page.Target{Page: page.ID{Kind: page.List, Key: string(kind)}}
	return jump.Item{Label: label, Typed: typed, Kind: "page", Intent: nav.Open{Target: target}}
}

// typed holds what is typed for commands, as those who know other programs do.
var typed = map[keys.Action][]string{
	keys.Home: {"home", "start", "overview"},
	keys.Quit: {"q", "q!", "qa", "qa!", "wq", "wq!", "x", "quit", "exit"},
	keys.Help: {"h", "help"},
}

func pageItem(label string, kind page.Kind) jump.Item {
	return jump.Item{Label: label, Kind: "page", Intent: nav.Open{Target: page.Target{Page: page.ID{Kind: kind}}}}
}

// command reports whether an action makes sense by name: moving about does not.
func command(a keys.Action) bool {
	_, ok := actions[a]
	switch a {
	case keys.Close, keys.FocusIndex, keys.FocusPage, keys.Jump, keys.NextLink, keys.PrevLink, keys.QuitNow:
		return false
	}
	return ok
}

// openOutline offers the headings of the page.
func (m model) openOutline() (model, tea.Cmd) {
	var items []jump.Item
	for _, h := range m.reader.Headings() {
		items = append(items, jump.Item{
			Label: h.Text, Indent: 2 * (h.Level - 1), Intent: nav.Reach{Span: h.Span},
		})
	}
	if len(items) == 0 {
		return m.say("this page has no headings"), nil
	}
	m = m.closeOverlay()
	m.overlay = jumping
	m.jump = m.jump.Open("Headings", jump.Of(items))
	return m.arrange(), nil
}
