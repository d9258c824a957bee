package overlay

import "briefing/ui/keys"

// Moves maps the keys that move over a list below an input line to actions.
// Letters cannot be among them.
var Moves = map[string]keys.Action{
	"up": keys.LineUp, "ctrl+p": keys.LineUp, "down": keys.LineDown, "ctrl+n": keys.LineDown,
	"pgup": keys.PageUp, "pgdown": keys.PageDown, "ctrl+home": keys.Top, "ctrl+end": keys.Bottom,
}
