package variants

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// lexeme is a word as it stands in the texts.
type lexeme struct {
	word   *word // nil before it is compared, if it is in lower case
	folded string
	near   []nearWord // words of listed names that it may stand for
	count  int        // how often it stands where no name is linked

	isCapital  bool
	isParticle bool
	isSmall    bool

	class language.Class     // in the languages of the articles that have it
	of    *language.Language // the last of them
}

// is reports whether the word is of one of some classes.
func (lex *lexeme) is(c language.Class) bool { return lex.class&c != 0 }

// run is a stretch of capitalised words that may be one name, none of them part of a
// mention, with all places where it stands.
type run struct {
	runKey
	words  []briefing.Span // in text
	places []place
}

// runKey is what runs that need to be compared only once have in common.
type runKey struct {
	text   string
	before bool // a mention stands right before it, as the first part of a name would
	after  bool // likewise right after it
	opens  bool // it begins a sentence, or a part of one that may begin with a capital
	within bool // "in", "near" or the like stands before it, as before places
}

// place is where something stands: the place of the article, and bytes in its text.
type place struct{ article, start, end int32 }

// runner walks over a text and joins its words into runs.
type runner struct {
	*Finder
	shown    briefing.Shown
	text     string // shown.Words
	language *language.Language
	article  int32

	words    []briefing.Span // of the run
	before   bool
	inside   bool          // of the run: see runKey.within
	isNear   bool          // a word of it is near to a listed one
	particle briefing.Span // right before the next word: the al of al-Assad

	within   bool // the last word stands before places
	last     int  // where the last word ended
	isLinked bool // whether that is part of a mention
}

// longestWord is how many bytes a word has at most that may be a name.
const longestWord = 64

// mostWords is how many words are looked at as one name.
const mostWords = 12

// readRuns takes note of the runs of a text and counts its words. linked are the
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

// read goes on with a word. binds says whether it and the last one can be parts of one
// name, isLinked whether it is part of a mention.
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

// word goes on with a word that is part of no mention.
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

// goesOn reports whether a word in lower case may be part of the name that has begun:
// a
// particle, a small word, or what follows an apostrophe, as in "Sana'a".
func (r *runner) goesOn(at briefing.Span, lex *lexeme) bool {
	return lex.isParticle || lex.isSmall || r.afterApostrophe(at)
}

func (r *runner) afterApostrophe(at briefing.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(r.text[:at.Start])
	return fold.Plain(before) == '\''
}

// end ends the run, if there is one. after says whether a mention follows that binds
// to it.
func (r *runner) end(after bool) {
	for n := len(r.words); n > 0; n-- { // "Leon de" goes on with a word in lower case
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

// keep takes note of the run.
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

// opens reports whether a sentence, line, quote or the like begins at byte i.
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

// expects reports whether one of the first words of a run, written together, are what
// a figure is called otherwise, or an acronym.
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

// lexeme returns what is known of a word.
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

// bindsName reports whether what stands from byte from to byte to can part two words
// of one name: white space, one hyphen or apostrophe, and a full stop after a letter
// or an abbreviation.
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

// isAbbreviated reports whether the word that ends at byte end is one letter, or a
// title or generation that is shortened.
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

// isTitle reports whether a folded word is a title, in whatever language.
func isTitle(folded string) bool { return language.English.Class([]byte(folded))&language.Title != 0 }

func isCapitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isCapitals reports whether a word has two capital letters or more and none in lower
// case.
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
