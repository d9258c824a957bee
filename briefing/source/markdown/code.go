package markdown

import (
	"strings"

	"briefing/briefing/internal/shown"
)

// skipCode skips the block of code that begins on this line, if there is one.
func (s *templateScanner) skipCode() bool {
	line, _, _ := strings.Cut(s.text[s.at:], "\n")
	bare := strings.TrimLeft(line, " \t>")
	if mark := shown.Fence(bare); mark != "" {
		s.skipFence(mark)
		return true
	}
	if isItem(bare) {
		s.list = true
	} else if line != "" && line == bare {
		s.list = false
	}
	isBlank := s.at < 2 || s.text[s.at-2] == '\n'
	if indented := strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t"); !indented || s.list || !isBlank {
		return false
	}
	for strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t") {
		s.at = min(s.at+len(line)+1, len(s.text))
		line, _, _ = strings.Cut(s.text[s.at:], "\n")
	}
	return true
}

// skipFence skips a fenced block of code, up to its closing line or the end of
// the text.
func (s *templateScanner) skipFence(mark string) {
	for first := true; s.at < len(s.text); first = false {
		line, _, _ := strings.Cut(s.text[s.at:], "\n")
		s.at = min(s.at+len(line)+1, len(s.text))
		end := shown.Fence(strings.TrimLeft(line, " \t>"))
		if !first && len(end) >= len(mark) && end[0] == mark[0] && strings.TrimSpace(strings.TrimLeft(line, " \t>")) == end {
			return
		}
	}
}

// isItem reports whether a line begins an item of a list.
func isItem(line string) bool {
	bare := strings.TrimLeft(line, "0123456789")
	if bare == line {
		return len(line) > 1 && strings.IndexByte("-*+", line[0]) >= 0 && line[1] == ' '
	}
	return strings.HasPrefix(bare, ". ") || strings.HasPrefix(bare, ") ")
}

// skipSpan skips the span of code that begins here, if it ends in its
// paragraph, else only its opening mark.
func (s *templateScanner) skipSpan() {
	text := s.inParagraph()
	mark := text[:len(text)-len(strings.TrimLeft(text, "`"))]
	for rest := text[len(mark):]; ; {
		n := strings.Index(rest, mark)
		if n < 0 {
			s.at += len(mark)
			return
		}
		after := strings.TrimLeft(rest[n:], "`")
		if len(rest)-n-len(after) == len(mark) {
			s.at += len(text) - len(after)
			return
		}
		rest = after
	}
}
