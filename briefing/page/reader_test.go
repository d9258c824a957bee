package page

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
)

// TestNews says what is new to a reader, on the overview alone.
func TestNews(t *testing.T) {
	s := pagetest.NewStory()
	for _, test := range []struct {
		name   string
		reader *Reader
		want   string // "" for nothing
	}{
		{"nobody", nil, ""},
		{"first visit", &Reader{Unread: 4, Next: "doubts"}, "New to you · begin with Engineers doubt the…"},
		{"first visit, with room", &Reader{Unread: 4, Next: "doubts", Width: 70}, "New to you · begin with Engineers doubt the bridge [with a map]"},
		{"first visit, with some room", &Reader{Unread: 4, Next: "doubts", Width: 52}, "New to you · begin with Engineers doubt the bridge…"},
		{"halfway", &Reader{Unread: 3, Next: "opening"}, `3 of 4 unread · next: Nordkai bridge opens…`},
		{"came back", &Reader{Unread: 1, Next: "letters", Since: pagetest.Date("2031-06-01")}, "Nothing new since 1 June 2031 · 1 of 4 unread · next: [letters.md]"},
		{"all is read", &Reader{Since: pagetest.Date("2031-06-01")}, "Nothing new: you have read everything"},
		{
			"new", &Reader{Unread: 2, New: []briefing.ArticleID{"opening", "weather"}, Since: pagetest.Date("2031-06-01")},
			`**New** since 1 June 2031: Rain · Nordkai bridge opens \*at last\* · 2 unread`,
		},
		{"new today", &Reader{New: []briefing.ArticleID{"weather"}}, "**New**: Rain"},
		{
			"many are new", &Reader{New: []briefing.ArticleID{"doubts", "opening", "weather", "letters"}},
			`**New**: [letters.md] · Rain · Nordkai bridge opens \*at last\* · and 1 more`,
		},
		{"gone", &Reader{Unread: 1, Next: "burnt", New: []briefing.ArticleID{"burnt", "weather"}}, "**New**: Rain · 1 unread"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p, err := MakeFor(t.Context(), s, ID{Kind: Overview}, test.reader)
			if err != nil {
				t.Fatal(err)
			}
			_, after, _ := strings.Cut(p.Markdown, "c.\u00a0May 2031")
			got, _, _ := strings.Cut(after, "\n\n")
			got = strings.TrimPrefix(strings.ReplaceAll(got, "\u00a0", " "), " · 1 without a date")
			if got = strings.TrimPrefix(got, "\\\n"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			marked := strings.Contains(p.Markdown, "- **new**\u00a0· Rain")
			if want := test.reader != nil && len(test.reader.New) > 0; marked != want {
				t.Errorf("the latest articles mark the new one: %t, want %t", marked, want)
			}
		})
	}
}
