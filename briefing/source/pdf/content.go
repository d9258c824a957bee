package pdf

import (
	"iter"
	"math"
	"strings"
)

// matrix is a coordinate transformation: x' = ax + cy + e, y' = bx + dy + f.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// times returns the transformation by m, then by n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// piece is a text that a page shows in one place. Coordinates are in points
// from the lower left, after turning the page so that the text runs from left
// to right.
type piece struct {
	x, end, y float64
	size      float64 // height of its letters
	turn      int     // of the page for that, in degrees
	text      string
}

// turned returns the coordinates of a place on a page turned so that text with
// matrix m runs from left to right, and the turn in degrees.
func (m matrix) turned(x, y float64) (float64, float64, int) {
	turn := int(math.Round(math.Atan2(m.b, m.a) * 180 / math.Pi))
	if turn == 0 {
		return x, y, 0
	}
	sin, cos := math.Sincos(float64(turn) * math.Pi / 180)
	return x*cos + y*sin, y*cos - x*sin, turn
}

const (
	mostOperators = 3_000_000 // in a document
	mostPieces    = 100_000   // on a page
	mostOperands  = 2_000
	mostPiece     = 64 << 20 // limit on the work for showing one string
	deepestForm   = 8
	formCost      = 1 << 10 // minimum work of a form, in unpacked bytes
)

// state is the state that a page's operators change.
type state struct {
	page         matrix
	font         *font
	size         float64
	scale        float64 // multiplies widths
	rise         float64
	leading      float64
	chars, words float64 // added to the width of each letter, each space
}

// shower executes the operators of a page and collects its text.
type shower struct {
	file      *file
	fonts     map[any]*font // by reference
	pieces    []piece
	count     int  // of pieces so far, flushed ones included
	operators *int // that the document may still execute
	state
	saved      []state
	text, line matrix
	marks      []mark // open marks around the current text
	shownAt    map[spot]piece
}

// mark is a marked part of a page. The document may give its text explicitly.
type mark struct {
	isGiven bool
	text    string // not yet written
}

const mostMarks = 100 // within each other

// show executes the operators in data, with the fonts and forms of resources.
func (s *shower) show(data []byte, resources dict, depth int) error {
	l := lexer{data: data}
	var args []any
	for {
		v, err := l.object(0)
		if err == errEnd {
			return nil
		}
		if s.file.spend(stepCost) != nil {
			return errTooMuch
		}
		op, isOp := v.(operator)
		switch {
		case err != nil:
			l.pos++
		case !isOp:
			if args = append(args, v); len(args) > mostOperands {
				args = nil
			}
		case op == "BI":
			skipImage(&l)
			args = nil
		default:
			if *s.operators--; *s.operators < 0 || s.count > mostPieces {
				return errTooMuch
			}
			if err := s.operate(op, args, resources, depth); err != nil {
				return err
			}
			args = args[:0]
		}
	}
}

// skipImage moves behind the data of an inline image.
func skipImage(l *lexer) {
	for ; l.pos+3 < len(l.data); l.pos++ {
		if isSpace(l.data[l.pos]) && l.data[l.pos+1] == 'E' && l.data[l.pos+2] == 'I' && isSpace(l.data[l.pos+3]) {
			l.pos += 3
			return
		}
	}
	l.pos = len(l.data)
}

func (s *shower) operate(op operator, args []any, resources dict, depth int) error {
	n := func(i int) float64 {
		if i < len(args) {
			return number(args[i])
		}
		return 0
	}
	switch op {
	case "q":
		if len(s.saved) < 500 {
			s.saved = append(s.saved, s.state)
		}
	case "Q":
		if i := len(s.saved) - 1; i >= 0 {
			s.state, s.saved = s.saved[i], s.saved[:i]
		}
	case "cm":
		s.page = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}.times(s.page)
	case "BT":
		s.text, s.line = identity, identity
	case "Tf":
		s.size = n(1)
		if len(args) > 0 {
			s.font = s.fontOf(args[0], resources)
		}
	case "Tm":
		s.line = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
		s.text = s.line
	case "TD":
		s.leading = -n(1)
		s.move(n(0), n(1))
	case "Td":
		s.move(n(0), n(1))
	case "T*":
		s.move(0, -s.leading)
	case "TL":
		s.leading = n(0)
	case "Tc":
		s.chars = n(0)
	case "Tw":
		s.words = n(0)
	case "Tz":
		s.scale = n(0) / 100
	case "Ts":
		s.rise = n(0)
	case "Tj", "TJ":
		if len(args) > 0 {
			return s.write(args[len(args)-1])
		}
	case "'", "\"":
		if op == "\"" {
			s.words, s.chars = n(0), n(1)
		}
		s.move(0, -s.leading)
		if len(args) > 0 {
			return s.write(args[len(args)-1])
		}
	case "BMC", "BDC":
		if len(s.marks) < mostMarks {
			s.marks = append(s.marks, s.markOf(args, resources))
		}
	case "EMC":
		if len(s.marks) > 0 {
			s.marks = s.marks[:len(s.marks)-1]
		}
	case "Do":
		if len(args) > 0 && depth < deepestForm {
			return s.form(args[0], resources, depth)
		}
	}
	return nil
}

// markOf returns the mark that an operator begins.
func (s *shower) markOf(args []any, resources dict) mark {
	if len(args) < 2 {
		return mark{}
	}
	d, ok := args[1].(dict)
	if key, isName := args[1].(name); isName {
		d = s.file.dict(s.file.table(resources["Properties"])[key])
		ok = d != nil
	}
	given, isText := s.file.value(d["ActualText"]).(text)
	if !ok || !isText {
		return mark{}
	}
	return mark{isGiven: true, text: statedText(given)}
}

