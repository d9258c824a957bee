package finder_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/ui/finder"
	"briefing/ui/internal/viewtest"
	"briefing/ui/nav"
)

// TestSearchedBefore offers the queries that were entered, the last one first, and no
// others.
func TestSearchedBefore(t *testing.T) {
	m := finder.New().SetSize(60, 12)
	enter := func(m finder.Model, query string) finder.Model {
		m, _ = m.Open("")
		m, _ = m.Paste(query)
		m, _ = m.SetResults(query, exact(results()...), nil, "")
		m, _ = m.Key(press("enter"))
		return m
	}
	for i := range 30 {
		m = enter(m, fmt.Sprint("query ", i%12))
	}
	m, _ = m.Open("")
	m, _ = m.Paste("never entered")
	var want []string
	for i := 29; i > 19; i-- {
		want = append(want, fmt.Sprint("query ", i%12))
	}
	if got := m.Searches(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	later := finder.New().SetSize(60, 12).SetSearches(m.Searches())
	if view := ansi.Strip(later.View(viewtest.Theme())); !strings.Contains(view, "query 5  ") || !strings.Contains(view, "searched before") {
		t.Errorf("what was searched for is not offered:\n%s", view)
	}
	later, _ = later.Key(press("down"))
	later, got := later.Key(press("enter"))
	if find := (nav.Find{Query: "query 4"}); got != nav.Intent(find) || later.Query() != "query 4" {
		t.Errorf("the second is entered: asks for %v, want %v", got, find)
	}
	if later, _ = later.SetResults("query 4", exact(results()...), nil, ""); !strings.Contains(ansi.Strip(later.View(viewtest.Theme())), "6 stops in 4 articles") {
		t.Errorf("its hits are not shown:\n%s", ansi.Strip(later.View(viewtest.Theme())))
	}
	clicked := finder.New().SetSize(60, 12).SetSearches(m.Searches())
	for y, line := range strings.Split(ansi.Strip(clicked.View(viewtest.Theme())), "\n") {
		_, got := clicked.Click(5, y)
		if strings.Contains(line, "query 3") != (got == nav.Intent(nav.Find{Query: "query 3"})) {
			t.Errorf("a click on %q asks for %v", line, got)
		}
	}
	if _, got := finder.New().SetSize(60, 12).Key(press("enter")); got != nav.Intent(nav.Say{Text: "type what to search for"}) {
		t.Errorf("nothing was entered, and Enter asks for %v", got)
	}
}

func TestPasteAndReopen(t *testing.T) {
	_, got := finder.New().SetSize(60, 20).Paste("two\nlines")
	if got != nav.Intent(nav.Find{Query: "two lines"}) {
		t.Errorf("paste: got %v", got)
	}
	m := ready("drones", "dw")
	m, _ = m.Key(press("down"))
	again, got := m.Open("dw")
	if ansi.Strip(again.View(viewtest.Theme())) != ansi.Strip(m.View(viewtest.Theme())) || got != nil {
		t.Errorf("opened again it is not as it was left; it asks for %v", got)
	}
	if again.View(viewtest.Theme()) == m.View(viewtest.Theme()) {
		t.Error("opened again the query is not seen to be selected")
	}
	_, was := m.Key(press("enter"))
	elsewhere, _ := m.Open("nhk")
	if _, got := elsewhere.Key(press("enter")); !isWalk(got) || got.(nav.Walk).Trail.Stop(got.(nav.Walk).At) != was.(nav.Walk).Trail.Stop(was.(nav.Walk).At) {
		t.Errorf("opened in another article it enters %v, want the passage that was chosen", got)
	}
	for key, want := range map[string]string{"g": "g", "backspace": "", "left": "drones"} {
		next, got := again.Key(press(key))
		if next.Query() != want {
			t.Errorf("%s makes the query %q, want %q", key, next.Query(), want)
		}
		if find := (nav.Find{Query: want}); want != "drones" && got != nav.Intent(find) {
			t.Errorf("%s asks for %v, want %v", key, got, find)
		}
	}
	if _, got := m.Stale().Open("dw"); got != nav.Intent(nav.Find{Query: "drones"}) {
		t.Errorf("opened again in a library that has changed it asks for %v", got)
	}
}
