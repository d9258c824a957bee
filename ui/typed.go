package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/ui/keys"
)

// mostTyped limits the keys that are kept while they cannot be handled.
const mostTyped = 200

// typing handles a key. Before the library is open the key waits, unless it
// quits the program. It also waits until the order of articles is known, unless
// it only scrolls a pane; and while a step along a trail waits for its stops,
// which Close cancels.
func (m *model) typing(msg tea.KeyPressMsg) tea.Cmd {
	action := m.opts.Config.Keys.Action(msg.String())
	switch {
	case always[action],
		m.lib == nil && beforeOpen[action],
		m.lib != nil && len(m.typed) == 0 && !m.isBusy() && (m.IsListed() || m.overlay == none && scrolls[action]):
		return m.key(msg)
	case action == keys.Close && m.trail.IsStepping():
		m.typed = nil // the waiting keys go with it
		return m.act(m.trail.Leave(m.spot()))
	}
	if len(m.typed) < mostTyped {
		m.typed = append(m.typed[:len(m.typed):len(m.typed)], msg)
	}
	return nil
}

// scrolls holds the actions that move about a pane and need nothing else.
var scrolls = map[keys.Action]bool{
	keys.LineDown: true, keys.LineUp: true, keys.HalfDown: true, keys.HalfUp: true,
	keys.PageDown: true, keys.PageUp: true, keys.Top: true, keys.Bottom: true,
}

// retype handles the waiting keys, each as soon as the requests of earlier ones
// have been answered.
func (m *model) retype(cmd tea.Cmd) tea.Cmd {
	for len(m.typed) > 0 && !m.isAsking() {
		next := m.typed[0]
		m.typed = m.typed[1:]
		cmd = tea.Batch(cmd, m.key(next))
	}
	return cmd
}

// isAsking reports whether something is yet to come that was asked for: the
// library, the order of its articles, a page, what a search finds, or what isBusy waits for.
func (m *model) isAsking() bool {
	return m.lib == nil || !m.IsListed() || m.asked != nil || m.isBusy() || m.overlay == finding && m.search.IsWaiting()
}

// isBusy reports whether a key waits for its effect: a correction, the article of a note,
// or the stops of a trail that is to be walked.
func (m *model) isBusy() bool {
	return m.desk.IsWriting() || m.kept.IsAiming() || m.trail.IsStepping()
}
