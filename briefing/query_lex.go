package briefing

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

type queryTokenKind int

const (
	tokenEnd queryTokenKind = iota
	tokenOpen
	tokenClose
	tokenAnd
	tokenOr
	tokenNot
	tokenMinus
	tokenNear
	tokenTerm
)

type queryToken struct {
	kind queryTokenKind
	span Span
	term QueryNode // of a tokenTerm

	within int // of a tokenNear: how many words may stand between
}

func (t queryToken) err(query, reason string) *QueryError {
	return &QueryError{Term: t.span.In(query), Span: t.span, Reason: reason}
}

// lexQuery returns the tokens of a query. Terms without a letter or digit are
// dropped.
func lexQuery(s string) ([]queryToken, error) {
	var tokens []queryToken
	for i := skipQuerySpace(s, 0); i < len(s); i = skipQuerySpace(s, i) {
		t, err := lexToken(s, i)
		if err != nil {
			return nil, err
		}
		i = t.span.End
		if t.kind == tokenTerm && t.term == nil {
			continue
		}
		if len(tokens) == maxQueryParts {
			return nil, t.err(s, fmt.Sprintf("one part too many; a query holds at most %d", maxQueryParts))
		}
		tokens = append(tokens, t)
	}
	return tokens, nil
}

func lexToken(s string, i int) (queryToken, error) {
	switch {
	case s[i] == '(':
		return queryToken{kind: tokenOpen, span: Span{i, i + 1}}, nil
	case s[i] == ')':
		return queryToken{kind: tokenClose, span: Span{i, i + 1}}, nil
	case s[i] == '-':
		return lexMinus(s, i), nil
	case quoteLen(s[i:]) > 0:
		return lexPhrase(s, i)
	case s[i] == '/':
		if t, ok, err := lexRegexp(s, i); ok {
			return t, err
		}
	}
	if key, ok := lexFilterKey(s[i:]); ok {
		return lexFilter(s, i, key)
	}
	return lexWord(s, i)
}

// lexMinus reads one hyphen or more: a minus, or a dash if white space follows.
func lexMinus(s string, i int) queryToken {
	end := len(s) - len(strings.TrimLeft(s[i:], "-"))
	t := queryToken{kind: tokenMinus, span: Span{i, end}}
	if skipQuerySpace(s, end) != end || end == len(s) {
		t.kind = tokenTerm
	}
	return t
}

func lexWord(s string, i int) (queryToken, error) {
	t := queryToken{kind: tokenTerm, span: Span{i, bareEnd(s, i)}}
	text := t.span.In(s)
	if t, ok, err := lexNear(s, i, text); ok {
		return t, err
	}
	switch text {
	case "AND":
		t.kind = tokenAnd
		return t, nil
	case "OR":
		t.kind = tokenOr
		return t, nil
	case "NOT":
		t.kind = tokenNot
		return t, nil
	}
	switch {
	case isFuzzy(text):
		err := t.err(s, "words that are spelt nearly so cannot be asked for by ~")
		err.Hint = `a misspelt word is corrected by itself; "drone deal"~5 finds words near each other`
		return t, err
	case isDistance(text):
		err := t.err(s, "~ and a number stand behind a phrase")
		err.Hint = nearHint
		return t, err
	case strings.Trim(text, "?*") == "":
		return t, loneSign(t, s)
	case isPattern(text) && hasWord(text):
		t.term = Pattern{Text: text}
		return t, nil
	}
	w := Word{Text: strings.TrimRight(text, "*")}
	w.Prefix = w.Text != text
	if hasWord(w.Text) {
		t.term = w
	}
	return t, nil
}

func lexPhrase(s string, i int) (queryToken, error) {
	text, end := quoted(s, i)
	t := queryToken{kind: tokenTerm, span: Span{i, end}}
	if hasWord(text) {
		t.term = Phrase{text}
	}
	return nearWords(s, t, text)
}

// lexFilterKey returns the letters that s begins with, and reports whether a
// colon follows them.
func lexFilterKey(s string) (string, bool) {
	for i := range len(s) {
		c := s[i] | 0x20
		if 'a' <= c && c <= 'z' {
			continue
		}
		return s[:i], s[i] == ':' && i > 0
	}
	return "", false
}

