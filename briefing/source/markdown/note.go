package markdown

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// figureKinds maps the words with which notes classify themselves, in a field,
// a tag or the name of their folder.
var figureKinds = map[string]briefing.FigureKind{
	"person": briefing.Person, "persons": briefing.Person, "people": briefing.Person,
	"contact": briefing.Person, "contacts": briefing.Person,
	"org": briefing.Organization, "orgs": briefing.Organization, "organization": briefing.Organization,
	"organizations": briefing.Organization, "organisation": briefing.Organization, "organisations": briefing.Organization,
	"company": briefing.Organization, "companies": briefing.Organization, "institution": briefing.Organization,
	"institutions": briefing.Organization, "agency": briefing.Organization, "agencies": briefing.Organization,
	"place": briefing.Place, "places": briefing.Place, "location": briefing.Place, "locations": briefing.Place,
	"city": briefing.Place, "cities": briefing.Place, "country": briefing.Place, "countries": briefing.Place,
}

// note returns the front matter's account of a figure that the document is
// about.
func (f *fields) note() *briefing.Note {
	quiet := fields{values: f.values}
	var n briefing.Note
	for _, key := range []string{"kind", "type", "class"} {
		for _, value := range quiet.list(key) {
			if n.Kind == "" {
				n.Kind = kindOf(value)
			}
		}
	}
	for _, alias := range append(quiet.list("aliases"), quiet.list("alias")...) {
		if isName(alias) && !slices.Contains(n.Aliases, alias) {
			n.Aliases = append(n.Aliases, alias)
		}
	}
	if n.Kind == "" && n.Aliases == nil {
		return nil
	}
	return &n
}

// isName reports whether an alias is a name, not the former address of a page.
func isName(alias string) bool {
	return !strings.ContainsAny(alias, "/\\") && !strings.HasSuffix(alias, ".html") && strings.ContainsFunc(alias, unicode.IsLetter)
}

// kindOf returns the kind of figure that a word names, or the last word of a
// tag such as "type/person".
func kindOf(word string) briefing.FigureKind {
	word = strings.TrimLeft(path.Base(strings.TrimSpace(word)), "#")
	return figureKinds[fold.String(word)]
}

// complete returns n with the kind that the article's tags or its folder name.
// They describe only a note whose title is the name of the figure: a tag
// "people" on news says nothing.
func complete(n *briefing.Note, e briefing.Entry) *briefing.Note {
	if n != nil && n.Kind != "" || e.Published.Known() || e.URL != "" || !isNameLike(e.Title) {
		return n
	}
	folder := path.Base(path.Dir(e.File.String()))
	kind := kindOf(strings.TrimLeft(folder, "0123456789 .-_"))
	if fold.String(folder) == fold.String(e.Title) {
		kind = "" // the note is about the folder
	}
	for _, tag := range e.Tags {
		if kind == "" {
			kind = kindOf(tag)
		}
	}
	if kind == "" {
		return n
	}
	of := briefing.Note{Kind: kind}
	if n != nil {
		of.Aliases = n.Aliases
	}
	return &of
}

// isNameLike reports whether a title can be a name: a few words with initial
// capitals, if their script has any, and no sentence.
func isNameLike(title string) bool {
	const most = 6
	first, _ := utf8.DecodeRuneInString(title)
	return len(strings.Fields(title)) <= most && unicode.IsLetter(first) && !unicode.IsLower(first) && !strings.ContainsAny(title, "?!:;,")
}
