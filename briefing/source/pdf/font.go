package pdf

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// font turns the bytes that a page shows into text and its width.
type font struct {
	wide    bool              // codes may have several bytes
	codes   codes             // how strings are cut into them
	unicode map[uint32]string // what codes mean, as the font says
	drawn   map[uint32]string // what they mean by the program that draws them, by number
	runes   *[256]rune        // what they mean by its encoding
	widths  map[uint32]float64
	width   float64 // of all other codes; in thousandths of the size
	name    string  // by which the width of a letter is known where it is not stated
	unit    float64 // of the widths, in thousandths of the size
}

// glyph is what a code shows.
type glyph struct {
	text  string
	width float64
	space bool // the code is 32, for which words are set apart
}

const mostCodes = 70_000 // of one font

func (f *file) font(v any) *font {
	d := f.dict(v)
	t := &font{widths: map[uint32]float64{}, width: 500, unit: 1}
	if s, ok := f.value(d["ToUnicode"]).(*stream); ok {
		if data, err := f.unpack(s); err == nil {
			t.unicode = readCodes(data)
			t.codes = readSpaces(data)
		}
	}
	base, _ := f.value(d["BaseFont"]).(name)
	t.name = string(base)
	if d["Subtype"] == name("Type0") {
		t.wide = true
		if own := f.codesOf(d["Encoding"]); len(own.spaces) > 0 || own.text != nil || own.utf16 {
			t.codes = own
		} else if _, isNamed := f.value(d["Encoding"]).(name); isNamed {
			t.codes = codes{} // two bytes
		}
		if below := f.array(d["DescendantFonts"]); len(below) > 0 {
			t.describe(f, f.dict(below[0]))
		}
		return t
	}
	t.codes = codes{}
	t.runes = f.encoding(d)
	if matrix := f.array(d["FontMatrix"]); d["Subtype"] == name("Type3") && len(matrix) > 0 {
		t.unit = 1000 * math.Abs(number(f.value(matrix[0])))
	}
	first := number(f.value(d["FirstChar"]))
	widths := f.array(d["Widths"])
	for i, w := range widths {
		t.widths[uint32(first)+uint32(i)] = number(f.value(w))
	}
	if missing := number(f.value(f.dict(d["FontDescriptor"])["MissingWidth"])); missing > 0 {
		t.width = missing
	}
	if len(widths) == 0 && d["Subtype"] != name("Type3") {
		for code, r := range t.runes {
			t.widths[uint32(code)] = standardWidth(t.name, r)
		}
	}
	return t
}

// describe takes what the description of a font with several bytes a code says: the
// widths of its letters and, where the font does not say which they are, what its
// program knows of them.
func (t *font) describe(f *file, d dict) {
	f.wideWidths(t, d)
	if t.unicode != nil || t.codes.text != nil || t.codes.utf16 {
		return
	}
	about := f.dict(d["FontDescriptor"])
	t.drawn = map[uint32]string{}
	if s, ok := f.value(about["FontFile2"]).(*stream); ok {
		if data, err := f.unpack(s); err == nil {
			for glyph, r := range trueTypeRunes(data) {
				t.drawn[glyph] = string(r)
			}
		}
	}
	if s, ok := f.value(about["FontFile3"]).(*stream); ok {
		if data, err := f.unpack(s); err == nil {
			if font, ok := readCompactFont(data); ok {
				for glyph, n := range font.names {
					if r := glyphRune(n); r != 0 {
						t.drawn[uint32(glyph)] = string(r)
					}
				}
			}
		}
	}
}

// wideWidths reads the widths of a font with two bytes a code: "1 [500 600]"
// from a code on, "5 9 500" for all from one to another.
func (f *file) wideWidths(t *font, d dict) {
	t.width = 1000
	if w, ok := f.value(d["DW"]).(float64); ok {
		t.width = w
	}
	a := f.array(d["W"])
	for len(a) >= 2 && len(t.widths) < mostCodes {
		from := uint32(number(f.value(a[0])))
		if list, ok := f.value(a[1]).([]any); ok {
			for i, w := range list {
				t.widths[from+uint32(i)] = number(f.value(w))
			}
			a = a[2:]
			continue
		}
		if len(a) < 3 {
			return
		}
		to := uint32(number(f.value(a[1])))
		for c := from; c <= to && c < from+mostCodes && len(t.widths) < mostCodes; c++ {
			t.widths[c] = number(f.value(a[2]))
		}
		a = a[3:]
	}
}

