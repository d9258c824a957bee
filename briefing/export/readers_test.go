package export_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"briefing/briefing/export"
)

// TestReaders has programs of others read each export of the story and says what they
// read. It runs where BRIEFING_READERS names the folder that they are installed in; the
// heads of testdata/readers/read.mjs and read.py say how. Python is that of a virtual
// environment "venv" in the folder, if there is one.
func TestReaders(t *testing.T) {
	readers := os.Getenv("BRIEFING_READERS")
	if readers == "" {
		t.Skip("BRIEFING_READERS names no folder with the programs that read exports")
	}
	dir := t.TempDir()
	lib, kept := story(t)
	for _, f := range export.Formats {
		for _, of := range f.Contents() {
			file := filepath.Join(dir, string(of)+"."+endings[f])
			if err := os.WriteFile(file, []byte(write(t, lib, f, of, kept)), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	python := filepath.Join(readers, "venv", "bin", "python")
	if _, err := os.Stat(python); err != nil {
		python = "python3"
	}
	for _, command := range [][]string{{"node", "read.mjs"}, {python, "read.py"}} {
		t.Run(command[1], func(t *testing.T) {
			program, err := exec.LookPath(command[0])
			if err != nil {
				t.Skipf("there is no %s", command[0])
			}
			out, err := exec.CommandContext(t.Context(), program, filepath.Join("testdata", "readers", command[1]), dir, readers).CombinedOutput()
			t.Logf("%s", out)
			if err != nil {
				t.Error(err)
			}
		})
	}
}
