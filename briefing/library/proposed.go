package library

import (
	"context"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/draft"
)

// mostProposedFrom limits the words that are searched for names while a reader waits for a
// page. It corresponds to a few seconds.
const mostProposedFrom = 300_000

// mostProposed limits the proposals. Beyond them a reader would rather have a list to edit.
const mostProposed = 100

// Proposals returns figures that stand in the texts and that the digest lacks, the most
// important first and at most a hundred. The first call reads all articles, which takes
// seconds; later ones return the same. It fails if an article cannot be read or ctx is done.
func (l *Library) Proposals(ctx context.Context) (briefing.Proposals, error) {
	p := briefing.Proposals{HasDigest: !l.derives()}
	if p.Unread = l.Extent().Words+l.Extent().Characters > mostProposedFrom; p.Unread || l.derives() {
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
	entries, err := l.Entries(ctx)
	if err != nil {
		return p, err
	}
	articles := map[briefing.ArticleID]bool{}
	for _, e := range entries {
		articles[e.ID] = true
	}
	found := d.Findings()
	found.Beside(l.Digest())
	found.Top(mostProposed)
	l.proposed = []briefing.Proposal{}
	for _, f := range found.Figures {
		l.proposed = append(l.proposed, l.proposal(f, articles))
	}
	p.Figures = l.proposed
	return p, nil
}

// proposal returns a figure with an ID that neither a subject nor an article has: it is to be
// found by that.
func (l *Library) proposal(f draft.Figure, articles map[briefing.ArticleID]bool) briefing.Proposal {
	id := digest.ID(string(f.ID), func(id string) bool {
		return l.Digest().Has(briefing.SubjectID(id)) || articles[briefing.ArticleID(id)]
	})
	figure := &briefing.Figure{ID: id, Type: f.Kind, Name: f.Name, Aliases: f.Aliases, Found: true}
	p := briefing.Proposal{Figure: figure, Articles: len(f.Articles), Mentions: f.Mentions}
	for _, e := range f.Evidence {
		p.At = append(p.At, briefing.Ref{Article: e.Article, Span: e.Span})
	}
	return p
}
