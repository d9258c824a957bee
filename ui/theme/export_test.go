package theme

import "charm.land/lipgloss/v2"

// Made returns the style that s was made from.
func Made(s Style) lipgloss.Style { return *s.made }
