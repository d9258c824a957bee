package draft

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/draft/tagger"
	"briefing/briefing/internal/fold"
)

// Spelling is a name as written in one article.
type Spelling struct {
	Text     string        `json:"t"`
	Kinds    [4]int        `json:"k"` // votes for person, place, organization, thing
	Mentions int           `json:"m"`
	Sure     int           `json:"s,omitempty"` // how often the models found it
	Running  int           `json:"r,omitempty"` // occurrences in sentences, outside headlines, credits and menus
	At       briefing.Span `json:"w"`           // first occurrence, in a sentence if possible
}

// spellings returns the names of the article in order of first occurrence, and
// the index pairs of names and their acronyms.
func (r *reader) spellings() (out []Spelling, acronyms [][2]int) {
	number := map[string]int{}
	last := -1 // index of the previous name
	for i, n := range r.names {
		text := withoutArticle(n.Text)
		if n.Kind == tagger.Nation || utf8.RuneCountInString(text) < 2 || !strings.ContainsFunc(text, unicode.IsLetter) {
			last = -1
			continue
		}
		k, ok := number[text]
		if !ok {
			k = len(out)
			number[text] = k
			out = append(out, Spelling{Text: text})
		}
		s := &out[k]
		s.count(n)
		if last >= 0 && n.Before == "(" && n.After == ")" && isAcronymOf(text, out[last].Text) && r.onlyBracket(r.names[i-1].Span.End, n.Span.Start) {
			if pair := [2]int{last, k}; !slices.Contains(acronyms, pair) {
				acronyms = append(acronyms, pair)
			}
		}
		last = k
	}
	return out, acronyms
}

// toldVotes is how many mentions a name counts for on top whose kind the text tells: the
// models mistake a ship for a company more often than a text says so.
const toldVotes = 9

func (s *Spelling) count(n tagger.Name) {
	s.Mentions++
	s.Kinds[n.Kind]++
	if n.Told {
		s.Kinds[n.Kind] += toldVotes
	}
	if n.Sure {
		s.Sure++
	}
	if !n.Heading {
		s.Running++
	}
	if s.Mentions == 1 || !n.Heading && s.Running == 1 { // prefer a sentence to a headline
		s.At = n.Span
	}
}

// onlyBracket reports whether an opening bracket is the only text between two
// bytes.
func (r *reader) onlyBracket(from, to int) bool {
	return from < to && strings.Trim(r.words[from:to], " \"”\x1a") == "("
}

// withoutArticle returns a name without a leading article.
func withoutArticle(name string) string {
	if rest, ok := strings.CutPrefix(name, "The "); ok && rest != "" {
		return rest
	}
	return strings.TrimPrefix(name, "the ")
}

