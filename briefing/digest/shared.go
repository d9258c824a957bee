package digest

import (
	"fmt"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// mostAsked is how often one subject may ask for a term. How many may is
// briefing.MostShared.
const mostAsked = 10_000

// sharedTerm is a term as rules ask for it, in one article if a report is about that; or a
// name of subjects of one kind.
type sharedTerm struct {
	text    string
	article briefing.ArticleID
	kind    briefing.Kind // of the subjects that have it for a name, or ""
}

// sharing counts the subjects that ask for a term, and how often the last of them does.
type sharing struct {
	subjects, times int
	last            briefing.SubjectID
}

// isShared counts one more use of a term, or of what stands for one, and reports
// whether it was used too often before. It complains then.
func (p *parser) isShared(n *yaml.Node, text string) bool {
	return p.isCrowded(n, text, sharedTerm{text: text, article: p.reported})
}

func (p *parser) isCrowded(n *yaml.Node, text string, t sharedTerm) bool {
	s := p.shared[t]
	if s.subjects == 0 || s.last != p.subject {
		s = sharing{subjects: s.subjects + 1, last: p.subject}
	}
	s.times++
	p.shared[t] = s
	switch {
	case s.subjects > briefing.MostShared:
		p.complain(n, fmt.Sprintf("%s is shared by more than %d subjects; left out from here on", quote(text), briefing.MostShared), "")
	case s.times > mostAsked:
		p.complain(n, fmt.Sprintf("%s is there more than %d times; left out from here on", quote(text), mostAsked), "")
	default:
		return false
	}
	return true
}

// unlessShared returns the subjects that a topic is about, without those that too many
// topics are about.
func (p *parser) unlessShared(n *yaml.Node, about []briefing.SubjectID) []briefing.SubjectID {
	kept := about[:0]
	for _, id := range about {
		if !p.isShared(n, "@"+string(id)) {
			kept = append(kept, id)
		}
	}
	return kept
}

// eventNames returns the names of an event besides its own that not too many events
// have.
func (p *parser) eventNames(e *entry) []string {
	p.countName(e, e.label)
	return p.spellingsIf(e, "names", func(n *yaml.Node, name string) bool {
		return !p.isCrowded(n, name, sharedTerm{text: name, kind: briefing.KindEvent})
	})
}

// countName counts one more subject of a kind that has a name for its own, and reports
// whether too many had it before. It complains then: the subject stays, and its name leads
// nowhere.
func (p *parser) countName(e *entry, key string) bool {
	t := sharedTerm{text: key, kind: e.kind}
	s := p.shared[t]
	s.subjects, s.times, s.last = s.subjects+1, 1, briefing.SubjectID(e.id)
	p.shared[t] = s
	if s.subjects <= briefing.MostShared {
		return false
	}
	p.complain(e.get("name"), fmt.Sprintf("name %s is shared by more than %d %ss; it does not lead to this one", quote(e.label), briefing.MostShared, e.kind), "")
	return true
}