// encoding returns what the codes of a font with one byte a code mean.
func (f *file) encoding(d dict) *[256]rune {
	table := charmap.Windows1252
	v := f.value(d["Encoding"])
	e, isDict := v.(dict)
	if isDict {
		v = f.value(e["BaseEncoding"])
	}
	if v == name("MacRomanEncoding") {
		table = charmap.Macintosh
	}
	var out [256]rune
	for i := range out {
		out[i] = table.DecodeByte(byte(i))
	}
	if v == nil {
		for code, r := range standard {
			out[code] = r
		}
		for code, r := range f.builtIn(d) {
			out[code] = r
		}
	}
	code := 0
	for _, item := range f.array(e["Differences"]) {
		switch item := f.value(item).(type) {
		case float64:
			code = int(item)
		case name:
			if r := glyphRune(string(item)); r != 0 && 0 <= code && code < 256 {
				out[code] = r
			}
			code++
		}
	}
	return &out
}

// builtIn returns what the codes of a font mean by the program that draws its
// letters, as far as it says so in plain words: "dup 12 /fi put".
func (f *file) builtIn(d dict) map[int]rune {
	const longest = 64 << 10
	if s, ok := f.value(f.dict(d["FontDescriptor"])["FontFile3"]).(*stream); ok {
		return f.compactCodes(s)
	}
	program, ok := f.value(f.dict(d["FontDescriptor"])["FontFile"]).(*stream)
	if !ok {
		return nil
	}
	data, err := f.unpack(program)
	if err != nil {
		return nil
	}
	out := map[int]rune{}
	l := lexer{data: data[:min(len(data), longest)]}
	if end := bytes.Index(l.data, []byte("eexec")); end >= 0 {
		l.data = l.data[:end]
	}
	l.pos = max(bytes.Index(l.data, []byte("/Encoding")), 0)
	for code := -1; ; {
		v, err := l.object(0)
		if err == errEnd {
			return out
		}
		switch v := v.(type) {
		case float64:
			code = int(v)
		case name:
			if r := glyphRune(string(v)); r != 0 && 0 <= code && code < 256 {
				out[code] = r
			}
			code = -1
		}
	}
}

// compactCodes returns what the codes of a font mean by its program, in the Compact
// Font Format.
func (f *file) compactCodes(s *stream) map[int]rune {
	data, err := f.unpack(s)
	if err != nil {
		return nil
	}
	font, ok := readCompactFont(data)
	if !ok {
		return nil
	}
	out := map[int]rune{}
	for code, glyph := range font.codes {
		if int(glyph) < len(font.names) {
			if r := glyphRune(font.names[glyph]); r != 0 {
				out[code] = r
			}
		}
	}
	return out
}

// glyphs returns what the bytes of a string show.
func (t *font) glyphs(s text) []glyph {
	var out []glyph
	for len(s) > 0 {
		code, size := uint32(s[0]), 1
		if t.wide {
			if code, size = t.codes.next(s); size == 1 && len(s) == 1 && len(t.codes.spaces) == 0 && t.codes.text == nil {
				return out // half a code
			}
		}
		own := s[:size]
		s = s[size:]
		cid := code
		if t.codes.cids != nil {
			cid = t.codes.cids[code]
		}
		g := glyph{width: t.width, space: size == 1 && code == ' '}
		if w, ok := t.widths[cid]; ok {
			g.width = w
		}
		g.width *= t.unit
		g.text = t.shows(code, cid, own)
		out = append(out, g)
	}
	return out
}

// shows returns what a code shows.
func (t *font) shows(code, cid uint32, own text) string {
	if s, ok := t.unicode[code]; ok {
		return s
	}
	if t.runes != nil && code < 256 {
		return string(t.runes[code])
	}
	if s, ok := t.codes.shows(own); ok && s != "" {
		return s
	}
	if s, ok := t.drawn[cid]; ok {
		return s
	}
	return "\ufffd"
}

