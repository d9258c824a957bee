package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/ui/help"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// openHelp opens the help, which begins with the keys that are useful here and
// now.
func (m *model) openHelp() tea.Cmd {
	m.closeOverlay()
	var tips []help.Tip
	for _, h := range m.hints(m.spot()) {
		if h.Do == keys.Help {
			continue
		}
		tips = append(tips, help.Tip{Key: h.Key, Does: h.Does, Action: h.Do})
	}
	m.help = m.help.Open(tips, m.opts.Config.Keys.Bindings())
	m.cover(helping)
	return nil
}

// keyInHelp gives a key to the help. A key that the help does not use closes it
// and does what the help says.
func (m *model) keyInHelp(action keys.Action, msg tea.KeyPressMsg) tea.Cmd {
	var intent nav.Intent
	var ok bool
	m.help, intent, ok = m.help.Act(action)
	switch {
	case ok:
		return m.act(intent)
	case action == keys.None:
		m.say(m.opts.Config.Keys.Instead(msg.String()))
		return nil
	}
	m.closeOverlay()
	return m.run(action)
}
