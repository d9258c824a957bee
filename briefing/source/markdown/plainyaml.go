package markdown

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// Most front matter is lines of a key and a few words. Running a full YAML
// parser on it takes longer than all other work on a short document. So the
// plainest YAML is read here: each line has a key of letters at its very
// beginning, and a value on the same line. A value is ASCII, begins with a
// letter or a digit and has no character with a meaning in YAML; or it is a
// bracketed list of such values.

// plainMapping returns the YAML tree of a header, or false if the header is not
// that plain.
func plainMapping(header string) (*yaml.Node, bool) {
	mapping := &yaml.Node{Kind: yaml.MappingNode}
	number := 0
	for line := range strings.Lines(header) {
		number++
		line = strings.TrimSuffix(line, "\n")
		key, text, _ := strings.Cut(line, ": ")
		if !isPlainKey(key) {
			return nil, false
		}
		value, ok := plainValue(text)
		if !ok {
			return nil, false
		}
		value.Line, value.Column = number, len(key)+len(": ")+1
		mapping.Content = append(mapping.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key, Line: number, Column: 1}, value)
	}
	return mapping, len(mapping.Content) > 0
}

func plainValue(text string) (*yaml.Node, bool) {
	list, isList := strings.CutPrefix(text, "[")
	if !isList {
		return &yaml.Node{Kind: yaml.ScalarNode, Value: text}, isPlain(text)
	}
	list, closed := strings.CutSuffix(list, "]")
	if !closed || strings.ContainsAny(list, "[]{}:?") {
		return nil, false
	}
	value := &yaml.Node{Kind: yaml.SequenceNode}
	for item := range strings.SplitSeq(list, ",") {
		item = strings.Trim(item, " ")
		if !isPlain(item) {
			return nil, false
		}
		value.Content = append(value.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: item})
	}
	return value, true
}

// isPlainKey reports whether key consists of letters. YAML limits the length of
// keys.
func isPlainKey(key string) bool {
	for i := range len(key) {
		if !isASCIILetter(key[i]) {
			return false
		}
	}
	const longest = 100
	return 0 < len(key) && len(key) <= longest
}

// isPlain reports whether a YAML scalar stands for its own letters, and is not
// null.
func isPlain(text string) bool {
	if text == "" || !isASCIILetter(text[0]) && !('0' <= text[0] && text[0] <= '9') {
		return false
	}
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return false
		}
	}
	return !strings.Contains(text, ": ") && !strings.Contains(text, " #") && !strings.HasSuffix(text, " ") &&
		!strings.HasSuffix(text, ":") && !strings.EqualFold(text, "null")
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
