package store

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/match"
)

// Limits on expressions for FTS5. Its parser has a fixed stack of 100 entries,
// and takes memory and time with the length of an expression.
const (
	mostStacked = 90
	mostExpr    = 256 << 10 // bytes
)

// asked is what a search asks for, as an expression and in the language of FTS5.
type asked struct {
	match.Expr
	fts string
}

// boundedExpr returns what a query without patterns asks for, within these limits.
// Beyond them it returns a *briefing.QueryError, as match.Compile does.
func boundedExpr(n briefing.QueryNode, c *catalog) (asked, error) {
	compiled, err := match.Compile(n, c.digest)
	if err != nil {
		return asked{}, err
	}
	compiled = deepestFirst(inYears(compiled, c.extent))
	expr := ftsOf(compiled)
	reason := ""
	switch {
	case stacked(expr) > mostStacked:
		reason = "what is within one another here is too deep"
	case len(expr) > mostExpr:
		reason = "this asks for too much at once"
	default:
		return asked{compiled, expr}, nil
	}
	const most = 60
	term := briefing.QueryFor(n).String()
	if r := []rune(term); len(r) > most {
		term = string(r[:most-1]) + "…"
	}
	return asked{}, &briefing.QueryError{Term: term, Reason: reason, Hint: "ask for a part of it"}
}

// stacked returns the maximum depth of FTS5's parser stack while it reads expr:
// for each open parenthesis an entry, and an operand and an operator before it.
func stacked(expr string) int {
	const phrase = 8 // of the innermost phrase, with its columns
	most, depth := 0, 0
	var before []bool // for each open parenthesis, whether an operator precedes it
	for rest := expr; rest != ""; {
		i := strings.IndexAny(rest, `"()`)
		if i < 0 {
			break
		}
		switch rest[i] {
		case '"':
			n := strings.IndexByte(rest[i+1:], '"')
			i += n + 1
		case '(':
			operator := i > 0 && !strings.HasSuffix(rest[:i], "NEAR")
			before = append(before, operator)
			depth++
			if operator {
				depth += 2
			}
			most = max(most, depth)
		case ')':
			if last := len(before) - 1; last >= 0 {
				depth--
				if before[last] {
					depth -= 2
				}
				before = before[:last]
			}
		}
		rest = rest[i+1:]
	}
	return most + phrase
}

// deepestFirst returns e with the deepest of several parts first, which would take more of the
// parser's stack behind an operator.
func deepestFirst(e match.Expr) match.Expr {
	switch e := e.(type) {
	case match.All:
		return match.All(deepestOf(e))
	case match.Any:
		return match.Any(deepestOf(e))
	case match.Except:
		return match.Except{From: deepestFirst(e.From), Not: deepestOf(e.Not)}
	}
	return e
}

func deepestOf(parts []match.Expr) []match.Expr {
	out := make([]match.Expr, len(parts))
	deepest, depth := 0, 0
	for i, e := range parts {
		out[i] = deepestFirst(e)
		if d := stacked(ftsOf(out[i])); d > depth {
			deepest, depth = i, d
		}
	}
	e := out[deepest:][:min(1, len(out))]
	return slices.Concat(e, out[:deepest], out[min(deepest+1, len(out)):])
}
