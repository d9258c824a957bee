package briefing

import (
	"fmt"
	"strings"
)

// Limits of a query. They protect the search engine from input made to exhaust
// it.
const (
	maxQueryDepth = 16  // parentheses within parentheses
	maxQueryParts = 500 // terms, operators and parentheses
)

// QueryError says which part of a query cannot be understood, and why.
type QueryError struct {
	Term   string // the part, as it was typed
	Span   Span   // its position in bytes of the query; empty if unknown
	Reason string
	Hint   string // what to try instead, or ""
}

func (e *QueryError) Error() string {
	s := fmt.Sprintf("query: %q: %s", e.Term, e.Reason)
	if e.Hint != "" {
		s += " (" + e.Hint + ")"
	}
	return s
}

// ParseQuery reads a query as it is being typed. Quotes and parentheses that
// are still open are closed at the end. Terms without a letter or digit,
// filters without a value and operators without an operand are left out. An
// operator with nothing around it is read as text. ParseQuery rejects unknown
// filters, values that a filter cannot have, broken patterns, ?, * and ~ that
// belong to no word, NEAR that is not between words and phrases, and queries of
// unreasonable size. The error is a *QueryError.
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
//	operand = ("-" | "NOT") operand | "(" or [")"] | term {"NEAR" term}
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

// and reads operands up to a token that cannot begin one. It appends the
// operators that it passes to operators.
func (p *queryParser) and(operators *[]QueryNode) (QueryNode, error) {
	var nodes []QueryNode
	for {
		switch p.kind() {
		case tokenEnd, tokenOr, tokenClose:
			return conjunction(nodes), nil
		case tokenAnd:
			*operators = append(*operators, p.operatorAsText())
			continue
		case tokenNear:
			if t := p.tokens[p.i]; len(p.tokens) > 1 || t.span.In(p.query) != "NEAR" {
				return nil, p.notNear(t)
			}
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
		return p.near(p.tokens[p.i-1].term)
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

// operatorAsText steps over an operator and returns it as the word that it is
// when nothing stands around it.
func (p *queryParser) operatorAsText() QueryNode {
	s := p.tokens[p.i].span.In(p.query)
	p.i++
	return Word{Text: strings.ToLower(s)}
}

func conjunction(nodes []QueryNode) QueryNode { return joined[And](nodes) }

func disjunction(nodes []QueryNode) QueryNode { return joined[Or](nodes) }

// joined returns nodes as one L without nils: nil if none is left, a single
// node as itself. Nested nodes of type L are merged into the result.
func joined[L interface {
	And | Or
	QueryNode
}](nodes []QueryNode) QueryNode {
	var out L
	for _, n := range nodes {
		switch n := n.(type) {
		case nil:
		case L:
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
