package draft

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/draft/tagger"
	"briefing/briefing/internal/fold"
)

// Figure is a figure found in the texts.
type Figure struct {
	ID   briefing.SubjectID
	Kind briefing.FigureKind
	Name string
	// Aliases are other spellings that always mean the figure.
	Aliases []string
	// Short are surnames that mean the figure in articles with the full name.
	Short    []string
	Articles []briefing.ArticleID
	Mentions int
	Sure     float64 // from 0 to 1
	// Aside is the reason for leaving the figure out of lists, or "".
	Aside    string
	Evidence []Evidence
}

// Reasons for leaving a figure out of lists.
const (
	OnlyHeadings = "stands only in headlines, credits and lists"
	OnlyShort    = "may be short for another figure"
	Unsure       = "may be no name"
)

// entry is a name across the library, with the spellings that stand for it.
type entry struct {
	key      string
	written  map[string]int // number of occurrences by spelling
	aliases  map[string]int // number of articles by spelling with another key that always means it
	short    map[string]int // number of articles by spelling that means it beside the name
	kinds    [4]int
	whole    int // sum of kinds
	mentions int
	sure     int
	running  int
	articles []int
	places   []place
	maybe    map[string]int // number of articles by key of an entry that it may abbreviate
}

// mostEntries limits the names kept for a large library. Beyond it, names in a
// single article are dropped.
const mostEntries = 100_000

// addNames adds the names of an article.
func (d *Draft) addNames(article int, r *Reading) {
	if d.entries == nil {
		d.entries = map[string]*entry{}
	}
	stands, asked := sameInArticle(r)
	acronyms := map[int]bool{}
	for _, pair := range r.Acronyms {
		acronyms[pair[1]] = true
	}
	for i := range r.Spellings {
		s := &r.Spellings[i]
		e := d.entry(key(r.Spellings[stands[i]].Text))
		e.add(article, s, stands[i] == i)
		switch {
		case acronyms[i]:
			count(&e.aliases, s.Text, 1)
		case stands[i] != i:
			count(&e.short, s.Text, 1)
		default:
			count(&e.written, s.Text, s.Mentions)
		}
	}
	for _, pair := range asked {
		count(&d.entry(key(r.Spellings[pair[1]].Text)).maybe, key(r.Spellings[pair[0]].Text), 1)
	}
	if len(d.entries) > mostEntries {
		maps.DeleteFunc(d.entries, func(_ string, e *entry) bool { return len(e.articles) < 2 })
	}
}

// count adds n to a count of an entry. The map is made on demand, since most
// entries need few.
func count(counts *map[string]int, key string, n int) {
	if *counts == nil {
		*counts = map[string]int{}
	}
	(*counts)[key] += n
}

func (d *Draft) entry(key string) *entry {
	e := d.entries[key]
	if e == nil {
		e = &entry{key: key}
		d.entries[key] = e
	}
	return e
}

// add counts a spelling in an article. Short forms do not vote on the kind of
// the figure, since the models recognize it better in the whole name.
func (e *entry) add(article int, s *Spelling, whole bool) {
	for k, n := range s.Kinds {
		if whole {
			e.kinds[k] += n
			e.whole += n
		}
	}
	e.mentions += s.Mentions
	e.sure += s.Sure
	e.running += s.Running
	if n := len(e.articles); n == 0 || e.articles[n-1] != article {
		e.articles = append(e.articles, article)
	}
	if n := len(e.places); n == 0 || n < mostEvidence && e.places[n-1].article != article {
		e.places = append(e.places, place{article, s.At})
	}
}

// figures returns the figures and the questions about them. Figures in most
// articles, and the surest, come first; those that lists leave out come last.
// Questions that concern most articles come first.
func (d *Draft) figures() ([]Figure, []Question) {
	entries := d.joined()
	surnames := bearersOf(entries)
	ids := map[briefing.SubjectID]bool{}
	byKey := map[string]briefing.SubjectID{}
	var out []Figure
	for _, e := range entries {
		f := d.figure(e)
		f.ID = freeID(f.Name, ids)
		byKey[e.key] = f.ID
		f.Aside = e.aside(f, surnames)
		out = append(out, f)
	}
	questions := d.questions(entries, surnames, byKey)
	slices.SortStableFunc(out, func(a, b Figure) int {
		return cmp.Or(
			cmp.Compare(min(len(a.Aside), 1), min(len(b.Aside), 1)),
			cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.Name, b.Name),
		)
	})
	return out, questions
}

func (f *Figure) weight() float64 { return (3*float64(len(f.Articles)) + float64(f.Mentions)) * f.Sure }

// joined returns the entries, merged where an acronym proves them to be one. An
// acronym names a figure everywhere unless two names share it.
func (d *Draft) joined() []*entry {
	owner := map[string]*entry{}
	for _, k := range slices.Sorted(maps.Keys(d.entries)) {
		e := d.entries[k]
		for alias := range e.aliases {
			if other, ok := owner[key(alias)]; ok && other != e {
				owner[key(alias)] = nil
			} else if !ok {
				owner[key(alias)] = e
			}
		}
	}
	var out []*entry
	for _, k := range slices.Sorted(maps.Keys(d.entries)) {
		e := d.entries[k]
		if o := owner[k]; o != nil && o != e {
			o.take(e)
			continue
		}
		if len(e.articles) > 0 {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *entry) int { return cmp.Compare(len(b.articles), len(a.articles)) })
	return out
}

