// Package config reads the reader's settings: config.toml in
// $XDG_CONFIG_HOME/briefing.
//
//	theme = "dark"            # auto, light or dark
//	mouse = false
//	hints = false             # no line of keys at the bottom
//	draft = false             # without a digest, no names are looked for in the texts
//	bidi = "off"              # auto, full, words or off: who orders text from right to left
//	linear = true             # lines instead of a screen, as with --linear
//	library = "~/story"       # what opens when no library is named: a path or an address
//
//	[keys]                    # an action and all of its keys
//	search = ["/", "ctrl+f"]
//
//	[commands.translate]      # a program that gets the passage: see package command
//	run = ["trans", "-b", ":en"]
//	key = "alt+t"
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"

	"briefing/briefing"
	"briefing/briefing/ownfile"
	"briefing/ui/bidi"
	"briefing/ui/command"
	"briefing/ui/keys"
	"briefing/ui/theme"
)

// Config is the reader's settings.
type Config struct {
	Theme theme.Choice
	Mouse bool
	Hints bool // a line at the bottom names the keys that matter
	Draft bool // without a digest, names that are found in the texts are figures
	Bidi  bidi.Mode
	// Linear says that the reader wants lines instead of a screen.
	Linear bool
	// Library is the path or address of the library to open when none is named; "" for the
	// default library.
	Library string
	Keys    keys.Map
	// Commands are the reader's own, by name.
	Commands []command.Command
}

// Default returns the default settings.
func Default() Config {
	m, _ := keys.New(nil)
	return Config{Theme: theme.Auto, Mouse: true, Hints: true, Draft: true, Keys: m}
}

// Load reads the settings. Without a file it returns the defaults. The error
// names every invalid setting with file, line and column. The Config is valid
// nevertheless: invalid settings have their defaults.
func Load() (Config, error) {
	name, err := path()
	if err != nil {
		return Default(), err
	}
	data, err := ownfile.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Default(), fmt.Errorf("read settings: %w", err)
	}
	return parse(name, data)
}

func path() (string, error) {
	dir := os.Getenv("XDG_CONFIG_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the settings: %w", err)
		}
		dir = filepath.Join(home, ".config")
	}
	return filepath.Join(dir, "briefing", "config.toml"), nil
}

