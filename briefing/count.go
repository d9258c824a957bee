package briefing

import "fmt"

// Count returns how many there are of what a noun names, as lists say it: "1
// mention", "1,234 mentions". The plural of the noun must only add an s.
func Count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return Thousands(n) + " " + noun
}

// Thousands returns n, which is not negative, with a comma between each three
// digits: "1,234".
func Thousands(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%s,%03d", Thousands(n/1000), n%1000)
}

// Stops returns how many stops the trail of the subject has that t counts.
func (t Tally) Stops() int {
	if t.Mentions == 0 {
		return t.Articles
	}
	return t.Mentions
}

// String returns "41 mentions in 6 articles"; of a topic that gathers articles
// "6 articles".
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
