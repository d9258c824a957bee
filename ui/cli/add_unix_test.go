//go:build unix

package cli_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// add that is interrupted ends at once, keeps what was saved, and leaves nothing
// else.
func TestAddInterrupted(t *testing.T) {
	skipProcesses(t)
	for _, last := range []string{"/wait", "-"} {
		waits := make(chan bool, 1)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/wait" {
				waits <- true
			}
			site(w, r)
		}))
		defer server.Close()
		dir := filepath.Join(t.TempDir(), "story")
		input := "-"
		if last == "/wait" {
			input = server.URL + last
		}
		cmd := exec.CommandContext(t.Context(), "briefing", "add", "--allow-private", dir, server.URL+"/harbour", input)
		cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+t.TempDir())
		stdin, err := cmd.StdinPipe() // which says nothing
		if err != nil {
			t.Fatal(err)
		}
		defer stdin.Close()
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		line := make([]byte, 1<<10)
		n, err := stdout.Read(line) // the article is saved
		if err != nil {
			t.Fatal(err)
		}
		if last == "/wait" {
			<-waits
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		exit := (*exec.ExitError)(nil)
		if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
			t.Errorf("%s: %v, want exit status 130", last, err)
		}
		want := filepath.Join(dir, "harbour.md")
		if got := string(line[:n]); got != want+"\n" {
			t.Errorf("%s: printed %q, want %s", last, got, want)
		}
		entries, err := os.ReadDir(dir)
		if err != nil || slices.IndexFunc(entries, func(e os.DirEntry) bool { return e.Name() != "harbour.md" }) >= 0 {
			t.Errorf("%s: %v, %v in the folder", last, err, entries)
		}
	}
}
