// Package pick reads what one passage counts, so that a reader can follow that number, and
// finds other passages that may give it too.
//
// Nothing is put together by the program. It offers a passage if what it counts has the
// same noun, the same words beside it, the same speaker, and is a total or none as the
// picked one is; whether that is the same number the reader decides, passage by passage.
// A picked passage becomes a rule of the digest that finds these very words. Passages are
// offered in English only, since the words of other languages that tell who speaks are not
// known.
package pick

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
	"briefing/briefing/internal/sentence"
	"briefing/briefing/quantity"
)

// Value is what a sentence counts.
type Value struct {
	Ref      briefing.Ref       // the quantity with its noun
	Sentence briefing.Span      // around it
	Text     string             // the quantity, in the words of the text
	Noun     string             // lower-case and singular
	Unit     string             // the noun as the text has it
	Counted  string             // the noun with the words before it that the number counts: "Shahed drones"
	Beside   []string           // folded words near it that tell its sense, those behind it first
	Speaker  briefing.SubjectID // the figure that says it, or ""
	Total    bool               // it sums up what happened until then
	Words    string             // from the quantity to the first of these behind it, as the text has them
}

// near is how many words on either side of a quantity can tell its sense.
const near = 6

// In returns what the sentences of an article that begin in a span count, without what they
// deny. mentions are those of the article; the figures of d among them tell who speaks.
func In(d *briefing.Digest, a *briefing.Article, mentions []briefing.Mention, span briefing.Span) []Value {
	text, names := briefing.Show(a.Text).Words, namesIn(d, mentions)
	var out []Value
	for start, end := range sentence.Split(text) {
		if start >= span.End {
			break
		}
		if start >= span.Start {
			out = append(out, in(a.ID, text, names, briefing.Span{Start: start, End: end})...)
		}
	}
	return out
}

// namesIn returns the mentions of figures.
func namesIn(d *briefing.Digest, mentions []briefing.Mention) []briefing.Mention {
	var out []briefing.Mention
	for _, m := range mentions {
		if d.Figure(m.Subject) != nil {
			out = append(out, m)
		}
	}
	return out
}

func in(article briefing.ArticleID, text string, names []briefing.Mention, sentence briefing.Span) []Value {
	var out []Value
	var words []word
	names = slices.DeleteFunc(slices.Clone(names), func(m briefing.Mention) bool { return !sentence.Contains(m.Ref.Span) })
	for _, q := range quantity.In(text, sentence) {
		if q.Noun == "" || q.Denied || q.Indefinite {
			continue
		}
		if words == nil {
			words = wordsOf(text, sentence)
		}
		v := Value{
			Ref: briefing.Ref{Article: article, Span: q.Phrase}, Sentence: sentence,
			Text: strings.Join(strings.Fields(q.Phrase.In(text)), " "), Noun: q.Noun,
			Counted: counted(text, q),
		}
		v.read(text, words, names)
		v.Speaker = speaker(text, words, names)
		out = append(out, v)
	}
	return out
}

// read reads the words beside a quantity, up to a comma on either side. Those of names that
// are known say nothing of it.
func (v *Value) read(text string, words []word, names []briefing.Mention) {
	at := v.Ref.Span
	from, to := around(words, at)
	if to > 0 {
		v.Unit = words[to-1].span.In(text)
	}
	end, daily := at.End, false
	take := func(w word) {
		switch {
		case slices.ContainsFunc(names, func(m briefing.Mention) bool { return m.Ref.Span.Overlaps(w.span) }):
		case totals[w.folded]:
			v.Total = true
		case days[w.folded] || language.English.Class([]byte(w.folded))&language.Weekday != 0:
			daily = true
		case w.tells():
			v.Beside = append(v.Beside, w.folded)
			if end == at.End && w.span.Start >= at.End {
				end = w.span.End
			}
		}
	}
	for i := to; i < min(len(words), to+near) && !isCut(text[at.End:words[i].span.Start]); i++ {
		take(words[i])
	}
	for i := from - 1; i >= max(0, from-near) && !isCut(text[words[i].span.End:at.Start]); i-- {
		take(words[i])
	}
	v.Total = v.Total && !daily
	v.Words = briefing.Span{Start: at.Start, End: end}.In(text)
}

