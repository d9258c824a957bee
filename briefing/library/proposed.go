package library

import (
	"context"
	"slices"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/draft"
)

// mostProposedFrom limits the words that are searched for names while a reader waits for a
// page. It corresponds to a few seconds.
const mostProposedFrom = 300_000

// mostProposed limits the proposals. Beyond them a reader would rather have a list to edit.
const mostProposed = 100

// Proposals returns figures that stand in the texts and that the digest lacks. It reads all
// articles, and keeps what it found.
func (l *Library) Proposals(ctx context.Context) (briefing.Proposals, error) {
	p := briefing.Proposals{HasDigest: l.HasDigest}
	if p.Unread = l.Extent().Words+l.Extent().Characters > mostProposedFrom; p.Unread || !l.HasDigest {
		return p, nil
	}
	l.reviewed.Lock()
	defer l.reviewed.Unlock()
	if l.proposed != nil {
		p.Figures = l.proposed
		return p, nil
	}
	d, err := l.Draft(ctx, nil)
	if err != nil {
		return p, err
	}
	found := d.Findings()
	found.Beside(l.Digest())
	found.Top(mostProposed)
	l.proposed = []briefing.Proposal{}
	for _, f := range found.Figures {
		l.proposed = append(l.proposed, l.proposal(f))
	}
	p.Figures = l.proposed
	return p, nil
}

func (l *Library) proposal(f draft.Figure) briefing.Proposal {
	figure := &briefing.Figure{ID: l.freeID(f.ID), Type: f.Kind, Name: f.Name, Aliases: f.Aliases, Found: true}
	p := briefing.Proposal{Figure: figure, Articles: len(f.Articles), Mentions: f.Mentions}
	for _, e := range f.Evidence {
		p.At = append(p.At, briefing.Ref{Article: e.Article, Span: e.Span})
	}
	return p
}

// freeID returns an ID like id that no subject of the digest has, hidden ones included.
func (l *Library) freeID(id briefing.SubjectID) briefing.SubjectID {
	return digest.ID(string(id), func(other string) bool {
		has := func(s briefing.Subject) bool { return string(s.SubjectID()) == other }
		return l.Digest().Subject(briefing.SubjectID(other)) != nil || slices.ContainsFunc(l.Digest().Hidden, has)
	})
}
