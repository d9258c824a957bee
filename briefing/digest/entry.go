package digest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// entry is a subject or article of the digest. Its ID is known to be sound; so
// is a subject's label.
type entry struct {
	fields
	kind   briefing.Kind
	id     string
	label  string // name, title or text
	hidden bool   // the editor does not want the figure
	same   *entry // the figure that this entry is another account of
}

// kindArticle is the kind of an article's entry; articles are no subjects.
const kindArticle briefing.Kind = "article"

// section is a list of entries of one kind.
type section struct {
	kind  briefing.Kind
	label string // key of the label
	keys  []string
}

var sections = map[string]section{
	"topics":  {briefing.KindTopic, "name", []string{"id", "name", "summary", "about", "words", "where"}},
	"figures": {briefing.KindFigure, "name", []string{"id", "kind", "name", "aliases", "summary", "ids", "found", "hidden", "same", "apart"}},
	"events":  {briefing.KindEvent, "name", []string{"id", "name", "date", "place", "who", "names", "match", "summary", "found", "hidden"}},
	"numbers": {briefing.KindNumber, "name", []string{"id", "name", "unit", "match", "summary", "found", "hidden"}},
	"claims":  {briefing.KindClaim, "text", []string{"id", "text", "topic", "reports", "hidden"}},
}

// root reads the whole digest.
func (p *parser) root(n *yaml.Node) {
	f, ok := p.fields(n, "the digest",
		"version", "title", "derive", "summary", "documents", "topics", "figures", "events", "numbers", "claims")
	if !ok {
		return
	}
	p.version(f)
	p.digest.Title = p.line(f.get("title"), "title")
	p.digest.Summary = p.text(f.get("summary"), "summary")
	p.digest.Derives = p.flag(f.get("derive"), "derive")
	for i, key := range f.keys {
		if key == "documents" {
			p.documents(f.values[i])
		} else if s, ok := sections[key]; ok {
			p.section(f.values[i], key, s)
		}
	}
	p.join()
	for _, e := range p.entries {
		p.subject = briefing.SubjectID(e.id)
		p.add(e)
	}
}

func (p *parser) version(f fields) {
	switch v := p.line(f.get("version"), "version"); v {
	case "1":
	case "":
		p.complain(f.node, "version is missing; read as version 1", "begin the file with version: 1")
	default:
		p.complain(f.get("version"), fmt.Sprintf("version is %s, want 1; read as version 1", quote(v)), "")
	}
}

// section finds the entries of a section.
func (p *parser) section(n *yaml.Node, name string, s section) {
	for _, item := range p.list(n, name) {
		p.subject = subjectID(item)
		f, ok := p.fields(item, article(s.kind), s.keys...)
		if !ok {
			continue
		}
		e := &entry{fields: f, kind: s.kind, label: p.line(f.get(s.label), s.label)}
		if !p.identify(e) {
			continue
		}
		if e.label == "" {
			p.omit(e, s.label+" is missing")
			continue
		}
		p.known[e.id] = e
		p.nodes[briefing.SubjectID(e.id)] = f.node
		p.entries = append(p.entries, e)
		e.hidden = p.flag(e.get("hidden"), "hidden")
		if s.kind == briefing.KindFigure && !e.hidden && e.get("same") == nil {
			p.claimName(e)
		}
	}
	p.subject = ""
}

// subjectID returns the ID that an entry states, "" if that is not valid. It lets
// complaints name the entry even before that is read.
func subjectID(n *yaml.Node) briefing.SubjectID {
	for i := 0; i+1 < len(n.Content) && n.Kind == yaml.MappingNode; i += 2 {
		if id := n.Content[i+1].Value; n.Content[i].Value == "id" && validID(id) {
			return briefing.SubjectID(id)
		}
	}
	return ""
}

// identify gives e its ID and reports whether that is valid and e's alone.
// Subjects and articles share one set of IDs, so that an ID identifies an entry
// without its kind.
func (p *parser) identify(e *entry) bool {
	n := e.get("id")
	id := p.line(n, "id")
	switch {
	case id == "":
		hint := ""
		if s := slug(e.label); s != "" {
			hint = "such as id: " + s
		}
		p.complain(e.node, fmt.Sprintf("id is missing; the %s is left out", e.kind), hint)
		return false
	case !validID(id):
		hint := ""
		if s := slug(id); s != "" {
			hint = "such as " + quote(s)
		}
		p.complain(n, fmt.Sprintf("id %s: want lower-case letters, digits and hyphens; the %s is left out", quote(id), e.kind), hint)
		return false
	}
	if first := p.known[id]; first != nil {
		p.complain(n, fmt.Sprintf("id %s is that of the %s on line %d; the %s is left out",
			quote(id), first.kind, first.node.Line, e.kind), "")
		return false
	}
	e.id = id
	return true
}

// omit complains about an entry that lacks a required field. It remembers the
// entry, so that references to it can be explained.
func (p *parser) omit(e *entry, why string) {
	p.complain(e.node, fmt.Sprintf("%s; the %s is left out", why, e.kind), "")
	p.leftOut[e.id] = e.node.Line
}

// claimName registers a figure's name. It runs for all figures before any alias
// is read, so that a name goes before an alias.
func (p *parser) claimName(e *entry) {
	isCrowded := p.countName(e, nameKey(e.label))
	if other, taken := p.names[nameKey(e.label)]; taken && isCrowded {
		return
	} else if taken {
		p.complain(e.get("name"), fmt.Sprintf("name %s is that of %s too; they cannot be told apart",
			quote(e.label), quote(string(other))), "")
		return
	}
	p.names[nameKey(e.label)] = briefing.SubjectID(e.id)
}

// nameKey returns the same key for two names that look alike in a text: case
// matters in a name of one word, not in one of several.
func nameKey(name string) string {
	words := slices.Collect(fold.Words(name))
	if len(words) == 0 {
		return name
	}
	if w := words[0]; len(words) == 1 {
		return string(fold.AppendCased(nil, name[w.Start:w.End])) + name[w.End:]
	}
	return fold.String(name)
}

func validID(s string) bool {
	for i := range len(s) {
		if c := s[i]; c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') {
			return false
		}
	}
	return s != ""
}

// slug returns an ID made from a name's letters and digits; "" if none of them
// can be in an ID.
func slug(name string) string {
	const most = 60
	var id []rune
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case len(id) >= most || unicode.Is(unicode.Mn, r):
		case r != '-' && validID(string(r)):
			id = append(id, r)
		case len(id) > 0 && id[len(id)-1] != '-':
			id = append(id, '-')
		}
	}
	return strings.Trim(string(id), "-")
}

// article returns a kind with its indefinite article: "an event".
func article(k briefing.Kind) string {
	if strings.ContainsRune("aeiou", rune(k[0])) {
		return "an " + string(k)
	}
	return "a " + string(k)
}
