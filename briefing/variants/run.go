package variants

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// lexeme is a word as written in the texts.
type lexeme struct {
	word   *word // nil in lower case, until compared
	folded string
	near   []nearWord // words of listed names that it may stand for
	count  int        // occurrences outside linked names

	isCapital  bool
	isParticle bool
	isSmall    bool

	class language.Class     // in the languages of its articles
	of    *language.Language // the language of the latest article
}

// is reports whether the word has any of the classes c.
func (lex *lexeme) is(c language.Class) bool { return lex.class&c != 0 }

// run is a stretch of capitalised words that may be one name, outside any
// mention, with all its places.
type run struct {
	runKey
	words  []briefing.Span // in text
	places []place
}

// runKey distinguishes runs that must be compared separately.
type runKey struct {
	text   string
	before bool // a mention comes directly before it, like the first part of a name
	after  bool // a mention comes directly after it
	opens  bool // it begins a sentence, or a part of one that may begin with a capital
	within bool // "in", "near" or another word used before places precedes it
}

// place is a position: the index of an article, and bytes in its text.
type place struct{ article, start, end int32 }

// runner walks over a text and collects runs.
type runner struct {
	*Finder
	shown    briefing.Shown
	text     string // shown.Words
	language *language.Language
	article  int32

	words    []briefing.Span // of the current run
	before   bool
	inside   bool          // of the current run: see runKey.within
	isNear   bool          // the run has a word near to a listed one
	particle briefing.Span // directly before the next word: the al of al-Assad

	within   bool // the last word is one used before places
	last     int  // end of the last word
	isLinked bool // the last word is part of a mention
}

// longestWord is the maximum length of a word in a name, in bytes.
const longestWord = 64

// mostWords limits the words of a run.
const mostWords = 12

// readRuns collects the runs of a text and counts its words. linked holds the
// mentions of figures in it.
func (f *Finder) readRuns(article int32, shown briefing.Shown, linked []briefing.Span) {
	text := shown.Words
	r := runner{Finder: f, shown: shown, text: text, language: language.Of(text), article: article}
	f.nouns = append(f.nouns, r.language.Nouns)
	for start, stop := fold.Next(text, 0); start < stop; start, stop = fold.Next(text, stop) {
		for len(linked) > 0 && linked[0].End <= start {
			linked = linked[1:]
		}
		at := briefing.Span{Start: start, End: stop}
		binds := r.last > 0 && bindsName(text, r.last, start)
		r.read(at, binds, len(linked) > 0 && linked[0].Start < stop)
	}
	r.end(false)
}

// read handles a word. binds says whether it and the last one can be parts of
// one name, isLinked whether it is part of a mention.
func (r *runner) read(at briefing.Span, binds, isLinked bool) {
	switch {
	case r.shown.IsCode(at.Start):
		r.end(false)
	case isLinked:
		r.end(binds)
	default:
		r.word(at, binds)
	}
	r.isLinked, r.last = isLinked, at.End
}

// word handles a word outside mentions.
func (r *runner) word(at briefing.Span, binds bool) {
	lex := r.lexeme(at.In(r.text))
	lex.count++
	if lex.of != r.language {
		lex.of = r.language
		lex.class |= r.language.Class([]byte(lex.folded))
	}
	if len(r.words) > 0 && (!binds || len(r.words) >= mostWords || !lex.isCapital && !r.goesOn(at, lex)) {
		r.end(false)
	}
	switch {
	case len(r.words) > 0:
		r.words = append(r.words, at)
	case lex.isCapital:
		r.before, r.inside = binds && r.isLinked, binds && r.within
		if binds && !r.particle.Empty() {
			r.words = append(r.words, r.particle)
		}
		r.words = append(r.words, at)
	}
	r.isNear = len(r.words) > 0 && (r.isNear || len(lex.near) > 0)
	r.within = lex.is(language.Locative)
	r.particle = briefing.Span{}
	if len(r.words) == 0 && lex.isParticle && strings.HasPrefix(r.text[at.End:], "-") {
		r.particle = at
	}
}

// goesOn reports whether a word in lower case may continue a name: a particle,
// a small word, or letters behind an apostrophe, as in "Sana'a".
func (r *runner) goesOn(at briefing.Span, lex *lexeme) bool {
	return lex.isParticle || lex.isSmall || r.afterApostrophe(at)
}

func (r *runner) afterApostrophe(at briefing.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(r.text[:at.Start])
	return fold.Plain(before) == '\''
}

