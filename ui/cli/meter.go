package cli

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"briefing/briefing"
	"briefing/briefing/library"
)

// meter shows the progress of reading a large library on a terminal. It is
// silent at first: most libraries need no meter.
type meter struct {
	w     io.Writer
	width int // cells
	since time.Time
	shown bool
}

// quietFor is how long reading may take before the meter appears.
const quietFor = time.Second

// newMeter returns a meter on w, or nil if that is not a terminal.
func newMeter(w io.Writer, writes *writes) *meter {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil || width <= 0 {
		width = defaultWidth
	}
	return &meter{w: writes.to(f), width: width, since: time.Now()}
}

// tell shows the progress of reading.
func (m *meter) tell(p library.Progress) {
	line := p.String()
	if p.Elsewhere == 0 {
		line = "reading " + line
	}
	if left := p.Left(time.Since(m.since)); left > 0 {
		line += fmt.Sprintf(" · %v left", left)
	}
	m.line(line)
}

// tellFetched shows how many addresses were fetched, and how long the others take at
// this pace.
func (m *meter) tellFetched(done, all int) {
	m.line(fetchedOf(done, all, time.Since(m.since)))
}

func fetchedOf(done, all int, took time.Duration) string {
	const some = 20 // from which on the pace says something
	line := fmt.Sprintf("fetching: %s of %s addresses", briefing.Thousands(done), briefing.Thousands(all))
	if done >= some && done < all {
		left := took / time.Duration(done) * time.Duration(all-done)
		line += fmt.Sprintf(" · %v left", max(left, time.Second).Round(time.Second))
	}
	return line
}

// line shows one line, which replaces the previous one, unless it is too early.
func (m *meter) line(text string) {
	if time.Since(m.since) < quietFor {
		return
	}
	fmt.Fprint(m.w, "\r"+ansi.EraseLineRight+ansi.Truncate(text, m.width-1, "…"))
	m.shown = true
}

// clear erases the line.
func (m *meter) clear() {
	if m != nil && m.shown {
		fmt.Fprint(m.w, "\r"+ansi.EraseLineRight)
	}
}
