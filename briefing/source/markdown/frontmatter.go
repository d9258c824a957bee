package markdown

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// longestHeader is how many bytes of front matter are read.
const longestHeader = 64 << 10

// Problem is something in front matter that could not be read.
type Problem struct {
	Line, Column int // in the document, from 1
	Err          error
}

// Header is the front matter of a document.
type Header struct {
	Entry briefing.Entry // what it states, as far as it could be read
	Feed  string         // address of the feed that the article came with, if it states that
	// Description is what it says of the article, and Created when that was clipped;
	// nothing if that could not be read.
	Description string
	Created     briefing.Date
	Problems    []Problem
	Lines       int // lines it takes, with its fences; 0 if there is none
	Broken      bool
}

// HasHeader reports whether text, or a document that begins with it, begins with
// front matter: a line of three hyphens, then a key.
func HasHeader(text string) bool {
	rest, ok := cutFence(text)
	if !ok {
		return false
	}
	for line := range strings.Lines(rest) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, _, isKey := strings.Cut(line, ":")
		return line == "---" || line[0] == '{' || isKey && strings.Count(key, " ") < 3 && !strings.ContainsAny(key, "*[]<>")
	}
	return false
}

// ReadHeader reads the front matter that text begins with, in YAML between two
// lines of three hyphens. Front matter that is no YAML is Broken and states
// nothing. Text is scrubbed.
func ReadHeader(text string) Header {
	if !HasHeader(text) {
		return Header{}
	}
	rest, _ := cutFence(text)
	size, lines := 0, 1
	for line := range strings.Lines(rest) {
		lines++
		if fence := strings.TrimRight(line, " \t\n"); fence == "---" || fence == "..." {
			return parse(rest[:size], lines)
		}
		if size += len(line); size > longestHeader {
			break
		}
	}
	return Header{Problems: []Problem{{1, 1, errors.New("front matter: has no end (want a line of three hyphens within 64 KB)")}}}
}

// cutFence returns text without its first line if that begins front matter.
func cutFence(text string) (rest string, ok bool) {
	first, rest, _ := strings.Cut(text, "\n")
	return rest, strings.TrimRight(first, " \t") == "---"
}

// parse reads the YAML of front matter that takes so many lines.
func parse(header string, lines int) Header {
	if mapping, ok := plainMapping(header); ok {
		return stating(mapping, lines)
	}
	return parseYAML(header, lines)
}

// parseYAML is parse for all YAML.
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

// stating returns what a mapping states that takes so many lines.
func stating(mapping *yaml.Node, lines int) Header {
	f := fields{values: map[string]*yaml.Node{}}
	f.add(mapping)
	h := Header{Lines: lines, Entry: f.entry(), Feed: f.text("feed"), Problems: f.problems}
	h.Description, h.Created = f.clipping()
	return h
}

// syntaxProblem returns what YAML says of a header that begins in line 2.
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
