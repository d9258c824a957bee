package store

import (
	"path/filepath"
	"reflect"
	"testing"
)

// said is what a posting says of an article.
type said struct {
	article  int64
	mentions int
	spans    string
}

func part(all ...said) []byte {
	var p posting
	for _, s := range all {
		p.add(s.article, s.mentions, []byte(s.spans))
	}
	return p.bytes
}

// What a later part says of an article is what counts, and articles come by their
// ids whatever part they are in.
func TestMergePostings(t *testing.T) {
	for name, test := range map[string]struct {
		parts [][]byte
		want  []said
	}{
		"none":     {nil, nil},
		"by ids":   {[][]byte{part(said{5, 1, "e"}, said{9, 1, "i"}), part(said{2, 3, "b"}, said{7, 1, "g"})}, []said{{2, 3, "b"}, {5, 1, "e"}, {7, 1, "g"}, {9, 1, "i"}}},
		"replaced": {[][]byte{part(said{5, 1, "e"}), part(said{5, 2, "f"})}, []said{{5, 2, "f"}}},
		"removed":  {[][]byte{part(said{5, 1, "e"}, said{6, 1, "f"}), part(said{5, 0, ""})}, []said{{6, 1, "f"}}},
		"again":    {[][]byte{part(said{5, 1, "e"}), part(said{5, 0, ""}), part(said{5, 4, "g"})}, []said{{5, 4, "g"}}},
		"nothing":  {[][]byte{part(said{5, 1, "e"}), part(said{5, 0, ""})}, nil},
	} {
		var got []said
		err := mergePostings(test.parts, func(article int64, mentions int, spans []byte) error {
			got = append(got, said{article, mentions, string(spans)})
			return nil
		})
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %v, %v, want %v", name, got, err, test.want)
		}
	}
}

func TestDamagedPosting(t *testing.T) {
	whole := part(said{5, 1, "abc"})
	for n := 1; n < len(whole); n++ {
		err := mergePostings([][]byte{whole[:n]}, func(int64, int, []byte) error { return nil })
		if !IsDamage(err) {
			t.Errorf("%d of %d bytes of a posting: %v", n, len(whole), err)
		}
	}
}

// While a library is being read, its postings are in parts. They say what they
// say when it was read.
func TestPostingsInParts(t *testing.T) {
	d, linked := fixture(t)
	want := openIndex(t, filepath.Join(t.TempDir(), "whole.db"), d, linked)
	x, err := OpenIndex(t.Context(), filepath.Join(t.TempDir(), "parts.db"), "/library")
	if err != nil {
		t.Fatal(err)
	}
	w, err := x.Write(t.Context(), d, noLinks)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range linked {
		if err := w.Put(t.Context(), Document{Path: string(l.Article.File)}, []Linked{l}); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err := x.Load(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Close()
	sameMentions(t, want, got)
}

// sameMentions compares all that two libraries say of their mentions.
func sameMentions(t *testing.T, want, got *Store) {
	t.Helper()
	asked := map[string]func(*Store) (any, error){
		"tallies": func(s *Store) (any, error) { return s.Tallies(t.Context()) },
	}
	for s := range want.Digest().Subjects() {
		id := s.SubjectID()
		asked["mentions of "+string(id)] = func(s *Store) (any, error) { return s.Mentions(t.Context(), id) }
		asked["articles of "+string(id)] = func(s *Store) (any, error) { return s.ArticlesOf(t.Context(), id) }
	}
	sameAnswers(t, want, got, asked)
}

// sameAnswers compares what two libraries answer.
func sameAnswers(t *testing.T, want, got *Store, asked map[string]func(*Store) (any, error)) {
	t.Helper()
	for what, of := range asked {
		a, err := of(want)
		if err != nil {
			t.Fatal(err)
		}
		b, err := of(got)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: %v, want %v", what, b, a)
		}
	}
}
