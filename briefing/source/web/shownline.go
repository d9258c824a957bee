package web

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// text handles a piece of visible text.
func (s *sifter) text(text string) {
	s.write(text)
	words := strings.Fields(text)
	if s.inHead || text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(text)
	begins := !unicode.IsSpace(first)
	if len(words) == 0 {
		s.joined = false
		return
	}
	if s.shownLine.Len() == 0 {
		lead := text[:strings.Index(text, words[0])]
		s.number = s.line + strings.Count(lead, "\n")
	} else if !s.joined || !begins {
		s.shownLine.WriteByte(' ')
	}
	for i, w := range words {
		if i > 0 {
			s.shownLine.WriteByte(' ')
		}
		s.shownLine.WriteString(w)
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	s.joined = !unicode.IsSpace(last)
}

// write writes text for the tree. Where tags between texts yield nothing, the
// parser joins the texts and copies both each time. Before that becomes
// expensive, write separates them with a tag.
func (s *sifter) write(text string) {
	const mostCopied = 16 << 20
	s.run += len(text)
	if s.copied += s.run; s.copied > mostCopied {
		s.out.WriteString("<wbr>")
		s.run, s.copied = 0, 0
	}
	s.out.WriteString(html.EscapeString(text))
}

// makesNode reports whether a tag always becomes a node, so that the texts
// around it stay separate.
func makesNode(t html.Token) bool {
	switch t.DataAtom {
	case atom.Html, atom.Head, atom.Body, atom.Frameset, atom.Frame, atom.Caption, atom.Col, atom.Colgroup, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th,
		atom.Thead, atom.Tr, atom.Option, atom.Optgroup, atom.Input, atom.Form:
		return false
	}
	return t.Type != html.EndTagToken && t.DataAtom != 0
}

// before returns the end of the word that the next text continues; "" if the
// text begins a word.
func (s *sifter) before() string {
	const longest = 200 // bytes of a word to look at
	shown := s.shownLine.String()
	if !s.joined || shown == "" {
		return ""
	}
	shown = shown[max(0, len(shown)-longest):]
	return shown[strings.LastIndexByte(shown, ' ')+1:]
}

// flush ends the current line of visible text.
func (s *sifter) flush() {
	if s.shownLine.Len() > 0 {
		s.page.lines = append(s.page.lines, line{number: s.number, text: s.shownLine.String()})
		s.shownLine.Reset()
	}
	s.joined = false
}
