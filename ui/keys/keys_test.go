package keys

import (
	"fmt"
	"testing"
)

func TestNoKeyIsBoundTwice(t *testing.T) {
	seen := map[string]Action{}
	for _, b := range Default() {
		for _, k := range b.Keys {
			if other, ok := seen[k]; ok {
				t.Errorf("key %q is bound to %q and %q", k, other, b.Action)
			}
			seen[k] = b.Action
		}
	}
}

func TestEveryActionHasKeysAndHelp(t *testing.T) {
	seen := map[Action]bool{}
	for _, b := range Default() {
		if len(b.Keys) == 0 || b.Help == "" || b.Group == "" {
			t.Errorf("action %q lacks keys, help or group: %+v", b.Action, b)
		}
		if seen[b.Action] {
			t.Errorf("action %q is listed twice", b.Action)
		}
		seen[b.Action] = true
	}
}

// Terminals send the same for these pairs, so binding the second would take the
// first away.
func TestNoKeyThatTerminalsConfuse(t *testing.T) {
	m, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"ctrl+i", "ctrl+m", "ctrl+[", "ctrl+h"} {
		if a := m.Action(k); a != None {
			t.Errorf("%q is bound to %q", k, a)
		}
	}
}

func TestChangesTakeKeysFromDefaults(t *testing.T) {
	m, err := New(map[string][]string{"search": {"j"}, "quit": {}, "quit-now": {"Q"}})
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]Action{"j": Search, "/": None, "down": LineDown, "q": None, "Q": QuitNow, "ctrl+c": QuitNow} {
		if got := m.Action(key); got != want {
			t.Errorf("key %q does %q, want %q", key, got, want)
		}
	}
}

func TestShow(t *testing.T) {
	for key, want := range map[string]string{
		"ctrl+d": "^d", "alt+left": "Alt-←", "shift+tab": "Shift-Tab", "space": "Space", "G": "G", "pgdown": "PgDn",
	} {
		if got := Show(key); got != want {
			t.Errorf("Show(%q) = %q, want %q", key, got, want)
		}
	}
}

// TestInstead says what to press in place of keys that other programs bind.
func TestInstead(t *testing.T) {
	m, err := New(map[string][]string{"search": {"f3"}, "previous-stop": {}})
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"p":      "p does nothing here · K previous article",
		"#":      "# does nothing here · F3 search",
		"Z":      "Z does nothing here · q quit",
		"ctrl+o": "^o does nothing here · ? help",
		"f7":     "F7 does nothing here · F3 search",
		"f13":    "F13 does nothing here · ? help",
		"9":      "9 does nothing here · key 4: articles · : go to",
	} {
		if got := m.Instead(key); got != want {
			t.Errorf("Instead(%q) = %q, want %q", key, got, want)
		}
	}
}

// TestForeignKeysAreFree says that no key is explained as another program's that does
// something here, and that every action told of is one.
func TestForeignKeysAreFree(t *testing.T) {
	m, _ := New(nil)
	for key, actions := range foreign {
		if a := m.Action(key); a != None {
			t.Errorf("%q is bound to %s", key, a)
		}
		for _, a := range actions {
			if m.Tell(a) == "" {
				t.Errorf("%q: action %q cannot be told of", key, a)
			}
		}
	}
}

// TestEveryKeySaysWhatToPress says that every character of a keyboard, and every function
// key, does something or names a key that does.
func TestEveryKeySaysWhatToPress(t *testing.T) {
	m, _ := New(nil)
	var all []string
	for r := '!'; r <= '~'; r++ {
		all = append(all, string(r))
	}
	for n := 1; n <= 12; n++ {
		all = append(all, fmt.Sprintf("f%d", n))
	}
	for _, key := range all {
		if m.Action(key) == None && len(foreign[key]) == 0 {
			t.Errorf("%q does nothing, and %q names no key for it", key, m.Instead(key))
		}
	}
}
