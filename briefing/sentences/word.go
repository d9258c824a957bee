package sentences

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/shown"
)

// word is a word of a sentence, or a sign that is read as one: "%", "$".
type word struct {
	text  string        // folded; a number in figures: "14" of "fourteen"
	span  briefing.Span // bytes of the article
	class class

	number bool // it is one, or begins with a figure
	name   bool // it has a capital that is not the sentence's
	quoted bool // it stands in quotation marks of this sentence
	owns   bool // a possessive 's is on it
	joined bool // a hyphen joins it to the word before it
	of     bool // it is vague and ends with "of"
	stop   bool // a comma, a dash or a bracket stands before it
}

// is reports whether two words are the same, as they are used.
func (w *word) is(other *word) bool {
	return w.text == other.text && w.quoted == other.quoted && w.owns == other.owns
}

// isCount reports whether a word is a number in figures or a vague one, which another can
// stand for.
func (w *word) isCount() bool { return w.number && (isDigit(w.text[0]) || w.class&vague != 0) }

// isContent reports whether a word says what the sentence is about.
func (w *word) isContent() bool { return w.class&function == 0 }

// isHeavy reports whether a word is one that claims are made of: a number, a name, a
// day, who said it.
func (w *word) isHeavy() bool {
	return w.number || w.name || w.class&(calendar|speaking) != 0
}

// wordReader reads the words of one sentence.
type wordReader struct {
	text, source string // visible text, and its Markdown
	table        table
	words        []word

	open   bool // in quotation marks
	singly bool // in single ones
	next   word // properties of the next word: joined, stop
	sawed  bool // a quotation mark was seen
}

// wordsIn returns the words of a text from span.Start to span.End. A mark that only ends a
// quotation has it begin with the sentence; one that only begins one has it go on to
// the end.
func wordsIn(of briefing.Shown, span briefing.Span, t table) []word {
	text := of.Words
	r := wordReader{text: text, source: of.Source, table: t}
	at := span.Start
	for w := range fold.Words(text[span.Start:span.End]) {
		start, end := span.Start+w.Start, span.Start+w.End
		r.gap(at, start)
		r.word(w.Folded, briefing.Span{Start: start, End: end})
		at = end
	}
	r.gap(at, span.End)
	return r.words
}

// word adds a word.
func (r *wordReader) word(folded string, span briefing.Span) {
	w := r.next
	r.next = word{}
	w.text, w.span, w.quoted = folded, span, r.open
	first, _ := utf8.DecodeRuneInString(span.In(r.text))
	w.name = len(r.words) > 0 && unicode.IsUpper(first)
	if r.joinsNumber(&w) {
		return
	}
	if n, ok := numerals[folded]; ok && r.table != nil {
		w.text, w.number = n, true
	}
	w.number = w.number || unicode.IsDigit(first)
	w.class = r.table[w.text] | r.table[folded]
	if w.class&function != 0 {
		w.name = false
	}
	w.number = w.number || w.class&vague != 0
	if r.joinsVague(&w) {
		return
	}
	if n := len(r.words); n > 0 && folded == "cent" && r.words[n-1].text == "per" {
		r.words[n-1].text, r.words[n-1].span.End, r.words[n-1].class = "%", span.End, 0
		return
	}
	if folded == "percent" {
		w.text = "%"
	}
	r.words = append(r.words, w)
}

// joinsVague adds an "of" to the vague number before it, whose noun stands behind that, and
// to an "of" added so another vague number: "hundreds of thousands of drones".
func (r *wordReader) joinsVague(w *word) bool {
	n := len(r.words)
	if n == 0 || w.stop || w.quoted != r.words[n-1].quoted {
		return false
	}
	before := &r.words[n-1]
	switch {
	case w.text == "of" && before.class&(vague|part) != 0 && !before.of:
		before.of, before.number = true, true
		before.class |= vague
	case w.class&vague != 0 && before.of:
		before.text, before.of = before.text+" of "+w.text, false
	default:
		return false
	}
	before.span.End = w.span.End
	return true
}

