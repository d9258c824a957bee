package markdown

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
	"go.yaml.in/yaml/v4"
)

// parseTOML reads front matter in TOML that takes that many lines into the tree
// of the equivalent YAML, with the same positions.
func parseTOML(header string, lines int) Header {
	t := tomlTree{ruler: newRuler(header), root: mappingAt(1, 1), tables: map[string]*yaml.Node{}}
	t.parser.Reset([]byte(header))
	table := t.root
	for t.parser.NextExpression() {
		switch e := t.parser.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = t.table(e)
		case unstable.KeyValue:
			t.put(table, e)
		}
	}
	if err := t.parser.Error(); err != nil {
		return Header{Lines: lines, Broken: true, Problems: []Problem{t.problem(err)}}
	}
	return stating(t.root, lines)
}

// tomlTree builds a YAML tree from TOML expressions.
type tomlTree struct {
	*ruler
	parser unstable.Parser
	root   *yaml.Node
	tables map[string]*yaml.Node // by their dotted keys
}

// table returns the mapping for the head of a table. For an array of tables
// that is its latest element; no key of front matter is one.
func (t *tomlTree) table(head *unstable.Node) *yaml.Node {
	mapping, path := t.root, ""
	for it := head.Key(); it.Next(); {
		key := t.scalar(it.Node())
		path += "\x00" + key.Value
		if t.tables[path] == nil {
			t.tables[path] = mappingAt(key.Line, key.Column)
			mapping.Content = append(mapping.Content, key, t.tables[path])
		}
		mapping = t.tables[path]
	}
	return mapping
}

// put adds a key with its value to mapping. Each part of a dotted key except
// the last becomes a mapping of one key.
func (t *tomlTree) put(mapping *yaml.Node, pair *unstable.Node) {
	it := pair.Key()
	it.Next()
	key := t.scalar(it.Node())
	for it.Next() {
		inner := mappingAt(key.Line, key.Column)
		mapping.Content = append(mapping.Content, key, inner)
		mapping, key = inner, t.scalar(it.Node())
	}
	mapping.Content = append(mapping.Content, key, t.value(pair.Value(), key))
}

// value returns the tree of a value. Lists and tables get the position of their
// key, since the parser does not give theirs.
func (t *tomlTree) value(n *unstable.Node, key *yaml.Node) *yaml.Node {
	out := &yaml.Node{Line: key.Line, Column: key.Column}
	switch n.Kind {
	case unstable.Array:
		out.Kind = yaml.SequenceNode
		for it := n.Children(); it.Next(); {
			out.Content = append(out.Content, t.value(it.Node(), key))
		}
	case unstable.InlineTable:
		out.Kind = yaml.MappingNode
		for it := n.Children(); it.Next(); {
			t.put(out, it.Node())
		}
	default:
		return t.scalar(n)
	}
	return out
}

func (t *tomlTree) scalar(n *unstable.Node) *yaml.Node {
	line, column := t.place(int(n.Raw.Offset))
	return &yaml.Node{Kind: yaml.ScalarNode, Value: string(n.Data), Line: line, Column: column}
}

// problem returns the error of the TOML parser as a problem. The header begins
// in line 2.
func (t *tomlTree) problem(err error) Problem {
	line, column := 1, 1
	var parse *unstable.ParserError
	if errors.As(err, &parse) && parse.Highlight != nil {
		line, column = t.place(int(t.parser.Range(parse.Highlight).Offset))
	}
	return Problem{Line: line + 1, Column: column, Err: fmt.Errorf("front matter: %s", strings.TrimPrefix(err.Error(), "toml: "))}
}

func mappingAt(line, column int) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Line: line, Column: column}
}
