package briefing

import "context"

// Trail is the ordered list of stops that a reader walks: every passage about a
// subject, or every hit of a search, across articles. The zero Trail has no
// stops.
type Trail struct {
	// Label is the label of the subject, or the query.
	Label string
	// Subject is the subject that the trail follows, or "" for a search.
	Subject SubjectID
	stops   []Ref
	article []int // for each stop, which article of the trail it is in, from 1
}

// NewTrail returns the trail over stops. Stops of one article must be adjacent.
// It keeps stops.
func NewTrail(label string, subject SubjectID, stops []Ref) Trail {
	t := Trail{Label: label, Subject: subject, stops: stops, article: make([]int, len(stops))}
	n := 0
	for i, s := range stops {
		if i == 0 || s.Article != stops[i-1].Article {
			n++
		}
		t.article[i] = n
	}
	return t
}

// Follow returns the trail of a subject: through its mentions or, for a topic
// that gathers articles, through these articles. A stop at a whole article has
// an empty span.
func Follow(ctx context.Context, lib Library, s Subject) (Trail, error) {
	if lib, ok := lib.(referrer); ok && !Gathers(s) {
		stops, err := lib.Refs(ctx, s.SubjectID())
		return NewTrail(s.Label(), s.SubjectID(), stops), err
	}
	if !Gathers(s) {
		mentions, err := lib.Mentions(ctx, s.SubjectID())
		return MentionTrail(s, mentions), err
	}
	articles, err := lib.ArticlesOf(ctx, s.SubjectID())
	if err != nil {
		return Trail{}, err
	}
	places := make([]int, len(articles))
	for i, a := range articles {
		places[i] = a.Place
	}
	entries, err := lib.EntriesAt(ctx, places...)
	if err != nil {
		return Trail{}, err
	}
	stops := make([]Ref, len(articles))
	for i, e := range entries {
		stops[i].Article = e.ID
	}
	return NewTrail(s.Label(), s.SubjectID(), stops), nil
}

// referrer is a library that can list mentions by position alone, which costs
// less than Mentions.
type referrer interface {
	// Refs returns the Ref of every mention that Mentions returns.
	Refs(ctx context.Context, id SubjectID) ([]Ref, error)
}

// MentionTrail returns the trail of a subject through its mentions, which are in
// the order of Library.Mentions.
func MentionTrail(s Subject, mentions []Mention) Trail {
	stops := make([]Ref, len(mentions))
	for i, m := range mentions {
		stops[i] = m.Ref
	}
	return NewTrail(s.Label(), s.SubjectID(), stops)
}

// ResultTrail returns the trail of a search through its hits. An article
// without hits in its text becomes a single stop with an empty span.
func ResultTrail(query string, results []Result) Trail {
	var stops []Ref
	for _, r := range results {
		if r.Hits() == 0 {
			stops = append(stops, Ref{Article: r.Entry.ID})
			continue
		}
		for _, p := range r.Passages {
			for _, h := range p.Hits {
				stops = append(stops, Ref{Article: p.Ref.Article, Span: h})
			}
		}
	}
	return NewTrail(query, "", stops)
}

// Hits returns how many hits r has in the article's text.
func (r Result) Hits() int {
	n := 0
	for _, p := range r.Passages {
		n += len(p.Hits)
	}
	return n
}

// Len returns the number of stops.
func (t Trail) Len() int { return len(t.stops) }

// Stop returns stop i, from 0.
func (t Trail) Stop(i int) Ref { return t.stops[i] }

// Article returns the number, from 1, of the article that stop i is in, and how
// many articles the trail passes through.
func (t Trail) Article(i int) (n, total int) {
	return t.article[i], t.article[len(t.article)-1]
}

// Index returns the number of the stop at ref, or -1.
func (t Trail) Index(ref Ref) int {
	for i, s := range t.stops {
		if s == ref {
			return i
		}
	}
	return -1
}

// In returns the spans of the stops in one article, in the order of the trail.
func (t Trail) In(id ArticleID) []Span {
	var spans []Span
	for _, s := range t.stops {
		if s.Article == id {
			spans = append(spans, s.Span)
		}
	}
	return spans
}