// given returns the explicit text for the current part, once, and reports
// whether there is any.
func (s *shower) given() (string, bool) {
	for i := range s.marks {
		if s.marks[i].isGiven {
			t := s.marks[i].text
			s.marks[i].text = ""
			return t, true
		}
	}
	return "", false
}

// move begins another line at an offset from the beginning of the last.
func (s *shower) move(x, y float64) {
	s.line = matrix{1, 0, 0, 1, x, y}.times(s.line)
	s.text = s.line
}

func (s *shower) fontOf(v any, resources dict) *font {
	key, _ := v.(name)
	v = s.file.table(resources["Font"])[key]
	id, isRef := v.(ref)
	if f, ok := s.fonts[id]; ok && isRef {
		return f
	}
	f := s.file.font(v)
	if isRef {
		s.fonts[id] = f
	}
	return f
}

// form shows the form with that name.
func (s *shower) form(v any, resources dict, depth int) error {
	key, _ := v.(name)
	x, ok := s.file.value(s.file.table(resources["XObject"])[key]).(*stream)
	if !ok || x.dict["Subtype"] != name("Form") {
		return nil
	}
	return s.carryOut(x, resources, depth)
}

// carryOut executes the operators of a form and restores s.page.
func (s *shower) carryOut(x *stream, resources dict, depth int) error {
	data, err := s.file.unpack(x)
	if err == nil {
		err = s.file.spend(formCost)
	}
	if err == errTooMuch {
		return err
	}
	if err != nil {
		return nil
	}
	before, saved := s.state, s.saved
	s.saved = nil
	if m := s.file.array(x.dict["Matrix"]); len(m) == 6 {
		s.page = matrix{number(m[0]), number(m[1]), number(m[2]), number(m[3]), number(m[4]), number(m[5])}.times(s.page)
	}
	if own := s.file.dict(x.dict["Resources"]); own != nil {
		resources = own
	}
	err = s.show(data, resources, depth+1)
	s.state, s.saved = before, saved
	return err
}

// write shows a string, or a list of strings and of gaps between them in
// thousandths of the font size.
func (s *shower) write(v any) error {
	switch v := v.(type) {
	case text:
		return s.writeText(v)
	case []any:
		for _, item := range v {
			switch item := item.(type) {
			case text:
				if err := s.writeText(item); err != nil {
					return err
				}
			case float64:
				s.text = matrix{1, 0, 0, 1, -item / 1000 * s.size * s.scale, 0}.times(s.text)
			}
		}
	}
	return nil
}

func (s *shower) writeText(t text) error {
	if s.font == nil {
		return nil
	}
	at := s.text.times(s.page)
	p := piece{size: math.Round(10*math.Abs(s.size)*math.Hypot(at.c, at.d)) / 10}
	p.x, p.y, p.turn = at.turned(at.e, at.f)
	p.y += s.rise
	apart := s.chars > 0.15*math.Abs(s.size) && isShort(s.font.glyphs(t))
	var shown strings.Builder
	work, cost := pieceCost, s.font.cost()
	isFirst := true
	for g := range s.font.glyphs(t) {
		if work += cost + textCost*len(g.text); work > mostPiece {
			break
		}
		if apart && !isFirst {
			shown.WriteByte(' ')
		}
		isFirst = false
		width := g.width/1000*s.size + s.chars
		if g.space {
			width += s.words
		}
		isTaken := width <= 0.05*s.size && (s.words < 0 || s.chars < 0)
		if g.text != " " || !isTaken { // some programs move back over spaces
			shown.WriteString(asShown(g.text))
		}
		s.text = matrix{1, 0, 0, 1, width * s.scale, 0}.times(s.text)
	}
	end := s.text.times(s.page)
	p.end, _, _ = at.turned(end.e, end.f)
	p.text = shown.String()
	if given, ok := s.given(); ok {
		p.text = asShown(given)
		work += textCost * len(p.text)
	}
	if work > mostPiece {
		work = math.MaxInt
	}
	if p.text != "" {
		if s.count++; !s.isAgain(p) {
			s.pieces = append(s.pieces, p)
		}
	}
	return s.file.spend(work)
}

// isShort reports whether a string shows only a few letters. In a longer one,
// wide gaps are those of a spaced heading.
func isShort(glyphs iter.Seq[glyph]) bool {
	const few = 3
	n := 0
	for range glyphs {
		if n++; n > few {
			return false
		}
	}
	return true
}

// isAgain reports whether p was already shown in the same place. Programs draw
// letters twice to make them bold or to add a shadow.
func (s *shower) isAgain(p piece) bool {
	const cell = 0.3 // of the size
	if p.size == 0 || strings.TrimSpace(p.text) == "" {
		return false
	}
	if s.shownAt == nil {
		s.shownAt = map[spot]piece{}
	}
	at := spot{p.text, int(math.Round(p.x / (cell * p.size))), int(math.Round(p.y / (cell * p.size)))}
	for dx := -1; dx <= 1; dx++ {
		for dy := -1; dy <= 1; dy++ {
			before, ok := s.shownAt[spot{at.text, at.x + dx, at.y + dy}]
			near := min(cell*p.size, 0.35*(p.end-p.x)) // two narrow letters are further apart
			if ok && before.turn == p.turn && math.Abs(before.x-p.x) < near && math.Abs(before.y-p.y) < cell*p.size && math.Abs(before.size-p.size) < 0.1*p.size {
				return true
			}
		}
	}
	s.shownAt[at] = p
	return false
}

// spot is a text in one place of a page.
type spot struct {
	text string
	x, y int
}
