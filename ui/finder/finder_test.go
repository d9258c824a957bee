package finder_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/ui/finder"
	"briefing/ui/internal/viewtest"
	"briefing/ui/nav"
)

// result makes an article with a passage for every text; hits are in brackets.
func result(id, source, date, title string, texts ...string) briefing.Result {
	r := briefing.Result{Entry: briefing.Entry{ID: briefing.ArticleID(id), Source: source, Title: title}}
	r.Entry.Published, _ = briefing.ParseDate(date)
	at, all := 0, ""
	for _, text := range texts {
		p := briefing.Passage{}
		start := at
		for i, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '[' || r == ']' }) {
			all += part
			if i%2 == 1 {
				p.Hits = append(p.Hits, briefing.Span{Start: at, End: at + len(part)})
			}
			at += len(part)
		}
		p.Ref = briefing.Ref{Article: r.Entry.ID, Span: briefing.Span{Start: start, End: at}}
		r.Passages = append(r.Passages, p)
		at += len("\n\n")
		all += "\n\n"
	}
	for i := range r.Passages {
		r.Passages[i].In = briefing.Show(all)
	}
	return r
}

func results() []briefing.Result {
	return []briefing.Result{
		result("voa", "VOA", "2025-01-17", "Treaty of Moscow and Tehran",
			"Kyiv says that thousands of [drones] were sent; Tehran denies that it sent any [drones] at all.",
			"The [drones] are built in Tatarstan."),
		result("dw", "DW", "2025-01-17", "A visit to Moscow",
			"Before the visit there was talk of missiles, of gas, of grain and, as so often in these years, of [drones]."),
		result("nhk", "NHK", "", "イラン大統領の訪問", "制裁と核合意と制裁の行方についての[無人機]と長い文"),
		result("whole", "ISW", "2024-10", "No hits in here"),
	}
}

// exact returns an answer that holds the words as they were typed.
func exact(results ...briefing.Result) briefing.Answer { return briefing.Answer{Results: results} }

func ready(query string, current briefing.ArticleID) finder.Model {
	m := typed(query, current)
	m, _ = m.SetResults(query, exact(results()...), nil, "")
	return m
}

// typed returns a search with a query typed in.
func typed(query string, current briefing.ArticleID) finder.Model {
	m, _ := finder.New().SetSize(60, 20).Open(current)
	m, _ = m.Paste(query)
	return m
}

func TestViews(t *testing.T) {
	some := ready("drones", "dw")
	some, _ = some.Key(press("down"))
	meant, _ := typed("dornes", "").SetResults("dornes", exact(), nil, "drones")
	wrong, _ := some.Key(press("("))
	again, _ := some.Open("voa")
	wrong, _ = wrong.SetResults("drones(", exact(), errors.New(`query "drones(": no end of (`), "")
	for name, m := range map[string]finder.Model{
		"results": some, "meant": meant, "error": wrong, "empty": finder.New(), "again": again,
		"before": finder.New().SetSearches([]string{"figure:putin drones", `"no\tend", of it`, "制裁"}),
	} {
		for _, size := range [][2]int{{80, 14}, {40, 10}, {24, 7}} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				view := m.SetSize(size[0], size[1]).View(viewtest.Theme())
				viewtest.Fits(t, view, size[0], size[1])
				viewtest.Golden(t, fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), view)
			})
		}
	}
}

func TestFitsAnySize(t *testing.T) {
	with := ready("drones", "nhk")
	meant, _ := with.SetResults("drones", exact(results()...), nil, "dunes 制裁")
	viewtest.Sweep(func(w, h int) {
		for _, m := range []finder.Model{with, meant, finder.New()} {
			m = m.SetSize(w, h)
			viewtest.Fits(t, m.View(viewtest.Theme()), w, h)
			if x, y := m.Cursor(); w > 0 && h > 0 && (x >= w || y >= h || x < 0) {
				t.Fatalf("%d×%d: cursor at %d, %d", w, h, x, y)
			}
		}
	})
}

