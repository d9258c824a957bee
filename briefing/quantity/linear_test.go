package quantity_test

import (
	"strings"
	"testing"

	"briefing/briefing/quantity"
)

// TestFindIsLinear reads long texts that look again and again as if a number went on.
// It would not end if each of their numbers looked at all the others.
func TestFindIsLinear(t *testing.T) {
	for _, part := range []string{
		"one in ", "a hour ", "half a ", "1 ", "1,", "1.", "1-", "1/2 ", "two and ", "thousands of ", "hundred ", "三", "三万", "(1",
		"1 222 ", "and a half ", "5 ft ", "minus 5 to ", "$5-", "A ", "bis ", "quatre-vingt-", "1万5", "+1 ", "million million ",
	} {
		quantity.Find(strings.Repeat(part, 1<<13))
	}
}
