package ui

import (
	"cmp"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
)

// upkeep is how the library is kept as its files are: after the first page is
// there they are watched, and the library is read again when they change.
type upkeep struct {
	begun   bool // what comes after the first page
	changes <-chan time.Time

	reading bool             // the library is being read again
	number  int              // of the newest reading, from 1; that of the first opening is 0
	began   time.Time        // when it began
	read    library.Progress // how far it is
	left    time.Duration    // how long it takes from there
	told    bool             // that was shown
	asked   bool             // by the reader
	again   bool             // files have changed since it began
	wished  bool             // the reader has asked for another since then
	parts   parts
	looked  bool   // the files were looked through since the library was opened
	behind  bool   // another program is reading the library
	editing bool   // an editor has the screen
	trouble string // why the newest reading failed
}

// parts is what was taken over of a reading that is under way.
type parts struct {
	taking bool      // one is being opened
	at     time.Time // when the last one was taken over
	files  int       // how far the reading was then
}

const (
	// upkeepAfter is when the first page is surely on the screen.
	upkeepAfter = 50 * time.Millisecond
	// tellAfter is how long a reading goes unnoticed: most are over by then.
	tellAfter = 300 * time.Millisecond
	// partsEvery is the least time between two parts of a reading that are taken
	// over.
	partsEvery = 4 * time.Second
	// retryAfter is how long another program is left alone that reads the same
	// library.
	retryAfter = 3 * time.Second
)

// settled tells that the first page is on the screen.
type settled struct{}

// watching carries what tells of changes to the files.
type watching struct{ changes <-chan time.Time } // nil if they never change

// changed tells that files have changed, and when that was noticed.
type changed struct {
	at time.Time
	ok bool // false once there is nothing to be told any more
}

// retried tells that another program has had its time, after which reading.
type retried struct{ reading int }

// beginUpkeep waits until the first page is on the screen, once.
func (m model) beginUpkeep() (model, tea.Cmd) {
	if m.upkeep.begun {
		return m, nil
	}
	m.upkeep.begun = true
	return m, tea.Tick(upkeepAfter, func(time.Time) tea.Msg { return settled{} })
}

// settled begins to watch the files. What has happened to them before is found
// out by reading again as soon as they are watched.
func (m model) settled() (model, tea.Cmd) {
	if m.opts.Changes == nil {
		if m.lib.Behind() {
			return m.renew(false)
		}
		return m, nil
	}
	changes, ctx := m.opts.Changes, m.opener.ctx
	return m, func() tea.Msg { return watching{changes(ctx)} }
}

func (m model) watching(msg watching) (model, tea.Cmd) {
	if msg.changes == nil {
		return m, nil
	}
	m.upkeep.changes = msg.changes
	return m, m.listen()
}

// listen waits for files to change.
func (m model) listen() tea.Cmd {
	changes := m.upkeep.changes
	return func() tea.Msg {
		at, ok := <-changes
		return changed{at, ok}
	}
}

// changed has the library read again, unless that began after the change.
func (m model) changed(msg changed) (model, tea.Cmd) {
	if !msg.ok {
		return m, nil
	}
	listen := m.listen()
	if m.upkeep.editing || !msg.at.After(m.upkeep.began) {
		return m, listen
	}
	m, read := m.renew(false)
	return m, tea.Batch(listen, read)
}

// renew reads the library again, once more after the reading that is under way.
// If the reader has not asked for it, a digest that has got worse is not taken.
func (m model) renew(asked bool) (model, tea.Cmd) {
	u := &m.upkeep
	if u.reading {
		u.again, u.wished = true, u.wished || asked
		return m, nil
	}
	u.reading, u.again, u.asked, u.wished, u.behind, u.began = true, false, asked, false, false, time.Now()
	u.read, u.told, u.parts = library.Progress{}, false, parts{at: u.began}
	u.number++
	opts := m.opts.Library
	opts.Thorough = asked
	opts.Since, opts.Sound, opts.Empty = m.lib, !asked, m.lib.Extent().Articles == 0
	progress := make(chan library.Progress, 1)
	opts.Progress = into(progress)
	opener := m.opener
	open := func() tea.Msg {
		defer close(progress)
		return renewed{opener.open(opts, true)}
	}
	return m, tea.Batch(open, await(u.number, progress))
}

