package live

import (
	"cmp"
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
)

const (
	// settleAfter is when the first page is surely on the screen.
	settleAfter = 50 * time.Millisecond
	// retryAfter is how long to wait for another program that reads the same library.
	retryAfter = 3 * time.Second
)

// Keeper keeps the library in step with its files. Once the first page is on the screen,
// the files are watched, and the library is reread when they change. Make it with Keep.
type Keeper struct {
	Life
	// Settled says that the steps after the first page have begun.
	Settled bool

	opener  *Opener
	of      library.Options
	changes func(context.Context) <-chan time.Time
	watch   <-chan time.Time        // reports changed files; nil before they are watched
	first   <-chan Opened           // the first opening
	opening <-chan library.Progress // of the first opening
	healed  *library.Library        // the library that was reread because its index is damaged
}

// Keep begins to open a library. changes, if not nil, reports changes of its files.
func Keep(opener *Opener, opts library.Options, changes func(context.Context) <-chan time.Time) Keeper {
	opened, progress := make(chan Opened, 1), make(chan library.Progress, 1)
	first := opts
	first.AtOnce, first.Empty, first.Progress = true, true, into(progress)
	go func() {
		defer close(progress)
		opened <- opener.attempt(first)
	}()
	return Keeper{Life: Life{Began: time.Now()}, opener: opener, of: opts, changes: changes, first: opened, opening: progress}
}

// Messages about the library and its files.
type (
	// First carries the library of the first opening.
	First struct{ Opened }
	// Changed reports that files have changed, and when that was noticed.
	Changed struct {
		At time.Time
		OK bool // false once no more changes will be reported
	}
	// Progressed reports the progress of a reading, with the channel of further reports.
	Progressed struct {
		library.Progress
		Reading int
		More    <-chan library.Progress
	}
	// Partly carries the part of a library read so far.
	Partly struct {
		Opened
		Reading int
	}
	// Renewed reports that the library has been reread, or why not.
	Renewed struct{ Opened }
	// Retried reports that the wait for another program, begun after a reading, is over.
	Retried struct{ Reading int }

	settled  struct{}                           // the first page is on the screen
	watching struct{ changes <-chan time.Time } // nil if they never change
)

// TakeOver requests a reread library in place of the current one. If the screen changes
// and it is not quiet, the changes are to be described.
type TakeOver struct {
	Opened
	Quiet bool
}

// reread requests another reading.
type reread struct{ cause Cause }

// IsIntent makes TakeOver a [nav.Intent].
func (TakeOver) IsIntent() {}
func (reread) IsIntent()   {}

// Wait waits for the first opening, and reports its progress.
func (k *Keeper) Wait() tea.Cmd {
	first := k.first
	return tea.Batch(func() tea.Msg {
		opened := <-first
		if opened.Panic != "" {
			panic(opened.Panic)
		}
		return First{opened}
	}, await(0, k.opening))
}

// Settle waits until the first page is on the screen, once.
func (k *Keeper) Settle() tea.Cmd {
	if k.Settled {
		return nil
	}
	k.Settled = true
	return tea.Tick(settleAfter, func(time.Time) tea.Msg { return settled{} })
}

// Update answers an action, a request to read again, or a message about the files.
func (k *Keeper) Update(msg tea.Msg, at *spot.Spot) nav.Intent {
	switch msg := msg.(type) {
	case keys.Action:
		if msg == keys.Reload {
			return nav.All{nav.Hint{Text: readingAgain}, k.renew(Reader, at.Library)}
		}
	case nav.Reread:
		return k.renew(Files, at.Library)
	case reread:
		return k.renew(msg.cause, at.Library)
	case spot.Acted:
		return k.heal(at.Library)
	case settled:
		return k.start(at.Library)
	case watching:
		if msg.changes != nil {
			k.watch = msg.changes
			return k.listen()
		}
	case Changed:
		return k.changed(msg, at)
	case Progressed:
		return k.progressed(msg, at)
	case Partly:
		return k.partly(msg)
	case Renewed:
		return k.renewed(msg, at)
	case Retried:
		if k.State == Elsewhere && msg.Reading == k.Number {
			return k.renew(Files, at.Library)
		}
	}
	return nil
}

// start starts to watch the files. A reread as soon as they are watched finds earlier
// changes.
func (k *Keeper) start(lib *library.Library) nav.Intent {
	if k.changes != nil {
		changes, ctx := k.changes, k.opener.Context()
		return nav.Do{Cmd: func() tea.Msg { return watching{changes(ctx)} }}
	}
	if lib.Behind() {
		return k.renew(Files, lib)
	}
	return nil
}

// listen waits for files to change.
func (k *Keeper) listen() nav.Intent {
	watch := k.watch
	return nav.Do{Cmd: func() tea.Msg {
		at, ok := <-watch
		return Changed{at, ok}
	}}
}

// changed rereads the library, unless a reading began after the change, or an editor is
// open, after which it is reread anyway.
func (k *Keeper) changed(msg Changed, at *spot.Spot) nav.Intent {
	switch {
	case !msg.OK:
		return nil
	case at.Editing || !msg.At.After(k.Began):
		return k.listen()
	}
	return nav.All{k.listen(), k.renew(Files, at.Library)}
}

