package markdown

import (
	"strings"

	"briefing/briefing/source/web"
)

// withTables returns text with its HTML tables rewritten in Markdown, so that
// cells stay apart wherever the text is shown. Tables in code, tables without
// an end and those that do not begin a line stay.
func withTables(text string) string {
	const open, end = "<table", "</table>"
	if !strings.Contains(text, open) {
		return text
	}
	var out strings.Builder
	fence := ""
	for text != "" {
		line, rest, _ := strings.Cut(text, "\n")
		bare := strings.TrimLeft(line, " ")
		switch {
		case fence != "" && strings.HasPrefix(bare, fence):
			fence = ""
		case fence == "" && (strings.HasPrefix(bare, "```") || strings.HasPrefix(bare, "~~~")):
			fence = bare[:3]
		case fence == "" && len(line)-len(bare) < 4 && strings.HasPrefix(bare, open) && (out.Len() == 0 || strings.HasSuffix(out.String(), "\n\n")):
			block, _, _ := strings.Cut(text, "\n\n") // a blank line ends HTML
			i := strings.Index(block, end)
			if i < 0 {
				break
			}
			table := text[:i+len(end)]
			md, err := web.Markdown(table)
			if err != nil {
				break
			}
			out.WriteString(md + "\n")
			text = strings.TrimPrefix(text[len(table):], "\n")
			continue
		}
		out.WriteString(line)
		if len(line) < len(text) {
			out.WriteByte('\n')
		}
		text = rest
	}
	return strings.TrimRight(out.String(), "\n")
}
