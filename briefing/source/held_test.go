package source_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"briefing/briefing/source"
	"briefing/briefing/source/sourcetest"
)

func TestReadHeld(t *testing.T) {
	paragraph := strings.Repeat("Паром снова вышел в море, и гавань открыта для всех. ", 5)
	cyrillic, err := charmap.Windows1251.NewEncoder().String("<html><title>Паром</title><p>" + paragraph)
	if err != nil {
		t.Fatal(err)
	}
	rss := "<rss><channel><title>Quay</title><item><title>A</title><description>b</description></item><item/><item><title>C</title><content:encoded>d</content:encoded></item></channel></rss>"
	for _, tt := range []struct{ name, label, data, want string }{
		{"a.md", "", "---\ntitle: Ferry\n---\nIt sails.", "Ferry: It sails."},
		{"page", "windows-1251", cyrillic, "Паром: " + strings.TrimSpace(paragraph)},
		{"labelled-wrongly", "latin1", "<html><title>Паром</title><p>" + paragraph, "Паром: " + strings.TrimSpace(paragraph)},
		{"labelled-oddly", "no-such-label", "<html><meta charset=windows-1251>" + cyrillic, "Паром: " + strings.TrimSpace(paragraph)},
		{"feed", "utf-8", rss, "A: b (part) | C: d | error: feed:1:1: entry \"\": no text"},
		{"feed.json", "", `{"version":"https://jsonfeed.org/version/1","items":[{"title":"A","content_text":"b"}]}`, "A: b"},
		{"paper.pdf", "windows-1251", string(sourcetest.PDF([]string{sourcetest.Page(sourcetest.Column(72, 700, "It sails again.")...)})), ": It sails again."},
		{"picture", "", "\x89PNG\r\n\x1a\n\x00\x00", "error: picture: binary, not text"},
		{"empty.html", "", "", "error: empty.html: empty, no text"},
	} {
		h := source.ReadHeld(tt.name, tt.label, []byte(tt.data))
		var got []string
		for i, a := range h.Articles {
			s := a.Title + ": " + a.Text
			if h.IsFeed && !h.Entries[i].Whole {
				s += " (part)"
			}
			got = append(got, s)
		}
		for _, err := range h.Errs {
			got = append(got, "error: "+err.Error())
		}
		if s := strings.Join(got, " | "); s != tt.want {
			t.Errorf("%s: %s\nwant %s", tt.name, s, tt.want)
		}
	}
}
