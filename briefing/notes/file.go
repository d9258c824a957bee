package notes

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// version is that of the format.
const version = 1

// entry is a note as its file has it.
type entry struct {
	ID      ID                 `yaml:"id"`
	Library string             `yaml:"library,omitempty"`
	Article briefing.ArticleID `yaml:"article"`
	File    briefing.FileName  `yaml:"file,omitempty"`
	Title   string             `yaml:"title,omitempty"`
	Start   int                `yaml:"start,omitempty"`
	End     int                `yaml:"end,omitempty"`
	Quote   string             `yaml:"quote,omitempty"`
	Before  string             `yaml:"before,omitempty"`
	After   string             `yaml:"after,omitempty"`
	Note    string             `yaml:"note,omitempty"`
	Tags    []string           `yaml:"tags,omitempty,flow"`
	Created time.Time          `yaml:"created,omitempty"`
	Changed time.Time          `yaml:"changed,omitempty"`
}

func entryOf(n Note) entry {
	return entry{
		ID: n.ID, Library: n.Library, Article: n.Article, File: n.File, Title: n.Title, Start: n.Span.Start, End: n.Span.End,
		Quote: n.Quote, Before: n.Before, After: n.After, Note: n.Text, Tags: n.Tags, Created: n.Created, Changed: n.Changed,
	}
}

func (e entry) note() Note {
	return Note{
		ID: e.ID, Library: e.Library, Article: e.Article, File: e.File, Title: e.Title, Span: briefing.Span{Start: e.Start, End: e.End},
		Quote: e.Quote, Before: e.Before, After: e.After, Text: e.Note, Tags: e.Tags, Created: e.Created, Changed: e.Changed,
	}
}

// file is the text of a notes.yaml and where in it each note is. Changes replace the
// lines of a note and leave all others as they are.
type file struct {
	lines []string // each with its line break
	notes []placed
	// end is the line, from 0, before which a note is added.
	end    int
	indent string // of the notes
	read   []byte // the text as it was read from the disk
}

// placed is a note and its lines, from 0, without the comments that follow them.
type placed struct {
	Note
	first, after int
	keys         []key
}

// key is a key of a note and its lines.
type key struct {
	name         string
	first, after int
}

const header = "# Passages that were kept, and notes. Change them by hand if you like.\nversion: 1\nnotes:\n"

// parse reads a notes.yaml, as long as ctx lasts. An empty one has no notes. The error says
// the line.
func parse(ctx context.Context, data []byte) (*file, error) {
	if len(bytes.TrimSpace(data)) == 0 {
		data = []byte(header)
	}
	if len(data) > mostBytes {
		return nil, errTooBig
	}
	text := string(data)
	if !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	f := &file{lines: strings.SplitAfter(text, "\n"), indent: "  "}
	f.lines = f.lines[:len(f.lines)-1]
	root, err := tree(ctx, text)
	if err != nil {
		return nil, err
	}
	f.end = len(f.lines)
	found := false
	for i := 0; i < len(root.Content); i += 2 {
		name, value := root.Content[i], root.Content[i+1]
		switch name.Value {
		case "version":
			var v int
			if err := value.Decode(&v); err != nil || v < 1 {
				return nil, fmt.Errorf("line %d: want version: %d", value.Line, version)
			}
			if v > version {
				return nil, fmt.Errorf("line %d: version %d was written by a newer briefing", value.Line, v)
			}
		case "notes":
			found = true
			if i+2 < len(root.Content) {
				f.end = root.Content[i+2].Line - 1
			}
			if err := f.take(ctx, value); err != nil {
				return nil, err
			}
		default:
			if lower := strings.ToLower(name.Value); lower == "notes" || lower == "version" {
				return nil, fmt.Errorf("line %d: want %q, have %q", name.Line, lower, name.Value)
			}
		}
	}
	if !found {
		f.lines = append(f.lines, "notes:\n")
		f.end = len(f.lines)
	}
	return f, nil
}

