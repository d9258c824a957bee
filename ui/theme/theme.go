// Package theme holds the styles of the screen, named by meaning.
package theme

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"briefing/ui/bidi"
)

// Theme is a set of styles. It is a value that panes get with every View.
type Theme struct {
	Dark bool
	// Signs reports whether signs must tell what colours do not.
	Signs bool
	Bidi  bidi.Mode // how much of the order of characters is made here

	Text    Style // ordinary text
	Faint   Style // least important text: counts, dates, read articles
	Title   Style // names of panes and pages
	Current Style // the list entry of the current page
	Cursor  Style // the list entry under the cursor of the focused pane
	Border  Style // lines between panes
	Focused Style // lines around the focused pane
	Match   Style // letters that a search matched
	Hint    Style // the letters to type on links
	Status  Style // the status line
	Trail   Style // the trail in the status line
	Notice  Style // the latest event, in the status line
	Error   Style

	// Marks beside sentences about contested claims.
	Contested Style // others deny the sentence
	Denied    Style // the sentence denies or questions others

	// Overlays on a page's text, as SGR parameters added to its own style:
	// "1;4" is bold and underlined. None colours an underline. The renderer
	// writes that in a form which older terminals misread as other attributes,
	// as grey on grey or as blinking.
	Person, Organization, Place, Thing string // names

	Known     string // a sentence that is known from elsewhere
	Described string // a mention by description: an event, a number
	Followed  string // a mention of the followed subject
	Stop      string // the last stop
	Sentence  string // its sentence, for a moment
	Link      string // a link on a page
	Focus     string // the focused link

	cursors [4]Style // see UnderCursor
}

// Choice is the reader's choice of a theme.
type Choice string

// The choices; Auto asks the terminal.
const (
	Auto  Choice = "auto"
	Light Choice = "light"
	Dark  Choice = "dark"
)

// ParseChoice reads a Choice from a flag or the configuration file; "" is Auto.
func ParseChoice(s string) (Choice, error) {
	switch c := Choice(strings.ToLower(s)); c {
	case "":
		return Auto, nil
	case Auto, Light, Dark:
		return c, nil
	}
	return Auto, fmt.Errorf("theme %q: want auto, light or dark", s)
}

// New returns the theme for a dark or light background and the colours of the
// terminal. A theme takes kilobytes, so that all who draw share one: do not
// change it once it is in use. Without colours, attributes must carry every meaning. With 16, the
// theme uses the terminal's own palette, which its owner has chosen to be
// readable.
func New(dark bool, profile colorprofile.Profile) *Theme {
	var t Theme
	switch {
	case profile <= colorprofile.ASCII:
		t = attributes(dark)
	case profile == colorprofile.ANSI:
		t = palette(dark)
	default:
		t = colors(dark)
	}
	return t.withCursors()
}

func attributes(dark bool) Theme {
	s := lipgloss.NewStyle
	return Theme{
		Dark: dark, Signs: true, Known: "2",
		Text: Of(s()), Faint: Of(s().Faint(true)), Title: Of(s().Bold(true)),
		Current: Of(s().Bold(true)), Cursor: Of(s().Reverse(true)),
		Border: Of(s().Faint(true)), Focused: Of(s().Bold(true)), Match: Of(s().Bold(true).Underline(true)),
		Hint: Of(s().Reverse(true).Bold(true)), Status: Of(s().Reverse(true)), Trail: Of(s().Reverse(true).Bold(true)),
		Notice: Of(s().Reverse(true).Bold(true)), Error: Of(s().Reverse(true).Bold(true)),
		Contested: Of(s().Faint(true)), Denied: Of(s().Bold(true)),
		// The kinds of name stay distinct within an event, which is in italics.
		Person: "22;23;4", Organization: "22;3;4", Place: "22;23;2;4", Thing: "22;2;3;4",
		Described: "3;4:4", Followed: "1;4", Stop: "1;4;7", Sentence: "1", Link: "4", Focus: "22;23;24;7",
	}
}

