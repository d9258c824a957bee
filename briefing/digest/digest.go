// Package digest reads digest.yaml, the editor's account of a set of articles.
// Parse never fails as a whole. It returns the sound part of the file, and a
// Problem for each unsound one: its place, its fault, and the entry or field that
// was left out because of it.
//
// The files, in the order in which they are best read:
//
//   - digest.go: Parse and its result
//   - problem.go: Problem, and how problems are gathered
//   - scrub.go: characters that have no place in a text, and their removal
//   - tree.go, repair.go, syntax.go: YAML, as much of it as can be read
//   - node.go: keys, lists and texts of the YAML tree
//   - entry.go: the entries with their IDs and names
//   - subject.go, where.go, claim.go, rule.go, document.go: the fields of an entry
//   - ref.go: references to other entries
//   - decided.go: the decisions of a reader
//   - edit.go, write.go, format.go: changes to a digest, and new ones
package digest

import (
	"bytes"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// File is a digest as it was read from a file.
type File struct {
	Name string // the name that problems use for the file

	// Digest is the sound part of the file, never nil. Its IDs are valid and
	// unique, and references between entries lead to entries of the digest.
	// Every entry has the fields that it needs, every rule has a group and
	// every group a term. Only the articles of reports may be unknown here: a
	// library also has articles that its digest does not describe.
	Digest *briefing.Digest

	// Problems are sorted by position. A file with thousands of them keeps the
	// first maxProblems found, and a last one that says how many more there
	// are.
	Problems []Problem

	nodes map[briefing.SubjectID]*yaml.Node
	data  []byte // the file
}

// Parse reads data, the content of a digest. Problems call the file name. If
// the file cannot be read at all, the digest is empty.
func Parse(name string, data []byte) *File {
	p := &parser{
		complaints: complaints{file: name, made: make(map[Problem]bool)},
		digest:     &briefing.Digest{},
		nodes:      make(map[briefing.SubjectID]*yaml.Node),
		known:      make(map[string]*entry),
		leftOut:    make(map[string]int),
		names:      make(map[string]briefing.SubjectID),
		joined:     make(map[*entry][]*entry),
		shared:     make(map[sharedTerm]sharing),
	}
	if root := p.tree(data); root != nil {
		p.root(root)
	}
	return &File{Name: name, Digest: p.digest, Problems: p.sorted(), nodes: p.nodes, data: bytes.Clone(data)}
}

// With returns the file with another digest, to which the program has added subjects.
func (f *File) With(d *briefing.Digest) *File {
	with := *f
	with.Digest = d
	return &with
}

// Bytes returns the file: as it was read, or as Format writes a digest that comes from
// no file.
func (f *File) Bytes() ([]byte, error) {
	if f.data != nil {
		return f.data, nil
	}
	var b bytes.Buffer
	err := Format(&b, f.Digest, nil)
	return b.Bytes(), err
}

// parser turns a YAML tree into a digest in two passes. The first finds the
// entries and gives each its ID. The second reads them, since only then can
// every reference be resolved.
type parser struct {
	complaints
	digest *briefing.Digest
	nodes  map[briefing.SubjectID]*yaml.Node // the sound entries

	entries []*entry                      // subjects, in the order of the file
	known   map[string]*entry             // subjects and articles by ID
	leftOut map[string]int                // lines of entries that are not sound, by ID
	names   map[string]briefing.SubjectID // the figure that owns a spelling, by nameKey

	joined   map[*entry][]*entry    // the other accounts of a figure, in the order of the file
	shared   map[sharedTerm]sharing // how often rules and topics ask for a term
	reported briefing.ArticleID     // that of the report being read

	aliased  int // YAML values read through YAML aliases
	compared int // spellings compared to guess at misspelt ones
}

// Position returns where a subject's entry begins in the file. If spelling is
// not "", it returns where the entry has that spelling: a name, an alias, a
// claim's text, a word or term as briefing.Term.String writes it, or the ID of
// an article or subject that it refers to. An entry without the spelling
// returns its own position. Lines and columns count from 1, columns in
// characters; both are 0 if the digest lacks the subject.
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

// find returns the first text below n that equals spelling. Keys, IDs,
// summaries and the targets of YAML aliases do not count.
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

// spells reports whether the value of a key can be looked up by spelling.
func spells(key string) bool {
	switch key {
	case "id", "ids", "kind", "summary", "date", "stance", "unit":
		return false
	}
	return true
}
