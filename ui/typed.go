package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/ui/keys"
)

// mostTyped is how many keys are kept that were typed before there was anything
// to type them at.
const mostTyped = 200

// typing takes a key. Before there is a library it waits, unless it ends the
// program; so it does before the order of the articles is known, unless it only
// moves about a pane, and while a step along a trail waits for its stops, which
// Close calls off.
func (m model) typing(msg tea.KeyPressMsg) (model, tea.Cmd) {
	action := m.opts.Config.Keys.Action(msg.String())
	switch {
	case always[action],
		m.lib == nil && beforeOpen[action],
		m.lib != nil && len(m.typed) == 0 && !m.correcting && !m.noted.aiming && !m.trail.IsStepping() && (m.IsListed() || m.overlay == none && scrolls[action]):
		return m.key(msg)
	case action == keys.Close && m.trail.IsStepping():
		return m.callOff(), nil
	}
	if len(m.typed) < mostTyped {
		m.typed = append(m.typed[:len(m.typed):len(m.typed)], msg)
	}
	return m, nil
}

// scrolls holds the actions that move about a pane and need nothing else.
var scrolls = map[keys.Action]bool{
	keys.LineDown: true, keys.LineUp: true, keys.HalfDown: true, keys.HalfUp: true,
	keys.PageDown: true, keys.PageUp: true, keys.Top: true, keys.Bottom: true,
}

// callOff drops the trail whose stops a step waits for, and with the step the keys
// that wait for it.
func (m model) callOff() model {
	m.typed = nil
	return m.dropTrail()
}

// retype types the keys that wait, each once what those before it have asked for
// is there.
func (m model) retype(cmd tea.Cmd) (model, tea.Cmd) {
	for len(m.typed) > 0 && !m.isAsking() {
		next := m.typed[0]
		m.typed = m.typed[1:]
		var more tea.Cmd
		m, more = m.key(next)
		cmd = tea.Batch(cmd, more)
	}
	return m, cmd
}

// isAsking reports whether something is yet to come that was asked for: the
// library, the order of its articles, a correction, the article of a note, a page, the stops of a trail that
// is to be walked, or what a search finds.
func (m model) isAsking() bool {
	return m.lib == nil || !m.IsListed() || m.correcting || m.noted.aiming || m.asked != nil || m.trail.IsStepping() || m.overlay == finding && m.search.query != "" && !m.search.answered
}
