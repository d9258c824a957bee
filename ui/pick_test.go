package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/page"
	"briefing/ui/keys"
)

var tollStory = map[string]string{
	"digest.yaml": "# mine\ntitle: The flood\nfigures:\n  - {id: office, kind: organization, name: river office}\n  - {id: mayor, kind: person, name: Olga Brandt}\n",
	"a.md":        "---\nsource: Tide\npublished: 2026-03-04\n---\n\nAt least 14 people have died, the river office said. The sluice has 12 gates.\n",
	"b.md":        "---\nsource: Post\npublished: 2026-03-06\n---\n\nThe river office said that 21 people have died in the flood.\n",
	"c.md":        "---\nsource: Herald\npublished: 2026-03-08\n---\n\nOlga Brandt said that 30 people have died. So far 20 people have died, the river office said, not 21.\n",
	"d.md":        "---\nsource: Herald\npublished: 2026-03-09\n---\n\nOn Monday 3 people died, the river office said. 40 people have been saved, the river office said.\n",
}

// A reader picks one quantity, and takes what is offered for it one by one; the digest
// says so, and each decision is taken back alone.
func TestPick(t *testing.T) {
	opts, dir := folder(t, tollStory)
	file := filepath.Join(dir, "digest.yaml")
	play(t, opts, 120, 40, func(a *app) {
		a.keys("J", "v", "+")
		a.saw(t, "At least 14 people", "People, river office")
		a.keys("enter")
		if id := a.m.pageID(); id != page.OfSubject("people-river-office") {
			t.Fatalf("the page is %v", id)
		}
		got := textOf(t, file)
		if want := `  - {id: people-river-office, name: "People, river office", unit: people, match: [{by: office, match: [["\"At least 14 people have died\""], ["@office"]]}]}`; !strings.Contains(got, want) {
			t.Errorf("the digest is\n%s", got)
		}
		a.saw(t, "followed: People, river office", "May give it too", "21 people", "20 people")
		for _, never := range []string{"30 people", "3 people", "40 people"} {
			if strings.Contains(a.screen(), never) {
				t.Errorf("%q is offered", never)
			}
		}
		take := func(text string) {
			t.Helper()
			for range 20 {
				if to, _, ok := a.m.reader.Focused(); ok && to.Offer != "" && strings.HasPrefix(text, to.Page.Key) {
					a.keys("+")
					return
				}
				a.keys("tab")
			}
			t.Fatalf("%s is not offered:\n%s", text, a.screen())
		}
		for range 20 {
			if to, _, ok := a.m.reader.Focused(); ok && to.Offer != "" {
				m := *a.m
				cmd := m.run(keys.Accept)
				if m.desk.IsWriting() || cmd == nil {
					t.Error("keys wait until the offers are found")
				}
				m.run(keys.Accept)
				if cmd := m.tell(cmd()); cmd != nil || m.desk.IsWriting() {
					t.Error("a taking that was called off takes the passage")
				}
				break
			}
			a.keys("tab")
		}
		take("b")
		a.saw(t, "By date", "[14", "21", "May give it too", "20 people")
		take("c")
		a.saw(t, "↓", "3 of 4 articles give it")
		if strings.Contains(a.screen(), "May give it too") {
			t.Errorf("something is offered still:\n%s", a.screen())
		}
		a.keys("U")
		a.saw(t, "May give it too", "20 people")
		a.keys("U", "U")
	})
	if got := textOf(t, file); got != tollStory["digest.yaml"] {
		t.Errorf("taken back, the digest is\n%s", got)
	}
	play(t, opts, 120, 40, func(a *app) {
		a.keys("J", "v", "tab", "+")
		a.saw(t, "12 gates")
		a.keys("esc", "esc")
	})
}
