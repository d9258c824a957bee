package variants

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
	"briefing/briefing/link"
)

// across looks for the names of figures in other scripts: countries as territories.txt has
// them, and full names by their sound. Every word of a name must agree, and it must have two
// or more: single words sound alike too often.
type across struct {
	names   []soundingName
	first   map[string][]int32              // names by the skeleton of their first word, for every script
	scripts map[script]bool                 // of the texts' words that can be names
	places  *link.Linker                    // of countries in other scripts; nil if there are none
	others  map[briefing.SubjectID][]string // their names
	found   map[acrossKey]*sightings
	order   []acrossKey
}

// soundingName is a listed name, as a reader of another script hears it.
type soundingName struct {
	figure briefing.SubjectID
	own    script // that it is listed in
	in     script // of the text
	words  []roman
}

// acrossKey is a spelling that was found for a figure.
type acrossKey struct {
	figure briefing.SubjectID
	text   string
	why    Reason
}

// sightings counts the places of a spelling.
type sightings struct {
	mentions, articles int
	last               int32
	example            briefing.Ref
	apart              int // see heard
	of                 *language.Language
}

func newAcross(d *briefing.Digest) *across {
	x := &across{first: map[string][]int32{}, scripts: map[script]bool{}, others: map[briefing.SubjectID][]string{}, found: map[acrossKey]*sightings{}}
	for _, f := range d.Figures {
		for _, name := range briefing.Names(f) {
			x.addName(f.ID, name)
		}
	}
	var places []*briefing.Figure
	for _, f := range d.Figures {
		if others := territoryNames(f); len(others) > 0 {
			x.others[f.ID] = others
			places = append(places, &briefing.Figure{ID: f.ID, Type: f.Type, Name: others[0], Aliases: others[1:]})
		}
	}
	if len(places) > 0 {
		x.places = link.New(&briefing.Digest{Figures: places})
	}
	return x
}

// addName adds a full name for every script but its own.
func (x *across) addName(figure briefing.SubjectID, name string) {
	words := strings.Fields(name)
	const least = 4 // consonants of a name
	of := scriptOf(firstLetter(name))
	if len(words) < 2 || of == noScript || slices.ContainsFunc(words, func(w string) bool {
		return scriptOf(firstLetter(w)) != of || of.hasCapitals() && !isCapitalised(w)
	}) {
		return
	}
	for in := latinScript; in <= hebrewScript; in++ {
		if in == of {
			continue
		}
		n := soundingName{figure: figure, own: of, in: in}
		consonants := 0
		for _, w := range words {
			n.words = append(n.words, newRoman(w, of, in))
			consonants += len(n.words[len(n.words)-1].skeleton)
		}
		if consonants < least {
			continue
		}
		x.scripts[in] = true
		key := firstKey(in, n.words[0])
		x.first[key] = append(x.first[key], int32(len(x.names)))
		x.names = append(x.names, n)
	}
}

// firstKey is the key in across.first of a word in a script.
func firstKey(in script, first roman) string { return string(rune('0'+in)) + first.skeleton }

func firstLetter(s string) rune {
	i := strings.IndexFunc(s, unicode.IsLetter)
	r, _ := utf8.DecodeRuneInString(s[max(i, 0):])
	return r
}

// territoryNames returns the names of the country that a place is in other scripts, as far as
// the digest does not list them.
func territoryNames(f *briefing.Figure) []string {
	if f.Type != briefing.Place && f.Type != briefing.Organization {
		return nil
	}
	known := map[string]bool{}
	var names []string
	for _, name := range briefing.Names(f) {
		known[fold.String(name)] = true
		if names == nil {
			names = territories()[fold.String(name)]
		}
	}
	own := scriptOf(firstLetter(f.Name))
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return known[fold.String(name)] || scriptOf(firstLetter(name)) == own && own != noScript
	})
}

// territories returns the lines of territories.txt by each name on them.
var territories = sync.OnceValue(func() map[string][]string {
	of := map[string][]string{}
	for line := range tableLines(territoryLines) {
		names := strings.Split(line, "|")
		for _, n := range names {
			of[fold.String(n)] = names
		}
	}
	return of
})

// read looks for names in a text. linked holds the mentions of figures in it.
func (x *across) read(article int32, a *briefing.Article, shown briefing.Shown, linked []briefing.Span) {
	isLinked := func(at briefing.Span) bool {
		i, _ := slices.BinarySearchFunc(linked, at.Start, func(s briefing.Span, start int) int { return cmp.Compare(s.End, start+1) })
		return i < len(linked) && linked[i].Overlaps(at)
	}
	in := language.Of(shown.Words)
	if x.places != nil {
		for _, m := range x.places.Link(a).Mentions {
			if !isLinked(m.Ref.Span) {
				x.note(acrossKey{m.Subject, x.listedAs(m.Subject, m.Ref.Span.In(shown.Words), in), Other}, article, m.Ref, in)
			}
		}
	}
	if len(x.names) == 0 {
		return
	}
	text := shown.Words
	for start, end := fold.Next(text, 0); start < end; start, end = fold.Next(text, end) {
		at := briefing.Span{Start: start, End: end}
		if !x.mayBegin(at.In(text)) || isLinked(at) || shown.IsCode(start) {
			continue
		}
		if s, ok := x.nameAt(text, at); ok && !isLinked(s.at) {
			seen := strings.ReplaceAll(s.at.In(text), string(fold.Hidden), "")
			key := acrossKey{s.figure, strings.Join(strings.Fields(seen), " "), Script}
			x.note(key, article, briefing.Ref{Article: a.ID, Span: s.at}, in).apart = s.apart
		}
	}
}

