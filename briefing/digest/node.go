package digest

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxAliased is how many values YAML aliases can add to a digest: enough for
// any written by hand, too few for a file made to expand without end.
const maxAliased = 10_000

// fields are the keys and values of a YAML mapping, in the order of the file.
type fields struct {
	node   *yaml.Node
	keys   []string
	places []*yaml.Node // of the keys
	values []*yaml.Node
}

// get returns the value of key, nil if there is none.
func (f fields) get(key string) *yaml.Node {
	if i := slices.Index(f.keys, key); i >= 0 {
		return f.values[i]
	}
	return nil
}

// fields reads n as a mapping with some of the keys; what names n in
// complaints. It reports whether n is a mapping.
func (p *parser) fields(n *yaml.Node, what string, keys ...string) (fields, bool) {
	f, ok := p.mapping(n, what)
	if !ok {
		return f, false
	}
	known := fields{node: f.node}
	for i, key := range f.keys {
		if !slices.Contains(keys, key) {
			p.complainKey(f.places[i], key, what, keys)
			continue
		}
		known.keys = append(known.keys, key)
		known.places = append(known.places, f.places[i])
		known.values = append(known.values, f.values[i])
	}
	return known, true
}

// mapping reads n as a mapping with any keys. A repeated key is a complaint,
// and its first value stays.
func (p *parser) mapping(n *yaml.Node, what string) (fields, bool) {
	n = p.follow(n)
	if n.Kind != yaml.MappingNode {
		p.complainKind(n, what, "keys and values")
		return fields{}, false
	}
	f := fields{node: n}
	lines := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := p.follow(n.Content[i])
		if k.Kind != yaml.ScalarNode {
			p.complain(k, fmt.Sprintf("a key of %s is %s, want text; left out", what, describe(k)), "")
			continue
		}
		key, _ := scrubbed(k.Value)
		key = oneLine(key)
		if line, twice := lines[key]; twice {
			p.complain(k, fmt.Sprintf("%s has %s on line %d already; left out", what, quote(key), line), "")
			continue
		}
		lines[key] = k.Line
		f.keys = append(f.keys, key)
		f.places = append(f.places, k)
		f.values = append(f.values, n.Content[i+1])
	}
	return f, true
}

// complainKey reports the unknown key at n of a mapping that complaints call
// what.
func (p *parser) complainKey(n *yaml.Node, key, what string, keys []string) {
	hint := p.didYouMean(key, slices.Values(keys))
	if key == "<<" {
		hint = "merge keys are not read: write the keys out"
	}
	p.complain(n, fmt.Sprintf("unknown key %s in %s; left out", quote(key), what), hint)
}

// list returns the values of a YAML list; none if n is nil, empty or something
// else.
func (p *parser) list(n *yaml.Node, what string) []*yaml.Node {
	if n = p.follow(n); isNothing(n) {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		hint := ""
		if n.Kind == yaml.ScalarNode {
			hint = "write it in brackets"
		}
		p.complain(n, fmt.Sprintf("%s is %s, want a list; left out", what, describe(n)), hint)
		return nil
	}
	return n.Content
}

// line returns a YAML text as one line; "" if n is nil, empty or not a text.
func (p *parser) line(n *yaml.Node, what string) string {
	return oneLine(p.text(n, what))
}

// text returns a YAML text with its line breaks, trimmed at both ends. Numbers,
// dates and words such as "no" are texts as they are written.
func (p *parser) text(n *yaml.Node, what string) string {
	if n = p.follow(n); isNothing(n) {
		return ""
	}
	if n.Kind != yaml.ScalarNode {
		p.complainKind(n, what, "text")
		return ""
	}
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != "!!str" {
		p.complain(n, fmt.Sprintf("tag %s means nothing here; read as text", quote(n.Tag)), "")
	}
	text, flaw := scrubbed(n.Value)
	if flaw != 0 {
		p.complain(n, removed(flaw), "")
	}
	return strings.TrimFunc(text, isBlank)
}

func (p *parser) complainKind(n *yaml.Node, what, want string) {
	p.complain(n, fmt.Sprintf("%s is %s, want %s; left out", what, describe(n), want), "")
}

// nothing stands for a missing value.
var nothing = &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}

// isNothing reports whether n has no value: no text, list or keys.
func isNothing(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && (n.Value == "" || n.Tag == "!!null")
}

func describe(n *yaml.Node) string {
	switch {
	case isNothing(n):
		return "empty"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "keys and values"
	}
	return "text"
}

// follow returns n itself or the target of the YAML alias that n is. It returns
// nothing if n is nil or aliases have added too many values.
func (p *parser) follow(n *yaml.Node) *yaml.Node {
	if n == nil {
		return nothing
	}
	if n.Kind != yaml.AliasNode {
		return n
	}
	p.aliased += size(n.Alias, maxAliased-p.aliased)
	if p.aliased >= maxAliased {
		p.complain(n, fmt.Sprintf("YAML aliases stand for more than %d values; left out", maxAliased), "")
		return nothing
	}
	return n.Alias
}

// size counts the nodes of a tree, up to a limit.
func size(n *yaml.Node, limit int) int {
	count := 1
	for _, child := range n.Content {
		if count >= limit {
			break
		}
		count += size(child, limit-count)
	}
	return count
}
