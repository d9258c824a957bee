package add

import (
	"fmt"
	"testing"
	"testing/fstest"

	"briefing/briefing"
	"briefing/briefing/source"
)

func TestFeeds(t *testing.T) {
	files := fstest.MapFS{
		"a.txt": {Data: []byte("---\nfeed: https://none.example\n")}, // not closed
		"b.md":  {Data: []byte("No front matter.\n---\nfeed: https://no.example\n---\n")},
		"c.md":  {Data: []byte("---\ntitle: A\nfeed: no address\n---\nb")},
		"e.md":  {Data: []byte("--")},
	}
	for i, c := range []Clipping{
		{Feed: "https://quay.example/feed", Article: &briefing.Article{Entry: briefing.Entry{Source: "Quay", Published: date(t, "2031-05-04")}}},
		{Feed: "http://quay.example/feed", Article: &briefing.Article{Entry: briefing.Entry{Source: "The Quay", Published: date(t, "2031-05-06")}}},
		{Feed: "https://quay.example/feed", Article: &briefing.Article{Entry: briefing.Entry{Source: "Quay"}}},
		{Feed: "http://10.0.0.1/feed", Article: &briefing.Article{Entry: briefing.Entry{Source: "Ämter"}}},
		{Article: &briefing.Article{Entry: briefing.Entry{Source: "Nobody"}}},
	} {
		c.Article.Text = fmt.Sprint("The ferry sails ", i)
		data, err := markdownOf(c)
		if err != nil {
			t.Fatal(err)
		}
		files[fmt.Sprintf("d/%d.md", i)] = &fstest.MapFile{Data: data}
	}
	got, err := Feeds(t.Context(), files, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []Feed{
		{"https://quay.example/feed", "Quay", 3, date(t, "2031-05-06")},
		{"http://10.0.0.1/feed", "Ämter", 1, briefing.Date{}},
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}
