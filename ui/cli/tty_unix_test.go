//go:build unix

package cli_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"briefing/ui/cli"
)

// onTerminal carries out a command line with stdout and stderr on a terminal of
// so many columns and returns what arrives there. Whatever the status: it is the
// output that counts.
func onTerminal(t *testing.T, columns int, env []string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "briefing", args...)
	cmd.Env = append(os.Environ(), append([]string{"TERM=xterm-256color", "NO_COLOR="}, env...)...)
	devNull, err := os.Open(os.DevNull) // no terminal: the app must not open
	if err != nil {
		t.Fatal(err)
	}
	defer devNull.Close()
	cmd.Stdin = devNull
	size := &pty.Winsize{Rows: 24, Cols: uint16(columns)}
	tty, err := pty.StartWithAttrs(cmd, size, &syscall.SysProcAttr{Setsid: true})
	if err != nil {
		t.Fatal(err)
	}
	defer tty.Close()
	// The end of a terminal is an input/output error.
	out, err := io.ReadAll(tty)
	if err != nil && !errors.Is(err, syscall.EIO) {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil && cmd.ProcessState.ExitCode() > 2 {
		t.Fatalf("briefing %q: %v\n%s", args, err, out)
	}
	return strings.ReplaceAll(string(out), "\r\n", "\n") // as the terminal's line discipline has it
}

// attack holds everything that must not reach a terminal: escape sequences in 7
// and 8 bits, as bytes, as UTF-8 and as entities, controls, text that runs
// backwards.
const attack = "\x1b[31mred\x1b[2J\x1b]0;title\a\x1b]52;c;aGVsbG8=\x1b\\\x1bPq#0\x1b\\\u009b31m\u009d0;x\u009c" +
	"\b\v\f\x0e\x7f \u202eback\u202c \u2066iso\u2069 &#27;[32m &#x9b;33m \xff\xfe\x9b34m"

// attackLibrary is a library whose every text is an attack.
func attackLibrary(t *testing.T) string {
	t.Helper()
	quoted := `"` + strings.NewReplacer("\x1b", `\e`, "\a", `\a`, "\b", `\b`, "\v", `\v`, "\f", `\f`, "\x0e", `\x0e`,
		"\x7f", `\x7f`, "\u009b", `\x9b`, "\u009d", `\x9d`, "\u009c", `\x9c`, `\`, `\\`, "\xff\xfe\x9b", "").Replace(attack) + `"`
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a.md", "---\ntitle: "+quoted+"\nsource: "+quoted+"\nauthor: "+quoted+"\nurl: "+quoted+"\n---\n"+
		"The Ferry "+attack+" left. Ferry and Bridge **"+attack+"** met 7 times.\n\n"+
		"| Ferry | "+attack+" |\n|---|---|\n| "+attack+" | x |\n\n"+
		"- `Ferry "+attack+"`\n- ["+attack+"](http://x/"+attack+") Ferry\n- ![Ferry "+attack+"](x.png)\n\n"+
		"<b title='"+attack+"'>Ferry</b>\n\n```"+attack+"\nFerry "+attack+"\n```\n\n> Ferry "+attack+"\n\n# Ferry "+attack+"\n")
	write("b.txt", attack+"\n\nThe Ferry "+attack+" came back.\n\nAdvertisement\n\nThe Bridge "+attack+" stayed.\n")
	write("na\nme\x1b[31m\x1b]52;c;aGVsbG8=\a\u009b31m.txt", "The Ferry sank.\n")
	write("bad\x1b[31m\n.txt", "\x00")
	write("bad.md", "---\ntitle: ["+attack+"\n---\nFerry.\n")
	write("digest.yaml", "version: 1\ntitle: "+quoted+"\nsummary: "+quoted+`
topics:
  - {id: sea, name: `+quoted+`, summary: `+quoted+`, about: [ferry, crossing, times, claim], words: [Ferry, `+quoted+`]}
figures:
  - {id: ferry, kind: thing, name: `+quoted+`, aliases: [Ferry, `+quoted+`], summary: `+quoted+`, ids: {wikidata: `+quoted+`}}
  - {id: bridge, kind: `+quoted+`, name: Bridge}
events:
  - {id: crossing, name: `+quoted+`, date: 2024-10, place: bridge, who: [ferry], match: [[[left, sank]]], summary: `+quoted+`}
  - {id: `+quoted+`, name: x, date: `+quoted+`}
numbers:
  - {id: times, name: `+quoted+`, unit: `+quoted+`, match: [[["7"], [times]]]}
claims:
  - {id: claim, text: `+quoted+`, topic: sea, reports: [{article: a, stance: asserts, by: ferry, match: [[[left]]]}, {article: `+quoted+`, stance: `+quoted+`}]}
`+quoted+`: x
`)
	return dir
}

