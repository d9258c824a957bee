//go:build unix

package terminal

import (
	"bytes"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

const (
	// escapeWait is how long an unfinished sequence waits for the rest: the Esc
	// key sends what every sequence begins with.
	escapeWait = 50 * time.Millisecond
	// pasteWait is how long a paste may stand still before it counts as ended:
	// its end is lost if a connection breaks.
	pasteWait = 2 * time.Second
	// mostPasted limits the bytes of a paste. The rest is dropped.
	mostPasted = 4 << 20
)

const (
	pasteStart = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
	etx        = 0x03 // what ^C sends
)

// etxKey is what ^C sends under the Kitty keyboard protocol.
const etxKey = "\x1b[99;5u"

// letters are printable characters that came in one go.
type letters string

// interrupt is ^C. It passes earlier keys.
type interrupt struct{ uv.KeyPressEvent }

// scanner turns the bytes from a terminal into messages.
type scanner struct {
	decoder uv.EventDecoder
	rest    []byte // not yet understood
	pasting bool
	pasted  []byte
}

// wait returns how long scan should wait for more before it is called late; 0 if
// nothing is open.
func (s *scanner) wait() time.Duration {
	switch {
	case s.pasting:
		return pasteWait
	case len(s.rest) > 0:
		return escapeWait
	}
	return 0
}

// scan returns the messages of the bytes p, in order. It keeps the beginning of a
// longer sequence for the next call, unless the rest is late.
func (s *scanner) scan(p []byte, late bool) []tea.Msg {
	b := append(s.rest, p...)
	var out []tea.Msg
	for len(b) > 0 || late && s.pasting {
		if s.pasting {
			n, msgs := s.paste(b, late)
			out, b = append(out, msgs...), b[n:]
			if s.pasting {
				break
			}
			continue
		}
		if n := printable(b); n > 1 {
			out, b = append(out, letters(b[:n])), b[n:]
			continue
		}
		n, msgs, whole := s.event(b, late)
		if !whole {
			break
		}
		out, b = append(out, msgs...), b[n:]
	}
	s.rest = append(s.rest[:0:0], b...)
	return out
}

// printable returns the number of printable ASCII characters that b begins with and
// that no later byte can change.
func printable(b []byte) int {
	n := 0
	for n < len(b) && b[n] >= ' ' && b[n] < 0x7f {
		n++
	}
	if n < len(b) && b[n] >= 0x80 {
		return n - 1 // a combining character may follow
	}
	return n
}

// event returns the first event of b and its length; whole is false if more of it
// may come.
func (s *scanner) event(b []byte, late bool) (n int, msgs []tea.Msg, whole bool) {
	if !late && (!utf8.FullRune(b) && b[0] >= 0xc0 || opens(b)) {
		return 0, nil, false
	}
	if len(b) > len(consoleKeys) && bytes.HasPrefix(b, []byte(consoleKeys)) {
		if nth := b[len(consoleKeys)] - 'A'; nth < 5 {
			return len(consoleKeys) + 1, []tea.Msg{uv.KeyPressEvent{Code: uv.KeyF1 + rune(nth)}}, true
		}
	}
	n, event := s.decoder.Decode(b)
	if foreign(event) {
		return n, nil, late || finished(b[:n])
	}
	switch event := event.(type) {
	case nil:
	case uv.PasteStartEvent:
		s.pasting, s.pasted = true, nil
	case uv.MultiEvent:
		for _, e := range event {
			msgs = append(msgs, translated(e))
		}
	default:
		msgs = append(msgs, translated(event))
	}
	return max(n, 1), msgs, true
}

// foreign reports whether an event has no meaning.
func foreign(event uv.Event) bool {
	switch event.(type) {
	case uv.UnknownEvent, uv.UnknownCsiEvent, uv.UnknownSs3Event, uv.UnknownOscEvent, uv.UnknownDcsEvent,
		uv.UnknownSosEvent, uv.UnknownPmEvent, uv.UnknownApcEvent:
		return true
	}
	return false
}

// consoleKeys are the function keys of the Linux console, from F1 on.
const consoleKeys = "\x1b[["

// translated returns the message for an event: a key, a click, an answer.
func translated(event uv.Event) tea.Msg {
	switch event := event.(type) {
	case uv.KeyPressEvent:
		if event.Mod == uv.ModCtrl && event.Code == 'c' {
			return interrupt{event}
		}
	case uv.WindowSizeEvent:
		return resized{stated: event} // anything may send this: the system is asked
	}
	return event
}

// opens reports whether b is only the beginning of a sequence.
func opens(b []byte) bool {
	if b[0] != ansi.ESC {
		return false
	}
	if string(b) == consoleKeys || bytes.HasPrefix(b, []byte("\x1b[M")) && len(b) < 6 {
		return true
	}
	if len(b) > 2 {
		return false
	}
	return len(b) == 1 || bytes.IndexByte([]byte("\x1b[O]P_^X"), b[1]) >= 0
}

// finished reports whether a sequence that means nothing has its end.
func finished(b []byte) bool {
	body, ok := bytes.CutPrefix(b, []byte("\x1b"))
	if !ok || len(body) < 2 {
		return false
	}
	last := body[len(body)-1]
	switch body[0] {
	case '[':
		return last >= 0x40 && last <= 0x7e
	case 'O':
		return last < '0' || last > '9'
	}
	return last == '\a' || bytes.HasSuffix(body, []byte("\x1b\\"))
}

// paste returns how much of b belongs to the paste in progress, and the message of
// the paste if it ends. ^C ends it and throws it away.
func (s *scanner) paste(b []byte, late bool) (int, []tea.Msg) {
	end := bytes.Index(b, []byte(pasteEnd))
	text := b
	if end >= 0 {
		text = b[:end]
	}
	if stop, n := interruption(text); stop >= 0 {
		s.pasting, s.pasted = false, nil
		return stop + n, []tea.Msg{interrupt{uv.KeyPressEvent{Code: 'c', Mod: uv.ModCtrl}}}
	}
	if end < 0 && !late {
		text = text[:len(text)-begun(text)]
	}
	s.pasted = append(s.pasted, text[:min(len(text), mostPasted-len(s.pasted))]...)
	if end < 0 && !late {
		return len(text), nil
	}
	msg := uv.PasteEvent{Content: string(bytes.ToValidUTF8(s.pasted, nil))}
	s.pasting, s.pasted = false, nil
	if end >= 0 {
		return end + len(pasteEnd), []tea.Msg{msg}
	}
	return len(b), []tea.Msg{msg}
}

// interruption returns where ^C is in b and how long it is; -1 if it is nowhere.
func interruption(b []byte) (at, n int) {
	if at := bytes.IndexByte(b, etx); at >= 0 {
		return at, 1
	}
	return bytes.Index(b, []byte(etxKey)), len(etxKey)
}

// begun returns how many bytes at the end of a paste may begin a sequence.
func begun(b []byte) int {
	for n := min(len(b), len(etxKey)-1); n > 0; n-- {
		tail := b[len(b)-n:]
		if bytes.HasPrefix([]byte(pasteEnd), tail) || bytes.HasPrefix([]byte(etxKey), tail) {
			return n
		}
	}
	return 0
}
