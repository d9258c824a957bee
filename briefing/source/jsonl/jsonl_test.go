package jsonl

import (
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"
	"unicode/utf8"
)

func summary(in io.Reader) string {
	var b strings.Builder
	for a, err := range Articles(in) {
		if err != nil {
			fmt.Fprintf(&b, "error: %v\n", err)
			continue
		}
		fmt.Fprintf(&b, "%s|%s|%s|%s|%s|%s: %q\n", a.Title, a.Source, a.Author, a.Published.String(), a.URL, strings.Join(a.Tags, ","), a.Text)
	}
	return b.String()
}

func TestArticles(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{
			"our own", `{"title":"A: b","source":"DW","author":"Ada","published":"2031-05-04","url":"https://a.org/b","tags":["x","y"],"text":"One.\n\nTwo."}`,
			"A: b|DW|Ada|2031-05-04|https://a.org/b|x,y: \"One.\\n\\nTwo.\"\n",
		},
		{
			"trafilatura", `{"title":"A","author":"Ada; Ben","hostname":"a.org","date":"2031-05-04","categories":"x","tags":"y;z","source":"https://a.org/b","source-hostname":"The A","raw_text":"One Two","text":"One"}`,
			"A|a.org|Ada; Ben|2031-05-04|https://a.org/b|y;z,x: \"One\"\n",
		},
		{
			"an archive", `{"headline":"A","authors":[{"name":"Ada"},{"name":"Ben"}],"publisher":{"name":"DW"},"publish_date":"2031-05-04 08:00:00","link":"https://a.org","body":"<p>One &amp; <b>two</b></p>"}`,
			"A|DW|Ada, Ben|2031-05-04|https://a.org|: \"One & **two**\"\n",
		},
		{"Markdown", `{"markdown":"# A\n\n*b*"}`, "A|||||: \"*b*\"\n"},
		{"text that is no Markdown", `{"title":"A","text":"*b* # c"}`, "A|||||: \"\\\\*b\\\\* # c\"\n"},
		{
			"odd values", `{"title":7,"author":null,"tags":[1,[2],{"name":"x"}],"published":{"x":1},"url":["https://a.org"],"text":"b \ud83d\ude00 \u001b\u202e\ud83d"}`,
			"7|||||1,x: \"b 😀 ��\"\nerror: line 1: front matter: url: want text\n",
		},
		{"bad date", `{"title":"A","date":"last week","text":"b"}`, "A|||||: \"b\"\nerror: line 1: front matter: date: \"last week\" is no date that can be read (want 2025-01-17 or January 17, 2025)\n"},
		{"lines", "\n{\"text\":\"a\"}\n\n{\"text\":\"b\"}\r\n{\"text\":\n{\"text\":\"d\"}", "|||||: \"a\"\n|||||: \"b\"\nerror: line 5: JSON: unexpected end of JSON input\n|||||: \"d\"\n"},
		{"a first line that is none", "INFO start\n{\"text\":\"a\"}\n", "error: line 1: JSON: want an object, found \"INFO start\"\n|||||: \"a\"\n"},
		{"commas", "{\"text\":\"a\"},\n{\"text\":\"b\"},\n", "|||||: \"a\"\n|||||: \"b\"\n"},
		{"seconds", `{"published":1935648000,"text":"a"}` + "\n" + `{"published":"1935648000123","text":"b"}` + "\n" + `{"created_at":1935648000.5,"text":"c"}`, "|||2031-05-04||: \"a\"\n|||2031-05-04||: \"b\"\n|||2031-05-04||: \"c\"\n"},
		{"a title in HTML", `{"title":"A &amp; B","html":"<p>c</p>"}`, "A & B|||||: \"c\"\n"},
		{"objects over lines", "{\"text\":\n\"a\"}\n{\n\"text\":\"b\"}", "|||||: \"a\"\n|||||: \"b\"\n"},
		{
			"a bad line", "{\"text\":\"a\"}\n{oops}\n{\"title\":\"x\"}\n[1]\n{\"text\":\"b\"}\n",
			"|||||: \"a\"\nerror: line 2: JSON: invalid character 'o' looking for beginning of object key string\nerror: line 3: object without text (want a key \"text\", \"body\" or \"content\")\nerror: line 4: JSON: want an object\n|||||: \"b\"\n",
		},
		{"a list", "\ufeff [{\"text\":\"a\"},\n\n {\"title\":\"x\"}, 7,\n{\"text\":\"b\"}]", "|||||: \"a\"\nerror: line 3: object without text (want a key \"text\", \"body\" or \"content\")\nerror: line 3: JSON: want an object\n|||||: \"b\"\n"},
		{"a list without end", "[{\"text\":\"a\"},\n{\"text\":", "|||||: \"a\"\nerror: line 2: JSON: unexpected EOF\n"},
		{"over lines", "{\n \"title\": \"A\",\n \"text\": \"b\"\n}\n", "A|||||: \"b\"\n"},
		{"deep", `{"text":"a","x":` + strings.Repeat("[", 20_000), "error: line 1: JSON: invalid character '[' exceeded max depth\n"},
		{"nothing", " \n", ""},
	} {
		got := summary(strings.NewReader(tt.in))
		if got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
		if again := summary(iotest.OneByteReader(strings.NewReader(tt.in))); again != got {
			t.Errorf("%s: byte by byte\n%s\nwant\n%s", tt.name, again, got)
		}
	}
}

// An object that is too big is told of by its line, and read over where lines tell
// the next one.
func TestTooBig(t *testing.T) {
	big := `{"text":"` + strings.Repeat("a", mostBytes*3/2) + `"}`
	const good, bad = "|||||: \"b\"\n", "JSON: object of more than 32 MB\n"
	for _, tt := range []struct{ name, in, want string }{
		{"a line", "{\"text\":\"b\"}\n" + big + "\n{\"text\":\"b\"}\n" + big, good + "error: line 2: " + bad + good + "error: line 4: " + bad},
		{"first", big + "\n{\"text\":\"b\"}", "error: line 1: " + bad + good},
		{"in a list", "[{\"text\":\"b\"},\n" + big + ",\n{\"text\":\"b\"}]", good + "error: line 2: " + bad},
		{"over lines", "{\"text\":\n\"b\"}\n" + big + "{\"text\":\"b\"}", good + "error: line 3: " + bad},
	} {
		if got := summary(strings.NewReader(tt.in)); got != tt.want {
			t.Errorf("%s: got\n%.500s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func FuzzArticles(f *testing.F) {
	for _, s := range []string{
		`{"title":"A","text":"b","tags":["c"],"published":"2031"}`, "[{\"body\":\"a\"},\n{\"content\":\"<p>b</p>\"}]", "{\"text\":\"a\"}\n{}\n{\n}",
		`{"author":[{"name":"\u001b"},[[]]],"source":"[[x]]","markdown":"# a"}`, "{\"title\":\"---\",\"text\":\"---\"}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for a, err := range Articles(strings.NewReader(s)) {
			if (a == nil) == (err == nil) {
				t.Fatalf("article %v, error %v", a, err)
			}
			if err != nil {
				continue
			}
			if a.Text == "" || !utf8.ValidString(a.Text) || strings.ContainsFunc(a.Text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
				t.Errorf("text %q", a.Text)
			}
			for _, s := range append([]string{a.Title, a.Source, a.Author, a.URL}, a.Tags...) {
				if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || strings.TrimSpace(s) != s {
					t.Errorf("%q is not one clean line", s)
				}
			}
		}
	})
}
