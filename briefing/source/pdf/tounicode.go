package pdf

import "unicode/utf16"

// meanings maps the codes of a font to texts.
type meanings struct {
	texts  map[uint32]string
	ranges []meaningRange
}

// meaningRange maps consecutive codes to texts that differ only in the last
// letter, which increases with the code.
type meaningRange struct {
	span
	begin string
	last  rune
}

// longestCode is the maximum length in bytes of UTF-16 of the text of one code.
// The standard allows twice as much.
const longestCode = 256

// of returns the text of a code.
func (m *meanings) of(code uint32) (string, bool) {
	if m == nil {
		return "", false
	}
	if s, ok := m.texts[code]; ok {
		return s, true
	}
	r, ok := find(m.ranges, code)
	if !ok {
		return "", false
	}
	return r.begin + string(r.last+rune(code-r.from)), true
}

// meaningsOf reads a font's table of texts; nil if it has none. Fonts that
// share a table share the result.
func (f *file) meaningsOf(v any) *meanings {
	return once(f, f.meanings, v, func(data []byte) *meanings { return f.readCodes(data) })
}

// readCodes reads a table of texts.
func (f *file) readCodes(data []byte) *meanings {
	out := &meanings{texts: map[uint32]string{}}
	f.readTable(data, func(op operator, args []any) {
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				f.addMeaning(out, codeOf(args[i]), f.meaning(args[i+1]))
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				f.addRange(out, codeOf(args[i]), codeOf(args[i+1]), args[i+2])
			}
		}
	})
	sortSpans(out.ranges)
	return out
}

// addMeaning adds the text of a code.
func (f *file) addMeaning(out *meanings, code uint32, means string) {
	if len(out.texts) < mostCodes && f.spend(entryCost) == nil {
		out.texts[code] = means
	}
}

// addRange adds the texts of a range of codes: a list, or consecutive letters.
func (f *file) addRange(out *meanings, from, to uint32, means any) {
	const few = 64 // codes stored one by one, which makes them faster to find
	if list, ok := means.([]any); ok {
		for i, m := range list {
			if code := from + uint32(i); code <= to {
				f.addMeaning(out, code, f.meaning(m))
			}
		}
		return
	}
	begin := []rune(f.meaning(means))
	if len(begin) == 0 || to < from {
		return
	}
	r := meaningRange{span: span{from, to}, begin: string(begin[:len(begin)-1]), last: begin[len(begin)-1]}
	if to-from >= few {
		if len(out.ranges) < mostCodes && f.spend(entryCost) == nil {
			out.ranges = append(out.ranges, r)
		}
		return
	}
	for code := from; code <= to; code++ {
		f.addMeaning(out, code, r.begin+string(r.last+rune(code-from)))
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

// meaning decodes the text of a code. It cuts a text that is too long, and
// records that.
func (f *file) meaning(v any) string {
	s, _ := v.(text)
	if len(s) > longestCode {
		f.short = errLongCodes
	}
	return decodeUTF16(s[:min(len(s), longestCode)])
}

// decodeUTF16 decodes s from UTF-16.
func decodeUTF16(s text) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
