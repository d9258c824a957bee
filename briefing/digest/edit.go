package digest

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// ErrEdit says that a digest is written in a style that this package cannot
// change without rewriting more than the edited field.
var ErrEdit = errors.New("it is written in a way that only an editor can change")

// Set returns data, the content of a digest, with a key of a subject's entry
// set to a text. Nothing else changes: comments, order and spaces stay. It
// fails if the digest has no such entry, or if data is not YAML.
func Set(data []byte, id briefing.SubjectID, key, value string) ([]byte, error) {
	return change(data, id, key, func(e *edit) { e.set(key, Flow(value)) }, func(entry map[string]any) {
		entry[key] = parsed(Flow(value))
	})
}

// Drop returns data without a key of a subject's entry. Otherwise it is like
// Set.
func Drop(data []byte, id briefing.SubjectID, key string) ([]byte, error) {
	return change(data, id, key, func(e *edit) { e.drop(key) }, func(entry map[string]any) { delete(entry, key) })
}

// Add returns data with a text added to a list of a subject's entry. A list
// that already has the text stays as it is. Otherwise it is like Set.
func Add(data []byte, id briefing.SubjectID, key, value string) ([]byte, error) {
	return change(data, id, key, func(e *edit) { e.add(key, value) }, func(entry map[string]any) {
		list, _ := entry[key].([]any)
		if !slices.Contains(list, parsed(Flow(value))) {
			entry[key] = append(list, parsed(Flow(value)))
		}
	})
}

// parsed returns a flow value as YAML decodes it.
func parsed(flow string) (v any) {
	if yaml.Unmarshal([]byte(flow), &v) != nil {
		return nil
	}
	return v
}

// change edits an entry and verifies the edit: it decodes the file before and
// after, and the two must differ only as mean says. That catches any style of
// YAML that the edit misjudged.
func change(data []byte, id briefing.SubjectID, key string, do func(*edit), mean func(entry map[string]any)) ([]byte, error) {
	root, was, err := decoded(data)
	if err != nil {
		return nil, err
	}
	n := entryOf(root, id)
	if n == nil {
		return nil, fmt.Errorf("the digest has no entry %q", id)
	}
	e := &edit{data: data, entry: n}
	do(e)
	if e.failed {
		return nil, fmt.Errorf("%s of %q: %w", key, id, ErrEdit)
	}
	_, is, err := decoded(e.data)
	if entry := findEntry(was, id); entry != nil {
		mean(entry)
	}
	if err != nil || !reflect.DeepEqual(was, is) {
		return nil, fmt.Errorf("%s of %q: %w", key, id, ErrEdit)
	}
	return e.data, nil
}

// entryOf returns the entry of a subject in a YAML tree, nil if there is none.
func entryOf(root *yaml.Node, id briefing.SubjectID) *yaml.Node {
	if root.Kind != yaml.DocumentNode || len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		return nil
	}
	top := root.Content[0].Content
	for i := 0; i+1 < len(top); i += 2 {
		if _, ok := sections[top[i].Value]; !ok || top[i+1].Kind != yaml.SequenceNode {
			continue
		}
		for _, item := range top[i+1].Content {
			if subjectID(item) == id {
				return item
			}
		}
	}
	return nil
}

// findEntry is entryOf for decoded YAML.
func findEntry(root any, id briefing.SubjectID) map[string]any {
	top, _ := root.(map[string]any)
	for name := range sections {
		list, _ := top[name].([]any)
		for _, item := range list {
			if entry, ok := item.(map[string]any); ok && entry["id"] == parsed(string(id)) {
				return entry
			}
		}
	}
	return nil
}

// edit is one change in progress to an entry.
type edit struct {
	data   []byte
	entry  *yaml.Node
	failed bool
}

func (e *edit) isFlow() bool { return e.entry.Style&yaml.FlowStyle != 0 }

// field returns the key and value of a field, nil if the entry has none.
func (e *edit) field(key string) (k, v *yaml.Node) {
	for i := 0; i+1 < len(e.entry.Content); i += 2 {
		if e.entry.Content[i].Value == key {
			return e.entry.Content[i], e.entry.Content[i+1]
		}
	}
	return nil, nil
}

// replace puts text in place of data[start:end].
func (e *edit) replace(start, end int, text string) {
	if start < 0 || end < start || end > len(e.data) {
		e.failed = true
		return
	}
	e.data = slices.Concat(e.data[:start], []byte(text), e.data[end:])
}

func (e *edit) set(key, flow string) {
	_, v := e.field(key)
	if v == nil {
		e.insert(key, flow)
		return
	}
	start, end := e.scalar(v)
	e.replace(start, end, flow)
}

// insert adds a field behind the name, or else behind the ID.
func (e *edit) insert(key, flow string) {
	after := "id"
	if name, v := e.field("name"); name != nil && v.Line == name.Line {
		if _, end := e.scalar(v); end >= 0 && (e.isFlow() || !e.isContinued(end, name.Column)) {
			after = "name"
		}
	}
	k, v := e.field(after)
	_, end := e.scalar(v)
	switch {
	case k == nil || end < 0:
		e.failed = true
	case e.isFlow():
		e.replace(end, end, ", "+key+": "+flow)
	default:
		e.insertLine(end, strings.Repeat(" ", k.Column-1)+key+": "+flow)
	}
}

