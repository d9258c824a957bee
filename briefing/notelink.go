package briefing

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"briefing/briefing/internal/fold"
)

// DocumentLink is what a link in an article says of the document that it leads to. The
// zero DocumentLink leads nowhere.
type DocumentLink struct {
	paths  []string // where the document is, without case, the likeliest first
	ends   []string // how its path may end
	name   string   // its title or an alias, without case
	folder string   // of the article that the link is in
	// Heading is the heading, or the name of a block with "^" before it, that it leads to
	// in the document, or "".
	Heading string
}

// NoteLink returns what a link to a note says, such as [[target#heading]] in the
// document at from: the path of a file from the library's folder or from its own, the
// end of such a path, with or without the file's ending, or a title or alias.
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

// FileLink returns what the address of a link says that names no site, such as
// [words](address) in the document at from: the path of a file from its folder or, if
// it begins with a slash, from the library's; also the place of a page in the site that
// a generator makes of the library, and the bare name of a file.
func FileLink(address, from string) DocumentLink {
	name, heading, _ := strings.Cut(address, "#")
	if plain, err := url.PathUnescape(name); err == nil { // else it has a percent sign of its own
		name = plain
	}
	if plain, err := url.PathUnescape(heading); err == nil {
		heading = plain
	}
	l := DocumentLink{folder: path.Dir(from), Heading: heading}
	switch rest, ofSite := strings.CutPrefix(name, "@/"); { // of Zola
	case name == "":
		l.paths = []string{strings.ToLower(from)}
	case ofSite, strings.HasPrefix(name, "/"):
		rest = strings.Trim(strings.TrimSuffix(rest, ".html"), "/")
		l.look(path.Join(".", name), rest)
		l.ends = []string{strings.ToLower(rest), datedName(rest)}
	default:
		l.look(path.Join(l.folder, name))
		if !strings.Contains(name, "/") {
			l.ends = []string{strings.ToLower(name)}
		}
	}
	return l
}

// look makes l lead to a file at the first of paths, or the next.
func (l *DocumentLink) look(paths ...string) {
	for _, p := range paths {
		if p != "." && p != ".." && !strings.HasPrefix(p, "../") {
			l.paths = append(l.paths, strings.ToLower(p))
		}
	}
}

// datedName returns the name that a file has from whose name a site generator makes a
// page's place: "2026-03-19-title" of "blog/2026/03/19/title"; "" if there is no date.
func datedName(place string) string {
	parts := strings.Split(place, "/")
	if len(parts) < 4 {
		return ""
	}
	name := strings.ToLower(strings.Join(parts[len(parts)-4:], "-"))
	if _, err := ParseDate(strings.Join(parts[len(parts)-4:len(parts)-1], "-")); err != nil {
		return ""
	}
	return name
}

// How well a document answers a link; lower is better.
const (
	isAtPath = iota
	endsSo   = 100 + iota
	isTitled
	hasAlias
	answersNot
)

// Linked returns the articles that links lead to: of each the first of the document
// that answers it best, nil if none does. Among documents that answer alike the one in
// the link's own folder comes first, then the one in the fewest folders.
func Linked(d *Digest, entries []Entry, links []DocumentLink) []*Entry {
	found := make([]*Entry, len(links))
	how := slices.Repeat([]int{answersNot}, len(links))
	for i := range entries {
		e := &entries[i]
		keys := keysOf(e.File)
		for n := range links {
			at := links[n].answer(keys)
			if at == answersNot {
				at = links[n].answerByName(e)
			}
			for _, file := range e.Also {
				at = min(at, links[n].answer(keysOf(file)))
			}
			if at < how[n] || at == how[n] && at != answersNot && links[n].prefers(d, e, found[n]) {
				found[n], how[n] = e, at
			}
		}
	}
	return found
}

// keysOf returns the names by which a file is found: its path, that without ending,
// and that of the folder that it is the index of; without case.
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

// answer returns how well a document of these keys answers l.
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
	return answersNot
}

func (l *DocumentLink) answerByName(e *Entry) int {
	switch {
	case l.name == "":
	case len(e.Title) < 3*len(l.name) && strings.EqualFold(e.Title, l.name):
		return isTitled
	case e.Note != nil && slices.ContainsFunc(e.Note.Aliases, func(alias string) bool { return strings.EqualFold(alias, l.name) }):
		return hasAlias
	}
	return answersNot
}

// prefers reports whether l rather leads to a than to b, which answer it alike.
func (l *DocumentLink) prefers(d *Digest, a, b *Entry) bool {
	if a.File == b.File {
		return isBefore(d, *a, *b)
	}
	if near := path.Dir(a.File) == l.folder; near != (path.Dir(b.File) == l.folder) {
		return near
	}
	return strings.Count(a.File, "/") < strings.Count(b.File, "/")
}

// isBefore reports whether a stands before b in the document of both, which entries
// tell only of those of one date: so says the digest, else the numbers of their IDs.
func isBefore(d *Digest, a, b Entry) bool {
	for _, document := range d.Documents {
		if document.File != a.File {
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

// HeadingIn returns where the heading stands in a text, or the line of a block, that a
// link leads to; an empty span if it is not there.
func HeadingIn(text, heading string) Span {
	if i := strings.LastIndexByte(heading, '#'); i >= 0 { // within another
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
	Words  Span // what is shown of it
}

// longestTarget is how many bytes a link to a note may take.
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
		}
		hidden := text.Words[start-1] == fold.Hidden && text.Words[start-2] == fold.Hidden && text.Words[words.End] == fold.Hidden
		if hidden && !words.Empty() && text.Words[words.Start] != fold.Hidden && !text.IsCode(words.Start) {
			out = append(out, WrittenLink{inner, words})
			at = words.End
		}
	}
}
