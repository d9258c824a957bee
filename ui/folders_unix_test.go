//go:build unix

package ui_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asStranger carries out a command of a program as another user, and returns its output
// and status.
func asStranger(t *testing.T, program, home string, args ...string) (out, said string, status int) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), program, args...)
	cmd.Dir = "/"
	cmd.Env = []string{runAs + "=briefing", "HOME=" + home, "XDG_CACHE_HOME=" + home, "XDG_STATE_HOME=" + home}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: stranger}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	return stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()
}

// What a reader may not read or change is named in a line. Articles that are in the index
// stay there until their folder can be looked at again.
func TestFoldersOfOthers(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	program, home, library := programForAll(t), t.TempDir(), ferryFolder(t, 320)
	openWay(t, home)
	openWay(t, library)
	below := filepath.Join(library, "below")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.Chown(home, int(stranger.Uid), int(stranger.Gid)))
	must(os.Mkdir(below, 0o755))
	must(os.WriteFile(filepath.Join(below, "b.md"), []byte("# Below\n\nThe ferry sank.\n"), 0o644))
	fresh := filepath.Join(home, "fresh.md")
	must(os.WriteFile(fresh, []byte("# Fresh\n\nThe bridge stood.\n"), 0o644))
	files, err := filepath.Glob(filepath.Join(library, "*"))
	must(err)
	for _, f := range files {
		if f != below {
			must(os.Chmod(f, 0o644))
		}
	}
	for _, step := range []struct {
		folder        string
		mode          os.FileMode
		lines, status int
		says          string
	}{
		{library, 0o755, 321, 0, ""},
		{below, 0, 321, 0, "briefing: below: permission denied"},
		{below, 0o444, 320, 0, "briefing: below/b.md: permission denied"},
		{below, 0o755, 321, 0, ""},
		{below, 0o333, 321, 0, "briefing: below: permission denied"},
		{below, 0o755, 321, 0, ""},
		{library, 0, 0, 2, "no article in it: .: permission denied"},
		{library, 0o755, 321, 0, ""},
	} {
		must(os.Chmod(step.folder, step.mode))
		out, said, status := asStranger(t, program, home, "articles", "-L", library)
		if strings.Count(out, "\n") != step.lines || status != step.status || !strings.Contains(said, step.says) || step.says == "" && said != "" || strings.Count(said, "\n") > 1 {
			t.Errorf("%s %o: %d lines, status %d, said %q; want %+v", filepath.Base(step.folder), step.mode, strings.Count(out, "\n"), status, said, step)
		}
	}
	_, said, status := asStranger(t, program, home, "add", library, fresh)
	if status != 2 || strings.Count(said, "\n") != 1 || !strings.Contains(said, "permission denied") {
		t.Errorf("add into a folder of somebody else: status %d, said %q", status, said)
	}
	if now, _ := filepath.Glob(filepath.Join(library, "*")); len(now) != len(files) {
		t.Errorf("%d files became %d", len(files), len(now))
	}
}

// A library is the same whatever it is called, and from wherever it is named.
func TestNamesOfAFolder(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	library := ferryFolder(t, 6)
	want, _, _ := carryOut(t, surroundings{}, "articles", "-L", library)
	deep := filepath.Join(library, "none")
	if err := os.Mkdir(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(library, link); err != nil {
		t.Fatal(err)
	}
	gone := "d=$(/bin/mktemp -d); cd $d; /bin/rmdir $d"
	for _, test := range []struct{ before, name, says string }{
		{"cd " + library, ".", ""},
		{"cd " + deep, "..", ""},
		{"cd " + library, "./none/..//", ""},
		{"cd " + library, "none/../", ""},
		{"cd /", library + "///", ""},
		{"cd /", link, ""},
		{"cd /", link + "/", ""},
		{"cd " + library, "a000.md/", "not a directory"},
		{gone, library, ""},
		{gone, ".", "no such file"},
		{gone, "story", "no such file"},
		{"cd /", library + strings.Repeat("/none/..", 400), ""},
		{"cd /", library + strings.Repeat("/none", 1000), "file name too long"},
		{"cd /", library + "/" + strings.Repeat("n", 300), "file name too long"},
		{"cd /", library + "/\x1b[31m\n\u202e", "no such file"},
	} {
		out, said, status := carryOut(t, surroundings{before: []string{test.before}}, "articles", "-L", test.name)
		switch {
		case test.says == "" && out == want && said == "" && status == 0:
		case test.says != "" && out == "" && status == 2 && strings.Contains(said, test.says) && strings.Count(said, "\n") == 1 && !strings.Contains(said, "\x1b"):
		default:
			t.Errorf("%s; -L %.80q: status %d, printed %.80q, said %.300q", test.before, test.name, status, out, said)
		}
	}
}

// The editor gets the name of the file as it is, whatever of it is shown.
func TestEditorGetsTheFile(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"two  spaces.md", " first.md", "a\u00a0b.md", "a\u202fb.md", "a\tb.md", "a\nb.md", "a\u202eb.md", "caf\xe9.md", "-rf.md", "$(a) 'b'.md"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			editor, heard := filepath.Join(dir, "editor"), filepath.Join(dir, "heard")
			file := filepath.Join(dir, "lib", name)
			if err := errors.Join(os.Mkdir(filepath.Dir(file), 0o755), os.WriteFile(file, []byte("# Harbour\n\nThe ferry left at nine.\n"), 0o644),
				os.WriteFile(editor, []byte("#!/bin/sh\nfor last; do :; done\nprintf %s \"$last\" >'"+heard+"'\n"), 0o755)); err != nil {
				t.Skip(err)
			}
			tt := runCommand(t, true, []string{runAs + "=briefing", "VISUAL=" + editor}, os.Args[0], filepath.Dir(file))
			tt.sees("? help")
			tt.types("4\r")
			tt.sees("The ferry left at nine.")
			tt.types("e")
			tt.sees("reread after editing")
			if got, err := os.ReadFile(heard); err != nil || string(got) != file {
				t.Errorf("the editor gets %q, %v, want %q", got, err, file)
			}
			tt.quits()
		})
	}
}
