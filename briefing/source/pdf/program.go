package pdf

import (
	"encoding/binary"
	"unicode/utf16"
)

// trueTypeRunes returns the letters of the glyphs of a TrueType font, by glyph
// number, as far as the font states them.
func (f *file) trueTypeRunes(data []byte) map[uint32]rune {
	const head, entry, most = 12, 16, 64
	if len(data) < head {
		return nil
	}
	for i := range min(int(binary.BigEndian.Uint16(data[4:])), most) {
		at := head + i*entry
		if at+entry > len(data) {
			return nil
		}
		if string(data[at:at+4]) == "cmap" {
			return f.cmapRunes(slice(data, binary.BigEndian.Uint32(data[at+8:]), binary.BigEndian.Uint32(data[at+12:])))
		}
	}
	return nil
}

// slice returns size bytes of data from an offset on, or as many as there are.
func slice(data []byte, from, size uint32) []byte {
	if uint64(from) >= uint64(len(data)) {
		return nil
	}
	data = data[from:]
	return data[:min(uint64(size), uint64(len(data)))]
}

// cmapRunes reads the Unicode tables from letters to glyphs.
func (f *file) cmapRunes(data []byte) map[uint32]rune {
	const head, entry, most = 4, 8, 32
	if len(data) < head {
		return nil
	}
	out := map[uint32]rune{}
	for i := range min(int(binary.BigEndian.Uint16(data[2:])), most) {
		at := head + i*entry
		if at+entry > len(data) {
			break
		}
		platform := binary.BigEndian.Uint16(data[at:])
		kind := binary.BigEndian.Uint16(data[at+2:])
		if platform == 0 || platform == 3 && (kind == 1 || kind == 10) {
			f.addSubtable(out, slice(data, binary.BigEndian.Uint32(data[at+4:]), 1<<30))
		}
	}
	return out
}

// addSubtable adds a table of format 4 or 12.
func (f *file) addSubtable(out map[uint32]rune, data []byte) {
	if len(data) < 16 {
		return
	}
	add := func(glyph uint32, r rune) {
		if _, ok := out[glyph]; !ok && glyph != 0 && len(out) < mostCodes && f.spend(entryCost) == nil {
			out[glyph] = r
		}
	}
	u16 := func(i int) uint32 {
		if i < 0 || i+2 > len(data) {
			return 0
		}
		return uint32(binary.BigEndian.Uint16(data[i:]))
	}
	switch binary.BigEndian.Uint16(data) {
	case 4:
		count := int(u16(6)) / 2
		ends, starts := 14, 16+2*count
		deltas, offsets := starts+2*count, starts+4*count
		for i := 0; i < count && offsets+2*i+2 <= len(data); i++ {
			from, to, delta, offset := u16(starts+2*i), u16(ends+2*i), u16(deltas+2*i), u16(offsets+2*i)
			for c := from; c <= to && c < 0xffff && f.spend(codeCost) == nil; c++ {
				glyph := c + delta
				if offset != 0 {
					if glyph = u16(offsets + 2*i + int(offset) + 2*int(c-from)); glyph != 0 {
						glyph += delta
					}
				}
				if !utf16.IsSurrogate(rune(c)) {
					add(glyph&0xffff, rune(c))
				}
			}
		}
	case 12:
		count := int(binary.BigEndian.Uint32(data[12:]))
		for i := 0; i < count && 16+12*i+12 <= len(data) && len(out) < mostCodes; i++ {
			at := data[16+12*i:]
			from, to, glyph := binary.BigEndian.Uint32(at), binary.BigEndian.Uint32(at[4:]), binary.BigEndian.Uint32(at[8:])
			for c := from; c <= to && c-from < mostCodes && c <= 0x10ffff && f.spend(codeCost) == nil; c++ {
				add(glyph+c-from, rune(c))
			}
		}
	}
}

// compactFont describes the glyphs of a font in the Compact Font Format.
type compactFont struct {
	names []string       // of glyphs, by number; "" if unnamed
	codes map[int]uint32 // glyph numbers, by codes of the font's own encoding
}

