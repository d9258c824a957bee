package add

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/add/fetch"
	"briefing/briefing/source"
	"briefing/briefing/source/sourcetest"
)

// site is a server of pages by their paths, and a folder that they are gathered
// in.
type site struct {
	t     *testing.T
	dir   string
	url   string
	pages map[string]func(w http.ResponseWriter, r *http.Request)
	mu    sync.Mutex
	asked []string // paths
	log   []string
	g     *Gatherer
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir(), pages: map[string]func(http.ResponseWriter, *http.Request){}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.URL.Path)
		s.mu.Unlock()
		if page, ok := s.pages[r.URL.Path]; ok {
			page(w, r)
			return
		}
		http.NotFound(w, r)
	}))
	t.Cleanup(server.Close)
	s.url = server.URL
	s.reopen()
	return s
}

// reopen makes a new gatherer for what is in the folder now.
func (s *site) reopen() {
	s.t.Helper()
	folder, err := Open(s.t.Context(), s.dir, Options{})
	if err != nil {
		s.t.Fatal(err)
	}
	note := func(format string, args ...any) {
		line := strings.NewReplacer(s.url, "", s.dir+"/", "").Replace(fmt.Sprintf(format, args...))
		s.log = append(s.log, line)
	}
	s.g = &Gatherer{
		Folder: folder,
		Client: fetch.New(fetch.Options{
			AllowPrivate: true, Idle: 5 * time.Second, Accept: Accept,
			Proxy: func(*http.Request) (*url.URL, error) { return nil, nil },
		}),
		Today:   briefing.Day(time.Date(2031, 5, 6, 0, 0, 0, 0, time.UTC)),
		Saved:   func(c Clipping, file string) { note("saved %s", filepath.ToSlash(file)) },
		There:   func(from, file string) { note("%s: there: %s", from, filepath.ToSlash(file)) },
		Problem: func(from string, err error) { note("%s: %v", from, err) },
	}
}

// add gathers what is at paths and returns what was told of it, a line each.
func (s *site) add(paths ...string) string {
	s.t.Helper()
	s.log, s.asked = nil, nil
	var addresses []string
	for _, p := range paths {
		addresses = append(addresses, s.url+p)
	}
	for o := range s.g.Addresses(s.t.Context(), addresses) {
		line := fmt.Sprintf("%s: %d new, %d there", strings.TrimPrefix(o.Address, s.url), o.New, o.There)
		if o.Err != nil {
			line += ", error: " + strings.ReplaceAll(o.Err.Error(), s.url, "")
		}
		s.log = append(s.log, line)
	}
	return strings.Join(s.log, "\n")
}

func (s *site) want(got, want string) {
	s.t.Helper()
	if got != want {
		s.t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// read returns a file of the folder.
func (s *site) read(name string) string {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, name))
	if err != nil {
		s.t.Fatal(err)
	}
	return strings.ReplaceAll(string(data), s.url, "http://site")
}

func text(mediaType, body string) func(http.ResponseWriter, *http.Request) {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		fmt.Fprint(w, body)
	}
}

func page(title, words string, head ...string) func(http.ResponseWriter, *http.Request) {
	return text("text/html; charset=utf-8", "<!DOCTYPE html><html><head><title>"+title+"</title>"+strings.Join(head, "")+
		"</head><body><nav><a href=/>Home</a></nav><article><h1>"+title+"</h1><p>"+words+"</p></article></body></html>")
}

const sails = "The ferry sails again, after three weeks in which nobody could cross the sound, and the harbour is full of people who wait for it."

func TestPage(t *testing.T) {
	s := newSite(t)
	s.pages["/a"] = page("Ferry", sails, `<meta name="description" content="It is back.">`, `<meta name="author" content="Ada Finch">`,
		`<meta property="article:published_time" content="2031-05-04T10:00:00Z"><meta property="og:site_name" content="Quay">`)
	s.want(s.add("/a"), "saved 2031-05-04-ferry.md\n/a: 1 new, 0 there")
	s.want(s.read("2031-05-04-ferry.md"), `---
title: "Ferry"
source: "http://site/a"
sitename: "Quay"
author:
  - "Ada Finch"
published: 2031-05-04
created: 2031-05-06
description: "It is back."
---

`+sails+"\n")
	s.want(s.add("/a"), "/a: there: 2031-05-04-ferry.md\n/a: 0 new, 1 there")
	s.reopen()
	s.want(s.add("/a#top"), "/a#top: there: 2031-05-04-ferry.md\n/a#top: 0 new, 1 there")
	if len(s.asked) > 0 {
		t.Errorf("asked for %q, which is there", s.asked)
	}
	// The same by another address, and the same text elsewhere.
	s.pages["/moved"] = func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/a", http.StatusFound) }
	s.pages["/copy"] = page("A copy", sails)
	s.want(s.add("/moved", "/copy"), "/moved: there: 2031-05-04-ferry.md\n/moved: 0 new, 1 there\n/copy: there: 2031-05-04-ferry.md\n/copy: 0 new, 1 there")
}

