package pdf

import (
	"strconv"
	"strings"
	"sync"
)

// Widths of the letters of the standard fonts, from the space to the tilde, in
// thousandths of the font size. Documents need not state them.
const (
	helvetica = "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 " +
		"1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 " +
		"333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
	helveticaBold = "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611 " +
		"975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 " +
		"333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"
	times = "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 " +
		"921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 " +
		"333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541"
	timesBold = "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 500 " +
		"930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 " +
		"333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520"
)

var standardWidths = sync.OnceValue(func() map[string][]float64 {
	out := map[string][]float64{}
	for key, list := range map[string]string{"helvetica": helvetica, "helvetica bold": helveticaBold, "times": times, "times bold": timesBold} {
		for w := range strings.FieldsSeq(list) {
			n, _ := strconv.ParseFloat(w, 64) // the lists above are numbers
			out[key] = append(out[key], n)
		}
	}
	return out
})

// standardWidth returns the width of a letter in the standard font most like
// the one named.
func standardWidth(font string, r rune) float64 {
	font = strings.ToLower(font)
	if strings.Contains(font, "courier") || strings.Contains(font, "mono") {
		return 600
	}
	key := "helvetica"
	if strings.Contains(font, "times") || strings.Contains(font, "roman") || strings.Contains(font, "serif") && !strings.Contains(font, "sans") {
		key = "times"
	}
	if strings.Contains(font, "bold") {
		key += " bold"
	}
	widths := standardWidths()[key]
	switch {
	case ' ' <= r && int(r-' ') < len(widths):
		return widths[r-' ']
	case r == '’' || r == '‘' || r == '·':
		return 250
	case r == '—' || r == '…':
		return 1000
	}
	return widths['n'-' ']
}

// widths maps glyph numbers to widths.
type widths struct {
	each map[uint32]float64
	runs []widthRun
}

// widthRun is a range of glyphs with one width.
type widthRun struct {
	span
	width float64
}

// of returns the stated width of a glyph, and reports whether there is one.
func (w *widths) of(cid uint32) (float64, bool) {
	if width, ok := w.each[cid]; ok {
		return width, true
	}
	r, ok := find(w.runs, cid)
	return r.width, ok
}

// widthsOf reads the widths of a composite font: "1 [500 600]" from a glyph
// number on, "5 9 500" for a range. Fonts that share a list share the result.
func (f *file) widthsOf(v any) *widths {
	id, isRef := v.(ref)
	if w, ok := f.widths[id]; ok && isRef {
		return w
	}
	out := &widths{each: map[uint32]float64{}}
	f.readWidths(out, f.array(v))
	sortSpans(out.runs)
	if isRef {
		f.widths[id] = out
	}
	return out
}

func (f *file) readWidths(out *widths, a []any) {
	for len(a) >= 2 && f.spend(entryCost) == nil {
		from := uint32(number(f.value(a[0])))
		if list, ok := f.value(a[1]).([]any); ok {
			for i, w := range list {
				if len(out.each) == mostCodes || f.spend(entryCost) != nil {
					return
				}
				out.each[from+uint32(i)] = number(f.value(w))
			}
			a = a[2:]
			continue
		}
		if len(a) < 3 {
			return
		}
		out.runs = append(out.runs, widthRun{span{from, uint32(number(f.value(a[1])))}, number(f.value(a[2]))})
		a = a[3:]
	}
}
