package web

import (
	"cmp"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

const (
	nearHead  = 400   // bytes of text behind a heading
	nearAbove = 300   // bytes of text before one
	nearText  = 2_000 // bytes of text behind a heading, for machine-readable marks
)

// published returns the day of publication. said is what the page states for
// machines, ofFile a day of which it does not say what for. The head of the
// article goes before ofFile. It also goes before said if that is the day
// before or after, which is the same day in another time zone.
func (s stretch) published(said, ofFile briefing.Date) briefing.Date {
	switch {
	case said.Known():
		if shown := s.first(s.markedDay, s.namedDay, s.lineDay); isNextTo(shown, said) {
			return shown
		}
		return said
	case ofFile.Known():
		if shown := s.first(s.markedDay, s.namedDay); shown.IsDay() {
			return shown
		}
		return ofFile
	}
	if d := s.first(s.markedDay, s.namedDay, s.lineDay, s.leadDay, s.saidDay, s.loneDay); d.Known() {
		return d
	}
	return s.onlyTime()
}

// first returns the first day that one of read finds in the parts.
// Machine-readable marks come first, then parts named as a date, then lines of
// text.
func (s stretch) first(read ...func(part) briefing.Date) briefing.Date {
	for _, read := range read {
		for _, p := range s.parts {
			if d := read(p); d.Known() {
				return d
			}
		}
	}
	return briefing.Date{}
}

// isNextTo reports whether two days follow each other.
func isNextTo(a, b briefing.Date) bool {
	const day = 24 * time.Hour
	return a.IsDay() && b.IsDay() && a.Earliest().Sub(b.Earliest()).Abs() == day
}

// day returns the date in text, with the day first if the page writes it so.
func (s stretch) day(text string) briefing.Date {
	const shortest = len("May 2024") // a year alone may be any number
	text = scrub.Line(text)
	if len(text) < shortest || !strings.ContainsAny(text, "0123456789") {
		return briefing.Date{}
	}
	if d := date(text); d.Known() {
		return d
	}
	d, _ := stated.FindDate(text, s.dayFirst)
	return d
}

// markedDay reads a day of publication marked up for machines, or a time near
// the heading.
func (s stretch) markedDay(p part) briefing.Date {
	n := p.node
	isPublished := hasWord(attr(n, "itemprop"), "datePublished") || isTime(n) && hasAttr(n, "pubdate") || isTitled(n)
	isEntry := n.DataAtom == atom.Time && strings.Contains(attr(n, "class"), "entry-date") && p.isNear(0, nearText)
	if isPublished && !s.isOther(n) || isEntry || isTime(n) && p.isInHead() && !isChange(n) && !isInUpdate(n) && !isInSentence(n) && !s.isOther(n) {
		return s.timeIn(n)
	}
	return briefing.Date{}
}

// isInUpdate reports whether n is in a short line that says when something was
// changed.
func isInUpdate(n *html.Node) bool {
	const longest = 100
	if n.Parent == nil {
		return false
	}
	text := scrub.Line(brief(n.Parent))
	return len(text) <= longest && isUpdate(text)
}

// timeIn returns the day that n states for machines, or shows.
func (s stretch) timeIn(n *html.Node) briefing.Date {
	said := cmp.Or(attr(n, "datetime"), attr(n, "content"), brief(n))
	d := cmp.Or(date(said), s.day(said))
	if isTitled(n) && !d.Known() {
		d = date(attr(n, "title"))
	}
	return d
}

// isTime reports whether n is a time, in HTML or as programs extend it.
func isTime(n *html.Node) bool {
	switch n.Data {
	case "time", "relative-time", "time-ago", "local-time":
		return n.Type == html.ElementNode
	}
	return false
}

// isTitled reports whether the title of n is the day of publication.
func isTitled(n *html.Node) bool {
	return len(attr(n, "title")) >= len("2025-01-17") && named(n)["published"] && date(attr(n, "title")).IsDay()
}

// onlyTime returns the day in a line that is a time and nothing else, anywhere,
// if all such lines state the same day.
func (s stretch) onlyTime() briefing.Date {
	var only briefing.Date
	for _, p := range s.parts {
		n := p.node
		if !isTime(n) || p.before || isChange(n) || s.isOther(n) || n.Parent == nil || scrub.Line(brief(n.Parent)) != scrub.Line(brief(n)) {
			continue
		}
		d := s.timeIn(n)
		if only.Known() && d != only {
			return briefing.Date{}
		}
		only = d
	}
	return only
}

// isNear reports whether p stands near the heading.
func (p part) isNear(above, below int) bool {
	if p.before {
		return p.behind <= above
	}
	return p.behind <= below
}

// isInHead reports whether p stands near the heading, separated by no more than
// a lead.
func (p part) isInHead() bool {
	return p.isNear(nearAbove, nearHead) && (p.before || p.paragraphs <= 1)
}

// namedDay reads a part near the heading whose name says that it is a date.
func (s stretch) namedDay(p part) briefing.Date {
	const longest = 150
	if p.size > longest || !p.isInHead() || isChange(p.node) || !isNamedDate(p.node) || s.isOther(p.node) {
		return briefing.Date{}
	}
	text := scrub.Line(brief(p.node))
	if len(text) > longest || isUpdate(text) {
		return briefing.Date{}
	}
	return cmp.Or(s.day(text), s.day(spaced(p.node)))
}

// spaced returns the texts in n with spaces between them, without the days of
// changes.
func spaced(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data + " ")
		case !isChange(c):
			b.WriteString(spaced(c))
		}
	}
	return b.String()
}