// The address that a page gives as its own is remembered if it is of the same
// site.
func TestPageAddress(t *testing.T) {
	for _, tt := range []struct{ found, own, want string }{
		{"https://a.example/1?from=rss", "https://www.a.example/1", "https://www.a.example/1"},
		{"https://a.example/1", "https://b.example/1", "https://a.example/1"},
		{"https://a.example/1", "https://a.example/", "https://a.example/1"},
		{"https://a.example/1", "", "https://a.example/1"},
	} {
		if got := pageAddress(tt.found, tt.own); got != tt.want {
			t.Errorf("%s, %s: %s, want %s", tt.found, tt.own, got, tt.want)
		}
	}
}

func TestDocuments(t *testing.T) {
	s := newSite(t)
	s.pages["/paper"] = text("application/pdf", string(sourcetest.PDF([]string{sourcetest.Page(sourcetest.Column(72, 700, "It sails again.")...)})))
	s.pages["/koi"] = text("text/html; charset=koi8-r", "<html><title>\xf0\xc1\xd2\xcf\xcd</title><p>\xf0\xc1\xd2\xcf\xcd \xd7 \xcd\xcf\xd2\xc5.")
	s.pages["/book.epub"] = text("application/epub+zip", string(sourcetest.EPUB("Book", "Ada", "<h1>One</h1><p>"+sails+sails+"</p>", "<h1>Two</h1><p>"+strings.Repeat(long, 20)+"</p>")))
	s.pages["/notes"] = text("text/markdown", "# Notes\n\nIt sails.")
	s.pages["/picture"] = text("image/png", "")
	s.pages["/disguised"] = text("text/html", "\x89PNG\r\n\x1a\n\x00\x00")
	s.pages["/script"] = text("text/html", "<html><script>app()</script>")
	s.pages["/500"] = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusInternalServerError) }
	s.want(s.add("/paper", "/koi", "/book.epub", "/notes", "/picture", "/disguised", "/script", "/404", "/500"), `saved it-sails-again.md
/paper: 1 new, 0 there
saved паром.md
/koi: 1 new, 0 there
saved one.md
saved two.md
/book.epub: 2 new, 0 there
saved notes.md
/notes: 1 new, 0 there
/picture: 0 new, 0 there, error: image/png, not a document with text
/disguised: 0 new, 0 there, error: binary, not text
/script: 0 new, 0 there, error: web page without text
/404: 0 new, 0 there, error: the server answers 404 Not Found
/500: 0 new, 0 there, error: the server answers 500 Internal Server Error`)
	if got := s.read("паром.md"); !strings.Contains(got, "Паром в море.") {
		t.Error(got)
	}
	if got := s.read("two.md"); !strings.Contains(got, `original: "http://site/book.epub"`) {
		t.Error(got)
	}
	s.want(s.add("/book.epub"), "/book.epub: 0 new, 2 there")
}

// rss returns a feed of items, which are pairs of a path and an element.
func (s *site) rss(items ...string) func(http.ResponseWriter, *http.Request) {
	var b strings.Builder
	b.WriteString("<rss><channel><title>Quay</title>")
	for i := 0; i < len(items); i += 2 {
		link := ""
		if items[i] != "" {
			link = "<link>" + s.url + items[i] + "</link>"
		}
		fmt.Fprintf(&b, "<item><title>Item %s</title>%s<pubDate>Sun, 04 May 2031 08:15:00 +0200</pubDate>%s</item>", items[i], link, items[i+1])
	}
	return text("application/rss+xml", b.String()+"</channel></rss>")
}

const long = "The ferry sails again, after three weeks. "

