package ui

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/nav"
	"briefing/ui/system"
)

// browse follows a link in the text of the article: to another file of the
// library if the link is a mere path, else to the web.
func (m model) browse(link string) (model, tea.Cmd) {
	if isAddress.MatchString(link) {
		return m, system.Browse(link)
	}
	if !m.IsListed() { // only the mouse is so early: keys wait
		return m.say("the articles are not listed yet"), nil
	}
	if heading, here := strings.CutPrefix(link, "#"); here && m.headingHere(heading).Empty() {
		return m.say(link + " names a heading that this page does not have"), nil
	}
	from, _ := m.currentArticle()
	file := fileOf(link, string(from.File))
	if file == ".." || strings.HasPrefix(file, "../") {
		return m.say(link + " leads out of the library"), nil
	}
	to := briefing.FileLink(link, string(from.File))
	e := briefing.Linked(m.lib.Digest(), m.Entries, []briefing.DocumentLink{to})[0]
	switch {
	case e != nil:
		return m.open(nav.Open{Target: page.Target{Page: page.OfArticle(e.ID), Heading: to.Heading}})
	case file == ".":
		return m.say("no article of the library is in its folder itself"), nil
	}
	return m.say("no article of the library is in " + file), nil
}

// isAddress matches links with a scheme or a host.
var isAddress = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*:|//)`)

// fileOf returns the file that a link in the file from leads to, in the form of
// Entry.File. A result that begins with ".." is outside the library. A leading
// slash means the library's folder.
func fileOf(link, from string) string {
	name, _, _ := strings.Cut(link, "#")
	if plain, err := url.PathUnescape(name); err == nil { // else the name has a literal percent sign
		name = plain
	}
	if strings.HasPrefix(name, "/") {
		return path.Join(".", strings.TrimLeft(name, "/"))
	}
	return path.Join(path.Dir(from), name)
}

// headingHere returns the span of a heading in the current article.
func (m model) headingHere(heading string) briefing.Span {
	p := m.reader.Page()
	if p == nil || heading == "" {
		return briefing.Span{}
	}
	return briefing.HeadingIn(p.Body.In(p.Markdown), heading)
}
