//go:build unix

package terminal

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// tty is the terminal's driver.
type tty struct {
	in, out *os.File
	before  *term.State // as it was before the program
}

func isTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }

// save keeps how the driver is set now, for restore.
func (t *tty) save() error {
	state, err := term.GetState(t.in.Fd())
	if err == nil {
		t.before = state
	}
	return err
}

// raw has every key come at once and as it is.
func (t *tty) raw() error {
	_, err := term.MakeRaw(t.in.Fd())
	return err
}

func (t *tty) restore() {
	if t.before != nil {
		_ = term.Restore(t.in.Fd(), t.before) // there is no other way
	}
}

// size returns the size of the window in cells, 0 if it is unknown.
func (t *tty) size() (width, height int) {
	width, height, err := term.GetSize(t.out.Fd())
	if err != nil {
		return 0, 0
	}
	return width, height
}
