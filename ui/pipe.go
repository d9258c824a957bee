package ui

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/page"
	"briefing/ui/command"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/system"
)

// pipes holds the reader's own programs that run, and what the last one printed.
type pipes struct {
	running map[string]context.CancelFunc // by the name of the command
	output  *page.Output
	lines   []string // that were typed, the latest first
}

// piped reports what became of a program.
type piped struct {
	command command.Command
	from    string
	result  command.Result
}

// mostLines limits the lines that are offered again.
const mostLines = 20

// openPipe asks which program gets the passage.
func (m model) openPipe() (model, tea.Cmd) {
	var items []jump.Item
	for _, line := range m.pipes.lines {
		items = append(items, jump.Item{Label: line, Kind: "typed", Intent: nav.Pipe{Line: line}})
	}
	items = append(items, m.ownItems()...)
	m = m.choose("Give the passage to a program: type its name and arguments", "run it", items)
	m.jump = m.jump.Offering("", func(line string) jump.Item { return jump.Item{Label: line, Intent: nav.Pipe{Line: line}} })
	return m, nil
}

// ownItems returns the reader's own commands.
func (m model) ownItems() (items []jump.Item) {
	for _, c := range m.opts.Config.Commands {
		items = append(items, jump.Item{Label: c.Name, Typed: []string{c.Name}, Kind: "program", Detail: keys.Show(c.Key), Intent: nav.Pipe{Name: c.Name}})
	}
	return items
}

// pipe runs a program. The keys answer while it does; Esc ends it.
func (m model) pipe(i nav.Pipe) (model, tea.Cmd) {
	m = m.closeOverlay()
	c, ok := m.opts.Config.Command(i.Name, "")
	if !ok {
		var err error
		if c, err = command.Parse(i.Line); err != nil {
			return m.say(err.Error()), nil
		}
		m.pipes.lines = append([]string{i.Line}, slices.DeleteFunc(slices.Clone(m.pipes.lines), func(l string) bool { return l == i.Line })...)
		m.pipes.lines = m.pipes.lines[:min(len(m.pipes.lines), mostLines)]
	}
	if m.pipes.running[c.Name] != nil {
		return m.say(c.Name + " is running").suggest(keys.Close), nil
	}
	source := m.source()
	ctx, cancel := context.WithCancel(m.opener.Context())
	m.pipes.running[c.Name] = cancel
	return m.say("running " + c.Name + "…"), func() tea.Msg {
		msg := piped{command: c, result: command.Result{Name: c.Name}}
		stdin, values, err := c.Input(ctx, source)
		msg.from = c.Given(values, source)
		var args []string
		if err == nil {
			args, err = c.Args(values)
		}
		switch {
		case err != nil:
			msg.result.Err = fmt.Errorf("%s: %w", c.Name, err)
		case c.Show == command.Terminal:
			return system.Run(args, append(os.Environ(), values.Env()[2:]...), stdin, func(err error) tea.Msg {
				msg.result.Err = err
				return msg
			})()
		default:
			msg.result = c.Start(ctx, args, values.Env(), stdin)
		}
		return msg
	}
}

// source returns what a program can be given.
func (m model) source() command.Source {
	s := command.Source{Library: m.lib, Path: m.opts.Library.Path, File: m.lib.File, Page: m.reader.Page(), Trail: m.trail.Trail.Trail}
	if ref, ok := m.reader.Passage(); ok {
		s.At = ref
	} else if e, ok := m.currentArticle(); ok {
		s.At.Article = e.ID
	}
	return s
}

// piped shows what a program printed.
func (m model) piped(msg piped) (model, tea.Cmd) {
	if cancel := m.pipes.running[msg.command.Name]; cancel != nil {
		cancel()
		delete(m.pipes.running, msg.command.Name)
	}
	r := msg.result
	if r.Err != nil {
		return m.say(r.Err.Error()), nil
	}
	switch {
	case msg.command.Show == command.Nowhere || msg.command.Show == command.Terminal:
		return m.say(r.Name + " is done"), nil
	case strings.TrimSpace(r.Out) == "":
		return m.say(r.Name + " is done and printed nothing"), nil
	case msg.command.Show == command.InStatus:
		return m.say(r.Name + ": " + r.Last()), nil
	}
	m.notice = ""
	m.pipes.output = &page.Output{Name: r.Name, From: msg.from, Text: r.Out, Cut: r.Cut}
	id := page.ID{Kind: page.Programs, Key: r.Name}
	if m.pageID() == id {
		m = m.closeOverlay().setFocus(nav.Reader).say(r.Name + " printed this again")
		return m, m.refresh(live.Former{}, false, true)
	}
	return m.open(nav.Open{Target: page.Target{Page: id}})
}

// endPipes ends all programs that run. It returns false if there are none.
func (m model) endPipes() bool {
	for _, cancel := range m.pipes.running {
		cancel()
	}
	return len(m.pipes.running) > 0
}
