package config

import (
	"strings"
	"testing"

	"briefing/ui/keys"
	"briefing/ui/theme"
)

func TestParse(t *testing.T) {
	c, err := Parse("config.toml", []byte(`
theme = "light"
mouse = false
hints = false
linear = true

[keys]
search = ["ctrl+f", "/"]
line-down = "s"
`))
	if err != nil {
		t.Fatal(err)
	}
	if c.Theme != theme.Light || c.Mouse || c.Hints || !c.Linear {
		t.Errorf("theme %q, mouse %v, hints %v: want light, off, off", c.Theme, c.Mouse, c.Hints)
	}
	for key, want := range map[string]keys.Action{
		"ctrl+f": keys.Search, "/": keys.Search, "s": keys.LineDown, "j": keys.None, "k": keys.LineUp, "ctrl+c": keys.QuitNow,
	} {
		if got := c.Keys.Action(key); got != want {
			t.Errorf("key %q does %q, want %q", key, got, want)
		}
	}
}

func TestParseComplains(t *testing.T) {
	tests := []struct{ in, want string }{
		{"theme = \"blue\"", `x.toml:1:1: theme: "blue": want "auto", "light" or "dark"`},
		{"\n  theme = 3", `x.toml:2:3: theme: want "auto", "light" or "dark"`},
		{"mouse = \"no\"", `x.toml:1:1: mouse: want true or false`},
		{"hints = 0", `x.toml:1:1: hints: want true or false`},
		{"thema = \"dark\"", `x.toml:1:1: thema: unknown setting (did you mean "theme"?)`},
		{"[keys]\nserch = [\"/\"]", `x.toml:2:1: keys.serch: unknown action (did you mean "search"?)`},
		{"[keys]\nsearch = 4", `x.toml:2:1: keys.search: want a list of keys: ["j", "down"]`},
		{"[keys]\nsearch = [4]", `x.toml:2:1: keys.search: want a list of keys: ["j", "down"]`},
		{"[keys]\nsearch = [\"x\"]\ntop = [\"x\"]", `key "x" is bound twice`},
		{"theme = ", `x.toml:1:`},
		{"keys = 1", `x.toml:1:1: keys: want a table: [keys]`},
	}
	for _, tt := range tests {
		c, err := Parse("x.toml", []byte(tt.in))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Parse(%q): error %v, want %q", tt.in, err, tt.want)
		}
		if c.Theme != theme.Auto || !c.Mouse || !c.Hints || c.Keys.Action("ctrl+c") != keys.QuitNow || c.Keys.Action("j") != keys.LineDown {
			t.Errorf("Parse(%q): what is wrong is not as by default", tt.in)
		}
	}
}

func TestLoadWithoutFile(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	if c, err := Load(); err != nil || c.Theme != theme.Auto {
		t.Errorf("Load() = %v, %v: want the defaults", c.Theme, err)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("theme = \"light\"\n[keys]\nsearch = [\"/\"]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, _ := Parse("x", data)
		if c.Keys.Action("ctrl+c") != keys.QuitNow {
			t.Error("^c does not quit")
		}
	})
}
