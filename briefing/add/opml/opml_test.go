package opml

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

const list = `<?xml version="1.0" encoding="ISO-8859-1"?>
<!-- a list -->
<opml version="1.1"><head><title>Mine</title></head><body>
<outline text="News &amp; more">
  <outline text="Quay" type="rss" xmlUrl="https://quay.example/feed?a=1&amp;b=2" htmlUrl="https://quay.example"/>
  <outline text="North">
    <outline TEXT="x" title="Caf` + "\xe9" + `&#10;Nord" XMLURL=" feed://nord.example/rss "></outline>
  </outline>
</outline>
<outline text="Twice" xmlUrl="https://quay.example/feed?a=1&amp;b=2"/>
<outline text="No feed" type="link" url="https://a.example"/>
<outline xmlUrl="feed:https://h.example/"/>
</body></opml>`

func TestRead(t *testing.T) {
	got, err := Read(strings.NewReader(list))
	if err != nil {
		t.Fatal(err)
	}
	want := []Feed{
		{"https://quay.example/feed?a=1&b=2", "Quay", "https://quay.example"},
		{"http://nord.example/rss", "Café Nord", ""},
		{"https://h.example/", "", ""},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// What is wrong with a list is told, and the feeds before it are read.
func TestReadWhatIsWrong(t *testing.T) {
	const begin, feed = "<opml><body>", `<outline xmlUrl="https://a.example/"/>`
	many := &strings.Builder{}
	for i := range mostFeeds + 1 {
		fmt.Fprintf(many, `<outline xmlUrl="https://%d.example/"/>`, i)
	}
	for _, tt := range []struct {
		name, list string
		feeds      int
		want       error
	}{
		{"nothing", "", 0, errNoList},
		{"text", "https://a.example/", 0, errNoList},
		{"a feed", "<rss><channel>" + feed, 0, errNoList},
		{"no XML", "<<", 0, errNoList},
		{"no feeds", begin, 0, nil},
		{"not closed", begin + feed, 1, nil},
		{"closed too often", begin + feed + "</body></opml></opml></opml>" + feed, 1, nil},
		{"file of the machine", `<!DOCTYPE opml [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + begin + `<outline xmlUrl="&a;"/>`, 0, errEntities},
		{"a thousand million laughs", `<!DOCTYPE opml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>` + begin, 0, errEntities},
		{"deep", begin + feed + strings.Repeat("<outline>", 5000), 1, errNested},
		{"many", begin + many.String(), mostFeeds, errFeeds},
		{"big", begin + feed + strings.Repeat(" ", mostBytes), 1, errTooBig},
	} {
		got, err := Read(strings.NewReader(tt.list))
		if !errors.Is(err, tt.want) || len(got) != tt.feeds {
			t.Errorf("%s: %d feeds, %v, want %d, %v", tt.name, len(got), err, tt.feeds, tt.want)
		}
	}
	if got, err := Read(strings.NewReader(begin + feed + "<outline <")); err == nil || len(got) != 1 {
		t.Errorf("broken: %v, %v", got, err)
	}
}

func TestWrite(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, "Mine & yours", []Feed{{"https://a.example/?b&c", `"A" <b>`, ""}, {"https://d.example/", "", "https://d.example"}}); err != nil {
		t.Fatal(err)
	}
	want := `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head>
    <title>Mine &amp; yours</title>
  </head>
  <body>
    <outline type="rss" text="&#34;A&#34; &lt;b&gt;" title="&#34;A&#34; &lt;b&gt;" xmlUrl="https://a.example/?b&amp;c"></outline>
    <outline type="rss" text="https://d.example/" xmlUrl="https://d.example/" htmlUrl="https://d.example"></outline>
  </body>
</opml>
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &b, want)
	}
}

// What was read, and is written, reads back the same.
func FuzzRead(f *testing.F) {
	f.Add(list)
	f.Add(`<opml><outline xmlUrl="a" title="b"/><outline xmlUrl="&#27;&nbsp;` + "\xff" + `"/>`)
	f.Add(`<opml><outline xmlUrl="feed: feed:a"/><outline xmlUrl="feed:"/><outline xmlUrl="feed:feed://a"/>`)
	f.Add(`<OPML><!DOCTYPE a><outline/></x></opml>`)
	f.Fuzz(func(t *testing.T, s string) {
		feeds, _ := Read(strings.NewReader(s))
		for i, f := range feeds {
			for _, text := range []string{f.Address, f.Title, f.Page} {
				if !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl) {
					t.Errorf("%q is not one clean line", text)
				}
			}
			if f.Title == "" {
				feeds[i].Title = f.Address // as the text of an outline
			}
		}
		var b bytes.Buffer
		if err := Write(&b, "", feeds); err != nil {
			t.Fatal(err)
		}
		again, err := Read(&b)
		if err != nil || !slices.Equal(again, feeds) {
			t.Errorf("reads back as %q, %v, want %q", again, err, feeds)
		}
	})
}
