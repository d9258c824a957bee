package briefing

import "fmt"

// Count returns a number with its noun, as lists write it: "1 mention", "1,234
// mentions". The plural of the noun must only add an s.
func Count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return Thousands(n) + " " + noun
}

// Thousands returns n with a comma between each three digits: "1,234". n must
// not be negative.
func Thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", Thousands(n/1000), n%1000)
}

// Stops returns the length of the subject's trail: one stop for each mention,
// or for each article if the subject has no mentions.
func (t Tally) Stops() int {
	if t.Mentions == 0 {
		return t.Articles
	}
	return t.Mentions
}

// String returns "41 mentions in 6 articles", or "6 articles" for a topic that
// gathers articles.
func (t Tally) String() string {
	articles := Count(t.Articles, "article")
	switch {
	case t.Mentions > 0:
		return Count(t.Mentions, "mention") + " in " + articles
	case t.Articles > 0:
		return articles
	}
	return "no mentions"
}
