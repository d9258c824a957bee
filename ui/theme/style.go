package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
)

// Style is how text looks. The zero Style leaves it as it is. Lip Gloss makes a
// style once: it takes a microsecond for each piece of text, and a screen has
// hundreds. It would also separate the characters of underlined text from their
// accents.
type Style struct {
	on, off string // the sequences around the text
	made    *lipgloss.Style
}

// Of returns a style of colours and attributes without layout.
func Of(s lipgloss.Style) Style {
	on, off, _ := strings.Cut(s.Render("x"), "x")
	return Style{on, off, &s}
}

// Render returns s in the style.
func (st Style) Render(s string) string {
	if s == "" {
		return ""
	}
	return st.on + s + st.off
}

// IsLike reports whether text looks alike in both styles.
func (st Style) IsLike(other Style) bool { return st.on == other.on }

// On returns the sequence that switches the style on, "" for a style without colours and
// attributes.
func (st Style) On() string { return st.on }

// Off returns the sequence that ends the style, "" where On returns none.
func (st Style) Off() string { return st.off }

// UnderCursor returns the style of text that has st where there is no cursor. The
// cursor's colours replace all others; only weight and underlining remain.
func (t *Theme) UnderCursor(st Style) Style {
	if st.made == nil {
		return t.Cursor
	}
	return t.cursors[weight{st.made.GetBold(), st.made.GetUnderline()}.index()]
}

// weight is what remains of a style under the cursor.
type weight struct{ bold, underlined bool }

func (w weight) index() (i int) {
	if w.bold {
		i++
	}
	if w.underlined {
		i += 2
	}
	return i
}

// withCursors returns t with a style of the cursor for each weight.
func (t Theme) withCursors() *Theme {
	for _, w := range []weight{{}, {bold: true}, {underlined: true}, {true, true}} {
		s := *t.Cursor.made
		if w.bold {
			s = s.Bold(true)
		}
		if w.underlined {
			s = s.Underline(true)
		}
		t.cursors[w.index()] = Of(s)
	}
	return &t
}
