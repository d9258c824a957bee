package config

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"briefing/ui/bidi"
	"briefing/ui/command"
	"briefing/ui/keys"
	"briefing/ui/theme"
)

func TestParse(t *testing.T) {
	c, err := parse("config.toml", []byte(`
theme = "light"
mouse = false
hints = false
linear = true
library = "opensearch://search.example.org/story"

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
	if c.Library != "opensearch://search.example.org/story" {
		t.Errorf("library %q", c.Library)
	}
	for key, want := range map[string]keys.Action{
		"ctrl+f": keys.Search, "/": keys.Search, "s": keys.LineDown, "j": keys.None, "k": keys.LineUp, "ctrl+c": keys.QuitNow,
	} {
		if got := c.Keys.Action(key); got != want {
			t.Errorf("key %q does %q, want %q", key, got, want)
		}
	}
}

// TestParseBidi reads every way to order what is read from right to left.
func TestParseBidi(t *testing.T) {
	for text, want := range map[string]bidi.Mode{
		"": bidi.Auto, `bidi = "auto"`: bidi.Auto, `bidi = "full"`: bidi.Full, `bidi = "words"`: bidi.Words, `bidi = "off"`: bidi.Off,
	} {
		if c, err := parse("config.toml", []byte(text)); err != nil || c.Bidi != want {
			t.Errorf("%q: %v, %v; want %v", text, c.Bidi, err, want)
		}
	}
}

func TestParseComplains(t *testing.T) {
	tests := []struct{ in, want string }{
		{"theme = \"blue\"", `x.toml:1:1: theme: "blue": want "auto", "light" or "dark"`},
		{"\n  theme = 3", `x.toml:2:3: theme: want "auto", "light" or "dark"`},
		{"mouse = \"no\"", `x.toml:1:1: mouse: want true or false`},
		{"bidi = \"on\"", `x.toml:1:1: bidi: on: want "auto", "full", "words" or "off"`},
		{"bidi = true", `x.toml:1:1: bidi: true: want "auto", "full", "words" or "off"`},
		{"hints = 0", `x.toml:1:1: hints: want true or false`},
		{"thema = \"dark\"", `x.toml:1:1: thema: unknown setting (did you mean "theme"?)`},
		{"[keys]\nserch = [\"/\"]", `x.toml:2:1: keys.serch: unknown action (did you mean "search"?)`},
		{"[keys]\nsearch = 4", `x.toml:2:1: keys.search: want a list of keys: ["j", "down"]`},
		{"[keys]\nsearch = [4]", `x.toml:2:1: keys.search: want a list of keys: ["j", "down"]`},
		{"[keys]\nsearch = [\"x\"]\ntop = [\"x\"]", `key "x" is bound twice`},
		{"theme = ", `x.toml:1:`},
		{"library = \"story\"", `x.toml:1:1: library: want the whole path of a library or the address of a shared one: "~/story"`},
		{"library = 3", `x.toml:1:1: library: want`},
		{"keys = 1", `x.toml:1:1: keys: want a table: [keys]`},
	}
	for _, tt := range tests {
		c, err := parse("x.toml", []byte(tt.in))
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
		c, _ := parse("x", data)
		if c.Keys.Action("ctrl+c") != keys.QuitNow {
			t.Error("^c does not quit")
		}
	})
}

func TestCommands(t *testing.T) {
	c, err := parse("config.toml", []byte(`
[commands.translate]
run = ["trans", "-b", ":en", "--", "{title}"]
key = "alt+t"
give = "article"
as = "markdown"
show = "status"
timeout = "2m"

[commands.count]
run = ["wc", "-w"]
`))
	if err != nil {
		t.Fatal(err)
	}
	got, ok := c.Command("", "alt+t")
	want := command.Command{
		Name: "translate", Run: []string{"trans", "-b", ":en", "--", "{title}"}, Key: "alt+t",
		Give: command.Article, As: command.Markdown, Show: command.InStatus, Timeout: 2 * time.Minute,
	}
	if !ok || !cmp.Equal(got, want) {
		t.Errorf("the command of alt+t is %+v, want %+v", got, want)
	}
	if got, ok := c.Command("count", ""); !ok || !cmp.Equal(got, command.New("count", []string{"wc", "-w"})) {
		t.Errorf("count is %+v", got)
	}
	if got, ok := c.Command("", ""); ok {
		t.Errorf("without a name and a key: %+v", got)
	}
}

func TestCommandsComplain(t *testing.T) {
	for in, want := range map[string]string{
		"commands = 1":                                         "x.toml:1:1: commands: want tables: [commands.NAME]",
		"[commands]\na = 1":                                    "x.toml:2:1: commands.a: want a table: [commands.a]",
		"[commands.\"A b\"]\nrun = [\"a\"]":                    "want a name of lower-case letters, digits and hyphens",
		"[commands.a]\nkey = \"alt+t\"":                        "x.toml:1:2: commands.a: it names no program",
		"[commands.a]\nrun = \"sort | uniq\"":                  `x.toml:2:1: commands.a.run: want a program and its arguments: ["trans", "-b", ":en"]`,
		"[commands.a]\nrun = [1]":                              "commands.a.run: want a program",
		"[commands.a]\nrun = [\"a\"]\ngive = \"all\"":          `x.toml:3:1: commands.a.give: "all": want passage, article, page, trail or nothing`,
		"[commands.a]\nrun = [\"a\"]\nas = 3":                  `commands.a.as: "": want text, markdown or json`,
		"[commands.a]\nrun = [\"a\"]\nshow = \"x\"":            `want page, status, terminal or nothing`,
		"[commands.a]\nrun = [\"a\"]\ntimeout = 30":            `commands.a.timeout: want a time up to an hour: "30s"`,
		"[commands.a]\nrun = [\"a\"]\nkeys = \"x\"":            `unknown setting (did you mean "key"?)`,
		"[commands.a]\nrun = [\"a\"]\nkey = \"n\"":             `commands.a.key: "n" is the key of next-stop`,
		"[commands.a]\nrun = [\"sh\",\"-c\",\"echo {title}\"]": "commands.a: sh would run what {title} stands for: take $BRIEFING_TITLE from the environment",
		"[commands.a]\nrun = [\"a\"]\nkey = \"alt+t\"\n[commands.b]\nrun = [\"b\"]\nkey = \"alt+t\"": `commands.b.key: "alt+t" is the key of a`,
	} {
		if _, err := parse("x.toml", []byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Parse(%q): error %v, want %q", in, err, want)
		}
	}
}