// take reads the notes of a file.
func (f *file) take(ctx context.Context, list *yaml.Node) error {
	switch {
	case list.Kind == yaml.ScalarNode && list.Tag == "!!null":
		if list.Value != "" { // "~"
			f.lines[list.Line-1] = withoutValue(f.lines[list.Line-1])
		}
		return nil
	case list.Kind != yaml.SequenceNode:
		return fmt.Errorf("line %d: want a list of notes", list.Line)
	case list.Style&yaml.FlowStyle != 0 && len(list.Content) == 0:
		f.lines[list.Line-1] = withoutValue(f.lines[list.Line-1])
		return nil
	}
	seen := map[ID]bool{}
	for i, n := range list.Content {
		if err := ctx.Err(); err != nil {
			return err
		}
		var e entry
		if err := n.Decode(&e); err != nil {
			return fmt.Errorf("note on line %d: %w", n.Line, err)
		}
		end := f.end
		if i+1 < len(list.Content) {
			end = list.Content[i+1].Line - 1
		}
		f.indent = strings.Repeat(" ", max(0, n.Column-len("- ")-1))
		p := placed{Note: e.note(), first: n.Line - 1, after: f.trim(n.Line, end)}
		switch {
		case n.Kind != yaml.MappingNode || n.Style&yaml.FlowStyle != 0 || !strings.HasPrefix(strings.TrimLeft(f.lines[n.Line-1], " "), "- "):
			return fmt.Errorf("line %d: want a note that begins with a line \"- id: …\" and has each key on a line of its own", n.Line)
		case e.ID == "" || seen[e.ID]:
			return fmt.Errorf("note on line %d: want an id that no other note has, have %q", n.Line, e.ID)
		case e.Article == "":
			return fmt.Errorf("note on line %d: want the article that it is about", n.Line)
		case e.Start < 0 || e.End < e.Start:
			return fmt.Errorf("note on line %d: want start and end in order, have %d and %d", n.Line, e.Start, e.End)
		}
		seen[e.ID] = true
		for k := 0; k < len(n.Content); k += 2 {
			after := p.after
			if k+2 < len(n.Content) {
				after = n.Content[k+2].Line - 1
			}
			p.keys = append(p.keys, key{n.Content[k].Value, n.Content[k].Line - 1, f.trim(n.Content[k].Line, after)})
		}
		f.notes = append(f.notes, p)
	}
	f.end = f.notes[len(f.notes)-1].after
	return nil
}

// withoutValue returns a line with a key and a value without that; a comment stays.
func withoutValue(line string) string {
	key, value, _ := strings.Cut(line, ":")
	if i := strings.Index(value, " #"); i >= 0 {
		return key + ":" + value[i:]
	}
	return key + ":\n"
}

// trim returns where lines first to end stop being more than empty ones and comments. A
// line that is further in than the keys of notes is no comment but a part of a text.
func (f *file) trim(first, end int) int {
	for ; end > first; end-- {
		line := f.lines[end-1]
		s := strings.TrimLeft(line, " ")
		if strings.TrimSpace(s) != "" && (s[0] != '#' || len(line)-len(s) > len(f.indent)+len("- ")) {
			break
		}
	}
	return end
}

// index returns where the note with an ID stands among f's, -1 if there is none.
func (f *file) index(id ID) int {
	return slices.IndexFunc(f.notes, func(p placed) bool { return p.ID == id })
}

// text returns f with lines first to after replaced.
func (f *file) replace(first, after int, lines ...string) []byte {
	return []byte(strings.Join(slices.Concat(f.lines[:first], lines, f.lines[after:]), ""))
}

// with returns f with more notes.
func (f *file) with(all ...Note) ([]byte, error) {
	var added []string
	for _, n := range all {
		lines, err := f.encode(entryOf(n))
		if err != nil {
			return nil, err
		}
		lines[0] = f.indent + "- " + strings.TrimLeft(lines[0], " ")
		added = append(added, lines...)
	}
	return f.replace(f.end, f.end, added...), nil
}

