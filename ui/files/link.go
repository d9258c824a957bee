package files

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/system"
)

// follow follows a link in the text of the article: to another file of the library if the
// link is a mere path, else to the web.
func follow(link string, at *spot.Spot) nav.Intent {
	if isAddress.MatchString(link) {
		return nav.Do{Cmd: system.Browse(link)}
	}
	if !at.IsListed() { // only the mouse is so early: keys wait
		return nav.Tell("the articles are not listed yet")
	}
	if heading, here := strings.CutPrefix(link, "#"); here && at.Reader.Page().Heading(heading).Empty() {
		return nav.Tell(link + " names a heading that this page does not have")
	}
	from, _ := at.Article()
	file := fileOf(link, string(from.File))
	if file == ".." || strings.HasPrefix(file, "../") {
		return nav.Tell(link + " leads out of the library")
	}
	to := briefing.FileLink(link, string(from.File))
	e := briefing.Linked(at.Library.Digest(), at.Entries, []briefing.DocumentLink{to})[0]
	switch {
	case e != nil:
		return nav.Open{Target: page.Target{Page: page.OfArticle(e.ID), Heading: to.Heading}}
	case file == ".":
		return nav.Tell("no article of the library is in its folder itself")
	}
	return nav.Tell("no article of the library is in " + file)
}

// isAddress matches links with a scheme or a host.
var isAddress = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*:|//)`)

// fileOf returns the file that a link in the file from leads to, in the form of
// Entry.File. A result that begins with ".." is outside the library. A leading slash means
// the library's folder.
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
