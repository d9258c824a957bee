package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"flag"
	"io"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/export"
	"briefing/briefing/library"
	"briefing/briefing/notes"

	gocmp "github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files")

// story returns the library of testdata and notes on it.
func story(t testing.TB) (briefing.Library, []notes.Placed) {
	t.Helper()
	lib, err := library.Open(t.Context(), library.Options{Path: filepath.Join("testdata", "story"), Cache: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	var kept []notes.Placed
	for i, n := range []struct{ article, quote, text string }{
		{"formula", "Voß** blamed *the\nmud*", "=1+1 is what she *meant* #check\nSee the {minutes} & 5 % of it"},
		{"formula", "Ida Voß closed the lock at Orm, and the Canal Board 🚧🚧 said nothing.", ""},
		{"formula", "", "Read again"},
		{"spring", "🚢 Ida Voß waved; the closing of the lock was near.", "\tWhen?"},
	} {
		a, err := lib.Article(t.Context(), briefing.ArticleID(n.article))
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(a.Text, n.quote)
		if at < 0 {
			t.Fatalf("%q is not in %s", n.quote, n.article)
		}
		note := notes.On(a, briefing.Span{Start: at, End: at + len(n.quote)})
		note.ID = notes.ID(strings.Repeat(string(rune('a'+i)), 12))
		note.Text = n.text
		note.Created = time.Date(2031, 6, 1, 12, i, 0, 0, time.UTC)
		kept = append(kept, notes.Placed{Note: note, State: notes.Holds})
	}
	return lib, append(kept, notes.Placed{State: notes.Lost, Note: notes.Note{
		ID: "eeeeeeeeeeee", Article: "gone", File: "gone.md", Title: "-Gone", Quote: "The lock never closed.", Tags: []string{"check"},
	}})
}

func write(t testing.TB, lib briefing.Library, f export.Format, of export.Content, kept []notes.Placed) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := export.Write(t.Context(), &b, lib, f, of, kept); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// endings are those of the files of formats.
var endings = map[export.Format]string{
	export.CSV: "csv", export.CSLJSON: "csl.json", export.BibTeX: "bib", export.RIS: "ris",
	export.Annotations: "jsonld", export.FTM: "ftm.jsonl", export.GraphML: "graphml",
}

// TestGolden compares each format of each content with a file.
func TestGolden(t *testing.T) {
	lib, kept := story(t)
	for _, f := range export.Formats {
		for _, of := range f.Contents() {
			file := filepath.Join("testdata", "golden", string(of)+"."+endings[f])
			got := write(t, lib, f, of, kept)
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s: (-want +got)\n%s", file, diff)
			}
		}
	}
}

// TestTables reads each table back: every record has the cells of the head, and no cell
// begins a formula.
func TestTables(t *testing.T) {
	lib, kept := story(t)
	rows := map[export.Content]int{export.Articles: 6, export.Notes: 5}
	for _, of := range export.CSV.Contents() {
		text := write(t, lib, export.CSV, of, kept)
		if strings.Count(text, "\n") != strings.Count(text, "\r\n") {
			t.Errorf("%s: a line does not end with CR LF", of)
		}
		records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if want, ok := rows[of]; ok && len(records) != want+1 {
			t.Errorf("%s: %d records, want a head and %d", of, len(records), want)
		}
		for _, record := range records {
			for _, cell := range record {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r\n") {
					t.Errorf("%s: the cell %q begins a formula", of, cell)
				}
			}
		}
	}
	for _, text := range []string{"=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "＝1", "＋1", "－1", "＠a"} {
		if got := export.Cell(text); got != "'"+text {
			t.Errorf("cell %q is written as %q", text, got)
		}
	}
	for _, text := range []string{"", "a=1", "'=1", " =1", "1-1", "–1"} {
		if got := export.Cell(text); got != text {
			t.Errorf("cell %q is written as %q", text, got)
		}
	}
}