// Whatever the files of a library hold, only text, line breaks and colours reach
// the terminal, and without colours only text.
func TestTerminalGetsTextAndColours(t *testing.T) {
	skipProcesses(t)
	t.Parallel()
	dir := attackLibrary(t)
	for _, id := range []string{"sea", "ferry", "crossing", "times", "claim"} {
		run(t, 0, "-L", dir, "mentions", id)
	}
	commands := [][]string{
		{},
		{"articles"},
		{"topics"},
		{"figures"},
		{"events"},
		{"numbers"},
		{"claims"},
		{"show", "a"},
		{"show", "b"},
		{"show", "a", "--text"},
		{"show", "b", "--removed"},
		{"show", "sea"},
		{"show", "ferry"},
		{"show", "crossing"},
		{"show", "times"},
		{"show", "claim"},
		{"compare", "ferry"},
		{"mentions", "ferry"},
		{"search", "ferry"},
		{"search", "zeppelin" + attack},
		{"show", attack},
		{"mentions", attack},
		{"timeline"},
		{"coverage"},
		{"sources"},
		{"check"},
		{"check", "--json"},
		{"mentions", "ferry", "--json"},
		{"articles", "--json"},
		{attack},
		{"--" + attack},
		{"--digest", attack, "articles"},
		{"__complete", "show", ""},
		{"search", "--sort", attack, "x"},
	}
	for _, args := range commands {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			t.Parallel()
			if len(args) == 0 || !strings.Contains(args[0], "\x1b") {
				args = append(args, "-L", dir)
			}
			out := onTerminal(t, 70, nil, args...)
			if out == "" {
				t.Error("printed nothing")
			}
			requireHarmless(t, out, true)
			requireHarmless(t, onTerminal(t, 70, []string{"NO_COLOR=yes"}, args...), false)

			// Into a pipe go no escape sequences at all, but for the tabs of
			// completions.
			var piped bytes.Buffer
			cli.Main(args, strings.NewReader(""), &piped, &piped)
			requireHarmless(t, strings.ReplaceAll(piped.String(), "\t", " "), false)
		})
	}
}

// requireHarmless fails if out holds anything but text, line feeds and, where
// they are allowed, SGR sequences.
func requireHarmless(t *testing.T, out string, colours bool) {
	t.Helper()
	for i := 0; i < len(out); {
		r, size := utf8.DecodeRuneInString(out[i:])
		if r == '\x1b' && colours {
			size = sgr(out[i:])
		}
		switch {
		case size == 0, r < ' ' && r != '\n' && r != '\x1b', r == '\x1b' && !colours, 0x7f <= r && r <= 0x9f,
			r == utf8.RuneError && size == 1, 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
			t.Fatalf("byte %d of the output: %q", i, out[i:min(i+40, len(out))])
		}
		i += size
	}
}

// sgr returns the length of the SGR sequence that s begins with, or 0.
func sgr(s string) int {
	body, found := strings.CutPrefix(s, "\x1b[")
	end := strings.IndexByte(body, 'm')
	if !found || end < 0 || strings.Trim(body[:end], "0123456789;:") != "" {
		return 0
	}
	return len("\x1b[") + end + 1
}

