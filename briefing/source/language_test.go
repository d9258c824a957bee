package source_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"briefing/briefing"
	"briefing/briefing/source"
)

// TestLanguage notes which language a text is in where that is stated, or where its words
// are not counted; a statement that the letters belie is none.
func TestLanguage(t *testing.T) {
	for _, tt := range []struct{ text, language, length string }{
		{"The ferry left the pier, and it was late.", "", "9 words"},
		{"---\nlang: uk-UA\n---\nПором пішов.", "", "2 words"},
		{"---\nlang: bg\n---\nФериботът е тук.", "bg", "3 words"},
		{"---\nlanguage: pl\n---\nProm Nowak.", "pl", "2 words"},
		{"---\nlang: en\n---\nПаром ушёл.", "", "2 words"},
		{"渡轮昨天离开了码头，S-400没有。", "zh", "12 characters"},
		{"フェリーは昨日、港をでた。", "ja", "11 characters"},
		{"เรือออกจากท่าแล้ว", "th", "14 characters"},
	} {
		for a, err := range source.Read(t.Context(), fstest.MapFS{"a.md": {Data: []byte(tt.text)}}, source.Options{}) {
			if err != nil || a.Language != tt.language || a.Length() != tt.length {
				t.Errorf("%q: language %q, length %q, %v; want %q, %q", tt.text, a.Language, a.Length(), err, tt.language, tt.length)
			}
		}
	}
	for name, text := range map[string]string{
		"page.html":    `<html lang="bg-BG"><head><title>A</title></head><body><p>Фериботът е тук, а капитанът каза, че няма да остане на кораба до края.</p></body></html>`,
		"meta.html":    `<html><head><title>A</title><meta http-equiv="Content-Language" content="bg"></head><body><p>Фериботът е тук, а капитанът каза, че няма да остане на кораба до края.</p></body></html>`,
		"feed.xml":     `<rss version="2.0"><channel><title>A</title><language>bg</language><item><title>B</title><description>Фериботът е тук.</description></item></channel></rss>`,
		"atom.xml":     `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="bg"><title>A</title><entry><title>B</title><content type="text">Фериботът е тук.</content></entry></feed>`,
		"entry.xml":    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>A</title><entry xml:lang="bg"><title>B</title><content type="text">Фериботът е тук.</content></entry></feed>`,
		"feed.json":    `{"version":"https://jsonfeed.org/version/1.1","title":"A","language":"bg","items":[{"id":"1","title":"B","content_text":"Фериботът е тук."}]}`,
		"lines.jsonl":  `{"title":"B","text":"Фериботът е тук.","language":"bul"}`,
		"letters.html": `<html lang="en"><head><title>A</title></head><body><p>Фериботът е тук, а капитанът каза, че няма да остане на кораба до края.</p></body></html>`,
		"words.html":   `<html lang="en"><head><title>A</title></head><body><p>Prom odpłynął wczoraj i nie wrócił, ale kapitan był na nim do końca, jak się okazało, i to jest wszystko, co o tym wiemy. Nie był to jednak jego prom.</p></body></html>`,
	} {
		want := "bg"
		if name == "letters.html" || name == "words.html" { // the statement is not believed
			want = ""
		}
		for a, err := range source.Read(t.Context(), fstest.MapFS{name: {Data: []byte(text)}}, source.Options{}) {
			if err != nil || a.Language != want {
				t.Errorf("%s: language %q, %v; want %q", name, a.Language, err, want)
			}
		}
	}
	long := briefing.Entry{Language: "zh", Words: 1560}
	if got := long.Minutes(); got != 6 || strings.Contains(long.Length(), "word") {
		t.Errorf("%s, %d min", long.Length(), got)
	}
}
