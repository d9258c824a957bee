package export

import (
	"bytes"
	"encoding/json"
)

// list writes objects as the items of a JSON array, one a line.
type list struct {
	x *exporter
	n int
}

func (l *list) item(v any) error {
	between := ",\n"
	if l.n == 0 {
		between = "\n"
	}
	l.n++
	l.x.n++
	if _, err := l.x.WriteString(between); err != nil {
		return err
	}
	return l.x.object(v)
}

// object writes a value as JSON on one line, without a line feed.
func (x *exporter) object(v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := x.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
	return err
}

// open writes the text before the items.
func (l *list) open(s string) error {
	_, err := l.x.WriteString(s)
	return err
}

// close writes the text after the items, on a line of its own.
func (l *list) close(s string) error {
	_, err := l.x.WriteString("\n" + s + "\n")
	return err
}
