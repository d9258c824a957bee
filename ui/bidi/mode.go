package bidi

import (
	"fmt"
	"strconv"
)

// Mode says how much of the order of characters is the program's to make.
type Mode int

// The modes.
const (
	Auto  Mode = iota // the mode known to suit the terminal
	Full              // everything: for terminals that paint cells in the order given
	Words             // of words only: for terminals that turn each word round
	Off               // nothing: for terminals that order a line by themselves
)

var modeNames = []string{"auto", "full", "words", "off"}

// String returns the name of m in the settings.
func (m Mode) String() string { return modeNames[m] }

// ParseMode returns the mode of a name.
func ParseMode(name string) (Mode, error) {
	for m, n := range modeNames {
		if n == name {
			return Mode(m), nil
		}
	}
	return Auto, fmt.Errorf("%q: want auto, full, words or off", name)
}

// Next returns the mode to try after m, of those that are no guess.
func (m Mode) Next() Mode {
	if m == Off {
		return Full
	}
	return m + 1
}

// vteExplicit is the version of VTE, as it says it, from which on it orders lines by
// itself and can be asked not to.
const vteExplicit = 5800

// Suits returns the mode that suits the terminal that an environment tells of. Terminals
// are not asked: many never answer.
func Suits(getenv func(string) string) Mode {
	has := func(name string) bool { return getenv(name) != "" }
	switch {
	case has("TMUX"), isVTE(getenv):
		return Full
	case has("KITTY_WINDOW_ID"):
		return Words
	case has("KONSOLE_VERSION"), has("MLTERM"), has("WT_SESSION"):
		return Off
	}
	switch getenv("TERM_PROGRAM") {
	case "Apple_Terminal", "iTerm.app", "mintty":
		return Off
	}
	return Full
}

func isVTE(getenv func(string) string) bool {
	version, err := strconv.Atoi(getenv("VTE_VERSION"))
	return err == nil && version >= vteExplicit
}

// Explicit returns the sequences that make a terminal paint cells in the order
// given, and that restore it; nothing for a terminal that does so anyway.
func Explicit(getenv func(string) string) (on, off string) {
	if getenv("TMUX") != "" || !isVTE(getenv) {
		return "", ""
	}
	return "\x1b[8l\x1b[1 k", "\x1b[8h\x1b[0 k"
}
