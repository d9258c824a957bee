package cli

import (
	"os"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// tells is the variable that has the program say when reading takes long.
const tells = "BRIEFING_TEST_TELLS"

// No other test depends on how long its machine takes to read documents.
func init() {
	if os.Getenv(tells) == "" {
		longRead = time.Hour
	}
}

// A reading that takes long, as that of a whole disk does, is told once, when its time has
// come and not before.
func TestLongReadingIsTold(t *testing.T) {
	const want = "briefing: reading the documents in \"/\" takes long: Ctrl-C ends it\n"
	for _, test := range []struct {
		takes time.Duration
		path  string
		quiet bool
		want  string
	}{
		{longRead - 1, "/", false, ""},
		{longRead + 1, "/", false, want},
		{10 * longRead, "/", false, want},
		{10 * longRead, "/", true, ""},
		{10 * longRead, "", false, ""}, // the default library
	} {
		synctest.Test(t, func(t *testing.T) {
			var said strings.Builder
			a := &app{stderr: &said, quiet: test.quiet}
			end := a.tellLong(test.path)
			time.Sleep(test.takes)
			end()
			end()
			time.Sleep(10 * longRead)
			if said.String() != test.want {
				t.Errorf("%+v: said %q", test, &said)
			}
		})
	}
}
