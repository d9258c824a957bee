// Package note is the box for writing a note: the passage, and below it lines
// to type into.
package note

import (
	"strings"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"briefing/ui/list"
	"briefing/ui/nav"
	"briefing/ui/overlay"
	"briefing/ui/theme"
)

// Requests about the box.
type (
	// Write opens the box for a note about a passage, with its text.
	Write struct{ Title, About, Text string }
	// Again opens the box again on a text that could not be kept, if the text is still in it.
	Again struct{ Text string }
	// Keep keeps the text that was in the box.
	Keep struct {
		nav.Chosen
		Text string
	}
)

func (Write) IsIntent() {}
func (Again) IsIntent() {}

// Model is the box. Bubbles' textarea does the editing. All methods return a
// changed copy, which shares the text with its original: do not use that any
// more.
type Model struct {
	w, h  int
	title string
	about string // the passage, on one line
	text  *textarea.Model
	was   string // text of the note before
	sure  bool   // the reader was warned that Esc discards the text
}

// longest limits the lines of a note on the screen. Longer ones scroll.
const longest = 10_000

// New returns an empty box.
func New() Model {
	text := textarea.New()
	text.Prompt, text.ShowLineNumbers, text.EndOfBufferCharacter = "", false, ' '
	text.CharLimit, text.MaxHeight = 0, longest
	text.SetVirtualCursor(false)
	text.SetStyles(textarea.Styles{})
	text.KeyMap.Paste.SetEnabled(false) // it would read the clipboard in Update
	text.KeyMap.InsertNewline.SetKeys("alt+enter", "shift+enter", "ctrl+j")
	text.Focus()
	return Model{text: &text}
}

// Open opens the box.
func (m Model) Open(of Write) Model {
	m.title, m.about, m.was, m.sure = of.Title, of.About, of.Text, false
	return m.with(func(box *textarea.Model) {
		box.SetValue(of.Text)
		box.MoveToEnd()
	})
}

// with returns the box with a change made to a copy of its editor, so that boxes stay
// small. The copy shares the lines of the text, see Model.
func (m Model) with(change func(*textarea.Model)) Model {
	text := *m.text
	change(&text)
	m.text = &text
	return m
}

// SetSize makes the box w cells wide and h lines high, its frame included.
func (m Model) SetSize(w, h int) Model {
	w, h = max(w, 0), max(h, 0)
	if w == m.w && h == m.h {
		return m
	}
	m.w, m.h = w, h
	_, _, iw, ih := m.frame().Inner()
	return m.with(func(text *textarea.Model) {
		text.SetWidth(max(iw, 1))
		text.SetHeight(max(ih-m.above(), 1))
	})
}

func (m Model) frame() overlay.Frame { return overlay.Frame{Width: m.w, Height: m.h} }

// above returns the number of lines above the text: the passage and an empty
// line, if there is room.
func (m Model) above() int {
	if _, _, _, h := m.frame().Inner(); h < 4 {
		return 0
	}
	return 2
}

// Key types, or ends typing: Enter keeps the note, Esc discards it, at once if
// nothing was typed.
func (m Model) Key(msg tea.KeyPressMsg) (Model, nav.Intent) {
	switch msg.String() {
	case "enter", "ctrl+s":
		return m, Keep{Text: m.text.Value()}
	case "esc", "ctrl+g":
		if m.sure || !m.Changed() {
			return m, nav.Close{}
		}
		m.sure = true
		return m, nav.Say{Text: "Esc again discards your text · Enter keeps it"}
	}
	return m.edit(msg), nil
}

// Text returns the text in the box.
func (m Model) Text() string { return m.text.Value() }

// Changed reports whether the text differs from the original.
func (m Model) Changed() bool { return m.text.Value() != m.was }

// Paste types text in.
func (m Model) Paste(text string) (Model, nav.Intent) {
	return m.edit(tea.PasteMsg{Content: text}), nil
}

// Click does nothing: the cursor stays where the text goes on.
func (m Model) Click(_, _ int) (Model, nav.Intent) { return m, nil }

// Wheel does nothing: the text follows the cursor.
func (m Model) Wheel(int) Model { return m }

func (m Model) edit(msg tea.Msg) Model {
	m.sure = false
	return m.with(func(text *textarea.Model) { *text, _ = text.Update(msg) })
}

// View draws the box.
func (m Model) View(t *theme.Theme) string {
	_, _, w, h := m.frame().Inner()
	var lines []string
	if m.above() > 0 {
		lines = append(lines, t.Faint.Render(list.Shown(t, list.Cut(list.OneLine(m.about), w))), "")
	}
	for line := range strings.SplitSeq(m.text.View(), "\n") {
		if len(lines) < h {
			lines = append(lines, list.Shown(t, list.Clip(line, w)))
		}
	}
	return m.frame().View(t, m.title, lines)
}

// Cursor returns the cell and line of the cursor in the box.
func (m Model) Cursor() (x, y int) {
	fx, fy, _, _ := m.frame().Inner()
	c := m.text.Cursor()
	if c == nil {
		return -1, -1
	}
	return fx + c.X, fy + m.above() + c.Y
}
