package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

// openHelp lists the keymap, to be filtered by typing. Enter does what a line
// says.
func (m model) openHelp() (model, tea.Cmd) {
	m = m.closeOverlay()
	m.overlay = jumping
	m.jump = m.jump.Open("Help: type to filter, Enter does it", jump.Of(helpItems(m.opts.Config.Keys)))
	return m.arrange(), nil
}

func helpItems(km keys.Map) []jump.Item {
	var items []jump.Item
	for _, b := range km.Bindings() {
		var shown []string
		for _, k := range b.Keys {
			shown = append(shown, keys.Show(k))
		}
		items = append(items, jump.Item{
			Label: b.Help, Detail: strings.Join(shown, " "), Kind: b.Group,
			Intent: nav.Run{Action: b.Action},
		})
	}
	return items
}
