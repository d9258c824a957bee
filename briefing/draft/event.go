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
)

// Dated is a sentence in one article that dates an event.
type Dated struct {
	At      briefing.Span `json:"w"` // the sentence
	Text    string        `json:"t"` // the clause that tells of it
	Date    string        `json:"d"` // EDTF
	Verb    string        `json:"v"` // the word for the event
	Names   []string      `json:"n"`
	About   []uint32      `json:"a"`
	Worth   float64       `json:"p"`
	IsExact bool          `json:"x,omitempty"` // the text names a month or year
	HasYear bool          `json:"y,omitempty"` // the sentence has the year of the date
}

// Event is an event on a date, as articles report it.
type Event struct {
	ID       briefing.SubjectID
	Name     string // the clause that tells of it in its best sentence
	Date     briefing.Date
	Who      []string // names in most of its sentences
	Articles []briefing.ArticleID
	Mentions int
	Sure     float64
	Match    []briefing.Rule
	Evidence []Evidence
}

var (
	happenings = words("attack attacks strike strikes airstrike airstrikes bombing bombings explosion blast earthquake quake tsunami storm flood floods",
		"crash collapse accident summit meeting talks visit trip election elections vote referendum trial hearing verdict ruling sentence arrest",
		"arrests raid killing murder shooting funeral protest protests demonstration riot war invasion offensive ceasefire truce agreement deal",
		"treaty pact signing exercise drill launch test resignation appointment inauguration ceremony conference forum rescue evacuation landing",
		"shelling coup operation autopsy spill outbreak call strike walkout match final sale merger")
	irregularPast = words("met struck died won fell began held sent gave went left fled sought bought sold sank found brought built fought led",
		"lost paid shot spoke broke flew took tore hit beat shook swept rose grew drew threw ran came became wrote stood put fired sued")
	// reporting verbs introduce statements, which are seldom the event.
	reporting = words("say tell stat add not describ emphasiz claim believ think report quot cit explain mention suggest argu warn urg hop expect",
		"know want need feel seem appear becom remain look like show mean see hear ask speak writ tweet insist deny admit acknowledg predict",
		"estimat discuss prais com stand ris grow find giv tak relat call nam bas us")
	adjectives = words("a an the his her its their of very more most so as and")
)

// dated returns the event that the sentence dates: the nearest verb or noun for
// one.
func (p *passage) dated() []Dated {
	if len(p.names) == 0 {
		return nil
	}
	triggers := p.triggers()
	dates := p.dates()
	if len(triggers) == 0 || len(dates) == 0 {
		return nil
	}
	var out []Dated
	for _, d := range dates {
		if !d.date.Known() || p.isAside(d.word) {
			continue
		}
		verb, away := p.nearestTrigger(triggers, d.word)
		if away > 9 || reporting[stem(p.word(verb))] && p.word(verb+1) != "place" {
			continue
		}
		names := p.people()
		title := p.title(verb)
		if !p.says(title) {
			continue
		}
		out = append(out, Dated{
			At: p.span, Text: title, Date: d.date.String(), Verb: p.word(verb), Names: names, About: p.content(),
			Worth: p.worth(d, away, len(names)), IsExact: d.calendar,
			HasYear: strings.Contains(p.seen(p.span), d.date.String()[:4]),
		})
		break
	}
	return out
}

// triggers returns the indexes of words for events.
func (p *passage) triggers() []int {
	var out []int
	for i, w := range p.words {
		switch {
		case w.capital && (i > 0 || !happenings[w.lower]): // "Published on Monday"
		case happenings[w.lower] || irregularPast[w.lower]:
			out = append(out, i)
		case len(w.lower) > 4 && strings.HasSuffix(w.lower, "ed") && !adjectives[p.word(i-1)]:
			out = append(out, i)
		}
	}
	return out
}

// says reports whether the title of an event says what it is: it holds a name, or a word for
// an event. "The order came on Thursday" does not.
func (p *passage) says(title string) bool {
	isIn := func(n tagger.Name) bool { return strings.Contains(title, flat(n.Text)) }
	return slices.ContainsFunc(p.names, isIn) || slices.ContainsFunc(p.words, func(t term) bool {
		return happenings[t.lower] && strings.Contains(title, flat(p.seen(t.span)))
	})
}

// isApart reports whether a semicolon stands between two words.
func (p *passage) isApart(a, b int) bool {
	return strings.Contains(p.reader.words[p.words[min(a, b)].span.End:p.words[max(a, b)].span.Start], ";")
}

