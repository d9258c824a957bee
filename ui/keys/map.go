package keys

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Map finds actions by keys. It is immutable.
type Map struct {
	bindings []Binding
	byKey    map[string]Action
}

// New returns the default keymap with changes: names of actions with all of
// their keys. No keys unbind an action. The error names every unknown action
// and every key that was given twice. The Map is valid nevertheless, without
// these.
func New(changes map[string][]string) (Map, error) {
	m := Map{bindings: Default(), byKey: map[string]Action{}}
	var errs []error
	for name := range changes {
		if !slices.ContainsFunc(m.bindings, func(b Binding) bool { return string(b.Action) == name }) {
			errs = append(errs, fmt.Errorf("unknown action %q", name))
		}
	}
	// Keys in changes override the defaults.
	taken := map[string]bool{}
	for i, b := range m.bindings {
		list, ok := changes[string(b.Action)]
		if !ok {
			continue
		}
		m.bindings[i].Keys = nil
		for _, key := range list {
			key = normal(key)
			if taken[key] {
				errs = append(errs, fmt.Errorf("key %q is bound twice", key))
				continue
			}
			taken[key] = true
			m.bindings[i].Keys = append(m.bindings[i].Keys, key)
		}
	}
	for i, b := range m.bindings {
		if _, changed := changes[string(b.Action)]; !changed {
			m.bindings[i].Keys = slices.DeleteFunc(b.Keys, func(k string) bool { return taken[k] })
		}
		for _, key := range m.bindings[i].Keys {
			m.byKey[key] = b.Action
		}
	}
	// A reader who binds every key must still be able to quit.
	m.byKey["ctrl+c"] = QuitNow
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return m, errors.Join(errs...)
}

// normal returns a key in Bubble Tea's notation.
func normal(key string) string {
	if key == " " {
		return "space"
	}
	return strings.TrimSpace(key)
}

// Action returns the action of a key, or None.
func (m Map) Action(key string) Action { return m.byKey[key] }

// Bindings returns the keymap in the order of the help.
func (m Map) Bindings() []Binding { return slices.Clone(m.bindings) }

// Keys returns the keys of an action, or nil.
func (m Map) Keys(a Action) []string {
	for _, b := range m.bindings {
		if b.Action == a {
			return b.Keys
		}
	}
	return nil
}

// Key returns the first key of an action as the help shows it: "Space", "^d",
// "Tab"; "" if it has none.
func (m Map) Key(a Action) string {
	if list := m.Keys(a); len(list) > 0 {
		return Show(list[0])
	}
	return ""
}

// Show returns a key as the help shows it: "^d" for "ctrl+d", "Tab" for "tab".
func Show(key string) string {
	if rest, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return "^" + rest
	}
	if rest, ok := strings.CutPrefix(key, "alt+"); ok {
		return "Alt-" + Show(rest)
	}
	if rest, ok := strings.CutPrefix(key, "shift+"); ok {
		return "Shift-" + Show(rest)
	}
	if n, ok := strings.CutPrefix(key, "f"); ok && n != "" {
		return "F" + n
	}
	if s, ok := shown[key]; ok {
		return s
	}
	return key
}

var shown = map[string]string{
	"up": "↑", "down": "↓", "left": "←", "right": "→",
	"space": "Space", "tab": "Tab", "enter": "Enter", "esc": "Esc", "backspace": "Backspace",
	"home": "Home", "end": "End", "pgup": "PgUp", "pgdown": "PgDn",
}
