package variants

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// bracketKey is a text in brackets behind a name, or before the brackets that
// hold the name.
type bracketKey struct {
	figure int32
	text   string
	isLong bool // the name is the acronym, and the text its long form
}

// tally counts where a bracketKey occurs.
type tally struct {
	key      bracketKey
	count    int
	articles int
	last     int32
	first    briefing.Ref
}

const (
	leastAcronym = 2
	mostAcronym  = 8
)

// readBracket counts an acronym in brackets behind a mention, as in "Nordic
// Council (NC)", and the words before a bracketed mention that abbreviates
// them.
func (f *Finder) readBracket(article int32, text string, m briefing.Mention) {
	figure := f.names.figure[m.Subject]
	if f.names.figures[figure].Type == briefing.Person {
		return
	}
	at := m.Ref.Span
	if acronym, ok := bracketAfter(text, at.End); ok {
		if !f.names.owns(foldedWord(acronym.In(text))) {
			f.tallyBracket(article, bracketKey{int32(figure), acronym.In(text), false}, acronym)
		}
		return
	}
	if long, ok := longBefore(text, at); ok && !f.names.owns(fold.String(long.In(text))) {
		f.tallyBracket(article, bracketKey{int32(figure), strings.Join(strings.Fields(long.In(text)), " "), true}, long)
	}
}

func (f *Finder) tallyBracket(article int32, key bracketKey, at briefing.Span) {
	t := f.brackets[key]
	if t == nil {
		key.text = strings.Clone(key.text)
		t = &tally{key: key, last: -1, first: briefing.Ref{Article: f.articles[article], Span: at}}
		f.brackets[key] = t
	}
	t.count++
	if t.last != article {
		t.articles++
		t.last = article
	}
}

// bracketAfter returns the acronym in brackets behind byte end.
func bracketAfter(text string, end int) (briefing.Span, bool) {
	const most = 4 // bytes before the bracket
	i := strings.IndexByte(text[end:min(len(text), end+most)], '(')
	if i < 0 || strings.Trim(text[end:end+i], " *_\u00a0"+string(fold.Hidden)) != "" {
		return briefing.Span{}, false
	}
	start, stop := fold.Next(text, end+i+1)
	at := briefing.Span{Start: start, End: stop}
	if start != end+i+1 || stop >= len(text) || !isAcronym(at.In(text)) || !strings.ContainsRune("),;", rune(text[stop])) {
		return at, false
	}
	return at, true
}

func isAcronym(word string) bool {
	n := utf8.RuneCountInString(word)
	return leastAcronym <= n && n <= mostAcronym && isCapitals(word)
}

// longBefore returns the words before the brackets around at that the word at
// at abbreviates: each of its letters begins a word.
func longBefore(text string, at briefing.Span) (briefing.Span, bool) {
	if at.Start == 0 || text[at.Start-1] != '(' || at.End >= len(text) || text[at.End] != ')' || !isAcronym(at.In(text)) {
		return briefing.Span{}, false
	}
	const most = 120
	from := max(0, at.Start-most)
	for !utf8.RuneStart(text[from]) {
		from++
	}
	before := text[from : at.Start-1]
	words := slices.Collect(fold.Words(before[strings.LastIndexAny(before, ".;:!?\n")+1:]))
	shift := from + strings.LastIndexAny(before, ".;:!?\n") + 1
	letters := []rune(strings.ToLower(at.In(text)))
	i := len(words)
	for i > 0 && len(letters) > 0 {
		i--
		first, _ := utf8.DecodeRuneInString(words[i].Folded)
		switch {
		case first == letters[len(letters)-1]:
			letters = letters[:len(letters)-1]
		case !small[words[i].Folded]:
			return briefing.Span{}, false
		}
	}
	if len(letters) > 0 || len(words)-i < 2 {
		return briefing.Span{}, false
	}
	long := briefing.Span{Start: shift + words[i].Start, End: shift + words[len(words)-1].End}
	return long, isCapitalised(long.In(text))
}

// sureAcronyms returns the acronyms that stood behind the names of a single
// figure. They must be made from its words or occur at least twice.
func (c *collector) sureAcronyms() map[string]int32 {
	out := map[string]int32{}
	for _, t := range c.sortedBrackets() {
		key := t.key
		if key.isLong || t.count < 2 && !c.isShortFor(key) {
			continue
		}
		if other, taken := out[key.text]; taken && other != key.figure {
			key.figure = -1
		}
		out[key.text] = key.figure
	}
	for acronym, figure := range out {
		if figure < 0 {
			delete(out, acronym)
		}
	}
	return out
}

// isShortFor reports whether an acronym begins like a name of the figure, and
// at least half of its letters begin words of that name.
func (c *collector) isShortFor(key bracketKey) bool {
	letters := []rune(strings.ToLower(key.text))
	for _, name := range briefing.Names(c.names.figures[key.figure]) {
		matched := 0
		for w := range fold.Words(name) {
			first, _ := utf8.DecodeRuneInString(w.Folded)
			if matched < len(letters) && first == letters[matched] {
				matched++
			} else if matched == 0 && w.Folded != "the" {
				break
			}
		}
		if 2*matched > len(letters) {
			return true
		}
	}
	return false
}

// longForms returns the long forms of acronyms in the digest.
func (c *collector) longForms() []Suggestion {
	var out []Suggestion
	for _, t := range c.sortedBrackets() {
		if t.key.isLong {
			out = append(out, Suggestion{
				Figure: c.names.figures[t.key.figure].ID, Spelling: t.key.text, Why: Acronym,
				Mentions: t.count, Articles: t.articles, Example: t.first,
			})
		}
	}
	return out
}

func (c *collector) sortedBrackets() []*tally {
	var out []*tally
	for _, t := range c.brackets {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b *tally) int {
		return cmp.Or(cmp.Compare(a.key.figure, b.key.figure), strings.Compare(a.key.text, b.key.text))
	})
	return out
}
