package ui_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"testing"

	"briefing/briefing/library"
	"briefing/seeds"
	"briefing/ui"
	"briefing/ui/cli"
	"briefing/ui/config"
)

// TestMain runs as another program if it is told to. It also sees to it that no
// test starts a browser, an editor or a program for the clipboard.
func TestMain(m *testing.M) {
	if program, ok := programs[os.Getenv(runAs)]; ok {
		os.Exit(program())
	}
	os.Exit(ui.WithoutPrograms(m))
}

// runAs is the variable that says which program to run as: tests that need the
// whole program on a terminal start themselves.
const runAs = "BRIEFING_TEST_RUN_AS"

// programs are what the test can be run as.
var programs = map[string]func() int{
	"briefing":     runBriefing,
	"panic-open":   func() int { return panicking(1) },
	"panic-again":  func() int { return panicking(2) },
	"stop-blocked": func() int { return startBlocked(20) }, // SIGTSTP
	"all-blocked":  func() int { return startBlocked() },
}

func runBriefing() int { return cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr) }

// panicking runs the app on a library that panics the time-th time it is opened.
func panicking(time int) int {
	err := ui.Run(context.Background(), ui.Options{
		Library: library.Options{Default: &explosive{FS: seeds.FS, left: time}},
		Config:  config.Default(), Input: os.Stdin, Output: os.Stdout,
	})
	fmt.Println("ended:", err)
	return 2
}

// explosive is a file system that panics when its articles are listed so many
// times.
type explosive struct {
	fs.FS
	left int
}

func (e *explosive) Open(name string) (fs.File, error) {
	if name == "articles" {
		if e.left--; e.left == 0 {
			panic("boom")
		}
	}
	return e.FS.Open(name)
}
