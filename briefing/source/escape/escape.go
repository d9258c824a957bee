// Package escape writes plain text as Markdown that reads the same in
// CommonMark and with the additions of Obsidian and site generators. Only
// characters that would have a meaning where they stand get a backslash. So
// text stays readable, and most spans of it are the words themselves.
package escape

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Paragraph writes text, a single line, as a Markdown paragraph that reads the
// same.
func Paragraph(b *strings.Builder, text string) {
	if n := blockMark(text); n > 0 {
		b.WriteString(text[:n-1])
		b.WriteByte('\\')
		b.WriteByte(text[n-1])
		text = text[n:]
	}
	Inline(b, text)
}

// blockMark returns the length of the prefix of text whose last character would
// begin another kind of block; 0 if text is a paragraph.
func blockMark(text string) int {
	if text == "" {
		return 0
	}
	switch text[0] {
	case '>':
		return 1
	case '#':
		if marks := len(text) - len(strings.TrimLeft(text, "#")); marks <= 6 && isBlankAt(text, marks) {
			return 1
		}
	case '-', '+', '*', ':':
		if isBlankAt(text, 1) {
			return 1
		}
	case '[':
		// A link definition would not be shown. Without definitions, only "]("
		// makes links.
		if strings.Contains(text, "]:") {
			return 1
		}
	}
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if 0 < digits && digits <= 9 && digits < len(text) && (text[digits] == '.' || text[digits] == ')') && isBlankAt(text, digits+1) {
		return digits + 1
	}
	return 0
}

func isBlankAt(s string, i int) bool { return i >= len(s) || s[i] == ' ' || s[i] == '\t' }

// Inline writes text with a backslash before every character that would have a
// meaning within a Markdown paragraph.
func Inline(b *strings.Builder, text string) {
	from := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\', '`', '*', '_', '~', ']', '<', '&', '[', '=', '%', '{', '#', '^':
			if hasMeaning(text, i) {
				b.WriteString(text[from:i])
				b.WriteByte('\\')
				from = i
			}
		}
	}
	b.WriteString(text[from:])
}

// hasMeaning reports whether Markdown may take the character at byte i of text
// for a mark.
func hasMeaning(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	if i == 0 {
		before = ' '
	}
	if i+1 == len(text) {
		after = ' '
	}
	switch text[i] {
	case '\\':
		return after < utf8.RuneSelf && unicode.In(after, unicode.P, unicode.S)
	case '`':
		return true
	case '*', '~':
		return !unicode.IsSpace(before) || !unicode.IsSpace(after)
	case '_':
		return isEdge(before) != isEdge(after) || isEdge(before) && !(unicode.IsSpace(before) && unicode.IsSpace(after))
	case ']':
		return after == '('
	case '<':
		return unicode.IsLetter(after) || strings.ContainsRune("/!?", after)
	case '&':
		return isEntity(text[i+1:])
	}
	return isExtension(text, i, before, after)
}

// isExtension is hasMeaning for marks beyond CommonMark: links to notes,
// callouts, highlights, comments, templates, tags, names of blocks.
func isExtension(text string, i int, before, after rune) bool {
	switch c := text[i]; c {
	case '[':
		return after == '[' || after == '!'
	case '=', '%':
		return after == rune(c) && before != rune(c)
	case '{':
		return strings.ContainsRune("{%:#.", after)
	case '#':
		return (unicode.IsSpace(before) || before == '(') && (after == '_' || unicode.IsLetter(after))
	case '^':
		return unicode.IsSpace(before) && after != ' ' && strings.IndexFunc(text[i+1:], func(r rune) bool { return r != '-' && isEdge(r) }) < 0
	}
	return false
}

// isEdge reports whether r ends a word.
func isEdge(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// isEntity reports whether s begins like "amp;" or "#38;", the rest of an
// entity.
func isEntity(s string) bool {
	const longest = 33
	i := strings.IndexByte(s[:min(len(s), longest)], ';')
	return i > 0 && strings.IndexFunc(s[:i], func(r rune) bool {
		return r >= utf8.RuneSelf || isEdge(r) && r != '#'
	}) < 0
}
