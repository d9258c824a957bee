package cli

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/limit"
	"briefing/briefing/notes"
	"briefing/briefing/watch"
	"briefing/seeds"
	"briefing/ui"
	"briefing/ui/config"
	"briefing/ui/linear"
	"briefing/ui/state"
	"briefing/ui/theme"
)

// interactive reports whether there is a terminal for the app.
func (a *app) interactive() bool {
	return a.out.terminal && a.hasTerminals()
}

// hasTerminals reports whether a reader is on both ends, of whatever a terminal it is.
func (a *app) hasTerminals() bool {
	in, ok := a.stdin.(*os.File)
	return ok && a.out.file != nil && !a.json && term.IsTerminal(in.Fd())
}

// wantsLines reports whether the environment or else the settings ask for lines instead
// of a screen.
func (a *app) wantsLines() bool {
	for _, name := range []string{"BRIEFING_LINEAR", "ACCESSIBLE"} {
		if v, ok := os.LookupEnv(name); ok {
			return !slices.Contains([]string{"", "0", "no", "false"}, strings.ToLower(v))
		}
	}
	conf, _ := config.Load() // openApp and openLinear report its problems
	return conf.Linear
}

// openLinear reads commands in lines.
func (a *app) openLinear(ctx context.Context) error {
	conf, err := config.Load()
	notice := a.tellSettings(err)
	stateFile, err := state.Path(a.path)
	if err != nil {
		notice = err.Error()
	}
	book, err := notes.Open(a.path)
	if err != nil {
		notice = err.Error()
	}
	return linear.Run(ctx, linear.Options{
		Library:   library.Options{Path: a.path, Digest: a.digest, Default: seeds.FS, Draft: !a.noDraft && conf.Draft},
		Config:    conf,
		Notice:    notice,
		StateFile: stateFile,
		Notes:     book,
		Input:     a.stdin,
		Output:    unbuffered{a.out},
		Prompt:    a.hasTerminals(),
		Width:     a.width,
	})
}

// tellSettings reports the problems of the settings on stderr, one a line,
// where they are visible after the app ends. It returns a notice for the app.
func (a *app) tellSettings(err error) string {
	if err == nil {
		return ""
	}
	problems := strings.Split(err.Error(), "\n")
	for _, p := range problems {
		fmt.Fprintf(a.stderr, "briefing: settings: %s\n", oneLine(p))
	}
	return briefing.Count(len(problems), "problem") + " in the settings, told on leaving: " + oneLine(problems[0])
}

// openApp opens the app on the library that the flags name.
func (a *app) openApp(ctx context.Context) error {
	conf, err := config.Load()
	notice := a.tellSettings(err)
	if a.theme != "" {
		if conf.Theme, err = theme.ParseChoice(a.theme); err != nil {
			return err
		}
	}
	notices := []string{notice}
	stateFile, err := state.Path(a.path)
	if err != nil {
		notices = append(notices, err.Error())
	}
	book, err := notes.Open(a.path)
	if err != nil {
		notices = append(notices, err.Error())
	}
	if err := limit.FewFiles(); err != nil {
		notices = append(notices, err.Error()+"; changes of documents are noticed late")
	}
	notice = strings.Join(slices.DeleteFunc(notices, func(s string) bool { return s == "" }), " · ")
	go a.memory.Read(ctx)
	opts := library.Options{Path: a.path, Digest: a.digest, Default: seeds.FS, Draft: !a.noDraft && conf.Draft}
	return ui.Run(ctx, ui.Options{
		Library:   opts,
		Changes:   func(ctx context.Context) <-chan time.Time { return changes(ctx, opts) },
		Config:    conf,
		Notice:    notice,
		NoColor:   !a.out.color,
		StateFile: stateFile,
		Notes:     book,
		Input:     a.stdin,
		Output:    a.out.file,
	})
}

// sharedEvery is how often a shared library is asked whether it has changed.
const sharedEvery = 5 * time.Second

// regularly returns a channel that reports a possible change again and again.
func regularly(ctx context.Context) <-chan time.Time {
	out := make(chan time.Time)
	go func() {
		defer close(out)
		ticks := time.NewTicker(sharedEvery)
		defer ticks.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case now := <-ticks.C:
				select {
				case out <- now:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	return out
}

// changes returns a channel that reports changes of the library's files.
func changes(ctx context.Context, opts library.Options) <-chan time.Time {
	if briefing.IsAddress(opts.Path) {
		return regularly(ctx)
	}
	digest := library.DigestPath(opts)
	switch {
	case opts.Path != "" && digest != "":
		return watch.Changes(ctx, opts.Path, digest)
	case opts.Path != "":
		return watch.Changes(ctx, opts.Path)
	case digest != "":
		return watch.Changes(ctx, digest)
	}
	return nil // the built-in library does not change
}
