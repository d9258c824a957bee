package claim

import (
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/page/number"
)

// ownNumbers returns a function that reports whether a number concerns a claim.
// That holds for numbers of its topic, numbers that count something its text
// names, and numbers unrelated to any topic or claim. Other numbers in the same
// sentence would distract from the claim.
func (s *scribe) ownNumbers(c *briefing.Claim) func(*briefing.Number) bool {
	return func(n *briefing.Number) bool {
		nouns := number.MeasureOf(n).Nouns()
		return names(c, nouns) || s.shareTopic(c, n) || s.isAtLarge(n, nouns)
	}
}

// names reports whether the text of a claim contains one of nouns.
func names(c *briefing.Claim, nouns map[string]bool) bool {
	isBorder := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for w := range strings.FieldsFuncSeq(strings.ToLower(c.Text), isBorder) {
		if nouns[w] {
			return true
		}
	}
	return false
}

// shareTopic reports whether a number and a claim have a topic in common.
func (s *scribe) shareTopic(c *briefing.Claim, n *briefing.Number) bool {
	return slices.ContainsFunc(s.Digest.Topics, func(t *briefing.Topic) bool {
		return slices.Contains(t.About, n.ID) && (t.ID == c.Topic || slices.Contains(t.About, c.ID))
	})
}

// isAtLarge reports whether no topic is about a number, and no claim names the
// things it counts.
func (s *scribe) isAtLarge(n *briefing.Number, nouns map[string]bool) bool {
	return !slices.ContainsFunc(s.Digest.Topics, func(t *briefing.Topic) bool { return slices.Contains(t.About, n.ID) }) &&
		!slices.ContainsFunc(s.Digest.Claims, func(c *briefing.Claim) bool { return names(c, nouns) })
}
