// Package tagger finds the names that stand in an English text, and what each names: a
// person, a place, an organization or a thing.
//
// A text goes through five steps:
//
//   - token.go cuts what a reader sees of the text into sentences of words that know
//     their bytes.
//   - rules.go takes runs of capitalised words for names and guesses their kinds by
//     word lists (words.go). That finds most names and mistakes many kinds.
//   - features.go describes every word to the models: its letters, neighbours, lists,
//     what the rules say, and how the whole text writes it (document.go).
//   - model.go decides. Two averaged perceptrons tag each sentence as a whole. The second
//     one is told what the first found in the rest of the text.
//   - settle.go puts rules and model together: it says where names begin and end
//     (extent.go), adds what rules are surer of (designation.go), and gives equal names of
//     a text one kind.
//
// The weights of both models are embedded. learn.go makes them, and the command in train
// runs it; docs/model.md says from which texts, under which licences, and how well the
// result does. A word of the texts that the models learned from is in the weights only
// as a number.
package tagger

import "briefing/briefing"

// Kind says what a name names.
type Kind uint8

// The kinds of name. A Nation is an adjective or people, "French" or "Kurds": it looks
// like a name, and is none that a reader would follow.
const (
	Person Kind = iota
	Place
	Organization
	Thing
	Nation

	kinds = 5
)

// Figure returns the kind of figure that the name is one of, "" for a Nation.
func (k Kind) Figure() briefing.FigureKind {
	return [kinds]briefing.FigureKind{briefing.Person, briefing.Place, briefing.Organization, briefing.Thing, ""}[k]
}

// Name is one name where it stands in a text.
type Name struct {
	Span briefing.Span
	Text string // what a reader sees of it, with one space between words and plain hyphens
	Kind Kind
	// Sure reports whether the models found the name, and not the rules alone.
	Sure bool
	// After and Before are the words around it in its sentence, "" at the ends.
	After, Before string
	// Heading reports whether its sentence is no sentence: a headline, a caption, a menu.
	Heading bool
}

// Find returns the names in a Markdown text, in reading order. They do not overlap.
// Nations are among them. It takes time linear in the length of the text.
func Find(text string) []Name {
	return load().find(text)
}

// find tags the sentences of a text twice.
func (m *models) find(text string) []Name {
	lines := split(text)
	d := newDocument(m.words, lines)
	d.guess()
	first := d.tag(&m.first, firstStage)
	d.learn(first)
	return d.settle(d.tag(&m.second, secondStage))
}
