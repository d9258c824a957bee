// Package digest reads digest.yaml, the editor's account of a set of articles.
// Whatever the file holds, Parse returns what is sound of it, and for each thing
// that is not, a Problem that says where it stands, what is wrong with it and
// what was left out because of it.
//
// The files, in the order in which they are best read:
//
//   - digest.go: Parse and what it returns
//   - problem.go: Problem, and how problems are gathered
//   - scrub.go: what has no place in a text, and how it goes
//   - tree.go, repair.go, syntax.go: YAML, read as far as it can be
//   - node.go: keys, lists and texts of the YAML tree
//   - entry.go: which entries there are; their IDs and names
//   - subject.go, where.go, claim.go, rule.go, document.go: what an entry says
//   - ref.go: what it says of other entries
package digest

import (
	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// File is a digest as it was read from a file.
type File struct {
	Name string // what problems call it

	// Digest is the sound part of the file; never nil. Its IDs are valid, unique
	// and, where one entry names another, in the digest; what an entry needs it
	// has; no rule is without groups and no group without terms. Only the
	// articles that reports name may be unknown here, as a library also has
	// articles that its digest does not describe.
	Digest *briefing.Digest

	// Problems are sorted by position. A file with thousands of them has the
	// first found, and a last one that tells how many more there are.
	Problems []Problem

	nodes map[briefing.SubjectID]*yaml.Node
}

// Parse reads data, the content of the file that problems are to call name. It
// never fails as a whole: of a file that cannot be read at all the digest is
// empty. It keeps no part of data.
func Parse(name string, data []byte) *File {
	p := &parser{
		complaints: complaints{file: name, made: make(map[Problem]bool)},
		digest:     &briefing.Digest{},
		nodes:      make(map[briefing.SubjectID]*yaml.Node),
		known:      make(map[string]*entry),
		leftOut:    make(map[string]int),
		names:      make(map[string]briefing.SubjectID),
	}
	if root := p.tree(data); root != nil {
		p.root(root)
	}
	return &File{Name: name, Digest: p.digest, Problems: p.sorted(), nodes: p.nodes}
}

// parser turns a YAML tree into a digest in two passes: the first learns which
// entries there are and gives each its ID, the second reads them, when it is
// known what their references can mean.
type parser struct {
	complaints
	digest *briefing.Digest
	nodes  map[briefing.SubjectID]*yaml.Node // the sound entries

	entries []*entry                      // subjects, in the order of the file
	known   map[string]*entry             // subjects and articles by ID
	leftOut map[string]int                // lines of entries that are not sound, by ID
	names   map[string]briefing.SubjectID // which figure a spelling names

	aliased  int // YAML values read through YAML aliases
	compared int // spellings compared to find what was meant
}

// Position returns where in the file a subject's entry begins, or, if spelling
// is not "", where the entry has that spelling: a name, an alias, a claim's text,
// a word or term as briefing.Term.String writes it, or the ID of an article or
// subject that it refers to. An entry without the spelling answers for itself.
// Lines and columns count from 1, columns in characters; both are 0 if the
// subject is not in the digest.
func (f *File) Position(subject briefing.SubjectID, spelling string) (line, column int) {
	n := f.nodes[subject]
	if n == nil {
		return 0, 0
	}
	if spelling == "" {
		return n.Line, n.Column
	}
	if found := find(n, spelling); found != nil {
		n = found
	}
	return n.Line, n.Column
}

// find returns the first text below n that is spelling. Keys, IDs and summaries
// do not count, nor does what stands behind a YAML alias.
func find(n *yaml.Node, spelling string) *yaml.Node {
	if n.Kind == yaml.ScalarNode {
		if text, _ := scrubbed(n.Value); oneLine(text) == spelling {
			return n
		}
		return nil
	}
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && (i%2 == 0 || !spells(n.Content[i-1].Value)) {
			continue
		}
		if found := find(child, spelling); found != nil {
			return found
		}
	}
	return nil
}

// spells reports whether the value of a key is something to look up by spelling.
func spells(key string) bool {
	switch key {
	case "id", "ids", "kind", "summary", "date", "stance", "unit":
		return false
	}
	return true
}
