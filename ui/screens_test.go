package ui

import (
	"fmt"
	"strings"
	"testing"

	"briefing/ui/internal/viewtest"
)

// TestScreens holds what a reader sees on some ways through the library. A
// golden file shows the keys of every step and the screen after it.
func TestScreens(t *testing.T) {
	for _, test := range []struct {
		name          string
		width, height int
		steps         []string // keys by their names; text to type stands in quotes
		opts          func(*testing.T) Options
	}{
		{name: "start-120x32", width: 120, height: 32},
		{name: "start-80x24", width: 80, height: 24},
		{name: "start-60x20", width: 60, height: 20},
		{name: "start-200x50", width: 200, height: 50},

		{name: "topic", width: 100, height: 24, steps: []string{"1 j j enter"}},
		{name: "mention", width: 80, height: 24, steps: []string{"J tab tab tab tab tab tab tab", "enter", "n n", "backspace backspace"}},
		{name: "border", width: 80, height: 24, steps: []string{"2 enter n", "N", "n n"}},
		{name: "search", width: 90, height: 24, steps: []string{"J d", `/ "sanctions"`, "down enter", "backspace"}},
		{name: "misspelt", width: 80, height: 16, steps: []string{`/ "sanktions"`, "tab"}},
		{name: "event", width: 80, height: 24, steps: []string{"T", "tab tab enter", "tab tab tab tab tab tab", "enter"}},
		{name: "compare", width: 100, height: 30, steps: []string{`: "shahed" enter`, "="}},
		{name: "coverage", width: 100, height: 24, steps: []string{"C", "d tab tab enter"}},
		{name: "help", width: 80, height: 24, steps: []string{"?", "space", `/ "article"`, "esc", "esc"}},
		{name: "jump", width: 80, height: 16, steps: []string{`: "put"`, "enter"}},
		{name: "hints", width: 80, height: 16, steps: []string{"J F", "f"}},
		{name: "here", width: 80, height: 30, steps: []string{"J .", "j tab", "enter"}},
		{name: "here-200x50", width: 200, height: 50, steps: []string{"2 enter n"}},
		{name: "outline", width: 80, height: 16, steps: []string{"J J t", "down down enter"}},
		{name: "narrow", width: 40, height: 12, steps: []string{"h", "3 j", "enter", "h", "l", "n"}},

		{name: "terminal", width: 100, height: 30, steps: []string{"2 enter n"}}, // also drawn on a terminal

		{name: "no-digest", width: 80, height: 16, opts: withoutDigest, steps: []string{"", "4 j enter"}},
		{name: "broken-digest", width: 80, height: 16, opts: withBrokenDigest, steps: []string{"", "2 enter n"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			opts := embedded()
			if test.opts != nil {
				opts = test.opts(t)
			}
			play(t, opts, test.width, test.height, func(a *app) {
				var b strings.Builder
				if len(test.steps) == 0 {
					test.steps = []string{""}
				}
				for _, step := range test.steps {
					a.script(step)
					fmt.Fprintf(&b, "══ %s\n%s\n", step, a.screen())
				}
				viewtest.Golden(t, "screens/"+test.name, strings.TrimSuffix(b.String(), "\n"))
			})
		})
	}
}

// script types keys by their names and, in quotes, text.
func (a *app) script(step string) {
	a.t.Helper()
	for i, part := range strings.Split(step, `"`) {
		if i%2 == 1 {
			a.text(part)
			continue
		}
		a.keys(strings.Fields(part)...)
	}
}

func withoutDigest(t *testing.T) Options {
	opts, _ := folder(t, map[string]string{"harbour.md": harbour, "ferry.txt": ferry})
	return opts
}

func withBrokenDigest(t *testing.T) Options {
	opts, _ := folder(t, map[string]string{
		"harbour.md":  harbour,
		"ferry.txt":   ferry,
		"digest.yaml": brokenDigest,
	})
	return opts
}

const harbour = `---
title: The harbour opens again
source: Coast Gazette
published: 2023-05-04
---
Mayor Ida Lund opened the harbour on Thursday. It had been closed since the
storm in March.

## What it cost

The council paid **12 million** for the new mole, said Lund. She thanked the
crews who had worked through the winter.
`

const ferry = `The ferry comes back

From June the ferry calls at the harbour again, three times a day. Ida Lund and
the owners signed the contract on Monday.
`

const brokenDigest = `version: 1
title: The harbour
figures:
  - {id: ida-lund, kind: person, name: Ida Lund, aliases: [Lund]}
  - {id: nobody, kind: ghost, name: Nobody}
events:
  - {id: opening, name: The harbour opens, date: 2023-05-04, match: [[[opened], [harbour]]]}
  - {id: never, name: Never, date: someday, match: [[[never]]]}
nonsense: true
`
