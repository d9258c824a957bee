package cleanup

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
)

// Line is one line of a document.
type Line struct {
	Number int    // in the document, from 1
	Raw    string // the line as it stands
	Text   string // Raw, trimmed, with runs of white space collapsed
	Reason string // why the line is not part of the article; "" if it is

	parts  []briefing.Removed // parts cut out of the line
	whole  string             // the line before the cuts
	folded string             // Text folded for comparing phrases, if short enough for litter
}

// Split returns the lines of text, numbered from first. A line feed at the very
// end starts no further line.
func Split(text string, first int) []Line {
	text = strings.TrimSuffix(text, "\n")
	lines := make([]Line, 0, strings.Count(text, "\n")+1)
	for raw := range strings.SplitSeq(text, "\n") {
		lines = append(lines, Line{Number: first + len(lines), Raw: raw, Text: foldSpace(raw)})
	}
	return lines
}

// Removed returns the lines and parts of lines that are not part of the
// article, in the order of the document.
func Removed(lines []Line) []briefing.Removed {
	var out []briefing.Removed
	for _, l := range lines {
		if l.Reason != "" {
			out = append(out, briefing.Removed{Line: l.Number, Text: cmp.Or(l.whole, l.Raw), Reason: l.Reason})
			continue
		}
		out = append(out, l.parts...)
	}
	return out
}

// Remove removes l for a reason, unless it has been removed already.
func (l *Line) Remove(reason string) {
	if l.Reason == "" {
		l.Reason = reason
	}
}

// Part is a range of bytes of a line that is not part of the article.
type Part struct {
	Start, End int
	With       string // replacement
	Reason     string
}

// Cut takes parts out of l. They must be in order and must not overlap. If no
// text is left, l is removed as a whole.
func (l *Line) Cut(parts []Part) {
	if len(parts) == 0 {
		return
	}
	var rest strings.Builder
	from := 0
	for _, p := range parts {
		rest.WriteString(l.Raw[from:p.Start])
		rest.WriteString(p.With)
		from = p.End
		if s := rest.String(); p.With == "" && (s == "" || s[len(s)-1] == ' ') { // of two spaces keep one
			for from < len(l.Raw) && l.Raw[from] == ' ' {
				from++
			}
		}
	}
	rest.WriteString(l.Raw[from:])
	raw := strings.TrimRight(rest.String(), " \t")
	if raw == "" {
		l.Remove(parts[0].Reason)
		return
	}
	for _, p := range parts {
		l.parts = append(l.parts, briefing.Removed{Line: l.Number, Text: l.Raw[p.Start:p.End], Reason: p.Reason})
	}
	if from < len(l.Raw) {
		raw = rest.String() // keep the trailing spaces, which may be a line break
	}
	l.whole, l.Raw, l.Text = l.Raw, raw, foldSpace(raw)
}

// Kept reports whether l has text that is part of the article.
func (l *Line) Kept() bool { return l.Reason == "" && l.Text != "" }

// next returns the first line from i on that has text, removed or not, or
// len(lines).
func next(lines []Line, i int) int {
	for i < len(lines) && lines[i].Text == "" {
		i++
	}
	return i
}

// foldSpace returns s trimmed, with runs of spaces and tabs collapsed. No-break
// spaces stay.
func foldSpace(s string) string {
	s = strings.TrimSpace(s)
	if !strings.Contains(s, "  ") && !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' || r == '\t' }) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// moreWords reports whether s has more than n words.
func moreWords(s string, n int) bool {
	for range strings.FieldsSeq(s) {
		if n--; n < 0 {
			return true
		}
	}
	return false
}

// EndsSentence reports whether s ends like a sentence, perhaps with closing
// quotes or brackets behind the stop.
func EndsSentence(s string) bool {
	s = strings.TrimRight(s, `"'”’»)]`)
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？؟", r)
}

// startsLower reports whether s begins with a lower-case letter.
func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// IsRule reports whether s is a drawn rule: "-----", "* * *".
func IsRule(s string) bool {
	if s == "" || strings.IndexByte("=-_*~#", s[0]) < 0 {
		return false
	}
	marks := strings.ReplaceAll(s, " ", "")
	return len(marks) >= 3 && strings.Trim(marks, marks[:1]) == ""
}
