package briefing

import (
	"fmt"
	"strconv"
	"strings"
)

// Limits of a Near. nearby is the number of words between where the query gives
// none.
const (
	nearby      = 10
	mostNear    = 8    // words and phrases
	mostBetween = 1000 // words
)

const nearHint = `write drone NEAR/5 deal or "drone deal"~5`

// lexNear reads the operator NEAR or NEAR/5 in text, which begins at byte i of
// s.
func lexNear(s string, i int, text string) (t queryToken, ok bool, err error) {
	rest, ok := strings.CutPrefix(text, "NEAR")
	if !ok {
		return t, false, nil
	}
	t = queryToken{kind: tokenNear, span: Span{i, i + len(text)}, within: nearby}
	number, slashed := strings.CutPrefix(rest, "/")
	switch {
	case rest == "":
		return t, true, nil
	case !slashed:
		return t, false, nil
	}
	t.within, err = within(t, s, number)
	return t, true, err
}

// within reads the number of words that may stand between.
func within(t queryToken, s, number string) (int, error) {
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 || n > mostBetween || number[0] == '+' || number[0] == '-' {
		e := t.err(s, fmt.Sprintf("how many words may stand between is a number from 0 to %d", mostBetween))
		e.Hint = nearHint
		return 0, e
	}
	return n, nil
}

// isDistance reports whether a word is the end of "drone deal"~5 by itself.
func isDistance(word string) bool {
	number, marked := strings.CutPrefix(word, "~")
	return marked && strings.Trim(number, "0123456789") == ""
}

// nearWords turns t, the token of a phrase, into words near one another if "~"
// and a number follow it.
func nearWords(s string, t queryToken, text string) (queryToken, error) {
	rest, ok := strings.CutPrefix(s[t.span.End:], "~")
	if !ok {
		return t, nil
	}
	number := rest[:bareEnd(rest, 0)]
	t.span.End += 1 + len(number)
	n := nearby
	if number != "" {
		var err error
		if n, err = within(t, s, number); err != nil {
			return t, err
		}
	}
	var words []QueryNode
	for w := range strings.FieldsSeq(text) {
		if hasWord(w) {
			words = append(words, Phrase{w})
		}
	}
	if len(words) > mostNear {
		return t, tooNear(t, s)
	}
	if len(words) > 1 {
		t.term = Near{words, n}
	}
	return t, nil
}

func tooNear(t queryToken, s string) error {
	return t.err(s, fmt.Sprintf("at most %d words and phrases can be near one another", mostNear))
}

// isFuzzy reports whether a word ends like the fuzzy terms of other search
// languages: putin~ or putin~2.
func isFuzzy(word string) bool {
	before, isMarked := strings.CutSuffix(strings.TrimRight(word, "0123456789"), "~")
	return isMarked && hasWord(before)
}

// near joins n, which was just read, with the words and phrases that follow it
// behind NEAR.
func (p *queryParser) near(n QueryNode) (QueryNode, error) {
	if p.kind() != tokenNear {
		return n, nil
	}
	nodes, t := []QueryNode{n}, p.tokens[p.i]
	for p.kind() == tokenNear {
		if within := p.tokens[p.i].within; within != t.within {
			return nil, p.tokens[p.i].err(p.query, "in one row every NEAR must allow for the same number of words")
		}
		switch p.i++; p.kind() {
		case tokenTerm:
			nodes = append(nodes, p.tokens[p.i].term)
			p.i++
		default:
			return nil, p.notNear(t)
		}
	}
	for _, n := range nodes {
		switch n.(type) {
		case Word, Phrase:
		default:
			return nil, p.notNear(t)
		}
	}
	if len(nodes) > mostNear {
		return nil, tooNear(t, p.query)
	}
	return Near{nodes, t.within}, nil
}

// notNear reports a NEAR beside something other than a word or phrase.
func (p *queryParser) notNear(t queryToken) error {
	err := t.err(p.query, "NEAR stands between two words or phrases")
	err.Hint = nearHint
	return err
}
