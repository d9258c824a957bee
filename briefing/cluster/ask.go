package cluster

import (
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/match"
)

// What a question may have, which is what servers allow: Elasticsearch 7 and 8 allow
// twenty levels and 1,024 clauses.
const (
	mostLevels  = 20
	mostClauses = 1000
)

// longestWord is how many bytes of a token an index keeps: the servers cut tokens at 255
// letters. A longer one stands there as its beginning and a hash.
const longestWord = 250

// shortened returns tokens, with one space between, as they are indexed.
func shortened(tokens string) string {
	if len(tokens) <= longestWord {
		return tokens
	}
	words := strings.Split(tokens, " ")
	for i, w := range words {
		if len(w) > longestWord {
			words[i] = strings.ToValidUTF8(w[:longestWord/2], "") + "…" + keyOf(kindPart, []byte(w))
		}
	}
	return strings.Join(words, " ")
}

// How much a match in a column counts for the rank.
var weights = []struct {
	field  string
	weight float64
	inText bool
}{{"title", 5, true}, {"body", 1, true}, {"alias", 2, false}}

// question returns an expression as a query of the search API. Beyond the limits it returns
// a *briefing.QueryError.
func question(n briefing.QueryNode, e match.Expr) (object, error) {
	a := asker{}
	out := a.query(e, 1)
	reason := ""
	switch {
	case a.levels > mostLevels:
		reason = "what is within one another here is too deep"
	case a.clauses > mostClauses:
		reason = "this asks for too much at once"
	default:
		return out, nil
	}
	term := []rune(briefing.QueryFor(n).String())
	const most = 60
	if len(term) > most {
		term = append(term[:most-1], '…')
	}
	return nil, &briefing.QueryError{Term: string(term), Reason: reason, Hint: "ask for a part of it"}
}

// asker writes a query and counts what it writes.
type asker struct{ levels, clauses int }

func (a *asker) query(e match.Expr, level int) object {
	switch e := e.(type) {
	case match.All:
		return boolean(a.together(e, level))
	case match.Any:
		return a.any(a.alternatives(e, level), level)
	case match.Except:
		b := a.together(match.All{e.From}, level)
		b["must_not"] = a.alternatives(e.Not, level)
		return boolean(b)
	case match.Phrase:
		return a.phrase(e, level)
	case match.Near:
		var fields []object
		for _, w := range weights {
			if w.inText {
				fields = append(fields, a.near(w.field, e))
			}
		}
		return a.any(fields, level)
	}
	panic(fmt.Sprintf("unknown expression %T", e))
}

// together returns the parts of a boolean query for expressions that are all to hold. The
// last of them that has alternatives needs no level of its own.
func (a *asker) together(all match.All, level int) object {
	a.levels = max(a.levels, level)
	b := object{}
	for i, e := range slices.Backward(all) {
		if any, ok := e.(match.Any); ok {
			if of := a.alternatives(any, level); len(of) > 1 {
				b["should"], b["minimum_should_match"] = of, 1
				all = slices.Delete(slices.Clone(all), i, i+1)
			}
			break
		}
	}
	b["must"] = a.each(all, level)
	return b
}

// each returns the queries for expressions, each once.
func (a *asker) each(all []match.Expr, level int) []object {
	seen := map[string]bool{}
	out := []object{}
	for _, e := range all {
		if key := fmt.Sprintf("%#v", e); !seen[key] {
			seen[key] = true
			out = append(out, a.query(e, level+1))
		}
	}
	return out
}

// apart returns the alternatives of any and of those within it, for servers count levels,
// and the marks to filter by among them, which are one query, for servers count clauses.
func apart(any match.Any) (others []match.Expr, marks []string) {
	for _, e := range any {
		switch e := e.(type) {
		case match.Any:
			within, more := apart(e)
			others, marks = append(others, within...), append(marks, more...)
			continue
		case match.Phrase:
			if e.IsFacet() && len(e.Tokens) == 1 && !e.Prefix {
				marks = append(marks, e.Tokens[0])
				continue
			}
		}
		others = append(others, e)
	}
	return others, marks
}

// alternatives returns the queries for any; one of them is to hold.
func (a *asker) alternatives(any match.Any, level int) []object {
	others, marks := apart(any)
	out := a.each(others, level)
	if len(marks) > 0 {
		a.clauses++
		out = append(out, unranked(object{"terms": object{"facets": marks}}))
	}
	return out
}

func unranked(q object) object { return object{"constant_score": object{"filter": q, "boost": 0}} }

func (a *asker) any(queries []object, level int) object {
	a.levels = max(a.levels, level)
	a.clauses += len(queries)
	switch len(queries) {
	case 0:
		return object{"match_none": object{}}
	case 1:
		return queries[0]
	}
	return boolean(object{"should": queries, "minimum_should_match": 1})
}

func boolean(of object) object { return object{"bool": of} }

// phrase returns the query for a phrase. A mark to filter by counts nothing for the rank.
func (a *asker) phrase(p match.Phrase, level int) object {
	a.clauses++
	if p.IsFacet() {
		return unranked(inField("facets", p, 1))
	}
	var fields []object
	for _, w := range weights {
		if w.inText || !p.InText {
			fields = append(fields, inField(w.field, p, w.weight))
		}
	}
	return a.any(fields, level)
}

func inField(field string, p match.Phrase, weight float64) object {
	if p.Prefix && len(p.Tokens[len(p.Tokens)-1]) > longestWord/2 {
		return object{"match_none": object{}} // no index has so long a beginning
	}
	text := shortened(strings.Join(p.Tokens, " "))
	switch {
	case len(p.Tokens) == 1 && p.Prefix:
		return object{"prefix": object{field: object{"value": text, "boost": weight}}}
	case len(p.Tokens) == 1:
		return object{"term": object{field: object{"value": text, "boost": weight}}}
	case p.Prefix:
		const all = 100_000 // words that the last may become; without it, fifty
		return object{"match_phrase_prefix": object{field: object{"query": text, "max_expansions": all, "boost": weight}}}
	}
	return object{"match_phrase": object{field: object{"query": text, "boost": weight}}}
}

// near returns the query for phrases near the last of them: for each that may be the last,
// its places that are within those of the others with it.
func (a *asker) near(field string, n match.Near) object {
	spans := make([]object, len(n.Phrases))
	for i, p := range n.Phrases {
		spans[i] = span(field, p)
	}
	var out []object
	for last := range spans {
		place := spans[last]
		for i, other := range spans {
			if i == last {
				continue
			}
			a.clauses += 2
			both := spanNear(true, n.Within, other, spans[last])
			place = object{"span_within": object{"little": place, "big": both}}
		}
		out = append(out, place)
	}
	return a.any(out, 0)
}

func spanNear(inOrder bool, slop int, clauses ...object) object {
	return object{"span_near": object{"clauses": clauses, "slop": slop, "in_order": inOrder}}
}

func span(field string, p match.Phrase) object {
	var words []object
	for i, token := range p.Tokens {
		if i == len(p.Tokens)-1 && p.Prefix {
			words = append(words, object{"span_multi": object{"match": object{"prefix": object{field: object{"value": token}}}}})
		} else {
			words = append(words, object{"span_term": object{field: shortened(token)}})
		}
	}
	if len(words) == 1 {
		return words[0]
	}
	return spanNear(true, 0, words...)
}
