package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
)

// errTooMuch says that a document exceeds a limit.
var errTooMuch = errors.New("asks for more than it may")

// errLongCodes says that codes stand for overlong texts.
var errLongCodes = fmt.Errorf("PDF whose fonts have codes that mean texts of more than %d bytes: the rest of each is left out", longestCode)

// mostStream limits the bytes unpacked from one stream.
const mostStream = 16 << 20

// unpack returns the data of a stream. If they break off, it returns the part
// before.
func (f *file) unpack(s *stream) ([]byte, error) {
	filters, params := f.list(s.dict["Filter"]), f.list(s.dict["DecodeParms"])
	data, err := f.inClear(s, filters, params)
	if err != nil {
		return nil, err
	}
	for i, filter := range filters[:min(len(filters), 4)] {
		var param dict
		if i < len(params) {
			param = f.dict(params[i])
		}
		if data, err = f.filter(data, filter, param); err != nil {
			return nil, err
		}
	}
	if len(filters) == 0 {
		return data, f.spend(len(data))
	}
	return data, nil
}

// inClear returns the data of a stream decrypted. Cross-reference streams are
// never encrypted, nor are streams whose first filter says so.
func (f *file) inClear(s *stream, filters, params []any) ([]byte, error) {
	if f.lock == nil || s.dict["Type"] == name("XRef") {
		return s.raw, nil
	}
	by := f.lock.streams
	if len(filters) > 0 && f.value(filters[0]) == name("Crypt") {
		by = inClear
	}
	if by == inClear {
		return s.raw, nil
	}
	return f.lock.clear(s.raw, by, s.id, s.generation), f.spend(len(s.raw))
}

// list returns v as a list: v itself if it is one, else a list of v alone.
func (f *file) list(v any) []any {
	switch v := f.value(v).(type) {
	case nil:
		return nil
	case []any:
		return v
	default:
		return []any{v}
	}
}

// Costs of work, in unpacked bytes.
const (
	stepCost  = 2   // reading an object, showing a letter
	codeCost  = 16  // looking up a code or a name
	entryCost = 256 // storing the text of a code, or the width of a letter
	fontCost  = 4 << 10
	pieceCost = 64 // storing a piece
	lineCost  = 256
	textCost  = 6 // a byte of text shown
)

// spend deducts work, or unpacked bytes, from the document's budget.
func (f *file) spend(n int) error {
	if f.left -= int64(n); f.left < 0 {
		return errTooMuch
	}
	return nil
}

func (f *file) filter(data []byte, filter any, param dict) ([]byte, error) {
	switch kind, _ := f.value(filter).(name); kind {
	case "Crypt": // already decrypted
		return data, nil
	case "LZWDecode", "LZW":
		early := 1
		if f.value(param["EarlyChange"]) == 0. {
			early = 0
		}
		out, err := f.lzw(data, early)
		if err != nil {
			return nil, err
		}
		return f.predicted(out, param), nil
	case "FlateDecode", "Fl":
		if err := f.inflate(data); err != nil {
			return nil, err
		}
		out, err := f.readAll(f.inflater)
		if err != nil {
			return nil, err
		}
		return f.predicted(out, param), nil
	case "ASCIIHexDecode", "AHx":
		return unhex(data), f.spend(len(data) / 2)
	case "ASCII85Decode", "A85":
		data, _, _ = bytes.Cut(data, []byte("~>"))
		return f.readAll(ascii85.NewDecoder(bytes.NewReader(data)))
	case "RunLengthDecode", "RL":
		return f.runs(data)
	default:
		return nil, fmt.Errorf("data packed by %q, which is not known", string(kind))
	}
}

// inflate resets f.inflater to data. It is reused, since making one costs more
// than unpacking a short stream.
func (f *file) inflate(data []byte) error {
	if f.inflater != nil {
		return f.inflater.(zlib.Resetter).Reset(bytes.NewReader(data), nil)
	}
	in, err := zlib.NewReader(bytes.NewReader(data))
	if err == nil {
		f.inflater = in
	}
	return err
}

// readAll reads in up to its end or the first fault.
func (f *file) readAll(in io.Reader) ([]byte, error) {
	out, _ := io.ReadAll(io.LimitReader(in, min(f.left, mostStream)+1))
	if len(out) > mostStream {
		return nil, errTooMuch
	}
	return out, f.spend(len(out))
}

// runs unpacks run-length encoding.
func (f *file) runs(data []byte) ([]byte, error) {
	var out []byte
	for i := 0; i < len(data) && data[i] != 128; {
		n := int(data[i])
		i++
		if n < 128 {
			end := min(i+n+1, len(data))
			out = append(out, data[i:end]...)
			i = end
		} else if i < len(data) {
			out = append(out, bytes.Repeat(data[i:i+1], 257-n)...)
			i++
		}
		if len(out) > mostStream {
			return nil, errTooMuch
		}
	}
	return out, f.spend(len(out))
}

// predicted reverses the prediction of bytes: from the row before (PNG's
// filters, common in streams of objects), or from the bytes before them in the
// row (TIFF's).
func (f *file) predicted(data []byte, param dict) []byte {
	kind := number(f.value(param["Predictor"]))
	columns := max(1, int(min(number(f.value(param["Columns"])), 1<<20)))
	size := max(1, int(min(number(f.value(param["Colors"])), 8))) // bytes of a pixel, with eight bits a colour
	columns *= size
	switch {
	case kind == 2:
		for i := range data {
			if i%columns >= size {
				data[i] += data[i-size]
			}
		}
		return data
	case kind < 10:
		return data
	}
	var out []byte
	before := make([]byte, columns)
	for len(data) > 1 {
		kind, row := data[0], data[1:min(columns+1, len(data))]
		data = data[1+len(row):]
		for i := range row {
			left, up, corner := byte(0), before[i], byte(0)
			if i >= size {
				left, corner = row[i-size], before[i-size]
			}
			switch kind {
			case 1:
				row[i] += left
			case 2:
				row[i] += up
			case 3:
				row[i] += byte((int(left) + int(up)) / 2)
			case 4:
				row[i] += paeth(left, up, corner)
			}
		}
		out = append(out, row...)
		copy(before, row)
	}
	return out
}

// paeth returns whichever of three bytes is nearest to left + up - corner.
func paeth(left, up, corner byte) byte {
	p := int(left) + int(up) - int(corner)
	distance := func(b byte) int { return max(p-int(b), int(b)-p) }
	switch {
	case distance(left) <= distance(up) && distance(left) <= distance(corner):
		return left
	case distance(up) <= distance(corner):
		return up
	}
	return corner
}