// isContinued reports whether the line behind byte at continues the value of a
// key in column: it is indented deeper.
func (e *edit) isContinued(at, column int) bool {
	next := e.lineEnd(at)
	rest := e.data[next:]
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	text := bytes.TrimLeft(line, " ")
	return len(bytes.TrimSpace(text)) > 0 && len(line)-len(text) >= column && text[0] != '#'
}

// insertLineBefore adds a line before the one that begins at byte at.
func (e *edit) insertLineBefore(at int, line string) { e.replace(at, at, line+e.newLine()) }

// newLine returns what ends the lines of the file.
func (e *edit) newLine() string {
	if bytes.Contains(e.data, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// insertLine adds a line behind the one that holds byte at.
func (e *edit) insertLine(at int, line string) {
	end := e.newLine()
	next := e.lineEnd(at)
	if next == len(e.data) && !bytes.HasSuffix(e.data, []byte("\n")) {
		e.replace(next, next, end+line)
		return
	}
	e.replace(next, next, line+end)
}

// lineEnd returns where the line after that of byte at begins.
func (e *edit) lineEnd(at int) int {
	if i := bytes.IndexByte(e.data[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(e.data)
}

func (e *edit) drop(key string) {
	k, v := e.field(key)
	if v == nil {
		return
	}
	start := e.offset(k)
	_, end := e.scalar(v)
	switch {
	case end < 0:
		e.failed = true
	case e.isFlow():
		e.dropFlow(start, end)
	default:
		line := bytes.LastIndexByte(e.data[:start], '\n') + 1
		next := e.lineEnd(end)
		if len(bytes.TrimSpace(e.data[line:start])) > 0 || len(bytes.TrimSpace(e.data[end:next])) > 0 {
			e.failed = true // the entry begins on this line, or the line has a comment to keep
			return
		}
		e.replace(line, next, "")
	}
}

// dropFlow removes a field in braces together with a comma beside it.
func (e *edit) dropFlow(start, end int) {
	before := bytes.TrimRight(e.data[:start], " ")
	if bytes.HasSuffix(before, []byte(",")) {
		e.replace(len(before)-1, end, "")
		return
	}
	rest := bytes.TrimLeft(e.data[end:], " ")
	if bytes.HasPrefix(rest, []byte(",")) {
		end = len(e.data) - len(bytes.TrimLeft(rest[1:], " "))
	}
	e.replace(start, end, "")
}

func (e *edit) add(key, value string) {
	_, v := e.field(key)
	switch {
	case v == nil || isNothing(v):
		if v != nil {
			e.failed = true
			return
		}
		e.insert(key, "["+Flow(value)+"]")
	case v.Kind != yaml.SequenceNode || v.Anchor != "":
		e.failed = true
	case slices.ContainsFunc(v.Content, func(n *yaml.Node) bool { return n.Value == value }):
	case len(v.Content) == 0:
		at := e.offset(v) + 1
		e.replace(at, at, Flow(value))
	default:
		last := v.Content[len(v.Content)-1]
		start, end := e.scalar(last)
		if end < 0 {
			e.failed = true
			return
		}
		if v.Style&yaml.FlowStyle != 0 {
			e.replace(end, end, ", "+Flow(value))
			return
		}
		line := bytes.LastIndexByte(e.data[:start], '\n') + 1
		e.insertLine(end, string(e.data[line:start])+Flow(value))
	}
}

// offset returns the byte at which a node begins.
func (e *edit) offset(n *yaml.Node) int {
	at := 0
	for range n.Line - 1 {
		at = e.lineEnd(at)
	}
	if n.Line == 1 && bytes.HasPrefix(e.data, []byte("\ufeff")) {
		at += len("\ufeff")
	}
	for range n.Column - 1 {
		if at >= len(e.data) {
			return len(e.data)
		}
		_, size := utf8.DecodeRune(e.data[at:])
		at += size
	}
	return at
}

// mostRead is how many bytes are read in search of the end of a text: each place that may
// be it has the line up to there read again.
const mostRead = 1 << 20

// mayEnd reports whether a line that ends here may be all of a text.
func mayEnd(line []byte, n *yaml.Node) bool {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return bytes.HasSuffix(line, []byte(`"`))
	case n.Style&yaml.SingleQuotedStyle != 0:
		return bytes.HasSuffix(line, []byte("'"))
	}
	return len(line) >= len(n.Value)
}

// scalar returns the range in data of a text on one line; -1, -1 if n is not
// written like that.
func (e *edit) scalar(n *yaml.Node) (start, end int) {
	if n == nil || n.Kind != yaml.ScalarNode || n.Anchor != "" || n.Style&(yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) != 0 {
		return -1, -1
	}
	start = e.offset(n)
	line := e.data[start : start+len(bytes.TrimRight(e.data[start:e.lineEnd(start)], "\r\n"))]
	read := 0
	for end := range ends(line) {
		if !mayEnd(line[:end], n) {
			continue
		}
		if read += end; read > mostRead {
			break
		}
		var v yaml.Node
		if yaml.Unmarshal(line[:end], &v) == nil && len(v.Content) == 1 && v.Content[0].Kind == yaml.ScalarNode &&
			v.Content[0].Value == n.Value && v.Content[0].LineComment == "" {
			return start, start + end
		}
	}
	return -1, -1
}

// ends yields the positions where a text at the beginning of line may end, the
// nearest first.
func ends(line []byte) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := 1; i <= len(line); i++ {
			if i < len(line) && !bytes.ContainsAny(line[i:i+1], " ,]}:#\t") {
				continue
			}
			if !yield(len(bytes.TrimRight(line[:i], " \t"))) {
				return
			}
		}
	}
}
