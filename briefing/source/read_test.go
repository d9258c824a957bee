package source

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
)

func TestIDs(t *testing.T) {
	fsys := folder(
		"Iran's Plan (final).md", text, "a/b c.txt", text, "a-b-c.md", text, "a-b-c-2.md", text, "a.b.c.txt", text,
		"articles/Erdoğan – Łukasz.md", text, "日本.md", text, "日本2024.md", text, "новости.md", text,
		"said.txt", text, "dw.txt", text, "---.md", text,
	)
	articles, errs := read(t, fsys, Options{Documents: []briefing.Document{
		{File: "said.txt", Articles: []briefing.DocumentArticle{{ID: "dw"}}},
	}})
	var got []string
	for _, a := range articles {
		got = append(got, fmt.Sprintf("%s = %s", a.File, a.ID))
	}
	want := []string{
		"---.md = c4e4dc86",
		"Iran's Plan (final).md = iran-plan-final",
		"a-b-c-2.md = a-b-c-2",
		"a-b-c.md = a-b-c",
		"a.b.c.txt = a-b-c-3",
		"a/b c.txt = a-b-c-4",
		"articles/Erdoğan – Łukasz.md = erdogan-lukasz",
		"dw.txt = dw-2",
		"said.txt = dw",
		"новости.md = 70778cb5",
		"日本.md = 9f26ee51",
		"日本2024.md = 2024-a6211fdd",
	}
	if !slices.Equal(got, want) || errs != nil {
		t.Errorf("IDs\n%s\nwith errors %v, want\n%s", strings.Join(got, "\n"), errs, strings.Join(want, "\n"))
	}
}

const twoArticles = `One: the harbour

The harbour opened its gates on Saturday.

North Radio | Published May 4, 2031
  Two:   the ferry
The first ferry left on Sunday.
One: the harbour is there again.
`

func TestSplit(t *testing.T) {
	published, _ := briefing.ParseDate("2031-05-03~")
	said := func(articles ...briefing.DocumentArticle) Options {
		return Options{Documents: []briefing.Document{{File: "two.txt", Articles: articles}}}
	}
	first := briefing.DocumentArticle{ID: "one", Title: "One: the harbour", Published: published}
	for _, tt := range []struct {
		name string
		opts Options
		want []string
		errs []string
	}{
		{"not at all", Options{}, []string{"two|One: the harbour|North Radio|2031-05-04|4"}, nil},
		{"in two", said(first, briefing.DocumentArticle{ID: "b", Starts: "Two: the  ferry", URL: "https://a.org"}), []string{
			"one|One: the harbour|North Radio|2031-05-03~|1",
			"b|||https://a.org|3",
		}, nil},
		{"by name in a folder", Options{Documents: []briefing.Document{{File: "elsewhere/two.txt", Articles: []briefing.DocumentArticle{first}}}}, []string{
			"one|One: the harbour|North Radio|2031-05-03~|4",
		}, nil},
		{"without ID", said(first, briefing.DocumentArticle{Title: "The ferry", Starts: "Two:"}), []string{
			"one|One: the harbour|North Radio|2031-05-03~|1",
			"two|The ferry|||3",
		}, nil},
		{"not found", said(first, briefing.DocumentArticle{ID: "b", Starts: "Three"}), []string{
			"one|One: the harbour|North Radio|2031-05-03~|4",
		}, []string{`two.txt: article "b": starts with "Three": no line below the article before does; it is left out`}},
		{"only above", said(first, briefing.DocumentArticle{ID: "b", Starts: "Two"}, briefing.DocumentArticle{ID: "c", Starts: "The harbour"}), []string{
			"one|One: the harbour|North Radio|2031-05-03~|1",
			"b||||3",
		}, []string{`two.txt: article "c": starts with "The harbour": no line below the article before does; it is left out`}},
		{"first not at the top", said(briefing.DocumentArticle{ID: "a", Starts: "Three"}), []string{
			"a|One: the harbour|North Radio|2031-05-04|4",
		}, []string{`two.txt: article "a": starts with "Three": no line does; it is taken to start at the top`}},
	} {
		articles, errs := read(t, folder("two.txt", twoArticles), tt.opts)
		var got, gotErrs []string
		for _, a := range articles {
			got = append(got, fmt.Sprintf("%s|%s|%s|%s|%d", a.ID, a.Title, a.Source, a.Published.String()+a.URL, strings.Count(a.Text, "\n\n")+1))
		}
		for _, err := range errs {
			gotErrs = append(gotErrs, err.Error())
		}
		if !slices.Equal(got, tt.want) || !slices.Equal(gotErrs, tt.errs) {
			t.Errorf("%s:\n%s\n%s\nwant\n%s\n%s", tt.name, strings.Join(got, "\n"), gotErrs, strings.Join(tt.want, "\n"), tt.errs)
		}
	}
}

