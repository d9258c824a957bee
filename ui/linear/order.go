package linear

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// sort says the numbered rows of the page in the order of their words or, by "count", of the
// first amount in them, the largest first. Their numbers stay.
func (s *session) sort(by string) {
	f := flow{choices: s.flow.choices}
	for _, r := range s.flow.rows {
		if isNumbered(r.text, s.flow.choices) {
			f.rows = append(f.rows, r)
		}
	}
	if len(f.rows) == 0 {
		s.say("Nothing is numbered here. Open a list, such as figures.")
		return
	}
	said := "Sorted by words."
	compare := func(a, b row) int { return cmp.Compare(sortable(a.text), sortable(b.text)) }
	if by != "" {
		said = "Sorted by count."
		compare = func(a, b row) int { return cmp.Compare(amount(b.text), amount(a.text)) }
	}
	slices.SortStableFunc(f.rows, compare)
	s.say(said)
	s.offer(f)
}

var (
	numbered = regexp.MustCompile(`^\d+:? `)
	counted  = regexp.MustCompile(`([\d,]+) (?:mention|article|word|passage|hit|stop)`)
)

// isNumbered reports whether a row begins with the number of a choice. "2 articles" above a
// list is no number: the second choice reads otherwise.
func isNumbered(text string, choices []choice) bool {
	sign := numbered.FindString(text)
	n, err := strconv.Atoi(strings.Trim(sign, ": "))
	return err == nil && n >= 1 && n <= len(choices) && strings.HasPrefix(text[len(sign):], choices[n-1].text)
}

// sortable returns the words of a numbered row, without case.
func sortable(text string) string { return strings.ToLower(numbered.ReplaceAllString(text, "")) }

// amount returns how much a row says there is of something, -1 if it does not say.
func amount(text string) int {
	if m := counted.FindStringSubmatch(text); m != nil {
		if n, err := strconv.Atoi(strings.ReplaceAll(m[1], ",", "")); err == nil {
			return n
		}
	}
	return -1
}
