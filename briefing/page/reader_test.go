package page

import (
	"strings"
	"testing"

	"briefing/briefing"
)

// TestNews says what is new to a reader, on the overview alone.
func TestNews(t *testing.T) {
	s := newStory()
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
		{"came back", &Reader{Unread: 1, Next: "letters", Since: date("2031-06-01")}, "Nothing new since 1 June 2031 · 1 of 4 unread · next: [letters.md]"},
		{"all is read", &Reader{Since: date("2031-06-01")}, "Nothing new: you have read everything"},
		{
			"new", &Reader{Unread: 2, New: []briefing.ArticleID{"opening", "weather"}, Since: date("2031-06-01")},
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

// TestLead says how much of a summary stands on top of the overview.
func TestLead(t *testing.T) {
	long := "A bridge, " + strings.Repeat("a bridge and ", 30) + "a ferry."
	for summary, want := range map[string]string{
		"":                                     "",
		"A bridge. And a ferry.":               "A bridge. And a ferry.",
		" A bridge.  And a ferry.":             "A bridge. And a ferry.",
		"It began in the U.S. and had " + long: "It began in the U.S. and had " + long,
		"A bridge. " + long:                    "A bridge.",
		long + " And a ferry.":                 long,
		"No full stop":                         "No full stop",
		strings.Repeat("A bridge opens. ", 30): strings.TrimSpace(strings.Repeat("A bridge opens. ", 12)),
	} {
		if got := leadOf(summary); got != want {
			t.Errorf("leadOf(%q): got %q, want %q", summary, got, want)
		}
	}
}

// TestContests has those claims first that most articles stand against each other on.
func TestContests(t *testing.T) {
	s := newStory()
	report := func(a briefing.ArticleID, stance briefing.Stance) briefing.Report {
		return briefing.Report{Article: a, Stance: stance}
	}
	const yes, no, says, asks = briefing.Asserts, briefing.Denies, briefing.Attributes, briefing.Questions
	s.digest.Claims = []*briefing.Claim{
		{ID: "agreed", Text: "Agreed", Reports: []briefing.Report{report("doubts", yes), report("opening", says)}},
		{ID: "asked", Text: "Asked", Reports: []briefing.Report{report("doubts", yes), report("opening", asks), report("weather", asks)}},
		{ID: "denied", Text: "Denied", Reports: []briefing.Report{report("doubts", says), report("opening", no)}},
		{ID: "twice", Text: "Twice", Reports: []briefing.Report{report("doubts", yes), report("weather", says), report("opening", no), report("letters", no)}},
		{ID: "only", Text: "Only denied", Reports: []briefing.Report{report("doubts", no)}},
		{ID: "gone", Text: "Gone", Reports: []briefing.Report{report("doubts", yes), report("burnt", no)}},
		{ID: "one", Text: "In one article", Reports: []briefing.Report{report("doubts", says), report("doubts", no)}},
	}
	p := newScribe(t.Context(), s, ID{})
	var got []string
	for _, of := range p.contests() {
		got = append(got, of.claim.Text)
	}
	if want := "Twice|Denied|In one article|Asked"; strings.Join(got, "|") != want {
		t.Errorf("got %v, want %s", got, want)
	}
	if got, want := Balance(s.digest.Claims[3], p.has), "+1 −2 “”1"; got != want {
		t.Errorf("Balance: got %q, want %q", got, want)
	}
}