// joinsNumber adds a word to the number before it, if both are parts of one: "1,500".
func (r *wordReader) joinsNumber(w *word) bool {
	n := len(r.words)
	if n == 0 || !isFigures(w.text) || w.quoted != r.words[n-1].quoted {
		return false
	}
	before := &r.words[n-1]
	if last := before.text[len(before.text)-1]; !before.number || last < '0' || last > '9' || before.span.End >= w.span.Start {
		return false
	}
	switch gap := r.text[before.span.End:w.span.Start]; {
	case (gap == "," || gap == "\u00a0" || gap == "\u202f") && len(w.text) == 3:
		before.text += w.text
	case gap == "." || gap == "," || gap == ":":
		before.text += gap + w.text
	default:
		return false
	}
	before.span.End = w.span.End
	return true
}

func isFigures(s string) bool { return strings.Trim(s, "0123456789") == "" }

// gap reads what stands between two words, or at an end.
func (r *wordReader) gap(start, end int) {
	if first := strings.IndexRune(r.text[start:end], shown.Address); first >= 0 {
		r.address(start+first, end)
		return
	}
	gap := strings.ReplaceAll(r.text[start:end], string(fold.Hidden), "")
	r.owner(gap)
	switch strings.TrimPrefix(gap, ".") { // U.S.-backed
	case "-", "\u2011", "\u2010":
		r.next.joined = true
		return
	}
	for i, c := range gap {
		at := briefing.Span{Start: start, End: end}
		switch c {
		case '“', '„', '«', '‟':
			r.quote(true)
		case '”', '»':
			r.quote(false)
		case '"':
			r.quote(!r.open)
		case '‘':
			r.openSingle()
		case '’', '\'':
			r.single(gap, i, start, end)
		case '%', '$', '€', '£', '¥', '°', '+':
			r.sign(string(c), at)
		case '-', '−':
			if i+utf8.RuneLen(c) == len(gap) && end < len(r.text) && isDigit(r.text[end]) && i > 0 {
				r.sign("-", at)
				continue
			}
			r.next.stop = true
		case ',', ';', ':', '–', '—', '(', ')', '[', ']', '…', '/':
			r.next.stop = true
		}
	}
}

// address reads an address, which no word is made of, and what stands around it.
func (r *wordReader) address(start, end int) {
	last := start + strings.LastIndexByte(r.text[start:end], shown.Address) + 1
	at := briefing.Span{Start: start, End: last}
	r.words = append(r.words, word{text: strings.ToLower(at.In(r.source)), span: at, quoted: r.open})
	r.gap(last, end)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// owner notes a possessive 's on the last word, which no word is made of.
func (r *wordReader) owner(gap string) {
	rest, ok := strings.CutPrefix(gap, "'")
	if !ok {
		rest, ok = strings.CutPrefix(gap, "’")
	}
	if n := len(r.words); ok && n > 0 && (strings.HasPrefix(rest, "s") || strings.HasPrefix(rest, "S")) {
		r.words[n-1].owns = true
	}
}

// sign adds a sign that is read as a word.
func (r *wordReader) sign(text string, at briefing.Span) {
	w := word{text: text, span: at, quoted: r.open, stop: r.next.stop}
	r.next.stop = false
	r.words = append(r.words, w)
}

// single reads an apostrophe at byte i of a gap, which is a quotation mark if it opens
// or closes one: with a blank or an end on its outer side.
func (r *wordReader) single(gap string, i, start, end int) {
	size := 1
	if gap[i] != '\'' {
		size = len("’")
	}
	before, after := gap[:i], gap[i+size:]
	atStart := before == "" && (len(r.words) == 0 || start == 0) || strings.HasSuffix(before, " ")
	switch {
	case strings.HasPrefix(after, "s"):
	case after == "" && atStart && end < len(r.text):
		r.openSingle()
	case r.open && r.singly && !atStart:
		r.quote(false)
	}
}

// openSingle begins a quotation with a single mark, unless that is within another one.
func (r *wordReader) openSingle() {
	if !r.open {
		r.quote(true)
		r.singly = true
	}
}

// quote begins or ends a quotation.
func (r *wordReader) quote(begins bool) {
	r.next.stop = true
	if !begins && !r.open && !r.sawed {
		for i := range r.words {
			r.words[i].quoted = true // it began before the sentence
		}
	}
	r.open, r.sawed, r.singly = begins, true, false
}

// numerals are the numbers that are written as words.
var numerals = map[string]string{
	"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10",
	"eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17",
	"eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
	"seventy": "70", "eighty": "80", "ninety": "90", "dozen": "dozen", "hundred": "hundred", "thousand": "thousand",
	"million": "million", "billion": "billion", "trillion": "trillion",
}
