package store

import (
	"fmt"
	"strings"

	"briefing/briefing/match"
)

// ftsOf returns an expression in the language of FTS5's MATCH.
func ftsOf(e match.Expr) string {
	switch e := e.(type) {
	case match.All:
		expr := strings.Join(ftsOfAll(e), " AND ")
		if len(e) > 1 {
			expr = "(" + expr + ")"
		}
		return expr
	case match.Any:
		return anyOf(ftsOfAll(e))
	case match.Except:
		return "(" + ftsOf(e.From) + " NOT " + ftsOf(e.Not) + ")"
	case match.Phrase:
		if e.InText {
			return inText + bare(e)
		}
		return bare(e)
	case match.Near:
		var phrases []string
		for _, p := range e.Phrases {
			phrases = append(phrases, bare(p))
		}
		return fmt.Sprintf("%sNEAR(%s, %d)", inText, strings.Join(phrases, " "), e.Within)
	}
	panic(fmt.Sprintf("unknown expression %T", e))
}

const inText = "{title body} : "

func ftsOfAll(all []match.Expr) []string {
	out := make([]string, len(all))
	for i, e := range all {
		out[i] = ftsOf(e)
	}
	return out
}

// anyOf returns the expression for articles that match one of exprs.
func anyOf(exprs []string) string {
	switch len(exprs) {
	case 0:
		return phrase(never)
	case 1:
		return exprs[0]
	}
	return "(" + strings.Join(exprs, " OR ") + ")"
}

// never is a token of no article: FTS5 has no expression that matches nothing.
const never = "·never"

// bare returns a phrase in any column.
func bare(p match.Phrase) string {
	if p.Prefix {
		return phrase(p.Tokens...) + "*"
	}
	return phrase(p.Tokens...)
}

// phrase returns the expression for consecutive tokens. Tokens hold only letters,
// digits and middle dots, so they need no escaping.
func phrase(tokens ...string) string { return `"` + strings.Join(tokens, " ") + `"` }
