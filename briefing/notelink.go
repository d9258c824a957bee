package briefing

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"briefing/briefing/internal/fold"
)

// DocumentLink describes the document that a link in an article leads to. The
// zero DocumentLink leads nowhere.
type DocumentLink struct {
	paths   []string // possible paths of the document in lower case, the likeliest first
	written []string // the same as they are written
	ends    []string // possible ends of its path, in lower case
	page    string   // path of its page within a site, in lower case, without slashes around it
	name    string   // its title or an alias, in lower case
	folder  string   // of the article that the link is in
	// Heading is the heading in that document, or "^" and the name of a block;
	// "" if the link leads to the document as a whole.
	Heading string
}

// NoteLink reads a link between notes, such as [[target#heading]], in the
// document at from. The target may be a path from the library's folder or from
// that of the document, the end of such a path, with or without an extension,
// or a title or alias.
func NoteLink(target, from string) DocumentLink {
	target, heading, _ := strings.Cut(target, "#")
	target = strings.TrimSpace(strings.Trim(strings.TrimSpace(target), `\`))
	l := DocumentLink{folder: path.Dir(from), name: strings.ToLower(target), Heading: strings.TrimSpace(heading)}
	if target == "" {
		l.paths = []string{strings.ToLower(from)}
		return l
	}
	l.look(path.Join(".", target), path.Join(l.folder, target))
	if !strings.HasPrefix(target, ".") {
		l.ends = []string{strings.ToLower(strings.Trim(path.Clean(target), "/"))}
	}
	return l
}

// FileLink reads the address of a link that names no site, such as
// [words](address), in the document at from. The address may be a path from the
// document's folder or, after a slash, from the library's; the address of a
// page in the site that a generator makes from the library; or the bare name of
// a file.
func FileLink(address, from string) DocumentLink {
	name, heading, _ := strings.Cut(address, "#")
	if plain, err := url.PathUnescape(name); err == nil { // else the name has a literal percent sign
		name = plain
	}
	if plain, err := url.PathUnescape(heading); err == nil {
		heading = plain
	}
	l := DocumentLink{folder: path.Dir(from), Heading: heading}
	switch rest, ofSite := strings.CutPrefix(name, "@/"); { // of Zola
	case name == "":
		l.paths = []string{strings.ToLower(from)}
	case name == "/":
		l.look("index.html", "index.md", "content/_index.md")
	case ofSite, strings.HasPrefix(name, "/"):
		rest = pagePath(rest)
		l.look(path.Join(".", name), rest)
		l.ends, l.page = []string{strings.ToLower(rest)}, strings.ToLower(rest)
	default:
		l.look(path.Join(l.folder, name))
		if path.Ext(name) == "" { // relative to the page, which is a folder
			l.look(path.Join(strings.TrimSuffix(from, path.Ext(from)), name))
		}
		if !strings.Contains(name, "/") {
			l.ends = []string{strings.ToLower(name)}
		}
	}
	return l
}

// look adds paths, the likeliest first, that stay within the library.
func (l *DocumentLink) look(paths ...string) {
	for _, p := range paths {
		if p != "." && p != ".." && !strings.HasPrefix(p, "../") {
			l.written = append(l.written, p)
			l.paths = append(l.paths, strings.ToLower(p))
		}
	}
}

// pagePath returns the path of a page within its site in one form: without slashes and
// "index.html" at its end.
func pagePath(address string) string {
	address = strings.Trim(address, "/")
	if path.Base(address) == "index.html" {
		address = strings.TrimSuffix(address, "index.html")
	}
	return strings.Trim(strings.TrimSuffix(address, ".html"), "/")
}

// isNamed reports whether a site generator derives the address of a page from the name of
// a file with a date: "blog/2026/03/19/title", "2026/title" or "title" from
// "2026-03-19-title".
func isNamed(page, file string) bool {
	const day = len("2026-03-19")
	name := path.Base(file)
	if page == "" || len(name) <= day+1 || name[day] != '-' || name[day+1:] != path.Base(page) {
		return false
	}
	if _, err := ParseDate(name[:day]); err != nil {
		return false
	}
	date, dir := "", path.Dir(page)
	for range 3 { // year, month and day
		if strings.Trim(path.Base(dir), "0123456789") != "" {
			break
		}
		date = strings.TrimSuffix(path.Base(dir)+"-"+date, "-")
		dir = path.Dir(dir)
	}
	return strings.HasPrefix(name, date)
}

// How well a document answers a link; lower is better.
const (
	isAtPath = iota
	isPage   = 100 + iota
	endsSo
	isDated
	isTitled
	hasAlias
	answersNot
)

// Linked returns the article that each link leads to, nil if there is none.
// That is the first article of the document that matches best. Among equal
// matches a document in the link's own folder comes first, then the one in the
// fewest folders.
func Linked(d *Digest, entries []Entry, links []DocumentLink) []*Entry {
	found := make([]*Entry, len(links))
	how := slices.Repeat([]int{answersNot}, len(links))
	for i := range entries {
		e := &entries[i]
		keys := keysOf(string(e.File))
		for n := range links {
			at := links[n].answer(keys)
			if byName := links[n].answerByName(e); byName < at {
				at = byName
			}
			for _, file := range e.Also {
				at = min(at, links[n].answer(keysOf(string(file))))
			}
			if at < how[n] || at == how[n] && at != answersNot && links[n].prefers(d, e, found[n]) {
				found[n], how[n] = e, at
			}
		}
	}
	return found
}

// keysOf returns the names by which a file can be found, in lower case: its
// path, the path without extension, and, for an index file, the path of its
// folder.
func keysOf(file string) [3]string {
	file = strings.ToLower(file)
	bare := strings.TrimSuffix(file, ".gz")
	bare = strings.TrimSuffix(bare, path.Ext(bare))
	keys := [3]string{file, bare, bare}
	switch path.Base(bare) {
	case "index", "_index", "readme":
		if folder := path.Dir(bare); folder != "." {
			keys[2] = folder
		}
	}
	return keys
}

// answer returns how well a document with these keys matches l.
func (l *DocumentLink) answer(keys [3]string) int {
	for i, p := range l.paths {
		if slices.Contains(keys[:], p) {
			return isAtPath + i
		}
	}
	for _, end := range l.ends {
		for _, key := range keys {
			if end != "" && (key == end || strings.HasSuffix(key, "/"+end)) {
				return endsSo
			}
		}
	}
	if isNamed(l.page, keys[1]) {
		return isDated
	}
	return answersNot
}

// answerByName returns how well an article answers l by what it states of itself.
func (l *DocumentLink) answerByName(e *Entry) int {
	for _, stated := range e.Paths {
		p := strings.ToLower(pagePath(stated))
		if l.page != "" && p != "" && (l.page == p || strings.HasSuffix(l.page, "/"+p)) {
			return isPage
		}
	}
	switch {
	case l.name == "":
	case len(e.Title) < 3*len(l.name) && strings.EqualFold(e.Title, l.name):
		return isTitled
	case e.Note != nil && slices.ContainsFunc(e.Note.Aliases, func(alias string) bool { return strings.EqualFold(alias, l.name) }):
		return hasAlias
	}
	return answersNot
}

// prefers reports whether l leads to a rather than to b, which match equally
// well: the one with the very name, if their cases differ.
func (l *DocumentLink) prefers(d *Digest, a, b *Entry) bool {
	if a.File == b.File {
		return isBefore(d, *a, *b)
	}
	if exact := slices.Contains(l.written, string(a.File)); exact != slices.Contains(l.written, string(b.File)) {
		return exact
	}
	if near := path.Dir(string(a.File)) == l.folder; near != (path.Dir(string(b.File)) == l.folder) {
		return near
	}
	return strings.Count(string(a.File), "/") < strings.Count(string(b.File), "/")
}

// isBefore reports whether a stands before b in their common document. The
// digest decides, else the numbers in their IDs. Entries cannot: they are
// sorted by date first.
func isBefore(d *Digest, a, b Entry) bool {
	for _, document := range d.Documents {
		if document.File != string(a.File) {
			continue
		}
		for _, listed := range document.Articles {
			if listed.ID == a.ID || listed.ID == b.ID {
				return listed.ID == a.ID
			}
		}
	}
	a.Published, b.Published = Date{}, Date{}
	return CompareEntries(a, b) < 0
}

// HeadingIn returns the span of the heading in text that a link leads to, or of
// the line with that block; an empty span if text has none.
func HeadingIn(text, heading string) Span {
	if i := strings.LastIndexByte(heading, '#'); i >= 0 { // "#a#b" leads to b within a
		heading = heading[i+1:]
	}
	block, isBlock := strings.CutPrefix(heading, "^")
	want := fold.String(heading)
	for start := 0; start < len(text); {
		line, _, _ := strings.Cut(text[start:], "\n")
		bare := strings.TrimLeft(line, "# ")
		switch {
		case isBlock && strings.HasSuffix(line, "^"+block):
			return Span{start, start + len(line)}
		case !isBlock && want != "" && strings.HasPrefix(line, "#") && fold.String(bare) == want:
			return Span{start + len(line) - len(bare), start + len(line)}
		}
		start += len(line) + 1
	}
	return Span{}
}

// WrittenLink is a link to a note in a text.
type WrittenLink struct {
	Target string
	Words  Span // the part of the link that is shown
}

// longestTarget is the maximum length of a link to a note, in bytes. It bounds
// the search for the closing brackets.
const longestTarget = 1 << 10

// NoteLinks returns the links to notes that a text shows, in text order.
func NoteLinks(text Shown) []WrittenLink {
	var out []WrittenLink
	for at := 0; ; {
		n := strings.Index(text.Source[at:], "[[")
		if n < 0 {
			return out
		}
		start := at + n + len("[[")
		at = start
		inner, _, ok := strings.Cut(text.Source[start:min(start+longestTarget, len(text.Source))], "]]")
		if !ok {
			continue
		}
		words := Span{start, start + len(inner)}
		if bar := strings.IndexByte(inner, '|'); bar >= 0 && bar+1 < len(inner) {
			inner, words.Start = inner[:bar], start+bar+1
		} else {
			words.Start += len(inner) - len(strings.TrimLeft(inner, "#")) // see shown.Step
		}
		hidden := text.Words[start-1] == fold.Hidden && text.Words[start-2] == fold.Hidden && text.Words[words.End] == fold.Hidden
		if hidden && !words.Empty() && text.Words[words.Start] != fold.Hidden && !text.IsCode(words.Start) {
			out = append(out, WrittenLink{inner, words})
			at = words.End
		}
	}
}
