package digest

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// MaxSize is the size limit of a digest in bytes, hundreds of times the size of
// any seen so far. A bigger file is not read at all.
const MaxSize = 16 << 20

const maxDepth = 50 // the deepest valid node, a term in a claim, is at 9

// tree returns the root of data's YAML tree, nil if there is none. If parts of
// the file are not YAML, it is the tree of the rest.
func (p *parser) tree(data []byte) *yaml.Node {
	if len(data) > MaxSize {
		p.complainAt(1, 1, fmt.Sprintf("the file is bigger than %d MB; nothing is read", MaxSize>>20), "")
		return nil
	}
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		p.complainAt(1, 1, "the file is UTF-16 text, want UTF-8; nothing is read", "save it as UTF-8")
		return nil
	}
	data = p.scrub(data)
	documents, err := load(data)
	if err != nil {
		documents, err = p.repair(data, err)
	}
	if err != nil {
		p.complainSyntax(data, 1, err, "nothing of the file is read")
		return nil
	}
	if len(documents) == 0 || isNothing(documents[0].Content[0]) {
		return &yaml.Node{Kind: yaml.MappingNode} // an empty file lacks its version and nothing else
	}
	if len(documents) > 1 {
		p.complain(documents[1], "a second YAML document; it is left out", `a digest is one document; take out the line "---"`)
	}
	return documents[0].Content[0]
}

// load returns the first two YAML documents of data. The second only shows that
// there is more than one.
func load(data []byte) (documents []*yaml.Node, err error) {
	// The parser panics in states that it believes impossible. A digest must
	// not take the program down with it.
	defer func() {
		if v := recover(); v != nil {
			documents, err = nil, fmt.Errorf("%v", v)
		}
	}()
	limits := loaderlimits.New(loaderlimits.DepthValue(maxDepth))
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(limits))
	if err != nil {
		return nil, err
	}
	for len(documents) < 2 {
		n := new(yaml.Node)
		err := loader.Load(n)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		documents = append(documents, n)
	}
	return documents, nil
}
