package notes

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// Limits on a notes.yaml, far above what readers write and what is added for them: a
// file beyond them was made by something else, and would keep the program busy.
const (
	mostBytes = 16 << 20 // some ten thousand notes
	mostKeys  = 100      // in one mapping: decoding compares each with all others
	deepest   = 10       // tags stand four levels deep
)

var errTooBig = fmt.Errorf("it would be bigger than %d MB, which is more than notes may take", mostBytes>>20)

// tree returns the mapping that a notes.yaml is. The error is that of ctx once that is done,
// for a large file takes seconds.
func tree(ctx context.Context, text string) (root *yaml.Node, err error) {
	defer func() { // the parser panics in states that it believes impossible
		if v := recover(); v != nil {
			root, err = nil, fmt.Errorf("%v", v)
		}
	}()
	limits := loaderlimits.New(loaderlimits.DepthValue(deepest))
	loader, err := yaml.NewLoader(&patient{ctx, strings.NewReader(text)}, yaml.WithPlugin(limits))
	if err != nil {
		return nil, err
	}
	if line, ok := lineOfOther(text); ok {
		return nil, fmt.Errorf("line %d: want text in UTF-8, have other bytes", line)
	}
	var doc, second yaml.Node
	switch err := loader.Load(&doc); {
	case errors.Is(err, io.EOF): // nothing but comments
		return &yaml.Node{Kind: yaml.MappingNode}, nil
	case err != nil:
		return nil, loading(ctx, err)
	}
	if len(doc.Content) == 1 && doc.Content[0].Kind == yaml.ScalarNode && doc.Content[0].Value == "" && doc.Content[0].Tag == "!!null" {
		doc.Content[0].Kind = yaml.MappingNode // nothing but comments, below a line "---"
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, errors.New("want a mapping with version and notes")
	}
	if err := loader.Load(&second); err == nil {
		return nil, fmt.Errorf("line %d: want one YAML document, have another after a line \"---\"", second.Line)
	} else if !errors.Is(err, io.EOF) {
		return nil, loading(ctx, err)
	}
	return doc.Content[0], checkKeys(doc.Content[0])
}

// lineOfOther returns the first line of a text with bytes that are no UTF-8, or with a zero.
func lineOfOther(text string) (line int, ok bool) {
	for i, r := range text {
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)) || r == 0 {
			return 1 + strings.Count(text[:i], "\n"), true
		}
	}
	return 0, false
}

// patient reads as long as its context lasts.
type patient struct {
	ctx context.Context
	io.Reader
}

func (p *patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.Reader.Read(b)
}

// loading returns an error of the YAML parser with the line, or that of a context that is
// done.
func loading(ctx context.Context, err error) error {
	if e := (*yaml.LoadError)(nil); errors.As(err, &e) {
		err = fmt.Errorf("line %d: %s", max(1, e.Mark.Line), e.Message)
	}
	return orDone(ctx, err)
}

// orDone returns the error of a context that is done, else err.
func orDone(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// checkKeys returns an error if a mapping of a tree has a key twice or more than mostKeys.
func checkKeys(n *yaml.Node) error {
	if n.Kind == yaml.MappingNode {
		if len(n.Content) > 2*mostKeys {
			return fmt.Errorf("line %d: want at most %d keys in one mapping, have %d", n.Line, mostKeys, len(n.Content)/2)
		}
		for i := 0; i < len(n.Content); i += 2 {
			for j := 0; j < i; j += 2 {
				if k := n.Content[i]; k.Kind == yaml.ScalarNode && k.Value == n.Content[j].Value {
					return fmt.Errorf("line %d: the key %q is there twice, first on line %d", k.Line, k.Value, n.Content[j].Line)
				}
			}
		}
	}
	for _, c := range n.Content {
		if err := checkKeys(c); err != nil {
			return err
		}
	}
	return nil
}
