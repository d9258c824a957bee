package add

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/source"
	"briefing/briefing/source/scrub"
)

func date(t *testing.T, s string) briefing.Date {
	t.Helper()
	d, err := briefing.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestMarkdown(t *testing.T) {
	c := Clipping{
		Article: &briefing.Article{Text: "The ferry sails again.\n\nAll are on board.", Entry: briefing.Entry{
			Title: `Ferry: "back", at \last`, Source: "Quay", Author: "Ada Finch, Ben Ash", Published: date(t, "2031-05-04"),
			URL: "https://quay.example/1", Tags: []string{"ferries", "null"}, Original: "a.html",
		}},
		Description: "A ferry\nsails.", Feed: "https://quay.example/feed", Created: date(t, "2031-05-06"),
	}
	want := `---
title: "Ferry: \"back\", at \\last"
source: "https://quay.example/1"
sitename: "Quay"
author:
  - "Ada Finch, Ben Ash"
published: 2031-05-04
created: 2031-05-06
description: "A ferry sails."
tags:
  - "ferries"
  - "null"
feed: "https://quay.example/feed"
original: "a.html"
---

The ferry sails again.

All are on board.
`
	got, err := markdownOf(c)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// What is saved reads back as it was.
func TestRoundTrip(t *testing.T) {
	for _, tt := range []struct {
		name  string
		entry briefing.Entry
		text  string
	}{
		{"nothing stated", briefing.Entry{}, "it sails."},
		{"no date", briefing.Entry{Title: "A"}, "b"},
		{"about a month", briefing.Entry{Title: "A", Published: date(t, "2024-03~")}, "b"},
		{"some days", briefing.Entry{Title: "A", Published: date(t, "2024-10-22/2024-10-24")}, "b"},
		{"a year", briefing.Entry{Title: "2024", Published: date(t, "2024")}, "b"},
		{"words of YAML", briefing.Entry{Title: "null", Author: "~", Source: "- a: [b]", Tags: []string{"true", "1", "&a", "*a"}}, "b"},
		{"quotes and hashes", briefing.Entry{Title: `"'#\n\`, Author: `#"`}, "b"},
		{"fences", briefing.Entry{Title: "---"}, "---\ntitle: B\n---\nc"},
		{"wiki links", briefing.Entry{Title: "[[A]]", Author: "[[a|b]]", Tags: []string{"[[c]]"}}, "b"},
		{"the publisher is an address", briefing.Entry{Title: "A", Source: "https://a.example/b"}, "b"},
		{"the text begins with the title", briefing.Entry{Title: "The *ferry*"}, "The *ferry*\n\nIt sails."},
		{"the text begins with the title as a heading", briefing.Entry{Title: "The ferry & I"}, "# The ferry & I\n\n# The ferry & I\n\nIt sails."},
		{"a title without words", briefing.Entry{Title: "***"}, "# ***\n\nIt sails."},
		{"entities in the title", briefing.Entry{Title: "&amp; <b> &#42;"}, "&amp;amp; b 42\n\n## amp b 42\n\nIt sails."},
		{"a heading", briefing.Entry{Title: "A"}, "# B\n\nc"},
		{"litter of pages", briefing.Entry{Title: "A"}, "Share\nTweet\n\nAdvertisement\n\nAdvertisement"},
		{"code first", briefing.Entry{Title: "A"}, "    code\n\nb"},
		{"trailing spaces", briefing.Entry{Title: "A"}, "b  \nc\\\nd"},
		{"every script", briefing.Entry{Title: "Паром 渡船 עבורת 🚢 \uffff\ufffe"}, "\uffff 🚢"},
	} {
		a := &briefing.Article{Entry: tt.entry, Text: tt.text}
		data, err := markdownOf(Clipping{Article: a, Created: date(t, "2031-05-06")})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		got, err := readBack(data)
		if err != nil || !same(got, tt.entry, tt.text) {
			t.Errorf("%s: %v, reads back as\n%+v\nwant\n%+v\nfile:\n%s", tt.name, err, got, a, data)
		}
	}
}

// A title that only the text gives is the title of the file.
func TestTitleFromText(t *testing.T) {
	a := &briefing.Article{Text: "# The ferry\n\nIt sails."}
	data, err := markdownOf(Clipping{Article: a})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := readBack(data); err != nil || got.Title != "The ferry" || got.Text != "It sails." {
		t.Errorf("%v, %+v", err, got)
	}
}

func TestKept(t *testing.T) {
	got := Kept(briefing.Entry{
		Title: " a\n\x1b[31mb " + strings.Repeat("ж", 500), Author: "a\tb", Source: "Wiki", URL: "http://wiki/a", Tags: []string{"#a, b", "", "b", "## c"},
	})
	if got.Title[:len("a �[31mb ж")] != "a �[31mb ж" || len(got.Title) > longestTitle || !strings.HasSuffix(got.Title, "ж…") {
		t.Errorf("title %q", got.Title)
	}
	if got.Author != "a b" || got.URL != "" || got.Source != "http://wiki/a" || !slices.Equal(got.Tags, []string{"a", "b", "c"}) {
		t.Errorf("%+v", got)
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("The ferry", "Quay", "Ada", "https://a.example/b", "a, b", "a.html", "It sails.\n\nAgain.")
	f.Add("[[a|b]]", "https://a.example", "[[a|b]]", "http://wiki/", "#[[c]]", "", "# [[a|b]]\n\n- c")
	f.Add(`"\u0041`, "'", "\\", "https://a.example/\"", "- x", "~", "\"\\u0041\"\n===\nb")
	f.Add("&amp; *a* `b`", "null", "---", "www.a.example", "null", "null", "& *a* `b`\n\n& a b")
	f.Fuzz(func(t *testing.T, title, publisher, author, url, tag, original, text string) {
		a := &briefing.Article{Text: asRead(text), Entry: briefing.Entry{
			Title: title, Source: publisher, Author: author, URL: url, Tags: []string{tag, "x"}, Original: original, Published: briefing.Date{},
		}}
		if a.Text == "" || len(text) > 1<<16 {
			t.Skip()
		}
		data, err := markdownOf(Clipping{Article: a, Description: title, Feed: url})
		if err != nil {
			t.Fatalf("%v\n%s", err, Clipping{Article: a}.file(Kept(a.Entry), a.Text, true))
		}
		got, err := readBack(data)
		if err != nil {
			t.Fatal(err)
		}
		want := Kept(a.Entry)
		if !same(got, want, a.Text) && want.Title != "" {
			t.Errorf("reads back as\n%+v\nwant\n%+v %q\nfile:\n%s", got, want, a.Text, data)
		}
		if again := Kept(want); !cmp.Equal(again, want, cmp.AllowUnexported(briefing.Date{}), cmp.Comparer(func(a, b briefing.Date) bool { return a == b })) {
			t.Errorf("kept again: %+v, want %+v", again, want)
		}
	})
}

// asRead returns text as the text of an article is: scrubbed, without blank lines
// around it.
func asRead(text string) string {
	text = strings.TrimRight(scrub.Text(text), " \t\n")
	for {
		line, rest, more := strings.Cut(text, "\n")
		if strings.TrimSpace(line) != "" || !more {
			return strings.TrimRight(text, " \t\n")
		}
		text = rest
	}
}

func TestName(t *testing.T) {
	for _, tt := range []struct{ title, date, text, url, want string }{
		{"Putin and Pezeshkian meet", "2024-10-11", "", "", "2024-10-11-putin-and-pezeshkian-meet"},
		{"A", "2024-10~", "", "", "2024-10-a"},
		{"A", "2024-10-22/2024-10-24", "", "", "2024-10-22-a"},
		{"A/b\\c:d*e?f\"g<h>i|j.", "", "", "", "a-b-c-d-e-f-g-h-i-j"},
		{"../../etc/passwd", "", "", "", "etc-passwd"},
		{".hidden", "", "", "", "hidden"},
		{"Iran's “S-400”\x00", "", "", "", "irans-s-400"},
		{"Паром «Й» и café", "2024", "", "", "2024-паром-й-и-café"},
		{"हिन्दी", "", "", "", "हिन्दी"},
		{"CON", "", "", "", "con-article"},
		{"com7", "", "", "", "com7-article"},
		{"COM¹", "", "", "", "com-article"},
		{"LPT", "2024-10-11", "", "", "2024-10-11-lpt"},
		{"", "", "The *ferry* sails.", "", "the-ferry-sails"},
		{"🚢", "", "🚢", "https://www.a.example/b", "a-example"},
		{"", "", "", "", "article"},
		{strings.Repeat("abcdefg ", 20), "", "", "", strings.TrimSuffix(strings.Repeat("abcdefg-", 10), "-")},
		{strings.Repeat("ж", 100), "", "", "", strings.Repeat("ж", 40)},
	} {
		got := Name(&briefing.Article{Text: tt.text, Entry: briefing.Entry{Title: tt.title, Published: date(t, tt.date), URL: tt.url}})
		if tt.want == "com-article" {
			tt.want = "com" // no device is called so
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.title, got, tt.want)
		}
	}
}

func FuzzName(f *testing.F) {
	for _, s := range []string{"The ferry", "nul", "..", "a/b\\c", "\xff\x00", strings.Repeat("é", 300), "e\u0301", "İ", "ǆ", "-", "COM1", "\u0301a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := Name(&briefing.Article{Text: s, Entry: briefing.Entry{Title: s, URL: s}})
		if name == "" || len(name) > 120 || !utf8.ValidString(name) || isReserved(name) || strings.Trim(name, "-") != name {
			t.Errorf("%q: name %q", s, name)
		}
		for _, r := range name {
			if r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				t.Errorf("%q: %q in name %q", s, r, name)
			}
		}
	})
}

func TestAddressKey(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		same bool
	}{
		{"http://a.example/b", "https://A.example:443/b#", true},
		{"https://a.example/b", "https://a.example/b#:~:text=c", true},
		{"https://a.example/b", "https://a.example/b#c", false},
		{"https://a.example", "https://a.example/", true},
		{"https://a.example/b?x=1&utm_source=rss", "https://a.example/b?x=1", true},
		{"https://a.example/b?x=1", "https://a.example/b?x=2", false},
		{"https://a.example/b", "https://a.example/B", false},
		{"https://a.example/b", "https://b.example/b", false},
		{"https://a.example:8080/", "https://a.example/", false},
		{"https://a.example/a%2Fb", "https://a.example/a/b", false},
	} {
		if a, b := addressKey(tt.a), addressKey(tt.b); a == "" || b == "" || (a == b) != tt.same {
			t.Errorf("%s: %q, %s: %q, same %t", tt.a, a, tt.b, b, tt.same)
		}
	}
	for _, s := range []string{"", "DW", "file:///a", "http://", "%"} {
		if key := addressKey(s); key != "" {
			t.Errorf("%q: key %q, want none", s, key)
		}
	}
}

// TestDatedByName says that what only the name of a file says is in the name of the
// new one, and not in what it states.
func TestDatedByName(t *testing.T) {
	held := source.ReadHeld("2026-03-19-opening.md", "", []byte("# The opening\n\nThe harbour opened on a Thursday.\n"))
	if len(held.Articles) != 1 || !held.Articles[0].DatedByName {
		t.Fatalf("read %+v", held)
	}
	a := held.Articles[0]
	data, err := markdownOf(Clipping{Article: a})
	if err != nil || strings.Contains(string(data), "published") || Name(a) != "2026-03-19-the-opening" {
		t.Errorf("file %q (error %v):\n%s", Name(a), err, data)
	}
}

// TestNote says that what a note says of a figure is kept.
func TestNote(t *testing.T) {
	text := "---\nkind: person\naliases: [Captain Holm, \"[[Ada]]\"]\n---\nShe is #retired, they say.\n"
	a := source.ReadHeld("Ada Holm.md", "", []byte(text)).Articles[0]
	data, err := markdownOf(Clipping{Article: a})
	if err != nil {
		t.Fatal(err)
	}
	want := "---\ntitle: \"Ada Holm\"\ntags:\n  - \"retired\"\naliases:\n  - \"Captain Holm\"\n  - \"Ada\"\nkind: \"person\"\n---\n\nShe is #retired, they say.\n"
	if got := string(data); got != want {
		t.Errorf("file\n%s\nwant\n%s", got, want)
	}
}
