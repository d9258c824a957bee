package finder_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/ui/finder"
	"briefing/ui/internal/viewtest"
	"briefing/ui/nav"
)

// forms returns an answer that has other forms of the words too.
func forms() briefing.Answer {
	return briefing.Answer{
		Results: results()[:1],
		Forms: []briefing.Result{
			result("voa", "VOA", "2025-01-17", "Treaty of Moscow and Tehran", "They were sent by [drone]."),
			result("isw", "ISW", "2024-10", "Of a droning engine", "The engine is [droning], day and night."),
		},
		Words: []string{"drone", "droning"},
	}
}

func lines(m finder.Model) []string { return strings.Split(ansi.Strip(m.View(viewtest.Theme())), "\n") }

// TestOtherForms marks what was found with other forms of the words, below what was
// found with the words themselves, and walks it all.
func TestOtherForms(t *testing.T) {
	m := typed("drones", "")
	m, _ = m.SetResults("drones", forms(), nil, "")
	view := strings.Join(lines(m), "\n")
	mark := strings.Index(view, "Other forms: drone, droning")
	for text, below := range map[string]bool{"Tatarstan": false, "by drone": true, "day and night": true} {
		if at := strings.Index(view, text); at < 0 || mark < 0 || (at > mark) != below {
			t.Errorf("%q stands at %d, the mark of other forms at %d:\n%s", text, at, mark, view)
		}
	}
	if want := "3 hits in 1 article, 2 more by other forms"; !strings.Contains(view, want) {
		t.Errorf("%q is not said:\n%s", want, view)
	}
	for range 2 {
		m, _ = m.Key(press("down"))
	}
	_, got := m.Key(press("enter"))
	walk, ok := got.(nav.Walk)
	if !ok || walk.Trail.Len() != 5 || walk.At != 3 || walk.Trail.Stop(3).Article != "voa" {
		t.Errorf("the first of the other forms asks for %+v, want stop 3 of 5", got)
	}
	only := forms()
	only.Results = nil
	m, _ = typed("drones", "").SetResults("drones", only, nil, "")
	if view := strings.Join(lines(m), "\n"); !strings.Contains(view, "2 hits in 2 articles, by other forms only") {
		t.Errorf("it is not said that there are other forms only:\n%s", view)
	}
}

// TestHowManyThereAre says how much there is in all, whatever is listed of it.
func TestHowManyThereAre(t *testing.T) {
	tally := func(stops, articles int) briefing.Tally { return briefing.Tally{Mentions: stops, Articles: articles} }
	found := func(limit int, newest bool) finder.Model {
		m, _ := typed("drones", "").SetLimit(limit, newest).SetResults("drones", exact(results()[:2]...), nil, "")
		return m
	}
	for want, m := range map[string]finder.Model{
		"4 hits in 2 articles":                                                      found(3, false),
		"4 hits in the best 2 articles; there are more":                             found(2, false),
		"the newest 2 articles; there are more":                                     found(2, true),
		"1,740 hits in 175 articles · the best 2 are listed":                        found(2, false).SetCount("drones", finder.Count{Typed: tally(1740, 175)}),
		"1,740 hits in 175 articles, 9 more by other forms · the best 2 are listed": found(2, false).SetCount("drones", finder.Count{Typed: tally(1740, 175), Forms: tally(9, 3)}),
		"12,345 articles, 600 articles more by other forms · the best 2 are listed": found(2, false).SetCount("drones", finder.Count{Typed: tally(0, 12345), Forms: tally(0, 600)}),
		"4 hits in the best 2 articles; there are more ":                            found(2, false).SetCount("drone", finder.Count{Typed: tally(1, 1)}),
	} {
		m = m.SetSize(100, 20)
		if got := strings.Trim(lines(m)[2], "│ "); got != strings.TrimSpace(want) {
			t.Errorf("%q is said, want %q", got, want)
		}
	}
}

// TestErrorsAreWhole says all of what is wrong with a query, and shows nothing that
// answers another one.
func TestErrorsAreWhole(t *testing.T) {
	for _, query := range []string{"foo:bar", "published:2024-13", "putin~2", "/dro(/", "drones oil NEAR figure:putin"} {
		_, err := briefing.ParseQuery(query)
		bad, ok := err.(*briefing.QueryError)
		if !ok {
			t.Fatalf("%s: error %v", query, err)
		}
		for _, width := range []int{110, 80, 60} {
			m, _ := typed("drones", "").SetSize(width, 20).SetResults("drones", exact(results()...), nil, "")
			m, _ = m.Key(press("ctrl+u"))
			m, _ = m.Paste(query)
			m, _ = m.SetResults(query, briefing.Answer{}, err, "")
			var said []string
			for _, line := range lines(m)[2:] {
				said = append(said, strings.Trim(line, "│╰╯─ "))
			}
			text := strings.Join(strings.Fields(strings.Join(said, " ")), " ")
			want := bad.Reason
			if bad.Term != query {
				want = bad.Term + ": " + want
			}
			if bad.Hint != "" {
				want += " · " + bad.Hint
			}
			if text != want {
				t.Errorf("%s, %d columns: got %q, want %q", query, width, text, want)
			}
		}
	}
}

// TestInTheTitle shows of an article that only its title answers for the title, and no
// sentence that has nothing to do with the query.
func TestInTheTitle(t *testing.T) {
	r := result("isw", "ISW", "2024-10", "Drones over the harbour", "The weather was fine.")
	r.InTitle = []briefing.Span{{Start: 0, End: 6}}
	m, _ := typed("drones", "").SetResults("drones", exact(r), nil, "")
	view := strings.Join(lines(m), "\n")
	if !strings.Contains(view, "in the title: Drones over the harbour") || strings.Contains(view, "weather") {
		t.Errorf("the title is not shown, or something else is:\n%s", view)
	}
	for _, w := range []int{1, 3, 10, 20} {
		viewtest.Fits(t, m.SetSize(w, 8).View(viewtest.Theme()), w, 8)
	}
}
