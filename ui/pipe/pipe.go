// Package pipe gives the passage, the article or the page to the reader's own programs,
// and shows what they print. The keys answer while a program runs.
package pipe

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/page"
	"briefing/ui/command"
	"briefing/ui/config"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/system"
)

// Pipes holds the programs that run, and what the last one printed. Make it with New.
type Pipes struct {
	ctx     context.Context
	conf    config.Config
	path    string                        // of the library
	running map[string]context.CancelFunc // by the name of the command; all copies share it
	output  *page.Output
	lines   []string // that were typed, the latest first
}

// New returns pipes from a library that is opened with a path. Programs end with ctx.
func New(ctx context.Context, conf config.Config, path string) Pipes {
	return Pipes{ctx: ctx, conf: conf, path: path, running: map[string]context.CancelFunc{}}
}

// Run requests to run the reader's own command of a name or, without one, what a line
// says.
type Run struct {
	nav.Chosen
	Name, Line string
}

// ended reports what became of a program.
type ended struct {
	command command.Command
	from    string
	result  command.Result
}

// Output returns what the last program printed, nil if none did.
func (p *Pipes) Output() *page.Output { return p.output }

// Update answers an action, the request to run a program, or its end.
func (p *Pipes) Update(msg tea.Msg, at *spot.Spot) nav.Intent {
	switch msg := msg.(type) {
	case keys.Action:
		if msg == keys.Pipe {
			return p.ask()
		}
	case Run:
		return p.run(msg, at)
	case ended:
		return p.end(msg, at)
	}
	return nil
}

// mostLines limits the lines that are offered again.
const mostLines = 20

// ask asks which program gets the passage.
func (p *Pipes) ask() nav.Intent {
	var items []jump.Item
	for _, line := range p.lines {
		items = append(items, jump.Item{Label: line, Kind: "typed", Intent: Run{Line: line}})
	}
	return jump.Choose{
		Title: "Give the passage to a program: type its name and arguments", Does: "run it", Items: append(items, Items(p.conf)...),
		Typed: func(line string) jump.Item { return jump.Item{Label: line, Intent: Run{Line: line}} },
	}
}

// Items returns the reader's own commands.
func Items(conf config.Config) (items []jump.Item) {
	for _, c := range conf.Commands {
		items = append(items, jump.Item{Label: c.Name, Typed: []string{c.Name}, Kind: "program", Detail: keys.Show(c.Key), Intent: Run{Name: c.Name}})
	}
	return items
}

// run runs a program. Stop ends it.
func (p *Pipes) run(i Run, at *spot.Spot) nav.Intent {
	c, ok := p.conf.Command(i.Name, "")
	if !ok {
		var err error
		if c, err = command.Parse(i.Line); err != nil {
			return nav.Tell(err.Error())
		}
		p.lines = append([]string{i.Line}, slices.DeleteFunc(slices.Clone(p.lines), func(l string) bool { return l == i.Line })...)
		p.lines = p.lines[:min(len(p.lines), mostLines)]
	}
	if p.running[c.Name] != nil {
		return nav.Tell(c.Name+" is running", keys.Close)
	}
	source := p.source(at)
	ctx, cancel := context.WithCancel(p.ctx)
	p.running[c.Name] = cancel
	return nav.All{nav.Tell("running " + c.Name + "…"), nav.Do{Cmd: func() tea.Msg {
		msg := ended{command: c, result: command.Result{Name: c.Name}}
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
	}}}
}

// source returns what a program can be given.
func (p *Pipes) source(at *spot.Spot) command.Source {
	s := command.Source{Library: at.Library, Path: p.path, File: at.Library.File, Page: at.Reader.Page(), Trail: at.Trail.Trail.Trail}
	if ref, ok := at.Reader.Passage(); ok {
		s.At = ref
	} else if e, ok := at.Article(); ok {
		s.At.Article = e.ID
	}
	return s
}

// end shows what a program printed.
func (p *Pipes) end(msg ended, at *spot.Spot) nav.Intent {
	if cancel := p.running[msg.command.Name]; cancel != nil {
		cancel()
		delete(p.running, msg.command.Name)
	}
	r := msg.result
	if r.Err != nil {
		return nav.Tell(r.Err.Error())
	}
	switch {
	case msg.command.Show == command.Nowhere || msg.command.Show == command.Terminal:
		return nav.Tell(r.Name + " is done")
	case strings.TrimSpace(r.Out) == "":
		return nav.Tell(r.Name + " is done and printed nothing")
	case msg.command.Show == command.InStatus:
		return nav.Tell(r.Name + ": " + r.Last())
	}
	p.output = &page.Output{Name: r.Name, From: msg.from, Text: r.Out, Cut: r.Cut}
	id := page.ID{Kind: page.Programs, Key: r.Name}
	if at.Page() == id {
		return nav.All{nav.Focus{Pane: nav.Reader}, nav.Tell(r.Name + " printed this again"), nav.Remake{}}
	}
	return nav.All{nav.Tell(""), spot.GoTo(id)}
}

// Stop ends all programs that run. It returns false if there are none.
func (p *Pipes) Stop() bool {
	for _, cancel := range p.running {
		cancel()
	}
	return len(p.running) > 0
}
