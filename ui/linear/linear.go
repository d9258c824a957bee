// Package linear is the reader without a screen: a line in, lines out. It is made for
// people who have their terminal read aloud, and for terminals that show nothing except
// lines.
//
// It writes new lines and nothing else: no escape sequence, no box, no sign that a screen
// reader spells out. An answer begins with what counts. What can be opened has a number,
// which is typed to open it; ten rows come at a time.
//
// It is built on pages (package page) and trails (package trail), as the app is, and takes
// its counts from the same place (package contents).
//
// The files, in the order in which they are best read: linear.go the session; say.go what
// is written; rows.go a page as rows; open.go pages and places; walk.go the trail;
// words.go the commands; read.go, look.go, notes.go and correct.go what they do.
package linear

import (
	"bufio"
	"context"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/briefing/since"
	"briefing/ui/config"
	"briefing/ui/contents"
	"briefing/ui/nav"
	"briefing/ui/state"
	"briefing/ui/trail"
)

// Options say which library opens, and where lines come from and go to.
type Options struct {
	Library library.Options
	Config  config.Config
	Notice  string // said first, such as a problem with the settings
	// StateFile stores the state between sessions; "" keeps none.
	StateFile string
	Notes     notes.Book // the zero Book keeps none
	Input     io.Reader
	Output    io.Writer
	Prompt    bool // Input is a terminal: a sign asks for each line
	Width     int  // cells to which lines are broken; 0 leaves that to the terminal
}

// Run reads commands until one of them is to quit, the input ends or ctx is done. The
// error says why the library does not open, or what could not be written or saved.
func Run(ctx context.Context, opts Options) error {
	s := &session{ctx: ctx, opts: opts, voice: &voice{w: opts.Output, width: opts.Width}, trails: trail.New()}
	if opts.Notice != "" {
		s.say(opts.Notice)
	}
	if err := s.open(); err != nil {
		return err
	}
	s.welcome()
	for s.err == nil && !s.done {
		line, ok := s.ask()
		if !ok {
			break
		}
		s.obey(line)
	}
	return errors.Join(s.err, s.end())
}

// session is a reader's session.
type session struct {
	*voice
	contents.Contents
	ctx   context.Context
	opts  Options
	lib   *library.Library
	lines <-chan string
	done  bool

	page    *page.Page
	article *briefing.Article // whose page it is, or nil
	flow    flow              // of the page
	list    *flow             // a list that was asked for since the page was opened, or nil
	cursor  briefing.Span     // the passage that was read last, in bytes of the article
	history nav.History
	trails  trail.Trails

	state    state.State
	keepable bool
	news     *page.News
	counted  time.Time // when the last change of the articles was; zero if this visit counted none
	placed   []notes.Placed
	undo     []change
	output   *page.Output // of the program that ran last
}

// flow is rows that are said one after the other, and what their numbers open.
type flow struct {
	rows    []row
	next    int // the row that is said next
	choices []choice
	what    string // the rows are, such as "figures"
}

// choice is what a number opens or does.
type choice struct {
	text string
	to   page.Target
	from briefing.Ref // the mention that it was found at
	do   func()       // done instead, if set
}

// open opens the library for the first time.
func (s *session) open() error {
	opts := s.opts.Library
	opts.Whole, opts.Empty, opts.Progress = true, true, s.progress()
	lib, err := library.Open(s.ctx, opts)
	if err != nil {
		return err
	}
	s.lines = s.listen()
	s.load()
	if err := s.adopt(lib); err != nil {
		return errors.Join(err, lib.Close())
	}
	s.account()
	return nil
}

// adopt makes a library the one that is read.
func (s *session) adopt(lib *library.Library) error {
	c, err := contents.New(s.ctx, lib)
	if err == nil {
		c, err = c.List(s.ctx)
	}
	if err != nil {
		return err
	}
	s.lib, s.Contents = lib, c
	s.trails.NewLibrary()
	return s.placeNotes()
}

// progressEvery is how often it is said how far long work is.
const progressEvery = 5 * time.Second

// progress returns what says how far the reading of a library is.
func (s *session) progress() func(library.Progress) {
	last := time.Now()
	return func(p library.Progress) {
		if time.Since(last) < progressEvery {
			return
		}
		last = time.Now()
		s.say("Reading, " + count(p.Percent()) + " percent.")
	}
}

