//go:build unix

package terminal

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// told returns messages in words.
func told(msgs []tea.Msg) string {
	var out []string
	for _, msg := range msgs {
		switch msg := msg.(type) {
		case letters:
			out = append(out, fmt.Sprintf("letters %q", string(msg)))
		case burst:
			out = append(out, fmt.Sprintf("letters %q", string(msg.letters)))
		case interrupt:
			out = append(out, "interrupt")
		case resized:
			out = append(out, fmt.Sprintf("size %d×%d", msg.stated.Width, msg.stated.Height))
		case uv.PasteEvent:
			out = append(out, fmt.Sprintf("paste %q", msg.Content))
		case uv.KeyPressEvent:
			out = append(out, msg.String())
		default:
			out = append(out, fmt.Sprintf("%T", msg))
		}
	}
	return strings.Join(out, ", ")
}

// late stands for a pause after which the rest of a sequence is late.
const lateMark = "<late>"

func TestScanner(t *testing.T) {
	for name, test := range map[string]struct {
		chunks []string
		want   string
	}{
		"a letter":                     {[]string{"j"}, `j`},
		"letters in one go":            {[]string{"ferry "}, `letters "ferry "`},
		"a letter in two parts":        {[]string{"\xc3", "\xa9"}, `é`},
		"half a letter":                {[]string{"\xc3", lateMark, "q"}, `q`},
		"a letter after letters":       {[]string{"xyé"}, `x, y, é`},
		"keys between letters":         {[]string{"ab\rcd"}, `letters "ab", enter, letters "cd"`},
		"Esc":                          {[]string{"\x1b", lateMark}, `esc`},
		"an arrow":                     {[]string{"\x1b[A"}, `up`},
		"an arrow in parts":            {[]string{"\x1b", "[", "A"}, `up`},
		"an arrow after letters":       {[]string{"ab\x1b[", "B"}, `letters "ab", down`},
		"application keys":             {[]string{"\x1bOA"}, `up`},
		"alt":                          {[]string{"\x1bb"}, `alt+b`},
		"the Linux console's F1":       {[]string{"\x1b[[A"}, `f1`},
		"the Linux console in parts":   {[]string{"\x1b[[", "A"}, `f1`},
		"interrupt":                    {[]string{"\x03"}, `interrupt`},
		"interrupt by Kitty":           {[]string{"\x1b[99;5u"}, `interrupt`},
		"unknown sequence, then a key": {[]string{"\x1b[?9999;1$z", "q"}, `q`},
		"unfinished OSC":               {[]string{"\x1b]11;rgb", lateMark, "q"}, `q`},
		"unfinished CSI":               {[]string{"\x1b[12;", lateMark, "q"}, `q`},
		"a stated size":                {[]string{"\x1b[48;9999;8888;1;1t"}, `size 8888×9999, uv.PixelSizeEvent`},
		"a paste":                      {[]string{"\x1b[200~two\nlines\x1b[201~q"}, `paste "two\nlines", q`},
		"two pastes":                   {[]string{"\x1b[200~a\x1b[201~\x1b[200~b\x1b[201~"}, `paste "a", paste "b"`},
		"a paste with sequences":       {[]string{"\x1b[200~a\x1b[31mb\x1b[201~"}, `paste "a\x1b[31mb"`},
		"a paste not in UTF-8":         {[]string{"\x1b[200~a\xffb\x1b[201~"}, `paste "ab"`},
		"a paste without end":          {[]string{"\x1b[200~abc", lateMark, "q"}, `paste "abc", q`},
		"a paste cut in its end":       {[]string{"\x1b[200~abc\x1b[20", lateMark, "q"}, `paste "abc\x1b[20", q`},
		"a paste that is interrupted":  {[]string{"\x1b[200~abc", "d\x03q"}, `interrupt, q`},
		"interrupted by Kitty":         {[]string{"\x1b[200~abc\x1b[99", ";5uq"}, `interrupt, q`},
		"a paste that begins late":     {[]string{"\x1b[200~", lateMark, "q"}, `paste "", q`},
		"an answer":                    {[]string{"\x1b[?2026;2$y"}, `uv.ModeReportEvent`},
		"a click":                      {[]string{"\x1b[<0;1;1M"}, `uv.MouseClickEvent`},
		"an old click in parts":        {[]string{"\x1b[M", " !!"}, `uv.MouseClickEvent`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := scanned(test.chunks); got != test.want {
				t.Errorf("%q:\ngot  %s\nwant %s", test.chunks, got, test.want)
			}
		})
	}
}

