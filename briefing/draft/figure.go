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
	onlyHeadings = "stands only in headlines, credits and lists"
	onlyShort    = "may be short for another figure"
	unsure       = "may be no name"
)

// entry is a name across the library, with the spellings that stand for it.
type entry struct {
	key      string
	written  tally // occurrences by spelling
	aliases  tally // articles by spelling with another key that always means it
	short    tally // articles by spelling that means it beside the name
	kinds    [4]int
	whole    int // sum of kinds
	mentions int
	sure     int
	running  int
	articles appearances
	places   []place
	maybe    tally // articles by key of an entry that it may abbreviate
}

// mostEntries limits the names kept for a large library. Beyond it, the rarer half
// is forgotten.
const mostEntries = 50_000

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
			e.aliases.add(s.Text, 1)
		case stands[i] != i:
			e.short.add(s.Text, 1)
		default:
			e.written.add(s.Text, s.Mentions)
		}
	}
	for _, pair := range asked {
		d.entry(key(r.Spellings[pair[1]].Text)).maybe.add(key(r.Spellings[pair[0]].Text), 1)
	}
	if len(d.entries) > mostEntries {
		d.forget()
	}
}

// forget drops the names in fewest articles, half of all or more.
func (d *Draft) forget() {
	in := map[int]int{} // names by number of articles
	for _, e := range d.entries {
		in[e.articles.n]++
	}
	left, few := len(d.entries), 0
	for ; left > mostEntries/2; few++ {
		left -= in[few]
	}
	maps.DeleteFunc(d.entries, func(_ string, e *entry) bool { return e.articles.n < few })
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
	e.articles.add(article)
	if n := len(e.places); n == 0 || n < mostEvidence && e.places[n-1].article != article {
		e.places = append(e.places, place{article, s.At})
	}
}

// kind returns the most frequent kind of the figure.
func (e *entry) kind() briefing.FigureKind { return isOf(e.kinds).Figure() }

// isTwin reports whether one name in a digest finds both spellings.
func isTwin(a, b string) bool { return fold.String(a) == fold.String(b) }

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
	return slices.MaxFunc(e.names(), func(a, b tallied) int {
		return cmp.Or(cmp.Compare(rank(a.text), rank(b.text)), cmp.Compare(a.n, b.n), cmp.Compare(b.text, a.text))
	}).text
}

func (e *entry) names() tally {
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
