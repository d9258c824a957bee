package store

import (
	"testing"

	"briefing/briefing/libtest"
)

func TestMemory(t *testing.T) { libtest.Library(t, openKeeping(keepBytes)) }

// TestMemoryLarge reads texts and mentions from the database, as of a library
// too large to keep them beside it.
func TestMemoryLarge(t *testing.T) { libtest.Library(t, openKeeping(-1)) }

func TestDisk(t *testing.T) { libtest.Library(t, openDisk) }
