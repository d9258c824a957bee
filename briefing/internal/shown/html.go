package shown

import "strings"

// htmlState is where a pass over HTML stands.
type htmlState struct {
	until string // what ends the block of HTML or the comment we are in, "" if in none
	inTag string // what ends the tag, comment or script we are in, "" if in none

	note     Span // the last tag that may open a footnote mark, empty if none did
	noneOpen bool // whether the rest of the text holds no %%
}

// blank ends a block of HTML that has no other end.
const blank = " "

// opensRaw reports whether text, the rest of a line from byte at on, begins a
// block of HTML or a comment. It sets the end of the block.
func (m *masker) opensRaw(at int, text string, continues bool) bool {
	if strings.HasPrefix(text, "%%") {
		return m.opensComment(at, text)
	}
	if len(text) < 2 || text[0] != '<' {
		return false
	}
	name := tagName(text)
	switch {
	case name == "script" || name == "style" || name == "pre" || name == "textarea":
		m.until = "</" + name + ">"
	case strings.HasPrefix(text, "<!--"):
		m.until = "-->"
	case strings.HasPrefix(text, "<?"):
		m.until = "?>"
	case strings.HasPrefix(text, "<![CDATA["):
		m.until = "]]>"
	case strings.HasPrefix(text, "<!") && len(text) > 2 && isLetter(text[2]):
		m.until = ">"
	case blockTags[strings.TrimPrefix(name, "/")], !continues && isOneTag(text):
		m.until = blank
	default:
		return false
	}
	return true
}

// opensComment reports whether a line begins with the %% of a comment that goes on
// over lines.
func (m *masker) opensComment(at int, text string) bool {
	if m.noneOpen || strings.Contains(text[2:], "%%") {
		return false
	}
	if !strings.Contains(m.src[at+2:], "%%") {
		m.noneOpen = true
		return false
	}
	m.until = "%%"
	return true
}

// rawLine reads a line of a block of HTML or of a comment, the first or a later one;
// it reports whether that is still one.
func (m *masker) rawLine(l line, first bool) bool {
	inside := first || m.reenter(&l)
	if !inside || m.until == blank && l.at == l.end {
		m.until, m.inTag = "", ""
		return false
	}
	m.mark(l.start, l.at)
	text := m.src[l.at:l.end]
	opened := 0 // bytes
	if first {
		opened = len("%%")
		if m.until == "-->" {
			opened = len("<!--")
		}
	}
	if m.until == "%%" {
		m.comment(l, opened)
		return true
	}
	m.tags(l.at, l.end)
	if m.until == "</pre>" {
		m.code = append(m.code, Span{l.at, l.end})
	}
	if m.until != blank && indexFold(text[min(opened, len(text)):], m.until) >= 0 {
		m.until, m.inTag = "", ""
	}
	return true
}

// comment hides a line of a comment, whose opening mark is opened bytes long,
// and reads the text behind its end.
func (m *masker) comment(l line, opened int) {
	n := strings.Index(m.src[l.at+opened:l.end], "%%")
	if n < 0 {
		m.hide(l.at, l.end)
		return
	}
	end := l.at + opened + n + len("%%")
	m.hide(l.at, end)
	m.until = ""
	if l.start, l.at = end, end; strings.TrimSpace(m.src[end:l.end]) != "" {
		m.containers(l)
	}
}

// tags hides the tags, comments and scripts in a part of a line of HTML.
func (m *masker) tags(start, end int) {
	for i := start; i < end; {
		if m.inTag != "" {
			n := indexFold(m.src[i:end], m.inTag)
			if n < 0 {
				m.hide(i, end)
				return
			}
			m.hideTag(i, i+n+len(m.inTag))
			i += n + len(m.inTag)
			m.inTag = ""
			continue
		}
		switch c := m.src[i]; {
		case c == '<' && i+1 < end && (isLetter(m.src[i+1]) || strings.IndexByte("/!?", m.src[i+1]) >= 0):
			m.openTag(i, end)
		case c == '&':
			i = max(i+1, m.reference(i, end))
		case special[c] == perhaps && c != '%' && c != '=' && c != '^':
			i = max(i+1, m.addressAt(i, Span{start, end}))
		default:
			i++
		}
	}
}

