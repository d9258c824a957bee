// Package system connects the app with the system: the clipboard, a browser, an
// editor. Every function returns a command that answers with a message; none
// blocks the screen.
package system

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/atotto/clipboard"
	"github.com/pkg/browser"

	"briefing/ui/terminal"
)

// Copied reports that the text named What is on the clipboard.
type Copied struct{ What string }

// Browsed reports the result of opening URL.
type Browsed struct {
	URL string
	Err error
}

// Edited reports that the editor of Path has ended.
type Edited struct {
	Path string
	Err  error
}

// Copy puts text on the clipboard. It uses the terminal (OSC 52), which works
// over remote connections but is not always allowed, and the system's own
// clipboard if there is one. what names the text in the answer.
func Copy(what, text string) tea.Cmd {
	native := func() tea.Msg {
		_ = Clip(text) // the terminal already has the text
		return Copied{What: what}
	}
	return tea.Batch(terminal.Copy(text), native)
}

// Clip puts text on the system's own clipboard. It returns false if there is none.
func Clip(text string) bool { return !clipboard.Unsupported && clipboard.WriteAll(text) == nil }

// What a browser prints must not land on the screen, however many are opened at once.
func init() { browser.Stdout, browser.Stderr = io.Discard, io.Discard }

// Browse opens an http or https URL in the reader's browser.
func Browse(address string) tea.Cmd {
	return func() tea.Msg {
		u, err := url.Parse(address)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			return Browsed{URL: address, Err: fmt.Errorf("open %q: not a web address", address)}
		}
		if err := browser.OpenURL(u.String()); err != nil {
			return Browsed{URL: address, Err: fmt.Errorf("open %q: %w", address, err)}
		}
		return Browsed{URL: address}
	}
}

// Edit opens a file in the reader's editor ($VISUAL, else $EDITOR, else vi), at
// a line from 1, if the editor is known to accept one. The app gives up the
// terminal until the editor ends.
func Edit(path string, line int) tea.Cmd {
	args, err := editor(os.Getenv, path, line)
	if err != nil {
		return func() tea.Msg { return Edited{Path: path, Err: err} }
	}
	ended := func(err error) tea.Msg {
		if err != nil {
			err = fmt.Errorf("edit %q: %w (%s)", filepath.Base(path), reason(err), args[0])
		}
		return Edited{Path: path, Err: err}
	}
	return Run(args, nil, "", ended)
}

// reason returns err without the name of the program, which the caller adds: a line of the
// screen has little room.
func reason(err error) error {
	var path *fs.PathError
	var program *exec.Error
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &program):
		return program.Err
	}
	return err
}

// Run gives the terminal to a program until it ends; env is its environment, the app's if
// that is nil. With stdin not empty that is its input, else the terminal is.
func Run(args, env []string, stdin string, ended func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg { // looking up the program reads the disk
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Env = env
		if stdin != "" {
			cmd.Stdin = strings.NewReader(stdin)
		}
		return terminal.Exec(cmd, ended)()
	}
}

// editor returns the command that edits path at line.
func editor(getenv func(string) string, path string, line int) ([]string, error) {
	command := getenv("VISUAL")
	if command == "" {
		command = getenv("EDITOR")
	}
	if command == "" {
		command = "vi"
	}
	args, err := split(command)
	if err != nil {
		return nil, fmt.Errorf("editor %q: %w", command, err)
	}
	if line > 1 && takesLine(args[0]) {
		args = append(args, "+"+strconv.Itoa(line))
	}
	// A file named like an option must not be taken for one.
	if strings.HasPrefix(path, "-") {
		path = "./" + path
	}
	return append(args, path), nil
}

// takesLine reports whether an editor accepts "+12" before the file.
func takesLine(program string) bool {
	switch filepath.Base(program) {
	case "vi", "vim", "nvim", "view", "nano", "emacs", "emacsclient", "kak", "micro", "joe", "mg", "ne":
		return true
	}
	return false
}

// split returns the words of a command as a shell reads them, with quotes but
// no other syntax.
func split(command string) ([]string, error) {
	var words []string
	var word strings.Builder
	inWord := false
	quote := rune(0)
	for _, r := range command {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, inWord = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if inWord {
				words = append(words, word.String())
				word.Reset()
				inWord = false
			}
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	if quote != 0 {
		return nil, errors.New("a quote is not closed")
	}
	if inWord {
		words = append(words, word.String())
	}
	if len(words) == 0 {
		return nil, errors.New("it names no program")
	}
	return words, nil
}
