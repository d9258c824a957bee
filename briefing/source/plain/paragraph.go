package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/source/cleanup"
)

// paragraph is one block of an article, still as plain text.
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

// blocks returns the runs of lines that no blank line parts.
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

func appendBlock(out []paragraph, block []cleanup.Line, width int) []paragraph {
	join := isWrapped(block, width)
	for i, l := range block {
		switch {
		case cleanup.IsRule(l.Text):
			if i > 0 && len(out) > 0 && !out[len(out)-1].joined && strings.Trim(l.Text, "=-") == "" {
				out[len(out)-1].underlined = true
				continue
			}
			out = append(out, paragraph{rule: true})
		case join && i > 0 && !startsParagraph(block, i):
			last := &out[len(out)-1]
			last.text = joinLines(last.text, l.Text)
			last.joined = true
		default:
			out = append(out, paragraph{text: l.Text})
		}
	}
	return out
}

// joinLines joins two lines with a space, or without one where the break was
// made at a hyphen within a word.
func joinLines(a, b string) string {
	if strings.HasSuffix(a, "-") && len(a) > 1 {
		before, _ := utf8.DecodeLastRuneInString(a[:len(a)-1])
		after, _ := utf8.DecodeRuneInString(b)
		if unicode.IsLetter(before) && unicode.IsLetter(after) {
			return a + b
		}
	}
	return a + " " + b
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
