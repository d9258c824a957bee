package digest

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

// mostKeys is how many keys a mapping of a file that is changed may have, ten times as many
// as any in a digest. Decoding compares each with all others.
const mostKeys = 200

// decoded returns the tree and the content of a digest that is to be changed; for an empty
// one a tree of no kind, and nil. The error says that it is no YAML, or wraps ErrEdit if a
// mapping has a key twice or more than mostKeys: the decoder makes an error of each pair of
// equal keys, which of some thousand takes all memory.
func decoded(data []byte) (root *yaml.Node, content any, err error) {
	documents, err := load(data)
	if err != nil {
		return nil, nil, fmt.Errorf("the digest is no YAML as it is now: %w", err)
	}
	if len(documents) == 0 {
		return &yaml.Node{}, nil, nil
	}
	root = documents[0]
	if !hasFewKeys(root) {
		return nil, nil, fmt.Errorf("a list of keys has one of them twice, or more than %d: %w", mostKeys, ErrEdit)
	}
	defer func() { // see load
		if v := recover(); v != nil {
			root, content, err = nil, nil, fmt.Errorf("%v: %w", v, ErrEdit)
		}
	}()
	if err := root.Decode(&content); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrEdit, err)
	}
	return root, content, nil
}

// hasFewKeys reports whether no mapping of a tree has a key twice, or more than mostKeys.
func hasFewKeys(n *yaml.Node) bool {
	if n.Kind == yaml.MappingNode {
		if len(n.Content) > 2*mostKeys {
			return false
		}
		seen := map[string]bool{}
		for i := 0; i < len(n.Content); i += 2 {
			if k := n.Content[i]; k.Kind == yaml.ScalarNode {
				if seen[k.Value] {
					return false
				}
				seen[k.Value] = true
			}
		}
	}
	for _, c := range n.Content {
		if !hasFewKeys(c) {
			return false
		}
	}
	return true
}
