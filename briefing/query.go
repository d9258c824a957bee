package briefing

import (
	"fmt"
	"strings"
)

// Query is a parsed search query. The zero Query is empty: nothing answers it.
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
//	has:note              articles with a note of the reader
//
// Words are compared folded: without case, accents and punctuation. A Query is
// not changed after it was made.
type Query struct{ root QueryNode }

// QueryNode is one node of a query: And, Or, Not, Word, Phrase, Near, Pattern or
// Filter.
type QueryNode interface{ isQueryNode() }

type (
	// And holds for an article for which all its nodes, two or more, hold.
	And []QueryNode
	// Or holds for an article for which one of its nodes, two or more, holds.
	Or []QueryNode
	// Not holds for an article for which Node does not; Node is no Not.
	Not struct{ Node QueryNode }
	// Word is a word as it was typed. It holds at least one letter or digit,
	// but may fold to several words, as "S-400" does.
	Word struct {
		Text   string
		Prefix bool // any word that begins so

		typing bool // it is a prefix because it is still being typed
	}
	// Phrase is words in a row, as typed, with one space between them.
	Phrase struct{ Text string }
	// Near holds for a title or a text in which Nodes, two or more words and phrases,
	// stand near one another, in any order: between the end of each and the beginning
	// of the last there are at most Within words.
	Near struct {
		Nodes  []QueryNode
		Within int
	}
	// Pattern is any word, or compound written together, that matches.
	Pattern struct {
		Text   string // as typed, without the slashes of a regular expression
		Regexp bool   // a regular expression, else letters with ? and *
	}
	// Filter holds for articles by what is known of them.
	Filter struct {
		Key   FilterKey
		Value string // as typed, with one space between words; "" where Date is meant
		Date  Date   // of FilterPublished, FilterAfter and FilterBefore
		// Exact says that the source is Value and holds no other words.
		Exact bool
		// Prefix says that the tag begins with Value.
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
	FilterURL       FilterKey = "url"       // at that address, or it leads there
	FilterHas       FilterKey = "has"       // Value is "note": the reader took a note
)

// unknownDate is the Value of a FilterPublished for articles without a date.
const unknownDate = "unknown"

var filterKeys = []FilterKey{
	FilterFigure, FilterTopic, FilterEvent, FilterSource, FilterTag, FilterFolder, FilterPublished, FilterAfter, FilterBefore, FilterURL, FilterHas,
}

// Stated reports whether k looks at what articles state of themselves and where
// their documents are, not at
// what is said in them or done with them.
func (k FilterKey) Stated() bool {
	switch k {
	case FilterSource, FilterTag, FilterFolder, FilterPublished, FilterAfter, FilterBefore:
		return true
	}
	return false
}

// SubjectKind returns the kind of subject that k looks for, or "" if it looks
// for none.
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

// QueryFor returns the query that asks for n, which may be a part of another.
func QueryFor(n QueryNode) Query { return Query{n} }

// Unstated returns the first part of q that looks at anything but what articles
// state of themselves, nil if there is none.
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

// Empty reports whether q asks for nothing.
func (q Query) Empty() bool { return q.root == nil }

// Completing returns q with its last word, or tag, taken as the beginning of one:
// what to search for while that is being typed. Words that are excluded stay.
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
		n.Prefix = n.Key == FilterTag
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

// Words returns the words that q looks for, those of phrases among them, as they
// were typed and in that order: not those that it excludes, and no beginnings of
// words.
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

// String returns q in its canonical form, which ParseQuery reads as the same
// query.
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

// looksMarked reports whether the value would be read as Exact or Prefix if it
// stood without quotes.
func (f Filter) looksMarked() bool {
	return f.Key == FilterSource && strings.HasPrefix(f.Value, "=") || f.Key == FilterTag && strings.HasSuffix(f.Value, "*")
}

func (And) isQueryNode()     {}
func (Or) isQueryNode()      {}
func (Not) isQueryNode()     {}
func (Word) isQueryNode()    {}
func (Phrase) isQueryNode()  {}
func (Near) isQueryNode()    {}
func (Pattern) isQueryNode() {}
func (Filter) isQueryNode()  {}
