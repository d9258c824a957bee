package markdown

import (
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/shown"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// head is the number of lines with text in which a title heading is looked for.
const head = 10

// findTitle returns the title of a document and removes it from lines. It takes
// a heading that they begin with, or the first heading of level 1, or a first
// line that reads like a title, or else the name of the file. A file name
// written for readers, as those of notes are, gives way only to the single
// heading above all others; a date, as that of a daily note, only to a heading of level 1.
func findTitle(lines []cleanup.Line, file string) string {
	name, stem := nameOf(file), stemOf(file)
	text, at, size := leadingHeading(lines)
	isTitle := at.level == 1 && (isOnlyOne(lines, at.line) || isDay(stem)) || !isWritten(stem) && !isDay(stem)
	if text != "" && isTitle {
		remove(lines[at.line : at.line+size])
		return text
	}
	if isWritten(stem) {
		removeTitle(lines, name)
		return name
	}
	if lead := headLines(lines); len(lead) > 0 && standsAlone(lines, lead[0]) {
		if text := inline(cleanup.FindTitle(lines)); text != "" {
			return text
		}
	}
	return name
}

// isDay reports whether the name of a file is a date and nothing else.
func isDay(stem string) bool { return stem != "" && stated.TrimDate(stem) == "" }

// headingAt is the position of a heading.
type headingAt struct{ line, level int }

// leadingHeading returns the heading that lines begin with, or the first of
// level 1 in their head, and the number of its lines.
func leadingHeading(lines []cleanup.Line) (text string, at headingAt, size int) {
	for n, i := range headLines(lines) {
		text, level, size := heading(lines, i)
		if text != "" && (n == 0 || level == 1) {
			return text, headingAt{i, level}, size
		}
	}
	return "", headingAt{}, 0
}

// isOnlyOne reports whether no heading of level 1 follows the one in a line.
func isOnlyOne(lines []cleanup.Line, line int) bool {
	fence := ""
	for _, l := range lines[line+1:] {
		switch mark := shown.Fence(l.Text); {
		case fence != "":
			if len(mark) >= len(fence) && mark[0] == fence[0] {
				fence = ""
			}
		case mark != "":
			fence = mark
		case l.Kept() && strings.HasPrefix(l.Raw, "# "):
			return false
		}
	}
	return true
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

// headLines returns the indexes of the first lines with text. It stops at a
// block of code, where lines may look like headings.
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

// heading returns the text and level of the heading that begins in line i, and
// the number of its lines; the text is "" if there is none.
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

// inline returns a line of Markdown as it reads: links as their text, no marks
// for emphasis and code.
func inline(s string) string {
	var b strings.Builder
	text := shown.Of("# " + s)
	for _, piece := range text.Pieces(0, len(text.Source)) {
		b.WriteString(piece.Text)
	}
	return scrub.Line(b.String())
}
