package store

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"briefing/briefing/match"
)

// plainly ranks articles by reading all of their words.
type plainly struct {
	articles [][][]string // each the tokens of its columns
	length   float64
}

// eval returns whether an article matches e, and the weights of the hits of each phrase,
// which are 0 where something that it is a part of does not match.
func (p plainly) eval(article [][]string, e match.Expr) (ok bool, hits []float64) {
	switch e := e.(type) {
	case match.All:
		ok = true
		for _, part := range e {
			is, of := p.eval(article, part)
			ok, hits = ok && is, append(hits, of...)
		}
	case match.Any:
		for _, part := range e {
			is, of := p.eval(article, part)
			ok, hits = ok || is, append(hits, of...)
		}
	case match.Except:
		not, _ := p.eval(article, e.Not)
		ok, hits = p.eval(article, e.From)
		ok = ok && !not
	case match.Phrase:
		hits = []float64{0}
		for column, weight := range []float64{5, 1, 2, 0} {
			for at := range article[column] {
				if !(e.InText && column > 1) && standsAt(article[column][at:], e) {
					ok, hits[0] = true, hits[0]+weight
				}
			}
		}
	}
	if !ok {
		clear(hits)
	}
	return ok, hits
}

func standsAt(tokens []string, p match.Phrase) bool {
	last := len(p.Tokens) - 1
	return len(tokens) > last && slices.Equal(tokens[:last], p.Tokens[:last]) &&
		(tokens[last] == p.Tokens[last] || p.Prefix && strings.HasPrefix(tokens[last], p.Tokens[last]))
}

// idfs appends the weights of the phrases of e.
func (p plainly) idfs(out []float64, e match.Expr) []float64 {
	switch e := e.(type) {
	case match.All:
		for _, part := range e {
			out = p.idfs(out, part)
		}
	case match.Any:
		for _, part := range e {
			out = p.idfs(out, part)
		}
	case match.Except:
		out = p.idfs(out, e.From)
	case match.Phrase:
		n := 0.0
		for _, a := range p.articles {
			if ok, _ := p.eval(a, e); ok {
				n++
			}
		}
		out = append(out, max(1e-6, math.Log((float64(len(p.articles))-n+0.5)/(n+0.5))))
	}
	return out
}

// scores returns the scores of the articles that match e, from the best.
func (p plainly) scores(e match.Expr) []float64 {
	var out []float64
	idfs := p.idfs(nil, e)
	for _, a := range p.articles {
		ok, hits := p.eval(a, e)
		if !ok {
			continue
		}
		score, words := 0.0, 0
		for _, column := range a {
			words += len(column)
		}
		for i, f := range hits {
			score += idfs[i] * f * 2.2 / (f + 1.2*(0.25+0.75*float64(words)/p.length))
		}
		out = append(out, score)
	}
	slices.Sort(out)
	slices.Reverse(out)
	return out
}

// ranksPlainly compares the ranking of articles by their lists of hits with one by all words.
func ranksPlainly(t *testing.T, s *Store, articles []Linked, query string) {
	t.Helper()
	if articles == nil {
		return
	}
	p := plainly{}
	for _, l := range articles {
		w := match.WordsOf(l.Article, l.Mentions)
		var columns [][]string
		for _, column := range []string{w.Title, w.Body, w.Alias, w.Facets} {
			columns = append(columns, strings.Fields(column))
			p.length += float64(len(columns[len(columns)-1])) / float64(len(articles))
		}
		p.articles = append(p.articles, columns)
	}
	c := s.catalog.Load()
	_, asked, err := s.compile(t.Context(), c, parse(t, query))
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.rank(t.Context(), c, asked.Expr, len(articles))
	if errors.Is(err, errElsewhere) {
		return
	}
	want := p.scores(asked.Expr)
	if err != nil || len(got) != len(want) {
		t.Fatalf("%s finds %d, %v, want %d", asked.fts, len(got), err, len(want))
	}
	for i := range got {
		if math.Abs(got[i].score-want[i]) > 1e-9 {
			t.Fatalf("%s: the score %d is %v, want %v", asked.fts, i, got[i].score, want[i])
		}
	}
}
