package reader

import (
	"strings"

	"briefing/ui/nav"
)

// hints are letters on the links in view. Typing a link's letters follows it.
// The zero hints are off.
type hints struct {
	links  []link
	labels []string // one for each link, all of the same length
	typed  string
}

// letters are the letters of hints, the easiest to type first.
const letters = "asdfjklghqwertyuiopzxcvbnm"

// Hinting reports whether hints are shown. Then keys go to Hint.
func (m Model) Hinting() bool { return len(m.hints.links) > 0 }

func (m Model) newHints() hints {
	links := m.inView()
	if most := len(letters) * len(letters); len(links) > most {
		links = links[:most]
	}
	return hints{links: links, labels: labels(len(links))}
}

// labels returns n different labels of the same minimal length.
func labels(n int) []string {
	out := make([]string, n)
	for i := range out {
		if n <= len(letters) {
			out[i] = letters[i : i+1]
		} else {
			out[i] = string([]byte{letters[i/len(letters)], letters[i%len(letters)]})
		}
	}
	return out
}

// Hint handles a key while hints are shown: a letter of a label, backspace, or
// any other key to remove the hints.
func (m Model) Hint(key string) (Model, nav.Intent) {
	h := m.hints
	switch {
	case key == "backspace" && h.typed != "":
		h.typed = h.typed[:len(h.typed)-1]
	case len(key) == 1 && strings.Contains(letters, strings.ToLower(key)):
		h.typed += strings.ToLower(key)
	default:
		m.hints = hints{}
		return m, nil
	}
	open := false
	for i, label := range h.labels {
		if label == h.typed {
			m.hints, m.focus = hints{}, h.links[i]
			return m, h.links[i].intent()
		}
		open = open || strings.HasPrefix(label, h.typed)
	}
	if !open {
		h = hints{}
	}
	m.hints = h
	return m, nil
}
