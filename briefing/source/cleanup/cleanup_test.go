package cleanup

import (
	"slices"
	"strings"
	"testing"

	"briefing/briefing/source/scrub"
)

const prose = "The harbour of Lowmark opened its gates on Saturday, nine days after the storm."

// reasons returns why each line of text is removed, "" for those that stay.
func reasonsFor(text string) []string {
	lines := Split(text, 1)
	Lines(lines)
	var out []string
	for _, l := range lines {
		if l.Text != "" {
			out = append(out, l.Reason)
		}
	}
	return out
}

func TestLitter(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Advertisement", "advertisement"},
		{"ADVERTISEMENT ", "advertisement"},
		{"[Advertisement]", "advertisement"},
		{"Article continues below advertisement", "advertisement"},
		{"menu-control", "menu"},
		{"Skip to main content", "menu"},
		{"Subscribe to The Lowmark Herald Newsletter", "newsletter"},
		{"Sign up for our free daily newsletter!", "newsletter"},
		{"Get the latest news from Lowmark straight to your inbox", "newsletter"},
		{"Stay updated with the latest news!", "newsletter"},
		{"Share this article", "share link"},
		{"Share on Facebook", "share link"},
		{"Be the first to comment", "comments"},
		{"No comments yet.", "comments"},
		{"1 Comment", "comments"},
		{"READ FULL ARTICLE", "link to the full article"},
		{"Read more »", "link to the full article"},
		{"×", "button"},
		{"SOURCE: www.dw.com", "source line"},
		{"Source: https://www.dw.com/en/a-1", "source line"},
		{"RELATED: Mayor opens second library", "related link"},
		{"See also: Mayor opens second library", "related link"},
		{"Related articles", "related link"},
		{"DW | Published January 17, 2025", "publication line"},
		{"Published: 17 Jan. 2025, 10:30 GMT", "publication line"},
		{"Last updated on January 17, 2025", "publication line"},
		{"North Coast Radio · Posted May 4, 2031", "publication line"},
		{"We use cookies to make this site better for you.", "cookie notice"},
		{"Email:", "form field"},

		{"Advertisements work, the study says.", ""},
		{"Subscribe to the view that nobody needs a newsletter.", ""},
		{"Source: Ministry of Fisheries", ""},
		{"Email: desk@lowmark.example.org", ""},
		{"Related: it was raining.", ""},
		{"Next", ""},
		{"Facebook", ""},
		{"Home", ""},
		{"12", ""},
		{"Published works include three novels.", ""},
		{"The Herald published January 17, 2025 as the date.", ""},
		{"2024 - 2025", ""},
		{"(photo credit: Ada Finch)", ""},
		{strings.Repeat("Advertisement ", 50), ""},
	} {
		got := reasonsFor(prose + "\n\n" + tt.text)
		if got[0] != "" || got[1] != tt.want {
			t.Errorf("%q is removed as %q, want %q", tt.text, got[1], tt.want)
		}
	}
}

