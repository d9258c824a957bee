package library_test

import (
	"cmp"
	"os"
	"path/filepath"
	"testing"

	"briefing/briefing/library"
	"briefing/seeds"
)

// originals is the folder of the publishers' documents that the seeds tell
// afresh.
var originals = cmp.Or(os.Getenv("BRIEFING_ORIGINALS"), filepath.FromSlash("../../../shared/originals"))

// open opens a library, to be closed when the test ends.
func open(t testing.TB, opts library.Options) *library.Library {
	t.Helper()
	opts.Default = seeds.FS
	lib, err := library.Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	return lib
}

// eachLibrary runs a test on the default library and, if they are there, on the
// originals with the same digest.
func eachLibrary(t *testing.T, test func(*testing.T, *library.Library)) {
	t.Run("seeds", func(t *testing.T) { test(t, open(t, library.Options{})) })
	t.Run("originals", func(t *testing.T) {
		if _, err := os.Stat(originals); err != nil {
			t.Skipf("no originals: %v", err)
		}
		test(t, open(t, library.Options{Path: originals, Digest: library.Seeds}))
	})
}