func press(key string) tea.KeyPressMsg {
	codes := map[string]rune{
		"down": tea.KeyDown, "up": tea.KeyUp, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "enter": tea.KeyEnter,
		"tab": tea.KeyTab, "esc": tea.KeyEscape, "backspace": tea.KeyBackspace, "left": tea.KeyLeft,
	}
	if code, ok := codes[key]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
}

// TestKeys types keys into a search that was answered, and says what the last
// of them asks for.
func TestKeys(t *testing.T) {
	inOrder := []int{1, 0, 2, 3} // the article at hand comes first
	var ordered []briefing.Result
	for _, i := range inOrder {
		ordered = append(ordered, results()[i])
	}
	walk := func(at int) nav.Intent { return nav.Walk{Trail: briefing.ResultTrail("drones", ordered), At: at} }
	for _, test := range []struct {
		keys string
		want nav.Intent
	}{
		{"enter", walk(0)},
		{"down enter", walk(1)},
		{"down ctrl+n enter", walk(3)},
		{"down down up enter", walk(1)},
		{"down down ctrl+p ctrl+p enter", walk(0)},
		{"down down down enter", walk(4)},
		{"pgdown pgdown enter", walk(5)},
		{"pgdown pgup enter", walk(0)},
		{"s", nav.Find{Query: "droness"}},
		{"backspace", nav.Find{Query: "drone"}},
		{"left backspace", nav.Find{Query: "drons"}},
		{"ctrl+u", nav.Find{Query: ""}},
		{"left", nil},
		{"s enter", nil}, // the answer is not there yet
		{"tab", nav.Say{Text: "no other spelling to suggest"}},
		{"up", nav.Say{Text: "this is the top of the list"}},
		{"ctrl+u enter", nav.Say{Text: "type what to search for"}},
		{"esc", nav.Close{}},
		{"ctrl+g", nav.Close{}},
	} {
		m, got := ready("drones", "dw"), nav.Intent(nil)
		for _, key := range strings.Fields(test.keys) {
			m, got = m.Key(press(key))
		}
		if !cmp.Equal(got, test.want, cmp.AllowUnexported(briefing.Trail{})) {
			t.Errorf("%s: got %+v, want %+v", test.keys, got, test.want)
		}
	}
}

// TestStale says that an answer to another query than the typed one changes
// nothing, and that what was found stays on the screen until then.
func TestStale(t *testing.T) {
	m := ready("drones", "dw")
	typed, _ := m.Key(press("s"))
	late, got := typed.SetResults("drones", exact(results()[:1]...), nil, "dunes")
	if got != nil || late.View(viewtest.Theme()) != typed.View(viewtest.Theme()) {
		t.Error("a stale answer is shown")
	}
	if !strings.Contains(late.View(viewtest.Theme()), "Tatarstan") {
		t.Error("what was found is gone before the new answer came")
	}
	none, _ := late.SetResults("droness", exact(), nil, "")
	if view := ansi.Strip(none.View(viewtest.Theme())); !strings.Contains(view, "nothing found") || strings.Contains(view, "Tatarstan") {
		t.Errorf("after an empty answer:\n%s", view)
	}
	if view := ansi.Strip(none.SetReading(true).View(viewtest.Theme())); !strings.Contains(view, "nothing found so far") {
		t.Errorf("after an empty answer of a library that is still being read:\n%s", view)
	}
}

// TestEnterBeforeTheAnswer says that Enter typed early walks as soon as there is
// something to walk to, unless the query was changed since.
func TestEnterBeforeTheAnswer(t *testing.T) {
	m := typed("drone", "")
	m, _ = m.Key(press("s"))
	m, got := m.Key(press("enter"))
	if got != nil {
		t.Fatalf("got %v before the answer", got)
	}
	if _, got := m.SetResults("drones", exact(results()...), nil, ""); !isWalk(got) {
		t.Errorf("got %v, want a walk", got)
	}
	m, _ = m.Key(press("!"))
	if _, got := m.SetResults("drones!", exact(results()...), nil, ""); got != nil {
		t.Errorf("got %v for a query typed on", got)
	}
}

