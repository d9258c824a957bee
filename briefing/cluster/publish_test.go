package cluster

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/libtest"
)

var kills = flag.Int("kills", 12, "how often a publisher is killed")

// changed returns the fixture with one text changed, one article gone and one new.
func changed(t *testing.T) (*briefing.Digest, []libtest.Linked) {
	d, linked := libtest.Fixture(t)
	first := *linked[0].Article
	first.Text = strings.Replace(first.Text, "Friday", "Sunday!", 1)
	linked[0] = libtest.Linked{Article: &first}
	newest := libtest.NewArticle(t, "newest", "The Tide", "2025-02-01", "Bridge closed", "The bridge is closed. Mona Öberg is silent.")
	return d, append(linked[:len(linked)-1:len(linked)-1], libtest.Linked{Article: newest})
}

// contents returns everything that a reader sees: texts, mentions, a search.
func contents(t *testing.T, lib briefing.Library) string {
	t.Helper()
	var b strings.Builder
	ctx := context.Background()
	entries, err := lib.Entries(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		a, err := lib.Article(ctx, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		mentions, err := lib.MentionsIn(ctx, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, a.ID, a.Title, a.Text, mentions)
	}
	for _, r := range libtest.Search(t, lib, "bridge OR steel", briefing.SearchOptions{Order: briefing.ByDate}) {
		fmt.Fprintln(&b, r.Entry.ID, r.Hits())
	}
	n, err := lib.Count(ctx, libtest.Parse(t, "-nothingness"))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(&b, n, lib.Extent())
	return b.String()
}

// documents returns the ids of all documents of a library, except the generation's number.
func documents(t *testing.T, at Address) []string {
	t.Helper()
	c := newClient(at, Credentials{})
	a, err := c.search(t.Context(), object{"query": object{"match_all": object{}}, "size": 1000, "_source": false})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, h := range a.Hits.Hits {
		ids[h.ID] = true
	}
	delete(ids, kindLock)
	return slices.Sorted(maps.Keys(ids))
}

// TestPublishChanges sends only what has changed, all of which readers see at once, and
// nothing if nothing has.
func TestPublishChanges(t *testing.T) {
	eachServer(t, func(t *testing.T, server string) {
		at := scratch(t, server)
		d, linked := libtest.Fixture(t)
		lib := inMemory(t, d, linked)
		if done := publish(t, at, lib); done.Sent != 5 || done.Generation != 1 {
			t.Errorf("published %+v, want 5 sent, generation 1", done)
		}
		reader := read(t, at, d)
		before := contents(t, reader)
		if want := contents(t, lib); before != want {
			t.Errorf("read\n%s\nwant\n%s", before, want)
		}
		if done := publish(t, at, lib); !done.Same || done.Sent != 0 || done.Generation != 1 {
			t.Errorf("published again: %+v, want nothing sent", done)
		}
		d2, linked2 := changed(t)
		lib2 := inMemory(t, d2, linked2)
		if done := publish(t, at, lib2); done.Sent != 2 || done.Ended != 2 || done.Generation != 2 {
			t.Errorf("published a change: %+v, want 2 sent, 2 ended, generation 2", done)
		}
		if now := contents(t, reader); now != before {
			t.Errorf("a reader of the generation before sees\n%s\nwant\n%s", now, before)
		}
		if latest, err := Latest(t.Context(), at, Credentials{}); err != nil || latest != 2 {
			t.Errorf("latest is %d, %v, want 2", latest, err)
		}
		if got, want := contents(t, read(t, at, d2)), contents(t, lib2); got != want {
			t.Errorf("read\n%s\nwant\n%s", got, want)
		}
	})
}

// hurry shortens the beat of locks and the patience of publishers until the test ends.
func hurry(t *testing.T, shorter time.Duration) {
	was, wait := beat, patience
	beat, patience = shorter, shorter
	t.Cleanup(func() { beat, patience = was, wait })
}

// cut is a way to a server that is cut after some requests.
type cut struct {
	left atomic.Int64
	way  http.Handler
}

func (c *cut) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if c.left.Add(-1) < 0 {
		panic(http.ErrAbortHandler)
	}
	c.way.ServeHTTP(w, r)
}

