package markdown

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
)

// Site generators replace templates in braces: shortcodes of Hugo and Zola,
// tags and values of Liquid in Jekyll, attributes of kramdown. No generator
// runs here and templates are no text, so they are cut. Those in code stay,
// since the code may be about them. A template that names a document as the
// address of a link leaves that name. One that marks code becomes a block of
// code.

// cut is a part of a text to remove, with its replacement.
type cut struct {
	start, end int
	with       string
	reason     string
}

// removeTemplates cuts the templates out of lines. A template may span lines.
func removeTemplates(lines []cleanup.Line) {
	if !slices.ContainsFunc(lines, mayHoldTemplate) {
		return
	}
	var text strings.Builder
	for i := range lines {
		if lines[i].Kept() {
			text.WriteString(lines[i].Raw)
		}
		text.WriteByte('\n')
	}
	s := templateScanner{text: text.String()}
	s.scan()
	apply(lines, s.cuts)
}

func mayHoldTemplate(l cleanup.Line) bool {
	return strings.IndexByte(l.Raw, '{') >= 0 || strings.Contains(l.Raw, "<!--")
}

// apply applies cuts, which are in order, to lines. Their positions refer to
// the lines joined by line feeds.
func apply(lines []cleanup.Line, cuts []cut) {
	start := 0
	for i := range lines {
		end := start
		if lines[i].Kept() {
			end += len(lines[i].Raw)
		}
		var within []cleanup.Part
		for ; len(cuts) > 0 && cuts[0].start < end; cuts = cuts[1:] {
			c := cuts[0]
			p := cleanup.Part{Start: max(c.start-start, 0), End: min(c.end, end) - start, Reason: c.reason}
			if c.start >= start {
				p.With = c.with
			}
			if p.Start < p.End {
				within = append(within, p)
			}
			if c.end > end {
				break
			}
		}
		lines[i].Cut(within)
		start = end + 1
		for len(cuts) > 0 && cuts[0].end <= start {
			cuts = cuts[1:]
		}
	}
}

// templateScanner finds the templates in a text.
type templateScanner struct {
	text string
	at   int
	cuts []cut

	list    bool // within a list, where an indented line is no code
	address bool // within the address of a link

	line      int                      // start of the line found last
	lineAt    int                      // position it was found for
	paragraph int                      // end of the paragraph found last
	closings  map[string]briefing.Span // closing tags found last
}

func (s *templateScanner) scan() {
	for s.at < len(s.text) {
		if s.at == 0 || s.text[s.at-1] == '\n' {
			if s.skipCode() {
				continue
			}
		}
		switch c := s.text[s.at]; c {
		case '\\':
			s.at++
		case '`':
			s.skipSpan()
			continue
		case ']':
			for _, mark := range []string{"](", "]: "} {
				if strings.HasPrefix(s.text[s.at:], mark) {
					s.address = true
					s.at += len(mark) - 1
				}
			}
		case ' ', '\t', '\n', ')':
			s.address = false
		case '{', '<':
			if s.template() {
				continue
			}
		}
		s.at++
	}
}

// cut cuts the text up to end and continues there.
func (s *templateScanner) cut(end int, with, reason string) bool {
	s.cuts = append(s.cuts, cut{s.at, end, with, reason})
	s.at = end
	return true
}

// template cuts the template that begins here and reports whether there is one.
func (s *templateScanner) template() bool {
	switch rest := s.text[s.at:]; {
	case strings.HasPrefix(rest, "<!--"):
		return s.comment()
	case strings.HasPrefix(rest, "{{<"), strings.HasPrefix(rest, "{{%"):
		return s.shortcode()
	case strings.HasPrefix(rest, "{{"):
		return s.value()
	case strings.HasPrefix(rest, "{%"):
		return s.tag()
	case strings.HasPrefix(rest, "{:"), strings.HasPrefix(rest, "{#"), strings.HasPrefix(rest, "{."):
		return s.attributes()
	}
	return false
}

// comment cuts a mark for the end of an excerpt. It skips any other comment.
func (s *templateScanner) comment() bool {
	closing, ok := s.find(s.at+len("<!--"), "", "-->", "")
	if !ok {
		return false
	}
	end := closing.End
	words := strings.Fields(strings.ToLower(s.text[s.at+len("<!--") : closing.Start]))
	if len(words) > 0 && slices.Contains([]string{"more", "truncate", "excerpt", "readmore", "read-more"}, words[0]) {
		return s.cut(end, "", "end of the excerpt")
	}
	s.at = end
	return true
}

// shortcode cuts a shortcode of Hugo. An escaped one, {{</* such as this */>}},
// stays.
func (s *templateScanner) shortcode() bool {
	closing := ">}}"
	if s.text[s.at+2] == '%' {
		closing = "%}}"
	}
	inner, end, ok := s.inner(len("{{<"), closing)
	if !ok || strings.HasPrefix(inner, "/*") {
		return false
	}
	name, argument := call(inner)
	if name == "highlight" && s.code(end, s.text[s.at:s.at+len("{{<")], name, closing) {
		return true
	}
	return s.cut(end, s.target(name, argument), briefing.Shortcode)
}

