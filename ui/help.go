package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/ui/help"
	"briefing/ui/keys"
)

// openHelp opens the help, which begins with the keys that are useful here and
// now.
func (m model) openHelp() (model, tea.Cmd) {
	m = m.closeOverlay()
	var tips []help.Tip
	for _, h := range m.hints(m.spot()) {
		if h.Do == keys.Help {
			continue
		}
		tips = append(tips, help.Tip{Key: h.Key, Does: h.Does, Action: h.Do})
	}
	m.help = m.help.Open(tips, m.opts.Config.Keys.Bindings())
	return m.cover(helping), nil
}

// keyInHelp gives a key to the help. A key that the help does not use closes it
// and does what the help says.
func (m model) keyInHelp(action keys.Action, msg tea.KeyPressMsg) (model, tea.Cmd) {
	next, intent, ok := m.help.Act(action)
	m.help = next
	switch {
	case ok:
		return m.act(intent)
	case action == keys.None:
		return m.say(m.opts.Config.Keys.Instead(msg.String())), nil
	}
	return m.closeOverlay().run(action)
}