// lineDay reads a short line with a date near the heading.
func (s stretch) lineDay(p part) briefing.Date {
	const longest = 120 // letters, of up to three bytes
	if p.size == 0 || p.size > 3*longest || !p.isNear(80, 250) || p.node.Type != html.ElementNode || isChange(p.node) || !breaks(p.node) && p.node.DataAtom != atom.Small || isHeading(p.node) && p.behind == 0 {
		return briefing.Date{}
	}
	text := scrub.Line(brief(p.node))
	if utf8.RuneCountInString(text) > longest || isUpdate(text) || endsLikeSentence(text) || s.isOther(p.node) {
		return briefing.Date{}
	}
	return ofArticle(s.day(text), p.node)
}

// leadDay reads the day with which the text begins: "17.01.2025 – The bridge",
// "London, 17 January 2025. The bridge".
func (s stretch) leadDay(p part) briefing.Date {
	const longest, firstWords = 30, 80 // bytes of a place; of text until the sentence begins
	if p.before || p.size < firstWords || !p.isNear(0, nearText) || p.paragraphs > 1 || p.node.DataAtom != atom.P {
		return briefing.Date{}
	}
	text := scrub.Line(brief(p.node))
	text = text[:min(len(text), firstWords)]
	for _, end := range leadEnds {
		lead, _, ok := strings.Cut(text, end)
		if !ok {
			continue
		}
		place, rest, hasPlace := strings.Cut(lead, ", ")
		for _, said := range []string{lead, rest} {
			if said == rest && (!hasPlace || len(place) > longest || strings.ContainsAny(place, "0123456789")) {
				continue
			}
			if d := date(said); d.IsDay() {
				return d
			}
		}
	}
	return briefing.Date{}
}

// leadEnds stand between a day and the sentence behind it.
var leadEnds = []string{" – ", " — ", " - ", " | ", ": ", " „", " “", ". ", " ("}

// saidDay reads a line anywhere that says when the article was published.
func (s stretch) saidDay(p part) briefing.Date {
	const longest = 250
	if p.before || p.size == 0 || p.size > longest || !breaks(p.node) || isHeading(p.node) {
		return briefing.Date{}
	}
	text := scrub.Line(brief(p.node))
	if len(text) > longest {
		return briefing.Date{}
	}
	words := fold.String(text)
	for _, verb := range publishing {
		if i := strings.Index(words, verb); i >= 0 && i < 60 {
			behind := strings.Fields(text)
			behind = behind[min(len(strings.Fields(words[:i])), len(behind)):]
			d, _ := stated.FindDate(strings.Join(behind, " "), s.dayFirst)
			return d
		}
	}
	return briefing.Date{}
}

// loneDay reads a line that consists of a date.
func (s stretch) loneDay(p part) briefing.Date {
	const longest, far = 40, 4_000
	if p.size == 0 || p.size > longest {
		return briefing.Date{}
	}
	if named(p.node)["date"] && !p.isNear(nearAbove, nearHead) { // the date of a comment
		return briefing.Date{}
	}
	if !p.isNear(nearAbove, far) || p.node.Type != html.ElementNode || isChange(p.node) || s.isOther(p.node) || isInSentence(p.node) {
		return briefing.Date{}
	}
	text := scrub.Line(brief(p.node))
	if len(text) > longest || len(text) < len("1.1.2000") || !strings.ContainsAny(text, "0123456789") {
		return briefing.Date{}
	}
	d := date(text)
	if !d.Known() && s.dayFirst && strings.Count(text, "/") == 2 {
		d, _ = stated.FindDate(text, true)
	}
	return ofArticle(d, p.node)
}

// ofArticle returns d, which n shows, unless d is a month that n has as a
// heading or a link: such a month is about a part of the page or leads to one.
func ofArticle(d briefing.Date, n *html.Node) briefing.Date {
	if !d.IsDay() && (first(n, isLink) != nil || isInHeading(n)) {
		return briefing.Date{}
	}
	return d
}

func isLink(n *html.Node) bool { return n.DataAtom == atom.A }

