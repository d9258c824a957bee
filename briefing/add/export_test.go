package add

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/add/fetch"
	"briefing/briefing/add/formats"
)

// exporter takes exports into a folder.
func exporter(t *testing.T, dir string) *Gatherer {
	t.Helper()
	f, err := Open(t.Context(), dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &Gatherer{
		Folder: f, Client: fetch.New(fetch.Options{AllowPrivate: true}), Today: date(t, "2031-01-01"),
		Saved: func(Clipping, string) {}, There: func(_, _ string) {}, Problem: func(string, error) {},
	}
}

func take(ctx context.Context, t *testing.T, g *Gatherer, data string, how Taking) Report {
	t.Helper()
	_, items := formats.OfBytes("export.csv", []byte(data)).Items(ctx)
	if items == nil {
		t.Fatal("no export")
	}
	return g.Export(ctx, items, how)
}

func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	names, err := filepath.Glob(dir + "/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		data, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(n)] = string(data)
	}
	return out
}

// TestExportTwice holds that a second import changes nothing, and that one that was
// interrupted goes on.
func TestExportTwice(t *testing.T) {
	var b strings.Builder
	b.WriteString(`[`)
	for i := range 20 {
		fmt.Fprintf(&b, `{"is_archived":1,"title":"Goat %d","url":"https://hill.example/%d","content":"<p>Goat %d stood still, and nobody saw it.</p>","created_at":"2030-03-12T10:00:00Z"},`, i, i, i)
	}
	export := strings.TrimSuffix(b.String(), ",") + "]"

	whole, halved := t.TempDir(), t.TempDir()
	g := exporter(t, whole)
	if r := take(t.Context(), t, g, export, Taking{}); r.New != 20 || r.Err != nil || len(r.Marks) != 20 {
		t.Fatalf("first: %+v", r)
	}
	want := files(t, whole)
	if r := take(t.Context(), t, exporter(t, whole), export, Taking{}); r.New != 0 || r.There != 20 || len(r.Marks) != 20 {
		t.Errorf("second: %d new, %d there", r.New, r.There)
	}

	ctx, cancel := context.WithCancel(t.Context())
	g = exporter(t, halved)
	n := 0
	g.Saved = func(Clipping, string) {
		if n++; n == 7 {
			cancel()
		}
	}
	take(ctx, t, g, export, Taking{})
	if r := take(t.Context(), t, exporter(t, halved), export, Taking{}); r.New != 13 || r.There != 7 {
		t.Errorf("after an interruption: %d new, %d there", r.New, r.There)
	}
	got := files(t, halved)
	if len(got) != len(want) {
		t.Fatalf("%d files, want %d", len(got), len(want))
	}
	for name, text := range want {
		if got[name] != text {
			t.Errorf("%s differs:\n%s\n%s", name, got[name], text)
		}
	}
}

// TestExportFetch fetches addresses, each host once at a time, and completes what the pages
// do not state.
func TestExportFetch(t *testing.T) {
	var mu sync.Mutex
	busy, asked := 0, map[string]int{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		busy++
		asked[r.URL.Path]++
		if busy > 1 {
			t.Error("two requests to one host at the same time")
		}
		mu.Unlock()
		defer func() { mu.Lock(); busy--; mu.Unlock() }()
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/barn", http.StatusFound)
		case "/gone":
			http.NotFound(w, r)
		default:
			fmt.Fprintf(w, "<html><body><article><h1>The page of %s</h1><p>Here is what stands in %s, in a sentence or two. It is long enough to be one.</p></article></body></html>", r.URL.Path, r.URL.Path)
		}
	}))
	defer server.Close()
	export := "title,url,time_added,tags,status\n" +
		"As it was saved," + server.URL + "/goats,1899460800,hill|milk,archive\n" +
		"Moved," + server.URL + "/moved,1899460800,,unread\n" +
		"Gone," + server.URL + "/gone,1899460800,,unread\n" +
		"Not asked for," + server.URL + "/other,1899460800,sea,unread\n"
	q, err := briefing.ParseQuery("-tag:sea")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	how := Taking{Fetch: true, Only: q}
	g := exporter(t, dir)
	g.pause = time.Millisecond
	r := take(t.Context(), t, g, export, how)
	if r.Addresses != 3 || r.Fetched != 2 || r.Unasked != 1 || len(r.Marks) != 1 {
		t.Errorf("%d addresses, %d fetched, %d not asked for, %d marks", r.Addresses, r.Fetched, r.Unasked, len(r.Marks))
	}
	all := files(t, dir)
	goats := all["the-page-of-goats.md"]
	for _, line := range []string{"created: 2030-03-11", `- "hill"`, `- "milk"`, `title: "The page of /goats"`} {
		if !strings.Contains(goats, line) {
			t.Errorf("%q is not in\n%s", line, goats)
		}
	}
	if strings.Contains(goats, "published") {
		t.Errorf("the day that it was saved was taken for the day that it was published:\n%s", goats)
	}
	g = exporter(t, dir)
	g.pause = time.Millisecond
	r = take(t.Context(), t, g, export, how)
	if r.There != 2 || r.Fetched != 0 || asked["/goats"] != 1 || asked["/moved"] != 1 {
		t.Errorf("again: %d there, %d fetched; %v", r.There, r.Fetched, asked)
	}
}

// TestExportDryRun holds that nothing is written.
func TestExportDryRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "library")
	var fates []Fate
	r := take(t.Context(), t, exporter(t, dir), "URL,Title,Selection,Folder,Timestamp,Tags\nhttps://hill.example/a,A,,Unread,1899460800,[]\n,B,Words alone.,Unread,1899460800,[]\n,C,,Unread,0,[]\njavascript:x,D,,Unread,0,[]\n",
		Taking{Fetch: true, DryRun: true, Listed: func(l Listed) { fates = append(fates, l.Fate) }})
	if r.New != 1 || r.Addresses != 1 || len(r.Left) != 2 {
		t.Errorf("%+v", r)
	}
	if got := fmt.Sprint(fates); got != "[text left out left out address]" {
		t.Error(got)
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder was made")
	}
}