func TestLitterByNeighbours(t *testing.T) {
	const (
		caption = "A crane lifts the last barge off the pier"
		credit  = "(photo credit: Ada Finch)"
		other   = "The mayor opens the second library of Lowmark"
	)
	for _, tt := range []struct {
		name string
		text []string
		want []string
	}{
		{"menu entries beside a sure one", []string{"menu-control", "The Herald", prose}, []string{"menu", "menu", ""}},
		{"menu of likely ones", []string{"Home", "News", "Sports", "The Herald", prose}, []string{"menu", "menu", "menu", "menu", ""}},
		{"two likely ones are no menu", []string{"News", "Sports", prose}, []string{"", "", ""}},
		{"share links in a row", []string{prose, "Facebook", "", "Print"}, []string{"", "share link", "share link"}},
		{"previous and next", []string{prose, "Previous", other, "Next", other + " again"}, []string{"", "link to another article", "link to another article", "link to another article", "link to another article"}},
		{"said twice in one line", []string{prose, "Previous Previous", other, "Next"}, []string{"", "link to another article", "link to another article", "link to another article"}},
		{"next before text", []string{prose, "Next", other, prose + " Twice.", "Next"}, []string{"", "link to another article", "", "", "link to another article"}},
		{"next alone", []string{prose, "Next", prose + " Again."}, []string{"", "", ""}},
		{"caption, credit first", []string{caption + " " + credit, caption, credit, prose}, []string{"", "repeated caption", "repeated caption", ""}},
		{"caption, credit last", []string{caption, credit, caption + "  " + credit, prose}, []string{"repeated caption", "repeated caption", "", ""}},
		{"caption, credit leading", []string{credit + " " + caption, caption, prose}, []string{"", "repeated caption", ""}},
		{"caption, twice with credit", []string{" " + caption + " " + credit, "", caption + "\u00a0" + credit, prose}, []string{"", "repeated caption", ""}},
		{"caption, full stop added", []string{caption + " " + credit, caption + ".", prose}, []string{"", "repeated caption", ""}},
		{"caption, two credits", []string{caption + " " + credit, caption + " (Reuters)", prose}, []string{"", "", ""}},
		{"line twice", []string{caption, caption, prose}, []string{"", "repeated line", ""}},
		{"refrain", []string{caption, prose, caption}, []string{"", "", ""}},
		{"short line twice", []string{"No, no", "No, no", prose}, []string{"", "", ""}},
		{"fragment", []string{prose, "storm."}, []string{"", "repeated fragment"}},
		{"fragment of two words", []string{prose, "the storm."}, []string{"", "repeated fragment"}},
		{"no fragment: capital", []string{"He said No.", "No."}, []string{"", ""}},
		{"no fragment: blank line between", []string{prose, "", "storm."}, []string{"", ""}},
		{"no fragment: other words", []string{prose, "wind."}, []string{"", ""}},
		{"form", []string{prose, "×", "Email:", "×", "Name:"}, []string{"", "button", "form field", "button", "form field"}},
		{"filled form", []string{prose, "Email:", "desk@lowmark.example.org"}, []string{"", "", ""}},
		{"date alone in the head", []string{"The harbour reopens", "May 4, 2031", prose}, []string{"", "publication line", ""}},
		{"name and date in the head", []string{"Reuters - May 4, 2031", prose}, []string{"publication line", ""}},
		{"date alone in the text", []string{prose, "May 4, 2031", prose + " Again."}, []string{"", "", ""}},
	} {
		got := reasonsFor(strings.Join(tt.text, "\n"))
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%s: removed as %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestStated(t *testing.T) {
	for _, tt := range []struct{ text, source, published, url string }{
		{"DW | Published January 17, 2025", "DW", "2025-01-17", ""},
		{"Published January 17, 2025 | Updated January 18, 2025", "", "2025-01-17", ""},
		{"Updated January 18, 2025", "", "", ""},
		{"SOURCE: www.dw.com", "dw.com", "", ""},
		{"SOURCE: www.dw.com/a-1\nDW | Published January 17, 2025", "DW", "2025-01-17", "https://www.dw.com/a-1"},
		{"DW | Published January 17, 2025\nVOA | Published January 18, 2025", "DW", "2025-01-17", ""},
		{"May 4, 2031 - 10:30 GMT", "", "2031-05-04", ""},
	} {
		e := Lines(Split(tt.text+"\n"+prose, 1))
		if e.Source != tt.source || e.Published.String() != tt.published || e.URL != tt.url {
			t.Errorf("%q states %q, %q, %q, want %q, %q, %q", tt.text, e.Source, e.Published, e.URL, tt.source, tt.published, tt.url)
		}
	}
}

func TestTitle(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The harbour reopens\n\n" + prose, "The harbour reopens"},
		{"The harbour reopens\n" + prose + prose, "The harbour reopens"},
		{"The harbour reopens\n-----\nShort.", "The harbour reopens"},
		{"Will the harbour reopen?\n\n" + prose, "Will the harbour reopen?"},
		{"80% of ships may berth\n\n" + prose, "80% of ships may berth"},
		{"The harbour reopens.\n\n" + prose, ""},
		{"The harbour reopens\nas the port says\n" + prose, ""},
		{"the harbour reopens\n\n" + prose, ""},
		{"By Ada Finch\n\n" + prose, ""},
		{"LOWMARK —\n\n" + prose, ""},
		{"“Why not?”\n\n" + prose, ""},
		{"A crane (Ada Finch)\n\n" + prose, ""},
		{"The harbour reopens", ""},
		{strings.Repeat("The harbour reopens ", 6) + "\n\n" + prose, ""},
		{"- harbour\n\n" + prose, ""},
	} {
		lines := Split(tt.text, 1)
		if got := FindTitle(lines); got != tt.want {
			t.Errorf("title of %.40q is %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestKnownTitle(t *testing.T) {
	lines := Split("Menu\nTHE HARBOUR REOPENS\n\nRELATED: The harbour reopens\n“The harbour reopens”\nThe harbour reopens soon\n"+
		strings.Repeat(prose+"\n", 5)+"The harbour reopens", 1)
	RemoveTitle(lines, "The harbour reopens")
	var got []int
	for _, r := range Removed(lines) {
		got = append(got, r.Line)
	}
	if len(got) != 3 || got[0] != 2 || got[1] != 4 || got[2] != 5 {
		t.Errorf("removed lines %v, want 2, 4 and 5", got)
	}
}

func FuzzLines(f *testing.F) {
	f.Add("menu-control\nThe Herald\n\nTitle\n\nA (b)\nA\n(b)\n×\nEmail:\nPrevious\nX\nNext\nY")
	f.Add("DW | Published January 17, 2025\nSOURCE: www.dw.com\nRELATED: a\na b.\nb.\n")
	f.Add("Share\nTweet\n\n\n(((\n)))\n1 comment\n | - | \n---\n")
	f.Fuzz(func(t *testing.T, s string) {
		lines := Split(scrub.Text(s), 1)
		before := append([]Line{}, lines...)
		Lines(lines)
		if title := FindTitle(lines); title != "" && !slices.ContainsFunc(lines, func(l Line) bool { return l.Text == title && l.Reason == "title" }) {
			t.Errorf("title %q is no line", title)
		}
		for i, l := range lines {
			if l.Raw != before[i].Raw || l.Text != before[i].Text || l.Number != i+1 {
				t.Errorf("line %d changed from %+v to %+v", i+1, before[i], l)
			}
			if l.Text == "" && l.Reason != "" {
				t.Errorf("blank line %d removed as %q", i+1, l.Reason)
			}
		}
	})
}
