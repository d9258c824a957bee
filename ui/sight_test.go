package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/page"
)

// hull is a library in which figures, events and numbers go wrong if they are taken by
// their letters.
var hull = map[string]string{
	"old.md":              "---\ntitle: The old hull\npublished: 2024-01-02\n---\nThe yard needs thousands of rivets. Ada Holm [asked why](https://rivet.example.org/cases).\n",
	"new.md":              "+++\ntitle = \"The new hull\"\ndate = 2024-03-04\n+++\nThe yard needs over 8,000 rivets. See [[old|what it needed]] and [[rivet-hammer-sold]].\n",
	"2024-05-06-third.md": "Three of the rivets were lost.\n",
	"digest.yaml": "version: 1\nfigures:\n  - {id: ada, kind: person, name: Ada Holm}\nnumbers:\n" +
		"  - {id: rivets, name: Rivets, unit: rivets, match: [[[yard], [rivets]]]}\n" +
		"events:\n  - {id: launch, name: The launch of the hull, date: 2024-04-01}\n" +
		"topics:\n  - {id: yard, name: The yard}\n",
}

// undated has articles that state nothing.
var undated = map[string]string{"a-first.md": "# First\n\nOne.\n", "b-second.md": "# Second\n\nTwo.\n"}

// TestFirstSight holds what a newcomer stumbled over, a line for each thing. That check takes
// the library as other commands do is held by ui/cli/testdata/script/library.txtar.
func TestFirstSight(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		says  string
		files map[string]string // of the library; nil for the one that comes with the program
		plain bool              // without colours
		wide  bool
		do    func(*app)
	}{
		{says: "Tab on the first screen selects a link that is seen", do: func(a *app) {
			before := a.m.draw()
			a.keys("tab")
			if text, _, _ := a.styled(a.m.window.Theme.Focus); text == "" || a.m.draw() == before {
				a.t.Error("no link is seen to be selected")
			}
		}},
		{says: "Enter on the first screen opens the row with the cursor", do: func(a *app) {
			a.script("enter")
			if got := a.m.reader.Page().Title; got != "Ties and treaty" {
				a.t.Errorf("%q is opened", got)
			}
		}},
		{says: "contested sentences have a sign, and the claims of an article are listed", do: func(a *app) {
			a.script("J G")
			if s := a.screen(); !strings.Contains(s, "│+ ") && !strings.Contains(s, "│− ") {
				a.t.Errorf("no sentence of a claim has a sign:\n%s", s)
			}
			a.script(". G")
			a.shows("Claims")
		}},
		{says: "numbers that agree, though in other words, do not differ", files: hull, do: func(a *app) {
			a.script(`: "rivets" enter =`)
			a.shows("Worded differently", "thousands of rivets", "over 8,000 rivets")
			if s := a.screen(); strings.Contains(s, "numbers differ") {
				a.t.Errorf("they are said to differ:\n%s", s)
			}
		}},
		{says: "the next topic is the one after that whose trail is walked", do: func(a *app) {
			a.script("] ] ] n n ]")
			if got := a.m.reader.Page().Title; got != "Missiles, jets and air defense" {
				a.t.Errorf("%q is opened", got)
			}
		}},
		{says: "front matter between plus signs is no text", files: hull, do: func(a *app) {
			a.script("4 G enter")
			a.script(`: "new hull" enter`)
			a.shows("The new hull", "4 March 2024")
			if s := a.screen(); strings.Contains(s, "+++") {
				a.t.Errorf("it is shown:\n%s", s)
			}
		}},
		{says: "the date in a file's name dates the article", files: hull, do: func(a *app) {
			a.script(`: "third" enter`)
			a.shows("6 May 2024")
		}},
		{says: "a link between notes is its words and leads there", files: hull, do: func(a *app) {
			a.script(`: "new hull" enter`)
			a.shows("See what it needed and")
			a.script("tab")
			for range 5 {
				if to, _, _ := a.m.reader.Focused(); to.Page == page.OfArticle("old") {
					return
				}
				a.keys("tab")
			}
			a.t.Error("no link leads to the note")
		}},
		{says: "an address that the page hides is not found, what is found is seen", files: hull, do: func(a *app) {
			a.script(`/ "rivet.example"`)
			a.shows("nothing found")
			a.script(`esc / "rivets" enter`)
			a.checkStop()
		}},
		{says: "a search says how many hits there are in all", files: manyTides(60), do: func(a *app) {
			a.script(`/ "tide"`)
			a.shows("120 hits in 60 articles")
		}},
		{says: "an event and a topic that can match nothing are reported", files: hull, do: func(a *app) {
			a.script(`: "problems" enter`)
			a.shows("the event is mentioned nowhere", "the topic holds nothing")
		}},
		{says: "an error in a search is whole, and no old hit stands below", do: func(a *app) {
			a.script(`/ "drones"`)
			a.text(" foo:bar")
			a.wait(time.Second)
			a.shows("no filter is called", "there are figure,", "before, url, has, note; quote it to search for the text")
			if s := a.screen(); strings.Contains(s, "hits in") || strings.Contains(s, "Shahed") {
				a.t.Errorf("old hits stand below:\n%s", s)
			}
		}},
		{says: "off the trail the status line does not say a stop", do: func(a *app) {
			a.script("2 enter n n J")
			a.shows("–/28")
		}},
		{says: "events are listed by date", do: func(a *app) {
			var last briefing.Date
			for _, row := range a.m.Lists(a.m.state.Read).Events {
				e, _ := a.m.lib.Digest().Subject(briefing.SubjectID(row.Page.Key)).(*briefing.Event)
				if e == nil || !e.Date.Known() {
					continue
				}
				if e.Date.Compare(last) < 0 && last.Known() {
					a.t.Errorf("%s stands after %s", e.Date, last)
				}
				last = e.Date
			}
		}},
		{says: "events are marked without colours, and the stop differs from the selected link", plain: true, do: func(a *app) {
			th := a.m.window.Theme
			if th.Described == "" || th.Focus == th.Stop {
				a.t.Errorf("an event looks as text does, or a selected link as the stop: %q %q", th.Focus, th.Stop)
			}
		}},
		{says: "without dates no article is called the latest", files: undated, do: func(a *app) {
			a.script("0")
			if s := a.screen(); strings.Contains(s, "Latest") {
				a.t.Errorf("the latest of undated articles:\n%s", s)
			}
		}},
		{says: "words in the name of a file that is linked are no name", files: map[string]string{
			"a.md": "---\ntags: [open-source-ai]\n---\nSee [[open-source-ai]].\n", "b.md": "---\ntags: [open-source-ai]\n---\nAlso [[open-source-ai]].\n",
		}, do: func(a *app) {
			a.wait(time.Minute)
			for _, f := range a.m.lib.Digest().Figures {
				if f.Name == strings.ToLower(f.Name) {
					a.t.Errorf("%q is a figure", f.Name)
				}
			}
		}},
		{says: "of a cell of the coverage the status line says the row", wide: true, do: func(a *app) {
			a.script("C z tab")
			for range 60 {
				if to, _, ok := a.m.reader.Focused(); ok && to.Page.Kind == page.Article && to.Follow != "" {
					of := a.m.lib.Digest().Subject(to.Follow).Label()
					if !strings.Contains(a.status(), of) {
						a.t.Errorf("the cell of %s is described: %s", of, a.status())
					}
					return
				}
				a.keys("tab")
			}
			a.t.Error("Tab comes to no cell")
		}},
	} {
		t.Run(test.says, func(t *testing.T) {
			opts := embedded()
			if test.files != nil {
				opts, _ = folder(t, test.files)
			}
			opts.NoColor = test.plain
			width := 100
			if test.wide {
				width = 200
			}
			play(t, opts, width, 40, test.do)
		})
	}
}

// manyTides returns n articles with the word tide twice.
func manyTides(n int) map[string]string {
	files := map[string]string{}
	for i := range n {
		files[fmt.Sprintf("a%02d.md", i)] = fmt.Sprintf("The tide of day %d was high. It was a spring tide.\n", i)
	}
	return files
}
