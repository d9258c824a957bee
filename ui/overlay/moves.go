package overlay

import "briefing/ui/keys"

// Moves are the keys that move over a list while text is typed above it, where letters
// cannot, and what they do.
var Moves = map[string]keys.Action{
	"up": keys.LineUp, "ctrl+p": keys.LineUp, "down": keys.LineDown, "ctrl+n": keys.LineDown,
	"pgup": keys.PageUp, "pgdown": keys.PageDown, "ctrl+home": keys.Top, "ctrl+end": keys.Bottom,
}