func TestDigestOverridesFrontMatter(t *testing.T) {
	doc := "---\ntitle: Mine\nsource: Me\nauthor: Ada\npublished: 2031\nurl: https://a.org/x\ntags: [a]\n---\n# Theirs\n\n" + text
	articles, errs := read(t, folder("x.md", doc), Options{Documents: []briefing.Document{{
		File: "x.md", Articles: []briefing.DocumentArticle{{ID: "y", Title: "Theirs", Source: "Them"}},
	}}})
	if len(articles) != 1 || errs != nil {
		t.Fatalf("articles %v, errors %v", articles, errs)
	}
	want := "title: Theirs\nsource: Them\nauthor: Ada\npublished: 2031\nurl: https://a.org/x\ntags: a\nwords: 14\n\n" + text + "\nremoved:\n9 title: \"# Theirs\"\n"
	if got := summary(articles[0]); got != want || articles[0].ID != "y" {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestAmbiguousDigestFile(t *testing.T) {
	_, errs := read(t, folder("a/x.md", text, "b/x.md", text), Options{Documents: []briefing.Document{{File: "x.md"}}})
	if len(errs) != 1 || errs[0].Error() != "x.md: the digest can mean a/x.md or b/x.md" {
		t.Errorf("errors %v", errs)
	}
}

func TestBrokenFrontMatter(t *testing.T) {
	articles, errs := read(t, folder("x.md", "---\ntitle: A: B\nsource: C\n---\n\n# The harbour\n\n"+text), Options{})
	if len(articles) != 1 || len(errs) != 1 {
		t.Fatalf("articles %v, errors %v, want one each", articles, errs)
	}
	var e *Error
	if !errors.As(errs[0], &e) || e.File != "x.md" || e.Line != 2 || e.Column != 9 {
		t.Errorf("error %#v, want it at x.md:2:9", errs[0])
	}
	want := "title: The harbour\nwords: 14\n\n" + text + `
removed:
1 front matter that cannot be read: "---"
2 front matter that cannot be read: "title: A: B"
3 front matter that cannot be read: "source: C"
4 front matter that cannot be read: "---"
6 title: "# The harbour"
`
	if got := summary(articles[0]); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// TestBrokenFrontMatterOfEachKind says that none of it is text, and that it is told.
func TestBrokenFrontMatterOfEachKind(t *testing.T) {
	for name, header := range map[string]string{
		"yaml": "---\ntitle: A: B\n---\n", "yaml without end": "---\ntitle: A\ntags:\n- b\n",
		"toml": "+++\ntitle = A\n+++\n", "toml without end": "+++\ntitle = \"A\"\n[extra]\nb = 1\n",
		"json": "{\n  \"title\": A\n}\n", "json without end": "{\n  \"title\": \"A\",\n",
	} {
		articles, errs := read(t, folder("x.md", header+"\n"+text), Options{})
		if len(articles) != 1 || len(errs) != 1 || articles[0].Text != strings.TrimSpace(text) || len(articles[0].Removed) < strings.Count(header, "\n") {
			t.Errorf("%s: articles %s, errors %v", name, summary(articles[0]), errs)
		}
	}
}

// TestDatedByName says when the name of a document says its date: if nothing in it
// does, and it is one article.
func TestDatedByName(t *testing.T) {
	split := Options{Documents: []briefing.Document{{File: "2026-03-19-two.txt", Articles: []briefing.DocumentArticle{
		{ID: "one", Title: "One"}, {ID: "two", Title: "Two", Starts: "Two:"},
	}}}}
	for _, tt := range []struct {
		name, text string
		opts       Options
		want       string
	}{
		{"2026-03-19-x.md", text, Options{}, "2026-03-19 by name"},
		{"2026/03/x.txt", text, Options{}, "2026-03 by name"},
		{"2026-03-19.html", "<html><head><title>A</title></head><body><p>" + text + "</p></body></html>", Options{}, "2026-03-19 by name"},
		{"2026-03-19-x.md", "---\npublished: 2026-03-20\n---\n" + text, Options{}, "2026-03-20"},
		{"2026-03-19-x.md", "---\ntitle: X\n---\n" + text, Options{}, "2026-03-19 by name"},
		{"2026-03-19-x.txt", "North Radio | Published May 4, 2031\n\n" + text, Options{}, "2031-05-04"},
		{"x.md", "+++\npath = \"2014/12/12/1.0-timeline\"\n+++\n" + text, Options{}, "2014-12-12 by name"},
		{"2026-03-19-x.md", "+++\nslug = \"the-harbour\"\n+++\n" + text, Options{}, "2026-03-19 by name"},
		{"x.md", "---\npermalink: /:year/:month/:day/x\n---\n" + text, Options{}, ""},
		{"2026-03-19-x.md", text, Options{Documents: []briefing.Document{{File: "2026-03-19-x.md", Articles: []briefing.DocumentArticle{{ID: "x", Published: day(t, "2026-03~")}}}}}, "2026-03~"},
		{"2026-03-19-two.txt", twoArticles, split, "2031-05-04 and "},
		{"2026-03-19.jsonl", `{"title": "A", "text": "` + strings.TrimSpace(text) + `"}` + "\n", Options{}, ""},
		{"2026-13-19-x.md", text, Options{}, ""},
	} {
		articles, _ := read(t, folder(tt.name, tt.text), tt.opts)
		var got []string
		for _, a := range articles {
			said := a.Published.String()
			if a.DatedByName {
				said += " by name"
			}
			got = append(got, said)
		}
		if s := strings.Join(got, " and "); s != tt.want || len(articles) == 0 {
			t.Errorf("%s, %.40q: dated %q, want %q", tt.name, tt.text, s, tt.want)
		}
	}
}

func day(t *testing.T, edtf string) briefing.Date {
	t.Helper()
	d, err := briefing.ParseDate(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFrontMatterInPlainText(t *testing.T) {
	articles, _ := read(t, folder("x.txt", "---\ntitle: The harbour\n---\n*as it stands*"), Options{})
	if len(articles) != 1 || articles[0].Title != "The harbour" || articles[0].Text != "*as it stands*" {
		t.Errorf("articles %+v", articles)
	}
}

// The source of a site's page is a page without its front matter and tags of templates, whose
// title, date and tags count.
func TestPagesOfSites(t *testing.T) {
	const body = "<p>Ada Holm met {{ site.author }} Omar Diallo in Halvik.</p>\n{% include map.html %}\n<p>The ferry left late on Monday, and nobody knew why.</p>\n"
	const want = "Ada Holm met Omar Diallo in Halvik.\n\nThe ferry left late on Monday, and nobody knew why."
	for name, front := range map[string]string{
		"yaml": "---\ntitle: The harbour\ndate: 2020-01-02\ntags: [boat]\n---\n",
		"toml": "+++\ntitle = \"The harbour\"\ndate = 2020-01-02\ntags = [\"boat\"]\n+++\n",
	} {
		articles, errs := read(t, folder("p.html", front+body), Options{})
		if len(articles) != 1 || len(errs) > 0 {
			t.Fatalf("%s: %d articles, %v", name, len(articles), errs)
		}
		a := articles[0]
		if a.Title != "The harbour" || a.Published.String() != "2020-01-02" || !slices.Equal(a.Tags, []string{"boat"}) || a.Text != want {
			t.Errorf("%s: %q of %s with %q: %q", name, a.Title, a.Published, a.Tags, a.Text)
		}
	}
	// A template that only its generator fills is neither an article nor at fault.
	if articles, errs := read(t, folder("index.html", "---\nlayout: list\n---\n<p>{% for post in posts %}<a href=\"{{ post.url }}\">{{ post.title }}</a>{% endfor %}</p>\n"), Options{}); len(articles) > 0 || len(errs) > 0 {
		t.Errorf("a template is %+v, %v", articles, errs)
	}
	// A page without front matter keeps its braces.
	articles, _ := read(t, folder("p.html", "<html><body><h1>Braces</h1><p>Write {{ name }} where the name of the ferry is to stand.</p></body></html>"), Options{})
	if len(articles) != 1 || !strings.Contains(articles[0].Text, "{{ name }}") {
		t.Errorf("articles %+v", articles)
	}
}

func TestNamesAreScrubbed(t *testing.T) {
	articles, errs := read(t, folder("a\x1b[31m\u202e.md", text, "b\x1b.md", ""), Options{})
	if len(articles) != 1 || articles[0].File != "a\x1b[31m\u202e.md" || articles[0].File.String() != "a\ufffd[31m.md" || articles[0].Title != "a\ufffd[31m" || len(errs) != 1 || strings.Contains(errs[0].Error(), "\x1b") {
		t.Errorf("articles %+v, errors %q", articles, errs)
	}
}

func TestReadInOrder(t *testing.T) {
	var files []string
	for i := range 300 {
		size := 1 + i*7919%50
		files = append(files, fmt.Sprintf("%03d.txt", i), strings.Repeat(text, size))
	}
	got, _ := names(t, folder(files...), Options{})
	if len(got) != 300 || !slices.IsSorted(got) {
		t.Errorf("%d articles, sorted %t", len(got), slices.IsSorted(got))
	}
}

func TestReadEndsEarly(t *testing.T) {
	fsys := folder("a.txt", text, "b.txt", text, "c.txt", text)
	for a, err := range Read(context.Background(), fsys, Options{}) {
		if err != nil || a.ID != "a" {
			t.Errorf("got %v, %v", a, err)
		}
		break
	}

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var got []string
	for a, err := range Read(ctx, fsys, Options{}) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		got = append(got, string(a.ID))
		cancel()
	}
	if want := []string{"a", "context canceled"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
