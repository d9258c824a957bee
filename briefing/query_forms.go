package briefing

import (
	"context"
	"slices"
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// Inflected returns q with the other forms of its English words beside them: "deny OR
// denied OR denies OR denying" for "deny". Words in quotes or beside NEAR, beginnings of
// words, patterns and what is excluded stay as they are.
func (q Query) Inflected() Query { return Query{inflect(q.root)} }

func inflect(n QueryNode) QueryNode {
	switch n := n.(type) {
	case And:
		return And(inflectAll(n))
	case Or:
		return disjunction(inflectAll(n))
	case Word:
		forms := formsOf(n)
		if len(forms) == 0 {
			return n
		}
		out := Or{n}
		for _, f := range forms {
			out = append(out, Word{Text: f})
		}
		return out
	}
	return n
}

func inflectAll(nodes []QueryNode) []QueryNode {
	out := make([]QueryNode, len(nodes))
	for i, n := range nodes {
		out[i] = inflect(n)
	}
	return out
}

func formsOf(w Word) []string {
	if w.Prefix && !w.typing {
		return nil
	}
	forms := language.Forms(fold.String(w.Text))
	if w.typing { // that begins with the word is found already
		typed := fold.String(w.Text)
		forms = slices.DeleteFunc(forms, func(f string) bool { return strings.HasPrefix(f, typed) })
	}
	return forms
}

// Answer is what a query finds, in two tiers.
type Answer struct {
	Results []Result // with words as they are in the query
	// Forms holds what else is found with other forms of the words. An article may be
	// among both; no hit is.
	Forms []Result
	Words []string // the forms that are hits, folded, each once, sorted
}

// All returns both tiers, one behind the other.
func (a Answer) All() []Result { return slices.Concat(a.Results, a.Forms) }

// Look returns what q finds in lib and, if there are fewer articles than opts asks for,
// with other forms of its words.
func Look(ctx context.Context, lib Library, q Query, opts SearchOptions) (Answer, error) {
	results, err := lib.Search(ctx, q, opts)
	a := Answer{Results: results}
	wider := q.Inflected()
	if err != nil || opts.Limit > 0 && len(results) >= opts.Limit || wider.String() == q.String() {
		return a, err
	}
	all, err := lib.Search(ctx, wider, opts)
	if err != nil {
		return Answer{}, err
	}
	known := map[ArticleID]Result{}
	for _, r := range results {
		known[r.Entry.ID] = r
	}
	forms := map[string]bool{}
	collectForms(forms, q.root)
	words := map[string]bool{}
	for _, r := range all {
		was, both := known[r.Entry.ID]
		if r = r.without(was); both && r.Hits() == 0 {
			continue
		}
		a.Forms = append(a.Forms, r)
		for _, p := range r.Passages {
			for _, h := range p.Hits {
				if f := fold.String(h.In(p.In.Words)); forms[f] {
					words[f] = true
				}
			}
		}
	}
	for w := range words {
		a.Words = append(a.Words, w)
	}
	slices.Sort(a.Words)
	return a, nil
}

// collectForms adds the forms that inflect adds to n.
func collectForms(forms map[string]bool, n QueryNode) {
	switch n := n.(type) {
	case And:
		for _, n := range n {
			collectForms(forms, n)
		}
	case Or:
		for _, n := range n {
			collectForms(forms, n)
		}
	case Word:
		for _, f := range formsOf(n) {
			forms[f] = true
		}
	}
}

// without returns r without the hits of was, a result of the same article.
func (r Result) without(was Result) Result {
	hits := map[Span]bool{}
	for _, p := range was.Passages {
		for _, h := range p.Hits {
			hits[h] = true
		}
	}
	if len(hits) == 0 {
		return r
	}
	var passages []Passage
	for _, p := range r.Passages {
		p.Hits = slices.DeleteFunc(slices.Clone(p.Hits), func(h Span) bool { return hits[h] })
		if len(p.Hits) > 0 {
			passages = append(passages, p)
		}
	}
	r.Passages = passages
	return r
}
