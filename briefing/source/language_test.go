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
	long := briefing.Entry{Language: "zh", Words: 1560}
	if got := long.Minutes(); got != 6 || strings.Contains(long.Length(), "word") {
		t.Errorf("%s, %d min", long.Length(), got)
	}
}
