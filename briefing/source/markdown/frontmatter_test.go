package markdown

import (
	"fmt"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

func day(t *testing.T, s string) briefing.Date {
	t.Helper()
	d, err := briefing.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestHeader(t *testing.T) {
	for _, tt := range []struct {
		name, yaml string
		want       briefing.Entry
	}{
		{"our own", "title: \"A: b\"\nsource: DW\nauthor: Ada Finch\npublished: 2024-03~\nurl: https://www.dw.com\noriginal: 000.txt\n", briefing.Entry{
			Title: "A: b", Source: "DW", Author: "Ada Finch", Published: day(t, "2024-03~"), URL: "https://www.dw.com", Original: "000.txt",
		}},
		{"trafilatura", "title: A\nauthor: Ada; Ben\nurl: https://a.org/b\nhostname: a.org\nsitename: The A\ndate: 2025-01-17\ncategories: [x, y]\ntags: []\n", briefing.Entry{
			Title: "A", Author: "Ada; Ben", URL: "https://a.org/b", Source: "The A", Published: day(t, "2025-01-17"), Tags: []string{"x", "y"},
		}},
		{"zk", "title: A\ndate: 2025-01-17 10:30:00\nkeywords: x, y\naliases: [B]\n", briefing.Entry{
			Title: "A", Published: day(t, "2025-01-17"), Tags: []string{"x", "y"}, Note: &briefing.Note{Aliases: []string{"B"}},
		}},
		{"a note of a person", "type: \"[[People|Person]]\"\naliases:\n  - \"[[Captain Holm]]\"\n  - /old/address\n  - x.html\nalias: Holm\n", briefing.Entry{Paths: []string{"/old/address"}, Note: &briefing.Note{Kind: briefing.Person, Aliases: []string{"Captain Holm", "Holm"}}}},
		{"a note of an organization", "type: entity\nkind: org\n", briefing.Entry{Note: &briefing.Note{Kind: briefing.Organization}}},
		{"no note of a figure", "type: post\nkind: [a, {b: c}]\naliases: [/2025/01/a/]\n", briefing.Entry{Paths: []string{"/2025/01/a/"}}},
		{"source is an address", "source: https://a.org/b\nhostname: a.org\n", briefing.Entry{URL: "https://a.org/b", Source: "a.org"}},
		{"source is a link", "source: \"[The Herald](https://a.org/b)\"\n", briefing.Entry{URL: "https://a.org/b", Source: "The Herald"}},
		{"source is a link to its address", "source: \"[https://a.org/b](https://a.org/b)\"\n", briefing.Entry{URL: "https://a.org/b", Source: "a.org"}},
		{"source is a link to a file", "source: \"[The Herald](herald.md)\"\n", briefing.Entry{Source: "The Herald"}},
		{"source is no link", "source: \"[Herald] (a.org)\"\n", briefing.Entry{Source: "[Herald] (a.org)"}},
		{"url before source", "source: https://a.org/b\nurl: https://c.org/d\n", briefing.Entry{URL: "https://c.org/d", Source: "c.org"}},
		{"the site of an address", "source: https://www.a.org/b\n", briefing.Entry{URL: "https://www.a.org/b", Source: "a.org"}},
		{"published before date", "date: 2025-02-01\npublished: January 17, 2025\n", briefing.Entry{Published: day(t, "2025-01-17")}},
		{"created is not published", "created: 2025-02-01\n", briefing.Entry{}},
		{"wiki links", "author:\n  - \"[[Ada Finch]]\"\n  - [[Ben]]\n  - \"[[p/c|Cy]]\"\n", briefing.Entry{Author: "Ada Finch, Ben, Cy"}},
		{"wiki links within text", "author: \"[[Ada Finch]], with [[p/b|Ben]]\"\ntags: \"[[sea]], [[p/h|harbour]]\"\n", briefing.Entry{Author: "Ada Finch, with Ben", Tags: []string{"sea", "harbour"}}},
		{"Jekyll", "layout: post\ntitle: A\ncategory: sea\nauthor: {name: Ada Finch, twitter: ada}\npermalink: /2025/01/17/a/\nurl: /a/\n", briefing.Entry{Title: "A", Author: "Ada Finch", Tags: []string{"sea"}, Paths: []string{"/2025/01/17/a/", "/a/"}}},
		{"Jekyll, words", "layout: post\ntags: sea harbour\ncategory: high water\nredirect_from: /b/\n", briefing.Entry{Tags: []string{"sea", "harbour", "high water"}, Paths: []string{"/b/"}}},
		{"Hugo", "title: A\ndate: 2025-01-17T10:30:00+01:00\nauthors: [Ada Finch, {name: Ben}]\ndraft: true\n", briefing.Entry{Title: "A", Author: "Ada Finch, Ben", Published: day(t, "2025-01-17")}},
		{"Zola in YAML", "title: A\ntaxonomies:\n  tags: [sea]\n  categories: [harbour]\nextra:\n  author: Ada Finch\n  title: B\n", briefing.Entry{Title: "A", Author: "Ada Finch", Tags: []string{"sea", "harbour"}}},
		{"one wiki link, no quotes", "author: [[Ada Finch]]\n", briefing.Entry{Author: "Ada Finch"}},
		{"numbers are text", "title: 2024\nsource: 20\n", briefing.Entry{Title: "2024", Source: "20"}},
		{"null", "title: null\nsource: ~\nauthor:\npublished:\n", briefing.Entry{}},
		{"case of keys", "Title: A\nSOURCE: B\n", briefing.Entry{Title: "A", Source: "B"}},
		{"tags once each", "tags: ['#a', b]\nkeywords: 'b, c'\n", briefing.Entry{Tags: []string{"a", "b", "c"}}},
		{"one line, no controls", "title: \"a\\n\\e[31mb\\u202e\"\nsource: |\n  A\n  B\n", briefing.Entry{Title: "a \ufffd[31mb", Source: "A B"}},
		{"comments only", "# nothing\n", briefing.Entry{}},
		{"empty", "", briefing.Entry{}},
	} {
		h := ReadHeader("---\n" + tt.yaml + "---\ntext\n")
		if len(h.Problems) > 0 || h.Broken || h.Lines != strings.Count(tt.yaml, "\n")+2 {
			t.Errorf("%s: problems %v, broken %t, %d lines", tt.name, h.Problems, h.Broken, h.Lines)
		}
		if diff := cmp.Diff(tt.want, h.Entry, sameDate); diff != "" {
			t.Errorf("%s: entry differs (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestHeaderFeed(t *testing.T) {
	h := ReadHeader("---\ntitle: A\nfeed: \"https://a.org/feed\\e\"\n---\n")
	if want := "https://a.org/feed\ufffd"; h.Feed != want || len(h.Problems) > 0 {
		t.Errorf("feed %q, problems %v, want %q", h.Feed, h.Problems, want)
	}
}

func TestHeaderProblems(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		broken     bool
		want       string
	}{
		{"syntax", "---\ntitle: A\nsource: B: C\n---\n", true, "3:10: front matter: mapping values are not allowed in this context"},
		{"quote without end", "---\ntitle: \"A\n---\n", true, "3:1: front matter: found unexpected end of stream"},
		{"no keys", "---\n{}: [\n---\n", true, "3:1: front matter: did not find expected node content"},
		{"list", "---\nx:\n- a\n---\n", false, ""},
		{"no end", "---\ntitle: A\n", true, "1:1: front matter: has no end (want a line of three hyphens within 64 KB)"},
		{"bad date", "---\ntitle: A\npublished: last week\n---\n", false, `3:12: front matter: published: "last week" is no date that can be read (want 2025-01-17 or January 17, 2025)`},
		{"bad address", "---\nurl: here\n---\n", false, "2:6: front matter: url: want the address of a web page"},
		{"wrong type", "---\ntitle: [A, B]\n---\n", false, "2:8: front matter: title: want text"},
		{"wrong type in list", "---\ntags: [a, {b: c}]\n---\n", false, "2:11: front matter: tags: want text"},
		{"key twice", "---\ntitle: A\ntitle: B\n---\n", false, `3:1: front matter: "title" is there twice`},
		{"alias", "---\ntitle: &a A\nsource: *a\n---\n", false, "3:9: front matter: source: want text or a list"},
		{"too big", "---\ntitle: " + strings.Repeat("a", longestHeader) + "\n---\n", true, "1:1: front matter: has no end (want a line of three hyphens within 64 KB)"},
		{"TOML: syntax", "+++\ntitle = \"A\"\ntags = [a, b]\n+++\n", true, "3:9: front matter: unexpected character U+0061 'a' at start of value"},
		{"TOML: bad date", "+++\ntitle = \"Ä\"\ndate = \"soon\"\n+++\n", false, `3:8: front matter: date: "soon" is no date that can be read (want 2025-01-17 or January 17, 2025)`},
		{"TOML: wrong type", "+++\ntitle = [\"A\"]\n+++\n", false, "2:1: front matter: title: want text"},
		{"TOML: key twice", "+++\ntitle = \"A\"\ntitle = \"B\"\n+++\n", false, `3:1: front matter: "title" is there twice`},
		{"TOML: no end", "+++\ntitle = \"A\"\n", true, "1:1: front matter: has no end (want a line of three plus signs within 64 KB)"},
		{"JSON: syntax", "{\n  \"title\": \"A\",\n  \"tags\": [a]\n}\n\ntext\n", true, "3:12: front matter: invalid character 'a' looking for beginning of value"},
		{"JSON: bad date", "{\n  \"date\": \"soon\"\n}\n", false, `2:11: front matter: date: "soon" is no date that can be read (want 2025-01-17 or January 17, 2025)`},
		{"JSON: key twice", "{\n  \"title\": \"A\",\n  \"Title\": \"B\"\n}\n", false, `3:3: front matter: "title" is there twice`},
		{"JSON: no end", "{\n  \"title\": \"A\",\n", true, "1:1: front matter: has no end (want a closing brace within 64 KB)"},
		{"JSON: text within", "{\n  \"title\": \"A\",\n\ntext\n", true, "4:1: front matter: invalid character 't' looking for beginning of object key string"},
		{"deep", "---\na: " + strings.Repeat("[", 20_000) + "\n---\n", true, "2:10004: front matter: exceeded max depth of 10000"},
		{"bomb", "---\n" + bomb() + "author: *x9\n---\n", false, "12:9: front matter: author: want text or a list"},
	} {
		h := ReadHeader(tt.text)
		var got []string
		for _, p := range h.Problems {
			got = append(got, fmt.Sprintf("%d:%d: %v", p.Line, p.Column, p.Err))
		}
		if s := strings.Join(got, "\n"); s != tt.want || h.Broken != tt.broken {
			t.Errorf("%s: problems %s (broken %t), want %s (broken %t)", tt.name, s, h.Broken, tt.want, tt.broken)
		}
	}
}

// bomb returns ten lines of YAML that mean a thousand million values.
func bomb() string {
	var b strings.Builder
	b.WriteString("x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n")
	for i := range 9 {
		alias := fmt.Sprintf("*x%d, ", i)
		fmt.Fprintf(&b, "x%d: &x%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(alias, 10), ", "))
	}
	return b.String()
}

func TestHasHeader(t *testing.T) {
	for text, want := range map[string]bool{
		"---\ntitle: A\n":                             true,
		"--- \n# c\n\ndate created: 1\n":              true,
		"---\n---\n":                                  true,
		"+++\ntitle = \"A\"\n":                        true,
		"+++ \n\n# c\n[extra]\n":                      true,
		"+++\n+++\n":                                  true,
		"+++\nMore = better, they say.\n":             true,
		"+++\nTwo words = prose.\n":                   false,
		"++\ntitle = \"A\"\n":                         false,
		"{\"title\": \"A\"}\n":                        true,
		"{\n  \"title\": \"A\"\n":                     true,
		"{title: \"A\"}\n":                            false,
		"{{ title }}\n":                               false,
		"---\n\nA rule, then text.\n":                 false,
		"---\nA long sentence with a colon in: it.\n": false,
		"----\ntitle: A\n":                            false,
		" ---\ntitle: A\n":                            false,
		"title: A\n":                                  false,
		"---":                                         false,
		"":                                            false,
	} {
		if got := HasHeader(text); got != want {
			t.Errorf("HasHeader(%q) = %t, want %t", text, got, want)
		}
	}
}

// TestOtherHeaders reads front matter in TOML and JSON as that in YAML.
func TestOtherHeaders(t *testing.T) {
	want := briefing.Entry{Title: "The \"ferry\"", Author: "Ada Finch, Ben", Published: day(t, "2024-03-05"), Tags: []string{"sea", "harbour"}}
	for name, header := range map[string]string{
		"Hugo, TOML":         "+++\ntitle = \"The \\\"ferry\\\"\"\ndate = 2024-03-05T08:00:00+01:00\nauthors = [\"Ada Finch\", \"Ben\"]\ntags = [\n  \"sea\", # wide\n  \"harbour\",\n]\ndraft = false\n\n[params]\ntitle = \"Another\"\n+++\n",
		"Zola, TOML":         "+++\ntitle = 'The \"ferry\"'\ndate = 2024-03-05\nweight = 3\n\n[taxonomies]\ntags = [\"sea\"]\ncategories = [\"harbour\"]\n\n[extra]\nauthors = [\"Ada Finch\", \"Ben\"]\n+++\n",
		"TOML, dotted":       "+++ \ntitle = \"\"\"\nThe \"ferry\"\"\"\"\ndate = 2024-03-05 08:00:00\nextra.author = \"Ada Finch, Ben\"\ntaxonomies = {tags = [\"sea\", \"harbour\"]}\n+++ \n",
		"TOML, two tables":   "+++\ntitle = 'The \"ferry\"'\ndate = \"March 5, 2024\"\n[[resources]]\nsrc = \"a.png\"\n[[resources]]\nsrc = \"b.png\"\n[extra]\nauthor = [\"Ada Finch\", \"Ben\"]\n[extra.more]\nx = 1\n[taxonomies]\ntags = [\"sea\", \"harbour\"]\n+++\n",
		"Hugo, JSON":         "{\n  \"title\": \"The \\\"ferry\\\"\",\n  \"date\": \"2024-03-05T08:00:00+01:00\",\n  \"authors\": [\"Ada Finch\", {\"name\": \"Ben\"}],\n  \"tags\": [\"sea\"],\n  \"categories\": [\"harbour\"],\n  \"draft\": false, \"weight\": 3, \"x\": null\n}\n",
		"JSON on one line":   "{\"title\": \"The \\u0022ferry\\u0022\", \"date\": \"2024-03-05\", \"author\": \"Ada Finch, Ben\", \"keywords\": \"sea, harbour\"}\n",
		"JSON with subtrees": "{\"title\": \"The \\\"ferry\\\"\", \"date\": \"2024-03-05\", \"params\": {\"author\": \"Ada Finch, Ben\"}, \"taxonomies\": {\"tags\": [\"sea\", \"harbour\"]}\n}\n",
	} {
		h := ReadHeader(header + "\ntext\n")
		if len(h.Problems) > 0 || h.Broken || h.Lines != strings.Count(header, "\n") {
			t.Errorf("%s: problems %v, broken %t, %d lines", name, h.Problems, h.Broken, h.Lines)
		}
		if diff := cmp.Diff(want, h.Entry, sameDate); diff != "" {
			t.Errorf("%s: entry differs (-want +got):\n%s", name, diff)
		}
	}
}

// TestLinesOfBrokenHeaders says what of front matter that cannot be read is kept
// out of the text.
func TestLinesOfBrokenHeaders(t *testing.T) {
	for text, want := range map[string]int{
		"---\ntitle: \"A\n---\n\nText.\n":                                3,
		"---\ntitle: A\ntags:\n  - b\n- c\n# d\nText without a colon.\n": 6,
		"---\ntitle: A\n\nNote: this is text.\n":                         2,
		"+++\ntitle = A\n+++\nText.\n":                                   3,
		"+++\ntitle = \"A\"\n[extra]\nb = 1\n\nText = text.\n":           4,
		"{\n  \"title\": A\n}\nText.\n":                                  3,
		"{\n  \"title\": \"A\n\nText.\n":                                 2,
		"{\"title\": \"A\"} begins an object.\n":                         0,
	} {
		if h := ReadHeader(text); h.Lines != want || want > 0 && (!h.Broken || len(h.Problems) == 0) {
			t.Errorf("%q: %d lines, broken %t, problems %v; want %d lines", text, h.Lines, h.Broken, h.Problems, want)
		}
	}
}

func FuzzHeader(f *testing.F) {
	f.Add("---\ntitle: A\npublished: 2024-03~\nauthor: [[B]]\n---\n")
	f.Add("---\na: &a [*a]\n<<: *a\n---\n")
	f.Add("---\ntitle: \"\\e]0;\\a\"\n? [a]\n: b\n...\n")
	f.Add("---\n{title: A, tags: [b, {c: d}]}\n---\nx: y\n---\n")
	f.Add("+++\ntitle = \"A\"\ndate = 2024-03-05T08:00:00Z\n[extra]\ntags = ['b', {name = \"c\"}]\n+++\n")
	f.Add("+++\na.b.c = 1\n[a.b]\nc = 2\n[[a.b]]\n\"\\u0007\" = \"\"\"\n\\\n\"\"\"\n")
	f.Add("{\n \"title\": \"\\u001b[31m\", \"tags\": [[[1e9]], null, true], \"a\": {}\n}\ntext")
	f.Add("{\"title\": [{\"name\": {\"name\": 1}}")
	f.Fuzz(func(t *testing.T, text string) {
		text = scrub.Text(text)
		h := ReadHeader(text)
		if lines := strings.Count(text+"\n", "\n"); h.Lines > lines {
			t.Errorf("header of %d lines in %d", h.Lines, lines)
		}
		if h.Lines > 0 && !HasHeader(text) {
			t.Errorf("header of %d lines where there is none", h.Lines)
		}
		if h.Broken && len(h.Problems) == 0 {
			t.Error("broken without a problem")
		}
		e := h.Entry
		for _, s := range append([]string{e.Title, e.Source, e.Author, e.URL, e.Original}, e.Tags...) {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
				t.Errorf("%q is not one clean line", s)
			}
		}
		for _, p := range h.Problems {
			if p.Line < 1 || p.Column < 1 || p.Err == nil {
				t.Errorf("problem without a place: %+v", p)
			}
		}
	})
}

var sameDate = cmp.Comparer(func(a, b briefing.Date) bool { return a == b })
