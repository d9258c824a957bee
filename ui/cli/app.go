package cli

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/seeds"
	"briefing/ui"
	"briefing/ui/config"
	"briefing/ui/state"
	"briefing/ui/theme"
)

// interactive reports whether there is a terminal to open the app on.
func (a *app) interactive() bool {
	in, ok := a.stdin.(*os.File)
	return ok && a.out.terminal && !a.json && term.IsTerminal(in.Fd())
}

// tellSettings says on stderr what is wrong with the settings, one problem a
// line, to be read when the app has given the screen back, and returns what to
// say in the app.
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
	stateFile, err := state.Path(a.path)
	if err != nil {
		notice = err.Error()
	}
	return ui.Run(ctx, ui.Options{
		Library:   library.Options{Path: a.path, Digest: a.digest, Default: seeds.FS},
		Config:    conf,
		Notice:    notice,
		NoColor:   !a.out.color,
		StateFile: stateFile,
		Input:     a.stdin,
		Output:    a.out.file,
	})
}
