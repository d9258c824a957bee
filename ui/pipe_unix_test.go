//go:build unix

package ui_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Programs of the reader's get the passage. While one hangs keys answer, and Esc ends it;
// what one prints is shown without its escape sequences, and the terminal stays whole.
func TestPrograms(t *testing.T) {
	t.Parallel()
	config := t.TempDir()
	const settings = `
[commands.shout]
run = ["/usr/bin/tr", "a-z", "A-Z"]
key = "alt+t"

[commands.hostile]
run = ["/bin/sh", "-c", "printf 'a\\033[2J\\033]0;x\\007b\\033[?1049l%s' \"$BRIEFING_REF\"; kill -9 $$"]
show = "page"

[commands.last]
run = ["/bin/sh", "-c", "printf 'a\\033[2J\\033]0;x\\007b: %s' \"$BRIEFING_ARTICLE\""]
show = "status"

[commands.whole]
run = ["/bin/sh", "-c", "/bin/cat; echo on the terminal; read line </dev/tty"]
show = "terminal"
`
	if err := os.MkdirAll(filepath.Join(config, "briefing"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(config, "briefing", "config.toml"), []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	tt := runCommand(t, true, []string{runAs + "=briefing", "XDG_CONFIG_HOME=" + config}, os.Args[0])
	tt.sees("? help")
	tt.types("2\r")
	tt.sees("28 stops")
	tt.types("n")
	tt.sees("1/28")
	tt.types("|")
	tt.sees("Give the passage to a program")
	tt.types("/bin/sleep 600\r")
	tt.sees("running sleep")
	tt.types("n")
	tt.sees("2/28")
	tt.types("\x1b")
	tt.sees("sleep: it was ended")
	tt.types("\x1bt")
	tt.sees("Output of shout")
	tt.sees("RAISI URGED CLOSER TIES")
	tt.sees("It is not of the library")
	tt.types("H")
	tt.sees("article 1 of 6")
	tt.types(":hostile")
	tt.sees("hostile")
	tt.types("\r")
	tt.sees("hostile: signal: killed")
	tt.types(":last")
	tt.sees("last")
	tt.types("\r")
	tt.sees("last: a\uFFFD[2J\uFFFD]0;x\uFFFDb: iran-seeks-ties-2024-03")
	tt.types(":whole")
	tt.sees("whole")
	tt.types("\r")
	tt.until("the program has the terminal", func() bool { return strings.Contains(tt.output(), "on the terminal") })
	tt.types("\n")
	tt.sees("whole is done")
	tt.sees("2/28")
	tt.types("q")
	tt.ends()
	tt.restored()
}
