package pdf

import (
	"bytes"
	"io"
	"slices"
	"strconv"
)

// file is the objects of a PDF, by their numbers. They are found by looking for
// them, not by the tables that say where they are: those may be broken, wrong on
// purpose, or circles. Where an object is there twice, the later one counts, as
// in files that were changed by appending to them.
type file struct {
	data     []byte
	where    map[ref]place
	left     int64     // bytes that may still be unpacked
	inflater io.Reader // nil before the first stream is unpacked
	root     dict
	info     dict
}

// place is where an object stands.
type place struct {
	in []byte // the file, or a stream of objects
	at int
}

const mostObjects = 1_000_000

// scan finds the objects in data, of which no more than most bytes are unpacked.
func scan(data []byte, most int64) (*file, error) {
	f := &file{data: data, where: map[ref]place{}, left: most}
	var ends []dict // they may name objects that stand behind them
	for pos := 0; ; {
		i := bytes.Index(data[pos:], []byte("obj"))
		if i < 0 {
			break
		}
		at := pos + i
		pos = at + len("obj")
		id, ok := numberBefore(data, at)
		if !ok {
			continue
		}
		if len(f.where) > mostObjects || f.left < 0 {
			return nil, errTooMuch
		}
		f.where[id] = place{data, pos}
		head := data[pos:min(pos+512, len(data))]
		if end := bytes.Index(head, []byte("stream")); end >= 0 {
			head = head[:end]
			if bytes.Contains(head, []byte("/ObjStm")) {
				f.scanStream(id)
			} else if bytes.Contains(head, []byte("/XRef")) {
				if s, ok := f.get(id).(*stream); ok {
					ends = append(ends, s.dict)
				}
			}
		}
	}
	for _, d := range ends {
		f.trailer(d)
	}
	f.trailers()
	return f, nil
}

// trailers reads the ends of the last versions of the file, the latest last.
func (f *file) trailers() {
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
				f.trailer(d)
			}
		}
	}
}

// numberBefore returns the number of the object whose "obj" stands at, as in
// "12 0 obj".
func numberBefore(data []byte, at int) (ref, bool) {
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
			return 0, false
		}
		numbers[n] = v
	}
	return ref(numbers[1]), true
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
		f.where[ref(id)] = place{data, first + at}
	}
}

// trailer takes what the end of a file, of one of several versions, says.
func (f *file) trailer(d dict) {
	if d["Encrypt"] != nil {
		f.root = dict{"Encrypt": true}
		return
	}
	if root, ok := f.value(d["Root"]).(dict); ok && f.root["Encrypt"] == nil {
		f.root = root
	}
	if info, ok := f.value(d["Info"]).(dict); ok {
		f.info = info
	}
}

// get returns the object with a number, nil if there is none that can be read.
func (f *file) get(id ref) any {
	p, ok := f.where[id]
	if !ok {
		return nil
	}
	l := lexer{data: p.in, pos: p.at}
	v, err := l.object(0)
	if err != nil {
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
	return &stream{d, f.raw(l.data[l.pos:], d["Length"])}
}

// raw returns the data of a stream, which rest begins with: as many as it says,
// if its end follows, else up to its end.
func (f *file) raw(rest []byte, length any) []byte {
	if id, ok := length.(ref); ok {
		length = nil // of a number alone; whatever else stands there is no length
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
	// Looking for its end is work, too, that a document may not ask for without end.
	f.left -= 1 << 10
	rest = rest[:min(int64(len(rest)), max(f.left, 0))]
	end := bytes.Index(rest, []byte("endstream"))
	if end < 0 {
		end = len(rest)
	}
	f.left -= int64(end)
	return rest[:end]
}

// value returns v, or the object that it refers to; a reference to a reference
// is none.
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

func (f *file) array(v any) []any {
	a, _ := f.value(v).([]any)
	return a
}

func number(v any) float64 {
	n, _ := v.(float64)
	return n
}