// Of a feed with three entries one is known: two become articles, and a summary
// makes way for its page.
func TestFeed(t *testing.T) {
	s := newSite(t)
	s.pages["/1"] = page("One", sails)
	s.pages["/2"] = page("Two", "Nothing of this is read, since the feed holds the whole entry.")
	s.pages["/3"] = page("Item number three", strings.Repeat(long, 30), `<meta name="author" content="Ada Finch">`)
	s.pages["/feed"] = s.rss("/1", "<description>It sails.</description>", "/2", "<description>Short</description><content:encoded>&lt;p>All of it.</content:encoded>",
		"/3", "<description>&lt;p>After &lt;b>three&lt;/b> weeks…</description>")
	s.want(s.add("/1"), "saved one.md\n/1: 1 new, 0 there")
	s.want(s.add("/feed"), "saved 2031-05-04-item-2.md\nsaved 2031-05-04-item-3.md\n/feed: 2 new, 1 there")
	if want := []string{"/feed", "/3"}; !slices.Equal(s.asked, want) {
		t.Errorf("asked for %q, want %q", s.asked, want)
	}
	s.want(s.read("2031-05-04-item-2.md"), `---
title: "Item /2"
source: "http://site/2"
sitename: "Quay"
published: 2031-05-04
created: 2031-05-06
description: "Short"
feed: "http://site/feed"
---

All of it.
`)
	s.want(s.read("2031-05-04-item-3.md"), `---
title: "Item /3"
source: "http://site/3"
sitename: "Quay"
author:
  - "Ada Finch"
published: 2031-05-04
created: 2031-05-06
description: "After **three** weeks…"
feed: "http://site/feed"
---

`+strings.TrimSpace(strings.Repeat(long, 30))+"\n")
	s.want(s.add("/feed"), "/feed: 0 new, 3 there")
	s.reopen()
	s.want(s.add("/feed"), "/feed: 0 new, 3 there")
	if len(s.asked) != 1 {
		t.Errorf("asked for %q", s.asked)
	}
	feeds, err := Feeds(t.Context(), os.DirFS(s.dir), source.Options{})
	if err != nil || len(feeds) != 1 || feeds[0].Address != s.url+"/feed" || feeds[0].Articles != 2 || feeds[0].Name != "Quay" {
		t.Errorf("feeds %v, %v", feeds, err)
	}
}

// What a feed holds is saved if the page is not to be had, and that is told.
func TestFeedWithoutPages(t *testing.T) {
	s := newSite(t)
	s.pages["/shorter"] = page("Wall", "Pay to read this.")
	s.pages["/picture"] = text("image/png", "")
	s.pages["/consent"] = page("Before you go on", strings.Repeat("We would like to know all about you. ", 30))
	s.pages["/feed"] = s.rss(
		"/consent", "<description>It sails with everyone.</description>",
		"/gone", "<description>It sails from here.</description>",
		"/shorter", "<description>It sails from there, as far as we know.</description>",
		"/picture", "<description>It sails from nowhere.</description>",
		"", "<description>It sails, without an address.</description>",
		"/empty", "",
		"/long", "<description>"+strings.Repeat(long, 60)+"</description>")
	s.want(s.add("/feed"), `/feed: line 1: entry "Item /empty": no text
/consent: saved as the feed gives it, which may be a summary: its page has another text
saved 2031-05-04-item-consent.md
/gone: saved as the feed gives it, which may be a summary: the server answers 404 Not Found
saved 2031-05-04-item-gone.md
saved 2031-05-04-item-shorter.md
/picture: saved as the feed gives it, which may be a summary: image/png, not a document with text
saved 2031-05-04-item-picture.md
saved 2031-05-04-item.md
saved 2031-05-04-item-long.md
/feed: 6 new, 0 there`)
	s.want(s.add("/feed"), "/feed: line 1: entry \"Item /empty\": no text\n/feed: 0 new, 6 there")
	s.pages["/none"] = s.rss()
	s.pages["/entities"] = text("text/xml", `<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item/></channel></rss>`)
	s.want(s.add("/none", "/entities"), "/none: 0 new, 0 there\n"+
		"/entities: 0 new, 0 there, error: line 1: feed: feed that declares entities of its own; they are not read")
}

