package library

import (
	"cmp"
	"context"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/draft"
	"briefing/briefing/internal/fold"
)

// mostProposedFrom limits the words that are searched for proposals while a reader waits for
// a page. It corresponds to a few seconds.
const mostProposedFrom = 300_000

// mostProposed limits the proposals of a kind. Beyond them a reader would rather have a list
// to edit.
const mostProposed = 100

// Proposals returns what stands in the texts and the digest lacks, at most a hundred of each
// kind. Where the program adds its finds to the digest, only claims are proposed: nothing
// lists these by itself. The first call reads all articles, which takes seconds; later ones
// return the same. It fails if an article cannot be read or ctx is done.
func (l *Library) Proposals(ctx context.Context) (briefing.Proposals, error) {
	p := briefing.Proposals{Derives: l.derives()}
	if p.Unread = l.Extent().Words+l.Extent().Characters > mostProposedFrom; p.Unread || l.IsShared() {
		return p, nil
	}
	l.reviewed.Lock()
	defer l.reviewed.Unlock()
	if l.proposed == nil {
		if err := l.propose(ctx); err != nil {
			return p, err
		}
	}
	p.All = l.proposed
	return p, nil
}

// propose looks for the proposals.
func (l *Library) propose(ctx context.Context) error {
	d, err := l.Draft(ctx, nil)
	if err != nil {
		return err
	}
	entries, err := l.Entries(ctx)
	if err != nil {
		return err
	}
	w := proposer{Library: l, ctx: ctx, articles: map[briefing.ArticleID]bool{}, all: []briefing.Proposal{}}
	for _, e := range entries {
		w.articles[e.ID] = true
	}
	found := d.Findings()
	found.Beside(l.Digest())
	found.Top(mostProposed)
	if !l.derives() {
		w.listed(found)
	}
	for _, c := range found.Claims {
		claim := c.Listed(l.givenFigure)
		w.add(claim, &claim.ID, briefing.Proposal{Says: c.Reports[0].By + " " + c.Reports[0].Verb, Articles: len(c.Articles), Mentions: len(c.Reports)}, c.Evidence)
	}
	if w.err == nil {
		l.proposed = w.all
	}
	return w.err
}

// givenFigure returns the figure of a name that an editor gave, "" if there is none.
func (l *Library) givenFigure(name string) briefing.SubjectID {
	for _, f := range l.given.Figures {
		for _, has := range briefing.Names(f) {
			if fold.String(has) == fold.String(name) {
				return f.ID
			}
		}
	}
	return ""
}

// proposer gathers the proposals of a library.
type proposer struct {
	*Library
	ctx      context.Context
	articles map[briefing.ArticleID]bool
	all      []briefing.Proposal
	err      error
}

// listed adds the figures, numbers and events that were found.
func (w *proposer) listed(found *draft.Findings) {
	for _, f := range found.Figures {
		s := &briefing.Figure{ID: f.ID, Type: f.Kind, Name: f.Name, Aliases: f.Aliases, Found: true}
		w.add(s, &s.ID, briefing.Proposal{Articles: len(f.Articles), Mentions: f.Mentions}, f.Evidence)
	}
	for _, n := range found.Numbers {
		s := &briefing.Number{ID: n.ID, Name: n.Name, Unit: n.Unit, Match: n.Match, Senses: n.Senses, Found: true}
		w.add(s, &s.ID, briefing.Proposal{Articles: len(n.Articles), Mentions: n.Mentions}, n.Evidence)
	}
	for _, e := range found.Events {
		s := &briefing.Event{ID: e.ID, Name: e.Name, Date: e.Date, Match: e.Match, Found: true}
		w.add(s, &s.ID, briefing.Proposal{Articles: len(e.Articles), Mentions: e.Mentions}, e.Evidence)
	}
}

// add adds a proposal of a subject, unless one of the digest is mentioned at one of its
// passages. The subject gets an ID that neither a subject nor an article has.
func (w *proposer) add(s briefing.Subject, id *briefing.SubjectID, p briefing.Proposal, evidence []draft.Evidence) {
	*id = digest.ID(string(*id), func(id string) bool {
		return w.Digest().Has(briefing.SubjectID(id)) || w.articles[briefing.ArticleID(id)]
	})
	p.Subject = s
	for _, e := range evidence {
		p.At = append(p.At, briefing.Ref{Article: e.Article, Span: e.Span})
	}
	if len(p.At) > 0 && !w.isKnown(s.Kind(), p.At) {
		w.all = append(w.all, p)
	}
}

// isKnown reports whether a subject of the kind is mentioned at a passage. Figures are known
// by their names.
func (w *proposer) isKnown(kind briefing.Kind, passages []briefing.Ref) bool {
	if kind == briefing.KindFigure {
		return false
	}
	for _, at := range passages {
		mentions, err := w.MentionsIn(w.ctx, at.Article)
		w.err = cmp.Or(w.err, err)
		for _, m := range mentions {
			if m.Ref.Span.Overlaps(at.Span) && w.Digest().Subject(m.Subject).Kind() == kind {
				return true
			}
		}
	}
	return false
}
