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

// Spelling is one name as one article writes it.
type Spelling struct {
	Text     string          `json:"t"`
	Kinds    [4]int          `json:"k"` // how often as a person, place, organization, thing
	Mentions int             `json:"m"`
	Sure     int             `json:"s,omitempty"` // how often the models found it
	Running  int             `json:"r,omitempty"` // how often in a sentence, and not in a headline, credit or menu
	At       []briefing.Span `json:"w"`           // the first places, in sentences if there are such
}

// spellings returns the names of the article, in the order in which they first stand
// there, and which are acronyms of which.
func (r *reader) spellings() (out []Spelling, acronyms [][2]int) {
	number := map[string]int{}
	last := -1 // the name before
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

func (s *Spelling) count(n tagger.Name) {
	s.Mentions++
	s.Kinds[n.Kind]++
	if n.Sure {
		s.Sure++
	}
	if !n.Heading {
		s.Running++
	}
	switch {
	case !n.Heading && s.Running == 1:
		s.At = []briefing.Span{n.Span} // better than what was in a headline
	case len(s.At) < 2:
		s.At = append(s.At, n.Span)
	}
}

// onlyBracket reports whether nothing but an opening bracket stands between two bytes.
func (r *reader) onlyBracket(from, to int) bool {
	return from < to && strings.Trim(r.words[from:to], " \"”\x1a") == "("
}

// withoutArticle returns a name without an article before it.
func withoutArticle(name string) string {
	if rest, ok := strings.CutPrefix(name, "The "); ok && rest != "" {
		return rest
	}
	return strings.TrimPrefix(name, "the ")
}

// isAcronymOf reports whether a short name is made of first letters of a long one, in
// their order, and begins with its first.
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

// key returns a name as names are compared: NATO and Nato, Villaseñor and Villasenor are
// the same.
func key(name string) string {
	k := fold.String(name)
	if whole, ok := abbreviated[k]; ok {
		return whole
	}
	return k
}

// abbreviated are names that everybody shortens, by what they are shortened to, folded.
// Only those are here that mean nothing else.
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

// isOf returns the kind of a name that is most often so.
func isOf(kinds [4]int) tagger.Kind {
	best := tagger.Person
	for k := range tagger.Nation {
		if kinds[k] > kinds[best] {
			best = k
		}
	}
	return best
}

// endsWith reports whether a full name ends with a surname.
func endsWith(full, surname string) bool {
	rest, ok := strings.CutSuffix(full, surname)
	return ok && rest != "" && strings.ContainsAny(rest[len(rest)-1:], " -")
}

// sameInArticle returns, for each spelling, the one that it stands for in this article:
// itself, or the full name of a person of which it is the surname, or what it is the
// acronym of. asked are those that may stand for another, which only a reader can say.
func sameInArticle(r *Reading) (stands []int, asked [][2]int) {
	stands = make([]int, len(r.Spellings))
	for i := range stands {
		stands[i] = i
	}
	for i := range r.Spellings {
		bearers := r.bearers(i)
		switch {
		case len(bearers) == 1:
			stands[i] = bearers[0]
		case len(bearers) == 0:
			asked = append(asked, r.likely(i)...)
		}
	}
	for _, pair := range r.Acronyms {
		stands[pair[1]] = pair[0]
	}
	return stands, asked
}

// bearers returns the full names of persons that end with a spelling. Of names that end
// with each other it returns the longest.
func (r *Reading) bearers(i int) []int {
	s := &r.Spellings[i]
	if strings.Count(s.Text, " ") > 2 || isOf(s.Kinds) == tagger.Place && s.Sure == s.Mentions {
		return nil
	}
	var out []int
	for j := range r.Spellings {
		f := &r.Spellings[j]
		if isOf(f.Kinds) != tagger.Person || !strings.Contains(f.Text, " ") || !endsWith(f.Text, s.Text) {
			continue
		}
		inLonger := slices.ContainsFunc(r.Spellings, func(o Spelling) bool {
			return isOf(o.Kinds) == tagger.Person && endsWith(o.Text, f.Text)
		})
		if !inLonger {
			out = append(out, j)
		}
	}
	return out
}

// likely returns what a spelling may be short for in its article: a person by the given
// name, an organization without its first or last words.
func (r *Reading) likely(i int) [][2]int {
	s := &r.Spellings[i]
	var out [][2]int
	for j := range r.Spellings {
		f := &r.Spellings[j]
		if i == j || len(f.Text) <= len(s.Text) {
			continue
		}
		switch k := isOf(f.Kinds); {
		case k == tagger.Person && isOf(s.Kinds) == tagger.Person && strings.HasPrefix(f.Text, s.Text+" "),
			k == tagger.Organization && isOf(s.Kinds) == tagger.Organization && (strings.HasPrefix(f.Text, s.Text+" ") || strings.HasSuffix(f.Text, " "+s.Text)),
			k == tagger.Organization && isAcronymOf(s.Text, f.Text) && len(s.Text) > 2:
			out = append(out, [2]int{j, i})
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}