// TestAnnotations reads annotations back: position and quote lead to the spans that were
// exported.
func TestAnnotations(t *testing.T) {
	lib, kept := story(t)
	for _, of := range export.Annotations.Contents() {
		var want, got []briefing.Ref
		for _, p := range kept {
			if of == export.Notes && p.State != notes.Lost && !p.Span.Empty() {
				want = append(want, p.Ref())
			}
		}
		entries, err := lib.Entries(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			mentions, err := lib.MentionsIn(t.Context(), e.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range mentions {
				if of == export.Mentions {
					want = append(want, m.Ref)
				}
			}
		}
		ids := map[string]bool{}
		for _, a := range readAnnotations(t, write(t, lib, export.Annotations, of, kept)) {
			if ids[a.ID] {
				t.Errorf("two annotations are called %s", a.ID)
			}
			ids[a.ID] = true
			if len(a.Target.Selector) > 0 {
				got = append(got, a.ref(t, lib))
			}
		}
		if diff := gocmp.Diff(byPlace(want), byPlace(got)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", of, diff)
		}
	}
}

func byPlace(refs []briefing.Ref) []briefing.Ref {
	slices.SortFunc(refs, func(a, b briefing.Ref) int {
		return strings.Compare(string(a.Article), string(b.Article))*1e6 + a.Span.Start - b.Span.Start + (a.Span.End-b.Span.End)/1e3
	})
	return refs
}

type annotation struct {
	ID     string
	Target struct {
		Source struct {
			Identifier briefing.ArticleID `json:"dcterms:identifier"`
		}
		Selector []struct {
			Type, Exact, Prefix, Suffix string
			Start, End                  int
		}
	}
}

func readAnnotations(t testing.TB, text string) []annotation {
	t.Helper()
	var collection struct {
		First struct{ Items []annotation }
	}
	if err := json.Unmarshal([]byte(text), &collection); err != nil {
		t.Fatal(err)
	}
	return collection.First.Items
}

// ref returns where an annotation leads by its position, which its quote must confirm: in
// what a reader sees of the article, that stands between prefix and suffix in one place.
func (a annotation) ref(t testing.TB, lib briefing.Library) briefing.Ref {
	t.Helper()
	article, err := lib.Article(t.Context(), a.Target.Source.Identifier)
	if err != nil {
		t.Fatal(err)
	}
	quote, position := a.Target.Selector[0], a.Target.Selector[1]
	points := []rune(article.Text)
	start := len(string(points[:position.Start]))
	span := briefing.Span{Start: start, End: start + len(string(points[position.Start:position.End]))}
	if got := notes.On(article, span).Quote; got != quote.Exact {
		t.Errorf("%s: the position leads to %q, the quote is %q", article.ID, got, quote.Exact)
	}
	var seen strings.Builder
	for _, p := range briefing.Show(article.Text).Pieces(0, len(article.Text)) {
		seen.WriteString(p.Text)
	}
	all := regexp.MustCompile(`\s+`).ReplaceAllString(seen.String(), " ")
	if n := strings.Count(all, quote.Prefix+quote.Exact+quote.Suffix); n != 1 {
		t.Errorf("%s: %q between %q and %q stands %d times in %q", article.ID, quote.Exact, quote.Prefix, quote.Suffix, n, all)
	}
	return briefing.Ref{Article: article.ID, Span: span}
}

// TestEntities holds FollowTheMoney to the rules that need no schema: IDs once each, no
// value outside an array, none that is empty, references to entities that are there.
func TestEntities(t *testing.T) {
	lib, kept := story(t)
	for _, of := range export.FTM.Contents() {
		schemata := map[string]string{}
		var references []string
		for line := range strings.Lines(write(t, lib, export.FTM, of, kept)) {
			var e struct {
				ID, Schema string
				Properties map[string][]string
			}
			if err := json.Unmarshal([]byte(line), &e); err != nil {
				t.Fatal(err)
			}
			if schemata[e.ID] != "" {
				t.Errorf("%s: two entities are called %s", of, e.ID)
			}
			schemata[e.ID] = e.Schema
			for name, values := range e.Properties {
				if len(values) == 0 || slices.Contains(values, "") {
					t.Errorf("%s: %s of %s has an empty value", of, name, line)
				}
				if name == "document" || name == "resolved" {
					references = append(references, values...)
				}
			}
		}
		for _, id := range references {
			if schemata[id] == "" {
				t.Errorf("%s: no entity is called %s", of, id)
			}
		}
		t.Logf("%s: %v", of, slices.Sorted(maps.Values(schemata)))
	}
}

// TestGraph reads the graph with an XML parser.
func TestGraph(t *testing.T) {
	lib, _ := story(t)
	var g struct {
		Graph struct {
			Node []struct {
				ID string `xml:"id,attr"`
			} `xml:"node"`
			Edge []struct {
				Source string   `xml:"source,attr"`
				Target string   `xml:"target,attr"`
				Data   []string `xml:"data"`
			} `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(write(t, lib, export.GraphML, export.Mentions, nil)), &g); err != nil {
		t.Fatal(err)
	}
	var nodes, edges []string
	for _, n := range g.Graph.Node {
		nodes = append(nodes, n.ID)
	}
	for _, e := range g.Graph.Edge {
		edges = append(edges, e.Source+" "+e.Target+" "+strings.Join(e.Data, " "))
	}
	if want := []string{"ida-voss", "canal-board", "orm", "dredger"}; !slices.Equal(nodes, want) {
		t.Errorf("nodes %q, want %q", nodes, want)
	}
	want := []string{"ida-voss canal-board 2 1", "ida-voss orm 2 1", "canal-board orm 3 2", "canal-board dredger 1 1", "orm dredger 1 1"}
	if !slices.Equal(edges, want) {
		t.Errorf("edges %q, want %q", edges, want)
	}
}

// TestUnheld says which contents a format does not hold.
func TestUnheld(t *testing.T) {
	lib, _ := story(t)
	_, err := export.Write(t.Context(), io.Discard, lib, export.GraphML, export.Notes, nil)
	if err == nil || err.Error() != "export notes as graphml: that format does not hold them" {
		t.Errorf("error %v", err)
	}
}

// TestKeys holds that articles with other characters in their IDs have keys of their own.
func TestKeys(t *testing.T) {
	seen := map[string]bool{}
	for _, id := range []briefing.ArticleID{"a", "a-1", "ä", "ö", "a b", "a,b", "a{b", "", "%", "\\"} {
		k := export.Key(id)
		if seen[k] || !regexp.MustCompile(`^[A-Za-z0-9_-]+$`).MatchString(k) {
			t.Errorf("the key of %q is %q", id, k)
		}
		seen[k] = true
	}
}
