package since_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/since"
	"briefing/seeds"
)

// folder is articles by their IDs.
type folder map[briefing.ArticleID]string

func (f folder) each(yield func(*briefing.Article, error) bool) {
	for _, id := range slices.Sorted(maps.Keys(f)) {
		if !yield(&briefing.Article{Entry: briefing.Entry{ID: id}, Text: f[id]}, nil) {
			return
		}
	}
}

// changes returns how one folder differs from another, worked out from scratch: an
// article that was renamed is neither new nor gone.
func changes(was, is folder, renamed map[briefing.ArticleID]briefing.ArticleID) since.Changes {
	var c since.Changes
	there := map[briefing.ArticleID]bool{}
	for id, text := range was {
		now := id
		for to, ok := renamed[now]; ok; to, ok = renamed[now] {
			now = to
		}
		there[now] = true
		switch after, ok := is[now]; {
		case !ok:
			c.Gone = append(c.Gone, now)
		case after != text:
			c.Edited = append(c.Edited, now)
		}
	}
	for id := range is {
		if !there[id] {
			c.New = append(c.New, id)
		}
	}
	for _, ids := range [][]briefing.ArticleID{c.New, c.Edited, c.Gone} {
		slices.Sort(ids)
	}
	return c
}

// TestMoved follows an article over several names, until another one has its first.
func TestMoved(t *testing.T) {
	l := since.Load("")
	for i, step := range []struct {
		is   folder
		want map[briefing.ArticleID]briefing.ArticleID
	}{
		{folder{"a": "one", "x": "two"}, nil},
		{folder{"b": "one", "x": "two"}, map[briefing.ArticleID]briefing.ArticleID{"a": "b"}},
		{folder{"c": "one", "x": "two"}, map[briefing.ArticleID]briefing.ArticleID{"a": "c", "b": "c"}},
		{folder{"a": "new", "c": "one"}, map[briefing.ArticleID]briefing.ArticleID{"b": "c"}},
		{folder{"a": "new", "b": "one"}, map[briefing.ArticleID]briefing.ArticleID{"c": "b"}},
	} {
		if err := l.Observe(step.is.each, time.Unix(int64(i+1), 0)); err != nil {
			t.Fatal(err)
		}
		if !maps.Equal(l.Moved, step.want) {
			t.Errorf("step %d: moved %v, want %v", i, l.Moved, step.want)
		}
	}
}

// TestHistories makes random histories of a folder: articles are added, edited, moved and
// deleted between looks at it, sessions end, cursors are set; two programs take turns.
// What is told is the difference to the folder as it was.
func TestHistories(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 9))
		path := filepath.Join(t.TempDir(), "ledger.since")
		now := time.Unix(1000, 0)
		is, l := folder{}, since.Load(path)
		type moment struct {
			was     folder
			renamed map[briefing.ArticleID]briefing.ArticleID
		}
		moments := map[string]*moment{}
		n := 0
		for range 30 {
			now = now.Add(time.Minute)
			switch ids := slices.Sorted(maps.Keys(is)); {
			case r.IntN(3) == 0 || len(ids) == 0:
				n++
				is[briefing.ArticleID(fmt.Sprint("a", n))] = fmt.Sprint("text ", n)
			case r.IntN(3) == 0:
				n++
				is[ids[r.IntN(len(ids))]] = fmt.Sprint("text ", n)
			case r.IntN(3) == 0:
				delete(is, ids[r.IntN(len(ids))])
			default:
				n++
				from, to := ids[r.IntN(len(ids))], briefing.ArticleID(fmt.Sprint("m", n))
				is[to] = is[from]
				delete(is, from)
				for _, m := range moments {
					m.renamed[from] = to
				}
			}
			if r.IntN(40) == 0 { // another program
				if err := l.Save(path); err != nil {
					t.Fatal(err)
				}
				l = since.Load(path)
			}
			if err := l.Observe(is.each, now); err != nil {
				t.Fatal(err)
			}
			if r.IntN(4) == 0 {
				name := []string{since.Session, "cron"}[r.IntN(2)]
				l.Mark(name, now)
				moments[name] = &moment{maps.Clone(is), map[briefing.ArticleID]briefing.ArticleID{}}
			}
			for name, m := range moments {
				at, ok := l.Moment(name)
				if !ok {
					t.Fatalf("seed %d: no moment %q", seed, name)
				}
				if got, want := l.Since(at), changes(m.was, is, m.renamed); !reflect.DeepEqual(got, want) {
					t.Fatalf("seed %d, since %q: %+v, want %+v", seed, name, got, want)
				}
			}
		}
	}
}

