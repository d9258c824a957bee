package pdf

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// file holds the objects of a PDF by number. It finds them by scanning, not
// through the tables of their positions: those may be broken, malicious or
// circular. Of several objects with one number the last counts, since changes
// are appended to files.
type file struct {
	data     []byte
	where    map[ref]place
	left     int64     // remaining budget in unpacked bytes, and work of equal cost
	inflater io.Reader // nil before the first stream is unpacked
	root     dict
	info     dict
	lock     *lock // nil if the document is not encrypted

	// Parsed streams and lists that several fonts share.
	meanings map[ref]*meanings
	codes    map[ref]codes
	widths   map[ref]*widths
	drawn    map[ref]map[uint32]rune
	tables   map[ref]dict
	short    error // why part of the text is left out, or nil
}

// place is the position of an object.
type place struct {
	in         []byte // the file, or a stream of objects
	at         int
	generation int
	packed     bool // in a stream of objects, which is encrypted as a whole
}

const mostObjects = 1_000_000

// scan finds the objects in data. It unpacks at most most bytes.
func scan(data []byte, most int64) (*file, error) {
	f := &file{
		data: data, where: map[ref]place{}, left: most,
		meanings: map[ref]*meanings{}, codes: map[ref]codes{}, widths: map[ref]*widths{}, drawn: map[ref]map[uint32]rune{}, tables: map[ref]dict{},
	}
	if bytes.Contains(data, []byte("/Encrypt")) {
		if err := f.scanLocked(); err != nil {
			return nil, err
		}
	}
	ends, err := f.find(true)
	if err != nil {
		return nil, err
	}
	for _, d := range append(ends, f.trailers()...) {
		if d["Encrypt"] != nil && f.lock == nil {
			return nil, errCipher
		}
		f.trailer(d)
	}
	return f, nil
}

// scanLocked looks for the key of a document that may be encrypted. Streams of
// objects cannot be read without it.
func (f *file) scanLocked() error {
	ends, err := f.find(false)
	if err != nil {
		return err
	}
	for _, d := range slices.Backward(append(ends, f.trailers()...)) {
		if d["Encrypt"] != nil {
			err = f.unlock(d)
			break
		}
	}
	f.where = map[ref]place{}
	return err
}

// find finds the objects, with inStreams also those in streams of objects. It
// returns the dictionaries that may be trailers. These may refer to objects
// behind them.
func (f *file) find(inStreams bool) (ends []dict, err error) {
	data := f.data
	for pos := 0; ; {
		i := bytes.Index(data[pos:], []byte("obj"))
		if i < 0 {
			return ends, nil
		}
		at := pos + i
		pos = at + len("obj")
		id, generation, ok := numberBefore(data, at)
		if !ok {
			continue
		}
		if len(f.where) > mostObjects || f.left < 0 {
			return nil, fmt.Errorf("PDF: %w", errTooMuch)
		}
		f.where[id] = place{in: data, at: pos, generation: generation}
		head := data[pos:min(pos+512, len(data))]
		if end := bytes.Index(head, []byte("stream")); end >= 0 {
			head = head[:end]
			if bytes.Contains(head, []byte("/ObjStm")) {
				if inStreams {
					f.scanStream(id)
				}
			} else if bytes.Contains(head, []byte("/XRef")) {
				if s, ok := f.get(id).(*stream); ok {
					ends = append(ends, s.dict)
				}
			}
		}
	}
}

// trailers returns the trailers of the file's versions, the latest last.
func (f *file) trailers() (ends []dict) {
	const most, longest = 20, 64 << 10
	var found []int
	for end := len(f.data); len(found) < most; {
		i := bytes.LastIndex(f.data[:end], []byte("trailer"))
		if i < 0 {
			break
		}
		found = append(found, i+len("trailer"))
		end = i
	}
	for _, at := range slices.Backward(found) {
		l := lexer{data: f.data[at:min(at+longest, len(f.data))]}
		if v, err := l.object(0); err == nil {
			if d, ok := v.(dict); ok {
				ends = append(ends, d)
			}
		}
	}
	return ends
}

// numberBefore returns the number and the generation of the object whose
// keyword "obj" is at at, as in "12 0 obj".
func numberBefore(data []byte, at int) (ref, int, bool) {
	i := at
	var numbers [2]int
	for n := range numbers {
		for i > 0 && isSpace(data[i-1]) {
			i--
		}
		to := i
		for i > 0 && to-i < 10 && '0' <= data[i-1] && data[i-1] <= '9' {
			i--
		}
		v, err := strconv.Atoi(string(data[i:to]))
		if err != nil {
			return 0, 0, false
		}
		numbers[n] = v
	}
	return ref(numbers[1]), numbers[0], true
}

