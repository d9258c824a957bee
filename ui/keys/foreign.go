package keys

import "strings"

// foreign maps keys that are not bound here to the actions nearest to their
// meaning in other programs.
var foreign = map[string][]Action{
	// vi
	"i": {WriteNote, EditFile}, "I": {WriteNote, EditFile},
	"w": {NextLink, PageDown}, "B": {PrevLink}, "^": {Top}, "$": {Bottom},
	";": {NextStop},
	"#": {PrevStop, Search}, "'": {Notes, Back}, "`": {Back}, "\"": {CopyPassage},
	"V": {Select, Mouse}, "ctrl+v": {Select, Mouse}, "Z": {Quit}, "Q": {Quit},
	"ctrl+e": {LineDown}, "ctrl+y": {LineUp}, "ctrl+n": {LineDown}, "ctrl+j": {LineDown}, "ctrl+r": {Reload}, "ctrl+l": {Reload},
	"ctrl+w": {FocusIndex, FocusPage}, "ctrl+t": {Back}, "ctrl+]": {Follow}, "insert": {EditFile},
	// less
	"p": {PrevArticle, PrevStop}, "ctrl+k": {LineUp}, "alt+v": {PageUp},
	"ctrl+g": {Close}, "ctrl+x": {Quit}, "ctrl+q": {Quit}, "!": {Pipe},
	"\\": {Search, Filter},
	// counts of vi, and the numbers of newsboat's tags
	"6": {ListArticles, Jump}, "7": {ListArticles, Jump}, "8": {ListArticles, Jump}, "9": {ListArticles, Jump},
	// function keys of file managers, browsers and editors
	"f2": {Rename}, "f3": {NextStop, Search}, "f4": {EditFile}, "f5": {Reload}, "f6": {FocusIndex, FocusPage},
	"f7": {Search}, "f8": {Hide}, "f9": {Jump}, "f10": {Quit}, "f11": {Zoom}, "f12": {OpenURL},
	// newsboat and mutt
	"P": {PrevArticle}, "X": {Close}, "delete": {MarkRead},
	// lazygit and others
	"_": {Zoom}, "ctrl+s": {Search}, "ctrl+a": {Top}, "alt+x": {Jump}, "alt+<": {Top}, "alt+>": {Bottom},
}

// Instead says what to press instead of an unbound key: the keys of actions
// that other programs bind it to, or the key of the help.
func (m Map) Instead(key string) string {
	actions := foreign[key]
	if len(actions) == 0 {
		actions = []Action{Help}
	}
	said := []string{Show(key) + " does nothing here"}
	for _, a := range actions {
		if s := m.Tell(a); s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, " · ")
}

// Tell returns the first key of an action and its short name: "Tab next link", or, since a
// digit would read as a count, "key 2: figures"; "" if it has no key.
func (m Map) Tell(a Action) string {
	for _, b := range m.bindings {
		if b.Action == a && len(b.Keys) > 0 {
			if key := b.Keys[0]; len(key) == 1 && '0' <= key[0] && key[0] <= '9' {
				return "key " + key + ": " + b.Short
			}
			return Show(b.Keys[0]) + " " + b.Short
		}
	}
	return ""
}
