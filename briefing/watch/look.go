package watch

import (
	"context"
	"fmt"
	"hash/maphash"
	"io/fs"
	"os"
	"time"

	"briefing/briefing/internal/dir"
	"briefing/briefing/source"
)

// file is a single file in its last known state.
type file struct {
	name string
	info os.FileInfo // nil if it was not there
}

// look examines the file and reports whether it has changed.
func (f *file) look() bool {
	was := f.info
	f.info, _ = os.Stat(f.name)
	if f.info == nil || was == nil {
		return f.info != nil || was != nil
	}
	return !os.SameFile(f.info, was) || f.info.Size() != was.Size() || !f.info.ModTime().Equal(was.ModTime())
}

// sight is a fingerprint of the files in a folder.
type sight struct {
	sum  uint64        // of names, sizes and times
	at   time.Time     // when they were examined
	took time.Duration // how long that took
}

var seed = maphash.MakeSeed()

// see examines all files of a folder that may be documents. If root is no
// folder, it returns an empty sight.
func see(ctx context.Context, root string, info os.FileInfo) sight {
	begun := time.Now()
	if info == nil || !info.IsDir() {
		return sight{at: begun}
	}
	files := dir.FS(root)
	var sum maphash.Hash
	sum.SetSeed(seed)
	for path, err := range source.Find(ctx, files, source.Options{}).Paths() {
		fmt.Fprintf(&sum, "%q %v", path, err)
		if info, err := fs.Stat(files, path); err == nil {
			fmt.Fprintf(&sum, " %d %d", info.Size(), info.ModTime().UnixNano())
		}
	}
	now := time.Now()
	return sight{sum: sum.Sum64(), at: now, took: now.Sub(begun)}
}