// scanStream finds the objects in a stream of objects.
func (f *file) scanStream(id ref) {
	s, ok := f.get(id).(*stream)
	if !ok {
		return
	}
	data, err := f.unpack(s)
	if err != nil {
		return
	}
	count, first := int(number(f.value(s.dict["N"]))), int(number(f.value(s.dict["First"])))
	l := lexer{data: data}
	for range min(count, mostKids) {
		l.skipSpace()
		id, err1 := strconv.Atoi(l.word())
		l.skipSpace()
		at, err2 := strconv.Atoi(l.word())
		if err1 != nil || err2 != nil || first < 0 || at < 0 || first+at >= len(data) {
			return
		}
		f.where[ref(id)] = place{in: data, at: first + at, packed: true}
	}
}

// trailer reads the trailer of one version of the file.
func (f *file) trailer(d dict) {
	if root, ok := f.value(d["Root"]).(dict); ok {
		f.root = root
	}
	if info, ok := f.value(d["Info"]).(dict); ok {
		f.info = info
	}
}

// get returns the object with a number, nil if it is missing or unreadable.
func (f *file) get(id ref) any {
	p, ok := f.where[id]
	if !ok {
		return nil
	}
	l := lexer{data: p.in, pos: p.at}
	if f.lock != nil && !p.packed {
		l.clear = func(s text) text { return f.lock.text(s, id, p.generation) }
	}
	v, err := l.object(0)
	f.left -= int64(l.pos - p.at) // repeated reads cost again
	if err != nil || f.left < 0 {
		return nil
	}
	d, ok := v.(dict)
	if !ok {
		return v
	}
	l.skipSpace()
	if !bytes.HasPrefix(l.data[l.pos:], []byte("stream")) {
		return d
	}
	l.pos += len("stream")
	if bytes.HasPrefix(l.data[l.pos:], []byte("\r\n")) {
		l.pos += 2
	} else if l.pos < len(l.data) && (l.data[l.pos] == '\n' || l.data[l.pos] == '\r') {
		l.pos++
	}
	return &stream{d, f.raw(l.data[l.pos:], d["Length"]), id, p.generation}
}

// raw returns the data of the stream that rest begins with. length is its
// stated length; if the end does not follow there, raw searches for it.
func (f *file) raw(rest []byte, length any) []byte {
	if id, ok := length.(ref); ok {
		length = nil // only a plain number is a length
		if p, ok := f.where[id]; ok {
			l := lexer{data: p.in, pos: p.at}
			length, _ = l.object(deepest - 1)
		}
	}
	if n, ok := length.(float64); ok && n >= 0 && n <= float64(len(rest)) {
		if after := bytes.TrimLeft(rest[int(n):min(int(n)+16, len(rest))], "\r\n "); bytes.HasPrefix(after, []byte("endst")) {
			return rest[:int(n)]
		}
	}
	// Each search for the end costs, so that a document cannot demand endless
	// ones.
	f.left -= 1 << 10
	rest = rest[:min(int64(len(rest)), max(f.left, 0))]
	end := bytes.Index(rest, []byte("endstream"))
	if end < 0 {
		end = len(rest)
	}
	f.left -= int64(end)
	return rest[:end]
}

// value returns v, or the object that it refers to. References to references
// yield nil.
func (f *file) value(v any) any {
	if id, ok := v.(ref); ok {
		v = f.get(id)
		if _, again := v.(ref); again {
			return nil
		}
	}
	return v
}

func (f *file) dict(v any) dict {
	switch v := f.value(v).(type) {
	case dict:
		return v
	case *stream:
		return v.dict
	}
	return nil
}

// table is dict with a cache, for dictionaries that pages use over and over.
func (f *file) table(v any) dict {
	const most = 1_000 // cached dictionaries
	id, isRef := v.(ref)
	if d, ok := f.tables[id]; ok && isRef {
		return d
	}
	d := f.dict(v)
	if isRef && len(f.tables) < most {
		f.tables[id] = d
	}
	return d
}

func (f *file) array(v any) []any {
	a, _ := f.value(v).([]any)
	return a
}

func number(v any) float64 {
	n, _ := v.(float64)
	return n
}