// around returns which words of a sentence stand before a span, words[:before], and which
// behind it, words[behind:].
func around(words []word, at briefing.Span) (before, behind int) {
	behind = len(words)
	for i, w := range words {
		if w.span.End <= at.Start {
			before = i + 1
		}
		if w.span.Start >= at.End && behind == len(words) {
			behind = i
		}
	}
	return before, behind
}

func isCut(between string) bool { return strings.ContainsAny(between, ",;:“”\"") }

// totals are words beside numbers that sum up; days those beside numbers of one day.
var (
	totals = setOf("since far toll have has had total totals altogether now overall")
	days   = setOf("daily today yesterday overnight day night hour hourly week weekly wounded injured")
)

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}

// word is a word of a sentence.
type word struct {
	span   briefing.Span
	folded string
	name   bool // it begins with a capital
}

// tells reports whether a word has a sense of its own: grammar, names and numbers have none.
func (w word) tells() bool {
	const grammar = language.Function | language.Determiner | language.Locative | language.Modal | language.Dating | language.Calendar
	return !w.name && utf8.RuneCountInString(w.folded) > 2 && !says[w.folded] && !strings.ContainsAny(w.folded, "0123456789") &&
		language.English.Class([]byte(w.folded))&grammar == 0
}

func wordsOf(text string, in briefing.Span) []word {
	var out []word
	for at := in.Start; at < in.End; {
		r, size := utf8.DecodeRuneInString(text[at:in.End])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			at += size
			continue
		}
		end := at
		for end < in.End {
			r, size := utf8.DecodeRuneInString(text[end:in.End])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '\'' && r != '’' && r != '-' {
				break
			}
			end += size
		}
		first, _ := utf8.DecodeRuneInString(text[at:])
		out = append(out, word{briefing.Span{Start: at, End: end}, fold.String(text[at:end]), unicode.IsUpper(first)})
		at = end
	}
	return out
}

// IsLike reports whether two values may be of the same number: they count the same, in the
// same sense, by the same speaker.
func (v Value) IsLike(o Value) bool {
	return v.Noun == o.Noun && v.Speaker == o.Speaker && v.Total == o.Total &&
		slices.ContainsFunc(v.Beside, func(w string) bool { return slices.Contains(o.Beside, w) })
}

// Rule returns a rule that finds the words of a value, letter by letter, beside a name of
// who says so. Words over the end of a line may have other white space between them.
func (v Value) Rule() briefing.Rule {
	words := strings.Join(strings.Fields(v.Words), " ")
	rule := briefing.Rule{{{Text: words, Literal: words == v.Words}}}
	if v.Speaker != "" {
		rule = append(rule, []briefing.Term{{Figure: v.Speaker}})
	}
	return rule
}

// isPicked reports whether a rule is one that Value.Rule returns.
func isPicked(r briefing.Rule) bool {
	return len(r) >= 1 && len(r) <= 2 && len(r[0]) == 1 && r[0][0].Text != "" && (len(r) == 1 || len(r[1]) == 1 && r[1][0].Figure != "") &&
		len(quantity.Find(r[0][0].Text)) > 0
}

// Name returns a name for the number: what it counts.
func (v Value) Name() string {
	name := v.Counted
	if name == "" {
		name = v.Noun
	}
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[size:]
}

// counted returns the noun of a quantity with the words between them, without those of
// grammar before it: "drones" of "40 of the drones".
func counted(text string, q quantity.Quantity) string {
	words := strings.Fields(briefing.Span{Start: min(q.Span.End, q.Phrase.End), End: q.Phrase.End}.In(text))
	for len(words) > 1 && language.English.Class([]byte(fold.String(words[0])))&(language.Function|language.Determiner) != 0 {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
