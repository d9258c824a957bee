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