// into returns a function that sends progress, unless what was sent before is yet
// to be taken.
func into(to chan<- library.Progress) func(library.Progress) {
	return func(p library.Progress) {
		select {
		case to <- p:
		default:
		}
	}
}

// progressed tells how far which reading is, and by what to hear more.
type progressed struct {
	library.Progress
	reading int
	more    <-chan library.Progress
}

// await waits for the next word on how far a reading is, until that ends.
func await(reading int, progress <-chan library.Progress) tea.Cmd {
	return func() tea.Msg {
		if p, ok := <-progress; ok {
			return progressed{p, reading, progress}
		}
		return nil
	}
}

// progressed shows how far the reading is, and takes over a part of it when that
// is worth it.
func (m model) progressed(msg progressed) (model, tea.Cmd) {
	u := &m.upkeep
	if msg.reading != u.number || m.lib != nil && !u.reading {
		return m, nil // that is over
	}
	u.read = msg.Progress
	u.left = u.read.Left(time.Since(u.began))
	u.told = u.told || time.Since(u.began) >= tellAfter
	if u.told && m.lib != nil && m.notice == m.flaws(m.lib) {
		m.notice = "" // it is told again in the end
	}
	if !m.isWorthIt() {
		return m, await(msg.reading, msg.more)
	}
	u.parts.taking, u.parts.files = true, u.read.Files
	opts, opener := m.opts.Library, m.opener
	opts.AtOnce, opts.Apart = true, true
	open := func() tea.Msg { return partly{opener.open(opts, true), msg.reading} }
	return m, tea.Batch(open, await(msg.reading, msg.more))
}

// isWorthIt reports whether what was read by now is to be taken over: it is half
// as much again.
func (m model) isWorthIt() bool {
	u := m.upkeep
	return u.reading && m.lib != nil && !u.parts.taking &&
		u.read.Files-u.parts.files > m.lib.Extent().Articles/2 && time.Since(u.parts.at) >= partsEvery
}

// partly carries what was read so far in a reading that is under way.
type partly struct {
	opened
	reading int
}

// partly takes a part over.
func (m model) partly(msg partly) (model, tea.Cmd) {
	u := &m.upkeep
	stale := !u.reading || msg.reading != u.number
	if !stale {
		u.parts.taking = false
	}
	switch {
	case msg.err != nil:
		return m, nil // it is only a part
	case stale:
		return m, m.closing(msg.lib, 0)
	}
	u.parts.at = time.Now()
	m, cmd := m.takeOver(msg.opened, true)
	return m, cmd
}

// renewed tells that the library was read again.
type renewed struct{ opened }

// renewed takes the library over as it is now.
func (m model) renewed(msg renewed) (model, tea.Cmd) {
	was := m.upkeep
	m.upkeep.looked = true
	m.upkeep.reading, m.upkeep.told, m.upkeep.read = false, false, library.Progress{}
	unchanged := errors.Is(msg.err, library.ErrUnchanged)
	if m.notice == reading || m.notice == was.trouble && (unchanged || msg.err == nil) {
		m.notice = "" // that is over
	}
	var cmd tea.Cmd
	switch {
	case unchanged:
		m.upkeep.trouble = ""
		news := was.news(m.lib)
		if was.told {
			news = cmp.Or(m.flaws(m.lib), news)
		}
		m = m.sayIfQuiet(news)
	case msg.err != nil:
		m = m.troubled(msg.err, was.asked)
	default:
		m.upkeep.trouble = ""
		if m.notice == m.flaws(m.lib) {
			m.notice = ""
		}
		news := was.news(msg.lib)
		if news == "" {
			news = caughtUp(m.lib, msg.lib)
		}
		if f := m.flaws(msg.lib); f != "" && (news != "" || f != m.flaws(m.lib)) {
			news = f
		}
		m, cmd = m.takeOver(msg.opened, news != "" || msg.lib.OtherReads())
		m.upkeep.behind = m.lib.Behind()
		m = m.sayIfQuiet(news)
	}
	if p := m.reader.Page(); cmd == nil && p != nil && p.ID.Kind == page.Problems {
		cmd = m.refresh(former{}, false, true) // it tells of a digest that was not taken, too
	}
	m, next := m.readOn(was.again)
	return m, tea.Batch(cmd, next)
}

