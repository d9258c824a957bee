package config

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"time"

	"briefing/briefing"
	"briefing/ui/command"
	"briefing/ui/keys"
)

var commandName = regexp.MustCompile(`^[a-z][a-z0-9-]{0,30}$`)

// commands reads the tables of the reader's own commands. One with a fault is left out.
func (r *reader) commands(c *Config, value any) {
	tables, ok := value.(map[string]any)
	if !ok {
		r.complain("commands", "want tables: [commands.NAME]")
		return
	}
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		key := "commands." + name
		table, ok := tables[name].(map[string]any)
		switch {
		case !ok:
			r.complain(key, "want a table: ["+key+"]")
		case !commandName.MatchString(name):
			r.complain(key, "want a name of lower-case letters, digits and hyphens")
		default:
			if own, ok := r.command(key, name, table); ok {
				c.Commands = append(c.Commands, own)
			}
		}
	}
}

// command reads one table.
func (r *reader) command(key, name string, table map[string]any) (command.Command, bool) {
	own, faults := command.New(name, nil), len(r.errs)
	for _, field := range slices.Sorted(maps.Keys(table)) {
		key, value := key+"."+field, table[field]
		text, isText := value.(string)
		switch field {
		case "run":
			own.Run = r.words(key, value)
		case "key":
			if own.Key = text; !isText || text == "" {
				r.complain(key, `want a key: "alt+t"`)
			}
		case "give":
			own.Give = choose(r, key, text, command.Gives)
		case "as":
			own.As = choose(r, key, text, command.Forms)
		case "show":
			own.Show = choose(r, key, text, command.Shows)
		case "timeout":
			d, err := time.ParseDuration(text)
			if own.Timeout = d; err != nil || d <= 0 || d > time.Hour {
				r.complain(key, `want a time up to an hour: "30s"`)
			}
		default:
			r.complain(key, "unknown setting"+didYouMean(field, []string{"run", "key", "give", "as", "show", "timeout"}))
		}
	}
	if len(r.errs) > faults {
		return own, false
	}
	if err := own.Check(); err != nil {
		r.complain(key, err.Error())
		return own, false
	}
	return own, true
}

// words reads a list of arguments. A line for a shell is not one.
func (r *reader) words(key string, value any) (words []string) {
	list, ok := value.([]any)
	for _, v := range list {
		s, isText := v.(string)
		ok = ok && isText
		words = append(words, s)
	}
	if !ok || len(words) == 0 {
		r.complain(key, `want a program and its arguments: ["trans", "-b", ":en"]`)
	}
	return words
}

// choose reads one of several words.
func choose[S ~string](r *reader, key, text string, all []S) S {
	if !slices.Contains(all, S(text)) {
		r.complain(key, fmt.Sprintf("%q: want %s", text, briefing.Either(all)))
	}
	return S(text)
}

// bound takes keys from commands that are those of actions or of other commands.
func (r *reader) bound(c *Config) {
	taken := map[string]string{}
	for i, own := range c.Commands {
		if own.Key == "" {
			continue
		}
		action, other := c.Keys.Action(own.Key), taken[own.Key]
		switch {
		case action != keys.None:
			r.complain("commands."+own.Name+".key", fmt.Sprintf("%q is the key of %s", own.Key, action))
		case other != "":
			r.complain("commands."+own.Name+".key", fmt.Sprintf("%q is the key of %s", own.Key, other))
		default:
			taken[own.Key] = own.Name
			continue
		}
		c.Commands[i].Key = ""
	}
}

// Command returns the reader's own command with a name or a key. It returns false if there
// is none.
func (c Config) Command(name, key string) (command.Command, bool) {
	for _, own := range c.Commands {
		if name != "" && own.Name == name || key != "" && own.Key == key {
			return own, true
		}
	}
	return command.Command{}, false
}
