package jump_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/ui/internal/viewtest"
	"briefing/ui/jump"
	"briefing/ui/nav"
)

func items() []jump.Item {
	to := func(name string) nav.Intent { return nav.Find{Query: name} }
	return []jump.Item{
		{Label: "Timeline of the events", Kind: "command", Detail: "T", Intent: to("timeline")},
		{Label: "Iran nuclear deal", Kind: "topic", Count: 200, Intent: to("deal")},
		{Label: "Iran", Kind: "figure", Count: 87, Intent: to("iran")},
		{Label: "Bank of Iran", Kind: "figure", Count: 3, Intent: to("bank")},
		{Label: "Iranian navy", Kind: "figure", Count: 5, Intent: to("navy")},
		{Label: "Vladimir Putin", Kind: "figure", Count: 41, Intent: to("putin")},
		{Label: "Masoud Pezeshkian", Kind: "figure", Count: 23, Intent: to("pezeshkian")},
		{Label: "Ramzan Kadyrov, Čečnja", Kind: "figure", Count: 1, Intent: to("kadyrov")},
		{Label: "A visit to Moscow, told at some length by one who was there", Kind: "article", Detail: "DW · 17 Jan 2025", Intent: to("dw")},
		{Label: "制裁と核合意", Kind: "topic", Count: 9, Intent: to("sanctions")},
	}
}

func press(key string) tea.KeyPressMsg {
	codes := map[string]rune{
		"down": tea.KeyDown, "up": tea.KeyUp, "pgdown": tea.KeyPgDown, "enter": tea.KeyEnter, "esc": tea.KeyEscape,
		"backspace": tea.KeyBackspace, "f1": tea.KeyF1,
	}
	if code, ok := codes[key]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
}

func typed(m jump.Model, text string) jump.Model {
	for _, r := range text {
		m, _ = m.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return m
}

// TestSearch says which items match what is typed, best first.
func TestSearch(t *testing.T) {
	for _, test := range []struct{ typed, want string }{
		{"", "timeline deal iran bank navy putin pezeshkian kadyrov dw sanctions"},
		{"iran", "iran deal navy bank"},
		{"IRAN ", "iran deal navy bank"},
		{"iran n", "deal navy iran bank"},
		{"put", "putin"},
		{"utin", "putin"},
		{"vputin", "putin"},
		{"putin vlad", "putin"},
		{"mas pez", "pezeshkian"},
		{"cecnja", "kadyrov"},
		{"čeč", "kadyrov"},
		{"核", "sanctions"},
		{"zzz", ""},
		{"ptuin", "putin"},
		{"pezeshkain", "pezeshkian"},
		{"bqnk of ir", "bank"},
		{"of", "bank timeline"},
		{"na", "navy"},
		{"p", "putin pezeshkian"},
		{"m", "pezeshkian dw putin kadyrov timeline"},
	} {
		m := typed(jump.New().SetSize(60, 20).Open("Go to", jump.Of(items())), test.typed)
		var got []string
		for range items() {
			_, intent := m.Key(press("enter"))
			find, ok := intent.(nav.Find)
			if !ok {
				break
			}
			name := find.Query
			if len(got) > 0 && got[len(got)-1] == name {
				break
			}
			got = append(got, name)
			m, _ = m.Key(press("down"))
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%q: got %q, want %q", test.typed, s, test.want)
		}
	}
}

// TestSlip says that a name with a slip comes before one that holds the letters in the
// middle of a word.
func TestSlip(t *testing.T) {
	items := []jump.Item{{Label: "Sputnik", Count: 90, Intent: nav.Find{Query: "sputnik"}}, {Label: "Vladimir Putin", Count: 3, Intent: nav.Find{Query: "putin"}}}
	m := typed(jump.New().SetSize(60, 20).Open("Go to", jump.Of(items)), "putn")
	if _, intent := m.Key(press("enter")); intent != (nav.Find{Query: "putin"}) {
		t.Errorf("putn leads to %v, want Putin", intent)
	}
}

func TestViews(t *testing.T) {
	outline := []jump.Item{{Label: "A visit to Moscow"}, {Label: "The treaty", Indent: 2}, {Label: "What\nfollows", Indent: 2}}
	open := jump.New().Open("Go to", jump.Of(items()))
	for name, m := range map[string]jump.Model{
		"all":     open,
		"iran":    typed(open, "iran"),
		"letters": typed(open, "vptn"),
		"accents": typed(open, "cec"),
		"nothing": typed(open, "zzz"),
		"outline": jump.New().Open("Headings", jump.Of(outline)).Select(1),
	} {
		for _, size := range [][2]int{{60, 14}, {26, 6}} {
			name := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				view := m.SetSize(size[0], size[1]).View(viewtest.Theme())
				viewtest.Fits(t, view, size[0], size[1])
				viewtest.Golden(t, name, view)
			})
		}
	}
}

func TestFitsAnySize(t *testing.T) {
	open := jump.New().Open("行き先", jump.Of(items()))
	viewtest.Sweep(func(w, h int) {
		for _, m := range []jump.Model{open, typed(open, "核"), typed(open, "zzz"), jump.New()} {
			m = m.SetSize(w, h)
			viewtest.Fits(t, m.View(viewtest.Theme()), w, h)
			if x, y := m.Cursor(); w > 0 && h > 0 && (x >= w || y >= h || x < 0) {
				t.Fatalf("%d×%d: cursor at %d, %d", w, h, x, y)
			}
		}
	})
}

