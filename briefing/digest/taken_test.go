package digest_test

import (
	"errors"
	"testing"

	"briefing/briefing"
	"briefing/briefing/digest"
)

// A rule is put before those that a number has; nothing else changes.
func TestAddRule(t *testing.T) {
	rule := briefing.Rule{{{Text: "21 people died", Literal: true}}, {{Figure: "office"}}}
	const added = `{by: office, match: [["\"21 people died\""], ["@office"]]}`
	for was, want := range map[string]string{
		"numbers:\n  - {id: dead, match: [[[people], [died]]]} # mine\n":                "numbers:\n  - {id: dead, match: [" + added + ", [[people], [died]]]} # mine\n",
		"numbers:\n  - id: dead\n    match:\n      # one\n      - [[people], [died]]\n": "numbers:\n  - id: dead\n    match:\n      # one\n      - " + added + "\n      - [[people], [died]]\n",
		"numbers:\n  - id: dead\n    name: Dead\n":                                      "numbers:\n  - id: dead\n    name: Dead\n    match: [" + added + "]\n",
	} {
		got, err := digest.AddRule([]byte(was), "dead", rule, briefing.Said{By: "office"})
		if err != nil || string(got) != want {
			t.Errorf("of\n%sgot\n%s%v, want\n%s", was, got, err, want)
		}
	}
	for _, was := range []string{
		"numbers:\n  - id: dead\n    match: *rules\n", "numbers: []\n", "numbers:\n  - id: dead\n    match: []\n",
	} {
		if got, err := digest.AddRule([]byte(was), "dead", rule, briefing.Said{}); err == nil {
			t.Errorf("of\n%sgot\n%s", was, got)
		}
	}
	if _, err := digest.AddRule([]byte("numbers:\n  - {id: dead, match: []}\n"), "dead", rule, briefing.Said{}); !errors.Is(err, digest.ErrEdit) {
		t.Errorf("got %v", err)
	}
}

func TestIncludeNumber(t *testing.T) {
	n := &briefing.Number{ID: "dead", Name: "Dead: all", Unit: "people", Match: []briefing.Rule{{{{Text: "21 people", Literal: true}}}}, Said: []briefing.Said{{}}}
	const entry = `- {id: dead, name: "Dead: all", unit: people, match: [[["\"21 people\""]]]}`
	for was, want := range map[string]string{
		"":               "numbers:\n  " + entry + "\n",
		"title: Flood\n": "title: Flood\nnumbers:\n  " + entry + "\n",
		"numbers:\n- {id: a, name: A}\nclaims: []\n": "numbers:\n- {id: a, name: A}\n" + entry + "\nclaims: []\n",
	} {
		got, err := digest.Include([]byte(was), n)
		if err != nil || string(got) != want {
			t.Errorf("of\n%sgot\n%s%v, want\n%s", was, got, err, want)
		}
	}
}
