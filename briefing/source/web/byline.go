package web

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/internal/fold"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// author returns the author of the article as stated in the stretch.
func (s stretch) author() string {
	for _, read := range []func(part) string{markedAuthor, namedAuthor, lineAuthor} {
		var names []string
		var firstAt int
		var firstBefore bool
		for _, p := range s.parts {
			const together = 200 // bytes of text from the first name to the last
			name := read(p)
			if len(names) > 0 && (p.behind-firstAt > together || p.before != firstBefore) {
				break
			}
			if name == "" || slices.ContainsFunc(names, func(n string) bool { return sharesName(n, name) }) {
				continue
			}
			if names = append(names, name); len(names) == 1 {
				firstAt, firstBefore = p.behind, p.before
			}
			if len(names) == 4 {
				break
			}
		}
		if len(names) > 0 {
			if len(names) > 1 && !s.areSeveral(names) {
				names = names[:1]
			}
			return strings.Join(names, ", ")
		}
	}
	return ""
}

// sharesName reports whether one of two names contains the other.
func sharesName(a, b string) bool {
	a, b = fold.String(a), fold.String(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// areSeveral reports whether names are full names of people.
func (s stretch) areSeveral(names []string) bool {
	for _, n := range names {
		if !strings.Contains(n, " ") || strings.ContainsAny(n, ",&/") {
			return false
		}
	}
	return true
}

// markedAuthor reads an author marked up for machines.
func markedAuthor(p part) string {
	n := p.node
	if !p.isNear(nearAbove, 1<<20) || n.Type != html.ElementNode {
		return ""
	}
	isMarked := hasWord(strings.ToLower(attr(n, "rel")), "author") || hasWord(attr(n, "itemprop"), "author")
	if !isMarked || n.DataAtom == atom.Link {
		return ""
	}
	if name := first(n, func(d *html.Node) bool { return d != n && hasWord(attr(d, "itemprop"), "name") }); name != nil {
		return byline(cmp.Or(attr(name, "content"), brief(name)))
	}
	return byline(cmp.Or(attr(n, "content"), brief(n)))
}

// namedAuthor reads a part whose name says that it is the author.
func namedAuthor(p part) string {
	const longest = 400
	n := p.node
	if p.size > longest || len(n.Attr) == 0 || !p.isNear(nearAbove, 1<<20) || n.DataAtom == atom.Body || n.DataAtom == atom.Article || n.DataAtom == atom.Main {
		return ""
	}
	names := named(n)
	isAuthor := names["byline"] || names["author"] || names["autor"] || names["auteur"] || names["autore"] || names["writer"] || names["verfasser"] || names["redakteur"]
	if !isAuthor || names["comment"] || names["description"] || names["bio"] || names["image"] || names["avatar"] {
		return ""
	}
	if link := first(n, isAuthorName); link != nil {
		if name := byline(brief(link)); name != "" {
			return name
		}
	}
	return byline(brief(n))
}

// isAuthorName reports whether n is the name in a box about an author.
func isAuthorName(n *html.Node) bool {
	names := named(n)
	return names["name"] || names["fn"] || n.DataAtom == atom.A && (strings.Contains(attr(n, "href"), "/author/") || strings.Contains(attr(n, "href"), "/autor/"))
}

// lineAuthor reads a line near the heading that begins with "By" and a name.
func lineAuthor(p part) string {
	const longest = 120
	if p.size == 0 || p.size > longest || !p.isNear(60, nearHead) || !breaks(p.node) && p.node.DataAtom != atom.Span && p.node.DataAtom != atom.Strong && p.node.DataAtom != atom.Em && p.node.DataAtom != atom.A {
		return ""
	}
	text := scrub.Line(brief(p.node))
	if len(text) > longest {
		return ""
	}
	name, said := cutBy(text)
	if !said {
		return ""
	}
	if name = byline(name); !isFullName(name) {
		return ""
	}
	return name
}

// by lists the words before the name of an author. Longer ones come before
// their own beginnings.
var by = []string{
	"View all posts by ", "Show all articles of ", "SHOW ALL ARTICLES OF ", "Zeige alle Beiträge von ", "Alle Beiträge von ", "Voir tous les articles de ", "Ver todas las entradas de ", "Posts by ", "This entry was posted by ", "Posted by ", "Written by ", "Published by ", "Article by ", "Words by ", "Story by ", "By: ", "By ", "BY ", "by ", "Author: ", "Author ", "Written By ",
	"Veröffentlicht von ", "Geschrieben von ", "geschrieben von ", "Verfasst von ", "Ein Beitrag von ", "Beitrag von ", "Ein Artikel von ", "Text von ", "Text: ", "Autor: ", "Autorin: ", "Autor ", "Autorin ", "Von: ", "Von ", "von ", "VON ",
	"Publié par ", "Écrit par ", "Rédigé par ", "Par ", "par ", "PAR ", "Auteur : ", "Auteur: ", "Escrito por ", "Publicado por ", "Por: ", "Por ", "por ", "POR ", "Scritto da ", "Pubblicato da ", "Di ", "di ", "Da ",
	"Geschreven door ", "Door ", "door ", "Autor tekstu: ", "Av ", "Af ", "Skriven av ", "Tekst: ", "Kirjoittanut ", "Автор: ", "Текст: ", "Yazan: ", "文/", "作者：", "记者 ",
}

// cutBy returns text without words from by at its beginning, and reports
// whether there were any.
func cutBy(text string) (name string, said bool) {
	for _, b := range by {
		if rest, ok := strings.CutPrefix(text, b); ok {
			return rest, true
		}
	}
	return text, false
}

// isFullName reports whether s is two to eight words with initial capitals. A
// few particles may be small.
func isFullName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 8 {
		return false
	}
	small := 0
	for _, w := range words {
		r := []rune(w)[0]
		if !unicode.IsUpper(r) && unicode.IsLetter(r) && unicode.ToUpper(r) != r {
			small++
		}
	}
	return small*2 < len(words) && small <= 2
}

func hasWord(s, word string) bool { return slices.Contains(strings.Fields(s), word) }

// author returns the names in s, which may begin with "By"; "" if s is too long
// for names.
func author(s string) string {
	const longest = 150
	s, _ = cutBy(scrub.Line(s))
	for _, end := range []string{" - http", " | ", " – http", " (http"} {
		if i := strings.Index(s, end); i > 0 {
			s = s[:i]
		}
	}
	if s = strings.Trim(s, " ,;:|·•—–-/"); len(s) > longest {
		return ""
	}
	return s
}

// byline returns the names in a line of a page. It cuts additions such as the
// day, and returns "" for other text.
func byline(s string) string {
	const longest, mostWords = 80, 10
	s = scrub.Line(s)
	for _, end := range []string{" | ", " · ", " • ", " – ", " — ", ", am ", " am ", " on ", " le ", " el ", " il ", " / "} {
		if i := strings.Index(s, end); i > 0 && strings.ContainsAny(s[i:], "0123456789") {
			s = s[:i]
		}
	}
	s = author(uptoWords(s))
	if len(s) > longest || strings.ContainsAny(s, "0123456789@:→»?!") || strings.Count(s, " ") >= mostWords || strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return ""
	}
	if _, isAddress := stated.Address(s); isAddress || nobody[fold.String(s)] {
		return ""
	}
	return s
}

// uptoWords cuts names at a comma that is followed by a small letter.
func uptoWords(s string) string {
	for i := 0; ; {
		n := strings.Index(s[i:], ", ")
		if n < 0 {
			return s
		}
		i += n
		first, _ := utf8.DecodeRuneInString(s[i+len(", "):])
		if unicode.IsLower(first) && i > 0 && !strings.HasPrefix(s, "by ") {
			return s[:i]
		}
		i += len(", ")
	}
}

// nobody lists folded words that pages show in place of an author's name.
var nobody = setOf("admin wordpressadmin administrator author autor autorin redaktion editor staff news profil facebook twitter anonymous author's about by von par por home")
