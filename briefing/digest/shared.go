package digest

import (
	"fmt"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// mostShared is how many subjects may share a term, and mostAsked how often one may ask
// for it: each costs time wherever the term stands, and may become a mention there.
const (
	mostShared = 2000
	mostAsked  = 10_000
)

// sharedTerm is a term as rules ask for it, in one article if a report is about that.
type sharedTerm struct {
	text    string
	article briefing.ArticleID
}

// sharing counts the subjects that ask for a term, and how often the last of them does.
type sharing struct {
	subjects, times int
	last            briefing.SubjectID
}

// isShared counts one more use of a term, or of what stands for one, and reports
// whether it was used too often before. It complains then.
func (p *parser) isShared(n *yaml.Node, text string) bool {
	t := sharedTerm{text, p.reported}
	s := p.shared[t]
	if s.subjects == 0 || s.last != p.subject {
		s = sharing{subjects: s.subjects + 1, last: p.subject}
	}
	s.times++
	p.shared[t] = s
	switch {
	case s.subjects > mostShared:
		p.complain(n, fmt.Sprintf("%s is shared by more than %d subjects; left out from here on", quote(text), mostShared), "")
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
	return p.spellingsIf(e, "names", func(n *yaml.Node, name string) bool { return !p.isShared(n, name) })
}
