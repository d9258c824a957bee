package formats

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"strings"
)

// shape is which keys a JSON document has, and the first text at each: "[].url" is a key of
// the objects of a list, "items[].title" one of those of a list in an object.
type shape struct{ keys map[string]string }

func (s *shape) has(paths ...string) bool {
	for _, p := range paths {
		if _, ok := s.keys[p]; !ok {
			return false
		}
	}
	return true
}

func (s *shape) hasAny(paths ...string) bool {
	for _, p := range paths {
		if s.has(p) {
			return true
		}
	}
	return false
}

// shape returns the shape of the document by its beginning. It has no keys if that is no
// JSON.
func (e *Export) shape() *shape {
	if e.shaped == nil {
		e.shaped = &shape{keys: map[string]string{}}
		if t := strings.TrimSpace(e.head); strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[") {
			const near = 1 << 20
			e.shaped.look(json.NewDecoder(io.LimitReader(e.text(), near)))
		}
	}
	return e.shaped
}

// place is where in a document a value stands.
type place struct {
	path   string
	isList bool
	key    string // of an object, "" where a key comes next
	isKey  bool
}

// look takes the keys of the first value, or of as much of it as can be read.
func (s *shape) look(d *json.Decoder) {
	const (
		mostTokens = 20_000
		deepest    = 5   // of the keys that are taken
		mostDepth  = 100 // of the examined part
	)
	var at []place
	for range mostTokens {
		token, err := d.Token()
		if err != nil {
			return
		}
		var top *place
		if len(at) > 0 {
			top = &at[len(at)-1]
		}
		if top != nil && !top.isList && top.isKey {
			if key, ok := token.(string); ok {
				top.key, top.isKey = key, false
				continue
			}
		}
		here := ""
		switch {
		case top != nil && top.isList:
			here = top.path + "[]"
		case top != nil && top.path == "":
			here = top.key
		case top != nil:
			here = top.path + "." + top.key
		}
		switch t := token.(type) {
		case json.Delim:
			if t == ']' || t == '}' {
				if at = at[:len(at)-1]; len(at) == 0 {
					return
				}
				at[len(at)-1].isKey = true
				continue
			}
			s.note(here, "", len(at) <= deepest)
			if len(at) > mostDepth {
				return
			}
			at = append(at, place{path: here, isList: t == '[', isKey: t == '{'})
			continue
		case string:
			s.note(here, t, len(at) <= deepest)
		default:
			s.note(here, "", len(at) <= deepest)
		}
		if top != nil {
			top.isKey = true
		} else {
			return
		}
	}
}

func (s *shape) note(path, value string, near bool) {
	if _, known := s.keys[path]; path == "" || !near || known {
		return
	}
	const short = 100
	s.keys[path] = value[:min(len(value), short)]
}

// elements returns the values of the list that a document is, or of the list that an
// object in it has under key; if key is "", objects that follow each other are the values
// themselves. A value in another form is a *json.UnmarshalTypeError, after which others come.
func elements[T any](in io.Reader, key string) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		text := bufio.NewReader(in)
		objects := key == "" && firstByte(text) == '{'
		d := json.NewDecoder(text)
		if objects {
			decodeAll(d, yield)
			return
		}
		first, err := d.Token()
		if err != nil {
			yield(none, broken(err))
			return
		}
		if first == json.Delim('{') {
			if found, err := toList(d, key); !found {
				if err != nil {
					yield(none, broken(err))
				}
				return
			}
		}
		if !decodeAll(d, yield) {
			return
		}
		if _, err := d.Token(); err != nil {
			yield(none, broken(err))
		}
	}
}

// decodeAll yields the values that come next, and reports whether more is wanted.
func decodeAll[T any](d *json.Decoder, yield func(T, error) bool) bool {
	for d.More() {
		var v T
		err := d.Decode(&v)
		if typed := (*json.UnmarshalTypeError)(nil); err != nil && !errors.As(err, &typed) {
			yield(v, broken(err))
			return false
		}
		if !yield(v, err) {
			return false
		}
	}
	return true
}

// firstByte returns the first byte that is no space, which is still to be read; 0 if there
// is none.
func firstByte(in *bufio.Reader) byte {
	for {
		b, err := in.ReadByte()
		if err != nil {
			return 0
		}
		if !strings.ContainsRune(" \t\r\n", rune(b)) {
			_ = in.UnreadByte()
			return b
		}
	}
}

// toList reads on to the list that an object has under key.
func toList(d *json.Decoder, key string) (bool, error) {
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return false, err
		}
		if name == key {
			list, err := d.Token()
			return list == json.Delim('['), err
		}
		var skipped json.RawMessage
		if err := d.Decode(&skipped); err != nil {
			return false, err
		}
	}
	return false, nil
}

// broken says of an error of JSON that the file ends, or is wrong, there.
func broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("it ends in the middle; what comes before it was read")
	}
	return err
}

// word is a text, or a number or a truth as it is written; "" for anything else.
type word string

func (w *word) UnmarshalJSON(data []byte) error {
	switch data[0] {
	case '"':
		var s string
		if err := json.Unmarshal(data, &s); err != nil {
			return err
		}
		*w = word(s)
	case '{', '[', 'n':
		*w = ""
	default:
		*w = word(data)
	}
	return nil
}

func (w word) String() string { return string(w) }

// words is a list of texts. A single one may stand by itself, or be an object with a name.
type words []string

func (w *words) UnmarshalJSON(data []byte) error {
	*w = nil
	switch data[0] {
	case '[':
		var list []json.RawMessage
		if err := json.Unmarshal(data, &list); err != nil {
			return err
		}
		for _, item := range list {
			var one words
			if item[0] != '[' && one.UnmarshalJSON(item) == nil {
				*w = append(*w, one...)
			}
		}
	case '{':
		var named struct{ Name, Label, Term, Tag, Slug word }
		if err := json.Unmarshal(data, &named); err != nil {
			return nil // an object of another kind says nothing
		}
		for _, n := range []word{named.Name, named.Label, named.Term, named.Tag, named.Slug} {
			if n != "" {
				*w = words{string(n)}
				return nil
			}
		}
	case 'n':
	default:
		var one word
		if err := one.UnmarshalJSON(data); err != nil {
			return err
		}
		if one != "" {
			*w = words{string(one)}
		}
	}
	return nil
}

// each calls take for the values of a list, and leaves out those in another form.
func each[T any](r *reading, key string, take func(T) error) error {
	n := 0
	for v, err := range elements[T](r.text(), key) {
		n++
		switch typed := (*json.UnmarshalTypeError)(nil); {
		case errors.As(err, &typed):
			err = r.leave("entry "+number(n), "an entry in another form")
		case err == nil:
			err = take(v)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// decodeOne reads a document that is one value.
func decodeOne(in io.Reader, v any) error {
	if err := json.NewDecoder(in).Decode(v); err != nil {
		return broken(err)
	}
	return nil
}