// take adds the counts of another entry for the same figure.
func (e *entry) take(o *entry) {
	e.mentions += o.mentions
	e.sure += o.sure
	e.running += o.running
	e.articles = slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(e.articles), o.articles...))))
	e.places = append(e.places, o.places...)[:min(mostEvidence, len(e.places)+len(o.places))]
	o.articles = nil
}

func (d *Draft) figure(e *entry) Figure {
	f := Figure{Kind: isOf(e.kinds).Figure(), Name: e.name(), Mentions: e.mentions, Sure: e.certainty(), Evidence: d.evidence(e.places)}
	if kind := headKind(f.Name); kind != "" && f.Kind != briefing.Person {
		f.Kind = kind
	}
	for _, n := range e.articles {
		f.Articles = append(f.Articles, d.articles[n])
	}
	f.Aliases = slices.DeleteFunc(append(spelled(e.written), spelled(e.aliases)...), func(s string) bool { return isTwin(s, f.Name) })
	f.Short = slices.DeleteFunc(spelled(e.short), func(s string) bool { return slices.Contains(f.Aliases, s) || isTwin(s, f.Name) })
	return f
}

// isTwin reports whether one name in a digest finds both spellings.
func isTwin(a, b string) bool { return fold.String(a) == fold.String(b) }

// spelled returns spellings, most frequent first.
func spelled(counts map[string]int) []string {
	out := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(counts[b], counts[a]) })
	return out
}

// name returns the name for the figure: its most frequent spelling. Full
// capitals and abbreviations count only if there is no other.
func (e *entry) name() string {
	rank := func(s string) int {
		switch {
		case utf8.RuneCountInString(s) > 5 && s == strings.ToUpper(s), len(e.written) > 1 && fold.String(s) != e.key:
			return 0
		}
		return 1
	}
	return slices.MaxFunc(spelled(e.names()), func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(e.names()[a], e.names()[b]), cmp.Compare(b, a))
	})
}

func (e *entry) names() map[string]int {
	if len(e.written) > 0 {
		return e.written
	}
	return e.aliases
}

// certainty rates from 0 to 1 how surely the entry is a name: the models find
// it, several times, and with the same kind.
func (e *entry) certainty() float64 {
	models := float64(e.sure) / float64(e.mentions)
	kind := float64(e.kinds[isOf(e.kinds)]) / float64(max(e.whole, 1))
	once := 1 - (.35 + .45*models + .15*kind)
	return 1 - math.Pow(once, 1+math.Log10(float64(min(e.mentions, 100))))
}

// aside returns the reason for leaving a figure out of lists, or "".
func (e *entry) aside(f Figure, surnames map[string][]*entry) string {
	others := slices.DeleteFunc(slices.Clone(surnames[e.key]), func(o *entry) bool { return o == e || len(o.articles) < len(e.articles) })
	switch {
	case e.running == 0:
		return OnlyHeadings
	case len(others) > 0 && f.Kind != briefing.Place, f.Kind == briefing.Person && e.isMostlyShort():
		return OnlyShort
	case f.Sure < .5:
		return Unsure
	}
	return ""
}

// isMostlyShort reports whether most articles with the name also have a longer
// one that it may abbreviate.
func (e *entry) isMostlyShort() bool {
	most := 0
	for _, n := range e.maybe {
		most = max(most, n)
	}
	return most*2 > len(e.articles)
}

// bearersOf returns the persons by their folded surnames.
func bearersOf(entries []*entry) map[string][]*entry {
	out := map[string][]*entry{}
	for _, e := range entries {
		name := e.name()
		if isOf(e.kinds) != tagger.Person || !strings.Contains(name, " ") {
			continue
		}
		for i, r := range name {
			if rest := name[i+utf8.RuneLen(r):]; (r == ' ' || r == '-') && rest != "" {
				out[key(rest)] = append(out[key(rest)], e)
			}
		}
	}
	return out
}

// freeID returns an unused ID made from a name, and adds it to ids.
func freeID(name string, ids map[briefing.SubjectID]bool) briefing.SubjectID {
	id := idOf(name)
	for n := 2; ids[id]; n++ {
		id = idOf(name) + briefing.SubjectID(fmt.Sprintf("-%d", n))
	}
	ids[id] = true
	return id
}

// idOf returns a name reduced to the letters that an ID can have.
func idOf(name string) briefing.SubjectID {
	const most = 60
	var b strings.Builder
	for _, r := range fold.String(name) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= most {
			break
		}
	}
	if id := strings.Trim(b.String(), "-"); id != "" {
		return briefing.SubjectID(id)
	}
	return "found"
}