func lexFilter(s string, i int, key string) (queryToken, error) {
	t := queryToken{kind: tokenTerm, span: Span{i, i + len(key) + 1}}
	f := Filter{Key: FilterKey(strings.ToLower(key))}
	if (f.Key == "http" || f.Key == "https") && strings.HasPrefix(s[t.span.End:], "//") {
		t.span.End = bareEnd(s, i)
		return t.withFilter(s, Filter{Key: FilterURL, Value: t.span.In(s)})
	}
	if !slices.Contains(filterKeys, f.Key) {
		t.span.End = bareEnd(s, i)
		err := t.err(s, fmt.Sprintf("no filter is called %q", key))
		err.Hint = filterHint(f.Key)
		return t, err
	}
	start := skipQuerySpace(s, t.span.End)
	if f.Key == FilterSource && strings.HasPrefix(s[start:], "=") {
		f.Exact = true
		start++
	}
	if start == len(s) {
		t.span.End = start
		return t, nil // its value is still to be typed
	}
	if quoteLen(s[start:]) > 0 {
		f.Value, t.span.End = quoted(s, start)
	} else {
		t.span.End = bareEnd(s, start)
		f.Value = s[start:t.span.End]
	}
	if f.Key.mayBegin() {
		f, t.span.End = f.withPrefix(s, start, t.span.End)
	}
	if !hasWord(f.Value) {
		return t, t.err(s, "the filter has no value")
	}
	return t.withFilter(s, f)
}

// withPrefix reads the asterisk that marks a tag or the word of a note as a prefix.
// s[start:end] is the value of f as written. It returns f, and the end of the asterisk.
func (f Filter) withPrefix(s string, start, end int) (_ Filter, _ int) {
	if quoteLen(s[start:]) == 0 {
		value := strings.TrimRight(f.Value, "*")
		f.Prefix = value != f.Value
		f.Value = value
		return f, end
	}
	f.Prefix = strings.HasPrefix(s[end:], "*")
	return f, len(s) - len(strings.TrimLeft(s[end:], "*"))
}

// withFilter returns t as the token of f, with the value checked.
func (t queryToken) withFilter(query string, f Filter) (queryToken, error) {
	switch f.Key {
	case FilterPublished, FilterAfter, FilterBefore:
		if f.Key == FilterPublished && strings.EqualFold(f.Value, unknownDate) {
			f.Value = unknownDate
			break
		}
		date, err := ParseDate(f.Value)
		if err != nil {
			return t, t.err(query, err.Error())
		}
		f.Date, f.Value = date, ""
	case FilterHas:
		if f.Value = fold.String(f.Value); f.Value != "note" {
			err := t.err(query, "articles cannot be filtered by that")
			err.Hint = "try has:note, or note: and a word of a note"
			return t, err
		}
	}
	t.term = f
	return t, nil
}

func filterHint(key FilterKey) string {
	names := make([]string, len(filterKeys))
	for i, k := range filterKeys {
		names[i] = string(k)
	}
	if near := Nearest(string(key), names); near != "" {
		return fmt.Sprintf("did you mean %q?", near+":")
	}
	return "there are " + strings.Join(names, ", ") + "; quote it to search for the text"
}

// quoted returns the text between the quote at s[i:] and the next one, with
// white space collapsed, and where the closing quote ends. The end of s closes
// an open quote.
func quoted(s string, i int) (text string, end int) {
	i += quoteLen(s[i:])
	for end = i; end < len(s); {
		if n := quoteLen(s[end:]); n > 0 {
			return strings.Join(strings.Fields(s[i:end]), " "), end + n
		}
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return strings.Join(strings.Fields(s[i:]), " "), end
}

// quoteLen returns the length in bytes of the double quote that s begins with,
// 0 if it begins with something else.
func quoteLen(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if fold.Plain(r) == '"' {
		return size
	}
	return 0
}

// bareEnd returns where the unquoted term at s[i:] ends.
func bareEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		_, within := fold.InAbbreviation(s, i)
		if isQuerySpace(r) || r == '(' || r == ')' || fold.Plain(r) == '"' && !within {
			return i
		}
		i += size
	}
	return i
}

func skipQuerySpace(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isQuerySpace(r) {
			return i
		}
		i += size
	}
	return i
}

func isQuerySpace(r rune) bool { return unicode.IsSpace(r) }

func hasWord(s string) bool {
	for range fold.Words(s) {
		return true
	}
	return false
}
