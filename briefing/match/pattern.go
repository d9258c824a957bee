package match

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/blevesearch/vellum"

	"briefing/briefing"
)

// mostMatched limits the words that a pattern may match.
const mostMatched = 500

// WithoutPatterns returns a query with its patterns replaced by the words that match them
// in the vocabulary that load returns, which is called only for a pattern. The error for a
// pattern that matches too many is a *briefing.QueryError.
func WithoutPatterns(ctx context.Context, n briefing.QueryNode, load func(context.Context) (*Vocabulary, error)) (briefing.QueryNode, error) {
	switch n := n.(type) {
	case briefing.And:
		nodes, err := replaceAll(ctx, n, load)
		return briefing.And(nodes), err
	case briefing.Or:
		nodes, err := replaceAll(ctx, n, load)
		return briefing.Or(nodes), err
	case briefing.Not:
		inner, err := WithoutPatterns(ctx, n.Node, load)
		return briefing.Not{Node: inner}, err
	case briefing.Pattern:
		words, err := load(ctx)
		if err != nil {
			return nil, err
		}
		return words.matching(ctx, n)
	}
	return n, nil
}

func replaceAll(ctx context.Context, nodes []briefing.QueryNode, load func(context.Context) (*Vocabulary, error)) (out []briefing.QueryNode, err error) {
	out = make([]briefing.QueryNode, len(nodes))
	for i, n := range nodes {
		if out[i], err = WithoutPatterns(ctx, n, load); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// matching returns the words that match a pattern, in order.
func (v *Vocabulary) matching(ctx context.Context, p briefing.Pattern) (briefing.QueryNode, error) {
	found, err := matchingWords(ctx, v.words, p.Match())
	if err != nil {
		return nil, err
	}
	if len(found) > mostMatched {
		return nil, &briefing.QueryError{
			Term: briefing.QueryFor(p).String(), Reason: fmt.Sprintf("more than %d words match", mostMatched), Hint: "name more of its letters",
		}
	}
	return found, nil
}

// matchingWords returns the matching words, at most one more than mostMatched.
func matchingWords(ctx context.Context, words *vellum.FST, match *regexp.Regexp) (found briefing.Or, err error) {
	const between = 1 << 12 // words that are looked at before ctx is
	first, _ := match.LiteralPrefix()
	it, err := words.Iterator([]byte(first), nil)
	for n := 0; err == nil && len(found) <= mostMatched; n++ {
		word, _ := it.Current()
		if !strings.HasPrefix(string(word), first) {
			return found, nil
		}
		if match.Match(word) {
			found = append(found, briefing.Word{Text: string(word)})
		}
		if n%between == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		err = it.Next()
	}
	if err != nil && !errors.Is(err, vellum.ErrIteratorDone) {
		return nil, err
	}
	return found, nil
}