func TestKeys(t *testing.T) {
	for _, test := range []struct {
		keys string
		want nav.Intent
	}{
		{"enter", nav.Find{Query: "timeline"}},
		{"down down enter", nav.Find{Query: "iran"}},
		{"down up enter", nav.Find{Query: "timeline"}},
		{"down p u t enter", nav.Find{Query: "putin"}},
		{"z z z enter", nav.Say{Text: "nothing by that name"}},
		{"up", nav.Say{Text: "this is the top of the list"}},
		{"pgdown pgdown down", nav.Say{Text: "this is the end of the list"}},
		{"f1", nav.Say{Text: "F1 does nothing here: Esc closes"}},
		{"z z z backspace backspace backspace enter", nav.Find{Query: "timeline"}},
		{"esc", nav.Close{}},
		{"x", nil},
	} {
		m, got := jump.New().SetSize(60, 20).Open("Go to", jump.Of(items())), nav.Intent(nil)
		for _, key := range strings.Fields(test.keys) {
			m, got = m.Key(press(key))
		}
		if got != test.want {
			t.Errorf("%s: got %v, want %v", test.keys, got, test.want)
		}
	}
}

func TestClick(t *testing.T) {
	for _, size := range [][2]int{{60, 20}, {26, 6}} {
		m := typed(jump.New().SetSize(size[0], size[1]).Open("Go to", jump.Of(items())), "iran")
		for y, line := range strings.Split(ansi.Strip(m.View(viewtest.Theme())), "\n") {
			var want nav.Intent
			if strings.Contains(line, "Bank of") {
				want = nav.Find{Query: "bank"}
			} else if strings.Contains(line, "Iran") {
				continue
			}
			if _, got := m.Click(4, y); got != want {
				t.Errorf("%v, line %d, %q: got %v, want %v", size, y, line, got, want)
			}
		}
	}
}

// TestAlso finds an item by its ID or file as well as by its label, and says then
// which file it is.
func TestAlso(t *testing.T) {
	find := func(query string) nav.Intent { return nav.Find{Query: query} }
	named := jump.Of([]jump.Item{
		{Label: "A day at sea", Also: jump.Also{ID: "clippings-2024-visit", File: "clippings/2024 Visit.txt"}, Intent: find("visit")},
		{Label: "[untitled.md]", Also: jump.Also{ID: "untitled", File: "untitled.md"}, Intent: find("untitled")},
		{Label: "Visitors", Also: jump.Also{ID: "visitors", File: "v.md"}, Intent: find("visitors")},
		{Label: "Ada Holm", Also: jump.Also{ID: "captain"}, Intent: find("ada")},
		{Label: "A trip", Also: jump.Also{ID: "uber-see", File: "Über See.md"}, Intent: find("uber")},
	})
	for query, want := range map[string]string{
		"clippings-2024-visit": "visit", "clip visit": "visit", "2024 Visit.txt": "visit", "sit.txt": "visit", "clippings/": "visit",
		"visit": "visitors", "capt": "ada", "captain": "ada", "v.md": "visitors", "unt": "untitled", "über see": "uber",
	} {
		m := typed(jump.New().SetSize(60, 20).Open("Go to", named), query)
		if _, got := m.Key(press("enter")); got != find(want) {
			t.Errorf("%q: got %v, want %s", query, got, want)
		}
	}
	m := typed(jump.New().SetSize(60, 20).Open("Go to", named), "clip")
	if view := ansi.Strip(m.View(viewtest.Theme())); !strings.Contains(view, "clippings/2024 Visit.txt") {
		t.Errorf("the file that was found is not told:\n%s", view)
	}
}

// BenchmarkKey types the letters of a name over 10,000 items.
func BenchmarkKey(b *testing.B) {
	var many []jump.Item
	for i := range 1000 {
		for _, item := range items() {
			item.Label += fmt.Sprint(" ", i)
			many = append(many, item)
		}
	}
	m := jump.New().SetSize(70, 20).Open("Go to", jump.Of(many))
	for _, text := range []string{"i", "iran", "vptn", "put vlad 7"} {
		b.Run(strings.ReplaceAll(text, " ", "_"), func(b *testing.B) {
			before := typed(m, text[:len(text)-1])
			last := text[len(text)-1:]
			for b.Loop() {
				m, _ := before.Key(press(last))
				_ = m.View(viewtest.Theme())
			}
		})
	}
	b.Run("Open", func(b *testing.B) {
		for b.Loop() {
			m.Open("Go to", jump.Of(many))
		}
	})
}

// TestTyped says that what is typed for an item as a whole puts it first, and that a
// part of that does not.
func TestTyped(t *testing.T) {
	list := append(items(), jump.Item{Label: "leave", Typed: []string{"q", "putin!"}, Intent: nav.Find{Query: "leave"}})
	for typing, want := range map[string]string{"q": "leave", "Q ": "leave", "putin": "putin", "putin!": "leave"} {
		m := typed(jump.New().SetSize(60, 20).Open("Go to", jump.Of(items()), jump.Of(list[len(list)-1:])), typing)
		if _, got := m.Key(press("enter")); got != (nav.Find{Query: want}) {
			t.Errorf("%q: got %v, want %s", typing, got, want)
		}
		m = typed(jump.New().SetSize(60, 20).Open("Go to", jump.Of(list)), typing)
		if _, got := m.Key(press("enter")); got != (nav.Find{Query: want}) {
			t.Errorf("%q in one list: got %v, want %s", typing, got, want)
		}
	}
}
