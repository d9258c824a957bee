package terminal

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// stockVariable names the environment variable that, with any value, has
// Bubble Tea's own renderer paint instead of this package's.
const stockVariable = "BRIEFING_STOCK_RENDERER"

// ErrGone is returned by Run if the terminal went away.
var ErrGone = errors.New("the terminal has gone away")

// Options say on which terminal the app runs, and how.
type Options struct {
	Input  io.Reader
	Output io.Writer
	// Env is the environment, from which the terminal's abilities are concluded.
	Env []string
	// NoColor leaves colours out.
	NoColor bool
	// Enter and Leave are sequences for when the app takes the terminal and
	// gives it back.
	Enter, Leave string
}

// Run runs a model until it quits, ctx is done or the terminal goes away, and
// restores the terminal. It returns the model in its last state. Signals that end
// a program are the caller's business, see NotifyContext. A model may say that
// letters go into a text field, see Typist.
func Run(ctx context.Context, m tea.Model, opts Options) (tea.Model, error) {
	if os.Getenv(stockVariable) == "" {
		if in, out, ok := open(opts); ok {
			return run(ctx, m, in, out, opts)
		}
	}
	return runStock(ctx, m, opts)
}

// stockFPS is the maximum of Bubble Tea's renderer: it paints on a ticker, and a
// key waits for the next tick.
const stockFPS = 120

// tracing is how long runStock waits after a panic: Bubble Tea prints the stack
// trace while it returns.
const tracing = 100 * time.Millisecond

// runStock leaves the terminal to Bubble Tea.
func runStock(ctx context.Context, m tea.Model, opts Options) (tea.Model, error) {
	program := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithFPS(stockFPS), tea.WithEnvironment(opts.Env),
		// A signal cancels ctx. Bubble Tea's own handler would wait forever to
		// notify a program that has ended with its context.
		tea.WithoutSignalHandler(),
		tea.WithInput(opts.Input), tea.WithOutput(opts.Output),
	}
	if opts.NoColor {
		program = append(program, tea.WithColorProfile(colorprofile.ASCII))
	}
	_, _ = io.WriteString(opts.Output, opts.Enter) // an error comes again below
	defer func() { _, _ = io.WriteString(opts.Output, opts.Leave) }()
	last, err := tea.NewProgram(stock{m}, program...).Run()
	if errors.Is(err, tea.ErrProgramPanic) {
		time.Sleep(tracing)
	}
	if s, ok := last.(stock); ok {
		last = s.Model
	}
	return last, err
}

// stock is the app's model, whose requests Bubble Tea fulfils.
type stock struct{ tea.Model }

func (s stock) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if r, ok := msg.(request); ok {
		return s, r.stock()
	}
	next, cmd := s.Model.Update(msg)
	return stock{next}, cmd
}
