package briefing

import "briefing/briefing/internal/shown"

// Shown is an article's text as its page shows it. Words has the length of the
// text, so that a span of the one is a span of the other, and holds only what is
// there to be read: no markup, no addresses. Linking, searching, sentences and
// passages all go by it.
type Shown = shown.Text

// Piece is a stretch of what a reader sees of a text.
type Piece = shown.Piece

// Show returns how a page shows a text in Markdown. It takes time linear in the
// length of the text.
func Show(text string) Shown { return shown.Of(text) }
