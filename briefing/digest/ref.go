package digest

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
	"briefing/briefing/internal/nearest"
)

// maxCompared limits the spellings compared to guess at misspelt references. A
// digest of ordinary size never reaches it; in a huge one, later mistakes get
// no guess.
const maxCompared = 500_000

// didYouMean returns a hint to the nearest of words, "" if none is near.
func (p *parser) didYouMean(word string, words iter.Seq[string]) string {
	if near := p.nearest(word, words); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	return ""
}

func (p *parser) nearest(word string, words iter.Seq[string]) string {
	if p.full() {
		return ""
	}
	return nearest.Nearest(word, func(yield func(string) bool) {
		for w := range words {
			if p.compared++; p.compared > maxCompared || !yield(w) {
				return
			}
		}
	})
}

// subjects returns the IDs in a list of references, each once.
func (p *parser) subjects(n *yaml.Node, what string, kinds ...briefing.Kind) []briefing.SubjectID {
	var out []briefing.SubjectID
	seen := make(map[briefing.SubjectID]bool)
	for _, item := range p.list(n, what) {
		id := p.subjectRef(item, "one of "+what, kinds...)
		switch {
		case id == "":
			if isNothing(p.follow(item)) {
				p.complainEmpty(item, "an id", what)
			}
		case seen[id]:
			p.complain(item, fmt.Sprintf("%s is there twice; left out of %s", quote(string(id)), what), "")
		default:
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

func (p *parser) figureRef(n *yaml.Node, what string) briefing.SubjectID {
	return p.subjectRef(n, what, briefing.KindFigure)
}

// subjectRef returns the ID of the subject that n refers to, which must be of
// one of kinds; "" if there is none.
func (p *parser) subjectRef(n *yaml.Node, what string, kinds ...briefing.Kind) briefing.SubjectID {
	id := p.line(n, what)
	if id == "" {
		return ""
	}
	return p.lookUp(n, id, kinds...)
}

func (p *parser) lookUp(n *yaml.Node, id string, kinds ...briefing.Kind) briefing.SubjectID {
	if e := p.known[id]; e != nil {
		if !slices.Contains(kinds, e.kind) {
			p.complain(n, fmt.Sprintf("%s is %s, want a %s; left out", quote(id), article(e.kind), briefing.Either(kinds)), "")
			return ""
		}
		return e.stands()
	}
	want := "subject"
	if len(kinds) == 1 {
		want = string(kinds[0])
	}
	if line, ok := p.leftOut[id]; ok {
		p.complain(n, fmt.Sprintf("%s %s on line %d is left out; left out here too", want, quote(id), line), "")
		return ""
	}
	hint := ""
	if near := p.meant(id, kinds); near != "" {
		hint = "did you mean " + quote(near) + "?"
	}
	p.complain(n, fmt.Sprintf("unknown %s %s; left out", want, quote(id)), hint)
	return ""
}

// meant returns the ID nearest to a mistaken one: nearest as an ID, or else by
// a name of its entry.
func (p *parser) meant(id string, kinds []briefing.Kind) string {
	id = strings.TrimPrefix(id, "@")
	ids := func(yield func(string) bool) {
		for _, e := range p.entries {
			if slices.Contains(kinds, e.kind) && !yield(e.id) {
				return
			}
		}
	}
	if near := p.nearest(id, ids); near != "" {
		return near
	}
	return p.meantByName(id, kinds)
}

// meantByName returns the ID of the entry whose name is nearest to word.
func (p *parser) meantByName(word string, kinds []briefing.Kind) string {
	owner := make(map[string]string)
	names := func(yield func(string) bool) {
		for _, e := range p.entries {
			if !slices.Contains(kinds, e.kind) {
				continue
			}
			for name := range e.spellings {
				if _, taken := owner[name]; taken || name == "" {
					continue
				}
				owner[name] = e.id
				if !yield(name) {
					return
				}
			}
		}
	}
	return owner[p.nearest(word, names)]
}

// spellings yields the entry's label, then its other names.
func (e *entry) spellings(yield func(string) bool) {
	if !yield(e.label) {
		return
	}
	for _, key := range []string{"aliases", "names"} {
		n := e.get(key)
		if n == nil {
			continue
		}
		for _, item := range n.Content {
			if item.Kind == yaml.ScalarNode && !yield(item.Value) {
				return
			}
		}
	}
}

// articleRef returns the article of a report. Documents need not list it, since
// the library may hold it all the same. But an ID almost equal to a listed one
// is most likely a mistake.
func (p *parser) articleRef(f fields) (briefing.ArticleID, bool) {
	n := f.get("article")
	id := p.line(n, "article")
	switch {
	case id == "":
		p.complain(f.node, "article is missing; the report is left out", "")
		return "", false
	case !validID(id):
		p.complain(n, fmt.Sprintf("article %s is no id, which has a to z, digits and hyphens; the report is left out (briefing articles lists the ids)", quote(id)), "")
		return "", false
	}
	if e := p.known[id]; e != nil {
		if e.kind != kindArticle {
			p.complain(n, fmt.Sprintf("%s is %s, want an article; the report is left out", quote(id), article(e.kind)), "")
		}
		return briefing.ArticleID(id), e.kind == kindArticle
	}
	if hint := p.didYouMean(id, p.listed()); hint != "" {
		p.complain(n, fmt.Sprintf("article %s is in no document; the report is kept", quote(id)), hint)
	}
	return briefing.ArticleID(id), true
}

// listed yields the IDs of the articles that documents list.
func (p *parser) listed() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, d := range p.digest.Documents {
			for _, a := range d.Articles {
				if !yield(string(a.ID)) {
					return
				}
			}
		}
	}
}
