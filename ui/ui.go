// Package ui is the app: a panel of topics beside a reading pane, and the trail
// that leads from passage to passage.
//
// The root model owns our position: the library, the current page, the history,
// the trail and which pane has the keyboard. Panes own their content. A key or
// click becomes an action (package keys). The pane with the keyboard takes it
// or leaves it to the root. A pane returns its wishes as intents (package nav),
// which the root carries out in act.go. A key without an effect explains why:
// the pane returns nav.Say, or the root says it itself.
//
// The files, in the order in which they are best read: ui.go the model;
// update.go messages; act.go intents; actions.go and commands.go keys and
// commands; walk.go and stops.go the trail (package trail); load.go and
// search.go background requests; open.go, upkeep.go and refresh.go opening,
// rereading and redisplaying the library (package live); kept.go the state
// between sessions; layout.go, view.go, status.go and hints.go the screen. The
// lists of the panes come from package contents.
//
// The root model is a value that every method takes and returns, so it must stay
// small: what a pane has of several kilobytes, it keeps behind a pointer to
// something that never changes.
package ui

// The pictures in docs/pictures are the screens as they are now:
//go:generate go test -run ^TestPictures$ . -update

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/ui/bidi"
	"briefing/ui/config"
	"briefing/ui/contents"
	"briefing/ui/finder"
	"briefing/ui/help"
	"briefing/ui/here"
	"briefing/ui/index"
	"briefing/ui/jump"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/note"
	"briefing/ui/reader"
	"briefing/ui/state"
	"briefing/ui/terminal"
	"briefing/ui/theme"
	"briefing/ui/trail"
	"briefing/ui/typeset"
)

// Options say what the app opens and how it looks.
type Options struct {
	Library library.Options
	Config  config.Config
	// Notice is shown in the status line at the start, such as a problem with
	// the settings.
	Notice  string
	NoColor bool
	// StateFile stores the state between sessions; "" keeps none.
	StateFile string

	// Notes is the file of the reader's notes; the zero Book keeps none.
	Notes notes.Book

	// Changes, if set, reports changes of the library's files, like
	// watch.Changes. It is called after the first page is on the screen.
	Changes func(context.Context) <-chan time.Time

	Input  io.Reader
	Output io.Writer
}

// Run runs the app until it is quit or ctx is done, and restores the terminal.
// Signals are the caller's business. The error says why the library did not
// open, or how the terminal failed.
func Run(ctx context.Context, opts Options) error {
	m := newModel(ctx, opts)
	go typeset.Warm()
	on := terminal.Options{Input: opts.Input, Output: opts.Output, Env: os.Environ(), NoColor: opts.NoColor}
	if m.bidi != bidi.Off {
		on.Enter, on.Leave = bidi.Explicit(os.Getenv)
	}
	last, err := terminal.Run(ctx, m, on)
	if m, ok := last.(model); ok {
		return m.end(err)
	}
	return err
}

// model is the root model.
type model struct {
	opts    Options
	opener  *live.Opener
	opening <-chan live.Opened
	first   <-chan library.Progress // of the first opening
	life    live.Life
	healed  *library.Library // the library that was reread because its index is damaged
	watch   <-chan time.Time // reports changed files; nil before they are watched
	settled bool             // the steps after the first page have begun
	editing bool             // an editor has the screen

	lib *library.Library
	contents.Contents
	failed error // why the library did not open

	width, height int
	layout        layout
	theme         *theme.Theme
	profile       colorprofile.Profile
	dark          bool
	ruler         ansi.Method
	mouse         bool
	bidi          bidi.Mode
	zoomed        bool
	widened       int // cells by which the panel is wider than by default

	index  index.Model
	reader reader.Model
	here   here.Model
	finder finder.Model
	jump   jump.Model
	note   note.Model
	help   help.Model

	focus    nav.Pane
	focusSet bool // the initial focus has been set
	overlay  overlay
	history  nav.History
	trail    trail.Trails
	request  int                          // number of the newest request for a page
	asked    func(model) (model, tea.Cmd) // repeats the request; nil once it is answered
	typed    []tea.KeyPressMsg            // keys that wait for an answer
	search   search
	noted    noted
	sides    sides
	novelty  novelty
	rows     *concordances
	visits   visits
	pipes    pipes
	state    state.State
	keepable bool                 // the state may be saved
	unread   int                  // number of unread articles
	fresh    []briefing.ArticleID // articles added since the last visit
	notice   string               // shown in the status line until the next key
	strokes  int                  // number of keys and clicks so far
	ended    int                  // the stroke at which the reader was told that the article ends
	landing  int                  // number of the newest landing, whose mark fades

	decision    string             // the notice about the latest correction
	picked      briefing.SubjectID // a number to show as soon as the digest has it
	taking      context.CancelFunc // calls off the taking of an offered passage; nil if none is taken
	instead     page.ID            // where to go if its subject is gone, the overview if zero
	correcting  bool               // a correction is being written
	reselect    page.ID            // the entry of the panel to go to once a correction is undone
	corrections []correction       // undoable corrections, newest last
	changes     []changeOf         // changes of notes and digest, newest last
}

