package markdown

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// longestHeader is the maximum length of front matter in bytes.
const longestHeader = 64 << 10

// Problem is something in front matter that could not be read.
type Problem struct {
	Line, Column int // in the document, from 1
	Err          error
}

// Header is the front matter of a document.
type Header struct {
	Entry briefing.Entry // its metadata, as far as they could be read
	Feed  string         // address of the feed that the article came from, or ""
	// Description is the article's summary, and Created the day it was clipped.
	// Both are empty if missing or unreadable.
	Description string
	Created     briefing.Date
	// Paths are the paths of the document's page within its site.
	Paths    []string
	Problems []Problem
	Lines    int // lines it takes, fences included; 0 without front matter
	Broken   bool
}

// HasHeader reports whether text, which may be the beginning of a document,
// starts with front matter: YAML after a line of three hyphens, TOML after
// three plus signs, or a JSON object.
func HasHeader(text string) bool {
	if hasJSON(text) {
		return true
	}
	d, rest := dialectOf(text)
	if d == nil {
		return false
	}
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		return line == d.fence || d.isKey(line)
	}
	return false
}

// ReadHeader reads the front matter at the beginning of text, which must be
// scrubbed. Front matter that cannot be read is Broken and has an empty Entry.
func ReadHeader(text string) Header {
	if !HasHeader(text) {
		return Header{}
	}
	if hasJSON(text) {
		return readJSON(text)
	}
	d, rest := dialectOf(text)
	size, lines := 0, 1
	for line := range strings.Lines(rest) {
		lines++
		if fence := strings.TrimRight(line, " \t\n"); fence == d.fence || fence == d.end {
			return d.parse(rest[:size], lines)
		}
		if size += len(line); size > longestHeader {
			break
		}
	}
	err := fmt.Errorf("front matter: has no end (want a line of %s within 64 KB)", d.name)
	return Header{Problems: []Problem{{1, 1, err}}, Lines: 1 + d.count(rest), Broken: true}
}

// dialect is a language of front matter between two lines.
type dialect struct {
	fence, end string // the lines that begin and end it; fence may end it too
	name       string // name of the fence in messages
	isKey      func(line string) bool
	parse      func(header string, lines int) Header
}

var dialects = []*dialect{
	{fence: "---", end: "...", name: "three hyphens", isKey: isYAMLKey, parse: parse},
	{fence: "+++", end: "+++", name: "three plus signs", isKey: isTOMLKey, parse: parseTOML},
}

// dialectOf returns the dialect that the first line of text begins, nil if it
// begins none, and the lines after it.
func dialectOf(text string) (d *dialect, rest string) {
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.TrimRight(first, " \t")
	for _, d := range dialects {
		if first == d.fence {
			return d, rest
		}
	}
	return nil, rest
}

// count returns the number of lines of front matter that lacks its end: up to
// the first line that is blank or looks like prose.
func (d *dialect) count(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		if bare := strings.TrimSpace(line); bare == "" || !strings.ContainsAny(line[:1], " \t#-") && !d.isKey(bare) {
			break
		}
		n++
	}
	return n
}

// isYAMLKey reports whether a line can begin a mapping in YAML.
func isYAMLKey(line string) bool {
	key, _, ok := strings.Cut(line, ":")
	return line[0] == '{' || ok && strings.Count(key, " ") < 3 && !strings.ContainsAny(key, "*[]<>")
}

// isTOMLKey reports whether a line can be a key with its value, or the head of a
// table, in TOML.
func isTOMLKey(line string) bool {
	key, _, ok := strings.Cut(line, "=")
	return line[0] == '[' || ok && key != "" && strings.Count(strings.TrimSpace(key), " ") == 0
}

// parse reads front matter in YAML that takes that many lines.
func parse(header string, lines int) Header {
	if mapping, ok := plainMapping(header); ok {
		return stating(mapping, lines)
	}
	return parseYAML(header, lines)
}

// parseYAML is parse for any YAML, with the full parser.
func parseYAML(header string, lines int) Header {
	h := Header{Lines: lines}
	var root yaml.Node
	if err := yaml.Load([]byte(header), &root); err != nil {
		if strings.TrimSpace(withoutComments(header)) == "" {
			return h
		}
		h.Broken = true
		h.Problems = []Problem{syntaxProblem(err)}
		return h
	}
	if len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		h.Broken = true
		h.Problems = []Problem{{2, 1, errors.New("front matter: want keys with values")}}
		return h
	}
	return stating(root.Content[0], lines)
}

// stating returns the header for a mapping that takes that many lines.
func stating(mapping *yaml.Node, lines int) Header {
	f := fields{values: map[string]*yaml.Node{}}
	f.add(mapping)
	for _, table := range []string{"taxonomies", "extra", "params"} { // of Zola and Hugo
		f.fill(f.values[table])
	}
	h := Header{Lines: lines, Entry: f.entry(), Feed: f.text("feed"), Problems: f.problems}
	h.Paths = f.paths("path", "permalink", "url", "slug")
	h.Entry.Paths = append(h.Paths, f.formerPaths()...)
	h.Description, h.Created = f.clipping()
	return h
}

// syntaxProblem returns the error of the YAML parser as a problem. The header
// begins in line 2.
func syntaxProblem(err error) Problem {
	p := Problem{Line: 1, Column: 1, Err: fmt.Errorf("front matter: %w", err)}
	var load *yaml.LoadError
	if errors.As(err, &load) {
		p.Line = load.Mark.Line + 1
		p.Column = max(load.Mark.Column, 1)
		p.Err = fmt.Errorf("front matter: %s", strings.TrimPrefix(load.Message, "yaml: "))
	}
	return p
}

func withoutComments(header string) string {
	var b strings.Builder
	for line := range strings.Lines(header) {
		if !strings.HasPrefix(strings.TrimSpace(line), "#") {
			b.WriteString(line)
		}
	}
	return b.String()
}
