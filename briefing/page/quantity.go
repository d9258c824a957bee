package page

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quantities returns the amounts that a text names, in a form in which equal
// amounts are equal: "8,000", "eight thousand" and "8 thousand" all are "8000".
// An amount that is not exact stands for itself: "thousands". Numerals that are
// part of a name, as in "S-300" and "Shahed 136", are none.
func quantities(text string) string {
	var c counter
	for _, at := range numberWord.FindAllStringIndex(text, -1) {
		word := strings.ToLower(text[at[0]:at[1]])
		switch {
		case word[0] > '9':
			c.word(word)
		case !inName(text, at[0], at[1]):
			c.numeral(word)
		default:
			c.flush()
		}
	}
	c.flush()
	return strings.Join(c.found, " ")
}

var (
	numberWord = regexp.MustCompile(`[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|\pL+`)

	units = map[string]float64{
		"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
		"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
		"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	factors = map[string]float64{
		"decade": 10, "decades": 10, "dozen": 12, "hundred": 100,
		"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
	}
	vague = map[string]bool{
		"tens": true, "dozens": true, "hundreds": true, "thousands": true, "millions": true, "billions": true,
	}
)

// counter reads amounts word by word.
type counter struct {
	found []string

	total, part float64 // what was read of an amount: millions and thousands, and the rest
	room        float64 // an amount below it may be added: 10 after "twenty"
	open        bool    // an amount is being read
	single      bool    // the word before was "a" or "one": an amount before a factor only
}

func (c *counter) flush() {
	if c.open {
		c.found = append(c.found, strconv.FormatFloat(c.total+c.part, 'f', -1, 64))
	}
	*c = counter{found: c.found}
}

func (c *counter) numeral(s string) {
	c.flush()
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	c.part, c.open = n, err == nil
}

func (c *counter) word(s string) {
	n, isUnit := units[s]
	factor, isFactor := factors[s]
	switch {
	case isUnit:
		c.unit(n)
	case isFactor && (c.open || c.single):
		c.factor(factor)
	case isFactor, vague[s]:
		c.flush()
		c.found = append(c.found, s)
	case s == "a" || s == "one":
		c.flush()
		c.single = true
	case s != "and" || c.room == 0:
		c.flush()
	}
}

func (c *counter) unit(n float64) {
	if n >= c.room {
		c.flush()
	}
	c.part, c.open, c.room = c.part+n, true, 0
	if n >= 20 {
		c.room = 10
	}
}

func (c *counter) factor(n float64) {
	if c.single {
		c.part, c.open, c.single = 1, true, false
	}
	c.room = n
	if n < 1000 {
		c.part *= n
		return
	}
	c.total, c.part = c.total+c.part*n, 0
}

// inName reports whether the numeral at text[start:end] belongs to a name: it
// touches a letter, or follows a capitalised word and is not grouped by commas.
func inName(text string, start, end int) bool {
	after, _ := utf8.DecodeRuneInString(text[end:])
	before, n := utf8.DecodeLastRuneInString(text[:start])
	if unicode.IsLetter(after) || unicode.IsLetter(before) {
		return true
	}
	if unicode.Is(unicode.Dash, before) {
		r, _ := utf8.DecodeLastRuneInString(text[:start-n])
		return unicode.IsLetter(r)
	}
	if before != ' ' || strings.Contains(text[start:end], ",") {
		return false
	}
	words := strings.Fields(text[:start])
	if len(words) == 0 {
		return false
	}
	first, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return unicode.IsUpper(first)
}