// isAcronymOf reports whether a short name consists of first letters of a long
// one, in order, and begins with its first letter.
func isAcronymOf(short, long string) bool {
	letters := strings.ToLower(strings.Map(onlyLetters, short))
	words := strings.FieldsFunc(strings.ToLower(long), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(letters) < 2 || len(words) < 2 || short != strings.ToUpper(short) || letters[0] != words[0][0] {
		return false
	}
	at := 0
	for _, w := range words {
		if at < len(letters) && w[0] == letters[at] {
			at++
		}
	}
	return at == len(letters)
}

func onlyLetters(r rune) rune {
	if unicode.IsLetter(r) {
		return r
	}
	return -1
}

// key returns a name in the form for comparisons: NATO and Nato, Villaseñor and
// Villasenor have the same key.
func key(name string) string {
	k := fold.String(name)
	if whole, ok := abbreviated[k]; ok {
		return whole
	}
	return k
}

// abbreviated maps names that everybody abbreviates to these abbreviations,
// folded. Ambiguous ones are left out.
var abbreviated = func() map[string]string {
	out := map[string]string{}
	for whole, short := range map[string]string{
		"United States":        "US|U.S.|U.S|USA|U.S.A.|United States of America",
		"United Kingdom":       "UK|U.K.|U.K|Britain|Great Britain",
		"United Nations":       "UN|U.N.|U.N",
		"European Union":       "EU|E.U.",
		"United Arab Emirates": "UAE|U.A.E.",
	} {
		for s := range strings.SplitSeq(short, "|") {
			out[fold.String(s)] = fold.String(whole)
		}
	}
	return out
}()

// isOf returns the most frequent kind.
func isOf(kinds [4]int) tagger.Kind {
	best := tagger.Person
	for k := range tagger.Nation {
		if kinds[k] > kinds[best] {
			best = k
		}
	}
	return best
}

// within finds the names of one article that contain others.
type within struct {
	*Reading
	surnames map[string][]int // persons by the end of their names
	parts    map[string][]int // persons and organizations by the beginning of their names, organizations also by the end
	acronyms map[string][]int // organizations by initials
}

func newWithin(r *Reading) *within {
	w := &within{r, map[string][]int{}, map[string][]int{}, map[string][]int{}}
	for i := range r.Spellings {
		text, kind := r.Spellings[i].Text, isOf(r.Spellings[i].Kinds)
		if kind != tagger.Person && kind != tagger.Organization {
			continue
		}
		for at := range len(text) {
			switch {
			case at == 0 || at+1 == len(text):
			case text[at] == ' ' && kind == tagger.Organization:
				w.parts[text[:at]] = append(w.parts[text[:at]], i)
				w.parts[text[at+1:]] = append(w.parts[text[at+1:]], i)
			case text[at] == ' ':
				w.parts[text[:at]] = append(w.parts[text[:at]], i)
				w.surnames[text[at+1:]] = append(w.surnames[text[at+1:]], i)
			case text[at] == '-' && kind == tagger.Person && strings.Contains(text, " "):
				w.surnames[text[at+1:]] = append(w.surnames[text[at+1:]], i)
			}
		}
		if kind == tagger.Organization {
			w.acronyms[initials(text)] = append(w.acronyms[initials(text)], i)
		}
	}
	return w
}

// initials returns the capital first letters of the words in a name.
func initials(name string) string {
	var b strings.Builder
	for w := range strings.FieldsSeq(name) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// sameInArticle returns for each spelling the index of the one that it stands
// for in this article: itself, the full name that ends with a surname, or the
// long form of an acronym. asked are pairs that may be the same, which only a
// reader can tell.
func sameInArticle(r *Reading) (stands []int, asked [][2]int) {
	w := newWithin(r)
	stands = make([]int, len(r.Spellings))
	for i := range stands {
		stands[i] = i
		switch bearers := w.bearers(i); len(bearers) {
		case 0:
			asked = append(asked, w.likely(i)...)
		case 1:
			stands[i] = bearers[0]
		}
	}
	for _, pair := range r.Acronyms {
		stands[pair[1]] = pair[0]
	}
	return stands, asked
}

// bearers returns the full names of persons that end with a spelling, the
// longest of those that end with each other.
func (w *within) bearers(i int) []int {
	s := &w.Spellings[i]
	if isOf(s.Kinds) == tagger.Place && s.Sure == s.Mentions {
		return nil
	}
	var out []int
	for _, j := range w.surnames[s.Text] {
		if len(w.surnames[w.Spellings[j].Text]) == 0 {
			out = append(out, j)
		}
	}
	return out
}

// likely returns the only name in the article that a spelling may abbreviate,
// if there is just one: a person by the given name, an organization by its
// first or last words or by its initials.
func (w *within) likely(i int) [][2]int {
	s := &w.Spellings[i]
	kind := isOf(s.Kinds)
	var out [][2]int
	for _, j := range w.parts[s.Text] {
		if isOf(w.Spellings[j].Kinds) == kind {
			out = append(out, [2]int{j, i})
		}
	}
	if len(s.Text) > 2 && kind == tagger.Organization {
		for _, j := range w.acronyms[s.Text] {
			if j != i {
				out = append(out, [2]int{j, i})
			}
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}
