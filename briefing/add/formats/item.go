package formats

import (
	"cmp"
	"encoding/json"
	"html"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
	"briefing/briefing/source/web"
)

// Item is what an export holds of one article.
type Item struct {
	// Entry is what the export states of the article: title, source, author, address,
	// when it was published, tags.
	Entry       briefing.Entry
	Saved       briefing.Date // the day that it was saved, which is not when it was published
	Description string
	Read        bool

	// The text is HTML, plain text or a document as its name says; at most one of them.
	HTML, Text string
	File       *File

	// Passages are the kept passages of the article, and notes on it.
	Passages []Passage
	// OnlyPassages says that no article is to be made of it, and none to be fetched.
	OnlyPassages bool
}

// File is a document of an export.
type File struct {
	Name string
	Data []byte
}

// Passage is a passage that was kept. One without a quote is a note on the article as a
// whole.
type Passage struct {
	Quote, Before, After string
	Note                 string
	Tags                 []string
	Kept                 time.Time // zero if the export does not say
}

// LeftOut says what in an export is no item.
type LeftOut struct {
	Where  string // what it is called, or where it stands
	Reason string // the same for all that is left out for it
}

func (l *LeftOut) Error() string { return l.Where + ": " + l.Reason }

// HasText reports whether the export holds the article's text.
func (i *Item) HasText() bool { return i.HTML != "" || i.Text != "" || i.File != nil }

// untitled are what programs write where they have no title.
var untitled = []string{"no title found", "untitled", "(no title)", "no title", "[no title]"}

// settle removes what states nothing.
func (i *Item) settle() {
	e := &i.Entry
	e.URL = addressOf(e.URL)
	e.Title = scrub.Line(e.Title)
	if e.Title == e.URL || slices.Contains(untitled, strings.ToLower(e.Title)) || e.URL != "" && addressOf(e.Title) == e.URL {
		e.Title = ""
	}
	e.Tags = distinct(e.Tags)
	if strings.TrimSpace(i.HTML) == "" {
		i.HTML = ""
	}
	if strings.TrimSpace(i.Text) == "" {
		i.Text = ""
	}
	i.Passages = slices.DeleteFunc(i.Passages, func(p Passage) bool { return strings.TrimSpace(p.Quote+p.Note) == "" })
	for n := range i.Passages {
		p := &i.Passages[n]
		p.Quote, p.Note = strings.TrimSpace(scrub.Text(p.Quote)), strings.TrimSpace(scrub.Text(p.Note))
		p.Tags = distinct(p.Tags)
	}
}

// addressOf returns an address as it is, without what surrounds it; "" for one that a
// program writes where there is none.
func addressOf(s string) string {
	s = scrub.Line(s)
	if strings.Contains(s, "omnivore.app/no_url") {
		return ""
	}
	return s
}

