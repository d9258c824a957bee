package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/bytemask"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/shown"
)

// A stop ends its sentence, together with the closing quotes, brackets and footnote
// marks after it, if white space or the end of the unit follows, unless
//
//   - the next letter is lower case,
//   - it belongs to an abbreviation or initial that the next word goes on from,
//   - it belongs to the label that the sentence begins with: "Figure 1.",
//   - "she asked" follows, after a quote.
//
// It needs no white space before what can only begin a sentence ("spoke.The"), nor
// in scripts whose stops mean nothing else.

// stopByte marks the bytes that may belong to a stop: the first of most, but the last
// of those of two bytes, since in their scripts each letter has the first.
var stopByte = [256]uint8{
	'.': 1, '!': 1, '?': 1, ';': 1, ':': 1, shown.Break: 1,
	0xCD: 1, 0xE0: 1, 0xE1: 1, 0xE2: 1, 0xE3: 1, 0xEF: 1,
	0x89: 2, 0x94: 2, 0x9F: 2,
}

// nextStop returns the first byte from i on that may belong to a stop, the length of
// text if there is none. Eight at once take one branch; so do eight that are in another
// script.
func nextStop(text string, i int) int {
	for ; i+8 <= len(text); i += 8 {
		mask := bytemask.Stops(bytemask.Load(text, i))
		if mask == 0 {
			continue
		}
		s := text[i : i+8]
		if stopByte[s[0]]|stopByte[s[1]]|stopByte[s[2]]|stopByte[s[3]]|
			stopByte[s[4]]|stopByte[s[5]]|stopByte[s[6]]|stopByte[s[7]] != 0 {
			i += bytemask.First(mask)
			break
		}
	}
	for i < len(text) && stopByte[text[i]] == 0 {
		i++
	}
	return i
}

// firstEnd returns where the first sentence of u ends.
func firstEnd(text string, u unit) int {
	for i := nextStop(text[:u.end], u.start); i < u.end; i = nextStop(text[:u.end], i) {
		at := span{i, i}
		switch stopByte[text[i]] {
		case 1:
			at.end = skipStops(text, i, u)
		case 2:
			at.start = max(i-1, u.start)
			at.end = skipStops(text, at.start, u)
		}
		if at.end <= i {
			i++
			continue
		}
		if ends, sure := glance(text, at, u); ends {
			return at.end
		} else if sure {
			i = at.end
			continue
		}
		s := stop{text: text, unit: u, at: at}
		if s.skipTail(); s.ends() {
			return s.end
		}
		i = s.end
	}
	return u.end
}

// glance reports whether the stops at the given place end a sentence, if that is sure at
// first sight, as it mostly is: they do between a word that is no abbreviation and a
// capital; they do not in "3.5", "U.S" and "example.com", nor before words in small
// letters. It only saves time.
func glance(text string, at span, u unit) (ends, sure bool) {
	i := at.end
	if i+2 >= u.end || text[at.start:i] != "." {
		return false, false
	}
	switch c := text[i]; {
	case isSmall(c):
		return false, true
	case '0' <= c && c <= '9' && at.start > u.start && startsDigit(text[at.start-1:at.start]):
		return false, NoteAfter(text[u.start:u.end], at.start-u.start) == 0
	case c != ' ' && c != '\n':
		return false, 'A' <= c && c <= 'Z' && text[i+1] == '.'
	}
	if i++; text[i] == ' ' {
		i++
	}
	if isSmall(text[i]) {
		return false, isPlain(text[i:u.end])
	}
	if text[i] < 'A' || text[i] > 'Z' {
		return false, false
	}
	i = at.start
	for i > u.start && isSmall(text[i-1]) {
		i--
	}
	if at.start-i < 3 {
		return false, false
	}
	if i > u.start && 'A' <= text[i-1] && text[i-1] <= 'Z' {
		i--
	}
	ends = i > u.start && (text[i-1] == ' ' || text[i-1] == '\n') &&
		!isRoman(text[i:at.start]) && kindOf(text[i:at.start]) == always
	return ends, ends
}

// isPlain reports whether the word in small letters that s begins with surely begins no
// name, as in "iPhone" and "bin Salman": no capital can follow it.
func isPlain(s string) bool {
	n := 0
	for n < len(s) && isSmall(s[n]) {
		n++
	}
	return n+1 < len(s) && s[n] < '0' && s[n] != fold.Hidden && (s[n+1] < 'A' || isSmall(s[n+1]))
}

