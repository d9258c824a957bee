package page

import "briefing/briefing"

// A page looks into at most mostArticles articles, for the sake of libraries that
// mention a subject in many thousands. Its trail goes through all of them.
const mostArticles = 200

// first returns the articles that a page on a subject looks into.
func (s *scribe) first(id briefing.SubjectID) []briefing.ArticleTally {
	articles := s.tallies[id].Articles
	return articles[:min(mostArticles, len(articles))]
}

// bound says so if a page on a subject does not look into all its articles.
func (s *scribe) bound(id briefing.SubjectID) {
	if n := len(s.tallies[id].Articles); n > mostArticles {
		s.para(func() {
			s.text("Below: the first " + briefing.Thousands(mostArticles) + " of these articles. The trail goes through all.")
		})
	}
}

// mentionsOf returns the mentions of a subject in the articles that a page looks
// into, in the order of its trail.
func (s *scribe) mentionsOf(id briefing.SubjectID) ([]briefing.Mention, error) {
	var out []briefing.Mention
	for _, t := range s.first(id) {
		mentions, err := s.mentionsIn(t.Article)
		if err != nil {
			return nil, err
		}
		for _, m := range mentions {
			if m.Subject == id {
				out = append(out, m)
			}
		}
	}
	return out, nil
}

// nearby counts the subjects that stand in the same sentences as another one.
type nearby struct {
	mentions  map[briefing.SubjectID]int // their mentions there
	sentences map[briefing.SubjectID]int // the sentences that they share
}

func (s *scribe) near(id briefing.SubjectID) (nearby, error) {
	n := nearby{map[briefing.SubjectID]int{}, map[briefing.SubjectID]int{}}
	for _, t := range s.first(id) {
		mentions, err := s.mentionsIn(t.Article)
		if err != nil {
			return n, err
		}
		n.count(id, mentions)
	}
	return n, nil
}

// count adds what stands beside a subject in one article.
func (n nearby) count(id briefing.SubjectID, mentions []briefing.Mention) {
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
		n.mentions[m.Subject]++
		if at := (place{m.Subject, m.Sentence}); !seen[at] {
			seen[at] = true
			n.sentences[m.Subject]++
		}
	}
}
