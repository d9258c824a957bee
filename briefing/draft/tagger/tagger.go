// Package tagger finds the names in an English text with their kinds: person,
// place, organization or thing.
//
// A text goes through five steps:
//
//   - token.go splits the visible text into sentences of words that know their bytes.
//   - rules.go takes runs of capitalised words for names and guesses their kinds from word
//     lists (words.go). That finds most names but mistakes many kinds.
//   - features.go describes every word to the models: its letters, neighbours and word
//     lists, the verdict of the rules, and its use across the text (document.go).
//   - model.go decides. Two averaged perceptrons tag each sentence as a whole. The second
//     also sees the names that the first found in the rest of the text.
//   - settle.go combines rules and models: it fixes where names begin and end (extent.go),
//     adds names about which the rules are surer (designation.go), and gives equal names in a
//     text one kind.
//
// The weights of both models are embedded. learn.go makes them, and the command
// in train runs it. docs/model.md lists the training texts with their licences,
// and the quality of the result. The weights hold words of the training texts
// only as numbers.
package tagger

import "briefing/briefing"

// Kind is the kind of thing that a name stands for.
type Kind uint8

// The kinds of name. A Nation is an adjective or people, "French" or "Kurds":
// it looks like a name, but no reader would follow it.
const (
	Person Kind = iota
	Place
	Organization
	Thing
	Nation

	kinds = 5
)

// Figure returns the corresponding kind of figure, "" for a Nation.
func (k Kind) Figure() briefing.FigureKind {
	return [kinds]briefing.FigureKind{briefing.Person, briefing.Place, briefing.Organization, briefing.Thing, ""}[k]
}

// Name is an occurrence of a name in a text.
type Name struct {
	Span briefing.Span
	Text string // its visible text, with single spaces and plain hyphens
	Kind Kind
	// Sure says that the models found the name, not only the rules.
	Sure bool
	// Told says that words beside the name, here or elsewhere in the text, tell its kind: "the
	// ferry Aurora".
	Told bool
	// After and Before are the words around it in its sentence, "" at the ends.
	After, Before string
	// Heading says that its sentence is a headline, a caption, a menu or the
	// like.
	Heading bool
}

// Find returns the names in a Markdown text, in reading order and without
// overlaps. Nations are included. It takes time linear in the length of the
// text.
func Find(text string) []Name {
	return load().find(text)
}

// find tags the sentences of a text in two stages.
func (m *models) find(text string) []Name {
	lines := split(text)
	d := newDocument(m.words, lines)
	d.guess()
	first := d.tag(&m.first, firstStage)
	d.learn(first)
	return d.settle(d.tag(&m.second, secondStage))
}
