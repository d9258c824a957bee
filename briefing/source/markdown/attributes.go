package markdown

import "strings"

// attributes cuts kramdown's attributes: "{: .class}" behind an element or on a
// line of its own, and "{#id}" at the end of a heading.
func (s *templateScanner) attributes() bool {
	line, _, _ := strings.Cut(s.text[s.at:min(s.at+longestTemplate, len(s.text))], "\n")
	inner, rest, ok := strings.Cut(line, "}")
	end := s.at + len(inner) + len("}")
	before := s.text[s.lineStart():s.at]
	isLast := strings.TrimSpace(rest) == ""
	if inner = inner[1:]; inner[0] == ':' {
		inner = inner[1:]
		isLast = isLast || before != "" && strings.IndexByte(")]*_`", before[len(before)-1]) >= 0
	} else {
		isLast = isLast && strings.HasPrefix(before, "#")
	}
	if !ok || !isLast || !areAttributes(inner) {
		return false
	}
	return s.cut(end, "", "attributes")
}

// lineStart returns the beginning of the current line.
func (s *templateScanner) lineStart() int {
	if n := strings.LastIndexByte(s.text[s.lineAt:s.at], '\n'); n >= 0 {
		s.line = s.lineAt + n + 1
	}
	s.lineAt = s.at
	return s.line
}

// areAttributes reports whether s is a list of ".class", "#id" and
// `key="value"`.
func areAttributes(s string) bool {
	n := 0
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		i := strings.IndexAny(s, " \t")
		if key, value, ok := strings.Cut(s, "="); ok && len(value) > 1 && (value[0] == '"' || value[0] == '\'') && !strings.ContainsAny(key, " \t") {
			if i = strings.IndexByte(value[1:], value[0]); i < 0 {
				return false
			}
			i += len(key) + len(`=""`)
		} else if s[0] != '.' && s[0] != '#' && !(ok && !strings.ContainsAny(key, " \t,")) && s != "toc" {
			return false
		}
		if i < 0 {
			i = len(s)
		}
		s = s[i:]
		n++
	}
	return n > 0
}