// tag cuts a tag of Liquid or Zola, and a comment together with its content.
// Everything between the tags raw and endraw is text.
func (s *templateScanner) tag() bool {
	inner, end, ok := s.inner(len("{%"), "%}")
	name, argument := call(inner)
	if !ok || name == "" || strings.Contains(inner, "{%") {
		return false
	}
	const reason = briefing.TemplateTag
	switch name {
	case "comment", "raw":
		closing, found := s.find(end, "{%", "end"+name, "%}")
		switch {
		case !found:
		case name == "comment":
			return s.cut(closing.End, "", reason)
		default:
			s.cut(end, "", reason)
			s.at = closing.Start
			return s.cut(closing.End, "", reason)
		}
	case "highlight":
		if s.code(end, "{%", "endhighlight", "%}") {
			return true
		}
	}
	return s.cut(end, s.target(name, argument), reason)
}

// value cuts a value of Liquid, or a shortcode of Zola.
func (s *templateScanner) value() bool {
	inner, end, ok := s.inner(len("{{"), "}}")
	if !ok || inner == "" || strings.ContainsAny(inner, "{}") {
		return false
	}
	if first := inner[0]; !isASCIILetter(first) && strings.IndexByte(`"'_.$`, first) < 0 {
		return false
	}
	name, argument := call(inner)
	if first := inner[0]; first == '"' || first == '\'' { // a literal text, perhaps with filters
		name, argument = call("link " + inner)
	}
	return s.cut(end, s.target(name, argument), briefing.TemplateValue)
}

// longestTemplate limits the length in bytes of a template or a span of code.
const longestTemplate = 1 << 10

// inner returns the text between an opening of that length and its closing in
// the same paragraph, and where the closing ends.
func (s *templateScanner) inner(opening int, closing string) (inner string, end int, ok bool) {
	rest := s.inParagraph()
	if len(rest) < opening {
		return "", 0, false
	}
	n := strings.Index(rest[opening:], closing)
	if n < 0 {
		return "", 0, false
	}
	inner = strings.Trim(rest[opening:opening+n], "-~ \t\n")
	return inner, s.at + opening + n + len(closing), true
}

// inParagraph returns the rest of the paragraph, which bounds a template.
func (s *templateScanner) inParagraph() string {
	for s.paragraph < s.at || s.paragraph == 0 {
		s.paragraph = len(s.text)
		for at := s.at; ; {
			line, _, more := strings.Cut(s.text[at:], "\n")
			if at > s.at && strings.TrimSpace(line) == "" {
				s.paragraph = at
			}
			if at += len(line) + 1; !more || s.paragraph < at {
				break
			}
		}
	}
	return s.text[s.at:min(s.paragraph, s.at+longestTemplate)]
}

// find returns the position of the next closing tag of that name behind a
// place, at any distance. It caches the answer, so that many unclosed tags take
// linear time.
func (s *templateScanner) find(behind int, opening, name, closing string) (briefing.Span, bool) {
	none := briefing.Span{Start: len(s.text), End: len(s.text)}
	known, ok := s.closings[opening+name]
	if !ok || known.Start < behind {
		known = none
		for at := behind; known == none; {
			n := strings.Index(s.text[at:], name)
			if n < 0 {
				break
			}
			before := strings.TrimRight(s.text[behind:at+n], "-~/ ")
			at += n + len(name)
			rest := strings.TrimLeft(s.text[at:], "-~ ")
			if strings.HasSuffix(before, opening) && strings.HasPrefix(rest, closing) {
				known = briefing.Span{Start: behind + len(before) - len(opening), End: len(s.text) - len(rest) + len(closing)}
			}
		}
		if s.closings == nil {
			s.closings = map[string]briefing.Span{}
		}
		s.closings[opening+name] = known
	}
	return known, known != none
}

// code makes a block of code from the text up to the closing tag, if both tags
// stand alone on their lines.
func (s *templateScanner) code(end int, opening, name, closing string) bool {
	last, ok := s.find(end, opening, name, closing)
	if !ok || !s.isAlone(s.at, end) || !s.isAlone(last.Start, last.End) {
		return false
	}
	fence := "```"
	if strings.Contains(s.text[end:last.Start], fence) {
		fence = "~~~"
	}
	const reason = "tag around code"
	s.cut(end, fence, reason)
	s.at = last.Start
	return s.cut(last.End, fence, reason)
}

// isAlone reports whether text[start:end] has its lines to itself.
func (s *templateScanner) isAlone(start, end int) bool {
	before := s.text[strings.LastIndexByte(s.text[:start], '\n')+1 : start]
	after, _, _ := strings.Cut(s.text[end:], "\n")
	return strings.TrimSpace(before) == "" && strings.TrimSpace(after) == ""
}

// target returns the document that a template names if the template is the
// address of a link, else "".
func (s *templateScanner) target(name, argument string) string {
	switch name {
	case "ref", "relref", "post_url", "link", "get_url":
		if s.address && !strings.Contains(argument, "\n") {
			if name == "link" { // a path from the site's folder
				argument = "/" + strings.TrimPrefix(argument, "/")
			}
			return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29").Replace(argument)
		}
	}
	return ""
}

// call returns the name that a template begins with, and its first argument
// without quotes.
func call(inner string) (name, argument string) {
	name = inner
	if i := strings.IndexAny(inner, " \t\n("); i >= 0 {
		name, argument = inner[:i], strings.TrimLeft(inner[i:], " \t\n(")
	}
	if key, value, ok := strings.Cut(argument, "="); ok && !strings.ContainsAny(key, `"' `) {
		argument = value
	}
	if argument != "" && strings.IndexByte("\"'`", argument[0]) >= 0 {
		argument, _, _ = strings.Cut(argument[1:], argument[:1])
	} else if i := strings.IndexAny(argument, " \t\n)|"); i >= 0 {
		argument = argument[:i]
	}
	return name, argument
}