// readCodes reads what a font says of the meaning of its codes.
func readCodes(data []byte) map[uint32]string {
	out := map[uint32]string{}
	l := lexer{data: data}
	var args []any
	for {
		v, err := l.object(0)
		if err != nil {
			return out
		}
		switch op, isOp := v.(operator); {
		case !isOp:
			args = append(args, v)
		case op == "endbfchar":
			for i := 0; i+1 < len(args) && len(out) < mostCodes; i += 2 {
				out[codeOf(args[i])] = utf16Text(args[i+1])
			}
			args = nil
		case op == "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				addRange(out, codeOf(args[i]), codeOf(args[i+1]), args[i+2])
			}
			args = nil
		default:
			args = nil
		}
		if len(args) > mostKids {
			return out
		}
	}
}

// addRange adds the codes from one to another, which mean a list of texts or
// letters that follow each other.
func addRange(out map[uint32]string, from, to uint32, means any) {
	list, isList := means.([]any)
	begin := []rune(utf16Text(means))
	for c := from; c <= to && len(out) < mostCodes; c++ {
		i := c - from
		switch {
		case isList && int(i) < len(list):
			out[c] = utf16Text(list[i])
		case isList || len(begin) == 0:
			return
		default:
			last := len(begin) - 1
			out[c] = string(begin[:last]) + string(begin[last]+rune(i))
		}
	}
}

func codeOf(v any) uint32 {
	s, _ := v.(text)
	code := uint32(0)
	for i := range min(len(s), 4) {
		code = code<<8 | uint32(s[i])
	}
	return code
}

func utf16Text(v any) string {
	s, _ := v.(text)
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// standard is where the encoding of fonts that name none differs from Windows'.
var standard = map[int]rune{
	0x27: '’', 0x60: '‘', 0xa4: '⁄', 0xa6: 'ƒ', 0xa8: '¤', 0xa9: '\'', 0xaa: '“', 0xac: '‹', 0xad: '›', 0xae: 'ﬁ', 0xaf: 'ﬂ',
	0xb1: '–', 0xb2: '†', 0xb3: '‡', 0xb4: '·', 0xb7: '•', 0xb8: '‚', 0xb9: '„', 0xba: '”', 0xbc: '…', 0xbd: '‰', 0xd0: '—',
	0xe1: 'Æ', 0xe8: 'Ł', 0xe9: 'Ø', 0xea: 'Œ', 0xf1: 'æ', 0xf5: 'ı', 0xf8: 'ł', 0xf9: 'ø', 0xfa: 'œ', 0xfb: 'ß',
}

// glyphRune returns the letter that a glyph of this name shows, or 0.
func glyphRune(name string) rune {
	name, _, _ = strings.Cut(name, ".") // "a.alt"
	if r, ok := glyphNames()[name]; ok {
		return r
	}
	if len(name) == 1 {
		return rune(name[0])
	}
	for _, prefix := range []string{"uni", "u"} {
		if digits, ok := strings.CutPrefix(name, prefix); ok && len(digits) >= 4 {
			if v, err := strconv.ParseUint(digits[:min(len(digits), 6)], 16, 32); err == nil {
				return rune(v)
			}
		}
	}
	if digits, ok := strings.CutPrefix(name, "afii"); ok {
		return cyrillic(digits)
	}
	return 0
}

// cyrillic returns the Russian letter that Adobe gave a number.
func cyrillic(digits string) rune {
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil:
	case n == 10023:
		return 'Ё'
	case n == 10071:
		return 'ё'
	case 10017 <= n && n <= 10022:
		return 'А' + rune(n-10017)
	case 10024 <= n && n <= 10049:
		return 'Ж' + rune(n-10024)
	case 10065 <= n && n <= 10070:
		return 'а' + rune(n-10065)
	case 10072 <= n && n <= 10097:
		return 'ж' + rune(n-10072)
	}
	return 0
}
