package draft

import (
	"testing"

	"briefing/briefing"
)

func TestHeadKind(t *testing.T) {
	for name, want := range map[string]briefing.FigureKind{
		"Museum of Flight": briefing.Place, "Halvik Airport": briefing.Place, "Halvik Space Center": briefing.Place,
		"Halvik Medical Center": "", "Medical Journal of Norway": briefing.Thing, "Treaty on Ferries": briefing.Thing,
		"Ministry of Ferries": briefing.Organization, "Ferry Research Institute": briefing.Organization,
		"Museum": "", "Ada Holm": "", "": "",
	} {
		if got := headKind(name); got != want {
			t.Errorf("headKind(%q) = %q, want %q", name, got, want)
		}
	}
}
