package briefing

import (
	"fmt"
	"strings"
)

// Query is a parsed search query. The zero Query is empty: no article matches
// it.
//
// The language, which [ParseQuery] reads and String writes:
//
//	putin drones          both words, wherever they stand
//	"drone deal"          these words in this order
//	drone NEAR/5 deal     at most five words between them, in either order
//	"drone deal"~5        the same
//	dron*                 every word that begins so
//	wom?n *stan           words in which ? is a letter and * are any letters
//	/dr(one|ill)s?/       words that match a regular expression as a whole
//	-oil                  not this word; also NOT oil
//	oil OR gas            either; AND binds tighter than OR
//	(oil OR gas) price    groups
//	figure:putin          articles that mention the figure; also topic: event:
//	source:"the times"    articles whose source holds these words
//	folder:news/africa    articles in that folder or below it
//	after:2024-10         dated in that month or later
//	before:2025           dated before that year
//	https://a.org/b       articles at that address, or that lead there; also url:
//	has:note              articles from which the reader kept something
//	note:ferry            those where this is in a note of it, or its passage; note:#tag
//
// Words are compared folded: without case, accents and punctuation. A Query is
// not changed after it was made.
type Query struct{ root QueryNode }

// QueryNode is one node of a query: And, Or, Not, Word, Phrase, Near, Pattern,
// Filter or Among.
type QueryNode interface{ isQueryNode() }

type (
	// And matches articles that all its nodes match. It has two nodes or more.
	And []QueryNode
	// Or matches articles that any of its nodes matches. It has two nodes or
	// more.
	Or []QueryNode
	// Not matches articles that Node does not. Node is no Not itself.
	Not struct{ Node QueryNode }
	// Word is a word as typed. It holds at least one letter or digit but may
	// fold to several words, as "S-400" does.
	Word struct {
		Text   string
		Prefix bool // match every word that begins with Text

		typing bool // Prefix is set only because the word is still being typed
	}
	// Phrase is words in a row, as typed, with one space between them.
	Phrase struct{ Text string }
	// Near matches a title or a text in which Nodes, two or more words and
	// phrases, stand near one another in any order: at most Within words lie
	// between the end of each and the beginning of the last.
	Near struct {
		Nodes  []QueryNode
		Within int
	}
	// Pattern matches any single word, compounds without spaces included.
	Pattern struct {
		Text   string // as typed, without the slashes of a regular expression
		Regexp bool   // Text is a regular expression; else ? and * are wildcards
	}
	// Filter matches articles by their metadata, mentions or notes.
	Filter struct {
		Key   FilterKey
		Value string // as typed, with one space between words; "" if Date is set
		Date  Date   // of FilterPublished, FilterAfter and FilterBefore
		// Exact says that the source is Value and nothing more.
		Exact bool
		// Prefix says that the tag, or the last word of the note, only begins with Value.
		Prefix bool
	}
)

// FilterKey says what a Filter looks at.
type FilterKey string

// The filters.
const (
	FilterFigure    FilterKey = "figure"    // mentions the figure of that ID, name or alias
	FilterTopic     FilterKey = "topic"     // the same for topics
	FilterEvent     FilterKey = "event"     // the same for events
	FilterSource    FilterKey = "source"    // the source holds the words of Value in a row
	FilterTag       FilterKey = "tag"       // one of the tags has the words of Value and no others
	FilterFolder    FilterKey = "folder"    // in the folder of that path, from the library's own, or below it
	FilterPublished FilterKey = "published" // dated within Date; Value is "unknown" for no date
	FilterAfter     FilterKey = "after"     // may be dated on the first day of Date or later
	FilterBefore    FilterKey = "before"    // may be dated before the first day of Date
	FilterURL       FilterKey = "url"       // published at that address, or links to it as its original
	FilterHas       FilterKey = "has"       // Value is "note": the reader kept something of it
	FilterNote      FilterKey = "note"      // a note, its passage or its tags hold the words of Value in a row; after # a tag has them
)

// unknownDate is the Value of a FilterPublished for articles without a date.
const unknownDate = "unknown"

var filterKeys = []FilterKey{
	FilterFigure, FilterTopic, FilterEvent, FilterSource, FilterTag, FilterFolder, FilterPublished, FilterAfter, FilterBefore, FilterURL, FilterHas, FilterNote,
}

// Stated reports whether k can be decided from what articles state about
// themselves and from the paths of their documents. Other filters need the
// texts, the mentions or the reader's notes.
func (k FilterKey) Stated() bool {
	switch k {
	case FilterSource, FilterTag, FilterFolder, FilterPublished, FilterAfter, FilterBefore:
		return true
	}
	return false
}

// SubjectKind returns the kind of subject that k looks for, "" if it looks for
// something else.
func (k FilterKey) SubjectKind() Kind {
	switch k {
	case FilterFigure:
		return KindFigure
	case FilterTopic:
		return KindTopic
	case FilterEvent:
		return KindEvent
	}
	return ""
}