// readOn reads once more if files have changed meanwhile, and later if another
// program is reading the library.
func (m model) readOn(again bool) (model, tea.Cmd) {
	switch {
	case again:
		return m.renew(m.upkeep.wished)
	case m.upkeep.behind:
		reading := m.upkeep.number
		return m, tea.Tick(retryAfter, func(time.Time) tea.Msg { return retried{reading} })
	}
	return m, nil
}

func (m model) retried(msg retried) (model, tea.Cmd) {
	if u := m.upkeep; u.reading || !u.behind || msg.reading != u.number {
		return m, nil
	}
	return m.renew(false)
}

// What is said of readings.
const (
	reading   = "reading the library again…" // as the reader wants
	readAgain = "the library was read again"
	upToDate  = "the library is up to date: "
)

// news returns what to say when a reading has ended well, "" if nobody knows of
// it.
func (u upkeep) news(lib *library.Library) string {
	switch {
	case u.asked || u.trouble != "":
		return readAgain
	case u.told && !lib.OtherReads():
		return upToDateWith(lib)
	}
	return ""
}

// sayIfQuiet says something if nothing else is said.
func (m model) sayIfQuiet(text string) model {
	if m.notice == "" {
		m.notice = text
	}
	return m
}

// troubled says why the library could not be read again, once.
func (m model) troubled(err error, asked bool) model {
	text := err.Error()
	if unsound := (*library.UnsoundError)(nil); errors.As(err, &unsound) {
		text = "not taken over, " + m.seeProblems() + ": " + m.refused() + ": " + unsound.Error()
	}
	if text == m.upkeep.trouble && !asked {
		return m
	}
	m.upkeep.trouble = text
	return m.say(text)
}

// reload reads the library again because the reader wants it.
func (m model) reload() (model, tea.Cmd) {
	m = m.sayIfQuiet(reading)
	return m.renew(true)
}

// upkeepText says how far a reading is that takes its time or is known to tell
// more, "" if there is none.
func (m model) upkeepText() string {
	switch u := m.upkeep; {
	case u.reading && u.told:
		return "reading " + progressText(u.read, u.left)
	case m.lib.OtherReads():
		return "another briefing is reading this library: " + briefing.Count(m.lib.Extent().Articles, "article") + " by now"
	case u.reading && m.lib.Partial():
		return "reading the documents…"
	case u.reading && !u.looked && m.lib.Behind():
		return "looking for changes…"
	case m.lib.Refused() > 0:
		return m.refused() + ": " + m.seeProblems()
	}
	return ""
}

// refused says what of the digest as it is now is wrong, for which the library has
// kept the one that it had.
func (m model) refused() string {
	return briefing.Count(m.lib.Refused(), "problem") + " in the changed digest"
}

// seeProblems says where to read what is wrong with the digest. It stands where it is
// not cut off.
func (m model) seeProblems() string { return "see " + m.jumpTo(page.Problems) }

// upkeepBrief says in few words what upkeepText says.
func (m model) upkeepBrief() string {
	switch u := m.upkeep; {
	case u.reading && u.told && u.read.Percent() > 0:
		return fmt.Sprintf("reading %d%%", u.read.Percent())
	case u.reading:
		return "reading…"
	case m.lib.OtherReads():
		return "read elsewhere"
	case m.lib.Refused() > 0:
		return m.seeProblems()
	}
	return m.upkeepText()
}

// progressText says how far a reading is, and how long it still takes.
func progressText(p library.Progress, left time.Duration) string {
	text := p.String()
	if left >= time.Second {
		text += " · " + left.String() + " left"
	}
	return text
}
