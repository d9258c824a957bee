package cli

import (
	"bufio"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// defaultWidth is the width of pages without a terminal.
const defaultWidth = 80

// maxWidth keeps lines readable on very wide terminals.
const maxWidth = 100

// mostWidth is the maximum width that can be requested, far beyond any screen.
const mostWidth = 1000

// output is standard output: buffered, and guarded where it is a terminal.
type output struct {
	io.Writer
	buf      *bufio.Writer
	to       *resumed
	file     *os.File // stdout if it is a terminal
	terminal bool     // stdout is a terminal that understands escape sequences
	color    bool
	width    int // cells
}

func newOutput(w io.Writer, writes *writes) *output {
	to := &resumed{to: writes.to(w)}
	o := &output{buf: bufio.NewWriterSize(to, 1<<16), to: to, width: defaultWidth}
	o.Writer = o.buf
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return o
	}
	o.file = f
	o.Writer = newGuard(o.buf)
	o.terminal = os.Getenv("TERM") != "dumb"
	// Any value except the empty one counts: https://no-color.org
	o.color = o.terminal && os.Getenv("NO_COLOR") == ""
	if w, _, err := term.GetSize(f.Fd()); err == nil && w > 0 {
		o.width = min(w, maxWidth)
	}
	return o
}

// rewind lets the output be written again from its beginning. Bytes that were
// written before are dropped, since they must be the same.
func (o *output) rewind() {
	o.buf.Reset(o.to) // the rest of the buffer is written again
	o.to.skip = o.to.written
}

// resumed is a writer that drops the first bytes, if it had them before.
type resumed struct {
	to            io.Writer
	written, skip int // bytes
}

// Write reports all of p as written, also what it dropped.
func (r *resumed) Write(p []byte) (int, error) {
	dropped := min(r.skip, len(p))
	r.skip -= dropped
	n, err := r.to.Write(p[dropped:])
	r.written += n
	return dropped + n, err
}

// guard passes text, line breaks and colours to a terminal and drops every
// other control character, whatever the origin of the text.
type guard struct {
	w  io.Writer
	mu *sync.Mutex // progress is written beside the work
}

func newGuard(w io.Writer) io.Writer { return guard{w, &sync.Mutex{}} }

// Write writes p without control sequences. It reports all of p as written.
func (g guard) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if _, err := io.WriteString(g.w, printable(string(p))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// printable returns s without control characters and sequences, except line
// breaks and SGR (colours and attributes).
func printable(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if !strings.ContainsFunc(s, isControl) {
		return s
	}
	var b strings.Builder
	var state byte
	for len(s) > 0 {
		seq, width, n, next := ansi.DecodeSequence(s, state, nil)
		state = next
		switch {
		case width > 0, seq == "\n", isSGR(seq), !strings.ContainsFunc(seq, isControl):
			b.WriteString(seq)
		case seq == "\t":
			b.WriteByte(' ')
		}
		s = s[n:]
	}
	return b.String()
}

func isControl(r rune) bool { return r < 0x20 && r != '\n' || r >= 0x7f && r <= 0x9f }

func isSGR(seq string) bool {
	body, ok := strings.CutPrefix(seq, "\x1b[")
	if !ok || !strings.HasSuffix(body, "m") {
		return false
	}
	return strings.Trim(body[:len(body)-1], "0123456789;:") == ""
}

// oneLine returns s on one line, of a length that can be read, and without control
// characters or signs that turn the direction of what follows.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(ansi.Strip(printable(s))), " ")
	s = strings.Map(func(r rune) rune {
		if isTurn(r) {
			return -1
		}
		return r
	}, s)
	const most = 2 << 10 // bytes of each end: what went wrong stands behind the names
	if len(s) > 2*most {
		s = strings.ToValidUTF8(s[:most], "") + "…" + strings.ToValidUTF8(s[len(s)-most:], "")
	}
	return s
}

// isTurn reports whether r embeds, overrides or isolates a direction, or is a mark of the
// order of bytes.
func isTurn(r rune) bool {
	return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff
}
