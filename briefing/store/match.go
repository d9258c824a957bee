package store

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// spelling is a sequence of folded words, one way to write a word or phrase.
type spelling struct {
	words  []string
	tokens []string // the words in the search index, if they differ
	runs   bool     // of scripts without spaces: adjacent words here must be adjacent in a text
	touch  []bool   // by word: it touches the next
	prefix bool     // the last word is a prefix
}

// spellingsOf returns the ways to write the typed text: its words and, if it
// has compounds, the words with these joined. For text from a query it is never
// empty.
func spellingsOf(text string, prefix bool) []spelling {
	var apart, together []string
	joinedEnd := 0
	joined := map[int]fold.Word{}
	for w := range fold.Joined(text) {
		joined[w.Start] = w
	}
	for w := range fold.Words(text) {
		apart = append(apart, w.Folded)
		if w.Start < joinedEnd {
			continue
		}
		if j, ok := joined[w.Start]; ok {
			w, joinedEnd = j, j.End
		}
		together = append(together, w.Folded)
	}
	s := spelling{words: apart, prefix: prefix}
	s.readRuns(text)
	if len(joined) == 0 || s.runs {
		return []spelling{s}
	}
	return []spelling{s, {words: together, prefix: prefix}}
}

// readRuns marks the words that are characters of a script without spaces,
// which the index stores in pairs. The last character needs no token of its
// own: it is part of a pair, or alone a prefix.
func (s *spelling) readRuns(text string) {
	if !strings.ContainsFunc(text, fold.Unspaced) {
		return
	}
	s.runs = true
	s.touch = make([]bool, len(s.words))
	i, last := -1, fold.Word{}
	for w := range fold.Words(text) {
		if i >= 0 {
			s.touch[i] = fold.Touches(text, last.End, w.Start)
		}
		i, last = i+1, w
	}
	for i, word := range s.words {
		switch {
		case s.touch[i]:
			s.tokens = append(s.tokens, word+s.words[i+1])
		case i == len(s.words)-1 && i > 0 && s.touch[i-1]:
		case i == len(s.words)-1 && fold.Unspaced([]rune(word)[0]):
			s.tokens = append(s.tokens, word)
			s.prefix = true
		default:
			s.tokens = append(s.tokens, word)
		}
	}
}

// indexed returns the words as stored in the search index.
func (s spelling) indexed() []string {
	if s.runs {
		return s.tokens
	}
	return s.words
}

// bare returns the spelling as an FTS5 phrase.
func (s spelling) bare() string {
	if s.prefix {
		return phrase(s.indexed()...) + "*"
	}
	return phrase(s.indexed()...)
}

// expr returns the spelling as an FTS5 expression. A single word may match a
// compound; several must stand in title or text.
func (s spelling) expr() string {
	e := s.bare()
	if len(s.words) > 1 || s.runs {
		e = "{title body} : " + e
	}
	return e
}

// phrase returns the FTS5 expression for consecutive tokens. Tokens hold only
// letters, digits and middle dots, so they need no escaping.
func phrase(tokens ...string) string { return `"` + strings.Join(tokens, " ") + `"` }

// anyOf returns the expression for articles that match one of exprs.
func anyOf(exprs []string) string {
	switch len(exprs) {
	case 0:
		return phrase(facetNever)
	case 1:
		return exprs[0]
	}
	return "(" + strings.Join(deepestFirst(exprs), " OR ") + ")"
}

// matchExpr returns a query as an expression for FTS5's MATCH. The error for a
// filter that names no subject of d or several, or asks for notes, is a
// *briefing.QueryError.
func matchExpr(n briefing.QueryNode, d *briefing.Digest) (string, error) {
	switch n := n.(type) {
	case briefing.And:
		return conjunctionExpr(n, d)
	case briefing.Or:
		exprs, err := matchExprs(n, d)
		return anyOf(exprs), err
	case briefing.Not:
		return conjunctionExpr(briefing.And{n}, d)
	case briefing.Word:
		return termExpr(n.Text, n.Prefix), nil
	case briefing.Phrase:
		return termExpr(n.Text, false), nil
	case briefing.Near:
		return nearExpr(n)
	case briefing.Filter:
		return filterExpr(n, d)
	case briefing.Among:
		return amongExpr(n), nil
	}
	return phrase(facetNever), nil
}

func matchExprs(nodes []briefing.QueryNode, d *briefing.Digest) ([]string, error) {
	exprs := make([]string, len(nodes))
	for i, n := range nodes {
		e, err := matchExpr(n, d)
		if err != nil {
			return nil, err
		}
		exprs[i] = e
	}
	return exprs, nil
}

// conjunctionExpr puts required nodes before excluded ones, since NOT in FTS5
// is a binary operator.
func conjunctionExpr(nodes briefing.And, d *briefing.Digest) (string, error) {
	var wanted, unwanted []briefing.QueryNode
	for _, n := range nodes {
		if not, ok := n.(briefing.Not); ok {
			unwanted = append(unwanted, not.Node)
		} else {
			wanted = append(wanted, n)
		}
	}
	yes, err := matchExprs(wanted, d)
	if err != nil {
		return "", err
	}
	no, err := matchExprs(unwanted, d)
	if err != nil {
		return "", err
	}
	if len(yes) == 0 {
		yes = []string{phrase(facetAll)}
	}
	expr := strings.Join(deepestFirst(yes), " AND ")
	if len(yes) > 1 {
		expr = "(" + expr + ")"
	}
	if len(no) > 0 {
		expr = "(" + expr + " NOT " + anyOf(no) + ")"
	}
	return expr, nil
}

func termExpr(text string, prefix bool) string {
	var exprs []string
	for _, s := range spellingsOf(text, prefix) {
		exprs = append(exprs, s.expr())
	}
	return anyOf(exprs)
}

func filterExpr(f briefing.Filter, d *briefing.Digest) (string, error) {
	switch f.Key {
	case briefing.FilterFigure, briefing.FilterTopic, briefing.FilterEvent:
		id, err := filtered(d, f)
		if t, ok := d.Subject(id).(*briefing.Topic); ok && t.Gathers() {
			return matchExpr(t.Where.Root(), d)
		}
		return phrase(subjectFacet(id)), err
	case briefing.FilterTag:
		token := phrase(wholeFacet(facetTag, f.Value))
		if f.Prefix {
			token += "*"
		}
		return token, nil
	case briefing.FilterFolder:
		return phrase(folderFacet(briefing.FoldFolder(f.Value))), nil
	case briefing.FilterURL:
		return phrase(urlFacet(f.Value)), nil
	case briefing.FilterSource:
		if f.Exact {
			return phrase(wholeFacet(facetWhole, f.Value)), nil
		}
		var tokens []string
		for w := range fold.Words(f.Value) {
			tokens = append(tokens, facetSource+w.Folded)
		}
		return phrase(tokens...), nil
	case briefing.FilterPublished:
		return publishedExpr(f), nil
	case briefing.FilterAfter, briefing.FilterBefore:
		return dateExpr(f), nil
	}
	return "", &briefing.QueryError{Term: f.String(), Reason: "no notes are known here"}
}

// amongExpr returns the expression for the articles of n, each once.
func amongExpr(n briefing.Among) string {
	seen := map[briefing.ArticleID]bool{}
	var exprs []string
	for _, ref := range n.Refs {
		if !seen[ref.Article] {
			seen[ref.Article] = true
			exprs = append(exprs, phrase(articleFacet(ref.Article)))
		}
	}
	return anyOf(exprs)
}
