package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/source/cleanup"
)

// paragraph is one block of an article, not yet converted to Markdown.
type paragraph struct {
	text       string
	joined     bool // made of several lines
	underlined bool // a line of = or - follows
	heading    bool
	rule       bool // a line of dashes or stars, without text
}

// paragraphs returns the blocks of the lines that are part of the article.
func paragraphs(lines []cleanup.Line) []paragraph {
	blocks := blocks(lines)
	width := wrapWidth(blocks)
	var out []paragraph
	for _, block := range blocks {
		out = appendBlock(out, block, width)
	}
	return joinDatelines(out)
}

// blocks returns the runs of lines between blank lines.
func blocks(lines []cleanup.Line) [][]cleanup.Line {
	var out [][]cleanup.Line
	var block []cleanup.Line
	for _, l := range lines {
		if l.Kept() {
			block = append(block, l)
		} else if l.Text == "" && len(block) > 0 {
			out = append(out, block)
			block = nil
		}
	}
	if len(block) > 0 {
		out = append(out, block)
	}
	return out
}

// appendBlock appends the paragraphs of a block to out.
func appendBlock(out []paragraph, block []cleanup.Line, width int) []paragraph {
	join := isWrapped(block, width)
	for i := 0; i < len(block); {
		from := i
		for i++; join && i < len(block) && !startsParagraph(block, i); {
			i++
		}
		lines := block[from:i]
		switch {
		case !cleanup.IsRule(lines[0].Text):
			out = append(out, paragraph{text: joinLines(lines), joined: len(lines) > 1})
		case from > 0 && strings.Trim(lines[0].Text, "=-") == "" && !out[len(out)-1].joined:
			out[len(out)-1].underlined = true
		default:
			out = append(out, paragraph{rule: true})
		}
	}
	return out
}

// joinLines joins lines with spaces. A line broken at a hyphen within a word is
// joined without one.
func joinLines(lines []cleanup.Line) string {
	if len(lines) == 1 {
		return lines[0].Text
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && !isHyphenated(lines[i-1].Text, l.Text) {
			b.WriteByte(' ')
		}
		b.WriteString(l.Text)
	}
	return b.String()
}

// isHyphenated reports whether the break between lines a and b is at a hyphen
// within a word.
func isHyphenated(a, b string) bool {
	word, ok := strings.CutSuffix(a, "-")
	before, _ := utf8.DecodeLastRuneInString(word)
	after, _ := utf8.DecodeRuneInString(b)
	return ok && unicode.IsLetter(before) && unicode.IsLetter(after)
}

// joinDatelines puts "MOSCOW —" at the beginning of the paragraph below it.
func joinDatelines(paragraphs []paragraph) []paragraph {
	out := paragraphs[:0]
	for i, p := range paragraphs {
		if n := len(out); i > 0 && n > 0 && !p.rule && !out[n-1].rule && cleanup.IsDateline(out[n-1].text) {
			p.text = out[n-1].text + " " + p.text
			out[n-1] = p
			continue
		}
		out = append(out, p)
	}
	return out
}