// distinct returns tags each once, without empty ones. A comma would make two of one.
func distinct(tags []string) []string {
	var out []string
	for _, t := range tags {
		t = strings.TrimSpace(strings.ReplaceAll(scrub.Line(t), ",", " "))
		t = strings.Join(strings.Fields(t), " ")
		if t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// starredTag is the tag of items marked with a star or a heart.
const starredTag = "starred"

// within is a slash within the name of a folder, which is no border of folders.
const within = "∕"

// folderTag returns the tag of a folder within folders; "" for those that programs have by
// themselves.
func folderTag(path []string) string {
	var parts []string
	for _, name := range path {
		name = strings.TrimSpace(scrub.Line(name))
		if name != "" && !isRoot(name) {
			parts = append(parts, strings.ReplaceAll(name, "/", within))
		}
	}
	return strings.Join(parts, "/")
}

// isRoot reports whether a folder is one that a program has by itself.
func isRoot(name string) bool {
	switch strings.ToLower(name) {
	case "bookmarks bar", "bookmarks", "bookmarks menu", "bookmarks toolbar", "other bookmarks", "mobile bookmarks", "favorites bar", "favorites",
		"favourites", "other favorites", "unread", "archive", "starred", "unsorted", "unorganized", "reading list", "unsorted bookmarks", "all items", "all", "read archive", "inbox", "default", "untagged":
		return true
	}
	return rootsElsewhere()[strings.ToLower(name)]
}

// rootsElsewhere are the folders of browsers in other languages. A list of Chrome, Edge or
// Safari does not say that these are its own.
var rootsElsewhere = sync.OnceValue(func() map[string]bool {
	roots := map[string]bool{}
	for name := range strings.SplitSeq(`lesezeichen|lesezeichenleiste|lesezeichen-symbolleiste|lesezeichen-menü|weitere lesezeichen|mobile lesezeichen|
		favoriten|favoritenleiste|weitere favoriten|leseliste|favoris|barre de favoris|barre des favoris|
		autres favoris|marque-pages|barre personnelle|autres marque-pages|signets|liste de lecture|marcadores|
		barra de marcadores|otros marcadores|favoritos|barra de favoritos|otros favoritos|outros favoritos|
		lista de lectura|lista de leitura|preferiti|barra dei preferiti|altri preferiti|segnalibri|
		barra dei segnalibri|altri segnalibri|elenco lettura|bladwijzers|bladwijzerbalk|andere bladwijzers|favorieten|
		favorietenbalk|leeslijst|zakładki|pasek zakładek|inne zakładki|закладки|панель закладок|другие закладки`, "|") {
		roots[strings.TrimSpace(name)] = true
	}
	return roots
})

// tagsOf reads a cell with several tags: a list as JSON or Python writes it, or with |,
// ; or commas between them, whichever comes first in this order.
func tagsOf(cell string) []string {
	cell = strings.TrimSpace(cell)
	if strings.HasPrefix(cell, "[") && strings.HasSuffix(cell, "]") {
		var list []string
		if json.Unmarshal([]byte(cell), &list) == nil {
			return list
		}
		return pythonList(cell[1 : len(cell)-1])
	}
	for _, border := range []string{"|", ";"} {
		if strings.Contains(cell, border) {
			return strings.Split(cell, border)
		}
	}
	return strings.Split(cell, ",")
}

// pythonList returns the strings of a list as Python writes it: 'a', "it's", 'b\'c'.
func pythonList(s string) []string {
	var out []string
	for {
		start := strings.IndexAny(s, `'"`)
		if start < 0 {
			return out
		}
		quote := s[start]
		var b strings.Builder
		i := start + 1
		for ; i < len(s) && s[i] != quote; i++ {
			if s[i] == '\\' && i+1 < len(s) {
				i++
			}
			b.WriteByte(s[i])
		}
		out = append(out, b.String())
		s = s[min(len(s), i+1):]
	}
}

// day reads a day as programs write it: as a date, or as a count of seconds since 1970, or
// in milliseconds or microseconds. Unreadable values are unknown, and so is the first day
// of 1970, a placeholder of programs.
func day(s string) briefing.Date {
	s = strings.TrimSpace(s)
	if n, ok := epoch(s); ok {
		if n < 24*60*60 {
			return briefing.Date{}
		}
		return briefing.Day(time.Unix(n, 0).UTC())
	}
	const compact = len("20300312T")
	if len(s) > compact && s[compact-1] == 'T' && strings.Trim(s[:compact-1], "0123456789") == "" {
		s = s[:compact-1] // the time of day has no colons
	}
	d, err := stated.Date(s)
	if err != nil || strings.HasPrefix(d.String(), "1970-01-01") {
		return briefing.Date{}
	}
	return d
}

// epoch returns the seconds since 1970 that s counts. Days of eight digits and years are
// no such counts.
func epoch(s string) (int64, bool) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || f < 0 || strings.ContainsAny(s, "eExXpP_") {
		return 0, false
	}
	const year3000 = 32_503_680_000
	digits, _, _ := strings.Cut(s, ".")
	switch {
	case f == 0:
		return 0, true
	case len(digits) < 9:
		return 0, false
	}
	for f > year3000 {
		f /= 1000
	}
	return int64(f), true
}

// moment reads a time; the zero time if it cannot be read. A day by itself is its noon.
func moment(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02T15:04:05Z0700"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC().Truncate(time.Second)
		}
	}
	if n, ok := epoch(s); ok && n > 0 {
		return time.Unix(n, 0).UTC()
	}
	if d := day(s); d.Known() {
		return d.Earliest().Add(12 * time.Hour)
	}
	return time.Time{}
}

// unescaped returns a text that some programs escape once too often.
func unescaped(s string) string { return html.UnescapeString(s) }

// unescapedAddress is unescaped for an address, in which a name behind & is that of a value.
var unescapedAddress = strings.NewReplacer("&amp;", "&", "&quot;", `"`, "&#39;", "'", "&#039;", "'", "&lt;", "<", "&gt;", ">").Replace

// prose returns a note in HTML as text.
func prose(fragment string) string {
	if !strings.Contains(fragment, "<") {
		return unescaped(fragment)
	}
	text, err := web.Markdown(fragment)
	if err != nil {
		return web.Text(fragment)
	}
	return strings.NewReplacer("**", "", "*", "", `\`, "").Replace(text)
}

// authors returns the names of authors in one line.
func authors(names ...string) string {
	var out []string
	for _, n := range names {
		if n = scrub.Line(n); n != "" && !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return strings.Join(out, ", ")
}

// isTrue reports whether a cell or value says yes.
func isTrue(s string) bool {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "1", "true", "yes", "y", "t", "x":
		return true
	}
	return false
}

// name returns what to call an item that is left out.
func nameOf(title, url string) string { return cmp.Or(scrub.Line(title), scrub.Line(url), "an entry") }

// decoded returns the bytes of a text as UTF-8.
func decoded(data []byte) string {
	text, err := scrub.Decode(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\ufffd")
	}
	return text
}