// hideTag hides a tag, but not the break or bracket that it makes.
func (m *masker) hideTag(start, end int) {
	if c := m.out[start]; c == Break || c == ']' {
		start++
	}
	m.hide(start, end)
}

// openTag notes what ends the tag at byte i, and makes a break of one that ends a
// paragraph or cell.
func (m *masker) openTag(i, end int) {
	name := tagName(m.src[i:end])
	switch {
	case strings.HasPrefix(m.src[i:end], "<!--"):
		m.inTag = "-->"
	case name == "script" || name == "style":
		m.inTag = "</" + name + ">"
	default:
		m.inTag = ">"
	}
	switch {
	case name == "sup" || name == "a":
		if n := strings.IndexByte(m.src[i:end], '>'); n > 0 {
			m.openNote(i, i+n+1)
		}
	case name == "/sup" || name == "/a":
		m.closeNote(i, max(0, i-maxTarget))
	case name == "br":
		m.out[i] = Break
	case blockTags[strings.TrimPrefix(name, "/")]:
		m.out[i] = Break
	}
}

// angle reads the < at byte i: an address in angle brackets, a tag or a comment.
func (m *masker) angle(i int, leaf Span) int {
	end := min(leaf.End, i+maxTarget)
	if stop := m.autolink(i, end); stop > 0 {
		m.hide(i, i+1)
		m.address(i+1, stop-1)
		m.hide(stop-1, stop)
		return stop
	}
	if strings.HasPrefix(m.src[i:end], "<!--") {
		return m.inlineComment(i, leaf.End)
	}
	if stop := m.spacedAddress(i, end); stop > 0 {
		m.address(i, stop)
		return stop
	}
	n := tagLen(m.src[i:end])
	if n == 0 {
		return i + 1
	}
	m.hide(i, i+n)
	switch tagName(m.src[i : i+n]) {
	case "br":
		m.out[i] = ' '
	case "sup", "a":
		m.openNote(i, i+n)
	case "/sup", "/a":
		m.closeNote(i, leaf.Start)
	}
	return i + n
}

// inlineComment hides a comment.
func (m *masker) inlineComment(i, end int) int {
	for _, empty := range []string{"<!-->", "<!--->"} {
		if strings.HasPrefix(m.src[i:end], empty) {
			m.hide(i, i+len(empty))
			return i + len(empty)
		}
	}
	if i >= m.noComment {
		return i + 1
	}
	n := strings.Index(m.src[min(i+4, end):end], "-->")
	if n < 0 {
		m.noComment = i
		return i + 1
	}
	stop := i + 4 + n + 3
	m.hide(i, stop)
	return stop
}

// autolink returns where <https://…> or <a@b.example> ends, 0 if s is none.
func (m *masker) autolink(i, end int) int {
	n := strings.IndexAny(m.src[i+1:end], "<> \t\n")
	if n < 0 || m.src[i+1+n] != '>' {
		return 0
	}
	inner := m.src[i+1 : i+1+n]
	colon := strings.IndexByte(inner, ':')
	isURL := colon >= 2 && isScheme(inner[:colon])
	at := strings.IndexByte(inner, '@')
	isMail := at > 0 && at+1 < len(inner) && strings.IndexByte(inner, '/') < 0
	if !isURL && !isMail {
		return 0
	}
	return i + 1 + n + 1
}

// spacedAddress returns where <https://…> ends if a blank keeps it from being a link, 0 if the
// < at byte i begins none: the page shows it as it is, and the words behind the blank belong to
// the address too.
func (m *masker) spacedAddress(i, end int) int {
	inner, _, isClosed := strings.Cut(m.src[i+1:end], ">")
	scheme, _, hasScheme := strings.Cut(inner, "://")
	if !isClosed || !hasScheme || len(scheme) < 2 || !isScheme(scheme) || strings.ContainsAny(inner, "<\n") {
		return 0
	}
	return i + 1 + len(inner) + 1
}

