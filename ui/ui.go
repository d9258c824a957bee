// Package ui is the app: a panel of topics beside a reading pane, and the trail
// that leads from passage to passage.
//
// The root model owns our position: the library, the current page, the history
// and which pane has the keyboard. Panes own their content. Parts own everything
// that has a state and no place on the screen: the walk, the notes, corrections,
// the search, and so on. A key or click becomes an action (package keys). The pane
// with the keyboard takes it or leaves it to the root and the parts. Panes and
// parts return their wishes as intents (package nav), which the root carries out
// in act.go. A key without an effect explains why: it leads to nav.Say.
//
// Package spot tells a part where the reader is. Package ask answers queries and
// finds trails in the background; other slow work a part does in commands of its
// own.
//
// The files, in the order in which they are best read: ui.go the model;
// update.go messages, parts and typing; screen.go and panes.go the panes and
// their places; act.go intents;
// actions.go and commands.go keys and commands; show.go and place.go pages and
// places; who.go facts about the reader for pages; open.go, contents.go and
// refresh.go opening, listing and redisplaying the library; kept.go the state
// between sessions; view.go the screen.
//
// Update copies the root model once and changes the copy in place, so the model must stay
// small: what a pane has of several kilobytes, it keeps behind a pointer to
// something that never changes. A command takes what it needs as values: while it
// runs, the model goes on.
package ui

// The pictures in docs/pictures are the screens as they are now:
//go:generate go test -run ^TestPictures$ . -update

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/ui/ask"
	"briefing/ui/bidi"
	"briefing/ui/compared"
	"briefing/ui/config"
	"briefing/ui/contents"
	"briefing/ui/correct"
	"briefing/ui/files"
	"briefing/ui/finder"
	"briefing/ui/help"
	"briefing/ui/here"
	"briefing/ui/index"
	"briefing/ui/jump"
	"briefing/ui/kept"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/note"
	"briefing/ui/pipe"
	"briefing/ui/search"
	"briefing/ui/spot"
	"briefing/ui/state"
	"briefing/ui/terminal"
	"briefing/ui/theme"
	"briefing/ui/typeset"
	"briefing/ui/walk"
	"briefing/ui/window"
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
	if m.window.Bidi != bidi.Off {
		on.Enter, on.Leave = bidi.Explicit(os.Getenv)
	}
	last, err := terminal.Run(ctx, m, on)
	if m, ok := last.(*model); ok {
		return m.end(err)
	}
	return err
}

// model is the root model.
type model struct {
	opts   Options
	opener *live.Opener
	life   live.Keeper

	lib *library.Library
	contents.Contents
	failed error // why the library did not open

	screen

	history nav.History
	request int               // number of the newest request for a page
	asked   *destination      // of the request; nil once it is answered
	typed   []tea.KeyPressMsg // keys that wait for an answer
	changes []nav.Intent      // reverse the changes of notes and digest, newest last

	leads    spot.Leads
	trail    walk.Walk
	search   search.Search
	files    files.Files
	desk     correct.Desk
	kept     kept.Notes
	compared compared.Articles
	pipes    pipe.Pipes
	rows     *ask.Rows

	state    state.State
	keepable bool                 // the state may be saved
	keptLate bool                 // notes came while a page without them was on its way
	unread   int                  // number of unread articles
	fresh    []briefing.ArticleID // articles added since the last visit
	notice   string               // shown in the status line until the next key
	news     string               // of the library, to show once there is no other notice
	told     string               // the news that are shown since the last key
	strokes  int                  // number of keys and clicks so far
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

func newModel(ctx context.Context, opts Options) *model {
	opener := live.NewOpener(ctx)
	m := &model{
		opts:   opts,
		opener: opener,
		life:   live.Keep(opener, opts.Library, opts.Changes),
		screen: screen{
			window: window.New(opts.Config, opts.NoColor),
			index:  index.New(), here: here.New(), finder: finder.New().SetLimit(ask.Shown, false),
			jump: jump.New(), note: note.New(), help: help.New(),
		},
		notice: opts.Notice,
		trail:  walk.New(opener.Context()),
		files:  files.New(opts.Library),
		desk:   correct.New(opener.Context(), opts.Library),
		kept:   kept.New(opts.Notes),
		pipes:  pipe.New(opener.Context(), opts.Config, opts.Library.Path),
		rows:   &ask.Rows{},
	}
	var unread string
	m.state, m.keepable, unread = loadState(opts.StateFile)
	m.notice = cmp.Or(m.notice, unread)
	m.compared = compared.New(opener.Context(), opts.StateFile, !m.keepable)
	m.reader = m.reader.SetOptions(m.window.Typesetting())
	m.setFocus(nav.Reader)
	return m
}

// loadState reads the state of the last session from a file. keepable says that the file
// may be written; an unreadable one leads to a notice and is otherwise ignored.
func loadState(file string) (s state.State, keepable bool, notice string) {
	if file == "" {
		return state.New(), false, ""
	}
	s, err := state.Load(file)
	if err != nil {
		notice = err.Error()
	}
	return s, !errors.Is(err, state.ErrNewer), notice
}

// Init waits for the library, and asks the terminal for its background colour.
// Nothing waits for that answer.
func (m *model) Init() tea.Cmd {
	if m.opts.Config.Theme != theme.Auto || m.opts.NoColor {
		return m.life.Wait()
	}
	return tea.Batch(m.life.Wait(), terminal.AskBackground)
}

// end saves the state and closes the library. Readings in progress end;
// articles read so far are kept.
func (m *model) end(err error) error {
	m.opener.End()
	if m.failed != nil {
		return m.failed
	}
	if m.lib == nil {
		return err
	}
	if m.overlay == noting && m.note.Changed() {
		if kept := m.kept.Save(m.note.Text()); err == nil {
			err = kept
		}
	}
	if m.keepable {
		if saved := state.Save(m.opts.StateFile, m.toKeep()); err == nil {
			err = saved
		}
	}
	if ended := m.compared.EndVisit(); err == nil {
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
