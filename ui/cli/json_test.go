package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The objects of --json are a contract: these are their fields, in order.
var fields = map[string]string{
	"articles":                "id title source author published url file words",
	"topics":                  "id kind name mentions articles",
	"figures":                 "id kind name mentions articles",
	"events":                  "id kind name date mentions articles",
	"numbers":                 "id kind name mentions articles",
	"claims":                  "id kind name mentions articles reports",
	"sources":                 "source articles claims alone",
	"mentions vladimir-putin": "subject kind name article title source published file start end text passage ref",
	"search sanctions":        "article title source published file score hits",
}

func TestJSONFields(t *testing.T) {
	t.Parallel()
	for command, want := range fields {
		args := strings.Fields(command)
		out, _ := run(t, 0, append(args, "--json")...)
		lines := 0
		for line := range strings.Lines(out) {
			lines++
			got := keys(t, line)
			if args[0] == "events" {
				got = withDate(got)
			}
			if !slices.Equal(got, strings.Fields(want)) {
				t.Errorf("briefing %s --json: fields %v, want %s", command, got, want)
			}
		}
		if lines == 0 {
			t.Errorf("briefing %s --json: no object", command)
		}
	}
	out, _ := run(t, 0, "search", "sanctions", "--json")
	var r struct{ Hits []json.RawMessage }
	if err := json.Unmarshal([]byte(strings.SplitAfter(out, "\n")[0]), &r); err != nil || len(r.Hits) == 0 {
		t.Fatalf("no hits (%v) in %s", err, out)
	}
	if got := keys(t, string(r.Hits[0])); !slices.Equal(got, []string{"start", "end", "passage", "ref"}) {
		t.Errorf("a hit has the fields %v", got)
	}
}

// withDate adds the date, which events of unknown date do not have.
func withDate(keys []string) []string {
	if i := slices.Index(keys, "name"); i >= 0 && !slices.Contains(keys, "date") {
		return slices.Insert(keys, i+1, "date")
	}
	return keys
}

// keys returns the keys of an object in order.
func keys(t *testing.T, object string) []string {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(object))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		t.Fatalf("no object (%v): %s", err, object)
	}
	var out []string
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, key.(string))
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

type mention struct {
	Subject, Kind, Name, Article, Title, Source, Published, File string
	Start, End                                                   int
	Text, Passage, Ref                                           string
	Stance, Wording                                              string
	By                                                           []string
}

type listed struct {
	ID, Kind, Name, Date string
	Mentions             int
	Articles             []string
	Reports              []struct {
		Article, Stance, Wording string
		By                       []string
	}
}

type article struct {
	ID, Title, Source, Author, Published, URL, File string
	Words                                           int
}

// Offsets are bytes of what "show ID --text" prints, and as many mentions are
// printed as the lists count.
func TestJSONMentions(t *testing.T) {
	t.Parallel()
	texts := articleTexts(t)
	articles := map[string]article{}
	for _, a := range records[article](t, "articles") {
		articles[a.ID] = a
	}
	for _, list := range []string{"topics", "figures", "events", "numbers", "claims"} {
		for _, s := range records[listed](t, list) {
			if s.Mentions == 0 {
				run(t, 1, "mentions", s.ID, "--json")
				continue
			}
			mentions := records[mention](t, "mentions", s.ID)
			if len(mentions) != s.Mentions {
				t.Errorf("%s: %d mentions, %s counts %d", s.ID, len(mentions), list, s.Mentions)
			}
			var in []string
			for _, m := range mentions {
				text := texts[m.Article]
				if m.Start < 0 || m.End > len(text) || m.Start >= m.End || text[m.Start:m.End] != m.Text {
					t.Errorf("%s: %q is not at %d:%d of the text of %s", s.ID, m.Text, m.Start, m.End, m.Article)
				}
				if want := fmt.Sprintf("%s:%d-%d", m.Article, m.Start, m.End); m.Ref != want {
					t.Errorf("%s: ref %q, want %q", s.ID, m.Ref, want)
				}
				if !strings.Contains(m.Passage, m.Text) || !strings.Contains(text, m.Passage) {
					t.Errorf("%s: %q in %s is not in its passage %q", s.ID, m.Text, m.Article, m.Passage)
				}
				a := articles[m.Article]
				if m.Subject != s.ID || m.Name != s.Name || m.Title != a.Title || m.Source != a.Source ||
					m.Published != a.Published || m.File != a.File {
					t.Errorf("%s: %+v is not what the lists say of subject and article", s.ID, m)
				}
				if isClaim := list == "claims"; isClaim != (m.Stance != "") {
					t.Errorf("%s: stance %q of a mention in %s", s.ID, m.Stance, list)
				}
				if want := strings.TrimSuffix(list, "s"); m.Kind != want {
					t.Errorf("%s: kind %q, want %q", s.ID, m.Kind, want)
				}
				in = append(in, m.Article)
			}
			if in = slices.Compact(in); !slices.Equal(in, s.Articles) {
				t.Errorf("%s: mentions in %v, %s has %v", s.ID, in, list, s.Articles)
			}
		}
	}
}