// TestPublishKilled cuts a publisher off after any number of requests: readers see the
// library before or the one after, and the next publisher leaves what a fresh one would.
func TestPublishKilled(t *testing.T) {
	hurry(t, 20*time.Millisecond)
	eachServer(t, func(t *testing.T, server string) {
		d, linked := libtest.Fixture(t)
		first := inMemory(t, d, linked)
		d2, linked2 := changed(t)
		second := inMemory(t, d2, linked2)
		old, next := contents(t, first), contents(t, second)
		fresh := scratch(t, server)
		publish(t, fresh, first)
		publish(t, fresh, second)
		for n := range *kills {
			at := scratch(t, server)
			publish(t, at, first)
			through := door(t, at, func(way http.Handler) http.Handler {
				c := &cut{way: way}
				c.left.Store(int64(n))
				return c
			})
			_, failed := Publish(t.Context(), through, Credentials{}, Publication{Library: second})
			got := contents(t, read(t, at, d))
			if got != old && got != next {
				t.Fatalf("after %d requests readers see\n%s", n, got)
			}
			if failed == nil && got != next {
				t.Fatalf("after %d requests nothing failed, but readers see\n%s", n, got)
			}
			publish(t, at, second)
			if got := contents(t, read(t, at, d2)); got != next {
				t.Fatalf("cut after %d requests and published again, readers see\n%s", n, got)
			}
			publish(t, at, first)
			publish(t, at, second)
			if got, want := documents(t, at), documents(t, fresh); !slices.Equal(got, want) {
				t.Fatalf("cut after %d requests: documents %v, want %v", n, got, want)
			}
		}
	})
}

// door returns an address that leads to a library through a handler, which gets the way there.
func door(t *testing.T, at Address, through func(way http.Handler) http.Handler) Address {
	t.Helper()
	way := httputil.NewSingleHostReverseProxy(at.bases[0])
	way.ErrorLog = log.New(io.Discard, "", 0)
	server := httptest.NewServer(through(way))
	t.Cleanup(server.Close)
	to, err := ParseAddress(strings.Replace(server.URL, "http", "opensearch+http", 1) + "/" + at.Name())
	if err != nil {
		t.Fatal(err)
	}
	return to
}

// TestPublishGoesOn sends nothing again that a killed publisher has sent.
func TestPublishGoesOn(t *testing.T) {
	hurry(t, 20*time.Millisecond)
	eachServer(t, func(t *testing.T, server string) {
		at := scratch(t, server)
		d, linked := libtest.Fixture(t)
		publish(t, at, inMemory(t, d, linked))
		d2, linked2 := changed(t)
		second := inMemory(t, d2, linked2)
		through := door(t, at, func(way http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.Method == http.MethodPut && strings.HasSuffix(r.URL.Path, kindManifest) || r.Method == http.MethodDelete {
					panic(http.ErrAbortHandler)
				}
				way.ServeHTTP(w, r)
			})
		})
		if done, err := Publish(t.Context(), through, Credentials{}, Publication{Library: second}); err == nil || done.Sent != 2 {
			t.Fatalf("published %+v, %v; want 2 sent and a failure", done, err)
		}
		if done := publish(t, at, second); done.Sent != 0 || done.Ended != 2 || done.Generation != 2 {
			t.Errorf("published again: %+v, want nothing sent, 2 ended, generation 2", done)
		}
		if got, want := contents(t, read(t, at, d2)), contents(t, second); got != want {
			t.Errorf("read\n%s\nwant\n%s", got, want)
		}
	})
}

// TestPublishTwice refuses a second publisher while the first is at work.
func TestPublishTwice(t *testing.T) {
	hurry(t, 50*time.Millisecond)
	eachServer(t, func(t *testing.T, server string) {
		at := scratch(t, server)
		d, linked := libtest.Fixture(t)
		lib := inMemory(t, d, linked)
		publish(t, at, lib)
		c := newClient(at, Credentials{})
		held, err := c.lock(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Publish(t.Context(), at, Credentials{}, Publication{Library: lib}); !errors.Is(err, errPublishing) {
			t.Errorf("error %v, want ErrPublishing", err)
		}
		if err := held.release(); err != nil {
			t.Error(err)
		}
		publish(t, at, lib)
	})
}

// TestNotOurs never writes to an index of another program.
func TestNotOurs(t *testing.T) {
	eachServer(t, func(t *testing.T, server string) {
		at := scratch(t, server)
		c := newClient(at, Credentials{})
		if err := c.do(t.Context(), http.MethodPut, "", object{}, nil); err != nil {
			t.Fatal(err)
		}
		d, linked := libtest.Fixture(t)
		if _, err := Publish(t.Context(), at, Credentials{}, Publication{Library: inMemory(t, d, linked)}); !errors.Is(err, errNotOurs) {
			t.Errorf("publish: error %v, want ErrNotOurs", err)
		}
		if err := Remove(t.Context(), at, Credentials{}); !errors.Is(err, errNotOurs) {
			t.Errorf("remove: error %v, want ErrNotOurs", err)
		}
		if _, err := Open(t.Context(), at, Credentials{}); !errors.Is(err, errNone) {
			t.Errorf("open: error %v, want ErrNone", err)
		}
		if err := c.do(t.Context(), http.MethodDelete, "", nil, nil); err != nil {
			t.Error(err)
		}
	})
}