func (p *passage) nearestTrigger(triggers []int, word int) (best, away int) {
	away = math.MaxInt
	for _, t := range triggers {
		if p.isApart(t, word) {
			continue
		}
		d := 2 * max(t-word, word-t)
		if happenings[p.word(t)] {
			d -= 2
		}
		if reporting[stem(p.word(t))] {
			d += 2
		}
		if d < away {
			best, away = t, d
		}
	}
	return best, away / 2
}

// people returns the names in the sentence that can take part in an event, each
// once.
func (p *passage) people() []string {
	var out []string
	for _, n := range p.names {
		if name := withoutArticle(n.Text); n.Kind != tagger.Thing && !slices.Contains(out, name) && len(out) < 6 {
			out = append(out, name)
		}
	}
	return out
}

// worth rates the sentence as a line in a list of events.
func (p *passage) worth(d dating, away, names int) float64 {
	worth := 1 + .5*float64(min(names, 3)) - .12*float64(away)
	switch len(d.date.String()) {
	case len("2006-01-02"):
		worth += 2
	case len("2006-01"):
		worth++
	}
	if slices.ContainsFunc(p.words, func(t term) bool { return t.lower == "said" || t.lower == "says" || t.lower == "told" }) {
		worth -= .8
	}
	if strings.ContainsAny(p.seen(p.span), "\"“") {
		worth -= .5
	}
	if len(p.words) > 40 {
		worth -= .7
	}
	if weakOpeners[p.word(0)] {
		worth -= 1.2
	}
	return worth
}

var weakOpeners = words("he she it they this that these his her their but we i as such and so those")

// clip cuts a text between words to about most bytes.
func clip(s string, most int) string {
	if len(s) <= most {
		return strings.TrimRight(s, ".")
	}
	cut := strings.LastIndexByte(s[:most], ' ')
	if cut < most/2 {
		for cut = most; !utf8.RuneStart(s[cut]); cut-- {
		}
	}
	return strings.TrimRight(s[:cut], " ,;:-") + "…"
}

// events groups dated sentences about the same event.
type events struct{ in map[string][]*happening } // by year

type happening struct {
	best      Dated
	date      briefing.Date
	precision int   // length of the date in EDTF
	from, to  int64 // the first and last day, in seconds
	sentences int
	articles  appearances
	places    []place  // of the first sentences
	written   []string // the first verbs, as written
	verbs     []string // stems, each once
	names     tally    // last words
}

// Bounds on events: so many of one year and of all years, and so many verbs
// of one event, as written and for comparisons.
const (
	mostInYear     = 2000
	mostHappenings = 20_000
	mostWritten    = 8
	mostVerbs      = 200
)

func (e *Dated) year() string { return e.Date[:min(4, len(e.Date))] }

// incident is a dated sentence in the form for comparisons.
type incident struct {
	Dated
	date             briefing.Date
	precision        int
	earliest, latest int64 // seconds
	verb             string
	names            []string
}

func (x *events) add(article int, e Dated) {
	if x.in == nil {
		x.in = map[string][]*happening{}
	}
	date, err := briefing.ParseDate(e.Date)
	if err != nil {
		return
	}
	i := &incident{
		Dated: e, date: date, precision: len(date.String()),
		earliest: date.Earliest().Unix(), latest: date.Latest().Unix(), verb: stem(e.Verb),
	}
	for _, n := range e.Names {
		i.names = append(i.names, lastWord(n))
	}
	year := e.year()
	for _, h := range x.in[year] {
		if h.fits(i) {
			h.add(article, i)
			return
		}
	}
	if len(x.in[year]) < mostInYear {
		h := &happening{}
		h.add(article, i)
		x.in[year] = append(x.in[year], h)
	}
}

// forget makes room in years that are full, and among all events if they are too
// many.
func (x *events) forget() {
	n := 0
	for year, all := range x.in {
		if len(all) == mostInYear {
			x.in[year] = betterHalf(all, (*happening).weight)
		}
		n += len(x.in[year])
	}
	if n <= mostHappenings {
		return
	}
	better := betterHalf(x.all(), (*happening).weight)
	clear(x.in)
	for _, h := range better {
		x.in[h.year()] = append(x.in[h.year()], h)
	}
}

// all returns the events by year.
func (x *events) all() []*happening {
	var all []*happening
	for _, year := range slices.Sorted(maps.Keys(x.in)) {
		all = append(all, x.in[year]...)
	}
	return all
}

func (h *happening) year() string { return h.best.year() }

