package page

import "briefing/briefing"

// nearby counts the subjects that stand in the same sentences as another one.
type nearby struct {
	mentions  map[briefing.SubjectID]int // their mentions there
	sentences map[briefing.SubjectID]int // the sentences that they share
}

func (s *scribe) near(id briefing.SubjectID) (nearby, error) {
	n := nearby{map[briefing.SubjectID]int{}, map[briefing.SubjectID]int{}}
	for _, t := range s.tallies[id].Articles {
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
