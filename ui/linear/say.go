package linear

import (
	"io"
	"regexp"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page"
)

// voice writes lines.
type voice struct {
	w     io.Writer
	width int
	err   error
}

// say writes parts as one line, with a space between them. Empty parts are left out.
func (v *voice) say(parts ...string) {
	var said []string
	for _, p := range parts {
		if p = spoken(p); p != "" {
			said = append(said, p)
		}
	}
	line := strings.Join(said, " ")
	if line == "" || v.err != nil {
		return
	}
	if v.width > 0 {
		line = ansi.Wrap(line, v.width, "")
	}
	_, v.err = io.WriteString(v.w, line+"\n")
}

// prompt writes the sign that asks for a line.
func (v *voice) prompt() {
	if v.err == nil {
		_, v.err = io.WriteString(v.w, "> ")
	}
}

// words are signs of pages that are said in words.
var words = strings.NewReplacer(
	page.FoundMark, "unchecked: ", page.KeptMark, "kept ",
	"→", "to",
)

// keptCount finds the mark of kept passages before a text that says the same.
var keptCount = regexp.MustCompile(page.KeptMark + `([\d,]+ kept)`)

// dot is the sign between the parts of a row. Within a word it is a letter.
var dot = regexp.MustCompile(`\s+·\s*|\s*·\s+`)

// afterEnd finds a comma behind the end of a sentence.
var afterEnd = regexp.MustCompile(`([.!?…]), `)

// spoken returns s on one line of printable characters, without signs that only mean
// something on a screen.
func spoken(s string) string {
	s = keptCount.ReplaceAllString(ansi.Strip(strings.ToValidUTF8(s, "\uFFFD")), "$1")
	s = words.Replace(s)
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == '\u200c' || r == '\u200d': // joiners, without which some scripts are misspelt
			return r
		case r >= 0x2500 && r <= 0x259f, r >= 0x2800 && r <= 0x28ff, !unicode.IsPrint(r):
			return -1
		}
		return r
	}, s)
	s = dot.ReplaceAllString(strings.Join(strings.Fields(s), " "), ", ")
	return strings.TrimPrefix(afterEnd.ReplaceAllString(s, "$1 "), ", ")
}

// full returns s with a full stop, unless it ends a sentence already.
func full(s string) string {
	s = spoken(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?:") || strings.HasSuffix(s, "…") {
		return s
	}
	for _, end := range []string{".”", "!”", "?”", ".’"} {
		if strings.HasSuffix(s, end) {
			return s
		}
	}
	return s + "."
}

// when returns a date as it is said: "About March 2024."
func when(d briefing.Date) string {
	if !d.Known() {
		return ""
	}
	said := d.Human()
	if rest, ok := strings.CutPrefix(said, "c. "); ok {
		said = "About " + rest
	}
	return full(said)
}

// count returns a number with commas.
func count(n int) string { return briefing.Thousands(max(n, 0)) }
