package ui

import (
	"cmp"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/live"
)

// The app keeps the library in step with its files. Once the first page is on
// the screen, the files are watched, and the library is reread when they
// change. m.life holds the state of that.

const (
	// settleAfter is when the first page is surely on the screen.
	settleAfter = 50 * time.Millisecond
	// retryAfter is how long to wait for another program that reads the same
	// library.
	retryAfter = 3 * time.Second
)

// settled reports that the first page is on the screen.
type settled struct{}

// watching carries the channel of changes.
type watching struct{ changes <-chan time.Time } // nil if they never change

// changed reports that files have changed, and when that was noticed.
type changed struct {
	at time.Time
	ok bool // false once no more changes will be reported
}

// retried reports that the wait for another program, begun after reading, is
// over.
type retried struct{ reading int }

// afterFirst waits until the first page is on the screen, once.
func (m model) afterFirst() (model, tea.Cmd) {
	if m.settled {
		return m, nil
	}
	m.settled = true
	return m, tea.Tick(settleAfter, func(time.Time) tea.Msg { return settled{} })
}

// settle starts to watch the files. A reread as soon as they are watched finds
// earlier changes.
func (m model) settle() (model, tea.Cmd) {
	if m.opts.Changes == nil {
		if m.lib.Behind() {
			return m.renew(live.Files)
		}
		return m, nil
	}
	changes, ctx := m.opts.Changes, m.opener.Context()
	return m, func() tea.Msg { return watching{changes(ctx)} }
}

func (m model) watching(msg watching) (model, tea.Cmd) {
	if msg.changes == nil {
		return m, nil
	}
	m.watch = msg.changes
	return m, m.listen()
}

// listen waits for files to change.
func (m model) listen() tea.Cmd {
	watch := m.watch
	return func() tea.Msg {
		at, ok := <-watch
		return changed{at, ok}
	}
}

// changed rereads the library, unless a reading began after the change.
func (m model) changed(msg changed) (model, tea.Cmd) {
	if !msg.ok {
		return m, nil
	}
	listen := m.listen()
	if m.files.IsEditing() || !msg.at.After(m.life.Began) {
		return m, listen
	}
	m, read := m.renew(live.Files)
	return m, tea.Batch(listen, read)
}

// reload rereads the library at the reader's request.
func (m model) reload() (model, tea.Cmd) {
	m = m.sayIfQuiet(live.ReadingAgain)
	return m.renew(live.Reader)
}

// renew rereads the library, or queues one more reread if one is running.
// Unless the reader asked, a digest with new problems is rejected.
func (m model) renew(cause live.Cause) (model, tea.Cmd) {
	if !m.life.Begin(cause) {
		return m, nil
	}
	asked := cause == live.Reader
	progress := make(chan library.Progress, 1)
	opts := m.opts.Library
	opts.Thorough, opts.Since, opts.Sound = asked, m.lib, !asked
	opts.Empty, opts.Progress = m.lib.Extent().Articles == 0, into(progress)
	opener := m.opener
	open := func() tea.Msg {
		defer close(progress)
		return renewed{opener.Open(opts, true)}
	}
	return m, tea.Batch(open, await(m.life.Number, progress))
}

// heal rereads the library, once, after its index has turned out to be damaged.
func (m model) heal() (model, tea.Cmd) {
	if m.lib == nil || m.healed == m.lib || !m.lib.IsDamaged() {
		return m, nil
	}
	m.healed = m.lib
	return m.say(live.Damaged).renew(live.Files)
}

// into returns a function that sends progress, unless the previous report has
// not been received so far.
func into(to chan<- library.Progress) func(library.Progress) {
	return func(p library.Progress) {
		select {
		case to <- p:
		default:
		}
	}
}

// progressed reports the progress of a reading, with the channel of further
// reports.
type progressed struct {
	library.Progress
	reading int
	more    <-chan library.Progress
}

// await waits for the next report on a reading.
func await(reading int, progress <-chan library.Progress) tea.Cmd {
	return func() tea.Msg {
		if p, ok := <-progress; ok {
			return progressed{p, reading, progress}
		}
		return nil
	}
}

// progressed shows the progress of a reading, and takes over a part of it when
// that is worthwhile.
func (m model) progressed(msg progressed) (model, tea.Cmd) {
	if !m.life.IsNewest(msg.reading) {
		return m, nil // that reading has ended
	}
	more := await(msg.reading, msg.more)
	m.life.Progress(msg.Progress)
	if m.lib == nil {
		return m, more
	}
	if m.life.Told && m.notice == m.flaws(m.lib) {
		m.notice = "" // repeated at the end
	}
	if !m.life.TakePart(m.lib.Extent().Articles) {
		return m, more
	}
	opts, opener := m.opts.Library, m.opener
	opts.AtOnce, opts.Apart = true, true
	open := func() tea.Msg { return partly{opener.Open(opts, true), msg.reading} }
	return m, tea.Batch(open, more)
}

