package briefing

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// What a query may hold at most, so that no engine chokes on one.
const (
	maxQueryDepth = 16  // parentheses within parentheses
	maxQueryParts = 500 // terms, operators and parentheses
)

// QueryError says which part of a query cannot be understood, and why.
type QueryError struct {
	Term   string // the part, as it was typed
	Span   Span   // where it stands, in bytes of the query; empty if that is not known
	Reason string
	Hint   string // what to try instead, or ""
}

func (e *QueryError) Error() string {
	s := fmt.Sprintf("query: %q: %s", e.Term, e.Reason)
	if !e.Span.Empty() {
		s = fmt.Sprintf("query: %q at byte %d: %s", e.Term, e.Span.Start, e.Reason)
	}
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// ParseQuery reads a query as it is being typed: open quotes and parentheses
// count as closed at the end; terms without a letter or digit, a filter that has
// no value yet and an operator that lacks an operand are left out; an operator
// with nothing around it is text. What it cannot read is a filter of an unknown
// name or with a value that makes no sense, and a query beyond reason in size.
// The error is a *QueryError.
func ParseQuery(s string) (Query, error) {
	tokens, err := lexQuery(s)
	if err != nil {
		return Query{}, err
	}
	p := queryParser{query: s, tokens: tokens}
	var all []QueryNode
	for p.i < len(p.tokens) {
		n, err := p.or()
		if err != nil {
			return Query{}, err
		}
		all = append(all, n)
		p.i++ // a parenthesis that was never opened
	}
	return Query{conjunction(all)}, nil
}

// queryParser reads, by recursive descent, where [] is optional and {} repeats:
//
//	or      = and {"OR" and}
//	and     = {["AND"] operand}
//	operand = ("-" | "NOT") operand | "(" or [")"] | term
type queryParser struct {
	query  string
	tokens []queryToken
	i      int
	depth  int
}

func (p *queryParser) or() (QueryNode, error) {
	var nodes, operators []QueryNode
	for {
		n, err := p.and(&operators)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
		if p.kind() != tokenOr {
			break
		}
		operators = append(operators, p.operatorAsText())
	}
	if n := disjunction(nodes); n != nil {
		return n, nil
	}
	return conjunction(operators), nil
}

// and reads operands up to something that cannot be one. It adds the operators
// that it read to operators.
func (p *queryParser) and(operators *[]QueryNode) (QueryNode, error) {
	var nodes []QueryNode
	for {
		switch p.kind() {
		case tokenEnd, tokenOr, tokenClose:
			return conjunction(nodes), nil
		case tokenAnd:
			*operators = append(*operators, p.operatorAsText())
			continue
		}
		n, err := p.operand(operators)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
}

// operand returns nil if there is none.
func (p *queryParser) operand(operators *[]QueryNode) (QueryNode, error) {
	switch p.kind() {
	case tokenNot:
		*operators = append(*operators, p.operatorAsText())
		n, err := p.operand(operators)
		return negation(n), err
	case tokenMinus:
		p.i++
		n, err := p.operand(operators)
		return negation(n), err
	case tokenOpen:
		return p.group()
	case tokenTerm:
		p.i++
		return p.tokens[p.i-1].term, nil
	}
	return nil, nil
}

func (p *queryParser) group() (QueryNode, error) {
	if p.depth++; p.depth > maxQueryDepth {
		return nil, p.tokens[p.i].err(p.query, fmt.Sprintf("parentheses nest deeper than %d", maxQueryDepth))
	}
	p.i++
	n, err := p.or()
	if p.kind() == tokenClose {
		p.i++
	}
	p.depth--
	return n, err
}

func (p *queryParser) kind() queryTokenKind {
	if p.i < len(p.tokens) {
		return p.tokens[p.i].kind
	}
	return tokenEnd
}

// operatorAsText steps over an operator and returns the word that it is if
// nothing stands around it.
func (p *queryParser) operatorAsText() QueryNode {
	s := p.tokens[p.i].span.In(p.query)
	p.i++
	return Word{Text: strings.ToLower(s)}
}

func conjunction(nodes []QueryNode) QueryNode {
	var out And
	for _, n := range nodes {
		switch n := n.(type) {
		case nil:
		case And:
			out = append(out, n...)
		default:
			out = append(out, n)
		}
	}
	switch len(out) {
	case 0:
		return nil
	case 1:
		return out[0]
	}
	return out
}

func disjunction(nodes []QueryNode) QueryNode {
	var out Or
	for _, n := range nodes {
		switch n := n.(type) {
		case nil:
		case Or:
			out = append(out, n...)
		default:
			out = append(out, n)
		}
	}
	switch len(out) {
	case 0:
		return nil
	case 1:
		return out[0]
	}
	return out
}

func negation(n QueryNode) QueryNode {
	switch n := n.(type) {
	case nil:
		return nil
	case Not:
		return n.Node
	}
	return Not{n}
}

type queryTokenKind int

const (
	tokenEnd queryTokenKind = iota
	tokenOpen
	tokenClose
	tokenAnd
	tokenOr
	tokenNot
	tokenMinus
	tokenTerm
)

type queryToken struct {
	kind queryTokenKind
	span Span
	term QueryNode // of a tokenTerm
}

func (t queryToken) err(query, reason string) *QueryError {
	return &QueryError{Term: t.span.In(query), Span: t.span, Reason: reason}
}

// lexQuery returns the tokens of a query, without the terms that hold no letter
// or digit.
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
		return lexPhrase(s, i), nil
	}
	if key, ok := lexFilterKey(s[i:]); ok {
		return lexFilter(s, i, key)
	}
	return lexWord(s, i), nil
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

func lexWord(s string, i int) queryToken {
	t := queryToken{kind: tokenTerm, span: Span{i, bareEnd(s, i)}}
	text := t.span.In(s)
	switch text {
	case "AND":
		t.kind = tokenAnd
		return t
	case "OR":
		t.kind = tokenOr
		return t
	case "NOT":
		t.kind = tokenNot
		return t
	}
	w := Word{Text: strings.TrimRight(text, "*")}
	w.Prefix = w.Text != text
	if hasWord(w.Text) {
		t.term = w
	}
	return t
}

func lexPhrase(s string, i int) queryToken {
	text, end := quoted(s, i)
	t := queryToken{kind: tokenTerm, span: Span{i, end}}
	if hasWord(text) {
		t.term = Phrase{text}
	}
	return t
}

// lexFilterKey returns the letters before a colon at the start of s, and whether
// s starts so.
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
	if !isFilterKey(f.Key) {
		t.span.End = bareEnd(s, i)
		err := t.err(s, fmt.Sprintf("no filter is called %q", key))
		err.Hint = filterHint(f.Key)
		return t, err
	}
	start := skipQuerySpace(s, t.span.End)
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
	if !hasWord(f.Value) {
		return t, t.err(s, "the filter has no value")
	}
	return t.withFilter(s, f)
}

// withFilter returns t as the token of f, with the value checked.
func (t queryToken) withFilter(query string, f Filter) (queryToken, error) {
	switch f.Key {
	case FilterAfter, FilterBefore:
		date, err := ParseDate(f.Value)
		if err != nil {
			return t, t.err(query, err.Error())
		}
		f.Date, f.Value = date, ""
	case FilterHas:
		if f.Value = fold.String(f.Value); f.Value != "note" {
			err := t.err(query, "articles cannot be filtered by that")
			err.Hint = "try has:note"
			return t, err
		}
	}
	t.term = f
	return t, nil
}

func isFilterKey(key FilterKey) bool {
	for _, k := range filterKeys {
		if k == key {
			return true
		}
	}
	return false
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
// white space made single spaces, and where it ends. The end of s closes it.
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

// quoteLen returns how many bytes the double quote at the start of s takes, 0 if
// there is none.
func quoteLen(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if fold.Plain(r) == '"' {
		return size
	}
	return 0
}

// bareEnd returns where the text without quotes at s[i:] ends.
func bareEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isQuerySpace(r) || r == '(' || r == ')' || fold.Plain(r) == '"' {
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
