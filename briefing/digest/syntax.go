package digest

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// complainSyntax says why text, which begins at a line of the file, is not
// YAML. outcome names the parts left out because of it.
func (p *parser) complainSyntax(text []byte, line int, err error, outcome string) {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		p.complainAt(line, 1, "cannot be read: "+err.Error()+"; "+outcome, "")
		return
	}
	mark, what, hint := explain(text, e)
	if last := lastLine(text); mark.Line > last {
		mark.Line, mark.Column = last, 1 // noticed only at the end of the text, which belongs to no entry
	}
	p.complainAt(line-1+max(mark.Line, 1), mark.Column, what+"; "+outcome, hint)
}

// lastLine returns the number of the last line of text that is not blank.
func lastLine(text []byte) int {
	return 1 + bytes.Count(bytes.TrimRight(text, " \t\r\n"), []byte("\n"))
}

// explain turns an error of the YAML parser into an editor's words, for the
// mistakes that are easily made. It returns where the mistake was made rather
// than where the parser noticed it.
func explain(text []byte, e *yaml.LoadError) (mark yaml.Mark, what, hint string) {
	switch opener := charAt(text, e.ContextMark); {
	case e.ContextMsg == "while scanning a quoted scalar" && strings.HasSuffix(e.Message, "end of stream"):
		return e.ContextMark, "a quote is opened here and not closed", ""
	case strings.HasPrefix(e.ContextMsg, "while parsing a flow ") && (opener == "[" || opener == "{"):
		hint = `a text that holds , : # [ ] { } needs quotes`
		if e.Mark.Line == e.ContextMark.Line {
			return e.Mark, `after the value a "," or the closing bracket should stand`, hint
		}
		return e.ContextMark, quote(opener) + " is opened here and not closed", hint
	case strings.Contains(e.Message, "tab character"):
		return e.Mark, "a tab where only spaces can stand", "indent with spaces"
	case e.Message == "found character that cannot start any token":
		return cannotStart(charAt(text, e.Mark), e.Mark)
	case strings.HasPrefix(e.Message, "unknown anchor "):
		return e.Mark, `"*" begins the name of a value that is nowhere given`, `put a text that begins with "*" in quotes`
	case strings.HasPrefix(e.Message, "mapping values are not allowed"):
		return e.Mark, `":" where no key can stand`, `put a text that holds ": " in quotes, or mend the indentation`
	case e.Message == "did not find expected node content":
		return e.Mark, `a value is missing, or a "[" or "{" is not closed`, ""
	case e.Message == "did not find expected key", strings.HasPrefix(e.Message, "did not find expected '-'"):
		return e.Mark, "does not belong to what stands above it", "check the quotes before it and the indentation"
	case strings.HasPrefix(e.Message, "found a comment without"):
		return e.Mark, `"#" begins a comment`, `put a text that is or begins with "#" in quotes`
	case strings.HasPrefix(e.Message, "exceeded max depth"):
		return e.Mark, "lists within lists are nested too deep", ""
	}
	return e.Mark, "cannot be read as YAML: " + e.Message, ""
}

func cannotStart(char string, mark yaml.Mark) (yaml.Mark, string, string) {
	if char == "\t" {
		return mark, "a tab where only spaces can stand", "indent with spaces"
	}
	return mark, quote(char) + " cannot begin a text", "put the text in quotes, as in \"@some-id\""
}

// charAt returns the character at a mark in text, "" behind its end.
func charAt(text []byte, mark yaml.Mark) string {
	for range mark.Line - 1 {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			return ""
		}
		text = text[i+1:]
	}
	line, _, _ := bytes.Cut(text, []byte("\n"))
	if r := []rune(string(line)); 0 < mark.Column && mark.Column <= len(r) {
		return string(r[mark.Column-1])
	}
	return ""
}