func palette(dark bool) Theme {
	t := attributes(dark)
	t.Signs = false
	s := lipgloss.NewStyle
	accent, trail := lipgloss.BrightCyan, "33"
	if !dark {
		accent, trail = lipgloss.Blue, "35" // yellow on white is unreadable
	}
	t.Title = Of(s().Bold(true).Foreground(accent))
	t.Current = Of(s().Bold(true).Foreground(accent))
	t.Focused = Of(s().Foreground(accent))
	t.Match = Of(s().Bold(true).Underline(true).Foreground(accent))
	t.Error = Of(s().Reverse(true).Foreground(lipgloss.Red))
	t.Person, t.Organization, t.Place, t.Thing, t.Link = "34", "3;34", "32", "3;32", "4;34"
	if dark {
		t.Person, t.Organization, t.Place, t.Thing, t.Link = "96", "94", "92", "36", "4;96"
	}
	t.Denied = Of(s().Bold(true).Foreground(lipgloss.Yellow))
	if !dark {
		t.Denied = Of(s().Bold(true).Foreground(lipgloss.Magenta))
	}
	t.Described = "4"
	t.Followed = "1;" + trail
	t.Stop = "1;7;" + trail
	return t
}

func colors(dark bool) Theme {
	pick := lipgloss.LightDark(dark)
	c := func(light, dark string) lipgloss.Style {
		return lipgloss.NewStyle().Foreground(pick(lipgloss.Color(light), lipgloss.Color(dark)))
	}
	bg := func(s lipgloss.Style, light, dark string) lipgloss.Style {
		return s.Background(pick(lipgloss.Color(light), lipgloss.Color(dark)))
	}
	t := Theme{
		Dark:  dark,
		Text:  Of(lipgloss.NewStyle()),
		Faint: Of(c("#6b7280", "#8b93a1")),
		Title: Of(c("#1e4e8c", "#8ab8ff").Bold(true)),

		Current: Of(c("#1e4e8c", "#8ab8ff").Bold(true)),
		Cursor:  Of(bg(c("#ffffff", "#10151f"), "#2f6db5", "#8ab8ff")),
		Border:  Of(c("#c3c9d3", "#3a4353")),
		Focused: Of(c("#2f6db5", "#8ab8ff")),
		Match:   Of(c("#9a4d00", "#ffc66d").Bold(true)),
		Hint:    Of(bg(c("#000000", "#000000"), "#ffd54a", "#ffd54a").Bold(true)),
		Status:  Of(bg(c("#374151", "#b8c0cf"), "#e6eaf0", "#1d2431")),
		Trail:   Of(bg(c("#8a4200", "#ffc66d"), "#e6eaf0", "#1d2431").Bold(true)),
		Notice:  Of(bg(c("#1e4e8c", "#8ab8ff"), "#e6eaf0", "#1d2431")),
		Error:   Of(bg(c("#b00020", "#ff8a80"), "#e6eaf0", "#1d2431").Bold(true)),

		Contested: Of(c("#6b7280", "#8b93a1")),
		Denied:    Of(c("#8a4200", "#ffc66d").Bold(true)),

		Person:       "38;2;30;78;140",
		Organization: "38;2;98;60;140",
		Place:        "38;2;20;98;86",
		Thing:        "38;2;98;80;30",

		Known:     "38;2;107;114;128",
		Described: "4:4;38;2;60;78;110",
		Followed:  "1;38;2;138;66;0",
		Stop:      "1;38;2;0;0;0;48;2;255;213;74",
		Sentence:  "48;2;255;243;200",
		Link:      "4;38;2;30;78;140",
		Focus:     "1;38;2;255;255;255;48;2;47;109;181",
	}
	if dark {
		t.Known = "38;2;139;147;161"
		t.Person = "38;2;138;184;255"
		t.Organization = "38;2;196;172;255"
		t.Place = "38;2;134;208;190"
		t.Thing = "38;2;206;196;150"
		t.Described = "4:4;38;2;184;200;226"
		t.Followed = "1;38;2;255;198;109"
		t.Stop = "1;38;2;0;0;0;48;2;255;198;109"
		t.Sentence = "48;2;49;46;38"
		t.Link = "4;38;2;138;184;255"
		t.Focus = "1;38;2;16;21;31;48;2;138;184;255"
	}
	return t
}
