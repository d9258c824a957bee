package claim

import (
	"testing"

	"briefing/briefing"
)

func TestInText(t *testing.T) {
	const person, org, place, thing = briefing.Person, briefing.Organization, briefing.Place, briefing.Thing
	for _, tt := range []struct {
		name string
		kind briefing.FigureKind
		want string
	}{
		{"United States", place, "the United States"},
		{"West", place, "the West"},
		{"The West", place, "the West"},
		{"Kremlin", org, "the Kremlin"},
		{"White House", place, "the White House"},
		{"Netherlands", place, "the Netherlands"},
		{"Czech Republic", place, "the Czech Republic"},
		{"Russian Federation", place, "the Russian Federation"},
		{"Black Sea", place, "the Black Sea"},
		{"Strait of Hormuz", place, "the Strait of Hormuz"},
		{"Foreign Ministry", org, "the Foreign Ministry"},
		{"Ministry of Defense", org, "the Ministry of Defense"},
		{"Defense Intelligence Agency", org, "the Defense Intelligence Agency"},
		{"Supreme National Security Council", org, "the Supreme National Security Council"},
		{"European Union", org, "the European Union"},
		{"University of Riga", org, "the University of Riga"},
		{"UN", org, "the UN"},
		{"IAEA", org, "the IAEA"},
		{"Houthis", org, "the Houthis"},
		{"Taliban", org, "the Taliban"},
		{"strategic partnership treaty", thing, "the strategic partnership treaty"},
		{"the writers", org, "the writers"},

		{"Russia", place, "Russia"},
		{"Tehran", place, "Tehran"},
		{"North Korea", place, "North Korea"},
		{"Eastern Europe", place, "Eastern Europe"},
		{"Ukraine’s Foreign Ministry", org, "Ukraine’s Foreign Ministry"},
		{"Hezbollah", org, "Hezbollah"},
		{"Hamas", org, "Hamas"},
		{"NATO", org, "NATO"},
		{"BRICS", org, "BRICS"},
		{"Reuters", org, "Reuters"},
		{"Union", place, "Union"},
		{"Paris", place, "Paris"},
		{"Vladimir Putin", person, "Vladimir Putin"},
		{"The Rock", person, "The Rock"},
		{"S-300", thing, "S-300"},
		{"", org, ""},
	} {
		if got := inText(&briefing.Figure{Name: tt.name, Type: tt.kind}); got != tt.want {
			t.Errorf("inText(%q, %s) = %q, want %q", tt.name, tt.kind, got, tt.want)
		}
	}
}