// fits reports whether a sentence is about the event: on a compatible day, with
// the same verb and a common name, or in similar words.
func (h *happening) fits(i *incident) bool {
	if i.earliest > h.to || i.latest < h.from {
		return false
	}
	sameVerb := slices.Contains(h.verbs, i.verb)
	if i.precision < len("2006-01") && !sameVerb {
		return false
	}
	likeness := alike(h.best.About, i.About)
	if likeness > .45 {
		return true
	}
	if !sameVerb {
		return false
	}
	shared := 0
	for _, n := range i.names {
		if h.names.of(n) > 0 {
			shared++
		}
	}
	return shared > 1 || shared > 0 && likeness > .2
}

func (h *happening) add(article int, i *incident) {
	if h.sentences == 0 || i.Worth > h.best.Worth {
		h.best = i.Dated
	}
	if h.sentences == 0 || len(i.Date) > h.precision {
		h.date, h.precision, h.from, h.to = i.date, i.precision, i.earliest, i.latest
	}
	h.sentences++
	if len(h.places) < mostEvidence {
		h.places = append(h.places, place{article, i.At})
	}
	h.articles.add(article)
	for _, n := range i.names {
		h.names.add(n, 1)
	}
	if len(h.verbs) < mostVerbs && !slices.Contains(h.verbs, i.verb) {
		h.verbs = append(h.verbs, i.verb)
	}
	if len(h.written) < mostWritten && !slices.Contains(h.written, i.Verb) {
		h.written = append(h.written, i.Verb)
	}
}

// score rates the event by its best sentence, and by how often it is reported.
func (h *happening) score() float64 {
	return h.best.Worth + 1.8*math.Log(float64(h.articles.n)) + .5*math.Log(float64(h.sentences))
}

func (h *happening) weight() float64 { return h.score() + h.articles.recency() }

func (h *happening) certainty() float64 { return max(.05, min(.95, .15*h.score())) }

// eventsUpTo returns at most so many events. Those reported by most articles and
// dated most precisely come first.
func (d *Draft) eventsUpTo(most int) []Event {
	all := d.events.all()
	slices.SortStableFunc(all, func(a, b *happening) int { return cmp.Compare(b.certainty(), a.certainty()) })
	ids := map[briefing.SubjectID]bool{}
	var out []Event
	for _, h := range all[:min(most, len(all))] {
		e := d.event(h)
		e.ID = freeID(strings.Join(append([]string{e.Date.String()}, e.Who...), " "), ids)
		out = append(out, e)
	}
	return out
}

func (d *Draft) event(h *happening) Event {
	e := Event{
		Name: h.best.Text, Date: h.date, Articles: d.ids(&h.articles), Mentions: h.sentences,
		Sure: h.certainty(), Evidence: d.evidence(h.places),
	}
	var verbs []briefing.Term
	for _, v := range h.written {
		verbs = append(verbs, briefing.Term{Text: v})
	}
	rule := briefing.Rule{verbs}
	add := func(terms ...briefing.Term) {
		if len(terms) > 0 && !slices.ContainsFunc(rule, func(g []briefing.Term) bool { return slices.Contains(g, terms[0]) }) {
			rule = append(rule, terms)
		}
	}
	for _, n := range h.best.Names {
		if h.names.of(lastWord(n))*2 >= h.sentences && len(e.Who) < 2 {
			e.Who = append(e.Who, n)
			add(briefing.Term{Text: lastWord(n)})
		}
	}
	if len(rule) < 3 {
		add(h.dateWords()...)
	}
	if len(rule) < 2 && len(h.best.Names) > 0 {
		add(briefing.Term{Text: lastWord(h.best.Names[0])})
	}
	e.Match = []briefing.Rule{rule}
	return e
}

// dateWords returns the ways to write a word of the date that stands in the text: its year,
// else its month; none if the text has neither.
func (h *happening) dateWords() []briefing.Term {
	const yearMonth = len("2006-01")
	switch b := &h.best; {
	case !b.IsExact:
		return nil
	case b.HasYear:
		return []briefing.Term{{Text: b.Date[:4]}}
	case len(b.Date) < yearMonth:
		return nil
	}
	var out []briefing.Term
	for name, m := range months {
		if fmt.Sprintf("%02d", m) == h.best.Date[5:yearMonth] {
			out = append(out, briefing.Term{Text: strings.ToUpper(name[:1]) + name[1:]})
		}
	}
	slices.SortFunc(out, func(a, b briefing.Term) int { return len(b.Text) - len(a.Text) })
	return out
}