// isInHeading reports whether n is in a heading, or one.
func isInHeading(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if isHeading(n) {
			return true
		}
	}
	return false
}

// publishing lists folded words that announce a date of publication.
var publishing = []string{
	"published on", "posted on", "date published", "written on", "geschrieben am", "geschrieben von", "erscheinungsdatum", "mise en ligne", "publie par", "publicado por", "pubblicato da", "date de publication", "fecha de publicacion", "data de publicacao", "data di pubblicazione",
	"published ", "posted ", "entry was posted", "date of publication", "publication date", "veroffentlicht", "erschienen am", "erstellt am", "eingestellt am",
	"publie le", "mis en ligne le", "publicado el", "publicado em", "publicado en", "pubblicato il", "gepubliceerd op", "geplaatst op", "opublikowano", "data publikacji", "publicerad", "publisert", "udgivet",
	"julkaistu", "publikovano", "vydano", "publicat", "objavljeno", "опубликовано", "дата публикации", "опубліковано", "yayinlanma", "datum", "stand",
}

// isUpdate reports whether a line only says when something was changed.
func isUpdate(text string) bool {
	words := fold.String(text)
	for _, verb := range []string{"updated", "last updated", "modified", "aktualisiert", "zuletzt", "letzte anderung", "mis a jour", "actualizado", "atualizado", "aggiornato", "bijgewerkt", "aktualizacja", "zaktualizowano", "uppdaterad", "oppdatert", "opdateret", "обновлено", "оновлено", "last modified", "copyright"} {
		if strings.HasPrefix(words, verb) {
			return true
		}
	}
	return strings.HasPrefix(text, "©")
}

// endsLikeSentence reports whether text ends with a stop and is longer than a
// line of names and dates.
func endsLikeSentence(text string) bool {
	const fewWords = 12
	return strings.HasSuffix(text, ".") && strings.Count(text, " ") > fewWords
}

// isChange reports whether the name of n marks it as the day of a change only.
func isChange(n *html.Node) bool {
	names := named(n)
	return (names["updated"] || names["modified"] || hasWord(attr(n, "itemprop"), "dateModified")) && !names["published"] && !hasWord(attr(n, "itemprop"), "datePublished")
}

// isInSentence reports whether n stands within a sentence: in a paragraph that ends like one, and
// is long or tells of something before n. "By Ada Holm on 6 May 2021." tells of the article.
func isInSentence(n *html.Node) bool {
	const fewWords, someWords = 12, 3
	if n.Parent == nil || n.Parent.DataAtom != atom.P {
		return false
	}
	text := scrub.Line(brief(n.Parent))
	if !cleanup.EndsSentence(text) {
		return false
	}
	before, _, _ := strings.Cut(text, scrub.Line(brief(n)))
	return strings.Count(text, " ") >= fewWords || isTime(n) && strings.Count(before, " ") >= someWords && !saysWhoOrWhen(before)
}

// saysWhoOrWhen reports whether text introduces an author or a day of publication.
func saysWhoOrWhen(text string) bool {
	words := fold.String(text)
	for _, verb := range publishing {
		if strings.Contains(words, verb) {
			return true
		}
	}
	first, _, _ := strings.Cut(words, " ")
	switch first {
	case "by", "von", "par", "por", "di", "door", "av", "od":
		return true
	}
	return false
}

// isOther reports whether n is in a link, or beside a link to another article
// in a list or under a heading.
func (s stretch) isOther(n *html.Node) bool {
	const up = 3
	for range up {
		if n = n.Parent; n == nil {
			return false
		}
		if n.DataAtom == atom.A && !strings.HasPrefix(attr(n, "href"), "#") {
			return len(strings.TrimSpace(brief(n))) > 40
		}
		if n.DataAtom == atom.Li && first(n, isHeadline) != nil {
			return true
		}
		if s.hasTitle && n.DataAtom != atom.Body && !s.around[n] && first(n, isLinkedHeading) != nil {
			return true
		}
	}
	return false
}

// isLinkedHeading reports whether n is a heading that leads to an article.
func isLinkedHeading(n *html.Node) bool { return isHeading(n) && first(n, isHeadline) != nil }

// isHeadline reports whether n is a link with enough words for a headline.
func isHeadline(n *html.Node) bool {
	return n.DataAtom == atom.A && strings.Count(strings.TrimSpace(brief(n)), " ") >= 2
}

// isNamedDate reports whether the name of n marks it as the day of publication.
func isNamedDate(n *html.Node) bool {
	names := named(n)
	for _, word := range []string{"date", "published", "dateline", "timestamp", "pubdate", "datum", "fecha", "publish", "posted", "postdate", "meta", "byline", "datetime", "publishdate", "time"} {
		if names[word] {
			return true
		}
	}
	return false
}