// without returns f without one note.
func (f *file) without(id ID) []byte {
	p := f.notes[f.index(id)]
	return f.replace(p.first, p.after)
}

// changed returns f with the keys of some notes that are other than those of all set to
// these.
func (f *file) changed(all ...Note) ([]byte, error) {
	var edits []lineEdit
	for _, n := range all {
		p := f.notes[f.index(n.ID)]
		old, err := f.fields(p.Note)
		if err != nil {
			return nil, err
		}
		fields, err := f.fields(n)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if !slices.Equal(old[name], fields[name]) {
				edits = append(edits, f.set(p, name, fields[name]))
			}
		}
	}
	// From the end on, so that the lines before an edit are where they were. What is put in
	// at the end of a note comes before an edit of the next one.
	slices.SortStableFunc(edits, func(a, b lineEdit) int { return cmp.Or(a.first-b.first, a.after-b.after) })
	lines := slices.Clone(f.lines)
	for _, e := range slices.Backward(edits) {
		lines = slices.Replace(lines, e.first, e.after, e.lines...)
	}
	return []byte(strings.Join(lines, "")), nil
}

// lineEdit puts lines in the place of others, from 0.
type lineEdit struct {
	first, after int
	lines        []string
}

// moved returns f with the new places of notes that have moved, if they stand there as
// they did before they were placed.
func (f *file) moved(ctx context.Context, placed []Placed) (*file, error) {
	var moved []Note
	for _, p := range placed {
		at := f.index(p.ID)
		if p.State != Moved || at < 0 || !f.notes[at].isAt(p.kept) {
			continue
		}
		n := f.notes[at].Note
		n.Article, n.File, n.Title, n.Span, n.Quote, n.Before, n.After = p.Article, p.File, p.Title, p.Span, p.Quote, p.Before, p.After
		moved = append(moved, n)
	}
	if len(moved) == 0 {
		return f, nil
	}
	data, err := f.changed(moved...)
	if err != nil {
		return nil, err
	}
	return parse(ctx, data)
}

// isAt reports whether two notes are on the same passage of the same article.
func (n Note) isAt(o Note) bool {
	return n.Article == o.Article && n.Span == o.Span && n.Quote == o.Quote && n.Before == o.Before && n.After == o.After
}

// names are the keys of a note that can change, in the order in which they are written.
var names = []string{"article", "file", "title", "start", "end", "quote", "before", "after", "note", "tags", "changed"}

// set returns what sets a key of a note to lines, which may be none.
func (f *file) set(p placed, name string, lines []string) lineEdit {
	for _, k := range p.keys {
		if k.name == name {
			if k.first == p.first && len(lines) > 0 {
				lines = slices.Clone(lines)
				lines[0] = f.indent + "- " + strings.TrimLeft(lines[0], " ")
			}
			return lineEdit{k.first, k.after, lines}
		}
	}
	return lineEdit{p.after, p.after, lines}
}

// fields returns the lines of each key of a note.
func (f *file) fields(n Note) (map[string][]string, error) {
	lines, err := f.encode(entryOf(n))
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	name := ""
	for _, line := range lines {
		inner := strings.TrimPrefix(line, f.indent+"  ")
		if k, _, ok := strings.Cut(inner, ":"); ok && !strings.HasPrefix(inner, " ") {
			name = k
		}
		out[name] = append(out[name], line)
	}
	return out, nil
}

// encode returns the lines of a note, as far in as its keys are.
func (f *file) encode(e entry) ([]string, error) {
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := errors.Join(enc.Encode(e), enc.Close()); err != nil {
		return nil, err
	}
	lines := strings.SplitAfter(b.String(), "\n")
	lines = lines[:len(lines)-1]
	for i, l := range lines {
		if l != "\n" {
			lines[i] = f.indent + "  " + l
		}
	}
	return lines, nil
}
