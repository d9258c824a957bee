package briefing

// Among holds for the articles of Refs. It is what a filter for notes means to the reader
// who wrote them; a library knows no notes. Where the query asks for no words, the spans
// of Refs are its hits; an empty one is the article as a whole.
type Among struct {
	Filter Filter
	Refs   []Ref
}

func (Among) isQueryNode() {}

// noted reports whether k looks at what a reader kept.
func (k FilterKey) noted() bool { return k == FilterHas || k == FilterNote }

// AsksForNotes reports whether the answer to q depends on what the reader kept.
func (q Query) AsksForNotes() bool {
	asks := false
	replaceFilters(q.root, func(f Filter) QueryNode {
		asks = asks || f.Key.noted()
		return f
	})
	return asks
}

// WithNotes returns q with its filters for notes as what refs returns for them.
func (q Query) WithNotes(refs func(Filter) []Ref) Query {
	return Query{replaceFilters(q.root, func(f Filter) QueryNode {
		if f.Key.noted() {
			return Among{f, refs(f)}
		}
		return f
	})}
}

// replaceFilters returns n with its filters as with returns them.
func replaceFilters(n QueryNode, with func(Filter) QueryNode) QueryNode {
	all := func(nodes []QueryNode) []QueryNode {
		out := make([]QueryNode, len(nodes))
		for i, n := range nodes {
			out[i] = replaceFilters(n, with)
		}
		return out
	}
	switch n := n.(type) {
	case And:
		return And(all(n))
	case Or:
		return Or(all(n))
	case Not:
		return Not{replaceFilters(n.Node, with)}
	case Filter:
		return with(n)
	}
	return n
}
