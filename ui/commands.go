package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/memo"
	"briefing/briefing/page"
	"briefing/ui/config"
	"briefing/ui/correct"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/pipe"
)

// openJump opens the list of everything that has a name.
func (m *model) openJump() tea.Cmd {
	m.jump = m.jump.Open("Go to", jump.Of(m.Subjects()), m.Names(), jump.Of(commandItems(m.opts.Config, m.lib.Digest()))).Commands(typedItem)
	m.cover(jumping)
	return nil
}

// typedItem returns the item for typed text that is the ref of a passage, a link to one, or a
// command with what it is about.
func typedItem(typed string) (jump.Item, bool) {
	ref, ok := briefing.ParseRef(strings.TrimSpace(typed))
	if !ok {
		return verifyItem(typed)
	}
	target := page.Target{Page: page.OfArticle(ref.Article), At: ref.Span}
	return jump.Item{Label: ref.String(), Kind: "passage", Intent: nav.Open{Target: target}}, true
}

// commandItems returns the commands, the reader's own among them, and the pages with a name.
func commandItems(conf config.Config, d *briefing.Digest) (items []jump.Item) {
	for _, b := range conf.Keys.Bindings() {
		if isCommand(b.Action) {
			items = append(items, jump.Item{
				Label: b.Help, Typed: typed[b.Action], Kind: "command", Detail: conf.Keys.Key(b.Action), Intent: nav.Run{Action: b.Action},
			})
		}
	}
	if len(d.Numbers) > 0 {
		items = append(items, listItem("all numbers", briefing.KindNumber, "numbers", "number"))
	}
	if len(d.Claims) > 0 {
		items = append(items, listItem("all claims, and who says what", briefing.KindClaim, "claims", "claim"))
	}
	for _, by := range memo.Orders {
		target := page.Target{Page: page.ID{Kind: page.Memo, Key: string(by)}}
		items = append(items, jump.Item{
			Label: "memo: what was kept as a brief, by " + string(by), Typed: []string{"memo " + string(by), "memo by " + string(by)},
			Kind: "page", Intent: nav.Open{Target: target},
		})
	}
	return append(append(items, pipe.Items(conf)...),
		jump.Item{
			Label: "hidden: bring back what was hidden", Typed: []string{"hidden", "unhide"}, Kind: "command", Intent: correct.Hidden{},
		},
		jump.Item{
			Label: "verify FILE: look up what a draft says", Typed: []string{"verify"}, Kind: "command",
			Intent: nav.Say{Text: "verify which file? Type its name: verify draft.md"},
		},
		pageItem("sources, and which claims only one of them reports", page.Sources, "sources"),
		pageItem("documents that were not read, and why", page.Documents),
		pageItem("proposed: what stands in the texts and the digest lacks", page.Proposed, "proposed", "proposals"),
		pageItem("problems of the digest", page.Problems))
}

// listItem leads to the page with all subjects of a kind.
func listItem(label string, kind briefing.Kind, typed ...string) jump.Item {
	target := page.Target{Page: page.ID{Kind: page.List, Key: string(kind)}}
	return jump.Item{Label: label, Typed: typed, Kind: "page", Intent: nav.Open{Target: target}}
}

// typed lists words that users of other programs type for commands.
var typed = map[keys.Action][]string{
	keys.Home: {"home", "start", "overview"},
	keys.Quit: {"q", "q!", "qa", "qa!", "wq", "wq!", "x", "quit", "exit"},
	keys.Help: {"h", "help"},
}

func pageItem(label string, kind page.Kind, typed ...string) jump.Item {
	return jump.Item{Label: label, Typed: typed, Kind: "page", Intent: nav.Open{Target: page.Target{Page: page.ID{Kind: kind}}}}
}

// isCommand reports whether an action is useful as a command. Actions that only
// move about are not.
func isCommand(a keys.Action) bool {
	switch a {
	case keys.Close, keys.FocusIndex, keys.FocusPage, keys.Follow, keys.Hints, keys.Jump, keys.NextLink, keys.PrevLink, keys.QuitNow:
		return false
	}
	return !scrolls[a]
}

// openFinder opens the search, with the article that is shown first among its hits.
func (m *model) openFinder() tea.Cmd {
	var current briefing.ArticleID
	if id := m.pageID(); id.Kind == page.Article {
		current = briefing.ArticleID(id.Key)
	}
	m.closeOverlay()
	var intent nav.Intent
	m.finder, intent = m.finder.Open(current)
	m.overlay = finding
	m.arrange()
	return m.act(intent)
}
