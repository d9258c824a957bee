package page

import (
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
)

// ownNumbers reports which numbers a claim is about: those of its topic, those that
// count what its text names, and those of which nothing says what they are about. A
// sentence can hold others, which would not tell what the claim says.
func (s *scribe) ownNumbers(c *briefing.Claim) func(*briefing.Number) bool {
	return func(n *briefing.Number) bool {
		nouns := measureOf(n).Nouns()
		return names(c, nouns) || s.shareTopic(c, n) || s.isAtLarge(n, nouns)
	}
}

// names reports whether the text of a claim has one of some nouns.
func names(c *briefing.Claim, nouns map[string]bool) bool {
	isBorder := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for w := range strings.FieldsFuncSeq(strings.ToLower(c.Text), isBorder) {
		if nouns[w] {
			return true
		}
	}
	return false
}

// shareTopic reports whether a topic is about a number and about a claim.
func (s *scribe) shareTopic(c *briefing.Claim, n *briefing.Number) bool {
	return slices.ContainsFunc(s.digest.Topics, func(t *briefing.Topic) bool {
		return slices.Contains(t.About, n.ID) && (t.ID == c.Topic || slices.Contains(t.About, c.ID))
	})
}

// isAtLarge reports whether no topic is about a number, and no claim names what it
// counts.
func (s *scribe) isAtLarge(n *briefing.Number, nouns map[string]bool) bool {
	return !slices.ContainsFunc(s.digest.Topics, func(t *briefing.Topic) bool { return slices.Contains(t.About, n.ID) }) &&
		!slices.ContainsFunc(s.digest.Claims, func(c *briefing.Claim) bool { return names(c, nouns) })
}
