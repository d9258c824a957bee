package store

import (
	"path/filepath"
	"reflect"
	"testing"

	"briefing/briefing"
)

// catalogued returns articles of every sort of date, in the order of a catalog.
func catalogued(t *testing.T) ([]briefing.Entry, []int64) {
	t.Helper()
	var entries []briefing.Entry
	var ids []int64
	for i, edtf := range []string{"2024", "2024-10-11", "2024-10-11", "2024-10-22/2024-10-24", ""} {
		d, err := briefing.ParseDate(edtf)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, briefing.Entry{
			ID: briefing.ArticleID(rune('a' + i)), Title: "Straße", Source: "DW", Author: "", Published: d, URL: "u", File: "f",
			Also: []briefing.FileName{"g"}, Original: "o", Tags: [][]string{nil, {}, {""}, {"x", "y"}, nil}[i], Words: i << 10,
			DatedByName: i == 1, Note: []*briefing.Note{nil, {}, {Kind: briefing.Person, Aliases: []string{"z"}}, nil, nil}[i],
		})
		ids = append(ids, dayNumber(d)<<idBits+int64(10-i))
	}
	return entries, ids
}

// A catalog is read as it was written, and what is left of one that was cut short
// is not taken for one.
func TestCatalog(t *testing.T) {
	entries, ids := catalogued(t)
	h, sorted := newHead(entries, ids, nil)
	h.generation = 7
	data := h.encode()
	if got, err := decodeHead(data); err != nil || !reflect.DeepEqual(got, *h) {
		t.Errorf("head %v, error %v, want %v", got, err, *h)
	}
	chunk := appendChunk(nil, sorted)
	got := make([]briefing.Entry, len(sorted))
	if err := decodeChunk(got, chunk); err != nil || !reflect.DeepEqual(got, sorted) {
		t.Errorf("chunk %v, error %v, want %v", got, err, sorted)
	}
	for i := range data {
		if got, err := decodeHead(data[:i]); err == nil {
			t.Errorf("%d of %d bytes of a head are %v", i, len(data), got)
		}
	}
	for i := range chunk {
		if err := decodeChunk(got, chunk[:i]); err == nil {
			t.Errorf("%d of %d bytes of a chunk are sound", i, len(chunk))
		}
	}
}

// The places of articles are those of their ids, whether these are asked for one
// by one or in their order.
func TestPlaces(t *testing.T) {
	_, ids := catalogued(t)
	c := &catalog{}
	c.setIDs(ids)
	next := c.placer()
	for id := int64(0); id <= ids[3]; id = following(ids, id) {
		want := -1
		for i := range ids {
			if ids[i] == id {
				want = i
			}
		}
		for how, place := range map[string]func(int64) (int, bool){"place": c.place, "placer": next} {
			if got, ok := place(id); ok != (want >= 0) || ok && got != want {
				t.Errorf("%s of %d is %d, %t, want %d", how, id, got, ok, want)
			}
		}
		if id == ids[3] {
			break
		}
	}
}

// following returns the next number to ask for after id: the one before an id, an
// id, or the one after.
func following(ids []int64, id int64) int64 {
	next := ids[3]
	for _, i := range ids {
		for _, n := range []int64{i - 1, i, i + 1} {
			if n > id {
				next = min(next, n)
			}
		}
	}
	return next
}

// A library is the same without a catalog, and without what else is made of the
// rows.
func TestWithoutCatalog(t *testing.T) {
	d, linked := fixture(t)
	path := filepath.Join(t.TempDir(), "index.db")
	want := openIndex(t, path, d, linked)
	x, err := OpenIndex(t.Context(), path, "/library")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"catalog", "tally", "common"} {
		if err := execute(t.Context(), x.conn, "DELETE FROM "+table); err != nil {
			t.Fatal(err)
		}
	}
	got, err := x.Load(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Close()
	sameAnswers(t, want, got, map[string]func(*Store) (any, error){
		"entries": func(s *Store) (any, error) { return s.Entries(t.Context()) },
		"extent":  func(s *Store) (any, error) { return s.Extent(), nil },
		"tallies": func(s *Store) (any, error) { return s.Tallies(t.Context()) },
		"articles of Halvik": func(s *Store) (any, error) {
			return s.ArticlesOf(t.Context(), "halvik")
		},
		"mentions of Halvik": func(s *Store) (any, error) { return s.Mentions(t.Context(), "halvik") },
	})
}