// parse reads settings from the content of a file. name is used in errors,
// which are like those of Load.
func parse(name string, data []byte) (Config, error) {
	c := Default()
	var raw map[string]any
	if err := toml.Unmarshal(data, &raw); err != nil {
		if bad := (*toml.DecodeError)(nil); errors.As(err, &bad) {
			line, column := bad.Position()
			err = fmt.Errorf("%s:%d:%d: %s", name, line, column, strings.TrimPrefix(bad.Error(), "toml: "))
		}
		return c, err
	}
	r := reader{name: name, at: positions(data)}
	changes := map[string][]string{}
	for key, value := range raw {
		switch key {
		case "theme":
			r.theme(&c, value)
		case "mouse":
			r.bool(&c.Mouse, key, value)
		case "hints":
			r.bool(&c.Hints, key, value)
		case "draft":
			r.bool(&c.Draft, key, value)
		case "linear":
			r.bool(&c.Linear, key, value)
		case "library":
			r.library(&c, value)
		case "bidi":
			r.bidi(&c, value)
		case "commands":
			r.commands(&c, value)
		case "keys":
			table, ok := value.(map[string]any)
			if !ok {
				r.complain(key, "want a table: [keys]")
				continue
			}
			for action, list := range table {
				r.bind(changes, action, list)
			}
		default:
			r.complain(key, "unknown setting"+didYouMean(key, []string{"theme", "mouse", "hints", "draft", "bidi", "linear", "library", "keys", "commands"}))
		}
	}
	var err error
	if c.Keys, err = keys.New(changes); err != nil {
		r.errs = append(r.errs, fmt.Errorf("%s: %w", name, err))
	}
	r.bound(&c)
	slices.SortFunc(r.errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return c, errors.Join(r.errs...)
}

// reader collects the errors found while reading settings.
type reader struct {
	name string
	at   map[string]unstable.Position
	errs []error
}

// complain records that the setting at a dotted key is invalid.
func (r *reader) complain(key, why string) {
	p := r.at[key]
	r.errs = append(r.errs, fmt.Errorf("%s:%d:%d: %s: %s", r.name, max(p.Line, 1), max(p.Column, 1), key, why))
}

func (r *reader) bool(to *bool, key string, value any) {
	on, ok := value.(bool)
	if !ok {
		r.complain(key, "want true or false")
		return
	}
	*to = on
}

func (r *reader) theme(c *Config, value any) {
	s, ok := value.(string)
	if !ok {
		r.complain("theme", `want "auto", "light" or "dark"`)
		return
	}
	choice, err := theme.ParseChoice(s)
	if err != nil {
		r.complain("theme", fmt.Sprintf(`%q: want "auto", "light" or "dark"`, s))
		return
	}
	c.Theme = choice
}

func (r *reader) bidi(c *Config, value any) {
	name, _ := value.(string)
	mode, err := bidi.ParseMode(name)
	if err != nil {
		r.complain("bidi", fmt.Sprintf(`%v: want "auto", "full", "words" or "off"`, value))
		return
	}
	c.Bidi = mode
}

// library reads the library to open. A relative path would name another one in each folder.
func (r *reader) library(c *Config, value any) {
	name, _ := value.(string)
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			name = filepath.Join(home, rest)
		}
	}
	if !briefing.IsAddress(name) && !filepath.IsAbs(name) {
		r.complain("library", `want the whole path of a library or the address of a shared one: "~/story"`)
		return
	}
	c.Library = name
}

func (r *reader) bind(changes map[string][]string, action string, value any) {
	var names []string
	for _, b := range keys.Default() {
		names = append(names, string(b.Action))
	}
	key := "keys." + action
	if !slices.Contains(names, action) {
		r.complain(key, "unknown action"+didYouMean(action, names))
		return
	}
	list, ok := value.([]any)
	if s, isText := value.(string); isText {
		list, ok = []any{s}, true
	}
	bound := []string{}
	for _, v := range list {
		s, isText := v.(string)
		ok = ok && isText && strings.TrimSpace(s+"x") != "x" || s == " "
		bound = append(bound, s)
	}
	if !ok {
		r.complain(key, `want a list of keys: ["j", "down"]`)
		return
	}
	changes[action] = bound
}

func didYouMean(word string, candidates []string) string {
	if near := briefing.Nearest(word, candidates); near != "" {
		return fmt.Sprintf(" (did you mean %q?)", near)
	}
	return ""
}

// positions returns the position of each dotted key in a valid file.
func positions(data []byte) map[string]unstable.Position {
	at := map[string]unstable.Position{}
	p := unstable.Parser{}
	p.Reset(data)
	table := ""
	for p.NextExpression() {
		e := p.Expression()
		var parts []string
		var first unstable.Range
		for it := e.Key(); it.Next(); {
			if len(parts) == 0 {
				first = it.Node().Raw
			}
			parts = append(parts, string(it.Node().Data))
		}
		if len(parts) == 0 {
			continue
		}
		key := strings.Join(parts, ".")
		if e.Kind == unstable.Table || e.Kind == unstable.ArrayTable {
			table = key
		} else if table != "" {
			key = table + "." + key
		}
		at[key] = position(data, int(first.Offset))
	}
	return at
}

func position(data []byte, offset int) unstable.Position {
	before := data[:min(offset, len(data))]
	return unstable.Position{
		Line:   bytes.Count(before, []byte("\n")) + 1,
		Column: offset - bytes.LastIndexByte(before, '\n'),
	}
}
