package web

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// by lists the words before the name of an author. Longer ones come before
// their own beginnings.
var by = []string{
	"View all posts by ", "Show all articles of ", "SHOW ALL ARTICLES OF ", "Zeige alle Beiträge von ", "Alle Beiträge von ", "Voir tous les articles de ", "Ver todas las entradas de ", "Posts by ", "This entry was posted by ", "Posted by ", "Written by ", "Published by ", "Article by ", "Words by ", "Story by ", "By: ", "By ", "BY ", "by ", "Author: ", "Author ", "Written By ",
	"Veröffentlicht von ", "Geschrieben von ", "geschrieben von ", "Verfasst von ", "Ein Beitrag von ", "Beitrag von ", "Ein Artikel von ", "Text von ", "Text: ", "Autor: ", "Autorin: ", "Autor ", "Autorin ", "Autor/in: ", "Redaktion: ", "Erstellt von ", "Publiziert von ", "Interview: ", "Von: ", "Von ", "von ", "VON ", "Vom ", "vom ",
	"Publié par ", "Écrit par ", "Rédigé par ", "Par ", "par ", "PAR ", "Auteur : ", "Auteur: ", "Escrito por ", "Publicado por ", "Por: ", "Por ", "por ", "POR ", "Scritto da ", "Pubblicato da ", "Di ", "di ", "Da ",
	"Geschreven door ", "Door ", "door ", "Autor tekstu: ", "Av ", "Af ", "Skriven av ", "Tekst: ", "Kirjoittanut ", "Автор: ", "Текст: ", "Yazan: ", "文/", "作者：", "记者 ",
}

// announces are those of by that announce an author wherever they stand.
var announces = func() map[string]bool {
	out := map[string]bool{}
	for _, b := range by {
		out[b] = strings.HasSuffix(b, ": ") && b != "Interview: "
	}
	return out
}()

// isVerb reports whether words from by say that somebody wrote or published the
// article: "Posted by".
func isVerb(by string) bool { return strings.Count(by, " ") > 1 && !strings.HasSuffix(by, ": ") }

// cutBy returns text without the words from by at its beginning, and these.
func cutBy(text string) (name, said string) {
	for _, b := range by {
		if rest, ok := strings.CutPrefix(text, b); ok {
			return rest, b
		}
	}
	return text, ""
}

// cutKind returns text without what kind of text an author wrote: "A column by
// Ada Finch" becomes "by Ada Finch".
func cutKind(text string) string {
	const mostWords = 3
	words := strings.Fields(text)
	for i := 1; i <= mostWords && i < len(words); i++ {
		if kindsOfText[fold.String(words[i-1])] && ofSomebody[words[i]] {
			return "by " + strings.Join(words[i+1:], " ")
		}
	}
	return text
}

// kindsOfText are words for what somebody wrote; ofSomebody are the words
// between these and the name.
var (
	kindsOfText = setOf(`
	column post opinion commentary comment analysis essay review interview report story article
	kolumne kommentar gastbeitrag gastkommentar beitrag artikel analyse essay rezension reportage bericht glosse leitartikel meinung portrat
	tribune chronique entretien billet reportage columna articulo cronica reportaje analisis coluna artigo articolo commento intervista opinie`)
	ofSomebody = setOf("by von de di par por door")
)

// fullName returns the full name in s, without what follows behind a comma if
// that is none; "" if there is none.
func fullName(s string) string {
	if name, more, ok := strings.Cut(s, ", "); ok && !isFullName(more) {
		s = name
	}
	if !isFullName(s) {
		return ""
	}
	return s
}

// isFullName reports whether s is two to eight words with initial capitals. Few
// of them may be small, and these only particles.
func isFullName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 8 {
		return false
	}
	small := 0
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(first) && unicode.ToUpper(first) != first {
			if !particles[w] {
				return false
			}
			small++
		}
	}
	return small*2 < len(words) && small <= 2
}

// particles are small words within names, and those between two names.
var particles = setOf("von vom zu zur van der den de del della di da das do dos du la le el al bin ibn af av und and et y e og och en i a u")

// author returns the names in s, which may begin with "By"; "" if s is too long
// for names. Before a single word, "Von" and the like are part of a name.
func author(s string) string {
	s = scrub.Line(s)
	if name, said := cutBy(s); strings.Contains(name, " ") || strings.HasPrefix(strings.ToLower(said), "by") || strings.Count(said, " ") > 1 {
		s = name
	}
	return trimName(s)
}

// trimName returns the names in s without an address or the name of a site
// behind them; "" if s is too long for names.
func trimName(s string) string {
	const longest = 150
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
	s = cutPictures(s)
	for _, end := range []string{" | ", " · ", " • ", " – ", " — ", " @ ", ", am ", " am ", " on ", " le ", " el ", " il ", " / "} {
		if i := strings.Index(s, end); i > 0 && strings.ContainsAny(s[i:], "0123456789") {
			s = s[:i]
		}
	}
	s, _ = cutBy(uptoWords(s))
	s = trimName(s)
	if name, _, ok := strings.Cut(s, "/"); ok && isFullName(name) {
		s = name // without the agency
	}
	if len(s) > longest || strings.ContainsAny(s, "0123456789@:→»?!") || strings.Count(s, " ") >= mostWords || strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return ""
	}
	if _, isAddress := stated.Address(s); isAddress || nobody[fold.String(s)] {
		return ""
	}
	return s
}

// cutPictures returns s without the names of those who made pictures.
func cutPictures(s string) string {
	for _, what := range []string{"Foto", "Photo", "Bild", "Illustration", "Picture", "Фото"} {
		if strings.HasPrefix(s, what) {
			return ""
		}
		for _, end := range []string{" " + what, ", " + what, " (" + what} {
			if i := strings.Index(s, end); i > 0 {
				s = s[:i]
			}
		}
	}
	return s
}

// uptoWords cuts names at a comma that is followed by a small letter or a
// number.
func uptoWords(s string) string {
	for i := 0; ; {
		n := strings.Index(s[i:], ", ")
		if n < 0 {
			return s
		}
		i += n
		first, _ := utf8.DecodeRuneInString(s[i+len(", "):])
		if (unicode.IsLower(first) || unicode.IsDigit(first)) && i > 0 && !strings.HasPrefix(s, "by ") {
			return s[:i]
		}
		i += len(", ")
	}
}

// nobody lists folded words that pages show in place of an author's name.
var nobody = setOf("admin wordpressadmin administrator author autor autorin redaktion editor staff news profil facebook twitter anonymous author's about by von par por home root null unknown")