func TestBefore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x", "ledger.since")
	at := time.Unix(100, 0)
	for i, text := range []string{"one", "two", "three"} {
		l := since.Load(path)
		if err := l.Observe(folder{"a": text}.each, at.Add(time.Duration(i)*time.Hour)); err != nil {
			t.Fatal(err)
		}
		if err := l.Save(path); err != nil {
			t.Fatal(err)
		}
	}
	l := since.Load(path)
	if text, ok := l.Before("a", at.Add(90*time.Minute)); text != "two" || !ok {
		t.Errorf("the text was %q, %v", text, ok)
	}
	if edit, ok := l.LastEdit("a"); !ok || edit.Add(1) != at.Add(2*time.Hour) {
		t.Errorf("the last edit was at %v, %v", edit, ok)
	}
	if _, ok := l.Before("a", at.Add(-time.Hour)); ok {
		t.Error("a text is known of before the article was there")
	}
}

// Wherever a clock jumps, before or after the articles are counted, the news of a session
// are what changed since the last one that ended, each told once.
func TestClockJumps(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.since")
	r := rand.New(rand.NewPCG(21, 1))
	was, is := folder{}, folder{}
	for session := range 200 {
		clock := func() time.Time { return time.Unix(r.Int64N(3_000_000_000), 0) }
		for range r.IntN(3) {
			id := briefing.ArticleID(fmt.Sprint(r.IntN(5)))
			if is[id] = fmt.Sprint(session, id); r.IntN(4) == 0 {
				delete(is, id)
			}
		}
		l := since.Load(path)
		if err := errors.Join(l.Observe(is.each, clock()), l.Save(path)); err != nil {
			t.Fatal(err)
		}
		moment, known := l.Moment(since.Session)
		if got, want := l.Since(moment), changes(was, is, nil); known && !reflect.DeepEqual(got, want) {
			t.Fatalf("session %d: %+v, want %+v", session, got, want)
		}
		if r.IntN(3) == 0 {
			continue // killed
		}
		if err := since.Mark(t.Context(), path, since.Session, clock(), l.Counted()); err != nil {
			t.Fatal(err)
		}
		was = maps.Clone(is)
	}
}

// What comes after the clock was set back is new.
func TestClockSetBack(t *testing.T) {
	l := since.Load(filepath.Join(t.TempDir(), "ledger.since"))
	l.Mark(since.Session, time.Unix(1000, 0))
	if err := l.Observe(folder{"a": "text"}.each, time.Unix(10, 0)); err != nil {
		t.Fatal(err)
	}
	moment, _ := l.Moment(since.Session)
	if c := l.Since(moment); len(c.New) != 1 {
		t.Errorf("%+v", c)
	}
	l = since.Load(filepath.Join(t.TempDir(), "ledger.since"))
	for i, text := range []string{"one", "two"} {
		if err := l.Observe(folder{"a": text}.each, time.Unix(int64(1000-i), 0)); err != nil {
			t.Fatal(err)
		}
	}
	if c := l.Since(l.Counted()); len(c.New)+len(c.Edited) > 0 {
		t.Errorf("after the last change: %+v", c)
	}
}

// A ledger that cannot be read is an empty one.
func TestDamaged(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.since")
	if err := os.WriteFile(path, []byte("no ledger"), 0o600); err != nil {
		t.Fatal(err)
	}
	if l := since.Load(path); len(l.Articles) > 0 {
		t.Errorf("%+v", l)
	}
}

// TestUnchangedIndex reads no article of an index that was observed before.
func TestUnchangedIndex(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.since")
	seed, err := library.Open(t.Context(), library.Options{Default: seeds.FS})
	if err != nil {
		t.Fatal(err)
	}
	defer seed.Close()
	lib := &counted{Library: seed}
	for i, want := range []struct {
		generation int64
		reads      bool
	}{{7, true}, {7, false}, {8, true}, {0, true}, {0, true}} {
		lib.reads = 0
		if _, err := since.Update(t.Context(), path, lib, want.generation, time.Unix(int64(i), 0)); err != nil {
			t.Fatal(err)
		}
		if (lib.reads > 0) != want.reads {
			t.Errorf("look %d, at generation %d: %d articles read", i, want.generation, lib.reads)
		}
	}
}

// counted is a library that counts the articles that are read.
type counted struct {
	briefing.Library
	reads int
}

func (c *counted) Article(ctx context.Context, id briefing.ArticleID) (*briefing.Article, error) {
	c.reads++
	return c.Library.Article(ctx, id)
}

// TestMark ends a session without a look at the articles, whoever has their file.
func TestMark(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger.since")
	at := time.Unix(1000, 0)
	if err := since.Mark(t.Context(), path, since.Session, at, time.Time{}); err != nil {
		t.Fatal(err)
	}
	if err := since.Mark(t.Context(), path, "cron", at.Add(time.Hour), time.Time{}); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("the articles were written for a moment")
	}
	if got, ok := since.Load(path).Moment(since.Session); !ok || !got.Equal(at) {
		t.Errorf("the session ended at %v, %t", got, ok)
	}
}
