package briefing

import "briefing/briefing/internal/shown"

// Shown is an article's text as its page shows it. Words is as long as the
// text, so that a span of one is a span of the other, but blanks out everything
// that is not shown, such as markup and addresses. Linking, searching,
// sentences and passages all use it.
type Shown = shown.Text

// Piece is a visible stretch of a text.
type Piece = shown.Piece

// Show returns the text of an article, written in Markdown, as its page shows
// it. It takes time linear in the length of the text.
func Show(text string) Shown { return shown.Of(text) }

// ShowIn is Show for a sequence of texts. It uses the memory of buf, which it enlarges if
// necessary. The result is valid until buf is used again.
func ShowIn(buf *[]byte, text string) Shown { return shown.In(buf, text) }