func isSmall(c byte) bool { return 'a' <= c && c <= 'z' }

// skipStops moves beyond the stops at byte i. A semicolon is one in Greek only, a
// colon in Armenian.
func skipStops(text string, i int, u unit) int {
	if c := text[i]; c == ';' || c == ':' {
		r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[max(u.start, i-8):i], " \u00a0\u202f"))
		if c == ';' && unicode.Is(unicode.Greek, r) || c == ':' && unicode.Is(unicode.Armenian, r) {
			return i + 1
		}
		return i
	}
	for i < u.end && text[i] != ' ' {
		n := stopLen(text[i:u.end])
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// stopLen returns the length of the stop that s begins with. In some scripts each
// letter begins as a stop does, so it looks at bytes.
func stopLen(s string) int {
	c := s[0]
	switch {
	case c == '.' || c == '!' || c == '?' || c == shown.Break:
		return 1
	case len(s) < 2 || c < 0xCD:
		return 0
	case c < 0xE0:
		if c == 0xD8 && s[1] == 0x9F || c == 0xDB && s[1] == 0x94 || c == 0xD6 && s[1] == 0x89 || c == 0xCD && s[1] == 0xBE {
			return 2 // ؟ ۔ ։ and the question mark of Greek
		}
		return 0
	case len(s) < 3:
		return 0
	}
	if isStop(rune(c&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)) {
		return 3
	}
	return 0
}

func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '‼', '⁇', '⁈', '⁉', '\u037E':
		return true
	}
	return isFinal(r)
}

// isFinal reports whether r is a stop that ends a sentence whatever follows it.
func isFinal(r rune) bool {
	switch r {
	case shown.Break, '։', '؟', '۔', '।', '॥', '།', '။', '።', '។', '。', '！', '？', '．', '｡':
		return true
	}
	return false
}

func isCloser(r rune) bool {
	switch r {
	case ')', ']', '}', '」', '』':
		return true
	}
	return isQuote(r)
}

func isQuote(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '“', '‘', '»', '›', '„', '«':
		return true
	}
	return false
}

func isOpener(r rune) bool { return r == '(' || r == '[' || isQuote(r) }

func skipRun(text string, i, end int, in func(rune) bool) int {
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if !in(r) {
			break
		}
		i += size
	}
	return i
}

// stop is a place where a sentence may end.
type stop struct {
	text   string
	unit   unit // the rest of it
	at     span // the stops
	end    int  // of what belongs to them
	marked bool // with a footnote mark

	before string // the sentence up to the word that the stops follow
	last   string // that word, as it is seen
}

// ends reports whether the sentence ends at s.
func (s *stop) ends() bool {
	after := s.text[s.end:s.unit.end]
	if after == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(after)
	stops := s.text[s.at.start:s.at.end]
	if last, _ := utf8.DecodeLastRuneInString(stops); isFinal(last) || last == ':' {
		return !isStop(r) && (last != '．' || !unicode.IsDigit(r)) && !s.isQuoted(r)
	}
	if !unicode.IsSpace(r) {
		if (fold.Unspaced(r) || r == '「' || r == '『') && stops != "." && stops != "…" {
			before, _ := utf8.DecodeLastRuneInString(s.text[s.unit.start:s.at.start])
			return fold.Unspaced(before) && !s.isQuoted(r)
		}
		return (unicode.IsUpper(r) || isOpener(r)) && s.runsOn(after)
	}
	next := nextWord(after)
	if next.none || next.lower && (stops != "." || !next.bracket) {
		return false
	}
	s.lookBack()
	if stops != "." {
		return !s.isAside() && !s.goesOn(&next)
	}
	k := kindOf(s.last)
	return k == always && isOrdinary(s.last) || !s.isLabel() && s.afterWord(k, &next)
}

// isQuoted reports whether the sentence goes on behind a quotation that ends with s, as
// Japanese says with the kana that follows the bracket: 「来る。」と.
func (s *stop) isQuoted(next rune) bool {
	last, _ := utf8.DecodeLastRuneInString(s.text[s.at.end:s.end])
	return (last == '」' || last == '』') && strings.ContainsRune("とっはをがのに", next)
}

// lookBack reads what stands before s, without markup at its end.
func (s *stop) lookBack() {
	before := s.text[s.unit.start:s.at.start]
	before = strings.TrimRight(before, string(fold.Hidden))
	i := lastWord(before)
	s.before, s.last = before[:i], visible(before[i:])
}

