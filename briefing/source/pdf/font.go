package pdf

import (
	"bytes"
	"iter"
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

// font turns the bytes shown by a page into text and its width.
type font struct {
	wide    bool            // codes may have several bytes
	codes   codes           // how strings are split into codes
	unicode *meanings       // texts of codes, as stated by the font
	drawn   map[uint32]rune // letters of glyph numbers, from the font program
	runes   *[256]rune      // letters of codes, from the encoding
	widths  *widths
	width   float64 // of codes not in widths, in thousandths of the font size
	name    string  // selects a standard font where widths are not stated
	unit    float64 // unit of the widths, in thousandths of the font size
}

// glyph is the text of one code, with its width.
type glyph struct {
	text  string
	width float64
	space bool // the code is 32, for which word spacing applies
}

const mostCodes = 70_000 // of one font

func (f *file) font(v any) *font {
	d := f.dict(v)
	f.left -= fontCost
	t := &font{widths: &widths{each: map[uint32]float64{}}, width: 500, unit: 1, unicode: f.meaningsOf(d["ToUnicode"])}
	base, _ := f.value(d["BaseFont"]).(name)
	t.name = string(base)
	if d["Subtype"] == name("Type0") {
		t.wide = true
		if own := f.codesOf(d["Encoding"]); len(own.spaces) > 0 || own.text != nil || own.utf16 {
			t.codes = own
		} else if _, isNamed := f.value(d["Encoding"]).(name); !isNamed { // else two bytes
			t.codes = f.codesOf(d["ToUnicode"])
		}
		if below := f.array(d["DescendantFonts"]); len(below) > 0 {
			t.describe(f, f.dict(below[0]))
		}
		return t
	}
	t.runes = f.encoding(d)
	if matrix := f.array(d["FontMatrix"]); d["Subtype"] == name("Type3") && len(matrix) > 0 {
		t.unit = 1000 * math.Abs(number(f.value(matrix[0])))
	}
	first := number(f.value(d["FirstChar"]))
	stated := f.array(d["Widths"])
	for i, w := range stated[:min(len(stated), 256)] {
		t.widths.each[uint32(first)+uint32(i)] = number(f.value(w))
	}
	if missing := number(f.value(f.dict(d["FontDescriptor"])["MissingWidth"])); missing > 0 {
		t.width = missing
	}
	if len(stated) == 0 && d["Subtype"] != name("Type3") {
		for code, r := range t.runes {
			t.widths.each[uint32(code)] = standardWidth(t.name, r)
		}
	}
	return t
}

// describe reads the description of a composite font: the widths of its letters
// and, if the font has no table of texts, the letters known to its program.
func (t *font) describe(f *file, d dict) {
	t.width = 1000
	if w, ok := f.value(d["DW"]).(float64); ok {
		t.width = w
	}
	t.widths = f.widthsOf(d["W"])
	if t.unicode != nil || t.codes.text != nil || t.codes.utf16 {
		return
	}
	about := f.dict(d["FontDescriptor"])
	t.drawn = once(f, f.drawn, about["FontFile2"], f.trueTypeRunes)
	if t.drawn == nil {
		t.drawn = once(f, f.drawn, about["FontFile3"], f.namedRunes)
	}
}

// namedRunes returns the letters of the glyphs of a font in the Compact Font
// Format, by glyph number, as far as their names tell.
func (f *file) namedRunes(data []byte) map[uint32]rune {
	out := map[uint32]rune{}
	font, _ := readCompactFont(data)
	for glyph, n := range font.names {
		if r := glyphRune(n); r != 0 && f.spend(entryCost) == nil {
			out[uint32(glyph)] = r
		}
	}
	return out
}

// encoding returns the letters of the codes of a simple font, one with one byte
// a code.
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
		if f.spend(2*codeCost) != nil {
			break
		}
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

// builtIn returns the letters of codes in the font program, as far as its plain
// text states them: "dup 12 /fi put".
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

// compactCodes returns the letters of codes in a font program in the Compact
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

// glyphs yields the glyphs for the bytes of a string.
func (t *font) glyphs(s text) iter.Seq[glyph] {
	return func(yield func(glyph) bool) {
		for len(s) > 0 {
			code, size := uint32(s[0]), 1
			if t.wide {
				if code, size = t.codes.next(s); size == 1 && len(s) == 1 && len(t.codes.spaces) == 0 && t.codes.text == nil {
					return // an incomplete code
				}
			}
			own := s[:size]
			s = s[size:]
			cid := t.codes.cid(code)
			g := glyph{width: t.width, space: size == 1 && code == ' '}
			if w, ok := t.widths.of(cid); ok {
				g.width = w
			}
			g.width *= t.unit
			g.text = t.shows(code, cid, own)
			if !yield(g) {
				return
			}
		}
	}
}

// cost returns the work for each letter of t, in addition to its text.
func (t *font) cost() int {
	const ofTable = 16 // a table that is searched for each code
	cost := stepCost + len(t.codes.spaces)/4
	if t.codes.text != nil {
		cost += ofTable
	}
	return cost
}

// shows returns the text of a code.
func (t *font) shows(code, cid uint32, own text) string {
	if s, ok := t.unicode.of(code); ok {
		return s
	}
	if t.runes != nil && code < 256 {
		return string(t.runes[code])
	}
	if s, ok := t.codes.shows(own); ok && s != "" {
		return s
	}
	if r, ok := t.drawn[cid]; ok {
		return string(r)
	}
	return "\ufffd"
}

// standard holds the differences between Windows' encoding and that of fonts
// that name none.
var standard = map[int]rune{
	0x27: '’', 0x60: '‘', 0xa4: '⁄', 0xa6: 'ƒ', 0xa8: '¤', 0xa9: '\'', 0xaa: '“', 0xac: '‹', 0xad: '›', 0xae: 'ﬁ', 0xaf: 'ﬂ',
	0xb1: '–', 0xb2: '†', 0xb3: '‡', 0xb4: '·', 0xb7: '•', 0xb8: '‚', 0xb9: '„', 0xba: '”', 0xbc: '…', 0xbd: '‰', 0xd0: '—',
	0xe1: 'Æ', 0xe8: 'Ł', 0xe9: 'Ø', 0xea: 'Œ', 0xf1: 'æ', 0xf5: 'ı', 0xf8: 'ł', 0xf9: 'ø', 0xfa: 'œ', 0xfb: 'ß',
}

// glyphRune returns the letter of a glyph with that name, or 0.
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

// cyrillic returns the Russian letter to which Adobe gave a number.
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