// Root returns the query's tree, nil if it is empty.
func (q Query) Root() QueryNode { return q.root }

// QueryFor returns the query with the root n, which may be part of another
// query.
func QueryFor(n QueryNode) Query { return Query{n} }

// Unstated returns the first part of q that needs more than what articles state
// about themselves, nil if there is none.
func (q Query) Unstated() QueryNode { return unstated(q.root) }

func unstated(nodes ...QueryNode) QueryNode {
	for _, n := range nodes {
		var found QueryNode
		switch n := n.(type) {
		case And:
			found = unstated(n...)
		case Or:
			found = unstated(n...)
		case Not:
			found = unstated(n.Node)
		case Filter:
			if !n.Key.Stated() {
				found = n
			}
		default:
			found = n
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// Empty reports whether q has no terms.
func (q Query) Empty() bool { return q.root == nil }

// Completing returns q with its last word, tag or word of a note as a prefix, for
// searches while the reader types. An excluded last word stays as it is.
func (q Query) Completing() Query { return Query{complete(q.root)} }

func complete(n QueryNode) QueryNode {
	switch n := n.(type) {
	case Word:
		n.typing = n.typing || !n.Prefix
		n.Prefix = true
		return n
	case Near:
		return Near{completeLast(n.Nodes), n.Within}
	case Filter:
		n.Prefix = n.Key.mayBegin()
		return n
	case And:
		return And(completeLast(n))
	case Or:
		return Or(completeLast(n))
	}
	return n
}

func completeLast(nodes []QueryNode) []QueryNode {
	last := len(nodes) - 1
	return append(nodes[:last:last], complete(nodes[last]))
}

// Words returns the words that q looks for, including those of phrases, as
// typed and in that order. Excluded words and prefixes are left out.
func (q Query) Words() []string { return appendWords(nil, q.root) }

func appendWords(words []string, n QueryNode) []string {
	switch n := n.(type) {
	case And:
		for _, n := range n {
			words = appendWords(words, n)
		}
	case Or:
		for _, n := range n {
			words = appendWords(words, n)
		}
	case Word:
		if !n.Prefix {
			words = append(words, n.Text)
		}
	case Phrase:
		words = append(words, strings.Fields(n.Text)...)
	case Near:
		for _, n := range n.Nodes {
			words = appendWords(words, n)
		}
	}
	return words
}

// String returns q in its canonical form. ParseQuery turns that into the same
// query again.
func (q Query) String() string {
	var b strings.Builder
	if q.root != nil {
		writeNode(&b, q.root)
	}
	return b.String()
}

func writeNode(b *strings.Builder, n QueryNode) {
	switch n := n.(type) {
	case And:
		writeNodes(b, n, " ")
	case Or:
		writeNodes(b, n, " OR ")
	case Not:
		b.WriteByte('-')
		writeOperand(b, n.Node)
	case Word:
		b.WriteString(n.Text)
		if n.Prefix {
			b.WriteByte('*')
		}
	case Phrase:
		b.WriteString(`"` + n.Text + `"`)
	case Near:
		writeNodes(b, n.Nodes, fmt.Sprintf(" NEAR/%d ", n.Within))
	case Pattern:
		if n.Regexp {
			n.Text = "/" + n.Text + "/"
		}
		b.WriteString(n.Text)
	case Filter:
		b.WriteString(n.String())
	case Among:
		b.WriteString(n.Filter.String())
	}
}

func writeNodes(b *strings.Builder, nodes []QueryNode, between string) {
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(between)
		}
		writeOperand(b, n)
	}
}

func writeOperand(b *strings.Builder, n QueryNode) {
	switch n.(type) {
	case And, Or:
		b.WriteByte('(')
		writeNode(b, n)
		b.WriteByte(')')
	default:
		writeNode(b, n)
	}
}

// String returns the filter as a query spells it.
func (f Filter) String() string {
	value := f.Value
	if f.Date.Known() {
		value = f.Date.String()
	}
	if strings.ContainsAny(value, "()") || strings.ContainsFunc(value, isQuerySpace) || f.looksMarked() {
		value = `"` + value + `"`
	}
	if f.Exact {
		value = "=" + value
	}
	if f.Prefix {
		value += "*"
	}
	return string(f.Key) + ":" + value
}

// looksMarked reports whether the value without quotes would be read as Exact
// or Prefix.
func (f Filter) looksMarked() bool {
	return f.Key == FilterSource && strings.HasPrefix(f.Value, "=") || f.Key.mayBegin() && strings.HasSuffix(f.Value, "*")
}

// mayBegin reports whether a filter's value may be the beginning of what it looks for.
func (k FilterKey) mayBegin() bool { return k == FilterTag || k == FilterNote }

func (And) isQueryNode()     {}
func (Or) isQueryNode()      {}
func (Not) isQueryNode()     {}
func (Word) isQueryNode()    {}
func (Phrase) isQueryNode()  {}
func (Near) isQueryNode()    {}
func (Pattern) isQueryNode() {}
func (Filter) isQueryNode()  {}