// overlay is what covers the page.
type overlay int

const (
	none overlay = iota
	finding
	jumping
	helping
	noting
)

func newModel(ctx context.Context, opts Options) model {
	opener := live.NewOpener(ctx)
	opening, progress := make(chan live.Opened, 1), make(chan library.Progress, 1)
	first := opts.Library
	first.AtOnce, first.Empty, first.Progress = true, true, into(progress)
	go func() {
		defer close(progress)
		opening <- opener.Attempt(first)
	}()
	m := model{
		opts:    opts,
		opener:  opener,
		opening: opening,
		first:   progress,
		life:    live.Life{Began: time.Now()},
		dark:    true,
		profile: colorprofile.TrueColor,
		ruler:   ansi.WcWidth,
		mouse:   opts.Config.Mouse,
		bidi:    opts.Config.Bidi,
		index:   index.New(),
		here:    here.New(),
		finder:  finder.New().SetLimit(shownHits, false),
		jump:    jump.New(),
		note:    note.New(),
		help:    help.New(),
		notice:  opts.Notice,
		trail:   trail.New(),
		rows:    &concordances{},
		noted:   noted{count: map[briefing.ArticleID]int{}},
		pipes:   pipes{running: map[string]context.CancelFunc{}},
	}
	if opts.NoColor {
		m.profile = colorprofile.ASCII
	}
	if opts.Config.Theme == theme.Light {
		m.dark = false
	}
	if m.bidi == bidi.Auto {
		m.bidi = bidi.Suits(os.Getenv)
	}
	m.loadState()
	return m.restyle().setFocus(nav.Reader)
}

// loadState reads the state of the last session. An unreadable file leads to a
// notice and is otherwise ignored.
func (m *model) loadState() {
	s, err := state.State{}, error(nil)
	if m.opts.StateFile != "" {
		s, err = state.Load(m.opts.StateFile)
	}
	if s.Positions == nil {
		s.Positions = map[briefing.ArticleID]state.Position{}
	}
	if s.Read == nil {
		s.Read = map[briefing.ArticleID]bool{}
	}
	if s.Seen == nil {
		s.Seen = map[briefing.ArticleID]state.Seen{}
	}
	m.state, m.keepable = s, m.opts.StateFile != "" && !errors.Is(err, state.ErrNewer)
	if err != nil && m.notice == "" {
		m.notice = err.Error()
	}
}

// Init waits for the library, and asks the terminal for its background colour.
// Nothing waits for that answer.
func (m model) Init() tea.Cmd {
	wait := func() tea.Msg {
		first := <-m.opening
		if first.Panic != "" {
			panic(first.Panic)
		}
		return opened{first}
	}
	if m.opts.Config.Theme != theme.Auto || m.opts.NoColor {
		return tea.Batch(wait, await(0, m.first))
	}
	return tea.Batch(wait, await(0, m.first), terminal.AskBackground)
}

// restyle rebuilds the theme for the known properties of the terminal.
func (m model) restyle() model {
	m.theme = theme.New(m.dark, m.profile)
	m.theme.Bidi = m.bidi
	m.reader = m.reader.SetOptions(m.typesetting())
	return m
}

// typesetting returns the options for typesetting pages.
func (m model) typesetting() typeset.Options {
	colors := typeset.TrueColor
	switch {
	case m.profile <= colorprofile.ASCII:
		colors = typeset.NoColor
	case m.profile == colorprofile.ANSI:
		colors = typeset.Basic
	}
	return typeset.Options{Style: typeset.Style(m.dark, colors), Method: m.ruler, Bidi: m.bidi}
}

// end saves the state and closes the library. Readings in progress end;
// articles read so far are kept.
func (m model) end(err error) error {
	m.opener.End()
	if m.failed != nil {
		return m.failed
	}
	if m.lib == nil {
		return err
	}
	if kept := m.keepUnsaved(); err == nil {
		err = kept
	}
	if saved := m.saveState(); err == nil {
		err = saved
	}
	if ended := m.endVisit(); err == nil {
		err = ended
	}
	if closed := closeSoon(m.lib); err == nil {
		err = closed
	}
	return err
}

// closeSoon closes a library, but waits only briefly for work that cannot be called off.
// Unfinished work ends with the program, as if that were killed: the index stays sound, and
// the next opening does that work again. An error that comes later is lost.
func closeSoon(lib io.Closer) error {
	const patience = 50 * time.Millisecond
	closed := make(chan error, 1)
	go func() { closed <- lib.Close() }()
	select {
	case err := <-closed:
		return err
	case <-time.After(patience):
		return nil
	}
}

func (m model) saveState() error {
	if !m.keepable {
		return nil
	}
	return state.Save(m.opts.StateFile, m.toKeep())
}