// A server that is asked too much is left alone; what is left comes the next time.
func TestServerAsksToWait(t *testing.T) {
	s := newSite(t)
	s.pages["/1"] = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) }
	s.pages["/feed"] = s.rss("/0", "<content:encoded>It sails.</content:encoded>", "/1", "<description>It sails on.</description>", "/2", "<description>It stays.</description>")
	s.want(s.add("/feed"), "saved 2031-05-04-item-0.md\n/feed: 1 new, 0 there, error: its pages, the rest of which is left for another time: the server answers 429 Too Many Requests")
	if want := []string{"/feed", "/1"}; !slices.Equal(s.asked, want) {
		t.Errorf("asked for %q, want %q", s.asked, want)
	}
	s.pages["/1"] = page("Item", sails)
	s.want(s.add("/feed"), "saved 2031-05-04-item-1.md\n/2: saved as the feed gives it, which may be a summary: the server answers 404 Not Found\nsaved 2031-05-04-item-2.md\n/feed: 2 new, 1 there")
}

// Entries that share an address, or are parts of one page, are told by their texts.
func TestFeedOfOnePage(t *testing.T) {
	s := newSite(t)
	s.pages["/log"] = page("All items", strings.Repeat(long, 30))
	s.pages["/feed"] = s.rss("/log", "<description>It sails one.</description>", "/log", "<description>It sails two.</description>",
		"/log#3", "<description>It sails three.</description>", "/", "<description>It sails four.</description>")
	s.want(s.add("/feed"), "saved 2031-05-04-item-log.md\nsaved 2031-05-04-item-log-2.md\nsaved 2031-05-04-item-log-3.md\nsaved 2031-05-04-item.md\n/feed: 4 new, 0 there")
	if len(s.asked) != 1 {
		t.Errorf("asked for %q", s.asked)
	}
	s.pages["/feed"] = s.rss("/", "<description>It sails five.</description>", "/log#3", "<description>It sails three, as was said.</description>",
		"/log#4", "<description>It sails six.</description>", "/log", "<description>It sails two.</description>")
	s.want(s.add("/feed"), "saved 2031-05-04-item-2.md\nsaved 2031-05-04-item-log-4.md\n/feed: 2 new, 2 there")
	s.pages["/feed"] = s.rss("/", "<description>It sails seven.</description>")
	s.want(s.add("/feed"), "saved 2031-05-04-item-3.md\n/feed: 1 new, 0 there")
}

func TestMostPages(t *testing.T) {
	s := newSite(t)
	var items []string
	for i := range mostPages + 2 {
		items = append(items, fmt.Sprintf("/%d", i), fmt.Sprintf("<description>It sails %d.</description>", i))
	}
	s.pages["/feed"] = s.rss(items...)
	got := s.add("/feed")
	if len(s.asked) != 1+mostPages || strings.Count(got, "more than 100 pages") != 2 || !strings.HasSuffix(got, "/feed: 102 new, 0 there") {
		t.Errorf("asked %d times:\n%s", len(s.asked), got)
	}
}

// A feed that has not changed is not sent again; one that is asked for by name is.
func TestVersions(t *testing.T) {
	s := newSite(t)
	file := filepath.Join(t.TempDir(), "a", "versions.json")
	sent := 0
	feed := s.rss("/1", "<content:encoded>It sails.</content:encoded>")
	s.pages["/feed"] = func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		sent++
		feed(w, r)
	}
	for i, tt := range []struct {
		ifChanged bool
		want      string
		sent      int
	}{
		{true, "saved 2031-05-04-item-1.md\n/feed: 1 new, 0 there", 1},
		{true, "/feed: 0 new, 0 there", 1},
		{false, "/feed: 0 new, 1 there", 2},
	} {
		s.g.Versions, s.g.IfChanged = OpenVersions(file), tt.ifChanged
		s.want(s.add("/feed"), tt.want)
		if err := s.g.Versions.Save(); err != nil {
			t.Fatal(err)
		}
		if sent != tt.sent {
			t.Errorf("%d: sent %d times, want %d", i, sent, tt.sent)
		}
	}
	if v := OpenVersions("").of(s.url + "/feed"); v != (fetch.Version{}) {
		t.Errorf("nothing remembers %v", v)
	}
	if err := os.WriteFile(file, []byte("null"), 0o600); err != nil {
		t.Fatal(err)
	}
	OpenVersions(file).set("a", fetch.Version{ETag: "b"})
}

// What was saved when it is interrupted stays.
func TestInterrupted(t *testing.T) {
	s := newSite(t)
	ctx, cancel := context.WithCancel(t.Context())
	s.pages["/2"] = func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	}
	s.pages["/feed"] = s.rss("/1", "<content:encoded>It sails.</content:encoded>", "/2", "<description>It sails on.</description>")
	for o := range s.g.Addresses(ctx, []string{s.url + "/feed", s.url + "/3"}) {
		t.Errorf("%+v", o)
	}
	s.want(strings.Join(s.log, "\n"), "saved 2031-05-04-item-1.md")
}

