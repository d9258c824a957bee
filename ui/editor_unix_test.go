//go:build unix

package ui_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestEditorBesideResize has the window change while an editor starts, runs and ends: the
// one who draws must not share the terminal with it, which the race detector tells.
func TestEditorBesideResize(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	editor := filepath.Join(dir, "editor.sh")
	for name, text := range map[string]string{
		"library/ferry.md": "# The ferry\n\nAda Holm sank it.\n",
		"editor.sh":        "#!/bin/sh\nprintf 'in the editor'\nread line\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o755)); err != nil {
			t.Fatal(err)
		}
	}
	tt := runCommand(t, true, []string{runAs + "=briefing", "VISUAL=" + editor}, os.Args[0], filepath.Join(dir, "library"))
	tt.sees("? help")
	tt.types("4\r")
	tt.sees("Ada Holm sank it.")
	resize := func() {
		for i := range 20 {
			if err := pty.Setsize(tt.slave, &pty.Winsize{Cols: uint16(100 - i%2), Rows: 30}); err != nil {
				t.Error(err)
			}
			time.Sleep(time.Millisecond)
		}
	}
	resized := make(chan struct{})
	go func() { resize(); close(resized) }()
	tt.types("e")
	tt.until("the editor runs", func() bool { return strings.Contains(tt.output(), "in the editor") })
	<-resized
	resize()
	tt.types("\n")
	resize()
	tt.sees("Ada Holm sank it.")
	tt.types("q")
	if status := tt.ends(); status != 0 || strings.Contains(tt.output(), "DATA RACE") {
		t.Errorf("exit status %d, want 0 and no race:\n%.2000s", status, tt.output())
	}
}

// edits opens an article of a folder in an editor, a shell script.
func edits(t *testing.T, before, script string) *terminal {
	t.Helper()
	dir := t.TempDir()
	article, editor := filepath.Join(dir, "lib", "harbour.md"), filepath.Join(dir, "editor")
	if err := os.Mkdir(filepath.Dir(article), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{article: "# Harbour\n\nThe ferry left at nine.\n", editor: "#!/bin/sh\n" + script} {
		if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	tt := shell(t, before+` "$0" '`+filepath.Dir(article)+`'; echo "ended: $?"`, "VISUAL="+editor, "LC_ALL=C")
	tt.sees("? help")
	tt.types("4\r")
	tt.sees("The ferry left at nine.")
	tt.types("e")
	return tt
}

// untilLine is a script that waits for a line and is interrupted by nothing.
const untilLine = "until read line; do :; done\n"

// While an editor runs, ^C and ^\ are the editor's.
func TestSignalsOfTheEditor(t *testing.T) {
	t.Parallel()
	for key, name := range map[string]string{"\x03": "INT", "\x1c": "QUIT"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt := edits(t, "trap : INT QUIT;", "trap 'echo heard' "+name+"\necho waiting\n"+untilLine)
			tt.until("the editor waits", func() bool { return strings.Contains(tt.output(), "waiting") })
			for i := range 3 {
				tt.types(key)
				tt.until("the editor hears the key", func() bool { return strings.Count(tt.output(), "heard") > i })
			}
			tt.types("\n")
			tt.until("the page is back", func() bool { set, _ := tt.mode(1049); return set && strings.Contains(tt.text(), "The ferry left") })
			tt.types("q")
			tt.until("the program ends", func() bool { return strings.Contains(tt.output(), "ended: 0") })
			tt.ends()
			tt.clean()
		})
	}
}

// The driver is left as it was before the start, whatever an editor did to it.
func TestEditorLeavesTheTerminalRaw(t *testing.T) {
	t.Parallel()
	if _, err := os.Stat("/bin/stty"); err != nil {
		t.Skip("there is no /bin/stty")
	}
	tt := edits(t, "", "/bin/stty raw -echo\necho waiting\n")
	tt.until("the page is back", func() bool {
		set, _ := tt.mode(1049)
		return set && strings.Contains(tt.output(), "waiting") && strings.Contains(tt.text(), "The ferry left")
	})
	tt.types("q")
	tt.until("the program ends", func() bool { return strings.Contains(tt.output(), "ended: 0") })
	tt.ends()
	tt.clean()
}

// ^Z in an editor stops both, where a shell can have them go on.
func TestSuspendedEditor(t *testing.T) {
	t.Parallel()
	tt := edits(t, "set -m; again() { read line; fg >/dev/null; }; trap again EXIT;", "trap 'echo again' CONT\necho waiting\n"+untilLine)
	tt.until("the editor waits", func() bool { return strings.Contains(tt.output(), "waiting") })
	tt.types("\x1a")
	tt.until("the shell goes on", func() bool { return strings.Contains(tt.output(), "ended: ") })
	// A line that is typed while the shell takes the terminal over is lost in one run of twenty.
	tt.types("\n")
	retype := time.AfterFunc(3*time.Second, func() { _, _ = tt.master.WriteString("\n") })
	tt.until("the editor is back", func() bool { return strings.Contains(tt.output(), "again") })
	retype.Stop()
	tt.types("\n")
	tt.until("the page is back", func() bool { set, _ := tt.mode(1049); return set && strings.Contains(tt.text(), "The ferry left") })
	tt.types("q")
	tt.ends()
	tt.clean()
}

// Whatever the editor is said to be, the page comes back with a line about what happened,
// and no shell carries out what is in the name.
func TestEditors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	plain, odd, touched := filepath.Join(dir, "plain"), filepath.Join(dir, "odd"), filepath.Join(dir, "touched")
	for name, mode := range map[string]os.FileMode{plain: 0o644, odd: 0o755} {
		if err := os.WriteFile(name, []byte("\x00\x01 no program\n"), mode); err != nil {
			t.Fatal(err)
		}
	}
	for editor, want := range map[string]string{
		"/bin/true":                        "reread after editing",
		"/bin/false":                       "exit status 1",
		`/bin/sh -c 'kill -9 $$'`:          "killed",
		`/bin/sh -c 'exit 3'`:              "exit status 3",
		`"`:                                "a quote is not closed",
		`/bin/true 'a`:                     "a quote is not closed",
		"  ":                               "names no program",
		"/nowhere/editor":                  "no such file",
		plain:                              "permission denied",
		odd:                                "exec format error",
		dir:                                "permission denied",
		"$HOME/editor":                     "no such file",
		"/bin/true; /bin/touch " + touched: "no such file",
		"/bin/true;/bin/touch " + touched:  "no such file",
		"/nowhere/a\nb":                    "no such file",
		"`/bin/touch " + touched + "`":     "no such file",
		"/bin/true $(/bin/touch " + touched + ")": "reread after editing",
	} {
		t.Run(editor, func(t *testing.T) {
			t.Parallel()
			lib := t.TempDir()
			if err := os.WriteFile(filepath.Join(lib, "harbour.md"), []byte("# Harbour\n\nThe ferry left at nine.\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			tt := runCommand(t, true, []string{runAs + "=briefing", "VISUAL=" + editor, "EDITOR="}, os.Args[0], lib)
			tt.sees("? help")
			tt.types("4\r")
			tt.sees("The ferry left at nine.")
			tt.types("e")
			tt.sees(want)
			tt.sees("The ferry left at nine.")
			tt.quits()
			if _, err := os.Stat(touched); err == nil {
				t.Error("a shell has carried out a part of the name")
			}
		})
	}
}
