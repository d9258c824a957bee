// Package scrub turns the bytes of a document into text that is safe to keep
// and to show: valid UTF-8 whose only control characters are line feed and tab.
// Outside text passes through it once, where it enters. No code behind it need
// think of escape sequences, bad bytes or text that runs backwards.
package scrub

import "briefing/briefing/internal/tidy"

// Text returns s with every line ended by one line feed. Invalid UTF-8 and
// control characters become U+FFFD; other line and page separators become a
// space. Byte order marks and characters that override the direction of text
// are removed. Nothing else changes: text is not normalized.
func Text(s string) string { return tidy.Text(s) }

// Line returns s as Text does, but as one line: trimmed, with runs of white
// space collapsed.
func Line(s string) string { return tidy.Line(s) }
