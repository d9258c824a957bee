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

// Include returns data, the content of a digest, with an entry of a subject behind the others
// of its kind. Nothing else changes. It fails if the digest has an entry with the subject's
// ID, if data is not YAML, or with ErrEdit.
func Include(data []byte, s briefing.Subject) ([]byte, error) {
	section, entry := entryFor(s, "")
	return include(data, section, entry)
}

// includeHidden is Include for a subject that is unwanted: its entry says hidden: true.
func includeHidden(data []byte, s briefing.Subject) ([]byte, error) {
	section, entry := entryFor(s, ", hidden: true")
	return include(data, section, entry)
}

// IncludeDerived is Include for the topics that gather articles, figures, events and numbers of
// a digest which the program made. The entries of what it found say found: true.
func IncludeDerived(data []byte, derived *briefing.Digest) (_ []byte, err error) {
	entries := map[string][]newEntry{}
	for s := range derived.Subjects() {
		says := ""
		if briefing.IsFound(s) {
			says = ", found: true"
		}
		section, entry := entryFor(s, says)
		entries[section] = append(entries[section], entry)
	}
	for _, section := range []string{"topics", "figures", "events", "numbers"} {
		if len(entries[section]) == 0 {
			continue
		}
		if data, err = include(data, section, entries[section]...); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// entryFor returns the entry of a subject, with what else it says, and the section that it
// belongs to.
func entryFor(s briefing.Subject, says string) (section string, e newEntry) {
	begin := fmt.Sprintf("{id: %s, name: %s%s", s.SubjectID(), Flow(s.Label()), says)
	switch s := s.(type) {
	case *briefing.Topic:
		return "topics", newEntry{s.ID, begin + fmt.Sprintf(", where: %s}", Flow(s.Where.String()))}
	case *briefing.Event:
		return "events", newEntry{s.ID, begin + fmt.Sprintf(", date: %s, match: %s}", Flow(s.Date.String()), FlowRules(s.Match))}
	case *briefing.Number:
		return "numbers", newEntry{s.ID, begin + fmt.Sprintf(", unit: %s, match: %s}", Flow(s.Unit), flowSaid(s))}
	case *briefing.Claim:
		return "claims", newEntry{s.ID, fmt.Sprintf("{id: %s, text: %s%s, reports: %s}", s.ID, Flow(s.Text), says, inBrackets(s.Reports, flowReport))}
	}
	f := s.(*briefing.Figure)
	aliases := ""
	if len(f.Aliases) > 0 {
		aliases = ", aliases: " + inBrackets(f.Aliases, Flow)
	}
	return "figures", newEntry{f.ID, fmt.Sprintf("{id: %s, kind: %s, name: %s%s%s}", f.ID, kindOf(f), Flow(f.Name), says, aliases)}
}

// flowReport returns a report in braces.
func flowReport(r briefing.Report) string {
	by, wording := "", ""
	if len(r.By) > 0 {
		by = ", by: " + inBrackets(r.By, func(id briefing.SubjectID) string { return Flow(string(id)) })
	}
	if r.Wording != "" {
		wording = ", wording: " + Flow(r.Wording)
	}
	return fmt.Sprintf("{article: %s, stance: %s%s%s, match: %s}", Flow(string(r.Article)), r.Stance, by, wording, FlowRules(r.Match))
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
