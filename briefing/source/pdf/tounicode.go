package pdf

import "unicode/utf16"

// meanings is what the codes of a font mean.
type meanings struct {
	texts  map[uint32]string
	ranges []meaningRange
}

// meaningRange is codes that mean texts which differ in their last letter only: that of
// the first code, then those that follow it.
type meaningRange struct {
	span
	begin string
	last  rune
}

// longestCode is how many bytes of UTF-16 one code means at most; the standard allows
// for twice as many.
const longestCode = 256

// of returns what a code means.
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

// meaningsOf returns what a font says of the meaning of its codes, nil if it does not.
// Fonts that share a table share what is returned.
func (f *file) meaningsOf(v any) *meanings {
	return once(f, f.meanings, v, func(data []byte) *meanings { return f.readCodes(data) })
}

// readCodes reads what a font says of the meaning of its codes.
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

// addMeaning notes what a code means.
func (f *file) addMeaning(out *meanings, code uint32, means string) {
	if len(out.texts) < mostCodes && f.spend(entryCost) == nil {
		out.texts[code] = means
	}
}

// addRange notes the codes from one to another, which mean a list of texts or letters
// that follow each other.
func (f *file) addRange(out *meanings, from, to uint32, means any) {
	const few = 64 // codes that are noted one by one, so that they are found at once
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

// meaning returns the text that a code means: the beginning of one that is too long for
// that, which it notes.
func (f *file) meaning(v any) string {
	s, _ := v.(text)
	if len(s) > longestCode {
		f.short = errLongCodes
	}
	return decodeUTF16(s[:min(len(s), longestCode)])
}

// decodeUTF16 returns the text in s, which is UTF-16.
func decodeUTF16(s text) string {
	units := make([]uint16, 0, len(s)/2)
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}