// isOneTag reports whether s is one whole tag, and nothing else.
func isOneTag(s string) bool {
	n := tagLen(s)
	return n > 0 && strings.TrimSpace(s[n:]) == ""
}

// tagLen returns the length of the tag, declaration or instruction that s begins
// with, 0 if it begins with none. Comments are not looked for.
func tagLen(s string) int {
	if len(s) < 3 {
		return 0
	}
	switch c := s[1]; {
	case c == '?':
		return lenUntil(s, "?>")
	case c == '!' && strings.HasPrefix(s, "<![CDATA["):
		return lenUntil(s, "]]>")
	case c == '!' && isLetter(s[2]):
		return lenUntil(s, ">")
	case c == '/' && isLetter(s[2]):
		i := nameLen(s, 2)
		if i = skipBlanks(s, i, len(s)); i < len(s) && s[i] == '>' {
			return i + 1
		}
	case isLetter(c):
		return openLen(s)
	}
	return 0
}

func lenUntil(s, end string) int {
	if n := strings.Index(s[2:], end); n >= 0 {
		return 2 + n + len(end)
	}
	return 0
}

// nameLen returns where the name of a tag ends that begins at byte i.
func nameLen(s string, i int) int {
	for i < len(s) && (isAlnum(s[i]) || s[i] == '-') {
		i++
	}
	return i
}

// openLen returns the length of an open tag, 0 if s begins with none.
func openLen(s string) int {
	for i := nameLen(s, 1); i < len(s); {
		next := skipBlanks(s, i, len(s))
		if next == len(s) {
			return 0
		}
		switch c := s[next]; {
		case c == '>':
			return next + 1
		case c == '/' && next+1 < len(s) && s[next+1] == '>':
			return next + 2
		case next == i || !isLetter(c) && c != '_' && c != ':':
			return 0
		}
		if i = attributeEnd(s, next); i < 0 {
			return 0
		}
	}
	return 0
}

// attributeEnd returns where the attribute ends that begins at byte i, -1 if it is
// none.
func attributeEnd(s string, i int) int {
	for i < len(s) && (isAlnum(s[i]) || strings.IndexByte("_.:-", s[i]) >= 0) {
		i++
	}
	at := skipBlanks(s, i, len(s))
	if at == len(s) || s[at] != '=' {
		return i
	}
	if at = skipBlanks(s, at+1, len(s)); at == len(s) {
		return -1
	}
	if quote := s[at]; quote == '"' || quote == '\'' {
		n := strings.IndexByte(s[at+1:], quote)
		if n < 0 {
			return -1
		}
		return at + 1 + n + 1
	}
	n := strings.IndexAny(s[at:], " \t\n\"'=<>`")
	if n <= 0 {
		return -1
	}
	return at + n
}

// tagName returns the name in the tag that s begins with, in lower case, that of an
// end tag with its "/".
func tagName(s string) string {
	i := 1
	if i < len(s) && s[i] == '/' {
		i++
	}
	return strings.ToLower(s[1:nameLen(s, i)])
}

// indexFold is strings.Index for a sep of lower-case ASCII that may stand in any
// case.
func indexFold(s, sep string) int {
	if !isLetter(sep[len(sep)-1]) && len(sep) <= 3 { // no letters in it
		return strings.Index(s, sep)
	}
	for i := 0; i+len(sep) <= len(s); i++ {
		if s[i] == sep[0] && strings.EqualFold(s[i:i+len(sep)], sep) {
			return i
		}
	}
	return -1
}

// blockTags are the tags that begin a block of HTML, by CommonMark.
var blockTags = func() map[string]bool {
	tags := map[string]bool{}
	for name := range strings.FieldsSeq(`address article aside base basefont blockquote body caption
		center col colgroup dd details dialog dir div dl dt fieldset figcaption figure footer form frame
		frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav
		noframes ol optgroup option p param search section summary table tbody td tfoot th thead title
		tr track ul`) {
		tags[name] = true
	}
	return tags
}()
