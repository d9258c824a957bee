package digest

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// ID returns an ID for a new entry of that name: its letters and digits, and a number
// behind them if taken has the ID already.
func ID(name string, taken func(id string) bool) briefing.SubjectID {
	first := slug(name)
	if first == "" {
		first = "figure"
	}
	id := first
	for n := 2; taken(id); n++ {
		id = fmt.Sprintf("%s-%d", first, n)
	}
	return briefing.SubjectID(id)
}

// Include returns data, the content of a digest, with a new figure behind the others.
// Nothing else changes. It fails if the digest has an entry with the figure's ID, if
// data is not YAML, or with ErrEdit.
func Include(data []byte, f *briefing.Figure) ([]byte, error) {
	root, content, err := decoded(data)
	if err != nil {
		return nil, err
	}
	if entryOf(root, f.ID) != nil {
		return nil, fmt.Errorf("the digest has an entry %q already", f.ID)
	}
	e := &edit{data: data}
	e.include(root, fmt.Sprintf("- {id: %s, kind: %s, name: %s}", f.ID, f.Type, Flow(f.Name)))
	was, isMapping := content.(map[string]any)
	if e.failed || content != nil && !isMapping {
		return nil, fmt.Errorf("include %q: %w", f.ID, ErrEdit)
	}
	_, is, err := decoded(e.data)
	if err != nil {
		return nil, fmt.Errorf("include %q: %w", f.ID, ErrEdit)
	}
	all, _ := was["figures"].([]any)
	if was == nil {
		was = map[string]any{}
	}
	was["figures"] = append(all, map[string]any{"id": parsed(string(f.ID)), "kind": string(f.Type), "name": parsed(Flow(f.Name))})
	if !reflect.DeepEqual(any(was), is) {
		return nil, fmt.Errorf("include %q: %w", f.ID, ErrEdit)
	}
	return e.data, nil
}

// include adds an item to the list of figures, and the list if there is none.
func (e *edit) include(root *yaml.Node, item string) {
	if len(root.Content) == 1 {
		e.entry = root.Content[0]
		if e.entry.Kind != yaml.MappingNode || e.isFlow() {
			e.failed = true
			return
		}
	} else {
		e.entry = &yaml.Node{Kind: yaml.MappingNode}
	}
	k, list := e.field("figures")
	switch {
	case len(e.data) == 0:
		e.data = []byte("figures:\n  " + item + "\n")
	case k == nil:
		e.insertLine(len(e.data), "figures:\n  "+item)
	case isNothing(list) || len(list.Content) == 0 && list.Style&yaml.FlowStyle == 0:
		e.insertLine(e.offset(k), "  "+item)
	case list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0:
		e.failed = true
	default:
		first := e.offset(list.Content[0])
		line := e.data[bytes.LastIndexByte(e.data[:first], '\n')+1 : first]
		indent := line[:len(line)-len(bytes.TrimLeft(line, " "))]
		if !bytes.HasPrefix(line[len(indent):], []byte("-")) {
			e.failed = true
			return
		}
		e.insertLine(e.endOf(k), string(indent)+item)
	}
}

// endOf returns a byte of the last line of the section that begins with key k: no
// comment, and not empty.
func (e *edit) endOf(k *yaml.Node) int {
	end := len(e.data)
	for i := 0; i < len(e.entry.Content); i += 2 {
		if next := e.entry.Content[i]; next.Line > k.Line {
			end = e.offset(next)
			break
		}
	}
	for end > 0 {
		start := bytes.LastIndexByte(e.data[:end-1], '\n') + 1
		line := strings.TrimRight(string(e.data[start:end]), "\r\n")
		if strings.TrimSpace(line) != "" && line[0] != '#' && line != "..." {
			return start
		}
		end = start
	}
	return 0
}