// What answers no more is seen but not entered, by key or click.
func TestEnterBeforeTheNewAnswer(t *testing.T) {
	m := typed("drones", "")
	m, _ = m.SetResults("drones", exact(results()...), nil, "")
	enter := func(m finder.Model) (finder.Model, nav.Intent) { return m.Key(press("enter")) }
	click := func(m finder.Model) (finder.Model, nav.Intent) { return m.Click(3, 4) }
	for name, do := range map[string]func(finder.Model) (finder.Model, nav.Intent){"enter": enter, "click": click} {
		if _, got := do(m); !isWalk(got) {
			t.Fatalf("%s: got %v, want a walk", name, got)
		}
		stale, got := do(m.Stale())
		if got != nil {
			t.Errorf("%s: got %v before the new answer", name, got)
		}
		if _, got := stale.SetResults("drones", exact(results()...), nil, ""); !isWalk(got) {
			t.Errorf("%s: got %v with the new answer, want a walk", name, got)
		}
	}
}

func isWalk(i nav.Intent) bool {
	_, ok := i.(nav.Walk)
	return ok
}

func TestSuggestion(t *testing.T) {
	none, _ := typed("dornes", "").SetResults("dornes", exact(), nil, "drones")
	some, _ := typed("dornes", "").SetResults("dornes", exact(results()...), nil, "drones")
	for _, test := range []struct {
		name string
		m    finder.Model
		key  string
		want bool
	}{
		{"none found", none, "tab", true},
		{"none found", none, "enter", true},
		{"some found", some, "tab", true},
		{"some found", some, "enter", false},
	} {
		m, got := test.m.Key(press(test.key))
		if accepted := got == nav.Intent(nav.Find{Query: "drones"}); accepted != test.want {
			t.Errorf("%s, %s: got %v", test.name, test.key, got)
		}
		if test.want && !strings.Contains(ansi.Strip(m.View(viewtest.Theme())), "/ drones") {
			t.Errorf("%s, %s: what was meant is not typed in", test.name, test.key)
		}
	}
}

// TestReordered says that the passage that the reader chose stays chosen when
// the results come in a better order.
func TestReordered(t *testing.T) {
	m := ready("drones", "")
	m, _ = m.Key(press("down"))
	better := results()
	better[0], better[1] = better[1], better[0]
	m, _ = m.SetResults("drones", exact(better...), nil, "")
	_, got := m.Key(press("enter"))
	if walk, ok := got.(nav.Walk); !ok || walk.Trail.Stop(walk.At).Article != "voa" || walk.At != 3 {
		t.Errorf("got %+v, want stop 3, in voa", got)
	}
}

// The best hits take the place of the newest, unless the reader has moved among these.
func TestTheListStaysUnderTheReader(t *testing.T) {
	newest := results()
	best := slices.Clone(newest)
	slices.Reverse(best)
	const limit = 4
	for _, move := range []string{"", "down", "wheel"} {
		m, _ := finder.New().SetSize(60, 20).Paste("iran")
		m, _ = m.Take(finder.Results{Query: "iran", Limit: limit, Newest: true, Answer: exact(newest...)})
		switch move {
		case "down":
			m, _ = m.Key(press("down"))
		case "wheel":
			m = m.Wheel(1)
		}
		before := m.View(viewtest.Theme())
		m, _ = m.Take(finder.Results{Query: "iran", Limit: limit, Answer: exact(best...)})
		if after := m.View(viewtest.Theme()); (after == before) != (move != "") {
			t.Errorf("moved by %q: before and after the best hits:\n%s\n%s", move, before, after)
		}
		m = m.SetCount("iran", finder.Count{Typed: briefing.Tally{Articles: 40, Mentions: 90}})
		if view := ansi.Strip(m.View(viewtest.Theme())); strings.Contains(view, "the newest 4 are listed") != (move != "") {
			t.Errorf("moved by %q: %s", move, view)
		}
		m, _ = m.Paste("n")
		m, _ = m.Take(finder.Results{Query: "irann", Limit: limit, Answer: exact(best...)})
		if m.View(viewtest.Theme()) == before {
			t.Errorf("moved by %q: another query does not replace the list", move)
		}
	}
}

