package markdown

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// hasJSON reports whether text begins with a JSON object with a key.
func hasJSON(text string) bool {
	rest, ok := strings.CutPrefix(text, "{")
	if !ok {
		return false
	}
	rest, ok = strings.CutPrefix(strings.TrimSpace(rest), `"`)
	_, rest, closed := strings.Cut(rest, `"`)
	return ok && closed && strings.HasPrefix(strings.TrimSpace(rest), ":")
}

// readJSON reads the JSON object that text begins with into the tree of the
// equivalent YAML. An object with text behind it on its last line is no front
// matter.
func readJSON(text string) Header {
	t := jsonTree{ruler: newRuler(text[:min(len(text), longestHeader)])}
	t.decoder = json.NewDecoder(strings.NewReader(t.text))
	t.decoder.UseNumber()
	mapping, err := t.value(0)
	end := int(t.decoder.InputOffset())
	if err != nil {
		return Header{Lines: t.count(), Broken: true, Problems: []Problem{t.problem(err)}}
	}
	if rest, _, _ := strings.Cut(text[end:], "\n"); strings.TrimSpace(rest) != "" {
		return Header{}
	}
	return stating(mapping, 1+strings.Count(text[:end], "\n"))
}

// jsonTree builds a YAML tree from JSON.
type jsonTree struct {
	*ruler
	decoder *json.Decoder
}

// deepestJSON limits the nesting of values.
const deepestJSON = 1000

// value returns the tree of the next value.
func (t *jsonTree) value(depth int) (*yaml.Node, error) {
	token, n, err := t.next()
	if err != nil {
		return nil, err
	}
	if depth > deepestJSON {
		return nil, errors.New("values stand too deep in each other")
	}
	switch token := token.(type) {
	case json.Delim:
		n.Kind = yaml.SequenceNode
		if token == '{' {
			n.Kind = yaml.MappingNode
		}
		for t.decoder.More() {
			child, err := t.value(depth + 1)
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, child)
		}
		_, _, err = t.next()
	case nil:
		n.Tag = "!!null"
	case string:
		n.Value = token
	default:
		n.Value = fmt.Sprint(token)
	}
	return n, err
}

// next returns the next token and a scalar node at its position. Its lines
// count from 0: JSON front matter has no fence before it.
func (t *jsonTree) next() (json.Token, *yaml.Node, error) {
	t.decoder.More() // skips to the token
	at := int(t.decoder.InputOffset())
	at += len(t.text[at:]) - len(strings.TrimLeft(t.text[at:], " \t\n,:"))
	line, column := t.place(at)
	token, err := t.decoder.Token()
	return token, &yaml.Node{Kind: yaml.ScalarNode, Line: line - 1, Column: column}, err
}

// count returns how many lines a broken object takes: up to a closing brace at
// the margin, or up to a blank line.
func (t *jsonTree) count() int {
	n := 0
	for line := range strings.Lines(t.text) {
		if strings.TrimSpace(line) == "" {
			break
		}
		if n++; line[0] == '}' {
			break
		}
	}
	return n
}

// problem reports why the latest token cannot be read.
func (t *jsonTree) problem(err error) Problem {
	p := Problem{Line: t.line, Column: t.column, Err: fmt.Errorf("front matter: %w", err)}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		p.Line, p.Column, p.Err = 1, 1, errors.New("front matter: has no end (want a closing brace within 64 KB)")
	}
	return p
}
