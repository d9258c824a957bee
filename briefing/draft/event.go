package draft

import (
	"cmp"
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
		"lost paid shot spoke broke flew took tore hit beat shook swept rose grew drew threw ran came became wrote stood put fired")
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
		out = append(out, Dated{
			At: p.span, Text: p.title(verb), Date: d.date.String(), Verb: p.word(verb), Names: names, About: p.content(),
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
		case w.capital && i > 0:
		case happenings[w.lower] || irregularPast[w.lower]:
			out = append(out, i)
		case len(w.lower) > 4 && strings.HasSuffix(w.lower, "ed") && !adjectives[p.word(i-1)]:
			out = append(out, i)
		}
	}
	return out
}

func (p *passage) nearestTrigger(triggers []int, word int) (best, away int) {
	away = math.MaxInt
	for _, t := range triggers {
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
	best     Dated
	date     briefing.Date
	items    []Dated
	places   []place
	articles []int
	names    map[string]int
	verbs    map[string]bool
}

// mostHappenings limits the events of one year that are kept apart.
const mostHappenings = 2000

func (x *events) add(article int, e Dated) {
	if x.in == nil {
		x.in = map[string][]*happening{}
	}
	date, err := briefing.ParseDate(e.Date)
	if err != nil {
		return
	}
	year := e.Date[:min(4, len(e.Date))]
	for _, h := range x.in[year] {
		if h.fits(date, e) {
			h.add(article, e, date)
			return
		}
	}
	if len(x.in[year]) < mostHappenings {
		h := &happening{names: map[string]int{}, verbs: map[string]bool{}}
		h.add(article, e, date)
		x.in[year] = append(x.in[year], h)
	}
}

// fits reports whether a sentence is about the event: on a compatible day, with
// the same verb and a common name, or in similar words.
func (h *happening) fits(date briefing.Date, e Dated) bool {
	if date.Earliest().After(h.date.Latest().AddDate(0, 0, 1)) || h.date.Earliest().After(date.Latest().AddDate(0, 0, 1)) {
		return false
	}
	shared := 0
	for _, n := range e.Names {
		if h.names[lastWord(n)] > 0 {
			shared++
		}
	}
	sameVerb := h.verbs[stem(e.Verb)]
	if len(date.String()) < len("2006-01") && !sameVerb {
		return false
	}
	return sameVerb && shared > 0 && (shared > 1 || alike(h.best.About, e.About) > .2) || alike(h.best.About, e.About) > .45
}

func (h *happening) add(article int, e Dated, date briefing.Date) {
	if len(h.items) == 0 || e.Worth > h.best.Worth {
		h.best = e
	}
	if len(h.items) == 0 || len(e.Date) > len(h.date.String()) {
		h.date = date
	}
	h.items = append(h.items, e)
	h.places = append(h.places, place{article, e.At})
	if !slices.Contains(h.articles, article) {
		h.articles = append(h.articles, article)
	}
	for _, n := range e.Names {
		h.names[lastWord(n)]++
	}
	h.verbs[stem(e.Verb)] = true
}

// Events returns the events. Those reported by most articles and dated most
// precisely come first.
func (d *Draft) Events() []Event {
	ids := map[briefing.SubjectID]bool{}
	var out []Event
	for _, year := range slices.Sorted(maps.Keys(d.events.in)) {
		for _, h := range d.events.in[year] {
			out = append(out, d.event(h))
		}
	}
	slices.SortStableFunc(out, func(a, b Event) int { return cmp.Compare(b.Sure, a.Sure) })
	for i := range out {
		out[i].ID = freeID(strings.Join(append([]string{out[i].Date.String()}, out[i].Who...), " "), ids)
	}
	return out
}

func (d *Draft) event(h *happening) Event {
	e := Event{Name: h.best.Text, Date: h.date, Mentions: len(h.items), Evidence: d.evidence(h.places[:min(mostEvidence, len(h.places))])}
	for _, a := range h.articles {
		e.Articles = append(e.Articles, d.articles[a])
	}
	score := h.best.Worth + 1.8*math.Log(float64(len(h.articles))) + .5*math.Log(float64(len(h.items)))
	e.Sure = max(.05, min(.95, .15*score))
	var verbs []briefing.Term
	for _, i := range h.items {
		if t := (briefing.Term{Text: i.Verb}); !slices.Contains(verbs, t) && len(verbs) < 8 {
			verbs = append(verbs, t)
		}
	}
	rule := briefing.Rule{verbs}
	for _, n := range h.best.Names {
		if h.names[lastWord(n)]*2 >= len(h.items) && len(e.Who) < 2 {
			e.Who = append(e.Who, n)
			rule = append(rule, []briefing.Term{{Text: lastWord(n)}})
		}
	}
	if len(rule) < 3 {
		rule = append(rule, []briefing.Term{{Text: h.dateWord()}})
	}
	e.Match = []briefing.Rule{rule}
	return e
}

// dateWord returns a word of the date in the text: its year, or the first name
// if the text has no year.
func (h *happening) dateWord() string {
	if h.best.IsExact && h.best.HasYear {
		return h.best.Date[:4]
	}
	return h.best.Verb
}
