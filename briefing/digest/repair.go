package digest

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// maxRepaired is the size in bytes of the largest file that is repaired. In a
// larger one, reading stops at the first error.
const maxRepaired = 1 << 20

// block is a part of a file that can most likely be read on its own: an entry
// of a list, or a whole section that is no such list. A digest is written entry
// by entry, and so are its mistakes. But an error such as an unclosed quote
// often shows only far below, and takes everything in between with it.
type block struct {
	line       int // first line, from 1
	start, end int // bytes
	isEntry    bool
}

func (b block) String() string {
	if b.isEntry {
		return "the entry"
	}
	return "the section"
}

// repair returns the YAML documents of data without the blocks that are not
// YAML, and complains about each of these. It blanks them out rather than cut
// them, so that all other lines and columns stay. If that does not help, it
// returns cause or the remaining error.
func (p *parser) repair(data []byte, cause error) ([]*yaml.Node, error) {
	if len(data) > maxRepaired {
		return nil, cause
	}
	rest := bytes.Clone(data)
	list := blocks(data)
	for _, b := range list {
		if p.full() {
			break
		}
		// An alias may refer to an anchor in another block: only the whole file
		// can tell.
		if _, err := load(data[b.start:b.end]); err != nil && !isAnchor(err) {
			p.complainSyntax(data[b.start:b.end], b.line, err, b.String()+" is left out")
			blank(rest[b.start:b.end])
		}
	}
	const tries = 10
	for range tries {
		documents, err := load(rest)
		if err == nil {
			return documents, nil
		}
		cause = err
		b, ok := blockAt(list, faultLine(err))
		if !ok || len(bytes.TrimSpace(rest[b.start:b.end])) == 0 {
			break
		}
		p.complainSyntax(data, 1, err, b.String()+" is left out")
		blank(rest[b.start:b.end])
	}
	return nil, cause
}

// blank erases text without moving what follows.
func blank(text []byte) {
	for i, c := range text {
		if c != '\n' && c != '\r' {
			text[i] = ' '
		}
	}
}

// blocks cuts data into blocks. Sections begin at the left margin. A section is
// a list if its first line is a lone key and the next begins with a dash; every
// dash in the same column then begins an entry.
func blocks(data []byte) []block {
	var list []block
	current := block{line: 1}
	cut := func(at, line int, isEntry bool) {
		current.end = at
		if at > current.start {
			list = append(list, current)
		}
		current = block{line: line, start: at, isEntry: isEntry}
	}
	const none = -1
	dash, mayBeList := none, false // column of the section's dashes; whether one may still come
	at, line := 0, 0
	for text := range strings.Lines(string(data)) {
		line++
		content := strings.TrimLeft(text, " ")
		indent := len(text) - len(content)
		switch {
		case strings.TrimSpace(content) == "" || content[0] == '#':
		case isDash(content) && (mayBeList || indent == dash):
			dash, mayBeList = indent, false
			cut(at, line, true)
		case indent == 0 && strings.IndexByte("-%\t", content[0]) < 0:
			dash, mayBeList = none, isKeyAlone(content)
			cut(at, line, false)
		default:
			mayBeList = false
		}
		at += len(text)
	}
	cut(len(data), line, false)
	return list
}

func isDash(content string) bool {
	return content[0] == '-' && (len(content) == 1 || isBlank(rune(content[1])))
}

// isKeyAlone reports whether a line has a key but no value. A comment may
// follow.
func isKeyAlone(content string) bool {
	_, value, ok := strings.Cut(content, ":")
	value = strings.TrimSpace(value)
	return ok && (value == "" || value[0] == '#')
}

// blockAt returns the block that holds a line, from 1.
func blockAt(list []block, line int) (block, bool) {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].line <= line {
			return list[i], true
		}
	}
	return block{}, false
}

// isAnchor reports whether err is about a YAML alias without an anchor.
func isAnchor(err error) bool {
	var e *yaml.LoadError
	return errors.As(err, &e) && e.Stage == yaml.ComposerStage
}

// faultLine returns the line that err is about, 0 if it names none.
func faultLine(err error) int {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		return 0
	}
	return e.Mark.Line
}