// mayBegin reports whether a word can begin a name in a script that is looked for.
func (x *across) mayBegin(word string) bool {
	if word[0] < utf8.RuneSelf && !x.scripts[latinScript] {
		return false
	}
	r, _ := utf8.DecodeRuneInString(word)
	s := scriptOf(r)
	return x.scripts[s] && (!s.hasCapitals() || unicode.IsUpper(r))
}

// heard is a place where a name may stand in another script.
type heard struct {
	figure briefing.SubjectID
	at     briefing.Span
	apart  int // letters by which it sounds otherwise
}

// nameAt returns the name that may begin with the word at first; ok is false if there is
// none, or if it can be that of several figures.
func (x *across) nameAt(text string, first briefing.Span) (found heard, ok bool) {
	of := scriptOf(firstLetter(first.In(text)))
	for other := latinScript; other <= hebrewScript; other++ {
		if other == of {
			continue
		}
		r := newRoman(first.In(text), of, other)
		for _, i := range x.first[firstKey(of, r)] {
			n := &x.names[i]
			s, fits := n.at(text, first, of)
			switch {
			case !fits, ok && found.figure == s.figure && found.apart <= s.apart:
			case ok && found.figure != s.figure:
				return found, false
			default:
				found, ok = s, true
			}
		}
	}
	return found, ok
}

// at returns where n stands if its first word is at first.
func (n *soundingName) at(text string, first briefing.Span, of script) (heard, bool) {
	s := heard{figure: n.figure, at: first}
	at := first
	for i, listed := range n.words {
		if i > 0 {
			start, end := fold.Next(text, at.End)
			between := text[at.End:start]
			if start == end || strings.TrimSpace(between) != "" && between != "-" || strings.Contains(between, "\n\n") {
				return s, false
			}
			at = briefing.Span{Start: start, End: end}
		}
		word := at.In(text)
		r, _ := utf8.DecodeRuneInString(word)
		if scriptOf(r) != of || of.hasCapitals() && !unicode.IsUpper(r) {
			return s, false
		}
		apart, ok := newRoman(word, of, n.own).apart(listed, max(of, n.own))
		if !ok {
			return s, false
		}
		s.apart += apart
		s.at.End = at.End
	}
	return s, true
}

func (x *across) note(key acrossKey, article int32, at briefing.Ref, in *language.Language) *sightings {
	t := x.found[key]
	if t == nil {
		key.text = strings.Clone(key.text)
		t = &sightings{last: -1, example: at, of: in}
		x.found[key] = t
		x.order = append(x.order, key)
	}
	t.mentions++
	if t.last != article {
		t.articles++
		t.last = article
	}
	return t
}

// suggestions returns a suggestion for each figure and language: forms count for the
// spelling that they are of.
func (x *across) suggestions() []Suggestion {
	groups := map[briefing.SubjectID][]acrossKey{}
	for _, key := range x.order {
		groups[key.figure] = append(groups[key.figure], key)
	}
	var out []Suggestion
	for _, figure := range slices.Sorted(maps.Keys(groups)) {
		group := groups[figure]
		bases := slices.DeleteFunc(slices.Clone(group), func(key acrossKey) bool {
			return slices.ContainsFunc(group, func(base acrossKey) bool { return base != key && x.goesBefore(base, key) })
		})
		for _, key := range bases {
			if !slices.ContainsFunc(bases, func(other acrossKey) bool { return x.isNearer(other, key) }) {
				out = append(out, x.suggestion(key, group))
			}
		}
	}
	return out
}

// isNearer reports whether a spelling in the same script sounds more like the figure's name
// than key does.
func (x *across) isNearer(other, key acrossKey) bool {
	return other.why == key.why && scriptOf(firstLetter(other.text)) == scriptOf(firstLetter(key.text)) &&
		x.found[other].of == x.found[key].of && x.found[other].apart < x.found[key].apart
}

// suggestion returns the suggestion of a spelling and of its forms in group.
func (x *across) suggestion(key acrossKey, group []acrossKey) Suggestion {
	t := x.found[key]
	s := Suggestion{Figure: key.figure, Spelling: key.text, Why: key.why, Articles: t.articles, Example: t.example}
	for _, k := range group {
		if k == key || x.isForm(k, key) {
			s.Mentions += x.found[k].mentions
			s.Articles = max(s.Articles, x.found[k].articles)
		}
	}
	return s
}

// goesBefore reports whether key is a form of base, and not rather the other way round.
func (x *across) goesBefore(base, key acrossKey) bool {
	if !x.isForm(key, base) {
		return false
	}
	a, b := x.found[base], x.found[key]
	return !x.isForm(base, key) || cmp.Or(cmp.Compare(a.mentions, b.mentions), cmp.Compare(len(key.text), len(base.text)), cmp.Compare(key.text, base.text)) > 0
}

// isForm reports whether a spelling is a form of another in the language of its article.
func (x *across) isForm(form, of acrossKey) bool {
	return form.why == of.why && areForms(fold.String(form.text), fold.String(of.text), x.found[form].of)
}

// listedAs returns the name of a country that found is, or is a form of.
func (x *across) listedAs(figure briefing.SubjectID, found string, in *language.Language) string {
	for _, name := range x.others[figure] {
		if areForms(fold.String(found), fold.String(name), in) {
			return name
		}
	}
	return found
}

// areForms reports whether folded words are those of a name, or forms of them.
func areForms(words, name string, in *language.Language) bool {
	a, b := strings.Fields(words), strings.Fields(name)
	return slices.EqualFunc(a, b, func(word, listed string) bool { return word == listed || in.IsForm(word, listed) })
}