// renew rereads the library, or queues one more reread if one is running. Unless the
// reader asked, a digest with new problems is rejected.
func (k *Keeper) renew(cause Cause, lib *library.Library) nav.Intent {
	if !k.Begin(cause) {
		return nil
	}
	asked := cause == Reader
	progress := make(chan library.Progress, 1)
	opts, opener := k.of, k.opener
	opts.Thorough, opts.Since, opts.Sound = asked, lib, !asked
	opts.Empty, opts.Progress = lib.Extent().Articles == 0, into(progress)
	open := func() tea.Msg {
		defer close(progress)
		return Renewed{opener.Open(opts, true)}
	}
	return nav.Do{Cmd: tea.Batch(open, await(k.Number, progress))}
}

// heal rereads the library, once, after its index has turned out to be damaged.
func (k *Keeper) heal(lib *library.Library) nav.Intent {
	if k.healed == lib || !lib.IsDamaged() {
		return nil
	}
	k.healed = lib
	return nav.All{nav.Tell(Damaged), k.renew(Files, lib)}
}

// into returns a function that sends progress, unless the previous report has not been
// received so far.
func into(to chan<- library.Progress) func(library.Progress) {
	return func(p library.Progress) {
		select {
		case to <- p:
		default:
		}
	}
}

// await waits for the next report on a reading.
func await(reading int, progress <-chan library.Progress) tea.Cmd {
	return func() tea.Msg {
		if p, ok := <-progress; ok {
			return Progressed{p, reading, progress}
		}
		return nil
	}
}

// progressed shows the progress of a reading, and takes over a part of it when that is
// worthwhile.
func (k *Keeper) progressed(msg Progressed, at *spot.Spot) nav.Intent {
	if !k.isNewest(msg.Reading) {
		return nil // that reading has ended
	}
	more := await(msg.Reading, msg.More)
	k.progress(msg.Progress)
	if at.Library == nil {
		return nav.Do{Cmd: more}
	}
	var quiet nav.Intent
	if k.Told {
		quiet = nav.Unsay{Text: Flaws(at.Library, at.Keys)} // repeated at the end
	}
	if !k.takePart(at.Library.Extent().Articles) {
		return nav.All{quiet, nav.Do{Cmd: more}}
	}
	opts, opener := k.of, k.opener
	opts.AtOnce, opts.Apart = true, true
	open := func() tea.Msg { return Partly{opener.Open(opts, true), msg.Reading} }
	return nav.All{quiet, nav.Do{Cmd: tea.Batch(open, more)}}
}

// partly takes over a part of a reading.
func (k *Keeper) partly(msg Partly) nav.Intent {
	newest := k.isNewest(msg.Reading)
	switch {
	case msg.Err != nil && newest:
		k.partFailed()
		return nil // only a part
	case msg.Err != nil:
		return nil
	case !newest:
		return nav.Do{Cmd: k.opener.CloseAfter(msg.Library, 0)}
	}
	k.partTaken()
	return TakeOver{Opened: msg.Opened, Quiet: true}
}

// renewed takes over the reread library.
func (k *Keeper) renewed(msg Renewed, at *spot.Spot) nav.Intent {
	was := k.End(msg.Err == nil && msg.Library.Behind())
	unchanged := errors.Is(msg.Err, library.ErrUnchanged)
	all := nav.All{nav.Unsay{Text: readingAgain}}
	if msg.Err == nil || unchanged {
		k.Trouble = ""
		all = append(all, nav.Unsay{Text: was.Trouble})
	}
	switch {
	case unchanged:
		news := was.news(at.Library)
		if was.Told {
			news = cmp.Or(Flaws(at.Library, at.Keys), news)
		}
		all = append(all, nav.Hint{Text: news})
	case msg.Err != nil:
		all = append(all, k.troubled(msg.Err, was.Cause == Reader, at))
	default:
		all = append(all, renewedWith(msg.Opened, was, at))
	}
	if msg.Err != nil && at.Page().Kind == page.Problems {
		all = append(all, nav.Remake{}) // pages also show a rejected digest
	}
	return append(all, k.readOn(was.Next))
}

// renewedWith shows a changed library, and reports the important changes.
func renewedWith(now Opened, was Life, at *spot.Spot) nav.Intent {
	before := Flaws(at.Library, at.Keys)
	news := was.news(now.Library)
	if was.Cause != Reader { // who asked hears that it was done
		news = cmp.Or(caughtUp(at.Library, now.Library), news)
	}
	if f := Flaws(now.Library, at.Keys); f != "" && (news != "" || f != before) {
		news = f
	}
	quiet := news != "" || now.Library.OtherReads()
	return nav.All{nav.Unsay{Text: before}, nav.Unsay{Text: foundIn(at.Library.Digest())}, TakeOver{Opened: now, Quiet: quiet}, nav.Hint{Text: news}}
}

// readOn rereads the library if another reading is queued, and later if another program is
// reading it.
func (k *Keeper) readOn(next Cause) nav.Intent {
	switch {
	case next != None:
		return reread{next}
	case k.State == Elsewhere:
		reading := k.Number
		return nav.Do{Cmd: tea.Tick(retryAfter, func(time.Time) tea.Msg { return Retried{reading} })}
	}
	return nil
}

// troubled says once why the library could not be reread.
func (k *Keeper) troubled(err error, asked bool, at *spot.Spot) nav.Intent {
	text := err.Error()
	if unsound := (*library.UnsoundError)(nil); errors.As(err, &unsound) {
		text = notTaken(at.Library, at.Keys) + ": " + unsound.Error()
	}
	if text == k.Trouble && !asked {
		return nil
	}
	k.Trouble = text
	return nav.Tell(text)
}
