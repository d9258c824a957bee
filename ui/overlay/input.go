package overlay

import (
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/ui/internal/grapheme"
	"briefing/ui/keys"
	"briefing/ui/list"
	"briefing/ui/nav"
	"briefing/ui/theme"
)

// Input is a line to type into. Bubbles' textinput does the editing but not the
// drawing, because it takes runes for cells and needs a timer to blink. The
// cursor is the terminal's own. All methods return a changed copy.
type Input struct {
	text     *textinput.Model // never changed: it is large, and all copies share it
	selected bool
}

// longest limits the characters in the line. A pasted book is no query.
const longest = 1000

// NewInput returns an empty line.
func NewInput() Input {
	text := textinput.New()
	text.CharLimit = longest
	text.SetVirtualCursor(false)
	text.KeyMap.Paste.SetEnabled(false) // it would read the clipboard in Update
	text.Focus()
	return Input{text: &text}
}

// Set returns the line with text s and the cursor at its end.
func (in Input) Set(s string) Input {
	return in.with(func(text *textinput.Model) {
		text.SetValue(s)
		text.CursorEnd()
	})
}

// with returns the line with a change made to a copy of its text.
func (in Input) with(change func(*textinput.Model)) Input {
	text, at := *in.text, in.text.Position()
	text.SetValue(text.Value()) // so that the copy shares no runes
	text.SetCursor(at)
	change(&text)
	return Input{text: &text}
}

// Select returns the line with its text selected. The next input replaces the
// text, unless it only moves the cursor.
func (in Input) Select() Input {
	in.selected = in.text.Value() != ""
	return in
}

// Selected reports whether the text is selected.
func (in Input) Selected() bool { return in.selected }

// Value returns the text.
func (in Input) Value() string { return in.text.Value() }

// Update lets a key or a paste edit the line. It reports whether the text
// changed.
func (in Input) Update(msg tea.Msg) (Input, bool) {
	next := in.with(func(text *textinput.Model) {
		if in.selected && replaces(msg) {
			text.SetValue("")
		}
		*text, _ = text.Update(msg)
	})
	return next, next.Value() != in.Value()
}

// replaces reports whether a key or paste replaces the selected text.
func replaces(msg tea.Msg) bool {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return true
	}
	return key.Text != "" || key.Code == tea.KeyBackspace || key.Code == tea.KeyDelete
}

// Idle returns the intent that says that a key does nothing in an overlay.
func Idle(msg tea.Msg) nav.Intent {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	return nav.Say{Text: keys.Show(key.String()) + " does nothing here: Esc closes"}
}

// IsLike reports whether in has the same text and cursor position as other,
// selected or not.
func (in Input) IsLike(other Input) bool {
	return in.selected == other.selected && in.text.Value() == other.text.Value() && in.text.Position() == other.text.Position()
}

// View draws the part of the line around the cursor that fits into w cells.
func (in Input) View(t *theme.Theme, w int) string {
	start, _ := in.window(w)
	style := t.Text
	if in.selected {
		style = t.Cursor
	}
	return style.Render(list.Shown(t, list.Clip(in.Value()[start:], w)))
}

// Cursor returns the cell of the cursor in a line of w cells.
func (in Input) Cursor(w int) int {
	_, x := in.window(w)
	return x
}

// window returns the first byte of the line to draw, chosen so that the cursor
// is in view, and the cell of the cursor.
func (in Input) window(w int) (start, cursor int) {
	value := in.Value()
	before := len(string([]rune(value)[:in.text.Position()]))
	cursor = ansi.StringWidth(value[:before])
	for start < before && cursor > w-1 {
		c, cells := grapheme.First(value[start:before], ansi.GraphemeWidth)
		start += len(c)
		cursor -= cells
	}
	return start, max(0, cursor)
}
