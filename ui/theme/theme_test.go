package theme_test

import (
	"fmt"
	"image/color"
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"briefing/ui/theme"
)

// backgrounds are those of terminals that are in use: the darkest and a lighter
// dark one, white and a darker light one.
func backgrounds(dark bool) []string {
	if dark {
		return []string{"#000000", "#1e1e2e"}
	}
	return []string{"#ffffff", "#fafafa"}
}

// TestTextIsReadable holds every style that text is drawn in to the contrast
// that WCAG 2 asks for (level AA), on its own background or the terminal's.
func TestTextIsReadable(t *testing.T) {
	const enough = 4.5
	for _, dark := range []bool{true, false} {
		th := theme.New(dark, colorprofile.TrueColor)
		for name, s := range styles(th) {
			if name == "Border" {
				continue
			}
			for _, bg := range backgrounds(dark) {
				fg, behind := s.GetForeground(), s.GetBackground()
				if _, none := fg.(lipgloss.NoColor); none {
					continue
				}
				if _, none := behind.(lipgloss.NoColor); none {
					behind = lipgloss.Color(bg)
				}
				if got := contrast(fg, behind); got < enough {
					t.Errorf("dark %v: %s on %s: contrast %.2f, want %.1f", dark, name, bg, got, enough)
				}
			}
		}
		for name, sgr := range overlays(th) {
			for _, bg := range backgrounds(dark) {
				fg, behind := ink(sgr, "38"), ink(sgr, "48")
				if behind == nil {
					behind = lipgloss.Color(bg)
				}
				if fg == nil {
					fg = map[bool]color.Color{true: lipgloss.Color("#cccccc"), false: lipgloss.Color("#222222")}[dark]
				}
				if got := contrast(fg, behind); got < enough {
					t.Errorf("dark %v: %s on %s: contrast %.2f, want %.1f", dark, name, bg, got, enough)
				}
			}
		}
	}
}

func TestNoUnderlineIsColoured(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.TrueColor} {
		for _, dark := range []bool{true, false} {
			for name, sgr := range overlays(theme.New(dark, profile)) {
				if strings.HasPrefix(sgr, "58") || strings.Contains(sgr, ";58") {
					t.Errorf("%v, dark %v: %s is %q", profile, dark, name, sgr)
				}
			}
		}
	}
}

// TestMarksDiffer holds what must be told apart on a page, whatever the colours.
func TestMarksDiffer(t *testing.T) {
	for _, profile := range []colorprofile.Profile{colorprofile.ASCII, colorprofile.ANSI, colorprofile.TrueColor} {
		for _, dark := range []bool{true, false} {
			th := theme.New(dark, profile)
			seen := map[string]string{"": "plain text"}
			for _, m := range []struct{ name, sgr string }{
				{"Person", th.Person},
				{"Organization", th.Organization},
				{"Place", th.Place},
				{"Thing", th.Thing},
				{"Described", th.Described},
				{"Followed", th.Followed},
				{"Stop", th.Stop},
				{"Focus", th.Focus},
			} {
				if other, ok := seen[m.sgr]; ok {
					t.Errorf("%v, dark %v: %s looks like %s: %q", profile, dark, m.name, other, m.sgr)
				}
				seen[m.sgr] = m.name
			}
		}
	}
}

func styles(th *theme.Theme) map[string]lipgloss.Style {
	out := map[string]lipgloss.Style{}
	fields(th, func(name string, v any) {
		if s, ok := v.(theme.Style); ok {
			out[name] = theme.Made(s)
		}
	})
	return out
}

func overlays(th *theme.Theme) map[string]string {
	out := map[string]string{}
	fields(th, func(name string, v any) {
		if s, ok := v.(string); ok {
			out[name] = s
		}
	})
	return out
}

func fields(th *theme.Theme, each func(name string, v any)) {
	v := reflect.ValueOf(th).Elem()
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.IsExported() {
			each(f.Name, v.Field(i).Interface())
		}
	}
}

// ink returns the colour that SGR parameters set with 38 or 48; nil if none.
func ink(sgr, kind string) color.Color {
	m := regexp.MustCompile(`(?:^|;)` + kind + `;2;(\d+);(\d+);(\d+)`).FindStringSubmatch(sgr)
	if m == nil {
		return nil
	}
	c := color.RGBA{A: 255}
	_, err := fmt.Sscan(m[1]+" "+m[2]+" "+m[3], &c.R, &c.G, &c.B)
	if err != nil {
		return nil
	}
	return c
}

// contrast returns the ratio of two colours' luminances, from 1 to 21.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// TestAttributesCarryEveryMeaning holds that without colours what is laid over a page's
// text looks different from the text and from one another, also one over the other.
func TestAttributesCarryEveryMeaning(t *testing.T) {
	th := theme.New(true, colorprofile.ASCII)
	seen := map[string]string{"": "text"}
	for _, c := range []struct {
		name string
		over []string
	}{
		{"a person", []string{th.Person}},
		{"an organization", []string{th.Organization}},
		{"a place", []string{th.Place}},
		{"a thing", []string{th.Thing}},
		{"a caption", []string{"3"}},
		{"an event", []string{"3", th.Described}}, // in a caption too
		{"what is followed", []string{th.Person, th.Followed}},
		{"the stop", []string{th.Person, th.Followed, th.Stop}},
		{"the selected link", []string{th.Person, th.Focus}},
	} {
		look := attributes(strings.Join(c.over, ";"))
		if other, ok := seen[look]; ok {
			t.Errorf("%s looks like %s: %s", c.name, other, look)
		}
		seen[look] = c.name
	}
	for name, sgr := range map[string]string{"a person": th.Person, "an organization": th.Organization, "a place": th.Place, "a thing": th.Thing} {
		if look := attributes(th.Described + ";" + sgr); look != attributes(sgr) {
			t.Errorf("%s in an event looks like %s", name, look)
		}
	}
	for name, over := range map[string][]string{
		"a link": {th.Link, th.Focus}, "an event": {th.Described, th.Focus}, "the stop": {th.Person, th.Followed, th.Stop, th.Focus}, "text": {th.Focus},
	} {
		if look := attributes(strings.Join(over, ";")); look != attributes(th.Person+";"+th.Focus) {
			t.Errorf("%s that is selected looks like %s", name, look)
		}
	}
}

// attributes returns the attributes that are on after SGR parameters.
func attributes(sgr string) string {
	on := map[string]bool{}
	for _, p := range strings.Split(sgr, ";") {
		switch p {
		case "22":
			delete(on, "1")
			delete(on, "2")
		case "23":
			delete(on, "3")
		case "24":
			delete(on, "4")
			delete(on, "4:4")
		case "4", "4:4": // one kind of line at a time
			delete(on, "4")
			delete(on, "4:4")
			on[p] = true
		case "":
		default:
			on[p] = true
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(on)), ";")
}