func TestJSONSearch(t *testing.T) {
	t.Parallel()
	type result struct {
		Article, Title, Source, Published, File string
		Score                                   float64
		Hits                                    []struct {
			Start, End int
			Passage    string
			Ref        string
		}
	}
	texts := articleTexts(t)
	for query, want := range map[string]string{
		"sanctions":               "sanctions",
		"SANCTIONS":               "sanctions",
		`"strategic partnership"`: "strategic partnership",
		"figure:putin missiles":   "missiles",
		"treaty -nuclear":         "treaty",
		"s400":                    "S-400",
	} {
		hits := 0
		for _, r := range records[result](t, "search", query) {
			for _, h := range r.Hits {
				hits++
				text := texts[r.Article]
				if h.Start < 0 || h.Start >= h.End || h.End > len(text) {
					t.Errorf("search %s: no hit can be at %d:%d of %s", query, h.Start, h.End, r.Article)
					continue
				}
				got := text[h.Start:h.End]
				if !strings.EqualFold(strings.Join(strings.Fields(got), " "), want) {
					t.Errorf("search %s: hit %q in %s, want %q", query, got, r.Article, want)
				}
				if !strings.Contains(h.Passage, got) || !strings.Contains(text, h.Passage) {
					t.Errorf("search %s: %q in %s is not in its passage %q", query, got, r.Article, h.Passage)
				}
			}
		}
		if hits == 0 {
			t.Errorf("search %s: no hit", query)
		}
	}
}

// articleTexts returns the texts that "show ID --text" prints, by article.
func articleTexts(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	for _, a := range records[article](t, "articles") {
		texts[a.ID], _ = run(t, 0, "show", a.ID, "--text")
	}
	if len(texts) == 0 {
		t.Fatal("no articles")
	}
	return texts
}

// show --json prints a page with its links; each is a stretch of its Markdown,
// and leads to a page or to a place in an article's text.
func TestJSONPages(t *testing.T) {
	t.Parallel()
	type record struct {
		Page, ID, Title, Markdown string
		Links                     []struct {
			Start, End       int
			Page, ID, Follow string
			At               *[2]int
		}
		Events []struct {
			ID, Name, Date, First  string
			Lag, LagLeast, LagMost *int
			Reports                []struct {
				Article, Published, Ref string
				Start, End              int
			}
			Differs []struct {
				Date, Article, Ref string
				Start, End         int
			}
		}
	}
	texts := articleTexts(t)
	for _, args := range [][]string{
		{},
		{"timeline"},
		{"coverage"},
		{"show", "vladimir-putin"},
		{"show", "drones"},
		{"show", "ashgabat-meeting"},
		{"show", "voa-2025-01-17"},
		{"compare", "iran-supplied-drones"},
	} {
		pages := records[record](t, args...)
		if len(pages) != 1 {
			t.Fatalf("briefing %v --json: %d objects, want 1", args, len(pages))
		}
		p, _ := run(t, 0, args...)
		if got := strings.TrimRight(pages[0].Markdown, "\n"); got != strings.TrimRight(p, "\n") {
			t.Errorf("briefing %v --json: the Markdown is not what it prints without --json", args)
		}
		if isTimeline := len(args) > 0 && args[0] == "timeline"; isTimeline != (len(pages[0].Events) > 0) {
			t.Errorf("briefing %v --json: %d events", args, len(pages[0].Events))
		}
		for _, e := range pages[0].Events {
			for _, r := range e.Reports {
				if r.Start >= r.End || r.End > len(texts[r.Article]) {
					t.Errorf("%s is reported at %v", e.ID, r)
				}
			}
		}
		for _, l := range pages[0].Links {
			if l.Start < 0 || l.Start >= l.End || l.End > len(pages[0].Markdown) {
				t.Errorf("briefing %v: no link can be at %d:%d of %d bytes", args, l.Start, l.End, len(p))
			}
			if l.Page == "" || l.At != nil && (l.Page != "article" || l.At[0] >= l.At[1] || l.At[1] > len(texts[l.ID])) {
				t.Errorf("briefing %v: a link leads to %q %q at %v", args, l.Page, l.ID, l.At)
			}
		}
	}
}

// A timeline without events has an empty list of them.
func TestTimelineRecordWithoutEvents(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("Nothing is known of it.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, _ := run(t, 0, "timeline", "--json", "-L", dir); !strings.Contains(strings.ReplaceAll(out, " ", ""), `"events":[]`) {
		t.Errorf("got\n%s", out)
	}
}
