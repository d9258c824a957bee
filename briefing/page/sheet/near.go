package sheet

import (
	"context"

	"briefing/briefing"
)

// MentionsOf returns the mentions of a subject in the articles on the page, in
// the order of its trail.
func (s *Sheet) MentionsOf(id briefing.SubjectID) ([]briefing.Mention, error) {
	holders, err := s.Holders(id)
	if err != nil {
		return nil, err
	}
	var out []briefing.Mention
	for _, h := range holders {
		if out, err = s.AppendMentions(out, id, h.ID); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// AppendMentions appends the mentions of a subject in one article to dst.
func (s *Sheet) AppendMentions(dst []briefing.Mention, id briefing.SubjectID, in briefing.ArticleID) ([]briefing.Mention, error) {
	mentions, err := s.MentionsIn(in)
	for _, m := range mentions {
		if m.Subject == id {
			dst = append(dst, m)
		}
	}
	return dst, err
}

// Nearby counts the subjects that share sentences with another one.
type Nearby struct {
	Mentions  map[briefing.SubjectID]int // their mentions there
	Sentences map[briefing.SubjectID]int // the sentences that they share
}

// Near counts the subjects in the sentences that mention a subject, in the articles on the
// page.
func (s *Sheet) Near(id briefing.SubjectID) (Nearby, error) {
	n := Nearby{map[briefing.SubjectID]int{}, map[briefing.SubjectID]int{}}
	holders, err := s.Holders(id)
	if err != nil {
		return n, err
	}
	for _, h := range holders {
		mentions, err := s.MentionsIn(h.ID)
		if err != nil {
			return n, err
		}
		n.count(id, mentions)
	}
	return n, nil
}

// count adds the subjects beside id in one article.
func (n Nearby) count(id briefing.SubjectID, mentions []briefing.Mention) {
	holds := map[briefing.Span]bool{}
	for _, m := range mentions {
		if m.Subject == id {
			holds[m.Sentence] = true
		}
	}
	type place struct {
		subject  briefing.SubjectID
		sentence briefing.Span
	}
	seen := map[place]bool{}
	for _, m := range mentions {
		if m.Subject == id || !holds[m.Sentence] {
			continue
		}
		n.Mentions[m.Subject]++
		if at := (place{m.Subject, m.Sentence}); !seen[at] {
			seen[at] = true
			n.Sentences[m.Subject]++
		}
	}
}

// EntriesOf returns the articles that mention a subject, in the order of the library; all
// of them if it is "".
func EntriesOf(ctx context.Context, lib briefing.Library, of briefing.SubjectID) ([]briefing.Entry, error) {
	if of == "" {
		return lib.Entries(ctx)
	}
	articles, err := lib.ArticlesOf(ctx, of)
	if err != nil {
		return nil, err
	}
	places := make([]int, len(articles))
	for i, a := range articles {
		places[i] = a.Place
	}
	return lib.EntriesAt(ctx, places...)
}
