package terminal

import (
	"os/exec"

	tea "charm.land/bubbletea/v2"
)

// request is a message by which the app asks something of the terminal. The
// program around the app's model answers it; the app's model never gets it.
type request interface {
	// stock returns the command by which Bubble Tea's renderer does the same.
	stock() tea.Cmd
}

// copied is a request to put text on the clipboard of the terminal.
type copied string

// Copy puts text on the clipboard of the terminal (OSC 52), which works over
// remote connections but is not always allowed.
func Copy(text string) tea.Cmd { return func() tea.Msg { return copied(text) } }

func (c copied) stock() tea.Cmd { return tea.SetClipboard(string(c)) }

type raw string

// Write sends a control sequence to the terminal as it is.
func Write(sequence string) tea.Cmd { return func() tea.Msg { return raw(sequence) } }

func (r raw) stock() tea.Cmd { return tea.Raw(string(r)) }

type background struct{}

// AskBackground asks for the colour behind the text. A terminal that answers
// causes a tea.BackgroundColorMsg; many never answer.
func AskBackground() tea.Msg { return background{} }

func (background) stock() tea.Cmd { return tea.RequestBackgroundColor }

type suspension struct {
	alone bool // without the rest of the process group
}

// Suspend stops the program as ^Z does, if somebody can have it go on. If not,
// the app gets NotSuspended.
func Suspend() tea.Msg { return suspension{} }

func (suspension) stock() tea.Cmd { return tea.Suspend }

// NotSuspended reports that the program goes on because nobody could have it go on
// after it stopped.
type NotSuspended struct{}

type execution struct {
	cmd  *exec.Cmd
	then func(error) tea.Msg
}

// Exec gives the terminal to a command until it ends, then calls then with the
// error of the command for the message to the app. SIGINT and SIGQUIT are for
// the command meanwhile.
func Exec(cmd *exec.Cmd, then func(error) tea.Msg) tea.Cmd {
	return func() tea.Msg { return execution{cmd, then} }
}

func (e execution) stock() tea.Cmd { return tea.ExecProcess(e.cmd, e.then) }
