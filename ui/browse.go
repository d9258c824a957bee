package ui

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/system"
)

// browse follows a link of the article that is shown: to another file of the library
// if it says no more than where that is, else to the web.
func (m model) browse(link string) (model, tea.Cmd) {
	if isAddress.MatchString(link) {
		return m, system.Browse(link)
	}
	if m.ranks == nil { // only the mouse is so early: keys wait
		return m.say("the articles are not listed yet"), nil
	}
	if strings.HasPrefix(link, "#") {
		return m.say(link + " is on this page, but nobody says where"), nil
	}
	from, _ := m.currentArticle()
	file := fileOf(link, from.File)
	if file == ".." || strings.HasPrefix(file, "../") {
		return m.say(link + " leads out of the library"), nil
	}
	id, ok := m.articleIn(file)
	switch {
	case ok:
		return m.goTo(page.OfArticle(id))
	case file == ".":
		return m.say("no article of the library is in its folder itself"), nil
	}
	return m.say("no article of the library is in " + file), nil
}

// isAddress matches links that name a scheme or a host.
var isAddress = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*:|//)`)

// fileOf returns the file that a link in the file from leads to, as entries name
// theirs; one that begins with ".." is not in the library. A link that begins with a
// slash is from the library's folder.
func fileOf(link, from string) string {
	name, _, _ := strings.Cut(link, "#")
	if plain, err := url.PathUnescape(name); err == nil { // else it has a percent sign of its own
		name = plain
	}
	if strings.HasPrefix(name, "/") {
		return path.Join(".", strings.TrimLeft(name, "/"))
	}
	return path.Join(path.Dir(from), name)
}

// articleIn returns the first article of a file, else the one that stands for it
// because its text is the same.
func (m model) articleIn(file string) (id briefing.ArticleID, ok bool) {
	var first, same briefing.Entry
	for i := range m.entries {
		switch e := &m.entries[i]; {
		case e.File == file:
			if first.ID == "" || e.Published != first.Published && m.isBefore(*e, first) {
				first = *e
			}
		case same.ID == "" && slices.Contains(e.Also, file):
			same = *e
		}
	}
	if first.ID == "" {
		first = same
	}
	return first.ID, first.ID != ""
}

// isBefore reports whether a stands before b in the file of both, which entries tell
// only of those of one date: so says the digest, else the numbers of their IDs.
func (m model) isBefore(a, b briefing.Entry) bool {
	for _, d := range m.lib.Digest().Documents {
		if d.File != a.File {
			continue
		}
		for _, listed := range d.Articles {
			if listed.ID == a.ID || listed.ID == b.ID {
				return listed.ID == a.ID
			}
		}
	}
	a.Published, b.Published = briefing.Date{}, briefing.Date{}
	return briefing.CompareEntries(a, b) < 0
}
