package ui

import (
	"strings"
	"testing"

	"briefing/briefing/page"
	"briefing/ui/nav"
)

// TestLinkToFile follows links between the files of a library.
func TestLinkToFile(t *testing.T) {
	t.Parallel()
	opts, _ := folder(t, map[string]string{
		"digest.yaml":         "documents:\n  - file: both.txt\n    articles:\n      - {id: one, published: 2025-01-02, starts: First}\n      - {id: another, published: 2025-01-01, starts: Second}\n",
		"notes/first.md":      "# First\n\nSee [the second piece](Denial.md) and [the web](https://example.org).",
		"notes/Denial.md":     "# Denial\n\nNobody has seen it.",
		"notes/copy of it.md": "# Denial\n\nNobody has seen it.",
		"notes/more/100%.md":  "# All of it\n\nEverything was seen.",
		"plan.md":             "# Plan\n\nAll of it was planned.",
		"both.txt":            "First of all, a ferry sank.\n\nNobody was harmed.\n\nSecond, it was raised.\n\nIt sails again.\n",
	})
	tests := []struct{ link, article, notice string }{
		{link: "Denial.md", article: "notes-denial"},
		{link: "./Denial.md#what-they-said", article: "notes-denial"},
		{link: "%44enial.md", article: "notes-denial"},
		{link: "copy%20of%20it.md", article: "notes-denial"},
		{link: "copy of it.md", article: "notes-denial"},
		{link: "more/100%25.md", article: "notes-more-100"},
		{link: "more/100%.md", article: "notes-more-100"},
		{link: "../plan.md", article: "plan"},
		{link: "/plan.md", article: "plan"},
		{link: "../both.txt", article: "one"},
		{link: "first.md", article: "notes-first"},
		{link: "Missing.md", notice: "no article of the library is in notes/Missing.md"},
		{link: "more", notice: "no article of the library is in notes/more"},
		{link: "a%1bb.md", notice: "no article of the library is in notes/a"},
		{link: "../../etc/passwd", notice: "../../etc/passwd leads out of the library"},
		{link: "%2e%2e/%2e%2e/x.md", notice: "%2e%2e/%2e%2e/x.md leads out of the library"},
		{link: "..", notice: "no article of the library is in its folder"},
		{link: "#notes", notice: "#notes names a heading that this page does not have"},
		{link: "mailto:ada@example.org", notice: `open "mailto:ada@example.org": not a web address`},
		{link: "//example.org/x", notice: `open "//example.org/x": not a web address`},
	}
	for _, tt := range tests {
		play(t, opts, 100, 20, func(a *app) {
			from := page.OfArticle("notes-first")
			a.show(from)
			a.run(a.m.act(nav.Browse{URL: tt.link}))
			a.settle()
			want := from
			if tt.article != "" {
				want.Key = tt.article
			}
			if got := a.m.reader.Page().ID; got != want || !strings.HasPrefix(a.m.notice, tt.notice) {
				t.Errorf("link %q leads to %v, %q; want %v, %q", tt.link, got, a.m.notice, want, tt.notice)
			}
		})
	}
}

// TestLinkToFileIsFollowed presses the key on such a link, and the one that goes back.
func TestLinkToFileIsFollowed(t *testing.T) {
	t.Parallel()
	opts, _ := folder(t, map[string]string{
		"first.md":  "# First\n\nSee [the second piece](Denial.md).",
		"Denial.md": "# Denial\n\nNobody has seen it.",
	})
	for _, follow := range []string{"enter", "o"} {
		play(t, opts, 100, 20, func(a *app) {
			a.show(page.OfArticle("first"))
			a.keys("tab", follow)
			if got := a.m.reader.Page().ID.Key; got != "denial" {
				t.Fatalf("%s leads to %q: %q", follow, got, a.m.notice)
			}
			a.keys("H")
			if got := a.m.reader.Page().ID.Key; got != "first" {
				t.Errorf("back from the link is %q", got)
			}
		})
	}
}

// TestLinkToNote follows links to notes: those that lead somewhere, and no others.
func TestLinkToNote(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Nobody has seen it, they say, and nobody ever will.\n\n", 40)
	opts, _ := folder(t, map[string]string{
		"Log.md":             "Of [[Nobody]], ![[map.png]] and [[People/Ada Holm#What she said|the captain]], then [[harbour]].",
		"People/Ada Holm.md": "---\nkind: person\naliases: [Captain Holm]\n---\n" + long + "## What she said\n\nThat Ada Holm was warned.\n\n" + long,
		"Places/Harbour.md":  "Ada Holm, [[#Later]], [[Captain Holm]].\n\n" + long + "## Later\n\nMore.",
	})
	play(t, opts, 100, 20, func(a *app) {
		a.show(page.OfArticle("log"))
		a.keys("tab", "enter")
		if got := a.m.reader.Page().ID.Key; got != "people-ada-holm" {
			t.Fatalf("the first link leads to %q: %q", got, a.m.notice)
		}
		a.shows("What she said", "That Ada Holm was warned")
		a.keys("H", "tab", "enter")
		if got := a.m.reader.Page().ID.Key; got != "places-harbour" {
			t.Fatalf("the second link leads to %q: %q", got, a.m.notice)
		}
		a.keys("tab", "tab", "enter")
		a.shows("Later", "More.")
	})
	play(t, opts, 100, 20, func(a *app) {
		a.show(page.OfSubject("note-people-ada-holm"))
		a.shows("Person", "also Captain Holm", "Note: Ada Holm")
		a.keys("tab", "enter")
		if got := a.m.reader.Page().ID.Key; got != "people-ada-holm" {
			t.Errorf("the dossier leads to %q", got)
		}
	})
}
