package verify

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
	"briefing/briefing/quantity"
)

// brackets are what a quotation puts in brackets, with the white space before them.
var brackets = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` ?\[([^\[\]]*)\]`) })

// beside are brackets and what touches them.
var beside = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^ ]*\[[^\[\]]*\][^ ]*`) })

// outsideBrackets returns a quotation without brackets and the words that touch them; all of it if
// that leaves none.
func outsideBrackets(quote string) string {
	if outside := beside().ReplaceAllString(quote, " "); words(outside) > 0 {
		return outside
	}
	return quote
}

// mostPutIn is how many words at most a quotation may put in brackets, or put brackets in
// place of.
const mostPutIn = 6

// turning are words, folded, that turn round what a sentence says: denials, in many languages, and numbers
// that quantity.Find does not take for one by themselves. A * stands for any ending.
var turning = sync.OnceValue(func() []string {
	return strings.Fields(`not no never nor neither none nobody nothing nowhere cannot without t hardly barely scarcely
		seldom rarely few refus* fail* deny* denie* denial* reject* lack* one half
		nicht* kein* nie niemals niemand* nirgend* ohne weder kaum nein niet niets geen* nooit zonder nauwelijks
		ne n pas jamais aucun* rien personne guere sans ni nul nulle non nunca jamas nadie nada ningun* sin tampoco apenas
		senza nessun* niente mai nem nao nenhum* ninguem sem inte ingen* inga aldrig utan ikke intet aldri uten
		nikt nigdy nic bez zaden zadn* nikdy nikdo degil hic yok
		не нет нельзя ни ник* ниче* ничто нигде без едва ні немає ніх* ніко* нічо* ніде
		δεν μην χωρις ουτε لا لم لن ليس* بدون לא אין בלי नहीं 不 没 沒 无 無 未 非 못 안 않* 없*`)
})

// isTurning reports whether a folded word turns round what a sentence says.
func isTurning(word string) bool {
	return slices.ContainsFunc(turning(), func(t string) bool {
		stem, ends := strings.CutSuffix(t, "*")
		return word == t || ends && strings.HasPrefix(word, stem)
	})
}

// unbracketed returns how a quotation, as letters, may stand in an article if what it has
// in brackets is the draft's own: put in, in place of a few of the article's words, or its
// first letter. Nothing is, if brackets hold a number or a denial, or leave fewer than
// leastAround words; nor may they stand in place of such a word, see wanted. In source, the
// draft's own text of it, footnotes have their ^, which letters lack.
func unbracketed(quote, source string) (out []wanted) {
	found := brackets().FindAllStringSubmatchIndex(quote, -1)
	var rest strings.Builder
	last := 0
	var before, after string // of the last brackets that may stand for words
	standFor, atStart, atEnd := 0, false, false
	for _, at := range found {
		inside := quote[at[2]:at[3]]
		rest.WriteString(quote[last:at[0]])
		last = at[1]
		switch {
		case strings.Contains(source, "[^"+inside+"]") || isNoteMark(rest.String(), inside, quote[at[1]:]):
		case isLetter(inside) && at[1] < len(quote) && quote[at[1]] != ' ': // "[W]e"
			rest.WriteString(strings.Repeat(" ", at[2]-1-at[0]) + inside)
		case !mayBePutIn(inside):
			return nil
		default:
			standFor++
			atStart = atStart || words(quote[:at[0]]) == 0
			atEnd = atEnd || words(quote[at[1]:]) == 0
			before, after = quote[:at[0]], quote[at[1]:]
		}
	}
	rest.WriteString(quote[last:])
	whole := strings.TrimLeft(rest.String(), ".,;: ")
	if len(found) == 0 || words(whole) < leastAround {
		return nil
	}
	for _, w := range stopped(nil, whole) {
		out = append(out, wanted{before: w.before, atStart: atStart, atEnd: atEnd})
	}
	before, after = strings.TrimSpace(before), strings.Trim(after, " ")
	if standFor == 1 && len(found) == 1 && words(before) >= leastAround && words(after) >= leastAround {
		out = append(out, wanted{before: before, after: strings.TrimRight(after, ".,;: "), between: true})
	}
	return out
}

// isNoteMark reports whether brackets hold the mark of a footnote: digits behind a stop or
// at the end, where they are no number of the sentence.
func isNoteMark(before, inside, after string) bool {
	if inside == "" || len(inside) > 3 || strings.Trim(inside, "0123456789") != "" {
		return false
	}
	before = strings.TrimRight(before, " '")
	last := lastRune(before)
	isEnd := words(brackets().ReplaceAllString(after, "")) == 0
	return before != "" && (strings.ContainsRune(".,;:!?…。，", last) || isEnd && !unicode.IsDigit(last))
}

// isLetter reports whether brackets hold one letter of a word.
func isLetter(inside string) bool {
	r, n := utf8.DecodeRuneInString(inside)
	return n > 0 && n == len(inside) && fold.InWord(r) && !fold.Unspaced(r)
}

// mayBePutIn reports whether words may stand in brackets, or brackets in their place: a few
// without a number and without a denial.
func mayBePutIn(text string) bool {
	all := slices.Collect(fold.Words(text))
	return len(all) <= mostPutIn && !strings.ContainsFunc(text, unicode.IsDigit) && len(quantity.Find(text)) == 0 &&
		!slices.ContainsFunc(all, func(w fold.Word) bool { return isTurning(w.Folded) })
}

// mayStandAt reports whether w may stand at bytes start to end of an article: brackets at an
// end of it stand in place of no words beside them that may not be put in.
func (w wanted) mayStandAt(article string, start, end int) bool {
	return (!w.atStart || mayBePutIn(lastWords(article[:start]))) && (!w.atEnd || mayBePutIn(firstWords(article[end:])))
}

// mostBeside is how many words of an article at most brackets at an end of a quotation are
// taken to stand for, and of how many bytes.
const mostBeside, mostBesideBytes = 2, 100

// clauseEnds are the stops that part what brackets stand for from other clauses.
const clauseEnds = ".!?;:。！？"

// lastWords returns the last words of a clause that is not over.
func lastWords(s string) string {
	s = s[max(0, len(s)-mostBesideBytes):]
	if i := strings.LastIndexAny(s, clauseEnds); i >= 0 {
		s = s[i+sizeAt(s, i):]
	}
	all := slices.Collect(fold.Words(s))
	if len(all) == 0 {
		return ""
	}
	return s[all[max(0, len(all)-mostBeside)].Start:]
}

// firstWords returns the first words of the rest of a clause.
func firstWords(s string) string {
	s = s[:min(len(s), mostBesideBytes)]
	if i := strings.IndexAny(s, clauseEnds); i >= 0 {
		s = s[:i]
	}
	all := slices.Collect(fold.Words(s))
	if len(all) == 0 {
		return ""
	}
	return s[:all[min(len(all), mostBeside)-1].End]
}