func TestDocument(t *testing.T) {
	s := newSite(t)
	feed := "<rss><channel><title>Quay</title><item><title>A</title><link>" + s.url + "/a</link><description>It sails.</description></item><item><title>B</title><description>It stays.</description></item></channel></rss>"
	for _, tt := range []struct{ name, data, want string }{
		{"a.md", "---\ntitle: Ferry\nsource: https://quay.example/1\n---\nIt sails once.", "{1 0 false} <nil>"},
		{"b.txt", "It sails once.", "{0 1 false} <nil>"},
		{"clipping.md", "---\ntitle: Notes\ndescription: How it sails.\ncreated: 2024-03-13\n---\nIt sails at noon.", "{1 0 false} <nil>"},
		{"unsaid.md", "---\ntitle: Unsaid\ndescription: [a, b]\ncreated: one day\n---\nIt sails at night.", "{1 0 false} <nil>"},
		{"feed.xml", feed, "{2 0 true} <nil>"},
		{"feed.xml", feed, "{0 2 true} <nil>"},
		{"c", "\x00", "{0 0 false} binary, not text"},
		{"d.md", "", "{0 0 false} empty, no text"},
	} {
		tally, err := s.g.Document(t.Context(), tt.name, tt.name, []byte(tt.data))
		if got := fmt.Sprint(tally, " ", err); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	if len(s.asked) > 0 {
		t.Errorf("asked for %q", s.asked)
	}
	if got := s.read("notes.md"); !strings.Contains(got, "created: 2024-03-13\ndescription: \"How it sails.\"\n") {
		t.Error(got)
	}
	if got := s.read("unsaid.md"); !strings.Contains(got, "created: 2031-05-06\n") || strings.Contains(got, "description") {
		t.Error(got)
	}
	if got := s.read("ferry.md"); !strings.Contains(got, "source: \"https://quay.example/1\"\n") || !strings.Contains(got, "original: \"a.md\"\n") {
		t.Error(got)
	}
}

// Articles that come together are told apart by address and title, whatever their texts
// have in common; none is lost, and none is saved twice.
func TestAlikeTexts(t *testing.T) {
	const summary = "Read the whole story on our site, where subscribers find all that we know of it and more, every day anew."
	feedOf := func(item string) string {
		var items strings.Builder
		for i := range 8 {
			fmt.Fprintf(&items, item, i)
		}
		return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour News</title>` + items.String() + "</channel></rss>"
	}
	var lines strings.Builder
	for i := range 8 {
		fmt.Fprintf(&lines, `{"title":"Ferry %d","text":"Comments"}`+"\n", i)
	}
	for name, data := range map[string]string{
		"summaries.xml":   feedOf("<item><title>Ferry %[1]d</title><link>https://example.org/%[1]d</link><description>Comments</description></item>"),
		"long.xml":        feedOf("<item><title>Ferry %[1]d</title><link>https://example.org/%[1]d</link><description>" + summary + "</description></item>"),
		"whole.xml":       feedOf("<item><title>Ferry %[1]d</title><link>https://example.org/%[1]d</link><content:encoded>" + summary + "</content:encoded></item>"),
		"same-title.xml":  feedOf("<item><title>Ferry news</title><link>https://example.org/%[1]d</link><description>Comments</description></item>"),
		"no-address.xml":  feedOf("<item><title>Ferry %[1]d</title><description>Comments</description></item>"),
		"one-address.xml": feedOf("<item><title>Ferry %[1]d</title><link>https://example.org/</link><description>Comments</description></item>"),
		"lines.jsonl":     lines.String(),
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for _, want := range []Tally{{New: 8, Several: true}, {There: 8, Several: true}} {
				folder, err := Open(t.Context(), dir, Options{})
				if err != nil {
					t.Fatal(err)
				}
				g := &Gatherer{
					Folder: folder, Saved: func(Clipping, string) {}, There: func(string, string) {},
					Problem: func(from string, err error) { t.Errorf("%s: %v", from, err) },
				}
				got, err := g.Document(t.Context(), name, name, []byte(data))
				if err != nil || got != want {
					t.Errorf("%+v, %v, want %+v", got, err, want)
				}
			}
		})
	}
}
