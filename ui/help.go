package ui

import (
	tea "charm.land/bubbletea/v2"

	"briefing/ui/help"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/status"
)

// openHelp opens the help, which begins with the keys that are useful here and
// now.
func (m model) openHelp() (model, tea.Cmd) {
	m = m.closeOverlay()
	var tips []help.Tip
	for _, h := range m.hints() {
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

// hints returns what the reader can do here and now, the most important first.
func (m model) hints() []status.Hint {
	switch {
	case m.overlay == helping && !m.help.Filtering():
		return status.Tips(m.opts.Config.Keys, status.Tip{Do: keys.LineDown, Does: "down"}, status.Tip{Do: keys.Search, Does: "filter"}, status.Tip{Do: keys.Follow, Does: "do it"}, status.Tip{Do: keys.Close, Does: "close"})
	case m.overlay == helping:
		return status.While("do it", "end the filter")
	case m.overlay == noting:
		return []status.Hint{{Key: "Enter", Does: "keep"}, {Key: "Alt+Enter", Does: "new line"}, {Key: "Esc", Does: "let it go"}}
	case m.overlay == jumping:
		return status.While(m.jump.Enters(), "close")
	case m.overlay == finding:
		return status.While(m.finder.Enters(), "close")
	case m.typedInto() != nil && !(m.reader.Selecting() && m.focus == nav.Reader):
		return status.While("open", "end the filter")
	}
	return status.Here(m.spot(), m.index.Filtered())
}
