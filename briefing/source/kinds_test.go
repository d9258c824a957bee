package source

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// Documents are told apart, and their encodings, whatever stands before what says it.
func TestKindsOfDocuments(t *testing.T) {
	wide := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(`{"title":"Wörter","text":"Ein Wehr."}` + "\n")) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	const french = "L'\xe9quipage, r\xe9veill\xe9 tr\xe8s t\xf4t, est rest\xe9 \xe0 bord jusqu'\xe0 l'arriv\xe9e du remorqueur; les portes \xe9taient ouvertes, a d\xe9clar\xe9 l'enqu\xeateur."
	for _, tt := range []struct{ name, data, want string }{
		{"script.html", "<script src=a.js charset=\"UTF-8\"></script><meta charset=\"ISO-8859-2\"><title>\xaf\xf3\xb3ta</title><p>\xaf\xf3\xb3ta \xb3\xf3d\xbc sta\xb3a przy nabrze\xbcu.", "Żółta: Żółta łódź stała przy nabrzeźu."},
		{"feed.xml", "<rss><channel><title>N</title><item><title>A</title><description>" + french + "</description></item></channel></rss>", "A: L'équipage, réveillé très tôt"},
		{"lines.jsonl", `{"title":"A","text":"` + french + `"}`, "A: L'équipage, réveillé très tôt"},
		{"wide.jsonl", string(wide), "Wörter: Ein Wehr."},
		{"prefix.xml", `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>A</a:title><a:content>The weir.</a:content></a:entry></a:feed>`, "A: The weir."},
		{"warning.xml", "Notice: x in y.php\n<?xml version=\"1.0\"?><rss><channel><item><title>A</title><description>The weir.</description></item></channel></rss>", "A: The weir."},
		{"one.eml", "From a@b.example\nFrom: Ada <a@b.example>\nMessage-Id: <1>\nSubject: A\n\nThe weir.\n", "A: The weir."},
		{"table.md", "# A\n\n<table>\n<tr><th>Weir</th><th>Year</th></tr>\n<tr><td>Old</td><td>1911</td></tr>\n</table>\n\n```\n<table>\n```\n", "A: | Weir | Year |\n| --- | --- |\n| Old | 1911 |\n\n```\n<table>\n```"},
	} {
		articles, errs := read(t, folder(tt.name, tt.data), Options{})
		got := fmt.Sprint(errs)
		if len(articles) == 1 {
			got = articles[0].Title + ": " + articles[0].Text
		}
		if !strings.HasPrefix(got, tt.want) || len(errs) > 0 {
			t.Errorf("%s: got %q, %v, want %q", tt.name, got, errs, tt.want)
		}
	}
}