// isAside reports whether s is a "(?)" or "[…]".
func (s *stop) isAside() bool {
	return s.last == "" && (strings.HasSuffix(s.before, "[") || strings.HasSuffix(s.before, "("))
}

// runsOn reports whether the next sentence begins where s ends, without a blank.
func (s *stop) runsOn(after string) bool {
	if len(after) > 1 && after[1] == '.' || s.at.end-s.at.start > 1 && !s.marked {
		return false // U.S.
	}
	next := nextWord(after)
	if s.marked {
		return startsUpper(next.word()) && !isCapitals(next.word())
	}
	return s.isProse(&next) && !s.isLabel() && !isAddress(s.text[s.unit.start:s.at.start], after)
}

// isProse reports whether the word before s ends a sentence, and next begins one,
// beyond doubt.
func (s *stop) isProse(next *word) bool {
	_, size := utf8.DecodeRuneInString(next.word())
	if !startsUpper(next.word()) || strings.ContainsFunc(next.word()[size:], unicode.IsUpper) {
		return false
	}
	s.lookBack()
	if r, _ := utf8.DecodeLastRuneInString(s.before); s.last == "" && (s.before == "" || unicode.IsSpace(r)) {
		return false
	}
	k := kindOf(s.last)
	if next.isStarter() {
		return k == always && (utf8.RuneCountInString(s.last) != 1 || startsDigit(s.last)) || k >= closing
	}
	return k == always && len(s.last) > 2 && !strings.ContainsFunc(s.last, isNotLower) &&
		len(next.word()) > size && !domains[next.word()]
}

func isNotLower(r rune) bool { return !unicode.IsLower(r) }

// isAddress reports whether what surrounds a stop without a blank is an address, a
// file or code.
func isAddress(before, after string) bool {
	const marks = `/\@_=&#<>`
	before = before[max(0, len(before)-2*far):]
	before = before[strings.LastIndexAny(before, " \n\t")+1:]
	after = after[:min(len(after), 2*far)]
	if end := strings.IndexAny(after, " \n\t"); end >= 0 {
		after = after[:end]
	}
	if strings.ContainsAny(before, marks+".") || strings.ContainsAny(after, marks) {
		return true
	}
	if i := strings.IndexAny(after, ".("); i >= 0 && i+1 < len(after) {
		return fold.InWord(rune(after[i+1])) || after[i] == '('
	}
	return false
}

// goesOn reports whether the sentence goes on behind a stop other than a full stop,
// although next has a capital: "“Why?” Smith asked", "“Why?” (2020)", "Yahoo! News".
func (s *stop) goesOn(next *word) bool {
	if !strings.ContainsAny(s.text[s.at.end:s.end], `"'”’“»`) {
		return shouted[s.last] && s.text[s.at.start:s.at.end] == "!"
	}
	if next.bracket {
		return len(next.word()) == len("2020") && startsDigit(next.word())
	}
	return !next.quoted && (!opensWithin(s.before) && speaks(next) || isTitle(s.before))
}

// isTitle reports whether the quote that opens last in s is the name of a work, and the
// sentence has hardly begun before it: "The film “Who?” Director Holm made".
func isTitle(s string) bool {
	const most = 3 // words
	s = s[max(0, len(s)-near):]
	i := strings.LastIndexAny(s, `"“„«`)
	if i < 0 {
		return false
	}
	words := strings.Fields(visible(s[:i]))
	return len(words) > 0 && len(words) <= most && titled[words[len(words)-1]]
}

// opensWithin reports whether a quote opens in s behind its first word, as where the
// speaker stands before the quotation.
func opensWithin(s string) bool {
	s = s[max(0, len(s)-near):]
	i := strings.LastIndexAny(s, `"“„«`)
	return i > 0 && strings.ContainsFunc(s[:i], fold.InWord)
}

// speaks reports whether next begins the words that name the speaker of a quotation:
// "Senator Mary Kane asked".
func speaks(next *word) bool {
	if next.isStarter() && next.word() != "I" {
		return false
	}
	rest := next.after[:min(len(next.after), near/2)]
	for range far / 2 {
		w := nextWord(strings.TrimLeft(rest, ".")) // of a title or initial
		switch {
		case w.none || w.isStarter():
			return false
		case speech[w.word()]:
			return true
		case w.lower && !particles[w.word()] && !w.bracket:
			return false
		}
		rest = w.after
	}
	return false
}