// Colours appear on a terminal, unless they are not wanted or the terminal
// cannot show them; the text is the same with and without.
func TestTerminalColours(t *testing.T) {
	skipProcesses(t)
	t.Parallel()
	coloured := onTerminal(t, 80, nil, "show", "voa-2025-01-17")
	if !strings.Contains(coloured, "\x1b[") {
		t.Errorf("no colours on a terminal:\n%s", coloured)
	}
	plain := ansi.Strip(coloured)
	for _, tt := range []struct {
		name string
		env  []string
		args []string
	}{
		{"NO_COLOR=yes", []string{"NO_COLOR=yes"}, nil},
		{"NO_COLOR=0", []string{"NO_COLOR=0"}, nil},
		{"--no-color", nil, []string{"--no-color"}},
	} {
		got := onTerminal(t, 80, tt.env, append(tt.args, "show", "voa-2025-01-17")...)
		if got != plain {
			t.Errorf("%s: not the same text without colours:\n%s\nwant:\n%s", tt.name, got, plain)
		}
	}
	for _, args := range [][]string{{"show", "voa-2025-01-17"}, {"figures"}, {"mentions", "russia"}, {}} {
		piped, err := exec.CommandContext(t.Context(), "briefing", args...).Output()
		if err != nil {
			t.Fatal(err)
		}
		if got := onTerminal(t, 80, []string{"TERM=dumb"}, args...); got != string(piped) {
			t.Errorf("TERM=dumb, briefing %v: not what goes into a pipe:\n%s\nwant:\n%s", args, got, piped)
		}
	}
}

// Pages and lists fit the terminal, or the width that was asked for.
func TestTerminalWidth(t *testing.T) {
	skipProcesses(t)
	t.Parallel()
	for _, columns := range []int{20, 72} {
		for _, args := range [][]string{
			{},
			{"articles"},
			{"figures"},
			{"show", "dw-2025-01-17"},
			{"show", "drones"},
			{"compare", "iran-supplied-drones"},
			{"mentions", "vladimir-putin"},
			{"search", "sanctions"},
			{"coverage"},
			{"sources"},
			{"timeline"},
		} {
			t.Run(fmt.Sprint(columns, args), func(t *testing.T) {
				t.Parallel()
				requireWidth(t, onTerminal(t, columns, nil, args...), columns)
			})
		}
	}
}

func TestWidthFlag(t *testing.T) {
	skipProcesses(t)
	t.Parallel()
	for _, args := range [][]string{{"show", "drones"}, {"mentions", "vladimir-putin"}, {"search", "sanctions"}} {
		args = append(args, "--width", "50")
		requireWidth(t, onTerminal(t, 120, nil, args...), 50)
		piped, _ := run(t, 0, args...)
		requireWidth(t, piped, 50)
	}
}

// requireWidth fails if a line is wider than columns, or all are much narrower.
func requireWidth(t *testing.T, out string, columns int) {
	t.Helper()
	widest := 0
	for line := range strings.Lines(out) {
		width := ansi.StringWidth(strings.TrimRight(ansi.Strip(line), " \n"))
		if widest = max(widest, width); width > columns {
			t.Fatalf("%d cells, want at most %d: %q", width, columns, line)
		}
	}
	if widest < columns/2 {
		t.Errorf("no line has more than %d cells of %d", widest, columns)
	}
}

// Interrupted, the program ends at once, with the status that shells expect.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "digest.yaml")
	if err := makeFifo(name); err != nil {
		t.Fatal(err)
	}
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		cmd := exec.CommandContext(t.Context(), "briefing", "--digest", name, "articles")
		var out strings.Builder
		cmd.Stdout, cmd.Stderr = &out, &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// It can be opened once the program waits for the digest.
		digest, err := os.OpenFile(name, os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		_ = cmd.Wait() // the status says it
		if got := cmd.ProcessState.ExitCode(); got != 130 || out.String() != "" {
			t.Errorf("%v: exit status %d, want 130; printed %q, want nothing", sig, got, &out)
		}
		if err := digest.Close(); err != nil {
			t.Error(err)
		}
	}
}