// load reads the state of the last session.
func (s *session) load() {
	var err error
	if s.opts.StateFile != "" {
		if s.state, err = state.Load(s.opts.StateFile); err != nil {
			s.say(err.Error())
		}
	}
	s.keepable = s.opts.StateFile != "" && !errors.Is(err, state.ErrNewer)
	if s.state.Positions == nil {
		s.state.Positions = map[briefing.ArticleID]state.Position{}
	}
	if s.state.Read == nil {
		s.state.Read = map[briefing.ArticleID]bool{}
	}
	var places []nav.Place
	for _, p := range s.state.Places {
		places = append(places, nav.Place(p))
	}
	s.history = nav.NewHistory(places, s.state.At)
	for _, t := range s.state.Trails {
		s.trails.Restore(t.Number, briefing.Trail{Label: t.Label, Subject: t.Subject}, t.Stop)
	}
}

// account takes account of the articles, so that the next session knows the news.
func (s *session) account() {
	path := since.Path(s.opts.StateFile)
	if path == "" || !s.keepable {
		return
	}
	l, err := since.Update(s.ctx, path, s.lib, s.lib.Generation(), time.Now())
	if err != nil {
		s.say(err.Error())
		return
	}
	s.counted = l.Counted()
	moved := map[briefing.ArticleID]briefing.ArticleID{}
	for old, now := range l.Moved {
		if !s.Has(old) && s.Has(now) {
			moved[old] = now
		}
	}
	s.state.Move(moved)
	if moment, ok := l.Moment(since.Session); ok {
		s.news = page.NewsOf(l, moment)
	}
}

// end saves the state and closes the library.
func (s *session) end() error {
	s.leave()
	var err error
	if s.keepable {
		err = state.Save(s.opts.StateFile, s.toKeep())
		if path := since.Path(s.opts.StateFile); !s.counted.IsZero() {
			err = errors.Join(err, since.Mark(context.WithoutCancel(s.ctx), path, since.Session, time.Now(), s.counted))
		}
	}
	return errors.Join(err, s.lib.Close())
}

// toKeep returns the state to save.
func (s *session) toKeep() state.State {
	s.trails.Keep()
	out := s.state
	if s.page != nil {
		out.Page = s.page.ID
	}
	out.Visited, out.Known = briefing.Day(time.Now()).String(), state.NewKnown(len(s.Entries), s.IDs())
	out.Walked = s.trails.Number()
	used := map[int]bool{out.Walked: true, out.Dropped: true}
	out.Places, out.At, out.Trails = nil, s.history.At(), nil
	for p := range s.history.Places() {
		out.Places = append(out.Places, state.Place(p))
		used[p.Trail] = true
	}
	for number, t := range s.trails.Kept() {
		if used[number] {
			out.Trails = append(out.Trails, state.Trail{Number: number, Subject: t.Subject, Label: t.Label, Stop: t.Stop})
		}
	}
	return out
}

// listen returns the channel of the lines that are typed. It is closed where they end.
func (s *session) listen() <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		in := bufio.NewReader(s.opts.Input)
		for {
			line, err := in.ReadString('\n')
			if line != "" {
				select {
				case lines <- strings.TrimRight(line, "\r\n"):
				case <-s.ctx.Done():
					return
				}
			}
			if err != nil {
				return
			}
		}
	}()
	return lines
}

// ask returns the next line that is typed. It returns false where they end.
func (s *session) ask() (string, bool) {
	if s.opts.Prompt {
		s.prompt()
	}
	select {
	case line, ok := <-s.lines:
		return line, ok
	case <-s.ctx.Done():
		return "", false
	}
}

// unread returns how many articles are not marked as read.
func (s *session) unread() int {
	n := len(s.Entries)
	for id := range maps.Keys(s.state.Read) {
		if s.Has(id) {
			n--
		}
	}
	return n
}

// fresh returns the articles that are new since the last visit.
func (s *session) fresh() []briefing.ArticleID {
	if len(s.state.Known) == 0 {
		return nil
	}
	return slices.Collect(func(yield func(briefing.ArticleID) bool) {
		for id := range s.IDs() {
			if !s.state.Known.Has(id) && !yield(id) {
				return
			}
		}
	})
}
