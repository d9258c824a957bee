package match

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Expr says which tokens an article must have to match.
type Expr interface{ isExpr() }

type (
	// All matches the articles that each of these matches; it has at least one.
	All []Expr
	// Any matches the articles that one of these matches; none without any.
	Any []Expr
	// Except matches the articles of From that none of Not matches.
	Except struct {
		From Expr
		Not  Any
	}
	// Phrase matches the articles with these tokens in a row, in one column.
	Phrase struct {
		Tokens []string // at least one
		Prefix bool     // the last token is the beginning of one
		InText bool     // they must stand in title or body
	}
	// Near matches the articles with all of these phrases in the title or all in the
	// body, with at most Within tokens between the end of each and the beginning of
	// the last.
	Near struct {
		Phrases []Phrase
		Within  int
	}
)

func (All) isExpr()    {}
func (Any) isExpr()    {}
func (Except) isExpr() {}
func (Phrase) isExpr() {}
func (Near) isExpr()   {}

// everything matches every article.
func everything() Expr { return token(facetAll) }

// IsFacet reports whether p is a mark to filter by, and no words.
func (p Phrase) IsFacet() bool { return strings.HasPrefix(p.Tokens[0], facetAll) }

// IsUnspaced reports whether p has characters of a script without spaces, which are indexed in
// pairs.
func (p Phrase) IsUnspaced() bool {
	return slices.ContainsFunc(p.Tokens, func(t string) bool { return strings.ContainsFunc(t, fold.Unspaced) })
}

func token(t string) Phrase { return Phrase{Tokens: []string{t}} }

// Compile returns the expression for a query without patterns. The error for a filter
// that names no subject of d or several, or asks for notes, is a *briefing.QueryError.
func Compile(n briefing.QueryNode, d *briefing.Digest) (Expr, error) {
	switch n := n.(type) {
	case briefing.And:
		return conjunction(n, d)
	case briefing.Or:
		any, err := compileAll(n, d)
		return Any(any), err
	case briefing.Not:
		return conjunction(briefing.And{n}, d)
	case briefing.Word:
		return spelt(n.Text, n.Prefix), nil
	case briefing.Phrase:
		return spelt(n.Text, false), nil
	case briefing.Near:
		return near(n)
	case briefing.Filter:
		return filter(n, d)
	case briefing.Among:
		return among(n), nil
	}
	return Any{}, nil
}

func compileAll(nodes []briefing.QueryNode, d *briefing.Digest) ([]Expr, error) {
	exprs := make([]Expr, len(nodes))
	for i, n := range nodes {
		var err error
		if exprs[i], err = Compile(n, d); err != nil {
			return nil, err
		}
	}
	return exprs, nil
}

func conjunction(nodes briefing.And, d *briefing.Digest) (Expr, error) {
	var wanted, unwanted []briefing.QueryNode
	for _, n := range nodes {
		if not, ok := n.(briefing.Not); ok {
			unwanted = append(unwanted, not.Node)
		} else {
			wanted = append(wanted, n)
		}
	}
	yes, err := compileAll(wanted, d)
	if err != nil {
		return nil, err
	}
	no, err := compileAll(unwanted, d)
	if err != nil {
		return nil, err
	}
	var from Expr = All(yes)
	switch len(yes) {
	case 0:
		from = everything()
	case 1:
		from = yes[0]
	}
	if len(no) == 0 {
		return from, nil
	}
	return Except{From: from, Not: no}, nil
}

// spelt returns the expression for a word or phrase in all of its spellings.
func spelt(text string, prefix bool) Any {
	var out Any
	for _, s := range SpellingsOf(text, prefix) {
		p := s.phrase()
		// A single word may match a compound; several must stand in title or text.
		p.InText = len(s.Words) > 1 || s.runs
		out = append(out, p)
	}
	return out
}

func filter(f briefing.Filter, d *briefing.Digest) (Expr, error) {
	switch f.Key {
	case briefing.FilterFigure, briefing.FilterTopic, briefing.FilterEvent:
		id, err := Filtered(d, f)
		if t, ok := d.Subject(id).(*briefing.Topic); ok && t.Gathers() {
			return Compile(t.Where.Root(), d)
		}
		return token(subjectFacet(id)), err
	case briefing.FilterTag:
		return Phrase{Tokens: []string{wholeFacet(facetTag, f.Value)}, Prefix: f.Prefix}, nil
	case briefing.FilterFolder:
		return token(folderFacet(briefing.FoldFolder(f.Value))), nil
	case briefing.FilterURL:
		return token(urlFacet(f.Value)), nil
	case briefing.FilterSource:
		if f.Exact {
			return token(wholeFacet(facetWhole, f.Value)), nil
		}
		var p Phrase
		for w := range fold.Words(f.Value) {
			p.Tokens = append(p.Tokens, facetSource+w.Folded)
		}
		return p, nil
	case briefing.FilterPublished:
		return published(f), nil
	case briefing.FilterAfter:
		return notBefore(facetLatest, f.Date.Earliest()), nil
	case briefing.FilterBefore:
		return before(facetEarliest, f.Date.Earliest()), nil
	}
	return nil, &briefing.QueryError{Term: f.String(), Reason: "no notes are known here"}
}

// among returns the expression for the articles of n, each once.
func among(n briefing.Among) Any {
	seen := map[briefing.ArticleID]bool{}
	var out Any
	for _, ref := range n.Refs {
		if !seen[ref.Article] {
			seen[ref.Article] = true
			out = append(out, token(articleFacet(ref.Article)))
		}
	}
	return out
}
