package pdf

import (
	"bytes"
	"errors"
	"strconv"
)

// The objects of a PDF are nil, bool, float64 (every number), text (the bytes
// of a string), name, []any, dict, *stream and ref. In a sequence of operators,
// operator is one more.
type (
	text     string
	name     string
	operator string
	dict     map[name]any
	ref      int // the number of an object; generations do not matter to a reader
)

// stream is a dictionary with data.
type stream struct {
	dict
	raw        []byte // packed, as in the file
	id         ref
	generation int
}

var (
	errSyntax = errors.New("broken syntax")
	errEnd    = errors.New("end of objects")
)

const (
	deepest  = 60     // arrays and dictionaries within each other
	mostKids = 50_000 // objects in one array or dictionary
)

// lexer reads objects from data.
type lexer struct {
	data  []byte
	pos   int
	clear func(text) text // if set, decrypts strings
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// skipSpace moves to the next byte outside white space and comments.
func (l *lexer) skipSpace() {
	for ; l.pos < len(l.data); l.pos++ {
		if l.data[l.pos] == '%' {
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
			l.pos--
		} else if !isSpace(l.data[l.pos]) {
			return
		}
	}
}

// word returns the bytes up to the next white space or delimiter.
func (l *lexer) word() string {
	from := l.pos
	for l.pos < len(l.data) && !isSpace(l.data[l.pos]) && !isDelimiter(l.data[l.pos]) {
		l.pos++
	}
	return string(l.data[from:l.pos])
}

// object returns the next object, or errEnd at the end of data.
func (l *lexer) object(depth int) (any, error) {
	l.skipSpace()
	if l.pos >= len(l.data) {
		return nil, errEnd
	}
	if depth > deepest {
		return nil, errSyntax
	}
	switch c := l.data[l.pos]; c {
	case '/':
		l.pos++
		return l.name(), nil
	case '(':
		l.pos++
		return l.cleared(l.literal()), nil
	case '[':
		l.pos++
		return l.array(depth)
	case '<':
		l.pos++
		if l.pos < len(l.data) && l.data[l.pos] == '<' {
			l.pos++
			return l.dict(depth)
		}
		return l.cleared(l.hex()), nil
	case ']', '>', ')', '{', '}':
		l.pos++
		return operator(c), nil
	}
	return l.plain(), nil
}

func (l *lexer) cleared(s text) text {
	if l.clear == nil {
		return s
	}
	return l.clear(s)
}

// plain reads a number, a reference, or an operator.
func (l *lexer) plain() any {
	word := l.word()
	switch word {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	n, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return operator(word)
	}
	if id, ok := l.reference(word); ok {
		return ref(id)
	}
	return n
}

// reference reports whether word, the number just read, begins a reference such
// as "12 0 R". If so, it reads the rest.
func (l *lexer) reference(word string) (int, bool) {
	id, err := strconv.Atoi(word)
	if err != nil || id < 0 {
		return 0, false
	}
	back := l.pos
	l.skipSpace()
	if _, err := strconv.Atoi(l.word()); err == nil {
		l.skipSpace()
		if l.word() == "R" {
			return id, true
		}
	}
	l.pos = back
	return 0, false
}

func (l *lexer) name() name {
	word := l.word()
	var out []byte
	for i := 0; i < len(word); i++ {
		if word[i] == '#' && i+2 < len(word) {
			if v, err := strconv.ParseUint(word[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(v))
				i += 2
				continue
			}
		}
		out = append(out, word[i])
	}
	return name(out)
}

func (l *lexer) literal() text {
	var out []byte
	for depth := 1; l.pos < len(l.data); l.pos++ {
		c := l.data[l.pos]
		switch c {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				l.pos++
				return text(out)
			}
		case '\\':
			out = l.escaped(out)
			continue
		}
		out = append(out, c)
	}
	return text(out)
}

// escaped appends the meaning of the escape at l.pos, and moves to its last
// byte.
func (l *lexer) escaped(out []byte) []byte {
	l.pos++
	if l.pos >= len(l.data) {
		return out
	}
	c := l.data[l.pos]
	if i := bytes.IndexByte([]byte("nrtbf"), c); i >= 0 {
		return append(out, "\n\r\t\b\f"[i])
	}
	switch {
	case c == '\n':
		return out
	case c == '\r':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '\n' {
			l.pos++
		}
		return out
	case c < '0' || c > '7':
		return append(out, c)
	}
	v := 0
	for n := 0; n < 3 && l.pos < len(l.data) && '0' <= l.data[l.pos] && l.data[l.pos] <= '7'; n++ {
		v = v*8 + int(l.data[l.pos]-'0')
		l.pos++
	}
	l.pos--
	return append(out, byte(v))
}

func (l *lexer) hex() text {
	end := bytes.IndexByte(l.data[l.pos:], '>')
	if end < 0 {
		end = len(l.data) - l.pos
	}
	digits := l.data[l.pos : l.pos+end]
	l.pos = min(l.pos+end+1, len(l.data))
	return text(unhex(digits))
}

// unhex returns the bytes of hexadecimal digits, ignoring other characters.
func unhex(digits []byte) []byte {
	var out []byte
	half := -1
	for _, c := range digits {
		v, err := strconv.ParseUint(string(c), 16, 8)
		switch {
		case err != nil:
		case half < 0:
			half = int(v)
		default:
			out = append(out, byte(half<<4|int(v)))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return out
}

func (l *lexer) array(depth int) (any, error) {
	var out []any
	for {
		v, err := l.object(depth + 1)
		if err == errEnd || v == operator("]") {
			return out, nil
		}
		if err != nil || len(out) == mostKids {
			return nil, errSyntax
		}
		out = append(out, v)
	}
}

func (l *lexer) dict(depth int) (any, error) {
	out := dict{}
	for {
		key, err := l.object(depth + 1)
		if key == operator(">") { // the second of two
			if l.pos < len(l.data) && l.data[l.pos] == '>' {
				l.pos++
			}
			return out, nil
		}
		k, ok := key.(name)
		if err != nil || !ok || len(out) == mostKids {
			return nil, errSyntax
		}
		v, err := l.object(depth + 1)
		if err != nil {
			return nil, errSyntax
		}
		if v == operator(">") {
			if l.pos < len(l.data) && l.data[l.pos] == '>' {
				l.pos++
			}
			return out, nil
		}
		out[k] = v
	}
}
