package shown

import "unicode"

// delim is a run of asterisks, underscores, tildes or equal signs that may open or
// close emphasis, strikethrough or a highlight. Those that are still of use are a
// list.
type delim struct {
	c           byte
	at, n       int // position and length of the rest of the run
	length      int // how long the run was
	open, close bool
	prev        int // the one before in the list, -1 if none
}

// delimiters notes the run that begins at byte i.
func (m *masker) delimiters(i int, leaf Span) int {
	c := m.src[i]
	n := runLen(m.src[i:leaf.End])
	next := i + n
	if c == '=' && n != 2 || c == '~' && n > 2 {
		return next
	}
	before, after := m.before(leaf.Start, i), m.after(next, leaf.End)
	left, right := flanks(before, after), flanks(after, before)
	if c == '*' {
		left = left || isIdeograph(before) && isMark(after)
		right = right || isMark(before) && isIdeograph(after)
	}
	d := delim{c: c, at: i, n: n, length: n, open: left, close: right, prev: len(m.delims) - 1}
	if c == '_' {
		d.open = left && (!right || isMark(before))
		d.close = right && (!left || isMark(after))
	}
	if d.open || d.close {
		m.delims = append(m.delims, d)
	}
	return next
}

// flanks reports whether a run stands at the left of what it emphasizes: toward
// stands on that side, away on the other.
func flanks(away, toward rune) bool {
	if unicode.IsSpace(toward) {
		return false
	}
	return !isMark(toward) || unicode.IsSpace(away) || isMark(away)
}

// isIdeograph reports whether r is of Han, kana or Hangul. No space parts these from
// emphasis whose edge is a quotation mark or a bracket.
func isIdeograph(r rune) bool {
	return r >= '\u1100' && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// emphasis pairs the delimiters from number bottom on, hides the pairs, and forgets
// all of them.
func (m *masker) emphasis(bottom int) {
	if bottom >= len(m.delims) {
		return
	}
	d := m.delims
	d[bottom].prev = -1
	var floor [4][3][2]int // where there is no use to look for an opener any more
	for i := range floor {
		for j := range floor[i] {
			floor[i][j] = [2]int{bottom, bottom}
		}
	}
	for i := bottom; i < len(d); i++ {
		for d[i].close && d[i].n > 0 {
			at := &floor[kind(d[i].c)][d[i].length%3][bit(d[i].open)]
			k := opener(d, i, *at)
			if k < 0 {
				*at = i
				if !d[i].open {
					d[i].n = 0
				}
				break
			}
			m.pair(&d[k], &d[i])
			d[i].prev = k
			if d[k].n == 0 {
				d[i].prev = d[k].prev
			}
		}
		if i+1 < len(d) && d[i].n == 0 {
			d[i+1].prev = d[i].prev
		}
	}
	m.delims = d[:bottom]
}

func kind(c byte) int {
	switch c {
	case '*':
		return 0
	case '_':
		return 1
	case '~':
		return 2
	}
	return 3
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// opener returns the number of the last delimiter from floor on that d[i] closes, -1
// if there is none.
func opener(d []delim, i, floor int) int {
	closer := &d[i]
	for k := closer.prev; k >= floor; k = d[k].prev {
		o := &d[k]
		if o.c != closer.c || !o.open || o.n == 0 {
			continue
		}
		switch o.c {
		case '~', '=':
			if o.n == closer.n {
				return k
			}
		default:
			if !o.close && !closer.open || (o.length+closer.length)%3 != 0 || o.length%3 == 0 && closer.length%3 == 0 {
				return k
			}
		}
	}
	return -1
}

// pair hides what two delimiters share.
func (m *masker) pair(open, close *delim) {
	n := 1
	if open.n >= 2 && close.n >= 2 {
		n = 2
	}
	m.hide(open.at+open.n-n, open.at+open.n)
	m.hide(close.at, close.at+n)
	open.n -= n
	close.n -= n
	close.at += n
}
