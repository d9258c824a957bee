package cli

import (
	"context"
	"os"

	"github.com/charmbracelet/x/term"

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

// openApp opens the app on the library that the flags name.
func (a *app) openApp(ctx context.Context) error {
	conf, err := config.Load()
	notice := ""
	if err != nil {
		notice = err.Error()
	}
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