// partly carries the part of a library read so far.
type partly struct {
	live.Opened
	reading int
}

// partly takes over a part of a reading.
func (m model) partly(msg partly) (model, tea.Cmd) {
	newest := m.life.IsNewest(msg.reading)
	switch {
	case msg.Err != nil && newest:
		m.life.PartFailed()
		return m, nil // only a part
	case msg.Err != nil:
		return m, nil
	case !newest:
		return m, m.closing(msg.Library, 0)
	}
	m.life.PartTaken()
	return m.takeOver(msg.Opened, true)
}

// renewed reports that the library has been reread.
type renewed struct{ live.Opened }

// renewed takes over the reread library.
func (m model) renewed(msg renewed) (model, tea.Cmd) {
	was := m.life.End(msg.Err == nil && msg.Library.Behind())
	unchanged := errors.Is(msg.Err, library.ErrUnchanged)
	failed := msg.Err != nil && !unchanged
	if m.notice == live.ReadingAgain || m.notice == was.Trouble && !failed {
		m.notice = "" // that has ended
	}
	if !failed {
		m.life.Trouble = ""
	}
	var cmd tea.Cmd
	switch {
	case failed:
		m = m.troubled(msg.Err, was.Cause == live.Reader)
	case unchanged:
		news := was.News(m.lib)
		if was.Told {
			news = cmp.Or(m.flaws(m.lib), news)
		}
		m = m.sayIfQuiet(news)
	default:
		m, cmd = m.renewedWith(msg.Opened, was)
	}
	if cmd == nil && m.pageID().Kind == page.Problems {
		cmd = m.remake(nil) // pages also show a rejected digest
	}
	m, next := m.readOn(was.Next)
	return m, tea.Batch(cmd, next)
}

// renewedWith shows a changed library, and reports the important changes.
func (m model) renewedWith(now live.Opened, was live.Life) (model, tea.Cmd) {
	before := m.flaws(m.lib)
	if m.notice == before {
		m.notice = ""
	}
	news := was.News(now.Library)
	if was.Cause != live.Reader { // who asked hears that it was done
		news = cmp.Or(live.CaughtUp(m.lib, now.Library), news)
	}
	if f := m.flaws(now.Library); f != "" && (news != "" || f != before) {
		news = f
	}
	m, cmd := m.takeOver(now, news != "" || now.Library.OtherReads())
	return m.sayIfQuiet(news), cmd
}

// readOn rereads the library if another reading is queued, and later if another
// program is reading it.
func (m model) readOn(next live.Cause) (model, tea.Cmd) {
	switch {
	case next != live.None:
		return m.renew(next)
	case m.life.State == live.Elsewhere:
		reading := m.life.Number
		return m, tea.Tick(retryAfter, func(time.Time) tea.Msg { return retried{reading} })
	}
	return m, nil
}

func (m model) retried(msg retried) (model, tea.Cmd) {
	if m.life.State != live.Elsewhere || msg.reading != m.life.Number {
		return m, nil
	}
	return m.renew(live.Files)
}

// troubled says once why the library could not be reread.
func (m model) troubled(err error, asked bool) model {
	text := err.Error()
	if unsound := (*library.UnsoundError)(nil); errors.As(err, &unsound) {
		text = "not taken over, " + m.seeProblems() + ": " + m.refused() + ": " + unsound.Error()
	}
	if text == m.life.Trouble && !asked {
		return m
	}
	m.life.Trouble = text
	return m.say(text)
}

// refusal says that a digest was rejected, "" if none was.
func (m model) refusal() string {
	if m.lib.Refused() == 0 {
		return ""
	}
	return m.refused() + ": " + m.seeProblems()
}

// seeRefused says where to read why a digest was rejected, "" if none was.
func (m model) seeRefused() string {
	if m.lib.Refused() == 0 {
		return ""
	}
	return m.seeProblems()
}

// refused counts the problems in the changed digest. They made the library keep
// its earlier one.
func (m model) refused() string {
	return briefing.Count(m.lib.Refused(), "problem") + " in the changed digest"
}

// seeProblems says where to read about the problems of the digest. It comes
// first, so that it is not cut off.
func (m model) seeProblems() string { return "see " + m.jumpTo(page.Problems) }
