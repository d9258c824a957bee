package markdown

import (
	"html"
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/scrub"
)

// head is how many lines with text a heading with the title is looked for in.
const head = 10

// findTitle returns the title that lines begin with, and removes it: a heading
// that comes first, or the first heading of level 1, or a first line that reads
// like a title.
func findTitle(lines []cleanup.Line) string {
	lead := headLines(lines)
	for n, i := range lead {
		text, level, size := heading(lines, i)
		if text != "" && (n == 0 || level == 1) {
			remove(lines[i : i+size])
			return text
		}
	}
	if len(lead) == 0 || !standsAlone(lines, lead[0]) {
		return ""
	}
	return inline(cleanup.FindTitle(lines))
}

// standsAlone reports whether line i is a paragraph of one line.
func standsAlone(lines []cleanup.Line, i int) bool {
	return !strings.ContainsRune("#>-+*![|`~<=_", rune(lines[i].Text[0])) && !strings.HasPrefix(lines[i].Raw, "    ") &&
		(i+1 == len(lines) || lines[i+1].Text == "")
}

// removeTitle removes the headings and lines in the head of an article that
// repeat its title.
func removeTitle(lines []cleanup.Line, title string) {
	want := fold.String(title)
	if want == "" {
		return
	}
	for _, i := range headLines(lines) {
		if text, _, size := heading(lines, i); text != "" && fold.String(text) == want {
			remove(lines[i : i+size])
			return
		}
	}
	cleanup.RemoveTitle(lines, title)
}

func remove(lines []cleanup.Line) {
	for i := range lines {
		lines[i].Remove("title")
	}
}

// headLines returns the indexes of the first lines with text, up to a code
// block: what looks like a heading there is none.
func headLines(lines []cleanup.Line) []int {
	var out []int
	for i := range lines {
		if text := lines[i].Text; strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~") || len(out) == head {
			break
		}
		if lines[i].Kept() {
			out = append(out, i)
		}
	}
	return out
}

// heading returns the text and level of the heading that line i begins, and how
// many lines it is made of; the text is "" if there is none.
func heading(lines []cleanup.Line, i int) (text string, level, size int) {
	const longest = 500 // a longer one is no title
	s := lines[i].Text
	if len(s) > longest || strings.HasPrefix(lines[i].Raw, "    ") {
		return "", 0, 0
	}
	if bare := strings.TrimLeft(s, "#"); bare != s {
		if level = len(s) - len(bare); level > 6 || !strings.HasPrefix(bare, " ") {
			return "", 0, 0
		}
		bare = strings.TrimSpace(bare)
		if closed := strings.TrimRight(bare, "#"); strings.HasSuffix(closed, " ") {
			bare = closed
		}
		return inline(bare), level, 1
	}
	if i+1 == len(lines) || lines[i+1].Text == "" || i > 0 && lines[i-1].Kept() {
		return "", 0, 0
	}
	switch strings.Trim(lines[i+1].Text, lines[i+1].Text[:1]) + lines[i+1].Text[:1] {
	case "=":
		return inline(s), 1, 2
	case "-":
		return inline(s), 2, 2
	}
	return "", 0, 0
}

// inline returns the text of one line of Markdown as it reads: without marks for
// emphasis and code, links as their text.
func inline(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_~[]<>&#.!()-+{}|", s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case c == '*' || c == '`' || c == '_' && (i == 0 || i+1 == len(s) || s[i-1] == ' ' || s[i+1] == ' '):
		case c == '[' && strings.Contains(s[i:], "]("), c == '!' && strings.HasPrefix(s[i+1:], "[") && strings.Contains(s[i:], "]("):
		case c == ']' && strings.HasPrefix(s[i+1:], "("):
			if end := strings.IndexByte(s[i:], ')'); end > 0 {
				i += end
			}
		default:
			b.WriteByte(c)
		}
	}
	return scrub.Line(html.UnescapeString(b.String()))
}
