package live

import (
	"fmt"
	"time"

	"briefing/briefing"
	"briefing/briefing/library"
)

// State is what is being done to the library.
type State int

const (
	Opening   State = iota // it is being opened for the first time
	Idle                   // nothing: it is as its files are, as far as is known
	Reading                // its files are being read again
	Elsewhere              // another program is reading them; they are read again after that
)

// Cause is why the library is to be read again.
type Cause int

const (
	None   Cause = iota
	Files        // files have changed, or may have
	Reader       // the reader wants it
)

// Life is how the library is kept as its files are. The zero Life is that of a library
// that is being opened.
type Life struct {
	State  State
	Number int       // of the newest reading, from 1; that of the first opening is 0
	Began  time.Time // when it began
	Cause  Cause     // of the newest reading
	Next   Cause     // of another one that is to follow it

	Read library.Progress // how far it is
	Left time.Duration    // how long it takes from there
	Told bool             // it takes long enough for the reader to be shown how far it is

	Looked  bool   // the files were looked through since the library was opened
	Trouble string // why the newest reading failed

	parts parts
}

// parts describes the parts taken over from a reading in progress.
type parts struct {
	taking bool      // a part is being opened
	at     time.Time // time of the last part
	files  int       // progress of the reading at that time
}

const (
	// tellAfter is how long a reading goes unnoticed: most are over by that time.
	tellAfter = 300 * time.Millisecond
	// partsEvery is the least time between two parts of a reading that are taken over.
	partsEvery = 4 * time.Second
)

// Begin begins a reading. If one is under way it reports false, and the new one is to
// follow.
func (l *Life) Begin(c Cause) bool {
	if l.State == Reading {
		l.Next = max(l.Next, c)
		return false
	}
	now := time.Now()
	*l = Life{State: Reading, Number: l.Number + 1, Began: now, Cause: c, Looked: l.Looked, Trouble: l.Trouble, parts: parts{at: now}}
	return true
}

// IsNewest reports whether word of a reading is of the one that is under way.
func (l *Life) IsNewest(number int) bool {
	return number == l.Number && (l.State == Reading || l.State == Opening)
}

// Progress takes note of how far the reading is.
func (l *Life) Progress(p library.Progress) {
	took := time.Since(l.Began)
	l.Read, l.Left = p, p.Left(took)
	l.Told = l.Told || took >= tellAfter
}

// TakePart reports whether what was read so far is to be taken over by a library that
// shows so many articles: it is half as much again, and a while since the last time. If
// so, it is being taken until PartTaken.
func (l *Life) TakePart(articles int) bool {
	if l.State != Reading || l.parts.taking || l.Read.Files-l.parts.files <= articles/2 || time.Since(l.parts.at) < partsEvery {
		return false
	}
	l.parts.taking, l.parts.files = true, l.Read.Files
	return true
}

// PartFailed ends the taking of a part that could not be opened.
func (l *Life) PartFailed() { l.parts.taking = false }

// PartTaken ends the taking of a part that is shown.
func (l *Life) PartTaken() { l.parts.taking, l.parts.at = false, time.Now() }

// End ends the reading and returns what it was. elsewhere says that another program is
// reading the library.
func (l *Life) End(elsewhere bool) (was Life) {
	was = *l
	l.State, l.Looked, l.Told, l.Read = Idle, true, false, library.Progress{}
	if elsewhere {
		l.State = Elsewhere
	}
	return was
}

// Messages about readings.
const (
	ReadingAgain = "reading the library again…" // because the reader wants it
	ReadAgain    = "the library was read again"
	UpToDate     = "the library is up to date: "
	FilesChanged = "files have changed: the library was read again"
	Damaged      = "the index of the library was damaged: it is made anew from the documents"
)

// News returns what to say when the reading has ended well, "" if the reader does not
// know of it.
func (l *Life) News(lib *library.Library) string {
	switch {
	case l.Cause == Reader || l.Trouble != "":
		return ReadAgain
	case l.Told && !lib.OtherReads():
		return upToDateWith(lib)
	}
	return ""
}

// Status says what is being done to a library, "" if nothing is. refused says what is
// wrong with a digest that was not taken over.
func (l *Life) Status(lib *library.Library, refused string) string {
	switch {
	case l.State == Reading && l.Told:
		return "reading " + l.ProgressText()
	case lib.OtherReads():
		return "another briefing is reading this library: " + briefing.Count(lib.Extent().Articles, "article") + " by now"
	case l.State == Reading && lib.Partial():
		return "reading the documents…"
	case l.State == Reading && !l.Looked && lib.Behind():
		return "looking for changes…"
	}
	return refused
}

// Brief says in few words what Status says.
func (l *Life) Brief(lib *library.Library, refused string) string {
	switch {
	case l.State == Reading && l.Told && l.Read.Percent() > 0:
		return fmt.Sprintf("reading %d%%", l.Read.Percent())
	case l.State == Reading:
		return "reading…"
	case lib.OtherReads():
		return "read elsewhere"
	}
	return refused
}

// ProgressText says how far the reading is, and how long it still takes.
func (l *Life) ProgressText() string {
	text := l.Read.String()
	if l.Left >= time.Second {
		text += " · " + l.Left.String() + " left"
	}
	return text
}
