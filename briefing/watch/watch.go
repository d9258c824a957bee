// Package watch tells when the files of a library change, so that the library
// can be read again.
//
// A folder is watched by the system, with all folders below it. Where that cannot
// be (there are too many folders for the system, or they are on another machine,
// which does not tell), and for single files, names, sizes and times are compared
// now and then instead: as often as costs at most a hundredth of one processor's
// time, so a small folder twice a second, one of a hundred thousand files about
// once a minute.
//
// What counts are the files that package source would read: no hidden ones, no
// editor's swap files, nothing outside the folder that a link leads to.
package watch

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

// pace says when to look and when to tell.
type pace struct {
	quiet time.Duration // how long nothing must change before it is told
	most  time.Duration // but a change is told after so long
	look  time.Duration // between two looks at single files, or at files at all
	share int           // of so many parts of the time, looking may take one
	rare  time.Duration // the longest time between two looks
}

var usual = pace{
	quiet: 100 * time.Millisecond,
	most:  500 * time.Millisecond,
	look:  500 * time.Millisecond,
	share: 100,
	rare:  2 * time.Minute,
}

// Changes tells of changes to the library at path, a folder or a document, and to
// others, files that belong to it, such as its digest, until ctx ends; then it
// closes the channel. What it sends is when the latest change was noticed: who
// has begun to read after that has read it. Changes that come close together are
// sent as one. The first thing sent is no change: from that time on none is
// missed. A folder that goes away, and comes back, has changed each time.
func Changes(ctx context.Context, path string, others ...string) <-chan time.Time {
	w := newWatcher(path, others, usual)
	go w.run(ctx)
	return w.changes
}

// watcher watches one library.
type watcher struct {
	pace
	root    string
	others  []file
	changes chan time.Time
	polls   bool // even where the system would tell

	rootWas os.FileInfo // nil if it was not there
	tree    *tree       // nil while files are looked at instead
	seen    sight       // when they were looked at last

	first, last time.Time // of the changes that are yet to be told
	due         <-chan time.Time
}

func newWatcher(path string, others []string, p pace) *watcher {
	w := &watcher{pace: p, root: absolute(path), changes: make(chan time.Time, 1)}
	for _, name := range others {
		w.others = append(w.others, file{name: absolute(name)})
	}
	return w
}

// absolute returns a path by which files are known whatever it is called by.
func absolute(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	return abs
}

func (w *watcher) run(ctx context.Context) {
	defer close(w.changes)
	for i := range w.others {
		w.others[i].look()
	}
	w.begin(ctx)
	defer func() { w.tree.close() }()
	w.send(time.Now())

	looks := time.NewTicker(w.look)
	defer looks.Stop()
	for {
		events, errs := w.tree.channels()
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			w.event(ctx, e)
		case <-errs:
			// The system has lost count, or can no longer tell.
			w.begin(ctx)
			w.changed()
		case <-looks.C:
			w.lookAgain(ctx)
		case <-w.due:
			w.tell()
		}
	}
}

// begin has the system watch the folder, if there is one, or has a first look at
// its files.
func (w *watcher) begin(ctx context.Context) {
	w.tree.close()
	w.tree = nil
	w.rootWas, _ = os.Stat(w.root)
	switch {
	case w.rootWas == nil:
	case !w.rootWas.IsDir():
		if !slices.ContainsFunc(w.others, func(f file) bool { return f.name == w.root }) {
			f := file{name: w.root}
			f.look()
			w.others = append(w.others, f)
		}
	case !w.polls && !isRemote(w.root):
		w.tree, _ = newTree(ctx, w.root) // without one the files are looked at
	}
	if w.tree == nil {
		w.seen = see(ctx, w.root, w.rootWas)
	}
}

// event takes note of what the system tells.
func (w *watcher) event(ctx context.Context, e fsnotify.Event) {
	matters, err := w.tree.take(ctx, e)
	if err != nil {
		w.begin(ctx)
	}
	for i := range w.others {
		if w.others[i].name == e.Name {
			w.others[i].look() // so that it is not told twice
			matters = true
		}
	}
	if matters {
		w.changed()
	}
}

// lookAgain looks at what the system does not tell of: whether the folder is
// still the same one, and the files that lie elsewhere.
func (w *watcher) lookAgain(ctx context.Context) {
	for i := range w.others {
		if w.others[i].look() {
			w.changed()
		}
	}
	if now, _ := os.Stat(w.root); !isSame(now, w.rootWas) {
		w.begin(ctx)
		w.changed()
		return
	}
	if w.tree != nil || w.rootWas == nil || !w.rootWas.IsDir() {
		return
	}
	if time.Since(w.seen.at) < min(w.rare, time.Duration(w.share)*w.seen.took) {
		return
	}
	was := w.seen.sum
	if w.seen = see(ctx, w.root, w.rootWas); w.seen.sum != was && ctx.Err() == nil {
		w.changed()
	}
}

// isSame reports whether a folder is still the one that it was, or is still not
// there.
func isSame(a, b os.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b)
}

// changed takes note of a change, to be told once it is quiet.
func (w *watcher) changed() {
	w.last = time.Now()
	if w.first.IsZero() {
		w.first = w.last
	}
	w.due = time.After(min(w.quiet, w.most-w.last.Sub(w.first)))
}

// tell tells of the changes that were noticed.
func (w *watcher) tell() {
	w.send(w.last)
	w.first, w.due = time.Time{}, nil
}

// send replaces what nobody has taken yet.
func (w *watcher) send(at time.Time) {
	select {
	case <-w.changes:
	default:
	}
	w.changes <- at
}
