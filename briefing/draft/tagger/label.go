package tagger

// label is the role of a token: outside a name, or the first or a further word
// of one.
type label uint8

const outside label = 0

// labels is the number of labels.
const labels = 1 + 2*kinds

func begin(k Kind) label  { return label(1 + 2*k) }
func inside(k Kind) label { return label(2 + 2*k) }

// kind returns the kind of the name that the label belongs to.
func (l label) kind() Kind { return Kind((l - 1) / 2) }

func (l label) isBegin() bool { return l != outside && l%2 == 1 }

// follows reports whether l may stand behind before.
func (l label) follows(before label) bool {
	return l == outside || l.isBegin() || before != outside && before.kind() == l.kind()
}

// run is a stretch of tokens of one line.
type run struct{ line, start, end int }

// name is a run that is a name.
type name struct {
	run
	kind Kind
}

// names returns the names that the labels of a line mark.
func names(line int, tags []label) []name {
	var out []name
	for i := 0; i < len(tags); i++ {
		if !tags[i].isBegin() {
			continue
		}
		n := name{run{line, i, i + 1}, tags[i].kind()}
		for n.end < len(tags) && tags[n.end] == inside(n.kind) {
			n.end++
		}
		out = append(out, n)
		i = n.end - 1
	}
	return out
}
