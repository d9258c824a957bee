package digest

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// Empty is a digest without entries. What the articles state and what is found in them stands
// beside the entries that it will get.
const Empty = `version: 1
derive: true # lists what the articles state and what is found in them beside these entries
`

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
	return include(data, "figures", newFigure(f, ""))
}

// IncludeHidden is Include for a figure that is unwanted: its entry says hidden: true.
func IncludeHidden(data []byte, f *briefing.Figure) ([]byte, error) {
	return include(data, "figures", newFigure(f, ", hidden: true"))
}

// newFigure returns the entry of a figure with its aliases, and what else it says.
func newFigure(f *briefing.Figure, says string) newEntry {
	aliases := ""
	if len(f.Aliases) > 0 {
		aliases = ", aliases: " + inBrackets(f.Aliases, Flow)
	}
	return newEntry{f.ID, fmt.Sprintf("{id: %s, kind: %s, name: %s%s%s}", f.ID, kindOf(f), Flow(f.Name), says, aliases)}
}

// IncludeNumber is Include for a number.
func IncludeNumber(data []byte, n *briefing.Number) ([]byte, error) {
	return include(data, "numbers", newEntry{n.ID, fmt.Sprintf("{id: %s, name: %s, unit: %s, match: %s}", n.ID, Flow(n.Name), Flow(n.Unit), flowSaid(n))})
}

// IncludeDerived is Include for the topics that gather articles, figures, events and numbers of
// a digest which the program made. The entries of what it found say found: true.
func IncludeDerived(data []byte, derived *briefing.Digest) ([]byte, error) {
	var topics, figures, events, numbers []newEntry
	for _, t := range derived.Topics {
		if t.Gathers() {
			topics = append(topics, newEntry{t.ID, fmt.Sprintf("{id: %s, name: %s, where: %s}", t.ID, Flow(t.Name), Flow(t.Where.String()))})
		}
	}
	for _, f := range derived.Figures {
		figures = append(figures, newFigure(f, foundMark(f)))
	}
	for _, e := range derived.Events {
		events = append(events, newEntry{e.ID, fmt.Sprintf("{id: %s, name: %s%s, date: %s, match: %s}", e.ID, Flow(e.Name), foundMark(e), Flow(e.Date.String()), FlowRules(e.Match))})
	}
	for _, n := range derived.Numbers {
		numbers = append(numbers, newEntry{n.ID, fmt.Sprintf("{id: %s, name: %s%s, unit: %s, match: %s}", n.ID, Flow(n.Name), foundMark(n), Flow(n.Unit), flowSaid(n))})
	}
	var err error
	for _, s := range []struct {
		name    string
		entries []newEntry
	}{{"topics", topics}, {"figures", figures}, {"events", events}, {"numbers", numbers}} {
		if len(s.entries) == 0 {
			continue
		}
		if data, err = include(data, s.name, s.entries...); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// foundMark returns what the entry of a subject says if nobody has checked it.
func foundMark(s briefing.Subject) string {
	if briefing.IsFound(s) {
		return ", found: true"
	}
	return ""
}

// newEntry is an entry in braces, and its ID.
type newEntry struct {
	id   briefing.SubjectID
	flow string
}

// include returns data with new entries behind the others of a section.
func include(data []byte, section string, entries ...newEntry) ([]byte, error) {
	root, content, err := decoded(data)
	if err != nil {
		return nil, err
	}
	id := entries[0].id
	var items []string
	for _, entry := range entries {
		if entryOf(root, entry.id) != nil {
			return nil, fmt.Errorf("the digest has an entry %q already", entry.id)
		}
		items = append(items, "- "+entry.flow)
	}
	e := &edit{data: data}
	e.include(root, section, items)
	was, isMapping := content.(map[string]any)
	if e.failed || content != nil && !isMapping {
		return nil, fmt.Errorf("include %q: %w", id, ErrEdit)
	}
	_, is, err := decoded(e.data)
	if err != nil {
		return nil, fmt.Errorf("include %q: %w", id, ErrEdit)
	}
	all, _ := was[section].([]any)
	if was == nil {
		was = map[string]any{}
	}
	for _, entry := range entries {
		all = append(all, parsed(entry.flow))
	}
	was[section] = all
	if !reflect.DeepEqual(any(was), is) {
		return nil, fmt.Errorf("include %q: %w", id, ErrEdit)
	}
	return e.data, nil
}

// include adds items to a list of entries, and the list if there is none.
func (e *edit) include(root *yaml.Node, section string, items []string) {
	lines := func(indent string) string { return indent + strings.Join(items, e.newLine()+indent) }
	if len(root.Content) == 1 {
		e.entry = root.Content[0]
		if e.entry.Kind != yaml.MappingNode || e.isFlow() {
			e.failed = true
			return
		}
	} else {
		e.entry = &yaml.Node{Kind: yaml.MappingNode}
	}
	k, list := e.field(section)
	switch {
	case len(e.data) == 0:
		e.data = []byte(section + ":\n" + lines("  ") + "\n")
	case k == nil:
		e.insertLine(len(e.data), section+":"+e.newLine()+lines("  "))
	case isNothing(list) || len(list.Content) == 0 && list.Style&yaml.FlowStyle == 0:
		e.insertLine(e.offset(k), lines("  "))
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
		e.insertLine(e.endOf(k), lines(string(indent)))
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
