package live

import (
	"fmt"
	"time"

	"briefing/briefing"
	"briefing/briefing/library"
)

// State is the current activity on the library.
type State int

const (
	Opening   State = iota // being opened for the first time
	Idle                   // nothing: up to date, as far as is known
	Reading                // its files are being reread
	Elsewhere              // another program is reading them; a reread follows
)

// Cause is the reason for a reread.
type Cause int

const (
	None   Cause = iota
	Files        // files have changed, or may have
	Reader       // the reader requested it
)

// Life keeps track of the library and its files. The zero Life is that of a
// library being opened.
type Life struct {
	State  State
	Number int       // of the newest reading, from 1; the first opening is 0
	Began  time.Time // start of that reading
	Cause  Cause     // of the newest reading
	Next   Cause     // of the reading that is to follow

	Read library.Progress // progress of the reading
	Left time.Duration    // estimated remaining time after that
	Told bool             // it is slow enough to show its progress

	Looked  bool   // the files have been examined since the library was opened
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
	// tellAfter is how long a reading goes unmentioned: most end sooner.
	tellAfter = 300 * time.Millisecond
	// partsEvery is the minimum time between two parts of a reading.
	partsEvery = 4 * time.Second
)

// Begin starts a reading. If one is in progress, it returns false and queues
// the new one.
func (l *Life) Begin(c Cause) bool {
	if l.State == Reading {
		l.Next = max(l.Next, c)
		return false
	}
	now := time.Now()
	*l = Life{State: Reading, Number: l.Number + 1, Began: now, Cause: c, Looked: l.Looked, Trouble: l.Trouble, parts: parts{at: now}}
	return true
}

// isNewest reports whether a report on a reading is about the current one.
func (l *Life) isNewest(number int) bool {
	return number == l.Number && (l.State == Reading || l.State == Opening)
}

// progress records the progress of the reading.
func (l *Life) progress(p library.Progress) {
	took := time.Since(l.Began)
	l.Read, l.Left = p, p.Left(took)
	l.Told = l.Told || took >= tellAfter
}

// takePart reports whether the articles read so far should be taken over by a
// library that shows articles of them: they are half as many again, and the
// last part is some time ago. If so, the part counts as being taken until
// PartTaken.
func (l *Life) takePart(articles int) bool {
	if l.State != Reading || l.parts.taking || l.Read.Files-l.parts.files <= articles/2 || time.Since(l.parts.at) < partsEvery {
		return false
	}
	l.parts.taking, l.parts.files = true, l.Read.Files
	return true
}

// partFailed ends taking a part that could not be opened.
func (l *Life) partFailed() { l.parts.taking = false }

// partTaken ends taking a part that is shown now.
func (l *Life) partTaken() { l.parts.taking, l.parts.at = false, time.Now() }

// End ends the reading and returns its state. elsewhere says that another
// program is reading the library.
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
	readingAgain = "reading the library again…" // if the reader asked
	ReadAgain    = "the library was read again"
	UpToDate     = "the library is up to date: "
	FilesChanged = "files have changed: the library was read again"
	Damaged      = "the index of the library was damaged: it is being rebuilt from the documents"
)

// news returns the message after a successful reading, "" if the reader did not
// notice it.
func (l *Life) news(lib *library.Library) string {
	switch {
	case l.Cause == Reader || l.Trouble != "":
		return ReadAgain
	case l.Told && !lib.OtherReads():
		return upToDateWith(lib)
	}
	return ""
}

// Status describes the activity on a library, "" if there is none. refused
// describes the problems of a rejected digest.
func (l *Life) Status(lib *library.Library, refused string) string {
	switch {
	case l.IsSlow() && l.Read.ToSort > 0:
		return l.progressText()
	case l.IsSlow():
		return "reading " + l.progressText()
	case lib.OtherReads():
		return "another briefing is reading this library: " + briefing.Count(lib.Extent().Articles, "article") + " by now"
	case l.State == Reading && lib.Partial():
		return "reading the documents…"
	case l.State == Reading && !l.Looked && lib.Behind():
		return "looking for changes…"
	}
	return refused
}

// IsSlow reports whether a reading is in progress that takes long enough to be shown.
func (l *Life) IsSlow() bool { return l.State == Reading && l.Told }

// Brief is a shorter Status.
func (l *Life) Brief(lib *library.Library, refused string) string {
	switch {
	case l.IsSlow() && l.Read.ToSort > 0:
		return fmt.Sprintf("sorting %d%%", l.Read.Percent())
	case l.IsSlow() && l.Read.Percent() > 0:
		return fmt.Sprintf("reading %d%%", l.Read.Percent())
	case l.State == Reading:
		return "reading…"
	case lib.OtherReads():
		return "read elsewhere"
	}
	return refused
}

// OpeningText says that the library is being opened, with the progress.
func (l *Life) OpeningText() string {
	if l.Read == (library.Progress{}) {
		return "Opening…"
	}
	return "Opening… " + l.progressText()
}

// progressText describes the progress of the reading and the remaining time.
func (l *Life) progressText() string {
	text := l.Read.String()
	if l.Left >= time.Second {
		text += " · " + l.Left.String() + " left"
	}
	return text
}
