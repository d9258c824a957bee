package briefing

import (
	"context"
	"slices"
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// Inflected returns q with the other forms of its English words added: "deny OR
// denied OR denies OR denying" for "deny". Words in quotes or beside NEAR,
// prefixes, patterns and excluded words stay as they are.
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
	if w.typing { // the prefix already finds forms that begin with the word
		typed := fold.String(w.Text)
		forms = slices.DeleteFunc(forms, func(f string) bool { return strings.HasPrefix(f, typed) })
	}
	return forms
}

// Answer holds the results of a query in two tiers.
type Answer struct {
	Results []Result // hits of the words as typed
	// Forms holds the further hits of other forms of the words. An article may
	// appear in both tiers, a hit only in one.
	Forms []Result
	Words []string // the forms that are hits, folded, each once, sorted
}

// All returns Results, then Forms.
func (a Answer) All() []Result { return slices.Concat(a.Results, a.Forms) }

// Look searches lib for q and, if that gives fewer than opts.Limit articles,
// for other forms of its words as well.
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
		first, both := known[r.Entry.ID]
		if r = r.without(first); both && r.Hits() == 0 {
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

// collectForms adds the other forms of the words in n to forms.
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

// without returns r without the hits that known, a result of the same article,
// already has.
func (r Result) without(known Result) Result {
	hits := map[Span]bool{}
	for _, p := range known.Passages {
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