func TestClick(t *testing.T) {
	m := ready("drones", "dw")
	for y, line := range strings.Split(ansi.Strip(m.View(viewtest.Theme())), "\n") {
		_, got := m.Click(10, y)
		switch {
		case strings.Contains(line, "Tatarstan"):
			if walk, ok := got.(nav.Walk); !ok || walk.At != 3 {
				t.Errorf("line %d, %q: got %v, want stop 3", y, line, got)
			}
		case strings.Contains(line, "of drones.") || strings.Contains(line, "Kyiv") || strings.Contains(line, "無人機"):
			if !isWalk(got) {
				t.Errorf("line %d, %q: got %v, want a walk", y, line, got)
			}
		case strings.Contains(line, "No hits"):
			if walk, ok := got.(nav.Walk); !ok || walk.Trail.Stop(walk.At) != (briefing.Ref{Article: "whole"}) {
				t.Errorf("line %d, %q: got %v, want a stop at the whole article", y, line, got)
			}
		case got != nil:
			t.Errorf("line %d, %q: got %v, want nothing", y, line, got)
		}
	}
}

// BenchmarkKey types a letter over 100,000 passages, and moves among them.
func BenchmarkKey(b *testing.B) {
	var many []briefing.Result
	for i := range 20_000 {
		r := results()[0]
		r.Entry.ID = briefing.ArticleID(fmt.Sprint(i))
		for len(r.Passages) < 5 {
			r.Passages = append(r.Passages, r.Passages[0])
		}
		many = append(many, r)
	}
	m := typed("drones", "19999").SetSize(120, 50)
	b.Run("SetResults", func(b *testing.B) {
		for b.Loop() {
			m, _ = m.SetResults("drones", exact(many...), nil, "")
		}
	})
	m, _ = m.SetResults("drones", exact(many...), nil, "")
	b.Run("PageDown", func(b *testing.B) {
		for b.Loop() {
			m, _ = m.Key(press("pgdown"))
			_ = m.View(viewtest.Theme())
		}
	})
	b.Run("Enter", func(b *testing.B) {
		for b.Loop() {
			_, _ = m.Key(press("enter"))
		}
	})
}

// TestMarkdownIsNotShown draws a passage as it reads, its hits where they stand.
func TestMarkdownIsNotShown(t *testing.T) {
	m := typed("drones", "").SetSize(80, 12)
	texts := "The *old* [drones], the [drone]`s` and **the new [drones]** &amp; missiles."
	m, _ = m.SetResults("drones", exact(result("a", "A", "2024", "Title", texts)), nil, "")
	th := viewtest.Theme()
	view := m.View(th)
	if want := "The old drones, the drones and the new drones & missiles."; !strings.Contains(ansi.Strip(view), want) {
		t.Errorf("got\n%s\nwant %q", ansi.Strip(view), want)
	}
	for _, hit := range []string{"old drones", "the drones", "new drones"} {
		if strings.Contains(view, hit) {
			t.Errorf("%q is drawn in one style", hit)
		}
	}
}

// TestUntitled names an article without a title by its file.
func TestUntitled(t *testing.T) {
	r := result("a", "DW", "2024", "", "The [drones] are built.")
	r.Entry.File = "clips/a.txt"
	m, _ := typed("drones", "").SetResults("drones", exact(r), nil, "")
	if view := ansi.Strip(m.View(viewtest.Theme())); !strings.Contains(view, "DW · 2024 · [clips/a.txt]") {
		t.Errorf("got\n%s", view)
	}
}