// readCompactFont reads such a font. Glyphs have no names in fonts that only
// number them.
func readCompactFont(data []byte) (compactFont, bool) {
	const most = 70_000
	if len(data) < 4 {
		return compactFont{}, false
	}
	_, rest, ok1 := cffIndex(slice(data, uint32(data[2]), 1<<30))
	tops, rest, ok2 := cffIndex(rest)
	texts, _, ok3 := cffIndex(rest)
	if !ok1 || !ok2 || !ok3 || len(tops) == 0 {
		return compactFont{}, false
	}
	top := cffDict(tops[0])
	if _, isNumbered := top[1230]; isNumbered {
		return compactFont{}, false
	}
	drawings, _, ok := cffIndex(slice(data, uint32(top[17]), 1<<30))
	if !ok || len(drawings) > most {
		return compactFont{}, false
	}
	const longest = 64 // bytes of a name
	nameOf := func(sid int) string {
		switch {
		case sid < len(cffStandard()):
			return cffStandard()[sid]
		case sid-cffStandardCount >= 0 && sid-cffStandardCount < len(texts):
			text := texts[sid-cffStandardCount]
			return string(text[:min(len(text), longest)])
		}
		return ""
	}
	f := compactFont{names: make([]string, len(drawings)), codes: map[int]uint32{}}
	f.readNames(data, top[15], nameOf)
	f.readEncoding(data, top[16])
	return f, true
}

// readNames reads the names of the glyphs.
func (f *compactFont) readNames(data []byte, at int, nameOf func(int) string) {
	if at <= 2 { // a predefined set, the standard names in order
		for i := range f.names {
			f.names[i] = nameOf(i)
		}
		return
	}
	table := slice(data, uint32(at), 1<<30)
	if len(table) == 0 {
		return
	}
	format, table := table[0], table[1:]
	for glyph := 1; glyph < len(f.names); {
		size := []int{2, 3, 4}[min(int(format), 2)]
		if len(table) < size {
			return
		}
		sid, more := int(binary.BigEndian.Uint16(table)), 0
		switch format {
		case 1:
			more = int(table[2])
		case 2:
			more = int(binary.BigEndian.Uint16(table[2:]))
		}
		table = table[size:]
		for i := 0; i <= more && glyph < len(f.names); i++ {
			f.names[glyph] = nameOf(sid + i)
			glyph++
		}
	}
}

// readEncoding reads the codes of the glyphs.
func (f *compactFont) readEncoding(data []byte, at int) {
	if at <= 1 {
		return
	}
	table := slice(data, uint32(at), 1<<30)
	if len(table) < 2 {
		return
	}
	format, count := table[0]&0x7f, int(table[1])
	table = table[2:]
	glyph := uint32(1)
	for range count {
		switch {
		case format == 0 && len(table) >= 1:
			f.codes[int(table[0])] = glyph
			glyph, table = glyph+1, table[1:]
		case format == 1 && len(table) >= 2:
			for i := range int(table[1]) + 1 {
				f.codes[int(table[0])+i] = glyph
				glyph++
			}
			table = table[2:]
		default:
			return
		}
	}
}

// cffIndex returns the parts of an index and the data behind it.
func cffIndex(data []byte) (parts [][]byte, rest []byte, ok bool) {
	if len(data) < 2 {
		return nil, nil, false
	}
	count := int(binary.BigEndian.Uint16(data))
	if count == 0 {
		return nil, data[2:], true
	}
	if len(data) < 3 {
		return nil, nil, false
	}
	size := int(data[2])
	base := 3 + (count+1)*size
	if size < 1 || size > 4 || base > len(data) {
		return nil, nil, false
	}
	offset := func(i int) int {
		n := 0
		for _, b := range data[3+i*size : 3+(i+1)*size] {
			n = n<<8 | int(b)
		}
		return base - 1 + n
	}
	for i := range count {
		from, to := offset(i), offset(i+1)
		if from < base || to < from || to > len(data) {
			return nil, nil, false
		}
		parts = append(parts, data[from:to])
	}
	return parts, data[offset(count):], true
}

// cffDict returns the last number before each operator of a dictionary.
// Operators of two bytes are keys from 1200 on.
func cffDict(data []byte) map[int]int {
	out := map[int]int{}
	last := 0
	for i := 0; i < len(data); {
		b := int(data[i])
		i++
		next := func() int {
			if i >= len(data) {
				return 0
			}
			i++
			return int(data[i-1])
		}
		switch {
		case b == 12:
			out[1200+next()] = last
		case b <= 21:
			out[b] = last
		case b == 28:
			last = int(int16(next()<<8 | next()))
		case b == 29:
			last = int(int32(next()<<24 | next()<<16 | next()<<8 | next()))
		case b == 30:
			for n := next(); i < len(data) && n&0xf != 0xf && n>>4 != 0xf; n = next() {
			}
		case b >= 32 && b <= 246:
			last = b - 139
		case b >= 247 && b <= 250:
			last = (b-247)*256 + next() + 108
		case b >= 251 && b <= 254:
			last = -(b-251)*256 - next() - 108
		}
	}
	return out
}
