package explain

import (
	"fmt"
	"sync"

	"briefing/briefing"
	"briefing/briefing/link"
)

// Hits counts matches and shows some of them.
type Hits struct {
	Mentions int
	Articles int
	First    []briefing.Mention // the first few, from different articles if possible
}

// MostShown limits the mentions in Hits.
const MostShown = 3

// add counts a mention. Mentions of one article must follow each other.
func (h *Hits) add(m briefing.Mention, isNew bool) {
	h.Mentions++
	if isNew {
		h.Articles++
	}
	switch {
	case len(h.First) < MostShown:
		h.First = append(h.First, m)
	case isNew:
		h.spread(m)
	}
}

// spread replaces the last shown mention that shares its article with another
// one by m.
func (h *Hits) spread(m briefing.Mention) {
	for i := len(h.First) - 1; i > 0; i-- {
		if h.First[i].Ref.Article == h.First[i-1].Ref.Article {
			h.First = append(append(h.First[:i:i], h.First[i+1:]...), m)
			return
		}
	}
}

// Probe counts the matches of rules, names and terms, each as if it were the
// only part of a subject. Every addition returns a number, from 0, to ask for
// its Hits once all articles have been read.
type Probe struct {
	digest briefing.Digest
	hits   []Hits
	last   []briefing.ArticleID // article of each part's latest mention
	of     map[briefing.SubjectID]int
	linker func() *link.Linker
}

// NewProbe returns a Probe whose terms may name figures.
func NewProbe(figures []*briefing.Figure) *Probe {
	p := &Probe{digest: briefing.Digest{Figures: figures}, of: map[briefing.SubjectID]int{}}
	p.linker = sync.OnceValue(func() *link.Linker { return link.New(&p.digest) })
	return p
}

func (p *Probe) next() (briefing.SubjectID, int) {
	n := len(p.hits)
	id := briefing.SubjectID(fmt.Sprintf("#%d", n)) // no figure can have such an ID
	p.of[id] = n
	p.hits = append(p.hits, Hits{})
	p.last = append(p.last, "")
	return id, n
}

// Event adds a rule of an event.
func (p *Probe) Event(r briefing.Rule) int {
	id, n := p.next()
	p.digest.Events = append(p.digest.Events, &briefing.Event{ID: id, Match: []briefing.Rule{r}})
	return n
}

// eventName adds a name of an event.
func (p *Probe) eventName(name string) int {
	id, n := p.next()
	p.digest.Events = append(p.digest.Events, &briefing.Event{ID: id, Name: name})
	return n
}

// Number adds a rule of a number.
func (p *Probe) Number(unit string, r briefing.Rule) int {
	id, n := p.next()
	p.digest.Numbers = append(p.digest.Numbers, &briefing.Number{ID: id, Unit: unit, Match: []briefing.Rule{r}})
	return n
}

// Report adds a rule of a report, which counts only in its article.
func (p *Probe) Report(article briefing.ArticleID, r briefing.Rule) int {
	id, n := p.next()
	p.digest.Claims = append(p.digest.Claims, &briefing.Claim{
		ID: id, Reports: []briefing.Report{{Article: article, Match: []briefing.Rule{r}}},
	})
	return n
}

// word adds a word of a topic.
func (p *Probe) word(t briefing.Term) int {
	id, n := p.next()
	p.digest.Topics = append(p.digest.Topics, &briefing.Topic{ID: id, Words: []briefing.Term{t}})
	return n
}

// Read counts the matches in an article. Nothing can be added after the first
// call.
func (p *Probe) Read(a *briefing.Article) {
	for _, m := range p.linker().Link(a).Mentions {
		if n, ok := p.of[m.Subject]; ok {
			p.hits[n].add(m, p.last[n] != a.ID || p.hits[n].Mentions == 0)
			p.last[n] = a.ID
		}
	}
}

// Hits returns the matches so far of the part with number n.
func (p *Probe) Hits(n int) Hits { return p.hits[n] }