func scanned(chunks []string) string {
	var s scanner
	var msgs []tea.Msg
	for _, chunk := range chunks {
		if chunk == lateMark {
			msgs = append(msgs, s.scan(nil, true)...)
			continue
		}
		msgs = append(msgs, s.scan([]byte(chunk), false)...)
	}
	return told(msgs)
}

// However a paste is divided into reads, it is the same paste.
func TestScannerPasteInParts(t *testing.T) {
	const typed = "x\x1b[200~one \x1b[20 two\x1b[201~\x1b[B"
	want := scanned([]string{typed})
	for i := 1; i < len(typed); i++ {
		for j := i; j < len(typed); j++ {
			if got := scanned([]string{typed[:i], typed[i:j], typed[j:]}); got != want {
				t.Fatalf("divided at %d and %d: got %s, want %s", i, j, got, want)
			}
		}
	}
}

// A paste takes a bounded room, and the rest of it is not taken for keys.
func TestScannerLimitsPaste(t *testing.T) {
	var s scanner
	s.scan([]byte("\x1b[200~"), false)
	long := []byte(strings.Repeat("q", 1<<20))
	for range 6 {
		if msgs := s.scan(long, false); msgs != nil {
			t.Fatalf("in the paste: %s", told(msgs))
		}
	}
	msgs := s.scan([]byte("\x1b[201~"), false)
	if len(msgs) != 1 {
		t.Fatalf("%d messages, want the paste", len(msgs))
	}
	if p, ok := msgs[0].(uv.PasteEvent); !ok || len(p.Content) != mostPasted {
		t.Errorf("the paste has %d bytes, want %d", len(p.Content), mostPasted)
	}
}

// FuzzScanner reads anything in any parts: nothing is read twice, everything is
// understood in the end, and ^C is never lost.
func FuzzScanner(f *testing.F) {
	for _, s := range []string{"", "abc", "\x1b[200~abc\x03", "\x1b[48;9;9;9;9t", "\x1b]11;rgb:0/0/0\x1b\\", "\x1b[<0;1;1M", "\x90abc", "\xc3"} {
		f.Add([]byte(s), 3)
	}
	f.Fuzz(func(t *testing.T, b []byte, part int) {
		var s scanner
		part = max(1, part%64)
		for rest := b; len(rest) > 0; {
			n := min(part, len(rest))
			s.scan(rest[:n], false)
			rest = rest[n:]
		}
		for range 2 {
			s.scan(nil, true)
		}
		if len(s.rest) > 0 || s.pasting {
			t.Fatalf("%q: %q is left, in a paste: %t", b, s.rest, s.pasting)
		}
		if msgs := s.scan([]byte{etx}, false); told(msgs) != "interrupt" {
			t.Fatalf("after %q ^C is %s", b, told(msgs))
		}
	})
}

func TestQueue(t *testing.T) {
	q := newQueue()
	q.push(letters("ab"), letters("cd"), resized{}, uv.KeyPressEvent{Code: 'x', Text: "x"})
	if got := told(taken(q)); got != `letters "abcd", size 0×0, x` {
		t.Errorf("got %s", got)
	}
	q.push(letters("ab"), resized{}, uv.MouseClickEvent{}, uv.PasteEvent{Content: "p"}, interrupt{}, letters("q"))
	if got := told(taken(q)); got != `size 0×0, interrupt, letters "q"` {
		t.Errorf("^C does not pass: %s", got)
	}
}

func taken(q *queue) []tea.Msg {
	var out []tea.Msg
	for msg, ok := q.next(); ok; msg, ok = q.next() {
		out = append(out, msg)
	}
	return out
}