// end ends the current run. after says whether a mention that binds to it
// follows.
func (r *runner) end(after bool) {
	for n := len(r.words); n > 0; n-- { // drop words in lower case at the end: "Leon de"
		if last := r.words[n-1]; isCapitalised(last.In(r.text)) || r.afterApostrophe(last) {
			break
		}
		r.words, after = r.words[:n-1], false
	}
	if len(r.words) > 0 && (r.isNear || r.expects(r.text, r.words)) {
		r.keep(after)
	}
	r.words, r.before, r.inside, r.isNear = r.words[:0], false, false, false
}

// keep stores the current run.
func (r *runner) keep(after bool) {
	first, last := r.words[0], r.words[len(r.words)-1]
	key := runKey{r.text[first.Start:last.End], r.before, after, opens(r.text, first.Start), r.inside}
	known := r.runs[key]
	if known == nil {
		key.text = strings.Clone(key.text)
		known = &run{runKey: key}
		for _, w := range r.words {
			known.words = append(known.words, w.Shift(-first.Start))
		}
		r.runs[key] = known
		r.ordered = append(r.ordered, known)
	}
	known.places = append(known.places, place{r.article, int32(first.Start), int32(last.End)})
}

// opens reports whether a sentence, a line, a quote or the like begins at byte
// i.
func opens(text string, i int) bool {
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		switch plain := fold.Plain(r); {
		case r == '\n', strings.ContainsRune(".!?…:;\"*#>|•", plain):
			return true
		case plain != ' ' && plain != '\'' && plain != '-' && r != '(' && r != '[' && r != '_' && r != fold.Hidden:
			return false
		}
		i -= size
	}
	return true
}

// expects reports whether some first words of a run, joined, are a likely name
// of a figure, or an acronym.
func (f *Finder) expects(text string, words []briefing.Span) bool {
	for i, first := range words {
		if isCapitals(first.In(text)) {
			return true
		}
		f.buf = f.buf[:0]
		for _, w := range words[i:min(len(words), i+mostJoined)] {
			f.buf = fold.Append(f.buf, w.In(text))
			if _, ok := f.names.expected[string(f.buf)]; ok {
				return true
			}
		}
	}
	return false
}

// lexeme returns the lexeme of a word, a new one if necessary.
func (f *Finder) lexeme(word string) *lexeme {
	if lex := f.lexemes[word]; lex != nil {
		return lex
	}
	f.buf = fold.Append(f.buf[:0], word)
	text := strings.Clone(word)
	lex := &lexeme{folded: string(f.buf), isCapital: isCapitalised(word)}
	lex.isParticle, lex.isSmall = particles[lex.folded], small[lex.folded]
	if lex.isCapital && len(word) <= longestWord {
		lex.word = newWord(text, lex.folded)
		lex.near = f.near.of(lex.word)
	}
	f.lexemes[text] = lex
	return lex
}

// bindsName reports whether the bytes between from and to can separate two
// words of one name: white space, one hyphen or apostrophe, and a full stop
// after a letter or an abbreviation.
func bindsName(text string, from, to int) bool {
	const most = 12
	between := text[from:to]
	if between == " " || between == "-" {
		return true
	}
	if len(between) > most || between == "" {
		return false
	}
	marks, lines, white := 0, 0, false
	for i, c := range between {
		switch plain := fold.Plain(c); {
		case c == fold.Hidden:
		case plain == ' ':
			white = true
			if c == '\n' {
				lines++
			}
		case c == '.' && i == 0 && isAbbreviated(text, from):
		case plain == '-' || plain == '\'':
			marks++
		default:
			return false
		}
	}
	return lines < 2 && (marks == 0 || marks == 1 && !white)
}

// isAbbreviated reports whether the word before byte end is one letter, or an
// abbreviated title or generation.
func isAbbreviated(text string, end int) bool {
	const most = 4
	start := end
	for start > 0 && end-start <= most {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !fold.InWord(r) {
			break
		}
		start -= size
	}
	word := text[start:end]
	if utf8.RuneCountInString(word) == 1 {
		return true
	}
	folded := foldedWord(word)
	return len(word) <= most && (isTitle(folded) || generations[folded])
}

// isTitle reports whether a folded word is a title in any language.
func isTitle(folded string) bool { return language.English.Class([]byte(folded))&language.Title != 0 }

func isCapitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isCapitals reports whether a word has at least two capital letters and no
// small ones.
func isCapitals(word string) bool {
	upper := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 1
}
